package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"galley/model"
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
		"claim_id": here(model.NounClaim, "t.claim_id"), "article_id": here(model.NounArticle, "t.article_id"), "version_id": here(model.NounVersion, "t.version_id"),
		"start": replaced("start"), "end": replaced("end"), "exact": replaced("exact"), "prefix": replaced("prefix"), "suffix": replaced("suffix"), "state": replaced("state"), "places": "CASE WHEN t.id IN (SELECT id FROM m_places) THEN 0 ELSE t.places END"}},
	{model.NounEvidence, map[string]string{"claim_id": here(model.NounClaim, "t.claim_id"), "source_id": here(model.NounSource, "t.source_id")}},
	{model.NounVerdict, map[string]string{"claim_id": here(model.NounClaim, "t.claim_id"), "scale_id": here(model.NounScale, "t.scale_id"), "added_to": here(model.NounVerdict, "t.added_to")}},
	{model.NounCollection, nil},
	{model.NounMembership, map[string]string{"id": membershipHere, "collection_id": here(model.NounCollection, "t.collection_id"), "article_id": here(model.NounArticle, "t.article_id")}},
	{model.NounTag, map[string]string{"id": tagHere, "subject": subjectHere}},
	{model.NounDispute, map[string]string{
		"claim_id":  here(model.NounClaim, "t.claim_id"),
		"record_id": disputedHere,
		"ours":      "CASE WHEN t.about = 'verdict' AND t.field IN ('verdict', 'reasons') THEN " + here(model.NounVerdict, "t.ours") + " ELSE t.ours END",
		"theirs":    "CASE WHEN t.about = 'verdict' AND t.field IN ('verdict', 'reasons') THEN " + here(model.NounVerdict, "t.theirs") + " ELSE t.theirs END"}},
}

// disputedHere is the id here of the record that a dispute of theirs is about.
const disputedHere = "coalesce((SELECT ours FROM m_same WHERE noun = CASE WHEN t.about = 'verdict' AND t.field IN ('verdict', 'reasons') THEN 'claim' ELSE t.about END AND theirs = t.record_id), t.record_id)"

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

func (m *merger) arrive(a arrival) error {
	t := tables[a.noun]
	key := "t." + t.key
	if changed, ok := a.columns[t.key]; ok {
		key = changed
	}
	if err := m.exec("INSERT OR IGNORE INTO event_edits (event_seq, noun, id, op) SELECT ?, ?, "+key+", CASE t.deleted WHEN '' THEN 'brought' ELSE 'ghost' END FROM theirs."+t.name+" AS t WHERE "+unknown(a.noun), m.event.Seq, a.noun); err != nil {
		return err
	}
	columns, err := m.columns(t.name)
	if err != nil {
		return err
	}
	values := make([]string, len(columns))
	for i, c := range columns {
		values[i] = `t."` + c + `"`
		if changed, ok := a.columns[c]; ok {
			values[i] = changed
		}
	}
	into := `"` + strings.Join(columns, `", "`) + `"`
	insert := "INSERT INTO main." + t.name + " (" + into + ") SELECT " + strings.Join(values, ", ") + " FROM theirs." + t.name + " AS t WHERE " + unknown(a.noun)
	if a.columns[t.key] != "" {
		insert = strings.Replace(insert, "INSERT INTO", "INSERT OR IGNORE INTO", 1) // theirs may come to one of ours that just came
	}
	if err := m.exec(insert); err != nil {
		return err
	}
	switch a.noun {
	case model.NounFile:
		return m.exec("INSERT INTO main.file_bytes SELECT b.* FROM theirs.file_bytes AS b WHERE b.sha256 NOT IN (SELECT sha256 FROM main.file_bytes) AND b.sha256 IN (SELECT sha256 FROM main.files)")
	case model.NounArticle:
		type titled struct{ ID, Title, Publisher string }
		return pages(m, "SELECT id, title, publisher FROM main.articles WHERE id > ? AND id IN (SELECT id FROM event_edits WHERE event_seq = "+fmt.Sprint(m.event.Seq)+" AND noun = 'article') ORDER BY id LIMIT ?",
			func(a titled) string { return a.ID }, func(a titled) error { return setKeys(m.tx, a.ID, a.Title, a.Publisher) })
	}
	return nil
}

// columns are those of a table that both libraries have: both are of one schema.
func (m *merger) columns(table string) ([]string, error) {
	var names []string
	if err := m.tx.Raw("SELECT name FROM pragma_table_info(?)", table).Scan(&names).Error; err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	return names, nil
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
	if err := m.tx.Raw("SELECT t.id, " + here(model.NounArticle, "t.article_id") + " AS article, t.added, t.deleted FROM theirs.versions AS t WHERE " + unknown(model.NounVersion) +
		" AND " + here(model.NounArticle, "t.article_id") + " IN (SELECT article_id FROM main.versions)").Scan(&coming).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	into := map[string][]version{}
	for _, v := range coming {
		v.coming = true
		into[v.Article] = append(into[v.Article], v)
	}
	for article, all := range into {
		var have []version
		// A version that both imported is as old as the older of the two.
		if err := m.tx.Raw(`SELECT o.id, o.article_id AS article, o.deleted, min(o.added, coalesce((SELECT min(t.added) FROM m_same AS s JOIN theirs.versions AS t ON t.id = s.theirs
			WHERE s.noun = 'version' AND s.ours = o.id), o.added)) AS added FROM main.versions AS o WHERE o.article_id = ? AND o.deleted = ''`, article).Scan(&have).Error; err != nil {
			return fmt.Errorf("merge: %w", err)
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
				if err := m.exec("INSERT INTO m_numbers VALUES (?, ?)", v.ID, last); err != nil {
					return err
				}
				continue
			}
			rows, err := records(m.tx, model.NounVersion, "main.versions", []string{v.ID})
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
	if err := m.tx.Raw("SELECT * FROM main.scales WHERE deleted = '' AND id IN (SELECT id FROM event_edits WHERE event_seq = ? AND noun = 'scale' AND op = 'brought')", m.event.Seq).Scan(&came).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, s := range came {
		name := s.Name
		for n := 2; ; n++ {
			var taken int
			if err := m.tx.Raw("SELECT count(*) FROM main.scales WHERE deleted = '' AND id <> ? AND name = ? COLLATE NOCASE", s.ID, name).Scan(&taken).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			if taken == 0 {
				break
			}
			name = fmt.Sprintf("%s (%d)", s.Name, n)
		}
		if name != s.Name {
			if err := m.exec("UPDATE main.scales SET name = ? WHERE id = ?", name, s.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
