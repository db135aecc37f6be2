package reader

import (
	"slices"

	"fyne.io/fyne/v2"

	"galley/model/passage"
)

// Place is what a menu is wanted of.
type Place struct {
	At   fyne.Position // on the canvas: where the menu is to open
	Keys []string      // of the marks there, the shortest first
	Span passage.Span  // what is selected; empty where the menu is of marks alone
	// Under is the key of what is underlined there, where neither mark nor selection is; "" none.
	Under string
	// Picture is the key of the picture that the menu is of, which is chosen; "" none.
	Picture string
}

var _ fyne.SecondaryTappable = (*Reader)(nil)

// TappedSecondary implements fyne.SecondaryTappable: a menu of the words selected, or
// of the marks under the pointer.
func (r *Reader) TappedSecondary(e *fyne.PointEvent) {
	if r.painter == nil || r.flow.high == nil || len(r.flow.pieces) == 0 || r.OnMenu == nil {
		return
	}
	if f, is := r.pictureAt(e.Position); is {
		if r.pictures.chosen != f.number {
			r.choose(f.number, Region{})
		}
		key := r.flow.pictures[f.number].Key
		x, y := f.percent(e.Position)
		r.OnMenu(Place{At: e.AbsolutePosition, Picture: key, Keys: r.keysOn(key, x, y)})
		return
	}
	place := Place{At: e.AbsolutePosition, Span: r.Selection()}
	if on, ok := r.characterAt(e.Position); ok {
		place.Keys = r.marks.keysAt(on)
		if !place.Span.Contains(on) && len(place.Keys) > 0 {
			place.Span = passage.Span{}
		}
		r.addUnder(&place, on)
	}
	r.OnMenu(place)
}

// addUnder says what is underlined at an offset, where the menu is of nothing else.
func (r *Reader) addUnder(p *Place, offset int) {
	if len(p.Keys) == 0 && p.Span.Empty() {
		at, _ := r.underlinedAt(offset)
		p.Under = at.Key
	}
}

// menuByKey is TappedSecondary from the keyboard: of what is selected, or of the
// marks that the caret stands in or behind.
func (r *Reader) menuByKey() {
	if r.painter == nil || r.flow.high == nil || len(r.flow.pieces) == 0 || r.OnMenu == nil {
		return
	}
	if key, _, chosen := r.Picture(); chosen {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
		for _, f := range r.pictures.near {
			if f.number == r.pictures.chosen {
				at = at.AddXY(f.x, max(f.y, 0)+min(f.h, r.flow.view)/3)
			}
		}
		r.OnMenu(Place{At: at, Picture: key, Keys: r.keysOf(key)})
		return
	}
	head := r.selection.head
	place := Place{Span: r.Selection(), Keys: r.marks.keysAt(head)}
	for _, key := range r.marks.keysAt(r.previousCluster(head)) {
		if !slices.Contains(place.Keys, key) {
			place.Keys = append(place.Keys, key)
		}
	}
	r.addUnder(&place, head)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	if w, ok := r.painter.rowOf(head, r.selection.tail); ok {
		at = at.AddXY(r.painter.x(w, head), w.y+w.set.line)
	}
	place.At = at
	r.OnMenu(place)
}
