package fulltext

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// Bounds of what Alike costs, whatever the library's size and the text's length.
const (
	// counted is how many entries with a term are counted. How many more there are is
	// told by how closely those stand.
	counted = 200
	// mostRead is how many entries are ranked, about. The rarest terms are asked for, as
	// long as they come to no more.
	mostRead = 3000
	// mostTerms is how many terms of a text are counted, and mostAsked how many are asked
	// for: a long text has enough rare ones.
	mostTerms, mostAsked = 60, 24
	// besides is how many terms are asked for together where no rare ones are left: each
	// is common, and few entries have all.
	besides = 3
)

// alikeScore is bm25 with a word of a check's title counting as much as one of its claim.
const alikeScore = "bm25(search_words, 1.0, 1.0, 0.5, 0.0, 0.0)"

// Alike returns the claims and published checks that share the rarest of some terms, at most
// so many, best first. A term is what an entry may have any form of, each in words as
// query.Words folds them.
func Alike(db *gorm.DB, terms [][]string, most int) (model.Alike, error) {
	terms = terms[:min(len(terms), mostTerms)]
	c, err := countTerms(db, terms)
	if err != nil {
		return model.Alike{}, err
	}
	a := model.Alike{Of: c.claims + c.checks, Having: c.having}
	asked := c.expression(terms)
	if asked == "" {
		return a, nil
	}
	var found []int64
	err = db.Raw("SELECT id FROM (SELECT search_words.rowid AS id, "+alikeScore+" AS score FROM search_words WHERE search_words MATCH ?"+
		" AND search_words.rowid >= ? AND search_words.rowid < ? ORDER BY search_words.rowid DESC LIMIT ?) ORDER BY score, id LIMIT ?",
		asked, int64(firstClaim), int64(firstNoted), 3*mostRead, most).Scan(&found).Error
	if err != nil {
		return a, fmt.Errorf("look for what is alike: %w", err)
	}
	return a, readAlike(db, found, &a)
}

// counts is how many entries there are of claims and of checks, and how many have each term.
type counts struct {
	claims, checks int
	having         []int
}

func countTerms(db *gorm.DB, terms [][]string) (counts, error) {
	c := counts{having: make([]int, len(terms))}
	for _, part := range []struct {
		from, to int64
		size     *int
	}{{firstClaim, firstCheck, &c.claims}, {firstCheck, firstNoted, &c.checks}} {
		var last []int64
		if err := db.Raw("SELECT id FROM search_docs WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1", part.from, part.to).
			Scan(&last).Error; err != nil {
			return c, err
		}
		if len(last) == 0 {
			continue
		}
		*part.size = int(last[0]-part.from) + 1
		for i, forms := range terms {
			n, err := having(db, anyOf(forms), part.from, last[0])
			if err != nil {
				return c, err
			}
			c.having[i] += n
		}
	}
	return c, nil
}

// having is how many entries from one number to another fit an expression, about: where
// there are many, as many as if all stood as closely as the first.
func having(db *gorm.DB, asked string, from, last int64) (int, error) {
	var n, end int64
	err := db.Statement.ConnPool.QueryRowContext(db.Statement.Context, "SELECT count(*), coalesce(max(id), 0) FROM (SELECT rowid AS id"+
		" FROM search_words WHERE search_words MATCH ? AND rowid >= ? AND rowid <= ? LIMIT ?)", asked, from, last, counted).Scan(&n, &end)
	if err != nil {
		return 0, fmt.Errorf("count a word: %w", err)
	}
	if n < counted {
		return int(n), nil
	}
	return int(float64(n) * float64(last-from+1) / float64(end-from+1)), nil
}

// expression asks for any of the rarest terms, as many as are rare enough together. Where
// those are few, what has some of the next together is asked for too.
func (c counts) expression(terms [][]string) string {
	var order []int
	for i, n := range c.having {
		if n > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.having[a], c.having[b]) })
	var any []string
	sum := 0
	for len(order) > 0 && len(any) < mostAsked && sum+c.having[order[0]] <= mostRead {
		any = append(any, anyOf(terms[order[0]]))
		sum += c.having[order[0]]
		order = order[1:]
	}
	if len(any) < besides && len(order) > 0 {
		var all []string
		for _, i := range order[:min(len(order), besides)] {
			all = append(all, anyOf(terms[i]))
		}
		any = append(any, "("+strings.Join(all, " AND ")+")")
	}
	return strings.Join(any, " OR ")
}

// anyOf asks for any of some words or phrases.
func anyOf(forms []string) string {
	quoted := make([]string, len(forms))
	for i, f := range forms {
		quoted[i] = `"` + strings.ReplaceAll(f, `"`, " ") + `"`
	}
	return "(" + strings.Join(quoted, " OR ") + ")"
}

// readAlike reads what was found, in its order.
func readAlike(db *gorm.DB, found []int64, into *model.Alike) error {
	var claims []struct {
		Number      int64
		ID, Wording string
	}
	err := db.Table("search_docs AS d").Joins("JOIN claims AS c ON c.id = d.subject").Select("d.id AS number, c.id, c.wording").
		Where("d.id IN ? AND d.id < ?", found, int64(firstCheck)).Scan(&claims).Error
	if err != nil {
		return fmt.Errorf("read what is alike: %w", err)
	}
	var checks []struct {
		Number int64
		model.PublishedCheck
	}
	err = db.Table("search_docs AS d").Joins("JOIN published_checks AS c ON c.id = d.subject").Select("d.id AS number, c.*").
		Where("d.id IN ? AND d.id >= ?", found, int64(firstCheck)).Scan(&checks).Error
	if err != nil {
		return fmt.Errorf("read what is alike: %w", err)
	}
	at := make(map[int64]int, len(found))
	for i, n := range found {
		at[n] = i
	}
	slices.SortFunc(claims, func(a, b struct {
		Number      int64
		ID, Wording string
	}) int {
		return cmp.Compare(at[a.Number], at[b.Number])
	})
	for _, c := range claims {
		into.Claims = append(into.Claims, model.AlikeClaim{ID: c.ID, Wording: c.Wording})
	}
	slices.SortFunc(checks, func(a, b struct {
		Number int64
		model.PublishedCheck
	}) int {
		return cmp.Compare(at[a.Number], at[b.Number])
	})
	for _, c := range checks {
		into.Checks = append(into.Checks, c.PublishedCheck)
	}
	return nil
}
