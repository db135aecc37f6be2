// Package copies is the part of a source's form that lists the copies that were kept of its page.
package copies

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// Token is what became of the time token of a copy.
type Token string

// What can become of a token; "" none was asked for.
const (
	Pending Token = "pending"
	Valid   Token = "valid"
	Invalid Token = "invalid"
)

// Copy is one copy, as it is shown.
type Copy struct {
	model.Capture
	Token   Token
	Stamped string // when, and by whom, as the token says
}

// State is what the panel shows.
type State struct {
	Copies  []Copy // the first one first
	Address bool   // the source has one that can be captured
	Busy    bool   // a copy is under way
	Changed []string
	Known   bool // what became of the passages that were quoted is known
}

// Panel lists the copies. Set the callbacks before it is shown.
type Panel struct {
	Content *fyne.Container
	// OnCapture keeps one more copy, OnCompare says what differs between a copy and the one before it.
	OnCapture func()
	OnCompare func(i int, told func(string))
	// OnSave writes all copies as a file, OnStamp asks for the tokens that are missing, OnArchive has a web archive
	// save the page.
	OnSave, OnStamp, OnArchive func()

	told    *widget.Label
	rows    *fyne.Container
	capture *control.Button
	save    *control.Button
	stamp   *control.Button
	archive *control.Button
}

// NewPanel makes the panel.
func NewPanel() *Panel {
	p := &Panel{told: look.Wrapped(locale.Text("Reading…")), rows: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	p.capture = control.NewQuiet(locale.Text("Keep a copy"), theme.DownloadIcon(), func() { p.OnCapture() })
	p.save = control.NewQuiet(locale.Text("Save as WACZ…"), theme.DocumentSaveIcon(), func() { p.OnSave() })
	p.stamp = control.NewQuiet(locale.Text("Ask for time tokens"), nil, func() { p.OnStamp() })
	p.archive = control.NewQuiet(locale.Text("Save to a web archive…"), nil, func() { p.OnArchive() })
	title := widget.NewLabel(locale.Text("Copies of the page"))
	title.TextStyle.Bold = true
	p.Content = container.New(layout.NewCustomPaddedVBoxLayout(2), title, p.told, p.rows, container.NewHBox(p.capture, p.save),
		container.NewHBox(p.archive, p.stamp))
	p.Show(State{})
	return p
}

// Show shows what there is.
func (p *Panel) Show(now State) {
	p.rows.RemoveAll()
	missing := false
	for i, c := range now.Copies {
		p.rows.Add(p.row(i, c))
		missing = missing || c.Token == Pending || c.Token == ""
	}
	p.told.SetText(told(now))
	again := locale.Text("Keep a copy")
	if len(now.Copies) > 0 {
		again = locale.Text("Keep a copy again")
	}
	p.capture.SetText(again)
	enabled(p.capture, now.Address && !now.Busy)
	p.save.Hidden = len(now.Copies) == 0
	p.stamp.Hidden = !missing
	enabled(p.archive, now.Address && !now.Busy)
	p.Content.Refresh()
}

func enabled(b *control.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// told is how many copies there are, and whether what was quoted still stands.
func told(now State) string {
	switch {
	case now.Busy:
		return locale.Text("A copy is being kept…")
	case len(now.Copies) == 0 && !now.Address:
		return locale.Text("None. A copy can be kept once the source has a web address.")
	case len(now.Copies) == 0:
		return locale.Text("None. Galley connects to the page only when you ask for a copy.")
	case len(now.Changed) > 0:
		return locale.Text("Changed since it was quoted. In the newest copy this is not found: %s", "“"+strings.Join(now.Changed, "” “")+"”")
	case now.Known:
		return locale.Text("What was quoted stands in the newest copy.")
	}
	return locale.Text("Nothing was quoted, or no text was read of the newest copy.")
}

// row is a copy in a line or two, with what can be done with it.
func (p *Panel) row(i int, c Copy) fyne.CanvasObject {
	parts := []string{locale.Moment(c.Taken.Time().Local()), locale.Text("status %d", c.Status)}
	switch c.Wall {
	case model.Paywall:
		parts = append(parts, locale.Text("a paywall stands before it"))
	case model.Login:
		parts = append(parts, locale.Text("a login stands before it"))
	}
	switch c.Token {
	case Pending:
		parts = append(parts, locale.Text("time token pending"))
	case Valid:
		parts = append(parts, locale.Text("time token: %s", c.Stamped))
	case Invalid:
		parts = append(parts, locale.Text("its time token does not hold"))
	}
	line := look.Wrapped(strings.Join(parts, " · "))
	row := container.New(layout.NewCustomPaddedVBoxLayout(0), line)
	if i > 0 && p.OnCompare != nil {
		what := look.Wrapped("")
		what.Hide()
		row.Add(container.NewHBox(control.NewQuiet(locale.Text("What changed"), nil, func() {
			p.OnCompare(i, func(text string) {
				what.SetText(text)
				what.Show()
				p.Content.Refresh()
			})
		})))
		row.Add(what)
	}
	return row
}
