// Package worklist is the list of the open article's claims as one works through it: a
// line a claim, chips for parts of them, a row to find one, and what can be done with
// several at once.
package worklist

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// Worklist is the list. Set the callbacks before it is shown.
type Worklist struct {
	OnSelect func(claimID string)
	OnChip   func(state.Chip)
	OnFilter func(typed string)
	OnOpen   func()        // Enter: on to the form
	OnFold   func()        // the button that folds the list
	Verbs    func() []Verb // what can be done with what is selected now

	now      state.Worklist
	active   string
	selected map[string]bool // by id; the active one alone, where not several are

	title   *widget.Label
	fold    *control.Button
	chips   *chips
	filter  *filter
	list    *list
	empty   *widget.Label
	strip   *strip
	rest    *fyne.Container // all but the title
	content *fyne.Container
}

// New makes the list.
func New() *Worklist {
	w := &Worklist{selected: map[string]bool{}, title: widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		empty: look.Wrapped("")}
	w.title.Truncation = fyne.TextTruncateEllipsis
	w.empty.Alignment = fyne.TextAlignCenter
	w.chips = newChips(func(c state.Chip) { w.OnChip(c) })
	w.filter = newFilter(func() {
		if len(w.now.Rows) > 0 {
			w.list.focus()
			w.list.step(max(0, w.now.Index(w.active)))
		}
	}, func() {
		w.hideFilter()
		w.leave()
	})
	w.filter.OnChanged = func(typed string) { w.OnFilter(typed) }
	w.list = newList(func() int { return len(w.now.Rows) }, w.update)
	w.list.onSelect = w.selectRows
	w.list.onToggle = w.toggle
	w.list.onOpen = func() { w.OnOpen() }
	w.list.onMenu = w.menu
	w.list.onKey = w.typed
	w.list.onRune = w.letter
	w.list.onUp = func() bool {
		if w.filter.row.Visible() {
			w.list.canvas().Focus(w.filter.Entry)
			return true
		}
		return false
	}
	find := control.NewIcon(theme.SearchIcon(), locale.Text("Find claims"), func() { w.list.canvas().Focus(w.ShowFilter()) })
	find.Key = "F"
	w.fold = control.NewIcon(theme.MenuDropUpIcon(), locale.Text("Fold the list"), func() { w.OnFold() })
	w.fold.Key = "H"
	w.strip = newStrip(w.Unselect, func(at fyne.Position) { w.menuOf(at) }, func() { w.do(fyne.KeyDelete) })
	// In the order in which Tab goes through them.
	buttons := container.NewHBox(find, w.fold)
	head := container.New(layout.NewBorderLayout(nil, nil, nil, buttons), w.title, buttons)
	w.chips.onLines = func() { w.content.Refresh() }
	top := container.New(inset{}, w.chips, w.filter.row)
	w.rest = container.New(layout.NewBorderLayout(top, w.strip.content, nil, nil), top,
		container.NewStack(w.list, container.NewPadded(w.empty)), w.strip.content)
	w.content = container.New(layout.NewBorderLayout(head, nil, nil, nil), head, w.rest)
	return w
}

// Content is the list as a canvas object.
func (w *Worklist) Content() fyne.CanvasObject { return w.content }

// List is where the keyboard goes to walk through the list.
func (w *Worklist) List() fyne.Focusable { return w.list }

// ShowFilter shows the row in which claims are found, and returns where to type.
func (w *Worklist) ShowFilter() fyne.Focusable {
	w.filter.row.Show()
	w.content.Refresh()
	return w.filter.Entry
}

// leave goes where Escape leads from here: to the article.
func (w *Worklist) leave() { control.PassKey(w.list, &fyne.KeyEvent{Name: fyne.KeyEscape}) }

func (w *Worklist) hideFilter() {
	w.filter.row.Hide()
	w.content.Refresh()
}

// Fold leaves nothing of the list but its title, or shows it again.
func (w *Worklist) Fold(folded bool) {
	w.fold.SetIcon(theme.MenuDropUpIcon())
	w.rest.Hidden = folded
	if folded {
		w.fold.SetIcon(theme.MenuDropDownIcon())
	}
	w.name()
	w.content.Refresh()
}

// OfferFold shows the button that folds the list, or hides it.
func (w *Worklist) OfferFold(yes bool) { w.fold.Hidden = !yes; w.content.Refresh() }

// Height is what the list takes to show all that is in it, but no more than so many rows.
func (w *Worklist) Height(most int) float32 {
	rows := float32(min(most, max(2, len(w.now.Rows)))) * w.list.pitch()
	return w.content.MinSize().Height - w.list.MinSize().Height + rows + theme.Padding()
}

// Show puts a state on the screen, with the claim that is selected.
func (w *Worklist) Show(now state.Worklist, active string) {
	moved := active != w.active
	other := moved || now.Chip != w.now.Chip || now.Filter != w.now.Filter
	seen := w.list.sees(w.list.active)
	w.now, w.active = now, active
	w.prune()
	if moved || len(w.selected) <= 1 {
		w.selectActive()
	}
	at := now.Index(active)
	if len(w.selected) <= 1 {
		w.list.rest(at)
	}
	w.list.cursor = min(w.list.cursor, len(now.Rows)-1)
	// A row that claims were put before is kept in view too. Who scrolled away from it
	// keeps the place.
	other = other || seen && at != w.list.active
	w.list.active = at
	w.name()
	w.chips.show(now)
	w.filter.show(now)
	look.Say(w.empty, emptyText(now))
	w.empty.Hidden = len(now.Rows) > 0
	w.refresh()
	if other && at >= 0 {
		w.list.ScrollTo(at)
	}
}

