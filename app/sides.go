package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"galley/app/control"
)

// side names a list at the left of the window.
type side string

// The lists at the left.
const (
	sideArticles side = "articles"
	sideClaims   side = "claims"
	sideSources  side = "sources"
)

// sideList is one of the lists at the left of the window.
type sideList struct {
	side    side
	name    string // as a person reads it
	content fyne.CanvasObject
	first   func() fyne.Focusable // where F6 goes
	chosen  func()                // called when the person chose the list; may be nil
}

// sides is the left column of the window: one list at a time, and a switch between them.
type sides struct {
	pick    *control.Pills
	lists   []sideList
	now     int
	content *fyne.Container
	turned  func() // called when another list is shown
}

// listsInARow is how many names of lists stand beside each other in a column of the usual width.
const listsInARow = 3

func newSides(lists ...sideList) *sides {
	s := &sides{lists: lists, turned: func() {}}
	var names []string
	stack := container.NewStack()
	for i, l := range lists {
		names = append(names, l.name)
		if i > 0 {
			l.content.Hide()
		}
		stack.Add(l.content)
	}
	s.pick = control.NewPills(names, func(i int) {
		s.show(s.lists[i].side)
		if chosen := s.lists[i].chosen; chosen != nil {
			chosen()
		}
	})
	s.pick.PerRow = listsInARow
	s.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(4, 0, 4, 4), s.pick), nil, nil, nil, stack)
	return s
}

// on reports whether a list is shown.
func (s *sides) on(list side) bool { return s.lists[s.now].side == list }

// onSources reports whether the sources are shown.
func (s *sides) onSources() bool { return s.on(sideSources) }

// show shows a list.
func (s *sides) show(list side) {
	i := slices.IndexFunc(s.lists, func(l sideList) bool { return l.side == list })
	if i < 0 || i == s.now {
		return
	}
	s.lists[s.now].content.Hide()
	s.now = i
	s.lists[i].content.Show()
	s.pick.Set(i)
	s.content.Refresh()
	s.turned()
}

// stop is where F6 goes: the list that is shown, by what has the keyboard in it.
func (s *sides) stop() control.Stop {
	return control.Stop{Area: s.content, First: s.lists[s.now].first()}
}
