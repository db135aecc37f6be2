// Package shelf is the library panel: what is chosen of the library, a page at
// a time and however long it is, a box to search it, which stands over the panel,
// and what can be done with the rows selected.
package shelf

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// Verb is something to be done with the rows selected.
type Verb struct {
	Label string
	Key   fyne.KeyName // does it too, in the list; "" none
	Keys  string       // that do it anywhere, as help writes them; "" none
	Do    func()
}

// Shelf is the panel. Set the callbacks before it is shown.
type Shelf struct {
	OnOpen func(id string)
	// OnNeed hears that a chunk of the list is in view and not read yet. OnRange asks for the ids of rows from–to that were not all read.
	OnNeed  func(chunk int)
	OnRange func(from, to int, answer func(ids []string))
	// OnView hears what the person chose to be listed, and in which order.
	OnView func(key string, sort model.Sort)
	// OnSearch hears what is typed; a state brings the hits. OnHit hears which of
	// them is to be shown.
	OnSearch func(query string)
	OnHit    func(model.Hit)
	OnSelect func()                         // other rows are selected
	OnTyped  func(r rune, key fyne.KeyName) // a key in the list that is the window's

	needing   control.Need // of chunks that OnNeed is asked for
	hitsShown bool         // hits have the rows' place
	state     state.Shelf
	verbs     []Verb
	selected  map[string]bool // ids of articles; of hits, only the cursor's row
	search    *searchField
	rows      *list // of what is listed
	hits      *list // of what a search found, in its place
	chooser   *chooser
	strip     *strip
	empty     *widget.Label
	foot      *widget.RichText
	below     *widget.RichText
	content   fyne.CanvasObject
}

// New makes the panel; after calls a function on the UI goroutine when a time
// has passed.
func New(after func(time.Duration, func()) (stop func())) *Shelf {
	s := &Shelf{needing: control.Need{After: after}, selected: map[string]bool{}, search: newSearchField(), empty: widget.NewLabel(""),
		foot: look.FaintText(""), below: look.FaintText("")}
	s.search.OnChanged = func(text string) {
		s.OnSearch(strings.TrimSpace(text))
		s.turn()
		s.refresh()
	}
	s.search.OnSubmitted = func(text string) {
		if strings.TrimSpace(text) == "" || s.answered() {
			s.openRow(max(0, s.list().cursor))
		}
	}
	s.search.onDown = func() {
		l := s.list()
		l.focus()
		l.step(max(0, l.cursor))
	}
	s.chooser = newChooser(func(key string, sort model.Sort) {
		if key != s.state.Chosen || s.searching() {
			s.search.SetText("") // what is chosen is to be seen
		}
		s.OnView(key, sort)
	})
	s.strip = newStrip(s.Unselect)
	s.empty.Wrapping = fyne.TextWrapWord
	s.empty.Alignment = fyne.TextAlignCenter
	s.rows = newList(s.total, func(l *list) fyne.CanvasObject { return newLine(l) }, s.updateRow)
	s.rows.onSelect, s.rows.onToggle, s.rows.onMenu = s.selectRows, s.toggle, s.menu
	s.hits = newList(func() int { return len(s.state.Hits) },
		func(l *list) fyne.CanvasObject { return newFound(l) }, s.updateHit)
	s.hits.onSelect = func(_, _ int, _ bool) { s.hits.Refresh() }
	s.rows.says, s.hits.says = s.rowSaid, s.hitSaid
	s.hits.onToggle, s.hits.onMenu = func(int) {}, func(int, fyne.Position) {}
	s.hits.onWidth = s.fitHits
	s.hits.Hide()
	for _, l := range []*list{s.rows, s.hits} {
		l.onOpen, l.onTyped = s.openRow, s.typed
		l.onUp = func() { fyne.CurrentApp().Driver().CanvasForObject(l).Focus(s.search) }
	}
	s.content = container.NewBorder(
		s.chooser.content,
		container.NewVBox(s.strip.content, container.New(tight{}, s.foot, s.below)), nil, nil,
		container.NewStack(s.rows, s.hits, container.NewCenter(container.New(fixedWidth(190), s.empty))),
	)
	return s
}

