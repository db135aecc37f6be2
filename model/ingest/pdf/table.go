package pdf

import (
	"math"
	"slices"
	"strings"
)

// tableRows returns which lines are rows of a table: neighbouring lines whose
// segments begin or end one above the other. A justified line has white space in
// it too, but the same between all words.
func tableRows(rows []row) []bool {
	out := make([]bool, len(rows))
	for i := 0; i+1 < len(rows); i++ {
		a, b := rows[i], rows[i+1]
		if len(a.segments) < 2 || len(b.segments) < 2 || a.base-b.base > 4*max(a.size, b.size) || isMark(a.segments[0].text) ||
			isMark(b.segments[0].text) || justified(a) || justified(b) {
			continue
		}
		gap := max(slices.Max(gaps(a)), slices.Max(gaps(b)))
		inner, outer := aligned(a, b)
		if gap > 1.6 && inner > 0 || gap > 2.5 && outer > 1 {
			out[i], out[i+1] = true, true
		}
	}
	return out
}

// isMark is a list's bullet or number alone.
func isMark(text string) bool { return isItem(text + " x") }

// gaps are the white between a line's parts, in sizes of its type.
func gaps(r row) []float64 {
	var out []float64
	for i := 1; i < len(r.segments); i++ {
		out = append(out, (r.segments[i].x0-r.segments[i-1].x1)/r.size)
	}
	return out
}

// justified reports whether every word of a line is a segment, with about the same
// white space between them.
func justified(r row) bool {
	if len(r.segments) < 3 || len(r.segments) < len(strings.Fields(r.text)) {
		return false
	}
	g := gaps(r)
	return slices.Max(g) < 1.6*slices.Min(g)
}

// aligned counts the edges of segments in one line that are above an edge in the
// other: those inside the lines, and all of them.
func aligned(a, b row) (inner, all int) {
	near := 0.35 * max(a.size, b.size)
	for i, x := range a.segments {
		for j, y := range b.segments {
			if math.Abs(x.x0-y.x0) < near || math.Abs(x.x1-y.x1) < near || math.Abs(x.x0+x.x1-y.x0-y.x1) < near {
				all++
			}
			if i > 0 && j > 0 && math.Abs(x.x0-y.x0) < near || i < len(a.segments)-1 && j < len(b.segments)-1 &&
				math.Abs(x.x1-y.x1) < near {
				inner++
			}
		}
	}
	return inner, all
}

// asTable writes a row of a table as one of a web page is.
func asTable(r row) row {
	var cells []string
	for _, c := range r.segments {
		cells = append(cells, c.text)
	}
	r.text = strings.Join(cells, " | ")
	return r
}
