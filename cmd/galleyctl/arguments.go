package main

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// asGiven decodes a text of the command line byte for byte, and takes what
// follows a flag as its value also where that begins with a dash. Kong's own
// decoder goes through JSON, which has no bytes that are not UTF-8: a file with
// an old name could not be named.
var asGiven = kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
	token := ctx.Scan.Pop()
	text, ok := token.Value.(string)
	if token.IsEOL() || !ok {
		return errors.New("a value is missing")
	}
	target.SetString(text)
	return nil
})

// twice is a flag that was given more than once and takes one value: which of
// them is meant cannot be known. nil where there is none.
func twice(parsed *kong.Context) *kong.Flag {
	seen := map[*kong.Value]bool{}
	for _, p := range parsed.Path {
		if p.Flag == nil || p.Flag.IsCumulative() || p.Flag.IsBool() {
			continue
		}
		if seen[p.Flag.Value] {
			return p.Flag
		}
		seen[p.Flag.Value] = true
	}
	return nil
}

// alsoFile is an argument that a shell's * may have put there: it reads as a
// flag, and a file has that name. "" where there is none, and where the command
// takes no files.
func alsoFile(parsed *kong.Context) string {
	leaf := parsed.Selected()
	if leaf == nil || !slices.ContainsFunc(leaf.Positional, func(p *kong.Positional) bool { return p.Name == "path" || p.Name == "file" }) {
		return ""
	}
	for _, p := range slices.Backward(parsed.Path) {
		if p.Command != nil {
			return dashedFile(p.Remainder())
		}
	}
	return ""
}

// dashedFile is the first argument before -- that begins with a dash and is the
// name of a file; "" where there is none.
func dashedFile(args []string) string {
	for _, a := range args {
		if a == "--" {
			return ""
		}
		if len(a) > 1 && strings.HasPrefix(a, "-") {
			if _, err := os.Lstat(a); err == nil {
				return a
			}
		}
	}
	return ""
}

// misread is what is wrong with a command line that kong could read, nil where
// nothing is.
func misread(parsed *kong.Context) error {
	if flag := twice(parsed); flag != nil {
		return usagef("--%s is given twice, and can have one value only", flag.Name)
	}
	if name := alsoFile(parsed); name != "" {
		return usagef("%s", dashedHint(name))
	}
	return nil
}

func dashedHint(name string) string {
	return name + " is the name of a file here, and reads as a flag: write ./" + name + " for the file, or -- before the names of all files"
}
