//go:build !race || long

package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"galley/assets"
)

func TestAReportGivesTheSameArticleInAnotherLibrary(t *testing.T) {
	s := newShell(t)
	article := s.rich()
	before, text := s.exported(article)
	if n := len(before["article"].(map[string]any)["other_versions"].([]any)); n != 1 {
		t.Fatalf("%d other versions", n)
	}
	for _, part := range []string{`"as": "no-fact"`, `"words": "21,000 troops"`, `"words": "Café"`, `"list": "hint"`} {
		if !strings.Contains(text, part) {
			t.Errorf("the report has no %s", part)
		}
	}
	other := s.elsewhere()
	var got []importedJSON
	other.ok(&got, "import", other.file("report.json", text))
	if len(got) != 1 || got[0].ID != article || got[0].Version != 2 || got[0].DuplicateOf != nil {
		t.Fatalf("imported %+v", got)
	}
	after, _ := other.exported(article)
	for _, name := range []string{"made", "made_by", "history"} { // this library's own
		delete(before, name)
		delete(after, name)
	}
	if !reflect.DeepEqual(before, after) {
		for _, name := range slices.Sorted(maps.Keys(before)) {
			if !reflect.DeepEqual(before[name], after[name]) {
				was, _ := json.MarshalIndent(before[name], "", " ")
				is, _ := json.MarshalIndent(after[name], "", " ")
				t.Errorf("%s was\n%s\nis\n%s", name, was, is)
			}
		}
	}
	var sound struct{ Sound bool }
	if other.ok(&sound, "check"); !sound.Sound {
		t.Error("the library is not sound")
	}
	other.ok(&got, "import", filepath.Join(other.dir, "report.json"))
	if len(got) != 1 || got[0].DuplicateOf == nil {
		t.Errorf("a second time: %+v", got)
	}
	var events []eventJSON
	if other.ok(&events, "history"); len(events) != 1 {
		t.Errorf("%d events", len(events))
	}
	var list []summaryJSON
	other.ok(&eventJSON{}, "undo")
	if other.ok(&list, "list"); len(list) != 0 {
		t.Errorf("after undo: %+v", list)
	}
	// Once undone it comes in again, under ids of its own where those are given.
	other.ok(&got, "import", filepath.Join(other.dir, "report.json"))
	var claims []claimSeen
	if other.ok(&claims, "claim", "list", got[0].ID); len(claims) != 3 || got[0].DuplicateOf != nil {
		t.Errorf("imported again: %+v, %d claims", got, len(claims))
	}
	if other.ok(&sound, "check"); !sound.Sound {
		t.Error("the library is not sound")
	}
}

func TestAReportIsAsItsSchemaSays(t *testing.T) {
	data, err := assets.Reports.ReadFile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("report.schema.json", schema); err != nil {
		t.Fatal(err)
	}
	rules, err := compiler.Compile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	got, _ := s.exported(s.rich())
	if err := rules.Validate(got); err != nil {
		t.Error(err)
	}
	if files := got["files"].([]any); len(files) != 3 { // two originals, one attachment
		t.Errorf("%d files", len(files))
	}
}

func TestAFolderOfReportsComesIn(t *testing.T) {
	s := newShell(t)
	_, text := s.exported(s.rich())
	other := s.elsewhere()
	folder := filepath.Join(other.dir, "reports")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	other.file("reports/one.json", text)
	other.file("reports/package.json", `{"name": "of a saved page"}`)
	var got []importedJSON
	if other.ok(&got, "import", folder); len(got) != 1 || got[0].Version != 2 {
		t.Errorf("imported %+v", got)
	}
}

func TestAReportWithoutFilesStandsForItsOriginals(t *testing.T) {
	s := newShell(t)
	article := s.rich()
	before, text := s.exported(article, "--no-files")
	if n := len(before["files"].([]any)); n != 0 {
		t.Errorf("%d files", n)
	}
	other := s.elsewhere()
	code, _, errs := other.run(text, "import", "-")
	if code != 0 {
		t.Fatal(errs)
	}
	after, _ := other.exported(article)
	if n := len(after["files"].([]any)); n != 1 {
		t.Errorf("%d files, want the report alone", n)
	}
	var sound struct{ Sound bool }
	if other.ok(&sound, "check"); !sound.Sound {
		t.Error("the library is not sound")
	}
}

func TestAReportThatWasAlteredIsRefusedWhole(t *testing.T) {
	s := newShell(t)
	_, text := s.exported(s.rich())
	for name, change := range map[string][2]string{
		"text":          {`Nearly 600 miles."`, `Nearly 900 miles."`},
		"a passage":     {`"exact": "Nearly 600 miles"`, `"exact": "Nearly 900 miles"`},
		"a rating":      {`"rating": "Mostly true"`, `"rating": "Quite true"`},
		"a stance":      {`"stance": "supports"`, `"stance": "proves"`},
		"a status":      {`"status": "signed off"`, `"status": "perfect"`},
		"an address":    {`"url": "https://example.org/s"`, `"url": "javascript:alert(1)"`},
		"a file":        {`"data": "`, `"data": "AAAA`},
		"cut off":       {`"history"`, "\x00"},
		"a newer one":   {`"version": 2,`, `"version": 99,`},
		"a bad offset":  {`"start": 0,`, `"start": -5,`},
		"a bad tone":    {`"tone": 1`, `"tone": 77`},
		"another owner": {`"article": "`, `"article": 7, "x": "`},
	} {
		altered := strings.ReplaceAll(text, change[0], change[1])
		if altered == text {
			t.Fatalf("%s: nothing to alter", name)
		}
		other := s.elsewhere()
		code, _, errs := other.run("", "import", other.file("report.json", altered))
		var list []summaryJSON
		if other.ok(&list, "list"); code != exitFault || len(list) != 0 || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %s, %+v", name, code, errs, list)
		}
	}
}

func TestAClaimThatStandsInTwoArticlesStandsInBothAgain(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	var second []importedJSON
	s.ok(&second, "import", s.file("other.txt", "Another article.\n\nIt says nearly 600 miles as well."))
	s.ok(&struct{}{}, "claim", "again", claim.ID, second[0].ID, "--quote", "nearly 600 miles")
	_, one := s.exported(article)
	_, two := s.exported(second[0].ID)
	other := s.elsewhere()
	var got []importedJSON
	other.ok(&got, "import", other.file("one.json", one), other.file("two.json", two))
	var seen claimSeen
	other.ok(&seen, "claim", "show", claim.ID)
	if len(seen.Appearances) != 2 || len(seen.Evidence) != 1 || seen.Verdict == nil {
		t.Errorf("%+v", seen)
	}
}
