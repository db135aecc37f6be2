package app

import (
	"context"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

func hasAddress(w *Window) bool { return w.session.IsOpen() && w.session.Proof().Article.URL != "" }

// askForRevision asks for the corrected text of the open article.
func (w *Window) askForRevision() {
	w.claims.Flush()
	id := w.session.ArticleID()
	w.files.openFile(func(path string) { w.revise(id, path) })
}

// revise stores a corrected text; the claims are carried over to it.
func (w *Window) revise(articleID, path string) {
	w.reviseFrom(articleID, "Reading the corrected article", func(ctx context.Context) (model.Document, error) {
		return ingest.File(ctx, path, ingest.Hints{})
	})
}

// fetchAgain reads the open article's page anew, as it is by now.
func (w *Window) fetchAgain() {
	address := w.session.Proof().Article.URL
	w.reviseFrom(w.session.ArticleID(), "Fetching "+address, func(ctx context.Context) (model.Document, error) {
		return ingest.Page(ctx, address, ingest.Hints{})
	})
}

// reviseFromClipboard takes the corrected text from the clipboard.
func (w *Window) reviseFromClipboard() {
	text := w.fyne.Clipboard().Content()
	w.reviseFrom(w.session.ArticleID(), "Reading the clipboard", func(ctx context.Context) (model.Document, error) {
		return ingest.Bytes(ctx, "clipboard.txt", []byte(text), ingest.Hints{})
	})
}

// recode reads the kept original of the open article in another charset.
func (w *Window) recode(chosen string) {
	version, lib := w.session.Version(), w.store.library
	w.reviseBy("Reading the article as "+chosen, func(ctx context.Context) (model.ReviseArticle, error) {
		original, err := lib.FileBytes(ctx, version.FileHash)
		if err != nil {
			return model.ReviseArticle{}, err
		}
		return ingest.Again(ctx, version.ArticleID, original, version.Charset, chosen)
	})
}

// reviseFrom reads a document and stores it as the article's next version. Where
// a claim was touched, both versions are shown.
func (w *Window) reviseFrom(articleID, name string, read func(context.Context) (model.Document, error)) {
	w.reviseBy(name, func(ctx context.Context) (model.ReviseArticle, error) {
		doc, err := read(ctx)
		return model.ReviseArticle{ArticleID: articleID, Document: doc}, err
	})
}

func (w *Window) reviseBy(name string, read func(context.Context) (model.ReviseArticle, error)) {
	w.claims.Flush()
	var revision model.ReviseArticle
	w.tasks.run(name, func(ctx context.Context, _ *task) error {
		var err error
		revision, err = read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			w.fault(err)
			return
		}
		w.storeRevision(revision)
	})
}

func (w *Window) storeRevision(revision model.ReviseArticle) {
	articleID := revision.ArticleID
	same := false
	w.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		newest, err := lib.NewestVersion(ctx, articleID)
		if err != nil {
			return model.Change{}, err
		}
		if same = newest.SHA256 == passage.Hash(revision.Document.Text); same {
			return model.Change{}, nil
		}
		return lib.Apply(ctx, editor, revision)
	}, func(c model.Change, err error) {
		switch {
		case err != nil:
		case same:
			w.notice.say("Nothing was corrected: the text is the one that is stored.")
		default:
			w.openRevised(articleID, touches(c))
		}
	})
}

// touches reports whether a revision moved, changed or lost a passage.
func touches(c model.Change) bool {
	for _, e := range c.Event.Edits {
		if a, is := e.After.(model.Appearance); is && a.State != model.Anchored {
			return true
		}
	}
	return false
}

// openRevised opens an article's newest version, beside the one before where
// claims need looking at.
func (w *Window) openRevised(articleID string, compare bool) {
	then := w.compareWithBefore
	if !compare {
		then = nil
	}
	w.opening.article(articleID, then)
}

// offerAsVersion looks whether an article that just came in has the address of
// another one, and offers to make it that one's newest version.
func (w *Window) offerAsVersion(id string) {
	readAfterWrites(w.store, "the same address", func(ctx context.Context, lib *library.Library) (other model.Article, err error) {
		in, err := lib.Article(ctx, id)
		if err == nil {
			other, _, err = lib.ArticleAt(ctx, in.URL, id)
		}
		return other, err
	}, func(other model.Article) {
		if other.ID != "" {
			w.notice.say("“" + passage.Shorten(other.Title, 50) + "” is in the library from the same address, with other text.")
			w.notice.offer("Make This Its New Version", func() { w.join(other.ID, id) })
		}
	})
}

// join makes an article the newest version of another one, and opens that.
func (w *Window) join(articleID, from string) {
	w.claims.Flush()
	w.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, model.JoinArticle{ID: articleID, From: from})
	}, func(c model.Change, err error) {
		if err == nil {
			w.openRevised(articleID, touches(c))
		}
	})
}
