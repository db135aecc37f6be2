package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text that is typed, of one line. Enter calls OnSubmitted, or submits what
// the entry stands in; Escape calls OnEscape, or goes to the window. Lines is the same
// for several lines.
type Entry struct {
	widget.Entry
	OnEscape func()                    // nil: the window decides
	OnKey    func(*fyne.KeyEvent) bool // hears keys first and reports whether it has used one; may be nil
	OnGained func()                    // called when it has got the keyboard; may be nil
	// OnSend is called on Ctrl+Enter; nil: the window submits what the entry stands in.
	OnSend func()

	focused bool
	impl    fyne.Widget
	inner   *container.Scroll // of a text of several lines
}

// NewEntry makes an entry of one line; hint is shown while it is empty.
func NewEntry(hint string) *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	return e
}

// NewEntryWith makes an entry with a text in it.
func NewEntryWith(text, hint string) *Entry {
	e := NewEntry(hint)
	e.SetText(text)
	return e
}

// NewSecret makes an entry whose letters are hidden until its eye is pressed.
func NewSecret(hint string) *Entry {
	e := NewEntry(hint)
	e.Password = true
	return e
}

// ExtendBaseWidget is to be called by a widget that embeds the entry.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	if e.impl == nil {
		e.impl = w
	}
	e.Entry.ExtendBaseWidget(w)
}

// AcceptsTab tells Fyne that Tab moves on, in several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.OnGained != nil {
		e.OnGained()
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
}

// TypedRune types a letter; a tab comes by Ctrl+Tab only.
func (e *Entry) TypedRune(r rune) {
	if r == '\t' {
		return
	}
	e.Entry.TypedRune(r)
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.OnKey != nil && e.OnKey(key):
	case key.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case Away(key):
		PassKey(e.impl, key)
	case isEnter(key.Name) && !e.MultiLine:
		if e.OnSubmitted != nil {
			e.OnSubmitted(e.Text)
			return
		}
		e.send()
	case key.Name == fyne.KeyTab:
	default:
		e.Entry.TypedKey(key)
	}
}

func (e *Entry) send() {
	if e.OnSend != nil {
		e.OnSend()
		return
	}
	PassKey(e.impl, &fyne.KeyEvent{Name: KeySubmit})
}

// TypedShortcut edits the text, submits, and hands the other shortcuts to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch {
	case Submits(s):
		e.send()
	case typesTab(s):
		if e.MultiLine {
			e.Entry.TypedRune('\t')
		}
	case edits(s):
		e.Entry.TypedShortcut(s)
	default:
		PassShortcut(e.impl, s)
	}
}

// ToEnd puts the caret behind the text, to keep editing.
func (e *Entry) ToEnd() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }

// SelectAll selects the whole text, so that what is typed next takes its place.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// MinSize keeps one line at the target size of WCAG 2.5.8 at least.
func (e *Entry) MinSize() fyne.Size {
	s := e.Entry.MinSize()
	s.Height = max(s.Height, theme.TextSize()+10)
	return s
}

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	if e.impl == nil {
		e.ExtendBaseWidget(e)
	}
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if s, is := o.(*container.Scroll); is {
			e.inner = s
		}
	}
	return withRing(r, func() bool { return e.focused && !e.Disabled() })
}
