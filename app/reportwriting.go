package app

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync"

	"galley/app/locale"
	"galley/app/publish"
	"galley/model"
	"galley/model/report"
	"galley/model/report/view"
)

// write asks where the report that a person chose goes, and writes it there.
func (x *exporting) write(e *exportForm) {
	if len(e.ids) > 1 {
		x.files.openFolder(locale.Text("Export reports into a folder"), func(folder string) { x.writeEach(e, folder) })
		return
	}
	settings, editor := e.settings(), x.store.editor
	f := kindOf(settings).format
	if spec, _ := f.Spec(); !spec.Draft {
		x.writeTo(e, settings, f.Extension())
		return
	}
	start(x.store, context.Background(), func(context.Context) (string, error) { // the author's file says what it is
		r, err := e.ready.of(e.content, settings, editor)
		if err != nil {
			return "", err
		}
		return r.Extension(f), nil
	}, func(ending string, err error) {
		if err != nil {
			x.store.fault(err)
			return
		}
		x.writeTo(e, settings, ending)
	})
}

// writeTo asks for a file whose name has the ending, and writes the report there.
func (x *exporting) writeTo(e *exportForm, settings publish.Settings, ending string) {
	editor, f := x.store.editor, kindOf(settings).format
	left := 0
	x.files.saveFile(locale.Text("Export the report as"), report.FileName(e.content.Article.Title)+ending, func(path string) {
		x.tasks.run(locale.Text("Writing the report"), func(ctx context.Context, _ *task) error {
			r, err := e.ready.of(e.content, settings, editor)
			if err != nil {
				return err
			}
			_, err = r.Save(ctx, path, f)
			left = len(view.Sentences(r.Warnings(f)))
			return err
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				x.notice.say(locale.Text("The report was not written."))
			case err != nil:
				x.store.fault(err)
			default:
				x.written()
				said := locale.Text("Report saved: %s", path)
				if left > 0 {
					said = locale.Count(left, "Report saved, with %[1]d thing to look at: %[2]s", "Report saved, with %[1]d things to look at: %[2]s", path)
				}
				x.notice.say(said)
				x.notice.offer(locale.Text("Open"), func() { x.openFile(path) })
			}
		})
	})
}

// copy puts what was chosen onto the clipboard.
func (x *exporting) copy(e *exportForm) {
	settings, editor := e.settings(), x.store.editor
	f := kindOf(settings).format
	var text []byte
	left := 0
	x.tasks.run(locale.Text("Making the copy"), func(ctx context.Context, _ *task) error {
		r, err := e.ready.of(e.content, settings, editor)
		if err != nil {
			return err
		}
		text, err = r.Bytes(ctx, f)
		left = len(view.Sentences(r.Warnings(f)))
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			x.notice.say(locale.Text("Nothing was copied."))
		case err != nil:
			x.store.fault(err)
		default:
			x.clipboard.SetContent(string(text))
			said := locale.Text("Copied. Paste it into the code view of the page, or into the editor of WordPress.")
			if left > 0 {
				said += " " + locale.Count(left, "There is %d thing to look at.", "There are %d things to look at.")
			}
			x.notice.say(said)
		}
	})
}

// chosenReport is the report as it was chosen last. The preview, the warnings and the file are
// made of the same one: its logo is read, its claims are selected and it is written once.
type chosenReport struct {
	spellings string // path of the desk's list of spellings, "" none; set before the first is made

	mu   sync.Mutex
	with string // the settings and the editor it was made with
	made *report.Report
}

// of returns the report of the content with the settings. It reads the logo and the list of
// spellings: not for the UI goroutine.
func (r *chosenReport) of(c view.Content, s publish.Settings, editor string) (*report.Report, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	with := editor + "\n" + s.Remember()
	if r.made != nil && r.with == with {
		return r.made, nil
	}
	choices, err := choicesOf(s, r.spellings)
	if err != nil {
		return nil, err
	}
	c.Editor, c.Generator, c.Choices = editor, "Galley "+Version(), choices
	made, err := report.New(c)
	if err != nil {
		return nil, err
	}
	r.with, r.made = with, made
	return made, nil
}

// openFile shows a file with the program that the system has for it.
func (x *exporting) openFile(path string) {
	address := &url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
	if err := x.open(address); err != nil {
		x.store.fault(model.Wrap(model.Invalid, err, "This computer has no program to open the report with. It is stored at %s.", path))
	}
}

// writeEach writes a report of each of several articles into a folder.
func (x *exporting) writeEach(e *exportForm, folder string) {
	settings, lib, editor := e.settings(), x.store.library, x.store.editor
	var rows []report.Saved
	x.tasks.run(locale.Text("Writing the reports"), func(ctx context.Context, t *task) error {
		first, err := e.ready.of(e.content, settings, editor)
		if err != nil {
			return err
		}
		rows, err = report.SaveAll(ctx, lib, e.ids, folder, kindOf(settings).format, func(c *view.Content) {
			c.Editor, c.Generator, c.Choices = editor, "Galley "+Version(), first.Choices()
		}, func(done int) {
			t.report(float64(done)/float64(len(e.ids)), locale.Text("Writing the reports: %d of %d", done, len(e.ids)))
		})
		return err
	}, func(err error) {
		said, failed := exported(rows, len(e.ids), folder)
		switch {
		case err != nil && !errors.Is(err, context.Canceled):
			x.store.fault(err)
			return
		case failed != nil:
			x.store.fault(failed)
		default:
			x.notice.say(said)
		}
		if len(rows) > 0 {
			x.notice.offer(locale.Text("Open the Folder"), func() { x.openFile(folder) })
		}
	})
}

// exported says what became of a batch: "11 reports exported, 1 not, because …".
func exported(rows []report.Saved, asked int, folder string) (string, error) {
	good := 0
	var flawed []string
	var why error
	for _, r := range rows {
		switch {
		case r.Err != nil && why == nil:
			why = r.Err
		case r.Err == nil:
			good++
			if len(r.Warnings) > 0 {
				flawed = append(flawed, "“"+shortTitle(r.Title)+"”")
			}
		}
	}
	said := locale.Count(good, "%d report exported to %s", "%d reports exported to %s", folder)
	if stopped := asked - len(rows); stopped > 0 {
		said += "; " + locale.Count(stopped, "stopped before %d more", "stopped before %d more")
	}
	if len(flawed) > 0 {
		named := strings.Join(flawed[:min(len(flawed), 3)], ", ")
		if more := len(flawed) - 3; more > 0 {
			named += " " + locale.Count(more, "and %d more", "and %d more")
		}
		said += "; " + locale.Text("to be looked at before it is published: %s (export one by itself to see why)", named)
	}
	if why == nil {
		return said + ".", nil
	}
	return "", model.Wrap(model.Invalid, why, "%s, %d not, because: %s", said, len(rows)-good, locale.Fault(why))
}
