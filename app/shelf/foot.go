package shelf

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/look"
)

// foots says how large the library is and how far the work on it has come.
func (s *Shelf) foots() {
	n := s.state.Tally.Current
	first, second := "", ""
	if n.Articles > 0 || s.state.Tally.Archive.Articles > 0 {
		first = counted(n.Articles, "article")
		if n.Claims == 0 {
			first += " · no claims yet"
		} else {
			second = Grouped(n.Checked) + " of " + counted(n.Claims, "claim") + " checked (" + strconv.Itoa(n.Checked*100/n.Claims) + " %)"
		}
		if n.Signed > 0 {
			first += " · " + Grouped(n.Signed) + " signed off"
		}
	}
	look.SetFaint(s.foot, first)
	look.SetFaint(s.below, second)
	s.below.Hidden = second == ""
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Grouped(n) + " " + noun + "s"
}

// Grouped writes a number with a comma at every thousand.
func Grouped(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

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
