package state

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/app/locale"
	"galley/model"
	"galley/model/passage"
)

// ColourBy is what the claims in the text have their colours by.
type ColourBy string

// What there is to colour by.
const (
	ByRating ColourBy = ""
	ByKind   ColourBy = "kind"
	BySource ColourBy = "source"
	ByOwner  ColourBy = "owner"
)

// ColourGroup is the claims of an article that have one colour and one sign.
type ColourGroup struct {
	Name   string // as a person reads it
	Sign   string // tells it without its colour; no other group has it
	Colour string // "#rrggbb"; "" where the claims have none of what is coloured by
	Count  int    // of claims
}

// Colouring is what each claim's colour and sign are, and what these mean.
type Colouring struct {
	Groups []ColourGroup  // those with most claims first, claims without last
	of     map[string]int // claim id → its group
}

// Of is the group of a claim, and whether it has one.
func (c Colouring) Of(claimID string) (ColourGroup, bool) {
	i, is := c.of[claimID]
	if !is {
		return ColourGroup{}, false
	}
	return c.Groups[i], true
}

// colours are those of groups, apart from each other for those who see few colours too (after Okabe
// and Ito). A group's sign says what it is; where there are more groups the rest are one.
var colours = []string{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b8860b", "#6a4c93"}

// ColouringOf is the colouring of an article's claims. By the rating there is none: ratings have
// colours and signs of their own.
func ColouringOf(by ColourBy, dossiers []model.Dossier) Colouring {
	if by == ByRating {
		return Colouring{}
	}
	byKey, names := map[string][]string{}, map[string]string{}
	for _, d := range dossiers {
		key, name := groupOf(by, d)
		byKey[key], names[key] = append(byKey[key], d.Claim.ID), name
	}
	keys := make([]string, 0, len(byKey))
	for key := range byKey {
		if key != "" {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(byKey[b]), len(byKey[a])), strings.Compare(names[a], names[b]), strings.Compare(a, b))
	})
	c := Colouring{of: map[string]int{}}
	add := func(g ColourGroup, claims []string) {
		g.Count = len(claims)
		for _, id := range claims {
			c.of[id] = len(c.Groups)
		}
		c.Groups = append(c.Groups, g)
	}
	signs := signsFor(by)
	own := len(keys)
	if own > len(colours) {
		own = len(colours) - 1
	}
	for i, key := range keys[:own] {
		add(ColourGroup{Name: passage.Shorten(names[key], 36), Sign: signs(key, names[key]), Colour: colours[i]}, byKey[key])
	}
	var rest []string
	for _, key := range keys[own:] {
		rest = append(rest, byKey[key]...)
	}
	if len(rest) > 0 {
		add(ColourGroup{Name: locale.Count(len(keys)-own, "%d other", "%d others"), Sign: "…", Colour: colours[own]}, rest)
	}
	if none := byKey[""]; len(none) > 0 {
		add(ColourGroup{Name: noneOf(by), Sign: "–"}, none)
	}
	return c
}

// groupOf is what a claim is grouped by, and its name; "" it has none. Of several sources it is the
// one that was attached first.
func groupOf(by ColourBy, d model.Dossier) (key, name string) {
	switch {
	case by == ByKind && d.Claim.Kind != "":
		return string(d.Claim.Kind), locale.Word(string(d.Claim.Kind))
	case by == ByOwner:
		return d.Claim.Owner, d.Claim.Owner
	case by == BySource && len(d.Evidence) > 0:
		source := d.Evidence[0].Source
		return source.ID, cmp.Or(source.Title, source.URL)
	}
	return "", ""
}

func noneOf(by ColourBy) string {
	switch by {
	case ByKind:
		return locale.Text("no kind yet")
	case ByOwner:
		return locale.Text("Nobody yet")
	}
	return locale.Text("No source")
}

// kindSigns tell kinds apart without colour, in every language.
var kindSigns = map[model.ClaimKind]string{
	model.Statistic: "%", model.QuoteClaim: "“", model.EventClaim: "*", model.Cause: "→", model.Position: "¶", model.Comparison: "<", model.Forecast: "…",
}

// signsFor makes signs for groups, each another one: of a kind its own, of a name its initials, with
// a figure where they are taken.
func signsFor(by ColourBy) func(key, name string) string {
	taken := map[string]int{"…": 1, "–": 1}
	return func(key, name string) string {
		if by == ByKind {
			return cmp.Or(kindSigns[model.ClaimKind(key)], "·")
		}
		sign := initials(name)
		taken[sign]++
		if n := taken[sign]; n > 1 {
			return sign + locale.Number(n)
		}
		return sign
	}
}

// initials are the first letters of the first two words of a name.
func initials(name string) string {
	var all []rune
	for _, word := range strings.Fields(name) {
		word = strings.TrimLeftFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		if r, _ := utf8.DecodeRuneInString(word); word != "" && len(all) < 2 {
			all = append(all, unicode.ToUpper(r))
		}
	}
	if len(all) == 0 {
		return "·"
	}
	return string(all)
}
