package app

import (
	"slices"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// next selects the next open sentence or picture, or the one before, and says what is to be done with it.
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
	found, is := a.openFrom(*now, by)
	switch {
	case is && found.Picture >= 0:
		picture := s.Version().Pictures[found.Picture]
		a.opening.stay()
		a.opening.showPicture(state.PictureKey(found.Picture, picture))
		a.dialogs.Focus(a.page.reader)
		a.notice.say(a.aboutPicture(picture))
	case is:
		a.opening.stay()
		a.opening.showPlace(found.Span)
		a.dialogs.Focus(a.page.reader)
		i := slices.IndexFunc(now.Sentences, func(c model.SentenceCoverage) bool { return c.Span == found.Span })
		a.notice.say(a.about(now.Sentences[i]))
	case now.Words.Total() == 0:
		a.notice.say(locale.Text("This article has no words."))
	default:
		a.notice.say(locale.Text("Every sentence was looked at: it is done, or set aside."))
	}
}

// openFrom is the next open sentence or picture, or the one before. What was set aside just now is not counted
// yet.
func (a *settingAside) openFrom(now model.Coverage, by int) (model.OpenPlace, bool) {
	at, picture := a.from(by), -1
	if key, _, chosen := a.page.reader.Picture(); chosen {
		picture, _, _ = state.PictureOf(a.store.session.Version(), key)
	}
	var first model.OpenPlace
	for i := 0; ; i++ {
		s, is := now.NextOpenPlace(by, at, picture)
		switch {
		case !is || i > 0 && s == first:
			return s, false
		case s.Picture >= 0 && !a.isAside(a.store.session.Version().Pictures[s.Picture].SHA256):
			return s, true
		case s.Picture < 0 && len(a.asides(s.Span)) == 0:
			return s, true
		case i == 0:
			first = s
		}
		if picture = s.Picture; picture >= 0 {
			continue
		}
		if at = s.Start; by > 0 {
			at++
		}
	}
}

// aboutPicture says what is to be done with an open picture.
func (a *settingAside) aboutPicture(p model.Picture) string {
	if _, number := a.marking.markedOn(p.SHA256); number > 0 {
		return locale.Text("%s. Claim %d stands on it and is not checked yet.", state.PictureName(p), number)
	}
	return locale.Text("%s. Nobody looked at it yet. Enter marks it, X sets it aside.", state.PictureName(p))
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
