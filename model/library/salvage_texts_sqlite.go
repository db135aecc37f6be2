package library

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/passage"
)

// versions gives every article and every passage a text, and makes each text
// agree with its hash and its blocks.
func (m *mender) versions() error {
	var lost []struct{ VersionID, ArticleID string }
	if err := m.tx.Raw(`SELECT version_id, min(article_id) AS article_id FROM appearances
			WHERE version_id NOT IN (SELECT id FROM versions) GROUP BY version_id
		UNION ALL SELECT '', id FROM articles WHERE deleted = '' AND id NOT IN (SELECT article_id FROM versions)
			AND id NOT IN (SELECT article_id FROM appearances)
		UNION SELECT '', article_id FROM memberships
			WHERE article_id NOT IN (SELECT id FROM articles) AND article_id NOT IN (SELECT article_id FROM versions)
			AND article_id NOT IN (SELECT article_id FROM appearances)`).Scan(&lost).Error; err != nil {
		return err
	}
	for _, l := range lost {
		var number int
		if err := m.tx.Table("versions").Select("coalesce(max(number), 0) + 1").Where("article_id = ?", l.ArticleID).
			Scan(&number).Error; err != nil {
			return err
		}
		if l.VersionID == "" {
			l.VersionID = model.NewID()
		}
		v := model.Version{ID: l.VersionID, ArticleID: l.ArticleID, Number: number, Added: m.by.At}
		if err := m.insertPlaceholder(v); err != nil {
			return err
		}
	}
	ids, err := pluck(m.tx.Table("versions").Order("id"), "id")
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
		LeftOut              string
		Notes                string
		Added, Deleted       model.Stamp
		Hash                 string `gorm:"column:sha256"`
	}
	if err := m.tx.Table("versions").Where("id = ?", id).Take(&row).Error; err != nil {
		return err
	}
	if unknown := row.Added.Time().IsZero(); unknown || row.Deleted != "" && row.Deleted.Time().IsZero() {
		if unknown {
			row.Added = m.by.At
		}
		if row.Deleted.Time().IsZero() {
			row.Deleted = ""
		}
		if err := m.tx.Table("versions").Where("id = ?", id).
			Updates(map[string]any{"added": row.Added, "deleted": row.Deleted}).Error; err != nil {
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
			m.note("The text of version %s was altered by the damage; it was kept as it was read.", id)
		} else {
			var err error
			if text, err = m.remains(id, text); err != nil {
				return err
			}
			m.out.Missing["texts"]++
			m.note("The text of version %s is lost; what is left of it takes its place.", id)
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
	leftOut := row.LeftOut
	var left []model.LeftOut
	if json.Unmarshal([]byte(leftOut), &left) != nil {
		leftOut = "[]"
	}
	notes := row.Notes
	var noted []model.Note
	if json.Unmarshal([]byte(notes), &noted) != nil || text != row.Text {
		notes = "[]" // they would stand at other words
	}
	if sound && text == row.Text && passage.Hash(text) == row.Hash && slices.Equal(hidden, hiddenOf(row.Hidden)) &&
		leftOut == row.LeftOut && notes == row.Notes {
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
	return m.tx.Table("versions").Where("id = ?", id).
		Updates(map[string]any{"text": text, "blocks": string(b), "hidden": string(h), "left_out": leftOut, "notes": notes,
			"sha256": passage.Hash(text)}).Error
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

// remains is what is known of a text that is lost: its beginning, where that could
// be read, and the passages that claims were marked on, with what stood around them.
func (m *mender) remains(id, beginning string) (string, error) {
	var places []model.Appearance
	if err := m.tx.Table("appearances").Where("version_id = ?", id).Order("start, id").Find(&places).Error; err != nil {
		return "", err
	}
	parts := []string{"The text here is lost. This is what is left of it."}
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

// passages finds every passage in its text again.
func (m *mender) passages() error {
	ids, err := pluck(m.tx.Table("appearances").Distinct(), "version_id")
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
			if err := m.tx.Table("appearances").Where("id = ?", p.ID).
				Updates(map[string]any{"start": p.Start, "end": p.End, "state": p.State}).Error; err != nil {
				return err
			}
		}
	}
	return nil
}
