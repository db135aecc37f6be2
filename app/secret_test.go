//go:build !race || long

package app

import (
	"bytes"
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/native"
	"galley/model"
)

// What leads to a confidential source is planted in all that a source and a person have, and what the desk
// keeps to itself in every private note. None of it may be in what the window shows, says and leaves behind
// unless somebody asks for it.

// planted are words of names, and whispered of private notes.
var planted, whispered = []string{"zephyrine", "quartermain", "0199"}, []string{"palau"}

// overheard keeps what the system is asked to tell.
type overheard struct {
	fyne.App
	said *[]string
}

func (o overheard) SendNotification(n *fyne.Notification) {
	*o.said = append(*o.said, n.Title+" "+n.Content)
}

// allTexts are the words that objects show or would show under the pointer, and what stands in their fields.
func allTexts(objects []fyne.CanvasObject) string {
	var out []string
	for _, o := range objects {
		if r, is := o.(*widget.RichText); is {
			out = append(out, r.String())
			continue
		}
		v := reflect.Indirect(reflect.ValueOf(o))
		if v.Kind() != reflect.Struct {
			continue
		}
		for _, name := range []string{"Text", "Tip", "PlaceHolder", "Title", "Label"} {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String {
				out = append(out, f.String())
			}
		}
	}
	return strings.Join(out, "\n")
}

// everything is what the window shows, whatever lies over it, its title and its menus.
func everything(w *Window) string {
	out := w.win.Title() + "\n" + allTexts(test.LaidOutObjects(w.win.Content())) + "\n" + w.notice.text.Text + "\n" + w.notice.place.String()
	for _, o := range w.win.Canvas().Overlays().List() {
		out += "\n" + allTexts(test.LaidOutObjects(o))
	}
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			out += "\n" + item.Label
		}
	}
	return out
}

// holds fails the test for each word that is in what was seen.
func holds(t *testing.T, where, seen string, words ...[]string) {
	t.Helper()
	for _, list := range words {
		for _, word := range list {
			if i := strings.Index(strings.ToLower(seen), word); i >= 0 {
				t.Errorf("%s holds %q: …%s…", where, word, seen[max(0, i-60):min(len(seen), i+60)])
			}
		}
	}
}

// confiding is a window with a claim that has a confidential source with a file, and names a confidential
// person. All that leads to them has words that are planted.
func confiding(t *testing.T) (w *Window, r *inline, source, person string) {
	t.Helper()
	w, r, _ = claimed(t)
	claim := w.session.Active()
	person = model.NewID()
	file := filepath.Join(t.TempDir(), "zephyrine-memo.txt")
	if err := os.WriteFile(file, []byte("The border is 590 miles long."), 0o600); err != nil {
		t.Fatal(err)
	}
	w.store.write(model.AttachSource{ClaimID: claim, Stance: model.Refutes, Quote: "The border is 590 miles long.", PrivateNote: "met in Palau",
		New: &model.AddSource{Fields: model.SourceFields{Title: new("Zephyrine Quartermain"), Author: new("Z. Quartermain"),
			Publisher: new("Quartermain & Sons"), URL: new("http://127.0.0.1:1/zephyrine"), ArchiveURL: new("https://web.archive.org/web/zephyrine"),
			Alias: new("an officer"), Private: new(true), PrivateNote: new("met in Palau")}}}, nil)
	source = w.session.Proof().Dossiers[0].Evidence[0].SourceID
	w.sourcing.holdFiles(source, []string{file})
	w.store.write(model.NameConfirmer{ClaimID: claim, PersonID: person, New: &model.AddPerson{ID: person, Name: "Jo Quartermain",
		Fields: model.PersonFields{Role: new("aide to Zephyrine"), Contacts: new("+47 555 0199"), Alias: new("an aide"), Private: new(true)}}}, nil)
	w.store.write(model.EditClaim{ID: claim, PrivateNote: new("ask them in Palau")}, nil)
	r.pass()
	return w, r, source, person
}

