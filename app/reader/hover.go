package reader

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseIn implements desktop.Hoverable.
func (r *Reader) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (r *Reader) MouseMoved(e *desktop.MouseEvent) {
	near := func(x float32) bool { return r.mouse.inside && x >= r.Size().Width-barWidth }
	was := near(r.mouse.over.X)
	r.mouse.over, r.mouse.inside = e.Position, true
	if was != near(e.Position.X) {
		r.paint() // the thumb widens
	}
	if r.painter == nil || len(r.flow.pieces) == 0 {
		return
	}
	if r.hoverMargin(e.Position, e.AbsolutePosition) {
		return
	}
	var keys []string
	var under string
	if f, is := r.pictureAt(e.Position); is {
		x, y := f.percent(e.Position)
		under = r.flow.pictures[f.number].Key
		if keys = r.keysOn(under, x, y); len(keys) > 0 {
			under = ""
		}
	} else if on, ok := r.characterAt(e.Position); ok && e.Position.X < r.Size().Width-rail {
		if keys = r.marks.keysAt(on); len(keys) == 0 {
			at, _ := r.underlinedAt(on)
			under = at.Key
		}
	}
	r.hovered(keys, under, e.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (r *Reader) MouseOut() {
	r.mouse.inside = false
	r.hoverMargin(fyne.NewPos(-1, -1), fyne.Position{})
	r.hovered(nil, "", fyne.Position{})
	r.paint()
}

// hovered notes what the pointer is over: marks, or else what is underlined.
func (r *Reader) hovered(keys []string, under string, at fyne.Position) {
	if slices.Equal(keys, r.mouse.keys) && under == r.mouse.under {
		return
	}
	r.mouse.keys, r.mouse.under = keys, under
	if under != "" {
		keys = []string{under}
	}
	r.hover(keys, at)
}

func (r *Reader) hover(keys []string, at fyne.Position) {
	if r.OnHover != nil {
		r.OnHover(keys, at)
	}
}

// Cursor implements desktop.Cursorable.
func (r *Reader) Cursor() desktop.Cursor {
	switch {
	case r.mouse.inside && r.mouse.over.X >= r.Size().Width-rail && r.mouse.drag != dragText:
		return desktop.DefaultCursor
	case r.mouse.drag == dragHandle || r.mouse.inside && r.mouse.drag == dragNothing && r.handleAt(r.mouse.over) != nil:
		return desktop.HResizeCursor
	case (len(r.mouse.keys) > 0 || r.margin.over >= 0) && r.mouse.drag != dragText:
		return desktop.PointerCursor
	}
	if _, is := r.pictureAt(r.mouse.over); r.mouse.drag == dragRegion || is && r.mouse.inside && r.mouse.drag == dragNothing {
		if r.OnMarkPicture == nil {
			return desktop.DefaultCursor
		}
		return desktop.CrosshairCursor
	}
	return desktop.TextCursor
}

// Scrolled implements fyne.Scrollable: the wheel and the touchpad.
func (r *Reader) Scrolled(e *fyne.ScrollEvent) {
	if r.flow.high == nil || e.Scrolled.DY == 0 {
		return
	}
	r.flow.scroll(-e.Scrolled.DY)
	if r.mouse.drag == dragText {
		r.pinned = nil
		r.extend()
		return
	}
	r.scrolled()
}
