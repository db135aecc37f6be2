package reader

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"galley/model/palette"
	"galley/model/passage"
)

// signsOn are the texts in the margin behind the line that an offset stands in.
func signsOn(r *Reader, offset int) string {
	edge, y := r.left()+r.flow.width, r.PositionOf(offset).Y
	for _, o := range r.painter.texts.items {
		if at := o.Position(); o.Visible() && at.X >= edge && at.Y < y && at.Y+o.Size().Height > y {
			return o.Text
		}
	}
	return ""
}

func TestTheMarginHasASignAKindAndACount(t *testing.T) {
	const text = "The envoy said it.\n\nNobody disagreed about the troops.\n\nThey met.\n\nIt was late."
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 820, 600)
	at := func(words string) passage.Span { return quote(t, text, words) }
	end := at("late.").End
	r.SetMargin([]MarginMark{
		{at("envoy"), "¶", false, "a"},
		{at("Nobody"), "¶", false, "b"}, {passage.Span{Start: at("about").End, End: at("about").End}, "†", false, "c"},
		{at("troops"), "†", true, "d"},
		{passage.Span{Start: end, End: end}, "»", true, "e"},
	})
	for words, want := range map[string]string{"envoy": "¶", "troops": "¶†\u20093", "They": "", "late": "»"} {
		if got := signsOn(r, at(words).Start); got != want {
			t.Errorf("behind %q stands %q, want %q", words, got, want)
		}
	}
	var pressed, over []string
	r.OnMargin = func(keys []string, _ fyne.Position) { pressed = keys }
	r.OnHover = func(keys []string, _ fyne.Position) { over = keys }
	place := fyne.NewPos(r.left()+r.flow.width+8, r.PositionOf(at("troops").Start).Y)
	before := r.Selection()
	press(r, place, 0)
	release(r, place)
	if !slices.Equal(pressed, []string{"b", "c", "d"}) || r.Selection() != before {
		t.Errorf("pressed %v, selected %v", pressed, r.Selection())
	}
	move := func(to fyne.Position) { r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: to}}) }
	if move(place); !slices.Equal(over, []string{"b", "c", "d"}) {
		t.Errorf("over %v", over)
	}
	if move(r.PositionOf(at("They").Start)); over != nil {
		t.Errorf("over %v", over)
	}
	if move(place); over == nil {
		t.Fatal("it is not hovered again")
	}
	if r.MouseOut(); over != nil {
		t.Errorf("over %v", over)
	}
}

func TestMarksOfHiddenLinesHaveNoSign(t *testing.T) {
	const text = "One.\n\nTwo.\n\nThree."
	two := quote(t, text, "Two.")
	r, _ := open(t, theme.VariantLight, Document{Text: text, Blocks: []Block{{Span: quote(t, text, "One.")},
		{Span: two, Hidden: true}, {Span: quote(t, text, "Three.")}}}, 820, 600)
	r.SetMargin([]MarginMark{{two, "¶", false, "two"}})
	if n := len(r.margin.lines); n != 0 {
		t.Errorf("%d lines have signs", n)
	}
}

func TestThePassageOfAMarkIsDrawnUnderOnlyWhilePointedAt(t *testing.T) {
	const text = "The envoy said it."
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 820, 600)
	boxes := func() (n int) {
		for _, o := range r.painter.over.items {
			if o.Visible() {
				n++
			}
		}
		return n
	}
	before := boxes()
	r.SetPointed([]passage.Span{quote(t, text, "envoy"), {Start: 9, End: 9}})
	if boxes() <= before {
		t.Error("nothing was drawn")
	}
	r.SetPointed(nil)
	if boxes() != before {
		t.Error("it stayed")
	}
}

func TestTheCaretSpeaksOfMarksInTheMarginOfItsSentence(t *testing.T) {
	const text = "The envoy said it. Nobody disagreed."
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 820, 600)
	r.SetMargin([]MarginMark{{quote(t, text, "envoy"), "¶", false, "note 0"}})
	r.MarkNames = func(key string) string { return "Comment " + key }
	r.Select(passage.Span{Start: 2, End: 2})
	if got := r.AccessibilityLabel(); got != "The envoy said it. Comment note 0." {
		t.Error(got)
	}
	r.Select(passage.Span{Start: 24, End: 24})
	if got := r.AccessibilityLabel(); got != "Nobody disagreed." {
		t.Error(got)
	}
}

func TestSignsInTheMarginHaveTheContrastThatSignsNeed(t *testing.T) {
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		ground := paper{variant}.Color(theme.ColorNameBackground, variant)
		for _, part := range []float32{marginInk, marginFaint} {
			ink := fade(paper{variant}.Color(theme.ColorNameForeground, variant), part)
			if got := palette.Contrast(laidOver(ink, ground), ground); got < 3 {
				t.Errorf("contrast %.2f at %v", got, part)
			}
		}
	}
}

// laidOver is a colour that lets another through.
func laidOver(over, under color.Color) color.Color {
	o, u := color.NRGBAModel.Convert(over).(color.NRGBA), color.NRGBAModel.Convert(under).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(o.A) + int(b)*(255-int(o.A))) / 255) }
	return color.NRGBA{R: mix(o.R, u.R), G: mix(o.G, u.G), B: mix(o.B, u.B), A: 255}
}

// marginOf is so many marks, all over a text.
func marginOf(text string, n int) []MarginMark {
	marks := make([]MarginMark, n)
	for i := range marks {
		at := len(text) / n * i
		marks[i] = MarginMark{passage.Span{Start: at, End: at}, "¶", i%3 == 0, fmt.Sprint("note ", i)}
	}
	return marks
}

func TestALineOfTenThousandMarksIsLookedAtOnce(t *testing.T) {
	text := strings.Repeat("word ", 2000)
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 820, 600)
	marks := make([]MarginMark, 10_000)
	for i := range marks {
		marks[i] = MarginMark{passage.Span{Start: 3, End: 4}, "¶", false, ""}
	}
	r.SetMargin(marks)
	if got := signsOn(r, 3); got != "10000" && got != "¶\u200910000" {
		t.Errorf("the sign is %q", got)
	}
}

// BenchmarkScrollWithMargin is a frame without marks in the margin and with 10,000.
func BenchmarkScrollWithMargin(b *testing.B) {
	for _, n := range []int{0, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := long(2_000_000)
			r, _ := open(b, theme.VariantLight, d, 820, 900)
			r.SetMarks(many(d.Text, 2000))
			if n > 0 {
				r.SetMargin(marginOf(d.Text, n))
			}
			r.SetTop(len(d.Text) / 2)
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
