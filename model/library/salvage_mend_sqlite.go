package library

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
	"galley/model/passage"
)

// mender makes a sound library of the rows that were read: what is lost is made
// again from history, and what refers to something that is lost for good gets a
// stand-in that says so.
type mender struct {
	*salvager
	tx    *gorm.DB
	by    model.Author
	edits []model.Edit      // the stand-ins
	texts map[string]string // torn ones, by version
}

func (m *mender) run() error {
	m.texts = map[string]string{}
	for _, row := range m.torn {
		names := m.names[row.Table]
		if id, ok := row.Values[0].(string); ok && row.Table.Name == "versions" {
			if i := slices.Index(names, "text"); i > 0 && i < len(row.Values) {
				m.texts[id], _ = row.Values[i].(string)
			}
		}
	}
	for _, step := range []func() error{
		m.dropUnsound, m.history, m.tornRows, m.scales, m.versions, m.claims, m.sources, m.originals, m.articles, m.strayClaims,
		m.passages, m.dropDangling, m.recordSalvage,
		func() error { return shelveAll(m.tx) }, func() error { return fulltext.Empty(m.tx) }, func() error { return fulltext.Fill(m.tx) },
		func() error { return fulltext.FillChecks(m.tx) }, func() error { return coverAll(m.tx) },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("mend: %w", err)
		}
	}
	return nil
}

// put stores a record that was not among the rows read.
func (m *mender) put(r model.Record) error {
	row := addressable(r)
	fields := reflect.ValueOf(row).Elem()
	for i := range fields.NumField() { // no column of a list is NULL
		if f := fields.Field(i); f.Kind() == reflect.Slice && f.IsNil() {
			f.Set(reflect.MakeSlice(f.Type(), 0, 0))
		}
	}
	return m.tx.Table(tables[r.Noun()].name).Create(row).Error
}

// insertPlaceholder stores a record in place of one that is lost.
func (m *mender) insertPlaceholder(r model.Record) error {
	if err := m.put(r); err != nil {
		return fmt.Errorf("stand in for %s %s: %w", r.Noun(), r.Key(), err)
	}
	m.out.Missing[tables[r.Noun()].name]++
	m.edits = append(m.edits, model.Create(r))
	return nil
}

// pluck reads a column of texts.
func pluck(q *gorm.DB, column string) (texts []string, err error) {
	return texts, q.Pluck(column, &texts).Error
}

// tornRows puts in what is left of rows that neither pages nor history have whole.
func (m *mender) tornRows() error {
	for _, row := range m.torn {
		if slices.Contains([]string{"files", "events", "asides", "ticks", "people", "confirmers", "attempts", "askings",
			"questions", "rounds", "correction_reasons", "checklists", "saved_lists", "attachments", "captures", "erasures"}, row.Table.Name) || row.Table.Keyed {
			continue
		}
		added, err := m.fill(m.tx, row.Values, row.Table)
		if err != nil {
			return err
		}
		if added {
			m.out.Read[row.Table.Name]++
			m.note("The end of a row of %s is lost; what is left of it was kept.", row.Table.Name)
		}
	}
	return nil
}

// scales puts the built-in scales back, and makes one of the ratings that were
// given on one that is lost.
func (m *mender) scales() error {
	have, err := pluck(m.tx.Table("scales"), "id")
	if err != nil {
		return err
	}
	for _, s := range model.BuiltInScales() {
		if !slices.Contains(have, s.ID) {
			if err := m.put(s); err != nil {
				return err
			}
			m.out.Rebuilt["scales"]++
		}
	}
	used, err := pluck(m.tx.Table("verdicts").Distinct().Where("scale_id NOT IN (SELECT id FROM scales WHERE ratings <> '[]')"), "scale_id")
	if err != nil {
		return err
	}
	for _, id := range used {
		labels, err := pluck(m.tx.Table("verdicts").Distinct().Where("scale_id = ? AND rating <> ''", id).Order("rating"), "rating")
		if err != nil {
			return err
		}
		ratings := make([]model.Rating, len(labels))
		for i, label := range labels {
			ratings[i] = model.Rating{Label: label}
		}
		if err := m.tx.Table("scales").Where("id = ?", id).Delete(nil).Error; err != nil {
			return err
		}
		if err := m.insertPlaceholder(model.Scale{ID: id, Name: "A scale of which only the ratings given are left (" + id + ")",
			Ratings: ratings}); err != nil {
			return err
		}
	}
	return nil
}

// claims stands in for claims that something is said of.
func (m *mender) claims() error {
	var ids []string
	if err := m.tx.Raw(`SELECT claim_id FROM appearances WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT claim_id FROM evidence WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT claim_id FROM verdicts WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT claim_id FROM questions WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT subject FROM tags WHERE subject NOT IN (SELECT id FROM claims) AND subject NOT IN (SELECT id FROM articles)
			AND subject NOT IN (SELECT article_id FROM versions)`).Scan(&ids).Error; err != nil {
		return err
	}
	for _, id := range ids {
		words, err := pluck(m.tx.Table("appearances").Where("claim_id = ? AND exact <> ''", id).Order("id").Limit(1), "exact")
		if err != nil {
			return err
		}
		words = append(words, "A claim whose wording is lost")
		if err := m.insertPlaceholder(model.Claim{ID: id, Wording: words[0], Status: model.Unchecked, Created: m.by.At}); err != nil {
			return err
		}
	}
	return nil
}

