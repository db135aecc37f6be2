package claims

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/app/look"
)

// clock is a time that passes when the test says so: no test waits.
type clock struct {
	now time.Duration
	due []*alarm
}

type alarm struct {
	at time.Duration
	do func()
}

func (c *clock) after(d time.Duration, f func()) func() {
	a := &alarm{c.now + d, f}
	c.due = append(c.due, a)
	return func() { a.do = nil }
}

// pass lets more time pass than anything waits.
func (c *clock) pass() { c.advance(time.Hour) }

// advance lets time pass, and runs what is due by then in its order.
func (c *clock) advance(d time.Duration) {
	until := c.now + d
	for {
		next := -1
		for i, a := range c.due {
			if a.do != nil && a.at <= until && (next < 0 || a.at < c.due[next].at) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		a := c.due[next]
		c.now, c.due = a.at, slices.Delete(c.due, next, next+1)
		a.do()
	}
	c.now = until
}

// stored is where the test's field stores: the texts it was given, and an error
// to answer with.
type stored struct {
	texts []string
	err   error
}

func (s *stored) put(text string, done func(error)) {
	s.texts = append(s.texts, text)
	done(s.err)
}

// unstored reports whether a field has typed text that is not stored, of this record or another.
func unstored(f *field) bool { return len(f.kept.texts) > 0 || f.Typing() }

func typedField(t *testing.T) (*field, *clock, *stored) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	c, s := &clock{}, &stored{}
	f := newField("", 1, c.after)
	f.show("claim 1", "", s.put)
	test.NewTempWindow(t, f)
	return f, c, s
}

func TestTypingIsStoredOnceAfterAPause(t *testing.T) {
	f, c, s := typedField(t)
	test.Type(f, "Holbrooke")
	if len(s.texts) != 0 {
		t.Fatalf("stored %q before a pause", s.texts)
	}
	c.advance(900 * time.Millisecond) // a pause is less than the second that README names
	if len(s.texts) != 1 || s.texts[0] != "Holbrooke" {
		t.Errorf("after a pause stored %q, want one Holbrooke", s.texts)
	}
	f.FocusLost()
	if len(s.texts) != 1 {
		t.Errorf("leaving the field stored it again: %q", s.texts)
	}
}

func TestLeavingTheFieldStoresAtOnce(t *testing.T) {
	f, _, s := typedField(t)
	test.Type(f, "x")
	f.FocusLost()
	if len(s.texts) != 1 {
		t.Errorf("stored %q, want it at once", s.texts)
	}
}

func TestAnotherClaimGetsNothingOfWhatWasTypedForThisOne(t *testing.T) {
	f, c, first := typedField(t)
	test.Type(f, "for the first")
	second := &stored{}
	f.show("claim 2", "its own", second.put)
	if len(first.texts) != 1 || first.texts[0] != "for the first" {
		t.Errorf("the first claim got %q", first.texts)
	}
	if f.Text != "its own" {
		t.Errorf("the second claim shows %q", f.Text)
	}
	c.pass()
	if len(second.texts) != 0 {
		t.Errorf("the second claim was given %q", second.texts)
	}
}

func TestWhatCouldNotBeStoredStaysAndComesBack(t *testing.T) {
	f, _, s := typedField(t)
	s.err = errors.New("the disk is full")
	test.Type(f, "precious")
	f.Flush()
	if f.Text != "precious" || !unstored(f) {
		t.Fatalf("after a failure the field has %q, unstored %v", f.Text, unstored(f))
	}
	f.show("claim 2", "other", (&stored{}).put)
	if !unstored(f) {
		t.Error("the unstored text of the first claim is forgotten")
	}
	s.err = nil
	f.show("claim 1", "", s.put)
	if f.Text != "precious" {
		t.Fatalf("back at the first claim: %q, want what was typed", f.Text)
	}
	f.Flush()
	if unstored(f) || s.texts[len(s.texts)-1] != "precious" {
		t.Errorf("stored %q, unstored %v", s.texts, unstored(f))
	}
}

func TestStateDoesNotOverwriteTypingUnderWay(t *testing.T) {
	f, _, s := typedField(t)
	test.Type(f, "half a sent")
	f.show("claim 1", "what another window wrote", s.put)
	if f.Text != "half a sent" {
		t.Errorf("typing was replaced by %q", f.Text)
	}
}

func TestAFieldIsAsHighAsItsText(t *testing.T) {
	one := func(s string) float32 { return float32(len(s)) } // every letter one wide
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 1}, {"word", 1}, {"two words", 1}, {"two words and", 2}, {"a\n\nb", 3}, {"abcdefghijklmno", 2},
		{"ab abcdefghijklmno", 3}, {"1234567890 1234567890", 2},
	} {
		if got := control.RowsOf(c.text, 10, one); got != c.want {
			t.Errorf("%q takes %d rows, want %d", c.text, got, c.want)
		}
	}
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	f := newField("", 2, nil)
	f.Resize(fyne.NewSize(200, 100))
	low := f.MinSize().Height
	f.SetText(strings.Repeat("one more line of reasoning ", 8))
	if high := f.MinSize().Height; high <= low {
		t.Errorf("with more text it is %v high, without it %v", high, low)
	}
}

