package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"galley/model"
	"galley/model/disk"

	"github.com/gabriel-vasile/mimetype"
)

// MaxAttachment is how many bytes a file kept with a source has at most.
const MaxAttachment = 200 << 20

// Attachment reads a file to be kept with a source, of any kind and as it is.
// Its kind is seen from its content.
func Attachment(ctx context.Context, path string) (model.File, error) {
	none := model.File{}
	name := displayName(path)
	f, info, err := disk.Open(path)
	if err != nil {
		return none, model.ReadFault(err, name, "it was not attached")
	}
	if info.Size() > MaxAttachment {
		return none, errors.Join(attachmentTooLarge(name, info.Size()), f.Close())
	}
	data, err := io.ReadAll(io.LimitReader(interruptible(ctx, f), MaxAttachment+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return none, model.ReadFault(err, name, "it was not attached")
	}
	if len(data) == 0 {
		return none, model.Faultf(model.Invalid, "“%s” is empty, so it was not attached.", name)
	}
	if len(data) > MaxAttachment {
		return none, attachmentTooLarge(name, int64(len(data)))
	}
	sum := sha256.Sum256(data)
	return model.File{
		SHA256: hex.EncodeToString(sum[:]), Name: name, MediaType: mimetype.Detect(data).String(),
		Size: int64(len(data)), Bytes: data,
	}, nil
}

// interruptible is a reader that fails once its context has ended, so that a
// parser of a large file stops in the middle of it.
func interruptible(ctx context.Context, r io.Reader) io.Reader { return &contextReader{ctx, r} }

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

func attachmentTooLarge(name string, size int64) error {
	return model.Faultf(model.Invalid, "“%s” is too large to keep with a source: it has %s, and up to %s are kept. It was not attached; its address can be noted instead.", name, megabytes(size), megabytes(MaxAttachment))
}
