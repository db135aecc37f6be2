package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"debug/elf"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
)

// packaging are the files that packages bring beside the programs.
//
//go:embed packaging
var packaging embed.FS

// nfpmTool writes .deb and .rpm files. It is run by its version and stays out of
// go.mod, which it would make three times as long for a chore.
const nfpmTool = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2"

// packLinux makes a .deb and a .rpm of each program and an archive of both.
func packLinux(ctx context.Context, p *pack) error {
	if runtime.GOOS != "linux" {
		return nil
	}
	if err := p.program(ctx, "galley", filepath.Join(p.work, "usr/bin/galley"), "x11,migrated_fynedo", ""); err != nil {
		return err
	}
	if err := p.program(ctx, "galleyctl", filepath.Join(p.work, "usr/bin/galleyctl"), "", "", "CGO_ENABLED=0"); err != nil {
		return err
	}
	if err := p.linuxFiles(ctx); err != nil {
		return err
	}
	libc, err := libcOf(filepath.Join(p.work, "usr/bin/galley"))
	if err != nil {
		return err
	}
	for _, format := range []string{"deb", "rpm"} {
		for _, name := range []string{"galley", "galleyctl"} {
			config := name + "." + format + ".yaml"
			if err := p.put(config, []byte(p.nfpm(name, format, libc)), 0o644); err != nil {
				return err
			}
			if err := p.run(ctx, "go", "run", nfpmTool, "package", "-f", config, "-p", format, "-t", p.out); err != nil {
				return err
			}
		}
	}
	return p.tarball(ctx)
}

