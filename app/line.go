package app

import (
	"context"
	"time"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/session"
	"galley/model"
	"galley/model/library"
)

// A newsroom's server may not answer for a while. What the person did then waits on the
// queue, in its order, and is offered again until it is stored, once. None of it is
// shown as stored before. What is open can be read meanwhile.

// lineWait is how long a change is offered again.
const lineWait = 7 * 24 * time.Hour

// lineAsks is how often the server is asked whether it answers again, for a read.
const lineAsks = time.Second

// line is what the window knows of the line to a newsroom's server. It is used on the UI
// goroutine.
type line struct {
	lost   bool // what is first on the queue cannot be stored
	kept   int  // changes on the queue
	giveUp context.CancelFunc
	ctx    context.Context // of the changes on the queue; ends when the person gives them up

	told func(kept int) // says that the server cannot be reached
	back func()         // that it answers again
}

// hold takes a change that goes on the queue; ctx is for storing it.
func (s *store) hold() (ctx context.Context) {
	if s.line.ctx == nil || s.line.ctx.Err() != nil {
		s.line.ctx, s.line.giveUp = context.WithCancel(context.Background())
	}
	s.line.kept++
	if !s.library.IsNewsroom() {
		return context.Background()
	}
	if s.line.lost && s.line.told != nil {
		s.line.told(s.line.kept)
	}
	return library.WithPatience(s.line.ctx, lineWait, func() {
		s.runner.Show(func() {
			s.line.lost = true
			if s.line.told != nil {
				s.line.told(s.line.kept)
			}
		})
	})
}

// release is called when a change is stored, or cannot be.
func (s *store) release(err error) {
	s.line.kept--
	switch {
	case !s.line.lost:
	case err != nil || s.line.kept == 0:
		s.line.lost = false
		if err == nil && s.line.back != nil {
			s.line.back()
		}
	case s.line.told != nil:
		s.line.told(s.line.kept)
	}
}

// readStored reads what a stored change means for the screen. It waits where the line is lost
// just now: the change is stored, and must not be taken for one that is not.
func readStored(ctx context.Context, lib *library.Library, c model.Change, shown session.Scope) (session.Update, error) {
	for {
		u, err := session.Read(ctx, source{lib}, c, shown)
		if !model.HasCode(err, model.Unreachable) {
			return u, err
		}
		select {
		case <-ctx.Done():
			return u, err
		case <-time.After(lineAsks):
		}
	}
}

// sayLost says that the newsroom cannot be reached, and what is kept here.
func (w *Window) sayLost(kept int) {
	w.notice.warn(locale.Count(kept, "The newsroom cannot be reached: %d change is kept here and sent when it is back.",
		"The newsroom cannot be reached: %d changes are kept here and sent when it is back."))
}

// sayBack says that all that was kept is stored.
func (w *Window) sayBack() {
	w.notice.say(locale.Text("The newsroom is reached again. What was kept here is stored."))
	w.store.reload()
}

// askToGiveUp asks before changes are given up that the newsroom does not have; then is called after that.
func (w *Window) askToGiveUp(then func()) {
	w.leaving = w.dialogs.Ask(ask.Question{
		Title: locale.Text("Quit although not everything is stored?"),
		Text: locale.Count(w.store.line.kept, "The newsroom cannot be reached, and %d change waits in this window. It is lost if Galley ends now. What was typed into texts is kept on this computer.",
			"The newsroom cannot be reached, and %d changes wait in this window. They are lost if Galley ends now. What was typed into texts is kept on this computer."),
		Safe: locale.Text("Go back"), Kept: func() { w.leaving = nil },
		Answers: []ask.Answer{{Label: locale.Text("Quit all the same"), Danger: true, Do: func() {
			w.leaving = nil
			w.store.line.giveUp()
			w.store.line.lost = false
			then()
		}}},
	})
}
