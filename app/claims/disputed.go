package claims

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// disputed tells that merged libraries say different things of the selected
// claim, and leads to where it is decided.
type disputed struct {
	edge    *canvas.Rectangle
	text    *widget.Label
	content *fyne.Container
	id      string // of the first dispute
}

func newDisputed(p *Panel) *disputed {
	x := &disputed{edge: canvas.NewRectangle(nil), text: widget.NewLabel("")}
	x.text.Wrapping = fyne.TextWrapWord
	x.edge.SetMinSize(fyne.NewSize(4, 4))
	decide := widget.NewButtonWithIcon("Decide…", theme.QuestionIcon(), func() {
		p.Flush()
		if p.OnDecide != nil {
			p.OnDecide(x.id)
		}
	})
	x.content = container.NewVBox(container.NewBorder(nil, nil, x.edge, nil, x.text), container.NewHBox(decide), widget.NewSeparator())
	x.content.Hide()
	return x
}

func (x *disputed) show(d model.Dossier) {
	if len(d.Disputes) == 0 {
		x.content.Hide()
		return
	}
	x.id = d.Disputes[0].ID
	x.edge.FillColor = theme.Color(theme.ColorNameWarning)
	var lines []string
	if sides := d.Contested(); len(sides) > 0 {
		said := make([]string, len(sides))
		for i, v := range sides {
			said[i] = v.By + " says " + cmp.Or(v.Rating, "nothing yet")
		}
		none := "Neither"
		if len(sides) > 2 {
			none = "None of them"
		}
		lines = append(lines, "Contested: "+strings.Join(said, ", ")+". "+none+" is in force until you decide, or give a new verdict.")
	}
	other := 0
	for _, one := range d.Disputes {
		if one.Contest() {
			x.id = one.ID
		} else {
			other++
		}
	}
	switch {
	case other == 1:
		lines = append(lines, "The merged library differs on this claim.")
	case other > 1:
		lines = append(lines, fmt.Sprintf("The merged library differs on this claim in %d ways.", other))
	}
	x.text.SetText(strings.Join(lines, "\n"))
	x.content.Show()
}
