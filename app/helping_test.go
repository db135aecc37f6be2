package app

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/help"
	"galley/assets"
	"galley/model/ingest"
	"galley/model/query"
	"galley/model/report"
)

func TestTheHelpNamesOnlyMenusThatAreThere(t *testing.T) {
	unraced(t)
	named := regexp.MustCompile(`\*\*([^*›]+) › ([^*]+)\*\*`).FindAllStringSubmatch(assets.HelpIn("en"), -1)
	if len(named) < 15 {
		t.Errorf("only %d menus were found in the help", len(named))
	}
	for _, m := range named {
		there := func(b binding) bool {
			return b.menu == m[1] && (b.name == m[2] || b.under != "" && (b.under == m[2] || b.under+" › "+b.name == m[2]))
		}
		if !slices.ContainsFunc(bindings, there) {
			t.Errorf("the help names %s › %s", m[1], m[2])
		}
	}
}

func TestTheHelpNamesOnlyKeysThatDoSomething(t *testing.T) {
	unraced(t)
	// Ctrl, Shift and Alt are held while the mouse selects; digits, Tab and Esc are keys of
	// every window.
	known := []string{"Ctrl", "Shift", "Alt", "1", "9", "Tab", "Esc"}
	for _, b := range bindings {
		known = append(known, b.keys())
	}
	body, _, _ := strings.Cut(assets.HelpIn("en"), "## Searching")
	named := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(body, -1)
	if len(named) < 8 {
		t.Errorf("only %d keys were found in the help", len(named))
	}
	for _, m := range named {
		if !slices.Contains(known, m[1]) {
			t.Errorf("the help names the key %s", m[1])
		}
	}
}

func TestTheHelpHasEveryKeyOfTheWindow(t *testing.T) {
	unraced(t)
	var text strings.Builder
	for _, s := range help.Sections(assets.HelpIn("en"), helpKeys()) {
		text.WriteString(s.Body)
	}
	for _, b := range bindings {
		if keys := b.keys(); keys != "" && !strings.Contains(text.String(), "| `"+keys+"` | "+strings.TrimSuffix(b.name, "…")+" |") {
			t.Errorf("%s (%s) is not in the help", b.name, keys)
		}
	}
}

func TestTheHelpNamesTheFormatsThereAre(t *testing.T) {
	unraced(t)
	section := func(title string) []string {
		_, text, _ := strings.Cut(assets.HelpIn("en"), "## "+title+"\n")
		text, _, _ = strings.Cut(text, "\n## ")
		var all []string
		for _, m := range regexp.MustCompile("`(\\.[a-z]+)`").FindAllStringSubmatch(text, -1) {
			all = append(all, m[1])
		}
		slices.Sort(all)
		return all
	}
	var out []string
	for _, s := range report.Specs() {
		out = append(out, s.Extension)
	}
	slices.Sort(out)
	if got := section("What goes out"); !slices.Equal(got, slices.Compact(out)) {
		t.Errorf("the help says that %q go out, and the formats are %q", got, out)
	}
	_, formats, _ := strings.Cut(readme(t), "## Formats")
	formats, _, _ = strings.Cut(strings.ToLower(formats), "\n\n## ")
	for _, ending := range section("What comes in") {
		if !strings.Contains(formats, strings.TrimPrefix(ending, ".")) && ending != ".txt" && ending != ".md" {
			t.Errorf("the help names %s, README does not", ending)
		}
		examples, _ := filepath.Glob(filepath.Join("..", "model", "ingest", "testdata", "*"+ending))
		deeper, _ := filepath.Glob(filepath.Join("..", "model", "ingest", "*", "testdata", "*"+ending))
		all := append(examples, deeper...)
		if len(all) > 0 && !slices.ContainsFunc(all, func(path string) bool {
			_, err := ingest.File(t.Context(), path, ingest.Hints{})
			return err == nil
		}) {
			t.Errorf("the help names %s, and none of %q is read", ending, all)
		}
	}
}

func TestTheHelpNamesTheFiltersThereAre(t *testing.T) {
	unraced(t)
	_, text, _ := strings.Cut(assets.HelpIn("en"), "## Searching")
	text, _, _ = strings.Cut(text, "\n## ")
	named := regexp.MustCompile("`([a-z]+):").FindAllStringSubmatch(text, -1)
	var all []query.Field
	for _, m := range named {
		all = append(all, query.Field(m[1]))
	}
	for _, f := range query.Fields() {
		if !slices.Contains(all, f) {
			t.Errorf("the help does not name the filter %s:", f)
		}
	}
	for _, f := range all {
		if !slices.Contains(query.Fields(), f) {
			t.Errorf("the help names the filter %s:", f)
		}
	}
}

func TestF1ShowsTheHelpAndEscapeGoesBackToTheArticle(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.keyboard.typedKey(fyne.KeyF1)
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("F1 shows nothing")
	}
	w.keys(fyne.KeyEscape)
	if w.win.Canvas().Overlays().Top() != nil || w.win.Canvas().Focused() != w.page.reader {
		t.Errorf("Escape leads to %T", w.win.Canvas().Focused())
	}
}
