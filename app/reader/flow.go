package reader

import (
	"math"
	"sort"
	"unicode/utf8"
)

// setting says how one kind of block is set, in pixels.
type setting struct {
	face   face
	line   float32 // from one line to the next
	top    float32 // from the line's top to the text's
	height float32 // of the text
	base   float32 // from the line's top to the baseline
	indent float32
	before float32 // room above the block
	after  float32 // room below; the greater of the two counts
	faint  bool
}

// flow is the text in lines, as many as have been looked at. The place in view
// is held as a piece and a distance into it, so that learning the true height
// of what lies above moves nothing under the eye.
type flow struct {
	text   string
	pieces []piece
	sets   func(Kind, int) *setting
	m      measurer
	width  float32 // of the column
	view   float32 // height of what is visible
	pad    float32 // above the first line, and twice below the last

	high *heights
	laid map[int][]line

	pictures []placed        // in the order of the text
	stacks   map[int]float32 // the room that they take, by the piece that they stand below; -1 above the first

	at  int     // the piece at the top edge
	off float32 // how much of it lies above the edge; whole, so that text stays crisp
	due float32 // less than a pixel, still to be scrolled
}

// row is a line in view.
type row struct {
	line
	piece int
	set   *setting
	y     float32 // top, from the view's top edge
}

// reset forgets all lines, after the text, the width or the type has changed.
// Heights are estimated from how many characters a line holds.
func (f *flow) reset() {
	f.laid = map[int][]line{}
	each := make([]float32, len(f.pieces))
	const sample = "the rain in Spain, as 4 of 5 reporters had it, stayed in the plains"
	widths := map[face]float32{}
	for i, p := range f.pieces {
		set := f.sets(p.kind, p.level)
		per := widths[set.face]
		if per == 0 {
			for at := 0; at < len(sample); {
				stop, _ := token(sample, at, len(sample))
				per += f.m.width(sample[at:stop], set.face)
				at = stop
			}
			per /= float32(len(sample))
			widths[set.face] = per
		}
		n := utf8.RuneCountInString(f.text[p.start:p.end])
		lines := int(float32(n)*per/max(f.width-set.indent, per)*1.03) + 1
		each[i] = f.gap(i) + float32(lines)*set.line + f.foot(i)
	}
	f.high = newHeights(each)
	f.at = min(f.at, max(0, len(f.pieces)-1))
}

// gap is the room above a piece.
func (f *flow) gap(i int) float32 {
	if i == 0 {
		return f.pad + f.stacks[-1]
	}
	p, before := f.pieces[i], f.pieces[i-1]
	if !p.first {
		return 0
	}
	if p.kind == ListItem && before.kind == ListItem {
		return float32(int(f.sets(p.kind, p.level).line / 4))
	}
	return max(f.sets(p.kind, p.level).before, f.sets(before.kind, before.level).after)
}

// foot is the room below a piece: for the pictures there, and at the end of the text.
func (f *flow) foot(i int) float32 {
	room := float32(0)
	if len(f.pictures) > 0 {
		room = f.stacks[i]
	}
	if i == len(f.pieces)-1 {
		room += 2 * f.pad
	}
	return room
}

func (f *flow) set(i int) *setting { return f.sets(f.pieces[i].kind, f.pieces[i].level) }

// lines lays a piece out, or remembers that it was.
func (f *flow) lines(i int) []line {
	if l, ok := f.laid[i]; ok {
		return l
	}
	if len(f.laid) > 1024 {
		for k := range f.laid {
			if k < f.at-128 || k > f.at+512 {
				delete(f.laid, k)
			}
		}
	}
	p, set := f.pieces[i], f.set(i)
	l := breakLines(f.text, p.start, p.end, max(f.width-set.indent, set.face.size), set.face, f.m)
	for k := range l {
		if visible := f.text[l[k].start:l[k].end]; odd(visible) {
			l[k].width = f.m.width(visible, set.face)
		}
	}
	f.laid[i] = l
	f.high.set(i, f.gap(i)+float32(len(l))*set.line+f.foot(i))
	return l
}

// height is a piece's true height.
func (f *flow) height(i int) float32 {
	f.lines(i)
	return f.high.each[i]
}

// locate is the piece an offset lies in. Between two pieces it is the next,
// unless the offset is where the one before ends.
func (f *flow) locate(offset int) int {
	i := sort.Search(len(f.pieces), func(i int) bool { return f.pieces[i].start > offset }) - 1
	if i < 0 {
		return 0
	}
	if p := f.pieces[i]; i+1 < len(f.pieces) && (offset > p.end || offset == p.end && !p.last) {
		return i + 1
	}
	return i
}

