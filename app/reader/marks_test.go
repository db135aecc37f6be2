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
		for i := range r.IntN(60) {
			marks = append(marks, any(i))
		}
		set := newMarkSet(marks)
		marks = slices.DeleteFunc(marks, func(m Mark) bool { return m.Span.Empty() })
		for i := range 60 {
			switch n := len(marks); {
			case r.IntN(2) == 0:
				m := any(100 + i)
				set.insert(m)
				if !m.Span.Empty() {
					marks = append(marks, m)
				}
			case n > 0:
				k := r.IntN(n)
				if !set.remove(marks[k]) {
					t.Fatalf("%v was not found", marks[k])
				}
				if set.remove(marks[k]) {
					t.Fatalf("%v was found twice", marks[k])
				}
				marks = slices.Delete(marks, k, k+1)
			}
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
			count := 0
			set.all(func(Mark) { count++ })
			if count != len(marks) || set.size != count {
				t.Fatalf("%d marks, size %d, want %d", count, set.size, len(marks))
			}
		}
	}
}

func TestTheTreeStaysLowHoweverMarksCome(t *testing.T) {
	var depth func(n *markNode) int
	depth = func(n *markNode) int {
		if n == nil {
			return 0
		}
		return 1 + max(depth(n.left), depth(n.right))
	}
	set := newMarkSet(nil)
	for i := range 20_000 { // in order, which is the worst for a tree without balance
		set.insert(Mark{Span: passage.Span{Start: i, End: i + 5}, Key: "k"})
	}
	if d := depth(set.root); d > 60 {
		t.Errorf("%d deep for 20,000 marks; log2 is 15", d)
	}
	for i := range 10_000 {
		set.remove(Mark{Span: passage.Span{Start: 2 * i, End: 2*i + 5}, Key: "k"})
	}
	if d := depth(set.root); d > 60 || set.size != 10_000 {
		t.Errorf("%d deep for %d marks", d, set.size)
	}
}

func TestNestedMarks(t *testing.T) {
	set := newMarkSet([]Mark{
		{Span: passage.Span{Start: 10, End: 20}, Key: "inner"},
		{Span: passage.Span{Start: 0, End: 50}, Key: "outer"},
		{Span: passage.Span{Start: 15, End: 60}, Key: "across"},
	})
	if got := set.keysAt(16); !slices.Equal(got, []string{"inner", "across", "outer"}) && !slices.Equal(got, []string{"inner", "outer", "across"}) {
		t.Errorf("keys at 16: %v", got)
	}
	if set.keysAt(70) != nil {
		t.Error("keys where there is no mark")
	}
	seen := map[int]bool{}
	set.all(func(m Mark) { seen[set.level(m)] = true })
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
