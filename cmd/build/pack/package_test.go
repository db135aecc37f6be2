package pack

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"galley/cmd/build/display"
	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// patience is how long a program may take before the test fails.
const patience = 60 * time.Second

func packagingFile(t *testing.T, name string) string {
	t.Helper()
	data, err := packaging.ReadFile("packaging/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWhatPackagesSayOfGalleyAgrees(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	about, err := os.ReadFile(filepath.Join(root, "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`ID = "([^"]+)"`).FindSubmatch(about)
	desktop, mime, info := packagingFile(t, "org.galley.Galley.desktop"), packagingFile(t, "mime.xml"), packagingFile(t, "metainfo.xml")
	if id == nil || !strings.Contains(desktop, "\nIcon="+string(id[1])+"\n") || !strings.Contains(info, "<id>"+string(id[1])+"</id>") {
		t.Errorf("FyneApp.toml calls the program %s, the desktop file or the metadata something else", id)
	}
	kind := regexp.MustCompile(`<mime-type type="([^"]+)"`).FindStringSubmatch(mime)
	if kind == nil || !strings.Contains(desktop, "\nMimeType="+kind[1]+";\n") ||
		!strings.Contains(info, "<mediatype>"+kind[1]+"</mediatype>") || !strings.Contains(mime, `pattern="*.galley"`) {
		t.Errorf("a library is %v; the desktop file or the metadata calls it something else", kind)
	}
	if !strings.Contains(desktop, "\nExec=galley %f\n") {
		t.Error("a library that is double-clicked is not handed to Galley")
	}
	for name, text := range map[string]string{"mime.xml": mime, "metainfo.xml": info, "galley.manifest": packagingFile(t, "galley.manifest")} {
		if err := xml.Unmarshal([]byte(text), new(struct{})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	flatpak, err := os.ReadFile(filepath.Join(root, ".github", "flatpak", "org.galley.Galley.yml"))
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`Version = "([^"]+)"`).FindSubmatch(about)
	if !strings.Contains(string(flatpak), "\napp-id: "+string(id[1])+"\n") ||
		!strings.Contains(string(flatpak), "s/@VERSION@/"+string(version[1])+"/") {
		t.Error("the Flatpak is of another program or version")
	}
	for _, file := range regexp.MustCompile(`install -Dm644 (\S+)`).FindAllStringSubmatch(string(flatpak), -1) {
		if strings.HasPrefix(file[1], "cmd/") || strings.HasPrefix(file[1], "assets/") {
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(file[1]))); err != nil {
				t.Errorf("the Flatpak installs %v", err)
			}
		}
	}
	for _, line := range []string{`File "Galley.exe"`, `File "galleyctl.exe"`, `File "LICENSES.txt"`, `RequestExecutionLevel user`,
		`"Software\Classes\.galley"`} {
		if !strings.Contains(packagingFile(t, "galley.nsi"), line) {
			t.Errorf("the installer lacks %s", line)
		}
	}
}

func TestThePackagesVersionIsThatOfTheProgram(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	none := func(string) string { return "" }
	p, err := newPack(t.Context(), root, t.TempDir(), none)
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(p.work)
	source, err := os.ReadFile(filepath.Join(root, "assets", "assets.go"))
	if err != nil || !strings.Contains(string(source), `const Version = "`+p.version+`"`) {
		t.Errorf("the packages are of version %s, the program is not: %v", p.version, err)
	}
	again, err := newPack(t.Context(), root, t.TempDir(), func(string) string { return "1700000000" })
	if err != nil || again.made.Unix() != 1700000000 {
		t.Errorf("SOURCE_DATE_EPOCH does not say when it was made: %v, %v", again, err)
	}
	defer os.RemoveAll(again.work)
	if _, err := newPack(t.Context(), root, t.TempDir(), func(string) string { return "yesterday" }); err == nil {
		t.Error("a SOURCE_DATE_EPOCH that is no number is taken")
	}
}

func TestEveryLibraryInGalleyHasALicence(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	all, err := modulesOf(t.Context(), root, "galley")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Errorf("only %d libraries", len(all))
	}
	for _, m := range all {
		text, err := licenceOf(m)
		if err != nil {
			t.Error(err)
		}
		if strings.Contains(text, "GNU GENERAL PUBLIC") || strings.Contains(text, "GNU AFFERO") {
			t.Errorf("%s is under a licence that Galley cannot be given out with", m.path)
		}
	}
}

