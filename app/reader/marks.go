package reader

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"galley/model/passage"
)

// levels is how many lines under the text are told apart.
const levels = 4

// markSet answers which marks overlap a span, and takes one more or one less:
// each in O(log n). It is a treap (Seidel and Aragon 1996), a search tree kept
// in balance by random weights, ordered by where marks begin; each node knows
// the furthest end below it.
type markSet struct {
	root *markNode
	size int
}

type markNode struct {
	mark        Mark
	furthest    int // the greatest end here and below
	weight      uint32
	left, right *markNode
}

// order sorts marks: by where they begin, those that reach further first.
func order(a, b Mark) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
}

func newMarkSet(marks []Mark) *markSet {
	sorted := slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Span.Empty() })
	slices.SortStableFunc(sorted, order)
	nodes := make([]markNode, len(sorted))
	return &markSet{root: balanced(sorted, nodes, 1<<32-1), size: len(sorted)}
}

// balanced makes a tree of sorted marks in nodes; weights fall from the top.
func balanced(sorted []Mark, nodes []markNode, weight uint32) *markNode {
	if len(sorted) == 0 {
		return nil
	}
	mid := len(sorted) / 2
	n := &nodes[mid]
	n.mark, n.weight = sorted[mid], weight
	n.left, n.right = balanced(sorted[:mid], nodes[:mid], weight/2), balanced(sorted[mid+1:], nodes[mid+1:], weight/2)
	n.settle()
	return n
}

func (n *markNode) settle() {
	n.furthest = n.mark.Span.End
	if n.left != nil {
		n.furthest = max(n.furthest, n.left.furthest)
	}
	if n.right != nil {
		n.furthest = max(n.furthest, n.right.furthest)
	}
}

// insert takes one more mark; an empty one is none.
func (s *markSet) insert(m Mark) {
	if !m.Span.Empty() {
		s.root = s.root.insert(&markNode{mark: m, weight: rand.Uint32()})
		s.size++
	}
}

func (n *markNode) insert(one *markNode) *markNode {
	if n == nil {
		one.settle()
		return one
	}
	if one.weight > n.weight {
		one.left, one.right = n.split(one.mark)
		one.settle()
		return one
	}
	if order(one.mark, n.mark) < 0 {
		n.left = n.left.insert(one)
	} else {
		n.right = n.right.insert(one)
	}
	n.settle()
	return n
}

// split parts what comes before a mark from what comes after it.
func (n *markNode) split(at Mark) (before, after *markNode) {
	if n == nil {
		return nil, nil
	}
	if order(at, n.mark) < 0 {
		before, n.left = n.left.split(at)
		n.settle()
		return before, n
	}
	n.right, after = n.right.split(at)
	n.settle()
	return n, after
}

// remove takes a mark out, and answers whether it was there.
func (s *markSet) remove(m Mark) bool {
	root, found := s.root.remove(m)
	s.root = root
	if found {
		s.size--
	}
	return found
}

func (n *markNode) remove(m Mark) (*markNode, bool) {
	if n == nil {
		return nil, false
	}
	if n.mark == m {
		return join(n.left, n.right), true
	}
	found := false
	c := order(m, n.mark)
	if c <= 0 { // marks at one place stand on either side
		n.left, found = n.left.remove(m)
	}
	if c >= 0 && !found {
		n.right, found = n.right.remove(m)
	}
	n.settle()
	return n, found
}

// join makes one tree of two, the first of which comes before the second.
func join(a, b *markNode) *markNode {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.weight > b.weight:
		a.right = join(a.right, b)
		a.settle()
		return a
	}
	b.left = join(a, b.left)
	b.settle()
	return b
}

// overlapping appends all marks that share a byte with a span, in order.
func (s *markSet) overlapping(span passage.Span, out []Mark) []Mark {
	return s.root.overlapping(span, out)
}

func (n *markNode) overlapping(span passage.Span, out []Mark) []Mark {
	if n == nil || n.furthest <= span.Start {
		return out
	}
	out = n.left.overlapping(span, out)
	if n.mark.Span.Start >= span.End {
		return out
	}
	if n.mark.Span.End > span.Start {
		out = append(out, n.mark)
	}
	return n.right.overlapping(span, out)
}

// all calls f with every mark, in order.
func (s *markSet) all(f func(Mark)) { s.root.all(f) }

func (n *markNode) all(f func(Mark)) {
	if n != nil {
		n.left.all(f)
		f(n.mark)
		n.right.all(f)
	}
}

// level is which line under the text is a mark's own: how many marks cover
// its beginning that come before it. It depends on nothing further away, so
// that it stays the same wherever the text is scrolled to.
func (s *markSet) level(m Mark) int { return s.root.covering(m, 0) }

func (n *markNode) covering(m Mark, level int) int {
	if n == nil || n.furthest <= m.Span.Start || level >= levels-1 {
		return level
	}
	level = n.left.covering(m, level)
	if c := order(n.mark, m); c > 0 || (c == 0 && n.mark.Key >= m.Key) {
		if c > 0 {
			return level
		}
		return n.right.covering(m, level) // at one place the keys decide
	}
	if n.mark.Span.End > m.Span.Start && level < levels-1 {
		level++
	}
	return n.right.covering(m, level)
}

// keysAt is the keys of all marks that cover an offset, the shortest first.
func (s *markSet) keysAt(offset int) []string {
	found := s.overlapping(passage.Span{Start: offset, End: offset + 1}, nil)
	slices.SortStableFunc(found, func(a, b Mark) int { return cmp.Compare(a.Span.Len(), b.Span.Len()) })
	var keys []string
	for _, m := range found {
		if !slices.Contains(keys, m.Key) {
			keys = append(keys, m.Key)
		}
	}
	return keys
}
