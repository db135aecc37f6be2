package worklist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
)

// strip stands under the list while several claims are selected: how many, and what can
// be done with them.
type strip struct {
	said           *widget.Label
	change, delete *widget.Button
	leave          *widget.Button
	content        *fyne.Container
}

func newStrip(leave func(), change func(at fyne.Position), remove func()) *strip {
	s := &strip{said: widget.NewLabel("")}
	s.said.Truncation = fyne.TextTruncateEllipsis
	s.change = widget.NewButtonWithIcon("", theme.MenuDropUpIcon(), func() {
		change(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.change))
	})
	s.delete = widget.NewButtonWithIcon("", theme.DeleteIcon(), remove)
	s.leave = widget.NewButtonWithIcon("", theme.CancelIcon(), leave)
	s.delete.Importance, s.leave.Importance = widget.LowImportance, widget.LowImportance
	s.content = container.NewVBox(widget.NewSeparator(),
		container.NewBorder(nil, nil, nil, container.NewHBox(s.change, s.delete, s.leave), s.said))
	s.content.Hide()
	return s
}

func (s *strip) show(selected int) {
	if hidden := selected <= 1; hidden != s.content.Hidden || !hidden {
		s.change.SetText(locale.Text("Change…"))
		s.said.SetText(locale.Count(selected, "%d selected · 1–9 rates it", "%d selected · 1–9 rates them"))
		s.content.Hidden = hidden
		s.content.Refresh()
	}
}
