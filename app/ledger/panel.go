// Package ledger is the list of what a checker ticks off in the open article: every name,
// title, place, date and figure, once for all its places.
package ledger

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/ledger"
	"galley/model/passage"
)

// Panel is the panel. Set the callbacks before it is shown.
type Panel struct {
	OnTick    func(entries []state.Entry, on bool)
	OnDismiss func(state.Hint)
	// OnPlaces hears which places are those of the entry chosen, none where none is, and to
	// which of them to go, -1 to none.
	OnPlaces func(places []passage.Span, at int)
	OnLeave  func()

	state  state.Ledger
	filter *control.Entry
	list   *rows
	empty  *widget.Label
	fault  *widget.Label
	foot   *widget.RichText
	lines  []line
	chosen string // key of the entry chosen, "" none
	at     int    // the place of it that was gone to last, -1 none yet
	body   *fyne.Container
}

// line is a line of the list: the name of a kind, an entry of it, or the hint at the entry
// before it. All are of one height: a list of lines of different heights is slow in Fyne.
type line struct {
	kind    ledger.Kind
	entry   state.Entry
	head    bool
	hint    bool
	entries []state.Entry // of a head: those below it
}

// New makes the panel.
func New() *Panel {
	p := &Panel{filter: control.NewEntry(locale.Text("Filter the ledger")), empty: look.Wrapped(""), fault: look.Wrapped(""),
		foot: look.FaintText(""), at: -1}
	p.empty.Alignment = fyne.TextAlignCenter
	p.list = newRows(p)
	p.filter.OnChanged = func(string) { p.lay() }
	p.filter.OnSubmitted = func(string) { p.toList() }
	p.filter.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDown {
			p.toList()
		}
		return key.Name == fyne.KeyDown
	}
	p.filter.OnEscape = func() {
		if p.filter.Text != "" {
			p.filter.SetText("")
		} else if p.OnLeave != nil {
			p.OnLeave()
		}
	}
	p.fault.Hide()
	p.body = container.NewBorder(container.NewVBox(container.NewPadded(p.filter), p.fault), p.foot, nil, nil,
		container.NewStack(p.list, container.NewPadded(p.empty)))
	return p
}

// Content is the panel as a canvas object.
func (p *Panel) Content() fyne.CanvasObject { return p.body }

// First is where the keyboard goes: the list, where it has rows.
func (p *Panel) First() fyne.Focusable {
	if len(p.lines) == 0 {
		return p.filter
	}
	return p.list
}

// Has reports whether something that has the keyboard is the panel's.
func (p *Panel) Has(on fyne.Focusable) bool {
	return on == fyne.Focusable(p.list) || on == fyne.Focusable(p.filter)
}

// Stop is where F6 goes.
func (p *Panel) Stop() control.Stop { return control.Stop{Area: p.body, First: p.First()} }

func (p *Panel) toList() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.list); c != nil && len(p.lines) > 0 {
		c.Focus(p.list)
		if p.list.Chosen < 0 {
			p.list.Choose(0)
		}
	}
}

func keyOf(e state.Entry) string { return string(e.Kind) + "\n" + model.FoldWords(e.Words()) }

// Show puts a state on the screen. The entry chosen stays so.
func (p *Panel) Show(now state.Ledger) {
	if now.Version != p.state.Version {
		p.at = -1
	}
	p.state = now
	p.lay()
}

// lay makes the lines of what is shown.
func (p *Panel) lay() {
	wanted := model.FoldWords(p.filter.Text)
	by := map[ledger.Kind][]state.Entry{}
	shown, ticked := 0, 0
	for _, e := range p.state.Entries {
		if wanted != "" && !strings.Contains(model.FoldWords(e.Text+" "+e.Group), wanted) {
			continue
		}
		by[e.Kind] = append(by[e.Kind], e)
		if shown++; e.Ticked {
			ticked++
		}
	}
	p.lines = p.lines[:0]
	chosen := -1
	for _, kind := range ledger.Kinds {
		entries := by[kind]
		if len(entries) == 0 {
			continue
		}
		slices.SortStableFunc(entries, func(a, b state.Entry) int { return cmp.Compare(rank(a), rank(b)) })
		p.lines = append(p.lines, line{kind: kind, head: true, entries: entries})
		for _, e := range entries {
			if keyOf(e) == p.chosen {
				chosen = len(p.lines)
			}
			p.lines = append(p.lines, line{kind: kind, entry: e})
			if e.Hint.Sentence != "" {
				p.lines = append(p.lines, line{kind: kind, entry: e, hint: true})
			}
		}
	}
	p.say(shown, ticked)
	if chosen < 0 && p.chosen != "" {
		p.chosen, p.at = "", -1
		p.list.Chosen = -1
		p.list.UnselectAll()
		p.places(nil, -1)
	}
	p.list.Refresh()
	if chosen >= 0 && chosen != p.list.Chosen {
		p.list.choosing = true
		p.list.Choose(chosen)
		p.list.choosing = false
	}
}

