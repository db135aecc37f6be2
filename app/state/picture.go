package state

import (
	"fmt"
	"slices"
	"strings"

	"galley/app/locale"
	"galley/model"
)

// pictureKey begins what the reader knows a picture by; no id of a claim begins so.
const pictureKey = "picture "

// PictureKey is what the reader knows a picture of a version by, from its number there. It has the bytes' hash
// in it, so that what was asked for of one version is never taken for a picture of another.
func PictureKey(i int, p model.Picture) string { return fmt.Sprint(pictureKey, i, " ", p.SHA256) }

// PictureOf is the picture of a version that the reader knows by a key, and its number there.
func PictureOf(v model.Version, key string) (i int, p model.Picture, is bool) {
	if !strings.HasPrefix(key, pictureKey) {
		return 0, p, false
	}
	for i, p := range v.Pictures {
		if PictureKey(i, p) == key {
			return i, p, true
		}
	}
	return 0, p, false
}

// PictureHash is the hash of the bytes of the picture that the reader knows by a key; "" where there are none.
func PictureHash(key string) string {
	rest, is := strings.CutPrefix(key, pictureKey)
	_, hash, _ := strings.Cut(rest, " ")
	if !is {
		return ""
	}
	return hash
}

// PictureKeyOf is the key of the first picture of a version with those bytes; "" none.
func PictureKeyOf(v model.Version, sha256 string) string {
	i := slices.IndexFunc(v.Pictures, func(p model.Picture) bool { return p.SHA256 == sha256 })
	if sha256 == "" || i < 0 {
		return ""
	}
	return PictureKey(i, v.Pictures[i])
}

// PictureName is what a picture is called.
func PictureName(p model.Picture) string {
	if p.Alt == "" {
		return locale.Text("Picture without a description")
	}
	return locale.Text("Picture: %s", p.Alt)
}

// PictureMissing says why a picture cannot be shown; "" its bytes are in the library.
func PictureMissing(p model.Picture) string {
	switch {
	case p.SHA256 != "":
		return ""
	case strings.HasPrefix(p.MediaType, "image/svg"):
		return locale.Text("A drawing in SVG: Galley does not show these.")
	}
	return locale.Text("This picture was not in what was imported.")
}
