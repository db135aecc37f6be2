package machine

// Screen is what there is to show a window on.
type Screen int

// The kinds of screen.
const (
	ScreenDesktop Screen = iota // the person's own, by X11, macOS or Windows
	ScreenWayland               // a desktop that speaks only Wayland, without Xwayland
	ScreenNone                  // none: a virtual one is made
)

// FindScreen returns the screen of a machine by its system and environment.
func FindScreen(goos string, getenv func(string) string) Screen {
	switch {
	case goos != "linux" || getenv("DISPLAY") != "":
		return ScreenDesktop
	case getenv("WAYLAND_DISPLAY") != "":
		return ScreenWayland
	}
	return ScreenNone
}

// Purposes returns what building for the screen and showing on it takes.
func (s Screen) Purposes() Purpose {
	switch s {
	case ScreenWayland:
		return ToBuild | ToBuildWayland
	case ScreenNone:
		return ToBuild | ToShow
	}
	return ToBuild
}
