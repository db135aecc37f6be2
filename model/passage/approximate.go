package passage

// match is where a pattern stands in a text with so many letters put in, left
// out or exchanged.
type match struct{ start, end, distance int }

// approximate finds the best place of a pattern in a text with at most so many
// errors; false where there is none, or where a second place that does not
// overlap the first is as good or nearly so.
func approximate(pattern, text []rune, most int) (match, bool) {
	if len(pattern) == 0 || len(text) == 0 {
		return match{}, false
	}
	distances := ends(pattern, text)
	best := -1
	for i, d := range distances {
		if d <= most && (best < 0 || d < distances[best]) {
			best = i
		}
	}
	if best < 0 {
		return match{}, false
	}
	slack := 1 + len(pattern)/20
	for i, d := range distances {
		if (i <= best-len(pattern) || i >= best+len(pattern)) && d <= distances[best]+slack {
			return match{}, false
		}
	}
	return backFrom(pattern, text, best, distances[best]), true
}

// backFrom is the match that ends with a letter: backwards from there, the same
// search finds its beginning.
func backFrom(pattern, text []rune, last, distance int) match {
	from := max(0, last+1-len(pattern)-distance)
	start := last
	for i, d := range ends(reversed(pattern), reversed(text[from:last+1])) { // the longest: letters exchanged, rather than left out
		if d == distance {
			start = last - i
		}
	}
	return match{start, last + 1, distance}
}

func reversed(s []rune) []rune {
	out := make([]rune, len(s))
	for i, r := range s {
		out[len(s)-1-i] = r
	}
	return out
}

// ends is, for every place in a text, with how few errors the pattern ends
// there, beginning anywhere: Myers' bit-parallel algorithm (JACM 46(3), 1999)
// in blocks of 64 letters (Hyyrö 2003). It takes len(text) × len(pattern)/64.
func ends(pattern, text []rune) []int {
	blocks := (len(pattern) + 63) / 64
	letters := map[rune][]uint64{}
	for i, r := range pattern {
		bits := letters[r]
		if bits == nil {
			bits = make([]uint64, blocks)
			letters[r] = bits
		}
		bits[i/64] |= 1 << (i % 64)
	}
	none := make([]uint64, blocks)
	plus, minus := make([]uint64, blocks), make([]uint64, blocks) // vertical differences
	for i := range plus {
		plus[i] = ^uint64(0)
	}
	last := uint64(1) << ((len(pattern) - 1) % 64)
	score := len(pattern)
	out := make([]int, len(text))
	for at, r := range text {
		eqs := letters[r]
		if eqs == nil {
			eqs = none
		}
		in := 0 // the horizontal difference that enters from above
		for b := range blocks {
			top := uint64(1) << 63
			if b == blocks-1 {
				top = last
			}
			eq := eqs[b]
			pv, mv := plus[b], minus[b]
			xv := eq | mv
			if in < 0 {
				eq |= 1
			}
			xh := (((eq & pv) + pv) ^ pv) | eq
			ph, mh := mv|^(xh|pv), pv&xh
			out := 0
			if ph&top != 0 {
				out = 1
			} else if mh&top != 0 {
				out = -1
			}
			ph, mh = ph<<1, mh<<1
			if in < 0 {
				mh |= 1
			} else if in > 0 {
				ph |= 1
			}
			plus[b], minus[b] = mh|^(xv|ph), ph&xv
			in = out
		}
		score += in
		out[at] = score
	}
	return out
}

// Distance is how many letters must be put in, left out or exchanged to make
// one text of the other (Levenshtein).
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	column := make([]int, len(x)+1)
	for i := range column {
		column[i] = i
	}
	for j, r := range y {
		before := column[0]
		column[0] = j + 1
		for i := 1; i <= len(x); i++ {
			cost := 1
			if x[i-1] == r {
				cost = 0
			}
			before, column[i] = column[i], min(before+cost, column[i]+1, column[i-1]+1)
		}
	}
	return column[len(x)]
}
