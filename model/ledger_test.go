package model

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/ledger"
	"galley/model/passage"
)

// A hidden line has no entry, and what stands behind it keeps its place.
func TestTheLedgerLeavesHiddenLinesOut(t *testing.T) {
	text := "Watch Zardony News Now\n\nKarim Nader came to Kandahar."
	v := Version{Text: text, Blocks: []Block{{Kind: Paragraph, Start: 0, End: 22}, {Kind: Paragraph, Start: 24, End: len(text)}}, Hidden: []int{0}}
	entries := LedgerOf(Article{Language: "en", Published: "2009-03"}, v, ledger.Spellings{})
	if len(entries) != 2 || entries[0].Text != "Karim Nader" || entries[0].Places[0] != (passage.Span{Start: 24, End: 35}) {
		t.Errorf("%+v", entries)
	}
}

func TestAListOfSpellingsIsReadFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.txt")
	if err := os.WriteFile(path, []byte("Kyiv: Kiev\n: nothing\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	list, bad, err := ReadSpellings(path)
	if err != nil || list.Empty() || len(bad) != 1 || bad[0].Line != 2 {
		t.Errorf("%+v %+v %v", list, bad, err)
	}
	if _, _, err := ReadSpellings(filepath.Join(t.TempDir(), "none.txt")); !HasCode(err, NotFound) || !strings.Contains(Sentence(err), "none.txt") {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(path, make([]byte, mostSpellings+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadSpellings(path); !HasCode(err, Invalid) || !strings.Contains(Sentence(err), "larger than 4 MB") {
		t.Errorf("%v", err)
	}
	if list, _, err := ReadSpellings(""); err != nil || !list.Empty() {
		t.Errorf("%v", err)
	}
}
