package pdfium

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strings"
	"testing"
)

// paper is a PDF of so many white pages with a black square each.
func paper(pages int) []byte {
	var b strings.Builder
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids string
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 4+i)
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, pages))
	object("<</Length 15>>stream\n0 0 50 50 re f\n\nendstream")
	for range pages {
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Contents 3 0 R>>")
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return []byte(b.String())
}

func TestThePagesOfAPDFAreDrawn(t *testing.T) {
	n := 0
	err := Pictures(t.Context(), paper(5), 3, 300, func(page, of int, picture image.Image) {
		n++
		dark := func(x, y int) bool { r, _, _, _ := picture.At(x, y).RGBA(); return r < 0x8000 }
		if page != n || of != 5 || picture.Bounds().Dx() != 300 || picture.Bounds().Dy() != 600 || !dark(20, 580) || dark(280, 20) {
			t.Errorf("page %d of %d is drawn wrong: %v", page, of, picture.Bounds())
		}
	})
	if err != nil || n != 3 {
		t.Errorf("%d pages, %v", n, err)
	}
}

func TestWhatIsNoPDFIsNotDrawn(t *testing.T) {
	if err := Pictures(t.Context(), []byte("no PDF"), 3, 300, func(int, int, image.Image) { t.Error("a page was drawn") }); err == nil {
		t.Error("no error")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Pictures(ctx, paper(1), 3, 300, func(int, int, image.Image) { t.Error("a page was drawn") }); !errors.Is(err,
		context.Canceled) {
		t.Errorf("%v", err)
	}
}
