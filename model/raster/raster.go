// Package raster tells what pictures made of pixels are, and decodes them within bounds: a picture of a few
// kilobytes can say that it has more pixels than a machine has memory for.
package raster

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

const (
	// MaxBytes is how many bytes a picture has at most.
	MaxBytes = 40 << 20
	// MaxPixels is how many pixels one has at most.
	MaxPixels = 40_000_000
)

var (
	// ErrUnknown says that bytes are no picture of a format that is known.
	ErrUnknown = errors.New("no picture of a known format")
	// ErrLarge says that a picture has more bytes or more pixels than are decoded.
	ErrLarge = errors.New("a picture with too many bytes or pixels")
)

// Info is what the head of a picture says.
type Info struct {
	MediaType     string
	Extension     string // with its dot
	Width, Height int    // pixels
}

// format is a format of pictures, told by how its files begin.
type format struct {
	is     func(data []byte) bool
	media  string
	ext    string
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

// formats are the table of them. None is registered with package image, so that nothing else decodes more than it did.
var formats = []format{
	{begins("\x89PNG\r\n\x1a\n"), "image/png", ".png", png.DecodeConfig, png.Decode},
	{begins("\xff\xd8\xff"), "image/jpeg", ".jpg", jpeg.DecodeConfig, jpeg.Decode},
	{begins("GIF87a", "GIF89a"), "image/gif", ".gif", gif.DecodeConfig, gif.Decode},
	{func(data []byte) bool {
		return len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
	},
		"image/webp", ".webp", webp.DecodeConfig, webp.Decode},
	{begins("BM"), "image/bmp", ".bmp", bmp.DecodeConfig, bmp.Decode},
	{begins("II*\x00", "MM\x00*"), "image/tiff", ".tiff", tiff.DecodeConfig, tiff.Decode},
}

func begins(with ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, w := range with {
			if bytes.HasPrefix(data, []byte(w)) {
				return true
			}
		}
		return false
	}
}

// Look reads the head of a picture. One that is too large comes with ErrLarge and what its head says.
func Look(data []byte) (Info, error) {
	_, info, err := look(data)
	return info, err
}

func look(data []byte) (f format, info Info, err error) {
	defer func() { // decoders trust their input here and there
		if p := recover(); p != nil {
			err = fmt.Errorf("reading the head of a picture: %v", p)
		}
	}()
	for _, f = range formats {
		if !f.is(data) {
			continue
		}
		c, err := f.config(bytes.NewReader(data))
		if err != nil {
			return f, info, fmt.Errorf("read the head of a picture: %w", err)
		}
		info = Info{f.media, f.ext, c.Width, c.Height}
		switch {
		case c.Width <= 0 || c.Height <= 0:
			return f, info, ErrUnknown
		case len(data) > MaxBytes || int64(c.Width)*int64(c.Height) > MaxPixels:
			return f, info, ErrLarge
		}
		return f, info, nil
	}
	return f, info, ErrUnknown
}

// Decode decodes a picture, the first of several in one file. It refuses what Look refuses.
func Decode(data []byte) (picture image.Image, err error) {
	f, info, err := look(data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			picture, err = nil, fmt.Errorf("decoding a picture: %v", p)
		}
	}()
	picture, err = f.decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("decode a picture: %w", err)
	}
	if b := picture.Bounds(); b.Dx() > info.Width || b.Dy() > info.Height {
		return nil, ErrLarge
	}
	return picture, nil
}
