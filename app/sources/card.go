// Package sources is the card in which a source, new or known, is put on a claim,
// and the form in which a source is described.
package sources

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/citation"
	"galley/model/passage"
	"galley/model/quantity"
)

// Card is where a source is put on a claim, within the claim's form: one field for
// what the source is, what it does to the claim, its passage and the place of that.
// Set the callbacks before it is shown.
type Card struct {
	Content *fyne.Container
	// OnAttach stores the source and what it says; the claim is for the caller to add.
	OnAttach func(cmd model.AttachSource, done func(error))
	// OnLeave is called where the card is left; typed says whether something is lost.
	OnLeave func(typed bool)
	// OnEdit hears that something was typed or chosen.
	OnEdit func()
	// OnPassage hears the passage as it is typed, to hold the claim's figures against it.
	OnPassage func(passage string)
	// OnGained hears which of its controls has the keyboard, to be brought into view.
	OnGained func(fyne.CanvasObject)
	// Keeping says whether a copy of a page is offered, and whether it is wanted unless somebody says otherwise; nil: none is offered.
	Keeping func() (offered, wanted bool)

	find    Find
	today   func() string
	what    *control.Completing
	told    *widget.RichText // what is made of that
	stance  *stancePills
	quote   *control.Lines
	says    *Figures // of the claim's figures
	locator *control.Entry
	keep    *control.Check // a copy of the page, once the source is stored
	more    *control.Button
	note    *control.Lines
	details *details
	hidden  *fyne.Container // under More
	fault   *widget.Label
	attach  *control.Button

	chosen model.SourceUse // a source of the library; ID "" it is a new one
	place  string          // of the passage in a file of that, as it is kept with what is typed; "" nobody said
	auto   map[string]string
	record record
	before map[string]string
	quiet  bool // the card shows something that nobody typed
}

// Find looks for sources of the library; answer may be called later.
type Find func(typed string, answer func([]model.SourceUse))

// NewCard makes the card. today is the day on which a new source is looked at.
func NewCard(find Find, files Files, today func() string) *Card {
	c := &Card{find: find, today: today, told: look.FaintText(""), auto: map[string]string{}}
	c.what = c.newWhat()
	c.stance = newStancePills(c)
	c.quote, c.says = c.newLines(locale.Text("The words of the source that decide it"), 2), NewFigures()
	c.quote.OnChanged = func(text string) {
		c.edited()
		if !c.quiet && c.OnPassage != nil {
			c.OnPassage(text)
		}
	}
	c.locator = control.NewEntry(locale.Text("Where in it: page, paragraph, time"))
	c.note = c.newLines(locale.Text("Note"), 1)
	c.keep = control.NewCheck(locale.Text("Keep a copy of the page"), func(bool) { c.edited() })
	c.keep.Hide()
	c.details = newDetails(model.Source{Accessed: today()}, 0, files)
	c.fault = widget.NewLabel("")
	c.fault.Importance, c.fault.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	c.fault.Hide()
	for _, e := range append(c.details.entries(), c.locator) {
		e.OnEscape, e.OnSend, e.OnGained = c.Leave, c.Attach, func() { c.gained(e) }
		changed := e.OnChanged
		e.OnChanged = func(text string) {
			if changed != nil {
				changed(text)
			}
			c.edited()
		}
		e.OnSubmitted = func(string) { c.Attach() }
	}
	c.hidden = container.NewVBox(c.note, c.details.content)
	c.hidden.Hide()
	c.more = control.NewQuiet(locale.Text("More"), theme.Icon(theme.IconNameArrowDropDown), func() { c.showMore(!c.hidden.Visible()) })
	c.attach = control.NewDefault(locale.Text("Attach"), c.Attach)
	c.attach.Key = locale.Text("Ctrl+Enter")
	leave := control.NewQuiet(locale.Text("Cancel"), nil, c.Leave)
	leave.Key = locale.Text("Esc")
	c.Content = container.NewStack(look.NewFrame(), container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8),
		container.New(layout.NewCustomPaddedVBoxLayout(4), c.what, container.New(layout.NewCustomPaddedLayout(-6, -6, -6, 0), c.told),
			c.fault, c.stance, c.quote, c.says.Container, container.NewBorder(nil, nil, nil, c.more, c.locator),
			c.keep, container.NewHBox(layout.NewSpacer(), leave, c.attach), c.hidden)))
	c.record = c.recorded()
	c.before = c.record.read()
	c.auto = c.details.record().read()
	return c
}

