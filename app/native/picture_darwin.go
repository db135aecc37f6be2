package native

import (
	"bytes"
	"context"
	"os/exec"
)

// copyPicture has JavaScript for Automation, which every Mac has, take the picture from its input.
func copyPicture(ctx context.Context, png []byte) error {
	const script = `ObjC.import("AppKit");
var picture = $.NSFileHandle.fileHandleWithStandardInput.readDataToEndOfFile;
$.NSPasteboard.generalPasteboard.clearContents;
$.NSPasteboard.generalPasteboard.setDataForType(picture, $.NSPasteboardTypePNG);`
	copying := exec.CommandContext(ctx, "osascript", "-l", "JavaScript", "-e", script)
	copying.Stdin = bytes.NewReader(png)
	return copying.Run()
}
