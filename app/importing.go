package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/model"
	"galley/model/ingest"
	"galley/model/intake"
)

// importing brings files, folders, web pages and copied text into the library.
type importing struct {
	store     *store
	dialogs   *ask.Dialogs
	notice    *notice
	tasks     *taskList
	files     *fileDialogs
	writing   *writing
	clip      *clip
	clipboard fyne.Clipboard

	openArticle  func(id string, then func())
	draft        *drafting
	offerVersion func(id string) // offers to make an article that came in the next version of another
	ending       func() bool     // the program is being closed

	running int           // imports under way
	looks   int           // how often another program's work was looked for meanwhile
	last    intake.Report // of the import that ended last
}

func (i *importing) actions() []action {
	library := func() bool { return i.store.library != nil }
	return []action{
		{name: "Import File…", enabled: library, do: i.askForFile},
		{name: "Import Folder…", enabled: library, do: i.askForFolder},
		{name: "Import Web Page…", enabled: library, do: i.askForAddress},
		{name: "Import Text from Clipboard", enabled: library, do: i.fromClipboard},
		{name: "Last Import…", enabled: func() bool { return len(i.last.Items) > 0 }, do: i.showLast},
	}
}

func (i *importing) askForFile() {
	i.files.openFile(locale.Text("Import a file"), func(path string) { i.paths([]string{path}) })
}

func (i *importing) askForFolder() {
	i.files.openFolder(locale.Text("Import a folder"), func(path string) { i.paths([]string{path}) })
}

func (i *importing) dropped(uris []fyne.URI) {
	var from []importOrigin
	for _, u := range uris {
		switch u.Scheme() {
		case "file":
			from = append(from, pathOrigin(u.Path()))
		case "http", "https":
			from = append(from, addressOrigin(u.String()))
		}
	}
	i.all(from)
}

func (i *importing) paths(paths []string) {
	var from []importOrigin
	for _, path := range paths {
		from = append(from, pathOrigin(path))
	}
	i.all(from)
}

func (i *importing) askForAddress() {
	entry := control.NewLines("https://…", 3)
	entry.OnKey = func(key *fyne.KeyEvent) bool { // addresses are pasted line by line: Enter imports, as in one line
		enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
		if enter {
			i.dialogs.Submit()
		}
		return enter
	}
	item := widget.NewFormItem(locale.Text("Address"), entry)
	item.HintText = locale.Text("Several can be pasted, one on each line. https:// may be left out.")
	typed := entries(kindPages, "", "", map[string]*control.Entry{"addresses": &entry.Entry})
	i.writing.show(typed, ask.Sheet{
		Title: locale.Text("Import web pages"), Content: widget.NewForm(item), Size: fyne.NewSize(620, 260), First: entry,
		Submit: ask.Answer{Label: locale.Text("Import"), Do: func() {
			i.addresses(entry.Text) // from now on they are kept as an import
			i.writing.done(typed)
		}},
	})
}

// addresses imports pages: no address has white space in it.
func (i *importing) addresses(text string) {
	var from []importOrigin
	for _, address := range strings.Fields(text) {
		from = append(from, addressOrigin(address))
	}
	i.all(from)
}

// fromClipboard imports the text that was copied, or the page where it is
// nothing but an address.
func (i *importing) fromClipboard() {
	i.clip.take(func(c copied) {
		if fields := strings.Fields(c.text); len(fields) == 1 && (strings.HasPrefix(fields[0], "https://") ||
			strings.HasPrefix(fields[0], "http://")) {
			i.addresses(c.text)
			return
		}
		i.with([]importOrigin{textOrigin(c.name, c.text)}, ingest.Hints{AsShown: c.asShown})
	})
}

// all reads and stores what the origins hold; each article that comes in
// is stored for good, whatever becomes of the others.
func (i *importing) all(from []importOrigin) { i.with(from, ingest.Hints{}) }

func (i *importing) with(from []importOrigin, hints ingest.Hints) {
	lib, editor := i.store.library, i.store.editor
	if lib == nil || len(from) == 0 {
		return
	}
	i.running++
	origins := make([]intake.Origin, len(from))
	for n, o := range from {
		origins[n] = o.Origin
	}
	kept := newPendingImport(i.writing.journal, from, editor)
	var r intake.Report
	i.tasks.run(locale.Text("Importing %s", from[0].Name()), func(ctx context.Context, t *task) error {
		kept.begin()
		r = intake.Run(ctx, lib, editor, origins, intake.Options{Hints: hints, Changes: i.draft.changes, Progress: func(p intake.Progress) {
			t.report(p.Part(), progressText(p))
			kept.progress(p)
		}})
		return r.Err
	}, func(err error) {
		i.running--
		if kept.end(r, i.ending()); i.ending() {
			return
		}
		i.writing.save(nil)
		if i.store.library != lib { // it was closed meanwhile
			i.notice.say(locale.Text("The import into %s has ended: %s What was imported is kept there.", placeOf(lib.Path()), locale.Said(r.String())))
			return
		}
		i.last = r
		in, known := r.Of(intake.Imported), r.Of(intake.Known)
		open := ""
		switch {
		case len(in) == 1, len(in) > 0 && !i.store.session.IsOpen():
			open = in[0].ArticleID
		case len(in) == 0 && len(known) == 1:
			open = known[0].ArticleID
		}
		if open == "" {
			i.store.reload()
		} else {
			i.store.reloadThenOpen()
			i.openArticle(open, nil)
		}
		if i.offerAsShown(r, from) {
			return
		}
		i.showReport(r)
		i.draft.offer(in)
		if len(in) == 1 && len(r.Items) == 1 {
			i.offerVersion(in[0].ArticleID)
		}
	})
}

