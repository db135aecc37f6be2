package numeral

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"galley/cmd/build/figures"
)

// cases are the recognizers' cases of numbers; ../shared holds them.
const cases = "../../../../shared/corpus/quantities/recognizers/"

// numberCase is a sentence, and the numbers that are expected of it. Start and End are in
// units of UTF-16, and End is of the last one.
type numberCase struct {
	Input   string
	Results []struct {
		TypeName   string
		Start, End int
		Resolution map[string]any
	}
}

// rightCases counts the cases of a file of which every number is found with its span and its
// value and none else: those that were looked at while the rules were written, and every
// third, which were not. Cases of 'last' and 'next', which are no numbers, are left out.
func rightCases(t *testing.T, name string, ordinals bool) (right, all [2]int) {
	t.Helper()
	raw, err := os.ReadFile(cases + name)
	if err != nil {
		t.Skip("the recognizers' cases are not here: ", err)
	}
	var list []numberCase
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), &list); err != nil {
		t.Fatal(err)
	}
cases:
	for i, c := range list {
		var want, got []string
		units := utf16.Encode([]rune(c.Input))
		for _, r := range c.Results {
			if strings.Contains(r.TypeName, "relative") {
				continue cases
			}
			v, err := strconv.ParseFloat(fmt.Sprint(r.Resolution["value"]), 64)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, fmt.Sprintf("%s %.9g", string(utf16.Decode(units[r.Start:r.End+1])), v))
		}
		for _, n := range Scan(c.Input, "en") {
			if !n.Letters && n.Form != Vague && (n.Form == Ordinal) == ordinals {
				got = append(got, fmt.Sprintf("%s %.9g", c.Input[n.Start:n.End], n.Value))
			}
		}
		held := 0
		if i%3 == 2 {
			held = 1
		}
		all[held]++
		if strings.Join(got, "\n") == strings.Join(want, "\n") {
			right[held]++
		}
	}
	return right, all
}

// pattern finds the numbers of a text as a regular expression can: the peer for speed.
var pattern = regexp.MustCompile(`(?i)[-−]?\d+(?:[.,]\d+)*(?:\s?(?:k|m|bn|million|billion|trillion))?|\b(?:one|two|three|four|five|six|` +
	`seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|` +
	`seventy|eighty|ninety|hundred|thousand|million|billion|half|third|quarter|dozen)(?:[- ](?:and )?(?:one|two|three|four|five|six|seven|` +
	`eight|nine|hundred|thousand|million|billion|half|thirds|quarters))*\b`)

// TestFigures measures how surely and how fast numbers are found; go run ./cmd/build bench
// accuracy runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	row := func(name string, right, all int, bar float64) {
		wrong := 100 * (1 - float64(right)/float64(all))
		f.Write(figures.Figure{Name: fmt.Sprintf("%s (%d of %d)", name, right, all), Ours: 100 - wrong, Peer: "at least", Value: bar, Unit: "%",
			Ratio: wrong / (100 - bar), Bar: 1})
	}
	right, all := rightCases(t, "NumberModel.json", false)
	row("numbers whose span and value are right, recognizers' cases", right[0]+right[1], all[0]+all[1], 95)
	row("the same, every third case", right[1], all[1], 95)
	right, all = rightCases(t, "OrdinalModel.json", true)
	row("ordinals whose span and value are right, recognizers' cases", right[0]+right[1], all[0]+all[1], 85)

	text := megabyte()
	ours := figures.Best(5, func() { Scan(text, "en") })
	peer := figures.Best(5, func() { pattern.FindAllStringIndex(text, -1) })
	f.Say("find the numbers of 1 MB of prose", "ms", ours, "one regular expression", peer, 1)
	f.Say("the same", "ms", ours, "strings.Fields", figures.Best(5, func() { strings.Fields(text) }), 20)
	for _, long := range []struct{ name, text string }{{"prose", text}, {"figures", strings.Repeat("1", 1<<20)},
		{"groups of figures", strings.Repeat("1,000", 1<<18)}, {"words without a space", strings.Repeat("one-", 1<<18)},
		{"number words", strings.Repeat("one hundred and ", 1<<16)}, {"signs", strings.Repeat("-+.$", 1<<18)},
		{"fractions", strings.Repeat("1/2 ", 1<<18)}, {"letters and points", "a1" + strings.Repeat(".", 1<<20)}} {
		once := figures.Best(3, func() { Scan(long.text, "en") })
		twice := figures.Best(3, func() { Scan(long.text+long.text, "en") })
		f.Say("twice as much in one line: "+long.name, "ms", twice, "once", once, 3)
	}
}

// megabyte is about 1 MB of prose with numbers.
func megabyte() string {
	return strings.Repeat("The ministry said on Tuesday that some 18,400 of the two and a half million voters had moved, up 6.5 percent, "+
		"and that nearly half a million more, one in five, would follow within ten years at a cost of $3.2bn. ", 5000)
}

func BenchmarkScan(b *testing.B) {
	text := megabyte()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan(text, "en")
	}
}
