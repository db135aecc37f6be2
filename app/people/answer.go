package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/sources"
	"galley/model"
)

// Answer is the field that an answer to a fact is typed into, with what it does to the claim. Enter
// stores it: as evidence, and as an attempt that was answered.
type Answer struct {
	Content *fyne.Container
	// OnSend stores the answer; done is called with what came of it.
	OnSend func(cmd model.AnswerFact, done func(error))
	// OnEdit hears that something was typed, OnGained that a control of it has got the keyboard.
	OnEdit   func()
	OnGained func(fyne.CanvasObject)
	// OnLeave leaves it; nil: the window decides.
	OnLeave func()

	claim, person string
	text          *answerText
	stance        *answerStance
	way           *control.Select
	told          *widget.RichText
	fault         *widget.Label
	rest          *fyne.Container // what is needed once something is typed
	sending       bool
	quiet         bool
}

// NewAnswer makes the field.
func NewAnswer() *Answer {
	a := &Answer{told: look.FaintText(""), fault: look.Wrapped("")}
	a.text, a.stance = newAnswerText(a), newAnswerStance(a)
	a.way = control.NewSelect(names(model.AttemptWays, WayName), nil)
	a.way.SetSelectedIndex(0)
	a.fault.Importance = widget.DangerImportance
	a.fault.Hide()
	send := control.NewButton(locale.Text("Store"), nil, a.Send)
	send.Key = locale.Text("Ctrl+Enter")
	look.SetFaint(a.told, locale.Text("Alt+1, 2 or 3 says what it does to the claim; Enter stores it."))
	a.rest = look.NewColumn(gap, a.stance, container.New(layout.NewCustomPaddedLayout(-6, -6, -6, 0), a.told),
		container.NewBorder(nil, nil, nil, send, a.way))
	a.rest.Hide()
	a.Content = look.NewColumn(gap, a.text, a.fault, a.rest)
	return a
}

// gap is between what belongs together.
const gap = 4

// Bind has the field be about a fact and a person. What stood in it is gone, but for a text given.
func (a *Answer) Bind(claim, person, text string) {
	if claim == a.claim && person == a.person {
		return
	}
	a.claim, a.person = claim, person
	a.put(text)
}

func (a *Answer) put(text string) {
	a.quiet = true
	a.text.SetText(text)
	a.quiet = false
	a.stance.Set(-1)
	a.say("")
	a.unfold(text != "")
}

// Text is what was typed and is not stored.
func (a *Answer) Text() string { return a.text.Text }

// Focus is where the keyboard goes.
func (a *Answer) Focus() fyne.Focusable { return a.text }

// Has reports whether the keyboard is in it.
func (a *Answer) Has(f fyne.Focusable) bool {
	return f != nil && (f == fyne.Focusable(a.text) || f == fyne.Focusable(a.stance) || f == fyne.Focusable(a.way))
}

// Answering is the answer that f, which has the keyboard, is about; nil: none.
func Answering(f fyne.Focusable) *Answer {
	switch f := f.(type) {
	case *answerText:
		return f.of
	case *answerStance:
		return f.of
	}
	return nil
}

// Choose says what the answer does to the claim.
func (a *Answer) Choose(s model.Stance) {
	a.stance.Set(slices.Index(model.Stances, s))
	a.say("")
}

func (a *Answer) say(sentence string) {
	look.Say(a.fault, sentence)
	a.fault.Hidden = sentence == ""
	a.Content.Refresh()
}

func (a *Answer) unfold(open bool) {
	if a.rest.Visible() != open {
		a.rest.Hidden = !open
		a.Content.Refresh()
		a.changed()
	}
}

// changed has what the field stands in laid out anew.
func (a *Answer) changed() {
	if a.OnGained != nil && a.text.has {
		a.OnGained(a.Content)
	}
}

