package reader

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// images hands out canvas images, and keeps to each the picture that it had in the last frame: another one
// would have to be brought to the graphics card.
type images struct {
	items []*canvas.Image
	of    []image.Image // what each shows
	used  []bool
	grown *bool
}

// show puts a picture in its place.
func (p *images) show(picture image.Image, f framed) {
	free := -1
	for i := range p.items {
		if !p.used[i] && (free < 0 || p.of[i] == picture) {
			free = i
			if p.of[i] == picture {
				break
			}
		}
	}
	if free < 0 {
		item := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
		p.items, p.of, p.used = append(p.items, item), append(p.of, nil), append(p.used, false)
		*p.grown = true
		free = len(p.items) - 1
	}
	item := p.items[free]
	p.used[free] = true
	if p.of[free] != picture {
		item.Image, p.of[free] = picture, picture
		item.Refresh()
	}
	put(item, f.x, f.y, f.w, f.h)
	if !item.Visible() {
		item.Show()
	}
}

// rest hides what was not used, and lets go of its pictures.
func (p *images) rest() {
	for i, item := range p.items {
		if !p.used[i] && p.of[i] != nil {
			item.Hide()
			item.Image, p.of[i] = nil, nil
			item.Refresh()
		}
		p.used[i] = false
	}
}

// How a picture is drawn that is chosen, marked or passed over.
const (
	ring      = 3    // of the chosen one
	markEdge  = 2    // of a mark on it
	outside   = 0.45 // how much of what a region leaves out is veiled
	chipSpace = 4    // beside the words on it
)

// paintPictures paints the pictures in view with their marks.
func (p *painter) paintPictures() {
	for _, f := range p.r.pictures.near {
		if f.y+f.h <= -ring || f.y >= p.r.flow.view+ring {
			continue
		}
		pic := &p.r.flow.pictures[f.number]
		l := p.r.pictures.loaded[f.number]
		if l != nil && l.image != nil {
			p.images.show(l.image, f)
		} else {
			p.paintEmptyFrame(pic, l, f)
		}
		now := p.r.pictures.states[pic.Key]
		p.paintLookedAt(now, f)
		p.paintPictureMarks(pic.Key, f)
		if now.Tick != "" {
			p.chip(now.Tick, p.r.TickFamily, f.x+f.w-chipSpace, f.y+f.h-chipSpace, true, p.colour(theme.ColorNameForeground))
		}
		if f.number == p.r.pictures.chosen {
			p.paintChosen(f)
		}
	}
}

// paintEmptyFrame draws a frame in the place of a picture: until it is there nothing in it, and where it is
// not, why, and what it shows.
func (p *painter) paintEmptyFrame(pic *placed, l *loaded, f framed) {
	ink := p.colour(theme.ColorNameForeground)
	p.under.box(f.x, f.y, f.w, f.h, fade(ink, 0.06))
	p.edges(f.x, f.y, f.w, f.h, 1, fade(ink, 0.35))
	why, alt := pic.Missing, pic.alt
	set := p.r.flow.altSet()
	width := f.w - 2*pictureGap
	if l != nil && l.failed {
		why = p.r.NoPicture
		alt = breakLines(pic.Alt, 0, len(pic.Alt), max(width, set.face.size), set.face, p.r.flow.m)
	}
	if why == "" {
		return
	}
	y := f.y + float32(int(pictureGap/2))
	write := func(text string, c color.Color) {
		if y+set.line > f.y+f.h {
			return
		}
		p.top.line(shown(text), set.face, c, f.x+pictureGap, y+set.top, width, set.height)
		y += set.line
	}
	for _, line := range breakLines(why, 0, len(why), max(width, set.face.size), set.face, p.r.flow.m) {
		write(why[line.start:line.end], fade(ink, 0.72))
	}
	if pic.Alt == "" {
		return
	}
	for _, line := range alt {
		write(pic.Alt[line.start:line.end], ink)
	}
}

// paintLookedAt draws a veil over a picture that needs no more looking at, and its corners where it is set
// aside.
func (p *painter) paintLookedAt(now PictureState, f framed) {
	if now.Passed || now.Dimmed {
		p.over.box(f.x, f.y, f.w, f.h, fade(p.colour(theme.ColorNameBackground), veil))
	}
	if !now.Passed || p.r.corners == "" {
		return
	}
	tall := min(f.h/3, 3*corner)
	p.corner(f.x-3, f.y-2, 1, tall, 1)
	p.corner(f.x+f.w+3, f.y+f.h+2, -1, -tall, -1)
}

// paintPictureMarks outlines the marks on a picture, with number and sign at the top left of each.
func (p *painter) paintPictureMarks(key string, f framed) {
	p.badges = p.badges[:0]
	for _, m := range p.r.pictures.marks {
		if m.Picture != key {
			continue
		}
		c, ground := p.lineColour(Mark{Style: m.Style}), p.colour(theme.ColorNameBackground)
		x, y, w, h := f.part(m.Region)
		thick := float32(markEdge)
		if active := m.Key == p.r.active && m.Key != ""; active {
			thick = 2 * markEdge
		}
		p.edges(x-1, y-1, w+2, h+2, thick+2, ground) // on a picture of any colours the line is seen
		p.edges(x, y, w, h, thick, c)
		label := m.Style.Sign
		if m.Style.Number > 0 {
			label = strconv.Itoa(m.Style.Number)
			if m.Style.Sign != "" {
				label += thin + m.Style.Sign
			}
		}
		if label != "" {
			p.chip(label, 0, x+thick, y+thick, false, c)
		}
	}
}

