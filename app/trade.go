package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// trade is when a person checks. It decides what the window begins with, and takes nothing away:
// what the other trade needs is folded, and each of it can be chosen for itself.
type trade string

// The trades. Whoever was not asked works as those who check after publication.
const (
	noTrade           trade = ""
	beforePublication trade = "before"
	afterPublication  trade = "after"
)

// Preferences of the trade.
const (
	prefTrade    = "trade"
	prefAskTrade = "trade.ask" // the question stands over the article until it is answered
)

// tradeOf is the trade that was chosen.
func tradeOf(prefs fyne.Preferences) trade {
	if t := trade(prefs.String(prefTrade)); t == beforePublication || t == afterPublication {
		return t
	}
	return noTrade
}

// isBefore reports whether the person checks before publication.
func isBefore(prefs fyne.Preferences) bool { return tradeOf(prefs) == beforePublication }

// scale is the id of the scale that the trade's claims begin with.
func (t trade) scale() string {
	if t == beforePublication {
		return model.DeskScale
	}
	return model.DefaultScale
}

// trading is the choice of a trade.
type trading struct {
	prefs  fyne.Preferences
	notice *notice
	show   func() // puts what follows from the choice on the screen
}

func (tr *trading) actions() []action {
	at := func(name string, t trade) action {
		return action{name: name, checked: func() bool { return tradeOf(tr.prefs) == t }, do: func() { tr.choose(t) }}
	}
	return []action{at(locale.Later("Before Publication"), beforePublication), at(locale.Later("After Publication"), afterPublication)}
}

// choose keeps a trade, with the scale that its claims begin with.
func (tr *trading) choose(t trade) {
	if tradeOf(tr.prefs) != t {
		tr.prefs.SetString(prefTrade, string(t))
		tr.prefs.SetString(prefScale, t.scale())
	}
	tr.show()
	if t == beforePublication {
		tr.notice.say(locale.Text("You check before publication: claims begin with the scale Checking desk, exports with the checked copy. " +
			"Preferences change it at any time."))
		return
	}
	tr.notice.say(locale.Text("You check after publication: claims begin with the scale Truth, exports with the web page. " +
		"Preferences change it at any time."))
}

// askAtFirstStart has the question asked until it is answered, where Galley was never used before.
func (tr *trading) askAtFirstStart() {
	if tradeOf(tr.prefs) == noTrade && len(tr.prefs.StringList(prefRecent)) == 0 {
		tr.prefs.SetBool(prefAskTrade, true)
	}
}

// asks reports whether the question is still to be answered.
func (tr *trading) asks() bool { return tradeOf(tr.prefs) == noTrade && tr.prefs.Bool(prefAskTrade) }

// trades offers the trades in Preferences, and returns what keeps the choice. Another one chooses
// its scale too, where the person sees it and can choose again.
func (s *settings) trades(scale *scaleOffer) (offer *control.Select, keep func()) {
	all := []trade{beforePublication, afterPublication}
	offer = control.NewSelect([]string{locale.Text("Before publication"), locale.Text("After publication")}, nil)
	was := tradeOf(s.app.Preferences())
	offer.SetSelectedIndex(slices.Index(all, was))
	offer.OnChanged = func(string) { scale.choose(all[offer.SelectedIndex()].scale()) }
	return offer, func() {
		if i := offer.SelectedIndex(); i >= 0 && all[i] != was {
			s.app.Preferences().SetString(prefTrade, string(all[i]))
		}
	}
}
