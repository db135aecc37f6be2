package app

import (
	"fyne.io/fyne/v2/widget"

	"galley/app/compare"
	"galley/app/look"
	"galley/app/page"
	"galley/app/reader"
	"galley/app/state"
	"galley/model/ingest"
)

// middle is the page with the two readers that much of the window works on.
type middle struct {
	*page.Page
	reader *reader.Reader
	pane   *compare.Pane
}

func newMiddle(p *page.Page) middle { return middle{p, p.Reader(), p.Comparison()} }

func newWrapped(text string) *widget.Label { return look.Wrapped(text) }

// showPage puts the open article on the screen.
func (w *Window) showPage() {
	s := &w.session
	if v := s.proof.Version; v.ID != w.furniture.version {
		w.furniture.version, w.furniture.blocks = v.ID, ingest.Furniture(v.Text, v.Blocks)
	}
	p := state.Page{
		Proof: s.proof, Furniture: w.furniture.blocks, Active: s.active, Beside: w.comparison(),
		Bare: w.library != nil && s.tally.Desk.Articles+s.tally.Archive.Articles == 0,
	}
	if w.library == nil {
		p.Refused = w.safety.sentence
	}
	w.page.Show(p)
}

// furniture is what of a version looks like page furniture.
type furniture struct {
	version string
	blocks  []int
}
