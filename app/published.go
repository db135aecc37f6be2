package app

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
	"galley/model/passage"
)

// publishing keeps the checks that others published, file by file, so that claims are found
// again in them.
type publishing struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	changed func() // other checks are stored now: what is said of the selected claim may be another
}

func (p *publishing) actions() []action {
	return []action{{name: "Published Checks…", enabled: func() bool { return p.store.library != nil }, do: p.ask}}
}

// ask shows which files of checks were read, and how many checks of each are stored.
func (p *publishing) ask() {
	read(p.store, "published checks", func(ctx context.Context, lib *library.Library) ([]model.CheckFeed, error) {
		return lib.CheckFeeds(ctx)
	}, p.show)
}

func (p *publishing) show(feeds []model.CheckFeed) {
	var shown *ask.Shown
	rows, all := container.NewVBox(), 0
	for _, f := range feeds {
		all += f.Checks
		name := widget.NewLabel(f.Feed)
		name.Truncation = fyne.TextTruncateEllipsis
		remove := control.NewIcon(theme.DeleteIcon(), locale.Text("Remove the checks of %s", f.Feed), func() {
			p.askToForget(f, func() { shown.Hide() })
		})
		count := look.FaintText(locale.Count(f.Checks, "%s check", "%s checks"))
		count.Truncation = fyne.TextTruncateOff
		rows.Add(container.NewBorder(nil, nil, nil, container.NewHBox(count, remove), name))
	}
	said := locale.Text("None are stored yet.")
	if all > 0 {
		said = locale.Count(all, "%s check is stored.", "%s checks are stored.")
	}
	about := look.Wrapped(strings.Join([]string{
		locale.Text("Fact checks that others published, read from a file of ClaimReviews (JSON)."),
		locale.Text("Your claims are looked up in them on this computer; nothing is sent anywhere."),
		locale.Text("A file that is read again takes the place of what was read of it before."),
	}, " "))
	content := container.NewBorder(container.NewVBox(about, look.Wrapped(said)), nil, nil, nil, container.NewVScroll(rows))
	choose := func() { p.files.openFile(locale.Text("Read a file of published checks"), p.read) }
	shown = p.dialogs.Show(ask.Sheet{Title: locale.Text("Published checks"), Content: content, Size: fyne.NewSize(560, 380),
		Safe: locale.Text("Close"), Submit: ask.Answer{Label: locale.Text("Read a File…"), Do: choose}})
}

// read reads a file of checks beside the person's work.
func (p *publishing) read(path string) {
	name := filepath.Base(path)
	reading := locale.Text("Reading %s", name)
	var r intake.FeedReport
	p.tasks.runIn(reading, func(ctx context.Context, lib *library.Library, t *task) error {
		var err error
		r, err = intake.Checks(ctx, lib, path, func(part float64, checks int) {
			t.report(part, reading+" · "+locale.Count(checks, "%s check", "%s checks"))
		})
		return err
	}, func(err error) {
		p.changed()
		switch {
		case ctxEnded(err):
			p.notice.say(locale.Text("Reading %s was stopped. What was read before is kept.", name))
		case err != nil:
			p.store.fault(err)
		default:
			p.notice.say(sayFeed(r))
		}
		if len(r.Why) > 1 {
			p.notice.offer(locale.Text("Show the List"), func() { p.showSkipped(r) })
		}
	})
}

// sayFeed accounts for all of a file of checks.
func sayFeed(r intake.FeedReport) string {
	said := []string{locale.Count(r.Checks, "Read %s check from %s,", "Read %s checks from %s,", r.Feed)}
	if r.New == 0 {
		said = append(said, locale.Text("none of them new."))
	} else {
		said = append(said, locale.Count(r.New, "%s of them new.", "%s of them new."))
	}
	if r.Gone > 0 {
		said = append(said, locale.Count(r.Gone, "%s that it has no longer was taken out.", "%s that it has no longer were taken out."))
	}
	switch {
	case r.Skipped == 1 && len(r.Why) == 1:
		said = append(said, locale.Text("Entry %d was not taken: %s", r.Why[0].Entry, locale.Said(r.Why[0].Reason)))
	case r.Skipped > 0:
		said = append(said, locale.Count(r.Skipped, "%s entry was not taken.", "%s entries were not taken."))
	}
	return strings.Join(said, " ")
}

// showSkipped lists what of a file was not taken, and why.
func (p *publishing) showSkipped(r intake.FeedReport) {
	var lines []string
	for _, w := range r.Why {
		lines = append(lines, locale.Text("Entry %d: %s", w.Entry, locale.Said(w.Reason)))
	}
	if more := r.Skipped - len(r.Why); more > 0 {
		lines = append(lines, locale.Count(more, "And %s more.", "And %s more."))
	}
	p.dialogs.Show(ask.Sheet{Title: locale.Text("Entries that were not taken"), Size: fyne.NewSize(560, 380),
		Content: container.NewVScroll(look.Wrapped(strings.Join(lines, "\n")))})
}

// askToForget asks before the checks of a file are removed.
func (p *publishing) askToForget(f model.CheckFeed, then func()) {
	p.dialogs.Ask(ask.Question{
		Title: locale.Text("Remove the checks of %s?", passage.Shorten(f.Feed, 40)),
		Text: locale.Count(f.Checks, "%s check is removed from the library. What is attached to claims stays. The file can be read again.",
			"%s checks are removed from the library. What is attached to claims stays. The file can be read again."),
		Answers: []ask.Answer{{Label: locale.Text("Remove"), Danger: true, Do: func() {
			then()
			p.forget(f.Feed)
		}}},
	})
}

func (p *publishing) forget(feed string) {
	n := 0
	p.tasks.runIn(locale.Text("Removing the checks of %s", feed), func(ctx context.Context, lib *library.Library, _ *task) error {
		var err error
		n, err = lib.ForgetChecks(ctx, feed)
		return err
	}, func(err error) {
		p.changed()
		switch {
		case ctxEnded(err):
			p.notice.say(locale.Text("Nothing was removed."))
		case err != nil:
			p.store.fault(err)
		default:
			p.notice.say(locale.Count(n, "Removed %s check of %s.", "Removed %s checks of %s.", feed))
		}
	})
}
