package reader

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// long is a text of about so many bytes, in paragraphs of a varied length.
func long(bytes int) Document {
	var b strings.Builder
	var blocks []Block
	for i := 0; b.Len() < bytes; i++ {
		start := b.Len()
		for k := range 3 + i%7 {
			fmt.Fprintf(&b, "In %d the ministry counted %d,%03d cases in district %d, about one in %d. ", 1990+i%30, i%90+1, (i*37+k)%1000, i, k+2)
		}
		kind := Paragraph
		if i%9 == 0 {
			kind = Heading
		}
		blocks = append(blocks, Block{Span: passage.Span{Start: start, End: b.Len() - 1}, Kind: kind, Level: 2})
		b.WriteString("\n\n")
	}
	return Document{Text: b.String(), Blocks: blocks}
}

func many(text string, n int) []Mark {
	styles := []Style{isTrue, isFalse, isMixed, unrated, lost}
	marks := make([]Mark, n)
	for i := range marks {
		start := int(int64(i) * int64(len(text)-100) / int64(n))
		marks[i] = Mark{passage.Span{Start: start, End: start + 20 + i%60}, styles[i%len(styles)], fmt.Sprint(i)}
	}
	return marks
}

// where is the height at which an offset is painted; false if it is not in view.
func where(r *Reader, offset int) (float32, bool) {
	w, ok := r.painter.rowOf(offset, false)
	return w.y, ok
}

func TestNothingJumpsWhenHeightsAreLearned(t *testing.T) {
	r, win := open(t, theme.VariantLight, long(300_000), 700, 600)
	r.SetTop(150_000)
	before := r.Top()
	for range 400 { // up, into what has only been estimated
		top := r.Top()
		y, _ := where(r, top)
		test.Scroll(win.Canvas(), fyne.NewPos(300, 300), 0, 10)
		if after, ok := where(r, top); !ok || after != y+10 {
			t.Fatalf("scrolled 10 px: the line moved from %v to %v", y, after)
		}
	}
	for range 400 {
		test.Scroll(win.Canvas(), fyne.NewPos(300, 300), 0, -10)
	}
	if r.Top() != before {
		t.Errorf("up and down again leads from %d to %d", before, r.Top())
	}
}

func TestEnds(t *testing.T) {
	d := long(200_000)
	r, win := open(t, theme.VariantLight, d, 700, 600)
	test.Scroll(win.Canvas(), fyne.NewPos(300, 300), 0, 500)
	if r.Top() != 0 || r.flow.off != 0 {
		t.Error("scrolled above the top")
	}
	for range 3 {
		test.Scroll(win.Canvas(), fyne.NewPos(300, 300), 0, -9e6)
	}
	last := r.painter.rows[len(r.painter.rows)-1]
	if last.next != d.Blocks[len(d.Blocks)-1].Span.End || last.y+last.set.line > 600 || last.y < 450 {
		t.Errorf("at the end the last line is %+v", last)
	}
	y, h := r.thumb()
	if y+h < 599 {
		t.Errorf("the thumb ends at %v", y+h)
	}
}

func TestScrollToAndTop(t *testing.T) {
	d := long(400_000)
	r, _ := open(t, theme.VariantLight, d, 700, 600)
	span := passage.Span{Start: 251_000, End: 251_040}
	r.ScrollTo(span)
	y, ok := where(r, span.Start)
	if !ok || y < 150 || y > 250 {
		t.Fatalf("scrolled to: %v %v, not a third from the top", y, ok)
	}
	top := r.Top()
	r.ScrollTo(passage.Span{Start: span.Start + 200, End: span.Start + 220})
	if r.Top() != top {
		t.Error("scrolled though it was in view")
	}
	r.SetTop(10_000)
	r.SetTop(top)
	if r.Top() != top {
		t.Errorf("SetTop(%d) leads to %d", top, r.Top())
	}
	later := New() // asked before it has a size
	later.SetDocument(d)
	later.SetTop(top)
	win := test.NewTempWindow(t, later)
	win.Resize(fyne.NewSize(700, 600))
	if got := later.Top(); got < top-100 || got > top {
		t.Errorf("asked early, it shows %d, not %d", got, top)
	}
}

