package app

import (
	"context"
	"slices"

	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// selected hears that a selection settled, or was cleared.
func (w *Window) selected(passage.Span) { w.showMenu() }

// mark makes a claim of the selection.
func (w *Window) mark(span passage.Span) {
	if !w.session.IsOpen() {
		return
	}
	if w.readOnly() {
		return
	}
	if span.Empty() {
		w.notice.say("Select a statement first: drag over it, or hold Shift and use the arrow keys.")
		return
	}
	w.claims.Flush()
	w.store.write(model.MarkClaim{VersionID: w.session.Version().ID, Span: span}, func(err error) {
		if err == nil {
			w.page.reader.Select(passage.Span{Start: span.End, End: span.End})
			w.win.Canvas().Focus(w.page.reader)
		}
	})
}

// markAgain marks the selection as one more place of the selected claim.
func (w *Window) markAgain() {
	span := w.page.reader.Selection()
	if span.Empty() || w.session.Active() == "" || w.readOnly() {
		return
	}
	w.store.write(model.MarkAgain{ClaimID: w.session.Active(), VersionID: w.session.Version().ID, Span: span}, nil)
}

// adjusted hears that an end of the selected claim's passage was moved.
func (w *Window) adjusted(claimID string, was, now passage.Span) {
	d, _ := w.session.Dossier(claimID)
	if w.readOnly() {
		w.show()
		return
	}
	for _, a := range d.Appearances {
		if a.VersionID == w.session.Version().ID && a.Span() == was {
			w.store.write(model.MoveAppearance{ID: a.ID, Span: now}, nil)
			return
		}
	}
}

// adjust makes the selection the selected claim's passage.
func (w *Window) adjust() {
	d, ok := w.session.Dossier(w.session.Active())
	span := w.page.reader.Selection()
	if !ok || w.readOnly() {
		return
	}
	if span.Empty() {
		w.notice.say("Select the words in the text first: drag over them, or hold Shift and use the arrow keys.")
		return
	}
	if a, ok := d.Touched(w.session.Version().ID); ok {
		w.store.write(model.MoveAppearance{ID: a.ID, Span: span}, nil)
	}
}

// selectClaim shows a claim in its panel, and in the text when it is asked for
// from elsewhere.
func (w *Window) selectClaim(id string, scroll bool) {
	if id == "" {
		return
	}
	if id != w.session.Active() {
		w.claims.Flush()
		w.session.ClaimSelected(id)
		w.show()
		readAfterWrites(w.store, "history", func(ctx context.Context, lib *library.Library) ([]model.Event, error) {
			return session.ReadHistory(ctx, source{lib}, id)
		}, func(events []model.Event) {
			w.session.HistoryRead(id, events)
			w.show()
		})
		w.findPlaces()
	}
	if scroll {
		if d, ok := w.session.Dossier(id); ok {
			if a, ok := d.In(w.session.Version().ID); ok && a.State != model.Orphaned {
				w.jump()
				w.page.reader.ScrollTo(a.Span())
			} else if ok {
				w.showBefore(d, a)
			}
		}
	}
}

// tappedMarks selects the innermost of the claims at a place; a tap again goes
// to the next one that covers it.
func (w *Window) tappedMarks(keys []string) {
	if len(keys) == 0 {
		return
	}
	if i := slices.Index(keys, w.session.Active()); i >= 0 {
		w.selectClaim(keys[(i+1)%len(keys)], false)
		return
	}
	w.selectClaim(keys[0], false)
}

func (w *Window) find() {
	w.jump()
	w.page.Find()
}

// step selects the next claim, or the one before; beside another version the
// next that was touched.
func (w *Window) step(by int) {
	w.selectClaim(w.session.Step(by), true)
}

func (w *Window) deleteClaim() {
	if w.session.Active() != "" {
		w.claims.Flush()
		w.store.write(model.DeleteClaim{ID: w.session.Active()}, nil)
	}
}

// blocksAtSelection are the blocks the selection, or the caret, touches.
func (w *Window) blocksAtSelection() []int {
	span := w.page.reader.Selection()
	if !w.session.IsOpen() {
		return nil
	}
	var blocks []int
	for i, b := range w.session.Version().Blocks {
		if b.Start <= span.End && span.Start <= b.End {
			blocks = append(blocks, i)
		}
	}
	return blocks
}

func (w *Window) hideBlocks(blocks []int, hide bool) {
	if len(blocks) > 0 {
		w.store.write(model.HideBlocks{VersionID: w.session.Version().ID, Blocks: blocks, Hide: hide}, nil)
	}
}

func (w *Window) zoom(by float32) {
	p := w.fyne.Preferences()
	z := float32(p.FloatWithFallback(prefZoom, 1))
	if by == 0 {
		z = 1
	} else {
		z = min(2.5, max(0.7, z*by))
	}
	p.SetFloat(prefZoom, float64(z))
	w.page.SetZoom(z)
}
