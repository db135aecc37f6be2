package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// furnitureOffer offers to hide the lines that look like page furniture, until
// the person has decided about the version.
type furnitureOffer struct {
	label   *widget.Label
	content *fyne.Container

	version   string          // on show
	furniture []int           // its blocks that look like it
	kept      map[string]bool // ids of versions whose furniture stays
}

func newFurnitureOffer(onHide func(blocks []int)) *furnitureOffer {
	o := &furnitureOffer{label: widget.NewLabel(""), kept: map[string]bool{}}
	o.label.Truncation = fyne.TextTruncateEllipsis
	hide := control.NewButton(locale.Text("Hide them"), nil, func() { onHide(o.furniture) })
	keep := control.NewButton(locale.Text("Keep"), nil, func() {
		o.kept[o.version] = true
		o.content.Hide()
	})
	o.content = container.NewStack(look.NewGround(theme.ColorNameHeaderBackground), container.NewBorder(nil, nil, nil,
		container.NewCenter(container.NewHBox(look.Compact(hide), look.Compact(keep))), o.label))
	o.content.Hide()
	return o
}

func (o *furnitureOffer) show(v model.Version, furniture []int) {
	o.version, o.furniture = v.ID, furniture
	if len(furniture) == 0 || len(v.Hidden) > 0 || o.kept[v.ID] {
		o.content.Hide()
		return
	}
	o.label.SetText(furnitureText(v, furniture))
	o.content.Show()
}

// furnitureText names the first of the lines.
func furnitureText(v model.Version, furniture []int) string {
	words := make([]string, 0, 2)
	for _, b := range furniture[:min(2, len(furniture))] {
		words = append(words, "“"+passage.Shorten(v.Text[v.Blocks[b].Start:v.Blocks[b].End], 26)+"”")
	}
	if len(furniture) == 1 {
		return locale.Text("One line looks like page furniture: %s", words[0])
	}
	text := locale.Count(len(furniture), "%d line looks like page furniture: %s", "%d lines look like page furniture: %s", strings.Join(words, ", "))
	if len(furniture) > 2 {
		text += " …"
	}
	return text
}
