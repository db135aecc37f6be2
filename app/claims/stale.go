package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/model"
)

// stale tells that the selected claim's verdict was given on other words. The chip of
// the same rating, or its key, confirms it.
type stale struct {
	panel   *Panel
	edge    *canvas.Rectangle
	text    *widget.Label
	content *fyne.Container
}

func newStale(p *Panel) *stale {
	s := &stale{panel: p, text: small("")}
	s.content, s.edge = warning(flush(s.text))
	return s
}

func (s *stale) show(d model.Dossier) {
	if !d.LooksStale(s.panel.state.Version) {
		s.content.Hide()
		return
	}
	v, _ := d.Verdict()
	s.edge.FillColor = theme.Color(theme.ColorNameWarning)
	said := locale.Text("Rated %s by %s on other words.", VerdictName(v), v.By)
	if v.SignedAt != "" {
		said = locale.Text("Rated %s by %s, signed off by %s, on other words.", VerdictName(v), v.By, v.SignedBy)
	}
	s.text.SetText(said + " " + locale.Text("Look at it again: the same rating confirms it."))
	s.content.Show()
}
