//go:build !race || long

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/scales"
	"galley/model"
	"galley/model/passage"
)

// chooseScale opens the list of scales and chooses what a few letters leave.
func (w *Window) chooseScale(t *testing.T, typed string) {
	t.Helper()
	w.do(t, "Scales…")
	test.Type(w.win.Canvas().Focused(), typed)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// onTop is what the texts over the window say.
func (w *Window) onTop() string {
	var all []string
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		switch x := o.(type) {
		case *widget.Label:
			all = append(all, x.Text)
		case *widget.RichText:
			all = append(all, x.String())
		}
	}
	return strings.Join(all, "\n")
}

// typedOver puts other words into the field that has some, or a hint of them.
func (w *Window) typedOver(t *testing.T, was, now string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if e, is := o.(*control.Entry); is && (e.Text == was || e.PlaceHolder == was) {
			e.SetText(now)
			return
		}
	}
	t.Fatalf("no field has %q", was)
}

func TestAScaleIsCopiedFromGalleysAndItsRatingsAreRenamedInTheWindow(t *testing.T) {
	w, _, _ := opened(t)
	w.chooseScale(t, "Labels")
	w.typedOver(t, "Labels (2)", "House")
	w.typedOver(t, "Correct", "Sound")
	test.Tap(button(t, w, "Save"))
	house, err := w.store.library.Scale(t.Context(), "House")
	if err != nil || house.Ratings[0].Label != "Sound" || len(house.Ratings) != 8 {
		t.Fatalf("stored %+v, %v", house, err)
	}
	w.store.write(model.MarkClaim{ID: "c1", VersionID: w.session.Version().ID, Span: passage.Span{End: 10}}, nil)
	claim := w.session.Proof().Dossiers[0].Claim.ID
	w.store.write(model.SetVerdict{ClaimID: claim, Scale: house.ID, Rating: &house.Ratings[0].Label}, nil)
	w.chooseScale(t, "House")
	w.typedOver(t, "Sound", "Stands")
	test.Tap(button(t, w, "Save"))
	d, _ := w.session.Dossier(claim)
	if r, rated := d.Rating(); !rated || r.Label != "Stands" {
		t.Errorf("the claim on show is rated %+v", r)
	}
	for _, s := range w.session.Scales() {
		if s.ID == house.ID && s.Ratings[0].Label != "Stands" {
			t.Errorf("the window offers %q", s.Ratings[0].Label)
		}
	}
}

func TestAScaleThatCannotBeStoredSaysWhyAndKeepsWhatWasTyped(t *testing.T) {
	w, _, _ := opened(t)
	w.chooseScale(t, "New Scale")
	test.Tap(button(t, w, "Save"))
	if !strings.Contains(w.onTop(), "A scale needs a name.") {
		t.Errorf("it says %q", w.onTop())
	}
	w.typedOver(t, "What the scale is called", "House")
	test.Tap(button(t, w, "Save"))
	if !strings.Contains(w.onTop(), "A rating needs a label.") {
		t.Errorf("it says %q", w.onTop())
	}
	w.keyboard.typedKey(fyne.KeyEscape)
	if !strings.Contains(w.onTop(), "Discard what you typed?") {
		t.Errorf("Escape shows %q", w.onTop())
	}
}

func TestRatingsAreMovedAddedAndTakenOffByKeyboard(t *testing.T) {
	test.NewTempApp(t)
	var on fyne.Focusable
	scale := model.Scale{Name: "House", Ratings: []model.Rating{{Label: "A", Mark: "a"}, {Label: "B", Mark: "b", Tone: model.ToneFalse}}}
	e := scales.New(scale, false, func(f fyne.Focusable) { on = f })
	press := func(tip string, n int) {
		for _, o := range test.LaidOutObjects(e.Content) {
			if b, is := o.(*control.Button); is && (b.Tip == tip || b.Text == tip) {
				if n--; n < 0 {
					b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
					return
				}
			}
		}
		t.Fatalf("no button %q", tip)
	}
	labels := func() string {
		f, err := e.Fields()
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, r := range f.Ratings {
			all = append(all, r.Now+">"+r.Label)
		}
		return strings.Join(all, " ")
	}
	if e.Changed() {
		t.Error("it is changed before anything was done")
	}
	press("Move the rating down", 0)
	if got := labels(); got != "B>B A>A" {
		t.Errorf("moved: %s", got)
	}
	press("Add a Rating", 0)
	if entry, is := on.(*control.Entry); !is {
		t.Errorf("the keyboard is in %T", on)
	} else {
		entry.SetText("C")
	}
	press("Take the rating off the scale", 1)
	if got := labels(); got != "B>B >C" || !e.Changed() {
		t.Errorf("then: %s", got)
	}
}
