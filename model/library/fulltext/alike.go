package fulltext

import (
	"cmp"
	"fmt"
	"math"
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

// Alike returns the claims and published checks that share the rarest of some terms, at most
// so many, best first. A term is what an entry may have any form of, each in words as
// query.Words folds them.
func Alike(db *gorm.DB, terms [][]string, most int) (model.Alike, error) {
	terms = terms[:min(len(terms), mostTerms)]
	if err := planEach(db); err != nil {
		return model.Alike{}, err
	}
	c, err := countTerms(db, terms)
	if err != nil {
		return model.Alike{}, err
	}
	a := model.Alike{Of: c.claims + c.checks, Having: c.having}
	rare := c.rarest(terms)
	if len(rare) == 0 {
		return a, nil
	}
	var found []int64
	sql, args := indexOf(db).alike(rare, most)
	err = db.Raw(sql, args...).Scan(&found).Error
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
func having(db *gorm.DB, asked asked, from, last int64) (int, error) {
	in := indexOf(db)
	m := in.fits(asked)
	var row struct{ N, Last int64 }
	err := db.Raw("SELECT count(*) AS n, coalesce(max(id), 0) AS last FROM (SELECT "+in.number()+" AS id FROM search_words AS w WHERE "+m.sql+
		" AND "+in.number()+" >= ? AND "+in.number()+" <= ? LIMIT ?) AS first", append(m.args, from, last, counted)...).Scan(&row).Error
	n, end := row.N, row.Last
	if err != nil {
		return 0, fmt.Errorf("count a word: %w", err)
	}
	if n < counted {
		return int(n), nil
	}
	return int(float64(n) * float64(last-from+1) / float64(end-from+1)), nil
}

// rarest are the rarest terms, as many as are rare enough together. Where those are few,
// what has some of the next together is asked for too.
func (c counts) rarest(terms [][]string) []weighed {
	var order []int
	for i, n := range c.having {
		if n > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.having[a], c.having[b]) })
	var any []weighed
	sum := 0
	for len(order) > 0 && len(any) < mostAsked && sum+c.having[order[0]] <= mostRead {
		any = append(any, weighed{anyOf(terms[order[0]]), c.weight(order[0])})
		sum += c.having[order[0]]
		order = order[1:]
	}
	if len(any) < besides && len(order) > 0 {
		var all allAsked
		weight := 0.0
		for _, i := range order[:min(len(order), besides)] {
			all.with = append(all.with, anyOf(terms[i]))
			weight += c.weight(i)
		}
		any = append(any, weighed{all, weight})
	}
	return any
}

// weight is how much it tells that an entry has a term, as bm25 counts it: the logarithm of
// how few have it.
func (c counts) weight(term int) float64 {
	having := float64(c.having[term])
	return max(1e-6, math.Log((float64(c.claims+c.checks)-having+0.5)/(having+0.5)))
}

// anyOf asks for any of some words or phrases.
func anyOf(forms []string) asked {
	any := make(anyAsked, len(forms))
	for i, f := range forms {
		any[i] = phrase{words: strings.Fields(f)}
	}
	return any
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
