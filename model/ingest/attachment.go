package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"

	"galley/model"

	"github.com/gabriel-vasile/mimetype"
)

// MaxAttachment is how many bytes a file kept with a source has at most.
const MaxAttachment = 200 << 20

// Attachment reads a file to be kept with a source, of any kind and as it is.
// Its kind is seen from its content.
func Attachment(ctx context.Context, path string) (model.File, error) {
	none := model.File{}
	name := displayName(path)
	info, err := os.Stat(path)
	if err != nil {
		return none, attachmentFault(name, err)
	}
	switch {
	case info.IsDir():
		return none, model.Faultf(model.Invalid, "“%s” is a folder; choose a file in it. Nothing was attached.", name)
	case !info.Mode().IsRegular():
		return none, model.Faultf(model.Invalid, "“%s” is a device or a pipe, not a file, so it was not attached.", name)
	case info.Size() == 0:
		return none, model.Faultf(model.Invalid, "“%s” is empty, so it was not attached.", name)
	case info.Size() > MaxAttachment:
		return none, attachmentTooLarge(name, info.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return none, attachmentFault(name, err)
	}
	data, err := io.ReadAll(io.LimitReader(&stoppable{ctx, f}, MaxAttachment+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return none, attachmentFault(name, err)
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

// stoppable is a reader that ends when its context does.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

func attachmentTooLarge(name string, size int64) error {
	return model.Faultf(model.Invalid, "“%s” is too large to keep with a source: it has %s, and up to %s are kept. It was not attached; its address can be noted instead.", name, megabytes(size), megabytes(MaxAttachment))
}

func attachmentFault(name string, err error) error {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return model.Wrap(model.NotFound, err, "There is no file “%s” there, so nothing was attached.", name)
	case errors.Is(err, os.ErrPermission):
		return model.Wrap(model.Refused, err, "You are not allowed to read “%s”, so it was not attached.", name)
	case errors.Is(err, context.Canceled):
		return model.Wrap(model.Refused, err, "Reading “%s” was stopped, so it was not attached.", name)
	}
	return model.Wrap(model.Invalid, err, "“%s” could not be read to its end, so it was not attached.", name)
}
