package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
	"galley/app/native"
	"galley/model"
	"galley/model/ingest"
)

// small is a window of 1280 by 800 pixels at a scale of 1.5.
var small = fyne.NewSize(853, 533)

// menuRoom is what the menus over the content take of a window on Linux and Windows.
const menuRoom = 32

// needs fails where the window's content needs more room than a small window has.
func (w *Window) needs(t *testing.T, what string) {
	t.Helper()
	min := w.win.Content().MinSize()
	if min.Width > small.Width || min.Height > small.Height-menuRoom {
		t.Errorf("%s needs %v, a small window has %v", what, min, small)
	}
}

func TestEverythingFitsASmallWindow(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.needs(t, "an article")
	w.marking.mark(w.spanOf(t, "nearly 600 miles of border"))
	w.needs(t, "a claim")
	w.correcting.reviseFromText(t, strings.Replace(w.session.Version().Text, "nearly 600", "exactly 605", 1))
	if !w.session.IsCompared() {
		t.Fatal("the versions are not compared")
	}
	w.needs(t, "a comparison")
	w.opening.leaveComparison()
	w.store.write(model.ChangeTags{Articles: w.listing.chosen(), Add: []string{"opium", "a tag that is rather long", "border"}}, nil)
	w.needs(t, "an article with badges")
	w.opening.find()
	w.needs(t, "the find bar")
	w.win.Resize(small)
	for _, o := range test.LaidOutObjects(w.tools.content) {
		if b, is := o.(*widget.Button); is && b.Text != "" {
			t.Errorf("%q has words in a small window", b.Text)
		}
	}
	w.win.Resize(fyne.NewSize(1280, 800))
	for _, tool := range w.tools.tools {
		if tool.button.Text != tool.label || tool.label == "" {
			t.Errorf("%q says %q in a wide window", tool.label, tool.button.Text)
		}
	}
}

// reviseFromText corrects the open article as from a file.
func (c *correcting) reviseFromText(t *testing.T, text string) {
	t.Helper()
	doc, err := ingest.Bytes(t.Context(), "again.txt", []byte(text), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	c.store.write(model.ReviseArticle{ArticleID: c.store.session.ArticleID(), Document: doc}, nil)
	c.toggleComparison()
}

func TestEveryMenuIsWholeInAWindowOf800(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	for _, m := range w.bar.menu.Items {
		if height := widget.NewMenu(m).MinSize().Height; height > 800-menuRoom {
			t.Errorf("%s is %v high", m.Label, height)
		}
	}
}

func TestATwelfthArticleIsInViewAt800(t *testing.T) {
	unraced(t)
	var titles []string
	for i := range 30 {
		titles = append(titles, fmt.Sprintf("Article %d", i))
	}
	w, _, _ := stocked(t, titles...)
	w.win.Resize(fyne.NewSize(1280, 800-menuRoom))
	foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.shelf.List().(fyne.CanvasObject)).Y +
		w.shelf.List().(fyne.CanvasObject).Size().Height
	whole := 0
	for _, o := range w.lines() {
		if l, is := o.(*widget.Label); is && strings.HasPrefix(l.Text, "Article ") {
			// The headline and the line below it are to be seen.
			if fyne.CurrentApp().Driver().AbsolutePositionForObject(l).Y+40 <= foot {
				whole++
			}
		}
	}
	if whole < 12 {
		t.Errorf("%d articles are in view", whole)
	}
}

func TestTheWholeWindowIsZoomedAndRemembersIt(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	text, row := theme.TextSize(), w.tools.tools[0].button.MinSize().Height
	for range 3 {
		w.do(t, "Zoom In")
	}
	if got := theme.TextSize() / text; got != 1.5 {
		t.Errorf("text is %v times as large", got)
	}
	if got := w.tools.tools[0].button.MinSize().Height / row; got < 1.4 {
		t.Errorf("a button is %v times as high", got)
	}
	for range 20 {
		w.do(t, "Zoom In")
	}
	if z := themeOf(w.fyne).Zoom; z != 2 || w.can("Zoom In") {
		t.Errorf("zoomed to %v, and further: %v", z, w.can("Zoom In"))
	}
	again := New(w.fyne, newRunner(), Options{Library: path})
	if z := themeOf(again.fyne).Zoom; z != 2 {
		t.Errorf("after a restart it is %v", z)
	}
	for range 20 {
		w.do(t, "Zoom Out")
	}
	if z := themeOf(w.fyne).Zoom; z != 0.8 {
		t.Errorf("zoomed out to %v", z)
	}
	w.do(t, "Normal Size")
	if theme.TextSize() != text {
		t.Errorf("the normal size is %v, was %v", theme.TextSize(), text)
	}
}

