package library

import (
	"context"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
	"galley/model/query"
)

// Search returns the hits for a query, best first, at most limit of them.
func (l *Library) Search(ctx context.Context, q query.Query, limit int) ([]model.Hit, error) {
	a, err := l.find(ctx, q, limit, 0)
	return a.Hits, err
}

// Find is Search that also says whether there are more.
func (l *Library) Find(ctx context.Context, q query.Query, limit int) (model.Results, error) {
	return l.find(ctx, q, limit, 0)
}

// rankedTyping is how many of the entries that fit, the newest, are ranked while
// somebody is typing. Ranking one takes a microsecond: in a library of 100,000
// articles all that have "government" would take a tenth of a second, and all that
// have "the" a whole second. Where so many fit, people look for a new one. Where
// fewer fit, all are ranked.
const rankedTyping = 2000

// FindWhileTyping is Find while somebody is still typing. A word that much of a library has
// is ranked among the newest entries only, so that FindWhileTyping returns at once.
func (l *Library) FindWhileTyping(ctx context.Context, q query.Query, limit int) (model.Results, error) {
	return l.find(ctx, q, limit, rankedTyping)
}

func (l *Library) find(ctx context.Context, q query.Query, limit, ranked int) (model.Results, error) {
	var a model.Results
	if q.Empty() || limit < 1 {
		return a, nil
	}
	v, _, err := l.veiling(ctx)
	if err != nil {
		return a, err
	}
	// One transaction, so that every hit still exists when its text is read.
	err = l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var err error
		a, err = fulltext.Find(tx, q, limit, ranked, v.Text)
		return err
	})
	if ctx.Err() != nil {
		return model.Results{}, ctx.Err()
	}
	return a, explain(err, l.path)
}
