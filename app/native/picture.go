package native

import "context"

// CopyPicture puts a picture (PNG) on the clipboard of the system. ErrNone: the system takes none from
// Galley.
func CopyPicture(ctx context.Context, png []byte) error { return copyPicture(ctx, png) }
