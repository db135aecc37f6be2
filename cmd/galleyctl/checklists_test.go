//go:build !race || long

package main

import (
	"slices"
	"strings"
	"testing"
)

type listed struct {
	ID, Name   string
	Items, For []string
}

type item struct {
	Number          int
	Checklist, Item string
	Ticked          bool
}

// aClaim is a shell with a claim in it that has a figure, and a source.
func aClaim(t *testing.T) (s *shell, claim, source string) {
	t.Helper()
	s = newShell(t)
	var article []struct{ ID string }
	var made, of struct{ ID string }
	s.ok(&article, "import", s.file("a.txt", "Nearly 600 miles of border."), "--title", "Border")
	s.ok(&made, "claim", "add", article[0].ID, "--quote", "600 miles")
	s.ok(&of, "source", "add", "--title", "Atlas", "--publisher", "Maps", "--published", "2001", "--primary", "--reliability", "reliable")
	return s, made.ID, of.ID
}

func TestASourceIsJudgedForOneFactFromAShell(t *testing.T) {
	s, claim, source := aClaim(t)
	type pair struct {
		ID          string
		Primary     bool
		Reliability string
		Judged      *struct {
			Primary     *bool
			Reliability string
		}
		Source struct {
			Primary     bool
			Reliability string
		}
	}
	var e pair
	s.ok(&e, "source", "attach", claim, source, "--stance", "supports", "--no-primary", "--reliability", "unreliable")
	if e.Primary || e.Reliability != "unreliable" || !e.Source.Primary || e.Source.Reliability != "reliable" || e.Judged == nil {
		t.Errorf("attached as %+v", e)
	}
	id := e.ID
	e = pair{}
	if s.ok(&e, "evidence", "edit", id, "--reliability", ""); e.Primary || e.Reliability != "reliable" || e.Judged == nil {
		t.Errorf("as reliable as it is everywhere: %+v", e)
	}
	e = pair{}
	if s.ok(&e, "evidence", "edit", id, "--as-source"); !e.Primary || e.Reliability != "reliable" || e.Judged != nil {
		t.Errorf("as it is everywhere: %+v", e)
	}
	if code, _, errs := s.run("", "evidence", "edit", id, "--reliability", "good"); code != exitFault || errs == "" {
		t.Errorf("another reliability: %d, %s", code, errs)
	}
	if code, _, _ := s.run("", "evidence", "edit", id, "--as-source", "--primary"); code != exitUsage {
		t.Errorf("both: %d", code)
	}
}

