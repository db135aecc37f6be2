//go:build !race || long

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

// closedSeen is what a test reads of a claim.
type closedSeen struct {
	ID       string
	Status   string
	Closed   string
	ClosedIn int `json:"closed_in"`
	Verdict  *struct {
		Rating, Proposed, Severity string
		Cut                        bool
	}
	Appearances []struct {
		Version int
		State   string
		Exact   string
	}
}

func (s *shell) closedClaim(id string) closedSeen {
	s.t.Helper()
	var c closedSeen
	s.ok(&c, "claim", "show", id)
	return c
}

// draftOfTen is a text of ten sentences with a figure each, what is proposed for each, and the claims.
func draftOfTen(s *shell) (article, text string, claims, figures, proposed []string) {
	var b strings.Builder
	for i := range 10 {
		figures = append(figures, fmt.Sprintf("%d soldiers", 100+i))
		proposed = append(proposed, fmt.Sprintf("%d,%d00 soldiers and officers", 2+i, i))
		fmt.Fprintf(&b, "In the province number %c the army had %s that spring, as its own envoy said there.\n\n", 'A'+i, figures[i])
	}
	text = b.String()
	var in []struct{ ID string }
	s.ok(&in, "import", s.file("draft.txt", text))
	article = in[0].ID
	for i := range 10 {
		claims = append(claims, s.marked(article, "--quote", figures[i]))
		s.ok(new(any), "verdict", "set", claims[i], "Change", "--scale", "Checking desk", "--proposed", proposed[i],
			"--severity", "wrong", "--note", "Census.")
	}
	return article, text, claims, figures, proposed
}

func TestOfTenChangesSevenAreTakenOverAndThreeListed(t *testing.T) {
	s := newShell(t)
	article, text, claims, figures, proposed := draftOfTen(s)
	after := text
	for i := range 7 {
		after = strings.Replace(after, figures[i], proposed[i], 1)
	}
	after = strings.Replace(after, figures[8], "about 99 soldiers", 1) // the author's own way
	var got revisedJSON
	s.ok(&got, "revise", article, s.file("corrected.txt", after))
	took, missed := 0, 0
	points := s.points(article)
	for _, a := range got.Appearances {
		switch i := indexOf(claims, a.Claim); {
		case i < 7:
			if a.Closed != model.TakenOver || a.NotTakenOver || string(points[a.Start:a.End]) != proposed[i] || a.State != model.Anchored {
				t.Errorf("claim %d: %+v", i, a)
			}
			took++
		case a.Closed != "" || !a.NotTakenOver:
			t.Errorf("claim %d: %+v", i, a)
		default:
			missed++
		}
	}
	if took != 7 || missed != 3 {
		t.Errorf("%d taken over, %d not", took, missed)
	}
	var listed []closedSeen
	s.ok(&listed, "claim", "list", article)
	closed := 0
	for _, c := range listed {
		if c.Closed == "taken-over" && c.ClosedIn == 2 && c.Status == "checked" {
			closed++
		}
	}
	if closed != 7 {
		t.Errorf("%d are listed as taken over", closed)
	}

	// A version that brings the old words back opens the claim again; undo of it closes it again.
	back := strings.Replace(after, proposed[0], figures[0], 1)
	s.ok(&got, "revise", article, s.file("back.txt", back))
	if c := s.closedClaim(claims[0]); c.Closed != "" || c.Status != "in progress" {
		t.Errorf("brought back: %+v", c)
	}
	if c := s.closedClaim(claims[1]); c.Closed != "taken-over" {
		t.Errorf("untouched: %+v", c)
	}
	s.ok(new(any), "undo")
	if c := s.closedClaim(claims[0]); c.Closed != "taken-over" || c.ClosedIn != 2 {
		t.Errorf("after undo: %+v", c)
	}
	s.ok(new(any), "undo")
	for _, id := range claims {
		if c := s.closedClaim(id); c.Closed != "" || c.Verdict.Proposed == "" {
			t.Errorf("after undo of the revision: %+v", c)
		}
	}
}

func indexOf(all []string, one string) int {
	for i, x := range all {
		if x == one {
			return i
		}
	}
	return -1
}