// part is where a region of the picture is on the widget.
func (f framed) part(g Region) (x, y, w, h float32) {
	g = g.box()
	return f.x + f.w*g.X/100, f.y + f.h*g.Y/100, f.w * g.Width / 100, f.h * g.Height / 100
}

// edges draws the four sides of a box, inside it.
func (p *painter) edges(x, y, w, h, thick float32, c color.Color) {
	p.over.box(x, y, w, thick, c)
	p.over.box(x, y+h-thick, w, thick, c)
	p.over.box(x, y+thick, thick, h-2*thick, c)
	p.over.box(x+w-thick, y+thick, thick, h-2*thick, c)
}

// chip writes a few letters on a ground of their own: from a corner to the right and down, or to the left and
// up where end says so. One where another stands goes beside it.
func (p *painter) chip(label string, family Family, x, y float32, end bool, edge color.Color) {
	f := p.r.letters.face(max(11, float32(int(p.r.letters.size*0.72))), true)
	width := p.r.letters.shaper.width(label, f) + 2*chipSpace
	height, _ := p.r.letters.shaper.metrics(f)
	if end {
		x, y = x-width, y-height
	}
	for _, s := range p.badges {
		if s.y == y && x < s.x+s.w && s.x < x+width {
			x = s.x + s.w + 1
		}
	}
	p.badges = append(p.badges, signBox{x, y, width})
	p.over.box(x, y, width, height, edge)
	p.over.box(x+1, y+1, width-2, height-2, p.colour(theme.ColorNameBackground))
	if family != 0 {
		f.family = family
	}
	p.top.line(shown(label), f, p.colour(theme.ColorNameForeground), x+chipSpace, y, width, height)
}

// paintChosen draws a ring around the chosen picture, and a veil over what its region leaves out.
func (p *painter) paintChosen(f framed) {
	c := p.colour(theme.ColorNamePrimary)
	if !p.r.focused {
		c = fade(c, 0.6)
	}
	p.edges(f.x-ring, f.y-ring, f.w+2*ring, f.h+2*ring, ring, c)
	if p.r.pictures.region.Whole() {
		return
	}
	x, y, w, h := f.part(p.r.pictures.region)
	ground := fade(p.colour(theme.ColorNameBackground), outside)
	p.over.box(f.x, f.y, f.w, y-f.y, ground)
	p.over.box(f.x, y+h, f.w, f.y+f.h-y-h, ground)
	p.over.box(f.x, y, x-f.x, h, ground)
	p.over.box(x+w, y, f.x+f.w-x-w, h, ground)
	p.edges(x-1, y-1, w+2, h+2, 4, p.colour(theme.ColorNameBackground))
	p.edges(x, y, w, h, 2, p.colour(theme.ColorNamePrimary))
}

// chosenBox is where the chosen picture, or its region, is on the widget; false where it is out of sight.
func (p *painter) chosenBox() (at framed, is bool) {
	for _, f := range p.r.pictures.near {
		if f.number != p.r.pictures.chosen {
			continue
		}
		x, y, w, h := f.part(p.r.pictures.region)
		return framed{f.number, x, y, w, h}, y+h > 0 && y < p.r.flow.view
	}
	return framed{}, false
}

// placeByPicture puts the button that marks below the right corner of what is chosen, or inside it where
// there is no room below.
func (p *painter) placeByPicture(bar []*button, at framed) {
	for _, b := range bar[1:] {
		if b.Visible() {
			b.Hide()
		}
	}
	b := bar[0]
	if size := theme.SizeForWidget(theme.SizeNameText, p.r); b.label.TextSize != size || b.back.FillColor != p.barColour(b) {
		b.label.TextSize = size
		b.Refresh()
	}
	size := b.MinSize()
	x := max(4, min(at.x+at.w-size.Width, p.r.Size().Width-rail-size.Width-4))
	y := at.y + at.h + ring + 2
	if y+size.Height > p.r.flow.view {
		y = max(4, min(at.y+at.h, p.r.flow.view)-size.Height-6)
	}
	put(b, float32(int(x)), float32(int(y)), size.Width, size.Height)
	if !b.Visible() {
		b.Show()
	}
}

// PictureBoxes are the frames of the pictures in view, by key: where they are on the widget.
func (r *Reader) PictureBoxes() map[string]fyne.Position {
	all := map[string]fyne.Position{}
	for _, f := range r.pictures.near {
		if f.y+f.h > 0 && f.y < r.flow.view {
			all[r.flow.pictures[f.number].Key] = fyne.NewPos(f.x+f.w/2, f.y+f.h/2)
		}
	}
	return all
}
