package passage

import (
	"cmp"
	"slices"
	"sort"
)

// run is n tokens that stand in both texts: from a in the old one, from b in the new.
type run struct {
	a, b, n int
	ordered bool // among those that stand in the same order in both
}

func (r run) shift() int { return r.b - r.a }

// seedLength is how many tokens in a row must stand once in each text for a
// run to begin there: fewer are found again by chance.
const seedLength = 6

// seed is where a hash of seedLength tokens stands, and how often.
type seed struct {
	hash     uint64
	a, b     int32
	inA, inB uint8 // 2 for more than one
}

// seeds is a table of hashes with open addressing.
type seeds struct {
	slots []seed
	mask  uint64
}

func newSeeds(n int) *seeds {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &seeds{make([]seed, size), uint64(size - 1)}
}

// slot is the place of a hash: its own, or an empty one.
func (s *seeds) slot(hash uint64) *seed {
	for i := hash * 0x9e3779b97f4a7c15 >> 20 & s.mask; ; i = (i + 1) & s.mask {
		if at := &s.slots[i]; at.hash == hash || at.inA == 0 {
			return at
		}
	}
}

// roll calls note with the hash of every seedLength tokens in a row.
func roll(ids []int32, note func(hash uint64, at int32)) {
	const base = 1_000_003
	var hash, top uint64 = 0, 1
	for range seedLength - 1 {
		top *= base
	}
	for i, id := range ids {
		if i >= seedLength {
			hash -= (uint64(ids[i-seedLength]) + 1) * top
		}
		hash = hash*base + uint64(id) + 1
		if i >= seedLength-1 {
			note(hash, int32(i-seedLength+1))
		}
	}
}

// commonRuns are the longest runs around seeds, by where they begin in a. What both
// texts begin and end with is a run too, if it is long enough.
func commonRuns(a, b []int32) []run {
	var runs []run
	table := newSeeds(len(a))
	roll(a, func(h uint64, at int32) {
		s := table.slot(h)
		s.hash, s.a, s.inA = h, at, min(s.inA+1, 2)
	})
	roll(b, func(h uint64, at int32) {
		if s := table.slot(h); s.inA == 1 {
			s.b, s.inB = at, min(s.inB+1, 2)
		}
	})
	reach := map[int]int{} // where in a the last run of a shift ends
	grow := func(at, to int) {
		if end, ok := reach[to-at]; ok && at <= end {
			return
		}
		r := run{a: at, b: to}
		for r.a > 0 && r.b > 0 && a[r.a-1] == b[r.b-1] {
			r.a, r.b = r.a-1, r.b-1
		}
		r.n = at - r.a
		for r.a+r.n < len(a) && r.b+r.n < len(b) && a[r.a+r.n] == b[r.b+r.n] {
			r.n++
		}
		if r.n >= seedLength {
			reach[to-at] = r.a + r.n
			runs = append(runs, r)
		}
	}
	grow(0, 0)
	roll(a, func(h uint64, at int32) {
		if s := table.slot(h); s.inA == 1 && s.inB == 1 && slices.Equal(a[s.a:s.a+seedLength], b[s.b:s.b+seedLength]) {
			grow(int(s.a), int(s.b))
		}
	})
	grow(len(a), len(b))
	slices.SortFunc(runs, func(x, y run) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return runs
}

// order marks the runs that keep their order, and returns them: the heaviest chain
// that goes forward in both texts. The others were moved.
func order(runs []run, lengthB int) []run {
	type link struct{ weight, before int }
	best := make([]link, len(runs))
	// heaviest[b] answers the heaviest chain that ends before a place in b: a
	// Fenwick tree of maxima over the runs' ends.
	tree := make([]int, lengthB+2) // 1 + index of a run
	heavier := func(x, y int) int {
		if x == 0 || y != 0 && best[y-1].weight > best[x-1].weight {
			return y
		}
		return x
	}
	ends := make([]int, len(runs)) // runs by where they end in a
	for i := range ends {
		ends[i] = i
	}
	slices.SortFunc(ends, func(x, y int) int {
		return cmp.Compare(runs[x].a+runs[x].n, runs[y].a+runs[y].n)
	})
	done := 0
	last := 0
	for i, r := range runs {
		// A seed's worth of overlap is let pass: runs grow into each other where
		// the same words stand on both sides of a change.
		slack := min(seedLength, r.n/2)
		for done < len(ends) && runs[ends[done]].a+runs[ends[done]].n <= r.a+slack {
			e := ends[done]
			if best[e].weight > 0 {
				for k := runs[e].b + runs[e].n + 1; k < len(tree); k += k & -k {
					tree[k] = heavier(tree[k], e+1)
				}
			}
			done++
		}
		before := 0
		for k := r.b + slack + 1; k > 0; k -= k & -k {
			before = heavier(before, tree[min(k, len(tree)-1)])
		}
		best[i] = link{weight: r.n, before: before}
		if before > 0 {
			best[i].weight += best[before-1].weight
		}
		last = heavier(last, i+1)
	}
	for last > 0 {
		runs[last-1].ordered = true
		last = best[last-1].before
	}
	var chain []run
	for _, r := range runs {
		if r.ordered {
			chain = append(chain, r)
		}
	}
	return chain
}

// runIndex finds the runs that cover a place in one of the two texts.
type runIndex struct {
	runs []run
	side func(run) int // where a run begins
	ends []int         // the furthest end of the runs up to each
}

func newRunIndex(runs []run, side func(run) int) *runIndex {
	s := &runIndex{runs: slices.Clone(runs), side: side, ends: make([]int, len(runs))}
	slices.SortStableFunc(s.runs, func(x, y run) int { return cmp.Compare(side(x), side(y)) })
	for i, r := range s.runs {
		s.ends[i] = side(r) + r.n
		if i > 0 {
			s.ends[i] = max(s.ends[i], s.ends[i-1])
		}
	}
	return s
}

// each calls f with the runs that share a token with from to to, until f returns
// false.
func (s *runIndex) each(from, to int, f func(run) bool) {
	last := sort.Search(len(s.runs), func(i int) bool { return s.side(s.runs[i]) >= to })
	for i := last - 1; i >= 0 && s.ends[i] > from; i-- {
		if r := s.runs[i]; s.side(r)+r.n > from && !f(r) {
			return
		}
	}
}
