// Package palette holds the colours that ratings are shown in. The window, the web page, the
// PDF and the Word document take them from here, so that a rating looks the same in each.
//
// A rating's label and sign say what it is; its colour only helps to find it again.
package palette

import "fmt"

// Key names the colours of a tone. Web pages have it as a CSS class.
type Key string

// The tones that ratings have, and Unrated for what has no rating.
const (
	Unrated     Key = "unrated"
	True        Key = "true"
	MostlyTrue  Key = "mostly-true"
	Mixed       Key = "mixed"
	MostlyFalse Key = "mostly-false"
	False       Key = "false"
	None        Key = "none" // says neither
)

// Keys are all there are, in the order that style sheets list them.
var Keys = []Key{Unrated, True, MostlyTrue, Mixed, MostlyFalse, False, None}

// Colour is red, green and blue, as in 0xRRGGBB.
type Colour uint32

// RGB returns the three parts of the colour.
func (c Colour) RGB() (red, green, blue uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// Hex returns the colour as CSS and SVG write it, "#c5ecd0".
func (c Colour) Hex() string { return fmt.Sprintf("#%06x", uint32(c)) }

// Pair is a colour in the light and in the dark.
type Pair struct{ Light, Dark Colour }

// Colours are what a tone is shown in.
type Colours struct {
	Tint Pair // lies behind text
	Line Pair // is drawn: under a passage, beside a card, as the ink of a word
}

// Ink and Paper are the text and the ground that a test measures the colours with.
var (
	Ink   = Pair{0x1b1c1e, 0xe9e7e2}
	Paper = Pair{0xfbfaf7, 0x1c1d1f}
)

var colours = map[Key]Colours{
	Unrated:     {Pair{0xfff0a8, 0x4d4415}, Pair{0x7a6000, 0xe3c94b}},
	True:        {Pair{0xc5ecd0, 0x1c4a2e}, Pair{0x125c2a, 0x7fdba1}},
	MostlyTrue:  {Pair{0xdff0bd, 0x36481b}, Pair{0x425e08, 0xbfdb78}},
	Mixed:       {Pair{0xffe0b5, 0x57391a}, Pair{0x824700, 0xf5b971}},
	MostlyFalse: {Pair{0xffd3c2, 0x5a2f22}, Pair{0x90320f, 0xf8a789}},
	False:       {Pair{0xfbc8cd, 0x5c232c}, Pair{0x931a28, 0xf79ca6}},
	None:        {Pair{0xdcdfe8, 0x3a3d4a}, Pair{0x434960, 0xbcc2d8}},
}

// Of returns the colours of a tone; a key that is none has those of Unrated.
func Of(k Key) Colours {
	if c, known := colours[k]; known {
		return c
	}
	if base, own := k.chosen(); own {
		return shadesOf(base)
	}
	return colours[Unrated]
}
