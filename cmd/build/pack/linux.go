package pack

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

// nfpmTool writes .deb and .rpm files. It is run by its version and stays out of the mod
// files, which it would make three times as long.
const nfpmTool = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2"

// packLinux makes a .deb and a .rpm of each program and an archive of both.
func packLinux(ctx context.Context, p *packing) error {
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
	for _, name := range []string{"galley", "galleyctl"} {
		data, err := p.nfpm(name, libc)
		if err != nil {
			return err
		}
		config := name + ".yaml"
		if err := p.put(config, data, 0o644); err != nil {
			return err
		}
		for _, format := range []string{"deb", "rpm"} {
			if err := p.run(ctx, "go", "run", nfpmTool, "package", "-f", config, "-p", format, "-t", p.out); err != nil {
				return err
			}
		}
	}
	return p.tarball(ctx)
}

// linuxFiles writes what is installed beside the programs.
func (p *packing) linuxFiles(ctx context.Context) error {
	if err := p.desktopFiles(); err != nil {
		return err
	}
	if err := p.icons(ctx); err != nil {
		return err
	}
	if err := p.shellFiles(ctx); err != nil {
		return err
	}
	for _, program := range []string{"galley", "galleyctl"} {
		for _, write := range []func() error{
			func() error { return p.packManual(program) },
			func() error { return p.changelog(program) },
			func() error { return p.notices(ctx, program) },
			func() error { return p.overrides(program) },
		} {
			if err := write(); err != nil {
				return err
			}
		}
	}
	return nil
}

// desktopFiles writes what makes a desktop list Galley and open its files.
func (p *packing) desktopFiles() error {
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
	return nil
}

// shellFiles writes what galleyctl prints for shells, and its manual.
func (p *packing) shellFiles(ctx context.Context) error {
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
	return nil
}

// packManual puts a program's manual in the packed form that Debian asks for.
func (p *packing) packManual(program string) error {
	plain := filepath.Join(p.work, "usr/share/man/man1", program+".1")
	text, err := os.ReadFile(plain)
	if err != nil {
		return fmt.Errorf("the manual: %w", err)
	}
	packed, err := gzipped(text)
	if err != nil {
		return err
	}
	if err := p.put("usr/share/man/man1/"+program+".1.gz", packed, 0o644); err != nil {
		return err
	}
	if err := os.Remove(plain); err != nil {
		return fmt.Errorf("the manual: %w", err)
	}
	return nil
}

// changelog writes the changelog that Debian asks for.
func (p *packing) changelog(program string) error {
	changes := fmt.Sprintf("%s (%s) unstable; urgency=medium\n\n  * See .github/CHANGELOG.md of the project.\n\n"+
		" -- The Galley developers <galley@galley.example>  %s\n", program, p.version, p.made.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	log, err := gzipped([]byte(changes))
	if err != nil {
		return err
	}
	return p.put("usr/share/doc/"+program+"/changelog.Debian.gz", log, 0o644)
}

// notices writes whose libraries are in a program.
func (p *packing) notices(ctx context.Context, program string) error {
	for to, apache := range map[string]string{"LICENSES": "", "copyright": commonApache} {
		licences, err := p.licences(ctx, program, apache)
		if err != nil {
			return err
		}
		if err := p.put("usr/share/doc/"+program+"/"+to, licences, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// overrides tells lintian what is so on purpose.
func (p *packing) overrides(program string) error {
	overrides, err := packaging.ReadFile("packaging/lintian-overrides")
	if err != nil {
		return fmt.Errorf("read what lintian is told: %w", err)
	}
	return p.put("usr/share/lintian/overrides/"+program, bytes.ReplaceAll(overrides, []byte("@NAME@"), []byte(program)), 0o644)
}

// commonApache says where Debian has the licence that most libraries are under.
const commonApache = "The Apache License, version 2.0: /usr/share/common-licenses/Apache-2.0"

// iconSizes are the sizes that desktops ask for.
var iconSizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

func (p *packing) icons(ctx context.Context) error {
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

// gzipped compresses; the same bytes always give the same result.
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

// libcOf returns the oldest glibc that a program starts on.
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

// nfpm fills in the description of a package, which names every file that is installed.
func (p *packing) nfpm(name, libc string) ([]byte, error) {
	config, err := packaging.ReadFile("packaging/" + name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("read the description of %s: %w", name, err)
	}
	filled := strings.NewReplacer("@ARCH@", runtime.GOARCH, "@VERSION@", p.version, "@LIBC@", libc,
		"@MTIME@", p.made.Format("2006-01-02T15:04:05Z")).Replace(string(config))
	for _, file := range p.installed(name) {
		if !strings.Contains(filled, "  - src: "+file+"\n") {
			return nil, fmt.Errorf("packaging/%s.yaml lacks %s", name, file)
		}
	}
	return []byte(filled), nil
}

// installed returns the files of a package.
func (p *packing) installed(name string) []string {
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

// tarball packs both programs with a Makefile that installs them, laid out as fyne package
// does it. fyne package itself raises the build number in FyneApp.toml each time, so no two
// packages of a commit would be the same.
func (p *packing) tarball(ctx context.Context) error {
	makefile, err := packaging.ReadFile("packaging/Makefile")
	if err != nil {
		return fmt.Errorf("read the Makefile of the archive: %w", err)
	}
	if err := p.put("Makefile", makefile, 0o644); err != nil {
		return err
	}
	name := fmt.Sprintf("galley-%s-linux-%s", p.version, runtime.GOARCH)
	return p.run(ctx, "tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu", "--mode=go-w",
		fmt.Sprintf("--mtime=@%d", p.made.Unix()), "--transform=s|^|"+name+"/|", "-cJf", filepath.Join(p.out, name+".tar.xz"),
		"--exclude=copyright", "--exclude=changelog.Debian.gz", "--exclude=lintian", "Makefile", "usr")
}
