// Package samefigure finds where else a library gives a figure for the thing that a claim gives
// one for: the same figure, or another. It says so only of sentences that name the thing with
// several of the claim's own words, and it decides nothing: two figures may be of two days.
package samefigure

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

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
		words := s.shared(sentence, s.around(a, v, place))
		if words.agree < leastWords {
			continue
		}
		for _, p := range quantity.ComparePassages(s.saying, quantity.Saying{Text: sentence, Language: a.Language}) {
			if len(p.Sources) != 1 || !s.asks(p.Claim) || !tells(p.Sources[0]) || p.Claim.Kind != p.Sources[0].Kind {
				continue
			}
			words.near = s.sharedNear(p.Claim, sentence, p.Sources[0])
			e := Elsewhere{ArticleID: a.ID, Title: a.Title, VersionID: v.ID, Sentence: sentence, Span: place, Claim: p.Claim.Text, agree: words.agree,
				Figure: passage.Span{Start: place.Start + p.Sources[0].Start, End: place.Start + p.Sources[0].End}}
			if e.judge(p, words) && (!ok || e.agree > best.agree) {
				best, ok = e, true
			}
		}
	}
	return best, ok
}

// judge says whether the figure is the same or another, as far as the words that both have
// show that it is of the same thing; false where they do not.
func (e *Elsewhere) judge(p quantity.Pair, w words) bool {
	theirs := p.Sources[0]
	switch p.Relation {
	case quantity.Same:
		e.Same, e.Because = true, because("Another article has the same figure: “%s”.", theirs.Text)
		switch {
		case common(p.Claim):
			return w.near >= 2 && w.part >= mostWords
		case digits(p.Claim.Low) < 3:
			return w.near >= 1 && w.part >= someWords
		}
		return w.near >= 1
	case quantity.Compatible, quantity.Rounded:
		e.Same, e.Because = true, because("Another article has “%s”, which fits “%s”.", theirs.Text, e.Claim)
		return close(p) && w.near >= 2 && w.part >= someWords
	case quantity.Contradicts, quantity.NotComparable:
		if p.Relation == quantity.NotComparable && (p.Reason != quantity.NotSurelyTheSame || w.near < 2 || w.agree <= leastWords) {
			return false
		}
		e.Because = because("Another article has “%s”, not “%s”.", theirs.Text, e.Claim)
		return differs(p.Claim) && differs(theirs) && w.near >= 1 && w.part >= mostWords
	}
	return false
}

// common reports whether so many things come in the number that it tells little: two days,
// a dozen people.
func common(q quantity.Quantity) bool {
	return q.High <= 12 && (q.Kind == quantity.Number || q.Kind == quantity.Duration || q.Kind == quantity.Measure)
}

// differs reports whether another figure is told of: not where one thing has many, as times
// have, nor where it may be the name of a sort, as a size joined by a hyphen.
func differs(q quantity.Quantity) bool {
	return !common(q) && q.Kind != quantity.Duration && (q.Kind != quantity.Measure || !strings.Contains(q.Text, "-"))
}

// digits is how many digits of a number are not zeros at its ends. The more, the less likely
// two things have it by chance.
func digits(v float64) int {
	written, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', -1, 64), "e")
	return len(strings.Replace(written, ".", "", 1))
}

// close reports whether two figures that fit are of one size. "More than 50" leaves a million
// open, which nobody looks for.
func close(p quantity.Pair) bool {
	a, b := p.Claim, p.Sources[0]
	if a.Unit != b.Unit {
		return p.Reason == quantity.Converted && told(a) && told(b)
	}
	return math.Abs(a.Low-b.Low) <= 0.05*math.Max(math.Abs(a.Low), math.Abs(b.Low))
}

// told reports whether a quantity names a value, and no bound of one.
func told(q quantity.Quantity) bool {
	return q.Modifier == quantity.Exactly || q.Modifier == quantity.About
}
