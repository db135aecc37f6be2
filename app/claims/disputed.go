package claims

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
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
	x := &disputed{text: small("")}
	decide := control.NewQuiet(locale.Text("Decide…"), theme.QuestionIcon(), func() {
		p.Flush()
		if p.OnDecide != nil {
			p.OnDecide(x.id)
		}
	})
	x.content, x.edge = warning(container.NewBorder(nil, nil, nil, container.NewVBox(decide), flush(x.text)))
	return x
}

// warning is a part on top of the form that says what is unusual about the claim; it
// is hidden until it has something to say.
func warning(said ...fyne.CanvasObject) (*fyne.Container, *canvas.Rectangle) {
	edge := canvas.NewRectangle(nil)
	edge.SetMinSize(fyne.NewSize(4, 4))
	box := container.NewBorder(nil, nil, edge, nil, newColumn(0, said...))
	box.Hide()
	return box, edge
}

// small is a text of the second rank that is broken between words.
func small(text string) *widget.Label {
	l := look.Wrapped(text)
	l.SizeName = theme.SizeNameCaptionText
	return l
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
			said[i] = locale.Text("%s says %s", v.By, cmp.Or(VerdictName(v), locale.Text("nothing yet")))
		}
		all := strings.Join(said, ", ")
		if len(sides) > 2 {
			lines = append(lines, locale.Text("Contested: %s. None of them is in force until you decide, or give a new verdict.", all))
		} else {
			lines = append(lines, locale.Text("Contested: %s. Neither is in force until you decide, or give a new verdict.", all))
		}
	}
	other := 0
	for _, one := range d.Disputes {
		if one.Contest() {
			x.id = one.ID
		} else {
			other++
		}
	}
	if other == 1 {
		lines = append(lines, locale.Text("The merged library differs on this claim."))
	} else if other > 1 {
		lines = append(lines, locale.Count(other, "The merged library differs on this claim.", "The merged library differs on this claim in %d ways."))
	}
	x.text.SetText(strings.Join(lines, "\n"))
	x.content.Show()
}
