package control

import (
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Layer is a pane of glass over a window or a dialog. What floats on it, tips and
// offers, does not take the keyboard, as Fyne's overlays would.
type Layer struct {
	widget.BaseWidget
	after   func(time.Duration, func()) (stop func())
	floats  *fyne.Container
	tipped  *fyne.Container
	stopTip func()
}

// tipPause is how long the pointer rests on something before its tip is shown.
const tipPause = 600 * time.Millisecond

// NewLayer makes a layer; after calls a function on the UI goroutine once a time has
// passed, unless it is stopped.
func NewLayer(after func(time.Duration, func()) (stop func())) *Layer {
	l := &Layer{after: after, floats: &fyne.Container{}}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.floats) }

// MinSize implements fyne.CanvasObject: the layer asks for no room.
func (l *Layer) MinSize() fyne.Size { return fyne.Size{} }

// Layered is what has a layer of its own: a dialog.
type Layered interface{ Layer() *Layer }

// layerOf is the layer over something; nil where there is none.
func layerOf(o fyne.CanvasObject) *Layer {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	if top := c.Overlays().Top(); top != nil {
		if l, is := top.(Layered); is {
			return l.Layer()
		}
		return nil
	}
	return layerUnder(c)
}

// layerUnder is the layer of a window itself.
func layerUnder(c fyne.Canvas) *Layer {
	if all, is := c.Content().(*fyne.Container); is {
		for _, o := range all.Objects {
			if l, is := o.(*Layer); is {
				return l
			}
		}
	}
	return nil
}

// float puts something of a size beneath an object, or above it where there is no room.
func (l *Layer) float(o, under fyne.CanvasObject, size fyne.Size) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(under).Subtract(driver.AbsolutePositionForObject(l))
	room := l.Size()
	below := fyne.NewPos(max(0, min(at.X, room.Width-size.Width)), at.Y+under.Size().Height+2)
	if below.Y+size.Height > room.Height && at.Y-size.Height-2 >= 0 {
		below.Y = at.Y - size.Height - 2
	}
	o.Resize(size)
	o.Move(below)
	l.floats.Remove(o)
	l.floats.Add(o)
	l.floats.Refresh() // Fyne's containers are not painted anew by themselves
}

func (l *Layer) unfloat(o fyne.CanvasObject) {
	l.floats.Remove(o)
	l.floats.Refresh()
}

// tipSoon shows a tip under an object when the pointer has rested on it.
func (l *Layer) tipSoon(under fyne.CanvasObject, text string) {
	l.untip()
	if l.after == nil {
		return
	}
	l.stopTip = l.after(tipPause, func() {
		l.stopTip = nil
		l.tipped = newTip(text)
		l.float(l.tipped, under, l.tipped.MinSize())
	})
}

// untip takes the tip away, or one that is waited for.
func (l *Layer) untip() {
	if l.stopTip != nil {
		l.stopTip()
		l.stopTip = nil
	}
	if l.tipped != nil {
		l.unfloat(l.tipped)
		l.tipped = nil
	}
}

func newTip(text string) *fyne.Container {
	lines := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, line := range inLines(text, tipLetters) {
		words := canvas.NewText(line, theme.Color(theme.ColorNameForeground))
		words.TextSize = theme.Size(theme.SizeNameCaptionText) + 1
		lines.Add(words)
	}
	return &fyne.Container{Layout: tight{}, Objects: []fyne.CanvasObject{newGround(), lines}}
}

// tipLetters is how many letters a line of a tip has at most, where it can be broken.
const tipLetters = 72

// inLines breaks a text between words into lines of at most so many letters.
func inLines(text string, most int) []string {
	var lines []string
	line := ""
	for _, part := range strings.SplitAfter(text, " ") {
		if line != "" && utf8.RuneCountInString(line)+utf8.RuneCountInString(strings.TrimRight(part, " ")) > most {
			lines, line = append(lines, strings.TrimRight(line, " ")), ""
		}
		line += part
	}
	return append(lines, strings.TrimRight(line, " "))
}

// newGround is what floating things are drawn on.
func newGround() *canvas.Rectangle {
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameMenuBackground))
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	return ground
}

// tight puts the last object over the others, with a little room around it.
type tight struct{}

const tipPadding = 6

func (tight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[len(o)-1].MinSize().AddWidthHeight(2*tipPadding, tipPadding)
}

func (tight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, one := range o[:len(o)-1] {
		one.Resize(size)
		one.Move(fyne.Position{})
	}
	o[len(o)-1].Resize(size.SubtractWidthHeight(2*tipPadding, tipPadding))
	o[len(o)-1].Move(fyne.NewPos(tipPadding, tipPadding/2))
}
