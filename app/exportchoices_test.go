package app

import (
	"testing"

	translations "galley/app/language"
)

// A format that is new in the table of model/report has to be given words here.
func TestEveryKindOfReportHasWordsAndAKeyOfItsOwn(t *testing.T) {
	unraced(t)
	keys, labels := map[string]bool{}, map[string]bool{}
	for _, k := range reportKinds {
		if k.Label == "" || k.About == "" || keys[k.Key] || labels[k.Label] {
			t.Errorf("%s: %+v", k.format, k.Kind)
		}
		keys[k.Key], labels[k.Label] = true, true
	}
	if len(keys) != len(kindWords) {
		t.Errorf("%d kinds are offered, %d have words", len(keys), len(kindWords))
	}
}

func TestAReportIsInTheLanguageOfTheWindowUntilAnotherIsChosen(t *testing.T) {
	unraced(t)
	t.Cleanup(func() {
		if err := translations.Use("en"); err != nil {
			t.Error(err)
		}
	})
	for _, spoken := range translations.All() {
		if err := translations.Use(spoken.Tag); err != nil {
			t.Fatal(err)
		}
		for kept, want := range map[string]string{"": spoken.Tag, `{"kind":"pdf","language":""}`: spoken.Tag, `{"language":"fr"}`: "fr", `{"language":"en"}`: "en"} {
			got := remembered(kept).Language
			if got == "" {
				got = "en" // as model/report has it
			}
			if got != want {
				t.Errorf("a window in %s, kept %q: the report is in %s, want %s", spoken.Tag, kept, got, want)
			}
		}
	}
}
