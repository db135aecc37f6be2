package main

import (
	"slices"
	"strings"
	"testing"

	"galley/cmd/build/project"
	"galley/cmd/build/translations"
)

// TestEveryTextOfTheWindowIsInEveryLanguage holds the files of translators to the code.
func TestEveryTextOfTheWindowIsInEveryLanguage(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	found, err := translations.Collect(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Texts) < 500 {
		t.Errorf("only %d texts were found in the code", len(found.Texts))
	}
	for _, fault := range found.Faults {
		t.Error(fault)
	}
	for _, of := range translations.Languages {
		file, err := translations.Read(root, of.Tag)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, fault := range found.Check(of.Tag, file) {
			t.Error(fault)
		}
	}
}

func TestNoTextOfTheWindowIsOutOfReachOfTranslators(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	all, err := translations.Collect(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range projectSources(t) {
		if !strings.HasPrefix(name, "app/") || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if strings.HasPrefix(name, "app/locale/") || strings.HasPrefix(name, "app/native/") { // names of months; the system's own
			continue
		}
		found, err := all.Unreached(name, src)
		if err != nil {
			t.Error(err)
		}
		for _, fault := range found {
			t.Error(fault)
		}
	}
}

func TestATextThatNoTranslationReachesIsSeen(t *testing.T) {
	for line, seen := range map[string]bool{
		`widget.NewLabel("No sources yet.")`:                                       true,
		`notice.say("Imported “" + title + "”")`:                                   true,
		`fmt.Sprintf("%d of them", n)`:                                             true,
		`d.Form("Preferences", locale.Text("Save"), nil, func() {})`:               true,
		`names["Address"]`:                                                         false,
		`locale.Text("No sources yet.")`:                                           false,
		`model.Faultf(model.Invalid, "There is nothing to decide.")`:               false,
		`strings.TrimPrefix(s, "Undid: ")`:                                         false,
		`strings.Join(append(lines, "", "It is kept."), "\n")`:                     true,
		`strings.Join(append(lines, name+" was not altered."), "\n")`:              true,
		`strings.TrimSpace(fmt.Sprintf("%s of them", n))`:                          true,
		`strings.TrimSpace(locale.Text("It is kept."))`:                            false,
		`if s == "No kind" { f(func() { locale.Text("A") }) }`:                     false,
		`strings.Map(func(r rune) rune { widget.NewLabel("Hello"); return r }, s)`: true,
		`prefs.SetString("window.width", "one")`:                                   false,
		`u.Parse("https://example.org/A")`:                                         false,
	} {
		found, err := translations.Found{}.Unreached("app/claims/a.go", "package claims\nfunc a() {\n"+line+"\n}")
		if err != nil || len(found) > 0 != seen {
			t.Errorf("%s: %v, %v", line, found, err)
		}
	}
}

func TestAFaultInAFileOfTranslatorsIsSeen(t *testing.T) {
	code := map[string]string{"app/a.go": `package app
const where = "in %s"
var _ = locale.Text("There are %d of %s " + where, 1, "a", "b")
var _ = locale.Count(n, "%d claim", "%d claims")
var _ = locale.Text("Description")
var b = binding{menu: "File", name: "Open…"}`}
	found := translations.Found{Texts: map[string]*translations.Text{}}
	if err := found.Add("app", code); err != nil {
		t.Fatal(err)
	}
	whole := func() map[string]translations.Entry {
		return map[string]translations.Entry{
			"There are %d of %s in %s": {Text: "In %[3]s sind %[1]d von %[2]s"},
			"%d claims":                {Forms: map[string]string{"one": "eine", "other": "%d"}},
			"File":                     {Text: "Datei"}, "Open…": {Text: "Öffnen …"},
		}
	}
	if got := found.Check("de", whole()); len(got) != 1 || !strings.Contains(got[0], `"Description" is a word that Fyne's lang keeps`) {
		t.Errorf("a whole file: %v", got)
	}
	for want, spoil := range map[string]func(map[string]translations.Entry){
		`"File" is missing`:            func(f map[string]translations.Entry) { delete(f, "File") },
		`"Close" is in no code`:        func(f map[string]translations.Entry) { f["Close"] = translations.Entry{Text: "Zu"} },
		`has no plural form "one"`:     func(f map[string]translations.Entry) { delete(f["%d claims"].Forms, "one") },
		`the plural form "few", which`: func(f map[string]translations.Entry) { f["%d claims"].Forms["few"] = "%d" },
		`takes [number text text] and`: func(f map[string]translations.Entry) {
			f["There are %d of %s in %s"] = translations.Entry{Text: "%s %d %s"}
		},
		`would be read as a template`:    func(f map[string]translations.Entry) { f["File"] = translations.Entry{Text: "{{Datei"} },
		`"%d claims" takes [number] and`: func(f map[string]translations.Entry) { f["%d claims"].Forms["other"] = "viele" },
	} {
		file := whole()
		spoil(file)
		if got := found.Check("de", file); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%s was not seen: %v", want, got)
		}
	}
	for want, line := range map[string]string{
		"is no literal":               `var _ = locale.Text(name)`,
		"has 1 verbs and 0 arguments": `var _ = model.Sayf("%d of them")`,
		"stands elsewhere":            `var _ = locale.Count(n, "one claim", "%d claims")`,
	} {
		more := translations.Found{Texts: map[string]*translations.Text{}}
		if err := more.Add("app", map[string]string{"app/a.go": code["app/a.go"] + "\n" + line}); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(more.Faults, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%s: %v", line, more.Faults)
		}
	}
}
