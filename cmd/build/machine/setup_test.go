package machine

import (
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestReadOSRelease(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   System
		debian bool
	}{
		{"PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n", System{id: "debian", name: "Debian GNU/Linux 12 (bookworm)"}, true},
		{"ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System{id: "linuxmint", like: []string{"ubuntu", "debian"}}, true},
		{"# a comment\nID='fedora'\nVERSION_ID=42", System{id: "fedora"}, false},
		{"ID=manjaro\r\nID_LIKE=arch\r\n", System{id: "manjaro", like: []string{"arch"}}, false},
		{"", System{}, false},
	} {
		var got System
		got.readOSRelease(c.text)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q gives %+v, want %+v", c.text, got, c.want)
		}
		got.aptGet = true
		if got.debian() != c.debian {
			t.Errorf("%q: debian() = %t", c.text, !c.debian)
		}
	}
	if (System{id: "debian"}).debian() {
		t.Error("Debian without apt-get is not to be set up with it")
	}
}

func none(need) bool { return false }

func TestPackagesDiffer(t *testing.T) {
	for _, c := range []struct {
		system   System
		purposes Purpose
		want     string // begins so
		lacks    string
	}{
		{System{id: "debian", aptGet: true}, ToBuild,
			"sudo apt-get update && sudo apt-get install -y --no-install-recommends gcc libc6-dev pkg-config libgl1-mesa-dev", "xvfb"},
		{System{id: "fedora"}, ToBuild | ToShow, "sudo dnf install gcc glibc-devel pkgconf-pkg-config mesa-libGL-devel", "chromium"},
		{System{id: "endeavouros", like: []string{"arch"}}, ToTest, "sudo pacman -S --needed strace chromium", "gcc"},
		{System{id: "opensuse-tumbleweed", like: []string{"opensuse", "suse"}}, ToShow, "sudo zypper install xorg-x11-server-Xvfb", "gcc"},
		{System{id: "void"}, ToTest, "your system's packages for what Debian calls strace chromium", "gcc"},
	} {
		got := installLine(c.system, missing(c.purposes, none))
		if !strings.HasPrefix(got, c.want) || strings.Contains(got, c.lacks) {
			t.Errorf("%s: %s", c.system.id, got)
		}
	}
}

func TestUbuntuBrowser(t *testing.T) {
	s := System{id: "ubuntu", like: []string{"debian"}, aptGet: true}
	if got := s.names(missing(ToTest, none)); !reflect.DeepEqual(got, []string{"strace", "chromium-browser"}) {
		t.Errorf("Ubuntu has no package chromium, got %q", got)
	}
}

func TestMissingIsOnlyWhatIsNotThere(t *testing.T) {
	installed := installedPackages("installed gcc\ninstalled libc6-dev\nconfig-files xvfb\nnot-installed openbox\n\n")
	lacking := System{id: "debian"}.names(missing(ToBuild|ToShow, func(n need) bool { return installed[n.debian] }))
	list := " " + strings.Join(lacking, " ") + " "
	for _, p := range []string{" xvfb ", " openbox ", " libx11-dev "} {
		if !strings.Contains(list, p) {
			t.Errorf("%s is missing, but the list says only%s", p, list)
		}
	}
	for _, p := range []string{" gcc ", " libc6-dev ", " chromium "} {
		if strings.Contains(list, p) {
			t.Errorf("%s is not to be asked for, but the list says%s", p, list)
		}
	}
}

func TestExplainNamesEachPurpose(t *testing.T) {
	got := explain(System{id: "debian"}, missing(ToBuild|ToTest, none))
	if !strings.Contains(got, "to build Galley: gcc ") || !strings.Contains(got, "for the whole-program test: strace chromium") {
		t.Errorf("got\n%s", got)
	}
}

func TestAgreed(t *testing.T) {
	for answer, want := range map[string]bool{"\n": true, "y\n": true, "Yes\n": true, "y": true, "n\n": false, "what?\n": false, "": false} {
		if got := agreed(strings.NewReader(answer), io.Discard); got != want {
			t.Errorf("%q taken for %t", answer, got)
		}
	}
}

func TestAsRoot(t *testing.T) {
	if p, ok := asRoot(0, false); !ok || len(p) != 0 {
		t.Error("root needs no sudo")
	}
	if p, ok := asRoot(1000, true); !ok || len(p) != 1 {
		t.Error("others use sudo")
	}
	if _, ok := asRoot(1000, false); ok {
		t.Error("without sudo there is no way")
	}
}

func TestCompilerAdvice(t *testing.T) {
	for goos, want := range map[string]string{"darwin": "xcode-select --install", "windows": "mingw-w64", "freebsd": "gcc or clang"} {
		if got := compilerAdvice(System{goos: goos}); !strings.Contains(got, want) {
			t.Errorf("%s: %s", goos, got)
		}
	}
}
