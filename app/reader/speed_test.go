package reader

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// laidOut is how many lines the reader has worked out.
func laidOut(r *Reader) int {
	n := 0
	for _, lines := range r.flow.laid {
		n += len(lines)
	}
	return n
}

func TestOnlyWhatIsInViewIsLaidOutHoweverLongTheText(t *testing.T) {
	one := Document{Text: strings.ReplaceAll(long(5_000_000).Text, "\n\n", " ")}
	chinese := Document{Text: strings.Repeat("統計は公表されていない漢字", 5_000_000/39)}
	unbroken := Document{Text: strings.Repeat("x", 5_000_000)}
	const screens = 12 // lines laid out ahead and behind come in pieces of paragraphs
	for _, c := range []struct {
		name  string
		doc   Document
		marks int
	}{
		{"100 kB", long(100_000), 2_000},
		{"5 MB and 100,000 marks", long(5_000_000), 100_000},
		{"5 MB in one paragraph", one, 100_000},
		{"5 MB of Chinese", chinese, 0},
		{"5 MB without a blank", unbroken, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, win := open(t, theme.VariantLight, Document{Text: "x"}, 820, 900)
			r.SetDocument(c.doc)
			r.SetMarks(many(c.doc.Text, c.marks))
			win.Canvas().Capture()
			inView := len(r.painter.rows)
			if n := laidOut(r); n > screens*inView {
				t.Errorf("opening laid out %d lines for %d in view", n, inView)
			}
			before := laidOut(r)
			r.ScrollTo(passage.Span{Start: len(c.doc.Text) / 2, End: len(c.doc.Text)/2 + 9})
			if n := laidOut(r) - before; n > screens*inView {
				t.Errorf("jumping to the middle laid out %d lines", n)
			}
			before = laidOut(r)
			for range 100 {
				r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
			}
			if n := laidOut(r) - before; n > 100*40/20+screens*inView {
				t.Errorf("scrolling by 4,000 pixels laid out %d lines", n)
			}
			if n := len(r.painter.objects); n > 40*inView {
				t.Errorf("%d objects are on the canvas for %d lines", n, inView)
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

func BenchmarkSetMarks(b *testing.B) {
	for _, n := range []int{10, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := long(5_000_000)
			r, _ := open(b, theme.VariantLight, d, 820, 900)
			marks := many(d.Text, n)
			b.ReportAllocs()
			for b.Loop() {
				r.SetMarks(marks)
			}
		})
	}
}
