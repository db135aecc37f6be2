//go:build !race || long

package app

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"galley/app/native"
)

func TestTheQuestionsForAPersonAreOpenedToBePrinted(t *testing.T) {
	w, r, _, _ := withMaria(t)
	var opened string
	w.open = func(u *url.URL) error {
		opened = u.Path
		return nil
	}
	w.peopleList.open("maria", "")
	r.pass()
	pressIn(t, w.person.Content(), "Print the questions…")
	test.Tap(button(t, w, "Open to print"))
	r.pass()
	page, err := os.ReadFile(opened)
	if err != nil || !strings.Contains(string(page), "600 miles") || !strings.Contains(string(page), "Maria Lopez") {
		t.Errorf("%q opens: %v\n%s", opened, err, page)
	}
	if strings.Contains(string(page), "555") {
		t.Error("the contacts stand on it")
	}
	if n := len(w.exporting.previews); n != 1 {
		t.Errorf("%d folders are removed at the end", n)
	}
}

func TestTheQuestionsForAPersonAreWrittenToAFile(t *testing.T) {
	w, r, _, _ := withMaria(t)
	to := filepath.Join(t.TempDir(), "for Maria")
	w.files.chooser = func(context.Context, native.Request) (string, error) { return to, nil }
	w.do(t, "List of People")
	r.pass()
	w.peopleList.open("maria", "")
	r.pass()
	pressIn(t, w.person.Content(), "Print the questions…")
	test.Tap(button(t, w, "Save as a file…"))
	r.pass()
	if page, err := os.ReadFile(to + ".html"); err != nil || !strings.Contains(string(page), "600 miles") {
		t.Errorf("written is %q: %v, said %q", page, err, w.notice.text.Text)
	}
}

func TestWhereThereIsNothingToAskNoSheetIsOffered(t *testing.T) {
	w, r, _, claim := withMaria(t)
	_ = claim
	w.peopleList.print("maria", "")
	if !w.dialogs.Open() {
		t.Fatal("no sheet is offered for an open fact")
	}
	(&keyed{T: t, w: w}).closeAll()
	w.peopleList.open("maria", "")
	r.pass()
	w.person.NoteCall(nil)
	w.keys("Right") // answered
	w.ctrlEnter(t)
	r.pass()
	w.peopleList.print("maria", "")
	if w.dialogs.Open() || !strings.Contains(w.notice.text.Text, "nothing to ask") {
		t.Errorf("said is %q", w.notice.text.Text)
	}
}
