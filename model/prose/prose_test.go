package prose

import (
	"slices"
	"testing"
)

func TestEachFunctionHasOneMeaning(t *testing.T) {
	const messy = "a\x00b\tc\n\u202ed\u2028e\ufefff\xff  g"
	for _, c := range []struct {
		name, got, want string
	}{
		{"Plain", Plain(messy), "ab\tc\nd\nef\ufffd  g"},
		{"OneLine", OneLine(" a\x00b\tc\r\n d\u2028e "), "a\x00b c d e"},
		{"WithoutControls", WithoutControls("a\x00b\tc\n\nd\u202ee"), "ab c  d\u202ee"},
		{"Join", Join(", ", "a", " \t", "", "b"), "a, b"},
		{"Join of nothing", Join(", ", "", " "), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s gives %q, want %q", c.name, c.got, c.want)
		}
	}
	if got := NonEmpty("", "a ", "\n", "b"); !slices.Equal(got, []string{"a ", "b"}) {
		t.Errorf("NonEmpty gives %q", got)
	}
}

func TestTheFirstStrongLetterGivesTheDirection(t *testing.T) {
	for text, want := range map[string]bool{"": false, "12 – a": false, "12 – א": true, "مرحبا abc": true, "abc مرحبا": false} {
		if got := RightToLeft(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
