package session

// Place is a place in an article: the text at the top of the view.
type Place struct {
	Article string
	Top     int // byte offset
}

// trail is where the person has been reading. Every jump leaves the place it
// was made from, as a browser does.
type trail struct {
	places []Place
	at     int // how many of places lie behind
}

// trailLength is how many places are remembered.
const trailLength = 100

// leave remembers a place before a jump; what lay ahead is forgotten.
func (t *trail) leave(from Place) {
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

// back returns the place before, and keeps the present one to come forward to.
func (t *trail) back(now Place) (Place, bool) {
	for t.at > 0 && t.places[t.at-1] == now {
		t.at--
	}
	if t.at == 0 {
		return Place{}, false
	}
	if t.at == len(t.places) {
		t.places = append(t.places, now)
	} else {
		t.places[t.at] = now
	}
	t.at--
	return t.places[t.at], true
}

// forward returns the place that back was called from.
func (t *trail) forward(now Place) (Place, bool) {
	if t.at+1 >= len(t.places) {
		return Place{}, false
	}
	t.places[t.at] = now
	t.at++
	return t.places[t.at], true
}

// PlaceLeft remembers the place in view, by the offset at its top, before
// something is shown elsewhere.
func (s *Session) PlaceLeft(top int) {
	if s.IsOpen() {
		s.trail.leave(Place{s.ArticleID(), top})
	}
}

// Back is the place that the last jump was made from.
func (s *Session) Back(top int) (Place, bool) { return s.trail.back(Place{s.ArticleID(), top}) }

// Forward is the place that Back was called from.
func (s *Session) Forward(top int) (Place, bool) { return s.trail.forward(Place{s.ArticleID(), top}) }
