package page

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2/theme"

	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
	"galley/model/palette"
	"galley/model/passage"
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
		for _, r := range ratings {
			ground := mixed(th.Color(look.Tint(r), 0), paper, reader.DimTint)
			if got := palette.Contrast(mixed(ink, ground, reader.DimInk), ground); got < 4.5 {
				t.Errorf("%s: on %v words that are dimmed have a contrast of %.2f", a, r, got)
			}
		}
		if palette.Contrast(mixed(ink, paper, reader.DimInk), ink) < 1.5 {
			t.Errorf("%s: nobody sees that words are dimmed", a)
		}
	}
}

func TestASentenceIsLookedAtWithItsStopAndWhatStandsTogetherIsOnePassage(t *testing.T) {
	const text = "One two. Three four.\n\nFive, six (seven)."
	v := model.Version{ID: "v", Text: text, Blocks: []model.Block{{Start: 0, End: 20}, {Start: 22, End: len(text)}}}
	at := func(words string) passage.Span {
		i := strings.Index(text, words)
		return passage.Span{Start: i, End: i + len(words)}
	}
	for name, c := range map[string]struct {
		done, aside []passage.Span
		as          state.Paper
		want        string
	}{
		"a sentence":                {done: []passage.Span{at("One two")}, as: state.PaperDim, want: "One two."},
		"two":                       {done: []passage.Span{at("One two. Three four")}, as: state.PaperDim, want: "One two. Three four."},
		"a part":                    {done: []passage.Span{at("One")}, as: state.PaperDim, want: "One"},
		"over two blocks":           {done: []passage.Span{{Start: 0, End: len(text) - 1}}, as: state.PaperStrike, want: "One two. Three four.|Five, six (seven)."},
		"done and aside":            {done: []passage.Span{at("One two")}, aside: []passage.Span{at("Three four")}, as: state.PaperStrike, want: "One two.|Three four."},
		"done and aside, dimmed":    {done: []passage.Span{at("One two")}, aside: []passage.Span{at("Three four")}, as: state.PaperDim, want: "One two. Three four."},
		"as the others":             {done: []passage.Span{at("One two")}, as: state.PlainText, want: ""},
		"a part before a full stop": {done: []passage.Span{at("seven")}, as: state.PaperDim, want: "seven"},
	} {
		coverage := model.SegmentsOf(v).CoveredBy(model.Covering{Spans: c.done}, model.Covering{Spans: c.aside})
		var got []string
		for _, one := range covered(text, &coverage, c.as) {
			got = append(got, text[one.Span.Start:one.Span.End])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
