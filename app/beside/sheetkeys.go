package beside

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/app/control"
	"galley/model/passage"
	"galley/model/pdfium"
)

// caretLetter is the letter that the caret stands before, or (after) behind; false where the page has none.
func (s *Sheet) caretLetter() (l pdfium.Letter, after, ok bool) {
	if i := min(s.head, len(s.page.Letters)); i > 0 && (i == len(s.page.Letters) || !s.page.Letters[i].Drawn()) && s.page.Letters[i-1].Drawn() {
		return s.page.Letters[i-1], true, true // at the end of its line, not at the beginning of the next
	}
	for i := s.head; i < len(s.page.Letters); i++ {
		if s.page.Letters[i].Drawn() {
			return s.page.Letters[i], false, true
		}
	}
	for i := min(s.head, len(s.page.Letters)) - 1; i >= 0; i-- {
		if s.page.Letters[i].Drawn() {
			return s.page.Letters[i], true, true
		}
	}
	return pdfium.Letter{}, false, false
}

// nearest is the place between letters that is nearest to a point of the page, in parts of it. fits may leave
// letters out; -1 where there is none.
func (s *Sheet) nearest(x, y float32, fits func(pdfium.Letter) bool) int {
	best, distance := -1, float32(0)
	for i, l := range s.page.Letters {
		if !l.Drawn() || fits != nil && !fits(l) {
			continue
		}
		dx, dy := max(l.X0-x, x-l.X1, 0), max(l.Y0-y, y-l.Y1, 0)
		if d := dx + 4*dy; best < 0 || d < distance { // the line before the column
			best, distance = i, d
		}
	}
	if best >= 0 && x > (s.page.Letters[best].X0+s.page.Letters[best].X1)/2 {
		best++
	}
	return best
}

// at is the place between letters under a point of the widget; -1 where the page has no letters.
func (s *Sheet) at(p fyne.Position) int {
	from, size := s.paper()
	return s.nearest((p.X-from.X)/size.Width, (p.Y-from.Y)/size.Height, nil)
}

// MouseDown puts the caret where the page is pressed.
func (s *Sheet) MouseDown(e *desktop.MouseEvent) {
	control.Focus(s)
	i := s.at(e.Position)
	if e.Button != desktop.MouseButtonPrimary || i < 0 {
		return
	}
	s.head, s.drags, s.goal = i, true, -1
	if !control.Held(fyne.KeyModifierShift) {
		s.anchor = i
	}
	s.Refresh()
}

// MouseUp implements desktop.Mouseable.
func (s *Sheet) MouseUp(*desktop.MouseEvent) { s.ended() }

// Dragged selects from where the page was pressed.
func (s *Sheet) Dragged(e *fyne.DragEvent) {
	if i := s.at(e.Position); i >= 0 && s.drags {
		s.head = i
		switch {
		case e.Position.Y < 0:
			s.top -= 12
		case e.Position.Y > s.Size().Height:
			s.top += 12
		}
		s.Refresh()
	}
}

// DragEnd implements fyne.Draggable.
func (s *Sheet) DragEnd() { s.ended() }

// ended widens what was dragged over to whole words, where it reaches over more than one: a hand lets go a
// letter too early or too late.
func (s *Sheet) ended() {
	if !s.drags {
		return
	}
	s.drags = false
	span := s.selection()
	if span.Empty() {
		return
	}
	first, last := passage.WordAt(s.page.Text, span.Start), passage.WordAt(s.page.Text, max(span.End-1, 0))
	if first == last {
		return
	}
	from, to := s.letterAt(min(first.Start, span.Start)), s.letterAt(max(last.End, span.End))
	if s.head < s.anchor {
		s.anchor, s.head = to, from
	} else {
		s.anchor, s.head = from, to
	}
	s.Refresh()
}

// DoubleTapped selects a word.
func (s *Sheet) DoubleTapped(e *fyne.PointEvent) {
	i := s.at(e.Position)
	if i < 0 {
		return
	}
	w := passage.WordAt(s.page.Text, s.offsetOf(i))
	if w.Empty() && i > 0 {
		w = passage.WordAt(s.page.Text, s.offsetOf(i-1))
	}
	s.drags = false
	s.selectSpan(w)
}

// Scrolled implements fyne.Scrollable.
func (s *Sheet) Scrolled(e *fyne.ScrollEvent) {
	s.top -= e.Scrolled.DY
	s.Refresh()
}

// FocusGained implements fyne.Focusable.
func (s *Sheet) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *Sheet) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *Sheet) TypedRune(r rune) {
	if r != ' ' {
		s.onRune(r)
	}
}

// TypedKey moves in the page and selects with Shift; Enter uses what is selected.
func (s *Sheet) TypedKey(e *fyne.KeyEvent) {
	shift := control.Held(fyne.KeyModifierShift)
	if s.move(e.Name, false, shift) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyPageDown, fyne.KeyPageUp:
		s.leaf(e.Name != fyne.KeyPageUp && !(e.Name == fyne.KeySpace && shift))
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if span := s.selection(); !span.Empty() {
			s.onUse(span)
			return
		}
	case fyne.KeyEscape:
		if s.anchor != s.head {
			s.anchor = s.head
			s.Refresh()
			return
		}
	}
	s.onKey(e.Name)
}

