package passage

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestAComparisonTellsWhatIsOther(t *testing.T) {
	const old = "The envoy said that 21,000 troops would go before the summer. Nobody disagreed with him.\n\nThey share nearly " +
		"600 miles of border, and “it is long,” he said.\n\nNobody else was asked."
	for _, c := range []struct {
		name, now      string
		removed, added []string
	}{
		{"nothing", old, nil, nil},
		{"typography", strings.NewReplacer("“", `"`, "”", `"`, "\n\n", "\r\n").Replace(old), nil, nil},
		{"a figure", strings.Replace(old, "21,000", "17,000", 1), []string{"21,000"}, []string{"17,000"}},
		{"a negation", strings.Replace(old, "would go", "would not go", 1), nil, []string{"not"}},
		{"a sentence less", strings.Replace(old, " Nobody disagreed with him.", "", 1), []string{"Nobody disagreed with him."}, nil},
		{"all of it", "Wholly new.", []string{old}, []string{"Wholly new."}},
	} {
		got := Compare(old, c.now)
		words := func(text string, all []Difference) (out []string) {
			for _, d := range all {
				out = append(out, text[d.Span.Start:d.Span.End])
			}
			return out
		}
		if removed, added := words(old, got.Removed), words(c.now, got.Added); strings.Trim(strings.Join(removed, "|"),
			". ") != strings.Trim(strings.Join(c.removed, "|"), ". ") || strings.Trim(strings.Join(added, "|"),
			".") != strings.Trim(strings.Join(c.added, "|"), ".") {
			t.Errorf("%s: removed %q, added %q", c.name, removed, added)
		}
	}
}

func TestWhatMovedIsToldFromWhatIsSaidAgain(t *testing.T) {
	const moved = "The delegates met for the third time this year, in another city than before."
	const old = "First came the envoy with his staff.\n\n" + moved + "\n\nThen came the others, late and tired from a long day on the road."
	flags := func(all []Difference) (out []bool) {
		for _, d := range all {
			out = append(out, d.Moved)
		}
		return out
	}
	c := Compare(old, strings.Replace(old, moved+"\n\n", "", 1)+"\n\n"+moved)
	if got := append(flags(c.Removed), flags(c.Added)...); !slices.Equal(got, []bool{true, true}) {
		t.Errorf("moved: %v", got)
	}
	c = Compare(old, old+"\n\n"+moved)
	if got := append(flags(c.Removed), flags(c.Added)...); !slices.Equal(got, []bool{false}) {
		t.Errorf("said again: %v", got)
	}
}

// What is said to be the same is, and there is nothing else.
func TestAComparisonAccountsForEveryWord(t *testing.T) {
	for seed := range uint64(30) {
		p := newPage(rand.New(rand.NewPCG(seed, 3)), script(seed%3), 12)
		c := p.clone()
		for range 1 + c.r.IntN(12) {
			revisions[c.r.IntN(len(revisions))].do(c)
		}
		old, _, _ := p.text(plainType)
		now, _, _ := c.text(plainType)
		rest := func(text string, without []Difference) (out []string) {
			at := 0
			for _, d := range without {
				if d.Span.Start < at || d.Span.End > len(text) {
					t.Fatalf("seed %d: %v after %d", seed, d.Span, at)
				}
				out = append(out, strings.Fields(text[at:d.Span.Start])...)
				at = d.Span.End
			}
			return append(out, strings.Fields(text[at:])...)
		}
		got := Compare(old, now)
		a, b := strings.Join(rest(old, got.Removed), ""), strings.Join(rest(now, got.Added), "")
		if a != b {
			t.Errorf("seed %d: what is the same is\n%s\nand\n%s", seed, a, b)
		}
		for at := 0; at <= len(old); at += 97 {
			if to := got.Across(at); to < 0 || to > len(now) {
				t.Errorf("seed %d: %d lies at %d", seed, at, to)
			}
		}
		if got.Across(0) > len(now)/2 && len(got.Removed) < 3 {
			t.Errorf("seed %d: the beginning lies at %d of %d", seed, got.Across(0), len(now))
		}
	}
}

func TestTwoPassagesAreReadAsOne(t *testing.T) {
	got := Inline("nearly 600 miles of border", "almost 900 miles of land border")
	want := []Part{{Text: "nearly 600", Removed: true}, {Text: "almost 900", Added: true}, {Text: "miles of"}, {Text: "land", Added: true}, {Text: "border"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("one two three four five six seven", "one two three 4 five six seven eight")
	f.Add("", "a")
	f.Fuzz(func(t *testing.T, old, now string) {
		c := Compare(old, now)
		for _, side := range []struct {
			text string
			all  []Difference
		}{{old, c.Removed}, {now, c.Added}} {
			at := 0
			for _, d := range side.all {
				if d.Span.Start < at || d.Span.End > len(side.text) || d.Span.Empty() {
					t.Fatalf("%v after %d of %d", d.Span, at, len(side.text))
				}
				at = d.Span.End
			}
		}
		for at := 0; at <= len(old); at++ {
			if to := c.Across(at); to < 0 || to > len(now) {
				t.Fatalf("%d lies at %d of %d", at, to, len(now))
			}
		}
		for at := 0; at <= len(now); at++ {
			if to := c.Back(at); to < 0 || to > len(old) {
				t.Fatalf("%d lies at %d of %d", at, to, len(old))
			}
		}
		Inline(old, now)
	})
}

func TestTextsShownAsOneHaveNoSpaceThatIsInNeither(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{"ninety percent of it", "ninety-three percent of it", "ninety+-three+ percent of it"},
		{"ninety-three percent of it", "ninety percent of it", "ninety--three- percent of it"},
		{"the envoy said so", "the envoy, said so", "the envoy+,+ said so"},
		{"nearly 600 miles", "nearly 900 miles", "nearly -600- +900+ miles"},
		{"The envoy said so", "envoy said so", "-The- envoy said so"},
		{"(nearly) 600 miles", "(almost) 600 miles", "(-nearly- +almost+) 600 miles"},
	} {
		got := ""
		for i, p := range Inline(c.old, c.now) {
			if i > 0 && !p.Joined {
				got += " "
			}
			switch {
			case p.Removed:
				got += "-" + p.Text + "-"
			case p.Added:
				got += "+" + p.Text + "+"
			default:
				got += p.Text
			}
		}
		if got != c.want {
			t.Errorf("%q and %q: %q, want %q", c.old, c.now, got, c.want)
		}
	}
}
