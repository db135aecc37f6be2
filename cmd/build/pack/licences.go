package pack

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// outputOf returns what a program prints.
func outputOf(ctx context.Context, name string, args ...string) ([]byte, error) {
	var out, errs bytes.Buffer
	c := exec.CommandContext(ctx, name, args...)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w: %s", filepath.Base(name), strings.Join(args, " "), err, errs.String())
	}
	return out.Bytes(), nil
}

// part is a library that is compiled into a program.
type part struct{ path, version, dir string }

// modulesOf returns the libraries that are compiled into a program, for all the systems that
// packages are made for.
func modulesOf(ctx context.Context, root, program string) ([]part, error) {
	seen := map[string]part{}
	for _, goos := range []string{"linux", "windows", "darwin"} {
		c := exec.CommandContext(ctx, "go", "list", "-deps", "-tags", "migrated_fynedo",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/"+program)
		c.Dir = root
		c.Env = append(os.Environ(), "GOOS="+goos, "GOARCH=amd64", "CGO_ENABLED=1")
		var errs bytes.Buffer
		c.Stderr = &errs
		out, err := c.Output()
		if err != nil {
			return nil, fmt.Errorf("the libraries in %s: %w: %s", program, err, errs.String())
		}
		for line := range strings.Lines(string(out)) {
			if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 {
				seen[f[0]] = part{f[0], f[1], f[2]}
			}
		}
	}
	var all []part
	for _, m := range seen {
		all = append(all, m)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].path < all[j].path })
	return all, nil
}

// licenceFiles are the names under which libraries keep their licences.
var licenceFiles = []string{
	"LICENSE", "LICENCE", "COPYING", "LICENSE.txt", "LICENSE.md", "LICENCE.txt", "COPYING.txt",
	"License.txt", "LICENSE-MIT", "LICENSE.MIT", "UNLICENSE", "license.txt", "License",
}

// licences returns whose work is in a program, with the licence of each library: every text
// once, below the names of the libraries under it. apache, where it is not "", replaces the
// text of the Apache License.
func (p *packing) licences(ctx context.Context, program, apache string) ([]byte, error) {
	all, err := modulesOf(ctx, p.root, program)
	if err != nil {
		return nil, err
	}
	var order []string
	under := map[string][]string{}
	for _, m := range all {
		text, err := licenceOf(m)
		if err != nil {
			return nil, err
		}
		if apache != "" && strings.Contains(text, "Apache License") && strings.Contains(text, "Version 2.0, January 2004") {
			text = apache
		}
		if under[text] == nil {
			order = append(order, text)
		}
		under[text] = append(under[text], m.path+" "+m.version)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "Galley %s\nCopyright The Galley developers\n\nSource Serif 4 is under the SIL Open Font License. "+
		"These libraries and data are in Galley; the licence of each stands below its name.\n", p.version)
	for _, text := range order {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("-", 72), strings.Join(under[text], "\n"), text)
	}
	if err := p.dataLicences(&b, apache); err != nil {
		return nil, err
	}
	font, err := os.ReadFile(filepath.Join(p.root, "assets", "fonts", "SourceSerif4-OFL.txt"))
	if err != nil {
		return nil, fmt.Errorf("the font's licence: %w", err)
	}
	fmt.Fprintf(&b, "\n%s\nSource Serif 4\n\n%s", strings.Repeat("-", 72), font)
	return b.Bytes(), nil
}

// dataFolder has a text for each set of data that was made from the work of
// others: its name, an empty line, and what it is under.
const dataFolder = "assets/data"

// dataLicences writes whose data are in Galley.
func (p *packing) dataLicences(b *bytes.Buffer, apache string) error {
	names, err := filepath.Glob(filepath.Join(p.root, filepath.FromSlash(dataFolder), "*.txt"))
	if err != nil || len(names) == 0 {
		return fmt.Errorf("no licence of data is in %s: %w", dataFolder, cmp.Or(err, fs.ErrNotExist))
	}
	for _, name := range names { // sorted
		text, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("the licence of data: %w", err)
		}
		shown := strings.TrimSpace(string(text))
		if at := apacheBegins.FindStringIndex(shown); at != nil && apache != "" {
			shown = shown[:at[0]] + apache
		}
		fmt.Fprintf(b, "\n%s\n%s\n", strings.Repeat("-", 72), shown)
	}
	return nil
}

var apacheBegins = regexp.MustCompile(`(?m)^ +Apache License\n +Version 2\.0, January 2004$`)

// shownLicences is the file that About shows in the window.
const shownLicences = "assets/licences.txt"

// WriteLicences writes whose libraries are in the window, for About to show.
func WriteLicences(ctx context.Context, root string) error {
	text, err := licencesShown(ctx, root)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(shownLicences)), text, 0o644); err != nil {
		return fmt.Errorf("the licences: %w", err)
	}
	return nil
}

func licencesShown(ctx context.Context, root string) ([]byte, error) {
	p, err := newPack(ctx, root, filepath.Join(root, "dist"), os.Getenv)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(p.work)
	return p.licences(ctx, "galley", "")
}

func licenceOf(m part) (string, error) {
	for _, name := range licenceFiles {
		if data, err := os.ReadFile(filepath.Join(m.dir, name)); err == nil {
			return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")), nil
		}
	}
	return "", fmt.Errorf("%s %s has no licence in %s; find its licence before Galley is given out", m.path, m.version, m.dir)
}