func (w *Worklist) refresh() {
	w.strip.show(len(w.selected))
	w.list.Refresh()
}

// name says in the title how far the work has come.
func (w *Worklist) name() {
	if w.now.Total == 0 {
		look.Say(w.title, locale.Text("Claims"))
		return
	}
	text := locale.Text("Claims · %d of %d checked", w.now.Done, w.now.Total)
	if i := w.now.Index(w.active); w.rest.Hidden && i >= 0 {
		text = locale.Text("Claim %d · %d of %d checked", w.now.Rows[i].Number, w.now.Done, w.now.Total)
	}
	look.Say(w.title, text)
}

// emptyText says why nothing is listed, and what to do next.
func emptyText(now state.Worklist) string {
	if now.Filter != "" && (now.Chip == state.AllClaims || now.Count(now.Chip) > 0) {
		if now.Chip != state.AllClaims {
			return locale.Text("No claim here matches “%s”. Press Escape to clear the search, or choose All above.", now.Filter)
		}
		return locale.Text("No claim matches “%s”. Press Escape to clear the search.", now.Filter)
	}
	switch now.Chip {
	case state.ToCheck:
		return locale.Text("Nothing is left to check here. Choose Look again or To sign, or export the report.")
	case state.LookAgain:
		return locale.Text("No claim here has to be looked at again. Choose To check to go on.")
	case state.NoSource:
		return locale.Text("No claim here is without a source. Choose To check to go on.")
	case state.ToSign:
		return locale.Text("Nothing waits for your sign-off here. Claims come here when a colleague has rated them.")
	case state.Mine:
		return locale.Text("No claim here is yours. Choose All, and take one with G.")
	}
	return ""
}

func (w *Worklist) update(i int, r *row) {
	if i >= len(w.now.Rows) {
		return
	}
	now := w.now.Rows[i]
	digits := max(2, len(strconv.Itoa(w.now.Total)))
	r.show(now, digits, now.ID == w.active, w.selected[now.ID],
		w.list.focused && i == w.list.cursor && (w.Several() || now.ID != w.active))
}

// selectActive selects the claim whose form is shown, alone.
func (w *Worklist) selectActive() {
	clear(w.selected)
	if w.active != "" {
		w.selected[w.active] = true
	}
}

// prune lets go of what is not listed any more.
func (w *Worklist) prune() {
	if len(w.selected) == 0 {
		return
	}
	listed := make(map[string]bool, len(w.selected))
	for i := range w.now.Rows {
		if id := w.now.Rows[i].ID; w.selected[id] {
			listed[id] = true
		}
	}
	if several := len(w.selected) > 1; several && len(listed) <= 1 {
		w.selectActive()
		return
	}
	w.selected = listed
}

// Selected are the claims selected, in the order of the list: several, or the one whose
// form is shown.
func (w *Worklist) Selected() []string {
	if len(w.selected) <= 1 {
		if w.active == "" {
			return nil
		}
		return []string{w.active}
	}
	var ids []string
	for _, r := range w.now.Rows {
		if w.selected[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// Several reports whether more than one claim is selected.
func (w *Worklist) Several() bool { return len(w.selected) > 1 }

// Unselect lets all go but the claim whose form is shown.
func (w *Worklist) Unselect() {
	w.selectActive()
	w.list.rest(w.now.Index(w.active))
	w.refresh()
}

// After is the claim that is selected once some are gone: the next after the last of
// them in the list, or else the one before; "" where none is left.
func (w *Worklist) After(gone []string) string {
	rows, among := w.now.Rows, make(map[string]bool, len(gone))
	for _, id := range gone {
		among[id] = true
	}
	last := -1
	for i, r := range rows {
		if among[r.ID] {
			last = i
		}
	}
	if last+1 < len(rows) {
		return rows[last+1].ID
	}
	for i := last; i >= 0; i-- {
		if !among[rows[i].ID] {
			return rows[i].ID
		}
	}
	return ""
}

func (w *Worklist) selectRows(from, to int) {
	clear(w.selected)
	for i := from; i <= to && i < len(w.now.Rows); i++ {
		w.selected[w.now.Rows[i].ID] = true
	}
	if from == to && from < len(w.now.Rows) {
		if id := w.now.Rows[from].ID; id != w.active {
			w.OnSelect(id) // which shows the list anew
			return
		}
	}
	w.refresh()
}

func (w *Worklist) toggle(i int) {
	id := w.now.Rows[i].ID
	if len(w.selected) == 0 && w.active != "" && w.now.Index(w.active) >= 0 {
		w.selected[w.active] = true
	}
	if w.selected[id] {
		delete(w.selected, id)
	} else {
		w.selected[id] = true
	}
	w.alone()
	w.refresh()
}

// alone shows the form of the claim that is left of several: what is done is done to the
// claim that is seen to be selected.
func (w *Worklist) alone() {
	if len(w.selected) == 0 {
		w.selectActive()
	}
	if len(w.selected) != 1 || w.selected[w.active] {
		return
	}
	for id := range w.selected {
		w.OnSelect(id) // which shows the list anew
	}
}

// inset puts what is visible below each other, 8 px from the left and the right.
type inset struct{}

const insetX, insetY = 8, 4

func (inset) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, one := range o {
		if one.Visible() {
			m := one.MinSize()
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+look.Px(insetY))
		}
	}
	return size.AddWidthHeight(2*look.Px(insetX), 0)
}

func (inset) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, one := range o {
		if one.Visible() {
			height := one.MinSize().Height
			one.Move(fyne.NewPos(look.Px(insetX), y))
			one.Resize(fyne.NewSize(size.Width-2*look.Px(insetX), height))
			y += height + look.Px(insetY)
		}
	}
}
