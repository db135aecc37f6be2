package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// Words is a thin bar of how many words of a text were looked at. Those that are done come first and
// are as high as the bar, those set aside half as high, and those that are open a line: nobody needs to
// tell colours apart. It is no place for the keyboard; who shows it says its numbers elsewhere too.
type Words struct {
	widget.BaseWidget
	Tip   string // shown when the pointer rests on it
	open, aside, done int
}

var _ desktop.Hoverable = (*Words)(nil)

// NewWords makes a bar.
func NewWords() *Words {
	w := &Words{}
	w.ExtendBaseWidget(w)
	return w
}

// Set shows how many words of a text are open, set aside and done. Without words there is no bar.
func (w *Words) Set(open, aside, done int) {
	w.open, w.aside, w.done = open, aside, done
	w.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (w *Words) MouseIn(*desktop.MouseEvent) { Tip(w, w.Tip) }

// MouseMoved implements desktop.Hoverable.
func (w *Words) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (w *Words) MouseOut() { Untip(w) }

// CreateRenderer is Fyne's.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	r := &wordsRenderer{of: w, done: canvas.NewRectangle(nil), aside: canvas.NewRectangle(nil), open: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// wordsHeight is how high the bar is.
const wordsHeight = 4

type wordsRenderer struct {
	of                *Words
	done, aside, open *canvas.Rectangle
}

func (r *wordsRenderer) MinSize() fyne.Size { return fyne.NewSize(20, wordsHeight) }
func (r *wordsRenderer) Destroy()           {}
func (r *wordsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.done, r.aside, r.open}
}

func (r *wordsRenderer) Layout(size fyne.Size) {
	n, x := r.of, float32(0)
	for _, part := range []struct {
		o      *canvas.Rectangle
		words  int
		height float32
	}{{r.done, n.done, size.Height}, {r.aside, n.aside, size.Height / 2}, {r.open, n.open, 1}} {
		width := size.Width * float32(part.words) / float32(max(1, n.open+n.aside+n.done))
		if part.words > 0 {
			width = max(width, 2) // one word of many is seen too
		}
		width = max(0, min(width, size.Width-x))
		part.o.Hidden = part.words == 0
		part.o.Move(fyne.NewPos(x, size.Height-part.height))
		part.o.Resize(fyne.NewSize(width, part.height))
		x += width
	}
}

func (r *wordsRenderer) Refresh() {
	r.done.FillColor, r.aside.FillColor = theme.Color(theme.ColorNameForeground), theme.Color(look.Faint)
	r.open.FillColor = theme.Color(look.Faint)
	r.Layout(r.of.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
