package reader

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/model/passage"
)

// dragging says what a pressed mouse button has hold of.
type dragging int

const (
	dragNothing dragging = iota
	dragPressed          // in the text, but not moved yet
	dragText
	dragThumb
	dragHandle // an end of an active mark
	dragRegion // a box on a picture
)

// mouse is what the pointer is doing.
type mouse struct {
	drag   dragging
	clicks int       // 1, 2 or 3 in a row
	down   time.Time // of the last press
	where  fyne.Position
	first  passage.Span // the word or sentence that a drag extends
	grab   float32      // where on the thumb it was taken
	handle *handle      // the end of a mark that is dragged
	frame  framed       // of the picture that was pressed
	reach  passage.Span // of its mark by now
	exact  bool         // Alt was down at the press: ends stay between letters
	at     fyne.Position
	over   fyne.Position
	inside bool
	keys   []string // of the marks under the pointer
	under  string   // key of what is underlined there, where no mark is
	ticker *fyne.Animation
}

// clickSlack is how far the pointer may wander between two clicks of a double click.
const clickSlack = 5

// now is the clock; tests set it.
var now = time.Now

// MouseDown implements desktop.Mouseable.
func (r *Reader) MouseDown(e *desktop.MouseEvent) {
	r.focus()
	if e.Button == desktop.MouseButtonSecondary || e.Button == desktop.MouseButtonTertiary || r.painter == nil || r.flow.high == nil {
		return
	}
	m := &r.mouse
	m.at = e.Position
	m.exact = e.Modifier&fyne.KeyModifierAlt != 0
	switch right := r.Size().Width - e.Position.X; {
	case right <= barWidth:
		y, h := r.thumb()
		if e.Position.Y < y || e.Position.Y > y+h {
			r.toThumb(e.Position.Y - h/2)
			y, _ = r.thumb()
		}
		m.drag, m.grab = dragThumb, e.Position.Y-y
		r.paint()
		return
	case right <= rail:
		r.toMap(e.Position.Y)
		return
	}
	if len(r.flow.pieces) == 0 || r.pressMargin(e.Position, e.AbsolutePosition) {
		return
	}
	if h := r.handleAt(e.Position); h != nil {
		r.take(h)
		return
	}
	frame, onPicture := r.pictureAt(e.Position)
	by := e.Position.Subtract(m.where)
	if now().Sub(m.down) < fyne.CurrentApp().Driver().DoubleTapDelay() &&
		max(by.X, -by.X) < clickSlack && max(by.Y, -by.Y) < clickSlack && m.clicks < 3 {
		m.clicks++
	} else {
		m.clicks = 1
	}
	m.down, m.where, m.drag = now(), e.Position, dragPressed
	if onPicture {
		r.pressPicture(frame)
		return
	}
	r.leavePicture()
	offset, tail := r.offsetAt(e.Position)
	r.selection.aims = false
	switch {
	case m.clicks > 1:
		on, _ := r.characterAt(e.Position)
		m.first = r.wordAt(on)
		if m.clicks == 3 {
			m.first = r.sentenceAt(on)
		}
		r.selection.anchor, r.selection.head, r.selection.tail = m.first.Start, m.first.End, true
	case e.Modifier&fyne.KeyModifierShift != 0:
		m.first = passage.Span{Start: r.selection.anchor, End: r.selection.anchor}
		r.selection.head, r.selection.tail = offset, tail
	default:
		m.first = passage.Span{Start: offset, End: offset}
		r.selection.anchor, r.selection.head, r.selection.tail = offset, offset, tail
	}
	r.paint()
}

// Dragged implements fyne.Draggable.
func (r *Reader) Dragged(e *fyne.DragEvent) {
	r.mouse.at = e.Position
	switch r.mouse.drag {
	case dragThumb:
		r.toThumb(e.Position.Y - r.mouse.grab)
	case dragHandle:
		r.pull()
	case dragRegion:
		r.pullRegion()
	case dragPressed, dragText:
		r.mouse.drag = dragText
		r.extend()
		r.autoScroll()
	}
}

