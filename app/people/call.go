package people

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// CallOf is what the card that notes a call is about.
type CallOf struct {
	PersonID, Name string         // who was asked; "" the card asks for that
	Attempt        *model.Attempt // that is changed; nil it is a new one
	ArticleID      string
	Claims         []About // that may have been asked about
	All            bool    // it was about all of them, as long as nobody says otherwise
	What           string  // that was asked, as long as nobody says otherwise
}

// About is a claim that somebody may have been asked about.
type About struct{ ClaimID, Wording string }

// Call is the card that notes in place that somebody was asked: who, how, about what, and what came
// of it.
type Call struct {
	Content fyne.CanvasObject
	// OnSend stores what stands in the card; person is a new one to be added first, or nil.
	OnSend func(person *model.AddPerson, cmd model.Command, done func(error))
	// OnLeave is called on Escape; typed: something stands there that is not stored.
	OnLeave  func(typed bool)
	OnEdit   func()                  // something was typed or chosen
	OnGained func(fyne.CanvasObject) // which of its controls has got the keyboard

	of       CallOf
	who      *control.Completing
	person   string // id of the one chosen; "" a new one of the name typed
	name     *widget.Label
	outcome  *callPills
	way      *control.Select
	purpose  *control.Select
	made     *control.Entry
	what     *control.Lines
	answer   *control.Lines
	about    *control.Checks
	aboutBox *fyne.Container
	fault    *widget.Label
	send     *control.Button
	column   *fyne.Container
	before   map[string]string
	quiet    bool
}

// NewCall makes the card; find looks for people as a name is typed.
func NewCall(find func(typed string, answer func([]control.Completion))) *Call {
	c := &Call{name: look.Wrapped(""), fault: look.Wrapped(""), aboutBox: container.NewStack()}
	c.who = control.NewCompleting(locale.Text("Who was asked: a name"), find)
	c.who.OnTake = func(o control.Completion) {
		c.who.Put(o.Text)
		c.person = o.ID
		c.edited()
		focusFrom(c.Content, c.outcome)
	}
	c.who.OnTyped = func(string) {
		if !c.quiet {
			c.person = ""
			c.edited()
		}
	}
	c.who.OnSubmitted = func(string) { focusFrom(c.Content, c.outcome) }
	c.name.TextStyle.Bold = true
	c.outcome = newCallPills(c, names(model.AttemptOutcomes, OutcomeName))
	c.way = control.NewSelect(names(model.AttemptWays, WayName), func(string) { c.edited() })
	c.purpose = control.NewSelect(names(model.AttemptPurposes, PurposeName), func(string) { c.edited() })
	c.made = control.NewEntry(locale.Text("When: now"))
	c.what, c.answer = control.NewLines(locale.Text("What was asked"), 1), control.NewLines(locale.Text("What they said; no report has it by itself"), 2)
	for _, e := range []struct {
		*control.Entry
		whole fyne.CanvasObject
	}{{&c.who.Entry, c.who}, {c.made, c.made}, {&c.what.Entry, c.what}, {&c.answer.Entry, c.answer}} {
		e.OnEscape, e.OnSend, e.OnGained = c.Leave, c.Send, func() { c.gained(e.whole) }
	}
	c.way.OnGained, c.purpose.OnGained = func() { c.gained(c.way) }, func() { c.gained(c.purpose) }
	for _, e := range []*control.Entry{c.made, &c.what.Entry, &c.answer.Entry} {
		e.OnChanged = func(string) { c.edited() }
	}
	c.made.OnSubmitted = func(string) { c.Send() }
	c.fault.Importance = widget.DangerImportance
	c.fault.Hide()
	c.send = control.NewDefault(locale.Text("Note it"), c.Send)
	c.send.Key = locale.Text("Ctrl+Enter")
	leave := control.NewQuiet(locale.Text("Cancel"), nil, c.Leave)
	leave.Key = locale.Text("Esc")
	flush := container.New(layout.NewCustomPaddedLayout(-6, -6, -6, 0), c.name)
	c.column = look.NewColumn(gap, flush, c.who, c.fault, c.outcome,
		container.NewGridWithColumns(2, c.way, c.purpose), c.what, c.answer, c.made, c.aboutBox,
		container.NewHBox(layout.NewSpacer(), leave, c.send))
	c.Content = container.NewStack(look.NewFrame(), container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), c.column))
	return c
}

