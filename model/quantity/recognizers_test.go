package quantity

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"galley/model/passage"
)

// recognised is a case of the recognizers' suite. End is inclusive, both count characters.
type recognised struct {
	Input        string
	NotSupported string
	Results      []struct {
		Text       string
		Start, End *int
		Resolution map[string]any
	}
}

// recognizer is a file of the suite and what of Find's output answers it.
type recognizer struct {
	file string
	bar  float64 // share of cases that must be right
	span func(q Quantity) passage.Span
	of   func(q Quantity) bool // what would be false in a case that has none
}

var recognizers = []recognizer{
	{"NumberModel", 0.95, func(q Quantity) passage.Span { return q.Figure }, func(q Quantity) bool { return q.Kind == Number }},
	{"PercentModel", 0.97, func(q Quantity) passage.Span { return q.Span }, func(q Quantity) bool { return q.Unit == "percent" }},
	{"CurrencyModel", 0.88, func(q Quantity) passage.Span { return q.Span }, func(q Quantity) bool { return q.Kind == Money }},
	{"DimensionModel", 0.88, func(q Quantity) passage.Span { return q.Span }, func(q Quantity) bool {
		return q.Kind == Measure &&
			!strings.HasPrefix(q.Unit, "degree")
	}},
	{"TemperatureModel", 0.88, func(q Quantity) passage.Span { return q.Span },
		func(q Quantity) bool { return strings.HasPrefix(q.Unit, "degree") }},
	{"AgeModel", 0.88, func(q Quantity) passage.Span { return q.Span }, func(q Quantity) bool { return q.Kind == Age }},
}

// scoreRecognizer is the share of cases in which every expected result is found, with its
// span and its value; where none is expected, nothing of that kind may be found. A result
// without a value ("how many percent") is a unit alone, which is no quantity, and is left out.
func scoreRecognizer(t testing.TB, m recognizer, take func(i int) bool, say func(format string, a ...any)) (right, all int) {
	var cases []recognised
	readShared(t, "recognizers/"+m.file+".json", &cases)
	for i, c := range cases {
		if !take(i) || strings.Contains(c.NotSupported, "all") {
			continue
		}
		all++
		found := Find(c.Input, "en")
		index := passage.NewIndex(c.Input)
		ok, wanted := true, 0
		for _, want := range c.Results {
			value, known := want.Resolution["value"].(string)
			if !known {
				continue
			}
			wanted++
			v, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64)
			hit := false
			for _, q := range found {
				s := m.span(q)
				if err != nil || !q.Known || math.Abs(q.High-v) > 1e-6*math.Max(1, math.Abs(v)) {
					continue
				}
				if want.Start != nil && want.End != nil {
					hit = hit || index.CodePoint(s.Start) == *want.Start && index.CodePoint(s.End) == *want.End+1
				} else {
					hit = hit || strings.EqualFold(c.Input[s.Start:s.End], want.Text)
				}
			}
			ok = ok && hit
		}
		if wanted == 0 {
			for _, q := range found {
				ok = ok && !(m.of(q) && q.Known)
			}
		}
		if ok {
			right++
			continue
		}
		say("%s %d %q\n     want %v", m.file, i, c.Input, c.Results)
		for _, q := range found {
			say("     %q %v–%v %s %s", c.Input[m.span(q).Start:m.span(q).End], q.Low, q.High, q.Unit, q.Kind)
		}
	}
	return right, all
}

func TestTheRecognizersCases(t *testing.T) {
	for _, m := range recognizers {
		for name, take := range map[string]func(int) bool{"seen": func(i int) bool { return !heldOut(i) }, "held out": heldOut} {
			right, all := scoreRecognizer(t, m, take, func(format string, a ...any) {
				if name == "seen" && os.Getenv("GALLEY_MISSES") != "" {
					t.Logf(format, a...)
				}
			})
			t.Logf("%s, %s: %d of %d, %.3f (bar %.2f)", m.file, name, right, all, float64(right)/float64(all), m.bar)
		}
	}
}
