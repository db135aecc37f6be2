// Package desktable is the desk's table: claims of all articles in the middle of the window, and the lists of
// them that can be chosen at its left.
package desktable

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
	"galley/model"
)

// Panel is the table. Set the callbacks before it is shown.
type Panel struct {
	OnQuery  func(model.DeskQuery)
	OnNeed   func() // rows are in view that were not read
	OnOpen   func(state.DeskRow)
	OnRange  func(from, to int) // all rows from one to another are to be selected, and not all of them were read
	OnVerbs  func() []Verb      // what can be done with the claims selected
	OnSave   func()             // the query under a name
	OnExport func()

	after    func(time.Duration, func()) (stop func())
	wait     func()       // stops what waits for the person to go on typing
	need     control.Need // of rows that OnNeed is asked for
	state    state.Desk
	selected map[string]bool // claims, by id
	order    []string        // in which they were selected

	title   *widget.Label
	found   *widget.RichText
	filter  *control.Entry
	heads   *heads
	list    *rows
	empty   *widget.Label
	strip   *strip
	content *fyne.Container
}

// Verb is something to be done with the claims selected.
type Verb struct {
	Label  string
	Letter rune // does it while the table has the keyboard; 0 none
	Do     func()
	Sub    []Verb // a menu of its own; Do is nil
	Rule   bool   // a line above it
}

// New makes the table; after calls a function on the UI goroutine when a time has passed.
func New(after func(time.Duration, func()) (stop func())) *Panel {
	p := &Panel{after: after, need: control.Need{After: after}, selected: map[string]bool{}, found: look.FaintText(""), empty: widget.NewLabel(""),
		title:  widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		filter: control.NewEntry(locale.Text("Words, or is:overdue, owner:ann, due:week, rating:false …"))}
	p.title.Truncation = fyne.TextTruncateEllipsis
	p.found.Truncation = fyne.TextTruncateOff
	p.empty.Wrapping, p.empty.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	p.list = newRows(p)
	p.heads = newHeads(func(s model.DeskSort) { p.sortBy(s) })
	p.filter.OnChanged = func(string) { p.typed() }
	p.filter.OnKey = p.filterKey
	p.strip = newStrip(p)
	save := control.NewIcon(theme.DocumentSaveIcon(), locale.Text("Save this list under a name"), func() { p.OnSave() })
	export := control.NewIcon(theme.DownloadIcon(), locale.Text("Export the table for a spreadsheet"), func() { p.OnExport() })
	buttons := container.NewHBox(save, export)
	head := container.NewVBox(container.NewPadded(container.NewVBox(container.NewBorder(nil, nil, nil, p.found, p.title),
		container.NewBorder(nil, nil, nil, buttons, p.filter))), p.heads.content)
	p.content = container.NewBorder(head, p.strip.content, nil, nil,
		container.NewStack(p.list, container.NewCenter(container.New(fixedWidth(320), p.empty))))
	return p
}

// Content is the table as a canvas object.
func (p *Panel) Content() fyne.CanvasObject { return p.content }

// First is where the keyboard goes.
func (p *Panel) First() fyne.Focusable {
	if p.length() > 0 {
		return p.list
	}
	return p.filter
}

// Filter is the field that the table is narrowed in.
func (p *Panel) Filter() fyne.Focusable { return p.filter }

// InView are the chunks of the table that are in view.
func (p *Panel) InView() []int {
	first := int(p.list.GetScrollOffset() / p.list.pitch())
	end := min(first+int(p.list.Size().Height/p.list.pitch())+2, max(1, p.length()))
	return state.ChunksBetween(first, end)
}

// Show puts a state on the screen.
func (p *Panel) Show(now state.Desk) {
	before := p.state
	p.state = now
	if now.Query != before.Query {
		p.list.Chosen = -1
		p.list.anchor = -1
		p.list.UnselectAll()
		p.list.ScrollToOffset(0)
		p.unselect()
		if p.filter.Text != now.Query.Query && (p.wait == nil) {
			p.setFilter(now.Query.Query)
		}
	}
	p.refresh()
}

// setFilter writes a query into the field without asking for it once more.
func (p *Panel) setFilter(text string) {
	typed := p.filter.OnChanged
	p.filter.OnChanged = nil
	p.filter.SetText(text)
	p.filter.OnChanged = typed
}

func (p *Panel) refresh() {
	title := locale.Text("Claims of all articles")
	if p.state.Chosen >= 0 && p.state.Chosen < len(p.state.Lists) {
		title = p.state.Lists[p.state.Chosen].Name
	}
	p.title.SetText(title)
	found := ""
	if p.state.Table != nil {
		found = locale.Count(p.state.Table.Total, "%d claim", "%d claims")
	}
	look.SetFaint(p.found, found)
	p.empty.SetText("")
	if p.state.Table != nil && p.state.Table.Total == 0 {
		p.empty.SetText(p.state.Empty)
	}
	p.heads.show(p.state.Query)
	p.strip.show(len(p.selected))
	p.list.Refresh()
}

// typingPause is how long a person stops typing before the table is narrowed.
const typingPause = 160 * time.Millisecond

func (p *Panel) typed() {
	if p.wait != nil {
		p.wait()
	}
	p.wait = p.after(typingPause, func() {
		p.wait = nil
		q := p.state.Query
		q.Query = p.filter.Text
		p.OnQuery(q)
	})
}

// filterKey goes into the table with the arrow down or Enter, and empties the field with Escape before it
// leaves it.
func (p *Panel) filterKey(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown, e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter:
		if p.length() > 0 {
			control.Focus(p.list)
			p.list.Choose(max(0, p.list.Chosen))
		}
	case e.Name == fyne.KeyEscape && p.filter.Text != "":
		p.filter.SetText("")
	default:
		return false
	}
	return true
}

// sortBy sorts by a column, or the other way round where it is sorted by it.
func (p *Panel) sortBy(s model.DeskSort) {
	q := p.state.Query
	now := q.Sort
	if now == "" {
		now = model.DeskByDue
	}
	if now == s {
		q.Descending = !q.Descending
	} else {
		// The most questions are what is looked for, and of everything else the first.
		q.Sort, q.Descending = s, s == model.DeskByQuestions
	}
	p.OnQuery(q)
}

func (p *Panel) length() int {
	if p.state.Table == nil {
		return 0
	}
	return p.state.Table.Total
}

func (p *Panel) update(i widget.ListItemID, o fyne.CanvasObject) {
	r := o.(*row)
	r.index = i
	now, ok := p.state.Table.Row(i)
	r.show(now, ok, ok && p.selected[now.ClaimID], i == p.list.Chosen && p.list.focused)
	if !ok {
		p.need.Ask(func() { p.OnNeed() })
	}
}

func (p *Panel) open(i int) {
	if r, ok := p.state.Table.Row(i); ok {
		p.OnOpen(r)
	}
}

// Forget empties the table, as another library is opened.
func (p *Panel) Forget() {
	if p.wait != nil {
		p.wait()
		p.wait = nil
	}
	p.setFilter("")
	p.unselect()
	p.state = state.Desk{}
}

// fixedWidth gives a text a width to be wrapped at.
type fixedWidth float32

// MinSize implements fyne.Layout.
func (w fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (w fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
