package library

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// The full-text index speaks SQLite's own SQL; this file and those of search are
// where it stands. It is brought up to date in the transaction that changes what
// it covers, and holds what can be found, no more: an article that lives, with
// its newest text, and a claim that lives and stands in one.

// firstClaim is the number of the first claim among the documents; articles
// have those before it.
const firstClaim = 1 << 40

// entry is what the index knows of an article or a claim.
type entry struct {
	subject                                string // its id
	claim                                  bool
	body, title, speaker, owner, publisher string
}

// indexAll fills an index that is empty.
func indexAll(tx *gorm.DB) error {
	for _, kind := range []struct {
		table string
		index func(*gorm.DB, []string) error
	}{{"articles", indexArticles}, {"claims", indexClaims}} {
		var ids []string
		if err := tx.Table(kind.table).Where("deleted = ''").Order("id").Pluck("id", &ids).Error; err != nil {
			return err
		}
		if err := kind.index(tx, ids); err != nil {
			return err
		}
	}
	return optimize(tx)
}

// optimize puts the index in one piece, a seventh smaller; later changes are put
// together as they come.
func optimize(tx *gorm.DB) error {
	if err := tx.Exec("INSERT INTO search_words (search_words) VALUES ('optimize')").Error; err != nil {
		return fmt.Errorf("put the index in one piece: %w", err)
	}
	return nil
}

// unindexAll empties the index.
func unindexAll(tx *gorm.DB) error {
	if err := tx.Exec("INSERT INTO main.search_words (search_words) VALUES ('delete-all')").Error; err != nil {
		return fmt.Errorf("empty the index: %w", err)
	}
	if err := tx.Exec("DELETE FROM main.search_docs").Error; err != nil {
		return fmt.Errorf("empty the index: %w", err)
	}
	return nil
}

// reindex brings the index up to date with edits just stored.
func reindex(tx *gorm.DB, edits []model.Edit) error {
	if done, err := indexNew(tx, edits); done || err != nil {
		return err
	}
	articles, claims := map[string]bool{}, map[string]bool{}
	add := func(noun, sql, id string) error {
		var ids []string
		if err := tx.Raw(sql, id).Scan(&ids).Error; err != nil {
			return fmt.Errorf("index %s %s: %w", noun, id, err)
		}
		for _, id := range ids {
			claims[id] = true
		}
		return nil
	}
	for _, e := range edits {
		switch r := e.After.(type) {
		case model.Article:
			was, old := e.Before.(model.Article)
			if !old || was.Deleted != r.Deleted || articleTitle(was) != articleTitle(r) || was.Publisher != r.Publisher {
				articles[r.ID] = true
			}
			if old && was.Deleted != r.Deleted {
				if err := add("article", "SELECT DISTINCT claim_id FROM appearances WHERE article_id = ? AND deleted = ''", r.ID); err != nil {
					return err
				}
			}
		case model.Version:
			if e.Before == nil || e.Before.Tombstone() != r.Deleted {
				articles[r.ArticleID] = true
			}
		case model.Claim:
			claims[r.ID] = true
		case model.Appearance:
			// What a claim's passage says is found too.
			if was, old := e.Before.(model.Appearance); !old || was.Deleted != r.Deleted || was.Exact != r.Exact {
				claims[r.ClaimID] = true
			}
		case model.Evidence:
			claims[r.ClaimID] = true
		case model.Verdict:
			claims[r.ClaimID] = true
		case model.Dispute:
			if r.ClaimID != "" {
				claims[r.ClaimID] = true
			}
		case model.Source:
			if e.Before == nil {
				continue // on no claim yet
			}
			if err := add("source", "SELECT claim_id FROM evidence WHERE source_id = ? AND deleted = ''", r.ID); err != nil {
				return err
			}
		}
	}
	if err := indexArticles(tx, keys(articles)); err != nil {
		return err
	}
	return indexClaims(tx, keys(claims))
}

