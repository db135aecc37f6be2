package library

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"galley/model"
	"galley/model/passage"
)

// recognise finds records of theirs that this library has under another id:
// what two editors imported, typed or marked each for themselves. One of theirs
// is at most one of ours and the other way round, so that two that were told
// apart stay apart.
func (m *merger) recognise() error {
	for _, step := range []func() error{
		m.sameScales, m.sameSources, m.sameArticles, m.sameVersions, m.sameClaims, m.samePlaces, m.sameEvidence, m.sameVerdicts, m.sameCollections, m.sameDisputes, m.reviveParents,
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
	return "NOT EXISTS (SELECT 1 FROM main." + t.name + " AS k WHERE k." + t.key + " = t." + t.key + ") AND NOT EXISTS (SELECT 1 FROM m_same AS k WHERE k.noun = '" + string(noun) + "' AND k.theirs = t." + t.key + ")"
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
	if noun != model.NounArticle && noun != model.NounVersion && noun != model.NounSource {
		return "NOT EXISTS (SELECT 1 FROM m_same AS k WHERE k.noun = '" + string(noun) + "' AND k.ours = " + column + ") AND NOT EXISTS (SELECT 1 FROM theirs." + t.name + " AS k WHERE k." + t.key + " = " + column + ")"
	}
	return "NOT EXISTS (SELECT 1 FROM m_same AS k WHERE k.noun = '" + string(noun) + "' AND k.ours = " + column + ") AND NOT EXISTS (SELECT 1 FROM theirs." + t.name + " AS k WHERE k." + t.key + " = " + column + " AND k.deleted = '')"
}

// pages runs a query that ends in LIMIT, with the key of the last row first
// (":after"), until it answers nothing.
func pages[R any](m *merger, sql string, key func(R) string, each func(R) error) error {
	for after := ""; ; {
		var page []R
		if err := m.tx.Raw(sql, after, longPage).Scan(&page).Error; err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		if len(page) == 0 {
			return nil
		}
		after = key(page[len(page)-1])
		for _, r := range page {
			if err := each(r); err != nil {
				return err
			}
		}
	}
}

// sameScales takes scales with one name and the same ratings as one. One of
// another shape comes in under a name of its own.
func (m *merger) sameScales() error {
	var theirs []model.Scale
	if err := m.tx.Raw("SELECT t.* FROM theirs.scales AS t WHERE t.deleted = '' AND " + unknown(model.NounScale)).Scan(&theirs).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
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
	if u := canonical(s.URL); u != "" {
		all = append(all, "u "+u)
	}
	if title := plain(s.Title); title != "" && !strings.HasPrefix(s.Title, "http") {
		all = append(all, "t "+title+"|"+plain(s.Publisher)+"|"+plain(s.Author))
	}
	return all
}

func (m *merger) sameSources() error {
	var any int
	if err := m.tx.Raw("SELECT EXISTS (SELECT 1 FROM theirs.sources AS t WHERE t.deleted = '' AND " + unknown(model.NounSource) + ")").Scan(&any).Error; err != nil || any == 0 {
		return err
	}
	if err := pages(m, "SELECT id, title, publisher, author, url FROM main.sources AS o WHERE deleted = '' AND id > ? AND "+free(model.NounSource, "o.id")+" ORDER BY id LIMIT ?",
		func(s sourceKey) string { return s.ID }, func(s sourceKey) error {
			for _, k := range s.keys() {
				if err := m.exec("INSERT OR IGNORE INTO m_keys VALUES (?, ?)", k, s.ID); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
		return err
	}
	err := pages(m, "SELECT t.id, t.title, t.publisher, t.author, t.url FROM theirs.sources AS t WHERE t.deleted = '' AND t.id > ? AND "+unknown(model.NounSource)+" ORDER BY t.id LIMIT ?",
		func(s sourceKey) string { return s.ID }, func(s sourceKey) error {
			keys := s.keys()
			if len(keys) == 0 {
				return nil
			}
			var found []sourceKey
			if err := m.tx.Raw("SELECT id, title, publisher, author, url FROM main.sources WHERE id IN (SELECT id FROM m_keys WHERE key IN ?) ORDER BY id", keys).Scan(&found).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			var best sourceKey
			for _, f := range found {
				a, b := canonical(f.URL), canonical(s.URL)
				if a != "" && b != "" && a != b {
					continue // one title at two addresses
				}
				if best.ID == "" || (plain(best.Title) != plain(s.Title) && plain(f.Title) == plain(s.Title)) {
					best = f
				}
			}
			if best.ID == "" {
				return nil
			}
			if err := m.exec("DELETE FROM m_keys WHERE id = ?", best.ID); err != nil {
				return err
			}
			return m.same(model.NounSource, s.ID, best.ID)
		})
	if err != nil {
		return err
	}
	return m.exec("DELETE FROM m_keys")
}

// sameArticles recognises an article by a text that both have, by the file both
// were read from, or by its address where the words are the same.
func (m *merger) sameArticles() error {
	for _, by := range []string{"sha256", "file_sha256"} {
		if err := m.exec(`INSERT OR IGNORE INTO m_same SELECT 'article', theirs, ours, 1 FROM (
				SELECT min(theirs) AS theirs, ours FROM (
					SELECT t.id AS theirs, min(o.id) AS ours FROM theirs.articles AS t JOIN theirs.versions AS tv ON tv.article_id = t.id AND tv.deleted = ''
					JOIN main.versions AS ov ON ov.` + by + ` = tv.` + by + ` AND ov.deleted = '' JOIN main.articles AS o ON o.id = ov.article_id AND o.deleted = ''
					WHERE t.deleted = '' AND ` + unknown(model.NounArticle) + ` AND ` + free(model.NounArticle, "o.id") + ` GROUP BY t.id
				) GROUP BY ours)`); err != nil {
			return err
		}
	}
	type article struct{ ID, URL string }
	var any int
	if err := m.tx.Raw("SELECT EXISTS (SELECT 1 FROM theirs.articles AS t WHERE t.deleted = '' AND t.url <> '' AND " + unknown(model.NounArticle) + ")").Scan(&any).Error; err != nil || any == 0 {
		return err
	}
	if err := pages(m, "SELECT id, url FROM main.articles AS o WHERE deleted = '' AND url <> '' AND id > ? AND "+free(model.NounArticle, "o.id")+" ORDER BY id LIMIT ?",
		func(a article) string { return a.ID }, func(a article) error {
			return m.exec("INSERT OR IGNORE INTO m_keys VALUES (?, ?)", canonical(a.URL), a.ID)
		}); err != nil {
		return err
	}
	err := pages(m, "SELECT t.id, t.url FROM theirs.articles AS t WHERE t.deleted = '' AND t.url <> '' AND t.id > ? AND "+unknown(model.NounArticle)+" ORDER BY t.id LIMIT ?",
		func(a article) string { return a.ID }, func(a article) error {
			var found []string
			if err := m.tx.Raw("SELECT id FROM m_keys WHERE key = ? AND "+free(model.NounArticle, "m_keys.id")+" ORDER BY id", canonical(a.URL)).Scan(&found).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
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
	return m.exec("DELETE FROM m_keys")
}

type textRow struct{ ID, Text string }

// sameWords reports whether two articles have a version each that say the same,
// white space and signs aside.
func (m *merger) sameWords(theirs, ours string) (bool, error) {
	var a, b []textRow
	if err := m.tx.Raw("SELECT id, text FROM theirs.versions WHERE article_id = ? AND deleted = ''", theirs).Scan(&a).Error; err != nil {
		return false, fmt.Errorf("merge: %w", err)
	}
	if err := m.tx.Raw("SELECT id, text FROM main.versions WHERE article_id = ? AND deleted = ''", ours).Scan(&b).Error; err != nil {
		return false, fmt.Errorf("merge: %w", err)
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
	if err := m.exec(`INSERT OR IGNORE INTO m_same SELECT 'version', min(theirs), ours, 1 FROM (
			SELECT t.id AS theirs, min(o.id) AS ours FROM theirs.versions AS t JOIN main.versions AS o ON o.sha256 = t.sha256 AND o.deleted = '' AND o.article_id = ` + article + `
			WHERE t.deleted = '' AND ` + unknown(model.NounVersion) + ` AND ` + free(model.NounVersion, "o.id") + ` GROUP BY t.id
		) GROUP BY ours`); err != nil {
		return err
	}
	type version struct{ ID, Article string }
	return pages(m, "SELECT t.id, "+article+" AS article FROM theirs.versions AS t WHERE t.deleted = '' AND t.id > ? AND t.article_id IN (SELECT theirs FROM m_same WHERE noun = 'article' AND fresh) AND "+unknown(model.NounVersion)+" ORDER BY t.id LIMIT ?",
		func(v version) string { return v.ID }, func(v version) error {
			var theirs textRow
			if err := m.tx.Raw("SELECT id, text FROM theirs.versions WHERE id = ?", v.ID).Scan(&theirs).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			var ours []textRow
			if err := m.tx.Raw("SELECT o.id, o.text FROM main.versions AS o WHERE o.article_id = ? AND o.deleted = '' AND "+free(model.NounVersion, "o.id")+" ORDER BY o.number", v.Article).Scan(&ours).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
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
	if err := m.tx.Raw("SELECT * FROM theirs.appearances WHERE version_id = ?", theirs.ID).Scan(&places).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	spans := make([]passage.Span, len(places))
	for i, a := range places {
		if a.State != model.Orphaned {
			spans[i] = a.Span()
		}
	}
	for i, c := range passage.Carry(theirs.Text, ours.Text, spans) {
		a := places[i]
		a.Start, a.End = 0, 0
		if state, stands := map[passage.Fate]model.AppearanceState{passage.Kept: a.State, passage.Moved: model.Moved, passage.Changed: model.Changed}[c.Fate]; stands && a.State != model.Orphaned {
			quote := passage.Select(ours.Text, c.Span)
			a.Start, a.End, a.Exact, a.Prefix, a.Suffix, a.State = c.Span.Start, c.Span.End, quote.Exact, quote.Prefix, quote.Suffix, state
		} else {
			a.State = model.Orphaned
		}
		if err := m.exec("INSERT INTO m_places VALUES (?, ?, ?, ?, ?, ?, ?)", a.ID, a.Start, a.End, a.Exact, a.Prefix, a.Suffix, a.State); err != nil {
			return err
		}
	}
	return nil
}

// canonical is a web address without what does not tell pages apart: scheme,
// www., a port that is the default, a closing slash, the fragment, and
// parameters that only say where a reader came from.
func canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid", "igshid"}, name) {
			query.Del(name)
		}
	}
	out := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if q := query.Encode(); q != "" { // sorted
		out += "?" + q
	}
	return out
}

// plain is the words of a text, folded, with a blank between.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(folded(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}
