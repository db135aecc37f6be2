package claims

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// checks is what the checklists of the claim ask, each item to be ticked. It is folded until it is
// wanted; its head says how much is done.
type checks struct {
	panel   *Panel
	claim   string
	shown   []model.ItemKey
	ticks   []*tick
	head    *fold
	part    *fyne.Container
	content *fyne.Container
}

func newChecks(p *Panel) *checks {
	c := &checks{panel: p, part: newColumn(near)}
	c.head = newFold(locale.Text("Checklists"), c.part, func(bool) { p.form.content.Refresh() })
	c.content = newColumn(near, c.head, c.part)
	return c
}

// show shows what is asked of a claim; nothing where no checklist is for it.
func (c *checks) show(claim string, items []model.Item) {
	shown(c.content, len(items) > 0)
	keys := make([]model.ItemKey, len(items))
	for i, item := range items {
		keys[i] = item.Key()
	}
	if claim != c.claim || !slices.Equal(keys, c.shown) { // else the keyboard may be on one
		c.claim, c.shown = claim, keys
		c.build(items)
	}
	done := 0
	for i, item := range items {
		c.ticks[i].set(item.Ticked)
		if item.Ticked {
			done++
		}
	}
	c.head.say(locale.Text("%d of %d ticked", done, len(items)))
}

func (c *checks) build(items []model.Item) {
	c.part.RemoveAll()
	c.ticks = nil
	list := ""
	for _, item := range items {
		if item.Checklist.ID != list {
			list = item.Checklist.ID
			c.part.Add(look.FaintText(look.ChecklistName(item.Checklist)))
		}
		t := newTick(look.ItemWords(item.Checklist.ID, item.Words), func(on bool) { c.tick(item.Key(), on) })
		t.gained = func() { c.panel.reveal(t) }
		c.ticks = append(c.ticks, t)
		c.part.Add(t.row)
	}
}

// Checks unfolds the checklists of the selected claim, and returns the first item that is not ticked, to be given
// the keyboard; nil where no checklist is for the claim.
func (p *Panel) Checks() fyne.Focusable {
	p.reached()
	c := p.form.checks
	if _, selected := p.active(); !selected || len(c.ticks) == 0 {
		return nil
	}
	c.head.set(true)
	p.form.content.Refresh()
	for _, t := range c.ticks {
		if !t.Checked {
			return t
		}
	}
	return c.ticks[0]
}

// tick stores that an item is done, or is open again.
func (c *checks) tick(item model.ItemKey, on bool) {
	var cmd model.Command = model.UntickItem{ClaimID: c.claim, Items: []model.ItemKey{item}}
	if on {
		cmd = model.TickItem{ClaimID: c.claim, Items: []model.ItemKey{item}}
	}
	c.panel.do(cmd, func(err error) {
		if i := slices.Index(c.shown, item); err != nil && i >= 0 {
			c.ticks[i].set(!on)
		}
	})
}

// tick is an item with a box before it. Its words go on in another line where one is full, which those
// of Fyne's box do not.
type tick struct {
	control.Check
	words  string
	row    *fyne.Container
	gained func()
	quiet  bool
}

func newTick(words string, switched func(on bool)) *tick {
	t := &tick{words: words}
	t.OnChanged = func(on bool) {
		if !t.quiet {
			switched(on)
		}
	}
	t.ExtendBaseWidget(t)
	said := &tickWords{of: t}
	said.Text, said.Wrapping = words, fyne.TextWrapWord
	said.ExtendBaseWidget(said)
	t.row = container.New(boxed{}, t, said)
	return t
}

// set shows whether the item is ticked.
func (t *tick) set(on bool) {
	t.quiet = true
	t.SetChecked(on)
	t.quiet = false
}

// AccessibilityLabel is what a screen reader calls the box.
func (t *tick) AccessibilityLabel() string { return t.words }

// FocusGained implements fyne.Focusable.
func (t *tick) FocusGained() {
	t.Check.FocusGained()
	t.gained()
}

// tickWords are the words of an item; pressing them ticks it.
type tickWords struct {
	widget.Label
	of *tick
}

// Tapped implements fyne.Tappable.
func (w *tickWords) Tapped(*fyne.PointEvent) { w.of.SetChecked(!w.of.Checked) }

// Cursor implements desktop.Cursorable.
func (w *tickWords) Cursor() desktop.Cursor { return desktop.PointerCursor }

// boxed lays a box out before words that are as high as their width lets them.
type boxed struct{}

// MinSize is Fyne's.
func (boxed) MinSize(all []fyne.CanvasObject) fyne.Size {
	box, words := all[0].MinSize(), all[1].MinSize()
	return fyne.NewSize(box.Width+60, max(look.Px(24), words.Height-look.Px(10)))
}

// Layout is Fyne's.
func (boxed) Layout(all []fyne.CanvasObject, size fyne.Size) {
	box := all[0].MinSize()
	all[1].Move(fyne.NewPos(box.Width-look.Px(8), -look.Px(5)))
	all[1].Resize(fyne.NewSize(max(0, size.Width-box.Width+look.Px(8)), size.Height+look.Px(10)))
	all[0].Move(fyne.NewPos(-look.Px(6), (look.Px(26)-box.Height)/2))
	all[0].Resize(box)
}
