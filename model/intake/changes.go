package intake

import (
	"context"
	"sync"

	"galley/model"
	"galley/model/library"
)

// asked is a question that is put to a person at most once.
type asked struct {
	ask    func(ctx context.Context, name string, changes int) (string, error)
	once   sync.Mutex
	known  bool
	answer string
	err    error
}

// of returns how tracked changes are to be read. Other drafts wait for the answer.
func (a *asked) of(ctx context.Context, name string, changes int) (string, error) {
	a.once.Lock()
	defer a.once.Unlock()
	if !a.known && a.ask != nil {
		a.answer, a.err = a.ask(ctx, name, changes)
	}
	a.known = true
	return a.answer, a.err
}

// TwoVersions are the commands that store a draft with tracked changes as an article of
// two versions: its original, and as it is with all changes accepted. Where the
// changes leave the words as they are it has one.
func TwoVersions(id string, original, accepted model.Document) []model.Command {
	if original.Text == accepted.Text {
		return []model.Command{model.ImportArticle{Document: accepted, ID: id}}
	}
	return []model.Command{model.ImportArticle{Document: original, ID: id}, model.ReviseArticle{ArticleID: id, Document: accepted}}
}

// onlyOriginal is the outcome of a draft whose second version was not stored.
func (i *Item) onlyOriginal(results []library.Result, at int) {
	if i.Outcome != Imported {
		return
	}
	why := model.Sayf("not reached before the import was stopped")
	if at < len(results) {
		why = model.Sentence(results[at].Err)
	}
	i.Cautions = append(i.Cautions, model.Sayf("Only the original was stored, not the text with all changes accepted: %s", why))
}
