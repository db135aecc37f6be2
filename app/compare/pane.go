// Package compare shows two versions of an article side by side: the old one on
// the left, the new one on the right, what is other in each marked by colour and
// by a line through it or under it, and the claims that a correction touched.
package compare

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/reader"
	"galley/model/passage"
)

// Side is one of the two versions.
type Side struct {
	ID       string // of the version
	Document reader.Document
	Marks    []reader.Mark

	OnPictures []reader.PictureMark
}

// State is what the pane shows. Comparison is of the two texts.
type State struct {
	Old, New   Side
	Comparison *passage.Comparison
	Versions   []string // labels, the oldest first; Left and Right are two of them
	Left       int
	Right      int
	Touched    int    // how many claims a correction touched
	At         int    // which of them is selected, from 1; 0 none
	Missed     int    // of how many what was proposed was not taken over
	MissedAt   bool   // the selected one is one of these
	Active     string // its key
}

// Pane is the comparison. Set the callbacks before it is shown.
type Pane struct {
	OnVersions func(left, right int) // others are to be compared
	OnStep     func(by int)          // to the claim touched after, or before
	OnClose    func()

	state       State
	old, new    *reader.Reader
	left, right *control.Select
	count       *widget.Label
	back, next  *control.Button
	fold        *control.Check
	content     fyne.CanvasObject
	shown       [2]string // versions on show
	folded      bool      // as last laid out
	quiet       bool
	syncing     bool
}

// New makes the pane around the reader that shows the new version: it belongs to
// the window, which marks and adjusts passages in it.
func New(newer *reader.Reader) *Pane {
	p := &Pane{old: reader.New(), new: newer, count: widget.NewLabel("")}
	p.left, p.right = control.NewSelect(nil, p.picked), control.NewSelect(nil, p.picked)
	p.back = control.NewButton("", theme.NavigateBackIcon(), func() { p.OnStep(-1) })
	p.next = control.NewButton(locale.Text("Next"), theme.NavigateNextIcon(), func() { p.OnStep(1) })
	p.fold = control.NewCheck(locale.Text("Changes only"), func(bool) {
		if !p.quiet {
			p.lay()
		}
	})
	done := control.NewButton(locale.Text("Close"), theme.CancelIcon(), func() { p.OnClose() })
	legend := container.NewHBox(sample(locale.Text("removed"), look.TintRemoved, look.LineRemoved, true),
		sample(locale.Text("added"), look.TintAdded, look.LineAdded, false), sample(locale.Text("moved"), look.TintMoved, look.LineMoved, false))
	flow := &look.Flow{}
	tools := container.New(flow, legend, p.count, p.back, p.next, p.fold, done)
	heads := container.NewGridWithColumns(2, p.left, p.right)
	split := container.NewHSplit(p.old, p.new)
	content := look.NewUnder(container.NewVBox(tools, heads), nil, split)
	flow.Changed = content.Refresh
	p.content = content
	p.old.OnScroll = func() { p.follow(p.old, p.new, func(at int) int { return p.state.Comparison.Across(at) }) }
	return p
}

// sample is a word of the legend, drawn as the words it explains.
func sample(word string, tint, line fyne.ThemeColorName, struck bool) fyne.CanvasObject {
	s := &swatch{word: word, tint: tint, line: line, struck: struck}
	s.ExtendBaseWidget(s)
	return s
}

// swatch shows one kind of difference by its own look.
type swatch struct {
	widget.BaseWidget
	word       string
	tint, line fyne.ThemeColorName
	struck     bool
}

// CreateRenderer is Fyne's.
func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	box, text := canvas.NewRectangle(theme.Color(s.tint)), canvas.NewText(s.word, theme.Color(theme.ColorNameForeground))
	text.TextSize = theme.CaptionTextSize()
	text.TextStyle.Strikethrough, text.TextStyle.Underline = s.struck, !s.struck
	text.Alignment = fyne.TextAlignCenter
	return widget.NewSimpleRenderer(container.NewPadded(container.NewStack(box, container.NewPadded(text))))
}