// Show puts the card to another use, with what stood in it once (nil: nothing), and returns what gets
// the keyboard.
func (c *Call) Show(of CallOf, fields map[string]string) fyne.Focusable {
	c.quiet = true
	defer func() { c.quiet = false }()
	c.of, c.person = of, of.PersonID
	c.who.Close()
	c.who.Put(of.Name)
	c.who.Hidden = of.PersonID != ""
	look.Say(c.name, locale.Text("%s was asked", of.Name))
	c.name.Hidden = of.PersonID == ""
	a := model.Attempt{Way: model.ByCall, Purpose: model.ToCheck, What: of.What}
	c.outcome.Set(-1)
	c.send.SetText(locale.Text("Note it"))
	if of.Attempt != nil {
		a = *of.Attempt
		c.outcome.Set(slices.Index(model.AttemptOutcomes, a.Outcome))
		c.send.SetText(locale.Text("Store"))
		look.Say(c.name, locale.Text("%s was asked on %s", of.Name, When(a.Made)))
	}
	c.way.SetSelectedIndex(slices.Index(model.AttemptWays, a.Way))
	c.purpose.SetSelectedIndex(slices.Index(model.AttemptPurposes, a.Purpose))
	c.made.SetText(strings.Replace(a.Made, "T", " ", 1))
	c.what.SetText(a.What)
	c.answer.SetText(a.Answer)
	c.showAbout()
	c.say("")
	c.before = c.Fields()
	for name, text := range fields {
		c.put(name, text)
	}
	c.send.Enable()
	c.column.Refresh()
	return c.Focus()
}

// showAbout offers what the call may have been about. A single claim is no question.
func (c *Call) showAbout() {
	c.about = nil
	c.aboutBox.RemoveAll()
	if len(c.of.Claims) < 2 || c.of.Attempt != nil {
		c.aboutBox.Hide()
		return
	}
	var words []string
	for i, a := range c.of.Claims {
		words = append(words, locale.Text("%d: %s", i+1, passage.Shorten(a.Wording, 70)))
	}
	c.about = control.NewChecks(words, func([]string) { c.edited() })
	if c.of.All {
		c.about.SetSelected(words)
	}
	c.aboutBox.Add(look.NewColumn(0, look.FaintText(locale.Text("It was about")), c.about.Content))
	c.aboutBox.Show()
}

// claims are the ids of what the call was about.
func (c *Call) claims() (ids []string) {
	on := []string(nil)
	if c.about != nil {
		on = c.about.Selected()
	}
	for i, a := range c.of.Claims {
		if c.about == nil || slices.Contains(on, c.about.Options[i]) {
			ids = append(ids, a.ClaimID)
		}
	}
	return ids
}

// Fields is what stands in the card, by name.
func (c *Call) Fields() map[string]string {
	index := func(i int) string { return string(rune('0' + i + 1)) }
	return map[string]string{"who": c.who.Text, "person": c.person, "outcome": index(c.outcome.Selected), "way": index(c.way.SelectedIndex()),
		"purpose": index(c.purpose.SelectedIndex()), "made": c.made.Text, "what": c.what.Text, "answer": c.answer.Text}
}

func (c *Call) put(name, text string) {
	index := -1
	if text != "" {
		index = int(text[0]) - '0' - 1
	}
	switch name {
	case "who":
		c.who.Put(text)
	case "person":
		c.person = cmp.Or(c.of.PersonID, text)
	case "outcome":
		c.outcome.Set(min(index, len(model.AttemptOutcomes)-1))
	case "way":
		c.way.SetSelectedIndex(min(index, len(model.AttemptWays)-1))
	case "purpose":
		c.purpose.SetSelectedIndex(min(index, len(model.AttemptPurposes)-1))
	case "made":
		c.made.SetText(text)
	case "what":
		c.what.SetText(text)
	case "answer":
		c.answer.SetText(text)
	}
}

