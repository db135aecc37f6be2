package main

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
)

// What Galley writes is its owner's alone to read, until the owner hands it on: model/disk gives a report
// that a person saves the permissions that the person's files have. No other code makes a file or a folder
// that others may read, and what is written for the while stands where a later start finds it.

// temporaryFiles are the files that make something for the while, with how a later start knows it.
var temporaryFiles = map[string]string{
	"app/drafts/journal.go":           "the next journal, beside the one that it replaces, in Galley's own folder",
	"app/guard.go":                    "a report of a crash, which stays",
	"model/ingest/capture/hop.go":     "in the folder of a capture, attached.Folder",
	"model/ingest/capture/take.go":    "likewise",
	"model/ingest/capture/warc.go":    "likewise",
	"model/disk/full.go":              "an empty file to see whether there is room",
	"model/ingest/attached/copies.go": "galley-attached-PID, see library.ClearLeftovers",
	"model/intake/archive.go":         "galley-unpacked-PID, likewise",
	"model/library/private.go":        "names with the program's id, likewise",
}

// privateModes are the permissions that files and folders may be made with.
var privateModes = []string{"0", "0o600", "0o700", "privateFile", "privateFolder", "Private"}

// unprivate names what a file makes that others may read, or that no later start finds.
func unprivate(name string, file *ast.File) []string {
	from := path.Dir(name)
	if strings.HasSuffix(name, "_test.go") || from == "cmd/build" || strings.HasPrefix(from, "cmd/build/") || strings.HasSuffix(from, "test") {
		return nil
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); !ok || x.Name != "os" {
			return true
		}
		switch sel.Sel.Name {
		case "CreateTemp", "MkdirTemp":
			if temporaryFiles[name] == "" {
				out = append(out, name+": os."+sel.Sel.Name+", which no later start knows")
			}
		case "Mkdir", "MkdirAll", "WriteFile", "OpenFile":
			if from != "model/disk" && len(call.Args) > 0 && !isPrivate(call.Args[len(call.Args)-1]) {
				out = append(out, name+": os."+sel.Sel.Name+", which others may read")
			}
		}
		return true
	})
	return out
}

func isPrivate(mode ast.Expr) bool {
	switch m := mode.(type) {
	case *ast.BasicLit:
		return m.Kind == token.INT && slices.Contains(privateModes, m.Value)
	case *ast.Ident:
		return slices.Contains(privateModes, m.Name)
	case *ast.SelectorExpr:
		return slices.Contains(privateModes, m.Sel.Name)
	}
	return false
}
