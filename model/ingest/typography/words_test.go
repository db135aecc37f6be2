package typography

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"galley/model/ingest/ingesttest"
	"galley/model/prose"
)

// What is left as it is without a copy is what a copy would be.
func TestTextThatNeedsNoCleaningIsLeftAlone(t *testing.T) {
	ones := append([]string{"a b", "a  b", " a", "a ", "a\tb", "a\nb", "a\u00a0b", "a\u0085b", "ü b", "a\x7fb", "a\x01b", "a\xffb",
		"a\uFFFDb", "A1½ⅷ²é", "[@`{", "\x10\x19"}, ingesttest.Lines...)
	for _, s := range ones {
		if got, want := prose.Flatten(s), strings.Join(strings.FieldsFunc(s,
			func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " "); got != want {
			t.Errorf("Flatten(%q) is %q, want %q", s, got, want)
		}
		if got, want := CollapseSpaces(s),
			strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }), " "); got != want {
			t.Errorf("CollapseSpaces(%q) is %q, want %q", s, got, want)
		}
		want := strings.ToLower(regexp.MustCompile(`[^\p{L}\p{N}]`).ReplaceAllString(strings.ToValidUTF8(s, ""), ""))
		if got := Letters(s); got != want {
			t.Errorf("Letters(%q) is %q, want %q", s, got, want)
		}
		if got := CountLetters(s); got != len(want) {
			t.Errorf("CountLetters(%q) is %d, want %d", s, got, len(want))
		}
	}
}
