package claims

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// scaleButton names the scale that is offered, whole, and opens a list of all.
type scaleButton struct {
	control.Button
	scales []model.Scale
	at     int
	leave  func() // gives the keyboard back to the article
	pick   func(id string)
}

func newScaleButton(leave func(), pick func(id string)) *scaleButton {
	b := &scaleButton{leave: leave, pick: pick}
	b.Icon, b.IconPlacement, b.Importance = theme.MenuDropDownIcon(), widget.ButtonIconTrailingText, widget.LowImportance
	b.Tip, b.Key = locale.Text("Rate on another scale"), "V"
	b.OnTapped = b.open
	b.ExtendBaseWidget(b)
	return b
}

func (b *scaleButton) show(scales []model.Scale, offered model.Scale) {
	b.scales = scales
	b.at = slices.IndexFunc(scales, func(s model.Scale) bool { return s.ID == offered.ID })
	if name := ScaleName(offered); b.Text != name {
		b.SetText(name)
	}
}

// open shows the list of scales.
func (b *scaleButton) open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, s := range b.scales {
		item := fyne.NewMenuItem(ScaleName(s), func() {
			b.pick(s.ID)
			b.leave()
		})
		item.Checked = i == b.at
		items = append(items, item)
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	menu.ShowAtPosition(at.AddXY(b.Size().Width-menu.MinSize().Width, b.Size().Height))
	menu.ActivateNext()
	menu.OnDismiss = func() {
		menu.Hide()
		b.leave()
	}
}
