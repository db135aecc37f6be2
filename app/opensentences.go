package app

import (
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// next selects the next open sentence, or the one before, and says what is to be done with it.
func (a *settingAside) next(by int) {
	s := a.store.session
	if a.marking.readOnly() {
		return
	}
	now := s.Coverage()
	if now == nil {
		a.notice.say(locale.Text("The words of the article are still being counted."))
		return
	}
	found, is := a.openFrom(*now, by, a.from(by))
	switch {
	case is:
		a.opening.stay()
		a.opening.showPlace(found.Span)
		a.dialogs.Focus(a.page.reader)
		a.notice.say(a.about(found))
	case now.Words.Total() == 0:
		a.notice.say(locale.Text("This article has no words."))
	default:
		a.notice.say(locale.Text("Every sentence was looked at: it is done, or set aside."))
	}
}

// openFrom is the next open sentence, or the one before. What was set aside just now is not counted yet.
func (a *settingAside) openFrom(now model.Coverage, by, at int) (model.SentenceCoverage, bool) {
	var first model.SentenceCoverage
	for i := 0; ; i++ {
		s, is := now.NextOpen(by, at)
		if !is || i > 0 && s.Span == first.Span {
			return s, false
		}
		if len(a.asides(s.Span)) == 0 {
			return s, true
		}
		if i == 0 {
			first = s
		}
		if at = s.Start; by > 0 {
			at++
		}
	}
}

// about says why an open sentence is worth checking, or what claim stands in it, and which keys go on.
func (a *settingAside) about(found model.SentenceCoverage) string {
	for _, w := range a.store.session.Worth() {
		if w.Overlaps(found.Span) {
			return locale.Text("%s. Enter marks it, X sets it aside.", w.Line())
		}
	}
	if number := a.claimIn(found.Span); number > 0 {
		return locale.Text("Claim %d stands in this sentence and is not checked yet.", number)
	}
	if n := found.Words; n.Aside+n.Done > 0 {
		return locale.Text("%s in this sentence. Enter marks it, X sets it aside.", state.WordsOpen(model.WordCount{Open: n.Open}))
	}
	return locale.Text("Nobody looked at this sentence yet. Enter marks it, X sets it aside.")
}
