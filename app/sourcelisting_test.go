package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model"
)

// sourceTexts are the labels that the list of sources shows.
func sourceTexts(w *Window) string {
	var out []string
	for _, o := range test.LaidOutObjects(w.sources.Content()) {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *widget.Label:
			out = append(out, o.Text)
		case *widget.RichText:
			out = append(out, o.String())
		case *control.Button:
			out = append(out, "["+o.Text+"]")
		}
	}
	return strings.Join(out, "\n")
}

func pressInSources(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.sources.Content()) {
		if b, is := o.(*control.Button); is && b.Text == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("the list of sources has no button %q in\n%s", label, sourceTexts(w))
}

func add(w *Window, title, publisher, url string) {
	w.store.write(model.AddSource{Fields: model.SourceFields{Title: &title, Publisher: &publisher, URL: &url}}, nil)
}

// listed is a window with a claim that has one of three sources, with the list of
// sources shown.
func listed(t *testing.T) (*Window, *inline, string) {
	t.Helper()
	w, r, path := claimed(t)
	title, publisher := "World Drug Report", "UNODC"
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Refutes,
		New: &model.AddSource{Fields: model.SourceFields{Title: &title, Publisher: &publisher}}}, nil)
	add(w, "An atlas", "Maps", "https://maps.example/a")
	add(w, "Atlas", "", "http://www.maps.example/a/")
	w.do(t, "List of Sources")
	r.pass()
	return w, r, path
}

func TestEverySourceIsListedWithItsUses(t *testing.T) {
	unraced(t)
	w, r, _ := listed(t)
	got := sourceTexts(w)
	for _, want := range []string{"World Drug Report\nUNODC\nused on 1 claim", "An atlas\nMaps\non no claim", "3 sources"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	w.typeInto(t, "atlas maps")
	r.pass()
	if got := sourceTexts(w); strings.Contains(got, "World Drug") || !strings.Contains(got, "2 sources") {
		t.Errorf("narrowed to\n%s", got)
	}
	w.keys(fyne.KeyEscape)
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "3 sources") {
		t.Errorf("after Escape\n%s", got)
	}
	w.do(t, "List of Sources") // the key once more
	if w.sides.onSources() {
		t.Error("the articles do not come back")
	}
}

func TestASourceLeadsToItsClaims(t *testing.T) {
	unraced(t)
	w, r, _ := listed(t)
	claim := w.session.Active()
	w.opening.selectClaim("", false)
	w.typeInto(t, "drug")
	r.pass()
	w.keys(fyne.KeyReturn)
	if got := sourceTexts(w); !strings.Contains(got, "600 miles") || !strings.Contains(got, "↓ refutes") {
		t.Fatalf("shown is\n%s", got)
	}
	w.keys(fyne.KeyDown, fyne.KeyReturn)
	if w.session.Active() != claim {
		t.Errorf("the claim %q is selected", w.session.Active())
	}
	w.do(t, "List of Sources")
	w.keys(fyne.KeyEscape)
	if got := sourceTexts(w); !strings.Contains(got, "An atlas") && !strings.Contains(got, "1 source") {
		t.Errorf("Escape does not lead back:\n%s", got)
	}
}

func TestSourcesThatLookTheSameAreMerged(t *testing.T) {
	unraced(t)
	w, r, _ := listed(t)
	w.do(t, "Find Doubles among the Sources…")
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "1 group of sources") || !strings.Contains(got, "Atlas") {
		t.Fatalf("shown is\n%s", got)
	}
	pressInSources(t, w, "Merge into the first")
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "No two sources look the same.") {
		t.Errorf("shown is\n%s", got)
	}
	pressInSources(t, w, "All sources")
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "2 sources") {
		t.Errorf("shown is\n%s", got)
	}
	w.undoing.undo()
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "3 sources") {
		t.Errorf("after Undo\n%s", got)
	}
}

func TestAnUnusedSourceIsDeleted(t *testing.T) {
	unraced(t)
	w, r, _ := listed(t)
	w.typeInto(t, "an atlas")
	r.pass()
	w.keys(fyne.KeyReturn)
	pressInSources(t, w, "Delete")
	r.pass()
	w.sources.OnQuery(model.SourceQuery{})
	if got := sourceTexts(w); strings.Contains(got, "An atlas") || !strings.Contains(got, "2 sources") {
		t.Errorf("shown is\n%s", got)
	}
}

func TestDeleteInTheListIsAboutItsRow(t *testing.T) {
	unraced(t)
	w, r, path := listed(t)
	w.keys(fyne.KeyDown) // from the filter, to the newest
	w.keys(fyne.KeyDelete)
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "2 sources") || len(stored(t, path)) != 1 {
		t.Errorf("%d claims, shown is\n%s", len(stored(t, path)), got)
	}
	w.keys(fyne.KeyEnd, fyne.KeyDelete) // which is on a claim
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "2 sources") || !strings.Contains(w.notice.text.Text, "Take it off there first") {
		t.Errorf("said is %q, shown\n%s", w.notice.text.Text, got)
	}
	w.keys(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDelete) // among its claims
	if n := len(stored(t, path)); n != 1 {
		t.Errorf("%d claims are left", n)
	}
}

func TestAUsedSourceOffersNoDeleting(t *testing.T) {
	unraced(t)
	w, r, _ := listed(t)
	w.typeInto(t, "drug")
	r.pass()
	w.keys(fyne.KeyReturn)
	if got := sourceTexts(w); !strings.Contains(got, "[Edit…]") || strings.Contains(got, "[Delete]") {
		t.Errorf("shown is\n%s", got)
	}
}

func TestAnySourceIsMergedIntoAnother(t *testing.T) {
	unraced(t)
	w, r, path := listed(t)
	w.typeInto(t, "drug")
	r.pass()
	w.keys(fyne.KeyReturn)
	pressInSources(t, w, "Merge…")
	w.typeInto(t, "an atlas")
	w.keys(fyne.KeyReturn)
	r.pass()
	if got := stored(t, path)[0].Evidence[0].Source.Title; got != "An atlas" {
		t.Errorf("the claim has %q", got)
	}
	if got := sourceTexts(w); !strings.Contains(got, "An atlas") || !strings.Contains(got, "used on 1 claim") {
		t.Errorf("shown is\n%s", got)
	}
}

func TestTheListFollowsWhatIsDoneElsewhere(t *testing.T) {
	unraced(t)
	w, r, _ := listed(t)
	for i := range 200 {
		add(w, fmt.Sprint("Report ", i), "", "")
	}
	r.pass()
	if got := sourceTexts(w); !strings.Contains(got, "203 sources") || !strings.Contains(got, "Report 199") {
		t.Errorf("shown is\n%s", got)
	}
}
