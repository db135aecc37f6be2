// Package sourcelist is the list of sources at the left of the window: all of them,
// narrowed as one types, the claims of one, and those that look the same.
package sourcelist

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/sources"
	"galley/app/state"
	"galley/model"
)

// Panel is the panel. Set the callbacks before it is shown.
type Panel struct {
	OnQuery func(model.SourceQuery)
	OnNeed  func() // rows are in view that were not read
	OnOpen  func(id string)
	OnAlike func(yes bool)
	OnClaim func(model.SourceClaim)
	OnVerb  func(Verb, model.SourceUse)
	OnMerge func(group []model.SourceUse)

	after  func(time.Duration, func()) (stop func())
	wait   func() // stops what waits for the person to go on typing
	state  state.Sources
	filter *control.Entry
	sort   *control.Button
	list   *control.Rows
	empty  *widget.Label
	foot   *widget.RichText
	alike  *control.Button
	claims *detail
	groups *groups
	all    fyne.CanvasObject
	body   *fyne.Container
	need   control.Need // of rows that OnNeed is asked for
}

// Verb is something to be done with a source.
type Verb int

// What can be done with a source.
const (
	Edit Verb = iota
	Follow
	File
	Merge
	Delete
	Erase
)

// New makes the panel; after calls a function on the UI goroutine when a time has passed.
func New(after func(time.Duration, func()) (stop func())) *Panel {
	p := &Panel{after: after, need: control.Need{After: after}, filter: control.NewEntry(locale.Text("Filter sources")), empty: widget.NewLabel(""), foot: look.FaintText(""),
		body: container.NewStack()}
	p.empty.Wrapping, p.empty.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	p.list = control.NewRows(p.length, func() fyne.CanvasObject { return control.NewRow(p.open, p.menu) }, p.update, p.deleteAt)
	p.list.OnOpen, p.list.OnMenu, p.list.OnTop = p.open, p.menuAt, p.focusFilter
	p.filter.OnChanged = func(string) { p.typed() }
	p.filter.OnKey = p.filterKey
	p.sort = control.NewQuiet("", theme.MenuDropDownIcon(), func() { control.ShowMenuUnder(p.sort, p.sorts()) })
	p.sort.IconPlacement, p.sort.Tip = widget.ButtonIconTrailingText, locale.Text("In which order sources are listed")
	p.alike = control.NewIcon(theme.ContentCopyIcon(), locale.Text("Find sources that look the same, to be merged"),
		func() { p.OnAlike(true) })
	p.claims, p.groups = newDetail(p), newGroups(p)
	p.all = container.NewBorder(
		container.NewVBox(container.NewPadded(p.filter), container.NewBorder(nil, nil, p.sort, p.alike)), p.foot, nil, nil,
		container.NewStack(p.list, container.NewCenter(container.New(fixedWidth(190), p.empty))))
	p.body.Objects = []fyne.CanvasObject{p.all}
	return p
}

// Content is the panel as a canvas object.
func (p *Panel) Content() fyne.CanvasObject { return p.body }

// First is where the keyboard goes.
func (p *Panel) First() fyne.Focusable {
	switch {
	case p.state.Alike:
		return p.groups.back
	case p.state.Open.ID != "":
		return p.claims.list
	}
	return p.filter
}

// Stop is where F6 goes.
func (p *Panel) Stop() fyne.Focusable {
	if first := p.First(); first != fyne.Focusable(p.filter) {
		return first
	}
	return p.list
}

// InView are the chunks of the list that are in view.
func (p *Panel) InView() []int {
	return state.ChunksBetween(p.list.InView())
}

// Show puts a state on the screen.
func (p *Panel) Show(now state.Sources) {
	before := p.state
	p.state = now
	want := p.all
	switch {
	case now.Alike:
		p.groups.show(now)
		want = p.groups.content
	case now.Open.ID != "":
		p.claims.show(now, before)
		want = p.claims.content
	}
	if p.body.Objects[0] != want {
		p.body.Objects = []fyne.CanvasObject{want}
		p.body.Refresh()
	}
	if now.Query != before.Query {
		p.list.Chosen = -1
		p.list.UnselectAll()
		p.list.ScrollToOffset(0)
	}
	p.refresh()
}

