package claims

import (
	"image/color"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// pause is how long a person stops typing before what stands in a field is
// stored; leaving the field stores it at once.
const pause = 800 * time.Millisecond

// longest is how long somebody types on and on before what stands there is
// stored all the same: a machine that dies takes no more than that.
const longest = time.Second

// After calls f on the UI goroutine once d has passed, unless stopped.
type After func(d time.Duration, f func()) (stop func())

// field is an entry that stores what is typed by itself: after a pause, or when
// it is left. What could not be stored stays in the field until it is.
type field struct {
	widget.Entry
	after After
	store func(text string, done func(error)) // bound to one record by show

	record string                  // what the field is bound to
	stored string                  // text as last known to be in the library
	stop   func()                  // of the running pause
	end    func()                  // of the longest time, which typing on does not put off
	kept   *kept                   // what was handed to the library; shared by the fields of a panel
	edited func()                  // hears that something was typed; may be nil
	leave  func()                  // gives the keyboard back to the article; may be nil
	reveal func()                  // brings the field into view, as it gets the keyboard; may be nil
	turned func(*fyne.ScrollEvent) // takes the wheel that is turned over the text; may be nil
	whole  func(text string) bool  // whether a text says all that it must before it is stored; nil: any does
	least  int                     // rows shown however little text there is; 0 for a single line
	rows   int                     // rows shown now
	// quiet is set while the field shows state, which is no typing.
	quiet   bool
	focused bool
	run     string // of typing, from where the field got the keyboard (see model.Typed)
}

func newField(placeholder string, rows int, after After) *field {
	f := &field{after: after, kept: newKept()}
	f.MultiLine = rows > 1
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(placeholder)
	if rows > 1 {
		f.Wrapping = fyne.TextWrapWord
		f.least = rows
		f.SetMinRowsVisible(rows)
	}
	f.OnChanged = f.typed
	f.OnSubmitted = func(string) { f.done() }
	return f
}

// show binds the field to a record's text. Text being typed into the same
// record is left alone; a draft that could not be stored comes back.
func (f *field) show(record, text string, store func(string, func(error))) {
	if record != f.record {
		f.Flush()
		f.record = record
		f.begin()
		f.store = store
		f.stored = text
		if draft, ok := f.kept.texts[record]; ok {
			text = draft.Text
		}
		f.quiet = true
		f.SetText(text) // also where it is the same: what was typed in another record is not taken back here
		f.quiet = false
		return
	}
	f.store = store
	dirty := f.Text != f.stored
	if !dirty && f.focused && strings.TrimSpace(f.Text) == strings.TrimSpace(text) {
		return // tidier than what was typed, whose last blank the next word needs
	}
	f.stored = text
	if !dirty {
		f.put(text)
	}
}

func (f *field) put(text string) {
	if f.Text == text {
		return
	}
	f.quiet = true
	f.SetText(text)
	f.quiet = false
}

func (f *field) typed(string) {
	f.grow()
	if f.quiet {
		return
	}
	if f.edited != nil {
		f.edited()
	}
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	if f.Text == f.stored || f.after == nil || f.whole != nil && !f.whole(f.Text) {
		return
	}
	f.stop = f.after(pause, f.Flush)
	if f.end == nil {
		f.end = f.after(longest, f.Flush)
	}
}

func (f *field) cancel() {
	for _, stop := range []func(){f.stop, f.end} {
		if stop != nil {
			stop()
		}
	}
	f.stop, f.end = nil, nil
}

// Flush stores what was typed now.
func (f *field) Flush() {
	f.cancel()
	if f.record == "" || f.store == nil || f.Text == f.stored {
		delete(f.kept.texts, f.record)
		return
	}
	record, text := f.record, f.Text
	f.kept.put(record, text, f.stored) // until the library says it has it
	f.store(text, func(err error) {
		if err != nil {
			f.kept.failed(record, text)
			return
		}
		f.kept.stored(record, text)
		if f.record == record && f.Text == text {
			// What was stored may be tidier than what was typed; state brings it.
			f.stored = text
		}
	})
}

// atLeast says how many rows the field has however little text there is.
func (f *field) atLeast(rows int) {
	if f.least != rows {
		f.least = rows
		f.grow()
	}
}

// typing is a command that stores what is typed here: one step of history with
// what was typed before, until the field is left or shows another record.
func (f *field) typing(cmd model.Command) model.Command { return model.Typed{Command: cmd, Run: f.run} }

// Typing reports whether there is text that Undo should take back first.
func (f *field) Typing() bool { return f.Text != f.stored }

// Content is what stands in the field.
func (f *field) Content() string { return f.Text }

// FocusGained begins to type.
func (f *field) FocusGained() {
	f.focused = true
	f.begin()
	f.Entry.FocusGained()
	if f.reveal != nil {
		f.reveal()
	}
}

// FocusLost stores what was typed.
func (f *field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	f.Flush()
	f.run = ""
}

// begin begins a run of typing.
func (f *field) begin() {
	f.run = ""
	if f.focused {
		f.run = model.NewID()
	}
}

// TypedKey leaves the field on Escape, back to the article.
func (f *field) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		f.done()
		return
	}
	f.Entry.TypedKey(key)
}

