//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// houseScale is a shell with a scale of its own on which a claim was rated, and a report of that.
func houseScale(t *testing.T) (s *shell, article, claim string) {
	s = newShell(t)
	var in []struct{ ID string }
	s.ok(&in, "import", s.file("a.txt", "Spain lost 12 ships.\n\nFrance lost 9 of hers."))
	article = in[0].ID
	s.ok(new(any), "scale", "add", "House", "--ordered", "--best", "5", "--worst", "0",
		"--rating", "Right | r | It holds, as far as we see. | #2e7d32 | 5", "--rating", "Wrong|w||false|1")
	claim = s.marked(article, "--quote", "Spain lost 12 ships")
	s.ok(new(any), "verdict", "set", claim, "Right", "--scale", "House", "--note", "The log says so.")
	return s, article, claim
}

type scaleSeen struct {
	Name    string
	Ratings []struct{ Label, Mark, Meaning, Colour string }
}

func TestARenamedRatingKeepsItsVerdictsUnderBothNames(t *testing.T) {
	s, article, claim := houseScale(t)
	var scale scaleSeen
	s.ok(&scale, "scale", "edit", "House", "--rename", "Right=Holds up")
	if scale.Ratings[0].Label != "Holds up" || scale.Ratings[0].Meaning != "It holds, as far as we see." {
		t.Errorf("the scale is %+v", scale)
	}
	if got := s.closedClaim(claim).Verdict.Rating; got != "Holds up" {
		t.Errorf("the verdict is %q", got)
	}
	for _, query := range []string{"rating:right", `rating:"holds up"`, `"holds up" spain`} {
		var hits []struct{ Article string }
		if s.ok(&hits, "search", query); len(hits) != 1 {
			t.Errorf("%s finds %d claims", query, len(hits))
		}
	}
	page := filepath.Join(t.TempDir(), "r.html")
	s.ok(new(any), "export", article, "--format", "html", "-o", page)
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Holds up", ".own-2e7d32 {", "prefers-color-scheme: dark) {\n.own-2e7d32"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the page has no %q", want)
		}
	}
	var history []struct{ What string }
	s.ok(&history, "history", claim)
	if last := history[0].What; !strings.Contains(last, "the verdict Right") {
		t.Errorf("history says %q of the verdict as it was given", last)
	}
	s.ok(new(any), "undo")
	if got := s.closedClaim(claim).Verdict.Rating; got != "Right" {
		t.Errorf("after undo the verdict is %q", got)
	}
}

func TestARatingThatWasGivenIsNotLost(t *testing.T) {
	s, _, claim := houseScale(t)
	for _, c := range []struct {
		want string
		args []string
	}{
		{"“Right” was given 1 time", []string{"scale", "edit", "House", "--remove", "Right"}},
		{"1 verdict was given on it", []string{"scale", "delete", "House"}},
		{"Two ratings would be called", []string{"scale", "edit", "House", "--rename", "Wrong=right"}},
		{"comes with Galley", []string{"scale", "edit", "Truth", "--name", "Ours"}},
		{"needs a rating at least", []string{"scale", "add", "Empty"}},
		{"is not a colour", []string{"scale", "add", "Odd", "--rating", "A|a||blue"}},
		{"already a scale", []string{"scale", "add", "house", "--rating", "A|a"}},
		{"no number", []string{"scale", "add", "Odd", "--rating", "A|a|||five"}},
	} {
		if code, _, said := s.run("", c.args...); code != 1 || !strings.Contains(said, c.want) {
			t.Errorf("%v exits %d and says %q", c.args, code, said)
		}
	}
	if got := s.closedClaim(claim).Verdict.Rating; got != "Right" {
		t.Errorf("the verdict is %q", got)
	}
	var scale scaleSeen
	s.ok(&scale, "scale", "edit", "House", "--remove", "Wrong", "--rating", "Half | h | In part.", "--name", "Office")
	if scale.Name != "Office" || len(scale.Ratings) != 2 || scale.Ratings[1].Label != "Half" {
		t.Errorf("the scale is %+v", scale)
	}
}

func TestAScaleComesBackFromAReportWithItsColoursAndOldLabels(t *testing.T) {
	s, article, claim := houseScale(t)
	s.ok(new(any), "scale", "edit", "House", "--rename", "Right=Holds up")
	report := filepath.Join(t.TempDir(), "r.json")
	s.ok(new(any), "export", article, "--format", "json", "-o", report)
	other := newShell(t)
	other.ok(new(any), "import", report)
	if got := other.closedClaim(claim).Verdict.Rating; got != "Holds up" {
		t.Errorf("the verdict is %q", got)
	}
	var hits []struct{ Article string }
	if other.ok(&hits, "search", "rating:right"); len(hits) != 1 {
		t.Errorf("its old label finds %d claims", len(hits))
	}
	var scales []scaleSeen
	other.ok(&scales, "scale", "list")
	if last := scales[len(scales)-1]; last.Name != "House" || last.Ratings[0].Colour != "#2e7d32" {
		t.Errorf("the scale came as %+v", last)
	}
}
