package main

import (
	"encoding/json"
	"strings"
	"testing"

	"galley/model"
)

// marked marks words of an article and answers the claim's id.
func (s *shell) marked(article string, place ...string) string {
	s.t.Helper()
	var claim claimSeen
	s.ok(&claim, append([]string{"claim", "add", article}, place...)...)
	return claim.ID
}

// points is the newest text of an article, in code points.
func (s *shell) points(article string) []rune {
	s.t.Helper()
	var text struct{ Text string }
	s.ok(&text, "text", article)
	return []rune(text.Text)
}

func TestAPageRevisedTellsPlacesInCodePoints(t *testing.T) {
	unraced(t)
	s := newShell(t)
	page := func(body string) string {
		return "<html><head><title>Talks 🕊</title></head><body><article><h1>Talks 🕊 in Genève</h1>" + body + "</article></body></html>"
	}
	before := page("<p>🕊 The envoy said that “21,000 troops” would go before the summer of that year. Nobody at all disagreed with him " +
		"then.</p><p>They share nearly 600 miles of border, in the naïve count of 𝟙 map, which nobody has measured since.</p>")
	var in []struct{ ID string }
	s.ok(&in, "import", s.file("talks.html", before))
	article := in[0].ID
	quoted := s.marked(article, "--quote", "“21,000 troops”")
	miles := s.marked(article, "--quote", "nearly 600 miles of border")
	after := page("<p>𝔸 word first, which was not there before, and 🕊🕊.</p><p>🕊 The envoy said that &quot;21,000 troops&quot; would go " +
		"before the summer of that year. Nobody at all disagreed with him then.</p><p>They share nearly 900 miles of border, in the naïve " +
		"count of 𝟙 map, which nobody has measured since.</p>")
	var got revisedJSON
	s.ok(&got, "revise", article, s.file("corrected.html", after))
	points := s.points(article)
	want := map[string]struct {
		state model.AppearanceState
		words string
	}{quoted: {model.Anchored, `"21,000 troops"`}, miles: {model.Changed, "nearly 900 miles of border"}}
	if got.Version != 2 || len(got.Appearances) != 2 {
		t.Fatalf("%+v", got)
	}
	for _, a := range got.Appearances {
		w := want[a.Claim]
		if a.State != w.state || string(points[a.Start:a.End]) != w.words || a.Now != w.words {
			t.Errorf("%q is %s at %d to %d: %q", a.Was, a.State, a.Start, a.End, string(points[a.Start:a.End]))
		}
		if a.State == model.Changed && (a.Score < 0.9 || a.Score >= 1) {
			t.Errorf("%q has a score of %v", a.Was, a.Score)
		}
	}
}

func TestARevisionOffersPlacesForAnAmbiguousPassageAndNoneForALostOne(t *testing.T) {
	unraced(t)
	s := newShell(t)
	const before = "The talks began late.\n\nAll seats were taken by noon on Monday. The envoy left early, for the capital.\n\nHe asked " +
		"for help against the traffic in drugs across the border."
	after := strings.Replace(before, "The envoy", "All seats were taken by noon on Monday. The envoy", 1)
	after = strings.Replace(after, "He asked for help against the traffic in drugs across the border.",
		"Drugs and their traffic came up as well at the border, where anybody asked could be of help.", 1)
	var in []struct{ ID string }
	s.ok(&in, "import", s.file("a.txt", before))
	article := in[0].ID
	twice := s.marked(article, "--quote", "All seats were taken by noon on Monday")
	lost := s.marked(article, "--quote", "He asked for help against the traffic in drugs")
	var got revisedJSON
	s.ok(&got, "revise", article, s.file("b.txt", after))
	points := s.points(article)
	for _, a := range got.Appearances {
		if a.State != model.Orphaned || a.Start != 0 || a.End != 0 || a.Score != 0 {
			t.Errorf("%q: %+v", a.Was, a)
			continue
		}
		for _, c := range a.Candidates {
			if string(points[c.Start:c.End]) != c.Text || c.Score <= 0 || c.Score > 1 {
				t.Errorf("candidate %+v stands as %q", c, string(points[c.Start:c.End]))
			}
		}
		switch a.Claim {
		case twice:
			if a.Places != 2 || len(a.Candidates) != 2 || a.Candidates[0].Text != a.Was {
				t.Errorf("ambiguous: %+v", a)
			}
		case lost:
			if a.Places != 0 || len(a.Candidates) != 0 { // less than half alike: nothing is offered
				t.Errorf("lost: %+v", a)
			}
		}
	}
	// In words, for a person.
	_, out, _ := s.run("", "revise", article, s.file("c.txt", after+"\n\nA line more."))
	if !strings.Contains(out, "unclear") || !strings.Contains(out, "perhaps") {
		t.Errorf("said %q", out)
	}
}

