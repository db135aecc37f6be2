package look

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model"
	"galley/model/palette"
)

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
		}{theme.ColorNameForeground, Tint(model.Rating{Tone: tone}), 4.5}, struct {
			text, ground fyne.ThemeColorName
			least        float64
		}{Line(model.Rating{Tone: tone}), theme.ColorNameBackground, 3}, struct {
			text, ground fyne.ThemeColorName
			least        float64
		}{Line(model.Rating{Tone: tone}), Tint(model.Rating{Tone: tone}), 3})
	}
	for _, a := range []Appearance{AlwaysLight, AlwaysDark} {
		th := Theme{Appearance: a}
		for _, p := range pairs {
			if got := palette.Contrast(th.Color(p.text, 0), th.Color(p.ground, 0)); got < p.least {
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
