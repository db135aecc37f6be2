package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"galley/assets"
)

// manualCommand prints the manual page, made from the commands themselves so that it is
// never out of date.
type manualCommand struct{}

func (c *manualCommand) Run(d *invocation) error {
	var b strings.Builder
	writeManual(&b, d.program)
	return d.write(b.String())
}

// roff escapes text for the man macros: no line may begin with a control character, and
// hyphens must stay hyphens that can be copied.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

func writeManual(w io.Writer, app *kong.Application) {
	say := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) } // a strings.Builder does not fail
	say(`.TH GALLEYCTL 1 "" "Galley %s" "Galley"`, assets.Version)
	say(".SH NAME\ngalleyctl \\- work on a Galley library from a shell")
	say(".SH SYNOPSIS\n.B galleyctl\n[\\fB\\-\\-library\\fR \\fIFILE\\fR] [\\fB\\-\\-editor\\fR \\fINAME\\fR] [\\fB\\-\\-json\\fR]\n.I " +
		"command\n\\&...")
	say(".SH DESCRIPTION\n%s",
		roff("Galley is a desktop workbench for fact-checkers. galleyctl works on the same library with the same commands, and needs no window. "+
			"For ARTICLE, CLAIM or SOURCE, give an id or its beginning. Offsets are Unicode code points. With --json every "+
			"command prints exactly one JSON value."))
	say(".SH OPTIONS")
	writeFlags(say, app.Flags)
	say(".SH COMMANDS")
	for _, leaf := range app.Leaves(true) {
		say(".SS %s", roff(strings.TrimPrefix(leaf.FullPath(), app.Name+" ")+arguments(leaf)))
		say("%s", roff(leaf.Help))
		for _, p := range leaf.Positional {
			if p.Help != "" {
				say(".TP\n.I %s\n%s", roff(p.Name), roff(p.Help))
			}
		}
		writeFlags(say, leaf.Flags)
	}
	say(".SH EXIT STATUS\n0 success; %d failure, and standard error says why in one line; %d a wrong command line. "+
		"Nothing is left half done.", exitFault, exitUsage)
	say(".SH ENVIRONMENT\n.TP\n.B GALLEY_LIBRARY\nthe library, unless \\fB\\-\\-library\\fR names one.\n.TP\n.B USER\nthe name " +
		"stored with each change, unless \\fB\\-\\-editor\\fR or the preference gives one.")
	say(".SH FILES\n.TP\n.I ~/.local/share/Galley/library.galley\nthe library, an SQLite database (or under $XDG_DATA_HOME).\n.TP\n.I " +
		"~/.local/share/Galley/library.galley.backups\nautomatic backups: after the first change of a day, and before a migration, a " +
		"merge and a restore.")
	say(".SH SEE ALSO\n.BR galley (1),\n.BR sqlite3 (1)")
}

func arguments(n *kong.Node) string {
	var b strings.Builder
	for _, p := range n.Positional {
		name := strings.ToUpper(p.Name)
		if p.IsCumulative() {
			name += " ..."
		}
		if !p.Required {
			name = "[" + name + "]"
		}
		b.WriteString(" " + name)
	}
	return b.String()
}

func writeFlags(say func(string, ...any), flags []*kong.Flag) {
	for _, f := range flags {
		if f.Hidden {
			continue
		}
		var b strings.Builder
		b.WriteString(".TP\n")
		if f.Short != 0 {
			fmt.Fprintf(&b, `\fB\-%c\fR, `, f.Short)
		}
		name := "--" + f.Name
		if f.Tag.Negatable != "" {
			name = "--[no-]" + f.Name
		}
		b.WriteString(`\fB` + roff(name) + `\fR`)
		if !f.IsBool() {
			b.WriteString(` \fI` + roff(f.FormatPlaceHolder()) + `\fR`)
		}
		say("%s\n%s", b.String(), roff(f.Help))
	}
}
