package claims

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// scaleButton names the scale that is offered, whole, and opens a list of the others.
type scaleButton struct {
	widget.Button
	scales []model.Scale
	at     int
	pick   func(id string)
}

func newScaleButton(pick func(id string)) *scaleButton {
	b := &scaleButton{pick: pick}
	b.Icon, b.IconPlacement, b.Importance = theme.MenuDropDownIcon(), widget.ButtonIconTrailingText, widget.LowImportance
	b.OnTapped = b.Open
	b.ExtendBaseWidget(b)
	return b
}

func (b *scaleButton) show(scales []model.Scale, offered model.Scale) {
	b.scales = scales
	b.at = slices.IndexFunc(scales, func(s model.Scale) bool { return s.ID == offered.ID })
	if b.Text != offered.Name {
		b.SetText(offered.Name)
	}
}

// Open shows the list of scales.
func (b *scaleButton) Open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, s := range b.scales {
		item := fyne.NewMenuItem(s.Name, func() { b.pick(s.ID) })
		item.Checked = i == b.at
		items = append(items, item)
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	menu.ShowAtPosition(at.AddXY(b.Size().Width-menu.MinSize().Width, b.Size().Height))
}
