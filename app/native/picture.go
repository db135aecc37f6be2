package native

import (
	"context"
	"errors"
)

// ErrNoPicture says that the system takes no picture from Galley on its clipboard.
var ErrNoPicture = errors.New("nothing here puts a picture on the clipboard")

// CopyPicture puts a picture (PNG) on the clipboard of the system.
func CopyPicture(ctx context.Context, png []byte) error { return copyPicture(ctx, png) }
