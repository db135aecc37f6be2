package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model"
)

// luminance and ratio are WCAG 2.2's relative luminance and contrast ratio.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func ratio(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextIsReadableOnEveryGroundInBothThemes(t *testing.T) {
	tones := []model.Tone{model.ToneNone, model.ToneTrue, model.ToneMostlyTrue, model.ToneMixed, model.ToneMostlyFalse, model.ToneFalse}
	pairs := []struct {
		text, ground fyne.ThemeColorName
		least        float64
	}{
		{theme.ColorNameForeground, theme.ColorNameBackground, 7},
		{theme.ColorNameForeground, theme.ColorNameInputBackground, 7},
		{theme.ColorNameForeground, theme.ColorNameButton, 7},
		{theme.ColorNameForeground, theme.ColorNameSelection, 4.5},
		{theme.ColorNameForeground, TintUnrated, 4.5},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
		{theme.ColorNameError, theme.ColorNameBackground, 4.5},
		{Faint, theme.ColorNameBackground, 4.5},
		{Faint, theme.ColorNameSelection, 4.5},
		{Faint, theme.ColorNameHeaderBackground, 4.5},
		{theme.ColorNameError, theme.ColorNameHeaderBackground, 4.5},
		{theme.ColorNameWarning, theme.ColorNameHeaderBackground, 4.5},
		{theme.ColorNameForeground, theme.ColorNameHeaderBackground, 7},
		{LineUnrated, theme.ColorNameBackground, 3},
		{theme.ColorNameForeground, TintRemoved, 4.5},
		{theme.ColorNameForeground, TintAdded, 4.5},
		{theme.ColorNameForeground, TintMoved, 4.5},
		{LineRemoved, TintRemoved, 3},
		{LineAdded, TintAdded, 3},
		{LineMoved, TintMoved, 3},
	}
	for _, tone := range tones {
		pairs = append(pairs, struct {
			text, ground fyne.ThemeColorName
			least        float64
		}{theme.ColorNameForeground, Tint(tone), 4.5}, struct {
			text, ground fyne.ThemeColorName
			least        float64
		}{Line(tone), theme.ColorNameBackground, 3}, struct {
			text, ground fyne.ThemeColorName
			least        float64
		}{Line(tone), Tint(tone), 3})
	}
	for _, a := range []Appearance{AlwaysLight, AlwaysDark} {
		th := Theme{Appearance: a}
		for _, p := range pairs {
			if got := ratio(th.Color(p.text, 0), th.Color(p.ground, 0)); got < p.least {
				t.Errorf("%s: %s on %s has contrast %.2f, want at least %.1f", a, p.text, p.ground, got, p.least)
			}
		}
	}
}

func TestTheChosenAppearanceWinsOverTheSystem(t *testing.T) {
	for _, c := range []struct {
		a    Appearance
		want color.Color
	}{{FollowSystem, rgb(0x1c1d1f)}, {AlwaysLight, rgb(0xfbfaf7)}, {AlwaysDark, rgb(0x1c1d1f)}} {
		if got := (Theme{Appearance: c.a}).Color(theme.ColorNameBackground, theme.VariantDark); got != c.want {
			t.Errorf("appearance %q on a dark system: background %v, want %v", c.a, got, c.want)
		}
	}
}
