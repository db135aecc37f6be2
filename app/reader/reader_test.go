package reader

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// place is where on the widget the boundary at an offset is painted.
func place(t testing.TB, r *Reader, offset int) fyne.Position {
	t.Helper()
	at := r.PositionOf(offset)
	if at.IsZero() {
		t.Fatalf("offset %d is not in view", offset)
	}
	return at
}

func press(r *Reader, at fyne.Position, mod fyne.KeyModifier) {
	r.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: mod})
}

func release(r *Reader, at fyne.Position) {
	r.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
}

func dragTo(r *Reader, at fyne.Position) {
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
}

func click(r *Reader, at fyne.Position, mod fyne.KeyModifier) {
	press(r, at, mod)
	release(r, at)
}

// clock stops time; what it gives lets time pass.
func clock(t testing.TB) func(time.Duration) {
	at := time.Unix(1e9, 0)
	now = func() time.Time { return at }
	t.Cleanup(func() { now = time.Now })
	return func(d time.Duration) { at = at.Add(d) }
}

func key(r *Reader, name fyne.KeyName) { r.TypedKey(&fyne.KeyEvent{Name: name}) }

func shifted(r *Reader, name fyne.KeyName) {
	r.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(r, name)
	r.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func chord(r *Reader, name fyne.KeyName, mod fyne.KeyModifier) {
	r.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod})
}

func TestADragOverWordsTakesWholeWords(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	pass := clock(t)
	start, end := quote(t, d.Text, "when the withdrawal").Start, quote(t, d.Text, "when the withdrawal").End
	for _, c := range []struct {
		name     string
		from, to int
		mod      fyne.KeyModifier
		want     string
	}{
		{"let go too early", start, end - 3, 0, "when the withdrawal"},
		{"begun too late", start + 2, end, 0, "when the withdrawal"},
		{"backwards, both ends inside words", end - 3, start + 1, 0, "when the withdrawal"},
		{"with Alt, between letters", start + 2, end - 3, fyne.KeyModifierAlt, "en the withdra"},
		{"a part of one word", start + 1, start + 3, 0, "he"},
	} {
		pass(time.Second)
		press(r, place(t, r, c.from), c.mod)
		dragTo(r, place(t, r, c.to))
		release(r, place(t, r, c.to))
		r.DragEnd()
		if got := r.SelectedText(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDragSelects(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	pass := clock(t)
	var told []passage.Span
	r.OnSelect = func(s passage.Span) { told = append(told, s) }
	whole := passage.Span{Start: quote(t, d.Text, "when the withdrawal").Start, End: quote(t, d.Text, "said Gen.").End}
	for _, backwards := range []bool{false, true} {
		pass(time.Second)
		from, to := place(t, r, whole.Start), place(t, r, whole.End)
		if backwards {
			from, to = to, from
		}
		press(r, from, 0)
		dragTo(r, from.AddXY(4, 0))
		if r.painter.button.Visible() {
			t.Error("the button is there during a drag")
		}
		dragTo(r, to)
		release(r, to)
		r.DragEnd()
		if got := r.Selection(); got != whole {
			t.Errorf("backwards %v: selected %q", backwards, d.Text[got.Start:got.End])
		}
		if got := r.SelectedText(); got != d.Text[whole.Start:whole.End] {
			t.Errorf("selected text is %q", got)
		}
	}
	if !slices.Equal(told, []passage.Span{whole}) {
		t.Errorf("OnSelect was told %v; the second drag selects the same", told)
	}
	r.OnMark = func(s passage.Span) { told = append(told, s) }
	r.paint()
	if !r.painter.button.Visible() {
		t.Fatal("no button by the selection")
	}
	if size := r.painter.button.Size(); size.Height < 24 || size.Width < 24 {
		t.Errorf("the button is only %v", size)
	}
	test.Tap(r.painter.button)
	key(r, fyne.KeyReturn)
	if len(told) != 3 || told[1] != whole || told[2] != whole {
		t.Errorf("OnMark was told %v", told)
	}
	click(r, place(t, r, 3), 0)
	if !r.Selection().Empty() || told[len(told)-1] != (passage.Span{}) || r.painter.button.Visible() {
		t.Errorf("a click does not clear the selection: %v", told)
	}
}

func TestClicks(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	pass := clock(t)
	at := place(t, r, quote(t, d.Text, "withdrawal was").Start+3)
	selected := func() string { s := r.Selection(); return d.Text[s.Start:s.End] }
	click(r, at, 0)
	pass(100 * time.Millisecond)
	press(r, at, 0)
	if selected() != "withdrawal" {
		t.Errorf("a double click selects %q", selected())
	}
	dragTo(r, place(t, r, quote(t, d.Text, "announced there").Start+2))
	if selected() != "withdrawal was announced" {
		t.Errorf("a drag by words selects %q", selected())
	}
	dragTo(r, place(t, r, quote(t, d.Text, "when the with").Start+2))
	if selected() != "when the withdrawal" {
		t.Errorf("a drag back by words selects %q", selected())
	}
	release(r, at)
	pass(time.Second)
	for range 3 {
		click(r, at, 0)
		pass(100 * time.Millisecond)
	}
	if s := selected(); !strings.HasPrefix(s, "At the height") || !strings.HasSuffix(s, "3,500.") {
		t.Errorf("a triple click selects %q", s)
	}
	pass(time.Second)
	click(r, at, 0)
	pass(time.Second)
	click(r, place(t, r, quote(t, d.Text, "there were fewer").Start), fyne.KeyModifierShift)
	if selected() != "hdrawal was announced " {
		t.Errorf("shift and a click select %q", selected())
	}
}

func TestTaps(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	pass := clock(t)
	r.SetMarks(articleMarks(t, d.Text))
	var got [][]string
	r.OnTap = func(keys []string) { got = append(got, keys) }
	for _, words := range []string{"837 billion", "itself", "surge", "100,000"} {
		pass(time.Second)
		click(r, place(t, r, quote(t, d.Text, words).Start+1).AddXY(2, 0), 0)
	}
	want := [][]string{{"sum", "war", "cost"}, {"cost"}, nil, {"surge"}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("taps: %v, not %v", got, want)
	}
	// The first and last letters' halves that lie in a mark are its own.
	m := quote(t, d.Text, "$837 billion")
	for _, at := range []fyne.Position{place(t, r, m.Start).AddXY(1, 0), place(t, r, m.End).AddXY(-1, 0)} {
		pass(time.Second)
		click(r, at, 0)
		if keys := got[len(got)-1]; len(keys) != 3 {
			t.Errorf("a tap at the mark's edge finds %v", keys)
		}
	}
	var hovered [][]string
	r.OnHover = func(keys []string, _ fyne.Position) { hovered = append(hovered, keys) }
	hover := func(at fyne.Position) { r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}}) }
	hover(place(t, r, m.Start).AddXY(3, 0))
	if r.Cursor() != desktop.PointerCursor {
		t.Error("no pointer over a mark")
	}
	hover(place(t, r, m.Start).AddXY(5, 0))
	hover(place(t, r, 5))
	if r.Cursor() != desktop.TextCursor {
		t.Error("no I-beam over text")
	}
	if len(hovered) != 2 || len(hovered[0]) != 3 || hovered[1] != nil {
		t.Errorf("hovered: %v", hovered)
	}
}

