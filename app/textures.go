package app

import (
	"time"
	_ "unsafe" // for go:linkname
)

// Fyne keeps the picture of every line of text for a minute after it was shown last. A
// text that is scrolled through shows thousands of lines in that time, of some 50 kB
// each. FYNE_CACHE, read when the program starts, would shorten the minute; but then all
// that stands still would be drawn anew after each pause too. Here it is short only while
// a text is moving.
//
//go:linkname textureLife fyne.io/fyne/v2/internal/cache.ValidDuration
var textureLife time.Duration

const (
	movingLife = 2 * time.Second
	movingEnds = time.Second // after the text moved last; less than movingLife
)

// textures lets go of the pictures of lines that were scrolled out of sight.
type textures struct {
	after   func(time.Duration, func()) (stop func())
	repaint func() // lets what is in sight live on

	still time.Duration // the life of a picture while nothing moves; 0: not known yet
	stop  func()
}

// moved is called when lines of a text came into sight.
func (t *textures) moved() {
	if t.stop != nil {
		t.stop()
	} else {
		t.still = textureLife
		textureLife = min(movingLife, t.still)
	}
	t.stop = t.after(movingEnds, func() {
		t.stop = nil
		textureLife = t.still
		t.repaint()
	})
}
