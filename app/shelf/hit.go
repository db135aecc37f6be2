package shelf

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// nearMatch is a hit's snippet from a few words before what was found on, and the
// places of what was found in it: two short lines have no room for more.
func nearMatch(h model.Hit) (text string, found []passage.Span) {
	const before = 24 // bytes
	if len(h.Matches) == 0 {
		return h.Snippet, nil
	}
	first := h.Matches[0].Start
	for _, f := range h.Matches {
		first = min(first, f.Start)
	}
	if first <= before+len("… ") {
		return h.Snippet, h.Matches
	}
	from := passage.ClusterStart(h.Snippet, first-before)
	if blank := strings.IndexByte(h.Snippet[from:first], ' '); blank >= 0 {
		from += blank + 1
	}
	found = make([]passage.Span, len(h.Matches))
	for i, f := range h.Matches {
		found[i] = passage.Span{Start: f.Start - from + len("… "), End: f.End - from + len("… ")}
	}
	return "… " + h.Snippet[from:], found
}

// piece is a part of a word, or a word with the blank before it, that is set in one
// type.
type piece struct {
	text  string
	bold  bool
	blank bool // a line may be broken before it
}

// piecesOf takes a text apart at its blanks and at the ends of what was found.
func piecesOf(text string, found []passage.Span) []piece {
	var pieces []piece
	bold := func(at int) bool {
		for _, f := range found {
			if f.Start <= at && at < f.End {
				return true
			}
		}
		return false
	}
	start, blank := 0, false
	end := func(at int) {
		if at > start {
			pieces = append(pieces, piece{text[start:at], bold(start), blank})
			blank = false
		}
		start = at
	}
	for i, r := range text {
		switch {
		case r == ' ':
			end(i)
			start, blank = i+1, true
		case i > start && bold(i) != bold(start):
			end(i)
		}
	}
	end(len(text))
	return pieces
}

// hitLines is how many lines of words a hit has at most.
const hitLines = 2

// placed is a piece with its place.
type placed struct {
	piece
	x    float32
	line int
}

// measure is how wide a text is in the type of the list.
type measure func(text string, bold bool) float32

// set breaks pieces into lines of a width. What does not fit into the last one is cut.
func set(pieces []piece, width float32, m measure) (all []placed, lines int) {
	x, blank := float32(0), m(" ", false)
	for i := 0; i < len(pieces); {
		word := 1 // a word may be of several pieces
		for i+word < len(pieces) && !pieces[i+word].blank {
			word++
		}
		length := float32(0)
		for _, p := range pieces[i : i+word] {
			length += m(p.text, p.bold)
		}
		if pieces[i].blank && x > 0 {
			x += blank
		}
		room := width
		if lines == hitLines-1 && i+word < len(pieces) {
			room -= m(" …", false)
		}
		if x > 0 && x+length > room {
			if lines == hitLines-1 {
				return append(all, placed{piece{text: "…"}, x, lines}), hitLines
			}
			lines++
			x = 0
		}
		for _, p := range pieces[i : i+word] {
			all = append(all, placed{p, x, lines})
			x += m(p.text, p.bold)
		}
		i += word
	}
	return all, lines + 1
}

// found is a row of what a search found: the words around it, with those found in
// bold, and where they stand.
type found struct {
	row
	origin *widget.RichText
	pieces []piece
}

func newFound(l *list) *found {
	r := &found{origin: look.FaintText("x")}
	r.begin(l)
	r.ExtendBaseWidget(r)
	return r
}

func (r *found) show(h model.Hit, selected bool) {
	r.pieces = piecesOf(nearMatch(h))
	where := h.Title
	if h.ClaimID != "" {
		where = locale.Text("Claim in %s", where)
	}
	if h.Note != nil {
		where = state.NoteIn(*h.Note, h.Title)
	}
	look.SetFaint(r.origin, where)
	r.fill(selected, false)
	r.Refresh()
}

// heightOf is how tall the row of a hit is at a width.
func heightOf(h model.Hit, width float32) float32 {
	_, lines := set(piecesOf(nearMatch(h)), width-2*theme.InnerPadding(), inType)
	return look.Px(foundFoot) + float32(lines)*textHeight()
}

// foundFoot is what a row of a hit needs besides the lines of its words.
const foundFoot = 24

func inType(text string, bold bool) float32 {
	return fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{Bold: bold}).Width
}

func textHeight() float32 { return fyne.MeasureText("Mg", theme.TextSize(), fyne.TextStyle{}).Height }

// CreateRenderer is Fyne's.
func (r *found) CreateRenderer() fyne.WidgetRenderer {
	f := &foundRenderer{row: r}
	f.Refresh()
	return f
}

type foundRenderer struct {
	row   *found
	texts []*canvas.Text
}

func (r *foundRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Px(120), look.Px(foundFoot)+hitLines*textHeight())
}

func (r *foundRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.row.back, r.row.origin}
	for _, t := range r.texts {
		all = append(all, t)
	}
	return all
}

func (r *foundRenderer) Destroy() {}

func (r *foundRenderer) Refresh() {
	r.Layout(r.row.Size())
	r.row.back.Refresh()
	r.row.origin.Refresh()
	for _, t := range r.texts {
		t.Refresh()
	}
}

func (r *foundRenderer) Layout(size fyne.Size) {
	pad := theme.InnerPadding()
	r.row.back.Resize(size)
	all, lines := set(r.row.pieces, size.Width-2*pad, inType)
	height := textHeight()
	for len(r.texts) < len(all) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.texts = r.texts[:len(all)]
	for i, p := range all {
		t := r.texts[i]
		t.Text, t.TextStyle.Bold, t.TextSize, t.Color = p.text, p.bold, theme.TextSize(), theme.Color(theme.ColorNameForeground)
		t.Move(fyne.NewPos(pad+p.x, look.Px(3)+float32(p.line)*height))
		t.Resize(t.MinSize())
	}
	r.row.origin.Move(fyne.NewPos(0, look.Px(3)+float32(lines)*height-pad))
	r.row.origin.Resize(fyne.NewSize(size.Width, r.row.origin.MinSize().Height))
}
