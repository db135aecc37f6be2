// Package samefigure finds where else a library gives a figure for the thing that a claim gives
// one for: the same figure, or another. It says so only of sentences that name the thing with
// several of the claim's own words, and it decides nothing: two figures may be of two days.
package samefigure

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"galley/model"
	"galley/model/passage"
	"galley/model/quantity"
	"galley/model/query"
)

// Library is where to look.
type Library interface {
	Search(ctx context.Context, q query.Query, limit int) ([]model.Hit, error)
	Article(ctx context.Context, id string) (model.Article, error)
	Version(ctx context.Context, id string) (model.Version, error)
}

// Asked is the claim's passage or its wording: a sentence or two.
type Asked struct {
	Text      string
	Language  string // of the article: "en", "de-AT"; "" English
	ArticleID string // where it stands, which is left out; "" leaves out none
}

// Elsewhere is a sentence of another stored article that gives a figure for the same thing.
type Elsewhere struct {
	ArticleID string
	Title     string // of the article
	VersionID string // the newest of the article
	Sentence  string
	Span      passage.Span // of the sentence in the version's text, in bytes
	Figure    passage.Span // of the figure, likewise
	Same      bool         // whether it is the same figure, told otherwise perhaps; else another
	Claim     string       // the claim's figure, as written
	Because   Because

	agree int // how many words both have
}

// Because is the sentence that tells the person why it is shown: an English format with verbs,
// and the words that stand in their place.
type Because struct {
	Format string
	Args   []any
}

// Said is the sentence's format, and what stands in place of its verbs.
func (b Because) Said() (format string, args []any) { return b.Format, b.Args }

// String is the sentence in English.
func (b Because) String() string { return fmt.Sprintf(b.Format, b.Args...) }

func because(format string, args ...any) Because { return Because{format, args} }

// Bounds of what is looked at, so that the time does not grow with the library.
const (
	mostHits      = 60   // of the search
	mostArticles  = 30   // that are read
	mostSentences = 12   // of an article, those with the most of the claim's words
	mostShown     = 3    // a hint is no list
	longest       = 4000 // bytes of a text asked about, or of a sentence: longer ones are none
)

// Find returns at most three sentences of other articles that give the same or another figure
// for what a text gives one for, those that share most words first. Of two that share as many,
// the one with another figure is first: that is what an editor wants to know. One sentence
// that several articles have is given once. It returns early with ctx's error.
func Find(ctx context.Context, lib Library, asked Asked) ([]Elsewhere, error) {
	s, ok := subjectOf(asked)
	if !ok {
		return nil, nil
	}
	hits, err := lib.Search(ctx, query.Query{Asked: s.expression()}, mostHits)
	if err != nil {
		return nil, err
	}
	var all []Elsewhere
	read := map[string]bool{asked.ArticleID: true}
	for _, h := range hits {
		if read[h.ArticleID] || len(read) > mostArticles {
			continue
		}
		read[h.ArticleID] = true
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		article, err := lib.Article(ctx, h.ArticleID)
		if err != nil {
			return nil, err
		}
		version, err := lib.Version(ctx, h.VersionID)
		if err != nil {
			return nil, err
		}
		if found, ok := s.in(article, version); ok {
			all = append(all, found)
		}
	}
	slices.SortStableFunc(all, func(a, b Elsewhere) int {
		return cmp.Or(cmp.Compare(b.agree, a.agree), cmp.Compare(rank(a), rank(b)))
	})
	all = once(all)
	return all[:min(len(all), mostShown)], nil
}

func rank(e Elsewhere) int {
	if e.Same {
		return 1
	}
	return 0
}

// once leaves out a sentence that another article has too, as news of an agency.
func once(all []Elsewhere) []Elsewhere {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(e Elsewhere) bool {
		var key string
		for w := range query.Words(e.Sentence) {
			key += w.Text + " "
		}
		again := seen[key]
		seen[key] = true
		return again
	})
}

// in is the sentence of a version that is most surely of the subject.
func (s subject) in(a model.Article, v model.Version) (best Elsewhere, ok bool) {
	for _, place := range s.sentences(v) {
		sentence := v.Text[place.Start:place.End]
		agree, named := s.shared(sentence, s.around(a, v, place))
		if agree < leastSame {
			continue
		}
		pairs := quantity.ComparePassages(s.saying, quantity.Saying{Text: sentence, Language: a.Language})
		for _, p := range pairs {
			if len(p.Sources) != 1 || !s.told(p.Claim) || !p.Sources[0].Known {
				continue
			}
			e := Elsewhere{ArticleID: a.ID, Title: a.Title, VersionID: v.ID, Sentence: sentence, Span: place, Claim: p.Claim.Text, agree: agree,
				Figure: passage.Span{Start: place.Start + p.Sources[0].Start, End: place.Start + p.Sources[0].End}}
			if !e.judge(p, s.enough(agree, named)) {
				continue
			}
			if !ok || e.agree > best.agree {
				best, ok = e, true
			}
		}
	}
	return best, ok
}

// judge says whether the figure is the same or another; false where nobody can tell. Another
// one is only told of where enough shows that it is of the same thing.
func (e *Elsewhere) judge(p quantity.Pair, enough bool) bool {
	theirs := p.Sources[0].Text
	switch p.Relation {
	case quantity.Same:
		e.Same, e.Because = true, because("Another article has the same figure: “%s”.", theirs)
	case quantity.Compatible, quantity.Rounded:
		if p.Reason == quantity.FarInside || p.Reason == quantity.Overlaps {
			return false
		}
		e.Same, e.Because = true, because("Another article has “%s”, which fits “%s”.", theirs, e.Claim)
	case quantity.Contradicts:
		if !enough || p.Claim.Kind == quantity.Date {
			return false
		}
		e.Because = because("Another article has “%s”, not “%s”.", theirs, e.Claim)
	default:
		return false
	}
	return true
}
