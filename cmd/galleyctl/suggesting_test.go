//go:build !race || long

package main

import (
	"slices"
	"strings"
	"testing"
)

const plansText = "A quiet week\n\n“Größer” is a wonderful word. The council rejected the plan in May.\n\nThe plan has cost $40 " +
	"million, twice as much as was " +
	"promised, said Mayor Ines Calloway. Who knows what will come of it?\n\nPhoto: AP"

func TestSentencesWorthCheckingAreSuggestedFirst(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("plan.txt", plansText))
	article := came[0].ID
	points := s.points(article)
	var all []suggestedJSON
	s.ok(&all, "suggest", article)
	for i, one := range all {
		if string(points[one.Start:one.End]) != one.Text {
			t.Errorf("%d to %d do not count code points: %q", one.Start, one.End, one.Text)
		}
		if one.Reasons == nil || one.Matches == nil || i > 0 && one.Score > all[i-1].Score || strings.Contains(one.Text, "Photo") {
			t.Errorf("%+v", one)
		}
	}
	if all[0].Speaker == nil || *all[0].Speaker != "Ines Calloway" || all[1].Speaker != nil {
		t.Errorf("said by %v, %v", all[0].Speaker, all[1].Speaker)
	}
	if len(all) < 4 || !strings.HasPrefix(all[0].Text, "The plan has cost") || !strings.HasPrefix(all[1].Text, "The council "+
		"rejected") {
		t.Fatalf("%+v", all)
	}
	for _, reason := range []string{"figure", "money", "comparison", "named source"} {
		if !slices.Contains(reasonsOf(all[0]), reason) {
			t.Errorf("%q lacks %q", reasonsOf(all[0]), reason)
		}
	}
	var first []suggestedJSON
	if s.ok(&first, "suggest", article, "--limit", "1"); len(first) != 1 || first[0].Text != all[0].Text {
		t.Errorf("%+v", first)
	}
	if code, _, _ := s.run("", "suggest", article, "--limit", "-1"); code != exitUsage {
		t.Errorf("exit %d", code)
	}
	if _, plain, _ := s.run("", "suggest", article); !strings.Contains(plain, "comparison") || !strings.Contains(plain, "The "+
		"plan has cost") {
		t.Errorf("%s", plain)
	}
}

func TestWhatIsMarkedOrSetAsideIsNotSuggested(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("plan.txt", plansText))
	article := came[0].ID
	s.marked(article, "--quote", "$40 million")
	s.ok(&[]any{}, "aside", article, "--quote", "The council rejected the plan in May.", "--as", "common-knowledge")
	var left []suggestedJSON
	s.ok(&left, "suggest", article)
	for _, one := range left {
		if strings.Contains(one.Text, "$40 million") || strings.Contains(one.Text, "council rejected") {
			t.Errorf("%q is suggested", one.Text)
		}
	}
	if len(left) == 0 {
		t.Error("nothing is open")
	}
	var none struct{ ID string }
	if code, _, errs := s.run("", "suggest", "nosuch"); code != exitFault || errs == "" {
		t.Errorf("exit %d %q %+v", code, errs, none)
	}
}

func reasonsOf(s suggestedJSON) []string {
	out := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		out[i] = string(r)
	}
	return out
}

func TestASentenceSaysWhatWasCheckedBefore(t *testing.T) {
	s := newShell(t)
	feed := `[{"@type":"ClaimReview","url":"https://desk.example/1","claimReviewed":"The council of Marlow rejected a plan for a tram in May.",
		"author":{"name":"Desk"},"datePublished":"2024-05-20","reviewRating":{"alternateName":"True"}},
		{"@type":"ClaimReview","url":"https://desk.example/2","claimReviewed":"A dragon flew over a stadium.",
		"author":{"name":"Desk"},"reviewRating":{"alternateName":"False"}}]`
	s.ok(&[]any{}, "claim", "feed", s.file("feed.json", feed))
	var came []importedJSON
	s.ok(&came, "import", s.file("old.txt", "Old news\n\nThe Marlow tram would have cost $40 million in 2020."))
	claim := s.marked(came[0].ID, "--quote", "The Marlow tram would have cost $40 million in 2020.")
	s.ok(&came, "import", s.file("new.txt", "News\n\nThe tram in Marlow will cost $40 million. In May the council of Marlow rejected the plan for the tram. "+
		"Her sister bakes 12 cakes."))
	var all []suggestedJSON
	s.ok(&all, "suggest", came[0].ID)
	for _, one := range all {
		sure := slices.DeleteFunc(slices.Clone(one.Matches), func(m matchJSON) bool { return !m.Sure })
		switch {
		case strings.HasPrefix(one.Text, "Her sister"):
			if len(sure) > 0 || one.Matches == nil {
				t.Errorf("%q: %+v", one.Text, one.Matches)
			}
		case strings.Contains(one.Text, "$40"):
			if len(sure) != 1 || one.Matches[0].Claim != claim || !slices.Contains(sure[0].Agree, "Marlow") {
				t.Errorf("%q: %+v", one.Text, one.Matches)
			}
		case strings.HasPrefix(one.Text, "In May"):
			if len(sure) != 1 || one.Matches[0].Rating != "True" || one.Matches[0].URL != "https://desk.example/1" || one.Matches[0].Claim != "" {
				t.Errorf("%q: %+v", one.Text, one.Matches)
			}
		}
	}
	if _, plain, _ := s.run("", "suggest", came[0].ID); strings.Count(plain, "checked before") != 2 {
		t.Errorf("%s", plain)
	}
}
