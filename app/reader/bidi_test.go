package reader

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

const hebrew = "השליח אמר כי הכוחות יצאו לפני הקיץ והגבול ארוך מאוד"

// rightToLeftReader shows a text in a font that has Hebrew.
func rightToLeftReader(t *testing.T, text string) *Reader {
	t.Helper()
	data, err := os.ReadFile("testdata/fonts/NotoSansHebrew-subset.ttf")
	if err != nil {
		t.Fatal(err)
	}
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 700, 200)
	fyne.CurrentApp().Settings().SetTheme(scripted{paper{theme.VariantLight}, fyne.NewStaticResource("hebrew.ttf", data)})
	r.Refresh()
	clock(t)
	return r
}

func TestHebrewIsMarkedWhereItIsDrawn(t *testing.T) {
	r := rightToLeftReader(t, hebrew)
	w := r.painter.rows[0]
	first, _, _ := r.painter.segment(w, quote(t, hebrew, "השליח"))
	second, _, _ := r.painter.segment(w, quote(t, hebrew, "אמר"))
	last, end, _ := r.painter.segment(w, quote(t, hebrew, "מאוד"))
	if !(last < end && end < second && second < first) {
		t.Errorf("the words stand at %v, %v … %v: not from right to left", first, second, last)
	}
	if from, to, _ := r.painter.segment(w, passage.Span{End: len(hebrew)}); to-from < w.width-1 || to < r.left()+r.flow.width-1 {
		t.Errorf("the line goes from %v to %v, its width is %v: it is not flush right", from, to, w.width)
	}
}

func TestADragOverHebrewSelectsWhatItPasses(t *testing.T) {
	r := rightToLeftReader(t, hebrew)
	want := quote(t, hebrew, "הכוחות יצאו")
	press(r, place(t, r, want.Start), 0)
	dragTo(r, place(t, r, want.End))
	release(r, place(t, r, want.End))
	if got := r.SelectedText(); got != "הכוחות יצאו" {
		t.Errorf("selected %q", got)
	}
}

func TestAWordOfHebrewInEnglishIsTurnedAlone(t *testing.T) {
	text := "He said אמר twice."
	r := rightToLeftReader(t, text)
	w := r.painter.rows[0]
	at := func(s string) float32 {
		i := strings.Index(text, s)
		from, _, ok := r.painter.segment(w, passage.Span{Start: i, End: i + len(s)})
		if !ok {
			t.Fatalf("%q is not in view", s)
		}
		return from
	}
	if !(at("said") < at("ר") && at("ר") < at("מ") && at("מ") < at("א") && at("א") < at("twice")) {
		t.Errorf("said %v, ר %v, מ %v, א %v, twice %v", at("said"), at("ר"), at("מ"), at("א"), at("twice"))
	}
	if w.width > r.flow.width/2 || at("He") > r.left()+1 {
		t.Errorf("an English line begins at %v, want %v", at("He"), r.left())
	}
}
