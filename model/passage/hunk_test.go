package passage

import (
	"strings"
	"testing"
)

func TestOnlyTheWordsThatDifferAreChanged(t *testing.T) {
	for _, c := range []struct{ was, now, want string }{
		{"It has 40 rooms.", "It has 50 rooms.", "It has [40>50] rooms."},
		{"It has 40 rooms.", "It has 40 rooms.", "It has 40 rooms."},
		{"It has 40 rooms", "", "[It has 40 rooms>]"},
		{"40 rooms", "about 40 rooms", "[>about ]40 rooms"},
		{"40 rooms", "40 rooms or so", "40 rooms[> or so]"},
		{"It has 40 old rooms", "It has 40 rooms", "It has 40 [old >]rooms"},
		{"a b c d", "a x y d", "a [b c>x y] d"},
		{"21,000 troops", "17,500 troops", "[21,000>17,500] troops"},
		{"one\n\ntwo three", "one two four", "one\n\ntwo [three>four]"},
		{"他说四十间", "他说五十间", "他说[四>五]十间"},
		{"don't", "do not", "[don't>do not]"},
	} {
		text := "Before " + c.was + " after"
		var b strings.Builder
		at := 7
		for _, h := range Hunks(text, Span{Start: 7, End: 7 + len(c.was)}, c.now) {
			b.WriteString(text[at:h.Span.Start] + "[" + text[h.Span.Start:h.Span.End] + ">" + h.With + "]")
			at = h.Span.End
		}
		b.WriteString(text[at : 7+len(c.was)])
		if b.String() != c.want {
			t.Errorf("%q to %q: %q, not %q", c.was, c.now, b.String(), c.want)
		}
	}
}
