package checkworthy

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"
	"galley/model/passage"
)

// version is a version with a paragraph a line.
func version(lines ...string) model.Version {
	v := model.Version{Text: strings.Join(lines, model.BlockSeparator)}
	at := 0
	for _, line := range lines {
		v.Blocks = append(v.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(line)})
		at += len(line) + len(model.BlockSeparator)
	}
	return v
}

func sentencesIn(v model.Version, furniture []int, language string) []Sentence {
	return Sentences(v, furniture, FactsOf(v.Text, language), language)
}

func textsOf(v model.Version, list []Sentence) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = v.Text[s.Start:s.End]
	}
	return out
}

func TestAFigureComesBeforeAnActAndAnActBeforeAnOpinion(t *testing.T) {
	v := version("I think that this is a wonderful plan. The council rejected the plan in May. " +
		"The plan has cost $40 million, twice as much as was promised. Who knows what will come of it?")
	got := textsOf(v, Ranked(sentencesIn(v, nil, "en")))
	want := []string{"The plan has cost $40 million, twice as much as was promised.", "The council rejected the plan in May.",
		"I think that this is a wonderful plan.", "Who knows what will come of it?"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestEveryReasonIsGivenForWhatTheWordsSay(t *testing.T) {
	for _, c := range []struct {
		sentence, language string
		want               []Reason
	}{
		{"Some 21,000 troops were sent before the end of summer.", "en", []Reason{Figure, PastEvent}},
		{"The bridge cost $11 million.", "en", []Reason{Figure, Money, PastEvent}},
		{"Crime fell faster there than anywhere else.", "en", []Reason{Comparison}},
		{"It is the largest port in the world.", "en", []Reason{Superlative}},
		{"Senator Whitcomb voted against the bill.", "en", []Reason{Record, PastEvent}},
		{"The outage in March was caused by a fire in the main power station.", "en", []Reason{PastEvent, Cause}},
		{"The two countries cooperated in 2001.", "en", []Reason{Figure, PastEvent, Date}},
		{"Richard Holbrooke said that the talks had been cordial.", "en", []Reason{NamedSource}},
		{"\"We were never asked about it,\" said a neighbour.", "en", []Reason{PastEvent, Quote}},
		{"It was a lovely afternoon.", "en", nil},
		{"Die Mieten sind in zehn Jahren um 40 Prozent gestiegen.", "de", []Reason{Figure, Comparison, PastEvent}},
		{"Le chômage a augmenté de 12 % selon Anne Martin.", "fr", []Reason{Figure, Comparison, PastEvent, NamedSource}},
	} {
		list := sentencesIn(version(c.sentence), nil, c.language)
		if len(list) != 1 {
			t.Fatalf("%q: %d sentences", c.sentence, len(list))
		}
		for _, want := range c.want {
			if !slices.Contains(list[0].Reasons, want) {
				t.Errorf("%q: %q, without %q", c.sentence, list[0].Reasons, want)
			}
		}
		if c.want == nil && len(list[0].Reasons) > 0 {
			t.Errorf("%q: %q", c.sentence, list[0].Reasons)
		}
		if worth := c.want != nil; list[0].Worth() != worth && c.want != nil && len(c.want) > 1 {
			t.Errorf("%q is not worth checking: %.2f", c.sentence, list[0].Score)
		}
	}
}

func TestWhatNobodyCanLookUpIsNotWorthChecking(t *testing.T) {
	for _, sentence := range []string{
		"I believe in the American people.", "We must do better.", "Thank you, and good night.", "Should we raise the tax by 5 " +
			"percent?",
		"If elected, I will fight for you.", "That would be a mistake.", "It remains to be seen.", "My wife and I are grateful.",
		"We hope that the talks will be a success.",
	} {
		for _, s := range sentencesIn(version(sentence), nil, "en") {
			if s.Worth() {
				t.Errorf("%q is worth checking: %.2f %q", sentence, s.Score, s.Reasons)
			}
		}
	}
}

func TestWhatIsOutOfSightIsLeftOut(t *testing.T) {
	v := version("Watch Harbour News", "The dam had been declared unsafe in 2012.", "Photo: AP", "It killed 14 people. (Photo "+
		"by A. Marlow/Herald)",
		"Most read: 7 recipes for 2012", "By Carla Mendes and Tom Ridley")
	v.Hidden = []int{0}
	got := textsOf(v, sentencesIn(v, []int{4}, "en"))
	if want := []string{"The dam had been declared unsafe in 2012.", "It killed 14 people."}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWhatAClaimCoversIsNotOpen(t *testing.T) {
	v := version("One person in five left. Two of them came back. Three were never seen again.", "Four are at home.")
	list := sentencesIn(v, nil, "en")
	at := func(words string) passage.Span {
		i := strings.Index(v.Text, words)
		return passage.Span{Start: i, End: i + len(words)}
	}
	for _, c := range []struct {
		name  string
		taken []passage.Span
		want  []int
	}{
		{"nothing", nil, []int{0, 1, 2, 3}},
		{"a word of one", []passage.Span{at("came")}, []int{0, 2, 3}},
		{"across two, nested, in any order", []passage.Span{at("never"), at("in five left. Two"), at("five")}, []int{3}},
		{"right up to one", []passage.Span{{Start: 0, End: list[1].Start}}, []int{1, 2, 3}},
		{"an empty one", []passage.Span{{Start: 5, End: 5}}, []int{0, 1, 2, 3}},
		{"all of it", []passage.Span{{Start: 0, End: len(v.Text)}}, []int{}},
	} {
		var want []Sentence
		for _, i := range c.want {
			want = append(want, list[i])
		}
		if got := Open(list, c.taken); !slices.Equal(textsOf(v, got), textsOf(v, want)) {
			t.Errorf("%s: %q", c.name, textsOf(v, got))
		}
	}
}

func TestTheStoryOfTheTalks(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/articles/us-iran-diplomats.txt")
	if err != nil {
		t.Skip("the article is not here: ", err)
	}
	v := version(strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' })...)
	list := sentencesIn(v, nil, "en")
	var worth []string
	for _, s := range list {
		if s.Worth() {
			worth = append(worth, v.Text[s.Start:s.End])
		}
	}
	all := strings.Join(worth, "\n")
	for _, words := range []string{"nearly 600 miles", "ninety percent", "some 21,000 U.S. troops", "444 days", "in 2001 and 2002",
		"Hundreds of Afghan policeman have sacrificed", "claimed responsibility for Monday's attack"} {
		if !strings.Contains(all, words) {
			t.Errorf("the sentence with %q is not worth checking", words)
		}
	}
	for _, words := range []string{"Watch CBS News", "(CBS)", "CBS News App Open", "Chrome Safari", "Be the first to " +
		"know", "Get browser notifications",
		"still a long way to go", "We will look for ways"} {
		if strings.Contains(all, words) {
			t.Errorf("%q is worth checking", words)
		}
	}
	if share := float64(len(worth)) / float64(len(list)); share < 0.25 || share > 0.6 {
		t.Errorf("%d of %d sentences are worth checking", len(worth), len(list))
	}
}

// FuzzSentences: whatever the text, sentences lie in it, in order, on the borders of letters.
func FuzzSentences(f *testing.F) {
	for _, seed := range []string{"", "One. Two?", "“A $5bn\xff cut!” he said. — No…", strings.Repeat("a.", 500), "Er wurde am " +
		"5. März 20 Jahre alt.\n\nFin.",
		"1,000,000.00.00 \"\"\" »«", "don't've n't 's ''"} {
		for _, language := range []string{"en", "de", "fr", "", "xx"} {
			f.Add(seed, language)
		}
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		lines := strings.Split(strings.ToValidUTF8(text, "�"), "\n")
		v := version(lines...)
		after := 0
		for _, s := range sentencesIn(v, nil, language) {
			if s.Start < after || s.End <= s.Start || s.End > len(v.Text) {
				t.Fatalf("%v after %d of %d", s.Span, after, len(v.Text))
			}
			after = s.End
			if words := v.Text[s.Start:s.End]; !utf8.ValidString(words) || strings.TrimSpace(words) != words {
				t.Fatalf("%q", words)
			}
			if !(s.Score >= 0 && s.Score <= 1) {
				t.Fatalf("score %v", s.Score)
			}
		}
	})
}
