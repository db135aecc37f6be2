package page

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/theme"

	"galley/app/look"
	"galley/app/reader"
	"galley/model"
	"galley/model/palette"
)

// mixed is a colour under a veil of another that covers a part of it.
func mixed(under, over color.Color, part float64) color.Color {
	a, b := color.NRGBAModel.Convert(under).(color.NRGBA), color.NRGBAModel.Convert(over).(color.NRGBA)
	of := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part + 0.5) }
	return color.NRGBA{of(a.R, b.R), of(a.G, b.G), of(a.B, b.B), 0xff}
}

func TestWhatIsDimmedCanBeReadOnEveryTint(t *testing.T) {
	ratings := []model.Rating{{Tone: model.ToneNone}, {Tone: model.ToneTrue}, {Tone: model.ToneMostlyTrue}, {Tone: model.ToneMixed},
		{Tone: model.ToneMostlyFalse}, {Tone: model.ToneFalse}, {Colour: "#000000"}, {Colour: "#ff0000"}, {Colour: "#0000ff"}, {Colour: "#ffffff"}}
	for _, a := range []look.Appearance{look.AlwaysLight, look.AlwaysDark} {
		th := look.Theme{Appearance: a}
		ink, paper := th.Color(theme.ColorNameForeground, 0), th.Color(theme.ColorNameBackground, 0)
		pale := mixed(ink, paper, reader.DimInk)
		for _, r := range ratings {
			tint := th.Color(look.Tint(r), 0)
			ground := mixed(mixed(tint, paper, reader.DimTint), paper, reader.DimInk)
			if got := palette.Contrast(pale, ground); got < 4.5 {
				t.Errorf("%s: on %v words that are dimmed have a contrast of %.2f", a, r, got)
			}
		}
		if palette.Contrast(pale, ink) < 1.5 {
			t.Errorf("%s: nobody sees that words are dimmed", a)
		}
	}
}
