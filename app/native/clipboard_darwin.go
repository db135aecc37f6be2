package native

import (
	"context"
	"encoding/hex"
	"os/exec"
	"strings"
)

// copiedPage asks with AppleScript, which writes the bytes as «data HTML3C703E…».
func copiedPage(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "osascript", "-e", "the clipboard as «class HTML»").Output()
	if err != nil {
		return "", nil // there is none
	}
	_, digits, _ := strings.Cut(string(out), "HTML")
	data, err := hex.DecodeString(strings.TrimRight(digits, "» \n"))
	return string(data), err
}