// Content is the pane as a canvas object.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// Old is the reader of the old version.
func (p *Pane) Old() *reader.Reader { return p.old }

func (p *Pane) picked(string) {
	if !p.quiet && p.left.SelectedIndex() >= 0 && p.right.SelectedIndex() >= 0 {
		p.OnVersions(p.left.SelectedIndex(), p.right.SelectedIndex())
	}
}

// Show puts a state on the screen. Whoever owns the new reader has put its text
// and marks there.
func (p *Pane) Show(state State) {
	other := p.shown != [2]string{state.Old.ID, state.New.ID}
	p.state, p.shown = state, [2]string{state.Old.ID, state.New.ID}
	p.quiet = true
	p.left.SetOptions(state.Versions)
	p.right.SetOptions(state.Versions)
	p.left.SetSelectedIndex(state.Left)
	p.right.SetSelectedIndex(state.Right)
	p.quiet = false
	p.count.SetText(touched(state))
	for _, b := range []*control.Button{p.back, p.next} {
		if state.Touched > 0 {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	if other {
		p.old.SetDocument(state.Old.Document)
		p.lay()
		p.old.SetEdits(edits(state.Comparison.Removed, true))
	}
	p.new.SetEdits(edits(state.Comparison.Added, false))
	p.new.OnScroll = func() { p.follow(p.new, p.old, func(at int) int { return p.state.Comparison.Back(at) }) }
	p.old.SetMarks(state.Old.Marks)
	p.old.SetPictureMarks(state.Old.OnPictures)
	p.old.SetActive(state.Active)
	p.follow(p.new, p.old, func(at int) int { return p.state.Comparison.Back(at) })
}

func touched(s State) string {
	n := s.Touched
	switch {
	case n == 0:
		return locale.Text("No claim was touched")
	case s.At == 0 && s.Missed > 0:
		return locale.Text("%s, not taken over: %d", locale.Count(n, "One claim was touched", "%d claims were touched"), s.Missed)
	case s.At == 0:
		return locale.Count(n, "One claim was touched", "%d claims were touched")
	case s.MissedAt:
		return locale.Text("Claim touched %d of %d: not taken over", s.At, n)
	}
	return locale.Text("Claim touched %d of %d", s.At, n)
}

// Hide takes the comparison off the new reader again.
func (p *Pane) Hide() {
	p.new.SetEdits(nil)
	p.new.OnScroll = nil
	p.shown, p.folded = [2]string{}, false
}

// lay shows all blocks, or folds those away in which nothing changed.
func (p *Pane) lay() {
	fold := p.fold.Checked
	if fold || p.folded {
		p.old.SetBlocks(folded(p.state.Old, p.state.Comparison.Removed, fold))
		p.new.SetBlocks(folded(p.state.New, p.state.Comparison.Added, fold))
		p.folded = fold
	}
	p.follow(p.new, p.old, func(at int) int { return p.state.Comparison.Back(at) })
}

// follow brings the other text beside the line that is read in one.
func (p *Pane) follow(from, to *reader.Reader, across func(int) int) {
	if p.syncing || p.state.Comparison == nil {
		return
	}
	offset, y, ok := from.Sight(from.Size().Height / 3)
	if !ok {
		return
	}
	p.syncing = true
	to.Bring(across(offset), y)
	p.syncing = false
}

// edits are differences as the reader paints them.
func edits(all []passage.Difference, removed bool) []reader.Mark {
	style := reader.Style{Fill: look.TintAdded, Line: look.LineAdded}
	if removed {
		style = reader.Style{Fill: look.TintRemoved, Line: look.LineRemoved, Strike: true}
	}
	moved := reader.Style{Fill: look.TintMoved, Line: look.LineMoved, Broken: true}
	out := make([]reader.Mark, len(all))
	for i, d := range all {
		out[i] = reader.Mark{Span: d.Span, Style: style}
		if d.Moved {
			out[i].Style = moved
		}
	}
	return out
}
