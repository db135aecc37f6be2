package reader

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// xAt is how far from the line's start an offset in it stands. Offsets among
// the blanks that hang over count too.
func xAt(text string, l line, offset int, f face, m measurer) float32 {
	if visible := text[l.start:l.end]; offset <= l.end && odd(visible) {
		if turned := m.turned(visible, f); turned != nil {
			return caretIn(visible, m.offsets(visible, f), turned, max(0, offset-l.start))
		}
	}
	x := float32(0)
	for at := l.start; at < min(offset, l.next); {
		stop, c := part(text, l, at)
		if c == lineEnd {
			break
		}
		if offset < stop {
			return x + m.offsets(text[at:stop], f)[offset-at]
		}
		x += m.width(text[at:stop], f)
		at = stop
	}
	return x
}

// part is what of a line is measured as one: a word or a run of blanks, not
// reaching over the line's visible end; or, where the line has emoji or a
// script that the text face may not have, all that is visible of it, because
// a blank is then drawn in the face of what it follows.
func part(text string, l line, at int) (int, class) {
	if at >= l.end {
		return token(text, at, l.next)
	}
	if at == l.start && odd(text[l.start:l.end]) {
		return l.end, inWord
	}
	return token(text, at, l.end)
}

// odd reports whether a line may be drawn in more than one face.
func odd(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xd6 { // U+0590 and beyond
			for _, r := range s[i:] {
				if r >= 0x590 && (r < 0x1e00 || r >= 0x2070) && (r < 0x20a0 || r > 0x20bf) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// hit is the boundary between two grapheme clusters nearest to x, and whether
// it is the place after which the line was broken, which the next line begins
// with.
func hit(text string, l line, x float32, f face, m measurer) (offset int, tail bool) {
	left := float32(0)
	offset = l.start
	for at := l.start; at < l.next; {
		stop, c := part(text, l, at)
		if c == lineEnd {
			break
		}
		w := m.width(text[at:stop], f)
		if turned := m.turned(text[at:stop], f); turned != nil && (x <= left+w || l.end == l.next) {
			offset = at + hitIn(text[at:stop], x-left, m.offsets(text[at:stop], f), turned)
			break
		}
		if x < left+w {
			offset = at + hitWord(text[at:stop], x-left, m.offsets(text[at:stop], f))
			break
		}
		left += w
		at, offset = stop, stop
	}
	if offset > l.end && offset == l.next {
		// Beyond the blanks: before the last of them.
		return max(l.end, lastCluster(text, l)), false
	}
	return offset, offset == l.next
}

// hitWord is the cluster boundary in a word nearest to x.
func hitWord(word string, x float32, offsets []float32) int {
	clusters := graphemes.FromString(word)
	for clusters.Next() {
		if middle := (offsets[clusters.Start()] + offsets[clusters.End()]) / 2; x < middle {
			return clusters.Start()
		}
	}
	return len(word)
}

// lastCluster is where the line's last grapheme cluster begins.
func lastCluster(text string, l line) int {
	from := l.start
	if i := strings.LastIndexByte(text[l.start:max(l.start, l.next-1)], ' '); i > 0 && i < l.end-l.start {
		from += i
	}
	clusters := graphemes.FromString(text[from:l.next])
	last := from
	for clusters.Next() {
		last = from + clusters.Start()
	}
	return last
}

// PositionOf is where in the reader an offset of the text stands: at its left,
// half way down its line. It is the zero position where the offset is not in
// view.
func (r *Reader) PositionOf(offset int) fyne.Position {
	w, ok := r.painter.rowOf(offset, false)
	if !ok {
		return fyne.Position{}
	}
	return fyne.NewPos(r.painter.x(w, offset), w.y+w.set.line/2)
}
