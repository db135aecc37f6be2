package library

import (
	"encoding/json"
	"strings"
	"unicode"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// recognise finds records of theirs that this library has under another id:
// what two editors imported, typed or marked each for themselves. One of theirs
// is at most one of ours and the other way round, so that two that were told
// apart stay apart.
func (m *merger) recognise() error {
	for _, step := range []func() error{
		m.sameScales, m.sameSources, m.sameArticles, m.sameVersions, m.placePictures, m.placeAsides, m.sameClaims, m.samePlaces, m.sameEvidence, m.sameVerdicts,
		m.sameCollections, m.sameDisputes, m.reviveParents,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// unknown is a condition on a row t of theirs: it is not here, by its own id or another.
func unknown(noun model.Noun) string {
	t := tables[noun]
	return "NOT EXISTS (SELECT 1 FROM " + t.name + " AS k WHERE k." + t.key + " = t." + t.key + ")" +
		" AND NOT EXISTS (SELECT 1 FROM m_same AS k WHERE k.noun = '" + string(noun) + "' AND k.theirs = t." + t.key + ")"
}

// here is the id here of what a column of theirs points to.
func here(noun model.Noun, column string) string {
	return "coalesce((SELECT ours FROM m_same WHERE noun = '" + string(noun) + "' AND theirs = " + column + "), " + column + ")"
}

// free is a condition: no other of theirs is this one of ours. A claim, or what
// hangs on one, that they deleted was told apart from what they have instead;
// an article imported anew is the same one.
func free(noun model.Noun, column string) string {
	t := tables[noun]
	theirs := "SELECT 1 FROM theirs." + t.name + " AS k WHERE k." + t.key + " = " + column
	if noun == model.NounArticle || noun == model.NounVersion || noun == model.NounSource {
		theirs += " AND k.deleted = ''"
	}
	return "NOT EXISTS (SELECT 1 FROM m_same AS k WHERE k.noun = '" + string(noun) + "' AND k.ours = " + column + ")" +
		" AND NOT EXISTS (" + theirs + ")"
}

// unknownOf are the rows t of theirs that are not here and not deleted.
func (m *merger) unknownOf(noun model.Noun) *gorm.DB {
	return m.tx.Table("theirs." + tables[noun].name + " AS t").Where("t.deleted = ''").Where(unknown(noun))
}

// freeOf are the rows o of ours that no other of theirs is.
func (m *merger) freeOf(noun model.Noun) *gorm.DB {
	return m.tx.Table(tables[noun].name + " AS o").Where("o.deleted = ''").Where(free(noun, "o.id"))
}

// lookUp notes a key by which a record of ours can be looked up.
func (m *merger) lookUp(key, id string) error {
	return m.add("m_keys", row{"key": key, "id": id}, keepThere)
}

// sameScales takes scales with one name and the same ratings as one. One of
// another shape comes in under a name of its own.
func (m *merger) sameScales() error {
	var theirs []model.Scale
	if err := m.scan(m.unknownOf(model.NounScale).Select("t.*"), &theirs); err != nil {
		return err
	}
	for _, t := range theirs {
		ours, err := view{m.tx}.Scale(t.Name)
		if model.HasCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		a, errA := json.Marshal(ours.Ratings)
		b, errB := json.Marshal(t.Ratings)
		if errA == nil && errB == nil && string(a) == string(b) && ours.Ordered == t.Ordered {
			if err := m.same(model.NounScale, t.ID, ours.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

type sourceKey struct{ ID, Title, Publisher, Author, URL string }

// keys are what a source is recognised by: its address, or who published what.
func (s sourceKey) keys() []string {
	var all []string
	if u := model.CanonicalAddress(s.URL); u != "" {
		all = append(all, "u "+u)
	}
	if title := plain(s.Title); title != "" && !strings.HasPrefix(s.Title, "http") {
		all = append(all, "t "+title+"|"+plain(s.Publisher)+"|"+plain(s.Author))
	}
	return all
}

// sameSources recognises sources, but no people: two may have one name, and an editor who knows
// both is offered to make one of them.
func (m *merger) sameSources() error {
	const fields = "id, title, publisher, author, url"
	theirs := func() *gorm.DB {
		return m.unknownOf(model.NounSource).Where("t.kind <> ?", model.PersonSource).Select("t.id, t.title, t.publisher, t.author, t.url")
	}
	if some, err := m.any(theirs()); err != nil || !some {
		return err
	}
	id := func(s sourceKey) string { return s.ID }
	ours := m.freeOf(model.NounSource).Where("o.kind <> ?", model.PersonSource).Select(fields)
	if err := inBatches(ours, "o.id", id, func(s sourceKey) error {
		for _, k := range s.keys() {
			if err := m.lookUp(k, s.ID); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	err := inBatches(theirs(), "t.id", id, func(s sourceKey) error {
		keys := s.keys()
		if len(keys) == 0 {
			return nil
		}
		var found []sourceKey
		if err := m.scan(m.tx.Table("sources").Select(fields).
			Where("id IN (SELECT id FROM m_keys WHERE key IN ?)", keys).Order("id"), &found); err != nil {
			return err
		}
		best := mostLike(s, found)
		if best.ID == "" {
			return nil
		}
		if err := m.remove(m.tx.Table("m_keys").Where("id = ?", best.ID)); err != nil {
			return err
		}
		return m.same(model.NounSource, s.ID, best.ID)
	})
	if err != nil {
		return err
	}
	return m.empty("m_keys")
}

// mostLike is the first of some sources that may be another one, before all one
// with its title; it is empty where none may be.
func mostLike(s sourceKey, some []sourceKey) sourceKey {
	var best sourceKey
	for _, f := range some {
		a, b := model.CanonicalAddress(f.URL), model.CanonicalAddress(s.URL)
		if a != "" && b != "" && a != b {
			continue // one title at two addresses
		}
		if best.ID == "" || (plain(best.Title) != plain(s.Title) && plain(f.Title) == plain(s.Title)) {
			best = f
		}
	}
	return best
}

// sameArticles recognises an article by a text that both have, by the file both
// were read from, or by its address where the words are the same.
func (m *merger) sameArticles() error {
	for _, by := range []string{"sha256", "file_sha256"} {
		pairs := m.unknownOf(model.NounArticle).Joins("JOIN theirs.versions AS tv ON tv.article_id = t.id AND tv.deleted = ''").
			Joins("JOIN versions AS ov ON ov." + by + " = tv." + by + " AND ov.deleted = ''").
			Joins("JOIN articles AS o ON o.id = ov.article_id AND o.deleted = ''").
			Where(free(model.NounArticle, "o.id")).Select("t.id AS theirs, min(o.id) AS ours").Group("t.id")
		if err := m.oneToOne(model.NounArticle, pairs); err != nil {
			return err
		}
	}
	type article struct{ ID, URL string }
	theirs := func() *gorm.DB { return m.unknownOf(model.NounArticle).Where("t.url <> ''").Select("t.id, t.url") }
	if some, err := m.any(theirs()); err != nil || !some {
		return err
	}
	id := func(a article) string { return a.ID }
	ours := m.freeOf(model.NounArticle).Where("url <> ''").Select("id, url")
	if err := inBatches(ours, "o.id", id, func(a article) error { return m.lookUp(model.CanonicalAddress(a.URL), a.ID) }); err != nil {
		return err
	}
	err := inBatches(theirs(), "t.id", id, func(a article) error {
		var found []string
		if err := m.scan(m.tx.Table("m_keys").Where("key = ?", model.CanonicalAddress(a.URL)).Where(free(model.NounArticle, "m_keys.id")).
			Select("id").Order("id"), &found); err != nil {
			return err
		}
		for _, id := range found {
			alike, err := m.sameWords(a.ID, id)
			if err != nil {
				return err
			}
			if alike {
				return m.same(model.NounArticle, a.ID, id)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return m.empty("m_keys")
}

// oneToOne notes pairs of records, of theirs and of ours, where each is in one pair only.
func (m *merger) oneToOne(noun model.Noun, pairs *gorm.DB) error {
	return m.insert("m_same", "noun, theirs, ours, fresh", m.tx.Table("(?) AS pairs", pairs).
		Select("?, min(theirs), ours, true", noun).Where("true").Group("ours"))
}

type textRow struct{ ID, Text string }

// sameWords reports whether two articles have a version each that say the same,
// white space and signs aside.
func (m *merger) sameWords(theirs, ours string) (bool, error) {
	var a, b []textRow
	if err := m.scan(m.tx.Table("theirs.versions").Where("article_id = ? AND deleted = ''", theirs).Select("id, text"), &a); err != nil {
		return false, err
	}
	if err := m.scan(m.tx.Table("versions").Where("article_id = ? AND deleted = ''", ours).Select("id, text"), &b); err != nil {
		return false, err
	}
	for _, x := range a {
		for _, y := range b {
			if plain(x.Text) == plain(y.Text) {
				return true, nil
			}
		}
	}
	return false, nil
}

// sameVersions recognises the versions of articles that are here by their text,
// or by its words; passages in the latter are found again by theirs.
func (m *merger) sameVersions() error {
	article := here(model.NounArticle, "t.article_id")
	pairs := m.unknownOf(model.NounVersion).
		Joins("JOIN versions AS o ON o.sha256 = t.sha256 AND o.deleted = '' AND o.article_id = " + article).
		Where(free(model.NounVersion, "o.id")).Select("t.id AS theirs, min(o.id) AS ours").Group("t.id")
	if err := m.oneToOne(model.NounVersion, pairs); err != nil {
		return err
	}
	type version struct{ ID, Article string }
	others := m.unknownOf(model.NounVersion).Select("t.id, " + article + " AS article").
		Where("t.article_id IN (SELECT theirs FROM m_same WHERE noun = 'article' AND fresh)")
	return inBatches(others, "t.id", func(v version) string { return v.ID }, func(v version) error {
		var theirs textRow
		if err := m.scan(m.tx.Table("theirs.versions").Where("id = ?", v.ID).Select("id, text"), &theirs); err != nil {
			return err
		}
		var ours []textRow
		if err := m.scan(m.freeOf(model.NounVersion).Where("o.article_id = ?", v.Article).
			Select("o.id, o.text").Order("o.number"), &ours); err != nil {
			return err
		}
		for _, o := range ours {
			if plain(o.Text) == plain(theirs.Text) {
				if err := m.same(model.NounVersion, v.ID, o.ID); err != nil {
					return err
				}
				return m.reanchor(theirs, o)
			}
		}
		return nil
	})
}

// reanchor finds the passages of a version of theirs in one of ours that has
// the same words.
func (m *merger) reanchor(theirs, ours textRow) error {
	var places []model.Appearance
	if err := m.scan(m.tx.Table("theirs.appearances").Where("version_id = ?", theirs.ID), &places); err != nil {
		return err
	}
	spans := make([]passage.Span, len(places))
	for i, a := range places {
		if a.State != model.Orphaned {
			spans[i] = a.Span()
		}
	}
	for i, c := range passage.Carry(theirs.Text, ours.Text, spans) {
		a := places[i]
		if a.Picture != "" {
			continue // see placePictures
		}
		a.Start, a.End = 0, 0
		states := map[passage.Fate]model.AppearanceState{passage.Kept: a.State, passage.Moved: model.Moved, passage.Changed: model.Changed}
		if state, stands := states[c.Fate]; stands && a.State != model.Orphaned {
			quote := passage.Select(ours.Text, c.Span)
			a.Start, a.End, a.Exact, a.Prefix, a.Suffix, a.State = c.Span.Start, c.Span.End, quote.Exact, quote.Prefix, quote.Suffix, state
		} else {
			a.State = model.Orphaned
		}
		if err := m.add("m_places", row{"id": a.ID, "start": a.Start, "end": a.End,
			"exact": a.Exact, "prefix": a.Prefix, "suffix": a.Suffix, "state": a.State}); err != nil {
			return err
		}
	}
	return nil
}

// plain is the words of a text, folded, with a blank between.
func plain(text string) string {
	sign := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	return strings.Join(strings.FieldsFunc(folded(text), sign), " ")
}
