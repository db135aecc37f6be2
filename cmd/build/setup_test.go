package main

import (
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestReadOSRelease(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   system
		debian bool
	}{
		{"PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n", system{id: "debian", name: "Debian GNU/Linux 12 (bookworm)"}, true},
		{"ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", system{id: "linuxmint", like: []string{"ubuntu", "debian"}}, true},
		{"# a comment\nID='fedora'\nVERSION_ID=42", system{id: "fedora"}, false},
		{"ID=manjaro\r\nID_LIKE=arch\r\n", system{id: "manjaro", like: []string{"arch"}}, false},
		{"", system{}, false},
	} {
		var got system
		got.readOSRelease(c.text)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q gives %+v, want %+v", c.text, got, c.want)
		}
		got.aptGet = true
		if got.debian() != c.debian {
			t.Errorf("%q: debian() = %t", c.text, !c.debian)
		}
	}
	if (system{id: "debian"}).debian() {
		t.Error("Debian without apt-get is not to be set up with it")
	}
}

func none(need) bool { return false }

func TestPackagesDiffer(t *testing.T) {
	for _, c := range []struct {
		system   system
		purposes purpose
		want     string // begins so
		lacks    string
	}{
		{system{id: "debian", aptGet: true}, toBuild, "sudo apt-get update && sudo apt-get install -y --no-install-recommends gcc libc6-dev pkg-config libgl1-mesa-dev", "xvfb"},
		{system{id: "fedora"}, toBuild | toShow, "sudo dnf install gcc glibc-devel pkgconf-pkg-config mesa-libGL-devel", "chromium"},
		{system{id: "endeavouros", like: []string{"arch"}}, toTest, "sudo pacman -S --needed strace chromium", "gcc"},
		{system{id: "opensuse-tumbleweed", like: []string{"opensuse", "suse"}}, toShow, "sudo zypper install xorg-x11-server-Xvfb", "gcc"},
		{system{id: "void"}, toTest, "your system's packages for what Debian calls strace chromium", "gcc"},
	} {
		got := installLine(c.system, missing(c.purposes, none))
		if !strings.HasPrefix(got, c.want) || strings.Contains(got, c.lacks) {
			t.Errorf("%s: %s", c.system.id, got)
		}
	}
}

func TestUbuntuBrowser(t *testing.T) {
	s := system{id: "ubuntu", like: []string{"debian"}, aptGet: true}
	if got := s.names(missing(toTest, none)); !reflect.DeepEqual(got, []string{"strace", "chromium-browser"}) {
		t.Errorf("Ubuntu has no package chromium, got %q", got)
	}
}

func TestMissingIsOnlyWhatIsNotThere(t *testing.T) {
	installed := installedPackages("installed gcc\ninstalled libc6-dev\nconfig-files xvfb\nnot-installed openbox\n\n")
	lacking := system{id: "debian"}.names(missing(toBuild|toShow, func(n need) bool { return installed[n.debian] }))
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
	got := explain(system{id: "debian"}, missing(toBuild|toTest, none))
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
		if got := compilerAdvice(system{goos: goos}); !strings.Contains(got, want) {
			t.Errorf("%s: %s", goos, got)
		}
	}
}
