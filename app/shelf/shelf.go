// Package shelf is the library panel: every article with its progress, a box
// that narrows the list as one types, and the way in for new ones.
package shelf

import (
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// State is what the panel shows.
type State struct {
	Articles []model.Summary
	Open     string // id of the open article
	Query    string // what Hits answer; "" no search
	Hits     []model.Hit
}

// Shelf is the panel. Set the callbacks before it is shown.
type Shelf struct {
	OnOpen func(articleID string)
	// OnSearch is told what is typed; State brings the answer. OnHit is told
	// which of its hits is to be shown.
	OnSearch func(query string)
	OnHit    func(model.Hit)
	OnTyped  func(r rune, key fyne.KeyName) // a key in the list that is the window's

	state   State
	shown   []model.Summary
	search  *widget.Entry
	list    *look.List
	empty   *widget.Label
	foot    *widget.RichText
	content fyne.CanvasObject
	quiet   bool // selecting a row to show state, not because of a person
}

// New makes the panel.
func New() *Shelf {
	s := &Shelf{search: widget.NewEntry(), empty: widget.NewLabel(""), foot: look.FaintText("")}
	s.search.SetPlaceHolder("Search the library")
	s.search.ActionItem = nil
	s.search.OnChanged = func(text string) {
		if s.OnSearch != nil {
			s.OnSearch(strings.TrimSpace(text))
		}
		s.filter()
	}
	s.empty.Wrapping = fyne.TextWrapWord
	s.empty.Alignment = fyne.TextAlignCenter
	s.list = look.NewList(
		func() int {
			if s.answered() {
				return len(s.state.Hits)
			}
			return len(s.shown)
		},
		func() fyne.CanvasObject { return newRow() },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if s.answered() {
				o.(*row).showHit(s.state.Hits[i])
				return
			}
			o.(*row).show(s.shown[i], s.shown[i].ID == s.state.Open)
		},
	)
	s.list.OnTyped = func(r rune, key fyne.KeyName) {
		if s.OnTyped != nil {
			s.OnTyped(r, key)
		}
	}
	s.list.OnSelected = func(i widget.ListItemID) {
		if s.answered() {
			if !s.quiet && i < len(s.state.Hits) && s.OnHit != nil {
				s.OnHit(s.state.Hits[i])
			}
			return
		}
		if s.quiet || i >= len(s.shown) || s.shown[i].ID == s.state.Open || s.OnOpen == nil {
			return
		}
		s.OnOpen(s.shown[i].ID)
	}
	s.content = container.NewBorder(
		container.NewPadded(s.search),
		s.foot, nil, nil,
		container.NewStack(s.list, container.NewCenter(container.New(fixedWidth(190), s.empty))),
	)
	return s
}

// Content is the panel as a canvas object.
func (s *Shelf) Content() fyne.CanvasObject { return s.content }

// SearchField is where the keyboard goes to find an article.
func (s *Shelf) SearchField() fyne.Focusable { return s.search }

// Show puts a state on the screen.
func (s *Shelf) Show(state State) {
	s.state = state
	checked, all := 0, 0
	for _, a := range state.Articles {
		checked, all = checked+a.Checked, all+a.Claims
	}
	switch {
	case len(state.Articles) == 0:
		look.SetFaint(s.foot, "")
	case all == 0:
		look.SetFaint(s.foot, fmt.Sprintf("%s · no claims yet", count(len(state.Articles), "article")))
	default:
		look.SetFaint(s.foot, fmt.Sprintf("%s · %d of %s checked (%d %%)", count(len(state.Articles), "article"), checked, count(all, "claim"), checked*100/all))
	}
	s.filter()
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// answered reports whether the search typed has its answer.
func (s *Shelf) answered() bool {
	return s.state.Query != "" && s.state.Query == strings.TrimSpace(s.search.Text)
}

func (s *Shelf) filter() {
	if s.answered() {
		s.empty.SetText("")
		if len(s.state.Hits) == 0 {
			s.empty.SetText("Nothing in the library fits “" + s.state.Query + "”.")
		}
		s.quiet = true
		s.list.Chosen = -1
		s.list.UnselectAll()
		s.list.Refresh()
		s.quiet = false
		return
	}
	wanted := strings.Fields(fold(s.search.Text))
	s.shown = s.shown[:0]
	at := -1
	for _, a := range s.state.Articles {
		text := fold(a.Title + " " + a.Publisher + " " + a.Byline + " " + a.Published)
		fits := true
		for _, w := range wanted {
			fits = fits && strings.Contains(text, w)
		}
		if fits {
			if a.ID == s.state.Open {
				at = len(s.shown)
			}
			s.shown = append(s.shown, a)
		}
	}
	switch {
	case len(s.shown) > 0:
		s.empty.SetText("")
	case len(s.state.Articles) == 0:
		s.empty.SetText("No articles yet.\n\nPress Import, or drop a text or a saved web page on this window.")
	default:
		s.empty.SetText("No article fits “" + s.search.Text + "”.")
	}
	s.quiet = true
	s.list.Refresh()
	s.list.Chosen = at
	if at >= 0 {
		s.list.Select(at)
	} else {
		s.list.UnselectAll()
	}
	s.quiet = false
}

var folder = transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)

