package native

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

// copyPicture has AppleScript read the picture from a file.
func copyPicture(ctx context.Context, png []byte) (err error) {
	folder, err := os.MkdirTemp("", "galley-picture-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "picture.png")
	if err := os.WriteFile(path, png, 0o600); err != nil {
		return err
	}
	const script = "on run argv\nset the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)\nend run"
	return exec.CommandContext(ctx, "osascript", "-e", script, path).Run()
}
