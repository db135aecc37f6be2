package view

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galley/assets"
	"galley/model"
)

func wordFile(t *testing.T, lang string) map[string]any {
	t.Helper()
	data, err := assets.Words.ReadFile("words/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

var placeholder = regexp.MustCompile(`\{\{\.\w+\}\}`)

func placeholders(v any) []string {
	text, err := json.Marshal(v)
	if err != nil {
		return []string{err.Error()}
	}
	found := placeholder.FindAllString(string(text), -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestEveryLanguageSaysAllThatAReportSays(t *testing.T) {
	english := wordFile(t, "en")
	if got := Languages(); got[0] != "en" || len(got) < 4 {
		t.Errorf("languages: %v", got)
	}
	for _, lang := range Languages() {
		other := wordFile(t, lang)
		for id, said := range english {
			if want, got := placeholders(said), placeholders(other[id]); other[id] == nil || !slices.Equal(want, got) {
				t.Errorf("%s: %q has in it %v, want %v", lang, id, got, want)
			}
		}
		for id := range other {
			if english[id] == nil {
				t.Errorf("%s: %q is not there in English", lang, id)
			}
		}
	}
}

func TestEveryWordAReportAsksForIsThere(t *testing.T) {
	english := wordFile(t, "en")
	files, err := filepath.Glob(filepath.Join("..", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`\.(?:Say|With|Count|Numbered)\("([a-z_0-9]+)"[,)]`)
	n := 0
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(source), -1) {
			n++
			if english[m[1]] == nil {
				t.Errorf("%s asks for %q, which has no words", f, m[1])
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d askings were found", n)
	}
	w, err := wordsIn("en")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, k := range model.ClaimKinds {
		ids = append(ids, w.Kind(k))
	}
	for _, s := range model.ClaimStatuses {
		ids = append(ids, w.Status(s))
	}
	for _, s := range model.Stances {
		ids = append(ids, w.Stance(s))
	}
	for _, r := range model.Reliabilities {
		ids = append(ids, w.Reliability(r))
	}
	for _, said := range ids {
		if said == "" || strings.Contains(said, "_") {
			t.Errorf("a noun has no words: %q", said)
		}
	}
}

func TestDatesAreWrittenInTheReportsLanguage(t *testing.T) {
	for _, test := range []struct{ lang, iso, want string }{
		{"en", "2009-03-31", "31 March 2009"}, {"de", "2009-03-31", "31. März 2009"}, {"fr-CA", "2009-03-31T10:00:00Z", "31 mars 2009"},
		{"es", "2009-03", "marzo de 2009"}, {"de", "2009", "2009"}, {"en", "in spring", "in spring"}, {"", "2009-03", "March 2009"},
	} {
		w, err := wordsIn(test.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Date(test.iso); got != test.want {
			t.Errorf("%s: %q is written %q, want %q", test.lang, test.iso, got, test.want)
		}
	}
}