func TestNothingTheWindowSaysHoldsAPlantedSecret(t *testing.T) {
	w, r, source, person := confiding(t)
	held, err := w.store.library.Attachments(t.Context(), source)
	if d := w.session.Proof().Dossiers[0]; err != nil || len(held) != 1 || len(d.Evidence) != 1 || len(d.Confirmers) != 1 || d.Claim.PrivateNote == "" {
		t.Fatalf("planted: %+v, %v, %v, notice %q", d, held, err, w.notice.text.Text)
	}
	var told, names []string
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	w.tasks.notifying = &notifying{app: overheard{w.fyne, &told}, away: true}
	w.files.chooser = func(_ context.Context, asked native.Request) (string, error) {
		names = append(names, asked.Title+" "+asked.Name)
		return "", nil
	}
	look := func(where string, do func(), beside ...fyne.CanvasObject) {
		t.Helper()
		do()
		r.pass()
		holds(t, where, everything(w), planted)
		for _, content := range beside { // the claim's own form has its private notes, to be edited
			holds(t, where, allTexts(test.LaidOutObjects(content)), whispered)
		}
		holds(t, where+": its notice", w.notice.text.Text, whispered)
		for w.dialogs.Open() {
			w.dialogs.Escape()
		}
	}
	menu := func(name string, beside ...fyne.CanvasObject) {
		t.Helper()
		look(name, func() { w.do(t, name) }, beside...)
	}

	look("the claim", func() { w.claims.ShowMore(true) }) // with its history; its private note is there to be edited
	look("the claim's history", func() {
		for _, e := range w.session.Claims(w.store.editor).History {
			holds(t, "history", e.What, planted, whispered)
		}
	})
	menu("List of Sources", w.sources.Content())
	look("the source's uses", func() { w.sourceList.open(source) }, w.sources.Content())
	menu("List of People", w.people.Content())
	look("the person", func() { w.people.OnOpen(person) }, w.person.Content())
	menu("Waiting for an Answer")
	menu("Claims of All Articles", w.table.Content())
	w.do(t, "Claims of All Articles")
	for _, word := range append(append([]string{}, planted...), whispered...) {
		look("what a search finds", func() { w.searching.ask(word) })
		for _, hit := range w.session.Hits() {
			holds(t, "a hit", hit.Snippet, planted, whispered)
		}
	}
	w.searching.search("")
	look("the files of the source", func() { w.sourcing.showFiles(source) })
	look("one of its files, to be saved", func() {
		w.sourcing.showFile(source)
		pressOver(t, w, "Save a Copy…")
	})
	look("what can be erased", func() { w.do(t, "Erase for Good…") })
	look("what is said before it is erased", func() { w.erasing.ask(source) })
	look("its address", func() { w.claims.OnFollow(w.session.Proof().Dossiers[0].Evidence[0].Source) })
	if !strings.Contains(w.notice.text.Text, "kept back") {
		t.Errorf("of its address is said %q", w.notice.text.Text)
	}
	look("questions for the person", func() {
		w.peopleList.print(person, "")
		pressOver(t, w, "Save as a file…")
	})
	look("the table, to be exported", func() { w.do(t, "Export the Table of Claims…") })
	menu("Hand Out to a Colleague…")

	// Long work about it, well and not.
	for where, work := range map[string]func(){
		"keeping a copy":    func() { w.capturing.keep(source, nil) }, // nothing listens there
		"verifying":         func() { w.capturing.verifyAll() },
		"saving its copies": func() { w.capturing.save(source) },
	} {
		look(where, func() {
			r.hold = true
			work()
			r.pass()
			r.hold = false
			held := r.held
			r.held = nil
			for _, s := range held {
				s.do()
			}
		})
	}

	// What is taken back and done again says what it was.
	for range 3 {
		look("undo", w.undoing.undo)
		if what, ok, err := w.store.library.CanRedo(t.Context(), w.store.editor); !ok || err != nil {
			t.Errorf("nothing can be done again: %v", err)
		} else {
			holds(t, "what can be done again", what, planted, whispered)
		}
	}
	for range 3 {
		look("redo", w.undoing.redo)
	}
	if len(told) == 0 || len(names) == 0 {
		t.Fatalf("%d notifications, names offered: %q", len(told), names)
	}
	holds(t, "a notification", strings.Join(told, "\n"), planted, whispered)
	holds(t, "a file's name", strings.Join(names, "\n"), planted, whispered)
	if logged.Len() == 0 {
		t.Error("nothing was logged of the copy that could not be kept")
	}
	holds(t, "the log", logged.String(), planted, whispered)
	prefs := w.fyne.Preferences()
	holds(t, "the preferences", strings.Join(append(prefs.StringList(prefRecent), prefs.StringList(prefHosts)...), "\n"), planted, whispered)
	if !strings.Contains(everything(w), "an officer") {
		t.Error("its alias stands nowhere: nothing was looked at")
	}
}

func TestACrashFileHoldsNothingOfWhatFell(t *testing.T) {
	folder := t.TempDir()
	fallen := map[string]func(){
		"words":      func() { panic("Zephyrine Quartermain, met in Palau") },
		"an error":   func() { panic(errors.New("Zephyrine Quartermain, met in Palau")) },
		"a refusal":  func() { panic(model.Faultf(model.Invalid, "“%s” was met in Palau.", "Zephyrine Quartermain")) },
		"a source":   func() { panic(model.Source{Title: "Zephyrine Quartermain", PrivateNote: "met in Palau"}) },
		"a wrong id": func() { _ = map[string]any{"a": "Zephyrine"}["a"].(int) },
	}
	for what, fall := range fallen {
		g := guarded{Runner: newRunner(), caught: func(c crash) {
			if _, err := c.keep(folder); err != nil {
				t.Error(err)
			}
			holds(t, what, c.text(time.Now()), planted, whispered)
		}}
		if g.try(fall) {
			t.Errorf("%s did not fall", what)
		}
	}
	if told := faults(t, folder); !strings.Contains(told, "secret_test.go") {
		t.Errorf("told: %s", told)
	} else {
		holds(t, "the files", told, planted, whispered)
	}
}
