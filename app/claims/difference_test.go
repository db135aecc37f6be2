package claims

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/model/passage"
)

func TestADifferenceInOneLineShowsTheChangeAndALittleAround(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for _, c := range []struct{ was, now, line, said string }{
		{"52 Americans", "66 Americans", "52 → 66 Americans", "Taken out: 52. Put in: 66."},
		{"held the very long war", "held the long war", "held the –very long war", "Taken out: very."},
		{"taken by Americans", "taken by about 66 Americans", "taken by +about 66 Americans", "Put in: about 66."},
		{"the same", "the same", "the same", "Nothing is changed."},
		{"all of it", "", "–all of it", "Taken out: all of it."},
		{"On the day on which a president was sworn in at last they let go 52 Americans whom they had held for more than a year in the capital",
			"On the day on which a president was sworn in at last they let go 66 Americans whom they had held for more than a year in the capital",
			"… in at last they let go 52 → 66 Americans whom they had …", "Taken out: 52. Put in: 66."},
	} {
		d := newDifference()
		d.show(c.was, c.now)
		if got := inLine(d.parts); got != c.line {
			t.Errorf("%q to %q is %q, want %q", c.was, c.now, got, c.line)
		}
		if got := d.spoken(); got != c.said {
			t.Errorf("%q to %q is heard as %q, want %q", c.was, c.now, got, c.said)
		}
	}
}

// Never by colour alone: what goes is struck, what comes is underlined.
func TestADifferenceStrikesWhatGoesAndUnderlinesWhatComes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	d := newDifference()
	d.show("Iran held 52 Americans", "Iran held 66 Americans and more")
	var all strings.Builder
	for _, s := range d.text.Segments {
		text := s.(*widget.TextSegment)
		switch style := text.Style.TextStyle; {
		case style.Strikethrough:
			all.WriteString("[-" + text.Text + "]")
		case style.Underline:
			all.WriteString("[+" + text.Text + "]")
		default:
			all.WriteString(text.Text)
		}
	}
	if got := all.String(); got != "Iran held [-52] [+66] Americans [+and more]" {
		t.Errorf("it shows %q", got)
	}
}

// A passage of a page is compared at each letter that is typed.
func BenchmarkADifferenceAsOneTypes(b *testing.B) {
	was := strings.Repeat("Iran held 52 Americans hostage for 444 days. ", 40)
	for b.Loop() {
		inLine(passage.Inline(was, strings.Replace(was, "52", "66", 3)))
	}
}
