package metadata

import (
	"strings"
	"testing"
)

// TestPeople: a byline names people, or the agency where it names nobody else.
func TestPeople(t *testing.T) {
	site := []string{"The Daily Planet", "planet.example"}
	for line, want := range map[string]string{
		"By Jane Doe": "Jane Doe",
		"by JANE DOE and RICH ROE, Associated Press": "Jane Doe, Rich Roe",
		"Jane Doe, Staff writer":                     "Jane Doe",
		"Jane Doe | Planet Media for planet.example": "Jane Doe",
		"Jane Doe. Daily Planet":                     "Jane Doe",
		"Jane Doe, Planet.com":                       "Jane Doe",
		"Ann Poe, MS, RD":                            "Ann Poe",
		"Sam Doe, Jr.":                               "Sam Doe, Jr.",
		"J. R. Roe & Ann O'Poe":                      "J. R. Roe, Ann O'Poe",
		"Jane Doe, Wednesday, 20 November 2019":      "Jane Doe",
		"Ann Poe Monday, November 18, 2019":          "Ann Poe",
		"April Doe":                                  "April Doe",
		"Ludwig van der Roe, AP National Writer":     "Ludwig van der Roe",
		"Reuters":                                    "Reuters",
		"Associated Press":                           "Associated Press",
		"Planet Staff":                               "Planet Staff",
		"The Daily Planet":                           "",
		"admin":                                      "",
		"Staff Writer":                               "",
		"https://social.example/jane":                "",
		"jane@planet.example":                        "",
		"Von Jörg Roe und Änne Poe":                  "Jörg Roe, Änne Poe",
		"Иван Петров":                                "Иван Петров",
		"":                                           "",
	} {
		if got := strings.Join(People(line, site), ", "); got != want {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}