// TypedShortcut leaves the field on Ctrl+Enter, back to the article.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	if k, is := s.(fyne.KeyboardShortcut); is && k.Mod() == fyne.KeyModifierShortcutDefault &&
		(k.Key() == fyne.KeyReturn || k.Key() == fyne.KeyEnter) {
		f.done()
		return
	}
	f.Entry.TypedShortcut(s)
}

// done gives the keyboard back to the article, and stores what was typed.
func (f *field) done() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); f.leave != nil {
		f.leave()
	} else if c != nil {
		c.Unfocus()
	}
	if f.focused { // else it is stored by now
		f.Flush()
	}
}

// AcceptsTab tells Fyne that Tab moves on, in several lines too.
func (f *field) AcceptsTab() bool { return false }

// most is how many rows a field grows to; longer text scrolls inside it while it
// has the keyboard.
const most = 40

// ToEnd puts the caret behind the text, to keep editing.
func (f *field) ToEnd() {
	f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

// grow makes the field as high as its text, so that the form scrolls as one
// and a wheel turned over it does not stick in a field.
func (f *field) grow() {
	if f.least == 0 || f.Size().Width == 0 {
		return
	}
	inner := f.Size().Width - 2*(theme.InnerPadding()+theme.InputBorderSize())
	rows := min(most, max(f.least, rowsOf(f.Text, inner, func(s string) float32 {
		return fyne.MeasureText(s, theme.TextSize(), f.TextStyle).Width
	})))
	if rows != f.rows {
		f.rows = rows
		f.SetMinRowsVisible(rows)
	}
}

// rowsOf is how many rows a text takes when it is broken between words.
func rowsOf(text string, width float32, measure func(string) float32) int {
	rows := 0
	blank := measure(" ")
	for line := range strings.SplitSeq(text, "\n") {
		rows++
		x := float32(0)
		for word := range strings.SplitSeq(line, " ") {
			w := measure(word)
			switch {
			case x > 0 && x+blank+w > width:
				rows++
				x = w
			case x > 0:
				x += blank + w
			default:
				x = w
			}
			for ; x > width && width > 0; x -= width { // a word longer than a row is cut
				rows++
			}
		}
	}
	return rows
}

// Resize lets the field grow anew: another width takes other rows.
func (f *field) Resize(size fyne.Size) {
	wider := size.Width != f.Size().Width
	f.Entry.Resize(size)
	if wider {
		f.grow()
	}
}

// MinSize keeps single lines at the target size of WCAG 2.5.8 at least.
func (f *field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	s := f.Entry.MinSize()
	s.Width = 60
	s.Height = max(s.Height, theme.TextSize()+10)
	return s
}

// CreateRenderer lays over the text what takes the wheel.
func (f *field) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	r := &fieldRenderer{WidgetRenderer: f.Entry.CreateRenderer()}
	for _, o := range r.WidgetRenderer.Objects() {
		if s, is := o.(fyne.Scrollable); is {
			r.inner = s
		}
	}
	r.wheel = newWheel(func(e *fyne.ScrollEvent) {
		if r.inner != nil && (f.focused && f.rows >= most || f.turned == nil) {
			r.inner.Scrolled(e)
			return
		}
		if f.turned != nil {
			f.turned(e)
		}
	})
	return r
}

// fieldRenderer is an entry's, with the wheel on top.
type fieldRenderer struct {
	fyne.WidgetRenderer
	wheel *wheel
	inner fyne.Scrollable // the entry's own; nil none
}

// Objects are the entry's, and the wheel.
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.wheel)
}

// Layout is Fyne's.
func (r *fieldRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
}

// wheel lies over a text and takes nothing but the wheel turned over it, which an
// entry would keep for itself though all its text is in view.
type wheel struct {
	widget.BaseWidget
	turned func(*fyne.ScrollEvent)
}

func newWheel(turned func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{turned: turned}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is Fyne's.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.turned(e) }

// CreateRenderer is Fyne's.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
