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

func TestEveryColourThatADeskChoosesCanBeReadAndSeen(t *testing.T) {
	const step = 0x33 // the 216 colours of the web's first palette
	for r := 0; r <= 0xff; r += step {
		for g := 0; g <= 0xff; g += step {
			for b := 0; b <= 0xff; b += step {
				key, is := Own(Colour(r<<16 | g<<8 | b).Hex())
				if !is {
					t.Fatalf("%06x is no colour", r<<16|g<<8|b)
				}
				c := Of(key)
				for _, in := range []struct{ ink, paper, tint, line Colour }{
					{Ink.Light, Paper.Light, c.Tint.Light, c.Line.Light}, {Ink.Dark, Paper.Dark, c.Tint.Dark, c.Line.Dark}} {
					if x, y, z := contrast(in.ink, in.tint), contrast(in.line, in.paper), contrast(in.line, in.tint); x < 4.5 || y < 4.5 || z < 3 {
						t.Errorf("%s: text on the tint %.2f, the line on paper %.2f, on the tint %.2f", key, x, y, z)
					}
				}
			}
		}
	}
	for _, bad := range []string{"", "red", "#12345", "#12345g", "#1234567", "2e7d32"} {
		if key, is := Own(bad); is {
			t.Errorf("%q is taken for the colour %s", bad, key)
		}
	}
	if a, b := Of("own-c62828"), Of("own-1565c0"); a == b {
		t.Error("two colours look the same")
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
