package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"galley/app/decide"
	"galley/model"
)

// conflictsShown is how many conflicts one sitting goes through; what is left
// then comes at the next.
const conflictsShown = 500

// decideConflicts shows what merged libraries say differently, one case after
// another, beginning with one of them ("" the oldest).
func (w *Window) decideConflicts(first string) {
	w.claims.Flush()
	lib := w.library
	var open []model.Dispute
	var err error
	w.runner.Queue(func(ctx context.Context) { open, err = lib.Disputes(ctx, conflictsShown) }, func() {
		switch {
		case lib != w.library:
		case err != nil:
			w.fault(err)
		case len(open) == 0:
			w.notice.say("There is nothing to decide: no two libraries say different things here.")
		default:
			s := &sitting{w: w, view: decide.New(), open: open}
			for i, d := range open {
				if d.ID == first {
					s.at = i
				}
			}
			s.begin()
		}
	})
}

// sitting is the dialog in which conflicts are decided.
type sitting struct {
	w      *Window
	view   *decide.View
	open   []model.Dispute
	at     int
	dialog dialog.Dialog
}

func (s *sitting) begin() {
	s.view.OnStep = func(by int) { s.show(s.at+by, "") }
	s.view.OnClose = s.end
	s.view.OnChoose = func(id string, choice model.Choice) {
		s.w.apply(model.DecideDispute{ID: id, Choice: choice}, func(err error) {
			if err != nil {
				s.show(s.at, model.Sentence(err))
				return
			}
			s.next()
		})
	}
	s.view.OnOpen = func(claim model.Claim, articleID string) {
		s.end()
		s.w.openClaim(articleID, claim.ID)
	}
	s.dialog = dialog.NewCustomWithoutButtons("Conflicts to decide", s.view.Content, s.w.win)
	s.show(s.at, "")
	s.dialog.Resize(fyne.NewSize(920, 600))
	s.dialog.Show()
	s.w.win.Canvas().Focus(s.view.First())
}

func (s *sitting) end() {
	s.dialog.Hide()
	s.w.win.Canvas().Focus(s.w.page.reader)
}

// next goes on after a decision, which may have decided others too.
func (s *sitting) next() {
	lib := s.w.library
	var open []model.Dispute
	var err error
	s.w.runner.Queue(func(ctx context.Context) { open, err = lib.Disputes(ctx, conflictsShown) }, func() {
		if err != nil || lib != s.w.library || len(open) == 0 {
			s.end()
			s.w.fault(err)
			return
		}
		s.open = open
		s.show(min(s.at, len(open)-1), "")
	})
}

func (s *sitting) show(at int, fault string) {
	if at < 0 || at >= len(s.open) {
		return
	}
	s.at = at
	lib := s.w.library
	var c model.Case
	var err error
	s.w.runner.Queue(func(ctx context.Context) { c, err = lib.Case(ctx, s.open[at].ID) }, func() {
		if lib != s.w.library || s.at != at {
			return
		}
		if err != nil {
			s.end()
			s.w.fault(err)
			return
		}
		s.view.Show(decide.State{Case: c, At: at, Total: len(s.open), Fault: fault})
	})
}

func ctxEnded(err error) bool { return errors.Is(err, context.Canceled) }
