package palette

import (
	"image/color"
	"strconv"
	"strings"
	"sync"
)

// ownKey begins the keys of colours that a desk chose for ratings of its own.
const ownKey = "own-"

// Own is the key of a colour that a desk chose, "#2e7d32", and whether it is one.
func Own(hex string) (Key, bool) {
	digits, is := strings.CutPrefix(strings.ToLower(hex), "#")
	if _, err := strconv.ParseUint(digits, 16, 32); !is || err != nil || len(digits) != 6 {
		return "", false
	}
	return Key(ownKey + digits), true
}

// chosen is the colour that a key of Own names.
func (k Key) chosen() (Colour, bool) {
	digits, is := strings.CutPrefix(string(k), ownKey)
	if n, err := strconv.ParseUint(digits, 16, 32); is && err == nil && len(digits) == 6 {
		return Colour(n), true
	}
	return 0, false
}

// Contrasts that the colours of a tone have at least: of text on the tint, of a word in the line's
// colour on paper, and of the line on the tint (WCAG 2.2, 1.4.3 and 1.4.11).
const (
	textOnTint  = 4.5
	lineOnPaper = 4.5
	lineOnTint  = 3
)

var made sync.Map // of Colour to Colours

// shadesOf are the tint and the line of a colour that a desk chose: as near to it as can be read.
func shadesOf(base Colour) Colours {
	if c, known := made.Load(base); known {
		return c.(Colours)
	}
	light, dark := Paper.Light, Paper.Dark
	c := Colours{
		Tint: Pair{tintFor(base, light, Ink.Light), tintFor(base, dark, Ink.Dark)},
	}
	c.Line = Pair{lineFor(base, light, c.Tint.Light, 0x000000), lineFor(base, dark, c.Tint.Dark, 0xffffff)}
	made.Store(base, c)
	return c
}

// tintFor is a colour on paper, as strong as text on it can be read and never strong.
func tintFor(base, paper, ink Colour) Colour {
	for part := 28; part > 0; part -= 2 {
		if tint := blend(base, paper, part); contrastOf(ink, tint) >= textOnTint+1 {
			return tint
		}
	}
	return paper
}

// lineFor is a colour that is made darker, or lighter, until it can be read.
func lineFor(base, paper, tint, towards Colour) Colour {
	for part := 100; part > 0; part -= 2 {
		if line := blend(base, towards, part); contrastOf(line, paper) >= lineOnPaper && contrastOf(line, tint) >= lineOnTint {
			return line
		}
	}
	return towards
}

// blend is a colour with so many parts of a hundred of the first, the rest of the second.
func blend(a, b Colour, part int) Colour {
	mixed := func(x, y uint8) Colour { return Colour((int(x)*part + int(y)*(100-part) + 50) / 100) }
	ar, ag, ab := a.RGB()
	br, bg, bb := b.RGB()
	return mixed(ar, br)<<16 | mixed(ag, bg)<<8 | mixed(ab, bb)
}

func contrastOf(a, b Colour) float64 {
	in := func(c Colour) color.Color {
		r, g, b := c.RGB()
		return color.RGBA{r, g, b, 0xff}
	}
	return Contrast(in(a), in(b))
}
