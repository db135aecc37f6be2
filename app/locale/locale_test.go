package locale

import (
	"strings"
	"testing"
)

type shouting struct{}

func (shouting) Text(english string) string { return strings.ToUpper(english[:1]) + english[1:] + "!" }
func (shouting) Count(n int, one, other string) string {
	if n == 0 {
		return "none of %d %s"
	}
	return other
}

func TestTextsAreEnglishUntilSomethingTranslates(t *testing.T) {
	t.Cleanup(func() { Use(nil) })
	check := func(want, got string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check("100 % sure", Text("100 % sure"))
	check("version 2 of 3", Text("version %d of %d", 2, 3))
	check("1 claim of Jo", Count(1, "%d claim of %s", "%d claims of %s", "Jo"))
	check("2 claims of Jo", Count(2, "%d claim of %s", "%d claims of %s", "Jo"))
	Use(shouting{})
	check("Version 2 of 3!", Text("version %d of %d", 2, 3))
	check("none of 0 Jo", Count(0, "%d claim of %s", "%d claims of %s", "Jo"))
	Use(nil)
	check("version 2 of 3", Text("version %d of %d", 2, 3))
}
