package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
)

func TestRGoesOnWritingBehindTheReasoning(t *testing.T) {
	w, r, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	test.Type(w.claims.FocusReasoning(), "Measured.")
	r.pass()
	w.press(fyne.KeyEscape)
	w.win.Canvas().Unfocus()
	w.keyboard.typedRune('r')
	test.Type(w.win.Canvas().Focused(), " Twice.")
	r.pass()
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "Measured. Twice." {
		t.Errorf("the reasoning in the file is %q", v.Reasoning)
	}
}

func TestEnterSavesWhatIsKnownOfTheArticle(t *testing.T) {
	w, _, _ := opened(t)
	w.details.edit()
	title, ok := w.win.Canvas().Focused().(*control.Entry)
	if !ok {
		t.Fatal("no field has the keyboard")
	}
	title.SetText("Envoys meet again")
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.session.Proof().Article.Title; got != "Envoys meet again" {
		t.Errorf("the headline is %q", got)
	}
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
}

// timed is a runner with a clock of its own: what is due runs when the test lets
// that much time pass.
type timed struct {
	inline
	now  time.Duration
	due  []*timer
	late bool // what is due has its time behind it and waits for the window: nothing stops it
}

type timer struct {
	at time.Duration
	do func()
}

func (r *timed) After(d time.Duration, f func()) func() {
	a := &timer{r.now + d, f}
	r.due = append(r.due, a)
	return func() {
		if !r.late {
			a.do = nil
		}
	}
}

// advance lets a moment pass that is shorter than anything waits twice.
func (r *timed) advance(d time.Duration) {
	r.now += d
	due := r.due
	r.due = nil
	for _, a := range due {
		switch {
		case a.do == nil:
		case a.at <= r.now:
			a.do()
		default:
			r.due = append(r.due, a)
		}
	}
}

// typingInto is a window with a clock of its own, in which a source's card is open, and the
// folder of its journal.
func typingInto(t *testing.T) (w *Window, r *timed, state string) {
	t.Helper()
	first, _, path := opened(t)
	first.marking.mark(first.spanOf(t, "600 miles"))
	first.end()
	state, r = t.TempDir(), &timed{}
	w = New(test.NewTempApp(t), r, Options{Library: path, Editor: "Ann", State: state})
	w.crashes.guarded.caught = nil
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	t.Cleanup(w.end)
	w.opening.step(1)
	w.sourcing.add(w.session.Active())
	return w, r, state
}

// README promises that a window that is killed loses about a second of typing at
// most: what was typed into a form a second ago is in the file beside the library.
func TestWhatWasTypedASecondAgoIsOnTheDisk(t *testing.T) {
	w, r, state := typingInto(t)
	const each = 50 * time.Millisecond
	text := ""
	for n := range int(3 * time.Second / each) {
		letter := string(rune('a' + n%26))
		test.Type(w.win.Canvas().Focused(), letter)
		text += letter
		r.advance(each)
		old := n + 1 - int(time.Second/each) // letters typed a second ago or more
		if old > 0 && !strings.Contains(onDisk(t, state), text[:old]) {
			t.Fatalf("after %v a kill would lose more than a second of typing: the disk has %q", r.now, onDisk(t, state))
		}
	}
}

// What is due later may wait behind frames that take long to paint. The letters do not,
// and so they write themselves: at most half a second is not on the disk while they come.
func TestLettersReachTheDiskThoughTheWindowIsBehind(t *testing.T) {
	w, r, state := typingInto(t)
	began := time.Now()
	w.writing.now = func() time.Time { return began.Add(r.now) }
	r.late = true
	r.advance(beat) // the first beat is past
	before := len(r.due)
	const each = 50 * time.Millisecond
	text := ""
	for n := range int(3 * time.Second / each) {
		letter := string(rune('a' + n%26))
		test.Type(w.win.Canvas().Focused(), letter)
		text += letter
		r.now += each // nothing that is due is done
		old := n + 1 - int(time.Second/2/each)
		if old > 0 && !strings.Contains(onDisk(t, state), text[:old]) {
			t.Fatalf("after %v more than half a second of typing is not on the disk, which has %q", r.now, onDisk(t, state))
		}
	}
	r.advance(beat) // now what was late is done
	if len(r.due) > before+1 {
		t.Errorf("%d calls are due, where %d were before anything was typed: the beats multiply", len(r.due), before)
	}
}

// onDisk is all that stands in the files of what is being typed.
func onDisk(t *testing.T, state string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(state, "drafts-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all += string(data)
	}
	return all
}
