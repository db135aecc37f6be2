package model

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/prose"
)

// The words “600 miles” stand twice, behind letters that each unit counts differently.
const placed = "😀😀 It is 600 miles. Ünd so: 600 miles. The end."

func second(words string) passage.Span {
	start := strings.LastIndex(placed, words)
	return passage.Span{Start: start, End: start + len(words)}
}

func TestPositionsCountAsTheOtherProgramCounts(t *testing.T) {
	version := textOf("v1", 1, placed)
	want := second("600 miles")
	before, until := placed[:want.Start], placed[:want.End]
	for name, at := range map[string][2]int{
		"code points": {utf8.RuneCountInString(before), utf8.RuneCountInString(until)},
		"UTF-16":      {len(utf16.Encode([]rune(before))), len(utf16.Encode([]rune(until)))},
		"bytes":       {len(before), len(until)},
	} {
		quote := Annotation{AnnotationPlace: AnnotationPlace{Quote: passage.Selector{Exact: "600 miles"}, Start: at[0], End: at[1]}}
		bare := AnnotationPlace{Start: at[0], End: at[1]}
		elsewhere := AnnotationPlace{Quote: passage.Selector{Exact: "The end"}, Start: 0, End: 2}
		pl := newPlacer(Article{}, version, []Annotation{
			quote, // the others have a position that counts otherwise, or none
			{AnnotationPlace: but(elsewhere, func(a *AnnotationPlace) { a.Start = -1 })},
			{AnnotationPlace: but(elsewhere, func(a *AnnotationPlace) { a.Quote.Exact = "" })},
			{AnnotationPlace: but(elsewhere, func(a *AnnotationPlace) { a.Within = &quote.AnnotationPlace })},
			{AnnotationPlace: but(elsewhere, func(a *AnnotationPlace) { a.Until = &quote.AnnotationPlace })},
		})
		for what, place := range map[string]AnnotationPlace{"with its words": quote.AnnotationPlace, "without words": bare} {
			if got, state, keep := pl.place(place, ""); got != want || state != PlacedAnchored || !keep {
				t.Errorf("%s, %s: %v %s %v, want %v", name, what, got, state, keep, want)
			}
		}
		wrong := Annotation{AnnotationPlace: elsewhere}
		for _, all := range [][]Annotation{{quote, wrong}, {wrong, quote}, {wrong}, {}} {
			if _, state, keep := newPlacer(Article{}, version, all).place(bare, ""); state != PlacedOrphaned || keep {
				t.Errorf("%s: a position is trusted where another is wrong: %s", name, state)
			}
		}
	}
}

func TestPositionsCountInCodePointsWhereNothingElseIsKnown(t *testing.T) {
	version := textOf("v1", 1, "600 miles 😀 then")
	quote := AnnotationPlace{Quote: passage.Selector{Exact: "600 miles"}, Start: 0, End: 9}
	pl := newPlacer(Article{}, version, []Annotation{{AnnotationPlace: quote}})
	if span, state, _ := pl.place(AnnotationPlace{Start: 12, End: 16}, ""); state != PlacedAnchored ||
		version.Text[span.Start:span.End] != "then" {
		t.Errorf("placed at %v, %s", span, state)
	}
	end := AnnotationPlace{Start: 12, End: 14}
	span, state, _ := pl.place(AnnotationPlace{Quote: passage.Selector{Exact: "miles"}, Start: -1, Until: &end, To: true}, "")
	if state != PlacedAnchored || version.Text[span.Start:span.End] != "miles 😀 th" {
		t.Errorf("a range that ends at a position is placed at %v, %s", span, state)
	}
}

func TestCountingStaysInTheText(t *testing.T) {
	u := unitsOf("😀é")
	for i, c := range []struct{ in, out []int }{
		{[]int{0, 1, 2}, []int{-1, 3}},       // code points
		{[]int{0, 2, 3}, []int{-1, 1, 4}},    // UTF-16
		{[]int{0, 4, 6}, []int{-1, 3, 5, 7}}, // bytes
	} {
		count := u.all()[i]
		for k, position := range c.in {
			if got, ok := count(position); !ok || got != []int{0, 4, 6}[k] {
				t.Errorf("unit %d: position %d is byte %d, %v", i, position, got, ok)
			}
		}
		for _, position := range c.out {
			if got, ok := count(position); ok {
				t.Errorf("unit %d: position %d is byte %d", i, position, got)
			}
		}
		for _, s := range [][2]int{{c.in[0], c.in[0]}, {c.in[1], c.in[0]}, {-1, c.in[1]}, {c.in[0], 99}} {
			if got, ok := count.span(s[0], s[1]); ok {
				t.Errorf("unit %d: %v is %v", i, s, got)
			}
		}
	}
}

