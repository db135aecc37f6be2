package claims

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/sources"
	"galley/model"
)

// judging is what the source of an exhibit is for this claim: first-hand or not, and how reliable.
// The first choice of each is what the source says everywhere.
type judging struct {
	of          *exhibit
	first       *control.Select
	reliability *control.Select
	content     fyne.CanvasObject
	quiet       bool
}

func newJudging(x *exhibit) *judging {
	j := &judging{of: x}
	j.first = control.NewSelect(nil, func(string) {
		if i := j.first.SelectedIndex(); !j.quiet && i >= 0 {
			first := i == 1
			edit := model.EditEvidence{ID: x.shown.Evidence.ID, Primary: &first}
			if i == 0 {
				edit.Primary, edit.PrimaryAsSource = nil, true
			}
			x.panel.do(edit, nil)
		}
	})
	j.reliability = control.NewSelect(nil, func(string) {
		if i := j.reliability.SelectedIndex(); !j.quiet && i >= 0 {
			judged := append([]model.Reliability{""}, model.Reliabilities...)[i]
			x.panel.do(model.EditEvidence{ID: x.shown.Evidence.ID, Reliability: &judged}, nil)
		}
	})
	j.content = beside(named(locale.Text("For this claim it is"), j.first), named(locale.Text("and as reliable as"), j.reliability))
	return j
}

func (j *judging) show(now model.Exhibit) {
	j.quiet = true
	defer func() { j.quiet = false }()
	kind := func(first bool) string {
		if first {
			return locale.Text("first-hand")
		}
		return locale.Text("second-hand")
	}
	j.first.SetOptions([]string{locale.Text("as the source: %s", kind(now.Source.Primary)), kind(true), kind(false)})
	at := 0
	if now.Evidence.Primary != nil && *now.Evidence.Primary {
		at = 1
	} else if now.Evidence.Primary != nil {
		at = 2
	}
	j.first.SetSelectedIndex(at)
	names := sources.ReliabilityNames()
	options := []string{locale.Text("as the source: %s", names[now.Source.Reliability])}
	at = 0
	for i, r := range model.Reliabilities {
		options = append(options, names[r])
		if r == now.Evidence.Reliability {
			at = i + 1
		}
	}
	j.reliability.SetOptions(options)
	j.reliability.SetSelectedIndex(at)
}

// judgedSaid is what a source is for a claim, in a few words: first-hand, and how reliable; "" where nobody said.
func judgedSaid(x model.Exhibit) string {
	var said []string
	if x.IsPrimary() {
		said = append(said, locale.Text("first-hand"))
	}
	if r := x.JudgedReliability(); r != "" {
		said = append(said, sources.ReliabilityNames()[r])
	}
	return strings.Join(said, ", ")
}
