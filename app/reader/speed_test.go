package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// TestSpeed prints what opening and scrolling cost, and fails where the size
// of the text shows in what should not depend on it.
func TestSpeed(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a few seconds")
	}
	one := Document{Text: strings.ReplaceAll(long(5_000_000).Text, "\n\n", " ")}
	chinese := Document{Text: strings.Repeat("統計は公表されていない漢字", 5_000_000/39)}
	unbroken := Document{Text: strings.Repeat("x", 5_000_000)}
	for _, c := range []struct {
		name  string
		doc   Document
		marks int
	}{
		{"6 kB", long(6_000), 10},
		{"100 kB", long(100_000), 2_000},
		{"5 MB and 100,000 marks", long(5_000_000), 100_000},
		{"5 MB in one paragraph", one, 100_000},
		{"5 MB of Chinese", chinese, 0},
		{"5 MB without a blank", unbroken, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, win := open(t, theme.VariantLight, Document{Text: "x"}, 820, 900)
			marks := many(c.doc.Text, c.marks)
			began := time.Now()
			r.SetDocument(c.doc)
			text := time.Since(began)
			r.SetMarks(marks)
			shown := time.Since(began)
			win.Canvas().Capture()
			captured := time.Since(began)
			frames := make([]time.Duration, 300)
			for i := range frames {
				from := time.Now()
				r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
				frames[i] = time.Since(from)
			}
			slices.Sort(frames)
			from := time.Now()
			r.ScrollTo(passage.Span{Start: len(c.doc.Text) / 2, End: len(c.doc.Text)/2 + 9})
			jump := time.Since(from)
			from = time.Now()
			chord(r, fyne.KeyRight, fyne.KeyModifierControl)
			key(r, fyne.KeyLeft)
			click(r, fyne.NewPos(300, 300), 0)
			click(r, fyne.NewPos(300, 300), 0)
			click(r, fyne.NewPos(300, 300), 0)
			act := time.Since(from)
			from = time.Now()
			r.SetZoom(1.2)
			zoom := time.Since(from)
			from = time.Now()
			n := len(r.Find("district 7"))
			find := time.Since(from)
			fmt.Printf("%-24s text %v, marks %v, with Fyne's software painter %v; scroll p50 %v p95 %v; jump %v; click, word, sentence %v; zoom %v; find %v (%d)\n",
				c.name, text, shown-text, captured, frames[150], frames[285], jump, act, zoom, find, n)
			if shown > time.Second || frames[285] > 50*time.Millisecond {
				t.Errorf("too slow")
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, size := range []int{6_000, 100_000, 5_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			d := long(size)
			r, _ := open(b, theme.VariantLight, d, 820, 900)
			b.ReportAllocs()
			for b.Loop() {
				clear(r.letters.shaper.words)
				r.SetDocument(d)
			}
		})
	}
}

func BenchmarkScroll(b *testing.B) {
	for _, size := range []int{6_000, 5_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			d := long(size)
			r, _ := open(b, theme.VariantLight, d, 820, 900)
			r.SetMarks(many(d.Text, size/50))
			r.SetTop(size / 2)
			b.ReportAllocs()
			dy := float32(-3)
			for i := 0; b.Loop(); i++ {
				if i%500 == 0 {
					dy = -dy
				}
				r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
			}
		})
	}
}
