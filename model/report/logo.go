package report

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // logos are JPEG
	_ "image/png"  // or PNG
	"path/filepath"

	"galley/model"
	"galley/model/disk"
)

// LogoLimit is how many bytes a newsroom's logo may have: it stands in every report.
const LogoLimit = 2 << 20

// A logo is printed a thumb's breadth high. A few bytes of PNG can claim to be a
// picture of gigabytes, so its size is looked at before it is unpacked.
const (
	longestSide = 8000     // in points of the picture
	mostPoints  = 10 << 20 // a picture of which has 40 MB unpacked
)

// logoType is the media type of a logo, "" where it is no picture a report takes.
func logoType(picture []byte) string {
	if len(picture) > LogoLimit {
		return ""
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(picture))
	w, h := config.Width, config.Height
	if err != nil || w < 1 || h < 1 || w > longestSide || h > longestSide || w*h > mostPoints {
		return ""
	}
	if format == "png" || format == "jpeg" {
		return "image/" + format
	}
	return ""
}

// ReadLogo reads a newsroom's logo, a PNG or JPEG picture.
func ReadLogo(path string) ([]byte, error) {
	name := filepath.Base(path)
	data, err := disk.Read(path, LogoLimit)
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return nil, model.Faultf(model.Invalid, "The picture %s is larger than %d MB, and would stand in every report. Choose a smaller one.", name, LogoLimit>>20)
	case errors.Is(err, disk.ErrSpecial), errors.Is(err, disk.ErrFolder):
		return nil, model.Wrap(model.Invalid, err, "%s is no picture but a folder, a device or a pipe. Nothing was written.", path)
	case err != nil:
		return nil, model.Wrap(model.Invalid, err, "The picture %s cannot be read.", path)
	}
	if logoType(data) == "" {
		return nil, model.Faultf(model.Invalid, "%s is no PNG and no JPEG picture that can be read, or it is larger than %d by %d points.", name, longestSide, mostPoints/longestSide)
	}
	return data, nil
}
