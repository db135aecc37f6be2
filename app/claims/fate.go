package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model"
	"galley/model/passage"
)

// fate tells what a correction of the article did to the selected claim's
// passage, and what to do about it: nothing that moved or changed is passed
// off as what was marked.
type fate struct {
	panel   *Panel
	id      string // of the appearance
	edge    *canvas.Rectangle
	text    *widget.Label
	accept  *widget.Button
	content *fyne.Container
}

func newFate(p *Panel) *fate {
	f := &fate{panel: p, edge: canvas.NewRectangle(nil), text: widget.NewLabel("")}
	f.text.Wrapping = fyne.TextWrapWord
	f.edge.SetMinSize(fyne.NewSize(4, 4))
	f.accept = widget.NewButtonWithIcon("That is right", theme.ConfirmIcon(), func() {
		p.Flush()
		p.do(model.AcceptPassage{ID: f.id}, nil)
	})
	f.content = container.NewVBox(container.NewBorder(nil, nil, f.edge, nil, f.text), container.NewHBox(f.accept), widget.NewSeparator())
	f.content.Hide()
	return f
}

func (f *fate) show(d model.Dossier, versionID string) {
	now, ok := d.In(versionID)
	if !ok || now.State == model.Anchored {
		f.content.Hide()
		return
	}
	f.id = now.ID
	f.edge.FillColor = theme.Color(theme.ColorNameWarning)
	f.accept.Show()
	was := "“" + passage.Shorten(before(d, now).Exact, 160) + "”"
	switch now.State {
	case model.Moved:
		f.text.SetText("The article was corrected: these words stand elsewhere now.")
	case model.Changed:
		f.text.SetText("The article was corrected. It said " + was + " and says now “" + passage.Shorten(now.Exact, 160) + "”.")
	case model.Orphaned:
		f.accept.Hide()
		f.text.SetText("The article was corrected, and " + was + " is not in it any more. Where the claim stands in other words, select them and press Ctrl+M.")
	}
	f.content.Show()
}

// before is the claim's appearance in the version before, or the same one
// where there is none.
func before(d model.Dossier, now model.Appearance) model.Appearance {
	was := now
	for _, a := range d.Appearances { // in the order of versions
		if a.VersionID < now.VersionID && a.ArticleID == now.ArticleID {
			was = a
		}
	}
	return was
}