func TestAboutShowsTheLicencesOfTheLibrariesThatAreInGalley(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	want, err := licencesShown(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(shownLicences))); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what it should be (%v); go run ./cmd/build licences writes it anew", shownLicences, err)
	}
}

// What was made from the data of others has its notice in every package, and
// names no file that is gone.
func TestDataOfOthersIsNamedWithItsLicence(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	p := &packing{root: root}
	for _, apache := range []string{"", commonApache} {
		var b bytes.Buffer
		if err := p.dataLicences(&b, apache); err != nil {
			t.Fatal(err)
		}
		for _, of := range []string{"SCOWL", "Kevin Atkinson", "lingua-go", "Copyright 2021-present Peter M. Stahl", "Apache License"} {
			if !strings.Contains(b.String(), of) {
				t.Errorf("the notices lack %s", of)
			}
		}
		if whole := strings.Contains(b.String(), "TERMS AND CONDITIONS FOR USE"); whole != (apache == "") {
			t.Errorf("the Apache License in full: %t", whole)
		}
		for _, file := range regexp.MustCompile(`model/[a-z/]+\.txt`).FindAllString(b.String(), -1) {
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(file))); err != nil {
				t.Errorf("the notices name %s: %v", file, err)
			}
		}
	}
}

// packed makes the packages of a system for a test that takes its time.
func packed(t *testing.T, make func(*packing) error, needed ...string) *packing {
	t.Helper()
	if os.Getenv(project.LongGuard) == "" {
		t.Skip("makes packages, which takes minutes; runs with GALLEY_LONG=1, as go run ./cmd/build test long does")
	}
	for _, program := range append(needed, "rsvg-convert") {
		if !machine.OnPath(program) {
			t.Skipf("%s is not installed; go run ./cmd/build package installs it", program)
		}
	}
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPack(t.Context(), root, t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(p.work) })
	if err := make(p); err != nil {
		t.Fatal(err)
	}
	return p
}

func said(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v: %s", name, args, err, out)
	}
	return string(out)
}

func TestLinuxPackagesAreSound(t *testing.T) {
	p := packed(t, func(p *packing) error { return packLinux(t.Context(), p) }, "dpkg-deb")
	debs, err := filepath.Glob(filepath.Join(p.out, "*.deb"))
	if err != nil || len(debs) != 2 {
		t.Fatalf("%v, %v", debs, err)
	}
	for _, deb := range debs {
		size, err := strconv.Atoi(strings.TrimSpace(said(t, "dpkg-deb", "-f", deb, "Installed-Size")))
		if err != nil || size > 60_000 {
			t.Errorf("%s takes %d kB installed: %v", filepath.Base(deb), size, err)
		}
	}
	if machine.OnPath("lintian") {
		if out, err := exec.CommandContext(t.Context(), "lintian",
			append([]string{"--fail-on", "error"}, debs...)...).CombinedOutput(); err != nil {
			t.Errorf("lintian: %v: %s", err, out)
		}
	}
	if machine.OnPath("appstreamcli") {
		said(t, "appstreamcli", "validate", "--no-net", filepath.Join(p.work, "usr/share/metainfo/org.galley.Galley.metainfo.xml"))
	}
	if machine.OnPath("desktop-file-validate") {
		said(t, "desktop-file-validate", filepath.Join(p.work, "usr/share/applications/org.galley.Galley.desktop"))
	}
	prefix := t.TempDir()
	archives, err := filepath.Glob(filepath.Join(p.out, "*.tar.xz"))
	if err != nil || len(archives) != 1 {
		t.Fatalf("%v, %v", archives, err)
	}
	said(t, "tar", "-C", prefix, "-xf", archives[0])
	folder := filepath.Join(prefix, strings.TrimSuffix(filepath.Base(archives[0]), ".tar.xz"))
	said(t, "make", "-C", folder, "install", "PREFIX="+prefix+"/usr")
	if out := said(t, filepath.Join(prefix, "usr/bin/galleyctl"), "--version"); !strings.Contains(out, p.version) {
		t.Errorf("the program of the archive says %q", out)
	}
	t.Run("the same commit gives the same bytes elsewhere", func(t *testing.T) {
		again := elsewhere(t, p)
		if err := packLinux(t.Context(), again); err != nil {
			t.Fatal(err)
		}
		same(t, filepath.Join(p.work, "usr/bin/galley"), filepath.Join(again.work, "usr/bin/galley"))
		same(t, filepath.Join(p.work, "usr/bin/galleyctl"), filepath.Join(again.work, "usr/bin/galleyctl"))
		for _, deb := range debs {
			same(t, deb, filepath.Join(again.out, filepath.Base(deb)))
		}
		same(t, archives[0], filepath.Join(again.out, filepath.Base(archives[0])))
	})
	t.Run("the package comes and goes on a clean Debian", func(t *testing.T) { installs(t, debs) })
}