// action is an action by its name.
func (w *Window) action(t *testing.T, name string) *action {
	t.Helper()
	for i := range w.bar.actions {
		if w.bar.actions[i].name == name {
			return &w.bar.actions[i]
		}
	}
	t.Fatalf("there is no action %q", name)
	return nil
}

// do chooses an action in the menu, where that can be done.
func (w *Window) do(t *testing.T, name string) {
	t.Helper()
	if a := w.action(t, name); !a.item.Disabled {
		a.item.Action()
	}
}

func (w *Window) can(name string) bool {
	for _, a := range w.bar.actions {
		if a.name == name {
			return a.can()
		}
	}
	return false
}

func TestWhatIsChosenHasATickInTheMenu(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	ticked := func() (names []string) {
		for _, a := range w.bar.actions {
			if a.item.Checked {
				names = append(names, a.name)
			}
		}
		return names
	}
	if got := strings.Join(ticked(), ", "); got != "Sort by Newest Import, Article Text with Serifs, Sentences Worth Checking, Notes, Ticks in the Gutter, "+
		"Rating, After Publication, As the System" {
		t.Errorf("at first: %s", got)
	}
	w.do(t, "Dark")
	w.do(t, "Article Text with Serifs")
	w.do(t, "Sort by Title")
	if got := strings.Join(ticked(), ", "); got != "Sort by Title, Sentences Worth Checking, Notes, Ticks in the Gutter, Rating, "+
		"After Publication, Dark" {
		t.Errorf("then: %s", got)
	}
	if look.AlwaysDark != themeOf(w.fyne).Appearance {
		t.Error("it is not dark")
	}
}

func TestAnErrorGoesWhenThePersonTurnsToSomethingElse(t *testing.T) {
	unraced(t)
	w, _, _ := stocked(t, "A", "B")
	w.fault(model.Faultf(model.NotFound, "That article is not there."))
	w.clickRow(t, "A", 0)
	if w.notice.text.Text != "" {
		t.Errorf("another article is open, and the window says %q", w.notice.text.Text)
	}
	w.fault(model.Faultf(model.Damaged, "The library is damaged."))
	w.clickRow(t, "B", 0)
	if w.notice.text.Text != "The library is damaged." {
		t.Errorf("of the library it says %q", w.notice.text.Text)
	}
}

func TestTheHeaderNamesTheVersionTagsAndSiteWhole(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	address := "https://www.example.org/" + strings.Repeat("a-long-way/", 30)
	w.store.write(model.EditArticle{ID: w.session.ArticleID(), URL: &address}, nil)
	w.store.write(model.ChangeTags{Articles: []string{w.session.ArticleID()}, Add: []string{"opium", "border"}}, nil)
	w.correcting.reviseFromText(t, w.session.Version().Text+"\n\nA line more.")
	w.opening.leaveComparison()
	w.win.Resize(small)
	seen := map[string]float32{}
	for _, o := range test.LaidOutObjects(w.page.Content()) {
		if b, is := o.(*control.Button); is && b.Visible() && b.Text != "" {
			if b.Size().Width < b.MinSize().Width {
				t.Errorf("%q is cut: %v of %v", b.Text, b.Size(), b.MinSize())
			}
			seen[b.Text] = fyne.CurrentApp().Driver().AbsolutePositionForObject(b).X + b.Size().Width
		}
	}
	edge := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.page.Content()).X + w.page.Content().Size().Width
	for _, want := range []string{"Version 2 of 2", "example.org ›", "#border", "#opium"} {
		if right, ok := seen[want]; !ok || right > edge {
			t.Errorf("%q ends at %v of %v: %v", want, right, edge, seen)
		}
	}
}

func TestTheFirstStartOpensTheSampleAtItsClaim(t *testing.T) {
	unraced(t)
	w, _ := openedOn(t, filepath.Join(t.TempDir(), "new", "fresh.galley"), "Ann")
	d := w.session.Proof().Dossiers[0]
	if w.session.Active() != d.Claim.ID {
		t.Fatal("its claim is not selected")
	}
	if at := w.page.reader.PositionOf(d.Appearances[0].Start); at.Y <= 0 || at.Y >= w.page.reader.Size().Height {
		t.Errorf("its highlight is out of view: %v", at)
	}
}

