package shelf

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

func TestASnippetBeginsShortlyBeforeWhatWasFound(t *testing.T) {
	const long = "… estimates Afghanistan now grows ninety percent of the world’s opium, and more …"
	for _, c := range []struct {
		snippet string
		found   []passage.Span
		want    string
	}{
		{"Opium it is.", []passage.Span{{Start: 0, End: 5}}, "Opium it is."},
		{long, []passage.Span{{Start: 70, End: 75}}, "… of the world’s opium, and more …"},
		{long, []passage.Span{{Start: 70, End: 75}, {Start: 4, End: 13}}, long},
		{long, nil, long},
		{"…ééééééééééééééééééééééééééééééééééopium", []passage.Span{{Start: 71, End: 76}}, "… éééééééééééé" + "opium"},
	} {
		got, _ := nearMatch(model.Hit{Snippet: c.snippet, Matches: c.found})
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestWhatWasFoundIsInBoldAndNoLineIsOverAnother(t *testing.T) {
	width := func(text string, bold bool) float32 {
		if bold {
			return float32(len(text)) * 11
		}
		return float32(len(text)) * 10
	}
	const text = "nearly 600 miles of border, he said, and asked for help"
	pieces := piecesOf(text, []passage.Span{{Start: 7, End: 10}, {Start: 20, End: 26}})
	var bold, back string
	for _, p := range pieces {
		if p.bold {
			bold += p.text + " "
		}
		if p.blank {
			back += " "
		}
		back += p.text
	}
	if bold != "600 border " || back != text {
		t.Errorf("in bold stands %q of %q", bold, back)
	}
	for _, room := range []float32{60, 200, 300, 1000} {
		all, lines := set(pieces, room, width)
		for i, p := range all {
			if p.line >= lines || lines > hitLines {
				t.Errorf("%v: %q stands on line %d of %d", room, p.text, p.line, lines)
			}
			if i > 0 && p.line == all[i-1].line && p.x < all[i-1].x+width(all[i-1].text, all[i-1].bold) {
				t.Errorf("%v: %q stands over %q", room, p.text, all[i-1].text)
			}
		}
		if cut := all[len(all)-1].text == "…"; cut != (room < 300) {
			t.Errorf("%v: it ends with %q", room, all[len(all)-1].text)
		}
	}
	if _, lines := set(piecesOf("Opium it is.", nil), 300, width); lines != 1 {
		t.Errorf("a short one has %d lines", lines)
	}
}

func TestTheProgressOfAnArticleStandsWithinItsRowAsItGrows(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	l := newLine(nil)
	win := test.NewTempWindow(t, l)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(240, 60))
	for _, claims := range []int{0, 1, 12, 1000, 0} {
		l.show(state.Row{Title: "Envoys meet", Origin: "The Paper", Checked: claims / 2, Claims: claims}, true, true)
		text := l.progress
		if end := text.Position().X + text.MinSize().Width; text.Text != "" && (end > l.Size().Width || end < l.Size().Width-20) {
			t.Errorf("%q ends at %v of %v", text.Text, end, l.Size().Width)
		}
		if over := l.origin.Position().X + l.origin.Size().Width; text.Text != "" && over > text.Position().X {
			t.Errorf("the origin reaches to %v, over %q at %v", over, text.Text, text.Position().X)
		}
	}
}
