package session

import "testing"

func TestBackAndForwardGoOverThePlacesJumpedFrom(t *testing.T) {
	var tr trail
	at := func(n int) Place { return Place{"a", n} }
	now := at(0)
	jump := func(to int) {
		tr.leave(now)
		now = at(to)
	}
	move := func(step func(Place) (Place, bool), want int, moves bool) {
		t.Helper()
		to, ok := step(now)
		if ok != moves || (ok && to != at(want)) {
			t.Fatalf("from %d: %v, %v, want %d, %v", now.Top, to, ok, want, moves)
		}
		if ok {
			now = to
		}
	}
	move(tr.back, 0, false)
	jump(10)
	jump(20)
	jump(30)
	move(tr.back, 20, true)
	move(tr.back, 10, true)
	move(tr.forward, 20, true)
	move(tr.forward, 30, true)
	move(tr.forward, 0, false)
	move(tr.back, 20, true)
	now = at(25) // scrolled a little: that is where forward comes back to
	jump(90)
	move(tr.forward, 0, false)
	move(tr.back, 25, true)
	move(tr.back, 10, true)
	move(tr.back, 0, true)
	move(tr.back, 0, false)
	move(tr.forward, 10, true)
	for n := range 3 * trailLength {
		jump(1000 + n)
	}
	if len(tr.places) > trailLength+1 {
		t.Errorf("%d places are kept", len(tr.places))
	}
}
