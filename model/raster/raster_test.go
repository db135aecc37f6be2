package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

func small() image.Image {
	m := image.NewPaletted(image.Rect(0, 0, 6, 4), color.Palette{color.White, color.Black})
	m.SetColorIndex(1, 1, 1)
	return m
}

// encoded are small pictures, by media type.
func encoded(t testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for media, encode := range map[string]func(*bytes.Buffer) error{
		"image/png":  func(b *bytes.Buffer) error { return png.Encode(b, small()) },
		"image/jpeg": func(b *bytes.Buffer) error { return jpeg.Encode(b, small(), nil) },
		"image/gif":  func(b *bytes.Buffer) error { return gif.Encode(b, small(), nil) },
		"image/bmp":  func(b *bytes.Buffer) error { return bmp.Encode(b, small()) },
		"image/tiff": func(b *bytes.Buffer) error { return tiff.Encode(b, small(), nil) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		out[media] = b.Bytes()
	}
	// the smallest lossy WebP there is, of one pixel
	out["image/webp"] = []byte("RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x000\x01\x00\x9d\x01*\x01\x00\x01\x00\x02\x004%\xa4\x00\x03p\x00\xfe\xfb\xfdP\x00")
	return out
}

// bomb is a PNG of a few bytes that says it has so many pixels.
func bomb(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	head = append(binary.BigEndian.AppendUint32(head, height), 8, 0, 0, 0, 0)
	out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

func TestEveryFormatIsKnownAndDecoded(t *testing.T) {
	for media, data := range encoded(t) {
		info, err := Look(data)
		if err != nil || info.MediaType != media || media != "image/webp" && (info.Width != 6 || info.Height != 4) {
			t.Errorf("%s is seen as %+v (%v)", media, info, err)
		}
		if picture, err := Decode(data); err != nil || picture.Bounds().Dx() != info.Width {
			t.Errorf("%s is not decoded: %v", media, err)
		}
	}
}

func TestABombIsNotDecoded(t *testing.T) {
	for _, b := range [][]byte{bomb(100_000, 100_000), bomb(1<<31-1, 1<<31-1), bomb(8001, 5000)} {
		if _, err := Decode(b); err == nil {
			t.Error("a bomb was decoded")
		}
	}
	if _, err := Look(bomb(8001, 5000)); !errors.Is(err, ErrLarge) {
		t.Errorf("it is not said to be too large: %v", err)
	}
	if _, err := Look([]byte("<svg xmlns='http://www.w3.org/2000/svg'/>")); !errors.Is(err, ErrUnknown) {
		t.Errorf("a drawing is taken for a picture: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, data := range encoded(f) {
		f.Add(data)
	}
	f.Add(bomb(9, 9))
	f.Fuzz(func(t *testing.T, data []byte) {
		if info, err := Look(data); err == nil && info.Width*info.Height > 1<<20 {
			return // within bounds, and slow
		}
		picture, err := Decode(data)
		if err == nil && int64(picture.Bounds().Dx())*int64(picture.Bounds().Dy()) > MaxPixels {
			t.Error("more pixels than are allowed")
		}
	})
}
