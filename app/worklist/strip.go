package worklist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
)

// strip stands under the list while several claims are selected: how many, and what can
// be done with them.
type strip struct {
	said    *widget.Label
	change  *control.Button
	content *fyne.Container
}

func newStrip(leave func(), change func(at fyne.Position), remove func()) *strip {
	s := &strip{said: widget.NewLabel("")}
	s.said.Truncation = fyne.TextTruncateEllipsis
	s.change = control.NewButton(locale.Text("Change…"), theme.MenuDropUpIcon(), func() {
		change(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.change))
	})
	s.change.Tip = locale.Text("Rating (1–9), kind, status, owner, due date and tags of all of them")
	gone := control.NewIcon(theme.DeleteIcon(), locale.Text("Delete the claims selected"), remove)
	gone.Key = string(fyne.KeyDelete)
	left := control.NewIcon(theme.CancelIcon(), locale.Text("Select one claim only"), leave)
	left.Key = locale.Text("Esc")
	buttons := container.NewHBox(s.change, gone, left)
	s.content = container.NewVBox(widget.NewSeparator(),
		container.New(layout.NewBorderLayout(nil, nil, nil, buttons), s.said, buttons))
	s.content.Hide()
	return s
}

func (s *strip) show(selected int) {
	hidden := selected <= 1
	if !hidden {
		s.said.SetText(locale.Count(selected, "%d selected", "%d selected"))
	}
	if hidden != s.content.Hidden {
		s.content.Hidden = hidden
		s.content.Refresh()
	}
}