// recorded is all that stands in the card. What is typed into the one field comes
// first: the details follow from it, and what stood in them comes after that.
func (c *Card) recorded() record {
	all := c.details.record()
	all["quote"], all["locator"], all["note"] = typed(&c.quote.Entry), typed(c.locator), typed(&c.note.Entry)
	all["what"] = value{get: func() string { return c.what.Text }, set: c.what.Put}
	all["stance"] = value{chosen: true, get: func() string { return string(c.stance.chosen()) },
		set: func(s string) { c.stance.set(model.Stance(s)) }}
	all["place"] = value{chosen: true, get: func() string { return c.place }, set: func(s string) { c.place = s }}
	all["keep"] = value{chosen: true, get: func() string { return map[bool]string{true: yes}[c.keep.Checked] },
		set: func(s string) { c.keep.SetChecked(s == yes) }}
	all["source"] = value{chosen: true, get: func() string { return c.chosen.ID }, set: func(string) {}}
	return all
}

// Fields is what stands in the card, by name.
func (c *Card) Fields() map[string]string { return c.record.read() }

// Since is what was typed into a card after it was sent.
func Since(sent, now map[string]string) map[string]string {
	rest := map[string]string{}
	for name, text := range now {
		if typed := strings.TrimSpace(strings.TrimPrefix(text, sent[name])); typed != "" {
			rest[name] = typed
		}
	}
	return rest
}

// Typed reports whether something was typed that is not stored.
func (c *Card) Typed() bool { return c.record.typedSince(c.before) }

// Show puts into the card what stood in it when it was left (nil: nothing), and
// returns what gets the keyboard.
func (c *Card) Show(fields map[string]string) fyne.Focusable {
	c.quiet = true
	defer func() { c.quiet = false }()
	c.say("")
	c.choose(model.SourceUse{})
	c.details.file, c.details.path = nil, ""
	c.details.fileName.SetText(locale.Text("No file"))
	c.before["accessed"] = c.today()
	c.before["keep"] = ""
	if _, wanted := c.offer(); wanted {
		c.before["keep"] = yes
	}
	c.record.restore(c.before)
	c.what.Close()
	c.auto = c.details.record().read()
	c.showMore(false)
	if fields["what"] == "" && (fields["title"] != "" || fields["address"] != "") { // of a form with a field for each
		c.what.Put(strings.TrimSpace(fields["title"] + " " + fields["address"]))
	}
	c.record.restore(fields)
	for name, text := range c.made(c.what.Text) {
		if c.record[name].get() == text { // it follows what is typed on
			c.auto[name] = text
		}
	}
	if id := fields["source"]; id != "" {
		c.choose(model.SourceUse{Source: model.Source{ID: id, Title: fields["what"]}, Uses: -1})
	}
	for _, name := range []string{"publisher", "author", "published", "archive", "note", "file"} {
		if fields[name] != "" {
			c.showMore(true)
		}
	}
	c.attach.Enable()
	c.tell()
	c.offerCopy()
	c.Content.Refresh()
	return c.what
}

// SayFigures says how the claim's figures stand to those of the passage.
func (c *Card) SayFigures(pairs []quantity.Pair) {
	was := c.says.Hidden
	c.says.Show(pairs)
	if was != c.says.Hidden {
		c.Content.Refresh()
	}
}

// FiguresSay is what the card says of the claim's figures; "" nothing.
func (c *Card) FiguresSay() string { return c.says.Text() }

// Focus is where the keyboard goes.
func (c *Card) Focus() fyne.Focusable { return c.what }

// Has reports whether the keyboard is in the card.
func (c *Card) Has(f fyne.Focusable) bool {
	o, is := f.(fyne.CanvasObject)
	return is && contains(c.Content, o)
}

func contains(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	if all, is := in.(*fyne.Container); is {
		for _, one := range all.Objects {
			if contains(one, o) {
				return true
			}
		}
	}
	return false
}

// Choose says what the source does to the claim.
func (c *Card) Choose(s model.Stance) {
	c.stance.set(s)
	c.say("")
	c.edited()
}

func (c *Card) edited() {
	c.offerCopy()
	if !c.quiet && c.OnEdit != nil {
		c.OnEdit()
	}
}

func (c *Card) gained(o fyne.CanvasObject) {
	if c.OnGained != nil {
		c.OnGained(o)
	}
}

func (c *Card) showMore(open bool) {
	c.hidden.Hidden = !open
	c.details.content.Hidden = c.chosen.ID != "" // a source of the library is edited by itself
	c.more.SetIcon(theme.Icon(theme.IconNameArrowDropDown))
	if open {
		c.more.SetIcon(theme.Icon(theme.IconNameArrowDropUp))
	}
	c.Content.Refresh()
}

