package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// savedPage is a page of news with a menu and a box beside its text.
const savedPage = `<!doctype html><html lang=en><head><title>Posts Lost At The Office</title></head><body>
<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World news of today</a></li></ul></nav><article><h1>Posts Lost At The Office</h1>
<p>The office said on Monday that 2,100 posts had been lost since the spring, which its own staff council disputes.</p>
<p>Nobody could say on Tuesday how many of them were vacant before, or what the other offices had done meanwhile.</p>
<p>The minister, who was asked about it twice, said that she would answer when the report had been read.</p></article>
<footer>Imprint of the office</footer></body></html>`

func savedAs(t *testing.T, name, page string) fyne.URI {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	return storage.NewFileURI(path)
}

// buttonsIn are the buttons below an object, those with that label.
func buttonsIn(o fyne.CanvasObject, label string) []*widget.Button {
	var out []*widget.Button
	for _, one := range test.LaidOutObjects(o) {
		if b := buttonOf(one); b != nil && b.Text == label {
			out = append(out, b)
		}
	}
	return out
}

// leftOutButtons are those above the article that show what was left out.
func leftOutButtons(w *Window) []*widget.Button {
	var found []*widget.Button
	for _, o := range test.LaidOutObjects(w.page.Content()) {
		if b := buttonOf(o); b != nil && b.Visible() && strings.HasSuffix(b.Text, " left out") {
			found = append(found, b)
		}
	}
	return found
}

func TestTheHeaderOpensWhatWasLeftOutAndAClickTakesItIn(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	if offered := leftOutButtons(w); len(offered) > 0 {
		t.Errorf("a text file says %q", offered[0].Text)
	}
	w.importing.dropped([]fyne.URI{savedAs(t, "page.html", savedPage)})
	v := w.session.Version()
	offered := leftOutButtons(w)
	if len(v.LeftOut) == 0 || len(offered) != 1 || offered[0].Text != fmt.Sprintf("%d left out", len(v.LeftOut)) {
		t.Fatalf("%d parts, %d buttons: %v", len(v.LeftOut), len(offered), offered)
	}
	test.Tap(offered[0])
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no list was opened")
	}
	takes := buttonsIn(top, "Take in")
	if len(takes) != len(v.LeftOut) {
		t.Fatalf("%d buttons for %d parts", len(takes), len(v.LeftOut))
	}
	test.Tap(takes[len(takes)-1])
	now := w.session.Version()
	if now.Number != 2 || !strings.Contains(now.Text, "Imprint of the office") || len(now.LeftOut) != len(v.LeftOut)-1 {
		t.Errorf("version %d, %d parts left out: %q", now.Number, len(now.LeftOut), now.Text)
	}
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the list is still open")
	}
}

func TestPartsAreNotTakenIntoAnOlderVersion(t *testing.T) {
	unraced(t)
	v := model.Version{LeftOut: []model.LeftOut{{Text: "Imprint", Reason: "It belongs to a menu."}}}
	for newest, want := range map[bool]bool{true: false, false: true} {
		list := newLeftOutList(v, newest, func(int) {})
		win := test.NewTempWindow(t, list)
		win.Resize(fyne.NewSize(500, 300))
		if got := buttonsIn(list, "Take in"); len(got) != 1 || got[0].Disabled() != want {
			t.Errorf("newest %v: %d buttons", newest, len(got))
		}
	}
}

func TestAPageWithoutAnArticleComesInOnlyWhenThePersonSaysSo(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	before := w.session.Tally().Current.Articles
	w.importing.dropped([]fyne.URI{savedAs(t, "gate.html", `<html><head><title>Posts Lost</title></head><body><h1>Posts Lost</h1>
		<div role="dialog"><p>We and our 12 partners store cookies to process personal data for ads. You may accept or `+
		`decline.</p></div></body></html>`)})
	if n := w.session.Tally().Current.Articles; n != before {
		t.Fatalf("%d articles", n)
	}
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nobody was asked")
	}
	yes := buttonsIn(top, "Import as Shown")
	if len(yes) != 1 {
		t.Fatalf("%d buttons", len(yes))
	}
	test.Tap(yes[0])
	if n := w.session.Tally().Current.Articles; n != before+1 || !strings.Contains(w.session.Version().Text, "12 partners") {
		t.Errorf("%d articles, text %q", n, w.session.Version().Text)
	}
}

func TestEscapeLeavesWhatWasLeftOutForTheArticle(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.importing.dropped([]fyne.URI{savedAs(t, "page.html", savedPage)})
	test.Tap(leftOutButtons(w)[0])
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the list is still there")
	}
	if w.win.Canvas().Focused() != w.page.reader {
		t.Errorf("the keyboard is on %T", w.win.Canvas().Focused())
	}
}