// Typed reports whether something stands in the card that is not stored.
func (c *Call) Typed() bool {
	now := c.Fields()
	for name, text := range c.before {
		if now[name] != text {
			return true
		}
	}
	return false
}

// Focus is where the keyboard goes.
func (c *Call) Focus() fyne.Focusable {
	if c.of.PersonID == "" {
		return c.who
	}
	return c.outcome
}

// Has reports whether the keyboard is in the card.
func (c *Call) Has(f fyne.Focusable) bool {
	o, is := f.(fyne.CanvasObject)
	return is && o != nil && contains(c.Content, o)
}

func contains(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	if all, is := in.(*fyne.Container); is {
		return slices.ContainsFunc(all.Objects, func(one fyne.CanvasObject) bool { return contains(one, o) })
	}
	return false
}

// Leave is called on Escape.
func (c *Call) Leave() {
	if c.OnLeave != nil {
		c.OnLeave(c.Typed())
	}
}

func (c *Call) edited() {
	if !c.quiet && c.OnEdit != nil {
		c.OnEdit()
	}
}

func (c *Call) gained(o fyne.CanvasObject) {
	if c.OnGained != nil {
		c.OnGained(o)
	}
}

func (c *Call) say(sentence string) {
	look.Say(c.fault, sentence)
	c.fault.Hidden = sentence == ""
	c.column.Refresh()
}

// Send stores what stands in the card, or says what is missing and gives it the keyboard.
func (c *Call) Send() {
	name := strings.TrimSpace(c.who.Text)
	switch {
	case c.send.Disabled():
		return
	case c.person == "" && name == "":
		c.say(locale.Text("Say first who was asked."))
		focusFrom(c.Content, c.who)
		return
	case c.outcome.Selected < 0:
		c.say(locale.Text("Say what came of it: choose with the arrows, then press Enter."))
		focusFrom(c.Content, c.outcome)
		return
	}
	cmd, person := c.command(name)
	c.send.Disable()
	c.OnSend(person, cmd, func(err error) {
		c.send.Enable()
		if err != nil {
			c.say(locale.Fault(err))
		}
	})
}

// command is what stores the card, and who is to be added to the people first.
func (c *Call) command(name string) (model.Command, *model.AddPerson) {
	way, purpose := model.AttemptWays[max(0, c.way.SelectedIndex())], model.AttemptPurposes[max(0, c.purpose.SelectedIndex())]
	outcome := model.AttemptOutcomes[c.outcome.Selected]
	what, answer, made := c.what.Text, c.answer.Text, c.made.Text
	if was := c.of.Attempt; was != nil {
		return model.EditAttempt{ID: was.ID, Made: &made, Way: &way, What: &what, Answer: &answer, Outcome: &outcome, Purpose: &purpose}, nil
	}
	id, person := c.person, (*model.AddPerson)(nil)
	if id == "" {
		id = model.NewID()
		person = &model.AddPerson{ID: id, Name: name}
	}
	return model.AddAttempt{PersonID: id, ArticleID: c.of.ArticleID, Claims: c.claims(), Made: made, Way: way, What: what,
		Outcome: outcome, Purpose: purpose, Answer: answer}, person
}

// callPills say what came of asking.
type callPills struct {
	control.Pills
	card *Call
}

func newCallPills(c *Call, options []string) *callPills {
	p := &callPills{card: c}
	p.Options, p.Selected, p.PerRow = options, -1, 2
	p.OnChosen = func(int) {
		c.say("")
		c.edited()
	}
	p.ExtendBaseWidget(p)
	return p
}

// FocusGained implements fyne.Focusable.
func (p *callPills) FocusGained() {
	p.Pills.FocusGained()
	p.card.gained(p)
}

// TypedKey goes on to what was asked on Enter, and leaves the card on Escape.
func (p *callPills) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		focusFrom(p, p.card.what)
	case fyne.KeyEscape:
		p.card.Leave()
	default:
		p.Pills.TypedKey(e)
	}
}

// TypedShortcut stores the card on Ctrl+Enter, and hands the other shortcuts to the window.
func (p *callPills) TypedShortcut(s fyne.Shortcut) {
	if control.Submits(s) {
		p.card.Send()
		return
	}
	control.PassShortcut(p, s)
}
