package reader

// vertical moves the caret by lines, aiming at the place it set out from.
func (r *Reader) vertical(by int) {
	s := &r.selection
	i, n := r.flow.lineOf(s.head, s.tail)
	set := r.flow.set(i)
	if !s.aims {
		s.goal = set.indent + xAt(r.doc.Text, r.flow.lines(i)[n], s.head, set.face, r.flow.m)
	}
	for ; by < 0; by++ {
		if n--; n < 0 {
			if i == 0 {
				r.caret(r.flow.pieces[0].start, false)
				return
			}
			i--
			n = len(r.flow.lines(i)) - 1
		}
	}
	for ; by > 0; by-- {
		if n++; n >= len(r.flow.lines(i)) {
			if i == len(r.flow.pieces)-1 {
				r.caret(r.flow.pieces[i].end, true)
				return
			}
			i++
			n = 0
		}
	}
	set = r.flow.set(i)
	s.head, s.tail = hit(r.doc.Text, r.flow.lines(i)[n], s.goal-set.indent, set.face, r.flow.m)
	s.aims = true
}

// fetchCaret brings the caret to the first visible line, if the person has
// scrolled away from it: arrows must not throw the text about.
func (r *Reader) fetchCaret() {
	if !r.Selection().Empty() || r.pictures.chosen >= 0 {
		return
	}
	if _, ok := r.painter.rowOf(r.selection.head, r.selection.tail); !ok {
		r.caret(r.flow.spot().offset, false)
	}
}

// follow scrolls as little as needed for the caret to be seen with a line to
// spare.
func (r *Reader) follow() {
	i, n := r.flow.lineOf(r.selection.head, r.selection.tail)
	set := r.flow.set(i)
	start := r.flow.lines(i)[n].start
	spare := min(set.line, r.flow.view/4)
	for _, w := range r.painter.rows {
		if w.piece == i && w.start == start {
			if w.y < spare {
				r.flow.scroll(w.y - spare)
			} else if below := w.y + set.line + spare - r.flow.view; below > 0 {
				r.flow.scroll(below)
			}
			r.pinned = nil
			return
		}
	}
	// Not in view: from above it comes to the top, from below to the bottom.
	y := spare
	if rows := r.painter.rows; len(rows) > 0 && start > rows[0].start {
		y = r.flow.view - set.line - spare
	}
	r.flow.show(i, n, y)
	r.pinned = nil
}

// page scrolls by a view, less two lines to keep the thread.
func (r *Reader) page(down bool) {
	if r.flow.high == nil {
		return
	}
	by := max(r.flow.view-2*r.letters.body().line, r.flow.view/2)
	if !down {
		by = -by
	}
	r.flow.scroll(by)
	r.scrolled()
}

// pageSelect takes the selection a view further.
func (r *Reader) pageSelect(down bool) {
	if len(r.flow.pieces) == 0 || r.flow.high == nil {
		return
	}
	lines := max(1, int(r.flow.view/r.letters.body().line)-2)
	if !down {
		lines = -lines
	}
	r.vertical(lines)
	r.follow()
	r.settled()
}
