package disk

import (
	"path/filepath"
	"runtime"
	"testing"
)

func TestGalleysFoldersAreWhereLinuxKeepsSuch(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("other systems have one folder for both")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	for _, c := range []struct {
		variable string
		folder   func() (string, error)
		in       string
	}{
		{"XDG_DATA_HOME", DataFolder, ".local/share"}, {"XDG_STATE_HOME", StateFolder, ".local/state"},
	} {
		named := t.TempDir()
		for value, want := range map[string]string{"": filepath.Join(home, c.in), "relative": filepath.Join(home, c.in), named: named} {
			t.Setenv(c.variable, value)
			if got, err := c.folder(); err != nil || got != filepath.Join(want, "Galley") {
				t.Errorf("%s=%q: %s, %v", c.variable, value, got, err)
			}
		}
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	if got, err := DataFolder(); err == nil {
		t.Errorf("without a home: %s", got)
	}
}
