//go:build unix && !darwin

package native

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"testing"
)

func TestWithoutADisplayNoPictureIsCopied(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if err := CopyPicture(context.Background(), []byte("picture")); !errors.Is(err, ErrNoPicture) {
		t.Errorf("%v", err)
	}
}

func TestAPictureIsOnTheClipboardAfterItWasCopied(t *testing.T) {
	xServer(t)
	t.Setenv("WAYLAND_DISPLAY", "")
	picture := []byte("\x89PNG\r\n\x1a\nand the rest")
	if err := CopyPicture(t.Context(), picture); err != nil {
		t.Fatal(err)
	}
	var pasted []byte
	for range 200 { // xclip returns a little before the clipboard is its own
		pasted, _ = exec.CommandContext(t.Context(), "xclip", "-selection", "clipboard", "-o", "-target", "image/png").Output()
		if bytes.Equal(pasted, picture) {
			return
		}
	}
	t.Errorf("pasted %q", pasted)
}
