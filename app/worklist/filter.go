package worklist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// filter is the row in which claims are found as one types, in the language of search.
// Escape clears it, and then leaves it; Down and Enter go to the list.
type filter struct {
	*control.Entry
	found *widget.RichText
	row   *fyne.Container
}

func newFilter(down, leave func()) *filter {
	f := &filter{Entry: control.NewEntry(""), found: look.FaintText("")}
	f.found.Truncation = fyne.TextTruncateOff
	f.row = container.NewBorder(nil, nil, nil, f.found, f.Entry)
	f.row.Hide()
	f.OnSubmitted = func(string) { down() }
	f.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDown {
			down()
		}
		return key.Name == fyne.KeyDown
	}
	f.OnEscape = func() {
		if f.Text != "" {
			f.SetText("")
		} else {
			leave()
		}
	}
	return f
}

// show shows what is searched for where that came from elsewhere, and how many fit.
func (f *filter) show(now state.Worklist) {
	f.SetPlaceHolder(locale.Text("Find claims: words, #12, rating:false, owner:ann, kind:, tag:, status:"))
	if f.Text != now.Filter {
		changed := f.OnChanged
		f.OnChanged = nil
		f.SetText(now.Filter)
		f.OnChanged = changed
	}
	if now.Filter != "" && !f.row.Visible() {
		f.row.Show()
	}
	text := ""
	if now.Filter != "" {
		text = locale.Text("%d of %d", len(now.Rows), now.Total)
	}
	look.SetFaint(f.found, text)
}
