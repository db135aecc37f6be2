package machine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// SetUp gives the machine what the purposes need: on Debian and its descendants it installs
// that, elsewhere its error says exactly what to install.
func SetUp(ctx context.Context, s System, purposes Purpose) error {
	switch {
	case s.debian():
		return setUpDebian(ctx, s, purposes)
	case s.goos == "linux":
		return setUpLinux(s, purposes)
	case FirstOnPath([]string{"gcc", "clang", "cc"}) == "" && os.Getenv("CC") == "":
		return errors.New(compilerAdvice(s))
	}
	return nil
}

// setUpLinux checks without a package database: by commands on the PATH and
// headers known to pkg-config.
func setUpLinux(s System, purposes Purpose) error {
	lacking := missing(purposes, func(n need) bool {
		switch {
		case n.commands != nil:
			return FirstOnPath(n.commands) != ""
		case n.pc != "":
			return exec.Command("pkg-config", "--exists", n.pc).Run() == nil
		}
		return true // there is no way to check; it comes with what is listed beside it
	})
	if len(lacking) == 0 {
		return nil
	}
	return fmt.Errorf("%s lacks what is needed.\n%s\nInstall it, then start again:\n  %s",
		s.name, explain(s, lacking), installLine(s, lacking))
}

// installLine returns the command that installs the needs, for the person to copy.
func installLine(s System, list []need) string {
	packages := strings.Join(s.names(list), " ")
	switch {
	case s.debian():
		return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + packages
	case s.Is("fedora", "rhel", "centos"):
		return "sudo dnf install " + packages
	case s.Is("arch"):
		return "sudo pacman -S --needed " + packages
	case s.Is("suse", "opensuse", "opensuse-leap", "opensuse-tumbleweed"):
		return "sudo zypper install " + packages
	}
	return "your system's packages for what Debian calls " + packages
}

// compilerAdvice says what to do where there is no C compiler and no package manager that
// every such machine has.
func compilerAdvice(s System) string {
	switch s.goos {
	case "darwin":
		return "Galley's window is built with a C compiler, and this Mac has none. Install Apple's command line tools, then start again:\n  " +
			"xcode-select --install"
	case "windows":
		return "Galley's window is built with a C compiler, and this computer has none. Install one, then start again in a new terminal:\n" +
			"  winget install MSYS2.MSYS2\n" +
			`  C:\msys64\usr\bin\pacman -S --needed --noconfirm mingw-w64-ucrt-x86_64-gcc` + "\n" +
			`  setx PATH "%PATH%;C:\msys64\ucrt64\bin"`
	}
	return "Galley's window is built with a C compiler, and this machine has none. Install gcc or clang, then start again."
}

// explain lists the needs by purpose, a line each.
func explain(s System, list []need) string {
	var lines []string
	for _, p := range []Purpose{ToBuild, ToBuildWayland, ToShow, ToTest, ToServe} {
		var these []need
		for _, n := range list {
			if n.purpose == p {
				these = append(these, n)
			}
		}
		if len(these) > 0 {
			lines = append(lines, fmt.Sprintf("  %s: %s", why[p], strings.Join(s.names(these), " ")))
		}
	}
	return strings.Join(lines, "\n")
}
