package claims

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/app/control"
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
	control.Completing
	after After
	store func(text string, done func(error)) // bound to one record by show

	record string                 // what the field is bound to
	stored string                 // text as last known to be in the library
	stop   func()                 // of the running pause
	end    func()                 // of the longest time, which typing on does not put off
	kept   *kept                  // what was handed to the library; shared by the fields of a panel
	edited func()                 // hears that something was typed; may be nil
	leave  func()                 // gives the keyboard back to the article; may be nil
	reveal func()                 // brings the field into view, as it gets the keyboard; may be nil
	whole  func(text string) bool // whether a text says all that it must before it is stored; nil: any does
	spoken func() string          // what those hear who hear the window; nil: the text
	least  int                    // rows shown however little text there is; 0 for a single line
	rows   int                    // rows shown now
	// quiet is set while the field shows state, which is no typing.
	quiet     bool
	focused   bool
	meanwhile *meanwhile // what others wrote here
	yields    bool       // what is stored next gives way to what others wrote
	run       string     // of typing, from where the field got the keyboard (see model.Typed)
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
	f.meanwhile = newMeanwhile(f)
	f.OnTyped = f.typed
	f.OnSubmitted = func(string) { f.done() }
	f.OnEscape, f.OnSend = f.done, f.done
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
			if draft.clashes {
				f.stored = draft.Base
			}
		}
		f.meanwhile.show(f.kept.clashes[record])
		f.quiet = true
		f.Put(text) // also where it is the same: what was typed in another record is not taken back here
		f.quiet = false
		return
	}
	f.store = store
	dirty := f.Text != f.stored
	if !dirty && f.focused && strings.TrimSpace(f.Text) == strings.TrimSpace(text) {
		return // tidier than what was typed, whose last blank the next word needs
	}
	if dirty && model.Sighted(text) != model.Sighted(f.kept.texts[record].Sent) && model.Sighted(text) != model.Sighted(f.Text) {
		return // others wrote it: what is typed was typed over what stood there before
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
	f.Put(text)
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
		delete(f.kept.clashes, f.record)
		f.meanwhile.show(nil)
		return
	}
	record, text := f.record, f.Text
	f.kept.put(record, text, f.stored) // until the library says it has it
	f.store(text, func(err error) {
		if err != nil {
			if f.kept.clashed(record, text, err) {
				if f.record == record {
					f.meanwhile.show(f.kept.clashes[record])
				}
				return
			}
			f.kept.failed(record, text)
			return
		}
		f.kept.stored(record, text)
		delete(f.kept.clashes, record)
		if f.record == record {
			f.meanwhile.show(nil)
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

// Content is what stands in the field, as it is heard.
func (f *field) Content() string {
	if f.spoken != nil {
		return f.spoken()
	}
	return f.Text
}

// FocusGained begins to type.
func (f *field) FocusGained() {
	f.focused = true
	f.begin()
	f.Completing.FocusGained()
	if f.reveal != nil {
		f.reveal()
	}
}

// FocusLost stores what was typed.
func (f *field) FocusLost() {
	f.focused = false
	f.Completing.FocusLost()
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

// most is how many rows a field grows to; longer text scrolls inside it while it
// has the keyboard.
const most = 40

// grow makes the field as high as its text, so that the form scrolls as one.
func (f *field) grow() {
	if f.least == 0 || f.Size().Width == 0 {
		return
	}
	inner := f.Size().Width - 2*(theme.InnerPadding()+theme.InputBorderSize())
	rows := min(most, max(f.least, control.RowsOf(f.Text, inner, func(s string) float32 {
		return fyne.MeasureText(s, theme.TextSize(), f.TextStyle).Width
	})))
	if rows != f.rows {
		f.rows = rows
		f.SetMinRowsVisible(rows)
	}
}

// Resize lets the field grow anew: another width takes other rows.
func (f *field) Resize(size fyne.Size) {
	wider := size.Width != f.Size().Width
	f.Completing.Resize(size)
	if wider {
		f.grow()
	}
}

// MinSize keeps single lines at the target size of WCAG 2.5.8 at least.
func (f *field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	s := f.Completing.MinSize()
	s.Width = 60
	s.Height = max(s.Height, theme.TextSize()+10)
	return s
}
