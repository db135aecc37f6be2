package query

import (
	"strings"
	"testing"
)

// What is searched in memory is found as in the index: whole words, the last one typed
// as the beginning of one, no phrase across two texts.
func TestQueriesFitTextsInMemory(t *testing.T) {
	text := Fold("Nearly 600 miles of border", "", "The U.S. sent 21,000 troops, said Müller")
	test := func(typed string, typing bool) bool {
		return Test(Parse(typed, typing), func(t Term) func(Folded) bool {
			sought := t.Seek()
			return func(f Folded) bool { return sought.In(f) }
		}, func(f Filter) func(Folded) bool {
			return func(Folded) bool { return strings.EqualFold(f.Value, "yes") }
		})(text)
	}
	for typed, want := range map[string]bool{
		"": true, "border": true, "BORDER miles": true, "order": false, `"600 miles"`: true, `"miles 600"`: false,
		`"border the"`: false, "21 000": true, "21000": true, "us": true, "muller": true, "bor": false, "bor*": true,
		"opium OR border": true, "opium border": false, "border -opium": true, "border -troops": false, "-border": false,
		"(opium OR troops) miles": true, "rating:yes": true, "rating:no": false, "-rating:no border": true, "rating:no OR border": true,
	} {
		if got := test(typed, false); got != want {
			t.Errorf("%q fits: %v", typed, got)
		}
	}
	if !test("tro", true) || test("tro troops2", true) {
		t.Error("the word being typed is not taken as the beginning of one")
	}
}

func TestLabelsAreMeantByTheirBeginnings(t *testing.T) {
	labels := []string{"True", "Mostly true", "True-ish", "In progress"}
	for typed, want := range map[string]string{
		"true": "True", "mostly": "Mostly true",
		"tru": "True,True-ish", "INPROG": "In progress", "x": "", "": "",
	} {
		if got := strings.Join(Labelled(typed, labels), ","); got != want {
			t.Errorf("%q means %q, not %q", typed, got, want)
		}
	}
}
