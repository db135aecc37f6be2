package reader

// heights adds up the heights of pieces: a Fenwick tree, so that correcting
// an estimate and finding a place both cost O(log n).
type heights struct {
	each []float32
	tree []float64 // tree[i] covers (i+1)&-(i+1) entries up to i
}

func newHeights(each []float32) *heights {
	h := &heights{each: each, tree: make([]float64, len(each))}
	for i, v := range each {
		h.tree[i] += float64(v)
		if up := i | (i + 1); up < len(h.tree) {
			h.tree[up] += h.tree[i]
		}
	}
	return h
}

func (h *heights) set(i int, v float32) {
	change := float64(v) - float64(h.each[i])
	if change == 0 {
		return
	}
	h.each[i] = v
	for ; i < len(h.tree); i |= i + 1 {
		h.tree[i] += change
	}
}

// above is the height of all pieces before i.
func (h *heights) above(i int) float64 {
	sum := 0.0
	for i--; i >= 0; i = i&(i+1) - 1 {
		sum += h.tree[i]
	}
	return sum
}

func (h *heights) total() float64 { return h.above(len(h.each)) }

// find is the piece at a height, and how far into it that is.
func (h *heights) find(y float64) (i int, rest float32) {
	if y <= 0 || len(h.each) == 0 {
		return 0, float32(y)
	}
	step := 1
	for step*2 <= len(h.tree) {
		step *= 2
	}
	for ; step > 0; step /= 2 {
		if i+step <= len(h.tree) && h.tree[i+step-1] <= y {
			y -= h.tree[i+step-1]
			i += step
		}
	}
	if i == len(h.each) {
		i--
		y += float64(h.each[i])
	}
	return i, float32(y)
}
