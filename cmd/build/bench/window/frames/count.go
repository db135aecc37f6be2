package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// counted says how many objects of which kind a frame of a canvas has, by the widgets that
// they are in. Fyne paints each of them anew in each frame.
func counted(c fyne.Canvas, out io.Writer) {
	all := map[string]int{}
	for _, o := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		count(o, "", all)
	}
	for _, name := range slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Compare(all[b], all[a]) }) {
		fmt.Fprintf(out, "%6d %s\n", all[name], name)
	}
}

func count(o fyne.CanvasObject, in string, all map[string]int) {
	if o == nil || !o.Visible() {
		return
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		in = fmt.Sprintf("%T", o)
		inside = test.WidgetRenderer(o).Objects()
	case *canvas.Text:
		if o.Text == "" {
			return
		}
		all["all"]++
		all[fmt.Sprintf("%T in %s", o, in)]++
	default:
		all["all"]++
		all[fmt.Sprintf("%T in %s", o, in)]++
	}
	for _, o := range inside {
		count(o, in, all)
	}
}
