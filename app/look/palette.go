// Package look holds what Galley looks like: the theme, the tints that ratings
// are shown in, and the badge that carries a rating's sign and label.
package look

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"galley/model"
	"galley/model/palette"
)

// Names of the theme colours that are Galley's own. A tint lies behind black
// text (white in the dark), a line is drawn under it. Those of ratings come from
// model/palette; a test measures every pair against WCAG's contrast ratios.
const (
	TintUnrated     fyne.ThemeColorName = "tintUnrated"
	TintTrue        fyne.ThemeColorName = "tintTrue"
	TintMostlyTrue  fyne.ThemeColorName = "tintMostlyTrue"
	TintMixed       fyne.ThemeColorName = "tintMixed"
	TintMostlyFalse fyne.ThemeColorName = "tintMostlyFalse"
	TintFalse       fyne.ThemeColorName = "tintFalse"
	TintNone        fyne.ThemeColorName = "tintNone"

	LineUnrated     fyne.ThemeColorName = "lineUnrated"
	LineTrue        fyne.ThemeColorName = "lineTrue"
	LineMostlyTrue  fyne.ThemeColorName = "lineMostlyTrue"
	LineMixed       fyne.ThemeColorName = "lineMixed"
	LineMostlyFalse fyne.ThemeColorName = "lineMostlyFalse"
	LineFalse       fyne.ThemeColorName = "lineFalse"
	LineNone        fyne.ThemeColorName = "lineNone"

	// Of two versions compared: words that are gone, that came, that stand elsewhere.
	TintRemoved fyne.ThemeColorName = "tintRemoved"
	TintAdded   fyne.ThemeColorName = "tintAdded"
	TintMoved   fyne.ThemeColorName = "tintMoved"
	LineRemoved fyne.ThemeColorName = "lineRemoved"
	LineAdded   fyne.ThemeColorName = "lineAdded"
	LineMoved   fyne.ThemeColorName = "lineMoved"

	Faint fyne.ThemeColorName = "faint" // second-rank text; still 4.5:1
	Ring  fyne.ThemeColorName = "ring"  // around what has the keyboard; 3:1 against every ground
)

// Tint is the colour name behind a passage with a rating.
func Tint(r model.Rating) fyne.ThemeColorName {
	key := r.Key()
	if names, known := toneNames[key]; known {
		return names.tint
	}
	return fyne.ThemeColorName(ownTint + key)
}

// Line is the colour name of the line under a passage with a rating.
func Line(r model.Rating) fyne.ThemeColorName {
	key := r.Key()
	if names, known := toneNames[key]; known {
		return names.line
	}
	return fyne.ThemeColorName(ownLine + key)
}

// ownTint and ownLine begin the names of colours that a desk chose for a rating; the key of the palette
// follows.
const ownTint, ownLine = "tint ", "line "

// ownShades are the colours of a name that Tint or Line made of a desk's own colour.
func ownShades(name fyne.ThemeColorName) (shades, bool) {
	if key, is := strings.CutPrefix(string(name), ownTint); is {
		return inBoth(palette.Of(palette.Key(key)).Tint), true
	}
	if key, is := strings.CutPrefix(string(name), ownLine); is {
		return inBoth(palette.Of(palette.Key(key)).Line), true
	}
	return shades{}, false
}

var toneNames = map[palette.Key]struct{ tint, line fyne.ThemeColorName }{
	palette.None:        {TintNone, LineNone},
	palette.True:        {TintTrue, LineTrue},
	palette.MostlyTrue:  {TintMostlyTrue, LineMostlyTrue},
	palette.Mixed:       {TintMixed, LineMixed},
	palette.MostlyFalse: {TintMostlyFalse, LineMostlyFalse},
	palette.False:       {TintFalse, LineFalse},
}

// shades are a colour in the light and in the dark.
type shades struct{ light, dark color.Color }

// inBoth is a pair of the palette as Fyne takes it.
func inBoth(p palette.Pair) shades { return shades{rgb(uint32(p.Light)), rgb(uint32(p.Dark))} }

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}
