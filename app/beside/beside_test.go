package beside

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/app/reader"
	"galley/model/passage"
	"galley/model/pdfium"
)

// paged is a page with lines of words, each letter a hundredth of the page wide.
func paged(number, of int, lines ...string) *pdfium.Page {
	p := &pdfium.Page{Number: number, Of: of, Picture: image.NewRGBA(image.Rect(0, 0, 100, 140))}
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			p.Letters = append(p.Letters, pdfium.Letter{Start: b.Len(), End: b.Len() + 1})
			b.WriteString("\n")
		}
		for j, c := range line {
			l := pdfium.Letter{Start: b.Len(), End: b.Len() + 1}
			if c != ' ' {
				l.X0, l.Y0 = 0.1+0.01*float32(j), 0.1+0.05*float32(i)
				l.X1, l.Y1 = l.X0+0.009, l.Y0+0.02
			}
			p.Letters = append(p.Letters, l)
			b.WriteRune(c)
		}
	}
	p.Text = b.String()
	return p
}

// shown is a pane on a window, and what it reported.
type shown struct {
	*Pane
	used   []passage.Span
	pages  []int
	found  []string
	played int
	closed int
}

func show(t *testing.T, s State) *shown {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	x := &shown{Pane: New()}
	x.OnUse = func(span passage.Span) { x.used = append(x.used, span) }
	x.OnPage = func(n int) { x.pages = append(x.pages, n) }
	x.OnFind = func(words string, _ bool) {
		if words != "" {
			x.found = append(x.found, words)
		}
	}
	x.OnPlay = func(passage.Span) { x.played++ }
	x.OnClose = func() { x.closed++ }
	x.OnFile = func(int) {}
	x.Keys.Rune, x.Keys.Key = func(rune) {}, func(fyne.KeyName) {}
	w := test.NewTempWindow(t, x.Content())
	w.Resize(fyne.NewSize(600, 400))
	x.Show(s)
	w.Canvas().Focus(x.First())
	return x
}

func (x *shown) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		x.sheet.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (x *shown) shortcut(key fyne.KeyName, with fyne.KeyModifier) {
	x.sheet.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: with})
}

func TestWordsOfAPageAreChosenByKeyboardAlone(t *testing.T) {
	x := show(t, State{Files: []string{"a.pdf"}, Page: paged(2, 9, "The border is long", "and runs on the hills", "of both.")})
	if x.First() != fyne.Focusable(x.sheet) {
		t.Fatalf("%T has the keyboard", x.First())
	}
	const shift = fyne.KeyModifierShift
	x.shortcut(fyne.KeyRight, fyne.KeyModifierControl)
	for range 2 {
		x.shortcut(fyne.KeyRight, fyne.KeyModifierControl|shift)
	}
	if x.press(fyne.KeyReturn); len(x.used) != 1 || x.state.Page.Text[x.used[0].Start:x.used[0].End] != "border is" {
		t.Errorf("used: %v", x.used)
	}
	x.press(fyne.KeyDown, fyne.KeyHome)
	if got := x.sheet.offsetOf(x.sheet.head); !strings.HasPrefix(x.state.Page.Text[got:], "and runs") {
		t.Errorf("down and home lead to %d", got)
	}
	x.press(fyne.KeyEnd)
	if got := x.sheet.offsetOf(x.sheet.head); !strings.HasSuffix(x.state.Page.Text[:got], "hills") {
		t.Errorf("end leads to %q", x.state.Page.Text[:got])
	}
	x.press(fyne.KeyUp)
	if got := x.sheet.offsetOf(x.sheet.head); got > len("The border is long") {
		t.Errorf("up leads to %d", got)
	}
	x.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	x.shortcut(fyne.KeyPageUp, fyne.KeyModifierControl)
	if len(x.pages) != 2 || x.pages[0] != 3 || x.pages[1] != 1 {
		t.Errorf("pages: %v", x.pages)
	}
}

