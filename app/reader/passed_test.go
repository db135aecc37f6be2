package reader

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// boxesOver are the boxes over the text that the caret and the frame are not among.
func boxesOver(r *Reader) (veils, corners []*canvas.Rectangle) {
	for _, b := range r.painter.over.items {
		switch {
		case !b.Visible():
		case b.Size().Height == 1 || b.Size().Width == 1:
			corners = append(corners, b)
		default:
			veils = append(veils, b)
		}
	}
	return veils, corners
}

func TestWhatIsPassedOverIsPalerOnEveryLineAndHasTwoCorners(t *testing.T) {
	for _, variant := range []struct {
		name string
		of   func(t *testing.T, d Document) *Reader
	}{
		{"light", func(t *testing.T, d Document) *Reader { r, _ := open(t, theme.VariantLight, d, 400, 400); return r }},
		{"dark", func(t *testing.T, d Document) *Reader { r, _ := open(t, theme.VariantDark, d, 400, 400); return r }},
	} {
		r := variant.of(t, Document{Text: underlinedText})
		start := strings.Index(underlinedText, "It killed")
		span := passage.Span{Start: start, End: strings.Index(underlinedText, " That")}
		r.SetPassed([]Underline{{span, "a"}}, theme.ColorNameForeground)
		lines := 0
		for _, w := range r.painter.across(span) {
			if _, _, ok := r.painter.segment(w, span); ok {
				lines++
			}
		}
		veils, corners := boxesOver(r)
		if len(veils) != lines || lines < 2 || len(corners) != 4 {
			t.Errorf("%s: %d veils and %d boxes of corners on %d lines", variant.name, len(veils), len(corners), lines)
		}
		ink := color.NRGBAModel.Convert(theme.ColorForWidget(theme.ColorNameForeground, r)).(color.NRGBA)
		paper := color.NRGBAModel.Convert(theme.ColorForWidget(theme.ColorNameBackground, r)).(color.NRGBA)
		mix := func(a, b uint8) float64 { return float64(a)*(1-veil) + float64(b)*veil }
		pale := luminance(mix(ink.R, paper.R), mix(ink.G, paper.G), mix(ink.B, paper.B))
		back := luminance(float64(paper.R), float64(paper.G), float64(paper.B))
		if contrast := (max(pale, back) + 0.05) / (min(pale, back) + 0.05); contrast < 4.5 {
			t.Errorf("%s: what is passed over has a contrast of %.1f", variant.name, contrast)
		}
		r.SetDocument(Document{Text: "Another text."})
		if veils, corners := boxesOver(r); len(veils)+len(corners) != 0 {
			t.Errorf("%s: another text is passed over", variant.name)
		}
	}
}

// luminance is that of WCAG 2, of a colour in parts of 255.
func luminance(r, g, b float64) float64 {
	part := func(c float64) float64 {
		c /= 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func TestCornersStandAtTheBeginningAndTheEndAlsoFromRightToLeft(t *testing.T) {
	for text, words := range map[string]string{
		"Nobody minded then. It was late.": "Nobody minded then.",
		"\u05d0\u05d9\u05e9 \u05dc\u05d0 \u05d9\u05d3\u05e2. \u05d4\u05dd \u05d1\u05d0\u05d5.": "\u05d0\u05d9\u05e9 \u05dc\u05d0 \u05d9\u05d3\u05e2.",
	} {
		r, _ := open(t, theme.VariantLight, Document{Text: text}, 600, 200)
		at := strings.Index(text, words)
		r.SetPassed([]Underline{{passage.Span{Start: at, End: at + len(words)}, "a"}}, theme.ColorNameForeground)
		_, corners := boxesOver(r)
		if len(corners) != 4 {
			t.Fatalf("%d boxes", len(corners))
		}
		first, last := corners[0], corners[2] // the lines along the text
		if rtl := beginsRightToLeft(text); rtl != (first.Position().X > last.Position().X) || first.Position().Y >= last.Position().Y {
			t.Errorf("%q: the corner of the beginning is at %v, that of the end at %v", text, first.Position(), last.Position())
		}
	}
}

func TestTheVoiceFindsWhatIsPassedOver(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 900, 400)
	r.SetUnderlined([]Underline{{passage.Span{Start: 0, End: 41}, "dam"}}, theme.ColorNameForeground)
	minded := strings.Index(underlinedText, "Nobody")
	r.SetPassed([]Underline{{passage.Span{Start: minded, End: minded + len("Nobody minded.")}, "nobody"}}, theme.ColorNameForeground)
	for offset, want := range map[int]string{3: "[dam]", minded + 3: "[nobody]", strings.Index(underlinedText, "It killed"): "[]"} {
		r.Select(passage.Span{Start: offset, End: offset})
		if _, keys := r.Reading(); fmt.Sprint(keys) != want {
			t.Errorf("at %d %q", offset, keys)
		}
	}
}
