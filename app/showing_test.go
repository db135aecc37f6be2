package app

import (
	"slices"
	"testing"
)

// Where a frame takes long to paint, Fyne does about one call a frame. Every letter
// typed asks the library something, and each answer is a call: what is due beside
// them, as the journal is, must not wait for as many frames.
func TestWhatComesOfWorkTakesOneTurnOfTheWindow(t *testing.T) {
	unraced(t)
	var turns []func()
	r := newDesktopRunner(func(f func()) { turns = append(turns, f) })
	defer r.Close()
	var did []int
	for i := range 100 {
		r.Show(func() { did = append(did, i) })
	}
	r.Show(func() {
		r.Show(func() { did = append(did, -1) })
	})
	if len(turns) != 1 {
		t.Fatalf("the window is given %d turns", len(turns))
	}
	turns[0]()
	if len(did) != 100 || !slices.IsSorted(did) {
		t.Errorf("in one turn and in that order were done %v", did)
	}
	if len(turns) != 2 {
		t.Fatalf("what came while the first turn was taken has %d turns of its own", len(turns)-1)
	}
	if turns[1](); did[len(did)-1] != -1 {
		t.Error("what came while the first turn was taken is not done in the next")
	}
}
