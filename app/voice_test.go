package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/model"
	"galley/model/passage"
)

// What a screen reader is given is the sentence at the caret with the claims there.
func TestAScreenReaderHearsTheSentenceAndTheClaimAtTheCaret(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	rating := "False"
	w.store.write(model.SetVerdict{ClaimID: w.session.Active(), Rating: &rating}, nil)
	w.win.Canvas().Focus(w.page.reader)
	at := w.spanOf(t, "miles of border").Start
	w.page.reader.Select(passage.Span{Start: at, End: at})
	var heard string
	for _, o := range w.win.Content().(*fyne.Container).Objects { // Fyne looks no deeper than into containers
		if s, is := o.(fyne.Accessible); is && s.AccessibilityRole() == fyne.AccessibleRoleText {
			heard = s.AccessibilityLabel()
		}
	}
	for _, want := range []string{"We share nearly 600 miles of border", "Claim 1: False", "False"} {
		if !strings.Contains(heard, want) {
			t.Errorf("%q is not heard in %q", want, heard)
		}
	}
	if strings.Contains(heard, "Nobody at the table") {
		t.Errorf("more than the sentence is heard: %q", heard)
	}
	w.page.reader.Select(w.spanOf(t, "21,000 troops"))
	if label := w.page.reader.AccessibilityLabel(); label != "21,000 troops" {
		t.Errorf("of a selection is heard %q", label)
	}
}
