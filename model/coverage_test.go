package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/model/passage"
)

// covered is a coverage as a person reads it: a letter a sentence, and the words.
func covered(c Coverage) string {
	var b strings.Builder
	for _, s := range c.Sentences {
		b.WriteByte(s.State[0])
	}
	return fmt.Sprintf("%s %d/%d/%d", b.String(), c.Words.Open, c.Words.Aside, c.Words.Done)
}

// on is a dossier of a claim with a status at words of a version.
func on(status ClaimStatus, v Version, words string) Dossier {
	return Dossier{Claim: Claim{ID: "c", Status: status}, Appearances: []Appearance{at("p", v, words)}}
}

// setAsideAt are asides of words of a version.
func setAsideAt(v Version, words ...string) []Aside {
	var all []Aside
	for _, w := range words {
		start := strings.Index(v.Text, w)
		all = append(all, asideAt(v, passage.Span{Start: start, End: start + len(w)}, NoFact))
	}
	return all
}

func TestCoverageSaysOfEachSentenceWhetherItWasLookedAt(t *testing.T) {
	v := textOf("v", 1, "A headline\n\nIran held 52 Americans. They share 600 miles.\n\n***\n\nHe is wrong.")
	v.Blocks[0].Kind = Heading
	orphan := on(Checked, v, "Iran held 52 Americans")
	orphan.Appearances[0].State = Orphaned
	elsewhere := on(Checked, v, "Iran held 52 Americans")
	elsewhere.Appearances[0].VersionID = "w"
	contested := on(Checked, v, "Iran held 52 Americans")
	contested.Verdicts = []Verdict{rated("w1", "True", "Ann"), rated("w2", "False", "Bob")}
	contested.Disputes = []Dispute{{ID: "d", ClaimID: "c", About: NounVerdict, Field: VerdictField, Ours: "w1", Theirs: "w2"}}
	closed := on(Checked, v, "They share 600 miles.")
	closed.Claim.Closed = TakenOver
	deleted := setAsideAt(v, "He is wrong.")
	deleted[0].Deleted = testThen
	hidden := v
	hidden.Hidden = []int{0, 3}
	for _, c := range []struct {
		name     string
		version  Version
		dossiers []Dossier
		asides   []Aside
		want     string
	}{
		{"nothing was looked at", v, nil, nil, "oooo 13/0/0"},
		{"a hidden line does not count", hidden, nil, nil, "oo 8/0/0"},
		{"a claim that is marked leaves its words open", v, []Dossier{on(Unchecked, v, "Iran held 52 Americans")}, nil, "oooo 13/0/0"},
		{"so does one in work", v, []Dossier{on(InProgress, v, "Iran held 52 Americans")}, nil, "oooo 13/0/0"},
		{"a checked claim covers its words", v, []Dossier{on(Checked, v, "Iran held 52 Americans")}, nil, "odoo 9/0/4"},
		{"so does one signed off", v, []Dossier{on(SignedOff, v, "600 miles")}, nil, "oooo 11/0/2"},
		{"and a closed one", v, []Dossier{closed}, nil, "oodo 9/0/4"},
		{"a sentence is open until its last word is covered", v, []Dossier{on(Checked, v, "52 Americans")}, setAsideAt(v, "Iran"),
			"oooo 10/1/2"},
		{"done wins over aside", v, []Dossier{on(Checked, v, "52 Americans")}, setAsideAt(v, "Iran held 52"), "odoo 9/2/2"},
		{"an aside may go over several blocks", v, nil, setAsideAt(v, v.Text), "aaaa 0/13/0"},
		{"half a word is covered as a whole", v, []Dossier{on(Checked, v, "ricans. Th")}, nil, "oooo 11/0/2"},
		{"a claim that stands nowhere covers nothing", v, []Dossier{orphan}, nil, "oooo 13/0/0"},
		{"one of another version covers nothing here", v, []Dossier{elsewhere}, nil, "oooo 13/0/0"},
		{"one whose verdicts contest each other is open", v, []Dossier{contested}, nil, "oooo 13/0/0"},
		{"what was taken back is open", v, nil, deleted, "oooo 13/0/0"},
		{"no text has no words", textOf("v", 1, ""), nil, nil, " 0/0/0"},
	} {
		got := CoverageOf(c.version, c.dossiers, c.asides)
		if covered(got) != c.want {
			t.Errorf("%s: %s, want %s", c.name, covered(got), c.want)
		}
	}
}

func TestCoveredRunsGoFromTheFirstWordToTheLast(t *testing.T) {
	v := textOf("v", 1, "Iran held 52 Americans, he said. They share 600 miles.")
	c := CoverageOf(v, []Dossier{on(Checked, v, "held 52 Americans")}, setAsideAt(v, "he said. They share"))
	var got []string
	for _, r := range c.Runs {
		got = append(got, v.Text[r.Start:r.End]+":"+string(r.State))
	}
	if want := "held 52 Americans:done he said:aside They share:aside"; strings.Join(got, " ") != want {
		t.Errorf("%q", got)
	}
}

