package reader

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// adjusted opens the article with one active mark, and hears what it becomes.
func adjusted(t *testing.T, words string) (r *Reader, text string, now *passage.Span) {
	t.Helper()
	d := article()
	r, _ = open(t, theme.VariantLight, d, 800, 900)
	clock(t)
	now = new(passage.Span)
	*now = quote(t, d.Text, words)
	show := func(s passage.Span) {
		r.SetMarks([]Mark{{s, isTrue, "it"}, {quote(t, d.Text, "fewer than 3,500"), isFalse, "other"}})
	}
	show(*now)
	r.SetActive("it")
	r.OnAdjust = func(key string, was, is passage.Span) {
		if key != "it" || was != *now {
			t.Errorf("told of %q, %v; it is %v", key, was, *now)
		}
		*now = is
		show(is)
	}
	return r, d.Text, now
}

func TestTheEndsOfTheActiveMarkAreDragged(t *testing.T) {
	r, text, now := adjusted(t, "about 100,000 U.S. troops in Afghanistan")
	end := place(t, r, now.End).AddXY(2, 12)
	if r.Cursor(); r.handleAt(end) == nil {
		t.Fatal("there is no handle at the end")
	}
	press(r, end, 0)
	dragTo(r, place(t, r, quote(t, text, " when the withdrawal").Start))
	if now.End != quote(t, text, "in Afghanistan;").End-1 {
		t.Error("told before the handle is let go")
	}
	release(r, end)
	r.DragEnd()
	if got := text[now.Start:now.End]; got != "about 100,000 U.S. troops in Afghanistan;" {
		t.Errorf("the end was dragged to %q", got)
	}
	start := place(t, r, now.Start).AddXY(-2, -12)
	press(r, start, 0)
	dragTo(r, place(t, r, quote(t, text, "there were about").Start+2)) // let go inside a word: all of it
	release(r, start)
	if got := text[now.Start:now.End]; got != "there were about 100,000 U.S. troops in Afghanistan;" {
		t.Errorf("the beginning was dragged to %q", got)
	}
	press(r, place(t, r, now.Start).AddXY(-2, -12), 0)
	dragTo(r, place(t, r, now.End).AddXY(40, 0)) // past the other end: never empty
	release(r, start)
	if got := text[now.Start:now.End]; got != "there were about 100,000 U.S. troops in Afghanistan;" {
		t.Errorf("dragged past the other end it is %q", got)
	}
	if !r.Selection().Empty() {
		t.Error("dragging a handle selected text")
	}
}

func TestShiftAltArrowsMoveTheEndsByWords(t *testing.T) {
	r, text, now := adjusted(t, "100,000 U.S. troops")
	const mod = fyne.KeyModifierShift | fyne.KeyModifierAlt
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "100,000 U.S. troops in"}, {fyne.KeyRight, "100,000 U.S. troops in Afghanistan"},
		{fyne.KeyLeft, "100,000 U.S. troops in"},
		{fyne.KeyUp, "about 100,000 U.S. troops in"}, {fyne.KeyDown, "100,000 U.S. troops in"}, {fyne.KeyDown, "U.S. troops in"},
		{fyne.KeyLeft, "U.S. troops"}, {fyne.KeyLeft, "U.S."}, {fyne.KeyLeft, "U.S."}, {fyne.KeyDown, "U.S."},
	} {
		chord(r, step.key, mod)
		if got := text[now.Start:now.End]; got != step.want {
			t.Fatalf("after %s: %q, want %q", step.key, got, step.want)
		}
	}
	r.SetActive("")
	chord(r, fyne.KeyRight, mod)
	if got := text[now.Start:now.End]; got != "U.S." || r.Selection().Empty() {
		t.Errorf("without an active mark: %q, selection %v", got, r.Selection())
	}
}

func TestHandlesAreOnlyWhereEndsCanBeMoved(t *testing.T) {
	r, _, now := adjusted(t, "about 100,000 U.S. troops")
	r.SetActive("other")
	if r.handleAt(place(t, r, now.End).AddXY(2, 12)) != nil {
		t.Error("a mark that is not active has a handle")
	}
	r.SetActive("it")
	r.OnAdjust = nil
	if len(r.handles()) > 0 {
		t.Error("there are handles, and nobody to tell")
	}
}
