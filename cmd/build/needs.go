package main

import "os/exec"

// purpose is a reason for needing something; purposes are added together.
type purpose int

const (
	toBuild        purpose = 1 << iota // compile Galley
	toBuildWayland                     // compile it for a desktop that speaks only Wayland
	toShow                             // a virtual display with a window to look at
	toTest                             // drive the window, and read what it exported
	toPackLinux                        // make packages for Linux
	toPackWindows                      // and for Windows
)

// why is the purpose as the person is told.
var why = map[purpose]string{
	toBuild:        "to build Galley",
	toBuildWayland: "to build Galley for Wayland",
	toShow:         "to show its window on a virtual display",
	toTest:         "for the whole-program test",
	toPackLinux:    "to make packages for Linux",
	toPackWindows:  "to make packages for Windows",
}

// need is something a purpose cannot do without, under each system's name for it.
type need struct {
	purpose  purpose
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
	{toBuild, "gcc", "gcc", "gcc", "gcc", []string{"gcc", "clang"}, ""},
	{toBuild, "libc6-dev", "glibc-devel", "glibc", "glibc-devel", nil, ""},
	{toBuild, "pkg-config", "pkgconf-pkg-config", "pkgconf", "pkg-config", []string{"pkg-config", "pkgconf"}, ""},
	{toBuild, "libgl1-mesa-dev", "mesa-libGL-devel", "libglvnd", "Mesa-libGL-devel", nil, "gl"},
	{toBuild, "libx11-dev", "libX11-devel", "libx11", "libX11-devel", nil, "x11"},
	{toBuild, "libxcursor-dev", "libXcursor-devel", "libxcursor", "libXcursor-devel", nil, "xcursor"},
	{toBuild, "libxrandr-dev", "libXrandr-devel", "libxrandr", "libXrandr-devel", nil, "xrandr"},
	{toBuild, "libxinerama-dev", "libXinerama-devel", "libxinerama", "libXinerama-devel", nil, "xinerama"},
	{toBuild, "libxi-dev", "libXi-devel", "libxi", "libXi-devel", nil, "xi"},
	{toBuild, "libxxf86vm-dev", "libXxf86vm-devel", "libxxf86vm", "libXxf86vm-devel", nil, "xxf86vm"},
	{toBuildWayland, "libwayland-dev", "wayland-devel", "wayland", "wayland-devel", nil, "wayland-client"},
	{toBuildWayland, "libxkbcommon-dev", "libxkbcommon-devel", "libxkbcommon", "libxkbcommon-devel", nil, "xkbcommon"},
	{toShow, "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb", []string{"Xvfb"}, ""},
	{toShow, "libgl1-mesa-dri", "mesa-dri-drivers", "mesa", "Mesa-dri", nil, ""},
	{toShow, "openbox", "openbox", "openbox", "openbox", []string{"openbox"}, ""},
	{toShow, "xdotool", "xdotool", "xdotool", "xdotool", []string{"xdotool"}, ""},
	{toShow, "wmctrl", "wmctrl", "wmctrl", "wmctrl", []string{"wmctrl"}, ""},
	{toShow, "imagemagick", "ImageMagick", "imagemagick", "ImageMagick", []string{"import"}, ""},
	{toTest, "strace", "strace", "strace", "strace", []string{"strace"}, ""},
	{toTest, "chromium", "chromium", "chromium", "chromium", browsers, ""},
	{toPackLinux, "xz-utils", "xz", "xz", "xz", []string{"xz"}, ""},
	{toPackLinux, "librsvg2-bin", "librsvg2-tools", "librsvg", "rsvg-convert", []string{"rsvg-convert"}, ""},
	{toPackWindows, "gcc-mingw-w64-x86-64", "mingw64-gcc", "mingw-w64-gcc", "mingw64-cross-gcc", []string{"x86_64-w64-mingw32-gcc"}, ""},
	{toPackWindows, "librsvg2-bin", "librsvg2-tools", "librsvg", "rsvg-convert", []string{"rsvg-convert"}, ""},
	{toPackWindows, "nsis", "mingw-nsis-base", "nsis", "nsis", []string{"makensis"}, ""},
}

// browsers are the commands the whole-program test can read an exported page with.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

func onPath(command string) bool {
	_, err := exec.LookPath(command)
	return err == nil
}

// firstOnPath is the first of the commands that is there, or nothing.
func firstOnPath(commands []string) string {
	for _, c := range commands {
		if onPath(c) {
			return c
		}
	}
	return ""
}

// missing are the needs for the purposes that has says are not met.
func missing(purposes purpose, has func(need) bool) []need {
	var out []need
	for _, n := range needs {
		if n.purpose&purposes != 0 && !has(n) {
			out = append(out, n)
		}
	}
	return out
}

// names are the needs' package names on the system, in order, each once.
func (s system) names(list []need) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range list {
		name := n.debian
		switch {
		case s.is("fedora", "rhel", "centos"):
			name = n.fedora
		case s.is("arch"):
			name = n.arch
		case s.is("suse", "opensuse", "opensuse-leap", "opensuse-tumbleweed"):
			name = n.suse
		case s.is("ubuntu") && name == "chromium":
			name = "chromium-browser"
		}
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}