// rank puts what there is a hint at before the others.
func rank(e state.Entry) int {
	if e.Hint.Sentence != "" && !e.Ticked {
		return 0
	}
	return 1
}

// say says what there is, or why there is nothing.
func (p *Panel) say(shown, ticked int) {
	text := ""
	switch {
	case !p.state.Open:
		text = locale.Text("Open an article to see its names, dates and figures.")
	case p.state.Off:
		text = locale.Text("Reading along is switched off. Preferences (Ctrl+,) switch it on.")
	case p.state.Version == "":
		text = locale.Text("Reading…")
	case len(p.state.Entries) == 0:
		text = locale.Text("No names, dates or figures were found in this text.")
	case shown == 0:
		text = locale.Text("Nothing in the ledger fits. Esc clears the filter.")
	}
	look.Say(p.empty, text)
	foot := ""
	if shown > 0 {
		foot = locale.Text("%d of %d ticked · Space ticks, Enter goes to the next place", ticked, shown)
	}
	look.SetFaint(p.foot, foot)
	look.Say(p.fault, p.state.Spelling)
	p.fault.Hidden = p.state.Spelling == ""
}

func (p *Panel) places(places []passage.Span, at int) {
	if p.OnPlaces != nil {
		p.OnPlaces(places, at)
	}
}

// choose highlights the places of a line.
func (p *Panel) choose(i int) {
	if i < 0 || i >= len(p.lines) || p.lines[i].head {
		p.chosen, p.at = "", -1
		p.places(nil, -1)
		return
	}
	e := p.lines[i].entry
	if key := keyOf(e); key != p.chosen {
		p.chosen, p.at = key, -1
	}
	p.places(e.Places, -1)
}

// next goes to the next place of a line, and after the last one to the first.
func (p *Panel) next(i int) {
	if i < 0 || i >= len(p.lines) || p.lines[i].head {
		return
	}
	e := p.lines[i].entry
	p.at = (p.at + 1) % len(e.Places)
	p.places(e.Places, p.at)
}

// tick ticks a line, or takes its tick back; the name of a kind stands for all below it.
func (p *Panel) tick(i int) {
	if i < 0 || i >= len(p.lines) || p.OnTick == nil {
		return
	}
	l := p.lines[i]
	if !l.head {
		p.OnTick([]state.Entry{l.entry}, !l.entry.Ticked)
		return
	}
	open := slices.DeleteFunc(slices.Clone(l.entries), func(e state.Entry) bool { return e.Ticked })
	if len(open) > 0 {
		p.OnTick(open, true)
	} else {
		p.OnTick(l.entries, false)
	}
}

// dismiss ends the hint at a line for good.
func (p *Panel) dismiss(i int) bool {
	if i < 0 || i >= len(p.lines) || p.lines[i].entry.Hint.Sentence == "" || p.OnDismiss == nil {
		return false
	}
	p.OnDismiss(p.lines[i].entry.Hint)
	return true
}

// menu shows what can be done with a line.
func (p *Panel) menu(i int, at fyne.Position) {
	if i < 0 || i >= len(p.lines) {
		return
	}
	l := p.lines[i]
	tick := locale.Text("Tick")
	if l.entry.Ticked || l.head && !slices.ContainsFunc(l.entries, func(e state.Entry) bool { return !e.Ticked }) {
		tick = locale.Text("Take the tick off")
	}
	control.ShowMenu(p.list, at, []control.Item{
		{Label: tick, Key: locale.Text("Space"), Do: func() { p.tick(i) }},
		{Label: locale.Text("Go to the next place"), Key: locale.Text("Enter"), Disabled: l.head, Do: func() { p.next(i) }},
		{Label: locale.Text("Dismiss this hint for good"), Key: "Z", Disabled: l.entry.Hint.Sentence == "", Do: func() { p.dismiss(i) }},
	})
}

// kindName is a kind as the list names it.
func kindName(k ledger.Kind) string {
	switch k {
	case ledger.Name:
		return locale.Text("Names")
	case ledger.Title:
		return locale.Text("Titles")
	case ledger.Organisation:
		return locale.Text("Organisations")
	case ledger.Place:
		return locale.Text("Places")
	case ledger.Date:
		return locale.Text("Dates")
	case ledger.Age:
		return locale.Text("Ages")
	case ledger.Figure:
		return locale.Text("Figures")
	}
	return locale.Text("Superlatives")
}
