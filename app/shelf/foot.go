package shelf

import (
	"fyne.io/fyne/v2"

	"galley/app/locale"
	"galley/app/look"
)

// foots says how large the library is and how far the work on it has come.
func (s *Shelf) foots() {
	n := s.state.Tally.Current
	first, second := "", ""
	if n.Articles > 0 || s.state.Tally.Archive.Articles > 0 {
		first = locale.Count(n.Articles, "%s article", "%s articles")
		if n.Claims == 0 {
			first += locale.Text(" · no claims yet")
		} else {
			second = locale.Text("%s of %s checked (%d %%)", Grouped(n.Checked), locale.Count(n.Claims, "%s claim", "%s claims"), n.Checked*100/n.Claims)
		}
		if n.Signed > 0 {
			first += locale.Text(" · %s signed off", Grouped(n.Signed))
		}
	}
	look.SetFaint(s.foot, first)
	look.SetFaint(s.below, second)
	s.below.Hidden = second == ""
}

// Grouped writes a number with its thousands apart.
func Grouped(n int) string { return locale.Number(n) }

// tight sets lines of small type below each other, closer than a box does.
type tight struct{}

const tightLine = 20

func (tight) MinSize(o []fyne.CanvasObject) fyne.Size {
	height := float32(8)
	for _, one := range o {
		if one.Visible() {
			height += look.Px(tightLine)
		}
	}
	return fyne.NewSize(60, height)
}

func (tight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, one := range o {
		if one.Visible() {
			one.Move(fyne.NewPos(0, y))
			one.Resize(fyne.NewSize(size.Width, look.Px(tightLine)+8))
			y += look.Px(tightLine)
		}
	}
}