// indexNew indexes what an event made from nothing out of the event itself,
// which is most of what happens on a day: an article imported, a claim marked.
// It answers false where there is more to it.
func indexNew(tx *gorm.DB, edits []model.Edit) (done bool, err error) {
	var article model.Article
	var version model.Version
	var claim model.Claim
	var place model.Appearance
	for _, e := range edits {
		if e.Before != nil {
			return false, nil
		}
		switch r := e.After.(type) {
		case model.File:
		case model.Article:
			article = r
		case model.Version:
			version = r
		case model.Claim:
			claim = r
		case model.Appearance:
			place = r
		default:
			return false, nil
		}
	}
	switch {
	case article.ID != "" && version.ArticleID == article.ID && claim.ID == "" && place.ID == "":
		return true, addEntry(tx, articleEntry(article, version.Text))
	case claim.ID != "" && place.ClaimID == claim.ID && article.ID == "" && version.ID == "":
		return true, addEntry(tx, claimEntry(claim, []string{place.Exact}))
	}
	return false, nil
}

func keys[V any](set map[string]V) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func indexArticles(tx *gorm.DB, ids []string) error {
	for _, id := range ids {
		d, ok, err := readArticle(tx, id)
		if err == nil && ok {
			err = putEntry(tx, d)
		} else if err == nil {
			err = unindex(tx, id)
		}
		if err != nil {
			return fmt.Errorf("index article %s: %w", id, err)
		}
	}
	return nil
}

// claimsAtOnce are indexed together: what is written on them is read at once.
const claimsAtOnce = 500

func indexClaims(tx *gorm.DB, ids []string) error {
	for some := range slices.Chunk(ids, claimsAtOnce) {
		entries, err := claimEntries(tx, some)
		if err != nil {
			return fmt.Errorf("index claims: %w", err)
		}
		known := make(map[string]bool, len(entries))
		for _, d := range entries {
			known[d.subject] = true
			if err := putEntry(tx, d); err != nil {
				return fmt.Errorf("index claim %s: %w", d.subject, err)
			}
		}
		for _, id := range some {
			if !known[id] {
				if err := unindex(tx, id); err != nil {
					return fmt.Errorf("index claim %s: %w", id, err)
				}
			}
		}
	}
	return nil
}

// putEntry replaces an entry of the index, or adds it; one that is there
// keeps its number.
func putEntry(tx *gorm.DB, d entry) error {
	var at []int64
	if err := tx.Raw("SELECT id FROM search_docs WHERE subject = ?", d.subject).Scan(&at).Error; err != nil {
		return err
	}
	if len(at) == 0 {
		return addEntry(tx, d)
	}
	return tx.Exec("UPDATE search_words SET body = ?, title = ?, speaker = ?, owner = ?, publisher = ? WHERE rowid = ?",
		plainWords(d.body), plainWords(d.title), plainWords(d.speaker), plainWords(d.owner), plainWords(d.publisher), at[0]).Error
}

func addEntry(tx *gorm.DB, d entry) error {
	next := "SELECT coalesce(max(id), 0) + 1, ? FROM search_docs WHERE id < ?"
	args := []any{d.subject, int64(firstClaim)}
	if d.claim {
		next = "SELECT max(coalesce(max(id), 0) + 1, ?), ? FROM search_docs"
		slices.Reverse(args)
	}
	pool, ctx := tx.Statement.ConnPool, tx.Statement.Context // by hand: every claim marked waits for it
	if _, err := pool.ExecContext(ctx, "INSERT INTO search_docs (id, subject) "+next, args...); err != nil {
		return err
	}
	_, err := pool.ExecContext(ctx, "INSERT INTO search_words (rowid, body, title, speaker, owner, publisher) VALUES (last_insert_rowid(), ?, ?, ?, ?, ?)",
		plainWords(d.body), plainWords(d.title), plainWords(d.speaker), plainWords(d.owner), plainWords(d.publisher))
	return err
}

func unindex(tx *gorm.DB, subject string) error {
	if err := tx.Exec("DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_docs WHERE subject = ?)", subject).Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM search_docs WHERE subject = ?", subject).Error
}

