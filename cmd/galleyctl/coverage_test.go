//go:build !race || long

package main

import (
	"strings"
	"testing"

	"galley/model"
)

type coverageJSON struct {
	Version   int
	Words     model.WordCount
	Sentences []sentenceJSON
}

// states are those of the sentences, a letter each.
func (c coverageJSON) states() string {
	var b strings.Builder
	for _, s := range c.Sentences {
		b.WriteByte(s.State[0])
	}
	return b.String()
}

func TestOneChangedFigureReopensExactlyOneSentenceFromAShell(t *testing.T) {
	s := newShell(t)
	text := "A dam broke\n\n“Größer” was his word. It broke in 1976, and 11 people died. The loss was 2 billion dollars. " +
		"Nobody had asked. The valley held 7,000 houses.\n\nA caption of the dam."
	var came []importedJSON
	s.ok(&came, "import", s.file("dam.txt", text))
	article := came[0].ID
	coverage := func() (c coverageJSON) {
		t.Helper()
		s.ok(&c, "coverage", article)
		return c
	}
	c := coverage()
	if c.states() != "ooooooo" || c.Version != 1 || c.Words != (model.WordCount{Open: 34}) || c.Sentences[1].Start != 13 ||
		c.Sentences[1].End != 35 {
		t.Errorf("to begin with: %+v", c)
	}
	var any any
	s.ok(&any, "aside", article, "--start", "0", "--end", "35", "--as", "no-fact")
	s.ok(&any, "aside", article, "--quote", "Nobody had asked. The valley held 7,000 houses.\n\nA caption of the dam.", "--as",
		"common-knowledge")
	var claim struct{ ID string }
	s.ok(&claim, "claim", "add", article, "--quote", "It broke in 1976, and 11 people died.")
	if got := coverage(); got.states() != "aaooaaa" || got.Words.Done != 0 {
		t.Errorf("a claim that is marked covers nothing: %+v", got)
	}
	s.ok(&any, "verdict", "set", claim.ID, "True")
	if got := coverage(); got.states() != "aadoaaa" {
		t.Errorf("a checked claim covers its words: %+v", got)
	}
	s.ok(&claim, "claim", "add", article, "--quote", "2 billion dollars")
	s.ok(&any, "verdict", "set", claim.ID, "False")
	s.ok(&any, "aside", article, "--quote", "The loss was", "--as", "no-fact")
	if got := coverage(); got.states() != "aaddaaa" || got.Words.Open != 0 {
		t.Errorf("all is done: %+v", got)
	}
	for _, x := range []struct{ was, is, want string }{
		{"7,000", "8,000", "aaddaoa"}, {"11 people", "12 people", "aaodaoa"}, {"2 billion", "3 billion", "aaooaoa"},
	} {
		text = strings.Replace(text, x.was, x.is, 1)
		s.ok(&any, "revise", article, s.file("dam"+x.is[:1]+".txt", text))
		if got := coverage(); got.states() != x.want {
			t.Errorf("%s for %s: %s, want %s", x.is, x.was, got.states(), x.want)
		}
	}
	var first coverageJSON
	if s.ok(&first, "coverage", article, "--version", "1"); first.Version != 1 {
		t.Errorf("%+v", first)
	}
	var list []summaryJSON
	if s.ok(&list, "list", "--sort", "words-open"); len(list) != 1 || list[0].Words != coverage().Words {
		t.Errorf("%+v", list)
	}
	if code, _, _ := s.run("", "coverage", "nothing"); code != 1 {
		t.Errorf("exit %d", code)
	}
	if _, out, _ := s.run("", "coverage", article); !strings.Contains(out, "34 words: ") || !strings.Contains(out, "open   124") {
		t.Errorf("%s", out)
	}
}
