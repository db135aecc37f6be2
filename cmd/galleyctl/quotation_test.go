//go:build !race || long

package main

import (
	"strings"
	"testing"
)

// TestQuotationsAreComparedFromAShell holds states, places in code points, and what stands where no source or only a translated
// one has a passage.
func TestQuotationsAreComparedFromAShell(t *testing.T) {
	s := newShell(t)
	var article []struct{ ID string }
	s.ok(&article, "import", s.file("a.txt", "Ann said: “Früher we had 21,000 troops at the border.” Nobody answered."), "--language", "en")
	var claim, source, evidence struct{ ID string }
	s.ok(&claim, "claim", "add", article[0].ID, "--quote", "“Früher we had 21,000 troops at the border.”", "--kind", "quotation")
	s.ok(&source, "source", "add", "--title", "Transcript")
	var got struct {
		State, Said, Text string
		Words             int
		Differences       []struct {
			Start, End         int
			Kind, Ours, Theirs string
		}
		Evidence []struct{ Title, State, Translation string }
	}
	if s.ok(&got, "quotation", claim.ID); got.State != "unsourced" || got.Said == "" || got.Differences == nil || len(got.Differences) != 0 {
		t.Errorf("%+v", got)
	}
	s.ok(&evidence, "source", "attach", claim.ID, source.ID, "--stance", "supports", "--quote", `"Früher we had 12,000 troops at the border", she said.`)
	if s.ok(&got, "quotation", claim.ID); got.State != "differs" || got.Words != 1 || len(got.Differences) != 1 {
		t.Fatalf("%+v", got)
	}
	d := got.Differences[0]
	if words := []rune(got.Text); string(words[d.Start:d.End]) != "21,000" || d.Ours != "21,000" || d.Theirs != "12,000" || d.Kind != "changed" {
		t.Errorf("%+v", d)
	}
	var edited struct{ Language, Translation, Translator string }
	s.ok(&edited, "evidence", "edit", evidence.ID, "--quote", "Früher hatten wir 21.000 Soldaten an der Grenze.", "--language", "DE",
		"--translation", "We used to have 21,000 soldiers at the border.", "--translator", "Bea")
	if edited.Language != "de" || edited.Translator != "Bea" || !strings.HasPrefix(edited.Translation, "We used") {
		t.Errorf("%+v", edited)
	}
	if s.ok(&got, "quotation", claim.ID); got.State != "translated" || len(got.Differences) != 0 || !strings.Contains(got.Said, "substance") ||
		got.Evidence[0].Translation == "" {
		t.Errorf("%+v", got)
	}
	var found []struct{ Title string }
	if s.ok(&found, "search", "soldiers"); len(found) != 1 {
		t.Errorf("the translation is not found: %+v", found)
	}
	if code, _, errs := s.run("", "evidence", "edit", evidence.ID, "--language", "gibberish"); code != exitFault || !strings.Contains(errs, "gibberish") {
		t.Errorf("%d %s", code, errs)
	}
}
