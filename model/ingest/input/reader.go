package input

import (
	"context"
	"io"
)

// Interruptible is a reader that fails once its context has ended, so that a
// parser of a large file stops in the middle of it.
func Interruptible(ctx context.Context, r io.Reader) io.Reader { return &contextReader{ctx, r} }

type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
