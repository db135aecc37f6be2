package disk

import (
	"os"
	"path/filepath"
	"runtime"
)

// DataFolder is where Galley keeps what a person made: Galley in $XDG_DATA_HOME or
// ~/.local/share on Linux, in ~/Library/Application Support on macOS, in %AppData%
// on Windows.
func DataFolder() (string, error) { return userFolder("XDG_DATA_HOME", "share") }

// StateFolder is where Galley keeps what it needs at the next start: Galley in
// $XDG_STATE_HOME or ~/.local/state on Linux, the same as DataFolder elsewhere.
func StateFolder() (string, error) { return userFolder("XDG_STATE_HOME", "state") }

// userFolder is Galley's folder in the one that a variable names, or in ~/.local.
func userFolder(variable, local string) (folder string, err error) {
	switch runtime.GOOS {
	case "windows", "darwin":
		folder, err = os.UserConfigDir()
	default:
		if folder = os.Getenv(variable); !filepath.IsAbs(folder) { // the XDG rules ignore a relative one
			var home string
			home, err = os.UserHomeDir()
			folder = filepath.Join(home, ".local", local)
		}
	}
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "Galley"), nil
}
