package reader

import "sort"

// placed is a picture in the flow of the text. Its size depends on nothing that is read later, so that no
// text moves when its bytes arrive.
type placed struct {
	Picture
	piece int     // that it stands below; -1 above the first
	w, h  float32 // of its frame; 0 where it is folded away
	right bool    // it stands flush right, as the words above it are read from there
	alt   []line  // of a missing one, its words in lines
}

// framed is a picture near the view: its number, and where its frame is.
type framed struct {
	number     int
	x, y, w, h float32 // from the view's top left corner
}

// How large pictures are.
const (
	picturePart   = 0.4 // of the view's height, at most
	pictureLeast  = 80  // that this stands for, at least
	pictureLarger = 2   // times their own size, at most
	pictureGap    = 10  // above each
)

// place puts pictures below the pieces that they stand after. Those after what is folded away are not
// shown.
func (f *flow) place(all []Picture) {
	f.pictures = make([]placed, len(all))
	for i, p := range all {
		piece := sort.Search(len(f.pieces), func(k int) bool { return f.pieces[k].end > p.At }) - 1
		f.pictures[i] = placed{Picture: p, piece: min(piece, len(f.pieces)-1)}
	}
	sort.SliceStable(f.pictures, func(i, k int) bool { return f.pictures[i].At < f.pictures[k].At })
}

// measurePictures gives each picture its frame, at a zoom of the text.
func (f *flow) measurePictures(zoom float32) {
	f.stacks = nil
	if len(f.pictures) == 0 {
		return
	}
	f.stacks = map[int]float32{}
	words := f.altSet()
	tallest := max(f.view*picturePart, pictureLeast)
	for i := range f.pictures {
		p := &f.pictures[i]
		if p.piece >= 0 && f.pieces[p.piece].label != "" {
			p.w, p.h = 0, 0
			continue
		}
		p.alt, p.right = nil, f.fromRight(max(p.piece, 0))
		if p.Missing != "" {
			p.alt = breakLines(p.Alt, 0, len(p.Alt), max(f.width-2*pictureGap, words.face.size), words.face, f.m)
			p.alt = p.alt[:min(len(p.alt), 2)]
			p.w, p.h = f.width, float32(int(float32(1+len(p.alt))*words.line+pictureGap))
		} else {
			p.w, p.h = fit(p.Width, p.Height, f.width, tallest, zoom)
		}
		f.stacks[p.piece] += pictureGap + p.h
	}
}

// fromRight reports whether a piece is read from right to left.
func (f *flow) fromRight(piece int) bool {
	if piece >= len(f.pieces) {
		return false
	}
	p := f.pieces[piece]
	head := f.text[p.start:min(p.end, p.start+200)]
	return odd(head) && beginsRightToLeft(head)
}

// altSet is how the words of a picture are set.
func (f *flow) altSet() *setting { return f.sets(Caption, 0) }

// fit is the size of a picture's frame: its own size at the zoom, no larger than there is room for. One of
// unknown size has the shape of most photographs.
func fit(width, height int, widest, tallest, zoom float32) (w, h float32) {
	if width <= 0 || height <= 0 {
		width, height = 3000, 2000
	}
	part := min(widest/float32(width), tallest/float32(height), min(max(zoom, 1), pictureLarger))
	return max(float32(int(float32(width)*part)), 1), max(float32(int(float32(height)*part)), 1)
}

// below is the pictures that stand below a piece: numbers from to.
func (f *flow) below(piece int) (from, to int) {
	from = sort.Search(len(f.pictures), func(i int) bool { return f.pictures[i].piece >= piece })
	to = from
	for to < len(f.pictures) && f.pictures[to].piece == piece {
		to++
	}
	return from, to
}

// pictureOffset is where the caret stands for a picture: at the end of what is above it.
func (f *flow) pictureOffset(i int) (at int, tail bool) {
	if piece := f.pictures[i].piece; piece >= 0 {
		return f.pieces[piece].end, true
	}
	if len(f.pieces) == 0 {
		return 0, false
	}
	return f.pieces[0].start, false
}

// pictureTop is where the frame of a picture begins, from the top of the piece that it is laid out with.
func (f *flow) pictureTop(i int) (piece int, y float32) {
	p := f.pictures[i]
	from, _ := f.below(p.piece)
	y = pictureGap
	for ; from < i; from++ {
		if f.pictures[from].h > 0 {
			y += f.pictures[from].h + pictureGap
		}
	}
	if p.piece < 0 {
		return 0, f.pad + y - pictureGap
	}
	return p.piece, y + f.gap(p.piece) + float32(len(f.lines(p.piece)))*f.set(p.piece).line
}

// showPicture moves the view so that a picture stands at a distance from its top edge.
func (f *flow) showPicture(i int, y float32) {
	if len(f.pieces) == 0 {
		return
	}
	piece, top := f.pictureTop(i)
	f.at, f.off = piece, top-y
	f.settle()
}

// frames appends the pictures that are within a distance of the view, from top to bottom.
func (f *flow) frames(reach, left float32, out []framed) []framed {
	if len(f.pictures) == 0 || len(f.pieces) == 0 {
		return out
	}
	first, y := f.at, -f.off
	for first > 0 && y > -reach {
		first--
		y -= f.high.each[first]
	}
	for i := first; i < len(f.pieces) && y < f.view+reach; i++ {
		if i == 0 && f.stacks[-1] > 0 {
			out = f.stack(-1, y+f.pad-pictureGap, left, reach, out)
		}
		if f.stacks[i] > 0 {
			height := f.high.each[i] - f.stacks[i]
			if i == len(f.pieces)-1 {
				height -= 2 * f.pad
			}
			out = f.stack(i, y+height, left, reach, out)
		}
		y += f.high.each[i]
	}
	return out
}

func (f *flow) stack(piece int, y, left, reach float32, out []framed) []framed {
	from, to := f.below(piece)
	for ; from < to; from++ {
		p := &f.pictures[from]
		if p.h == 0 {
			continue
		}
		y += pictureGap
		if y+p.h > -reach && y < f.view+reach {
			at := framed{from, left, y, p.w, p.h}
			if p.right {
				at.x += f.width - p.w
			}
			out = append(out, at)
		}
		y += p.h
	}
	return out
}
