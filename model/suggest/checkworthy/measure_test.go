package checkworthy

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// debates are public sentences of debates with labels, which the rules must not be trained on.
const debates = "../../../../shared/corpus/checkworthy/"

// labelled is a sentence, and whether people call it worth checking.
type labelled struct {
	text  string
	worth bool
}

// debate reads the rows of a file whose number, from 0, is wanted. Its quotation marks are
// the file format's. A row whose label cannot be read is left out.
func debate(t testing.TB, name string, wanted func(row int) bool) []labelled {
	t.Helper()
	data, err := os.ReadFile(debates + name)
	if err != nil {
		t.Skip("the debates are not here: ", err)
	}
	var out []labelled
	for i, line := range strings.Split(string(data), "\n")[1:] {
		fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(fields) != 3 || !wanted(i) || fields[2] != "Yes" && fields[2] != "No" {
			continue
		}
		text := fields[1]
		if len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
			text = strings.ReplaceAll(text[1:len(text)-1], `""`, `"`)
		}
		out = append(out, labelled{text, fields[2] == "Yes"})
	}
	return out
}

// news are the 500 sentences of testdata.
func news(t testing.TB, wanted func(row int) bool) []labelled {
	t.Helper()
	data, err := os.ReadFile("testdata/news.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	row := 0
	for line := range strings.Lines(string(data)) {
		label, text, is := strings.Cut(strings.TrimSpace(line), "\t")
		if !is {
			continue
		}
		if wanted(row) {
			out = append(out, labelled{text, label == "Y"})
		}
		row++
	}
	return out
}

func all(int) bool          { return true }
func keptBack(row int) bool { return row%3 == 2 } // not looked at while the rules were written
func looked(row int) bool   { return row%3 != 2 }

// ranked are sentences from the one that a score puts first.
func ranked(of []labelled, score func(string) float64) []labelled {
	type scored struct {
		labelled
		score float64
	}
	list := make([]scored, len(of))
	for i, s := range of {
		list[i] = scored{s, score(s.text)}
	}
	slices.SortStableFunc(list, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	out := make([]labelled, len(of))
	for i, s := range list {
		out[i] = s.labelled
	}
	return out
}

// precision is the average precision of a ranking, and the share worth checking of its first ten.
func precision(list []labelled) (average, ten float64) {
	hits := 0
	for i, s := range list {
		if s.worth {
			hits++
			average += float64(hits) / float64(i+1)
		}
		if i == 9 {
			ten = float64(hits) / 10
		}
	}
	return average / float64(hits), ten
}

// rules is the score of a sentence that stands alone; furniture has none.
func rules(text string) float64 {
	if isFurniture(text) {
		return 0
	}
	return english.judge(text, FactsOf(text, "en")).Score
}

// figuresFirst is what one would do without rules: sentences with more digits first.
func figuresFirst(text string) float64 {
	n := 0.0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// TestWhatIsWorthCheckingComesFirst holds the rules to what people call worth checking.
func TestWhatIsWorthCheckingComesFirst(t *testing.T) {
	for _, set := range []struct {
		name string
		list func(*testing.T) []labelled
	}{
		{"news", func(t *testing.T) []labelled { return news(t, all) }},
		{"news kept back", func(t *testing.T) []labelled { return news(t, keptBack) }},
		{"debates", func(t *testing.T) []labelled { return debate(t, "dev.tsv", all) }},
		{"debates looked at", func(t *testing.T) []labelled { return debate(t, "train.tsv", looked) }},
	} {
		t.Run(set.name, func(t *testing.T) {
			average, ten := precision(ranked(set.list(t), rules))
			t.Logf("average precision %.4f, of the first ten %.1f", average, ten)
			if average < 0.72 || ten < 0.9 {
				t.Errorf("average precision %.3f, of the first ten %.1f; 0.72 and 0.9 are promised", average, ten)
			}
		})
	}
}

// TestHowMuchIsUnderlined: too little underlined is a claim that nobody looked at, too much
// is a page nobody looks at.
func TestHowMuchIsUnderlined(t *testing.T) {
	list := news(t, all)
	var worth, marked, right int
	for _, s := range list {
		found := english.judge(s.text, FactsOf(s.text, "en"))
		is := !isFurniture(s.text) && found.Worth()
		if s.worth {
			worth++
		}
		if is {
			marked++
		}
		if is && s.worth {
			right++
		}
	}
	recall, exact := float64(right)/float64(worth), float64(right)/float64(marked)
	t.Logf("%d of %d underlined; recall %.2f, precision %.2f", marked, len(list), recall, exact)
	if recall < 0.8 || exact < 0.8 {
		t.Errorf("%d of %d underlined; recall %.2f, precision %.2f, each should be 0.8", marked, len(list), recall, exact)
	}
}