// linuxFiles puts together what is installed beside the programs.
func (p *pack) linuxFiles(ctx context.Context) error {
	for from, to := range map[string]string{
		"org.galley.Galley.desktop": "usr/share/applications/org.galley.Galley.desktop",
		"mime.xml":                  "usr/share/mime/packages/org.galley.Galley.xml",
		"metainfo.xml":              "usr/share/metainfo/org.galley.Galley.metainfo.xml",
		"galley.1":                  "usr/share/man/man1/galley.1",
	} {
		data, err := packaging.ReadFile("packaging/" + from)
		if err != nil {
			return fmt.Errorf("read %s: %w", from, err)
		}
		text := strings.NewReplacer("@VERSION@", p.version, "@DATE@", p.made.Format("2006-01-02")).Replace(string(data))
		if err := p.put(to, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := p.icons(ctx); err != nil {
		return err
	}
	ctl := filepath.Join(p.work, "usr/bin/galleyctl")
	for to, args := range map[string][]string{
		"usr/share/man/man1/galleyctl.1":                     {"manual"},
		"usr/share/bash-completion/completions/galleyctl":    {"completion", "bash"},
		"usr/share/zsh/vendor-completions/_galleyctl":        {"completion", "zsh"},
		"usr/share/fish/vendor_completions.d/galleyctl.fish": {"completion", "fish"},
	} {
		out, err := outputOf(ctx, ctl, args...)
		if err != nil {
			return err
		}
		if err := p.put(to, out, 0o644); err != nil {
			return err
		}
	}
	for _, page := range []string{"galley", "galleyctl"} {
		plain := filepath.Join(p.work, "usr/share/man/man1", page+".1")
		text, err := os.ReadFile(plain)
		if err != nil {
			return fmt.Errorf("the manual: %w", err)
		}
		packed, err := gzipped(text)
		if err != nil {
			return err
		}
		if err := p.put("usr/share/man/man1/"+page+".1.gz", packed, 0o644); err != nil {
			return err
		}
		if err := os.Remove(plain); err != nil {
			return fmt.Errorf("the manual: %w", err)
		}
		changes := fmt.Sprintf("%s (%s) unstable; urgency=medium\n\n  * See .github/CHANGELOG.md of the project.\n\n -- The Galley developers <galley@galley.example>  %s\n", page, p.version, p.made.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
		log, err := gzipped([]byte(changes))
		if err != nil {
			return err
		}
		if err := p.put("usr/share/doc/"+page+"/changelog.Debian.gz", log, 0o644); err != nil {
			return err
		}
		for to, apache := range map[string]string{"LICENSES": "", "copyright": commonApache} {
			licences, err := p.licences(ctx, page, apache)
			if err != nil {
				return err
			}
			if err := p.put("usr/share/doc/"+page+"/"+to, licences, 0o644); err != nil {
				return err
			}
		}
		overrides, err := packaging.ReadFile("packaging/lintian-overrides")
		if err != nil {
			return fmt.Errorf("read what lintian is told: %w", err)
		}
		if err := p.put("usr/share/lintian/overrides/"+page, bytes.ReplaceAll(overrides, []byte("@NAME@"), []byte(page)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// commonApache is where Debian has the licence that most libraries are under.
const commonApache = "The Apache License, version 2.0: /usr/share/common-licenses/Apache-2.0"

// debianOnly are files that other systems have no use for; LICENSES is theirs.
func debianOnly(file string) bool {
	return strings.HasSuffix(file, "/copyright") || strings.HasSuffix(file, "/changelog.Debian.gz") || strings.Contains(file, "/lintian/")
}

// iconSizes are those that desktops ask for.
var iconSizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

func (p *pack) icons(ctx context.Context) error {
	drawing := filepath.Join(p.root, "assets", "icon.svg")
	data, err := os.ReadFile(drawing)
	if err != nil {
		return fmt.Errorf("the icon: %w", err)
	}
	if err := p.put("usr/share/icons/hicolor/scalable/apps/org.galley.Galley.svg", data, 0o644); err != nil {
		return err
	}
	for _, size := range iconSizes {
		to := filepath.Join(p.work, fmt.Sprintf("usr/share/icons/hicolor/%dx%d/apps/org.galley.Galley.png", size, size))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return fmt.Errorf("the icon: %w", err)
		}
		if err := p.run(ctx, "rsvg-convert", "-w", fmt.Sprint(size), "-h", fmt.Sprint(size), "-o", to, drawing); err != nil {
			return err
		}
	}
	return nil
}

// gzipped packs the same bytes the same way each time.
func gzipped(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// libcOf is the oldest glibc that a program starts on.
func libcOf(program string) (string, error) {
	f, err := elf.Open(program)
	if err != nil {
		return "", fmt.Errorf("what %s needs: %w", program, err)
	}
	defer f.Close()
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return "", fmt.Errorf("what %s needs: %w", program, err)
	}
	newest := [2]int{2, 17}
	for _, s := range symbols {
		var v [2]int
		if n, err := fmt.Sscanf(s.Version, "GLIBC_%d.%d", &v[0], &v[1]); err == nil && n == 2 && slices.Compare(v[:], newest[:]) > 0 {
			newest = v
		}
	}
	return fmt.Sprintf("%d.%d", newest[0], newest[1]), nil
}

// opened are the libraries that GLFW opens itself when the window is made, as
// Debian calls them; the linker knows of libGL alone.
var opened = []string{"libgl1", "libx11-6", "libxcursor1", "libxext6", "libxi6", "libxinerama1", "libxrandr2", "libxrender1", "libxxf86vm1"}

// openedFiles are the same as RPM knows them.
var openedFiles = []string{
	"libGL.so.1()(64bit)", "libX11.so.6()(64bit)", "libXcursor.so.1()(64bit)", "libXext.so.6()(64bit)", "libXi.so.6()(64bit)",
	"libXinerama.so.1()(64bit)", "libXrandr.so.2()(64bit)", "libXrender.so.1()(64bit)", "libXxf86vm.so.1()(64bit)",
}

// nfpm is the description of a package.
func (p *pack) nfpm(name, format, libc string) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("name: %s\narch: %s\nplatform: linux\nversion: %s\nrelease: 1\nsection: editors\npriority: optional", name, runtime.GOARCH, p.version)
	say("maintainer: The Galley developers <galley@galley.example>\nvendor: Galley\nhomepage: https://galley.example\nlicense: proprietary\nmtime: %s", p.made.Format("2006-01-02T15:04:05Z"))
	if name == "galley" {
		say("description: |\n  desktop workbench for fact-checkers\n  Open a stored article, mark every statement that can be checked, attach the\n  sources that bear on it, give a verdict, and hand on an annotated report.\n  Everything works offline, in one file.")
		say("depends:")
		if format == "deb" {
			say("  - libc6 (>= %s)", libc)
			for _, l := range opened {
				say("  - %s", l)
			}
		} else {
			say("  - libc.so.6(GLIBC_%s)(64bit)", libc)
			for _, l := range openedFiles {
				say("  - %s", l)
			}
		}
		say("recommends:\n  - xdg-desktop-portal\nsuggests:\n  - galleyctl")
	} else {
		say("description: |\n  Galley's libraries from a shell\n  The same commands as the window of Galley, the workbench for fact-checkers,\n  for scripts: import, mark, rate, search, export. It needs no window.")
		say("suggests:\n  - galley")
	}
	say("contents:")
	for _, f := range p.installed(name) {
		if strings.HasSuffix(f, "/LICENSES") && format == "deb" || debianOnly(f) && format != "deb" {
			continue
		}
		mode := "0644"
		if strings.HasPrefix(f, "usr/bin/") {
			mode = "0755"
		}
		say("  - src: %s\n    dst: /%s\n    file_info: {mode: %s}", filepath.Join(p.work, f), f, mode)
	}
	return b.String()
}

// installed are the files of a package.
func (p *pack) installed(name string) []string {
	var all []string
	_ = filepath.WalkDir(filepath.Join(p.work, "usr"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := filepath.Rel(p.work, path)
		if err != nil {
			return err
		}
		ctl := strings.Contains(file, "galleyctl")
		if ctl == (name == "galleyctl") {
			all = append(all, filepath.ToSlash(file))
		}
		return nil
	})
	sort.Strings(all)
	return all
}

// install is how the archive is installed; it is laid out as fyne package does
// it. fyne package itself raises the build number in FyneApp.toml each time,
// which would make every package the last of its kind.
const install = `# make install    puts Galley below PREFIX; make uninstall takes it away again
PREFIX ?= /usr/local
FILES := $(shell cd usr && find . -type f | sed 's|^\./||')
install:
	cd usr && for f in $(FILES); do install -D -m $$(stat -c %a $$f) $$f $(DESTDIR)$(PREFIX)/$$f; done
uninstall:
	for f in $(FILES); do rm -f $(DESTDIR)$(PREFIX)/$$f; done
.PHONY: install uninstall
`

func (p *pack) tarball(ctx context.Context) error {
	if err := p.put("Makefile", []byte(install), 0o644); err != nil {
		return err
	}
	name := fmt.Sprintf("galley-%s-linux-%s", p.version, runtime.GOARCH)
	return p.run(ctx, "tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu", "--mode=go-w",
		fmt.Sprintf("--mtime=@%d", p.made.Unix()), "--transform=s|^|"+name+"/|", "-cJf", filepath.Join(p.out, name+".tar.xz"),
		"--exclude=copyright", "--exclude=changelog.Debian.gz", "--exclude=lintian", "Makefile", "usr")
}
