package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
)

// merging merges other libraries into the open one, and has what they say
// differently decided.
type merging struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	writing *writing

	openClaim func(articleID, claimID string, then func())
	leave     func() // gives the article the keyboard
}

func (m *merging) actions() []action {
	library := func() bool { return m.store.library != nil }
	conflicts := m.store.session.Conflicts
	return []action{
		{name: "Merge Another Library…", enabled: library, do: m.askForMerge},
		{name: "Conflicts to Decide…", enabled: func() bool { return conflicts() > 0 }, count: conflicts, do: func() { m.decide("") }},
	}
}

// askForMerge asks for another library's file and merges it into the open one.
func (m *merging) askForMerge() {
	m.files.openFile(locale.Text("Merge another library"), m.merge)
}

func (m *merging) merge(path string) {
	m.writing.texts.Flush()
	editor := m.store.editor
	var merged model.Merged
	m.tasks.runIn(locale.Text("Merging %s", filepath.Base(path)), func(ctx context.Context, lib *library.Library, t *task) error {
		var err error
		merged, err = lib.Merge(ctx, editor, path, t.report)
		return err
	}, func(err error) {
		switch {
		case ctxEnded(err):
			m.notice.say(locale.Text("Merging was cancelled. The library is unchanged."))
		case err != nil:
			m.store.fault(err)
		default:
			m.store.reload()
			if merged.Change.Changed() {
				m.notice.did(locale.Said(merged.Change.Event.What), true)
			}
			m.showMerged(filepath.Base(path), merged)
		}
	})
}

// showMerged says what came of a merge, and leads on to what is to be decided.
func (m *merging) showMerged(name string, merged model.Merged) {
	sheet := ask.Sheet{
		Title: locale.Text("Libraries merged"), Content: container.NewVScroll(look.Wrapped(mergeReport(name, merged))),
		Size: fyne.NewSize(560, 380), Safe: locale.Text("Close"),
	}
	if merged.Conflicts > 0 {
		sheet.Submit = ask.Answer{Label: locale.Text("Decide %s now…", number(merged.Conflicts, "conflict")), Do: func() { m.decide("") }}
	}
	m.dialogs.Show(sheet)
}

func mergeReport(name string, m model.Merged) string {
	if !m.Change.Changed() {
		return locale.Text("This library has everything that is in %s already. Nothing was changed.", name)
	}
	var lines []string
	row := func(noun string, c model.MergeCount) {
		var parts []string
		if c.Added > 0 {
			parts = append(parts, locale.Text("%d new", c.Added))
		}
		if c.United > 0 {
			parts = append(parts, locale.Text("%d recognised as already here", c.United))
		}
		if c.Updated > 0 {
			parts = append(parts, locale.Text("%d brought up to date", c.Updated))
		}
		if len(parts) > 0 {
			lines = append(lines, locale.Text("%s: %s", noun, strings.Join(parts, ", ")))
		}
	}
	row(locale.Text("Articles"), m.Articles)
	row(locale.Text("Claims"), m.Claims)
	row(locale.Text("Verdicts"), m.Verdicts)
	row(locale.Text("Sources"), m.Sources)
	row(locale.Text("Evidence"), m.Evidence)
	if m.Conflicts > 0 {
		lines = append(lines, "", locale.Text("%s to decide: both sides are kept until you do.", number(m.Conflicts, "conflict")))
	}
	if m.Left > 0 {
		lines = append(lines, "", locale.Count(m.Left, "%d other article in the file was not taken.", "%d other articles in the file were not taken.")+
			" "+locale.Text("To take in all of a library, merge it."))
	}
	if others := slices.Concat(m.Kept, m.Remarks); len(others) > 0 {
		lines = append(append(lines, ""), others...)
	}
	return strings.Join(append(lines, "", locale.Text("%s itself was not altered. Undo takes the whole merge back.", name)), "\n")
}

func number(n int, noun string) string {
	switch noun {
	case "article":
		return locale.Count(n, "%d article", "%d articles")
	case "claim":
		return locale.Count(n, "%d claim", "%d claims")
	case "source":
		return locale.Count(n, "%d source", "%d sources")
	case "verdict":
		return locale.Count(n, "%d verdict", "%d verdicts")
	case "change":
		return locale.Count(n, "%d change", "%d changes")
	case "conflict":
		return locale.Count(n, "%d conflict", "%d conflicts")
	}
	return locale.Number(n)
}
