// Package people is what the window has of people who can be asked: their list and the list of those who
// have not answered at the left, one person in the middle, and the card that notes that somebody was asked.
package people

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// Verb is something to be done with a person.
type Verb int

// What can be done with a person.
const (
	Edit Verb = iota
	NoteCall
	Questions // print them, or write them to a file
	Merge
	Delete
	Erase
)

// Panel is the list of people at the left of the window. Set the callbacks before it is shown.
type Panel struct {
	OnQuery func(text string)
	OnNeed  func() // rows are in view that were not read
	OnOpen  func(id string)
	OnNew   func() // somebody is to be added
	OnVerb  func(v Verb, id, name string)

	after   func(time.Duration, func()) (stop func())
	wait    func() // stops what waits for the person to go on typing
	state   state.People
	filter  *control.Entry
	list    *control.Rows
	empty   *widget.Label
	foot    *widget.RichText
	content fyne.CanvasObject
	need    control.Need // of rows that OnNeed is asked for
}

// New makes the list; after calls a function on the UI goroutine when a time has passed.
func New(after func(time.Duration, func()) (stop func())) *Panel {
	p := &Panel{after: after, need: control.Need{After: after}, filter: control.NewEntry(locale.Text("Filter people")), empty: look.Wrapped(""), foot: look.FaintText("")}
	p.empty.Alignment = fyne.TextAlignCenter
	p.list = control.NewRows(p.length, func() fyne.CanvasObject { return control.NewRow(p.open, p.menu) }, p.update, p.deleteAt)
	p.list.OnOpen, p.list.OnMenu, p.list.OnTop = p.open, p.menuAt, func() { control.Focus(p.filter) }
	p.filter.OnChanged = func(string) { p.typed() }
	p.filter.OnKey = p.filterKey
	add := control.NewQuiet(locale.Text("New person…"), theme.ContentAddIcon(), func() { p.OnNew() })
	p.content = container.NewBorder(
		container.NewVBox(container.NewPadded(p.filter), container.NewHBox(add)), p.foot, nil, nil,
		container.NewStack(p.list, container.NewBorder(p.empty, nil, nil, nil)))
	return p
}

// Content is the list as a canvas object.
func (p *Panel) Content() fyne.CanvasObject { return p.content }

// First is where the keyboard goes.
func (p *Panel) First() fyne.Focusable { return p.filter }

// Stop is where F6 goes.
func (p *Panel) Stop() fyne.Focusable {
	if p.length() == 0 {
		return p.filter
	}
	return p.list
}

// InView are the chunks of the list that are in view.
func (p *Panel) InView() []int {
	return state.ChunksBetween(p.list.InView())
}

// Show puts a state on the screen.
func (p *Panel) Show(now state.People) {
	before := p.state
	p.state = now
	if now.Query != before.Query {
		p.list.Chosen = -1
		p.list.UnselectAll()
		p.list.ScrollToOffset(0)
	}
	p.empty.Hidden = now.List == nil || now.List.Total > 0
	look.Say(p.empty, now.Empty)
	foot := ""
	if n := p.length(); n > 0 {
		foot = locale.Count(n, "%d person", "%d people")
	}
	look.SetFaint(p.foot, foot)
	if i := now.List.IndexOf(now.Open); i >= 0 && i != p.list.Chosen && now.Open != before.Open {
		p.list.Choose(i)
	}
	p.list.Refresh()
}

// Forget empties the filter, as another library is opened.
func (p *Panel) Forget() {
	if p.wait != nil {
		p.wait()
		p.wait = nil
	}
	typed := p.filter.OnChanged
	p.filter.OnChanged = nil
	p.filter.SetText("")
	p.filter.OnChanged = typed
	p.state = state.People{}
}

// typingPause is how long a person stops typing before the list is narrowed.
const typingPause = 120 * time.Millisecond

func (p *Panel) typed() {
	if p.wait != nil {
		p.wait()
	}
	p.wait = p.after(typingPause, func() {
		p.wait = nil
		p.OnQuery(p.filter.Text)
	})
}

// filterKey goes into the list with the arrow down, opens the first person with Enter, and empties the
// field with Escape before it leaves it.
func (p *Panel) filterKey(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown:
		control.Focus(p.list)
		p.list.Choose(max(0, p.list.Chosen))
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter:
		p.open(max(0, p.list.Chosen))
	case e.Name == fyne.KeyEscape && p.filter.Text != "":
		p.filter.SetText("")
	default:
		return false
	}
	return true
}

func (p *Panel) length() int {
	if p.state.List == nil {
		return 0
	}
	return p.state.List.Total
}

func (p *Panel) update(i widget.ListItemID, o fyne.CanvasObject) {
	r := o.(*control.Row)
	r.Index = i
	if one, ok := p.state.List.Row(i); ok {
		open := ""
		if one.Claims > 0 {
			open = locale.Text("%s open", locale.Number(one.Claims))
		}
		r.Set(one.Title, one.Origin, open, false)
		return
	}
	r.Set("", "…", "", false)
	p.need.Ask(func() { p.OnNeed() })
}

func (p *Panel) open(i int) {
	if one, ok := p.state.List.Row(i); ok {
		p.list.Choose(i)
		p.OnOpen(one.ID)
	}
}

func (p *Panel) deleteAt(i int) {
	if one, ok := p.state.List.Row(i); ok {
		p.OnVerb(Delete, one.ID, one.Title)
	}
}

func (p *Panel) menuAt(i int) {
	p.menu(i, p.list.Below(i))
}

// menu shows what can be done with a person of the list.
func (p *Panel) menu(i int, at fyne.Position) {
	one, ok := p.state.List.Row(i)
	if !ok {
		return
	}
	p.list.Choose(i)
	items := []control.Item{{Label: locale.Text("Open"), Key: locale.Text("Enter"), Do: func() { p.OnOpen(one.ID) }}, {}}
	control.ShowMenu(p.list, at, append(items, verbs(func(v Verb) { p.OnVerb(v, one.ID, one.Title) })...))
}

// verbs are what can be done with a person.
func verbs(do func(Verb)) []control.Item {
	item := func(label string, v Verb) control.Item { return control.Item{Label: label, Do: func() { do(v) }} }
	return []control.Item{
		item(locale.Text("Edit person…"), Edit),
		item(locale.Text("Note a call…"), NoteCall),
		item(locale.Text("Print the questions…"), Questions),
		item(locale.Text("Merge into another…"), Merge),
		item(locale.Text("Delete"), Delete),
		item(locale.Text("Erase for good…"), Erase),
	}
}

// focusFrom gives the keyboard to something that may never have been painted. It stands on the canvas that
// another thing is on, which was.
func focusFrom(painted fyne.CanvasObject, f fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(painted); c != nil {
		c.Focus(f)
	}
}
