package app

import (
	"context"

	"galley/app/ask"
	"galley/app/locale"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// correcting makes new versions of an article of corrected texts, shows two
// versions side by side, and what was left out of one.
type correcting struct {
	store   *store
	page    middle
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	writing *writing
	opening *opening
	clip    *clip
	draft   *drafting
}

func (c *correcting) actions() []action {
	s := c.store.session
	leftOut := func() bool { return len(s.Version().LeftOut) > 0 }
	address := func() bool { return s.IsOpen() && s.Proof().Article.URL != "" }
	return []action{
		{name: "Parts Left Out…", enabled: leftOut, do: c.showLeftOut},
		{name: "Import Corrected Version…", enabled: s.IsOpen, do: c.askForRevision},
		{name: "Fetch the Page Again", enabled: address, do: c.fetchAgain},
		{name: "Corrected Version from Clipboard", enabled: s.IsOpen, do: c.reviseFromClipboard},
		{name: "Compare Versions", enabled: c.hasVersions, do: c.toggleComparison},
	}
}

// askForRevision asks for the corrected text of the open article.
func (c *correcting) askForRevision() {
	c.writing.texts.Flush()
	id := c.store.session.ArticleID()
	c.files.openFile(locale.Text("Import a corrected version"), func(path string) { c.revise(id, path) })
}

// revise stores a corrected text; the claims are carried over to it.
func (c *correcting) revise(articleID, path string) {
	c.reviseBy(locale.Text("Reading the corrected article"), func(ctx context.Context) ([]model.ReviseArticle, error) {
		docs, err := c.draft.read(ctx, path)
		all := make([]model.ReviseArticle, len(docs))
		for i, doc := range docs {
			all[i] = model.ReviseArticle{ArticleID: articleID, Document: doc}
		}
		return all, err
	})
}

// fetchAgain reads the open article's page anew, as it is by now.
func (c *correcting) fetchAgain() {
	address := c.store.session.Proof().Article.URL
	c.reviseFrom(c.store.session.ArticleID(), locale.Text("Fetching %s", address), func(ctx context.Context) (model.Document, error) {
		return ingest.Page(ctx, address, ingest.Hints{})
	})
}

// reviseFromClipboard takes the corrected text from the clipboard.
func (c *correcting) reviseFromClipboard() {
	id := c.store.session.ArticleID()
	c.clip.take(func(from copied) {
		c.reviseFrom(id, locale.Text("Reading the clipboard"), func(ctx context.Context) (model.Document, error) {
			return ingest.Bytes(ctx, from.name, []byte(from.text), ingest.Hints{AsShown: from.asShown})
		})
	})
}

// recode reads the kept original of the open article in another charset.
func (c *correcting) recode(chosen string) {
	version, lib := c.store.session.Version(), c.store.library
	c.reviseBy(locale.Text("Reading the article as %s", chosen), func(ctx context.Context) ([]model.ReviseArticle, error) {
		original, err := lib.FileBytes(ctx, version.FileHash)
		if err != nil {
			return nil, err
		}
		again, err := ingest.Again(ctx, version.ArticleID, original, version.Charset, chosen)
		return []model.ReviseArticle{again}, err
	})
}

// reviseFrom reads a document and stores it as the article's next version. Where
// a claim was touched, both versions are shown.
func (c *correcting) reviseFrom(articleID, name string, read func(context.Context) (model.Document, error)) {
	c.reviseBy(name, func(ctx context.Context) ([]model.ReviseArticle, error) {
		doc, err := read(ctx)
		return []model.ReviseArticle{{ArticleID: articleID, Document: doc}}, err
	})
}

// reviseBy stores what is read as the next versions of an article, the newest last.
func (c *correcting) reviseBy(name string, read func(context.Context) ([]model.ReviseArticle, error)) {
	c.writing.texts.Flush()
	var revision []model.ReviseArticle
	c.tasks.run(name, func(ctx context.Context, _ *task) error {
		var err error
		revision, err = read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			c.store.fault(err)
			return
		}
		c.storeRevision(revision)
	})
}

func (c *correcting) storeRevision(versions []model.ReviseArticle) {
	articleID := versions[0].ArticleID
	same := false
	c.store.changeThenOpen(func(ctx context.Context, lib *library.Library, editor string) (made model.Change, err error) {
		for i, revision := range versions {
			newest, err := lib.NewestVersion(ctx, articleID)
			if err != nil {
				return made, err
			}
			text, last := newest.SHA256 == passage.Hash(revision.Document.Text), i == len(versions)-1
			if text && !last { // the original is the version that is there
				continue
			}
			if same = text && len(revision.Document.Notes) == 0; same { // else its notes may be new
				return made, nil
			}
			if made, err = lib.Apply(ctx, editor, revision); err != nil {
				return made, err
			}
		}
		return made, nil
	}, func(made model.Change, err error) {
		switch {
		case err != nil:
		case same:
			c.notice.say(locale.Text("Nothing was corrected: the text is the one that is stored."))
		default:
			c.openRevised(articleID, touches(made))
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
func (c *correcting) openRevised(articleID string, compare bool) {
	then := c.compareWithBefore
	if !compare {
		then = func() {
			if c.store.session.NotTakenOver() > 0 {
				c.compareWithBefore()
			}
		}
	}
	c.opening.article(articleID, then)
}

// offerAsVersion looks whether an article that just came in has the address of
// another one, and offers to make it that one's newest version.
func (c *correcting) offerAsVersion(id string) {
	readAfterWrites(c.store, "the same address", func(ctx context.Context, lib *library.Library) (other model.Article, err error) {
		in, err := lib.Article(ctx, id)
		if err == nil {
			other, _, err = lib.ArticleAt(ctx, in.URL, id)
		}
		return other, err
	}, func(other model.Article) {
		if other.ID != "" {
			c.notice.say(locale.Text("“%s” is in the library from the same address, with other text.", passage.Shorten(other.Title, 50)))
			c.notice.offer(locale.Text("Make This Its New Version"), func() { c.join(other.ID, id) })
		}
	})
}

// join makes an article the newest version of another one, and opens that.
func (c *correcting) join(articleID, from string) {
	c.writing.texts.Flush()
	c.store.changeThenOpen(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, model.JoinArticle{ID: articleID, From: from})
	}, func(made model.Change, err error) {
		if err == nil {
			c.openRevised(articleID, touches(made))
		}
	})
}
