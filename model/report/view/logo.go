package view

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // logos are JPEG
	_ "image/png"  // or PNG
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/disk"
)

// LogoLimit is how many bytes a newsroom's logo may have: it stands in every report.
const LogoLimit = 2 << 20

// A logo is printed a thumb's breadth high. A few bytes of PNG can claim to be a
// picture of gigabytes, so its size is checked before it is decoded.
const (
	longestSide = 8000     // in points of the picture
	mostPoints  = 10 << 20 // a picture of so many takes 40 MB decoded
)

// Logo is a newsroom's logo. The zero value is none.
type Logo struct {
	Bytes         []byte
	MediaType     string // image/png or image/jpeg
	Width, Height int    // in points of the picture
}

// logoOf reads what sort of picture a logo is, and reports whether a report takes it.
func logoOf(picture []byte) (Logo, bool) {
	if len(picture) > LogoLimit {
		return Logo{}, false
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(picture))
	w, h := config.Width, config.Height
	if err != nil || w < 1 || h < 1 || w > longestSide || h > longestSide || w*h > mostPoints {
		return Logo{}, false
	}
	if format != "png" && format != "jpeg" {
		return Logo{}, false
	}
	return Logo{Bytes: picture, MediaType: "image/" + format, Width: w, Height: h}, true
}

// ReadLogo reads a newsroom's logo, a PNG or JPEG picture.
func ReadLogo(path string) ([]byte, error) {
	name := filepath.Base(path)
	data, err := disk.Read(path, LogoLimit)
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return nil, model.Faultf(model.Invalid, "The picture %s is larger than %d MB, and would be in every report. Choose a smaller one.",
			name, LogoLimit>>20)
	case errors.Is(err, disk.ErrSpecial), errors.Is(err, disk.ErrFolder):
		return nil, model.Wrap(model.Invalid, err, "%s is a folder, a device or a pipe, not a picture. Nothing was written.", path)
	case err != nil:
		return nil, model.Wrap(model.Invalid, err, "The picture %s cannot be read.", path)
	}
	if _, ok := logoOf(data); !ok {
		return nil, model.Faultf(model.Invalid, "%s is not a readable PNG or JPEG picture, or it is larger than %d by %d points.",
			name, longestSide, mostPoints/longestSide)
	}
	return data, nil
}

// Kind is the picture's format in a word, png or jpeg; "" where there is none.
func (l Logo) Kind() string { return strings.TrimPrefix(l.MediaType, "image/") }
