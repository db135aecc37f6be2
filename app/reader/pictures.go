package reader

import (
	"image"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
)

// Picture is a picture between two blocks of the text. It has no text of its own: caret, selection and
// search pass it by.
type Picture struct {
	At            int    // where the block ends that it stands after; -1 before all of them
	Key           string // its own, opaque to the reader
	Alt           string // what it shows, in words
	Missing       string // why it cannot be shown; "" Load can be asked for it
	Width, Height int    // in pixels; 0 not known
}

// Region is a part of a picture, in percent of its width and height from its top left corner. The zero
// region is the whole picture.
type Region struct{ X, Y, Width, Height float32 }

// Whole reports whether it is the whole picture.
func (g Region) Whole() bool { return g == Region{} || g == whole }

// whole is the whole picture, as a box.
var whole = Region{0, 0, 100, 100}

// box is the region as a box: the whole picture where it is the zero region.
func (g Region) box() Region {
	if g == (Region{}) {
		return whole
	}
	return g
}

// named is the zero region where the box is the whole picture.
func (g Region) named() Region {
	if g == whole {
		return Region{}
	}
	return g
}

func (g Region) area() float32 { return g.Width * g.Height }

func (g Region) contains(x, y float32) bool {
	return x >= g.X && x <= g.X+g.Width && y >= g.Y && y <= g.Y+g.Height
}

// PictureMark is a mark on a picture or a region of it. Of its style the line, the sign and the number
// are drawn. Key is opaque to the reader, and may be that of marks in the text.
type PictureMark struct {
	Picture string // key
	Region  Region
	Style   Style
	Key     string
}

// PictureState is how a picture is shown that was looked at.
type PictureState struct {
	Passed bool   // set aside: paler, and between corners
	Dimmed bool   // paler, as words that were looked at
	Tick   string // a sign at its foot; "" none
}

// pictures are those of the text, and what is known of them by now.
type pictures struct {
	marks  []PictureMark
	states map[string]PictureState
	loaded map[int]*loaded // of those near the view, by number
	chosen int             // number of the one that is chosen; -1 none
	region Region          // of it, that is to be marked
	told   int             // the one that OnSelect was last told of
	near   []framed        // those near the view, as last painted
	asking bool            // Load is being called
}

// loaded is what came of asking for a picture.
type loaded struct {
	width   int         // in pixels of the screen, that was asked for
	image   image.Image // nil until it is there
	waiting bool        // no answer came yet
	failed  bool        // there is none
}

func noPictures() pictures { return pictures{loaded: map[int]*loaded{}, chosen: -1, told: -1} }

// SetPicture hands the reader a picture that it asked Load for; nil where it cannot be shown.
func (r *Reader) SetPicture(key string, picture image.Image) {
	l := r.pictures.loaded[r.numberOf(key)]
	if l == nil {
		return // scrolled away meanwhile, or of another text
	}
	l.image, l.failed, l.waiting = picture, picture == nil, false
	if !r.pictures.asking {
		r.paint()
	}
}

// Wants reports whether a picture is still waited for: it is near the view.
func (r *Reader) Wants(key string) bool {
	l := r.pictures.loaded[r.numberOf(key)]
	return l != nil && l.waiting
}

// SetPictureMarks replaces all marks on pictures. The reader keeps the slice.
func (r *Reader) SetPictureMarks(marks []PictureMark) {
	if len(marks) == 0 && len(r.pictures.marks) == 0 {
		return
	}
	r.pictures.marks = marks
	r.strip.stale = true
	r.paint()
}

// SetPictureStates shows which pictures were looked at, by key.
func (r *Reader) SetPictureStates(states map[string]PictureState) {
	if len(states) == 0 && len(r.pictures.states) == 0 {
		return
	}
	r.pictures.states = states
	r.paint()
}

// numberOf is the number of a picture in the text, -1 where it is not in it.
func (r *Reader) numberOf(key string) int {
	return slices.IndexFunc(r.flow.pictures, func(p placed) bool { return p.Key == key })
}

// Picture is the picture that is chosen, and which part of it; false where none is.
func (r *Reader) Picture() (key string, region Region, is bool) {
	if r.pictures.chosen < 0 {
		return "", Region{}, false
	}
	return r.flow.pictures[r.pictures.chosen].Key, r.pictures.region, true
}

// ChoosePicture chooses a picture and brings it into view. It returns false where the text has none
// with that key.
func (r *Reader) ChoosePicture(key string) bool {
	i := r.numberOf(key)
	if i < 0 {
		return false
	}
	r.choose(i, Region{})
	if r.laidOut(func() { r.showPicture(i, true) }) {
		r.showPicture(i, true)
	}
	return true
}