// Leave is called on Escape.
func (c *Card) Leave() {
	if c.OnLeave != nil {
		c.OnLeave(c.Typed())
	}
}

// choose takes a source of the library; one without an id: it is a new one.
func (c *Card) choose(s model.SourceUse) {
	c.chosen = s
	c.details.content.Hidden = s.ID != ""
}

// typedWhat makes of what is typed what it says of a new source. What somebody
// changed by hand stays.
func (c *Card) typedWhat(text string) {
	if c.quiet {
		return
	}
	c.choose(model.SourceUse{})
	made := c.made(text)
	for name, text := range made {
		v := c.record[name]
		if v.get() == c.auto[name] && text != c.auto[name] {
			v.set(text)
			c.auto[name] = text
		}
	}
	if made["publisher"]+made["author"]+made["published"]+made["archive"] != "" {
		c.showMore(true)
	}
	c.say("")
	c.tell()
	c.edited()
}

// made is what a text says of a source, by the names of the fields.
func (c *Card) made(text string) map[string]string {
	p := citation.Take(text)
	if p.Accessed == "" {
		p.Accessed = c.before["accessed"]
	}
	return map[string]string{"title": p.Title, "address": p.URL, "publisher": p.Publisher, "author": p.Author, "published": p.Published,
		"archive": p.Archive, "locator": p.Locator, "accessed": p.Accessed}
}

// take takes a source that the library offers.
func (c *Card) take(s model.SourceUse) {
	c.quiet = true
	c.what.Put(s.Title)
	c.quiet = false
	c.choose(s)
	c.showMore(c.hidden.Visible())
	c.say("")
	c.tell()
	c.edited()
	c.next()
}

// next gives the keyboard to what is to be filled in next.
func (c *Card) next() {
	if c.stance.chosen() == "" {
		control.Focus(c.stance)
		return
	}
	control.Focus(c.quote)
}

// tell says what is made of what is typed.
func (c *Card) tell() {
	text := locale.Text("Alt+1, 2 or 3 says what it does to the claim; Ctrl+Enter attaches it.")
	switch {
	case c.chosen.ID != "" && c.chosen.Uses >= 0:
		text = dotted(locale.Text("In the library"), About(c.chosen), Used(c.chosen.Uses))
	case c.chosen.ID != "":
		text = locale.Text("In the library")
	case c.what.Text != "":
		d := c.details
		text = dotted(locale.Text("New source"), passage.Shorten(d.title.Text, 60), d.author.Text, d.publisher.Text, d.published.Text)
	}
	look.SetFaint(c.told, text)
}

// say says what is wrong; "" nothing is.
func (c *Card) say(sentence string) {
	c.fault.SetText(sentence)
	c.fault.Hidden = sentence == ""
}

// Attach stores what stands in the card, or says what is missing and gives it the
// keyboard.
func (c *Card) Attach() {
	if c.attach.Disabled() {
		return
	}
	cmd := model.AttachSource{Stance: c.stance.chosen(), Quote: c.quote.Text, Locator: c.locator.Text, Note: c.note.Text}
	if c.chosen.ID != "" {
		cmd.SourceID, cmd.Place = c.chosen.ID, c.placed()
	} else {
		cmd.New = &model.AddSource{Fields: c.details.read()}
	}
	switch {
	case c.chosen.ID == "" && strings.TrimSpace(c.details.title.Text+c.details.address.Text) == "":
		c.say(locale.Text("Say first what the source is: its address, a citation, or its title."))
		control.Focus(c.what)
		return
	case cmd.Stance == "":
		c.say(locale.Text("Does it support the claim, refute it, or give context? Press Alt+1, 2 or 3."))
		control.Focus(c.stance)
		return
	}
	c.attach.Disable()
	c.OnAttach(cmd, func(err error) {
		c.attach.Enable()
		if err != nil {
			c.say(locale.Fault(err))
		}
	})
}

// About is where a source is from, in a line.
func About(s model.SourceUse) string {
	confidential := ""
	if s.Private {
		confidential = Confidential()
	}
	return dotted(confidential, s.Publisher, s.Author, s.Published[:min(len(s.Published), len("2006"))])
}

// Confidential is what stands at a source whose name is kept.
func Confidential() string { return locale.Text("confidential") }

// Used says on how many claims a source is.
func Used(n int) string {
	if n == 0 {
		return locale.Text("on no claim")
	}
	return locale.Count(n, "used on %d claim", "used on %d claims")
}

func dotted(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, " · ")
}
