package claims

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// pause is how long a person stops typing before what stands in a field is
// stored; leaving the field stores it at once.
const pause = 800 * time.Millisecond

// After calls f on the UI goroutine once d has passed, unless stopped.
type After func(d time.Duration, f func()) (stop func())

// field is an entry that stores what is typed by itself: after a pause, or when
// it is left. What could not be stored stays in the field until it is.
type field struct {
	widget.Entry
	after After
	store func(text string, done func(error)) // bound to one record by show

	record string // what the field is bound to
	stored string // text as last known to be in the library
	stop   func() // of the running pause
	drafts map[string]string
	// quiet is set while the field shows state, which is no typing.
	quiet bool
}

func newField(placeholder string, rows int, after After) *field {
	f := &field{after: after, drafts: map[string]string{}}
	f.MultiLine = rows > 1
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(placeholder)
	if rows > 1 {
		f.Wrapping = fyne.TextWrapWord
		f.SetMinRowsVisible(rows)
	}
	f.OnChanged = f.typed
	f.OnSubmitted = func(string) { f.Flush() }
	return f
}

// show binds the field to a record's text. Text being typed into the same
// record is left alone; a draft that could not be stored comes back.
func (f *field) show(record, text string, store func(string, func(error))) {
	if record != f.record {
		f.Flush()
		f.record = record
		f.store = store
		f.stored = text
		if draft, ok := f.drafts[record]; ok {
			text = draft
		}
		f.put(text)
		return
	}
	f.store = store
	dirty := f.Text != f.stored
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
	if f.quiet {
		return
	}
	f.cancel()
	if f.Text != f.stored && f.after != nil {
		f.stop = f.after(pause, f.Flush)
	}
}

func (f *field) cancel() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// Flush stores what was typed now.
func (f *field) Flush() {
	f.cancel()
	if f.record == "" || f.store == nil || f.Text == f.stored {
		delete(f.drafts, f.record)
		return
	}
	record, text := f.record, f.Text
	f.drafts[record] = text // until the library says it has it
	f.store(text, func(err error) {
		if err != nil {
			return
		}
		if f.drafts[record] == text {
			delete(f.drafts, record)
		}
		if f.record == record && f.Text == text {
			// What was stored may be tidier than what was typed; state brings it.
			f.stored = text
		}
	})
}

// unstored reports whether something typed is not in the library, in this
// record or one shown before.
func (f *field) unstored() bool { return len(f.drafts) > 0 || (f.record != "" && f.Text != f.stored) }

// Typing reports whether there is text that Undo should take back first.
func (f *field) Typing() bool { return f.Text != f.stored }

// FocusLost stores what was typed.
func (f *field) FocusLost() {
	f.Entry.FocusLost()
	f.Flush()
}

// TypedKey leaves the field on Escape, back to the article.
func (f *field) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
			c.Unfocus()
		}
		return
	}
	f.Entry.TypedKey(key)
}

// MinSize keeps single lines at the target size of WCAG 2.5.8 at least.
func (f *field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	s := f.Entry.MinSize()
	s.Width = 60
	s.Height = max(s.Height, theme.TextSize()+10)
	return s
}
