package quantity

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// pair is a sentence that follows from another by arithmetic, or does not.
type pair struct {
	Given   string `json:"s1raw"`
	Claim   string `json:"s2raw"`
	Gold    string `json:"gold_label"`
	heldOut bool
}

// sumPairs reads the pairs. Those of every third passage were not looked at while the
// rules were written, and are counted by themselves.
func sumPairs(t testing.TB) []pair {
	t.Helper()
	name := filepath.Join("..", "..", "..", "shared", "corpus", "quantities", "sums.jsonl")
	file, err := os.Open(name)
	if err != nil {
		t.Skip("needs the corpus at ../shared/corpus: ", err)
	}
	defer file.Close()
	var all []pair
	passages := map[string]int{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var p pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		if _, known := passages[p.Given]; !known {
			passages[p.Given] = len(passages)
		}
		p.heldOut = passages[p.Given]%3 == 2
		all = append(all, p)
	}
	return all
}

// scores are how many pairs came out how.
type scores struct{ right, rightly, wrongly, missed, all int }

func (s scores) accuracy() float64  { return float64(s.right) / float64(max(1, s.all)) }
func (s scores) precision() float64 { return float64(s.rightly) / float64(max(1, s.rightly+s.wrongly)) }

// scoreSums counts the pairs, told apart by whether they were looked at.
func scoreSums(pairs []pair, wrong func(p pair, e Equation)) (seen, heldOut scores) {
	for _, p := range pairs {
		of := &seen
		if p.heldOut {
			of = &heldOut
		}
		e, follows := SumFollows(p.Given, p.Claim, "en")
		of.all++
		switch gold := p.Gold == "entailment"; {
		case follows == gold:
			of.right++
			if follows {
				of.rightly++
			}
			continue
		case follows:
			of.wrongly++
		default:
			of.missed++
		}
		if wrong != nil && !p.heldOut {
			wrong(p, e)
		}
	}
	return seen, heldOut
}

func TestSumsFollowFromTheirPassage(t *testing.T) {
	seen, heldOut := scoreSums(sumPairs(t), func(p pair, e Equation) { t.Logf("%s %s => %s [%s]", p.Gold[:1], p.Given, p.Claim, e.Text) })
	for name, s := range map[string]scores{"looked at": seen, "held out": heldOut} {
		t.Logf("%s: %d pairs, accuracy %.3f, precision %.3f (%+v)", name, s.all, s.accuracy(), s.precision(), s)
		if s.accuracy() < 0.82 || s.precision() < 0.92 {
			t.Errorf("%s: accuracy %.3f (bar 0.82), precision %.3f (bar 0.92)", name, s.accuracy(), s.precision())
		}
	}
}
