package app

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/report"
)

// export asks where a report of the open article goes, and writes it there.
func (w *Window) export(f report.Format, choices report.Choices) {
	if !w.session.open() {
		return
	}
	w.claims.Flush()
	article, number := w.session.proof.Article, w.session.proof.Version.Number
	lib, editor := w.library, w.session.editor
	w.saveFileDialog(report.FileName(article.Title)+f.Extension(), func(path string) {
		w.startTask("Writing the report", func(ctx context.Context, t *task) error {
			content, err := report.Collect(ctx, lib, article.ID, number)
			if err != nil {
				return err
			}
			content.Editor, content.Generator, content.Choices = editor, "Galley "+Version(), choices
			_, err = report.Save(ctx, path, f, content)
			return err
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				w.notice.say("The report was not written.")
			case err != nil:
				w.fault(err)
			default:
				w.notice.say("Report saved: " + path)
				w.notice.offer("Open", func() {
					address := &url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
					if err := w.fyne.OpenURL(address); err != nil {
						w.fault(model.Wrap(model.Invalid, err, "This computer has no program to open the report with. It is stored at %s.", path))
					}
				})
			}
		})
	})
}
