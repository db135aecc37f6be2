package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
)

// tradeStrip asks at the first start when the person checks. It is a strip over the article and no
// dialog: who wants to read first can.
type tradeStrip struct {
	trading *trading
	first   *control.Button
	content *fyne.Container
	resized func() // the strip came, went, or has more lines: the panels make room
	home    func() // gives the keyboard to the article
}

func newTradeStrip(tr *trading, home func()) *tradeStrip {
	s := &tradeStrip{trading: tr, resized: func() {}, home: home}
	answer := func(t trade) func() {
		return func() {
			tr.choose(t)
			home()
		}
	}
	s.first = control.NewButton(locale.Text("Before publication"), nil, answer(beforePublication))
	later := control.NewButton(locale.Text("After publication"), nil, answer(afterPublication))
	away := control.NewButton(locale.Text("Put away"), theme.CancelIcon(), func() {
		tr.prefs.SetBool(prefAskTrade, false)
		tr.show()
		home()
	})
	away.Importance = widget.LowImportance
	flow := &look.Flow{}
	question := widget.NewLabel(locale.Text("When do you check what is written?"))
	row := container.New(flow, question, s.first, later, away)
	s.content = container.NewStack(look.NewGround(theme.ColorNameHeaderBackground), row)
	flow.Changed = func() { s.resized() }
	s.content.Hide()
	return s
}

// show shows the strip while the question is open.
func (s *tradeStrip) show() {
	if shown := s.trading.asks(); shown != s.content.Visible() {
		s.content.Hidden = !shown
		s.resized()
		s.content.Refresh()
	}
}

// stop is where F6 goes, and whether there is anything there.
func (s *tradeStrip) stop() (control.Stop, bool) {
	return control.Stop{Area: s.content, First: s.first}, s.content.Visible()
}
