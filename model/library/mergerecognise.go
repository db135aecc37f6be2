package library

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// sameClaims recognises claims that stand on the same passage and say the same
// or nearly so. One that was not worded, but left as marked, is what the other
// one words.
func (m *merger) sameClaims() error {
	type pair struct{ Theirs, Ours, Said, Have, Exact string }
	var waiting []pair // the candidates of one claim of theirs
	settle := func() error {
		var best pair
		for _, p := range waiting {
			if likeness(p.Said, p.Have, p.Exact) > 0 && (best.Ours == "" || likeness(p.Said, p.Have, p.Exact) > likeness(best.Said, best.Have, best.Exact)) {
				best = p
			}
		}
		waiting = waiting[:0]
		if best.Ours == "" {
			return nil
		}
		var taken int
		if err := m.tx.Raw("SELECT count(*) FROM m_same WHERE noun = 'claim' AND ours = ?", best.Ours).Scan(&taken).Error; err != nil || taken > 0 {
			return err
		}
		return m.same(model.NounClaim, best.Theirs, best.Ours)
	}
	type claim struct{ ID string }
	var ids []string
	look := func() error {
		if len(ids) == 0 {
			return nil
		}
		var found []pair
		err := m.tx.Raw(`SELECT t.id AS theirs, o.id AS ours, t.wording AS said, o.wording AS have, oa.exact
			FROM theirs.claims AS t JOIN theirs.appearances AS ta ON ta.claim_id = t.id AND ta.deleted = '' AND ta.state <> 'orphaned'
			LEFT JOIN m_places AS p ON p.id = ta.id
			CROSS JOIN main.appearances AS oa ON oa.version_id = `+here(model.NounVersion, "ta.version_id")+` AND oa.start = coalesce(p.start, ta.start) AND oa."end" = coalesce(p."end", ta."end")
				AND oa.deleted = '' AND oa.state <> 'orphaned'
			JOIN main.claims AS o ON o.id = oa.claim_id AND o.deleted = ''
			WHERE t.id IN ? AND `+free(model.NounClaim, "o.id")+` ORDER BY t.id, o.id`, ids).Scan(&found).Error
		if err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		ids = ids[:0]
		for _, p := range found {
			if len(waiting) > 0 && waiting[0].Theirs != p.Theirs {
				if err := settle(); err != nil {
					return err
				}
			}
			waiting = append(waiting, p)
		}
		return settle()
	}
	err := pages(m, "SELECT t.id FROM theirs.claims AS t WHERE t.deleted = '' AND t.id > ? AND "+unknown(model.NounClaim)+" ORDER BY t.id LIMIT ?",
		func(c claim) string { return c.ID }, func(c claim) error {
			if ids = append(ids, c.ID); len(ids) < 500 {
				return nil
			}
			return look()
		})
	if err != nil {
		return err
	}
	return look()
}

// likeEnough is how like two wordings must be to be one claim on one passage, from 0
// to 1: below it are two statements in one sentence, and those stay two.
const likeEnough = 0.7

func likeness(a, b, exact string) float64 {
	x, y, marked := plain(a), plain(b), plain(exact)
	switch {
	case x == y:
		return 1
	case x == marked || y == marked:
		return 0.95
	}
	long := max(utf8.RuneCountInString(x), utf8.RuneCountInString(y), 1)
	if like := 1 - float64(passage.Distance(x, y))/float64(long); like >= likeEnough {
		return like
	}
	return 0
}

// once recognises rows of theirs by a join with ours, one to one.
func (m *merger) once(noun model.Noun, join string) error {
	t := tables[noun]
	return m.exec(`INSERT OR IGNORE INTO m_same SELECT '` + string(noun) + `', min(theirs), ours, 1 FROM (
		SELECT t.id AS theirs, min(o.id) AS ours FROM theirs.` + t.name + ` AS t ` + join + `
		WHERE t.deleted = '' AND o.deleted = '' AND ` + unknown(noun) + ` AND ` + free(noun, "o.id") + ` GROUP BY t.id) GROUP BY ours`)
}

func (m *merger) samePlaces() error {
	return m.once(model.NounAppearance, `LEFT JOIN m_places AS p ON p.id = t.id CROSS JOIN main.appearances AS o ON o.claim_id = `+here(model.NounClaim, "t.claim_id")+
		` AND o.version_id = `+here(model.NounVersion, "t.version_id")+` AND o.start = coalesce(p.start, t.start) AND o."end" = coalesce(p."end", t."end")`)
}

func (m *merger) sameEvidence() error {
	return m.once(model.NounEvidence, `CROSS JOIN main.evidence AS o ON o.claim_id = `+here(model.NounClaim, "t.claim_id")+` AND o.source_id = `+here(model.NounSource, "t.source_id")+` AND o.quote = t.quote`)
}

