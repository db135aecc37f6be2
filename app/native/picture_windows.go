package native

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

// copyPicture has PowerShell read the picture from a file, which it names in its environment.
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
	const script = "Add-Type -AssemblyName System.Windows.Forms, System.Drawing; " +
		"$i = [System.Drawing.Image]::FromFile($env:GALLEY_PICTURE); [System.Windows.Forms.Clipboard]::SetImage($i); $i.Dispose()"
	copying := exec.CommandContext(ctx, "powershell", "-NoProfile", "-STA", "-WindowStyle", "Hidden", "-Command", script)
	copying.Env = append(os.Environ(), "GALLEY_PICTURE="+path)
	return copying.Run()
}
