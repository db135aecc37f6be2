package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// arrival is a noun whose unknown records come in as they are, but for what
// they point to: columns with another value than in the other library.
type arrival struct {
	noun    model.Noun
	columns map[string]string
}

// arrivals in the order in which one points to the one before.
var arrivals = []arrival{
	{model.NounFile, nil},
	{model.NounScale, nil},
	{model.NounSource, nil},
	{model.NounArticle, nil},
	{model.NounVersion, map[string]string{
		"article_id": here(model.NounArticle, "t.article_id"), "number": "coalesce((SELECT number FROM m_numbers WHERE id = t.id), t.number)"}},
	{model.NounClaim, nil},
	{model.NounAppearance, map[string]string{
		"claim_id": here(model.NounClaim, "t.claim_id"), "article_id": here(model.NounArticle, "t.article_id"),
		"version_id": here(model.NounVersion, "t.version_id"), "start": replaced("start"), "end": replaced("end"),
		"exact": replaced("exact"), "prefix": replaced("prefix"), "suffix": replaced("suffix"),
		"state": replaced("state"), "places": "CASE WHEN t.id IN (SELECT id FROM m_places) THEN 0 ELSE t.places END"}},
	{model.NounEvidence, map[string]string{
		"claim_id": here(model.NounClaim, "t.claim_id"), "source_id": here(model.NounSource, "t.source_id"),
		"attachment_id": here(model.NounAttachment, "t.attachment_id")}},
	{model.NounVerdict, map[string]string{
		"claim_id": here(model.NounClaim, "t.claim_id"), "scale_id": here(model.NounScale, "t.scale_id"),
		"added_to": here(model.NounVerdict, "t.added_to")}},
	{model.NounCollection, nil},
	{model.NounMembership, map[string]string{
		"id": membershipHere, "collection_id": here(model.NounCollection, "t.collection_id"),
		"article_id": here(model.NounArticle, "t.article_id")}},
	{model.NounTag, map[string]string{"id": tagHere, "subject": subjectHere}},
	{model.NounAside, map[string]string{
		"id": asideHere, "article_id": here(model.NounArticle, "t.article_id"), "version_id": here(model.NounVersion, "t.version_id"),
		"start": replaced("start"), "end": replaced("end"), "exact": replaced("exact"), "prefix": replaced("prefix"),
		"suffix": replaced("suffix")}},
	{model.NounTick, map[string]string{"id": tagHere, "subject": subjectHere}},
	{model.NounPerson, map[string]string{"id": here(model.NounSource, "t.id")}},
	{model.NounConfirmer, map[string]string{"id": confirmerHere, "claim_id": here(model.NounClaim, "t.claim_id"),
		"person_id": here(model.NounSource, "t.person_id")}},
	{model.NounAttempt, map[string]string{"person_id": here(model.NounSource, "t.person_id"),
		"article_id": here(model.NounArticle, "t.article_id")}},
	{model.NounAsking, map[string]string{"id": askingHere, "claim_id": here(model.NounClaim, "t.claim_id")}},
	{model.NounQuestion, map[string]string{"claim_id": here(model.NounClaim, "t.claim_id")}},
	{model.NounRound, map[string]string{"article_id": here(model.NounArticle, "t.article_id"),
		"version_id": here(model.NounVersion, "t.version_id")}},
	{model.NounCorrectionReason, map[string]string{"article_id": here(model.NounArticle, "t.article_id"),
		"claim_id": here(model.NounClaim, "t.claim_id")}},
	{model.NounChecklist, nil},
	{model.NounSavedList, nil},
	{model.NounAttachment, map[string]string{"id": attachmentHere, "source_id": here(model.NounSource, "t.source_id")}},
	{model.NounCapture, map[string]string{"id": captureHere, "source_id": here(model.NounSource, "t.source_id")}},
	{model.NounDispute, map[string]string{
		"claim_id":  here(model.NounClaim, "t.claim_id"),
		"record_id": disputedHere,
		"ours":      "CASE WHEN " + ofVerdicts + " THEN " + here(model.NounVerdict, "t.ours") + " ELSE t.ours END",
		"theirs":    "CASE WHEN " + ofVerdicts + " THEN " + here(model.NounVerdict, "t.theirs") + " ELSE t.theirs END"}},
}

// ofVerdicts is a condition on a dispute t: it is about which of two verdicts holds.
const ofVerdicts = "t.about = 'verdict' AND t.field IN ('verdict', 'reasons')"

// disputedHere is the id here of the record that a dispute of theirs is about.
const disputedHere = "coalesce((SELECT ours FROM m_same WHERE noun = CASE WHEN " + ofVerdicts +
	" THEN 'claim' ELSE t.about END AND theirs = t.record_id), t.record_id)"

// replaced is a column of a passage found again in a version of ours.
func replaced(column string) string {
	return `coalesce((SELECT "` + column + `" FROM m_places WHERE id = t.id), t."` + column + `")`
}

// bring stores what is not here yet. Which verdicts contest each other is found
// while theirs are not among ours.
func (m *merger) bring() error {
	for _, a := range arrivals {
		var err error
		switch a.noun {
		case model.NounVersion:
			err = m.numberVersions()
		case model.NounVerdict:
			err = m.findContests()
		}
		if err == nil {
			err = m.arrive(a)
		}
		if err != nil {
			return err
		}
	}
	return m.nameApart()
}

