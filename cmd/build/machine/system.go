package machine

import (
	"os"
	"runtime"
	"strings"
)

// System is what decides which packages a machine needs.
type System struct {
	goos   string   // runtime.GOOS
	id     string   // os-release ID: debian, ubuntu, fedora, arch, …; empty off Linux
	like   []string // os-release ID_LIKE: what it descends from
	name   string   // as its users call it
	aptGet bool     // apt-get is there
}

// This returns the system that this program runs on.
func This() System {
	s := System{goos: runtime.GOOS, name: map[string]string{"darwin": "macOS", "windows": "Windows"}[runtime.GOOS]}
	if s.goos == "linux" {
		for _, file := range []string{"/etc/os-release", "/usr/lib/os-release"} {
			if text, err := os.ReadFile(file); err == nil {
				s.readOSRelease(string(text))
				break
			}
		}
		s.aptGet = OnPath("apt-get") && OnPath("dpkg-query")
	}
	if s.name == "" {
		s.name = s.goos
	}
	return s
}

// readOSRelease reads the text of an os-release file: lines of KEY=value in shell quoting.
func (s *System) readOSRelease(text string) {
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		value = strings.Trim(value, `"'`)
		switch key {
		case "ID":
			s.id = strings.ToLower(value)
		case "ID_LIKE":
			s.like = strings.Fields(strings.ToLower(value))
		case "PRETTY_NAME":
			s.name = value
		}
	}
}

// Is reports whether the system is one of these distributions or descends from one.
func (s System) Is(ids ...string) bool {
	for _, id := range ids {
		if s.id == id {
			return true
		}
		for _, l := range s.like {
			if l == id {
				return true
			}
		}
	}
	return false
}

// debian reports whether packages are installed with apt-get here.
func (s System) debian() bool { return s.aptGet && s.Is("debian", "ubuntu") }
