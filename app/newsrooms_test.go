//go:build !race || long

package app

import (
	"bytes"
	"fmt"
	"io/fs"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/zalando/go-keyring"

	"galley/app/control"
	"galley/model"
	"galley/model/library"
	"galley/model/library/newsroom"
	"galley/model/library/newsroom/newsroomtest"
)

// newsroomWith is the address of a newsroom with one article, behind a gate that asks for a password.
func newsroomWith(t *testing.T, gate *newsroomtest.Gate) *url.URL {
	t.Helper()
	keyring.MockInit()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	t.Setenv("HOME", t.TempDir())
	address := newsroomtest.Database(t)
	if err := library.InitNewsroom(t.Context(), address); err != nil {
		t.Fatal(err)
	}
	makeLibrary(t, address, "Envoys meet")
	return gate.Open(t, address)
}

// fields are the fields and checks of the sheet over the window, from top to bottom.
func (w *Window) fields(t *testing.T) (entries []*control.Entry, checks []*control.Check) {
	t.Helper()
	if !w.dialogs.Open() {
		t.Fatalf("no sheet is open; the notice says %q", w.notice.text.Text)
	}
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *control.Entry:
			entries = append(entries, o)
		case *control.Check:
			checks = append(checks, o)
		}
	}
	return entries, checks
}

func TestANewsroomIsOpenedAndItsPasswordIsKeptNowhere(t *testing.T) {
	const password = "zanzibar-of-the-door"
	gate := &newsroomtest.Gate{Password: password}
	to := newsroomWith(t, gate)
	to.User = url.User("ann")
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	a := test.NewTempApp(t)
	a.Preferences().SetString(prefTrade, string(afterPublication))
	file := filepath.Join(t.TempDir(), "own.galley")
	makeLibrary(t, file, "At home")
	w := New(a, newRunner(), Options{Library: file, Editor: "Ann", State: state})
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	defer w.end()
	seen := func(where string) {
		t.Helper()
		if shown := everything(w); strings.Contains(shown, password) {
			t.Errorf("%s: the window shows the password", where)
		}
	}

	w.do(t, "Open Newsroom…")
	entries, checks := w.fields(t)
	if len(entries) != 3 || len(checks) != 1 || !entries[2].Password || checks[0].Checked {
		t.Fatalf("the sheet has %d fields and %d checks", len(entries), len(checks))
	}
	submit := func(say string) {
		t.Helper()
		entries, _ = w.fields(t)
		entries[2].SetText(say)
		w.dialogs.Submit()
		seen("after “" + strings.ReplaceAll(say, password, "the password") + "”")
	}
	entries[0].SetText("nonsense://" + to.Host)
	submit("")
	if shown := everything(w); !strings.Contains(shown, "not the address of a newsroom") {
		t.Errorf("an address that is none: %s", shown)
	}
	entries[0].SetText(to.Host + to.Path)
	entries[1].SetText("ann")
	submit("")
	if shown := everything(w); !strings.Contains(shown, "wants a password of ann") || w.store.library.Path() != file {
		t.Errorf("without a password: %s", shown)
	}
	submit(password + "!") // a slip
	if shown := everything(w); !strings.Contains(shown, "does not let ann in with this password") {
		t.Errorf("with a wrong password: %s", shown)
	}
	_, checks = w.fields(t)
	checks[0].SetChecked(true)
	submit(password)
	lib := w.store.library
	if lib.Path() != to.String() || !lib.IsNewsroom() || w.session.Proof().Article.Title != "Envoys meet" {
		t.Fatalf("open is %s, which shows %q; the notice says %q", lib.Path(), w.session.Proof().Article.Title, w.notice.text.Text)
	}
	if place := w.notice.place.String(); !strings.Contains(place, "127.0.0.1"+to.Path+" · Ann") {
		t.Errorf("the window says it is in %q", place)
	}
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	if n := len(w.session.Proof().Dossiers); n != 1 {
		t.Errorf("%d claims after marking; the notice says %q", n, w.notice.text.Text)
	}
	for _, name := range []string{"Restore a Backup…", "Save the Library Elsewhere…"} {
		if w.can(name) {
			t.Errorf("%s can be done with a newsroom", name)
		}
	}
	w.do(t, "About Galley")
	seen("about")
	w.dialogs.Escape()
	w.do(t, "Open Newsroom…")
	seen("the sheet, once more")
	w.dialogs.Escape()

	// Another is opened and this one again, by its address alone: its password is known.
	w.libraries.open(file)
	w.do(t, "Open Recent Library…")
	if shown := everything(w); !strings.Contains(shown, "127.0.0.1"+to.Path) || strings.Contains(shown, password) {
		t.Errorf("among the recent ones: %s", shown)
	}
	w.dialogs.Escape()
	w.libraries.open(to.String())
	if w.store.library.Path() != to.String() || w.dialogs.Open() {
		t.Errorf("opened again: %s, notice %q", w.store.library.Path(), w.notice.text.Text)
	}
	again, err := newsroom.ParseAddress(to.String())
	if err != nil {
		t.Fatal(err)
	}
	if _, found := again.Recalled(t.Context()); !found {
		t.Error("the keyring does not have it")
	}

	// A fault of the program, and of the library.
	w.crashes.crashed(crashOf(model.Faultf(model.Invalid, "%s", password)))
	w.dialogs.Escape()
	w.libraries.open(strings.Replace(to.String(), "ann@", "ann:"+password+"@", 1) + "x")
	seen("a database that is not there")
	for w.dialogs.Open() {
		w.dialogs.Escape()
	}
	events, err := w.store.library.History(t.Context(), "", 100)
	if err != nil {
		t.Fatal(err)
	}
	for where, text := range map[string]string{"history": fmt.Sprint(events), "the log": logged.String(), "the preferences": values(t, a.Preferences())} {
		if text == "" || strings.Contains(text, password) {
			t.Errorf("%s: %q", where, text)
		}
	}
	files := 0
	if err := filepath.WalkDir(state, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		data, err := os.ReadFile(path)
		if strings.Contains(path+string(data), password) {
			t.Errorf("%s has the password", path)
		}
		return err
	}); err != nil || files == 0 {
		t.Errorf("%d files of drafts and crashes (%v)", files, err)
	}
}

