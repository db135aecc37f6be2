package reader

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"galley/model/passage"
)

// slowLevel is what level promises, said plainly.
func slowLevel(marks []Mark, m Mark) int {
	n := 0
	for _, other := range marks {
		c := order(other, m)
		if other.Span.End > m.Span.Start && (c < 0 || c == 0 && other.Key < m.Key) {
			n++
		}
	}
	return min(n, levels-1)
}

func TestMarkSetAgainstSlowModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	any := func(i int) Mark {
		start := r.IntN(200)
		return Mark{Span: passage.Span{Start: start, End: start + r.IntN(1+r.IntN(100))}, Key: fmt.Sprint(i)}
	}
	for range 200 {
		var marks []Mark
		for i := range r.IntN(120) {
			marks = append(marks, any(i))
		}
		set := newMarkSet(marks)
		marks = slices.DeleteFunc(marks, func(m Mark) bool { return m.Span.Empty() })
		if !slices.IsSortedFunc(set.marks, order) || len(set.marks) != len(marks) {
			t.Fatalf("%d marks, want %d in order", len(set.marks), len(marks))
		}
		for range 60 {
			start := r.IntN(220)
			span := passage.Span{Start: start, End: start + r.IntN(40)}
			var want, got []string
			for _, m := range marks {
				if m.Span.Overlaps(span) {
					want = append(want, m.Key)
				}
			}
			found := set.overlapping(span, nil)
			if !slices.IsSortedFunc(found, order) {
				t.Fatal("not in order")
			}
			for _, m := range found {
				got = append(got, m.Key)
				if l := set.level(m); l != slowLevel(marks, m) {
					t.Fatalf("level of %v is %d, want %d", m, l, slowLevel(marks, m))
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Fatalf("marks over %v: %v, not %v", span, got, want)
			}
		}
	}
}

// TestALongMarkDoesNotSlowTheSearchForOthers counts how many marks a search
// comes past: with one over the whole text no more than without.
func TestALongMarkDoesNotSlowTheSearchForOthers(t *testing.T) {
	const n = 20_000
	marks := []Mark{{Span: passage.Span{Start: 0, End: n + 10}, Key: "whole"}}
	for i := range n {
		marks = append(marks, Mark{Span: passage.Span{Start: i, End: i + 5}, Key: "k"})
	}
	set := newMarkSet(marks)
	passed := 0
	var pass func(from, to, at int)
	pass = func(from, to, at int) { // the trees that overlapping cannot leave out
		mid := (from + to) / 2
		if from >= to || set.furthest[mid] <= at {
			return
		}
		passed++
		pass(from, mid, at)
		if set.marks[mid].Span.Start <= at {
			pass(mid+1, to, at)
		}
	}
	at := n - 100
	pass(0, len(set.marks), at)
	if passed > 60 {
		t.Errorf("a search comes past %d of %d marks; log2 is 15", passed, n)
	}
	if found := set.overlapping(passage.Span{Start: at, End: at + 1}, nil); len(found) != 6 {
		t.Errorf("found %d marks, want the five there and the long one", len(found))
	}
}

func TestNestedMarks(t *testing.T) {
	set := newMarkSet([]Mark{
		{Span: passage.Span{Start: 10, End: 20}, Key: "inner"},
		{Span: passage.Span{Start: 0, End: 50}, Key: "outer"},
		{Span: passage.Span{Start: 15, End: 60}, Key: "across"},
	})
	if got := set.keysAt(16); !slices.Equal(got, []string{"inner", "across", "outer"}) &&
		!slices.Equal(got, []string{"inner", "outer", "across"}) {
		t.Errorf("keys at 16: %v", got)
	}
	if set.keysAt(70) != nil {
		t.Error("keys where there is no mark")
	}
	seen := map[int]bool{}
	for _, m := range set.marks {
		seen[set.level(m)] = true
	}
	if len(seen) != 3 {
		t.Errorf("three overlapping marks share a line: levels %v", seen)
	}
}

func TestHeights(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	each := make([]float32, 333)
	for i := range each {
		each[i] = float32(1 + r.IntN(90))
	}
	slow := slices.Clone(each)
	h := newHeights(each)
	for range 2000 {
		i := r.IntN(len(each))
		slow[i] = float32(1 + r.IntN(90))
		h.set(i, slow[i])
		k := r.IntN(len(each) + 1)
		sum := 0.0
		for _, v := range slow[:k] {
			sum += float64(v)
		}
		if h.above(k) != sum {
			t.Fatalf("above %d: %v, not %v", k, h.above(k), sum)
		}
		if k < len(each) {
			if at, rest := h.find(sum + 0.5); at != k || rest != 0.5 {
				t.Fatalf("find: %d %v, not %d", at, rest, k)
			}
		}
	}
	if at, rest := h.find(h.total() + 10); at != len(each)-1 || rest <= 0 {
		t.Errorf("beyond the end: %d %v", at, rest)
	}
}
