package app

import (
	"slices"

	"galley/app/locale"
	"galley/app/page"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// markPicture makes a claim of a picture, or of a part of it. The picture stays chosen, and the keyboard in the
// article.
func (m *marking) markPicture(key string, region reader.Region) {
	if !m.store.session.IsOpen() || m.readOnly() {
		return
	}
	hash, part := state.PictureHash(key), page.StoredRegion(region)
	if hash == "" {
		m.notice.say(locale.Text("This picture was not in what was imported, so no claim can be put on it. Mark the words about it."))
		return
	}
	id, number := m.claimOn(func(a model.Appearance) bool {
		return a.Picture == hash && page.RegionOf(a.Region) == page.RegionOf(part)
	})
	if id == "" {
		m.markNewOn(hash, part)
		return
	}
	m.opening.selectClaim(id, false)
	m.notice.say(locale.Text("This picture is claim %d already.", number))
	version := m.store.session.Version().ID
	m.notice.offer(locale.Text("Mark Again"), func() {
		if m.store.session.Version().ID == version && !m.readOnly() {
			m.markNewOn(hash, part)
		}
	})
}

// markNewOn makes a claim of a picture, also where another one stands on it.
func (m *marking) markNewOn(hash, region string) {
	m.opening.stay()
	m.writing.texts.Flush()
	m.page.reader.WholePicture()
	m.keysWait(model.MarkPicture{VersionID: m.store.session.Version().ID, Picture: hash, Region: region}, passage.Span{}, nil)
}

// claimOn is the first claim, with its number, that has such a place in the version on show.
func (m *marking) claimOn(is func(model.Appearance) bool) (id string, number int) {
	for i, d := range m.store.session.Proof().Dossiers {
		for _, a := range d.AppearancesIn(m.store.session.Version().ID) {
			if a.State != model.Orphaned && is(a) {
				return d.Claim.ID, i + 1
			}
		}
	}
	return "", 0
}

// markedOn is the first claim, with its number, that stands on a picture.
func (m *marking) markedOn(hash string) (id string, number int) {
	return m.claimOn(func(a model.Appearance) bool { return a.Picture == hash })
}

// isAside reports whether a picture of the version on show is set aside, once all that is being stored is.
func (a *settingAside) isAside(hash string) bool {
	s := a.store.session
	is := slices.ContainsFunc(s.Proof().Asides, func(x model.Aside) bool { return x.Picture == hash && hash != "" })
	for _, t := range a.under {
		if t.version == s.Version().ID && slices.Contains(t.pictures, hash) {
			is = t.aside
		}
	}
	return is
}

// togglePicture sets a picture aside on which nothing can be true or false, or opens it again.
func (a *settingAside) togglePicture(key string) {
	hash := state.PictureHash(key)
	switch {
	case !a.isAside(hash):
		a.setPictureAside(key, model.NoFact)
	case a.writable() && a.seenPicture(key):
		v := a.store.session.Version().ID
		a.write(turning{version: v, pictures: []string{hash}}, model.TakeBackAside{VersionID: v, Pictures: []string{hash}}, nil)
	}
}

// setPictureAside sets a picture aside.
func (a *settingAside) setPictureAside(key string, as model.AsideKind) {
	hash := state.PictureHash(key)
	if !a.writable() {
		return
	}
	if hash == "" {
		a.notice.say(locale.Text("This picture was not in what was imported: it does not count, and need not be set aside."))
		return
	}
	if _, number := a.marking.markedOn(hash); number > 0 {
		a.notice.say(locale.Text("Claim %d stands on this picture. Nothing was set aside.", number))
		return
	}
	if !a.seenPicture(key) {
		return
	}
	v := a.store.session.Version().ID
	a.write(turning{version: v, pictures: []string{hash}, aside: true}, model.SetAside{VersionID: v, Pictures: []string{hash}, Kind: as}, nil)
}

// seenPicture reports whether a picture is in sight. Another is brought there: nobody sets one aside unseen.
func (a *settingAside) seenPicture(key string) bool {
	if a.page.reader.PictureInSight(key) {
		return true
	}
	a.opening.showPicture(key)
	a.notice.say(locale.Text("The picture to be set aside was out of sight. Here it is: set it aside again."))
	return false
}
