package app

import (
	"bufio"
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/library"
	"galley/model/report"
)

// export asks where a report of the open article goes, and writes it there.
func (w *Window) export(f report.Format) {
	if !w.session.open() {
		return
	}
	w.claims.Flush()
	article, number := w.session.proof.Article, w.session.proof.Version.Number
	lib, editor := w.library, w.session.editor
	w.saveFileDialog(fileName(article.Title)+f.Extension(), func(path string) {
		w.startTask("Writing the report", func(ctx context.Context, t *task) error {
			content, err := contentOf(ctx, lib, article.ID, number, editor)
			if err != nil {
				return err
			}
			return writeReport(ctx, path, f, content)
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				w.notice.say("The report was not written.")
			case err != nil:
				w.fault(err)
			default:
				w.notice.say("Report saved: " + path)
				w.notice.offer("Open", func() {
					address := &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
					if err := w.fyne.OpenURL(address); err != nil {
						w.fault(model.Wrap(model.Invalid, err, "This computer has no program to open the report with. It is stored at %s.", path))
					}
				})
			}
		})
	})
}

// contentOf reads everything a report is made of.
func contentOf(ctx context.Context, lib *library.Library, articleID string, number int, editor string) (report.Content, error) {
	proof, err := lib.Proof(ctx, articleID, number)
	if err != nil {
		return report.Content{}, err
	}
	events, err := lib.History(ctx, articleID, 0)
	if err != nil {
		return report.Content{}, err
	}
	scales, err := lib.Scales(ctx)
	if err != nil {
		return report.Content{}, err
	}
	return report.Content{
		Article: proof.Article, Version: proof.Version, Dossiers: proof.Dossiers, Events: events, Scales: scales,
		Editor: editor, Made: model.Now(), Generator: "Galley " + Version(),
	}, nil
}

// writeReport writes beside the file and renames, so that what stood there
// stays until the new report is whole.
func writeReport(ctx context.Context, path string, f report.Format, c report.Content) (err error) {
	part, err := os.CreateTemp(filepath.Dir(path), ".galley-report-*")
	if err != nil {
		return model.Wrap(model.Invalid, err, "Nothing can be written in the folder %s. The report was not saved; your work is.", filepath.Dir(path))
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(part.Name()))
		}
	}()
	out := bufio.NewWriter(part)
	err = report.Write(ctx, out, f, c)
	if err == nil {
		err = out.Flush()
	}
	if closeErr := part.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(part.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		var f *model.Fault
		if !errors.As(err, &f) {
			err = model.Wrap(model.Invalid, err, "The report could not be written to %s. Your work is stored.", path)
		}
	}
	return err
}

// fileName makes a file name that every system takes out of a headline.
func fileName(title string) string {
	var b strings.Builder
	for _, r := range title {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	if name := strings.Trim(b.String(), "-"); name != "" {
		return name
	}
	return "report"
}
