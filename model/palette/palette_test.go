package palette

import (
	"image/color"
	"testing"
)

// opaque is a colour as the others of Go are.
func opaque(c Colour) color.Color {
	r, g, b := c.RGB()
	return color.RGBA{r, g, b, 0xff}
}

func contrast(a, b Colour) float64 { return Contrast(opaque(a), opaque(b)) }

func TestEveryToneCanBeReadAndSeen(t *testing.T) {
	if len(Keys) != len(colours) {
		t.Errorf("%d keys are listed, %d have colours", len(Keys), len(colours))
	}
	for _, k := range Keys {
		c, known := colours[k]
		if !known {
			t.Errorf("%s has no colours", k)
		}
		for _, in := range []struct {
			name                     string
			ink, paper, tint, stroke Colour
		}{{"light", Ink.Light, Paper.Light, c.Tint.Light, c.Line.Light}, {"dark", Ink.Dark, Paper.Dark, c.Tint.Dark, c.Line.Dark}} {
			for _, pair := range []struct {
				what  string
				a, b  Colour
				least float64
			}{
				{"text on the tint", in.ink, in.tint, 4.5},
				{"a word in the line's colour on paper", in.stroke, in.paper, 4.5},
				{"the line on the tint", in.stroke, in.tint, 3},
			} {
				if got := contrast(pair.a, pair.b); got < pair.least {
					t.Errorf("%s, %s: %s has a contrast of %.2f, want at least %.1f", k, in.name, pair.what, got, pair.least)
				}
			}
		}
	}
}

func TestAKeyThatIsNoneIsShownAsUnrated(t *testing.T) {
	if Of("later") != Of(Unrated) {
		t.Errorf("it has %+v", Of("later"))
	}
}

func TestAColourIsWrittenAsCSSWritesIt(t *testing.T) {
	if got := Colour(0x00ff0a).Hex(); got != "#00ff0a" {
		t.Errorf("it is %s", got)
	}
}
