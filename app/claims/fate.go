package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
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
	diff    *widget.RichText
	accept  *control.Button
	use     *control.Button
	reword  *control.Button // the passage's words as the wording
	compare *control.Button
	places  *fyne.Container
	offered []state.Candidate
	content *fyne.Container
}

func newFate(p *Panel) *fate {
	f := &fate{panel: p, text: small(""), diff: widget.NewRichText(), places: container.NewVBox()}
	f.diff.Wrapping = fyne.TextWrapWord
	f.accept = control.NewQuiet(locale.Text("That is right"), nil, func() {
		p.Flush()
		p.do(model.AcceptPassage{ID: f.id}, nil)
	})
	f.use = control.NewQuiet(locale.Text("Use the selected words"), nil, func() {
		p.Flush()
		if p.OnUseSelection != nil {
			p.OnUseSelection()
		}
	})
	f.compare = control.NewQuiet(locale.Text("Compare"), nil, func() {
		if p.OnCompare != nil {
			p.OnCompare()
		}
	})
	f.reword = control.NewQuiet(locale.Text("Use as wording"), nil, func() { p.form.rewordIt() })
	f.content, f.edge = warning(flush(f.text), flush(f.diff), f.places, container.New(&flow{gap: near}, f.accept, f.reword, f.use, f.compare))
	return f
}

// fateShown is how much of a passage the box shows.
const fateShown = 400

func (f *fate) show(d model.Dossier, versionID string) {
	now, ok := d.Touched(versionID)
	if !ok || now.State == model.Anchored {
		f.content.Hide()
		return
	}
	f.id = now.ID
	f.edge.FillColor = theme.Color(theme.ColorNameWarning)
	was, had := d.Before(now)
	if !had {
		was = now
	}
	parts := []passage.Part{{Text: passage.Shorten(was.Exact, fateShown)}}
	switch {
	case now.State == model.Moved:
		f.text.SetText(locale.Text("The article was corrected: the passage was moved, with the same words."))
	case now.State == model.Changed:
		f.text.SetText(locale.Text("The article was corrected: the passage was changed."))
		parts = passage.Inline(passage.Shorten(was.Exact, fateShown), passage.Shorten(now.Exact, fateShown))
	case now.Places > 0:
		f.text.SetText(locale.Text("The article was corrected: the passage is %s.", locale.Said(now.Fate())) + " " +
			locale.Text("Choose the place, or select its words in the text."))
	default:
		f.text.SetText(locale.Text("The article was corrected: the passage is %s.", locale.Said(now.Fate())) + " " +
			locale.Text("Where the claim stands in other words, choose the place or select its words in the text."))
	}
	f.diff.Segments = segments(parts)
	f.diff.Refresh()
	shown(f.accept, now.State != model.Orphaned)
	shown(f.compare, !f.panel.state.Beside)
	shown(f.use, now.State == model.Orphaned)
	_, offered := d.Rewording(versionID)
	shown(f.reword, offered)
	f.showPlaces(now)
	f.content.Show()
}

func shown(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// segments are the parts as one text: what is gone struck through, what came
// underlined, each in its colour too.
func segments(parts []passage.Part) []widget.RichTextSegment {
	out := []widget.RichTextSegment{}
	for i, p := range parts {
		style := widget.RichTextStyleInline
		switch {
		case p.Removed:
			style.ColorName, style.TextStyle.Strikethrough = look.LineRemoved, true
		case p.Added:
			style.ColorName, style.TextStyle.Underline = look.LineAdded, true
		}
		if i > 0 && !p.Joined {
			out = append(out, &widget.TextSegment{Text: " ", Style: widget.RichTextStyleInline})
		}
		out = append(out, &widget.TextSegment{Text: p.Text, Style: style})
	}
	return out
}

// showPlaces offers the places where an orphaned passage may stand.
func (f *fate) showPlaces(now model.Appearance) {
	var offered []state.Candidate
	if now.State == model.Orphaned && f.panel.state.Orphan == now.ID {
		offered = f.panel.state.Candidates
	}
	f.offered = offered
	f.places.RemoveAll()
	for _, c := range offered {
		words := widget.NewRichText(
			&widget.TextSegment{Text: c.Before, Style: faintInline()},
			&widget.TextSegment{Text: c.Text, Style: strongInline()},
			&widget.TextSegment{Text: c.After, Style: faintInline()},
			&widget.TextSegment{Text: "  " + locale.Text("(%.0f %% alike)", 100*c.Score), Style: faintInline()},
		)
		words.Wrapping = fyne.TextWrapWord
		look := control.NewButton(locale.Text("Show"), theme.VisibilityIcon(), func() {
			if f.panel.OnShow != nil {
				f.panel.OnShow(c.Span)
			}
		})
		this := control.NewButton(locale.Text("This one"), theme.ConfirmIcon(), func() {
			f.panel.Flush()
			f.panel.do(model.MoveAppearance{ID: now.ID, Span: c.Span}, nil)
		})
		f.places.Add(container.NewBorder(nil, nil, nil, container.NewVBox(this, look), words))
	}
}

func faintInline() widget.RichTextStyle {
	s := widget.RichTextStyleInline
	s.ColorName = look.Faint
	return s
}

func strongInline() widget.RichTextStyle {
	s := widget.RichTextStyleInline
	s.TextStyle.Bold = true
	return s
}