func TestAPlaceIsFoundForSureOrNotAtAll(t *testing.T) {
	version := textOf("v1", 1, testText)
	words := func(exact string) AnnotationPlace {
		return AnnotationPlace{Quote: passage.Selector{Exact: exact}, Start: -1}
	}
	within := func(place, in AnnotationPlace) AnnotationPlace { place.Within = &in; return place }
	until := func(place, end AnnotationPlace, to bool) AnnotationPlace {
		place.Until, place.To = &end, to
		return place
	}
	or := func(place AnnotationPlace, others ...AnnotationPlace) AnnotationPlace {
		place.Or = others
		return place
	}
	for _, c := range []struct {
		name  string
		place AnnotationPlace
		want  string // the words it is placed at, "" none
		state PlacementState
	}{
		{"words that stand once", words("600 miles"), "600 miles", PlacedAnchored},
		{"words that stand nowhere", words("700 kilometres away"), "", PlacedOrphaned},
		{"words that stand several times", words("e"), "", PlacedAmbiguous},
		{"no words", words(" "), "", PlacedOrphaned},
		{"other words that may stand for it", or(words("700 kilometres away"), words("8 leagues from there"), words("600 miles")),
			"600 miles", PlacedAnchored},
		{"nothing that may stand for it", or(words("700 kilometres away"), words("8 leagues from there")), "", PlacedOrphaned},
		{"words that stand, before others", or(words("Iran held"), words("600 miles")), "Iran held", PlacedAnchored},
		{"a position in a part", within(AnnotationPlace{Start: 4, End: 10}, words("The border is 600 miles")), "border", PlacedAnchored},
		{"words in a part", within(words("600"), words("The border is 600 miles")), "600", PlacedAnchored},
		{"words that are not in the part", within(words("Iran held"), words("The border is 600 miles")), "", PlacedOrphaned},
		{"words in a part that is not there", within(words("600"), words("700 kilometres away")), "", PlacedOrphaned},
		{"a range up to words", until(words("Iran"), words("The border"), false), "Iran held 52 Americans.", PlacedAnchored},
		{"a range with its last words", until(words("Iran"), words("The border"), true), "Iran held 52 Americans.\n\nThe border", PlacedAnchored},
		{"a range to the first such words", until(words("Iran held"), words("e"), false), "Iran held 52 Am", PlacedAnchored},
		{"a range that begins nowhere", until(words("Spain fell then"), words("The border"), true), "", PlacedOrphaned},
		{"a range that ends nowhere", until(words("Iran"), words("Spain fell then"), true), "", PlacedOrphaned},
		{"a range that ends before it begins", until(words("The border"), within(words("Iran"), words("Iran held 52")), true), "",
			PlacedOrphaned},
		{"a range that ends in a part", until(words("Iran"), within(words("600"), words("border is 600 miles")), true),
			"Iran held 52 Americans.\n\nThe border is 600", PlacedAnchored},
		{"a range that ends at its beginning", until(words("Iran"), words(" "), false), "Iran", PlacedAnchored},
		{"a range whose end stands before its beginning too", until(words("Iran"),
			AnnotationPlace{Quote: passage.Selector{Exact: "an", Prefix: "zz"}, Start: -1}, true), "Iran held 52 American", PlacedAnchored},
		{"a range that ends in a part, with words that stand elsewhere too", until(words("Iran"), within(words("o"), words("border")), true),
			"Iran held 52 Americans.\n\nThe bo", PlacedAnchored},
		{"a range up to words in a part", until(words("Iran"), within(words("600"), words("border is 600 miles")), false),
			"Iran held 52 Americans.\n\nThe border is", PlacedAnchored},
		{"a range that ends in a part right behind its beginning", until(words("Iran hel"), within(words("d"), words("held")), true),
			"Iran held", PlacedAnchored},
		{"a range whose end stands behind other words", until(words("Iran"),
			AnnotationPlace{Quote: passage.Selector{Exact: "here", Prefix: "Read more "}, Start: -1}, true), testText[:len(testText)-1],
			PlacedAnchored},
	} {
		span, state, keep := newPlacer(Article{}, version, nil).place(c.place, "")
		if got := testText[span.Start:span.End]; got != c.want || state != c.state {
			t.Errorf("%s: placed at %q, %s; want %q, %s", c.name, got, state, c.want, c.state)
		}
		if keep != (state == PlacedAnchored || prose.Flatten(c.place.Quote.Exact) != "") {
			t.Errorf("%s: kept is %v", c.name, keep)
		}
	}
}

