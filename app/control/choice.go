package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
)

// Select is a list to choose from that is closed until it is wanted: Space, Enter and
// the arrows up and down open it with what is chosen marked, Escape closes it. While it is closed letters and
// digits go to the window.
type Select struct {
	widget.Select
	OnGained func() // called when it has got the keyboard; may be nil

	focused bool
}

// NewSelect makes a list to choose from.
func NewSelect(options []string, chosen func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, chosen, locale.Text("Choose…")
	s.ExtendBaseWidget(s)
	return s
}

// Open opens the list. When it closes the keyboard is where it was before.
func (s *Select) Open() {
	s.marking(func() { s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) })
}

// Tapped implements fyne.Tappable.
func (s *Select) Tapped(e *fyne.PointEvent) {
	s.marking(func() { s.Select.Tapped(e) })
}

// marking marks what is chosen in the list that something opens. The list has the keyboard
// then, and Fyne tells of it nowhere else.
func (s *Select) marking(open func()) {
	c := canvasOf(s)
	if c == nil {
		open()
		return
	}
	before := c.Focused()
	open()
	if list, is := c.Focused().(*widget.PopUpMenu); is && fyne.Focusable(list) != before {
		for range s.SelectedIndex() + 1 {
			list.ActivateNext()
		}
	}
}

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() {
	s.focused = true
	s.Select.FocusGained()
	if s.OnGained != nil {
		s.OnGained()
	}
}

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() {
	s.focused = false
	s.Select.FocusLost()
}

// TypedRune passes letters on.
func (s *Select) TypedRune(r rune) {
	if r != ' ' {
		PassRune(s, r)
	}
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch {
	case isEnter(e.Name):
		s.Open()
	case Away(e):
		PassKey(s, e)
	default:
		s.marking(func() { s.Select.TypedKey(e) })
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return withRing(s.Select.CreateRenderer(), func() bool { return s.focused && !s.Disabled() })
}

// Check is switched with Space as with the mouse.
type Check struct {
	widget.Check
	focused bool
}

// NewCheck makes a check; switched is called with whether it is on.
func NewCheck(label string, switched func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, switched
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() {
	c.focused = true
	c.Check.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
}

// TypedRune switches the check on Space and passes letters on.
func (c *Check) TypedRune(r rune) {
	if r == ' ' {
		c.Check.TypedRune(r)
		return
	}
	PassRune(c, r)
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if Away(e) {
		PassKey(c, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return withRing(c.Check.CreateRenderer(), func() bool { return c.focused && !c.Disabled() })
}

// Checks are several checks below each other, of which any number may be on.
type Checks struct {
	Content *fyne.Container
	Options []string
	all     []*Check
	quiet   bool
}

// NewChecks makes them; switched is called with those that are on, in their order.
func NewChecks(options []string, switched func(on []string)) *Checks {
	c := &Checks{Content: container.NewVBox(), Options: options}
	for _, option := range options {
		one := NewCheck(option, func(bool) {
			if !c.quiet && switched != nil {
				switched(c.Selected())
			}
		})
		c.all = append(c.all, one)
		c.Content.Add(one)
	}
	return c
}

// Selected are those that are on.
func (c *Checks) Selected() (on []string) {
	for i, one := range c.all {
		if one.Checked {
			on = append(on, c.Options[i])
		}
	}
	return on
}

// SetSelected switches those named on and the others off; nobody is told.
func (c *Checks) SetSelected(on []string) {
	c.quiet = true
	for i, one := range c.all {
		one.SetChecked(slices.Contains(on, c.Options[i]))
	}
	c.quiet = false
}