// values are all preferences, as they are stored.
func values(t *testing.T, p fyne.Preferences) (all string) {
	t.Helper()
	stored, is := p.(interface{ ReadValues(func(map[string]any)) })
	if !is {
		t.Fatalf("%T does not say what is stored", p)
	}
	stored.ReadValues(func(values map[string]any) { all = fmt.Sprint(values) })
	return all
}

func TestANewsroomThatDoesNotAnswerCanBeGivenUp(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	silent := (&newsroomtest.Gate{Silent: true}).Open(t, "postgres://ann@/desk").String()
	file := filepath.Join(t.TempDir(), "own.galley")
	makeLibrary(t, file, "At home")
	w, r := openThreads(t, Options{Library: file, Editor: "Ann"})
	for what, giveUp := range map[string]func(){
		"cancelled":              func() { w.tasks.cancelAll() },
		"another is opened":      func() { w.libraries.open(file) },
		"another after a second": func() { w.libraries.open(silent); w.libraries.open(file) },
	} {
		r.on(func() { w.libraries.open(silent) })
		r.on(func() {
			if running := w.tasks.running(); len(running) != 1 || !strings.Contains(running[0], "Opening the newsroom 127.0.0.1") {
				t.Errorf("under way: %q", running)
			}
			giveUp()
		})
		r.settle()
		r.on(func() {
			if w.store.library == nil || w.store.library.Path() != file || w.session.Proof().Article.Title != "At home" || w.dialogs.Open() ||
				strings.Contains(w.notice.text.Text, "did not answer") {
				t.Errorf("%s: the window shows %q; the notice says %q", what, w.session.Proof().Article.Title, w.notice.text.Text)
			}
		})
	}
	r.on(func() {
		w.libraries.open(silent)
		w.EndNow()
	})
	r.settle()
}

func TestAWindowOnANewsroomThatIsNotThereSaysSo(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	w, _ := openedOn(t, "postgres://ann:zanzibar@127.0.0.1:1/desk", "Ann")
	if shown := everything(w); w.store.library != nil || !strings.Contains(shown, "No PostgreSQL server answers at 127.0.0.1, port 1.") || strings.Contains(shown, "zanzibar") {
		t.Errorf("it shows %s", shown)
	}
	w.libraries.open("postgres:/ann:zanzibar@127.0.0.1:1/desk")
	if shown := everything(w); !strings.Contains(shown, "The address of the newsroom cannot be read") || strings.Contains(shown, "zanzibar") {
		t.Errorf("it shows %s", shown)
	}
}