// StepPicture chooses the picture after the caret or the chosen one (by 1), or that before (-1), and
// returns false where the text has none.
func (r *Reader) StepPicture(by int) bool {
	all := r.flow.pictures
	if len(all) == 0 {
		return false
	}
	i := r.pictures.chosen + by
	if r.pictures.chosen < 0 {
		at := r.Caret()
		i = sort.Search(len(all), func(i int) bool { return all[i].At >= at })
		if by < 0 {
			i--
		}
	}
	return r.ChoosePicture(all[(i+len(all))%len(all)].Key)
}

// choose chooses a picture: the caret stands at the end of what is before it.
func (r *Reader) choose(i int, region Region) {
	at, tail := r.flow.pictureOffset(i)
	r.caret(at, tail)
	r.selection.anchor = r.selection.head
	r.pictures.chosen, r.pictures.region = i, region.named()
	r.tell()
}

// leavePicture chooses none; the caret stays.
func (r *Reader) leavePicture() {
	r.pictures.chosen, r.pictures.region = -1, Region{}
}

// offersMark reports whether the picture chosen is offered to be marked with the mouse: not where it is chosen to
// look at a mark that it has.
func (r *Reader) offersMark() bool {
	key, region, _ := r.Picture()
	return r.OnMarkPicture != nil && (!region.Whole() || len(r.keysOf(key)) == 0)
}

// WholePicture makes the box on the picture chosen the whole picture again.
func (r *Reader) WholePicture() {
	r.pictures.region = Region{}
	r.paint()
}

// PictureInSight reports whether most of a picture's height can be seen.
func (r *Reader) PictureInSight(key string) bool {
	if r.painter == nil || r.flow.high == nil {
		return true
	}
	for _, f := range r.pictures.near {
		if r.flow.pictures[f.number].Key == key {
			return min(f.y+f.h, r.flow.view)-max(f.y, 0) >= f.h/2
		}
	}
	return false
}

// showPicture brings a picture into view: to a third of the view where it comes from afar, else as little
// as needed.
func (r *Reader) showPicture(i int, afar bool) {
	for _, f := range r.pictures.near {
		if f.number != i {
			continue
		}
		spare := min(r.letters.body().line, (r.flow.view-f.h)/2)
		switch {
		case f.y >= spare && f.y+f.h <= r.flow.view-spare:
			r.paint()
			return
		case !afar && f.y < spare:
			r.flow.scroll(f.y - spare)
		case !afar:
			r.flow.scroll(f.y + f.h + spare - r.flow.view)
		}
	}
	if afar {
		r.flow.showPicture(i, max(0, min(r.flow.view/3, r.flow.view-r.flow.pictures[i].h-r.letters.body().line)))
	}
	r.scrolled()
}

// keysOn are the keys of the marks on a picture at a point of it in percent, the smallest first.
func (r *Reader) keysOn(picture string, x, y float32) (keys []string) {
	var found []PictureMark
	for _, m := range r.pictures.marks {
		if m.Picture == picture && m.Region.box().contains(x, y) {
			found = append(found, m)
		}
	}
	slices.SortStableFunc(found, func(a, b PictureMark) int { return int(a.Region.box().area() - b.Region.box().area()) })
	for _, m := range found {
		if !slices.Contains(keys, m.Key) {
			keys = append(keys, m.Key)
		}
	}
	return keys
}

// keysOf are the keys of all marks on a picture.
func (r *Reader) keysOf(picture string) (keys []string) {
	for _, m := range r.pictures.marks {
		if m.Picture == picture && !slices.Contains(keys, m.Key) {
			keys = append(keys, m.Key)
		}
	}
	return keys
}

// follow asks for the pictures that came near the view, and lets go of the others.
func (s *pictures) follow(r *Reader) {
	if len(r.flow.pictures) == 0 {
		s.near = s.near[:0]
		return
	}
	s.near = r.flow.frames(r.flow.view, r.left(), s.near[:0])
	for i := range s.loaded {
		if !slices.ContainsFunc(s.near, func(f framed) bool { return f.number == i }) {
			delete(s.loaded, i)
		}
	}
	if r.Load == nil || len(s.near) == 0 {
		return
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		scale = c.Scale()
	}
	s.asking = true
	for _, f := range s.near {
		p := &r.flow.pictures[f.number]
		pixels := int(f.w*scale + 0.5)
		l := s.loaded[f.number]
		if p.Missing != "" || l != nil && (l.failed || l.width >= pixels) {
			continue
		}
		now := &loaded{width: pixels, waiting: true}
		if l != nil {
			now.image = l.image // until a larger one is there
		}
		s.loaded[f.number] = now
		r.Load(p.Key, pixels)
	}
	s.asking = false
}