func (m *mender) sources() error {
	ids, err := pluck(m.tx.Table("evidence").Distinct().Where("source_id NOT IN (SELECT id FROM sources)"), "source_id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := m.insertPlaceholder(model.Source{ID: id, Title: "A source whose title is lost", Created: m.by.At}); err != nil {
			return err
		}
	}
	ids, err = pluck(m.tx.Table("memberships").Distinct().Where("collection_id NOT IN (SELECT id FROM collections)"), "collection_id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := m.insertPlaceholder(model.Collection{ID: id, Name: "A collection whose name is lost (" + id + ")",
			Created: m.by.At}); err != nil {
			return err
		}
	}
	return nil
}

// articles stands in for articles that have a text and nothing else.
func (m *mender) articles() error {
	ids, err := pluck(m.tx.Table("versions").Distinct().Where("article_id NOT IN (SELECT id FROM articles)"), "article_id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		lines, err := pluck(m.tx.Table("versions").Where("article_id = ?", id).Order("number DESC").Limit(1), "substr(text, 1, 200)")
		if err != nil {
			return err
		}
		title, _, _ := strings.Cut(lines[0], "\n")
		if err := m.insertPlaceholder(model.Article{ID: id, Title: passage.Shorten(title, 80), Imported: m.by.At,
			ImportedBy: m.by.Editor}); err != nil {
			return err
		}
	}
	// One that stands in a version of another article than it says is nowhere.
	return m.tx.Table("appearances").Where("article_id NOT IN (SELECT id FROM articles)").
		Update("article_id", gorm.Expr("(SELECT article_id FROM versions WHERE id = version_id)")).Error
}

// strayClaims puts claims that stand nowhere any more into an article of their
// own: outside one they would not be seen.
func (m *mender) strayClaims() error {
	var stray []model.Claim
	err := m.tx.Table("claims").Where("deleted = '' AND id NOT IN (SELECT claim_id FROM appearances)").Order("id").Find(&stray).Error
	if err != nil || len(stray) == 0 {
		return err
	}
	article := model.Article{ID: model.NewID(), Title: "Claims whose article is lost", Imported: m.by.At, ImportedBy: m.by.Editor}
	v := model.Version{ID: model.NewID(), ArticleID: article.ID, Number: 1, Added: m.by.At}
	var places []model.Appearance
	for _, c := range stray {
		words := strings.Join(strings.Fields(c.Wording), " ")
		if words == "" {
			words = "A claim whose wording is lost"
		}
		if v.Text != "" {
			v.Text += model.BlockSeparator
		}
		places = append(places, model.Appearance{
			ID: model.NewID(), ClaimID: c.ID, ArticleID: article.ID, VersionID: v.ID,
			Start: len(v.Text), End: len(v.Text) + len(words), Exact: words, State: model.Anchored,
		})
		v.Text += words
	}
	v.Blocks, v.SHA256 = paragraphs(v.Text), passage.Hash(v.Text)
	file, err := m.textFile("Claims whose article is lost.txt", v.Text)
	if err != nil {
		return err
	}
	v.FileHash = file
	for _, r := range []model.Record{article, v} {
		if err := m.put(r); err != nil {
			return err
		}
		m.edits = append(m.edits, model.Create(r))
	}
	for _, p := range places {
		if err := m.insertPlaceholder(p); err != nil {
			return err
		}
	}
	m.note("%s belonged to no article any more. They are in the article “%s”.", model.Countf(len(stray), "%d claim", "%d claims"), article.Title)
	return nil
}

// dropDangling deletes what refers to something that is lost and says nothing by itself.
func (m *mender) dropDangling() error {
	for _, sql := range []string{
		"DELETE FROM event_subjects WHERE event_seq NOT IN (SELECT seq FROM events)",
		"DELETE FROM event_edits WHERE event_seq NOT IN (SELECT seq FROM events)",
		`INSERT OR IGNORE INTO event_subjects (event_seq, subject) SELECT event_seq, id FROM event_edits
			WHERE noun IN ('article', 'claim', 'source', 'scale', 'collection')`,
		"UPDATE events SET long = (SELECT count(*) FROM event_edits WHERE event_seq = seq) WHERE long > 0",
		`DELETE FROM asides WHERE article_id NOT IN (SELECT id FROM articles) OR CAST(exact AS BLOB) IS NOT
			(SELECT substr(CAST(text AS BLOB), start + 1, "end" - start) FROM versions WHERE id = version_id)`,
		"DELETE FROM ticks WHERE " + onNothing,
		"DELETE FROM rounds WHERE article_id NOT IN (SELECT id FROM articles) OR version_id NOT IN (SELECT id FROM versions)",
		"DELETE FROM opened WHERE article_id NOT IN (SELECT id FROM articles)",
	} {
		if err := m.tx.Exec(sql).Error; err != nil {
			return fmt.Errorf("%s: %w", sql, err)
		}
	}
	return nil
}

// recordSalvage writes the salvage into history. It is none of a person's steps,
// so that it is not on the line of undo.
func (m *mender) recordSalvage() error {
	e := model.Event{
		ID: model.NewID(), At: m.by.At, Editor: m.by.Editor, Kind: model.Did, Action: salvageAction,
		Edits: append([]model.Edit{}, m.edits...),
		What: model.Sayf("Saved what could be read of %s: %s rebuilt from history, %s known to be lost", m.name,
			model.Countf(sum(m.out.Rebuilt), "%d record", "%d records"),
			model.Countf(m.out.Lost(), "%d record", "%d records")),
	}
	seq, err := record(m.tx, e)
	if err != nil {
		return err
	}
	return m.tx.Model(&eventRow{}).Where("seq = ?", seq).Update("merged_by", "salvage").Error
}
