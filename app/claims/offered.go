package claims

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// offered are the sources that notes of the draft propose for the claim. They count for
// nothing until they are accepted, so they stand apart from the claim's sources.
type offered struct {
	panel   *Panel
	rows    *fyne.Container
	content *fyne.Container
	now     []model.Exhibit // shown
}

func newOffered(p *Panel) *offered {
	o := &offered{panel: p, rows: newColumn(near)}
	o.content = newColumn(near, flush(small(locale.Text("Proposed in the draft. These count for nothing until you accept them."))), o.rows)
	o.content.Hide()
	return o
}

// show shows what is proposed for a claim.
func (o *offered) show(all []model.Exhibit) {
	same := len(all) == len(o.now)
	for i := range all {
		same = same && all[i].Same(o.now[i])
	}
	if same {
		return
	}
	o.now = all
	o.rows.RemoveAll()
	for i, x := range all {
		o.rows.Add(o.row(x, i == 0))
	}
	shown(o.content, len(all) > 0)
}

// row is a proposed source with what can be done with it. The keys are about the first one.
func (o *offered) row(x model.Exhibit, first bool) fyne.CanvasObject {
	title := look.Wrapped(sourceName(x))
	title.TextStyle = fyne.TextStyle{Bold: true}
	says := small(offeredSays(x))
	says.Importance = widget.MediumImportance
	accept := control.NewButton(locale.Text("Accept"), theme.ConfirmIcon(), func() { o.accept(x) })
	refuse := control.NewQuiet(locale.Text("Refuse"), theme.CancelIcon(), func() { o.refuse(x) })
	if first {
		accept.Key, refuse.Key = "Y", locale.Text("Shift")+"+Y"
	}
	buttons := container.NewHBox(accept, refuse)
	if _, ok := model.ToOpen(x.Source.URL); ok || x.Source.Veiled {
		buttons.Add(control.NewIcon(theme.MailForwardIcon(), locale.Text("Open the address"), func() {
			if o.panel.OnFollow != nil {
				o.panel.OnFollow(x.Source)
			}
		}))
	}
	return newColumn(2, flush(title), flush(says), buttons)
}

// sourceName is what a proposed source is called, with where it was published.
func sourceName(x model.Exhibit) string {
	name := passage.Shorten(cmp.Or(x.Source.Title, x.Source.URL), 120)
	if x.Source.Publisher != "" {
		name += " · " + x.Source.Publisher
	}
	return name
}

// offeredSays is who proposed a source, where in it, and what else the note says.
func offeredSays(x model.Exhibit) string {
	parts := []string{locale.Text("proposed by %s", locale.Said(x.ProposedBy))} // "a note in the draft" where nobody is named
	for _, s := range []string{x.Locator, strings.Join(strings.Fields(x.Note), " ")} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

func (o *offered) accept(x model.Exhibit) {
	o.panel.Flush()
	o.panel.do(model.AcceptEvidence{IDs: []string{x.Evidence.ID}}, nil)
}

func (o *offered) refuse(x model.Exhibit) {
	o.panel.Flush()
	o.panel.do(model.RefuseEvidence{IDs: []string{x.Evidence.ID}}, nil)
}

// Offered is the proposed source that the keys are about, in words; "" there is none.
func (p *Panel) Offered() string {
	if x, ok := p.offered(); ok {
		return sourceName(x)
	}
	return ""
}

func (p *Panel) offered() (model.Exhibit, bool) {
	if d, selected := p.active(); selected && len(d.Proposals) > 0 {
		return d.Proposals[0], true
	}
	return model.Exhibit{}, false
}

// AcceptOffered makes that source one of the claim's.
func (p *Panel) AcceptOffered() {
	if x, ok := p.offered(); ok {
		p.form.sources.offered.accept(x)
	}
}

// RefuseOffered takes that source away for good.
func (p *Panel) RefuseOffered() {
	if x, ok := p.offered(); ok {
		p.form.sources.offered.refuse(x)
	}
}
