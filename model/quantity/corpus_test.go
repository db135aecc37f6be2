package quantity

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sharedCorpus is data to measure on that is no part of the project.
const sharedCorpus = "../../../shared/corpus/quantities"

func readShared(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedCorpus, name))
	if err != nil {
		t.Skip("the corpus is not here:", err)
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), into); err != nil {
		t.Fatal(err)
	}
}

// labelled is a news sentence and the quantities that a person found in it.
type labelled struct {
	Text       string
	Quantities []struct {
		Change, Value, Unit string
		Normalized          string `json:"normalized_unit"`
	}
}

// counted is what was found of what was to be found.
type counted struct{ right, found, wanted int }

func (c counted) f1() float64 {
	return 2 * float64(c.right) / max(1, float64(c.found+c.wanted))
}

// newsScore is how well news sentences are read. A found quantity matches a labelled one
// when the value is the same (of a range both ends); then, apart, its modifier, and its
// unit. Dates and ordinals are not labelled in this set and are left out, as is what has no
// value. A change from one value to another is one label there, as Joined has it. A vague word with a labelled value
// ("dozens" 12–120) is missed: we say that it has none.
type newsScore struct{ value, modifier, unit counted }

// heldOut reports whether a case is kept for measuring: every third.
func heldOut(i int) bool { return i%3 == 2 }

func scoreNews(t testing.TB, cases []labelled, take func(i int) bool, say func(i int, text, why string)) newsScore {
	var s newsScore
	for i, c := range cases {
		if !take(i) {
			continue
		}
		var got []Quantity
		for _, q := range Joined(c.Text, Find(c.Text, "en")) {
			if q.Kind != Date && q.Kind != Ordinal && q.Known {
				got = append(got, q)
			}
		}
		n := len(c.Quantities)
		matches := func(fits func(g, w int) bool) (count int, missed []int, used []bool) {
			used = make([]bool, len(got))
			for w := range n {
				hit := false
				for g := range got {
					if !used[g] && fits(g, w) {
						used[g], hit = true, true
						count++
						break
					}
				}
				if !hit {
					missed = append(missed, w)
				}
			}
			return count, missed, used
		}
		value := func(g, w int) bool { return sameValue(got[g], c.Quantities[w].Value) }
		unitFits := func(g, w int) bool {
			return value(g, w) && sameUnit(got[g].Unit, c.Quantities[w].Unit, c.Quantities[w].Normalized)
		}
		modFits := func(g, w int) bool { return value(g, w) && sign(got[g].Modifier) == c.Quantities[w].Change }
		for k, m := range []struct {
			to   *counted
			fits func(g, w int) bool
			name string
		}{{&s.value, value, "value"}, {&s.modifier, modFits, "modifier"}, {&s.unit, unitFits, "unit"}} {
			count, missed, used := matches(m.fits)
			m.to.right += count
			m.to.found += len(got)
			m.to.wanted += n
			for _, w := range missed {
				say(i, c.Text,
					m.name+" missed: "+c.Quantities[w].Change+" "+c.Quantities[w].Value+" "+c.Quantities[w].Normalized+" | "+
						""+c.Quantities[w].Unit)
			}
			for g, u := range used {
				if !u && (k == 0 || value != nil && len(missed) > 0) {
					say(i, c.Text, m.name+" found:  "+string(got[g].Modifier)+" "+strconv.FormatFloat(got[g].Low, 'g', -1, 64)+"–"+
						strconv.FormatFloat(got[g].High, 'g', -1, 64)+" "+got[g].Unit+" "+string(got[g].Kind)+" | "+got[g].Text)
				}
			}
		}
	}
	return s
}

// sign is a modifier as the set has them: it does not tell "at most" from "under".
func sign(m Modifier) string {
	switch m {
	case AtMost:
		return "<"
	case AtLeast:
		return ">"
	case Between:
		return "="
	}
	return string(m)
}

func sameValue(q Quantity, want string) bool {
	low, high, ok := strings.Cut(strings.TrimPrefix(want, "-"), "-")
	if strings.HasPrefix(want, "-") || strings.Contains(want, "E") {
		low, ok = want, false
	}
	a, err := strconv.ParseFloat(low, 64)
	if err != nil {
		return false
	}
	b := a
	if ok {
		if b, err = strconv.ParseFloat(high, 64); err != nil {
			return false
		}
		a, b = min(a, b), max(a, b)
	}
	return near(q.Low, a) && near(q.High, b)
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-5*max(1e-3, math.Abs(b)) }

// sameUnit is loose, as the labels are: the words of one are among the words of the other, in the singular.
func sameUnit(ours string, labels ...string) bool {
	mine := unitWords(ours)
	for _, label := range labels {
		theirs := unitWords(label)
		if len(mine) == 0 && len(theirs) == 0 {
			return true
		}
		if len(mine) > 0 && len(theirs) > 0 && (within(mine, theirs) || within(theirs, mine)) {
			return true
		}
	}
	return false
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return true
}

// unitWords are the words of a unit in the singular, without the little ones.
func unitWords(s string) map[string]bool {
	for old, now := range map[string]string{"percentage": "percent", "%": "percent", "per cent": "percent", "us$": "dollar", "$": "dollar",
		"pound-mass": "pound", "people": "person", "mega british": "million british", "standard cubic": "cubic"} {
		s = strings.ReplaceAll(strings.ToLower(s), old, now)
	}
	out := map[string]bool{}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == ',' }) {
		switch w {
		case "of", "per", "a", "an", "the", "us", "age", "old", "degree", "japanese", "u.s.":
			continue
		}
		out[singularWord(&english, w)] = true
	}
	return out
}

// TestNewsSentences prints what is read otherwise than labelled, but for what is held out.
func TestNewsSentences(t *testing.T) {
	var cases []labelled
	readShared(t, "newsquant.json", &cases)
	for name, take := range map[string]func(int) bool{"seen": func(i int) bool { return !heldOut(i) }, "held out": heldOut} {
		s := scoreNews(t, cases, take, func(i int, text, why string) {
			if name == "seen" && os.Getenv("GALLEY_MISSES") != "" {
				t.Logf("%d %s\n      %s", i, text, why)
			}
		})
		t.Logf("%s: value F1 %.3f %+v, with modifier %.3f, with unit %.3f", name, s.value.f1(), s.value, s.modifier.f1(), s.unit.f1())
	}
}