func TestKeys(t *testing.T) {
	d := Document{Text: "One two, e\u0301three 👩‍👩‍👧 four.\n\nhidden\n\nFive six.", Blocks: []Block{
		{Span: passage.Span{Start: 0, End: 42}}, {Span: passage.Span{Start: 44, End: 50}, Hidden: true},
		{Span: passage.Span{Start: 52, End: 61}}}}
	if end := strings.Index(d.Text, "\n"); end != 42 || len(d.Text) != 61 {
		t.Fatal("the blocks are not where they should be", end, len(d.Text))
	}
	r, win := open(t, theme.VariantLight, d, 600, 300)
	win.Canvas().Focus(r)
	selected := func() string { s := r.Selection(); return d.Text[s.Start:s.End] }
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { shifted(r, fyne.KeyRight) }, "O"},
		{func() { chord(r, fyne.KeyRight, fyne.KeyModifierControl|fyne.KeyModifierShift) }, "One"},
		{func() { chord(r, fyne.KeyRight, fyne.KeyModifierAlt|fyne.KeyModifierShift) }, "One two"},
		{func() { key(r, fyne.KeyRight) }, ""},
		{func() { key(r, fyne.KeyRight); key(r, fyne.KeyRight); shifted(r, fyne.KeyRight) }, "e\u0301"},
		{func() { shifted(r, fyne.KeyEnd) }, "e\u0301three 👩‍👩‍👧 four."},
		{func() { shifted(r, fyne.KeyRight) }, "e\u0301three 👩‍👩‍👧 four.\n\nhidden\n\n"},
		{func() { shifted(r, fyne.KeyRight) }, "e\u0301three 👩‍👩‍👧 four.\n\nhidden\n\nF"},
		{func() { shifted(r, fyne.KeyLeft); shifted(r, fyne.KeyLeft) }, "e\u0301three 👩‍👩‍👧 four."},
		{func() { key(r, fyne.KeyLeft); shifted(r, fyne.KeyHome) }, "One two, "},
		{func() { chord(r, fyne.KeyEnd, fyne.KeyModifierControl) }, ""},
		{func() { chord(r, fyne.KeyHome, fyne.KeyModifierControl|fyne.KeyModifierShift) }, d.Text},
		{func() { key(r, fyne.KeyEscape) }, ""},
		{func() { r.TypedShortcut(&fyne.ShortcutSelectAll{}) }, d.Text},
		{func() { key(r, fyne.KeyRight); chord(r, fyne.KeyLeft, fyne.KeyModifierControl|fyne.KeyModifierShift) }, "six."},
		{func() { chord(r, fyne.KeyLeft, fyne.KeyModifierControl|fyne.KeyModifierShift) }, "Five six."},
		{func() { chord(r, fyne.KeyLeft, fyne.KeyModifierControl|fyne.KeyModifierShift) }, "four.\n\nhidden\n\nFive six."},
	} {
		step.do()
		if got := selected(); got != step.want {
			t.Errorf("selected %q, not %q", got, step.want)
		}
	}
	r.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.TypedShortcut(&fyne.ShortcutCopy{})
	want := "One two, e\u0301three 👩‍👩‍👧 four.\n\nFive six."
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("copied %q, not %q", got, want)
	}
	var runes []rune
	var names []fyne.KeyName
	r.OnRune = func(c rune) { runes = append(runes, c) }
	r.OnKey = func(n fyne.KeyName) { names = append(names, n) }
	for _, c := range "1s n" {
		r.TypedRune(c)
	}
	key(r, fyne.KeyEscape)
	for _, n := range []fyne.KeyName{fyne.KeyDelete, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyUp} {
		key(r, n)
	}
	if string(runes) != "1s n" || !slices.Equal(names, []fyne.KeyName{fyne.KeyDelete, fyne.KeyEscape, fyne.KeyReturn}) {
		t.Errorf("passed on %q %v", string(runes), names)
	}
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	start := quote(t, d.Text, "withdrawal was").Start
	r.Select(passage.Span{Start: start, End: start})
	for range 12 {
		key(r, fyne.KeyDown)
	}
	for range 12 {
		key(r, fyne.KeyUp)
	}
	if r.selection.head != start {
		t.Errorf("down and up again leads from %d to %d", start, r.selection.head)
	}
}

