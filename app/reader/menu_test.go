package reader

import (
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

// rightClick presses and lets go the other button as the driver does.
func rightClick(r *Reader, at fyne.Position) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: desktop.MouseButtonSecondary}
	r.MouseDown(e)
	r.MouseUp(e)
	r.TappedSecondary(&e.PointEvent)
}

func TestAMenuIsOfTheSelectionOrOfTheMarksThere(t *testing.T) {
	d := article()
	r, win := open(t, theme.VariantLight, d, 800, 900)
	pass := clock(t)
	outer, inner := quote(t, d.Text, "about 100,000 U.S. troops"), quote(t, d.Text, "100,000")
	r.SetMarks([]Mark{{outer, isTrue, "outer"}, {inner, isFalse, "inner"}})
	var asked []Place
	r.OnMenu = func(p Place) { asked = append(asked, p) }
	last := func() Place {
		t.Helper()
		if len(asked) != 1 {
			t.Fatalf("a menu was asked for %d times", len(asked))
		}
		p := asked[0]
		asked = nil
		return p
	}
	on := place(t, r, inner.Start+2)
	rightClick(r, on)
	if p := last(); !slices.Equal(p.Keys, []string{"inner", "outer"}) || !p.Span.Empty() || p.At != on {
		t.Errorf("on a mark: %+v", p)
	}
	words := quote(t, d.Text, "when the withdrawal")
	r.Select(words)
	rightClick(r, place(t, r, words.Start+3))
	if p := last(); p.Span != words || len(p.Keys) != 0 {
		t.Errorf("on the selection: %+v", p)
	}
	rightClick(r, on)
	if p := last(); !p.Span.Empty() || len(p.Keys) != 2 {
		t.Errorf("on a mark away from the selection: %+v", p)
	}
	if r.Selection() != words {
		t.Error("a right click took the selection away")
	}
	pass(time.Second)

	// The Menu key and Shift+F10 do the same where the caret is.
	win.Canvas().Focus(r)
	key(r, desktop.KeyMenu)
	if p := last(); p.Span != words || p.At.IsZero() {
		t.Errorf("by key: %+v", p)
	}
	r.Select(passage.Span{Start: outer.End, End: outer.End}) // behind it, as after marking
	shifted(r, fyne.KeyF10)
	if p := last(); !slices.Equal(p.Keys, []string{"outer"}) || !p.Span.Empty() {
		t.Errorf("behind a mark by key: %+v", p)
	}
}

func TestNothingOutOfSightIsMarked(t *testing.T) {
	r, win := open(t, theme.VariantLight, long(200_000), 700, 500)
	var marked []passage.Span
	hidden := 0
	r.OnMark = func(s passage.Span) { marked = append(marked, s) }
	r.OnHidden = func() { hidden++ }
	words := passage.Span{Start: 40, End: 60}
	r.Select(words)
	win.Canvas().Focus(r)
	r.SetTop(120_000)
	key(r, fyne.KeyReturn)
	if len(marked) != 0 || hidden != 1 {
		t.Fatalf("out of sight: marked %v, told %d times", marked, hidden)
	}
	if _, in := where(r, words.Start); !in {
		t.Fatal("the words did not come into view")
	}
	key(r, fyne.KeyReturn)
	if len(marked) != 1 || marked[0] != r.Selection() || hidden != 1 {
		t.Errorf("in view: marked %v, told %d times", marked, hidden)
	}
	r.SetTop(120_000)
	test.Tap(r.painter.button)
	if len(marked) != 1 {
		t.Error("the button marked what is out of sight")
	}
}

func TestTheCaretComesWithTheViewOnceScrolledAwayFrom(t *testing.T) {
	r, _ := open(t, theme.VariantLight, long(200_000), 700, 500)
	r.Select(passage.Span{Start: 40, End: 40})
	if r.Caret() != 40 {
		t.Errorf("in view it stands at %d", r.Caret())
	}
	r.SetTop(120_000)
	if c := r.Caret(); c != r.Top() {
		t.Errorf("scrolled away from it is %d, the view begins at %d", c, r.Top())
	}
}

func TestTheMarginNumbersTheMarksThatBeginInALine(t *testing.T) {
	d := article()
	r, _ := open(t, theme.VariantLight, d, 800, 900)
	numbered := func(n int, words string) Mark { return Mark{quote(t, d.Text, words), Style{Number: n}, words} }
	r.SetMarks([]Mark{numbered(7, "when the withdrawal"), numbered(12, "withdrawal"), {quote(t, d.Text, "about 100,000"), isTrue, "none"}})
	at := func(label string) (fyne.Position, bool) {
		for _, o := range r.painter.texts.items {
			if o.Visible() && o.Text == label {
				return o.Position(), true
			}
		}
		return fyne.Position{}, false
	}
	pos, there := at("7, 12")
	if line := place(t, r, quote(t, d.Text, "when the withdrawal").Start); !there || pos.X > r.left() || pos.Y > line.Y+6 || pos.Y < line.Y-14 {
		t.Errorf("numbers at %v (%v), the line at %v, the text from %v", pos, there, line, r.left())
	}
	var many []Mark
	for i := range 40 {
		s := quote(t, d.Text, "when the withdrawal")
		s.End -= i % 10
		many = append(many, Mark{s, Style{Number: 1040 + i}, "k"})
	}
	r.SetMarks(many)
	pos, there = at("1040…")
	if whole, all := at("1040–1079"); all {
		pos, there = whole, true
	}
	if !there || pos.X < 0 {
		t.Errorf("forty that begin at one place stand at %v (%v)", pos, there)
	}
	r.SetMarks([]Mark{{quote(t, d.Text, "about 100,000"), isTrue, "none"}})
	for _, o := range r.painter.texts.items {
		if o.Visible() && strings.HasPrefix(o.Text, "10") {
			t.Errorf("a number is left: %q", o.Text)
		}
	}
}
