package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/model"
	"galley/model/ingest"
	"galley/model/intake"
)

// imports is what the window knows of imports: how many are under way, how
// often another program's work was looked for meanwhile, and what the last came to.
type imports struct {
	running, looks int
	last           intake.Report
}

func (w *Window) askForFile() {
	w.files.openFile(func(path string) { w.importPaths([]string{path}) })
}

func (w *Window) askForFolder() {
	w.files.openFolder(func(path string) { w.importPaths([]string{path}) })
}

func (w *Window) importDropped(uris []fyne.URI) {
	var from []asked
	for _, u := range uris {
		switch u.Scheme() {
		case "file":
			from = append(from, askedPath(u.Path()))
		case "http", "https":
			from = append(from, askedAddress(u.String()))
		}
	}
	w.importAll(from)
}

func (w *Window) importPaths(paths []string) {
	var from []asked
	for _, path := range paths {
		from = append(from, askedPath(path))
	}
	w.importAll(from)
}

// addressEntry takes several addresses, one a line as they are pasted; Enter
// imports them, as in a field with one line.
type addressEntry struct {
	widget.Entry
	done func()
}

// AcceptsTab tells Fyne that Tab moves on.
func (e *addressEntry) AcceptsTab() bool { return false }

func (e *addressEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		e.done()
		return
	}
	e.Entry.TypedKey(key)
}

func (w *Window) askForAddress() {
	entry := &addressEntry{}
	entry.ExtendBaseWidget(entry)
	entry.MultiLine = true
	entry.SetMinRowsVisible(3)
	entry.SetPlaceHolder("https://…")
	item := widget.NewFormItem("Address", entry)
	item.HintText = "Several can be pasted, one a line. https:// may be left out."
	typed := entries(kindPages, "", "", map[string]*widget.Entry{"addresses": &entry.Entry})
	d := dialog.NewForm("Import web pages", "Import", "Cancel", []*widget.FormItem{item}, func(ok bool) {
		if ok {
			w.importAddresses(entry.Text) // from now on they are kept as an import
		}
		w.writing.done(typed)
	}, w.win)
	entry.done = d.Submit
	w.writing.show(typed, d, fyne.NewSize(620, 240), entry)
}

// importAddresses imports pages: no address has white space in it.
func (w *Window) importAddresses(text string) {
	var from []asked
	for _, address := range strings.Fields(text) {
		from = append(from, askedAddress(address))
	}
	w.importAll(from)
}

// importClipboard imports the text that was copied, or the page where it is
// nothing but an address.
func (w *Window) importClipboard() {
	text := w.fyne.Clipboard().Content()
	if fields := strings.Fields(text); len(fields) == 1 && (strings.HasPrefix(fields[0], "https://") || strings.HasPrefix(fields[0], "http://")) {
		w.importAddresses(text)
		return
	}
	w.importAll([]asked{askedText("clipboard.txt", text)})
}

// importAll reads and stores what the origins hold; each article that comes in
// is stored for good, whatever becomes of the others.
func (w *Window) importAll(from []asked) { w.importWith(from, ingest.Hints{}) }

func (w *Window) importWith(from []asked, hints ingest.Hints) {
	lib, editor := w.store.library, w.store.editor
	if lib == nil || len(from) == 0 {
		return
	}
	w.imports.running++
	origins := make([]intake.Origin, len(from))
	for i, o := range from {
		origins[i] = o.Origin
	}
	kept := newKeptImport(w.writing.journal, from, editor)
	var r intake.Report
	w.tasks.run("Importing "+from[0].Name(), func(ctx context.Context, t *task) error {
		kept.begin()
		r = intake.Run(ctx, lib, editor, origins, intake.Options{Hints: hints, Progress: func(p intake.Progress) {
			t.report(p.Part(), tellProgress(p))
			kept.progress(p)
		}})
		return r.Err
	}, func(err error) {
		w.imports.running--
		if kept.end(r, w.closing); w.closing {
			return
		}
		w.writing.save(nil)
		if w.store.library != lib { // it was closed meanwhile
			w.notice.say(fmt.Sprintf("The import into %s has ended: %s What came in is kept there.", filepath.Base(lib.Path()), r))
			return
		}
		w.imports.last = r
		in, known := r.Of(intake.Imported), r.Of(intake.Known)
		w.store.reload()
		switch {
		case len(in) == 1, len(in) > 0 && !w.session.IsOpen():
			w.opening.article(in[0].ArticleID, nil)
		case len(in) == 0 && len(known) == 1:
			w.opening.article(known[0].ArticleID, nil)
		}
		if w.offerAsShown(r, from) {
			return
		}
		w.tellImport(r)
		if len(in) == 1 && len(r.Items) == 1 {
			w.offerAsVersion(in[0].ArticleID)
		}
	})
}

// tellProgress is the line beside the progress bar.
func tellProgress(p intake.Progress) string {
	text := "Importing " + p.Name
	if p.Found > 1 || !p.Whole {
		text = fmt.Sprintf("Importing %d of %d: %s", min(p.Done+1, p.Found), p.Found, p.Name)
	}
	if p.Of > 0 {
		return text + fmt.Sprintf(" (%s of %s)", size(p.Got), size(p.Of))
	}
	if p.Got > 0 {
		return text + fmt.Sprintf(" (%s)", size(p.Got))
	}
	return text
}

// size writes a number of bytes for people.
func size(n int64) string {
	if n < 1e6 {
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// importLooks is at every how many looks the panels are read anew while an
// import writes: each look would find something new, and cost what reading takes.
const importLooks = 5

// mayReload says whether what was written meanwhile should be shown now.
func (w *Window) mayReload() bool {
	if w.imports.running == 0 {
		return true
	}
	w.imports.looks++
	return w.imports.looks%importLooks == 0
}

// tellImport ends an import with one sentence that accounts for all of it, and
// a way to the list where one sentence is not all there is to say.
func (w *Window) tellImport(r intake.Report) {
	in, known, refused := r.Of(intake.Imported), r.Of(intake.Known), r.Of(intake.Refused)
	kept := len(in) + len(known)
	switch {
	case errors.Is(r.Err, context.Canceled):
		w.notice.say(fmt.Sprintf("Import stopped: %s What came in is kept.", r))
	case r.Err != nil:
		w.fault(model.Wrap(model.Refused, r.Err, "Import stopped: %s What came in is kept. %s", r, model.Sentence(r.Err)))
	case kept == 0 && len(refused) == 0:
		w.notice.say(fmt.Sprintf("There was nothing to read there, so nothing was imported (%d skipped).", len(r.Items)))
	case kept == 0 && len(refused) == 1:
		w.fault(refused[0].Err)
	case len(refused) == 1:
		w.fault(model.Wrap(model.Invalid, refused[0].Err, "%s %s", r, refused[0].Reason))
	case len(refused) > 1:
		w.fault(model.Faultf(model.Invalid, "%s The list says why.", r))
	case len(in) == 1 && kept == 1:
		w.notice.did(cautioned("Imported “"+in[0].Title+"”", in[0].Cautions), true)
	case len(known) == 1 && kept == 1:
		w.notice.say("This text is in the library already, as “" + known[0].Title + "”.")
	default:
		w.notice.say(r.String())
	}
	if len(r.Items) > 1 {
		w.notice.offer("Show the List", func() { w.showImport() })
	}
}
