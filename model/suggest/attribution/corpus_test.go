package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model/passage"
)

// corpus is where the news texts lie whose attributions people marked.
const corpus = "../../../../shared/corpus/attribution"

// gold is an attribution that a person marked.
type gold struct{ source, cue, content []passage.Span }

// marked is a text with the attributions that a person marked in it.
type marked struct {
	name, text string
	golds      []gold
}

// readCorpus returns the texts in the order of their names. Where several people marked a
// text, the first file counts.
func readCorpus(t testing.TB) []marked {
	files, _ := filepath.Glob(filepath.Join(corpus, "text", "*.txt"))
	if len(files) == 0 {
		t.Skip("no texts at " + corpus)
	}
	slices.Sort(files)
	var out []marked
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		marks, _ := filepath.Glob(filepath.Join(corpus, "attributions", name+"_*.ann"))
		if len(marks) == 0 {
			continue
		}
		slices.Sort(marks)
		out = append(out, marked{name, string(data), readMarks(t, marks[0], string(data))})
	}
	return out
}

// readMarks reads brat's standoff format: T lines are spans in code points, E lines put
// them together.
func readMarks(t testing.TB, file, text string) []gold {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bytes := []int{}
	for i := range text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(text))
	spans := map[string][]passage.Span{}
	var out []gold
	for line := range strings.Lines(string(data)) {
		id, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(id, "T") {
			head, _, _ := strings.Cut(rest, "\t")
			_, places, _ := strings.Cut(head, " ")
			for place := range strings.SplitSeq(places, ";") {
				from, to, _ := strings.Cut(place, " ")
				a, _ := strconv.Atoi(from)
				b, _ := strconv.Atoi(to)
				spans[id] = append(spans[id], passage.Span{Start: bytes[min(a, len(bytes)-1)], End: bytes[min(b, len(bytes)-1)]})
			}
		}
		if !strings.HasPrefix(id, "E") {
			continue
		}
		var g gold
		for part := range strings.FieldsSeq(rest) {
			role, ref, _ := strings.Cut(part, ":")
			switch strings.TrimRight(role, "0123456789") {
			case "Source":
				g.source = append(g.source, spans[ref]...)
			case "Cue":
				g.cue = append(g.cue, spans[ref]...)
			case "Content":
				g.content = append(g.content, spans[ref]...)
			}
		}
		if len(g.cue) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// core is true for a mark with a source whose cue has a form of a core word.
func (g gold) core(text string) bool {
	if len(g.source) == 0 {
		return false
	}
	for _, s := range g.cue {
		low := strings.ToLower(text[s.Start:s.End])
		if strings.Contains(low, "according to") {
			return true
		}
		for _, w := range strings.FieldsFunc(low, func(c rune) bool { return !isLetter(c) }) {
			if f, ok := english.forms[w]; ok && f.core {
				return true
			}
		}
	}
	return false
}

// overlap is how many bytes of letters two lists of spans share, and each has.
func overlap(text string, a, b []passage.Span) (shared, ofA, ofB int) {
	in := func(list []passage.Span, i int) bool {
		return slices.ContainsFunc(list, func(s passage.Span) bool { return s.Contains(i) })
	}
	lo, hi := len(text), 0
	for _, s := range slices.Concat(a, b) {
		lo, hi = min(lo, s.Start), max(hi, s.End)
	}
	for i := lo; i < hi; i++ {
		if c, _ := utf8.DecodeRuneInString(text[i:]); !isLetter(c) {
			continue
		}
		inA, inB := in(a, i), in(b, i)
		if inA {
			ofA++
		}
		if inB {
			ofB++
		}
		if inA && inB {
			shared++
		}
	}
	return shared, ofA, ofB
}

// matches is true where cue and source are the ones marked: the cues share a word, and the
// sources share at least half of the letters of the shorter one.
func (g gold) matches(text string, a Attribution) bool {
	if shared, _, _ := overlap(text, g.cue, []passage.Span{a.Cue}); shared == 0 {
		return false
	}
	shared, x, y := overlap(text, g.source, []passage.Span{a.Source})
	return shared*2 >= min(x, y) && shared > 0
}

// score counts what was found right.
type score struct {
	found, marked, right, exact int
	contents                    float64 // sum of the token F1 of what is said, over those right
	half                        int     // of which at least half
	cues                        int     // of those found, how many have a cue that is marked
}

func (s score) precision() float64 { return float64(s.right) / float64(max(s.found, 1)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(s.marked, 1)) }

func (s score) String() string {
	return fmt.Sprintf("marked %d, found %d, right %d: precision %.3f, recall %.3f; "+
		"source exact %.3f; content F1 %.3f, at least half %.3f; cue alone %.3f",
		s.marked, s.found, s.right, s.precision(), s.recall(), float64(s.exact)/float64(max(s.right, 1)),
		s.contents/float64(max(s.right, 1)), float64(s.half)/float64(max(s.right, 1)), float64(s.cues)/float64(max(s.found, 1)))
}

// measure scores the core attributions of a text; miss hears of what was not right.
func (s *score) measure(m marked, core bool, miss func(string)) {
	found := Find(m.text, "en")
	used := make([]bool, len(found))
	for _, g := range m.golds {
		if g.core(m.text) != core || len(g.source) == 0 {
			continue
		}
		s.marked++
		hit := -1
		for i, a := range found {
			if !used[i] && g.matches(m.text, a) {
				hit = i
			}
		}
		if hit < 0 {
			miss(fmt.Sprintf("MISSED %s: [%s] %s", m.name, m.text[g.source[0].Start:g.source[0].End], around(m.text, g.cue[0])))
			continue
		}
		used[hit] = true
		s.right++
		a := found[hit]
		if a.Source == g.source[0] {
			s.exact++
		}
		shared, x, y := overlap(m.text, g.content, a.Content)
		f1 := 2 * float64(shared) / float64(max(x+y, 1))
		s.contents += f1
		if f1 >= 0.5 {
			s.half++
		} else {
			miss(fmt.Sprintf("CONTENT %s: %s\n\t\tmarked %v\n\t\tfound  %v",
				m.name, around(m.text, a.Cue), cut(m.text, g.content), cut(m.text, a.Content)))
		}
	}
	for i, a := range found {
		if a.Core != core {
			continue
		}
		s.found++
		if slices.ContainsFunc(m.golds, func(g gold) bool { n, _, _ := overlap(m.text, g.cue, []passage.Span{a.Cue}); return n > 0 }) {
			s.cues++
		}
		if !used[i] {
			miss(fmt.Sprintf("WRONG  %s: [%s] %s", m.name, m.text[a.Source.Start:a.Source.End], around(m.text, a.Cue)))
		}
	}
}

func cut(text string, spans []passage.Span) []string {
	var out []string
	for _, s := range spans {
		w := text[s.Start:s.End]
		if len(w) > 90 {
			w = strings.ToValidUTF8(w[:45], "") + " … " + strings.ToValidUTF8(w[len(w)-45:], "")
		}
		out = append(out, w)
	}
	return out
}

func around(text string, s passage.Span) string {
	lo, hi := max(s.Start-110, 0), min(s.End+70, len(text))
	return strings.ToValidUTF8(strings.ReplaceAll(text[lo:s.Start]+"⟦"+text[s.Start:s.End]+"⟧"+text[s.End:hi], "\n", " ¶ "), "")
}

// parts scores the texts that rules may be written from, and every third, which is held out.
func parts(t testing.TB, core bool, miss func(string)) (read, held score) {
	for i, m := range readCorpus(t) {
		if i%3 == 2 {
			held.measure(m, core, func(string) {})
			continue
		}
		read.measure(m, core, miss)
	}
	return read, held
}

func TestWhoSaidItIsFoundInNewsTexts(t *testing.T) {
	read, held := parts(t, true, func(s string) { t.Log(s) })
	t.Log("read: ", read)
	t.Log("held: ", held)
	for name, s := range map[string]score{"the texts read": read, "the texts held out": held} {
		if s.precision() < 0.90 || s.recall() < 0.85 {
			t.Errorf("%s: precision %.3f (bar 0.90), recall %.3f (bar 0.85)", name, s.precision(), s.recall())
		}
	}
}