func TestTheStepsOfTheFirstMinuteAreTickedAndCanBePutAway(t *testing.T) {
	unraced(t)
	path := filepath.Join(t.TempDir(), "new", "fresh.galley")
	w, _ := openedOn(t, path, "Ann")
	ticks := func() (n int) {
		for _, b := range w.steps.buttons {
			if b.Icon != nil {
				n++
			}
		}
		return n
	}
	if !w.steps.content.Visible() || ticks() != 0 {
		t.Fatalf("at first: on show %v, %d ticks", w.steps.content.Visible(), ticks())
	}
	// The strip takes its room from the panels, and gives it back: it never covers their tabs.
	under := func() float32 {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		return at(w.outer.Split).Y - at(w.steps.content).Y
	}
	if got, high := under(), w.steps.content.Size().Height; got < high || got > high+20 || high < 20 || high > 60 {
		t.Errorf("the panels begin %.0f under the top of a strip that is %.0f high", got, high)
	}
	w.win.Resize(fyne.NewSize(640, 700))
	if got, high := under(), w.steps.content.Size().Height; got < high || got > high+20 {
		t.Errorf("in a narrow window the panels begin %.0f under the top of a strip that is %.0f high", got, high)
	}
	test.Tap(w.steps.buttons[0])
	if ticks() != 1 {
		t.Errorf("after looking at the claim %d ticks", ticks())
	}
	test.Tap(w.steps.buttons[1])
	w.press(fyne.KeyReturn)
	if len(w.session.Proof().Dossiers) != 2 || ticks() != 2 {
		t.Errorf("the second step and Enter: %d claims, %d ticks", len(w.session.Proof().Dossiers), ticks())
	}
	test.Tap(w.steps.buttons[2])
	if w.win.Canvas().Overlays().Top() == nil {
		t.Error("the third step does not ask for the export")
	}
	w.exporting.written()
	if ticks() != 3 {
		t.Errorf("after an export %d ticks", ticks())
	}
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.outer.Split).Y
	for _, b := range buttonsIn(w.steps.content, "Put away") {
		test.Tap(b)
	}
	if after := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.outer.Split).Y; after > before-20 {
		t.Errorf("put away, it leaves its room empty: the panels begin at %.0f, before at %.0f", after, before)
	}
	if w.steps.content.Visible() {
		t.Error("it was put away, and is on show")
	}
	w.Close()
	again := New(w.fyne, newRunner(), Options{Library: path, Editor: "Ann"})
	if !again.session.IsOpen() || again.steps.content.Visible() {
		t.Error("after a restart it is back")
	}
	again.end()
}

func TestOnlyTheSampleHasTheSteps(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	if w.steps.content.Visible() {
		t.Error("another article has the steps")
	}
}

func TestAFileDialogSaysWhatItIsFor(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	var title string
	w.files.chooser = func(_ context.Context, r native.Request) (string, error) {
		title = r.Title
		return "", nil
	}
	seen := map[string]string{}
	for _, name := range []string{"Import File…", "Import Folder…", "Open Library…", "Back Up Library…", "Merge Another Library…",
		"Import Corrected Version…"} {
		title = ""
		w.do(t, name)
		if other, twice := seen[title]; title == "" || twice {
			t.Errorf("%s asks with the title %q, as %s does", name, title, other)
		}
		seen[title] = name
	}
	if seen["Open a library"] != "Open Library…" {
		t.Errorf("the titles are %q", seen)
	}
}

func TestTheSearchIsOverThePanelsAndItsHitsInTheList(t *testing.T) {
	unraced(t)
	w, r, _ := stocked(t, "Alpha", "Beta", "Gamma")
	w.do(t, "Search Everything…")
	if w.win.Canvas().Focused() != w.shelf.SearchField() {
		t.Fatalf("the keyboard is on %T", w.win.Canvas().Focused())
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.shelf.Search())
	if panel := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.shelf.Content()); at.Y >= panel.Y {
		t.Errorf("the search stands at %v, the panel at %v", at, panel)
	}
	w.typeInto(t, "beta")
	r.pass()
	bold := ""
	for _, o := range test.LaidOutObjects(w.shelf.Content()) {
		if text, is := o.(*canvas.Text); is && text.TextStyle.Bold {
			bold += text.Text
		}
	}
	if !strings.Contains(bold, "Beta") || strings.Contains(bold, "envoy") {
		t.Errorf("in bold stands %q", bold)
	}
}
