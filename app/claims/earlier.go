package claims

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// earlier are the checks of the selected claim that others published: what each says,
// with its link, and a field that attaches another by its address.
type earlier struct {
	panel   *Panel
	claim   string
	shown   []model.Exhibit
	lines   *fyne.Container
	address *field
	content *fyne.Container
}

func newEarlier(p *Panel) *earlier {
	e := &earlier{panel: p, lines: newColumn(0)}
	e.address = p.newField(locale.Text("Address of a fact check elsewhere"), 1)
	e.address.OnSubmitted = func(string) {
		e.attach()
		e.address.done()
	}
	e.content = newColumn(near, e.lines, e.address)
	return e
}

// attach hands on the address that was typed. The field is empty again once the check
// is attached.
func (e *earlier) attach() {
	address, claim := strings.TrimSpace(e.address.Text), e.claim
	if address == "" || e.panel.OnEarlier == nil {
		return
	}
	e.panel.OnEarlier(claim, address, func() {
		if e.claim == claim && strings.TrimSpace(e.address.Text) == address {
			e.address.SetText("")
		}
	})
}

func (e *earlier) show(d model.Dossier) {
	if d.Claim.ID != e.claim {
		e.claim = d.Claim.ID
		e.address.SetText("")
	}
	checks := d.EarlierChecks()
	if slices.EqualFunc(checks, e.shown, model.Exhibit.Same) {
		return
	}
	e.shown = checks
	e.lines.RemoveAll()
	for _, x := range checks {
		follow := control.NewIcon(theme.MailForwardIcon(), locale.Text("Open it"), func() {
			if e.panel.OnFollow != nil {
				e.panel.OnFollow(x.Source)
			}
		})
		remove := control.NewIcon(theme.ContentRemoveIcon(), locale.Text("Take it off the claim"), func() {
			e.panel.Flush()
			e.panel.do(model.DetachSource{EvidenceID: x.Evidence.ID}, nil)
		})
		if _, ok := model.ToOpen(x.Source.URL); !ok {
			follow.Hide()
		}
		buttons := container.NewVBox(container.NewHBox(follow, remove))
		e.lines.Add(container.NewBorder(nil, nil, nil, buttons, flush(small(x.Note))))
	}
}
