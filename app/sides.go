package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"galley/app/control"
	"galley/app/locale"
)

// sides is the left column of the window: the list of articles, or that of sources,
// and a switch between them.
type sides struct {
	pick     *control.Pills
	articles fyne.CanvasObject
	sources  fyne.CanvasObject
	content  *fyne.Container
	turned   func() // called when another list is shown
}

func newSides(articles, sources fyne.CanvasObject) *sides {
	s := &sides{articles: articles, sources: sources}
	s.pick = control.NewPills([]string{locale.Text("Articles"), locale.Text("Sources")}, func(i int) { s.show(i == 1) })
	sources.Hide()
	s.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(4, 0, 4, 4), s.pick), nil, nil, nil,
		container.NewStack(articles, sources))
	return s
}

// onSources reports whether the sources are shown.
func (s *sides) onSources() bool { return s.sources.Visible() }

// show shows the sources, or the articles.
func (s *sides) show(sources bool) {
	if sources == s.onSources() {
		return
	}
	if sources {
		s.articles.Hide()
		s.sources.Show()
		s.pick.Set(1)
	} else {
		s.sources.Hide()
		s.articles.Show()
		s.pick.Set(0)
	}
	s.content.Refresh()
	s.turned()
}

// stop is where F6 goes: the list that is shown, by what has the keyboard in it.
func (s *sides) stop(articles, sources fyne.Focusable) control.Stop {
	if s.onSources() {
		return control.Stop{Area: s.content, First: sources}
	}
	return control.Stop{Area: s.content, First: articles}
}
