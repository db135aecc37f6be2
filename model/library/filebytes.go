package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"

	"galley/model"
)

// largestWindow is how far back compressed bytes may refer, which is what
// reading them takes in memory. Galley's own refer back 4 MB.
const largestWindow = 32 << 20

// errOtherSize says that stored bytes are more or fewer than is on record.
var errOtherSize = errors.New("the stored bytes are not as many as the file has on record")

// unpackTo writes the bytes of a stored file to w. It fails where they are not those
// that the file had. Nothing that is stored is trusted: it is read no further than
// the size on record, and that is bounded too.
func unpackTo(w io.Writer, db *gorm.DB, f model.File) error {
	if f.Size < 0 || f.Size > longest {
		return damagedFile(f, fmt.Errorf("a size of %d bytes is on record", f.Size))
	}
	var row packed
	if err := db.Table("file_bytes").Where("sha256 = ?", f.SHA256).Take(&row).Error; errors.Is(err, gorm.ErrRecordNotFound) {
		return damagedFile(f, err)
	} else if err != nil {
		return fmt.Errorf("read the bytes of %s: %w", f.SHA256, err)
	}
	in, err := zstd.NewReader(bytes.NewReader(row.Packed), zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxWindow(largestWindow))
	if err != nil {
		return damagedFile(f, err)
	}
	defer in.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), io.LimitReader(in, f.Size+1))
	switch {
	case err != nil:
		return damagedFile(f, err)
	case n != f.Size:
		return damagedFile(f, errOtherSize)
	case hex.EncodeToString(sum.Sum(nil)) != f.SHA256:
		return damagedFile(f, nil)
	}
	return nil
}

func damagedFile(f model.File, cause error) error {
	return model.Wrap(model.Damaged, cause, "The stored original %s is damaged. The article's text is kept.", f.SHA256)
}

// unpack is the bytes of a stored file.
func unpack(db *gorm.DB, f model.File) ([]byte, error) {
	var all bytes.Buffer
	if err := unpackTo(&all, db, f); err != nil {
		return nil, err
	}
	return all.Bytes(), nil
}

// packed is the row with a file's bytes.
type packed struct {
	SHA256 string `gorm:"primaryKey;column:sha256"`
	Packed []byte
}

// packer compresses at the fastest level, to 22 % of the size of a news page. The next
// level comes to 21 % in three times the time. NewWriter fails only on bad options.
var packer, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))

func pack(tx *gorm.DB, f model.File) error {
	row := packed{SHA256: f.SHA256, Packed: packer.EncodeAll(f.Bytes, nil)}
	if err := tx.Table("file_bytes").Create(&row).Error; err != nil {
		return fmt.Errorf("store the bytes of %s: %w", f.Name, err)
	}
	return nil
}
