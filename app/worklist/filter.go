package worklist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// filter is the row in which claims are found as one types, in the language of search.
type filter struct {
	widget.Entry
	onDown  func() // to the list
	onLeave func() // Escape where nothing is typed
	found   *widget.RichText
	row     *fyne.Container
}

func newFilter() *filter {
	f := &filter{found: look.FaintText("")}
	f.ExtendBaseWidget(f)
	f.found.Truncation = fyne.TextTruncateOff
	f.row = container.NewBorder(nil, nil, nil, f.found, f)
	f.row.Hide()
	f.OnSubmitted = func(string) { f.onDown() }
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

// TypedKey leaves with Escape, once to clear it, and goes down to the list.
func (f *filter) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && f.Text != "":
		f.SetText("")
	case key.Name == fyne.KeyEscape:
		f.onLeave()
	case key.Name == fyne.KeyDown:
		f.onDown()
	default:
		f.Entry.TypedKey(key)
	}
}
