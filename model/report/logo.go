package report

import (
	"bytes"
	"image"
	_ "image/jpeg" // logos are JPEG
	_ "image/png"  // or PNG
)

// logoType is the media type of a logo, "" where it is no picture a report takes.
func logoType(picture []byte) string {
	switch _, format, err := image.DecodeConfig(bytes.NewReader(picture)); {
	case err != nil:
		return ""
	case format == "png" || format == "jpeg":
		return "image/" + format
	}
	return ""
}
