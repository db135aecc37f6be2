package library

import (
	"context"

	"galley/model"
)

// TicksIn returns the ticks on an article and on the claims that stand in it: hints that were
// dismissed and entries of the ledger that were ticked off, in the order of their ids.
func (l *Library) TicksIn(ctx context.Context, articleID string) ([]model.Tick, error) {
	rows, err := view{l.read.WithContext(ctx)}.TicksIn(articleID)
	return rows, explain(err, l.path)
}

// AsidesOf returns what of a version was set aside, by start.
func (l *Library) AsidesOf(ctx context.Context, versionID string) ([]model.Aside, error) {
	rows, err := view{l.read.WithContext(ctx)}.AsidesIn(versionID)
	return rows, explain(err, l.path)
}

// AsidesIn returns what of every version of an article was set aside, by version and start.
func (l *Library) AsidesIn(ctx context.Context, articleID string) ([]model.Aside, error) {
	rows, err := list[model.Aside](l.read.WithContext(ctx), "asides", "version_id, start, id",
		"article_id = ? AND version_id IN (SELECT id FROM versions WHERE deleted = '')", articleID)
	return rows, explain(err, l.path)
}
