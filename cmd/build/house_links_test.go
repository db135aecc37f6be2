package main

import (
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"
	"testing"
)

// unlinked are packages that must not link something, however far down it is imported.
var unlinked = []struct{ from, to, why string }{
	{"model/intake", "github.com/carlos7ags/folio", "an import reads JSON reports, and writes no PDF"},
	{"model/report/interchange", "github.com/carlos7ags/folio", "JSON is read without the PDF writer"},
}

// linked returns the packages by which one reaches another, from the first to the last; nil where
// it does not. Tests and imports of other modules are not followed.
func linked(files map[string]string, from, to string) []string {
	imports := map[string][]string{}
	for name, src := range files {
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			continue // TestHouse says so
		}
		for _, spec := range file.Imports {
			if in, err := strconv.Unquote(spec.Path.Value); err == nil {
				imports[path.Dir(name)] = append(imports[path.Dir(name)], in)
			}
		}
	}
	seen := map[string]bool{}
	var look func(at string) []string
	look = func(at string) []string {
		if seen[at] {
			return nil
		}
		seen[at] = true
		for _, in := range imports[at] {
			if in == to || strings.HasPrefix(in, to+"/") {
				return []string{at, in}
			}
			if own, is := strings.CutPrefix(in, module+"/"); is {
				if way := look(own); way != nil {
					return append([]string{at}, way...)
				}
			}
		}
		return nil
	}
	return look(from)
}

func TestAnImportLinksNoPDFWriter(t *testing.T) {
	files := projectSources(t)
	for _, u := range unlinked {
		if way := linked(files, u.from, u.to); way != nil {
			t.Errorf("%s, but it is linked: %s", u.why, strings.Join(way, " → "))
		}
	}
	if linked(files, "model/report", "github.com/carlos7ags/folio") == nil {
		t.Error("the PDF writer is not found where it is")
	}
}

func TestALinkFarDownIsSeen(t *testing.T) {
	files := map[string]string{
		"model/intake/a.go":             source("intake", "galley/model/report/interchange"),
		"model/report/interchange/a.go": source("interchange", "galley/model/report/view", "galley/model/report/interchange"),
		"model/report/view/a.go":        source("view", "github.com/carlos7ags/folio/layout"),
	}
	way := strings.Join(linked(files, "model/intake", "github.com/carlos7ags/folio"), " ")
	if way != "model/intake model/report/interchange model/report/view github.com/carlos7ags/folio/layout" {
		t.Errorf("the way is %q", way)
	}
	files["model/report/view/a.go"] = source("view", "github.com/carlos7ags/folios")
	if way := linked(files, "model/intake", "github.com/carlos7ags/folio"); way != nil {
		t.Errorf("another module is taken for it: %v", way)
	}
}
