package metadata

import (
	"testing"
)

func TestImprint(t *testing.T) {
	names := NameWords("Jane Doe", "The Planet")
	cases := []struct {
		line          string
		dated, signed bool
	}{
		{"By Jane Doe", false, true}, {"Jane Doe, The Planet", false, true}, {"Nov 19, 2019 8:21 am ET", true, false},
		{"PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05", true, false},
		{"November 20, 2019 / 1:07 AM / The Planet", true, false}, {"2 days ago", true, false},
		{"22 janvier 2018 à 10h15", true, false}, {"Publié le 22 janvier 2018", true, false},
		{"Jane Doe was there", false, false}, {"In 2019", false, false}, {"May and June", false, false},
		{"Twelve dead", false, false}, {"", false, false},
	}
	for _, c := range cases {
		if dated, signed := Imprint(c.line, names); dated != c.dated || signed != c.signed {
			t.Errorf("%q: dated %v, signed %v", c.line, dated, signed)
		}
	}
}
