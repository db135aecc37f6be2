package reader

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// The rail at the right edge: a map of all marks, and the scroll bar.
const (
	barWidth   = 12
	stripWidth = 10
	tick       = 3  // height of a mark on the map
	reach      = 12 // how far a click may miss it, either way
	perTick    = 3  // how many colours are told apart in a row of the map
)

// strip is the map of all marks, gathered by the pixel rows of the map, so
// that a hundred thousand are as cheap to paint as ten.
type strip struct {
	stale   bool
	height  int
	total   float64 // the text's height when the map was made
	rows    []tickRow
	colours map[fyne.ThemeColorName]color.Color
}

type tickRow struct {
	offset int // of the first mark, 0 where count is 0
	count  int
	names  [perTick]fyne.ThemeColorName
}

// gather notes which marks lie in which row of the map. It walks the marks
// and the pieces side by side.
func (s *strip) gather(r *Reader, height int) {
	s.stale, s.height, s.total = false, height, r.flow.high.total()
	s.rows = slices.Grow(s.rows[:0], height)[:height]
	clear(s.rows)
	pieces := r.flow.pieces
	if len(pieces) == 0 || height == 0 {
		return
	}
	scale := float64(height-tick) / max(s.total, float64(r.flow.view))
	i, above := 0, 0.0
	for _, m := range r.marks.marks {
		for i < len(pieces)-1 && pieces[i].end <= m.Span.Start {
			above += float64(r.flow.high.each[i])
			i++
		}
		if m.Span.End <= pieces[i].start {
			continue // hidden
		}
		s.rows[s.rowOf(r, m, i, above, scale)].note(m)
	}
	s.gatherPictures(r, scale)
}

// gatherPictures notes the marks on pictures: they are few.
func (s *strip) gatherPictures(r *Reader, scale float64) {
	for _, m := range r.pictures.marks {
		i := r.numberOf(m.Picture)
		if i < 0 || r.flow.pictures[i].h == 0 {
			continue
		}
		p := &r.flow.pictures[i]
		y := r.flow.high.above(max(p.piece+1, 0)) - float64(p.h)/2
		m := Mark{Span: passage.Span{Start: max(p.At, 0)}, Style: m.Style}
		s.rows[min(s.height-1, max(0, int(y*scale)))].note(m)
	}
}

// rowOf is where on the map a mark in a piece lies, which has so much above it.
func (s *strip) rowOf(r *Reader, m Mark, i int, above, scale float64) int {
	p := r.flow.pieces[i]
	part := float64(max(0, m.Span.Start-p.start)) / float64(max(1, p.end-p.start))
	return min(s.height-1, max(0, int((above+part*float64(r.flow.high.each[i]))*scale)))
}

func (t *tickRow) note(m Mark) {
	if t.count == 0 {
		t.offset = m.Span.Start
	}
	t.count++
	name := m.Style.Line
	if name == "" {
		name = m.Style.Fill
	}
	for k := range t.names {
		if t.names[k] == name {
			return
		}
		if t.names[k] == "" {
			t.names[k] = name
			return
		}
	}
}

// image paints the map; Fyne asks for it in the screen's pixels.
func (s *strip) image(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if s.height == 0 {
		return img
	}
	for y, row := range s.rows {
		n := 0
		for n < perTick && row.names[n] != "" {
			n++
		}
		for k := range n {
			c, ok := s.colours[row.names[k]]
			if !ok {
				continue
			}
			area := image.Rect(w*k/n, y*h/s.height, w*(k+1)/n, max((y+tick)*h/s.height, y*h/s.height+1))
			fill(img, area.Intersect(img.Rect), color.NRGBAModel.Convert(c).(color.NRGBA))
		}
	}
	return img
}

func fill(img *image.NRGBA, area image.Rectangle, c color.NRGBA) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			img.SetNRGBA(x, y, c)
		}
	}
}

// near is the offset of the marks on the map nearest to a height, within reach.
func (s *strip) near(y int) (int, bool) {
	for d := 0; d <= reach+tick; d++ {
		for _, at := range [2]int{y - d, y + d} {
			if at >= 0 && at < len(s.rows) && s.rows[at].count > 0 {
				return s.rows[at].offset, true
			}
		}
	}
	return 0, false
}

// paintRail paints the map, if it is out of date, and the scroll bar's thumb.
func (p *painter) paintRail() {
	r, size := p.r, p.r.Size()
	s := &r.strip
	height := int(size.Height)
	drift := 0.0 // how far off the map is, in rows, since heights were corrected
	if total := r.flow.high.total(); s.total > 0 {
		drift = max(total/s.total, s.total/total)*float64(height) - float64(height)
	}
	if s.stale || s.height != height || drift > 4 {
		s.gather(r, height)
		s.colours = map[fyne.ThemeColorName]color.Color{}
		for _, row := range s.rows {
			for _, name := range row.names {
				if name != "" {
					s.colours[name] = p.colour(name)
				}
			}
		}
		canvas.Refresh(p.strip)
	}
	put(p.strip, size.Width-barWidth-stripWidth-2, 0, stripWidth, size.Height)
	y, h := r.thumb()
	p.thumb.FillColor = p.colour(theme.ColorNameScrollBar)
	p.thumb.CornerRadius = 3
	width := float32(6)
	if r.mouse.drag == dragThumb || r.mouse.inside && r.mouse.over.X >= size.Width-barWidth {
		width = barWidth - 2
	}
	put(p.thumb, size.Width-width-1, y, width, h)
	if h <= 0 {
		p.thumb.Hide()
	} else if !p.thumb.Visible() {
		p.thumb.Show()
	}
}

// thumb is where the scroll bar's thumb is; no height where all is in view.
func (r *Reader) thumb() (y, h float32) {
	view, total := r.flow.view, float32(r.flow.high.total())
	if total <= view+1 || view <= 0 {
		return 0, 0
	}
	h = max(28, view*view/total)
	part := min(max(float32(r.flow.position())/(total-view), 0), 1)
	return (view - h) * part, h
}

// toThumb scrolls to where the thumb's top is at y.
func (r *Reader) toThumb(y float32) {
	_, h := r.thumb()
	if h == 0 {
		return
	}
	view := r.flow.view
	part := min(max(y/max(view-h, 1), 0), 1)
	r.flow.goTo(float64(part) * (r.flow.high.total() - float64(view)))
	r.scrolled()
}

// toMap scrolls to the marks nearest to a height on the map, or else to that
// part of the text.
func (r *Reader) toMap(y float32) {
	if offset, ok := r.strip.near(int(y)); ok {
		i, n := r.flow.lineOf(r.flow.clamp(offset), false)
		r.flow.show(i, n, r.flow.view/3)
		r.scrolled()
		return
	}
	r.flow.goTo(float64(y)/float64(max(r.flow.view, 1))*r.flow.high.total() - float64(r.flow.view)/2)
	r.scrolled()
}
