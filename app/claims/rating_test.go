package claims

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"galley/app/look"
	"galley/model"
)

// narrow is the width of the form in a window 1280 wide.
const narrow = 352

// shownIn shows a scale's ratings in a width.
func shownIn(t *testing.T, scale model.Scale, width float32) (*picker, []*ratingChip) {
	t.Helper()
	p := newPicker()
	p.show(scale, scale.Ratings[0].Label, func(string) {})
	p.grid.Resize(fyne.NewSize(width, 0))
	p.grid.Resize(fyne.NewSize(width, p.grid.MinSize().Height))
	chips := make([]*ratingChip, len(p.grid.Objects))
	for i, o := range p.grid.Objects {
		chips[i] = o.(*ratingChip)
	}
	return p, chips
}

// wordsOn are the texts painted on a chip, each inside of it.
func wordsOn(t *testing.T, c *ratingChip) (words []string) {
	t.Helper()
	for _, o := range test.TempWidgetRenderer(t, c).Objects() {
		text, is := o.(*canvas.Text)
		if !is || text.Text == "" {
			continue
		}
		words = append(words, text.Text)
		at, size := text.Position(), text.MinSize()
		if at.X < 0 || at.X+size.Width > c.Size().Width || at.Y+size.Height > c.Size().Height+1 {
			t.Errorf("%q at %v, %v large, leaves its chip of %v", text.Text, at, size, c.Size())
		}
	}
	return words
}

func TestNoRatingOfABuiltInScaleIsEverCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	long := model.Scale{ID: "nine", Ratings: []model.Rating{{Label: "Überwiegend zutreffend", Mark: "+"}}}
	for range 8 {
		long.Ratings = append(long.Ratings, model.Rating{Label: "Unsubstantiated", Mark: "?"})
	}
	for _, scale := range append(model.BuiltInScales(), long) {
		for _, width := range []float32{280, narrow, 380, 700} {
			p, chips := shownIn(t, scale, width)
			for i, c := range chips {
				words := strings.Join(wordsOn(t, c), " ")
				if !strings.HasSuffix(words, scale.Ratings[i].Label) {
					t.Errorf("%s at %v: the chip of %q says %q", scale.Name, width, scale.Ratings[i].Label, words)
				}
				if c.Size() != chips[0].Size() {
					t.Errorf("%s at %v: chips of %v and %v", scale.Name, width, c.Size(), chips[0].Size())
				}
				if right := c.Position().X + c.Size().Width; right > width+0.5 {
					t.Errorf("%s: a chip ends at %v of %v", scale.Name, right, width)
				}
				if bottom := c.Position().Y + c.Size().Height; bottom > p.grid.MinSize().Height+0.5 {
					t.Errorf("%s: a chip ends at %v, the row is %v high", scale.Name, bottom, p.grid.MinSize().Height)
				}
			}
		}
	}
}

func TestTheUsualScalesStandInOneRow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for _, scale := range model.BuiltInScales() {
		if len(scale.Ratings) > 6 {
			continue
		}
		_, chips := shownIn(t, scale, narrow)
		for _, c := range chips {
			if c.Position().Y != 0 {
				t.Errorf("%s: %q stands in another row", scale.Name, c.rating.Label)
			}
		}
	}
}

func TestAChipNeverHasTwoNumbers(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for _, scale := range model.BuiltInScales() {
		_, chips := shownIn(t, scale, narrow)
		for i, c := range chips {
			words := wordsOn(t, c)
			numbers := 0
			for _, w := range words {
				if strings.Trim(w, "0123456789") == "" {
					numbers++
				}
			}
			if numbers != 1 || words[0] != string(rune('1'+i)) {
				t.Errorf("%s: a chip says %q", scale.Name, words)
			}
		}
	}
}

func TestAKeyThatAChipHasNoUseForIsTheWindows(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	p, chips := shownIn(t, model.BuiltInScales()[0], narrow)
	c := test.NewTempWindow(t, p.grid).Canvas()
	heard, given := "", ""
	c.SetOnTypedRune(func(r rune) { heard += string(r) })
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { heard += string(e.Name) })
	p.pick = func(label string) { given = label }
	chips[1].TypedRune('n')
	chips[1].TypedRune('3')
	chips[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	chips[1].TypedRune(' ')
	if heard != "n3Escape" || given != "" {
		t.Errorf("heard %q, given %q", heard, given)
	}
	chips[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if given != "Mostly true" {
		t.Errorf("Space gave %q", given)
	}
}
