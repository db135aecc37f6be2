package model

import (
	"slices"
	"testing"
)

func TestOnePageHasSeveralAddresses(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://paper.example/a", "http://www.Paper.example/a/#top", true},
		{"https://paper.example", "https://paper.example/", true},
		{"https://paper.example/a", "https://paper.example/b", false},
		{"https://paper.example/a?id=1", "https://paper.example/a?id=2", false},
		{"https://paper.example/A", "https://paper.example/a", false},
	} {
		x, y := SameAddresses(c.a), SameAddresses(c.b)
		slices.Sort(x)
		slices.Sort(y)
		if got := slices.Equal(x, y); got != c.same {
			t.Errorf("%s and %s: same %v", c.a, c.b, got)
		}
	}
	for _, none := range []string{"", "paper.example/a", "file:///a", "https://"} {
		if got := SameAddresses(none); got != nil {
			t.Errorf("%q is written %q", none, got)
		}
	}
}
func TestAWebAddressMayLackItsHTTPS(t *testing.T) {
	for in, want := range map[string]string{
		"state.gov/x?a=1": "https://state.gov/x?a=1", " www.unodc.org ": "https://www.unodc.org", "bücher": "bücher", "example.org:8080/x": "https://example.org:8080/x",
		"https://example.org": "https://example.org", "http://a.b": "http://a.b", "javascript:alert(1)": "javascript:alert(1)", "p. 4": "p. 4", "file.": "file.", "": "",
		"a b.org/x": "a b.org/x", "mailto:x@y.org": "mailto:x@y.org",
	} {
		if got := FullAddress(in); got != want {
			t.Errorf("%q is completed to %q, want %q", in, got, want)
		}
	}
}
