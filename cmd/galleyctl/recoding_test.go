//go:build !race || long

package main

import (
	"strings"
	"testing"
)

// TestAnArticleIsReadAgainInAnotherCharset: a text that was taken for another
// charset is read anew from the kept original; its claims go with it.
func TestAnArticleIsReadAgainInAnotherCharset(t *testing.T) {
	s := newShell(t)
	const garbled = "Rozpo\xe8et klesl\n\nThe fund lost 2.4 billion crowns in May, and the d\xe8t grew."
	var made []importedJSON
	s.ok(&made, "import", s.file("a.txt", garbled), "--charset", "windows-1252")
	id := made[0].ID
	var text struct{ Text string }
	if s.ok(&text, "text", id); !strings.HasPrefix(text.Text, "Rozpoèet") {
		t.Fatalf("%q", text.Text)
	}
	claim := s.marked(id, "--quote", "2.4 billion crowns")
	var out revisedJSON
	s.ok(&out, "recode", id, "--charset", "CP1250")
	if s.ok(&text, "text", id); out.Version != 2 || !strings.HasPrefix(text.Text, "Rozpočet") {
		t.Errorf("%+v, %q", out, text.Text)
	}
	if len(out.Appearances) != 1 || out.Appearances[0].Claim != claim || out.Appearances[0].Now != "2.4 billion crowns" ||
		out.Appearances[0].State == "orphaned" {
		t.Errorf("%+v", out.Appearances)
	}
	if _, shown, _ := s.run("", "show", id); !strings.Contains(shown, "charset  windows-1250") || !strings.Contains(shown, "Rozpočet klesl") {
		t.Errorf("%s", shown)
	}
	if _, told, _ := s.run("", "history", id); !strings.Contains(told, "as windows-1250: version 2") {
		t.Errorf("%s", told)
	}
	for label, says := range map[string]string{"windows-1250": "has this text already", "cp99": "no charset “cp99”"} {
		if code, _, said := s.run("", "recode", id, "--charset", label); code != 1 || !strings.Contains(said, says) {
			t.Errorf("%s: %d %q", label, code, said)
		}
	}
	s.ok(&out, "recode", id, "--charset", "windows-1252") // and back
	if s.ok(&text, "text", id); out.Version != 3 || !strings.HasPrefix(text.Text, "Rozpoèet") {
		t.Errorf("%+v, %q", out, text.Text)
	}
	s.ok(&made, "import", s.file("m.eml", "From: A <a@example.org>\nTo: b@example.org\nSubject: x\n\nThe deficit is 2.4 percent.\n"))
	if code, _, said := s.run("", "recode", made[0].ID, "--charset", "koi8-r"); code != 1 || !strings.Contains(said, "says itself") {
		t.Errorf("%d %q", code, said)
	}
}
