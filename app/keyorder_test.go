package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/control"
)

// The disk is slower than the fingers in all of these. Undo takes back what was typed last, and
// never something older.

func TestUndoDoesNotOvertakeKeysThatWaitForAMark(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "14 people"))
	w.press(fyne.KeyReturn)
	w.types("1")
	w.page.reader.Select(w.spanOf(t, "the sound of water"))
	w.types("x")
	w.byKey("Undo")
	disk.goOn()
	if got := asides(t, path); got != "" {
		t.Errorf("set aside and undone is %q", got)
	}
	if n := len(stored(t, path)); n != 1 {
		t.Fatalf("%d claims: undo took back what is older", n)
	}
	if w.verdictOn(t, w.claimAt(t, "14 people")) == "" {
		t.Error("the rating was undone, which is older")
	}
}

func TestRedoAndOtherShortcutsDoNotOvertakeKeysThatWait(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "14 people"))
	w.press(fyne.KeyReturn)
	w.types("1")
	w.byKey("Undo")
	w.byKey("Redo")
	disk.goOn()
	if w.verdictOn(t, w.claimAt(t, "14 people")) == "" {
		t.Error("the rating was undone and not done again: redo came before undo")
	}
}

func TestASourceTypedWhileAMarkIsStoredIsAttachedByTheShortcutBehindIt(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "14 people"))
	w.press(fyne.KeyReturn)
	w.types("sPolice log")
	w.byKey("The Source Refutes the Claim")
	w.keyboard.typedKey(control.KeySubmit)
	disk.goOn()
	d, _ := w.session.Dossier(w.claimAt(t, "14 people"))
	if len(d.Evidence) != 1 || d.Evidence[0].Stance != "refutes" {
		t.Errorf("attached is %+v", d.Evidence)
	}
}

// A mark made by a key that waited is what the keys behind it are about.
func TestKeysBehindAMarkThatWaitedAreAboutThatMark(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "14 people"))
	w.press(fyne.KeyReturn)
	w.types("1")
	w.page.reader.Select(w.spanOf(t, "12 percent"))
	w.do(t, "Mark Claim")
	w.types("2")
	disk.goOn()
	scale := w.claims.Ratings()
	if got := w.verdictOn(t, w.claimAt(t, "14 people")); got != scale[0] {
		t.Errorf("the first is rated %q", got)
	}
	if got := w.verdictOn(t, w.claimAt(t, "12 percent")); got != scale[1] {
		t.Errorf("the second is rated %q", got)
	}
}

func TestXTwiceSetsAsideAndTakesBackHoweverSlowTheDisk(t *testing.T) {
	unraced(t)
	for keys, want := range map[string]string{"jx": "no-fact: The dam that broke", "jxx": "", "jxxx": "no-fact: The dam that broke"} {
		w, path := atTheDam(t, dam)
		disk := slow(w)
		w.types(keys)
		disk.goOn()
		if got := asides(t, path); got != want {
			t.Errorf("%s: set aside is %q", keys, got)
		}
	}
}

func TestKeysBehindUndoAreDoneWhereUndoLeads(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	disk := slow(w)
	w.types("jjx")
	w.byKey("Undo")
	w.types("x")
	disk.goOn()
	if got := asides(t, path); got != "no-fact: "+declared {
		t.Errorf("set aside, undone, set aside: %q", got)
	}
	w.types("j")
	w.byKey("Undo")
	w.byKey("Undo")
	disk.goOn()
	if got := asides(t, path); got != "" {
		t.Errorf("undone twice: %q", got)
	}
}

func TestXDoesNotSetAClaimAsideThatIsBeingStored(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "14 people"))
	w.press(fyne.KeyReturn)
	w.types("x")
	if said := w.notice.text.Text; !strings.Contains(said, "Claim 1 stands in this sentence") {
		t.Errorf("the foot says %q", said)
	}
	disk.goOn()
	if got := asides(t, path); got != "" {
		t.Errorf("set aside is %q", got)
	}
}

// byKey presses the shortcut of an action as the driver hands it over.
func (w *Window) byKey(name string) {
	for i := range w.bar.actions {
		if a := &w.bar.actions[i]; a.name == name {
			a.item.Action()
		}
	}
}

// Caps Lock makes every letter a capital, and with Shift a small one: it is Shift that counts.
func TestCapsLockDoesNotTurnAKeyIntoAnother(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	shift := false
	w.keyboard.shift = func() (held, known bool) { return shift, true }
	w.types("JJ")
	if got := w.page.reader.SelectedText(); got != declared {
		t.Errorf("J with Caps Lock goes to %q", got)
	}
	shift = true
	w.types("j")
	if got := w.page.reader.SelectedText(); got != "The dam that broke" {
		t.Errorf("Shift+J with Caps Lock goes to %q", got)
	}
	shift = false
	w.types("X")
	if got := asides(t, path); got != "no-fact: The dam that broke" {
		t.Errorf("set aside is %q", got)
	}
	// A letter that waits was meant as it was pressed, and comes into a field as it was typed.
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "14 people"))
	w.press(fyne.KeyReturn)
	w.types("R")
	w.types("ONE j")
	shift = true
	disk.goOn()
	w.writing.texts.Flush()
	disk.goOn()
	d, _ := w.session.Dossier(w.claimAt(t, "14 people"))
	if v, _ := d.Verdict(); v.Reasoning != "ONE j" {
		t.Errorf("in the field stands %q", v.Reasoning)
	}
}
