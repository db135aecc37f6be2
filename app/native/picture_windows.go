package native

import (
	"context"
	"encoding/base64"
	"os/exec"
	"strings"
)

// copyPicture has PowerShell, which every Windows has, take the picture from its input.
func copyPicture(ctx context.Context, png []byte) error {
	const script = "Add-Type -AssemblyName System.Windows.Forms, System.Drawing; " +
		"$bytes = [Convert]::FromBase64String([Console]::In.ReadToEnd()); " +
		"$picture = [System.Drawing.Image]::FromStream((New-Object System.IO.MemoryStream(,$bytes))); " +
		"[System.Windows.Forms.Clipboard]::SetImage($picture)"
	copying := exec.CommandContext(ctx, "powershell", "-NoProfile", "-STA", "-WindowStyle", "Hidden", "-Command", script)
	copying.Stdin = strings.NewReader(base64.StdEncoding.EncodeToString(png))
	return copying.Run()
}
