package reader

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// dotsOf are the lines of dots in view.
func dotsOf(r *Reader) []*canvas.Text {
	var out []*canvas.Text
	for _, t := range r.painter.texts.items {
		if t.Visible() && t.Text != "" && strings.Trim(t.Text, ".") == "" {
			out = append(out, t)
		}
	}
	return out
}

const underlinedText = "The dam had been declared unsafe in 2012. Nobody minded. It killed 14 people when it broke, among them a family of five who had " +
	"come to picnic at its foot. That was all."

func TestWhatIsUnderlinedHasDotsUnderItsWordsOnly(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 400, 400)
	second := strings.Index(underlinedText, "It killed")
	span := passage.Span{Start: second, End: strings.Index(underlinedText, " That")}
	r.SetUnderlined([]Underline{{passage.Span{Start: 0, End: 41}, "a"}, {span, "b"}}, theme.ColorNameForeground)
	rows := 0
	for _, u := range r.underlined {
		for _, w := range r.painter.across(u.Span) {
			from, to, ok := r.painter.segment(w, u.Span)
			if !ok {
				continue
			}
			rows++
			found := false
			for _, d := range dotsOf(r) {
				x, wide := d.Position().X, d.Size().Width
				if x == from && wide <= to-from && wide > to-from-6 && d.Position().Y < w.y+w.set.line && d.Position().Y > w.y-w.set.line/2 {
					found = true
				}
			}
			if !found {
				t.Errorf("no dots under %q", underlinedText[w.start:w.end])
			}
		}
	}
	if n := len(dotsOf(r)); n != rows || rows < 4 {
		t.Errorf("%d lines of dots under %d lines", n, rows)
	}
	r.SetDocument(Document{Text: "Another text."})
	if n := len(dotsOf(r)); n != 0 {
		t.Errorf("%d lines of dots under another text", n)
	}
}

func TestThePointerAndTheVoiceFindWhatIsUnderlined(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 900, 400)
	var heard []string
	r.OnHover = func(keys []string, _ fyne.Position) { heard = append(heard, strings.Join(keys, ",")) }
	r.SetUnderlined([]Underline{{passage.Span{Start: 0, End: 41}, "dam"}}, theme.ColorNameForeground)
	over := func(offset int) {
		w, _ := r.painter.rowOf(offset, false)
		r.MouseMoved(mouseAt(r.painter.x(w, offset)+2, w.y+w.set.line/2))
	}
	over(4)
	over(8) // still the same
	over(45)
	r.SetMarks([]Mark{{Span: passage.Span{Start: 4, End: 7}, Style: isTrue, Key: "claim"}})
	over(5)
	over(20)
	r.MouseOut()
	if got := fmt.Sprint(heard); got != "[dam  claim dam ]" {
		t.Errorf("heard %s", got)
	}
	r.Select(passage.Span{Start: 20, End: 20})
	if _, keys := r.Reading(); fmt.Sprint(keys) != "[dam]" {
		t.Errorf("at the caret %q", keys)
	}
	r.Select(passage.Span{Start: 0, End: 41})
	if _, keys := r.Reading(); fmt.Sprint(keys) != "[dam]" {
		t.Errorf("selected %q", keys)
	}
}

// TestALineOfDotsIsOneObject: Fyne paints every object anew in every frame.
func TestALineOfDotsIsOneObject(t *testing.T) {
	d := prose(20_000, 4)
	r, _ := open(t, theme.VariantLight, d, 900, 700)
	count := func() (n int) {
		for _, o := range r.painter.objects {
			if o.Visible() {
				n++
			}
		}
		return n
	}
	before := count()
	var every []Underline
	for at := 0; at+50 < len(d.Text); at += 60 {
		if !strings.Contains(d.Text[at:at+50], "\n") {
			every = append(every, Underline{passage.Span{Start: at, End: at + 50}, fmt.Sprint(at)})
		}
	}
	r.SetUnderlined(every, theme.ColorNameForeground)
	rows := len(r.painter.rows)
	if more := count() - before; more == 0 || more > 4*rows {
		t.Errorf("%d objects more for %d lines", more, rows)
	}
}