// sameVerdicts recognises only what was given in the same act: the same moment,
// editor and words. Two editors of one mind gave two verdicts.
func (m *merger) sameVerdicts() error {
	return m.once(model.NounVerdict, `CROSS JOIN main.verdicts AS o ON o.claim_id = `+here(model.NounClaim, "t.claim_id")+` AND o.scale_id = `+here(model.NounScale, "t.scale_id")+
		` AND o.rating = t.rating AND o.reasoning = t.reasoning AND o.given_by = t.given_by AND o.given_at = t.given_at`)
}

func (m *merger) sameCollections() error {
	var theirs []model.Collection
	if err := m.tx.Raw("SELECT t.* FROM theirs.collections AS t WHERE t.deleted = '' AND " + unknown(model.NounCollection)).Scan(&theirs).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, t := range theirs {
		ours, err := view{m.tx}.CollectionNamed(t.Name)
		if model.HasCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if err := m.same(model.NounCollection, t.ID, ours.ID); err != nil {
			return err
		}
	}
	// Memberships and tags have ids made of what they join. They are not told as
	// recognised (fresh): only what their events say of them counts.
	for _, s := range []string{
		`INSERT OR IGNORE INTO m_same SELECT 'membership', t.id, ` + membershipHere + `, 0 FROM theirs.memberships AS t WHERE ` + membershipHere + ` <> t.id AND ` + membershipHere + ` IN (SELECT id FROM main.memberships)`,
		`INSERT OR IGNORE INTO m_same SELECT 'tag', t.id, ` + tagHere + `, 0 FROM theirs.tags AS t WHERE ` + tagHere + ` <> t.id AND ` + tagHere + ` IN (SELECT id FROM main.tags)`,
	} {
		if err := m.exec(s); err != nil {
			return err
		}
	}
	return nil
}

var (
	membershipHere = here(model.NounCollection, "t.collection_id") + " || '-' || " + here(model.NounArticle, "t.article_id")
	subjectHere    = "coalesce((SELECT ours FROM m_same WHERE noun IN ('article', 'claim') AND theirs = t.subject), t.subject)"
	tagHere        = subjectHere + " || substr(t.id, length(t.subject) + 1)"
)

// sameDisputes recognises what they have to decide and this library has too.
func (m *merger) sameDisputes() error {
	return m.once(model.NounDispute, `CROSS JOIN main.disputes AS o ON o.about = t.about AND o.field = t.field AND o.claim_id = `+here(model.NounClaim, "t.claim_id")+`
		AND ((o.ours = t.ours AND o.theirs = t.theirs) OR (o.ours = t.theirs AND o.theirs = t.ours))`)
}

// reviveParents adds to what was touched the claims, articles and versions that
// were deleted here while something on them was worked on there: what was
// worked on is kept.
func (m *merger) reviveParents() error {
	deadHere := func(noun model.Noun) string {
		t := tables[noun]
		return "t.deleted = '' AND " + here(noun, "t.id") + " IN (SELECT id FROM main." + t.name + " WHERE deleted <> '')"
	}
	touched := func(noun model.Noun) string {
		t := tables[noun]
		return "(SELECT x.* FROM theirs." + t.name + " AS x JOIN m_touched AS w ON w.noun = '" + string(noun) + "' AND w.id = x.id WHERE x.deleted = '')"
	}
	add := func(noun model.Noun, ids string) error {
		return m.exec("INSERT OR IGNORE INTO m_touched SELECT '" + string(noun) + "', t.id, NULL, 0, 0 FROM theirs." + tables[noun].name + " AS t WHERE " + deadHere(noun) + " AND t.id IN (" + ids + ")")
	}
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, "SELECT claim_id FROM " + touched(model.NounAppearance) + " UNION SELECT claim_id FROM " + touched(model.NounEvidence) + " UNION SELECT claim_id FROM " + touched(model.NounVerdict)},
		{model.NounAppearance, "SELECT x.id FROM theirs.appearances AS x WHERE x.claim_id IN (SELECT t.id FROM theirs.claims AS t JOIN m_touched AS w ON w.noun = 'claim' AND w.id = t.id WHERE " + deadHere(model.NounClaim) + ")"},
		{model.NounArticle, "SELECT article_id FROM theirs.appearances WHERE deleted = '' AND claim_id IN (SELECT id FROM " + touched(model.NounClaim) + ") UNION SELECT article_id FROM " + touched(model.NounAppearance) + " UNION SELECT article_id FROM " + touched(model.NounVersion)},
		{model.NounVersion, "SELECT version_id FROM " + touched(model.NounAppearance)},
		{model.NounSource, "SELECT source_id FROM " + touched(model.NounEvidence)},
	} {
		if err := add(s.noun, s.ids); err != nil {
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
