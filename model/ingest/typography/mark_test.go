package typography

import (
	"slices"
	"strings"
	"testing"
)

// markedText reads a text in which ⟨ begins, ⟩ ends and ¦ stands, each with the number of
// those before it.
func markedText(s string) Marked {
	var out Marked
	var b strings.Builder
	for _, r := range s {
		side := strings.IndexRune("⟨⟩¦", r)
		if side < 0 {
			b.WriteRune(r)
			continue
		}
		out.Marks = append(out.Marks, Mark{At: b.Len(), Number: len(out.Marks), Side: Side(slices.Index([]int{0, 3, 6}, side))})
	}
	out.Text = b.String()
	return out
}

// written puts the signs of the marks back into the text.
func written(m Marked) string {
	var b strings.Builder
	at := 0
	for _, mark := range sorted(m.Marks) {
		b.WriteString(m.Text[at:mark.At] + string([]rune("⟨⟩¦")[mark.Side]))
		at = mark.At
	}
	return b.String() + m.Text[at:]
}

func TestMarksKeepTheirWordsWhereBlanksAreCollapsed(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"  ⟨a  b⟩  c", "⟨a b⟩ c"}, {"a ⟨ b ⟩ c", "a ⟨b⟩ c"}, {"a⟨\t⟩b", "a⟩ ⟨b"}, {"⟨ ⟩", "⟨⟩"}, {"word  ¦ next", "word¦ next"},
		{"a\n\n⟨b⟩", "a ⟨b⟩"}, {"a⟨ ", "a⟨"}, {"é  ⟨ö⟩ ", "é ⟨ö⟩"},
	} {
		in := markedText(c.in)
		got := in.Collapse()
		if got.Text != CollapseSpaces(in.Text) {
			t.Errorf("%q becomes %q", c.in, got.Text)
		}
		if written(got) != c.want {
			t.Errorf("%q becomes %q, want %q", c.in, written(got), c.want)
		}
	}
}

func TestMarksKeepTheirLettersWhereThoseAreComposed(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{" ⟨e\u0301a⟩ ", "⟨éa⟩"}, {"e⟨\u0301⟩x", "⟨é⟩x"}, {"ae\u0301⟨x⟩", "aé⟨x⟩"}, {"e¦\u0301", "é¦"},
		{"\u1112⟨\u1161\u11ab⟩ ok", "⟨\uD55C⟩ ok"},
	} {
		got := markedText(c.in).Trim()
		if got.Text != Trim(markedText(c.in).Text) {
			t.Errorf("%q becomes %q", c.in, got.Text)
		}
		if written(got) != c.want {
			t.Errorf("%q becomes %q, want %q", c.in, written(got), c.want)
		}
	}
}

func TestMarksAreSplitAndJoinedWithTheirText(t *testing.T) {
	in := markedText("⟨a\x01⟩b¦\x01\x01⟨c⟩")
	parts := in.Split("\x01")
	got := make([]string, len(parts))
	for i, p := range parts {
		got[i] = written(p)
	}
	if want := []string{"⟨a", "⟩b¦", "", "⟨c⟩"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := written(Join(parts, "--")); got != "⟨a--⟩b¦----⟨c⟩" {
		t.Errorf("joined %q", got)
	}
}

// A raised part keeps its marks where it is set letter by letter, and at its
// ends where it is not.
func TestMarksOfRaisedAndLoweredParts(t *testing.T) {
	for _, c := range []struct {
		before, part string
		set          func(*Line, string)
		after, want  string
	}{
		{"10", "⟨6⟩", (*Line).Superscript, " x", "10⟨⁶⟩ x"},
		{"10", "1⟨2⟩", (*Line).Superscript, " x", "10¹⟨²⟩ x"},
		{"5 ", "⟨1⟩", (*Line).Superscript, "⁄2", "5 ⟨1/⟩2"},
		{"word", "⟨1⟩", (*Line).NoteMark, " x", "word⟨[1]⟩ x"},
		{"CO", "⟨2⟩", (*Line).Subscript, "!", "CO⟨₂⟩!"},
		{"the 1", "⟨st⟩", (*Line).Superscript, "", "the 1⟨st⟩"},
	} {
		var l Line
		l.WriteString(c.before)
		part := markedText(c.part)
		from := l.Len()
		c.set(&l, part.Text)
		l.MarkWithin(from, part)
		for _, r := range c.after {
			l.WriteString(string(r))
		}
		if got := written(l.Marked()); got != c.want {
			t.Errorf("%q %q: got %q, want %q", c.before, c.part, got, c.want)
		}
	}
}

func FuzzMarkedText(f *testing.F) {
	for _, s := range []string{" a  b ", "e\u0301\u0301 x", "\u1112\u1161\u11ab", "a\x01 \x01b", "\u0344\u0344", strings.Repeat("\u0301", 40)} {
		f.Add(s, 1, 3)
	}
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		a, b = min(max(a, 0), len(s)), min(max(b, 0), len(s))
		in := Marked{s, []Mark{{At: b, Side: Ends}, {At: a, Side: Begins}, {At: a, Side: Stands}}}
		for what, got := range map[string]Marked{"collapsed": in.Collapse(), "trimmed": in.Trim(), "joined": Join(in.Split("\x01"), "\x01")} {
			want := map[string]string{"collapsed": CollapseSpaces(s), "trimmed": Trim(s), "joined": s}[what]
			if got.Text != want || len(got.Marks) != 3 {
				t.Fatalf("%q %s is %q with %d marks", s, what, got.Text, len(got.Marks))
			}
			for _, m := range got.Marks {
				if m.At < 0 || m.At > len(got.Text) {
					t.Fatalf("%q %s: a mark at %d of %d", s, what, m.At, len(got.Text))
				}
			}
		}
	})
}
