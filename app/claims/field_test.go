package claims

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// clock runs what is due when the test says so: no test waits.
type clock struct{ due []*func() }

func (c *clock) after(_ time.Duration, f func()) func() {
	p := &f
	c.due = append(c.due, p)
	return func() { *p = nil }
}

func (c *clock) pass() {
	due := c.due
	c.due = nil
	for _, p := range due {
		if *p != nil {
			(*p)()
		}
	}
}

// shelf is where the test's field stores: the texts it was given, and an error
// to answer with.
type stored struct {
	texts []string
	err   error
}

func (s *stored) put(text string, done func(error)) {
	s.texts = append(s.texts, text)
	done(s.err)
}

func typedField(t *testing.T) (*field, *clock, *stored) {
	t.Helper()
	test.NewTempApp(t)
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
	c.pass()
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
	if f.Text != "precious" || !f.unstored() {
		t.Fatalf("after a failure the field has %q, unstored %v", f.Text, f.unstored())
	}
	f.show("claim 2", "other", (&stored{}).put)
	if !f.unstored() {
		t.Error("the unstored text of the first claim is forgotten")
	}
	s.err = nil
	f.show("claim 1", "", s.put)
	if f.Text != "precious" {
		t.Fatalf("back at the first claim: %q, want what was typed", f.Text)
	}
	f.Flush()
	if f.unstored() || s.texts[len(s.texts)-1] != "precious" {
		t.Errorf("stored %q, unstored %v", s.texts, f.unstored())
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
		{"", 1}, {"word", 1}, {"two words", 1}, {"two words and", 2}, {"a\n\nb", 3}, {"abcdefghijklmno", 2}, {"ab abcdefghijklmno", 3}, {"1234567890 1234567890", 2},
	} {
		if got := rowsOf(c.text, 10, one); got != c.want {
			t.Errorf("%q takes %d rows, want %d", c.text, got, c.want)
		}
	}
	test.NewTempApp(t)
	f := newField("", 2, nil)
	f.Resize(fyne.NewSize(200, 100))
	low := f.MinSize().Height
	f.SetText(strings.Repeat("one more line of reasoning ", 8))
	if high := f.MinSize().Height; high <= low {
		t.Errorf("with more text it is %v high, without it %v", high, low)
	}
}
