package app

// trail is where the person has been reading, as a browser remembers pages:
// every jump leaves the place it was made from.
type trail struct {
	places []spot
	at     int // how many of places lie behind
}

// spot is a place in an article: the text at the top of the view.
type spot struct {
	article string
	top     int // byte offset
}

// trailLength is how many places are remembered.
const trailLength = 100

// leave remembers a place before a jump; what lay ahead is forgotten.
func (t *trail) leave(from spot) {
	t.places = t.places[:t.at]
	if n := len(t.places); n > 0 && t.places[n-1] == from {
		return
	}
	t.places = append(t.places, from)
	if len(t.places) > trailLength {
		t.places = t.places[1:]
	}
	t.at = len(t.places)
}

// back answers the place before, and keeps the present one to come forward to.
func (t *trail) back(now spot) (spot, bool) {
	for t.at > 0 && t.places[t.at-1] == now {
		t.at--
	}
	if t.at == 0 {
		return spot{}, false
	}
	if t.at == len(t.places) {
		t.places = append(t.places, now)
	} else {
		t.places[t.at] = now
	}
	t.at--
	return t.places[t.at], true
}

// forward answers the place that back was called from.
func (t *trail) forward(now spot) (spot, bool) {
	if t.at+1 >= len(t.places) {
		return spot{}, false
	}
	t.places[t.at] = now
	t.at++
	return t.places[t.at], true
}

// here is the place in view.
func (w *Window) here() spot { return spot{w.session.proof.Article.ID, w.page.reader.Top()} }

// jump remembers the place in view before something is shown elsewhere.
func (w *Window) jump() {
	if w.session.open() {
		w.trail.leave(w.here())
	}
}

func (w *Window) goBack()    { w.goTo(w.trail.back(w.here())) }
func (w *Window) goForward() { w.goTo(w.trail.forward(w.here())) }

func (w *Window) goTo(to spot, ok bool) {
	switch {
	case !ok:
	case to.article == w.session.proof.Article.ID:
		w.page.reader.SetTop(to.top)
	default:
		w.openArticleAt(to.article, to.top)
	}
}
