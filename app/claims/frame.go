package claims

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/look"
	"galley/app/worklist"
)

// contents is what the panel has to show.
type contents int

const (
	nothing     contents = iota // a sentence about why
	listAlone                   // no claim is selected
	listAndForm                 // one is
)

// How the panel divides its room, unless the person drags the bar.
const (
	// wideFrom is the width of the window from which list and form stand beside each
	// other. Below it the list stands over the form.
	wideFrom = 1600
	overForm = 1. / 3
	// Where a third is too low for a few rows, the list takes a little more.
	fewRows, overLowForm = 4, 0.45
	atForm               = 0.45
	// So wide they are at least: one over the other, and beside each other.
	narrowest, wideList, wideForm = 272, 260, 360
)

// frame lays list and form out for the width of the window.
type frame struct {
	list              *worklist.Worklist
	empty, hint, form fyne.CanvasObject
	turned            func() // they stand beside each other now, or no more

	narrow, wide share
	isWide       bool
	folded       bool // the list is a title over the form; where it stands beside it, it is not
	showing      contents
	body         *fyne.Container
	content      *fyne.Container
}

// share is what part of the panel the list has in a split.
type share struct {
	split  *container.Split
	set    float64 // last set by the frame itself
	chosen float64 // by the person; 0 nothing yet
}

// see takes in where the person dragged the bar to.
func (s *share) see() {
	if s.split != nil && s.split.Offset != s.set {
		s.set, s.chosen = s.split.Offset, s.split.Offset
	}
}

func (s *share) put(part float64) {
	if s.chosen > 0 {
		part = s.chosen
	}
	s.set = part
	s.split.SetOffset(part)
	s.set = s.split.Offset
}

func newFrame(list *worklist.Worklist, empty, hint, form fyne.CanvasObject) *frame {
	f := &frame{list: list, empty: empty, hint: hint, form: form, turned: func() {}, body: container.NewStack()}
	f.content = container.New(f, f.body)
	f.arrange()
	return f
}

// MinSize implements fyne.Layout.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	size := f.body.MinSize()
	switch {
	case f.showing == nothing:
	case f.isWide:
		size.Width = max(size.Width, look.Px(wideList+wideForm))
	default:
		size.Width = max(size.Width, look.Px(narrowest))
	}
	return size
}

// Layout implements fyne.Layout: another width of the window may call for another order.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.content); c != nil {
		if wide := c.Size().Width >= look.Px(wideFrom); wide != f.isWide {
			f.isWide = wide
			f.arrange()
			f.turned()
		}
	}
	f.body.Resize(size)
	f.fit()
}

func (f *frame) show(what contents) {
	if what != f.showing || len(f.body.Objects) == 0 {
		f.showing = what
		f.arrange()
	}
	f.fit()
}

func (f *frame) fold(yes bool) {
	f.folded = yes
	f.arrange()
}

func (f *frame) divide(narrow, wide float64, folded bool) {
	f.narrow.chosen, f.wide.chosen, f.folded = narrow, wide, folded
	f.arrange()
}

// arrange puts what is shown in its places.
func (f *frame) arrange() {
	f.narrow.see()
	f.wide.see()
	f.narrow.split, f.wide.split = nil, nil
	beside := f.form
	if f.showing != listAndForm {
		beside = f.hint
	}
	folded := f.folded && !f.isWide && f.showing == listAndForm
	f.list.OfferFold(!f.isWide && f.showing == listAndForm)
	f.list.Fold(folded)
	var now fyne.CanvasObject
	switch {
	case f.showing == nothing:
		now = container.NewPadded(f.empty)
	case f.isWide:
		f.wide.split = container.NewHSplit(f.list.Content(), beside)
		f.wide.put(atForm)
		now = f.wide.split
	case folded:
		now = container.NewBorder(f.list.Content(), nil, nil, nil, f.form)
	case f.showing == listAlone:
		now = container.NewBorder(nil, f.hint, nil, nil, f.list.Content())
	default:
		f.narrow.split = container.NewVSplit(f.list.Content(), f.form)
		f.narrow.put(overForm)
		now = f.narrow.split
	}
	f.body.Objects = []fyne.CanvasObject{now}
	f.body.Refresh()
}

// fit gives the form the room that a short list leaves.
func (f *frame) fit() {
	f.narrow.see()
	height := f.body.Size().Height
	if f.narrow.split == nil || f.narrow.chosen > 0 || height == 0 {
		return
	}
	few := min(overLowForm, float64(f.list.Height(fewRows)/height))
	f.narrow.put(min(max(overForm, few), float64(f.list.Height(math.MaxInt)/height)))
}
