package app

import (
	"fyne.io/fyne/v2"

	"galley/app/control"
)

// stops are the parts of the window that F6 goes round.
func (w *Window) stops() []control.Stop {
	var stops []control.Stop
	if strip, shown := w.asking.stop(); shown {
		stops = append(stops, strip)
	}
	if w.outer.Leading.Visible() {
		stops = append(stops, w.sides.stop())
	}
	if w.pair.Shown() && w.center.shows(theArticle) {
		stops = append(stops, control.Stop{Area: w.page.Content(), First: w.page.reader},
			control.Stop{Area: w.beside.Content(), First: w.beside.First()})
	} else {
		stops = append(stops, w.center.stop(w.page.reader))
	}
	if !w.inner.Second.Visible() {
		return stops
	}
	if w.desk.onLedger() {
		return append(stops, w.ledger.Stop())
	}
	return append(stops, w.claims.Stops()...)
}

// submit is Ctrl+Enter with nothing over the window.
func (w *Window) submit() {
	switch {
	case w.claims.InCall(w.win.Canvas().Focused()):
		w.claims.SendCall()
	case !w.peopleList.submit():
		w.sourcing.submit()
	}
}

// escape leaves the topmost of what is open in the window itself, and ends in the article.
func (w *Window) escape() {
	switch {
	case w.claims.InCard(w.win.Canvas().Focused()):
		w.claims.LeaveCard()
		return
	case w.claims.InCall(w.win.Canvas().Focused()):
		w.claims.LeaveCall()
		return
	case w.claims.Proposing(w.win.Canvas().Focused()):
		w.claims.LeaveProposal()
		return
	case w.sourceList.escape(), w.peopleList.escape(), w.desking.escape():
		return
	case !w.center.shows(theArticle):
		w.center.show(theArticle)
		w.dialogs.Home()
		return
	case w.consulting.has(w.win.Canvas().Focused()):
		w.dialogs.Home()
		return
	case w.page.CloseNote():
		w.dialogs.Home()
		return
	}
	if on := w.win.Canvas().Focused(); on != nil && on != fyne.Focusable(w.page.reader) {
		w.dialogs.Home()
		return
	}
	if !w.page.CloseFind() && !w.consulting.leave() {
		w.opening.leaveComparison()
	}
	w.dialogs.Home()
}