// clamp is the nearest offset that is shown, at or after the one given.
func (f *flow) clamp(offset int) int {
	if len(f.pieces) == 0 {
		return 0
	}
	p := f.pieces[f.locate(offset)]
	return min(max(offset, p.start), p.end)
}

// lineOf is the line an offset stands in: its piece and number there. tail
// asks for the line that ends at the offset rather than that which begins.
func (f *flow) lineOf(offset int, tail bool) (i, n int) {
	i = f.locate(offset)
	if tail && i > 0 && f.pieces[i].start == offset && f.pieces[i-1].end == offset {
		i--
	}
	lines := f.lines(i)
	n = sort.Search(len(lines), func(n int) bool {
		return lines[n].next > offset || tail && lines[n].next == offset
	})
	return i, min(n, len(lines)-1)
}

// top is where a line of a piece begins, from the piece's top.
func (f *flow) top(i, n int) float32 { return f.gap(i) + float32(n)*f.set(i).line }

// scroll moves the view by a distance.
func (f *flow) scroll(dy float32) {
	if dy > 4*f.view || dy < -4*f.view {
		f.goTo(f.position() + float64(dy))
		return
	}
	whole := float32(math.Trunc(float64(dy + f.due)))
	f.due += dy - whole
	f.off += whole
	f.settle()
}

// position is how far the view is from the text's top, as far as is known.
func (f *flow) position() float64 { return f.high.above(f.at) + float64(f.off) }

// goTo moves the view to a distance from the text's top.
func (f *flow) goTo(y float64) {
	if len(f.pieces) == 0 {
		return
	}
	i, rest := f.high.find(y)
	guess := f.high.each[i]
	f.at, f.off = i, rest*f.height(i)/max(guess, 1)
	f.settle()
}

// show moves the view so that a line stands at a distance from its top edge.
func (f *flow) show(i, n int, y float32) {
	f.lines(i)
	f.at, f.off = i, f.top(i, n)-y
	f.settle()
}

// settle finds the piece that the top edge lies in, and keeps the view inside
// the text.
func (f *flow) settle() {
	if len(f.pieces) == 0 {
		f.at, f.off = 0, 0
		return
	}
	f.off = float32(math.Round(float64(f.off)))
	f.walk()
	rest, i := -f.off, f.at
	for ; i < len(f.pieces) && rest < f.view; i++ {
		rest += f.height(i)
	}
	if rest < f.view {
		f.off -= float32(math.Round(float64(f.view - rest)))
		f.walk()
	}
	if f.at == 0 && f.off < 0 {
		f.off = 0
	}
}

func (f *flow) walk() {
	for f.off < 0 && f.at > 0 {
		f.at--
		f.off += f.height(f.at)
	}
	for f.at < len(f.pieces)-1 && f.off >= f.height(f.at) {
		f.off -= f.high.each[f.at]
		f.at++
	}
}

// rows appends the lines in view.
func (f *flow) rows(out []row) []row {
	y := -f.off
	for i := f.at; i < len(f.pieces) && y < f.view; i++ {
		set := f.set(i)
		lineTop := y + f.gap(i)
		for _, l := range f.lines(i) {
			if lineTop+set.line > 0 && lineTop < f.view {
				out = append(out, row{l, i, set, lineTop})
			}
			lineTop += set.line
		}
		y += f.high.each[i]
	}
	return out
}

// spot is a place under the eye: a line's beginning, and how far that is from
// the top edge.
type spot struct {
	offset int
	y      float32
}

// spot is the first line that is wholly in view.
func (f *flow) spot() spot {
	if len(f.pieces) == 0 {
		return spot{}
	}
	rows := f.rows(nil)
	for _, r := range rows {
		if r.y >= -1 {
			return spot{r.start, r.y}
		}
	}
	if len(rows) > 0 {
		return spot{rows[0].start, rows[0].y}
	}
	return spot{f.pieces[f.at].start, f.gap(f.at) - f.off} // nothing but pictures is in view
}

// restore brings a place back to where it was.
func (f *flow) restore(s spot) {
	if len(f.pieces) == 0 {
		f.at, f.off = 0, 0
		return
	}
	i, n := f.lineOf(f.clamp(s.offset), false)
	f.show(i, n, s.y)
}
