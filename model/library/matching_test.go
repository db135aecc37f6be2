//go:build !race || long

package library

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/query"
)

// The oracle of search: everything is read, and every word compared. Texts are
// made of things that have several spellings, so that it need not know how
// words are folded.
var spellings = map[string][]string{
	"opium":    {"opium", "Opium", "ÓPIUM", "opi\u00adum"},
	"border":   {"border", "Border"},
	"borders":  {"borders"},
	"war":      {"war", "WAR"},
	"warlord":  {"warlord", "Warlord"},
	"strasse":  {"Straße", "strasse"},
	"zurich":   {"Zürich", "Zu\u0308rich", "zurich"},
	"40000":    {"40,000", "40000", "40.000", "40 000"},
	"us":       {"US", "U.S.", "us"},
	"lodz":     {"Łódź", "Lodz"},
	"shalom":   {"shalom"},
	"heroin":   {"heroin"},
	"province": {"province"},
}

// thing is an article or a claim as the oracle knows it: words of each field.
type thing struct {
	name                                             string
	claim                                            bool
	fields                                           [][]string // body, title and names, each the words of it
	speaker, publisher, published, rating, kind, tag string
}

// asked is a query as the oracle knows it, and as a person types it.
type asked struct {
	typed string
	fits  func(thing) bool
}

func has(t thing, words []string, prefix bool) bool {
	for _, field := range t.fields {
		for i := range field {
			fits := i+len(words) <= len(field)
			for k := 0; k < len(words) && fits; k++ {
				w := field[i+k]
				fits = w == words[k] || prefix && k == len(words)-1 && strings.HasPrefix(w, words[k])
			}
			if fits {
				return true
			}
		}
	}
	return false
}

type quizzer struct {
	*rand.Rand
	things []string
}

func (r quizzer) pick() string { return r.things[r.IntN(len(r.things))] }
func (r quizzer) spell(thing string) string {
	return spellings[thing][r.IntN(len(spellings[thing]))]
}

func (r quizzer) text(n int) (spelled string, words []string) {
	var all []string
	for range n {
		w := r.pick()
		words, all = append(words, w), append(all, r.spell(w))
	}
	return strings.Join(all, []string{" ", ", ", " — "}[r.IntN(3)]), words
}

func (r quizzer) question(depth int) asked {
	switch n := r.IntN(12); {
	case depth > 0 && n < 2:
		a, b := r.question(depth-1), r.question(depth-1)
		return asked{"(" + a.typed + " OR " + b.typed + ")", func(t thing) bool { return a.fits(t) || b.fits(t) }}
	case depth > 0 && n < 4:
		a, b := r.question(depth-1), r.question(depth-1)
		return asked{"(" + a.typed + " " + b.typed + ")", func(t thing) bool { return a.fits(t) && b.fits(t) }}
	case depth > 0 && n < 6:
		a := r.question(depth - 1)
		return asked{[]string{"-", "NOT "}[r.IntN(2)] + a.typed, func(t thing) bool { return !a.fits(t) }}
	case n < 7:
		w := r.pick()
		start := w[:2+r.IntN(len(w)-1)]
		if w == "40000" {
			start = w
		}
		return asked{start + "*", func(t thing) bool { return has(t, []string{start}, true) }}
	case n < 8:
		spelled, words := r.text(1 + r.IntN(3))
		return asked{`"` + spelled + `"`, func(t thing) bool { return has(t, words, false) }}
	case n < 9:
		return []asked{
			{"speaker:lee", func(t thing) bool { return t.claim && t.speaker == "Ann Lee" }},
			{`speaker:"ann l"`, func(t thing) bool { return t.claim && t.speaker == "Ann Lee" }},
			{"rating:false", func(t thing) bool { return t.claim && t.rating == "False" }},
			{"kind:statistic", func(t thing) bool { return t.claim && t.kind == "statistic" }},
			{"publisher:bund", func(t thing) bool { return t.publisher == "Der Bund" }},
			{"published:2009", func(t thing) bool { return strings.HasPrefix(t.published, "2009") }},
			{"after:2009-06", func(t thing) bool { return t.published >= "2009-06" }},
			{"tag:hot", func(t thing) bool { return t.tag == "hot" }},
		}[r.IntN(8)]
	}
	w := r.pick()
	return asked{r.spell(w), func(t thing) bool { return has(t, []string{w}, false) }}
}