func TestChecklistsAreEditedAndTickedFromAShell(t *testing.T) {
	s, claim, _ := aClaim(t)
	var all []listed
	if s.ok(&all, "checklist", "list"); len(all) != 4 || all[2].ID != "figures" {
		t.Fatalf("%+v", all)
	}
	var items []item
	if s.ok(&items, "checklist", "list", claim); len(items) != len(all[2].Items) || items[0].Checklist != "figures" || items[0].Ticked {
		t.Errorf("%+v", items)
	}
	s.ok(&items, "checklist", "tick", claim, "1", strings.ToUpper(items[2].Item))
	if got := ticked(items); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("ticked: %v", got)
	}
	s.ok(&items, "checklist", "untick", claim, "3")
	if got := ticked(items); !slices.Equal(got, []int{1}) {
		t.Errorf("ticked: %v", got)
	}
	if code, _, errs := s.run("", "checklist", "tick", claim, "99"); code != exitFault || !strings.Contains(errs, "no item “99”") {
		t.Errorf("an item that is not there: %d, %s", code, errs)
	}

	var one listed
	s.ok(&one, "checklist", "edit", "Figures", "--item", all[2].Items[0], "--item", "It was rounded as the source rounds it", "--name", "Numbers")
	if one.ID != "figures" || one.Name != "Numbers" || len(one.Items) != 2 {
		t.Errorf("%+v", one)
	}
	s.ok(&items, "checklist", "list", claim)
	if got := ticked(items); len(items) != 2 || !slices.Equal(got, []int{1}) {
		t.Errorf("what was ticked is not after an item was added: %+v", items)
	}
	if code, _, errs := s.run("", "checklist", "edit", "figures", "--item", " "); code != exitFault || !strings.Contains(errs, "needs an item") {
		t.Errorf("a checklist is emptied: %d, %s", code, errs)
	}
	if s.ok(&all, "checklist", "list"); len(all[2].Items) != 2 {
		t.Errorf("the refusal lost something: %+v", all[2])
	}
	if s.ok(&one, "checklist", "edit", "figures", "--off"); len(one.For) != 0 {
		t.Errorf("%+v", one)
	}
	if s.ok(&items, "checklist", "list", claim); len(items) != 0 {
		t.Errorf("%+v", items)
	}
	if s.ok(&one, "checklist", "reset", "numbers"); one.Name != "Figures" || len(one.Items) < 5 {
		t.Errorf("%+v", one)
	}

	s.ok(&one, "checklist", "add", "Maps", "--item", "North is up", "--for", "every claim")
	s.ok(&items, "checklist", "list", claim)
	if last := items[len(items)-1]; last.Checklist != one.ID {
		t.Errorf("%+v", last)
	}
	var gone any
	s.ok(&gone, "checklist", "delete", "maps")
	if s.ok(&all, "checklist", "list"); len(all) != 4 {
		t.Errorf("%+v", all)
	}
	s.ok(&gone, "undo")
	if s.ok(&all, "checklist", "list"); len(all) != 5 {
		t.Errorf("%+v", all)
	}
	s.ok(&gone, "check")
}

func ticked(items []item) []int {
	var numbers []int
	for _, i := range items {
		if i.Ticked {
			numbers = append(numbers, i.Number)
		}
	}
	return numbers
}

func TestTheRulesThatRatingsBreakAreListedInAShell(t *testing.T) {
	s, claim, source := aClaim(t)
	type breach struct{ Claim, Rule, Says string }
	rules := func(args ...string) string {
		t.Helper()
		var all []breach
		s.ok(&all, append([]string{"claim", "rules"}, args...)...)
		var names []string
		for _, b := range all {
			if b.Says == "" || b.Claim != claim {
				t.Errorf("%+v", b)
			}
			names = append(names, b.Rule)
		}
		return strings.Join(names, ", ")
	}
	if got := rules(); got != "" {
		t.Errorf("of a claim that is not rated: %s", got)
	}
	var any struct{ ID string }
	s.ok(&any, "verdict", "set", claim, "True")
	if got := rules(claim); got != "no source, no reasoning" {
		t.Errorf("%s", got)
	}
	s.ok(&any, "claim", "edit", claim, "--said", "2009")
	s.ok(&any, "source", "attach", claim, source, "--stance", "refutes", "--no-primary")
	if got := rules(); got != "no reasoning, few sources, old source, against rating" {
		t.Errorf("%s", got)
	}
	if got := rules("--enough", "1"); got != "no reasoning, old source, against rating" {
		t.Errorf("%s", got)
	}
}

func TestASignOffFromAShellNamesTheItemsThatAreNotTicked(t *testing.T) {
	s, claim, _ := aClaim(t)
	var any struct{ ID string }
	s.ok(&any, "verdict", "set", claim, "True")
	var items []item
	s.ok(&items, "checklist", "tick", claim, "1")
	code, _, errs := s.run("", "--editor", "Bob", "verdict", "signoff", claim)
	if code != 0 || !strings.Contains(errs, items[1].Item) || strings.Contains(errs, items[0].Item) {
		t.Errorf("%d, %s", code, errs)
	}
	var history []struct{ What string }
	if s.ok(&history, "history", claim); !strings.Contains(history[0].What, items[1].Item) {
		t.Errorf("%+v", history[0])
	}
}