func TestRandomKeysStayBetweenClusters(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 20 {
		var b strings.Builder
		var blocks []Block
		for range 6 {
			text := strings.NewReplacer("\xff", "x").Replace(randomText(rnd, 40))
			blocks = append(blocks, Block{Span: passage.Span{Start: b.Len(), End: b.Len() + len(text)}, Kind: Kind(rnd.IntN(5)),
				Hidden: rnd.IntN(4) == 0})
			b.WriteString(text + "\n\n")
		}
		d := Document{Text: b.String(), Blocks: blocks}
		r, _ := open(t, theme.VariantLight, d, 300, 200)
		if len(r.flow.pieces) == 0 {
			continue
		}
		names := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown,
			fyne.KeyPageUp}
		for range 150 {
			name := names[rnd.IntN(len(names))]
			switch rnd.IntN(3) {
			case 0:
				key(r, name)
			case 1:
				shifted(r, name)
			case 2:
				chord(r, name, fyne.KeyModifierControl|fyne.KeyModifierShift)
			}
			i := r.flow.locate(r.selection.head)
			p := r.flow.pieces[i]
			if h := r.selection.head; h < p.start || h > p.end || passage.ClusterStart(d.Text[p.start:p.end], h-p.start)+p.start != h {
				t.Fatalf("%q: the caret is at %d, within a cluster or hidden", d.Text, h)
			}
		}
	}
}

func TestTheBarOffersWhatElseCanBeDoneWithASelection(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	done := ""
	r.OnMark = func(passage.Span) { done = "mark" }
	r.Actions = []Action{{"Copy", func() { done = "copy" }}, {"Find", func() { done = "find" }}}
	r.Select(quote(t, d.Text, "fewer than 3,500"))
	for i, want := range []string{"mark", "copy", "find"} {
		b := r.painter.bar()[i]
		if !b.Visible() || b.Size().Height < 24 || b.Size().Width < 24 {
			t.Errorf("%s: visible %v, size %v", want, b.Visible(), b.Size())
		}
		if i > 0 && b.Position().X < r.painter.bar()[i-1].Position().X+r.painter.bar()[i-1].Size().Width {
			t.Errorf("%s lies over the button before it", want)
		}
		if test.Tap(b); done != want {
			t.Errorf("tapping %s did %s", want, done)
		}
	}
	if !slices.ContainsFunc(r.painter.objects, func(o fyne.CanvasObject) bool { return o == r.painter.others[1] }) {
		t.Error("the button is not on the canvas")
	}
	r.Select(passage.Span{})
	for _, b := range r.painter.bar() {
		if b.Visible() {
			t.Errorf("%q is there without a selection", b.label.Text)
		}
	}
}