// extend takes the selection to the pointer, by words or sentences after a
// double or triple click.
func (r *Reader) extend() {
	offset, tail := r.offsetAt(r.mouse.at)
	first := r.mouse.first
	reach := passage.Span{Start: offset, End: offset}
	if r.mouse.clicks > 1 {
		on, _ := r.characterAt(r.mouse.at)
		reach = r.wordAt(on)
		if r.mouse.clicks == 3 {
			reach = r.sentenceAt(on)
		}
		tail = true
	}
	if reach.Start < first.Start {
		r.selection.anchor, r.selection.head = first.End, reach.Start
	} else {
		r.selection.anchor, r.selection.head = first.Start, max(first.End, reach.End)
	}
	r.selection.tail = tail && r.selection.head == reach.End
	r.paint()
}

// MouseUp implements desktop.Mouseable.
func (r *Reader) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary || e.Button == desktop.MouseButtonTertiary {
		return
	}
	r.release(e.Position)
}

// DragEnd implements fyne.Draggable.
func (r *Reader) DragEnd() { r.release(r.mouse.at) }

// release ends a press or a drag, once.
func (r *Reader) release(at fyne.Position) {
	was := r.mouse.drag
	r.mouse.stop()
	switch was {
	case dragText:
		if r.mouse.clicks == 1 && !r.mouse.exact {
			r.selectWords()
		}
		r.settled()
	case dragPressed:
		r.settled()
		if r.mouse.clicks == 1 && r.Selection().Empty() && r.OnTap != nil {
			var keys []string
			if on, ok := r.characterAt(at); ok {
				keys = r.marks.keysAt(on)
			}
			r.OnTap(keys)
		}
	case dragThumb:
		r.paint()
	case dragHandle:
		r.letGo()
	case dragRegion:
		r.letGoRegion(at)
	}
}

// stop forgets what was being dragged.
func (m *mouse) stop() {
	m.drag = dragNothing
	if m.ticker != nil {
		m.ticker.Stop()
		m.ticker = nil
	}
}

// autoScroll scrolls as long as the pointer is dragged above or below the text.
func (r *Reader) autoScroll() {
	if r.overshoot() == 0 || r.mouse.ticker != nil {
		return
	}
	last := now()
	step := func(float32) {
		dy := r.overshoot()
		if r.mouse.drag != dragText || dy == 0 {
			last = now()
			return
		}
		elapsed := float32(min(now().Sub(last), 50*time.Millisecond)) / float32(time.Second)
		last = now()
		r.flow.scroll(dy * 12 * max(elapsed, 0.008))
		r.pinned = nil
		r.extend()
	}
	r.mouse.ticker = fyne.NewAnimation(time.Second, step)
	r.mouse.ticker.RepeatCount = fyne.AnimationRepeatForever
	r.mouse.ticker.Curve = fyne.AnimationLinear
	r.mouse.ticker.Start()
}

// overshoot is how far the pointer is beyond the top or bottom edge.
func (r *Reader) overshoot() float32 {
	const edge = 8
	switch y := r.mouse.at.Y; {
	case y < edge:
		return max(y-edge, -200)
	case y > r.flow.view-edge:
		return min(y-r.flow.view+edge, 200)
	}
	return 0
}

// rowAt is the visible row nearest to a height.
func (r *Reader) rowAt(y float32) (row, bool) {
	rows := r.painter.rows
	if len(rows) == 0 {
		return row{}, false
	}
	for i, w := range rows {
		if y < w.y+w.set.line {
			if i > 0 && y < w.y && y-rows[i-1].y-rows[i-1].set.line < w.y-y {
				return rows[i-1], true
			}
			return w, true
		}
	}
	return rows[len(rows)-1], true
}

// offsetAt is where a press at a place on the widget puts the caret.
func (r *Reader) offsetAt(at fyne.Position) (offset int, tail bool) {
	w, ok := r.rowAt(at.Y)
	if !ok {
		return r.selection.head, false
	}
	return hit(r.doc.Text, w.line, at.X-r.begin(w), w.set.face, r.flow.m)
}

// characterAt is the character under a place; ok is false where the nearest
// character is not under it.
func (r *Reader) characterAt(at fyne.Position) (offset int, ok bool) {
	w, found := r.rowAt(at.Y)
	if !found {
		return 0, false
	}
	offset, _ = r.offsetAt(at)
	x := at.X - r.begin(w)
	if offset > w.start && (x < xAt(r.doc.Text, w.line, offset, w.set.face, r.flow.m) || offset >= w.end) {
		offset = max(w.start, r.previousCluster(offset))
	}
	return offset, x >= -1 && x <= w.width+1 && at.Y >= w.y && at.Y < w.y+w.set.line
}