// README promises: typing is stored at a pause, and every second.
func TestTypingOnAndOnIsStoredEverySecond(t *testing.T) {
	f, c, s := typedField(t)
	for _, word := range []string{"one", " two", " three"} {
		test.Type(f, word)
		c.advance(100 * time.Millisecond) // never a pause that is long enough
	}
	if len(s.texts) != 0 {
		t.Fatalf("stored %q before its time", s.texts)
	}
	c.advance(100 * time.Millisecond)
	test.Type(f, " four")
	c.advance(600 * time.Millisecond) // it is a second since the first word
	if len(s.texts) != 1 || s.texts[0] != "one two three four" {
		t.Errorf("after a second of typing stored %q", s.texts)
	}
	test.Type(f, " five")
	c.advance(time.Second)
	if n := len(s.texts); n != 2 || s.texts[1] != "one two three four five" {
		t.Errorf("a second after a pause stored %q", s.texts)
	}
}

func TestNothingTypedIsUnstoredForMoreThanASecond(t *testing.T) {
	f, c, s := typedField(t)
	const seconds, each = 5, 100 * time.Millisecond
	var typed []time.Duration // when each letter was
	for range int(seconds * time.Second / each) {
		test.Type(f, "x")
		typed = append(typed, c.now)
		c.advance(each)
		old := 0
		for _, at := range typed {
			if c.now-at >= time.Second {
				old++
			}
		}
		last := ""
		if n := len(s.texts); n > 0 {
			last = s.texts[n-1]
		}
		if len(last) < old {
			t.Fatalf("at %v the library has %d letters, and %d were typed a second ago or more", c.now, len(last), old)
		}
	}
	if n := len(s.texts); n > seconds+1 {
		t.Errorf("in %d seconds it was stored %d times", seconds, n)
	}
}

func TestABlankThatWasTypedLastIsThereForTheNextWord(t *testing.T) {
	f, c, s := typedField(t)
	f.FocusGained()
	test.Type(f, "one ")
	c.pass()
	f.show("claim 1", "one", s.put) // as the library has it
	test.Type(f, "two")
	if f.Text != "one two" {
		t.Errorf("the field has %q", f.Text)
	}
	f.FocusLost()
	if last := s.texts[len(s.texts)-1]; last != "one two" {
		t.Errorf("stored %q", last)
	}
}

func TestCtrlEnterEscapeAndInOneLineEnterStoreAndGiveTheKeyboardBack(t *testing.T) {
	key := func(f *field, k fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: k}) }
	for name, press := range map[string]func(f *field){
		"Escape": func(f *field) { key(f, fyne.KeyEscape) },
		"Enter":  func(f *field) { key(f, fyne.KeyReturn) },
		"Ctrl+Enter": func(f *field) {
			f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
		},
	} {
		f, _, s := typedField(t)
		left := 0
		f.leave = func() { left++ }
		f.FocusGained()
		test.Type(f, "Holbrooke")
		press(f)
		if left != 1 || len(s.texts) != 1 || s.texts[0] != "Holbrooke" {
			t.Errorf("%s: left %d times, stored %q", name, left, s.texts)
		}
	}
}

func TestUndoInAFieldTakesNothingBackThatWasTypedForAnotherClaim(t *testing.T) {
	f, c, s := typedField(t)
	f.FocusGained()
	test.Type(f, "Holbrooke")
	c.pass()
	second := &stored{}
	f.show("claim 2", "Holbrooke", second.put) // the same name, by chance
	f.Undo()
	f.Flush()
	if f.Text != "Holbrooke" || len(second.texts) != 0 {
		t.Errorf("the second claim shows %q and was given %q", f.Text, second.texts)
	}
	f.show("claim 1", "Holbrooke", s.put)
	test.Type(f, " said")
	c.pass()
	f.show("claim 1", "Holbrooke said", s.put) // as stored
	f.Undo()
	c.pass()
	if last := s.texts[len(s.texts)-1]; f.Text != "Holbrooke" || last != "Holbrooke" {
		t.Errorf("what was stored is not taken back: %q, stored %q", f.Text, last)
	}
}

// A date is no date before its last figure: nothing is refused while one types on.
func TestWhatIsNotWholeYetIsStoredWhenTheFieldIsLeftOnly(t *testing.T) {
	f, c, s := typedField(t)
	f.whole = func(text string) bool { return len(text) == 10 }
	f.FocusGained()
	test.Type(f, "2026-1")
	c.pass()
	if len(s.texts) != 0 {
		t.Fatalf("stored %q while it was typed", s.texts)
	}
	f.FocusLost()
	if len(s.texts) != 1 || s.texts[0] != "2026-1" {
		t.Errorf("left, it is stored as %q", s.texts)
	}
}
