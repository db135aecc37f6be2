package language

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/lang"

	"galley/app/locale"
	"galley/assets"
	"galley/model"
)

func use(t *testing.T, chosen string) {
	t.Helper()
	t.Cleanup(func() {
		if err := Use("en"); err != nil {
			t.Error(err)
		}
	})
	if err := Use(chosen); err != nil {
		t.Fatal(err)
	}
}

func TestTheWindowAndFynesOwnWidgetsSpeakTheLanguageThatWasChosen(t *testing.T) {
	for tag, want := range map[string][2]string{ // whatever the system's language is
		"en": {"Cancel", "statistic"}, "de": {"Abbrechen", "Statistik"}, "fr": {"Annuler", "statistique"},
		"es": {"Cancelar", "estadística"}, "ar": {"إلغاء", "إحصائية"}, "zh-Hans": {"取消", "统计数据"},
	} {
		use(t, tag)
		if got := [2]string{lang.L("Cancel"), locale.Word("statistic")}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

func TestALanguageWithoutTextsIsEnglishAndOneNearIsTaken(t *testing.T) {
	for wanted, want := range map[string]string{
		"de-AT": "de", "es_MX": "es", "zh-CN": "zh-Hans", "ar-EG": "ar", "fi": "en", "sr-Cyrl": "en", "no such language": "en",
	} {
		if got := match(wanted); got != want {
			t.Errorf("%s is %s, want %s", wanted, got, want)
		}
	}
}

func TestCountsHaveTheFormsOfTheLanguage(t *testing.T) {
	use(t, "ar")
	seen := map[string]bool{}
	for _, n := range []int{0, 1, 2, 3, 11, 100} {
		seen[locale.Count(n, "%d claim", "%d claims")] = true
	}
	if len(seen) != 6 {
		t.Errorf("Arabic has six forms, these are %v", seen)
	}
	if !locale.RightToLeft() {
		t.Error("Arabic runs from left to right")
	}
}

func TestTheFileOfEveryLanguageIsInTheProgram(t *testing.T) {
	entries, err := assets.Translations.ReadDir("translations")
	if err != nil {
		t.Fatal(err)
	}
	var files, listed []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".json") {
			files = append(files, strings.TrimSuffix(e.Name(), ".json"))
		}
	}
	for _, spoken := range All() {
		listed = append(listed, spoken.Tag)
	}
	slices.Sort(listed)
	if !slices.Equal(files, listed) {
		t.Errorf("files of %v, and languages to choose are %v", files, listed)
	}
}

// Fyne picks its own language among those that it has texts in.
func TestNoLanguageOfFyneIsForgotten(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.Dir}}", "fyne.io/fyne/v2/lang").Output()
	if err != nil {
		t.Skip("no go command: ", err)
	}
	names, err := os.ReadDir(filepath.Join(strings.TrimSpace(string(out)), "translations"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		tag := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(name.Name(), "base."), ".json"), "_", "-")
		if !slices.Contains(fyneLanguages, tag) {
			t.Errorf("Fyne has texts in %s", tag)
		}
	}
}

// A text is looked up at every repaint.
func BenchmarkLookingATextUp(b *testing.B) {
	if err := Use("de"); err != nil {
		b.Fatal(err)
	}
	b.Run("text", func(b *testing.B) {
		for b.Loop() {
			locale.Text("statistic")
		}
	})
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			locale.Count(7, "%d claim", "%d claims")
		}
	})
	b.Run("history", func(b *testing.B) {
		for b.Loop() {
			locale.Said("Undid: Marked “21,000 troops”")
		}
	})
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			if err := Use("de"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("file", func(b *testing.B) {
		data, _ := assets.Translations.ReadFile("translations/de.json")
		for b.Loop() {
			var v map[string]any
			_ = json.Unmarshal(data, &v)
		}
	})
}

// TestTheWindowReadsTheDaysItWrites types what the window shows into a field for a day.
func TestTheWindowReadsTheDaysItWrites(t *testing.T) {
	for _, spoken := range All() {
		use(t, spoken.Tag)
		for month := time.January; month <= time.December; month++ {
			day := time.Date(2009, month, 21, 12, 0, 0, 0, time.Local)
			if got, ok := model.ParseDate(locale.Day(day)); !ok || got != day.Format(time.DateOnly) {
				t.Errorf("%s: %q is read as %q, %v", spoken.Tag, locale.Day(day), got, ok)
			}
			iso := day.Format("2006-01")
			if got, ok := model.ParseDate(locale.Date(iso)); !ok || got != iso {
				t.Errorf("%s: %q is read as %q, %v", spoken.Tag, locale.Date(iso), got, ok)
			}
			withWeekday := locale.Time("Monday", day) + ", " + locale.Day(day)
			if got, ok := model.ParseDate(withWeekday); spoken.Tag != "zh-Hans" && (!ok || got != day.Format(time.DateOnly)) {
				t.Errorf("%s: %q is read as %q, %v", spoken.Tag, withWeekday, got, ok)
			}
		}
	}
}