func TestWordsDraggedOverOnAPageAreWhole(t *testing.T) {
	x := show(t, State{Files: []string{"a.pdf"}, Page: paged(1, 1, "The border is long")})
	at := func(letter int) fyne.Position {
		from, size := x.sheet.paper()
		l := x.sheet.page.Letters[letter]
		return from.AddXY((l.X0+l.X1)/2*size.Width, (l.Y0+l.Y1)/2*size.Height)
	}
	x.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(5)}, Button: desktop.MouseButtonPrimary})
	x.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(15)}})
	x.sheet.DragEnd()
	if span := x.sheet.selection(); x.sheet.page.Text[span.Start:span.End] != "border is long" {
		t.Errorf("selected: %q", x.sheet.page.Text[span.Start:span.End])
	}
	x.sheet.DoubleTapped(&fyne.PointEvent{Position: at(11)})
	if span := x.sheet.selection(); x.sheet.page.Text[span.Start:span.End] != "is" {
		t.Errorf("a double click selects %q", x.sheet.page.Text[span.Start:span.End])
	}
}

func TestEnterWithNothingSelectedSaysWhatToDo(t *testing.T) {
	x := show(t, State{Files: []string{"a.pdf"}, Page: paged(1, 1, "Words")})
	if x.press(fyne.KeyReturn); len(x.used) != 0 || !x.note.Visible() {
		t.Errorf("used %v, said %q", x.used, x.note.Text)
	}
	x.Show(State{Files: []string{"a.pdf"}, Page: paged(1, 1)}) // a scanned page: it is the place
	if x.press(fyne.KeyReturn); len(x.used) != 1 || !x.used[0].Empty() {
		t.Errorf("used %v", x.used)
	}
	x.Show(State{Says: "No file is kept.", Chosen: -1})
	if x.UseSelection(); len(x.used) != 1 {
		t.Errorf("used %v", x.used)
	}
}

func TestFindGoesOnToOtherPages(t *testing.T) {
	x := show(t, State{Files: []string{"a.pdf"}, Page: paged(1, 9, "One border, two borders")})
	x.Find()
	x.find.entry.SetText("BORDER")
	if x.find.count.Text != "1 of 2" {
		t.Errorf("said: %q", x.find.count.Text)
	}
	x.find.entry.OnSubmitted("")
	if x.find.count.Text != "2 of 2" || len(x.found) != 0 {
		t.Errorf("said: %q", x.find.count.Text)
	}
	x.find.entry.OnSubmitted("")
	if len(x.found) != 1 {
		t.Errorf("asked for: %v", x.found)
	}
	x.Missed()
	if x.find.count.Text != "1 of 2" {
		t.Errorf("said: %q", x.find.count.Text)
	}
	x.find.close() // what was found is selected
	if span := x.sheet.selection(); x.sheet.page.Text[span.Start:span.End] != "border" {
		t.Errorf("selected: %v", span)
	}
}

func TestThePassageIsBroughtIntoView(t *testing.T) {
	lines := make([]string, 17)
	for i := range lines {
		lines[i] = "Words of a line"
	}
	lines[16] = "It is here"
	p := paged(1, 1, lines...)
	at := strings.Index(p.Text, "here")
	x := show(t, State{Files: []string{"a.pdf"}, Page: p, Found: passage.Span{Start: at, End: at + 4}})
	_, size := x.sheet.paper()
	y := p.Letters[x.sheet.letterAt(at)].Y0*size.Height + sheetMargin - x.sheet.top
	if x.sheet.top == 0 || y < 0 || y > x.sheet.Size().Height {
		t.Errorf("it stands at %v of %v", y, x.sheet.Size().Height)
	}
	d := reader.Document{Text: "Some text.\n\nIt is here."}
	x.Show(State{Files: []string{"a.txt"}, Key: "a", Document: d, Found: passage.Span{Start: 18, End: 22}})
	if x.First() != fyne.Focusable(x.reader) {
		t.Errorf("%T has the keyboard", x.First())
	}
}

func TestTheSourceStandsBesideAWideArticleAndBelowANarrowOne(t *testing.T) {
	test.NewTempApp(t)
	p := NewPair(container.NewStack(widget.NewLabel("article")), container.NewStack(widget.NewLabel("source")))
	w := test.NewTempWindow(t, p.Content())
	for _, c := range []struct {
		width  float32
		beside bool
	}{{1200, true}, {600, false}} {
		w.Resize(fyne.NewSize(c.width, 500))
		p.Show(true)
		if p.Horizontal != c.beside {
			t.Errorf("%v wide: beside %v", c.width, p.Horizontal)
		}
		p.Show(false)
		if got := p.Leading.Size(); p.Shown() || got.Width < c.width-20 || got.Height < 450 {
			t.Errorf("%v wide: alone the article has %v", c.width, got)
		}
	}
}
