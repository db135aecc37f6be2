package pictures

import (
	"container/list"
	"image"
)

// Shelf keeps the pictures that were made ready last, as many as there is room for: scrolling back and forth
// decodes none twice. It is for the UI goroutine.
type Shelf struct {
	room  int // bytes
	taken int
	order *list.List // of *kept; the one asked for last is first
	by    map[string]*list.Element
}

type kept struct {
	key     string
	asked   int // pixels of width that it was made for
	picture *image.RGBA
}

// NewShelf makes one with room for so many bytes.
func NewShelf(room int) *Shelf {
	return &Shelf{room: room, order: list.New(), by: map[string]*list.Element{}}
}

// Get is the picture of a key, where it was made for at least such a width.
func (s *Shelf) Get(key string, width int) (*image.RGBA, bool) {
	at, is := s.by[key]
	if !is || at.Value.(*kept).asked < width {
		return nil, false
	}
	s.order.MoveToFront(at)
	return at.Value.(*kept).picture, true
}

// Put keeps a picture that was made for a width. One that needs more than all the room is not kept.
func (s *Shelf) Put(key string, width int, picture *image.RGBA) {
	if at, is := s.by[key]; is {
		s.drop(at)
	}
	if len(picture.Pix) > s.room {
		return
	}
	s.by[key] = s.order.PushFront(&kept{key, width, picture})
	for s.taken += len(picture.Pix); s.taken > s.room; {
		s.drop(s.order.Back())
	}
}

func (s *Shelf) drop(at *list.Element) {
	k := s.order.Remove(at).(*kept)
	delete(s.by, k.key)
	s.taken -= len(k.picture.Pix)
}
