package reader

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"galley/model/passage"
)

func TestMarkSetAgainstSlowModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var marks []Mark
		for i := range r.IntN(60) {
			start := r.IntN(200)
			marks = append(marks, Mark{Span: passage.Span{Start: start, End: start + r.IntN(1+r.IntN(100))}, Key: fmt.Sprint(i)})
		}
		set := newMarkSet(marks)
		for range 50 {
			start := r.IntN(220)
			span := passage.Span{Start: start, End: start + r.IntN(40)}
			var want, got []string
			for _, m := range marks {
				if !m.Span.Empty() && m.Span.Start < span.End && m.Span.End > span.Start {
					want = append(want, m.Key)
				}
			}
			last := -1
			for _, i := range set.overlapping(span, nil) {
				if i <= last {
					t.Fatal("not in order")
				}
				last = i
				got = append(got, set.marks[i].Key)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Fatalf("marks over %v: %v, not %v", span, got, want)
			}
		}
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
	if set.level[0] == set.level[1] || set.level[1] == set.level[2] || set.level[0] == set.level[2] {
		t.Errorf("three overlapping marks share a line: levels %v", set.level)
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
