package ask

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// Question is asked before something that cannot be undone, or that leaves
// something unfinished. The safe answer stands first, has the keyboard, and is
// what Escape and Enter choose.
type Question struct {
	Title   string
	Text    string
	Content fyne.CanvasObject // in place of Text; nil none
	Safe    string            // label of the safe answer; "" Cancel
	Kept    func()            // called when the safe answer is chosen; may be nil
	Answers []Answer          // the others
	Size    fyne.Size         // zero: one that suits two lines
}

// Answer is a button under a question, and what it does.
type Answer struct {
	Label string
	Do    func()
}

// Ask asks a question; hide takes it away unanswered.
func (d *Dialogs) Ask(q Question) (hide func()) {
	content := q.Content
	if content == nil {
		content = container.NewVScroll(look.Wrapped(q.Text))
	}
	if q.Safe == "" {
		q.Safe = "Cancel"
	}
	if q.Size.IsZero() {
		q.Size = fyne.NewSize(460, 180)
	}
	before := d.win.Canvas().Focused()
	box := d.Plain(q.Title, content)
	safe := NewSafe(q.Safe, func() {
		box.Hide()
		if before != nil {
			d.Focus(before)
		}
		if q.Kept != nil {
			q.Kept()
		}
	})
	buttons := []fyne.CanvasObject{safe}
	for _, a := range q.Answers {
		buttons = append(buttons, widget.NewButton(a.Label, func() {
			box.Hide()
			a.Do()
		}))
	}
	box.SetButtons(buttons)
	box.Resize(q.Size)
	box.Show()
	d.OnEscape(safe.OnTapped)
	d.Focus(safe)
	return box.Hide
}

// Safe is the button that leaves a question and changes nothing. Escape and
// Enter press it too.
type Safe struct{ widget.Button }

// NewSafe makes such a button.
func NewSafe(label string, do func()) *Safe {
	s := &Safe{}
	s.Text, s.Importance, s.OnTapped = label, widget.HighImportance, do
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey is Fyne's.
func (s *Safe) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		s.OnTapped()
	default:
		s.Button.TypedKey(k)
	}
}
