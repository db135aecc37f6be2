package machine

import "testing"

func TestFindScreen(t *testing.T) {
	for _, c := range []struct {
		goos, x11, wayland string
		want               Screen
	}{
		{"linux", ":0", "", ScreenDesktop},
		{"linux", ":0", "wayland-0", ScreenDesktop},
		{"linux", "", "wayland-0", ScreenWayland},
		{"linux", "", "", ScreenNone},
		{"darwin", "", "", ScreenDesktop},
		{"windows", "", "", ScreenDesktop},
	} {
		env := map[string]string{"DISPLAY": c.x11, "WAYLAND_DISPLAY": c.wayland}
		if got := FindScreen(c.goos, func(k string) string { return env[k] }); got != c.want {
			t.Errorf("%+v: screen %d", c, got)
		}
	}
}
