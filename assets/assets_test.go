package assets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestFyneAppSaysTheSameAsTheProgram(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`Version = "` + Version + `"`, `ID = "` + ID + `"`, `Icon = "assets/icon.png"`, "fyneDo = true"} {
		if !strings.Contains(string(data), line) {
			t.Errorf("FyneApp.toml lacks %s", line)
		}
	}
}

func TestTheIconIsASquareThatPackagersTake(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if size := icon.Bounds().Size(); size.X != 512 || size.Y != 512 {
		t.Errorf("the icon is %v", size)
	}
}

func TestTheSamplesClaimStandsInItOnce(t *testing.T) {
	if n := bytes.Count(Sample, []byte(SampleClaim.Quote)); n != 1 {
		t.Errorf("%q stands %d times in the sample article", SampleClaim.Quote, n)
	}
	if !bytes.Contains(Sample, []byte(`<link rel="canonical" href="`+SampleAddress+`">`)) {
		t.Errorf("the sample article does not stand at %s", SampleAddress)
	}
	if n := bytes.Count(Sample, []byte(SampleStatement)); n != 1 {
		t.Errorf("%q stands %d times in the sample article", SampleStatement, n)
	}
	for _, fact := range []string{"21,000", "600 miles", "52 Americans", "444 days", "ninety percent", "thirty years"} {
		if !bytes.Contains(Sample, []byte(fact)) {
			t.Errorf("the sample article lacks %q", fact)
		}
	}
}

// TestTheHelpOfEveryLanguageSaysTheSame holds the help of translators to the English one:
// a section, a row of a table or a key that one of them lacks is seen. A key is called what
// the window calls it.
func TestTheHelpOfEveryLanguageSaysTheSame(t *testing.T) {
	for _, tag := range []string{"de", "fr", "es", "ar", "zh-Hans"} {
		if _, err := help.Open("help/" + tag + ".md"); err != nil {
			t.Error(err)
			continue
		}
		data, err := Translations.ReadFile("translations/" + tag + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Fatal(err)
		}
		want := sectionsOf(HelpIn("en"))
		for _, s := range want {
			for i, key := range s.keys {
				if called, ok := texts[key].(string); ok && called != "" {
					s.keys[i] = called
				}
			}
			slices.Sort(s.keys)
		}
		for _, fault := range differences(want, sectionsOf(HelpIn(tag))) {
			t.Errorf("help/%s.md: %s", tag, fault)
		}
	}
}

func TestHelpThatSaysSomethingElseIsSeen(t *testing.T) {
	const english = "## Keys\nPress `Enter` or `N`.\n| `N` | Next |\n\n## Searching\n- `this OR that`\n- `status:checked`\n- `-without`\n{{keys}}\n"
	for text, want := range map[string]int{
		english: 0,
		"## Tasten\n`N` oder `Enter`.\n| `N` | Weiter |\n\n## Suchen\n- `dies OR das`\n- `status:geprüft`\n- `-ohne`\n{{keys}}\n": 0,
		strings.Replace(english, "## Searching\n", "", 1):                                                                         1,
		strings.Replace(english, "| `N` | Next |\n", "`N`\n", 1):                                                                  1,
		strings.Replace(english, "`Enter`", "`Eingabe`", 1):                                                                       1,
		strings.Replace(english, "`status:", "`stand:", 1):                                                                        1,
		strings.Replace(english, "{{keys}}", "", 1):                                                                               1,
		strings.Replace(english, "OR", "ODER", 1):                                                                                 1,
		strings.Replace(english, "- `-without`\n", "", 1):                                                                         1,
	} {
		if got := differences(sectionsOf(english), sectionsOf(text)); len(got) != want {
			t.Errorf("%q: %v, want %d", text, got, want)
		}
	}
}

// helpSection is what the help of a language has in common with the others.
type helpSection struct {
	title string
	rows  int      // of its tables
	keys  []string // and words that a search knows, sorted
}

var quotedKey = regexp.MustCompile("`([^`]+)`|{{keys}}")

func sectionsOf(text string) []helpSection {
	var all []helpSection
	for _, part := range strings.Split("\n"+text, "\n## ")[1:] {
		title, body, _ := strings.Cut(part, "\n")
		s := helpSection{title: title, rows: strings.Count("\n"+body, "\n|")}
		for _, found := range quotedKey.FindAllStringSubmatch(body, -1) {
			s.keys = append(s.keys, asInEnglish(found[1]))
		}
		slices.Sort(s.keys)
		all = append(all, s)
	}
	return all
}

// asInEnglish is what stays of a key, an ending or a search in every language: of a search
// the words it is for are the translator's own.
func asInEnglish(quoted string) string {
	filter, _, is := strings.Cut(quoted, ":")
	switch {
	case is:
		return filter + ":"
	case strings.Contains(quoted, " OR "):
		return "a search with OR"
	case strings.HasPrefix(quoted, "-") || strings.ContainsAny(quoted, ` *"`):
		return "a search"
	}
	return quoted
}

func differences(want, got []helpSection) []string {
	if len(got) != len(want) {
		return []string{fmt.Sprintf("%d sections, the English one has %d", len(got), len(want))}
	}
	var all []string
	for i, s := range got {
		if s.rows != want[i].rows {
			all = append(all, fmt.Sprintf("%q has %d rows in tables, %q has %d", s.title, s.rows, want[i].title, want[i].rows))
		}
		if !slices.Equal(s.keys, want[i].keys) {
			all = append(all, fmt.Sprintf("%q has the keys %q, %q has %q", s.title, s.keys, want[i].title, want[i].keys))
		}
	}
	return all
}
