package reader

import (
	"image/color"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// painter is the renderer: it paints the rows in view from pooled objects, in
// layers: tints, text, lines and caret, then what belongs to the window.
type painter struct {
	r       *Reader
	rows    []row
	under   layer
	texts   texts
	images  images // pictures of the article
	over    layer
	top     texts // over everything in the text
	thumb   *canvas.Rectangle
	strip   *canvas.Raster
	button  *button   // marks the selection
	others  []*button // beside it
	objects []fyne.CanvasObject
	grown   bool
	gone    bool // Fyne destroyed it
	first   int  // where the first row began that was painted last
	colours map[fyne.ThemeColorName]color.Color
	inView  []Mark // those in view, in order
	levels  []int  // of each of them
	order   []int  // of them, the longest first
	badges  []signBox
	numbers []byte    // of the line being painted
	ticked  []float32 // how much of the gutter the ticks take, by row
}

func newPainter(r *Reader) *painter {
	p := &painter{r: r, grown: true, colours: map[fyne.ThemeColorName]color.Color{}}
	p.under, p.over, p.texts = newLayer(&p.grown), newLayer(&p.grown), newTexts(&p.grown)
	p.top, p.images = newTexts(&p.grown), images{grown: &p.grown}
	p.thumb = canvas.NewRectangle(color.Transparent)
	p.strip = canvas.NewRaster(r.strip.image)
	p.button = newButton(r.Mark)
	p.button.Hide()
	return p
}

// paint shows the present state.
func (r *Reader) paint() {
	if r.painter != nil && r.flow.high != nil {
		r.painter.paint()
	}
}

func (p *painter) paint() {
	p.rows = p.r.flow.rows(p.rows[:0])
	if len(p.rows) > 0 && p.rows[0].start != p.first && p.r.OnMove != nil {
		p.first = p.rows[0].start
		p.r.OnMove()
	}
	p.badges = p.badges[:0]
	p.r.pictures.follow(p.r)
	if len(p.rows) > 0 {
		shown := passage.Span{Start: p.rows[0].start, End: p.rows[len(p.rows)-1].next}
		p.inView = p.r.marks.overlapping(shown, p.inView[:0])
		p.levels = p.levels[:0]
		for _, m := range p.inView {
			p.levels = append(p.levels, p.r.marks.level(m))
		}
		p.paintText()
		p.paintTints()
		p.paintDimmed(shown)
		p.paintEdits(shown)
		p.paintFound(shown)
		p.paintSelection()
		p.paintUnderlined(shown)
		p.paintLines()
		p.paintNumbers()
		p.paintMargin()
		p.paintPointed()
		p.paintPassed(shown)
		p.paintStruck(shown)
		p.paintCaret()
	}
	p.paintPictures()
	p.paintFrame()
	p.under.rest()
	p.texts.rest()
	p.images.rest()
	p.over.rest()
	p.top.rest()
	p.paintRail()
	p.placeBar()
	if p.grown {
		p.grown = false
		p.objects = p.objects[:0]
		for _, o := range p.under.items {
			p.objects = append(p.objects, o)
		}
		for _, o := range p.texts.items {
			p.objects = append(p.objects, o)
		}
		for _, o := range p.images.items {
			p.objects = append(p.objects, o)
		}
		for _, o := range p.over.items {
			p.objects = append(p.objects, o)
		}
		for _, o := range p.top.items {
			p.objects = append(p.objects, o)
		}
		p.objects = append(p.objects, p.strip, p.thumb, p.button)
		for _, b := range p.others {
			p.objects = append(p.objects, b)
		}
	}
	canvas.Refresh(p.thumb)
}

// colour is a theme's colour, looked up once until the theme changes.
func (p *painter) colour(name fyne.ThemeColorName) color.Color {
	c, ok := p.colours[name]
	if !ok {
		c = theme.ColorForWidget(name, p.r)
		p.colours[name] = c
	}
	return c
}

func (p *painter) paintText() {
	ink := p.colour(theme.ColorNameForeground)
	bar := fade(ink, 0.25)
	for i, w := range p.rows {
		c := ink
		if w.set.faint {
			c = fade(ink, 0.78)
		}
		x := p.r.begin(w)
		if label := p.r.flow.pieces[w.piece].label; label != "" {
			p.paintFold(label, w, c)
			continue
		}
		p.paintRow(w, x, c)
		switch kind := p.r.flow.pieces[w.piece].kind; {
		case kind == Quotation:
			y, h := w.y, w.set.line
			if i > 0 && p.rows[i-1].set == w.set && p.rows[i-1].piece != w.piece && p.rows[i-1].y+h < y {
				y, h = p.rows[i-1].y+h, w.y+h-p.rows[i-1].y-h // two quotations share a bar
			}
			p.under.box(p.r.left()+4, y, 3, h, bar)
		case kind == ListItem && p.beginsItem(w):
			size := p.r.letters.size
			p.texts.line("•", p.r.letters.face(size, false), c, x-size*0.95, w.y+w.set.top, size, w.set.height)
		}
	}
}

// beginsItem reports whether a row is the first of a list item that has no
// bullet or number of its own.
func (p *painter) beginsItem(w row) bool {
	piece := p.r.flow.pieces[w.piece]
	return piece.first && w.start == piece.start && !hasBullet(p.r.doc.Text[piece.start:piece.end])
}

func hasBullet(item string) bool {
	item = strings.TrimLeft(item, " \t")
	r, size := utf8.DecodeRuneInString(item)
	switch r {
	case '•', '‣', '◦', '·', '▪', '–', '—', '*', '-':
		return true
	}
	digits := len(item) - len(strings.TrimLeftFunc(item, unicode.IsDigit))
	if digits == 0 && unicode.IsLetter(r) {
		digits = size
	}
	return digits > 0 && digits < len(item) && strings.IndexByte(".)", item[digits]) >= 0
}

// x is where on the widget an offset in a row stands.
func (p *painter) x(w row, offset int) float32 {
	return p.r.begin(w) + xAt(p.r.doc.Text, w.line, offset, w.set.face, p.r.flow.m)
}

// segment is the part of a row's visible text that a span covers.
func (p *painter) segment(w row, span passage.Span) (from, to float32, ok bool) {
	start, end := max(span.Start, w.start), min(span.End, w.end)
	if start >= end {
		return 0, 0, false
	}
	if line := p.r.doc.Text[w.start:w.end]; odd(line) {
		if turned := p.r.flow.m.turned(line, w.set.face); turned != nil {
			from, to = reachIn(line, p.r.flow.m.offsets(line, w.set.face), turned, passage.Span{Start: start - w.start, End: end - w.start})
			return p.r.begin(w) + from, p.r.begin(w) + to, true
		}
	}
	from = p.x(w, start)
	if end == w.end {
		return from, p.r.begin(w) + w.width, true
	}
	return from, p.x(w, end), true
}

// across is the rows that a span may touch.
func (p *painter) across(span passage.Span) []row {
	from := sort.Search(len(p.rows), func(i int) bool { return p.rows[i].next > span.Start || p.rows[i].end > span.Start })
	to := from + sort.Search(len(p.rows)-from, func(i int) bool { return p.rows[from+i].start >= span.End })
	return p.rows[from:to]
}

// segments paints what may be seen of passages, n of them in order that do not overlap: paint gets the number of
// one and a part of a row that it covers, from a to b.
func (p *painter) segments(shown passage.Span, n int, span func(i int) passage.Span, paint func(i int, w row, a, b float32)) {
	from := sort.Search(n, func(i int) bool { return span(i).End > shown.Start })
	for i := from; i < n && span(i).Start < shown.End; i++ {
		for _, w := range p.across(span(i)) {
			if a, b, ok := p.segment(w, span(i)); ok {
				paint(i, w, a, b)
			}
		}
	}
}

func (p *painter) paintSelection() {
	span := p.r.Selection()
	c := p.colour(theme.ColorNameSelection)
	for _, w := range p.across(span) {
		from, to, ok := p.segment(w, span)
		if !ok {
			continue
		}
		if span.End > w.end {
			to += w.set.face.size * 0.3 // the line end is selected too
		}
		p.under.box(from, w.y, to-from, w.set.line, c)
	}
}

func (p *painter) paintCaret() {
	if !p.r.focused || p.r.pictures.chosen >= 0 {
		return
	}
	if w, ok := p.rowOf(p.r.selection.head, p.r.selection.tail); ok {
		p.over.box(p.x(w, p.r.selection.head)-1, w.y+1, 2, w.set.line-2, p.colour(theme.ColorNamePrimary))
	}
}

// rowOf is the visible row that an offset stands in.
func (p *painter) rowOf(offset int, tail bool) (row, bool) {
	i := sort.Search(len(p.rows), func(i int) bool { return p.rows[i].start > offset }) - 1
	if tail && i > 0 && p.rows[i].start == offset && p.rows[i-1].next == offset {
		i--
	}
	if i < 0 || offset > p.rows[i].next || offset == p.rows[i].next && !tail && i == len(p.rows)-1 && !p.lastOfPiece(p.rows[i]) {
		return row{}, false
	}
	return p.rows[i], true
}

func (p *painter) lastOfPiece(w row) bool {
	piece := p.r.flow.pieces[w.piece]
	return piece.last && w.next == piece.end
}

// paintFrame shows who has the keyboard, with four plain boxes: a rectangle's
// stroke takes Fyne's software painter as long as all the text.
func (p *painter) paintFrame() {
	if !p.r.focused {
		return
	}
	const thick = 2
	c, size := p.colour(theme.ColorNameFocus), p.r.Size()
	p.over.box(0, 0, size.Width, thick, c)
	p.over.box(0, size.Height-thick, size.Width, thick, c)
	p.over.box(0, thick, thick, size.Height-2*thick, c)
	p.over.box(size.Width-thick, thick, thick, size.Height-2*thick, c)
}

// Layout implements fyne.WidgetRenderer.
func (p *painter) Layout(size fyne.Size) {
	p.r.pin()
	p.r.relayout()
}

// MinSize implements fyne.WidgetRenderer.
func (p *painter) MinSize() fyne.Size { return fyne.NewSize(160, 80) }

// Refresh implements fyne.WidgetRenderer: the theme may have changed.
func (p *painter) Refresh() {
	clear(p.colours)
	p.r.strip.stale = true
	p.r.pin()
	p.r.relayout()
}

// Objects implements fyne.WidgetRenderer.
func (p *painter) Objects() []fyne.CanvasObject { return p.objects }

// Destroy implements fyne.WidgetRenderer.
func (p *painter) Destroy() {
	p.gone = true
	p.r.mouse.stop()
}
