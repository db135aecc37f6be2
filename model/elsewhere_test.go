package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/model/passage"
)

func TestTheSameWordsAreOfferedWhereNobodyMarkedThem(t *testing.T) {
	text := "The border is 600 miles.\n\nAgain 600 miles here.\n\nHidden 600 miles.\n\nWe share 600 miles, he said.\n\nAnd 600 miles."
	v := textOf("v1", 1, text)
	v.Hidden = []int{2}
	inWhole := at("q", v, "We share 600 miles")
	lost := but(at("l", v, "And 600 miles"), func(a *Appearance) { a.State = Orphaned })
	older := but(at("o", v, "Again 600 miles"), func(a *Appearance) { a.VersionID = "v0" })
	first := at("p", v, "600 miles")
	p := Proof{Version: v, Dossiers: []Dossier{
		{Claim: Claim{ID: "c"}, Appearances: []Appearance{first}},
		{Claim: Claim{ID: "d"}, Appearances: []Appearance{inWhole, lost, older}},
	}}
	var got []string
	for _, s := range p.Elsewhere(first.Span()) {
		got = append(got, fmt.Sprint(text[strings.LastIndexByte(text[:s.Start], '\n')+1:s.Start], text[s.Start:s.End]))
	}
	if want := []string{"Again 600 miles", "And 600 miles"}; !slices.Equal(got, want) {
		t.Errorf("offered: %q, want %q", got, want)
	}
	many := textOf("v1", 1, strings.Repeat("600 miles. ", 60))
	if got := (Proof{Version: many}).Elsewhere(passage.Span{Start: 0, End: 9}); got != nil {
		t.Errorf("%d places are offered, which nobody means", len(got))
	}
}
