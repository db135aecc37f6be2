package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button is pressed with Enter and Space as with the mouse, which leaves the keyboard
// where it was. Tip and Key are shown when the pointer rests on it.
type Button struct {
	widget.Button
	Tip string // what it does; "" its label
	Key string // that does it too; "" none
	// Danger draws the button with a red outline: it takes something away for good. It
	// is never the default one.
	Danger bool

	focused bool
	impl    fyne.Widget
}

// NewButton makes a button; icon may be nil.
func NewButton(label string, icon fyne.Resource, do func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = label, icon, do
	b.ExtendBaseWidget(b)
	return b
}

// NewQuiet makes a button without a ground of its own.
func NewQuiet(label string, icon fyne.Resource, do func()) *Button {
	b := NewButton(label, icon, do)
	b.Importance = widget.LowImportance
	return b
}

// NewDefault makes the button that stands out from the others.
func NewDefault(label string, do func()) *Button {
	b := NewButton(label, nil, do)
	b.Importance = widget.HighImportance
	return b
}

// NewDanger makes a button that takes something away for good.
func NewDanger(label string, do func()) *Button {
	b := NewQuiet(label, nil, do)
	b.Danger = true
	return b
}

// NewIcon makes a button that is nothing but an icon; tip says what it does.
func NewIcon(icon fyne.Resource, tip string, do func()) *Button {
	b := NewQuiet("", icon, do)
	b.Tip = tip
	return b
}

// ExtendBaseWidget is to be called by a widget that embeds the button.
func (b *Button) ExtendBaseWidget(w fyne.Widget) {
	if b.impl == nil {
		b.impl = w
	}
	b.Button.ExtendBaseWidget(w)
}

// press does what the button is for, where it can be done.
func (b *Button) press() {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// Tapped implements fyne.Tappable. The keyboard stays where it is.
func (b *Button) Tapped(*fyne.PointEvent) {
	Untip(b.impl)
	b.press()
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// TypedRune passes letters on.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		PassRune(b.impl, r)
	}
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeySpace || isEnter(e.Name):
		b.press()
	case Away(e):
		PassKey(b.impl, e)
	}
}

// tip is what is shown when the pointer rests on the button.
func (b *Button) tip() string {
	text := b.Tip
	if text == "" && b.Key != "" {
		text = b.Text
	}
	if text != "" && b.Key != "" {
		text += "   " + b.Key
	}
	return text
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	Tip(b.impl, b.tip())
}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.Button.MouseOut()
	Untip(b.impl)
}

// AccessibilityLabel is what a screen reader calls the button.
func (b *Button) AccessibilityLabel() string {
	if b.Text == "" && b.Tip != "" {
		return b.Tip
	}
	return b.Button.AccessibilityLabel()
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	if b.impl == nil {
		b.ExtendBaseWidget(b)
	}
	edge := canvas.NewRectangle(nil)
	edge.StrokeWidth = 1.5
	r := withRing(b.Button.CreateRenderer(), func() bool { return b.focused && !b.Disabled() })
	r.over = []fyne.CanvasObject{edge}
	inset := func() float32 {
		if b.focused {
			return ringWidth + ringGap + 1
		}
		return 1
	}
	place := func(size fyne.Size) {
		edge.Move(fyne.NewPos(inset(), inset()))
		edge.Resize(fyne.NewSize(max(0, size.Width-2*inset()), max(0, size.Height-2*inset())))
	}
	r.place = func(_ []fyne.CanvasObject, size fyne.Size) { place(size) }
	r.paint = func() {
		edge.Hidden = !b.Danger
		edge.StrokeColor, edge.CornerRadius = theme.Color(theme.ColorNameError), theme.Size(theme.SizeNameInputRadius)
		if b.Disabled() {
			edge.StrokeColor = theme.Color(theme.ColorNameDisabled)
		}
		place(b.Size())
		edge.Refresh()
	}
	r.paint()
	return r
}