// elsewhere is the same commit in another folder.
func elsewhere(t *testing.T, p *packing) *packing {
	t.Helper()
	if p.commit == "" {
		t.Skip("the project is not in Git here")
	}
	folder := filepath.Join(t.TempDir(), "quite", "another", "place")
	said(t, "git", "clone", "-q", p.root, folder)
	said(t, "git", "-C", folder, "checkout", "-q", p.commit)
	if changes := gitSays(t.Context(), p.root, "status", "--porcelain"); changes != "" {
		t.Skipf("there are changes that are not committed: %s", changes)
	}
	again, err := newPack(t.Context(), folder, t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(again.work) })
	return again
}

func same(t *testing.T, a, b string) {
	t.Helper()
	x, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(x, y) {
		t.Errorf("%s differs from one build to the next (%d and %d bytes)", filepath.Base(a), len(x), len(y))
	}
}

// installs puts the packages into a Debian with nothing in it, starts the
// window there, and takes them away again.
func installs(t *testing.T, debs []string) {
	if os.Getuid() != 0 || !machine.OnPath("debootstrap") || !machine.OnPath("Xvfb") {
		t.Skip("needs root, debootstrap and Xvfb")
	}
	root := filepath.Join(t.TempDir(), "debian")
	said(t, "debootstrap", "--variant=minbase", codename(t), root)
	for _, deb := range debs {
		data, err := os.ReadFile(deb)
		if err == nil {
			err = os.WriteFile(filepath.Join(root, "root", filepath.Base(deb)), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile("/etc/resolv.conf"); err == nil {
		if err := os.WriteFile(filepath.Join(root, "etc/resolv.conf"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	inside := func(script string) string {
		return said(t, "chroot", root, "sh", "-ec", script)
	}
	files := func() string {
		return inside(`find / -xdev \( -path /proc -o -path /tmp -o -path /root -o -path /var/log -o -path /var/lib/apt -o -path /var/cache ` +
			`\) -prune -o -iname '*galley*' -print`)
	}
	inside("apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends /root/*.deb && useradd -m " +
		"ann && mkdir -p /tmp/.X11-unix")
	d, err := display.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	said(t, "mount", "--bind", "/tmp/.X11-unix", filepath.Join(root, "tmp/.X11-unix"))
	said(t, "mount", "-t", "proc", "proc", filepath.Join(root, "proc"))
	defer func() {
		said(t, "umount", filepath.Join(root, "tmp/.X11-unix"))
		said(t, "umount", filepath.Join(root, "proc"))
	}()
	var screen []string
	for _, e := range d.Env() {
		if strings.HasPrefix(e, "DISPLAY=") || strings.HasPrefix(e, "XAUTHORITY=") {
			screen = append(screen, e)
		}
	}
	c := exec.CommandContext(t.Context(), "chroot", root, "su", "ann", "-c", strings.Join(screen, " ")+" HOME=/home/ann galley")
	program, err := display.StartProgram(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	w, err := d.WaitPainted(program.Alive, patience)
	program.Kill()
	if err != nil {
		t.Fatalf("the window of the package: %v", err)
	}
	picture := filepath.Join(os.TempDir(), "galley-installed.png")
	if err := os.WriteFile(picture, w.PNG, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Log("picture of the window of the installed package:", picture)
	if out := inside(`su ann -c "galleyctl list"`); !strings.Contains(out, "The Galley Sample") {
		t.Errorf("galleyctl lists %q", out)
	}
	inside("apt-get purge -y -q galley galleyctl")
	for _, left := range strings.Fields(files()) {
		if !strings.HasPrefix(left, "/home/ann/") {
			t.Errorf("%s is left behind", left)
		}
	}
	if !strings.Contains(files(), "/home/ann/.local/share/Galley/library.galley") {
		t.Error("the library went with the program")
	}
}

// codename is this Debian's: bookworm, trixie.
func codename(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("/etc/os-release")
	if err != nil {
		t.Skip("no Debian")
	}
	found := regexp.MustCompile(`(?m)^VERSION_CODENAME=(\w+)`).FindSubmatch(text)
	if found == nil || !machine.This().Is("debian") {
		t.Skip("no Debian")
	}
	return string(found[1])
}

// bcrypt stands for the function that Go asks Windows for its random numbers
// with, which wine 8 does not have.
const bcrypt = `#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE b, SIZE_T n) { return SystemFunction036(b, (ULONG)n); }
`

// TestWindowsPackagesRunUnderWine goes through the installer and the shell's
// commands; the window was looked at by hand.
func TestWindowsPackagesRunUnderWine(t *testing.T) {
	p := packed(t, func(p *packing) error { return packWindows(t.Context(), p) }, mingw+"gcc", "makensis")
	t.Run("the same commit gives the same bytes elsewhere", func(t *testing.T) {
		again := elsewhere(t, p)
		if err := packWindows(t.Context(), again); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Galley.exe", "galleyctl.exe"} {
			same(t, filepath.Join(p.work, name), filepath.Join(again.work, name))
		}
	})
	t.Run("under wine", func(t *testing.T) {
		if !machine.OnPath("wine") {
			t.Skip("wine is not installed")
		}
		prefix := filepath.Join(t.TempDir(), "wine")
		t.Setenv("WINEPREFIX", prefix)
		t.Setenv("WINEDEBUG", "-all")
		t.Setenv("DISPLAY", "")
		t.Setenv("GALLEY_LIBRARY", `C:\work.galley`)
		said(t, "wine", "wineboot", "-i")
		t.Cleanup(func() { _ = exec.Command("wineserver", "-k").Run() })
		source := filepath.Join(t.TempDir(), "bcrypt.c")
		if err := os.WriteFile(source, []byte(bcrypt), 0o644); err != nil {
			t.Fatal(err)
		}
		said(t, mingw+"gcc", "-shared", "-o", filepath.Join(prefix, "drive_c/windows/system32/bcryptprimitives.dll"), source, "-ladvapi32")
		setups, err := filepath.Glob(filepath.Join(p.out, "*-setup.exe"))
		if err != nil || len(setups) != 1 {
			t.Fatalf("%v, %v", setups, err)
		}
		said(t, "wine", setups[0], "/S")
		installed, err := filepath.Glob(filepath.Join(prefix, "drive_c/users/*/AppData/Local/Programs/Galley"))
		if err != nil || len(installed) != 1 {
			t.Fatalf("it was not installed: %v, %v", installed, err)
		}
		for _, file := range append([]string{"Uninstall.exe"}, windowsFiles...) {
			if _, err := os.Stat(filepath.Join(installed[0], file)); err != nil {
				t.Errorf("%s was not installed: %v", file, err)
			}
		}
		if out := said(t, "wine", "reg", "query", `HKCU\Software\Classes\Galley.Library\shell\open\command`); !strings.Contains(out,
			`Galley.exe" "%1"`) {
			t.Errorf("libraries are opened with %s", out)
		}
		ctl := filepath.Join(installed[0], "galleyctl.exe")
		text := filepath.Join(t.TempDir(), "story.txt")
		if err := os.WriteFile(text, []byte("Envoys meet\n\nNearly 600 miles of border, said the envoy."), 0o644); err != nil {
			t.Fatal(err)
		}
		said(t, "wine", ctl, "import", text)
		id, _, _ := strings.Cut(strings.TrimSpace(said(t, "wine", ctl, "list")), " ")
		said(t, "wine", ctl, "claim", "add", id, "--quote", "Nearly 600 miles")
		said(t, "wine", ctl, "export", id, "--format", "pdf", "-o", `C:\report.pdf`)
		if data, err := os.ReadFile(filepath.Join(prefix, "drive_c/report.pdf")); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
			t.Errorf("no report was written: %v", err)
		}
		said(t, "wine", filepath.Join(installed[0], "Uninstall.exe"), "/S")
		// It goes on from a copy of itself, so that it can take itself away.
		err = display.Poll(t.Context(), patience, 100*time.Millisecond, func() (bool, error) {
			_, err := os.Stat(installed[0])
			return errors.Is(err, fs.ErrNotExist), err
		})
		if err != nil {
			t.Errorf("the program is left behind: %v", err)
		}
		if _, err := os.Stat(filepath.Join(prefix, "drive_c/work.galley")); err != nil {
			t.Error("the library went with the program")
		}
	})
}

func TestProgramsAreSignedWhereThereIsACertificate(t *testing.T) {
	for _, program := range []string{"osslsigncode", "openssl", mingw + "gcc"} {
		if !machine.OnPath(program) {
			t.Skipf("%s is not installed", program)
		}
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("a.c"), []byte("int main(void) { return 0; }"), 0o644); err != nil {
		t.Fatal(err)
	}
	said(t, mingw+"gcc", "-o", at("a.exe"), at("a.c"))
	said(t, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", at("key.pem"), "-out", at("cert.pem"), "-days", "2",
		"-subj", "/CN=Galley Test", "-addext", "extendedKeyUsage=codeSigning")
	said(t, "openssl", "pkcs12", "-export", "-out", at("cert.p12"), "-inkey", at("key.pem"), "-in", at("cert.pem"), "-passout", "pass:secret")
	p := &packing{work: dir}
	if err := p.sign(t.Context(), at("a.exe")); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(at("a.exe"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(signCertificate, at("cert.p12"))
	t.Setenv(signPassword, "wrong")
	if err := p.sign(t.Context(), at("a.exe")); err == nil {
		t.Error("a wrong password signs")
	}
	if after, err := os.ReadFile(at("a.exe")); err != nil || !bytes.Equal(before, after) {
		t.Errorf("a program that could not be signed was changed: %v", err)
	}
	t.Setenv(signPassword, "secret")
	if err := p.sign(t.Context(), at("a.exe")); err != nil {
		t.Fatal(err)
	}
	if out := said(t, "osslsigncode", "verify", "-CAfile", at("cert.pem"), "-in", at("a.exe")); !strings.Contains(out,
		"Signature verification: ok") {
		t.Errorf("the signature does not hold: %s", out)
	}
}

// TestTheDescriptionOfAPackageNamesItsFiles installs one file more than is described.
func TestTheDescriptionOfAPackageNamesItsFiles(t *testing.T) {
	for _, name := range []string{"galley", "galleyctl"} {
		p := &packing{work: t.TempDir(), version: "1.2.3"}
		described := regexp.MustCompile(`(?m)^  - src: (\S+)\n    dst: /(\S+)$`).FindAllStringSubmatch(packagingFile(t, name+".yaml"), -1)
		if len(described) < 8 {
			t.Fatalf("%s: only %d files are described", name, len(described))
		}
		for _, file := range described {
			if file[1] != file[2] {
				t.Errorf("%s is installed as %s", file[1], file[2])
			}
			if err := p.put(file[1], nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got := p.installed(name); len(got) != len(described) {
			t.Errorf("%s: %d files are described, %d belong to it", name, len(described), len(got))
		}
		config, err := p.nfpm(name, "2.34")
		unfilled := regexp.MustCompile(`@[A-Z]+@`).Match(config)
		if err != nil || unfilled || !strings.Contains(string(config), "version: 1.2.3\n") {
			t.Errorf("%s: %v, or something is not filled in:\n%s", name, err, config)
		}
		if err := p.put("usr/share/"+name+"/more", nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := p.nfpm(name, "2.34"); err == nil || !strings.Contains(err.Error(), "lacks usr/share/"+name+"/more") {
			t.Errorf("%s: a file that is not described: %v", name, err)
		}
	}
}