// Content is the panel as a canvas object.
func (s *Shelf) Content() fyne.CanvasObject { return s.content }

// Search is the box that searches the library. It stands outside of the panel.
func (s *Shelf) Search() fyne.CanvasObject { return s.search }

// SearchField is where the keyboard goes to find an article.
func (s *Shelf) SearchField() fyne.Focusable { return s.search }

// SearchFor puts words into the field as if they were typed.
func (s *Shelf) SearchFor(words string) { s.search.SetText(words) }

// List is where the keyboard goes to walk through the list.
func (s *Shelf) List() fyne.Focusable { return s.list() }

// list is the one that is shown.
func (s *Shelf) list() *list {
	if s.hitsShown {
		return s.hits
	}
	return s.rows
}

// InView are the chunks of the list that are in view.
func (s *Shelf) InView() []int {
	first, end := s.rows.visible()
	return state.ChunksBetween(first, end)
}

// Show puts a state on the screen, and what can be done with the rows selected.
func (s *Shelf) Show(now state.Shelf, verbs []Verb) {
	if now.Chosen != s.state.Chosen {
		s.selected = map[string]bool{}
		s.rows.rest(-1)
	}
	opened := now.Open != s.state.Open
	if now.Query != s.state.Query {
		s.hits.rest(-1)
	}
	s.state, s.verbs = now, verbs
	s.turn()
	if opened && len(s.selected) <= 1 {
		s.selectOpen()
	}
	if s.search.PlaceHolder != now.Hint {
		s.search.SetPlaceHolder(now.Hint)
	}
	s.foots()
	s.refresh()
}

// selectOpen selects the open article alone, where it is listed: what is to be
// done with what is selected is never done with another one.
func (s *Shelf) selectOpen() {
	s.selected = map[string]bool{}
	if at := s.state.List.IndexOf(s.state.Open); at >= 0 {
		s.selected[s.state.Open] = true
		s.rows.rest(at)
	}
}

// turn shows hits from the first on when a search begins, and the rows where the
// person left them when it ends.
func (s *Shelf) turn() {
	before, now := s.hitsShown, s.searching()
	if s.hitsShown = now; before == now {
		return
	}
	if now {
		s.rows.Hide()
		s.hits.rest(-1)
		s.hits.Show()
		s.hits.ScrollToOffset(0)
		return
	}
	s.hits.Hide()
	if len(s.selected) <= 1 {
		s.selectOpen() // what was opened from the hits
	}
	s.rows.rest(s.state.List.IndexOf(s.state.Open))
	s.rows.Show()
}

// fitHits gives every hit the height that its words need at a width.
func (s *Shelf) fitHits(width float32) {
	if s.searching() && width > 0 {
		for i, h := range s.state.Hits {
			s.hits.SetItemHeight(i, heightOf(h, width))
		}
	}
}

// Reveal scrolls to a row.
func (s *Shelf) Reveal(i int) {
	if !s.searching() {
		s.rows.rest(i)
		s.rows.ScrollTo(i)
	}
}

// searching reports whether hits are shown: those of what is typed, or until they
// come those of what was typed before.
func (s *Shelf) searching() bool {
	return s.state.Query != "" && strings.TrimSpace(s.search.Text) != ""
}

// answered reports whether the search typed has its answer.
func (s *Shelf) answered() bool {
	return s.state.Query != "" && s.state.Query == strings.TrimSpace(s.search.Text)
}

// length is how many rows are shown.
func (s *Shelf) length() int { return s.list().Length() }

func (s *Shelf) total() int {
	if s.state.List == nil {
		return 0
	}
	return s.state.List.Total
}

func (s *Shelf) updateHit(i int, o fyne.CanvasObject) {
	if s.searching() && i < len(s.state.Hits) {
		o.(*found).show(s.state.Hits[i], i == s.hits.cursor)
	}
}

func (s *Shelf) updateRow(i int, o fyne.CanvasObject) {
	r := o.(*line)
	row, ok := s.state.List.Row(i)
	if !ok {
		r.wait()
		s.need()
		return
	}
	r.show(row, row.ID == s.state.Open, s.selected[row.ID])
}

