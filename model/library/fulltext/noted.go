package fulltext

import (
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// The notes of an article have an entry of their own. Their words are not the article's:
// they are found only by the filter that asks for notes.

// notedEnding makes the subject of an article's notes of its id.
const notedEnding = "/notes"

// notedLength is the length of notedEnding as SQL.
const notedLength = "6"

func notedSubject(article string) string { return article + notedEnding }

// notedEntry is the entry of the notes of an article.
func notedEntry(article string, notes []model.Note) Entry {
	var lines []string
	for _, n := range notes {
		lines = append(lines, linesOf(n)...)
	}
	return Entry{Subject: notedSubject(article), Kind: notedKind, Body: strings.Join(lines, lineEnd)}
}

// linesOf is what of a note can be searched for. Of a link that is the words that lead to
// it and the site: a page has many, and nobody remembers the rest of an address.
func linesOf(n model.Note) []string {
	lines := []string{n.Author, n.Text}
	for _, address := range n.Addresses {
		if n.Kind == model.LinkNote {
			address = host(address)
		}
		lines = append(lines, address)
	}
	for _, r := range n.Replies {
		lines = append(lines, r.Author, r.Text)
	}
	return lines
}

// notedHits are the hits at the notes of an article that have one of some terms in them,
// in the order of the text, at most so many.
func notedHits(db *gorm.DB, article model.Hit, terms []query.Term, most int) ([]model.Hit, error) {
	var stored []string
	if err := db.Table("versions").Where("id = ?", article.VersionID).Pluck("notes", &stored).Error; err != nil || len(stored) == 0 {
		return nil, err
	}
	var notes []model.Note
	if err := json.Unmarshal([]byte(stored[0]), &notes); err != nil {
		return nil, fmt.Errorf("read the notes of version %s: %w", article.VersionID, err)
	}
	sought := make([]query.Sought, len(terms))
	for i, t := range terms {
		sought[i] = t.Seek()
	}
	var out []model.Hit
	for i, n := range notes {
		lines := linesOf(n)
		folded, fits := query.Fold(lines...), false
		for _, s := range sought {
			fits = fits || s.In(folded)
		}
		if !fits {
			continue
		}
		hit := article
		hit.Note, hit.Span = &notes[i], n.Span()
		said := strings.Join(lines, "\n")
		hit.Snippet, hit.Matches = snippet(said, bestPlace(said, terms), terms)
		if out = append(out, hit); len(out) == most {
			break
		}
	}
	return out, nil
}