func TestSearchFindsWhatReadingEverythingFinds(t *testing.T) {
	t.Parallel()
	rounds := 12
	if testing.Short() || raced {
		rounds = 3
	}
	for seed := range uint64(rounds) {
		r := quizzer{rand.New(rand.NewPCG(seed, 7)), nil}
		for w := range spellings {
			r.things = append(r.things, w)
		}
		slices.Sort(r.things)
		l := fresh(t)
		var all []thing
		for range 12 {
			text, words := r.text(2 + r.IntN(12))
			headline, title := r.text(1 + r.IntN(3))
			d := document(headline, text)
			a := thing{fields: [][]string{words, title}}
			a.publisher = []string{"", "Der Bund", "CBS News"}[r.IntN(3)]
			a.published = []string{"", "2009-03-31", "2009-07", "2010"}[r.IntN(4)]
			d.Publisher, d.Published = a.publisher, a.published
			c, err := l.Apply(t.Context(), "Ann", model.ImportArticle{Document: d})
			if err != nil {
				continue // the same text twice
			}
			a.name = c.Created(model.NounArticle)
			a.fields = append(a.fields, strings.Fields(strings.ToLower(a.publisher)))
			if r.IntN(3) == 0 {
				a.tag = "hot"
				do(t, l, "Ann", model.ChangeTags{Articles: []string{a.name}, Add: []string{"Hot"}})
			}
			for range r.IntN(3) {
				wording, words := r.text(1 + r.IntN(5))
				claim := thing{claim: true, publisher: a.publisher, published: a.published, tag: a.tag}
				claim.speaker = []string{"", "Ann Lee", "Bo Ek"}[r.IntN(3)]
				claim.kind = []string{"", "statistic"}[r.IntN(2)]
				claim.name = do(t, l, "Ann", model.MarkClaim{VersionID: c.Created(model.NounVersion), Span: passage.Span{Start: 0, End: len(text)},
					Wording: wording, Speaker: claim.speaker, Kind: model.ClaimKind(claim.kind)}).Created(model.NounClaim)
				claim.fields = [][]string{words, a.fields[0], strings.Fields(strings.ToLower(claim.speaker))}
				if r.IntN(2) == 0 {
					reasoning, words := r.text(1 + r.IntN(5))
					claim.rating = []string{"True", "False"}[r.IntN(2)]
					do(t, l, "Ann", model.SetVerdict{ClaimID: claim.name, Rating: &claim.rating, Reasoning: &reasoning})
					claim.fields = append(claim.fields, words, []string{strings.ToLower(claim.rating)})
				}
				all = append(all, claim)
			}
			all = append(all, a)
		}
		for range 150 {
			q := r.question(3)
			var want, got []string
			for _, thing := range all {
				if q.fits(thing) {
					want = append(want, thing.name)
				}
			}
			hits, err := l.Search(t.Context(), query.Parse(q.typed, false), 1000)
			if err != nil {
				t.Fatalf("%s: %v", q.typed, err)
			}
			for _, h := range hits {
				got = append(got, cmp.Or(h.ClaimID, h.ArticleID))
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("seed %d: %s finds %d of %d: %v", seed, q.typed, len(got), len(want), difference(got, want))
			}
		}
		sound(t, l)
	}
}

// difference is what only one of two lists has.
func difference(a, b []string) (out []string) {
	for _, x := range a {
		if !slices.Contains(b, x) {
			out = append(out, "too much: "+x)
		}
	}
	for _, x := range b {
		if !slices.Contains(a, x) {
			out = append(out, "missing: "+x)
		}
	}
	return out
}

// FuzzSearch asks a real library whatever is typed.
func FuzzSearch(f *testing.F) {
	l, _ := archive(f)
	for _, s := range []string{`opium "600 miles" -bor* OR rating:true`, `(a OR -b) published:2009.. AND`, `21 000 "`, "東京 speaker:“x",
		"tag:a collection:b"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		q := query.Parse(text, typing)
		for _, ask := range []func() (model.Results, error){
			func() (model.Results, error) { return l.Find(t.Context(), q, 3) },
			func() (model.Results, error) { return l.FindWhileTyping(t.Context(), q, 3) },
		} {
			a, err := ask()
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			for _, h := range a.Hits {
				for _, s := range h.Matches {
					if s.Start < 0 || s.End > len(h.Snippet) || s.Start >= s.End {
						t.Fatalf("%q: %v in %q", text, s, h.Snippet)
					}
				}
			}
		}
	})
}

func TestManyHitsAreAnsweredToo(t *testing.T) {
	t.Parallel()
	l := fresh(t)
	var cmds []model.Command
	for i := range 1200 {
		cmds = append(cmds, model.ImportArticle{Document: document(fmt.Sprint("Article ", i), fmt.Sprintf("The war of %d.", i))})
	}
	if _, err := l.ApplyAll(t.Context(), "Ann", cmds); err != nil {
		t.Fatal(err)
	}
	if a, err := l.Find(t.Context(), query.Parse("war", false), 1_000_000); err != nil || len(a.Hits) != 1200 || a.More {
		t.Errorf("%d hits, more: %v, %v", len(a.Hits), a.More, err)
	}
	if a, err := l.Find(t.Context(), query.Parse("war", false), 100); err != nil || len(a.Hits) != 100 || !a.More {
		t.Errorf("of a hundred: %d hits, more: %v, %v", len(a.Hits), a.More, err)
	}
}
