package fulltext

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// Entry is what the index has of an article, a claim or a published check.
type Entry struct {
	Subject                                string // its id
	Kind                                   kind
	Body, Title, Speaker, Owner, Publisher string
}

// lineEnd stands between texts that no phrase may span. It is fed to the index as
// a word of its own, one that nobody can ask for.
const lineEnd = "\n" + lineMark + "\n"

// lineMark is that word.
const lineMark = "¶"

// words is a text as the index is fed with it: folded words, a blank between.
func words(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i, line := range strings.Split(text, lineEnd) {
		if i > 0 && line != "" {
			b.WriteString(" " + lineMark)
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

// articleEntries are those of an article and of the notes of its newest version, if it has any.
func articleEntries(a model.Article, v model.Version) []Entry {
	all := []Entry{{Subject: a.ID, Kind: articleKind, Body: v.Text, Title: articleTitle(a), Publisher: a.Publisher}}
	if len(v.Notes) > 0 {
		all = append(all, notedEntry(a.ID, v.Notes))
	}
	return all
}

func articleTitle(a model.Article) string { return a.Title + lineEnd + a.Byline }

// readArticle reads the entries of an article and of its notes, those that are to be found.
func readArticle(tx *gorm.DB, id string) ([]Entry, error) {
	articles, err := living[model.Article](tx.Limit(1), "articles", "id", "id = ?", id)
	if err != nil || len(articles) == 0 {
		return nil, err
	}
	versions, err := living[model.Version](tx.Limit(1), "versions", "number DESC", "article_id = ?", id)
	if err != nil || len(versions) == 0 {
		return nil, err
	}
	return articleEntries(articles[0], versions[0]), nil
}

// living reads the rows of a table that are not deleted.
func living[R any](tx *gorm.DB, table, order, where string, args ...any) ([]R, error) {
	var rows []R
	if err := tx.Table(table).Where("deleted = ''").Where(where, args...).Order(order).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	return rows, nil
}

// claimEntry is the entry of a claim with all that is written on it. What repeats
// the claim's own words is left out.
func claimEntry(c model.Claim, written []string) Entry {
	lines := []string{c.Wording}
	for _, line := range written {
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return Entry{Subject: c.ID, Kind: claimKind, Body: strings.Join(lines, lineEnd), Speaker: c.Speaker, Owner: c.Owner}
}

// ClaimEntries reads the entries of claims, of those among them that are to be found.
func ClaimEntries(tx *gorm.DB, ids []string) ([]Entry, error) { return claimEntries(tx, ids, true) }

// claimEntries is ClaimEntries, with what is said in private evidence or without it.
func claimEntries(tx *gorm.DB, ids []string, private bool) ([]Entry, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	claims, err := living[model.Claim](tx, "claims", "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	places, err := living[model.Appearance](tx, "appearances", "id",
		"claim_id IN ? AND EXISTS (SELECT 1 FROM articles AS a WHERE a.id = article_id AND a.deleted = '')", ids)
	if err != nil {
		return nil, err
	}
	passages := map[string][]string{}
	for _, p := range places {
		passages[p.ClaimID] = append(passages[p.ClaimID], p.Exact)
	}
	written, err := writtenOn(tx, ids, private)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, c := range claims {
		if len(passages[c.ID]) > 0 {
			out = append(out, claimEntry(c, append(written[c.ID], passages[c.ID]...)))
		}
	}
	return out, nil
}

// writtenOn reads what is written on claims, by claim: verdicts, and evidence that counts. What is said in
// private evidence is found, and shown by nothing.
func writtenOn(tx *gorm.DB, ids []string, private bool) (map[string][]string, error) {
	verdicts, err := living[model.Verdict](tx, "verdicts", "id", "claim_id IN ?", ids)
	if err != nil {
		return nil, err
	}
	// e.* because a library from before there were proposals is indexed before it has their column.
	var evidence []struct {
		ClaimID, Quote, Translation, Locator, Note, Title, Publisher, Author, URL, ProposedBy string
		IsPrivate, Kept                                                                       bool // the evidence is private; the name of its source is kept
	}
	kept := "" // likewise
	if !private {
		kept = ", s.is_private AS kept"
	}
	err = tx.Table("evidence AS e").Joins("JOIN sources AS s ON s.id = e.source_id").
		Select("e.*, s.title, s.publisher, s.author, s.url"+kept).
		Where("e.claim_id IN ? AND e.deleted = ''", ids).Order("e.id").Scan(&evidence).Error
	if err != nil {
		return nil, err
	}
	scales, err := living[model.Scale](tx, "scales", "id", "1 = 1")
	if err != nil {
		return nil, err
	}
	called := map[string]model.Scale{}
	for _, s := range scales {
		called[s.ID] = s
	}
	written, given := map[string][]string{}, map[string][]model.Verdict{}
	for _, v := range verdicts {
		given[v.ClaimID] = append(given[v.ClaimID], v)
	}
	for id, all := range given {
		force, _ := model.InForce(all)
		for _, v := range all { // earlier and contested reasoning is found too
			if v.ID == force.ID {
				written[id] = append(written[id], called[v.ScaleID].Present(v.Rating))
			}
			written[id] = append(written[id], v.Reasoning)
		}
	}
	for _, e := range evidence {
		if e.ProposedBy != "" {
			continue
		}
		if e.Kept && !private {
			e.Publisher, e.Author, e.URL = "", "", ""
		}
		if e.IsPrivate && !private {
			e.Quote, e.Translation, e.Locator, e.Note = "", "", "", ""
		}
		written[e.ClaimID] = append(written[e.ClaimID], e.Title, e.Publisher, e.Author, host(e.URL), e.Quote, e.Translation, e.Locator, e.Note)
	}
	return written, nil
}

// host is the part of an address that people remember.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
