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