func TestARevisionThatIsAnotherArticleOrNoneStoresNothing(t *testing.T) {
	unraced(t)
	s := newShell(t)
	article := s.article()
	s.ok(&[]struct{ ID string }{}, "import", s.file("other.txt", "Another article altogether, on another day."))
	for name, text := range map[string]string{"other.txt": "Another article altogether, on another day.", "empty.txt": " \n"} {
		code, out, errs := s.run("", "revise", article, s.file("again-"+name, text), "--json")
		if code != exitFault || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %q, %q", name, code, out, errs)
		}
	}
	if code, _, _ := s.run("", "revise", article); code != exitUsage {
		t.Errorf("without a path: exit %d", code)
	}
	if code, _, _ := s.run("", "revise", "0000nosuch", s.file("x.txt", "Text.")); code != exitFault {
		t.Errorf("no such article: exit %d", code)
	}
	var text struct{ Version int }
	if s.ok(&text, "text", article); text.Version != 1 {
		t.Errorf("version %d", text.Version)
	}
	// A text that the article itself had before is a version like any other.
	_, first, _ := s.run("", "text", article)
	s.ok(&revisedJSON{}, "revise", article, s.file("second.txt", "Another text. "+first))
	var back revisedJSON
	if s.ok(&back, "revise", article, s.file("third.txt", first)); back.Version != 3 {
		t.Errorf("back to the first text: %+v", back)
	}
}

func TestSeveralPlacesOfAClaimAreCarriedEach(t *testing.T) {
	unraced(t)
	s := newShell(t)
	const before = "First the envoy spoke of 21,000 troops in all.\n\nThen the minister spoke, and nobody in the hall answered him.\n\nAt " +
		"last they all agreed on 21,000 troops, and went home."
	var in []struct{ ID string }
	s.ok(&in, "import", s.file("a.txt", before))
	article := in[0].ID
	code, _, errs := s.run("", "claim", "add", article, "--quote", "21,000 troops")
	if code != exitFault || !strings.Contains(errs, "occurs 2 times") {
		t.Fatalf("a quote that stands twice: exit %d, %q", code, errs)
	}
	claim := s.marked(article, "--quote", "21,000 troops", "--nth", "1")
	s.ok(&claimSeen{}, "claim", "again", claim, article, "--quote", "21,000 troops", "--nth", "2")
	var got revisedJSON
	s.ok(&got, "revise", article, s.file("b.txt", strings.Replace(before, "on 21,000", "on 17,000", 1)))
	if len(got.Appearances) != 2 || got.Appearances[0].State != model.Anchored || got.Appearances[1].State != model.Changed ||
		got.Appearances[1].Now != "17,000 troops" {
		t.Errorf("%+v", got)
	}
	if data, err := json.Marshal(got.Appearances[0]); err != nil || strings.Contains(string(data), "candidates") {
		t.Errorf("%s, %v", data, err)
	}
}

func TestAClaimIsMarkedWhereverItsWordsStand(t *testing.T) {
	unraced(t)
	s := newShell(t)
	var all []importedJSON
	s.ok(&all, "import", s.file("a.txt", "On 21,000 troops. Again 21,000 troops, and 121,000 troops; 21,000 troops."))
	claim := s.marked(all[0].ID, "--quote", "21,000 troops", "--nth", "1")
	var seen claimSeen
	s.ok(&seen, "claim", "again", claim, all[0].ID, "--everywhere")
	if len(seen.Appearances) != 3 {
		t.Errorf("%+v", seen)
	}
	if code, _, errs := s.run("", "claim", "again", claim, all[0].ID, "--everywhere"); code != 1 || !strings.Contains(errs, "nowhere else") {
		t.Errorf("again: exit %d, %q", code, errs)
	}
	if code, _, errs := s.run("", "claim", "again", claim, all[0].ID, "--everywhere", "--quote", "On"); code != 2 {
		t.Errorf("with a quote: exit %d, %q", code, errs)
	}
}

func TestAnImportFromAKnownAddressSaysSo(t *testing.T) {
	unraced(t)
	s := newShell(t)
	var first []struct{ ID string }
	s.ok(&first, "import", s.file("a.txt", "The talks began late."), "--url", "https://paper.example/talks")
	code, out, errs := s.run("", "import", s.file("b.txt", "The talks began early."), "--url", "http://www.paper.example/talks/")
	if code != 0 || !strings.Contains(out, "galleyctl revise "+first[0].ID) {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
	if _, out, _ = s.run("", "import", s.file("c.txt", "Something else."), "--url", "https://paper.example/other"); strings.Contains(out,
		"same address") {
		t.Errorf("another address: %q", out)
	}
}
