package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/drafts"
	"galley/model"
	"galley/model/intake"
	"galley/model/library"
)

// kept is a window on a library whose typing is kept in a folder of the test's.
func kept(t *testing.T, path, state string) (*Window, *inline) {
	t.Helper()
	a := test.NewTempApp(t)
	r := newRunner()
	w := New(a, r, Options{Library: path, Editor: "Ann", State: state})
	w.crashes.guarded.caught = nil // a panic is a failure of the test
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	t.Cleanup(func() {
		if w.store.library != nil && !w.closing {
			w.end()
		}
	})
	return w, r
}

// killed is what kill -9 does, as far as the next start can see: the lock on the
// journal goes, and nothing else is done.
func killed(t *testing.T, w *Window, state string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(state, "drafts-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	saved := map[string][]byte{}
	for _, f := range files {
		if saved[f], err = os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	w.end()
	for f, data := range saved {
		if err := os.WriteFile(f, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// openedKept is a window on a library with one article and one claim, selected.
func openedKept(t *testing.T) (w *Window, r *inline, path, state string) {
	t.Helper()
	first, _, path := opened(t)
	first.marking.mark(first.spanOf(t, "600 miles"))
	first.end()
	state = t.TempDir()
	w, r = kept(t, path, state)
	w.opening.step(1)
	return w, r, path, state
}

func TestASourceHalfTypedComesBackWholeAfterAKill(t *testing.T) {
	unraced(t)
	w, r, path, state := openedKept(t)
	attachment := filepath.Join(t.TempDir(), "map.txt")
	if err := os.WriteFile(attachment, []byte("a map"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "A. Clerk, “World Drug Report”, UN, 31 March 2009, https://example.org/wdr")
	want := map[string]string{
		"What it is called": "World Drug Report", "https://…": "https://example.org/wdr", "Agency, newspaper, archive": "UN",
		"31 March 2009, or 2009": "2009-03-31", "The day you looked at it": "2009-04-01",
		"https://web.archive.org/…": "https://web.archive.org/x", "The words of the source that decide it": "nearly 600 miles,\nit says",
		"Where in it: page, paragraph, time": "p. 12", "Note": "my own “note”",
	}
	for hint, text := range want {
		cardField(t, w, hint).SetText(text)
	}
	w.do(t, "The Source Refutes the Claim")
	w.sourcing.attachments().Read(attachment, func(model.File) {})
	r.pass()
	killed(t, w, state)

	w, r = kept(t, path, state)
	if w.win.Canvas().Overlays().Top() != nil {
		t.Fatal("a dialog came up by itself")
	}
	if !w.writing.offer.content.Visible() || !strings.Contains(w.writing.offer.text.Text, "600 miles") {
		t.Fatalf("offered: %v, %q", w.writing.offer.content.Visible(), w.writing.offer.text.Text)
	}
	test.Tap(w.writing.offer.goOn)
	for hint, text := range want {
		if got := cardField(t, w, hint).Text; got != text {
			t.Errorf("%s has %q, typed was %q", hint, got, text)
		}
	}
	if w.writing.offer.content.Visible() {
		t.Error("it is still offered while it is open")
	}
	r.pass()
	killed(t, w, state) // once more
	w, _ = kept(t, path, state)
	test.Tap(w.writing.offer.goOn)
	pressInCard(t, w, "Attach")
	if got := stored(t, path)[0].Evidence; len(got) != 1 || got[0].Stance != model.Refutes ||
		got[0].Quote != "nearly 600 miles,\nit says" || got[0].Locator != "p. 12" {
		t.Errorf("stored: %+v", got)
	}
	w.end()
	w, _ = kept(t, path, state)
	if w.writing.offer.content.Visible() {
		t.Errorf("what was stored is offered: %q", w.writing.offer.text.Text)
	}
}

// TestEveryFormComesBack goes over all dialogs that text is typed into.
func TestEveryFormComesBack(t *testing.T) {
	unraced(t)
	forms := map[string]func(*Window){
		"About this article": func(w *Window) { w.details.edit() },
		"Edit a source":      func(w *Window) { w.sourcing.edit(w.session.Proof().Dossiers[0].Evidence[0].SourceID) },
		"Preferences":        func(w *Window) { w.settings.preferences() },
		"Import web pages":   func(w *Window) { w.importing.askForAddress() },
		"Tags":               func(w *Window) { w.listing.askForTags() },
		"New collection":     func(w *Window) { w.listing.makeCollection() },
	}
	for name, open := range forms {
		t.Run(name, func(t *testing.T) {
			w, r, path, state := openedKept(t)
			title := "A map"
			w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Supports,
				New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}, nil)
			open(w)
			first := w.win.Canvas().Focused()
			entryIn(t, first).SetText("typed, and not stored")
			r.pass()
			killed(t, w, state)
			w, r = kept(t, path, state)
			if !strings.Contains(w.writing.offer.text.Text, name) {
				t.Fatalf("offered: %q", w.writing.offer.text.Text)
			}
			test.Tap(w.writing.offer.goOn)
			if got := entryIn(t, w.win.Canvas().Focused()).Text; got != "typed, and not stored" {
				t.Errorf("there stands %q", got)
			}
			r.pass()
			killed(t, w, state)
			w, _ = kept(t, path, state)
			test.Tap(w.writing.offer.discard)
			w.end()
			w, _ = kept(t, path, state)
			if w.writing.offer.content.Visible() {
				t.Errorf("what was discarded is offered: %q", w.writing.offer.text.Text)
			}
		})
	}
}

func TestAnExportHalfChosenComesBack(t *testing.T) {
	unraced(t)
	w, r, path, state := openedKept(t)
	w.exporting.exportOpen()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if e, is := o.(interface {
			fyne.Focusable
			SetText(string)
		}); is {
			e.SetText("The Desk of Ann")
		}
	}
	if len(w.writing.unstored()) != 1 {
		t.Fatal("nothing of the export counts as typed")
	}
	r.pass()
	killed(t, w, state)
	w, _ = kept(t, path, state)
	test.Tap(w.writing.offer.goOn)
	if len(w.writing.open) != 1 || !strings.Contains(w.writing.open[0].fields()["wish"], "The Desk of Ann") {
		t.Error("what was typed is gone")
	}
}

func entryIn(t *testing.T, f fyne.Focusable) *widget.Entry {
	t.Helper()
	if e := entryFrom(f); e != nil {
		return e
	}
	t.Fatalf("%T has the keyboard", f)
	return nil
}

func TestAFormThatWasGivenUpIsNotOffered(t *testing.T) {
	unraced(t)
	w, r, path, state := openedKept(t)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "World")
	r.pass()
	pressInCard(t, w, "Cancel")
	test.Tap(button(t, w, "Discard"))
	killed(t, w, state)
	w, _ = kept(t, path, state)
	if w.writing.offer.content.Visible() {
		t.Errorf("offered: %q", w.writing.offer.text.Text)
	}
}

func TestWhatWasTypedIntoAClaimIsStoredAfterAKill(t *testing.T) {
	w, r, path, state := openedKept(t)
	test.Type(w.claims.FocusReasoning(), "Measured on the map")
	w.writing.save(nil) // the beat; no pause of the typing has passed
	r.later = nil
	w.claims.OnCommand = func(model.Command, func(error)) {} // the kill comes before any store
	killed(t, w, state)
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "" {
		t.Fatalf("the reasoning was stored before: %q", v.Reasoning)
	}
	w, _ = kept(t, path, state)
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "Measured on the map" || v.By != "Ann" {
		t.Errorf("after the next start the reasoning is %q, by %q", v.Reasoning, v.By)
	}
	if len(w.writing.journal.Drafts()) != 0 {
		t.Errorf("the journal still has %+v", w.writing.journal.Drafts())
	}
}

func TestWhatSomebodyElseWroteMeanwhileIsNotOverwritten(t *testing.T) {
	unraced(t)
	w, r, path, state := openedKept(t)
	claim := w.session.Active()
	test.Type(w.claims.FocusReasoning(), "Ann’s view")
	wording := w.claims.FocusWording().(interface{ SetText(string) })
	wording.SetText("Ann’s wording")
	w.writing.save(nil)
	r.later = nil
	w.claims.OnCommand = func(model.Command, func(error)) {}
	killed(t, w, state)
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	bobs, bobsWords := "Bob’s view", "Bob’s wording"
	for _, c := range []model.Command{model.SetVerdict{ClaimID: claim, Reasoning: &bobs}, model.EditClaim{ID: claim, Wording: &bobsWords}} {
		if _, err := lib.Apply(t.Context(), "Bob", c); err != nil {
			t.Fatal(err)
		}
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	w, _ = kept(t, path, state)
	d := stored(t, path)[0]
	v, _ := d.Verdict()
	if v.Reasoning != bobs || d.Claim.Wording != bobsWords {
		t.Fatalf("the reasoning is %q, the wording %q", v.Reasoning, d.Claim.Wording)
	}
	if added := d.AdditionsTo(v); len(added) != 1 || added[0].Reasoning != "Ann’s view" || added[0].By != "Ann" {
		t.Errorf("what Ann wrote is not added to it: %+v", added)
	}
	if !strings.Contains(w.writing.offer.text.Text, "Ann’s wording") {
		t.Fatalf("offered: %q", w.writing.offer.text.Text)
	}
	test.Tap(w.writing.offer.goOn)
	test.Tap(button(t, w, "Use what was typed"))
	if got := stored(t, path)[0].Claim.Wording; got != "Ann’s wording" {
		t.Errorf("the wording is %q", got)
	}
	if w.writing.offer.content.Visible() {
		t.Errorf("still offered: %q", w.writing.offer.text.Text)
	}
}

// full makes every store fail, as on a full disk, until it is told otherwise.
func full(w *Window) (room func()) {
	w.claims.OnCommand = func(_ model.Command, done func(error)) {
		err := model.Faultf(model.Refused, "The disk is full.")
		w.fault(err)
		done(err)
	}
	return func() { w.claims.OnCommand = w.store.write }
}

func TestATextThatCouldNotBeStoredIsTriedAgainAndNamed(t *testing.T) {
	w, r, path, _ := openedKept(t)
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.opening.step(1)
	first := w.session.Active()
	room := full(w)
	test.Type(w.claims.FocusReasoning(), "Written on a full disk")
	w.claims.Flush()
	w.opening.step(1) // another claim is on show
	if w.session.Active() == first {
		t.Fatal("the same claim is on show")
	}
	w.Close()
	if w.closing {
		t.Fatal("the program ended with a text that is not stored")
	}
	var said string
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if l, is := o.(*widget.Label); is {
			said += l.Text + "\n"
		}
	}
	d, _ := w.session.Dossier(first)
	if !strings.Contains(said, d.Claim.Wording) || !strings.Contains(said, "Written on a full disk") {
		t.Errorf("the question says:\n%s", said)
	}
	back, is := w.win.Canvas().Focused().(*control.Button)
	if !is || back.Text != "Go back" || back.Importance != widget.HighImportance {
		t.Fatal("the safe answer is not the one that stands out and has the keyboard")
	}
	if quit := button(t, w, "Quit all the same"); quit.Importance == widget.HighImportance {
		t.Error("the other answer stands out")
	}
	back.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.closing {
		t.Fatal("Enter quit")
	}
	room()
	r.pass() // the library is looked at every other second
	var texts []string
	for _, d := range stored(t, path) {
		v, _ := d.Verdict()
		texts = append(texts, v.Reasoning)
	}
	if !strings.Contains(strings.Join(texts, "|"), "Written on a full disk") {
		t.Errorf("when there was room again: %q", texts)
	}
	w.Close()
	if !w.closing {
		t.Error("the program does not end, though all is stored")
	}
}

func TestQuittingAllTheSameKeepsWhatIsNotStored(t *testing.T) {
	unraced(t)
	w, _, path, state := openedKept(t)
	full(w)
	test.Type(w.claims.FocusReasoning(), "Written on a full disk")
	w.Close()
	test.Tap(button(t, w, "Quit all the same"))
	if !w.closing {
		t.Fatal("the program did not end")
	}
	kept(t, path, state) // and stores it, as there is room again
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "Written on a full disk" {
		t.Errorf("the reasoning is %q", v.Reasoning)
	}
}

func TestASignalEndsWithoutAQuestionAndNothingIsLost(t *testing.T) {
	unraced(t)
	w, _, path, state := openedKept(t)
	test.Type(w.claims.FocusReasoning(), "Half a sent")
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "World Drug Report")
	w.Close() // the question stands
	w.EndNow()
	if !w.closing {
		t.Fatal("the program does not end")
	}
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "Half a sent" {
		t.Errorf("the reasoning is %q", v.Reasoning)
	}
	w, _ = kept(t, path, state)
	test.Tap(w.writing.offer.goOn)
	if got := cardField(t, w, "Address, citation or title").Text; got != "World Drug Report" {
		t.Errorf("the title is %q", got)
	}
}

func TestASecondSignalEndsAtOnceWithWhatIsTypedKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.galley")
	makeLibrary(t, path, "First")
	state := t.TempDir()
	w, r := openThreads(t, Options{Library: path, Editor: "Ann", State: state})
	r.on(func() {
		w.importing.askForAddress()
		entryIn(t, w.win.Canvas().Focused()).SetText("https://example.org/typed")
	})
	r.pass()
	r.settle()
	block := make(chan struct{})
	r.Queue(func(context.Context) { <-block }, func() {}) // the library does not answer
	signals := make(chan os.Signal, 2)
	signals <- syscall.SIGTERM
	signals <- syscall.SIGTERM
	codes := make(chan int, 1)
	go w.endOnSignal(signals, func(code int) { codes <- code })
	<-codes
	files, err := filepath.Glob(filepath.Join(state, "drafts-*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if data, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(data), "https://example.org/typed") {
		t.Errorf("kept: %s, %v", data, err)
	}
	close(block)
	r.settle()
}

func TestQuittingDuringAnImportAsksAndTheNextStartGoesOn(t *testing.T) {
	w, r, path, state := openedKept(t)
	folder := t.TempDir()
	var files []string
	for _, name := range []string{"one", "two", "three"} {
		file := filepath.Join(folder, name+".txt")
		if err := os.WriteFile(file, []byte("The text of "+name+", with words of its own."), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	r.hold = true
	w.importing.paths(files)
	w.Close()
	if w.closing {
		t.Fatal("the program ended in the middle of an import")
	}
	test.Tap(button(t, w, "Keep importing"))
	w.Close()
	test.Tap(button(t, w, "Stop and quit"))
	for len(r.held) > 0 { // the task sees that it was cancelled
		next := r.held[0]
		r.held = r.held[1:]
		next.do()
	}
	w, _ = kept(t, path, state)
	if !strings.Contains(w.writing.offer.text.Text, "import") || w.writing.offer.goOn.Text != "Go on with the import" {
		t.Fatalf("offered: %q, %q", w.writing.offer.text.Text, w.writing.offer.goOn.Text)
	}
	test.Tap(w.writing.offer.goOn)
	if n := w.importing.last.Count(intake.Imported); n != 3 {
		t.Errorf("the import that was gone on with: %s", w.importing.last)
	}
	if w.writing.offer.content.Visible() || len(w.writing.journal.Drafts()) != 0 {
		t.Errorf("still offered: %q, %+v", w.writing.offer.text.Text, w.writing.journal.Drafts())
	}
}

func TestAnImportThatWasKilledGoesOn(t *testing.T) {
	unraced(t)
	w, _, path, state := openedKept(t)
	file := filepath.Join(t.TempDir(), "one.txt")
	if err := os.WriteFile(file, []byte("The text of one, with words of its own."), 0o600); err != nil {
		t.Fatal(err)
	}
	k := newPendingImport(w.writing.journal, []importOrigin{pathOrigin(file),
		textOrigin("clipboard.txt", "What was on the clipboard.")}, "Ann")
	k.begin()
	k.progress(intake.Progress{Done: 1, Found: 2})
	killed(t, w, state)
	w, _ = kept(t, path, state)
	if !strings.Contains(w.writing.offer.text.Text, "1 of 2") {
		t.Errorf("offered: %q", w.writing.offer.text.Text)
	}
	test.Tap(w.writing.offer.goOn)
	if n := w.importing.last.Count(intake.Imported); n != 2 {
		t.Errorf("the import that was gone on with: %s", w.importing.last)
	}
}

func TestAJournalThatCannotBeWrittenIsToldOfOnce(t *testing.T) {
	unraced(t)
	if os.Getuid() == 0 {
		// root writes anywhere: a file in the folder's place stands for what fails.
		t.Log("as root")
	}
	path := filepath.Join(t.TempDir(), "test.galley")
	makeLibrary(t, path, "First")
	state := filepath.Join(t.TempDir(), "state")
	if err := os.WriteFile(state, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w, _ := kept(t, path, state)
	if w.store.library == nil || !w.session.IsOpen() {
		t.Fatal("the library does not open")
	}
	if !strings.Contains(w.notice.text.Text, "cannot be kept safe") {
		t.Errorf("told: %q", w.notice.text.Text)
	}
	if _, err := drafts.Open(state, path); err == nil {
		t.Error("the folder is none, and yet it opens")
	}
}
