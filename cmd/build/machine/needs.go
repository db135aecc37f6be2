// Package machine installs on a machine what building, showing and packing Galley needs,
// or says what to install.
package machine

import "os/exec"

// Purpose is a reason for needing something; purposes are added together.
type Purpose int

// The purposes.
const (
	ToBuild        Purpose = 1 << iota // compile Galley
	ToBuildWayland                     // compile it for a desktop that speaks only Wayland
	ToShow                             // a virtual display with a window to look at
	ToTest                             // drive the window, and read what it exported
	ToPackLinux                        // make packages for Linux
	ToPackWindows                      // and for Windows
	ToServe                            // run a newsroom's server
)

// why names each purpose in the sentence that the person reads.
var why = map[Purpose]string{
	ToBuild:        "to build Galley",
	ToBuildWayland: "to build Galley for Wayland",
	ToShow:         "to show its window on a virtual display",
	ToTest:         "for the whole-program test",
	ToPackLinux:    "to make packages for Linux",
	ToPackWindows:  "to make packages for Windows",
	ToServe:        "to run a newsroom's server",
}

// need is a package that a purpose cannot do without, under each system's name for it.
type need struct {
	purpose  Purpose
	debian   string
	fedora   string
	arch     string
	suse     string
	commands []string // any one of these on the PATH is as good as the package
	pc       string   // or this pkg-config module, for headers
}

// needs is every package. The headers are those that GLFW's X11 half includes
// (with the build tag x11), plus Mesa's for OpenGL; xorg-dev would bring five
// times as much.
var needs = []need{
	{ToBuild, "gcc", "gcc", "gcc", "gcc", []string{"gcc", "clang"}, ""},
	{ToBuild, "libc6-dev", "glibc-devel", "glibc", "glibc-devel", nil, ""},
	{ToBuild, "pkg-config", "pkgconf-pkg-config", "pkgconf", "pkg-config", []string{"pkg-config", "pkgconf"}, ""},
	{ToBuild, "libgl1-mesa-dev", "mesa-libGL-devel", "libglvnd", "Mesa-libGL-devel", nil, "gl"},
	{ToBuild, "libx11-dev", "libX11-devel", "libx11", "libX11-devel", nil, "x11"},
	{ToBuild, "libxcursor-dev", "libXcursor-devel", "libxcursor", "libXcursor-devel", nil, "xcursor"},
	{ToBuild, "libxrandr-dev", "libXrandr-devel", "libxrandr", "libXrandr-devel", nil, "xrandr"},
	{ToBuild, "libxinerama-dev", "libXinerama-devel", "libxinerama", "libXinerama-devel", nil, "xinerama"},
	{ToBuild, "libxi-dev", "libXi-devel", "libxi", "libXi-devel", nil, "xi"},
	{ToBuild, "libxxf86vm-dev", "libXxf86vm-devel", "libxxf86vm", "libXxf86vm-devel", nil, "xxf86vm"},
	{ToBuildWayland, "libwayland-dev", "wayland-devel", "wayland", "wayland-devel", nil, "wayland-client"},
	{ToBuildWayland, "libxkbcommon-dev", "libxkbcommon-devel", "libxkbcommon", "libxkbcommon-devel", nil, "xkbcommon"},
	{ToShow, "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb", []string{"Xvfb"}, ""},
	{ToShow, "libgl1-mesa-dri", "mesa-dri-drivers", "mesa", "Mesa-dri", nil, ""},
	{ToShow, "openbox", "openbox", "openbox", "openbox", []string{"openbox"}, ""},
	{ToShow, "xdotool", "xdotool", "xdotool", "xdotool", []string{"xdotool"}, ""},
	{ToShow, "wmctrl", "wmctrl", "wmctrl", "wmctrl", []string{"wmctrl"}, ""},
	{ToShow, "imagemagick", "ImageMagick", "imagemagick", "ImageMagick", []string{"import"}, ""},
	{ToTest, "strace", "strace", "strace", "strace", []string{"strace"}, ""},
	{ToTest, "chromium", "chromium", "chromium", "chromium", Browsers, ""},
	{ToPackLinux, "xz-utils", "xz", "xz", "xz", []string{"xz"}, ""},
	{ToPackLinux, "librsvg2-bin", "librsvg2-tools", "librsvg", "rsvg-convert", []string{"rsvg-convert"}, ""},
	{ToPackWindows, "gcc-mingw-w64-x86-64", "mingw64-gcc", "mingw-w64-gcc", "mingw64-cross-gcc", []string{"x86_64-w64-mingw32-gcc"}, ""},
	{ToPackWindows, "librsvg2-bin", "librsvg2-tools", "librsvg", "rsvg-convert", []string{"rsvg-convert"}, ""},
	{ToPackWindows, "nsis", "mingw-nsis-base", "nsis", "nsis", []string{"makensis"}, ""},
	{ToServe, "postgresql", "postgresql-server", "postgresql", "postgresql-server", []string{"initdb"}, ""},
}

// Browsers are the commands the whole-program test can read an exported page with.
var Browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// OnPath reports whether a command is on the PATH.
func OnPath(command string) bool {
	_, err := exec.LookPath(command)
	return err == nil
}

// FirstOnPath returns the first of the commands that is on the PATH, or "".
func FirstOnPath(commands []string) string {
	for _, c := range commands {
		if OnPath(c) {
			return c
		}
	}
	return ""
}

// missing returns the needs of the purposes for which has returns false.
func missing(purposes Purpose, has func(need) bool) []need {
	var out []need
	for _, n := range needs {
		if n.purpose&purposes != 0 && !has(n) {
			out = append(out, n)
		}
	}
	return out
}

// names returns the names of the packages on the system, in order, each once.
func (s System) names(list []need) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range list {
		name := n.debian
		switch {
		case s.Is("fedora", "rhel", "centos"):
			name = n.fedora
		case s.Is("arch"):
			name = n.arch
		case s.Is("suse", "opensuse", "opensuse-leap", "opensuse-tumbleweed"):
			name = n.suse
		case s.Is("ubuntu") && name == "chromium":
			name = "chromium-browser"
		}
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}
