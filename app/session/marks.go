package session

import (
	"context"

	"galley/model"
)

// marks are what is set aside and ticked in the open article.
type marks struct {
	asides []model.Aside
	ticks  []model.Tick
}

// readMarks makes the marks of those that are shown and what the change's event holds, where no
// other change came between or after.
func (u *Update) readMarks(ctx context.Context, lib Library, change model.Change) error {
	if u.seq == change.Event.Seq && u.of.seq+1 == change.Event.Seq {
		shown := u.of.claims()
		u.marks = &marks{
			model.AsidesAfter(u.of.marks.asides, change.Event.Edits, func(a model.Aside) bool { return a.VersionID == u.of.shown }),
			model.TicksAfter(u.of.marks.ticks, change.Event.Edits, func(t model.Tick) bool {
				return t.Subject == u.of.article || shown[t.Subject]
			}),
		}
		return nil
	}
	asides, err := lib.AsidesOf(ctx, u.of.shown)
	if err != nil {
		return err
	}
	ticks, err := lib.TicksIn(ctx, u.of.article)
	u.marks = &marks{asides, ticks}
	return err
}
