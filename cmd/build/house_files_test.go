package main

import (
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A file that a person names may be a pipe, a device, another's link or the
// library itself; written past its end it may fill the disk. model/disk looks
// at all of that, so that such files are opened and written there alone.

// ownFiles are the files that open what no person names, or what SQLite must
// find unaltered, with the reason.
var ownFiles = map[string]string{
	"app/drafts/journal.go":                   "journals in Galley's own folder",
	"app/drafts/lock_unix.go":                 "locks beside them",
	"app/privacy.go":                          "the preferences in Galley's own folder",
	"model/library/backups.go":                "a new copy in the folder of backups, and the marks there",
	"model/library/registry.go":               "the open library, which model/disk refuses to open",
	"model/library/sharedfolder.go":           "the system's table of mounts",
	"model/library/private.go":                "new files beside a library, before SQLite opens them",
	"model/library/sqlitefile/image.go":       "a damaged library, which may be the open one; Salvage has looked that it is a file",
	"model/library/restore_sqlite.go":         "a new copy in a folder of its own",
	"model/library/wal_sqlite.go":             "the open library and what SQLite keeps beside it",
	"model/library/open.go":                   "the library, which is looked at before SQLite opens it",
	"model/library/identity_verify_sqlite.go": "the open library's WAL",
	"model/pdfium/cache.go":                   "a mark in the folder of what is compiled",
	"model/report/sample/programs.go":         "what a test hands to another program, in a folder of its own",
	"model/report/sample/office.go":           "what a test hands to LibreOffice, in a folder of its own",
	"model/report/html/ownstyle.go":           "a folder, which links in it do not lead out of",
}

// openers are the functions of os (and ioutil) that open a file by its name.
var openers = map[string][]string{
	"os":        {"Create", "Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadFile", "WriteFile", "DirFS", "CopyFS", "Truncate"},
	"io/ioutil": {"ReadFile", "WriteFile"},
}

// pastDisk names what a file opens past model/disk. The builder works on the
// project's own files.
func pastDisk(name string, file *ast.File) []string {
	from := path.Dir(name)
	if from == "model/disk" || from == "cmd/build" || strings.HasPrefix(from, "cmd/build/") || ownFiles[name] != "" {
		return nil
	}
	var out []string
	for _, call := range openedBy(file) {
		out = append(out, name+": "+call+" past model/disk")
	}
	return out
}

// openedBy are the openers that a file mentions, called or not.
func openedBy(file *ast.File) []string {
	var out []string
	by := map[string]string{} // the name in the file, of the package
	for _, spec := range file.Imports {
		to, err := strconv.Unquote(spec.Path.Value)
		if err != nil || openers[to] == nil {
			continue
		}
		as := path.Base(to)
		if spec.Name != nil {
			as = spec.Name.Name
		}
		if as == "." {
			out = append(out, "a dot import of "+to)
		}
		by[as] = to
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(openers[by[x.Name]], sel.Sel.Name) {
				out = append(out, x.Name+"."+sel.Sel.Name)
			}
		}
		return true
	})
	return out
}
