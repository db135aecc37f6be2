package app

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/scales"
	"galley/model"
	"galley/model/library"
)

// scaling makes scales of the desk's own, and changes them.
type scaling struct {
	store   *store
	dialogs *ask.Dialogs
	writing *writing
}

func (s *scaling) actions() []action {
	return []action{{name: "Scales…", enabled: func() bool { return s.store.library != nil }, do: s.list}}
}

// list shows all scales, to be changed or copied.
func (s *scaling) list() {
	s.writing.texts.Flush()
	readAfterWrites(s.store, "scales", func(ctx context.Context, lib *library.Library) ([]model.Scale, error) { return lib.Scales(ctx) },
		func(all []model.Scale) {
			offers := []ask.Offer{{Name: locale.Text("New Scale…"), Do: func() { s.edit(model.Scale{}, false) }}}
			for _, scale := range all {
				if _, own := model.BuiltInScale(scale.ID); own {
					offers = append(offers, ask.Offer{Name: look.ScaleName(scale), Aside: locale.Text("comes with Galley: copy"),
						Do: func() { s.edit(s.copyOf(scale, all), true) }})
					continue
				}
				offers = append(offers, ask.Offer{Name: scale.Name, Aside: locale.Text("change"), Do: func() { s.edit(scale, false) }})
			}
			s.dialogs.Choose(locale.Text("Scales"), locale.Text("Which scale?"), offers, nil)
		})
}

// copyOf is a scale of the desk's own that begins as one of Galley's, in the language of the window.
func (s *scaling) copyOf(scale model.Scale, all []model.Scale) model.Scale {
	made := model.Scale{Ordered: scale.Ordered}
	taken := map[string]bool{}
	for _, other := range all {
		taken[look.ScaleName(other)], taken[other.Name] = true, true
	}
	for n := 2; made.Name == ""; n++ {
		if name := fmt.Sprintf("%s (%d)", look.ScaleName(scale), n); !taken[name] {
			made.Name = name
		}
	}
	for _, r := range scale.Ratings {
		r.Label, r.Meaning = look.RatingLabel(r), look.RatingMeaning(r)
		made.Ratings = append(made.Ratings, r)
	}
	return made
}

// edit shows a scale as a form.
func (s *scaling) edit(scale model.Scale, copied bool) {
	editor := scales.New(scale, copied, s.dialogs.Focus)
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	var shown *ask.Shown
	write := func(cmd model.Command) {
		s.store.write(cmd, func(err error) {
			if err != nil {
				fault.SetText(locale.Fault(err))
				return
			}
			shown.Hide()
		})
	}
	save := func() {
		fields, err := editor.Fields()
		switch {
		case err != nil:
			fault.SetText(locale.Fault(err))
		case scale.ID == "":
			write(model.AddScale{Fields: fields})
		default:
			write(model.Seen{Command: model.EditScale{ID: scale.ID, Fields: fields}, Was: model.Saw(scale)})
		}
	}
	title, answers := locale.Text("A new scale"), []ask.Answer(nil)
	if scale.ID != "" {
		title = locale.Text("The scale “%s”", scale.Name)
		answers = []ask.Answer{{Label: locale.Text("Delete"), Danger: true, Stays: true,
			Do: func() { write(model.DeleteScale{ID: scale.ID}) }}}
	}
	shown = s.dialogs.Show(ask.Sheet{Title: title, Content: container.NewBorder(nil, fault, nil, nil, editor.Content), Size: fyne.NewSize(960, 560),
		First: editor.Name, Typed: editor.Changed, Answers: answers, Submit: ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true}})
}
