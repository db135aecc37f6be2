package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"golang.org/x/text/language"

	"galley/app/locale"
)

type in language.Tag

func (in) Text(english string) string          { return english }
func (in) Count(_ int, _, other string) string { return other }
func (l in) Language() language.Tag            { return language.Tag(l) }

func box(width float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, 10))
	return r
}

func TestWhatIsReadFirstStandsWhereReadingBegins(t *testing.T) {
	test.NewTempApp(t)
	t.Cleanup(func() { locale.Use(nil) })
	for tag, rtl := range map[string]bool{"de": false, "ar": true, "zh-Hans": false} {
		locale.Use(in(language.Make(tag)))
		c := NewColumns(box(10), box(10))
		c.SetShare(0.25)
		c.Resize(fyne.NewSize(1000, 100))
		if first := c.First.Position().X > c.Second.Position().X; first != rtl {
			t.Errorf("%s: the first part is on the right: %v", tag, first)
		}
		if share := c.Share(); share != 0.25 || c.First.Size().Width > c.Second.Size().Width {
			t.Errorf("%s: the first has %v of the width", tag, share)
		}
		row := container.New(Reading(layout.NewHBoxLayout()), box(30), box(50))
		row.Resize(fyne.NewSize(500, 10))
		if a, b := row.Objects[0], row.Objects[1]; a.Position().X > b.Position().X != rtl || a.Size().Width != 30 ||
			rtl && a.Position().X+30 != 500 {
			t.Errorf("%s: at %v and %v", tag, a.Position(), b.Position())
		}
		if (Start() == fyne.TextAlignTrailing) != rtl {
			t.Errorf("%s begins at %v", tag, Start())
		}
	}
}