// leaf scrolls by a view, and goes on to the next page at the end of this one.
func (s *Sheet) leaf(down bool) {
	_, size := s.paper()
	last := max(0, size.Height+2*sheetMargin-s.Size().Height)
	switch by := s.Size().Height * 0.85; {
	case down && s.top >= last-1:
		s.onTurn(1)
	case down:
		s.top += by
	case s.top <= 1:
		s.onTurn(-1)
	default:
		s.top -= by
	}
	s.Refresh()
}

// TypedShortcut implements fyne.Shortcutable. What the page has no use for goes to the window.
func (s *Sheet) TypedShortcut(sc fyne.Shortcut) {
	switch sc := sc.(type) {
	case *fyne.ShortcutCopy:
		if span := s.selection(); !span.Empty() {
			fyne.CurrentApp().Clipboard().SetContent(s.page.Text[span.Start:span.End])
		}
		return
	case *fyne.ShortcutSelectAll:
		s.anchor, s.head = 0, len(s.page.Letters)
		s.Refresh()
		return
	case *desktop.CustomShortcut:
		rest := sc.Modifier &^ fyne.KeyModifierShift
		if rest == fyne.KeyModifierControl || rest == fyne.KeyModifierAlt || rest == fyne.KeyModifierSuper {
			switch {
			case sc.KeyName == fyne.KeyPageDown:
				s.onTurn(1)
				return
			case sc.KeyName == fyne.KeyPageUp:
				s.onTurn(-1)
				return
			case s.move(sc.KeyName, true, sc.Modifier&fyne.KeyModifierShift != 0):
				return
			}
		}
	}
	control.PassShortcut(s, sc)
}

// move moves the caret for a key, by words or by letters, or reports that it is not one that does.
func (s *Sheet) move(key fyne.KeyName, words, extend bool) bool {
	if len(s.page.Letters) == 0 {
		return false
	}
	text, goal := s.page.Text, float32(-1)
	switch key {
	case fyne.KeyLeft:
		s.head = max(s.head-1, 0)
		if words {
			s.head = s.letterAt(passage.PreviousWord(text, s.offsetOf(s.head+1)))
		}
	case fyne.KeyRight:
		if words {
			s.head = s.letterAt(passage.NextWord(text, s.offsetOf(s.head)))
		} else {
			s.head = min(s.head+1, len(s.page.Letters))
		}
	case fyne.KeyHome, fyne.KeyEnd:
		s.toEdge(key == fyne.KeyEnd, words)
	case fyne.KeyUp, fyne.KeyDown:
		if words {
			return false
		}
		goal = s.vertical(key == fyne.KeyDown)
	default:
		return false
	}
	s.goal = goal
	if !extend {
		s.anchor = s.head
	}
	if l, _, ok := s.caretLetter(); ok {
		s.reveal(l.Y0, l.Y1)
	}
	s.Refresh()
	return true
}

// toEdge moves the caret to the beginning or end of its line, or of the page.
func (s *Sheet) toEdge(end, ofPage bool) {
	l, _, ok := s.caretLetter()
	switch {
	case !ok:
	case ofPage && end:
		s.head = len(s.page.Letters)
	case ofPage:
		s.head = 0
	case end:
		for s.head < len(s.page.Letters) && (!s.page.Letters[s.head].Drawn() || sameLine(grown(l), s.page.Letters[s.head])) {
			if next := s.page.Letters[s.head]; next.Drawn() {
				l = next
			} else if s.head+1 < len(s.page.Letters) && s.page.Letters[s.head+1].Drawn() && !sameLine(grown(l), s.page.Letters[s.head+1]) {
				break
			}
			s.head++
		}
	default:
		for s.head > 0 {
			before := s.page.Letters[s.head-1]
			if before.Drawn() && !sameLine(grown(l), before) {
				break
			}
			if before.Drawn() {
				l = before
			} else if s.head > 1 && s.page.Letters[s.head-2].Drawn() && !sameLine(grown(l), s.page.Letters[s.head-2]) {
				break
			}
			s.head--
		}
	}
}

// grown is a letter as high as a line is: a comma stands on the line of the letter beside it.
func grown(l pdfium.Letter) pdfium.Letter {
	l.Y0, l.Y1 = l.Y0-0.004, l.Y1+0.004
	return l
}

// vertical moves the caret to the line above or below, and returns where it aims at.
func (s *Sheet) vertical(down bool) float32 {
	l, after, ok := s.caretLetter()
	if !ok {
		return -1
	}
	x := s.goal
	if x < 0 {
		if x = l.X0; after {
			x = l.X1
		}
	}
	y, high := (l.Y0+l.Y1)/2, l.Y1-l.Y0
	to := s.nearest(x, y, func(o pdfium.Letter) bool {
		middle := (o.Y0 + o.Y1) / 2
		if down {
			return o.Y0 > y && middle > y+high/2
		}
		return o.Y1 < y && middle < y-high/2
	})
	if to >= 0 {
		s.head = to
	}
	return x
}
