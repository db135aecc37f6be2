package main

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// asGiven decodes a text of the command line byte for byte, and takes what follows a flag as
// its value even where that begins with a dash. Kong's own decoder goes through JSON, which
// allows only UTF-8: a file whose name is in an older encoding could not be named.
var asGiven = kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
	token := ctx.Scan.Pop()
	text, ok := token.Value.(string)
	if token.IsEOL() || !ok {
		return errors.New("a value is missing")
	}
	target.SetString(text)
	return nil
})

// negative puts the text of the command quantities behind --, where it begins with a minus, as
// "-3 °C" does: a flag never has a digit or a space there.
func negative(args []string) []string {
	at := slices.IndexFunc(args, func(a string) bool {
		return len(a) > 1 && a[0] == '-' && strings.ContainsRune(" .0123456789", rune(a[1]))
	})
	if at < 1 || slices.Contains(args, "--") || !slices.Contains(args[:at], "quantities") {
		return args
	}
	return slices.Concat(args[:at], args[at+1:], []string{"--", args[at]})
}

// twice returns a flag that takes one value and was given more than once, so that nobody
// knows which value is meant. It returns nil where there is none.
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

// alsoFile returns an argument that a shell's * may have put there: it looks like a flag, and
// a file has that name. It returns "" where there is none and where the command takes no
// files.
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

// dashedFile returns the first argument before -- that begins with a dash and is the name of
// a file, or "" where there is none.
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

// misread returns what is wrong with a command line that kong could parse, or nil.
func misread(parsed *kong.Context) error {
	if flag := twice(parsed); flag != nil {
		return usagef("--%s was given twice but takes one value", flag.Name)
	}
	if name := alsoFile(parsed); name != "" {
		return usagef("%s", dashedHint(name))
	}
	return nil
}

func dashedHint(name string) string {
	return name + " looks like a flag but is also a file here: write ./" + name + " for the file, or -- before the names of all files"
}
