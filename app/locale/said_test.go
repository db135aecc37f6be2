package locale

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// german is a small language for tests.
type german map[string]string

func (g german) Text(english string) string {
	if text := g[english]; text != "" {
		return text
	}
	return english
}

func (g german) Count(n int, one, other string) string {
	if n == 1 {
		return g[one]
	}
	return g[other]
}

func (german) Language() language.Tag { return language.German }

func (g german) Keys() []Key {
	var keys []Key
	for english := range g {
		if one, ok := ones[english]; ok {
			keys = append(keys, Key{English: english, One: one})
		} else if !strings.HasPrefix(english, "%d claim ") && english != "%d claim" {
			keys = append(keys, Key{English: english})
		}
	}
	return keys
}

var ones = map[string]string{"%d claims": "%d claim"}

func inGerman(t *testing.T) {
	t.Helper()
	t.Cleanup(func() { Use(nil) })
	Use(german{
		"Marked “%s”":                        "„%s“ markiert",
		"Undid: %s":                          "Zurückgenommen: %s",
		"%s; its verdict needs another look": "%s; das Urteil ist neu zu prüfen",
		"Deleted %s":                         "%s gelöscht",
		"Merged %s: %s":                      "%[1]s übernommen: %[2]s",
		"%d imported":                        "%d importiert",
		"%d not":                             "%d nicht",
		"%d claims":                          "%d Behauptungen",
		"%d claim":                           "%d Behauptung",
		"Sources":                            "Quellen",
		"statistic":                          "Statistik",
		"quotation":                          "Zitat",
		"“%s” is not a kind of claim. The kinds are: %s.": "„%s“ ist keine Art von Behauptung. Es gibt: %s.",
		"%s could not be written. %s":                     "%s konnte nicht geschrieben werden. %s",
		"Nothing was merged.":                             "Nichts wurde zusammengeführt.",
		"2 January 2006":                                  "2. January 2006",
		"March":                                           "März",
		"Something went wrong and this one action was not done. Everything stored before it is kept.": "Etwas ging schief.",
	})
}

// fault is an error as model makes them.
type fault struct {
	format string
	args   []any
}

func (f fault) Error() string         { return fmt.Sprintf(f.format, f.args...) }
func (f fault) Said() (string, []any) { return f.format, f.args }

type kind string

func TestHistoryThatIsStoredInEnglishIsSaidInTheLanguageOfTheWindow(t *testing.T) {
	inGerman(t)
	for stored, want := range map[string]string{
		"Marked “21,000 troops”":                                  "„21,000 troops“ markiert",
		"Undid: Marked “Sources”":                                 "Zurückgenommen: „Sources“ markiert", // somebody's words stay
		"Undid: Marked “a; b. c”; its verdict needs another look": "Zurückgenommen: „a; b. c“ markiert; das Urteil ist neu zu prüfen",
		"Deleted 3 claims":                                        "3 Behauptungen gelöscht",
		"Deleted 1 claim":                                         "1 Behauptung gelöscht",
		"Merged other.galley: 1 claim":                            "other.galley übernommen: 1 Behauptung",
		"11 imported, 2 not.":                                     "11 importiert, 2 nicht.",
		"What no text of Galley makes":                            "What no text of Galley makes",
		"":                                                        "",
	} {
		for range 2 { // the second time it is known
			if got := Said(stored); got != want {
				t.Errorf("%q is said as %q, want %q", stored, got, want)
			}
		}
	}
	Use(nil)
	if got := Said("Marked “x”"); got != "Marked “x”" {
		t.Errorf("in English: %q", got)
	}
}

func TestAFaultIsSaidInTheLanguageOfTheWindowWithItsParts(t *testing.T) {
	inGerman(t)
	for want, err := range map[string]error{
		"„Sources“ ist keine Art von Behauptung. Es gibt: Statistik, Zitat.": fault{
			"“%s” is not a kind of claim. The kinds are: %s.", []any{kind("Sources"), "statistic, quotation"}},
		"/a konnte nicht geschrieben werden. Nichts wurde zusammengeführt.": fmt.Errorf("write: %w",
			fault{"%s could not be written. %s", []any{"/a", "Nothing was merged."}}),
		"/a konnte nicht geschrieben werden. „x“ markiert": fault{
			"%s could not be written. %s", []any{"/a", fault{"Marked “%s”", []any{"x"}}}},
		"Etwas ging schief.": errors.New("disk I/O error"),
	} {
		if got := Fault(err); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDatesAndNumbersFollowTheLanguage(t *testing.T) {
	inGerman(t)
	day := time.Date(2009, 3, 31, 9, 5, 0, 0, time.Local)
	check := func(want, got string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check("31. März 2009", Day(day))
	check("31. März 2009", Date("2009-03-31"))
	check("2009", Date("2009"))
	check("12.345", Number(12345))
	Use(nil)
	check("31 March 2009", Day(day))
	check("31 March 2009, 09:05", Moment(day))
	check("March 2009", Date("2009-03"))
	check("12,345", Number(12345))
	check("12,345 claims", Count(12345, "%s claim", "%s claims"))
}

func TestAFormForAKnownNumberMayLeaveTheNumberOut(t *testing.T) {
	t.Cleanup(func() { Use(nil) })
	Use(german{"%d claim of %s": "eine Behauptung von %s", "%d claims of %s": "%d Behauptungen von %s"})
	for n, want := range map[int]string{1: "eine Behauptung von Jo", 2: "2 Behauptungen von Jo"} {
		if got := Count(n, "%d claim of %s", "%d claims of %s", "Jo"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