func TestTwoAddressesMayBeOfOnePage(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://paper.example/a", "http://www.PAPER.example/a/", true}, {"", "https://paper.example/a", true},
		{"https://paper.example/a", "", true},
		{"https://paper.example/a", "https://paper.example/b", false}, {"https://paper.example/a", "https://other.example/a", false},
		{"https://paper.example/a?x=1", "https://paper.example/a", false}, {"%zz", "https://paper.example/a", true}, {"p. 4",
			"https://paper.example/a", true},
	} {
		if got := samePage(c.a, c.b); got != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// The names of what leaves the program stay what they are: other programs keep them.
func TestNamesThatOtherProgramsKeep(t *testing.T) {
	for got, want := range map[string]string{
		AnnotationID("p"): "urn:uuid:4d75d2c3-508c-8904-9db4-48ec3e5543b5", ArticleURN("a"): "urn:uuid:394da8d0-157e-88cf-8616-c07e3edbb2cc",
		idOf("annotation", "a", "urn:1", "0"): "xzjhb3524pd0d03b", idOf("a", "b"): "sjhevwhkx1jrqmhf",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if idOf("ab", "c") == idOf("a", "bc") {
		t.Error("names run together")
	}
}

func TestImportTellsWhatBecameOfEachAnnotation(t *testing.T) {
	note := Annotation{ID: "urn:1", AnnotationPlace: quoted("600 miles")}
	answer := Annotation{ID: "urn:2", ReplyTo: "urn:1"}
	lost := Annotation{ID: "urn:3", AnnotationPlace: quoted("Nowhere in it")}
	nowhere := Annotation{ID: "urn:4", ReplyTo: "urn:0"}
	own := Annotation{ID: AnnotationID("p")}
	both := Annotation{ID: "urn:5", AnnotationPlace: quoted("Nowhere in it"), More: []AnnotationPlace{quoted("Read more here")}}
	twice := Annotation{ID: "urn:6", AnnotationPlace: quoted("e")}
	neither := Annotation{ID: "urn:7", AnnotationPlace: quoted("Nowhere in it"), More: []AnnotationPlace{quoted("e")}}
	c := &ImportAnnotations{VersionID: "v1", Annotations: []Annotation{note, answer, lost, nowhere, own, note, both, twice, neither}}
	m := testLibrary()
	plan, err := c.Plan(m, ann)
	if err != nil {
		t.Fatal(err)
	}
	m.apply(t, plan)
	at := func(words string) passage.Span {
		start := strings.Index(testText, words)
		return passage.Span{Start: start, End: start + len(words)}
	}
	id := func(annotation string) string { return idOf("annotation", "a", annotation, "0") }
	want := []Placement{
		{"urn:1", id("urn:1"), PlacedAnchored, at("600 miles")},
		{"urn:2", id("urn:1"), PlacedAnchored, at("600 miles")},
		{"urn:3", id("urn:3"), PlacedOrphaned, passage.Span{}},
		{"urn:4", "", PlacedOrphaned, passage.Span{}},
		{AnnotationID("p"), "c", PlacedKnown, at("Iran held 52 Americans")},
		{"urn:1", id("urn:1"), PlacedAnchored, at("600 miles")},
		{"urn:5", id("urn:5"), PlacedAnchored, at("Read more here")},
		{"urn:6", id("urn:6"), PlacedAmbiguous, passage.Span{}},
		{"urn:7", id("urn:7"), PlacedOrphaned, passage.Span{}},
	}
	for i, got := range c.Placed {
		if got != want[i] {
			t.Errorf("annotation %d: %+v, want %+v", i, got, want[i])
		}
	}
	again := &ImportAnnotations{VersionID: "v1", Annotations: []Annotation{note}}
	if plan, err := again.Plan(m, ann); err != nil || len(plan.Edits) > 0 {
		t.Errorf("imported again: %+v, %v", plan, err)
	}
	if got := again.Placed[0]; got != (Placement{"urn:1", id("urn:1"), PlacedKnown, at("600 miles")}) {
		t.Errorf("known again: %+v", got)
	}
}
