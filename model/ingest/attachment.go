package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest/input"

	"github.com/gabriel-vasile/mimetype"
)

// MaxAttachment is how many bytes a file kept with a source has at most.
const MaxAttachment = 200 << 20

// Attachment reads a file to be kept with a source, of any kind and as it is.
// Its kind is seen from its content.
func Attachment(ctx context.Context, path string) (model.File, error) {
	none := model.File{}
	name := input.DisplayName(path)
	f, info, err := disk.Open(path)
	if err != nil {
		return none, model.ReadFault(err, name, model.Sayf("it was not attached"))
	}
	if info.Size() > MaxAttachment {
		return none, errors.Join(attachmentTooLarge(name, info.Size()), f.Close())
	}
	data, err := io.ReadAll(io.LimitReader(input.Interruptible(ctx, f), MaxAttachment+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return none, model.ReadFault(err, name, model.Sayf("it was not attached"))
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

func attachmentTooLarge(name string, size int64) error {
	return model.Faultf(model.Invalid, "“%s” is too large to keep with a source: it has %s, and up to %s are kept. It was not "+
		"attached; its address can be noted instead.", name, input.Megabytes(size), input.Megabytes(MaxAttachment))
}
