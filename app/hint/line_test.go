package hint

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

func figure(offer string) state.Hint {
	h := state.Hint{Kind: state.FigureHint, Sentence: "The source says 17,000, the claim 21,000: that is 23.5 % more.",
		Reason: "Both are numbers of troops.", Offer: offer, Subject: "c", Words: "21,000 17,000"}
	if offer != "" {
		h.Take = model.DeleteClaim{ID: "c"}
	}
	return h
}

// shownIn is a line in a window of a width, under a layer that shows tips at once.
func shownIn(t *testing.T, l *Line, width float32) (fyne.Window, *control.Layer) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	layer := control.NewLayer(func(_ time.Duration, f func()) func() { f(); return func() {} })
	w := test.NewTempWindow(t, container.NewStack(container.NewVBox(l.Content()), layer))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 400))
	return w, layer
}

func TestAHintIsTakenAndDismissedByMouseAndKeyboard(t *testing.T) {
	l := NewLine()
	var took, dismissed []string
	l.OnTake = func(h state.Hint) { took = append(took, h.Words) }
	l.OnDismiss = func(h state.Hint) { dismissed = append(dismissed, h.Words) }
	w, _ := shownIn(t, l, 400)
	if l.Content().Visible() {
		t.Error("a line without a hint takes place")
	}
	l.Show(figure("Use 17,000"))
	test.Tap(l.take)
	test.Tap(l.dismiss)
	for _, b := range []*button{l.take, l.dismiss} {
		w.Canvas().Focus(b)
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if len(took) != 2 || len(dismissed) != 2 || took[0] != "21,000 17,000" {
		t.Errorf("took %q, dismissed %q", took, dismissed)
	}
	l.Show(figure(""))
	if l.take.Visible() || !l.dismiss.Visible() {
		t.Error("a hint that offers nothing has a button for it")
	}
}

func TestWhatAHintIsAboutIsOpenedByItsSentenceAndItsButton(t *testing.T) {
	l := NewLine()
	var opened, took int
	l.OnOpen, l.OnTake = func(state.Hint) { opened++ }, func(state.Hint) { took++ }
	w, _ := shownIn(t, l, 400)
	h := figure("Use 17,000")
	l.Show(h)
	if test.Tap(l.words); opened > 0 || l.open.Visible() || l.words.Cursor() != desktop.DefaultCursor {
		t.Error("a hint about nothing that can be opened opens something")
	}
	h.OpenArticle = "a"
	l.Show(h)
	test.Tap(l.words)
	test.Tap(l.open)
	w.Canvas().Focus(l.open)
	l.open.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != 3 || took != 0 || !l.open.Visible() || l.words.Cursor() != desktop.PointerCursor {
		t.Errorf("opened %d times, taken %d", opened, took)
	}
	if said := l.open.AccessibilityLabel(); !strings.Contains(said, h.Sentence) || !strings.Contains(said, "Open what the hint is about") {
		t.Errorf("spoken: %q", said)
	}
	h.Take = nil // what it offers is to open it: one button does
	if l.Show(h); l.open.Visible() || !l.take.Visible() {
		t.Error("two buttons open it")
	}
}

func TestTheReasonOfAHintIsShownWhenPointedAtAndSpoken(t *testing.T) {
	l := NewLine()
	w, _ := shownIn(t, l, 400)
	l.Show(figure("Use 17,000"))
	l.words.MouseIn(&desktop.MouseEvent{})
	if got := painted(w); !strings.Contains(got, "Both are numbers of troops.") {
		t.Errorf("on the screen: %q", got)
	}
	for _, b := range []*button{l.take, l.dismiss} {
		if said := b.AccessibilityLabel(); !strings.Contains(said, "17,000, the claim") || !strings.Contains(said, "Both are numbers of troops.") {
			t.Errorf("spoken: %q", said)
		}
	}
	if said := l.dismiss.AccessibilityLabel(); !strings.Contains(said, "Dismiss this hint for good") {
		t.Errorf("spoken: %q", said)
	}
}

// painted are the texts on the screen.
func painted(w fyne.Window) string {
	var all []string
	for _, o := range test.LaidOutObjects(w.Content()) {
		switch o := o.(type) {
		case *canvas.Text:
			all = append(all, o.Text)
		case *widget.Label:
			all = append(all, o.Text)
		}
	}
	return strings.Join(all, " ")
}

func TestNothingOfAHintIsCutOffInANarrowColumn(t *testing.T) {
	for _, width := range []float32{180, 260, 340, 700} {
		l := NewLine()
		shownIn(t, l, width)
		h := figure("Use seventeen thousand")
		h.OpenArticle = "a"
		l.Show(h)
		l.Content().Refresh()
		layOut := func() {
			l.Content().Resize(fyne.NewSize(width, l.Content().MinSize().Height))
			l.Content().Resize(fyne.NewSize(width, l.Content().MinSize().Height))
		}
		layOut()
		size := l.Content().Size()
		for name, o := range map[string]fyne.CanvasObject{"sentence": l.content.Objects[1], "offer": l.take, "arrow": l.open, "×": l.dismiss} {
			end := o.Position().Add(o.Size())
			if end.X > size.Width+0.5 || end.Y > size.Height+0.5 || o.Position().X < 0 {
				t.Errorf("%g wide: the %s ends at %v of %v", width, name, end, size)
			}
			if o.Size().Height < o.MinSize().Height-0.5 {
				t.Errorf("%g wide: the %s is %v high and needs %v", width, name, o.Size(), o.MinSize())
			}
		}
		if l.open.Position().X+l.open.Size().Width > l.dismiss.Position().X+0.5 {
			t.Errorf("%g wide: the arrow lies over the ×", width)
		}
		if a, b := l.take, l.content.Objects[1]; a.Position().Y < b.Position().Y+b.Size().Height-4 && a.Position().X < b.Position().X+b.Size().Width-0.5 {
			t.Errorf("%g wide: the offer lies over the sentence", width)
		}
	}
}

func TestEveryKindOfHintHasASignOfItsOwn(t *testing.T) {
	seen := map[string]state.HintKind{}
	for _, k := range state.HintKinds {
		if other, twice := seen[Sign(k)]; twice || Sign(k) == "" {
			t.Errorf("%s has the sign %q of %s", k, Sign(k), other)
		}
		seen[Sign(k)] = k
	}
}

func TestAListShowsTheFirstHintsAndTheNextWhereOneGoes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	l := NewList(func(all ...fyne.CanvasObject) *fyne.Container { return container.NewVBox(all...) })
	if l.Content().Visible() {
		t.Error("an empty list takes place")
	}
	hints := make([]state.Hint, 5)
	for i := range hints {
		hints[i] = figure("")
		hints[i].Words = string(rune('a' + i))
	}
	var gone string
	l.OnDismiss = func(h state.Hint) { gone = h.Words }
	l.Show(hints)
	test.Tap(l.lines[1].dismiss)
	l.Show(append(hints[:1:1], hints[2:]...))
	if gone != "b" || l.lines[1].shown.Words != "c" || !l.lines[2].Content().Visible() {
		t.Errorf("%q is dismissed, then %q is shown", gone, l.lines[1].shown.Words)
	}
	if l.Show(nil); l.Content().Visible() {
		t.Error("an empty list takes place")
	}
}