func fold(s string) string {
	plain, _, err := transform.String(folder, s)
	if err != nil {
		plain = s
	}
	return cases.Fold().String(plain)
}

// row is one article in the list: headline, origin, and how far its claims are.
type row struct {
	widget.BaseWidget
	title    *widget.Label
	origin   *widget.RichText
	progress *canvas.Text
	bar      *bar
}

func newRow() *row {
	r := &row{title: widget.NewLabel("\n"), origin: look.FaintText("x"), progress: canvas.NewText("", nil), bar: newBar()}
	r.title.Wrapping = fyne.TextWrapWord
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) show(a model.Summary, open bool) {
	r.title.TextStyle.Bold = open
	r.title.SetText(passage.Shorten(a.Title, 58))
	origin := a.Publisher
	if a.Published != "" {
		day := a.Published
		if len(day) > 10 {
			day = day[:10]
		}
		if origin != "" {
			origin += " · "
		}
		origin += day
	}
	look.SetFaint(r.origin, origin)
	r.progress.Text = ""
	if a.Claims > 0 {
		r.progress.Text = fmt.Sprintf("%d/%d", a.Checked, a.Claims)
	}
	r.progress.TextSize = theme.Size(theme.SizeNameCaptionText)
	r.progress.Color = theme.Color(look.Faint)
	r.progress.Refresh()
	r.bar.set(a.Checked, a.Claims)
}

// showHit shows what a search found: the words around it, and where they stand.
func (r *row) showHit(h model.Hit) {
	r.title.TextStyle.Bold = false
	r.title.SetText(passage.Shorten(nearFound(h), 64))
	where := h.Title
	if h.ClaimID != "" {
		where = "claim · " + where
	}
	look.SetFaint(r.origin, where)
	r.progress.Text = ""
	r.progress.Refresh()
	r.bar.set(0, 0)
}

// nearFound is a hit's snippet from a few words before what was found on: two
// short lines have no room for more.
func nearFound(h model.Hit) string {
	const before = 24 // bytes
	if len(h.Found) == 0 {
		return h.Snippet
	}
	first := h.Found[0].Start
	for _, f := range h.Found {
		first = min(first, f.Start)
	}
	if first <= before+len("… ") {
		return h.Snippet
	}
	from := passage.ClusterStart(h.Snippet, first-before)
	if blank := strings.IndexByte(h.Snippet[from:first], ' '); blank >= 0 {
		from += blank + 1
	}
	return "… " + h.Snippet[from:]
}

// CreateRenderer is Fyne's.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(r.progress), layout.NewSpacer()), r.origin)
	return widget.NewSimpleRenderer(container.New(rowLayout{}, r.title, foot, r.bar))
}

// rowLayout gives two lines to the headline, one to the origin, and the
// progress bar the foot.
type rowLayout struct{}

const titleHeight, footHeight, barHeight = 46, 24, 3

func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, titleHeight+footHeight+barHeight)
}

func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, titleHeight))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(size.Width-6, footHeight))
	o[1].Move(fyne.NewPos(0, titleHeight-2))
	o[2].Resize(fyne.NewSize(size.Width-12, barHeight))
	o[2].Move(fyne.NewPos(6, titleHeight+footHeight-2))
}

// bar is a thin line that fills as claims are checked.
type bar struct {
	widget.BaseWidget
	part float32
	any  bool
}

func newBar() *bar {
	b := &bar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) set(done, all int) {
	b.any = all > 0
	b.part = 0
	if all > 0 {
		b.part = float32(done) / float32(all)
	}
	b.Refresh()
}

// CreateRenderer is Fyne's.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, rail: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type barRenderer struct {
	bar        *bar
	rail, fill *canvas.Rectangle
}

func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(20, barHeight) }
func (r *barRenderer) Destroy()           {}
func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rail, r.fill}
}

func (r *barRenderer) Layout(size fyne.Size) {
	r.rail.Resize(size)
	r.fill.Resize(fyne.NewSize(size.Width*r.bar.part, size.Height))
}

func (r *barRenderer) Refresh() {
	r.rail.FillColor = theme.Color(theme.ColorNameSeparator)
	r.fill.FillColor = theme.Color(look.LineTrue)
	r.rail.Hidden, r.fill.Hidden = !r.bar.any, !r.bar.any
	r.Layout(r.bar.Size())
	r.rail.Refresh()
	r.fill.Refresh()
}

type fixedWidth float32

func (w fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

func (w fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
