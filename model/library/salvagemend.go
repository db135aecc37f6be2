package library

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

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
		m.unsound, m.history, m.tornRows, m.scales, m.versions, m.claims, m.sources, m.originals, m.articles, m.strayClaims,
		m.passages, m.looseEnds, m.tellHistory,
		func() error { return shelveAll(m.tx) }, func() error { return fulltext.Empty(m.tx) }, func() error { return fulltext.Fill(m.tx) },
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

// standIn stores a record in place of one that is lost.
func (m *mender) standIn(r model.Record) error {
	if err := m.put(r); err != nil {
		return fmt.Errorf("stand in for %s %s: %w", r.Noun(), r.Key(), err)
	}
	m.out.Missing[tables[r.Noun()].name]++
	m.edits = append(m.edits, model.Create(r))
	return nil
}

func (m *mender) strings(sql string, args ...any) ([]string, error) {
	var rows []string
	err := m.tx.Raw(sql, args...).Scan(&rows).Error
	return rows, err
}

func sortedKeys[V any](all map[string]V) []string {
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// tornRows puts in what is left of rows that neither pages nor history have whole.
func (m *mender) tornRows() error {
	for _, row := range m.torn {
		if row.Table.Name == "files" || row.Table.Name == "events" || row.Table.Keyed {
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
	have, err := m.strings("SELECT id FROM scales")
	if err != nil {
		return err
	}
	for _, s := range model.BuiltInScales() {
		if !slices.Contains(have, s.ID) {
			if err := m.tx.Table("scales").Create(&s).Error; err != nil {
				return err
			}
			m.out.Rebuilt["scales"]++
		}
	}
	used, err := m.strings("SELECT DISTINCT scale_id FROM verdicts WHERE scale_id NOT IN (SELECT id FROM scales WHERE ratings <> '[]')")
	if err != nil {
		return err
	}
	for _, id := range used {
		labels, err := m.strings("SELECT DISTINCT rating FROM verdicts WHERE scale_id = ? AND rating <> '' ORDER BY rating", id)
		if err != nil {
			return err
		}
		ratings := make([]model.Rating, len(labels))
		for i, label := range labels {
			ratings[i] = model.Rating{Label: label}
		}
		if err := m.tx.Exec("DELETE FROM scales WHERE id = ?", id).Error; err != nil {
			return err
		}
		if err := m.standIn(model.Scale{ID: id, Name: "A scale of which only the ratings given are left (" + id + ")",
			Ratings: ratings}); err != nil {
			return err
		}
	}
	return nil
}

// versions gives every article and every passage a text, and makes each text
// agree with its hash and its blocks.
func (m *mender) versions() error {
	var lost []struct{ VersionID, ArticleID string }
	if err := m.tx.Raw(`SELECT version_id, min(article_id) AS article_id FROM appearances WHERE version_id NOT IN (SELECT id FROM versions) GROUP BY version_id
		UNION ALL SELECT '', id FROM articles WHERE deleted = '' AND id NOT IN (SELECT article_id FROM versions) AND id NOT IN (SELECT article_id FROM appearances)
		UNION SELECT '', article_id FROM memberships WHERE article_id NOT IN (SELECT id FROM articles) AND article_id NOT IN (SELECT article_id FROM versions)
			AND article_id NOT IN (SELECT article_id FROM appearances)`).Scan(&lost).Error; err != nil {
		return err
	}
	for _, l := range lost {
		var number int
		if err := m.tx.Raw("SELECT coalesce(max(number), 0) + 1 FROM versions WHERE article_id = ?",
			l.ArticleID).Scan(&number).Error; err != nil {
			return err
		}
		if l.VersionID == "" {
			l.VersionID = model.NewID()
		}
		v := model.Version{ID: l.VersionID, ArticleID: l.ArticleID, Number: number, Added: m.by.At}
		if err := m.standIn(v); err != nil {
			return err
		}
	}
	ids, err := m.strings("SELECT id FROM versions ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := m.version(id); err != nil {
			return err
		}
	}
	return nil
}

func (m *mender) version(id string) error {
	var row struct {
		Text, Blocks, Hidden string
		Added, Deleted       model.Stamp
		Hash                 string `gorm:"column:sha256"`
	}
	if err := m.tx.Raw("SELECT text, blocks, hidden, added, deleted, sha256 FROM versions WHERE id = ?", id).Scan(&row).Error; err != nil {
		return err
	}
	if unknown := row.Added.Time().IsZero(); unknown || row.Deleted != "" && row.Deleted.Time().IsZero() {
		if unknown {
			row.Added = m.by.At
		}
		if row.Deleted.Time().IsZero() {
			row.Deleted = ""
		}
		if err := m.tx.Exec("UPDATE versions SET added = ?, deleted = ? WHERE id = ?", row.Added, row.Deleted, id).Error; err != nil {
			return err
		}
	}
	text := row.Text
	if passage.Hash(text) != row.Hash {
		text = strings.ToValidUTF8(text, "\uFFFD")
		if text == "" {
			text = m.texts[id]
		}
		if text == row.Text && text != "" {
			m.out.Missing["texts"]++
			m.note("The text of version %s was altered by the damage; it stands as it was read.", id)
		} else {
			var err error
			if text, err = m.left(id, text); err != nil {
				return err
			}
			m.out.Missing["texts"]++
			m.note("The text of version %s is lost; what is left of it stands in its place.", id)
		}
	}
	var blocks []model.Block
	sound := json.Unmarshal([]byte(row.Blocks), &blocks) == nil && text == row.Text && blocksFit(blocks, text)
	if !sound {
		blocks = paragraphs(text)
	}
	var hidden []int
	if json.Unmarshal([]byte(row.Hidden), &hidden) != nil || !sound || slices.ContainsFunc(hidden,
		func(i int) bool { return i < 0 || i >= len(blocks) }) {
		hidden = []int{}
	}
	if sound && text == row.Text && passage.Hash(text) == row.Hash && slices.Equal(hidden, hiddenOf(row.Hidden)) {
		return nil
	}
	b, err := json.Marshal(blocks)
	if err != nil {
		return err
	}
	h, err := json.Marshal(hidden)
	if err != nil {
		return err
	}
	return m.tx.Exec("UPDATE versions SET text = ?, blocks = ?, hidden = ?, sha256 = ? WHERE id = ?", text, string(b), string(h),
		passage.Hash(text), id).Error
}

func hiddenOf(stored string) (hidden []int) {
	if json.Unmarshal([]byte(stored), &hidden) != nil {
		return []int{-1}
	}
	return hidden
}

// blocksFit reports whether blocks stand in a text, in order.
func blocksFit(blocks []model.Block, text string) bool {
	at := 0
	for _, b := range blocks {
		if b.Start < at || b.End < b.Start || b.End > len(text) || !slices.Contains(model.BlockKinds, b.Kind) ||
			b.Start < len(text) && !utf8.RuneStart(text[b.Start]) || b.End < len(text) && !utf8.RuneStart(text[b.End]) {
			return false
		}
		at = b.End
	}
	return len(blocks) > 0 || text == ""
}

func paragraphs(text string) []model.Block {
	var blocks []model.Block
	at := 0
	for _, p := range strings.Split(text, model.BlockSeparator) {
		blocks = append(blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + len(model.BlockSeparator)
	}
	return blocks
}

// left is what is known of a text that is lost: its beginning, where that could
// be read, and the passages that claims were marked on, with what stood around them.
func (m *mender) left(id, beginning string) (string, error) {
	var places []model.Appearance
	if err := m.tx.Table("appearances").Where("version_id = ?", id).Order("start, id").Find(&places).Error; err != nil {
		return "", err
	}
	parts := []string{"The text that stood here is lost. This is what is left of it."}
	if beginning != "" {
		parts = append(parts, beginning)
	}
	for _, p := range places {
		around := p.Prefix + p.Exact + p.Suffix
		if p.Exact != "" && !strings.Contains(strings.Join(parts, model.BlockSeparator), around) {
			parts = append(parts, strings.TrimSpace(around))
		}
	}
	return strings.ToValidUTF8(strings.Join(parts, model.BlockSeparator), "\uFFFD"), nil
}

// claims stands in for claims that something is said of.
func (m *mender) claims() error {
	ids, err := m.strings(`SELECT claim_id FROM appearances WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT claim_id FROM evidence WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT claim_id FROM verdicts WHERE claim_id NOT IN (SELECT id FROM claims) UNION
		SELECT subject FROM tags WHERE subject NOT IN (SELECT id FROM claims) AND subject NOT IN (SELECT id FROM articles)
			AND subject NOT IN (SELECT article_id FROM versions)`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		words, err := m.strings("SELECT exact FROM appearances WHERE claim_id = ? AND exact <> '' ORDER BY id LIMIT 1", id)
		if err != nil {
			return err
		}
		words = append(words, "A claim whose wording is lost")
		if err := m.standIn(model.Claim{ID: id, Wording: words[0], Status: model.Unchecked, Created: m.by.At}); err != nil {
			return err
		}
	}
	return nil
}

func (m *mender) sources() error {
	ids, err := m.strings("SELECT DISTINCT source_id FROM evidence WHERE source_id NOT IN (SELECT id FROM sources)")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := m.standIn(model.Source{ID: id, Title: "A source whose title is lost", Created: m.by.At}); err != nil {
			return err
		}
	}
	ids, err = m.strings("SELECT DISTINCT collection_id FROM memberships WHERE collection_id NOT IN (SELECT id FROM collections)")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := m.standIn(model.Collection{ID: id, Name: "A collection whose name is lost (" + id + ")", Created: m.by.At}); err != nil {
			return err
		}
	}
	return nil
}

// articles stands in for articles that have a text and nothing else.
func (m *mender) articles() error {
	ids, err := m.strings("SELECT DISTINCT article_id FROM versions WHERE article_id NOT IN (SELECT id FROM articles)")
	if err != nil {
		return err
	}
	for _, id := range ids {
		lines, err := m.strings("SELECT substr(text, 1, 200) FROM versions WHERE article_id = ? ORDER BY number DESC LIMIT 1", id)
		if err != nil {
			return err
		}
		title, _, _ := strings.Cut(lines[0], "\n")
		if err := m.standIn(model.Article{ID: id, Title: passage.Shorten(title, 80), Imported: m.by.At,
			ImportedBy: m.by.Editor}); err != nil {
			return err
		}
	}
	// One that stands in a version of another article than it says is nowhere.
	return m.tx.Exec("UPDATE appearances SET article_id = (SELECT article_id FROM versions WHERE id = version_id) WHERE article_id NOT IN (SELECT id FROM articles)").Error
}

// strayClaims puts claims that stand nowhere any more into an article of their
// own: outside one they would not be seen.
func (m *mender) strayClaims() error {
	var stray []model.Claim
	if err := m.tx.Table("claims").Where("deleted = '' AND id NOT IN (SELECT claim_id FROM appearances)").Order("id").Find(&stray).Error; err != nil || len(stray) == 0 {
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
		if err := m.standIn(p); err != nil {
			return err
		}
	}
	m.note("%s stood in no article any more; they are in the article “%s”.", counted(len(stray), "claim"), article.Title)
	return nil
}

// passages finds every passage in its text again.
func (m *mender) passages() error {
	ids, err := m.strings("SELECT DISTINCT version_id FROM appearances")
	if err != nil {
		return err
	}
	for _, id := range ids {
		var v model.Version
		if err := m.tx.Table("versions").Select("id", "text").Where("id = ?", id).Take(&v).Error; err != nil {
			return err
		}
		var places []model.Appearance
		if err := m.tx.Table("appearances").Where("version_id = ?", id).Find(&places).Error; err != nil {
			return err
		}
		for _, p := range places {
			if p.State == model.Orphaned || p.Start >= 0 && p.Start <= p.End && p.End <= len(v.Text) && v.Text[p.Start:p.End] == p.Exact {
				continue
			}
			found := strings.Index(v.Text, p.Prefix+p.Exact+p.Suffix)
			if found >= 0 {
				found += len(p.Prefix)
			} else if strings.Count(v.Text, p.Exact) == 1 {
				found = strings.Index(v.Text, p.Exact)
			}
			if p.Start, p.End = found, found+len(p.Exact); found < 0 || p.Exact == "" {
				p.Start, p.End, p.State = 0, 0, model.Orphaned
			}
			if err := m.tx.Exec(`UPDATE appearances SET start = ?, "end" = ?, state = ? WHERE id = ?`, p.Start, p.End, p.State,
				p.ID).Error; err != nil {
				return err
			}
		}
	}
	return nil
}