// need asks for what is in view and not read, once for all rows.
func (s *Shelf) need() {
	s.needing.Ask(func() {
		for _, chunk := range s.InView() {
			if _, ok := s.state.List.Row(chunk * state.ChunkSize); !ok && chunk*state.ChunkSize < s.total() {
				s.OnNeed(chunk)
			}
		}
	})
}

func (s *Shelf) openRow(i int) {
	if s.searching() {
		if i < len(s.state.Hits) {
			s.hits.rest(i)
			s.OnHit(s.state.Hits[i])
			s.refresh()
		}
		return
	}
	if row, ok := s.state.List.Row(i); ok {
		s.OnOpen(row.ID)
	}
}

// typed hears the keys that the list has no use for itself.
func (s *Shelf) typed(r rune, key fyne.KeyName) {
	if key == fyne.KeyEscape && len(s.selected) > 1 {
		s.Unselect()
		return
	}
	for _, v := range s.verbs {
		if key != "" && v.Key == key && !s.searching() {
			if len(s.selected) > 0 {
				v.Do()
			}
			return
		}
	}
	s.OnTyped(r, key)
}

// refresh draws everything that depends on the state or on what is typed.
func (s *Shelf) refresh() {
	s.empty.SetText("")
	switch {
	case s.length() > 0:
	case s.answered():
		s.empty.SetText(locale.Text("Nothing in the library matches “%s”.", s.state.Query))
	case !s.searching():
		s.empty.SetText(s.state.Empty)
	}
	if l := s.list(); l.cursor >= s.length() {
		l.rest(s.length() - 1)
	}
	s.fitHits(s.hits.Size().Width)
	s.list().Refresh()
	s.chooser.show(s.state, s.searching())
	s.strip.show(len(s.selected), s.verbs, s.searching())
}

// Selected are the ids of the rows selected, in no order; none while a search
// is shown.
func (s *Shelf) Selected() []string {
	if s.searching() {
		return nil
	}
	ids := make([]string, 0, len(s.selected))
	for id := range s.selected {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Unselect lets all go but the row at the cursor.
func (s *Shelf) Unselect() {
	s.selected = map[string]bool{}
	if row, ok := s.state.List.Row(s.rows.cursor); ok {
		s.selected[row.ID] = true
	}
	s.picked()
}

func (s *Shelf) picked() {
	s.refresh()
	s.OnSelect()
}

func (s *Shelf) selectRows(from, to int, add bool) {
	var ids []string
	for i := from; i <= to; i++ {
		row, ok := s.state.List.Row(i)
		if !ok {
			chosen := s.state.Chosen
			s.OnRange(from, to, func(ids []string) {
				if s.state.Chosen == chosen {
					s.take(ids, add)
				}
			})
			return
		}
		ids = append(ids, row.ID)
	}
	s.take(ids, add)
}

func (s *Shelf) take(ids []string, add bool) {
	if !add {
		s.selected = make(map[string]bool, len(ids))
	}
	for _, id := range ids {
		s.selected[id] = true
	}
	s.picked()
}

func (s *Shelf) toggle(i int) {
	row, ok := s.state.List.Row(i)
	if !ok || s.searching() {
		return
	}
	if s.selected[row.ID] {
		delete(s.selected, row.ID)
	} else {
		s.selected[row.ID] = true
	}
	s.picked()
}

// menu shows what can be done with a row, and with all that is selected where
// it is one of them.
func (s *Shelf) menu(i int, at fyne.Position) {
	row, ok := s.state.List.Row(i)
	if !ok || s.searching() || len(s.verbs) == 0 {
		return
	}
	if !s.selected[row.ID] {
		s.rows.rest(i)
		s.take([]string{row.ID}, false)
	}
	items := []control.Item{{Label: locale.Text("Open"), Key: locale.Text("Enter"), Do: func() { s.openRow(i) }}, {}}
	for _, v := range s.verbs {
		items = append(items, control.Item{Label: v.Label, Key: v.Keys, Do: v.Do})
	}
	control.ShowMenu(s.rows, at, items)
}

type fixedWidth float32

func (w fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

func (w fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
