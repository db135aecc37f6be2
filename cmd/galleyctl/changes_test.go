//go:build !race || long

package main

import (
	"os"
	"strings"
	"testing"
)

// A draft with tracked changes comes in as if they were accepted, as the original,
// or as both.
func TestImportAndReviseReadTrackedChangesAsTheyAreTold(t *testing.T) {
	data, err := os.ReadFile("../../model/ingest/testdata/draft.docx")
	if err != nil {
		t.Fatal(err)
	}
	const accepted, original = "could hold 295 people", "could hold 280 people"
	for how, want := range map[string][]string{"": {accepted}, "accepted": {accepted}, "original": {original}, "both": {original,
		accepted}} {
		s := newShell(t)
		args := []string{"import", s.file("draft.docx", string(data))}
		if how != "" {
			args = append(args, "--changes", how)
		}
		var in []importedJSON
		s.ok(&in, args...)
		if len(in) != 1 || in[0].Tracked != 4 || in[0].Version != len(want) {
			t.Fatalf("%q: %+v", how, in)
		}
		for i, words := range want {
			var text struct{ Text string }
			s.ok(&text, "text", in[0].ID, "--version", string(rune('1'+i)))
			if !strings.Contains(text.Text, words) {
				t.Errorf("%q: version %d lacks %q: %q", how, i+1, words, text.Text)
			}
		}
	}
	s := newShell(t)
	var in []importedJSON
	s.ok(&in, "import", s.file("a.txt", "The ferry that never came\n\nThe ferry carried 312 passengers on the night."))
	var got revisedJSON
	s.ok(&got, "revise", in[0].ID, s.file("draft.docx", string(data)), "--changes", "both")
	if got.Version != 3 {
		t.Errorf("both as revisions end in version %d, want 3", got.Version)
	}
}
