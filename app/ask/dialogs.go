// Package ask puts over the window what asks the person something: questions, forms
// and lists to choose from. There is one way to do so, and one contract: Escape leaves
// what is on top, and asks first where something was typed; Enter in a field of one
// line submits, and Ctrl+Enter from anywhere; the safe answer is the default one; and
// nothing stacks: a question about a form is drawn in its place, another form waits.
package ask

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/control"
)

// Dialogs are those of one window.
type Dialogs struct {
	win     fyne.Window
	after   func(time.Duration, func()) (stop func()) // for tips; may be nil
	home    func() fyne.Focusable                     // has the keyboard where nothing else had it; may be nil
	open    *board                                    // nil none is; see up
	aside   bool                                      // another dialog has its place for a while
	waiting []*Shown
	leave   func()            // leaves a dialog of Fyne's own
	foreign fyne.CanvasObject // that dialog
}

// New makes the dialogs of a window; after calls a function once a time has passed.
func New(win fyne.Window, after func(time.Duration, func()) (stop func())) *Dialogs {
	return &Dialogs{win: win, after: after}
}

// SetHome says what has the keyboard where nothing else in the window has it.
func (d *Dialogs) SetHome(home func() fyne.Focusable) { d.home = home }

// Open reports whether something is over the window. Keys are not meant for what is
// behind it.
func (d *Dialogs) Open() bool { return d.top() != nil }

func (d *Dialogs) top() fyne.CanvasObject { return d.win.Canvas().Overlays().Top() }

// Escape leaves what is on top.
func (d *Dialogs) Escape() {
	switch top := d.top(); {
	case top == nil:
	case top == fyne.CanvasObject(d.up()):
		d.open.face().escape()
	case d.leave != nil && top == d.foreign:
		d.leave()
	default: // a menu
		d.win.Canvas().Overlays().Remove(top)
	}
}

// Submit submits what is on top, where it can be submitted.
func (d *Dialogs) Submit() {
	if b := d.up(); b != nil && d.top() == fyne.CanvasObject(b) {
		if f := d.open.face(); f.submit != nil {
			f.submit()
		}
	}
}

// Focus gives something in a dialog, or in the window, the keyboard.
func (d *Dialogs) Focus(o fyne.Focusable) { d.win.Canvas().Focus(o) }

// Focused is what has the keyboard.
func (d *Dialogs) Focused() fyne.Focusable { return d.win.Canvas().Focused() }

// Home gives the keyboard to what has it where nothing else is worked in.
func (d *Dialogs) Home() {
	if d.home != nil {
		d.Focus(d.home())
	}
}

// Room is the size of the window's content.
func (d *Dialogs) Room() fyne.Size { return d.win.Canvas().Size() }

// Foreign is called when a dialog of Fyne's own was put on top: leave leaves it.
func (d *Dialogs) Foreign(leave func()) { d.foreign, d.leave = d.top(), leave }

// Aside takes what is open off the window until back is called, for another dialog to
// have its place.
func (d *Dialogs) Aside() (back func()) {
	was := d.up()
	if was == nil || d.aside {
		return func() {}
	}
	d.aside = true
	d.win.Canvas().Overlays().Remove(was)
	return func() {
		if d.aside = false; d.open == was {
			d.win.Canvas().Overlays().Add(was)
			was.focus()
		}
	}
}

// up is the board that is over the window; nil where none is.
func (d *Dialogs) up() *board {
	if d.open != nil && !d.aside && !slices.Contains(d.win.Canvas().Overlays().List(), fyne.CanvasObject(d.open)) {
		d.open = nil // it was taken away with what lay below it
	}
	return d.open
}

// put puts a board over the window.
func (d *Dialogs) put(f *face) {
	d.open = newBoard(d.win.Canvas(), f, control.NewLayer(d.after))
	d.win.Canvas().Overlays().Add(d.open)
	d.open.focus()
}

// remove takes the board off the window. The keyboard is where it was before, or in
// the article.
func (d *Dialogs) remove() {
	was := d.open
	d.open = nil
	d.win.Canvas().Overlays().Remove(was)
	if d.Open() {
		return
	}
	had := d.win.Canvas().Focused()
	if o, is := had.(fyne.CanvasObject); had == nil || is && !o.Visible() {
		d.Home()
	}
}

// next shows what waits, where nothing is open any more.
func (d *Dialogs) next() {
	if d.up() == nil && len(d.waiting) > 0 {
		s := d.waiting[0]
		d.waiting = d.waiting[1:]
		s.show()
	}
}
