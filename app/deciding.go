package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/decide"
	"galley/app/locale"
	"galley/model"
	"galley/model/library"
)

// conflictsShown is how many conflicts one dialog goes through; what is left
// then comes at the next.
const conflictsShown = 500

// decide shows what merged libraries say differently, one case after
// another, beginning with one of them ("" the oldest).
func (m *merging) decide(first string) {
	m.writing.texts.Flush()
	readAfterWrites(m.store, conflicts, disputesOf, func(open []model.Dispute) {
		if len(open) == 0 {
			m.notice.say(locale.Text("There is nothing to decide: no merged library differs from this one."))
			return
		}
		s := &conflictDialog{m: m, view: decide.New(), open: open}
		for i, d := range open {
			if d.ID == first {
				s.at = i
			}
		}
		s.begin()
	})
}

// conflicts is what the conflicts that wait for a decision are read for.
const conflicts purpose = "conflicts"

func disputesOf(ctx context.Context, lib *library.Library) ([]model.Dispute, error) {
	return lib.Disputes(ctx, conflictsShown)
}

// conflictDialog is the dialog in which conflicts are decided.
type conflictDialog struct {
	m     *merging
	view  *decide.View
	open  []model.Dispute
	at    int
	shown *ask.Shown
}

func (s *conflictDialog) begin() {
	s.view.OnStep = func(by int) { s.show(s.at+by, "") }
	s.view.OnChoose = func(id string, choice model.Choice) {
		s.m.store.write(model.DecideDispute{ID: id, Choice: choice}, func(err error) {
			if err != nil {
				s.show(s.at, locale.Fault(err))
				return
			}
			s.next()
		})
	}
	s.view.OnOpen = func(claim model.Claim, articleID string) {
		s.end()
		s.m.openClaim(articleID, claim.ID, nil)
	}
	s.show(s.at, "")
	s.shown = s.m.dialogs.Show(ask.Sheet{Title: locale.Text("Conflicts to decide"), Content: s.view.Content, Size: fyne.NewSize(920, 600),
		First: s.view.First(), Left: s.m.leave})
}

func (s *conflictDialog) end() {
	s.shown.Hide()
	s.m.leave()
}

// next goes on after a decision, which may have decided others too.
func (s *conflictDialog) next() {
	readAfterWrites(s.m.store, conflicts, disputesOf, func(open []model.Dispute) {
		if len(open) == 0 {
			s.end()
			return
		}
		s.open = open
		s.show(min(s.at, len(open)-1), "")
	}, func(error) { s.end() })
}

func (s *conflictDialog) show(at int, fault string) {
	if at < 0 || at >= len(s.open) {
		return
	}
	s.at = at
	id := s.open[at].ID
	readAfterWrites(s.m.store, "conflict", func(ctx context.Context, lib *library.Library) (model.DisputeDetails, error) {
		return lib.DisputeDetails(ctx, id)
	}, func(c model.DisputeDetails) {
		s.view.Show(decide.State{Details: c, At: at, Total: len(s.open), Fault: fault})
	}, func(error) { s.end() })
}

func ctxEnded(err error) bool { return errors.Is(err, context.Canceled) }
