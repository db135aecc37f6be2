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
	removed *control.Button // the sentence is rightly gone
	taken   *control.Button // the words there are what was proposed
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
	f.removed = control.NewQuiet(locale.Text("Rightly removed"), nil, func() { p.Close(model.Removed) })
	f.removed.Key = "C"
	f.taken = control.NewQuiet(locale.Text("Taken over"), nil, func() { p.Close(model.TakenOver) })
	f.reword = control.NewQuiet(locale.Text("Use as wording"), nil, func() { p.form.rewordIt() })
	f.content, f.edge = warning(flush(f.text), flush(f.diff), f.places, container.New(&flow{gap: near}, f.removed, f.taken, f.accept, f.reword, f.use, f.compare))
	return f
}

// fateShown is how much of a passage the box shows.
const fateShown = 400

func (f *fate) show(d model.Dossier, versionID string) {
	now, ok := d.Touched(versionID)
	missed := d.NotTakenOver(versionID)
	switch {
	case d.Claim.Closed != "":
		f.showClosed(d.Claim.Closed)
		return
	case !ok || now.State == model.Anchored && !missed:
		f.content.Hide()
		return
	}
	f.id = now.ID
	f.edge.FillColor = theme.Color(theme.ColorNameWarning)
	f.edge.Refresh()
	was, had := d.Before(now)
	if !had {
		was = now
	}
	parts := []passage.Part{{Text: passage.Shorten(was.Exact, fateShown)}}
	switch {
	case now.State == model.Anchored:
		f.text.SetText(locale.Text("The article was corrected: the passage stands as it was."))
	case now.State == model.Moved:
		f.text.SetText(locale.Text("The article was corrected: the passage was moved, with the same words."))
	case now.State == model.Changed:
		f.text.SetText(locale.Text("The article was corrected: the passage was changed."))
		parts = passage.Inline(passage.Shorten(was.Exact, fateShown), passage.Shorten(now.Exact, fateShown))
	case now.Picture != "":
		f.text.SetText(locale.Text("The article was corrected: the picture that the claim stands on is not in it any more.") + " " +
			locale.Text("Where the claim stands in words, select them in the text."))
		parts = nil
	case now.Places > 0:
		f.text.SetText(locale.Text("The article was corrected: the passage is %s.", locale.Said(now.Fate())) + " " +
			locale.Text("Choose the place, or select its words in the text."))
	default:
		f.text.SetText(locale.Text("The article was corrected: the passage is %s.", locale.Said(now.Fate())) + " " +
			locale.Text("Where the claim stands in other words, choose the place or select its words in the text."))
	}
	if missed {
		f.text.SetText(f.text.Text + " " + locale.Text("What was proposed is not taken over."))
	}
	f.diff.Segments = segments(parts)
	f.diff.Refresh()
	shown(f.diff, len(parts) > 0)
	shown(f.accept, now.State == model.Moved || now.State == model.Changed)
	shown(f.removed, closable(d, model.Removed, versionID))
	shown(f.taken, closable(d, model.TakenOver, versionID))
	shown(f.compare, !f.panel.state.Beside)
	shown(f.use, now.State == model.Orphaned)
	_, offered := d.Rewording(versionID)
	shown(f.reword, offered)
	f.showPlaces(now)
	f.content.Show()
}

// showClosed says how a newer version ended the work on the claim.
func (f *fate) showClosed(as model.ClosedAs) {
	f.edge.FillColor = theme.Color(look.LineUnrated)
	f.edge.Refresh()
	f.text.SetText(locale.Text("Closed: a newer version has what was proposed. Another rating opens it again."))
	if as == model.Removed {
		f.text.SetText(locale.Text("Closed: the passage was rightly removed. Another rating opens it again."))
	}
	for _, o := range []fyne.CanvasObject{f.diff, f.places, f.removed, f.taken, f.accept, f.reword, f.use} {
		o.Hide()
	}
	shown(f.compare, !f.panel.state.Beside)
	f.content.Show()
}

// closable reports whether a claim may be closed in a way, as it stands in a version.
func closable(d model.Dossier, as model.ClosedAs, versionID string) bool {
	if d.Claim.Closed != "" {
		return false
	}
	now, ok := d.Touched(versionID)
	if as == model.Removed {
		return ok && now.State == model.Orphaned
	}
	v, proposes := d.Proposal()
	if !proposes || !d.NotTakenOver(versionID) || v.Cut {
		return false // what is lost is closed as removed
	}
	was, had := d.Before(now)
	return had && now.State != model.Orphaned && now.Exact != was.Exact
}

// Closable reports whether the selected claim may be closed in a way.
func (p *Panel) Closable(as model.ClosedAs) bool {
	d, ok := p.active()
	return ok && closable(d, as, p.state.Version)
}

// Close closes the selected claim: a newer version ended the work on it.
func (p *Panel) Close(as model.ClosedAs) {
	if d, ok := p.active(); ok {
		p.Flush()
		p.do(model.CloseClaim{ClaimID: d.Claim.ID, As: as}, nil)
	}
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
	f.places.Show()
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
