package project

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestProjectRootAndFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module galley\n", "app/a.go": "package app\n", "dist/x": "x", ".git-like/y": "y"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Root(filepath.Join(dir, "app"))
	if err != nil || got != dir {
		t.Errorf("root %q, %v; want %q", got, err, dir)
	}
	files, err := walk(dir)
	if err != nil || !reflect.DeepEqual(files, []string{"app/a.go", "go.mod"}) {
		t.Errorf("files %q, %v", files, err)
	}
	if _, err := Root(t.TempDir()); err == nil {
		t.Error("any folder passes for Galley's")
	}
}

// A module inside the project has a go.mod of its own; the project's root is above it.
func TestRootIsAboveTheModuleOfTheBenches(t *testing.T) {
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	inside, err := Root(filepath.Join(root, "cmd", "build", "bench", "library"))
	if err != nil || inside != root {
		t.Errorf("root %q, %v; want %q", inside, err, root)
	}
}

func TestWindowTags(t *testing.T) {
	for _, c := range []struct {
		goos    string
		wayland bool
		want    string
	}{
		{"linux", false, "x11,migrated_fynedo"}, {"linux", true, "migrated_fynedo"},
		{"darwin", false, "migrated_fynedo,accessibility"}, {"windows", false, "migrated_fynedo,accessibility"},
	} {
		if got := WindowTags(c.goos, c.wayland); got != c.want {
			t.Errorf("%s, wayland %t: %s, want %s", c.goos, c.wayland, got, c.want)
		}
	}
}
