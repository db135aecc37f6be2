package library

import (
	"fmt"

	"galley/model"
)

// carry brings claims over to the versions that only the other side had: as a
// correction would have, by their words.
func (m *merger) carry() error {
	type article struct{ ID string }
	seq := fmt.Sprint(m.event.Seq)
	return pages(m, `SELECT a.id FROM main.articles AS a WHERE a.deleted = '' AND a.id > ? AND a.id IN (
			SELECT article_id FROM main.versions WHERE id IN (SELECT id FROM main.event_edits WHERE event_seq = `+seq+` AND noun = 'version' AND op <> 'ghost')
			UNION SELECT article_id FROM main.appearances WHERE id IN (SELECT id FROM main.event_edits WHERE event_seq = `+seq+` AND noun = 'appearance' AND op <> 'ghost'))
		AND (SELECT count(*) FROM main.versions AS v WHERE v.article_id = a.id AND v.deleted = '') > 1 ORDER BY a.id LIMIT ?`,
		func(a article) string { return a.ID }, func(a article) error { return m.carryArticle(a.ID) })
}

// carryArticle does so for an article: claims of ours go to versions that came,
// claims that came to versions that they did not have. (Those that came with a
// version stand in it where they should.)
func (m *merger) carryArticle(id string) error {
	var targets []struct {
		ID   string
		Came bool
	}
	if err := m.tx.Raw(`SELECT v.id, EXISTS (SELECT 1 FROM main.event_edits WHERE event_seq = @seq AND noun = 'version' AND id = v.id) AND NOT EXISTS (
				SELECT 1 FROM main.event_edits WHERE event_seq = @seq AND noun = 'version' AND id = v.id AND op = 'changed' AND before ->> '$.deleted' IS NULL) AS came
		FROM main.versions AS v WHERE v.article_id = @article AND v.deleted = '' ORDER BY v.number`, map[string]any{"seq": m.event.Seq, "article": id}).Scan(&targets).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, target := range targets {
		if !target.Came {
			var known int
			if err := m.tx.Raw("SELECT EXISTS (SELECT 1 FROM theirs.versions WHERE deleted = '' AND (id = ? OR id IN (SELECT theirs FROM m_same WHERE noun = 'version' AND ours = ?)))", target.ID, target.ID).Scan(&known).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			if known > 0 {
				continue // both had it: where a claim does not stand in it, it was not meant to
			}
		}
		// Those that stand elsewhere in the article and not in this version, by
		// the version in which they stood last.
		var left []model.Appearance
		if err := m.tx.Raw(`SELECT p.* FROM main.appearances AS p JOIN main.versions AS v ON v.id = p.version_id AND v.deleted = ''
			JOIN main.claims AS c ON c.id = p.claim_id AND c.deleted = ''
			WHERE p.article_id = @article AND p.deleted = '' AND p.claim_id NOT IN (SELECT claim_id FROM main.appearances WHERE version_id = @version AND deleted = '')
			AND v.number = (SELECT max(w.number) FROM main.appearances AS q JOIN main.versions AS w ON w.id = q.version_id AND w.deleted = '' WHERE q.claim_id = p.claim_id AND q.article_id = p.article_id AND q.deleted = '')
			AND @came = (p.id IN (SELECT id FROM m_keys WHERE key = 'carried') OR p.id NOT IN (SELECT id FROM main.event_edits WHERE event_seq = @seq AND noun = 'appearance' AND (op = 'brought' OR op = 'changed' AND before ->> '$.deleted' IS NOT NULL)))
			ORDER BY v.number, p.start, p.id`, map[string]any{"article": id, "version": target.ID, "came": target.Came, "seq": m.event.Seq}).Scan(&left).Error; err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		if len(left) == 0 {
			continue
		}
		now, err := view{m.tx}.Version(target.ID)
		if err != nil {
			return err
		}
		for len(left) > 0 {
			n := 1
			for n < len(left) && left[n].VersionID == left[0].VersionID {
				n++
			}
			old, err := view{m.tx}.Version(left[0].VersionID)
			if err != nil {
				return err
			}
			carried, err := model.CarryOver(view{m.tx}, left[:n], old, now)
			if err != nil {
				return err
			}
			for _, a := range carried {
				if err := m.create(a); err != nil {
					return err
				}
				if !target.Came {
					continue
				}
				// It is of a claim of ours, which goes on from here to the next that came.
				if err := m.exec("INSERT INTO m_keys VALUES ('carried', ?)", a.ID); err != nil {
					return err
				}
			}
			left = left[n:]
		}
	}
	return nil
}