func TestPlaceIsKept(t *testing.T) {
	d := long(200_000)
	r, win := open(t, theme.VariantLight, d, 700, 600)
	r.SetTop(100_000)
	top := r.Top()
	y, _ := where(r, top)
	near := func(what string) {
		t.Helper()
		if after, ok := where(r, top); !ok || after < y-1 || after > y+1 {
			t.Errorf("%s: the place is at %v %v, not %v", what, after, ok, y)
		}
	}
	for _, zoom := range []float32{1.1, 1.6, 2.5, 0.7, 1} {
		r.SetZoom(zoom)
		near(fmt.Sprint("zoom ", zoom))
	}
	for w := float32(700); w > 300; w -= 13 {
		win.Resize(fyne.NewSize(w, 600))
	}
	near("narrow")
	win.Resize(fyne.NewSize(700, 600))
	near("wide again")
	blocks := make([]Block, len(d.Blocks))
	copy(blocks, d.Blocks)
	for i := range blocks {
		blocks[i].Hidden = i%3 == 0 && !blocks[i].Span.Contains(top)
	}
	r.SetBlocks(blocks)
	near("some blocks hidden")
	for _, w := range r.painter.rows {
		for _, b := range blocks {
			if b.Hidden && b.Span.Contains(w.start) {
				t.Fatal("a hidden block is painted")
			}
		}
	}
	r.SetBlocks(d.Blocks)
	near("shown again")
	for i := range blocks {
		blocks[i].Hidden = true
	}
	r.SetBlocks(blocks)
	if len(r.painter.rows) != 0 {
		t.Error("all is hidden, and yet painted")
	}
	key(r, fyne.KeyDown)
	key(r, fyne.KeyPageDown)
	r.Select(passage.Span{Start: 5, End: 9})
	r.SetBlocks(d.Blocks)
	if len(r.painter.rows) == 0 {
		t.Error("nothing comes back")
	}
}

func TestBarAndMap(t *testing.T) {
	d := long(500_000)
	r, _ := open(t, theme.VariantLight, d, 700, 600)
	r.SetMarks([]Mark{{passage.Span{Start: 250_000, End: 250_030}, isTrue, "a"}})
	y := -1
	for i, row := range r.strip.rows {
		if row.count > 0 {
			y = i
		}
	}
	if y < 270 || y > 330 {
		t.Fatalf("the mark in the middle is at row %d of the map", y)
	}
	click(r, fyne.NewPos(700-barWidth-4, float32(y+10)), 0)
	if at, ok := where(r, 250_000); !ok || at < 150 || at > 250 {
		t.Errorf("a click on the map leads elsewhere: %v %v", at, ok)
	}
	_, h := r.thumb()
	press(r, fyne.NewPos(697, 300), 0)
	top, _ := r.thumb()
	for _, to := range []float32{100, 480, 590} {
		dragTo(r, fyne.NewPos(640, to))
		now, _ := r.thumb()
		if want := min(max(top+to-300, 0), 600-h); now < want-6 || now > want+6 {
			t.Errorf("dragged to %v the thumb is at %v, not %v", to, now, want)
		}
	}
	release(r, fyne.NewPos(640, 590))
	if r.mouse.drag != dragNothing || !r.Selection().Empty() {
		t.Error("the thumb is not let go")
	}
}

func TestDragBeyondTheEdgeScrolls(t *testing.T) {
	d := long(100_000)
	r, _ := open(t, theme.VariantLight, d, 700, 400)
	clock(t)
	press(r, fyne.NewPos(200, 200), 0)
	from := r.selection.anchor
	dragTo(r, fyne.NewPos(220, 300))
	for range 60 { // Fyne's test driver gives an animation one tick
		r.mouse.ticker = nil
		dragTo(r, fyne.NewPos(220, 480))
	}
	top := r.Top()
	if top == 0 || r.Selection().Start != from || r.Selection().End < top {
		t.Errorf("top %d, selected %v", top, r.Selection())
	}
	release(r, fyne.NewPos(220, 480))
	if r.mouse.ticker != nil || r.mouse.drag != dragNothing {
		t.Error("still scrolling after the mouse is up")
	}
}

func TestFind(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 700, 400)
	for query, want := range map[string]int{"u.s. TROOPS": 2, "government's": 1, "österreicher": 1, "OSTERREICHER": 1, "": 0,
		"nowhere": 0, "\"we did": 1, "  well-known   10th ": 1, "統計": 4} {
		got := r.Find(query)
		if len(got) != want {
			t.Errorf("%q is found %d times, not %d", query, len(got), want)
		}
	}
	blocks := append([]Block(nil), d.Blocks...)
	blocks[2].Hidden = true
	r.SetBlocks(blocks)
	if got := r.Find("u.s. troops"); len(got) != 1 {
		t.Errorf("found in a hidden block: %v", got)
	}
	r.SetMatches(r.Find("the"), 2)
	if r.current != 2 {
		t.Errorf("the current one is %d", r.current)
	}
}

func TestThemeChange(t *testing.T) {
	d := article()
	r, win := open(t, theme.VariantLight, d, 700, 400)
	light := r.painter.texts.items[0].Color
	fyne.CurrentApp().Settings().SetTheme(paper{theme.VariantDark})
	r.Refresh()
	if r.painter.texts.items[0].Color == light {
		t.Error("the text keeps its colour in another theme")
	}
	win.Canvas().Focus(r)
	if n := frameEdges(r); n != 4 {
		t.Errorf("with the focus %d of the 4 edges are painted", n)
	}
	win.Canvas().Unfocus()
	if n := frameEdges(r); n != 0 {
		t.Errorf("without the focus %d edges are painted", n)
	}
}

// frameEdges is how many boxes in the colour of the focus are on the screen.
func frameEdges(r *Reader) int {
	n := 0
	for _, b := range r.painter.over.items {
		if b.Visible() && b.FillColor == r.painter.colour(theme.ColorNameFocus) {
			n++
		}
	}
	return n
}