func TestAClaimIsClosedByACutAndByHand(t *testing.T) {
	s := newShell(t)
	article, text, claims, figures, _ := draftOfTen(s)
	line := func(i int) string { return strings.Split(text, "\n\n")[i] }
	cut, gone, own := claims[0], claims[1], claims[2]
	s.ok(new(any), "verdict", "set", cut, "Change", "--cut")
	if c := s.closedClaim(cut); !c.Verdict.Cut || c.Verdict.Proposed != "" || c.Verdict.Severity != "wrong" {
		t.Errorf("%+v", c.Verdict)
	}
	after := strings.Replace(text, " "+figures[0], "", 1)
	after = strings.Replace(after, line(1)+"\n\n", "", 1)
	after = strings.Replace(after, figures[2], "some 90 soldiers", 1)
	s.ok(new(any), "revise", article, s.file("corrected.txt", after))
	if c := s.closedClaim(cut); c.Closed != "taken-over" {
		t.Errorf("the cut: %+v", c)
	}
	refused := func(args ...string) {
		t.Helper()
		if code, _, errs := s.run("", args...); code != 1 || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: %d %s", args, code, errs)
		}
	}
	refused("claim", "close", gone, "--as", "taken-over")
	refused("claim", "close", own, "--as", "removed")
	refused("claim", "close", own, "--as", "done")
	refused("claim", "close", claims[5], "--as", "taken-over")
	var c closedSeen
	if s.ok(&c, "claim", "close", gone, "--as", "removed"); c.Closed != "removed" || c.ClosedIn != 2 || c.Status != "checked" {
		t.Errorf("%+v", c)
	}
	if s.ok(&c, "claim", "close", own, "--as", "taken-over"); c.Closed != "taken-over" {
		t.Errorf("%+v", c)
	}
	// A revision elsewhere leaves all of them closed; one that brings the sentence back opens it.
	s.ok(new(any), "revise", article, s.file("third.txt", strings.Replace(after, "province number J", "large province number J", 1)))
	for _, id := range []string{cut, gone, own} {
		if c := s.closedClaim(id); c.Closed == "" {
			t.Errorf("opened by a version that says nothing new of it: %+v", c)
		}
	}
	s.ok(new(any), "revise", article, s.file("fourth.txt", text))
	for _, id := range []string{cut, gone, own} {
		if c := s.closedClaim(id); c.Closed != "" {
			t.Errorf("closed though its words are back: %+v", c)
		}
	}
}

func TestWhatIsProposedComesBackFromAReport(t *testing.T) {
	s := newShell(t)
	article, text, claims, figures, proposed := draftOfTen(s)
	s.ok(new(any), "verdict", "set", claims[1], "Change", "--cut")
	s.ok(new(any), "revise", article, s.file("corrected.txt", strings.Replace(text, figures[0], proposed[0], 1)))
	report := filepath.Join(t.TempDir(), "report.json")
	s.ok(new(any), "export", article, "--format", "json", "-o", report)
	other := newShell(t)
	var in []struct{ ID string }
	other.ok(&in, "import", report)
	var all []closedSeen
	other.ok(&all, "claim", "list", in[0].ID)
	took, cut := 0, 0
	for _, c := range all {
		if c.Closed == "taken-over" && c.ClosedIn == 2 && c.Verdict.Proposed == proposed[0] {
			took++
		}
		if c.Verdict.Cut {
			cut++
		}
		if c.Verdict.Severity != "wrong" {
			t.Errorf("%+v", c.Verdict)
		}
	}
	if took != 1 || cut != 1 || len(all) != 10 {
		t.Errorf("%d taken over, %d cut of %d", took, cut, len(all))
	}
}

func TestACollectionNamesTheScaleThatItsClaimsBeginWith(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var c struct{ ID, Scale string }
	s.ok(new(any), "collection", "add", "Desk", article)
	if s.ok(&c, "collection", "edit", "Desk", "--scale", "checking desk"); c.Scale != "Checking desk" {
		t.Errorf("%+v", c)
	}
	claim := s.marked(article, "--start", "0", "--end", "5")
	s.ok(new(any), "verdict", "set", claim, "On author")
	code, _, errs := s.run("", "verdict", "set", claim, "On author", "--proposed", "x")
	if code != 1 || !strings.Contains(errs, "Only the outcome Change") {
		t.Errorf("%d %s", code, errs)
	}
	c.Scale = ""
	if s.ok(&c, "collection", "edit", "Desk", "--scale", ""); c.Scale != "" {
		t.Errorf("%+v", c)
	}
}
