package ingest

import (
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
	"galley/model/ingest/pattern"
)

// Whatever the quick look rules out does not match.
func TestAQuickLookRulesOutNoMatch(t *testing.T) {
	t.Parallel()
	for _, p := range pattern.All() {
		for _, line := range ingesttest.Lines {
			for _, text := range []string{line, strings.ToLower(line), strings.ToUpper(line), " " + line + "!"} {
				if p.Regexp.MatchString(text) != p.MatchString(text) {
					t.Errorf("%q is ruled out for %.80s, which it matches", text, p.String())
				}
			}
		}
	}
}

// The quick look is of use: most expressions have one.
func TestMostPatternsCanBeRuledOut(t *testing.T) {
	t.Parallel()
	all, looked := pattern.All(), 0
	for _, p := range all {
		if p.IsSelective() {
			looked++
		}
	}
	if looked*10 < len(all)*8 {
		t.Errorf("only %d of %d expressions can be ruled out by a quick look", looked, len(all))
	}
}

func FuzzQuickLook(f *testing.F) {
	for _, line := range ingesttest.Lines {
		f.Add(line)
	}
	all := pattern.All()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		for _, p := range all {
			if p.Regexp.MatchString(text) && !p.MatchString(text) {
				t.Errorf("%q is ruled out for %s, which it matches", text, p.String())
			}
		}
	})
}
