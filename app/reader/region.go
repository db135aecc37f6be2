package reader

import (
	"fyne.io/fyne/v2"
)

// Of the box on a picture that a part of it is chosen by, in percent: how far a key takes it, and how
// small it gets.
const (
	regionStep  = 5
	regionLeast = 5
)

// dragLeast is how many pixels a drag on a picture has to go for a part of it to be meant.
const dragLeast = 6

// percent is a place on the widget as a point of the picture.
func (f framed) percent(at fyne.Position) (x, y float32) {
	return min(max((at.X-f.x)*100/f.w, 0), 100), min(max((at.Y-f.y)*100/f.h, 0), 100)
}

// pictureAt is the picture at a place on the widget.
func (r *Reader) pictureAt(at fyne.Position) (framed, bool) {
	if at.X >= r.Size().Width-rail {
		return framed{}, false
	}
	for _, f := range r.pictures.near {
		if at.X >= f.x && at.X < f.x+f.w && at.Y >= f.y && at.Y < f.y+f.h {
			return f, true
		}
	}
	return framed{}, false
}

// pressPicture chooses the picture that was pressed; a second press opens it.
func (r *Reader) pressPicture(f framed) {
	m := &r.mouse
	m.drag, m.frame = dragRegion, f
	r.choose(f.number, Region{})
	if m.clicks == 2 && r.OnOpenPicture != nil {
		m.drag, m.clicks = dragNothing, 0
		r.OnOpenPicture(r.flow.pictures[f.number].Key)
	}
}

// pullRegion takes the box from where the picture was pressed to the pointer.
func (r *Reader) pullRegion() {
	if r.OnMarkPicture == nil {
		return // nothing can be marked here
	}
	m := &r.mouse
	by := m.at.Subtract(m.where)
	if max(by.X, -by.X) < dragLeast || max(by.Y, -by.Y) < dragLeast {
		r.pictures.region = Region{}
		r.paint()
		return
	}
	x, y := m.frame.percent(m.where)
	u, v := m.frame.percent(m.at)
	r.pictures.region = between(x, u, y, v)
	r.paint()
}

// between is the box of two corners, in whole percent.
func between(x, u, y, v float32) Region {
	span := func(a, b float32) (from, size float32) {
		a, b = float32(int(min(a, b)+0.5)), float32(int(max(a, b)+0.5))
		b = max(b, a+1)
		if b > 100 {
			a, b = a-1, 100
		}
		return a, b - a
	}
	var g Region
	g.X, g.Width = span(x, u)
	g.Y, g.Height = span(y, v)
	return g.named()
}

// letGoRegion ends a drag or a press on a picture. A press on marks there is a tap on them.
func (r *Reader) letGoRegion(at fyne.Position) {
	key, region, chosen := r.Picture()
	if chosen && region.Whole() && r.OnTap != nil {
		x, y := r.mouse.frame.percent(at)
		if keys := r.keysOn(key, x, y); len(keys) > 0 {
			r.OnTap(keys)
		}
	}
	r.paint()
}

// escapePicture makes the box the whole picture again, and then chooses none; it returns false where none
// is chosen.
func (r *Reader) escapePicture() bool {
	switch {
	case r.pictures.chosen < 0:
		return false
	case !r.pictures.region.Whole():
		r.pictures.region = Region{}
		r.paint()
	default:
		r.settled()
	}
	return true
}

// regionByKey changes the box on the picture chosen, and returns false where none is. An arrow takes the box
// its way; at the edge it leaves the half there. With Shift the right edge and the foot of the box move.
func (r *Reader) regionByKey(key fyne.KeyName, size bool) bool {
	if r.pictures.chosen < 0 || r.OnMarkPicture == nil {
		return false
	}
	way := moveBox
	if size {
		way = growBox
	}
	g := r.pictures.region.box()
	switch key {
	case fyne.KeyLeft, fyne.KeyRight:
		g.X, g.Width = way(g.X, g.Width, key == fyne.KeyRight)
	case fyne.KeyUp, fyne.KeyDown:
		g.Y, g.Height = way(g.Y, g.Height, key == fyne.KeyDown)
	default:
		return false
	}
	r.pictures.region = g.named()
	r.showPicture(r.pictures.chosen, false)
	return true
}

func moveBox(at, size float32, on bool) (float32, float32) {
	switch {
	case on && at+size < 100:
		return min(at+regionStep, 100-size), size
	case !on && at > 0:
		return max(at-regionStep, 0), size
	}
	half := max(size/2, min(size, regionLeast))
	if on {
		return at + size - half, half
	}
	return at, half
}

func growBox(at, size float32, on bool) (float32, float32) {
	if on {
		return at, min(size+regionStep, 100-at)
	}
	return at, max(size-regionStep, min(size, regionLeast))
}

// stepOver takes the keyboard from a line to the picture below or above it, from there to the next one, and
// on to the text behind; it returns false where no picture is on the way.
func (r *Reader) stepOver(down bool) bool {
	f := &r.flow
	if len(f.pictures) == 0 || !r.Selection().Empty() {
		return false
	}
	next := -1
	if c := r.pictures.chosen; c >= 0 {
		next = r.stepFrom(c, down)
	} else {
		i, n := f.lineOf(r.selection.head, r.selection.tail)
		switch {
		case down && n == len(f.lines(i))-1:
			next = f.firstShown(i, true)
		case !down && n == 0:
			next = f.firstShown(i-1, false)
		}
		if next < 0 {
			return false
		}
	}
	if next >= 0 {
		r.choose(next, Region{})
		r.showPicture(next, false)
	}
	return true
}

// firstShown is the picture below a piece that is reached first, from above or from below; -1 none.
func (f *flow) firstShown(piece int, fromAbove bool) int {
	from, to := f.below(piece)
	for n := to - from; n > 0; n-- {
		i := from
		if fromAbove {
			from++
		} else {
			to--
			i = to
		}
		if f.pictures[i].h > 0 {
			return i
		}
	}
	return -1
}

// stepFrom is the next picture at the same place of the text; where there is none, the caret goes to the text
// behind it, or before, and it returns -1.
func (r *Reader) stepFrom(chosen int, down bool) int {
	f := &r.flow
	piece, by := f.pictures[chosen].piece, -1
	if down {
		by = 1
	}
	for i := chosen + by; i >= 0 && i < len(f.pictures) && f.pictures[i].piece == piece; i += by {
		if f.pictures[i].h > 0 {
			return i
		}
	}
	switch {
	case down && piece+1 < len(f.pieces):
		r.caret(f.pieces[piece+1].start, false)
	case !down && piece >= 0:
		r.caret(f.pieces[piece].end, true)
	default:
		return -1 // the picture is the first thing, or the last
	}
	r.selection.anchor = r.selection.head
	r.follow()
	r.settled()
	return -1
}