func (p *Panel) refresh() {
	p.empty.SetText("")
	if p.state.List != nil && p.state.List.Total == 0 {
		p.empty.SetText(p.state.Empty)
	}
	foot := ""
	if p.state.List != nil && p.state.List.Total > 0 {
		foot = locale.Count(p.state.List.Total, "%d source", "%d sources")
	}
	look.SetFaint(p.foot, foot)
	p.sort.SetText(sortName(p.state.Query.Sort))
	p.list.Refresh()
}

func sortName(s model.SourceSort) string {
	switch s {
	case model.SourcesByUse:
		return locale.Text("Most used")
	case model.SourcesByTitle:
		return locale.Text("Title")
	}
	return locale.Text("Newest")
}

func (p *Panel) sorts() []control.Item {
	var items []control.Item
	for _, s := range model.SourceSorts {
		items = append(items, control.Item{Label: sortName(s), Do: func() { p.OnQuery(model.SourceQuery{Text: p.state.Query.Text, Sort: s}) }})
	}
	return items
}

// typingPause is how long a person stops typing before the list is narrowed.
const typingPause = 120 * time.Millisecond

func (p *Panel) typed() {
	if p.wait != nil {
		p.wait()
	}
	p.wait = p.after(typingPause, func() {
		p.wait = nil
		p.OnQuery(model.SourceQuery{Text: p.filter.Text, Sort: p.state.Query.Sort})
	})
}

// filterKey goes into the list with the arrow down, opens the first source with
// Enter, and empties the field with Escape before it leaves it.
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

func (p *Panel) focusFilter() { control.Focus(p.filter) }

func (p *Panel) length() int {
	if p.state.List == nil {
		return 0
	}
	return p.state.List.Total
}

func (p *Panel) update(i widget.ListItemID, o fyne.CanvasObject) {
	r := o.(*control.Row)
	r.Index = i
	s, ok := p.state.List.Row(i)
	if ok {
		r.Set(s.Title, s.Origin, sources.Used(s.Claims), s.Claims == 0)
		return
	}
	r.Set("", "…", "", false)
	p.need.Ask(func() { p.OnNeed() })
}

func (p *Panel) open(i int) {
	if s, ok := p.state.List.Row(i); ok {
		p.list.Choose(i)
		p.OnOpen(s.ID)
	}
}

func (p *Panel) menuAt(i int) {
	p.menu(i, p.list.Below(i))
}

// deleteAt deletes a source of the list; the library refuses where it is on a claim.
func (p *Panel) deleteAt(i int) {
	if s, ok := p.state.List.Row(i); ok {
		p.OnVerb(Delete, model.SourceUse{Source: model.Source{ID: s.ID, Title: s.Title}, Uses: s.Claims})
	}
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
	p.state = state.Sources{}
}

// menu shows what can be done with a source of the list.
func (p *Panel) menu(i int, at fyne.Position) {
	s, ok := p.state.List.Row(i)
	if !ok {
		return
	}
	p.list.Choose(i)
	of := model.SourceUse{Source: model.Source{ID: s.ID, Title: s.Title}, Uses: s.Claims}
	control.ShowMenu(p.list, at, append([]control.Item{{Label: locale.Text("Show its claims"), Key: locale.Text("Enter"),
		Do: func() { p.OnOpen(s.ID) }}, {}}, p.verbs(of)...))
}

// verbs are what can be done with a source.
func (p *Panel) verbs(s model.SourceUse) []control.Item {
	item := func(label string, v Verb, disabled bool) control.Item {
		return control.Item{Label: label, Disabled: disabled, Do: func() { p.OnVerb(v, s) }}
	}
	return []control.Item{
		item(locale.Text("Edit source…"), Edit, false),
		item(locale.Text("Open the address"), Follow, false),
		item(locale.Text("Merge into another…"), Merge, false),
		item(locale.Text("Delete"), Delete, s.Uses > 0),
		item(locale.Text("Erase for good…"), Erase, false),
	}
}

type fixedWidth float32

// MinSize implements fyne.Layout.
func (w fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (w fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