// plainWords is a text as the index is fed with it.
func plainWords(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i, line := range strings.Split(text, lineEnd) {
		if i > 0 && line != "" {
			b.WriteString(" ¶")
		}
		for w := range query.Words(line) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.Text)
		}
	}
	return b.String()
}

// newest is the newest version of an article.
func newest(tx *gorm.DB, articleID string) (model.Version, error) {
	var v model.Version
	err := tx.Table("versions").Where("article_id = ? AND deleted = ''", articleID).Order("number DESC").Take(&v).Error
	return v, err
}

// readArticle reads what the index should know of an article; ok is false
// where it is not to be found.
func readArticle(tx *gorm.DB, id string) (d entry, ok bool, err error) {
	a, err := view{tx}.Article(id)
	if model.HasCode(err, model.NotFound) {
		return d, false, nil
	}
	if err != nil {
		return d, false, err
	}
	v, err := newest(tx, id)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return d, false, nil
	}
	return articleEntry(a, v.Text), err == nil, err
}

func articleEntry(a model.Article, text string) entry {
	return entry{subject: a.ID, body: text, title: articleTitle(a), publisher: a.Publisher}
}

func articleTitle(a model.Article) string { return a.Title + lineEnd + a.Byline }

// lineEnd stands between what is no phrase together. It is fed to the index as a
// word of its own, which nobody can ask for.
const lineEnd = "\n¶\n"

// claimEntry is a claim with all that is written on it; what says the
// claim's own words again is left out.
func claimEntry(c model.Claim, written []string) entry {
	lines := []string{c.Wording}
	for _, line := range written {
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return entry{subject: c.ID, claim: true, body: strings.Join(lines, lineEnd), speaker: c.Speaker, owner: c.Owner}
}

// claimEntries reads what the index should know of claims, those among them
// that are to be found.
func claimEntries(tx *gorm.DB, ids []string) ([]entry, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	claims, err := list[model.Claim](tx, "claims", "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	places, err := list[model.Appearance](tx, "appearances", "id", "claim_id IN ? AND EXISTS (SELECT 1 FROM articles AS a WHERE a.id = article_id AND a.deleted = '')", ids)
	if err != nil {
		return nil, err
	}
	verdicts, err := list[model.Verdict](tx, "verdicts", "id", "claim_id IN ?", ids)
	if err != nil {
		return nil, err
	}
	var evidence []struct{ ClaimID, Quote, Locator, Note, Title, Publisher, Author, URL string }
	if err := tx.Raw(`SELECT e.claim_id, e.quote, e.locator, e.note, s.title, s.publisher, s.author, s.url FROM evidence AS e
		JOIN sources AS s ON s.id = e.source_id WHERE e.claim_id IN ? AND e.deleted = '' ORDER BY e.id`, ids).Scan(&evidence).Error; err != nil {
		return nil, err
	}
	stands, written := map[string][]string{}, map[string][]string{}
	for _, p := range places {
		stands[p.ClaimID] = append(stands[p.ClaimID], p.Exact)
	}
	given := map[string][]model.Verdict{}
	for _, v := range verdicts {
		given[v.ClaimID] = append(given[v.ClaimID], v)
	}
	for id, all := range given {
		force, _ := model.InForce(all)
		for _, v := range all { // earlier and contested reasoning is found too
			if v.ID == force.ID {
				written[id] = append(written[id], v.Rating)
			}
			written[id] = append(written[id], v.Reasoning)
		}
	}
	for _, e := range evidence {
		written[e.ClaimID] = append(written[e.ClaimID], e.Title, e.Publisher, e.Author, host(e.URL), e.Quote, e.Locator, e.Note)
	}
	var out []entry
	for _, c := range claims {
		if len(stands[c.ID]) > 0 {
			out = append(out, claimEntry(c, append(written[c.ID], stands[c.ID]...)))
		}
	}
	return out, nil
}

// host is the part of an address that people remember.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
