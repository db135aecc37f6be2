package ask

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
)

// Answer is a button of a sheet or a question, and what it does.
type Answer struct {
	Label  string
	Do     func()
	Danger bool // it takes away something for good: a red outline, and never the default
	Stays  bool // the sheet stays open until Hide is called; else it closes first
}

// Sheet is a form, or anything else that is shown over the window.
type Sheet struct {
	Title   string
	Content fyne.CanvasObject
	Size    fyne.Size      // zero: as large as what is in it; never larger than the window
	First   fyne.Focusable // has the keyboard at first; nil: the default button
	Safe    string         // label of the button that leaves it; "": Cancel where something is submitted, else Close
	Left    func()         // called when it was left unanswered; may be nil
	Submit  Answer         // done by Enter in a field of one line, and by Ctrl+Enter; without Do nothing is submitted
	Answers []Answer       // the other buttons
	// Typed reports whether something stands in it that leaving would lose: Escape and
	// the safe button ask then. nil: nothing does.
	Typed func() bool
}

// Shown is a sheet that is over the window, or waits for its turn.
type Shown struct {
	d     *Dialogs
	sheet Sheet
	board *board // nil while it waits
	gone  bool
}

// Show puts a sheet over the window, as soon as nothing else is.
func (d *Dialogs) Show(s Sheet) *Shown {
	shown := &Shown{d: d, sheet: s}
	if d.up() != nil {
		d.waiting = append(d.waiting, shown)
		return shown
	}
	shown.show()
	return shown
}

func (s *Shown) show() {
	s.d.put(s.face())
	s.board = s.d.open
}

func (s *Shown) face() *face {
	sheet := s.sheet
	submits := sheet.Submit.Do != nil
	if sheet.Safe == "" {
		sheet.Safe = locale.Text("Close")
		if submits {
			sheet.Safe = locale.Text("Cancel")
		}
	}
	safe := control.NewButton(sheet.Safe, nil, s.leave)
	buttons := []fyne.CanvasObject{safe}
	for _, a := range sheet.Answers {
		buttons = append(buttons, s.button(a))
	}
	first := sheet.First
	standard := safe
	var submit func()
	if submits {
		b := s.button(sheet.Submit)
		buttons = append(buttons, b)
		if !sheet.Submit.Danger {
			standard = b
		}
		submit = func() { s.answer(sheet.Submit) }
	}
	highlight(standard)
	if first == nil {
		first = standard
	}
	body := sheet.Content
	if room := s.d.Room().Height - 2*boardOutside - 140; body.MinSize().Height > room && room > 0 {
		body = control.NewScroll(body).Content
	}
	return &face{content: newContent(sheet.Title, body, buttons), size: sheet.Size, first: first, escape: s.leave, submit: submit}
}

// button makes the button of an answer.
func (s *Shown) button(a Answer) *control.Button {
	do := func() { s.answer(a) }
	if a.Danger {
		return control.NewDanger(a.Label, do)
	}
	return control.NewButton(a.Label, nil, do)
}

func (s *Shown) answer(a Answer) {
	if a.Stays {
		a.Do()
		return
	}
	s.close()
	a.Do()
	s.d.next()
}

// Leave leaves the sheet as Escape does.
func (s *Shown) leave() {
	if s.sheet.Typed == nil || !s.sheet.Typed() {
		s.abandon()
		return
	}
	s.d.Ask(Question{
		Title: locale.Text("Discard what you typed?"), Text: locale.Text("It is not stored."), Safe: locale.Text("Keep editing"),
		Answers: []Answer{{Label: locale.Text("Discard"), Do: s.abandon, Danger: true}},
	})
}

func (s *Shown) abandon() {
	s.close()
	if s.sheet.Left != nil {
		s.sheet.Left()
	}
	s.d.next()
}

// Hide takes the sheet off the window, or out of those that wait.
func (s *Shown) Hide() {
	s.close()
	s.d.next()
}

// close takes the sheet off the window and leaves those that wait waiting.
func (s *Shown) close() {
	s.d.waiting = slices.DeleteFunc(s.d.waiting, func(w *Shown) bool { return w == s })
	if !s.gone && s.board != nil && s.d.open == s.board {
		s.d.remove()
	}
	s.gone = true
}

// Question is asked before something that cannot be undone, or that leaves something
// unfinished. The safe answer stands first, has the keyboard, and is what Escape and
// Enter choose. Over a sheet it is drawn in the sheet's place.
type Question struct {
	Title   string
	Text    string
	Content fyne.CanvasObject // in place of Text; nil none
	Safe    string            // label of the safe answer; "" Cancel
	Kept    func()            // called when the safe answer is chosen; may be nil
	Answers []Answer          // the others
	Size    fyne.Size         // zero: one that suits two lines
}

// Ask asks a question; hide takes it away unanswered.
func (d *Dialogs) Ask(q Question) (hide func()) {
	content := q.Content
	if content == nil {
		content = container.NewVScroll(look.Wrapped(q.Text))
	}
	if q.Safe == "" {
		q.Safe = locale.Text("Cancel")
	}
	if q.Size.IsZero() {
		q.Size = fyne.NewSize(460, 190)
	}
	var on *board
	var asked *face
	away := func() bool { // reports whether it was there
		if on == nil || d.open != on || !slices.Contains(on.faces, asked) {
			return false
		}
		if len(on.faces) == 1 {
			d.remove()
			return true
		}
		if on.face() == asked {
			on.pop()
			return true
		}
		on.faces = slices.DeleteFunc(on.faces, func(f *face) bool { return f == asked })
		return true
	}
	kept := func() {
		if away() && q.Kept != nil {
			q.Kept()
		}
		d.next()
	}
	safe := control.NewButton(q.Safe, nil, kept)
	highlight(safe)
	buttons := []fyne.CanvasObject{safe}
	for _, a := range q.Answers {
		do := func() {
			away()
			a.Do()
			d.next()
		}
		if a.Danger {
			buttons = append(buttons, control.NewDanger(a.Label, do))
			continue
		}
		buttons = append(buttons, control.NewButton(a.Label, nil, do))
	}
	asked = &face{content: newContent(q.Title, content, buttons), size: q.Size, first: safe, escape: kept}
	if d.up() != nil {
		d.open.push(asked)
	} else {
		d.put(asked)
	}
	on = d.open
	return func() {
		away()
		d.next()
	}
}