// progressText is the line beside the progress bar.
func progressText(p intake.Progress) string {
	text := locale.Text("Importing %s", p.Name)
	if p.Found > 1 || !p.Whole {
		text = locale.Text("Importing %d of %d: %s", min(p.Done+1, p.Found), p.Found, p.Name)
	}
	if p.Of > 0 {
		return locale.Text("%s (%s of %s)", text, size(p.Got), size(p.Of))
	}
	if p.Got > 0 {
		return text + fmt.Sprintf(" (%s)", size(p.Got))
	}
	return text
}

// size writes a number of bytes for people.
func size(n int64) string {
	if n < 1e6 {
		return locale.Text("%d kB", (n+999)/1000)
	}
	return locale.Text("%.1f MB", float64(n)/1e6)
}

// importLooks is at every how many looks the panels are read anew while an
// import writes: each look would find something new, and cost what reading takes.
const importLooks = 5

// mayReload says whether what was written meanwhile should be shown now.
func (i *importing) mayReload() bool {
	if i.running == 0 {
		return true
	}
	i.looks++
	return i.looks%importLooks == 0
}

// showReport ends an import with one sentence that accounts for all of it, and
// a way to the list where one sentence is not all there is to say.
func (i *importing) showReport(r intake.Report) {
	in, known, refused := r.Of(intake.Imported), r.Of(intake.Known), r.Of(intake.Refused)
	kept := len(in) + len(known)
	switch {
	case errors.Is(r.Err, context.Canceled):
		i.notice.say(locale.Text("Import stopped: %s What was imported is kept.", locale.Said(r.String())))
	case r.Err != nil:
		i.store.fault(model.Wrap(model.Refused, r.Err, "Import stopped: %s What was imported is kept. %s", r, locale.Fault(r.Err)))
	case kept == 0 && len(refused) == 0:
		i.notice.say(locale.Text("Nothing there can be read, so nothing was imported (%d skipped).", len(r.Items)))
	case kept == 0 && len(refused) == 1:
		i.store.fault(refused[0].Err)
	case len(refused) == 1:
		i.store.fault(model.Wrap(model.Invalid, refused[0].Err, "%s %s", r, locale.Said(refused[0].Reason)))
	case len(refused) > 1:
		i.store.fault(model.Faultf(model.Invalid, "%s The list says why.", r))
	case len(in) == 1 && kept == 1:
		i.notice.did(cautioned(locale.Text("Imported “%s”", in[0].Title), in[0].Cautions), true)
	case len(known) == 1 && kept == 1 && known[0].OtherNotes:
		i.notice.say(locale.Text("This text is already in the library, as “%s”, with other notes. "+
			"To bring the new ones in, revise that article with this file.", known[0].Title))
	case len(known) == 1 && kept == 1:
		i.notice.say(locale.Text("This text is already in the library, as “%s”.", known[0].Title))
	default:
		i.notice.say(locale.Said(r.String()))
	}
	if len(r.Items) > 1 {
		i.notice.offer(locale.Text("Show the List"), func() { i.showLast() })
	}
}

// offerAsShown asks, where the only thing to import was a page on which no
// article was found, whether to take all that a browser shows of it.
func (i *importing) offerAsShown(r intake.Report, from []importOrigin) bool {
	refused := r.Of(intake.Refused)
	if len(r.Items) != 1 || len(refused) != 1 || !errors.Is(refused[0].Err, ingest.ErrNoArticle) {
		return false
	}
	i.dialogs.Ask(ask.Question{
		Title: locale.Text("No article was found"), Size: fyne.NewSize(560, 240),
		Text:    locale.Text("%s\n\nIts text can be imported as a browser shows it, with menus and notices in it.", locale.Said(refused[0].Reason)),
		Answers: []ask.Answer{{Label: locale.Text("Import as Shown"), Do: func() { i.with(from, ingest.Hints{AsShown: true}) }}},
	})
	return true
}

// cautioned is a sentence with what a person has to know of how a page was read.
func cautioned(said string, cautions []string) string {
	return strings.Join(append([]string{said}, cautions...), ". ")
}
