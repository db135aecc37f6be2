package app

import (
	"context"

	"galley/model"
	"galley/model/ingest"
)

// askForRevision asks for the corrected text of the open article.
func (w *Window) askForRevision() {
	w.claims.Flush()
	id := w.session.proof.Article.ID
	w.openFileDialog(func(path string) { w.revise(id, path) })
}

// revise stores a corrected text; the claims are carried over to it.
func (w *Window) revise(articleID, path string) {
	var doc model.Document
	w.startTask("Reading the corrected article", func(ctx context.Context, _ *task) error {
		var err error
		doc, err = ingest.File(ctx, path, ingest.Hints{})
		return err
	}, func(err error) {
		if err != nil {
			w.fault(err)
			return
		}
		w.apply(model.ReviseArticle{ArticleID: articleID, Document: doc}, func(err error) {
			if err == nil {
				w.openArticle(articleID)
			}
		})
	})
}
