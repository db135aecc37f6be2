//go:build !race || long

package main

import (
	"strings"
	"testing"

	"galley/model"
)

// What the checking desk proposes, how bad it was and what was closed go out with annotations and
// come in again, and an annotation that was written by hand cannot say what a verdict may not.
func TestAnnotationsCarryWhatTheDeskProposes(t *testing.T) {
	s := newShell(t)
	text := "The army had 100 soldiers that spring.\n\nIts fort had 200 rooms at the time.\n\nThe river froze in 300 of the winters.\n\nNobody " +
		"lives there now, of 400."
	var in []importedJSON
	s.ok(&in, "import", s.file("draft.txt", text))
	article := in[0].ID
	claims := map[string]string{}
	for _, words := range []string{"100 soldiers", "200 rooms", "300 of the winters", "400"} {
		claims[words] = s.marked(article, "--quote", words)
	}
	set := func(words string, more ...string) {
		s.ok(new(any), append([]string{"verdict", "set", claims[words], "Change", "--scale", "Checking desk"}, more...)...)
	}
	set("100 soldiers", "--proposed", "110 soldiers", "--severity", "wrong", "--note", "The roll says so.")
	set("200 rooms", "--cut", "--severity", "style")
	set("300 of the winters", "--proposed", "31 of the winters")
	s.ok(new(any), "revise", article, s.file("next.txt", strings.Replace(text, "300 of", "31 of", 1)))
	if c := s.closedClaim(claims["300 of the winters"]); c.Closed != string(model.TakenOver) {
		t.Fatalf("not closed: %+v", c)
	}
	_, written, _ := s.run("", "export", article, "--format", "annotations")

	other := newShell(t)
	other.ok(&in, "import", other.file("next.txt", strings.Replace(text, "300 of", "31 of", 1)))
	var rows []annotatedJSON
	other.ok(&rows, "annotate", in[0].ID, "--from", other.file("a.json", written))
	got := map[string]closedSeen{}
	for _, r := range rows {
		c := other.closedClaim(*r.Claim)
		got[c.Appearances[0].Exact] = c
	}
	if v := got["100 soldiers"].Verdict; v == nil || v.Proposed != "110 soldiers" || v.Severity != "wrong" || v.Cut {
		t.Errorf("%+v", v)
	}
	if v := got["200 rooms"].Verdict; v == nil || !v.Cut || v.Proposed != "" || v.Severity != "style" {
		t.Errorf("%+v", v)
	}
	if c := got["31 of the winters"]; c.Closed != string(model.TakenOver) || c.ClosedIn != 1 || c.Status != "checked" {
		t.Errorf("%+v", c)
	}
	if c := got["400"]; c.Closed != "" || c.Verdict != nil && c.Verdict.Proposed != "" {
		t.Errorf("%+v", c)
	}
	if _, out, _ := other.run("", "source", "list"); strings.Contains(out, "Annotation by") {
		t.Errorf("the proposed words became a source as well: %s", out)
	}
	_, again, _ := other.run("", "export", in[0].ID, "--format", "annotations")
	for _, words := range []string{`"galley:proposed": "110 soldiers"`, `"galley:cut": true`, `"galley:severity": "style"`, `"galley:closed": "taken-over"`} {
		if strings.Count(written, words) != 1 || strings.Count(again, words) != 1 {
			t.Errorf("%s stands %d times, and %d times in the second", words, strings.Count(written, words), strings.Count(again, words))
		}
	}

	// By hand: a rating that proposes nothing, a severity that there is not, and closed for nothing.
	wrong := strings.NewReplacer(`"galley:cut": true`, `"galley:closed": "removed"`, `"style"`, `"so so"`, `"taken-over"`, `"gone"`,
		`"value": "Change"`, `"value": "Confirmed"`).Replace(written)
	hand := newShell(t)
	hand.ok(&in, "import", hand.file("next.txt", strings.Replace(text, "300 of", "31 of", 1)))
	hand.ok(&rows, "annotate", in[0].ID, "--from", hand.file("a.json", wrong))
	for _, r := range rows {
		if c := hand.closedClaim(*r.Claim); c.Closed != "" || c.Verdict != nil && (c.Verdict.Proposed != "" || c.Verdict.Cut || c.Verdict.Severity != "") {
			t.Errorf("%+v %+v", c, c.Verdict)
		}
	}
	if code, out, errs := hand.run("", "check"); code != 0 {
		t.Errorf("%s%s", out, errs)
	}
}
