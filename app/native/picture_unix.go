//go:build unix && !darwin

package native

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
)

// copyPicture hands the picture to the programs that desktops have for it: what is on the clipboard
// is kept by a program that goes on, and these do.
func copyPicture(ctx context.Context, png []byte) error {
	var all error
	for _, tool := range []struct {
		display string // variable that is set where the tool can work
		args    []string
	}{{"WAYLAND_DISPLAY", []string{"wl-copy", "--type", "image/png"}},
		{"DISPLAY", []string{"xclip", "-selection", "clipboard", "-target", "image/png"}}} {
		if os.Getenv(tool.display) == "" {
			continue
		}
		path, err := exec.LookPath(tool.args[0])
		if err != nil {
			all = errors.Join(all, err)
			continue
		}
		copying := exec.CommandContext(ctx, path, tool.args[1:]...)
		copying.Stdin = bytes.NewReader(png)
		if err = copying.Run(); err == nil {
			return nil
		}
		all = errors.Join(all, err)
	}
	return errors.Join(ErrNoPicture, all)
}
