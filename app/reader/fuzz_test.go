//go:build !race || long

package reader

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"galley/model/passage"
)

// model is the reader as anybody would write it who had all the time there is.
type model struct {
	doc    Document
	marks  []Mark
	hidden map[int]bool
}

// FuzzReader does anything to a reader in any order: highlights come and go,
// the window gets other sizes, text is scrolled, zoomed and selected. After
// each step what is on the screen is held against the slow model.
func FuzzReader(f *testing.F) {
	f.Add([]byte{0, 10, 40, 1, 200, 3, 90, 4, 2, 5, 7, 8, 100, 20})
	f.Add([]byte{2, 1, 2, 1, 2, 0, 0, 255, 6, 3, 7, 255, 9, 3, 1, 9, 2})
	f.Add([]byte{9, 1, 0, 7, 60, 0, 4, 0, 0, 9, 2, 1, 6, 0, 5, 200, 6, 255, 9})
	f.Add([]byte("anything at all, as long as it goes on for a while 0123456789"))
	f.Fuzz(func(t *testing.T, steps []byte) { drive(t, steps, 12) })
}

func TestReaderAgainstSlowModel(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 40 {
		steps := make([]byte, 150+i%2)
		for i := range steps {
			steps[i] = byte(r.IntN(256))
		}
		drive(t, steps, 40)
	}
}

// drive does what the bytes say, at most so many steps of it.
func drive(t *testing.T, steps []byte, most int) {
	t.Helper()
	d := article()
	if len(steps)%2 == 1 {
		d.Pictures = illustrations(d, 1, 4, 4, len(d.Blocks)-1)
	}
	r, _ := open(t, theme.VariantLight, d, 500, 400)
	r.Load = func(key string, width int) {
		if width%3 > 0 {
			r.SetPicture(key, painted(9))
		}
	}
	m := &model{doc: d, hidden: map[int]bool{}}
	at := 0
	next := func() int {
		if at >= len(steps) {
			return 0
		}
		at++
		return int(steps[at-1])
	}
	// Marks and selections stand between letters, never in one.
	between := func(at int) int { return passage.ClusterStart(d.Text, min(at, len(d.Text))) }
	place := func() int { return between((next()*256 + next()) % (len(d.Text) + 1)) }
	for n := 0; at < len(steps) && n < most; n++ {
		switch next() % 10 {
		case 0, 1:
			from := place()
			mark := Mark{Span: passage.Span{Start: from, End: between(from + next())}, Style: isTrue, Key: fmt.Sprint("m", n)}
			if !mark.Span.Empty() {
				m.marks = append(m.marks, mark)
			}
			r.SetMarks(slices.Clone(m.marks))
		case 2:
			if n := len(m.marks); n > 0 {
				i := next() % n
				m.marks = slices.Delete(m.marks, i, i+1)
				r.SetMarks(slices.Clone(m.marks))
			}
		case 3:
			r.SetMarks(slices.Clone(m.marks))
		case 4:
			r.Resize(fyne.NewSize(float32(120+4*next()), float32(60+3*next())))
		case 5:
			r.SetZoom(0.7 + float32(next())/150)
		case 6:
			r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(next()-128)*6)})
		case 7:
			r.SetTop(place())
		case 8:
			from := place()
			r.Select(passage.Span{Start: from, End: between(from + next()*3)})
		case 9:
			i := next() % len(d.Blocks)
			m.hidden[i] = next()%2 == 0 && len(m.hidden) < len(d.Blocks)-2
			blocks := slices.Clone(d.Blocks)
			for i := range blocks {
				blocks[i].Hidden = m.hidden[i]
			}
			r.SetBlocks(blocks)
			r.StepPicture(1)
			key(r, fyne.KeyDown)
			key(r, fyne.KeyUp)
		}
		m.check(t, r)
	}
}

// check holds what is in view against the model.
func (m *model) check(t *testing.T, r *Reader) {
	t.Helper()
	for i, f := range r.pictures.near {
		for _, w := range r.painter.rows {
			if w.y+w.set.line > f.y && w.y < f.y+f.h {
				t.Fatalf("picture %d, at %v to %v, stands on a line, at %v to %v", f.number, f.y, f.y+f.h, w.y, w.y+w.set.line)
			}
		}
		if i > 0 && f.y < r.pictures.near[i-1].y+r.pictures.near[i-1].h {
			t.Fatalf("picture %d stands on picture %d", f.number, r.pictures.near[i-1].number)
		}
	}
	if got, want := r.SelectedText(), m.visible(r.Selection()); got != want {
		t.Fatalf("the selection reads %q, want %q", got, want)
	}
	last := -1
	for _, w := range r.painter.rows {
		if w.start < last {
			t.Fatalf("a row begins at %d, the one before went to %d", w.start, last)
		}
		last = w.end
		line := m.doc.Text[w.start:w.end]
		clusters := graphemes.FromString(line)
		for clusters.Next() {
			start, end := w.start+clusters.Start(), w.start+clusters.End()
			x := r.painter.x(w, start)
			// A press just right of a letter's left edge finds the letter.
			if next := r.painter.x(w, end); next-x > 1 {
				middle := fyne.NewPos(x+(next-x)/4, w.y+w.set.line/2)
				if got, _ := r.offsetAt(middle); got != start && w.y >= 0 && w.y+w.set.line < r.Size().Height {
					t.Fatalf("a press on %q at %d finds %d", m.doc.Text[start:end], start, got)
				}
			}
			var want []string
			for _, mark := range m.marks {
				if mark.Span.Contains(start) {
					want = append(want, mark.Key)
				}
			}
			got := slices.Clone(r.marks.keysAt(start))
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("at %d the marks are %v, want %v", start, got, want)
			}
			for _, mark := range r.painter.inView {
				from, to, ok := r.painter.segment(w, mark.Span)
				inside := ok && x >= from-0.6 && x < to-0.1
				if covered := mark.Span.Contains(start); covered != inside && r.painter.x(w, end)-x > 1 {
					t.Fatalf("%q at %d, x %v: painted %v (%v to %v), covered by %v: %v", m.doc.Text[start:end], start, x, inside,
						from, to, mark.Span, covered)
				}
			}
		}
	}
}

// visible is a span's text without the hidden blocks, said plainly.
func (m *model) visible(span passage.Span) string {
	var out []byte
	for i := span.Start; i < span.End; i++ {
		gone := false
		for b, block := range m.doc.Blocks {
			end := block.Span.End
			if b+1 < len(m.doc.Blocks) {
				end = m.doc.Blocks[b+1].Span.Start // with what parts it from the next
			}
			gone = gone || m.hidden[b] && i >= block.Span.Start && i < end
		}
		if !gone {
			out = append(out, m.doc.Text[i])
		}
	}
	return string(out)
}