func TestTheNextOpenSentenceIsLookedForRoundTheEnd(t *testing.T) {
	v := textOf("v", 1, "One is. Two is. Three is. Four is.")
	c := CoverageOf(v, nil, setAsideAt(v, "Two is.", "Four is."))
	for _, x := range []struct {
		by, at int
		want   string
	}{{1, 0, "One is."}, {1, 1, "Three is."}, {1, 17, "One is."}, {-1, 16, "One is."}, {-1, 0, "Three is."}, {-1, 99, "Three is."},
		{1, 99, "One is."}} {
		if s, ok := c.NextOpen(x.by, x.at); !ok || v.Text[s.Start:s.End] != x.want {
			t.Errorf("from %d by %d: %q, %v; want %q", x.at, x.by, v.Text[s.Start:s.End], ok, x.want)
		}
	}
	if _, ok := (Coverage{}).NextOpen(1, 0); ok {
		t.Error("there is an open sentence in no text")
	}
	if _, ok := CoverageOf(v, nil, setAsideAt(v, v.Text)).NextOpen(-1, 3); ok {
		t.Error("a sentence is open where all is set aside")
	}
}

// A claim of two sentences, one of which was changed, comes back into work. The other sentence
// has the words on which the verdict was given.
func TestAClaimTakenBackIntoWorkKeepsTheSentencesThatDidNotChange(t *testing.T) {
	first := textOf("v1", 1, "Iran held 52 Americans. They share 600 miles. He left.")
	second := textOf("v2", 2, "Iran held 66 Americans. They share 600 miles. He left.")
	third := textOf("v3", 3, "Iran held 52 Americans. They share 600 miles. He left!")
	stands := func(v Version, id string, words string, state AppearanceState) Appearance {
		a := at(id, v, words)
		a.State = state
		return a
	}
	d := Dossier{
		Claim: Claim{ID: "c", Status: InProgress},
		Appearances: []Appearance{stands(first, "p1", "Iran held 52 Americans. They share 600 miles.", Anchored),
			stands(second, "p2", "Iran held 66 Americans. They share 600 miles.", Changed),
			stands(third, "p3", "Iran held 52 Americans. They share 600 miles.", Anchored)},
		Verdicts: []Verdict{rated("v1w", "True", "Ann")},
	}
	for _, c := range []struct {
		name string
		v    Version
		d    func(Dossier) Dossier
		want string
	}{
		{"in the version that changed it", second, func(d Dossier) Dossier { d.Appearances = d.Appearances[:2]; return d }, "odo 6/0/4"},
		{"in one that brings it back, it is still to be looked at", third, func(d Dossier) Dossier { return d }, "odo 6/0/4"},
		{"rated since, it is done", third, func(d Dossier) Dossier { d.Claim.Status = Checked; return d }, "ddo 2/0/8"},
		{"taken back by a person, it is open", first, func(d Dossier) Dossier { d.Appearances = d.Appearances[:1]; return d }, "ooo 10/0/0"},
		{"never rated, it is open", second, func(d Dossier) Dossier { d.Verdicts = nil; return d }, "ooo 10/0/0"},
		{"without its rating, it is open", second,
			func(d Dossier) Dossier { d.Verdicts = []Verdict{rated("v1w", "", "Ann")}; return d }, "ooo 10/0/0"},
	} {
		if got := covered(CoverageOf(c.v, []Dossier{c.d(d)}, nil)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// FuzzCoverage compares with a count that looks at every word and every span.
func FuzzCoverage(f *testing.F) {
	f.Add("Iran held 52 Americans. They share 600 miles.\n\nHe is wrong.", uint64(1))
	f.Add("“Ja!” Er ging… \n\n3.5 % — und. 中文字。很好。", uint64(2))
	f.Add("\n\n\n\n e\u0301 \xff\xfe. a\r\nb", uint64(3))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 2000 {
			t.Skip("the plain count is slow")
		}
		v := textOf("v", 1, text)
		random := rand.New(rand.NewPCG(seed, 1))
		for i := range v.Blocks {
			if random.IntN(5) == 0 {
				v.Hidden = append(v.Hidden, i)
			}
		}
		var dossiers []Dossier
		var asides []Aside
		var done, aside []passage.Span
		for range random.IntN(6) {
			s := passage.Span{Start: random.IntN(len(text)+3) - 1, End: random.IntN(len(text) + 3)}
			if random.IntN(2) == 0 {
				asides, aside = append(asides, Aside{VersionID: "v", Start: s.Start, End: s.End}), append(aside, s)
			} else {
				dossiers, done = append(dossiers, Dossier{Claim: Claim{Status: Checked},
					Appearances: []Appearance{{VersionID: "v", Start: s.Start, End: s.End}}}), append(done, s)
			}
		}
		got := CoverageOf(v, dossiers, asides)
		meets := func(all []passage.Span, w passage.Span) bool {
			return slices.ContainsFunc(all, func(s passage.Span) bool { return !s.Empty() && s.Overlaps(w) })
		}
		var want WordCount
		for _, s := range got.Sentences {
			var in WordCount
			for _, w := range passage.Words(text[s.Start:s.End]) {
				w.Start, w.End = w.Start+s.Start, w.End+s.Start
				switch {
				case meets(done, w):
					in.Done++
				case meets(aside, w):
					in.Aside++
				default:
					in.Open++
				}
			}
			if in != s.Words || in.Total() == 0 || in.state() != s.State {
				t.Errorf("%q: %+v, want %+v", text[s.Start:s.End], s, in)
			}
			want = WordCount{want.Open + in.Open, want.Aside + in.Aside, want.Done + in.Done}
		}
		if got.Words != want {
			t.Errorf("%+v, want %+v", got.Words, want)
		}
		if !slices.IsSortedFunc(got.Runs, func(a, b CoveredRun) int { return a.Start - b.Start }) {
			t.Errorf("the runs are in no order: %+v", got.Runs)
		}
	})
}
