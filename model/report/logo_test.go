package report

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// claiming is the head of a PNG that says it is so large.
func claiming(w, h uint32) []byte {
	head := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	head = append(head, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

func TestALogoIsLookedAtBeforeItIsUnpacked(t *testing.T) {
	folder := t.TempDir()
	for name, data := range map[string][]byte{
		"a picture of 16 GB": claiming(65_000, 65_000), "a long one": claiming(1<<30, 1), "an empty one": claiming(0, 0),
		"no picture": []byte("GIF89a"), "nothing": {},
		"a large file": append(sample.Picture(t), make([]byte, view.LogoLimit)...),
	} {
		path := filepath.Join(folder, "logo.png")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := view.ReadLogo(path); !model.HasCode(err, model.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
		if len(data) == 0 {
			continue // none
		}
		c := sample.Every(t)
		c.Choices.Logo = data
		for _, f := range []Format{HTML, PDF, DOCX} {
			if err := Write(t.Context(), io.Discard, f, c); !model.HasCode(err, model.Invalid) {
				t.Errorf("%s in %s: %v", name, f, err)
			}
		}
	}
	if _, err := view.ReadLogo(folder); !model.HasCode(err, model.Invalid) {
		t.Errorf("a folder: %v", err)
	}
}

// FuzzLogo puts anything for a logo into what has one.
func FuzzLogo(f *testing.F) {
	f.Add(sample.Picture(f))
	f.Add(claiming(4000, 4000))
	f.Add(claiming(1, 1))
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := sample.Content(t, "A claim stands here.", "A claim stands here")
		c.Choices.Logo = data
		for _, format := range []Format{HTML, DOCX, PDF} {
			var fault *model.Fault
			if err := Write(t.Context(), io.Discard, format, c); err != nil && !errors.As(err, &fault) {
				t.Errorf("%s: no sentence: %v", format, err)
			}
		}
	})
}