// Send stores the answer, or says what is missing and gives it the keyboard.
func (a *Answer) Send() {
	switch {
	case a.sending:
		return
	case strings.TrimSpace(a.text.Text) == "":
		a.say(locale.Text("Write first what was answered."))
		control.Focus(a.text)
		return
	case a.stance.Selected < 0:
		a.say(locale.Text("Does the answer support the claim, refute it, or give context? Press Alt+1, 2 or 3."))
		focusFrom(a.text, a.stance)
		return
	}
	cmd := model.AnswerFact{ClaimID: a.claim, PersonID: a.person, Answer: a.text.Text, Stance: model.Stances[a.stance.Selected],
		Way: model.AttemptWays[max(0, a.way.SelectedIndex())]}
	a.sending = true
	a.OnSend(cmd, func(err error) {
		a.sending = false
		if cmd.ClaimID != a.claim || cmd.PersonID != a.person {
			return
		}
		if err != nil {
			a.say(locale.Fault(err))
		} else if a.text.Text == cmd.Answer { // else more was typed since
			a.put("")
		}
	})
}

// enter is Enter in the field: what is missing yet gets the keyboard, else the answer is stored.
func (a *Answer) enter() {
	if strings.TrimSpace(a.text.Text) != "" && a.stance.Selected < 0 {
		focusFrom(a.text, a.stance)
		return
	}
	a.Send()
}

// shortcut takes the shortcuts that are about the answer, and reports whether it did.
func (a *Answer) shortcut(s fyne.Shortcut) bool {
	if control.Submits(s) {
		a.Send()
		return true
	}
	if c, is := s.(*desktop.CustomShortcut); is && c.Modifier == fyne.KeyModifierAlt {
		if i := slices.Index([]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}, c.KeyName); i >= 0 {
			a.Choose(model.Stances[i])
			return true
		}
	}
	return false
}

// answerText is what the answer is typed into. Shift+Enter begins a line.
type answerText struct {
	control.Lines
	of  *Answer
	has bool // the keyboard
}

func newAnswerText(a *Answer) *answerText {
	t := &answerText{of: a}
	t.ExtendBaseWidget(t)
	t.Init(locale.Text("What was answered"), 1)
	t.OnChanged = func(string) {
		if a.quiet {
			return
		}
		a.unfold(t.Text != "" || t.has)
		if a.OnEdit != nil {
			a.OnEdit()
		}
	}
	t.OnKey = func(e *fyne.KeyEvent) bool {
		switch {
		case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && !control.Held(fyne.KeyModifierShift):
			a.enter()
		case e.Name == fyne.KeyEscape && a.OnLeave != nil:
			a.OnLeave()
		default:
			return false
		}
		return true
	}
	return t
}

// FocusGained implements fyne.Focusable.
func (t *answerText) FocusGained() {
	t.has = true
	t.Lines.FocusGained()
	t.of.unfold(true)
	t.of.changed()
}

// FocusLost implements fyne.Focusable.
func (t *answerText) FocusLost() {
	t.has = false
	t.Lines.FocusLost()
}

// TypedShortcut implements fyne.Shortcutable.
func (t *answerText) TypedShortcut(s fyne.Shortcut) {
	if !t.of.shortcut(s) {
		t.Lines.TypedShortcut(s)
	}
}

// answerStance says what the answer does to the claim.
type answerStance struct {
	control.Pills
	of *Answer
}

func newAnswerStance(a *Answer) *answerStance {
	s := &answerStance{of: a}
	s.Options, s.Selected = sources.NewPills(func(model.Stance) {}).Options, -1
	s.OnChosen = func(int) { a.say("") }
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *answerStance) FocusGained() {
	s.Pills.FocusGained()
	if s.of.OnGained != nil {
		s.of.OnGained(s.of.Content)
	}
}

// TypedKey stores the answer on Enter, and leaves it on Escape.
func (s *answerStance) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		s.of.Send()
	case e.Name == fyne.KeyEscape && s.of.OnLeave != nil:
		s.of.OnLeave()
	default:
		s.Pills.TypedKey(e)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (s *answerStance) TypedShortcut(sc fyne.Shortcut) {
	if !s.of.shortcut(sc) {
		control.PassShortcut(s, sc)
	}
}