// arrive stores the records of one noun that are not here.
func (m *merger) arrive(a arrival) error {
	t := tables[a.noun]
	columns, err := columnsOf(m.tx, t.name)
	if err != nil {
		return err
	}
	key, values := "t."+t.key, make([]string, len(columns))
	for i, c := range columns {
		values[i] = `t."` + c + `"`
		if changed, ok := a.columns[c]; ok {
			values[i] = changed
		}
		if c == t.key {
			key = values[i]
		}
	}
	coming := m.tx.Table("theirs." + t.name + " AS t").Where(unknown(a.noun))
	if a.noun == model.NounAside { // words that are not in our version are open
		coming = coming.Where("t.id NOT IN (SELECT id FROM m_places WHERE state = ?)", model.Orphaned)
	}
	coming = coming.Session(&gorm.Session{})
	if err := m.insert("event_edits", "event_seq, noun, id, op",
		coming.Select("?, ?, "+key+", CASE t.deleted WHEN '' THEN 'brought' ELSE 'ghost' END", m.event.Seq, a.noun)); err != nil {
		return err
	}
	for i, c := range columns {
		columns[i] = `"` + c + `"` // "end" is a word of SQL
	}
	put := insertFrom
	if a.columns[t.key] != "" {
		put = insertNew // theirs may come to one of ours that just came
	}
	if err := put(m.tx, t.name, columns, coming.Select(strings.Join(values, ", "))); err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	switch a.noun {
	case model.NounFile:
		return m.insert("file_bytes", "sha256, packed", m.tx.Table("theirs.file_bytes AS b").Select("b.sha256, b.packed").
			Where("b.sha256 NOT IN (SELECT sha256 FROM file_bytes) AND b.sha256 IN (SELECT sha256 FROM files)"))
	case model.NounArticle:
		type titled struct{ ID, Title, Publisher string }
		came := m.tx.Table("articles").Select("id, title, publisher").
			Where("id IN (SELECT id FROM event_edits WHERE event_seq = ? AND noun = 'article')", m.event.Seq)
		return inBatches(came, "id", func(a titled) string { return a.ID },
			func(a titled) error { return setKeys(m.tx, a.ID, a.Title, a.Publisher) })
	}
	return nil
}

// numberVersions gives versions that come into an article of ours their place
// among those it has, in the order in which they were added. Numbers are never
// used twice (a version that was taken back keeps its own), so from the first
// one that comes all get new ones.
func (m *merger) numberVersions() error {
	type version struct {
		ID, Article    string
		Added, Deleted model.Stamp
		coming         bool
	}
	var coming []version
	article := here(model.NounArticle, "t.article_id")
	if err := m.scan(m.tx.Table("theirs.versions AS t").Where(unknown(model.NounVersion)).
		Where(article+" IN (SELECT article_id FROM versions)").Select("t.id, "+article+" AS article, t.added, t.deleted"), &coming); err != nil {
		return err
	}
	into := map[string][]version{}
	for _, v := range coming {
		v.coming = true
		into[v.Article] = append(into[v.Article], v)
	}
	for article, all := range into {
		var have []version
		// A version that both imported is as old as the older of the two.
		theirs := "(SELECT min(t.added) FROM m_same AS s JOIN theirs.versions AS t ON t.id = s.theirs WHERE s.noun = 'version' AND s.ours = o.id)"
		if err := m.scan(m.tx.Table("versions AS o").Where("o.article_id = ? AND o.deleted = ''", article).
			Select("o.id, o.article_id AS article, o.deleted, "+engine.Of(m.tx).Lesser("o.added", "coalesce("+theirs+", o.added)")+" AS added"), &have); err != nil {
			return err
		}
		last, err := view{m.tx}.LastNumber(article)
		if err != nil {
			return err
		}
		all = append(all, have...)
		slices.SortFunc(all, func(a, b version) int {
			return cmp.Or(strings.Compare(string(a.Added), string(b.Added)), strings.Compare(a.ID, b.ID))
		})
		renumber := false
		for _, v := range all {
			if renumber = renumber || (v.coming && v.Deleted == ""); !renumber && !v.coming {
				continue
			}
			last++
			if v.coming {
				if err := m.add("m_numbers", row{"id": v.ID, "number": last}); err != nil {
					return err
				}
				continue
			}
			rows, err := records(m.tx, model.NounVersion, "versions", []string{v.ID})
			if err != nil {
				return err
			}
			after := rows[v.ID].(model.Version)
			after.Number = last
			if err := m.change(model.Edit{Before: rows[v.ID], After: after}); err != nil {
				return err
			}
		}
	}
	return nil
}

// nameApart gives a scale that came in under a name that is taken, and is
// another, a name of its own.
func (m *merger) nameApart() error {
	var came []model.Scale
	if err := m.scan(m.tx.Table("scales").Where("deleted = ''").
		Where("id IN (SELECT id FROM event_edits WHERE event_seq = ? AND noun = 'scale' AND op = 'brought')", m.event.Seq), &came); err != nil {
		return err
	}
	for _, s := range came {
		name := s.Name
		for n := 2; ; n++ {
			taken, err := m.any(m.tx.Table("scales").Where("deleted = '' AND id <> ? AND lower(name) = lower(?)", s.ID, name))
			if err != nil {
				return err
			}
			if !taken {
				break
			}
			name = fmt.Sprintf("%s (%d)", s.Name, n)
		}
		if name != s.Name {
			if err := m.tx.Table("scales").Where("id = ?", s.ID).Update("name", name).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
			}
		}
	}
	return nil
}
