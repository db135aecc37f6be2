// Package pack makes the packages that Galley is given out in, and collects the licences of
// what is in them.
package pack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// packing is one run: what is packed, and where to.
type packing struct {
	root    string    // of the project
	out     string    // where the packages go
	work    string    // where they are put together; it is removed
	version string    // as FyneApp.toml says
	commit  string    // of the project; "" where it is not in Git
	made    time.Time // of the commit, or as SOURCE_DATE_EPOCH says: the same commit gives the same bytes
}

// maker makes the packages of one system.
type maker struct {
	system   string
	purposes machine.Purpose // what it needs on this machine
	make     func(context.Context, *packing) error
}

// makers has one maker for each system.
var makers = []maker{
	{"Linux", machine.ToBuild | machine.ToPackLinux, packLinux},
	{"Windows", machine.ToPackWindows, packWindows},
}

// Packages makes every package that this machine can make, and prints the folder they are in.
func Packages(ctx context.Context, root string) error {
	p, err := newPack(ctx, root, filepath.Join(root, "dist"), os.Getenv)
	if err != nil {
		return err
	}
	defer os.RemoveAll(p.work)
	if err := os.MkdirAll(p.out, 0o755); err != nil {
		return fmt.Errorf("the folder for the packages: %w", err)
	}
	s := machine.This()
	if !s.Is("debian") {
		return errors.New("packages are made on Debian or Ubuntu; .github/workflows says how macOS makes its own")
	}
	var purposes machine.Purpose
	for _, m := range makers {
		purposes |= m.purposes
	}
	if err := machine.SetUp(ctx, s, purposes); err != nil {
		return err
	}
	for _, m := range makers {
		fmt.Fprintf(os.Stderr, "Making the packages for %s.\n", m.system)
		if err := m.make(ctx, p); err != nil {
			return fmt.Errorf("the packages for %s: %w", m.system, err)
		}
	}
	return p.list()
}

func newPack(ctx context.Context, root, out string, getenv func(string) string) (*packing, error) {
	p := &packing{root: root, out: out}
	about, err := os.ReadFile(filepath.Join(root, "FyneApp.toml"))
	if err != nil {
		return nil, fmt.Errorf("the version: %w", err)
	}
	found := regexp.MustCompile(`(?m)^\s*Version = "(\d+\.\d+\.\d+)"`).FindSubmatch(about)
	if found == nil {
		return nil, errors.New("FyneApp.toml names no version of the form 1.2.3")
	}
	p.version = string(found[1])
	p.commit = gitSays(ctx, root, "rev-parse", "HEAD")
	epoch := getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		epoch = gitSays(ctx, root, "log", "-1", "--format=%ct")
	}
	if epoch == "" {
		epoch = "1767225600" // outside Git, any moment will do that is always the same
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH is a number of seconds, not %q", epoch)
	}
	p.made = time.Unix(seconds, 0).UTC()
	if p.work, err = os.MkdirTemp("", "galley-package-"); err != nil {
		return nil, fmt.Errorf("a place to put packages together: %w", err)
	}
	return p, nil
}

// gitSays returns what git prints, or "" where it fails.
func gitSays(ctx context.Context, root string, args ...string) string {
	c := exec.CommandContext(ctx, "git", args...)
	c.Dir = root
	out, err := c.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// program compiles one of the two programs for a package: stripped, with its version and
// commit, and with the same bytes on every machine.
func (p *packing) program(ctx context.Context, name, out, tags, more string, env ...string) error {
	flags := "-s -w -buildid= -X galley/assets.Commit=" + p.commit
	if more != "" {
		flags += " " + more
	}
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", out}
	if tags != "" {
		args = append(args, "-tags", tags)
	}
	if err := project.Go(ctx, p.root, env, append(args, "./cmd/"+name)...); err != nil {
		return fmt.Errorf("compile %s: %w", name, err)
	}
	return nil
}

// run runs a program in the folder where packages are put together. Its output is part of
// the error where it fails.
func (p *packing) run(ctx context.Context, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = p.work
	c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+strconv.FormatInt(p.made.Unix(), 10), "TZ=UTC")
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, said)
	}
	return nil
}

// put writes a file of a package.
func (p *packing) put(path string, data []byte, mode os.FileMode) error {
	path = filepath.Join(p.work, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("put %s: %w", path, err)
	}
	if err := os.WriteFile(path, data, mode); err != nil {
		return fmt.Errorf("put %s: %w", path, err)
	}
	return nil
}

// list prints the packages with their sizes.
func (p *packing) list() error {
	entries, err := os.ReadDir(p.out)
	if err != nil {
		return fmt.Errorf("the folder with the packages: %w", err)
	}
	fmt.Println("Packages in", p.out)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name(), err)
		}
		fmt.Printf("  %-44s %6.1f MB\n", e.Name(), float64(info.Size())/1e6)
	}
	return nil
}
