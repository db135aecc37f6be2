package pdfium

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// book is a PDF of so many pages, each with its number and two lines of words. turn is what every page says of
// how it is turned.
func book(pages int, turn string) []byte {
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
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, pages))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]%s/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", turn, 5+2*i))
		words := fmt.Sprintf("BT /F 20 Tf 20 540 Td (Page %d begins) Tj 0 -30 Td (and ends here.) Tj ET", i+1)
		object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(words), words))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return []byte(b.String())
}

func TestAPageHasItsPictureAndItsWordsWhereTheyStand(t *testing.T) {
	for _, c := range []struct {
		turn   string
		width  int
		x0, y0 float32 // where the first letter begins, about
	}{{"", 200, 0.05, 0.075}, {"/Rotate 90", 300, 0.90, 0.05}, {"/CropBox[0 300 400 600]", 200, 0.05, 0.15}} {
		page, err := OnePage(t.Context(), book(3, c.turn), 2, c.width)
		if err != nil {
			t.Fatal(err)
		}
		if page.Number != 2 || page.Of != 3 || page.Picture.Bounds().Dx() != c.width || !strings.Contains(page.Text, "Page 2 begins") || !strings.Contains(page.Text, "and ends here.") {
			t.Errorf("%s: page %d of %d, %v, %q", c.turn, page.Number, page.Of, page.Picture.Bounds(), page.Text)
		}
		begins := strings.Index(page.Text, "Page") // of a page that is turned, PDFium reads the lines in another order
		first := page.Letters[slices.IndexFunc(page.Letters, func(l Letter) bool { return l.Start == begins })]
		if page.Text[first.Start:first.End] != "P" || !first.Drawn() || first.X0 < c.x0-0.03 || first.X0 > c.x0+0.03 || first.Y0 < c.y0-0.03 || first.Y0 > c.y0+0.03 {
			t.Errorf("%s: the first letter stands at %+v", c.turn, first)
		}
		dark := func(l Letter) (n int) {
			w, h := float32(page.Picture.Bounds().Dx()), float32(page.Picture.Bounds().Dy())
			for x := int(l.X0 * w); x <= int(l.X1*w); x++ {
				for y := int(l.Y0 * h); y <= int(l.Y1*h); y++ {
					if r, _, _, _ := page.Picture.At(x, y).RGBA(); r < 0xC000 {
						n++
					}
				}
			}
			return n
		}
		if dark(first) == 0 {
			t.Errorf("%s: nothing is drawn where the first letter is said to stand", c.turn)
		}
	}
}

func TestTheTextsOfPagesGoRound(t *testing.T) {
	for _, c := range []struct {
		from      int
		backwards bool
		want      string
	}{{2, false, "[2 3 4 1]"}, {2, true, "[2 1 4 3]"}, {1, true, "[1 4 3 2]"}} {
		var seen []int
		if err := Texts(t.Context(), book(4, ""), c.from, c.backwards, func(p Page) bool {
			seen = append(seen, p.Number)
			one, err := OnePage(t.Context(), book(4, ""), p.Number, 0)
			return p.Of == 4 && err == nil && p.Text == one.Text && strings.HasPrefix(p.Text, fmt.Sprintf("Page %d ", p.Number))
		}); err != nil || fmt.Sprint(seen) != c.want {
			t.Errorf("from %d: %v, %v", c.from, seen, err)
		}
	}
}

func TestAPageThatIsNotThereIsSaid(t *testing.T) {
	for _, n := range []int{-1, 0, 3} {
		if _, err := OnePage(t.Context(), book(2, ""), n, 0); !errors.Is(err, ErrNoPage) {
			t.Errorf("page %d: %v", n, err)
		}
	}
	if _, err := OnePage(t.Context(), []byte("no PDF"), 1, 100); err == nil {
		t.Error("what is no PDF has a page")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := OnePage(ctx, book(1, ""), 1, 100); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// BenchmarkAPageOfALongPDF: the last page of a long PDF takes about as long as the page of a short one.
func BenchmarkAPageOfALongPDF(b *testing.B) {
	for _, pages := range []int{1, 300} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			data := book(pages, "")
			for b.Loop() {
				if _, err := OnePage(b.Context(), data, pages, 1200); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
