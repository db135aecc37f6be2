package beside

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wide is the width from which the source stands beside the article; in less it stands below.
const wide = 900

// Pair is the article with the source beside or below it, or alone.
type Pair struct {
	*container.Split
	content *fyne.Container
}

// NewPair puts a source to an article; it is not shown at first.
func NewPair(article, source fyne.CanvasObject) *Pair {
	source.Hide()
	p := &Pair{Split: container.NewVSplit(article, source)}
	p.content = container.New(&pairLayout{p.Split}, p.Split)
	return p
}

// Content is both as a canvas object.
func (p *Pair) Content() fyne.CanvasObject { return p.content }

// Shown reports whether the source is shown.
func (p *Pair) Shown() bool { return p.Trailing.Visible() }

// Show shows the source, or the article alone.
func (p *Pair) Show(shown bool) {
	if shown == p.Shown() {
		return
	}
	p.Trailing.Hide()
	if shown {
		p.Trailing.Show()
	}
	p.Refresh()
}

// pairLayout lays the two beside each other where there is room for lines of both.
type pairLayout struct{ split *container.Split }

// MinSize is fyne.Layout.
func (l *pairLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if !l.split.Trailing.Visible() {
		return l.split.Leading.MinSize()
	}
	return l.split.MinSize()
}

// Layout is fyne.Layout.
func (l *pairLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if beside := size.Width >= wide; beside != l.split.Horizontal {
		l.split.Horizontal = beside
		l.split.Refresh()
	}
	l.split.Move(fyne.Position{})
	l.split.Resize(size)
}
