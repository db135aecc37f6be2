package model

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"galley/model/passage"
)

// desk is an article in a memory, all of whose words are looked at, in one way or another.
type desk struct {
	*memory
	random *rand.Rand
	claims []string
}

// cover covers the words between two places as a random pair of hands would: with a checked claim or an
// aside, in one piece or in two.
func (d *desk) cover(t *testing.T, v Version, span passage.Span) {
	span = passage.Trim(v.Text, span)
	if words := passage.Words(v.Text[span.Start:span.End]); len(words) > 3 && d.random.IntN(3) == 0 {
		at := span.Start + words[1+d.random.IntN(len(words)-1)].Start
		d.cover(t, v, passage.Span{Start: span.Start, End: at})
		d.cover(t, v, passage.Span{Start: at, End: span.End})
		return
	}
	if d.random.IntN(2) == 0 {
		d.do(t, SetAside{VersionID: v.ID, Spans: []passage.Span{span}, Kind: AsideKinds[d.random.IntN(3)]})
		return
	}
	id := fmt.Sprintf("claim%d", len(d.claims))
	d.claims = append(d.claims, id)
	d.do(t, MarkClaim{ID: id, VersionID: v.ID, Span: span})
	d.do(t, SetVerdict{ClaimID: id, Rating: p("True")})
}

func (d *desk) do(t *testing.T, cmd Command) {
	t.Helper()
	plan, err := cmd.Plan(d, Author{Editor: "Ann", At: testNow})
	if err != nil {
		t.Fatal(err)
	}
	d.apply(t, plan)
}

// coverage is what of the article's newest version was looked at.
func (d *desk) coverage(t *testing.T) (Version, Coverage) {
	t.Helper()
	v, err := d.Newest("a")
	if err != nil {
		t.Fatal(err)
	}
	asides, err := d.AsidesIn(v.ID)
	if err != nil {
		t.Fatal(err)
	}
	var all []Dossier
	for _, id := range d.claims {
		var x Dossier
		if x.Claim, err = d.Claim(id); err != nil {
			t.Fatal(err)
		}
		if x.Appearances, err = d.Appearances(id); err != nil {
			t.Fatal(err)
		}
		if x.Verdicts, err = d.Verdicts(id); err != nil {
			t.Fatal(err)
		}
		all = append(all, x)
	}
	return v, CoverageOf(v, all, asides)
}

// Whatever covers the words of a text: where one word of a sentence changes, that sentence is open again,
// and no other one.
func TestOneChangedWordReopensExactlyOneSentence(t *testing.T) {
	sentences := []string{"Iran held 52 Americans in 1979.", "They were kept for 444 days.", "The envoy spoke of 21,000 troops on Monday.",
		"“We share nearly 600 miles of border,” he said.", "Nobody asked him.", "The tax rose by 4 percent last year.",
		"A dam of 130 metres broke in 1976 and killed 11 people.", "He left.", "It was the worst of its kind."}
	joints := []string{" ", " ", "\n\n"}
	for seed := range uint64(400) {
		d := &desk{memory: testLibrary(), random: rand.New(rand.NewPCG(seed, 17))}
		var b strings.Builder
		var starts []int
		for i, s := range sentences {
			if i > 0 {
				b.WriteString(joints[d.random.IntN(len(joints))])
			}
			starts = append(starts, b.Len())
			b.WriteString(s)
		}
		v := textOf("00v5", 5, b.String()) // ids go up with time
		d.put(v)
		for i := 0; i < len(sentences); {
			end := min(len(sentences), i+1+d.random.IntN(3))
			last := len(v.Text)
			if end < len(sentences) {
				last = starts[end]
			}
			d.cover(t, v, passage.Span{Start: starts[i], End: last})
			i = end
		}
		if _, c := d.coverage(t); c.Words.Open != 0 || len(c.Sentences) != len(sentences) {
			t.Fatalf("seed %d: to begin with: %s", seed, covered(c))
		}
		which := d.random.IntN(len(sentences))
		words := passage.Words(sentences[which])
		at := words[d.random.IntN(len(words))]
		word := "another"
		if at == words[0] { // in small letters it would go on with the sentence before
			word = "Another"
		}
		changed := sentences[which][:at.Start] + word + sentences[which][at.End:]
		now := v.Text[:starts[which]] + changed + v.Text[starts[which]+len(sentences[which]):]
		file := File{SHA256: "f9", Name: "now.txt"}
		d.put(file)
		d.do(t, ReviseArticle{ArticleID: "a", Document: Document{Text: now, Blocks: textOf("", 0, now).Blocks, Original: file}})
		newest, c := d.coverage(t)
		want := strings.Repeat("c", which) + "o" + strings.Repeat("c", len(sentences)-which-1)
		got := strings.NewReplacer("a", "c", "d", "c").Replace(strings.Fields(covered(c))[0])
		if newest.Text != now || got != want {
			t.Errorf("seed %d: %q for %q: %s, want sentence %d open", seed, changed, sentences[which], covered(c), which)
		}
	}
}

func TestWhatIsSetAsideOverSeveralSentencesStaysInThoseThatDidNotChange(t *testing.T) {
	old := textOf("v1", 1, "One is. Two are 2. Three is, he said.\n\nFour is. Five is.")
	now := textOf("v2", 2, "One is. Two are 3. Three is, he said.\n\nFour is. Five is. Six is.")
	whole := setAsideAt(old, "One is. Two are 2. Three is", "Four is. Five is.", "he said")
	whole[0].By, whole[0].Added = "Ann", testThen
	var got []string
	for _, a := range CarriedAsides(append(whole, whole[0], Aside{Start: 3, End: 900}), old, now) {
		if !a.Fits(now.Text) || a.VersionID != "v2" || a.ID != AsideID("v2", a.Span(), NoFact) {
			t.Errorf("it does not stand there: %+v", a)
		}
		got = append(got, a.Exact+"/"+a.By)
	}
	if want := "One is./Ann; Three is/Ann; he said/; Four is. Five is./"; strings.Join(got, "; ") != want {
		t.Errorf("%s, want %s", strings.Join(got, "; "), want)
	}
}

func TestAllThatWasSetAsideInASentenceIsOpenWhereAWordOfItWentAway(t *testing.T) {
	old := textOf("v1", 1, "He did not say so. She left.")
	now := textOf("v2", 2, "He did say so. She left.")
	if got := CarriedAsides(setAsideAt(old, "He did", "not", "say so.", "She left."), old, now); len(got) != 1 || got[0].Exact != "She left." {
		t.Errorf("%+v", got)
	}
}
