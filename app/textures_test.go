package app

import (
	"testing"
	"time"
)

// Pictures of lines live shortly while a text moves, and as long as ever once it stands.
func TestPicturesOfLinesLiveShortlyOnlyWhileTheTextMoves(t *testing.T) {
	unraced(t)
	was := textureLife
	defer func() { textureLife = was }()
	r := newRunner()
	painted := 0
	x := &textures{after: r.After, repaint: func() { painted++ }}
	for range 3 {
		x.moved()
	}
	if textureLife != movingLife || movingEnds >= movingLife || painted != 0 {
		t.Errorf("moving, they live %v; painted %d times", textureLife, painted)
	}
	r.pass()
	if textureLife != was || was < time.Minute || painted != 1 {
		t.Errorf("standing, they live %v, before %v; painted %d times", textureLife, was, painted)
	}
}

func TestOnlyLinesThatComeIntoViewAreToldOf(t *testing.T) {
	unraced(t)
	w := farStory(t)
	w.letTexturesGo()
	moves := 0
	tell := w.page.reader.OnMove
	w.page.reader.OnMove = func() { moves++; tell() }
	defer func(was time.Duration) { textureLife = was }(textureLife)
	w.marking.mark(w.spanOf(t, "The mayor"))
	if moves != 0 {
		t.Error("marking moved the text")
	}
	w.page.reader.SetTop(w.spanOf(t, "Three cats").Start)
	if moves != 1 || textureLife != movingLife {
		t.Errorf("moved %d times, pictures live %v", moves, textureLife)
	}
}
