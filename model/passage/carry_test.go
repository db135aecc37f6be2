package passage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// draft is a text whose every word knows which it is, so that after any
// revision one can say where a passage has gone.
type draft struct {
	r          *rand.Rand
	paragraphs [][]sentence
	next       int
	quotes     bool // typographic ones are written straight
}

type sentence []draftWord

type draftWord struct {
	id   int
	text string
}

var vocabulary = strings.Fields("the a of in said troops border miles envoy minister opium conference Iran Afghanistan summer " +
	"war money police army country percent help traffic drugs years embassy hostages days president officials letter " +
	"citizens student journalist relations talks meeting region security election budget court judge million thousand " +
	"“surge” don’t")

func (d *draft) word() draftWord {
	d.next++
	text := vocabulary[int(float64(len(vocabulary))*d.r.Float64()*d.r.Float64())]
	if d.r.IntN(12) == 0 {
		text = fmt.Sprint(d.r.IntN(90)+10, ",", d.r.IntN(900)+100)
	}
	return draftWord{d.next, text}
}

func (d *draft) sentence() sentence {
	s := make(sentence, 5+d.r.IntN(18))
	for i := range s {
		// No word twice in a row: with one of the two gone, nobody could say which.
		for s[i] = d.word(); i > 0 && s[i].text == s[i-1].text; s[i] = d.word() {
		}
	}
	s[len(s)-1].text += "."
	return s
}

func newDraft(r *rand.Rand, paragraphs int) *draft {
	d := &draft{r: r}
	for range paragraphs {
		var p []sentence
		for range 1 + r.IntN(5) {
			p = append(p, d.sentence())
		}
		d.paragraphs = append(d.paragraphs, p)
	}
	// Some sentences are said again word by word.
	for range paragraphs / 10 {
		p := d.paragraphs[r.IntN(paragraphs)]
		again := slices.Clone(p[r.IntN(len(p))])
		for i := range again {
			d.next++
			again[i].id = d.next
		}
		to := r.IntN(paragraphs)
		d.paragraphs[to] = append(d.paragraphs[to], again)
	}
	return d
}

// text is the draft as written, and where each word stands.
func (d *draft) text() (string, map[int]Span) {
	var b strings.Builder
	at := map[int]Span{}
	for i, p := range d.paragraphs {
		if i > 0 {
			b.WriteString("\n\n")
		}
		first := true
		for _, s := range p {
			for _, w := range s {
				if !first {
					b.WriteByte(' ')
				}
				first = false
				text := w.text
				if d.quotes {
					text = strings.NewReplacer("“", `"`, "”", `"`, "’", "'").Replace(text)
				}
				at[w.id] = Span{b.Len(), b.Len() + len(text)}
				b.WriteString(text)
			}
		}
	}
	return b.String(), at
}

// revise makes one change of the kinds that editors make.
func (d *draft) revise() {
	r := d.r
	p := r.IntN(len(d.paragraphs))
	if len(d.paragraphs[p]) == 0 {
		return
	}
	s := r.IntN(len(d.paragraphs[p]))
	words := d.paragraphs[p][s]
	switch r.IntN(9) {
	case 0, 1: // a word is corrected
		w := &words[r.IntN(len(words))]
		w.text = "x" + w.text[1:]
		if w.text[0] >= 0x80 || !strings.HasPrefix(w.text, "x") {
			w.text = "corrected"
		}
		d.next++
		w.id = d.next
	case 2: // a figure is
		for i := range words {
			if strings.Contains(words[i].text, ",") {
				words[i].text = fmt.Sprint(r.IntN(90)+10, ",", r.IntN(900)+100)
				d.next++
				words[i].id = d.next
				break
			}
		}
	case 3: // a paragraph is moved
		moved := d.paragraphs[p]
		d.paragraphs = slices.Delete(d.paragraphs, p, p+1)
		d.paragraphs = slices.Insert(d.paragraphs, r.IntN(len(d.paragraphs)+1), moved)
	case 4: // two are made one
		if p+1 < len(d.paragraphs) {
			d.paragraphs[p] = append(slices.Clone(d.paragraphs[p]), d.paragraphs[p+1]...)
			d.paragraphs = slices.Delete(d.paragraphs, p+1, p+2)
		}
	case 5: // one is made two
		if s > 0 {
			d.paragraphs = slices.Insert(d.paragraphs, p+1, slices.Clone(d.paragraphs[p][s:]))
			d.paragraphs[p] = slices.Clone(d.paragraphs[p][:s])
		}
	case 6: // a sentence goes
		d.paragraphs[p] = slices.Delete(slices.Clone(d.paragraphs[p]), s, s+1)
	case 7: // one comes
		d.paragraphs[p] = slices.Insert(slices.Clone(d.paragraphs[p]), s, d.sentence())
	case 8: // a word goes
		if len(words) > 3 {
			i := r.IntN(len(words))
			d.paragraphs[p][s] = slices.Delete(slices.Clone(words), i, i+1)
		}
	}
}

func (d *draft) clone() *draft {
	c := *d
	c.paragraphs = make([][]sentence, len(d.paragraphs))
	for i, p := range d.paragraphs {
		for _, s := range p {
			c.paragraphs[i] = append(c.paragraphs[i], slices.Clone(s))
		}
	}
	return &c
}

func TestNoPassageIsEverCarriedToTheWrongPlace(t *testing.T) {
	survived, found, wrong, altered, seen := 0, 0, 0, 0, 0
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 9))
		d := newDraft(r, 20+r.IntN(40))
		old, was := d.text()
		var passages []Span
		var ids [][]int
		for range 40 {
			p := d.paragraphs[r.IntN(len(d.paragraphs))]
			s := p[r.IntN(len(p))]
			n := 2 + r.IntN(min(12, len(s)-1))
			from := r.IntN(len(s) - n + 1)
			var words []int
			for _, w := range s[from : from+n] {
				words = append(words, w.id)
			}
			passages = append(passages, Span{was[words[0]].Start, was[words[n-1]].End})
			ids = append(ids, words)
		}
		c := d.clone()
		for range 1 + r.IntN(25) {
			c.revise()
		}
		c.quotes = r.IntN(3) == 0
		now, is := c.text()
		for i, got := range Carry(old, now, passages) {
			// Do the words survive, side by side?
			lives := true
			for k, id := range ids[i] {
				_, here := is[id]
				lives = lives && here && (k == 0 || is[id].Start == is[ids[i][k-1]].End+1)
			}
			var want Span
			if lives {
				want = Span{is[ids[i][0]].Start, is[ids[i][len(ids[i])-1]].End}
				survived++
			}
			switch got.Fate {
			case Kept, Moved:
				if !lives || got.Span != want {
					wrong++
					t.Errorf("seed %d: %q was carried to %q at %v, want %v (lives %v)", seed, old[passages[i].Start:passages[i].End],
						now[got.Span.Start:got.Span.End], got.Span, want, lives)
				} else {
					found++
				}
			case Changed:
				if lives {
					t.Logf("seed %d: %q survives, and is said to be changed", seed, old[passages[i].Start:passages[i].End])
				}
				altered++
			}
			seen++
		}
	}
	recall := float64(found) / float64(survived)
	t.Logf("%d passages, %d survive, %d of them found (%.2f %%), %d carried wrongly, %d changed", seen, survived, found,
		100*recall, wrong, altered)
	if recall < 0.98 {
		t.Errorf("recall %.4f, want 0.98", recall)
	}
}

func TestCarryTellsWhatBecameOfAPassage(t *testing.T) {
	const old = "The envoy said that 21,000 troops would go before the summer. Nobody disagreed with him.\n\nThey share nearly " +
		"600 miles of border. “It is long,” he said.\n\nNobody disagreed with her either, as far as is known today."
	for _, c := range []struct {
		name, now, quote, want string
		fate                   Fate
	}{
		{"nothing changed", old, "21,000 troops", "21,000 troops", Kept},
		{"words before it", "Yesterday and the day before that. " + old, "21,000 troops", "21,000 troops", Kept},
		{"a figure in it", strings.Replace(old, "21,000", "17,000", 1), "21,000 troops would go", "17,000 troops would go", Changed},
		{"only the figure", strings.Replace(old, "21,000", "17,000", 1), "21,000", "17,000", Changed},
		{"a word in it", strings.Replace(old, "nearly", "almost", 1), "nearly 600 miles of border", "almost 600 miles of border", Changed},
		{"its paragraph moved",
			"They share nearly 600 miles of border. “It is long,” he said.\n\nThe envoy said that 21,000 troops would go before the " +
				"summer. Nobody disagreed with him.\n\nNobody disagreed with her either, as far as is known today.", "nearly 600 miles of border",
			"nearly 600 miles of border", Moved},
		{"its sentence gone", strings.Replace(old, "They share nearly 600 miles of border. ", "", 1), "nearly 600 miles of border", "", Lost},
		{"straight quotation marks", strings.NewReplacer("“", `"`, "”", `"`).Replace(old), "“It is long,” he said",
			`"It is long," he said`, Kept},
		{"another line break", strings.Replace(old, "nearly 600", "nearly\n600", 1), "nearly 600 miles", "nearly\n600 miles", Kept},
		{"everything gone", "Something else entirely stands here now.", "21,000 troops would go before the summer", "", Lost},
		{"nothing left", "", "21,000 troops", "", Lost},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := strings.Index(old, c.quote)
			got := Carry(old, c.now, []Span{{at, at + len(c.quote)}})[0]
			if got.Fate != c.fate || c.now[got.Span.Start:got.Span.End] != c.want {
				t.Errorf("fate %d, %q; want %d, %q", got.Fate, c.now[got.Span.Start:got.Span.End], c.fate, c.want)
			}
		})
	}
}

func TestApproximateAgainstTheSlowAlgorithm(t *testing.T) {
	// Sellers' dynamic programming, which Myers' algorithm does in bits.
	slow := func(pattern, text []rune) []int {
		column := make([]int, len(pattern)+1)
		for i := range column {
			column[i] = i
		}
		var out []int
		for _, r := range text {
			before := column[0]
			for i := 1; i <= len(pattern); i++ {
				cost := 1
				if pattern[i-1] == r {
					cost = 0
				}
				before, column[i] = column[i], min(before+cost, column[i]+1, column[i-1]+1)
			}
			out = append(out, column[len(pattern)])
		}
		return out
	}
	r := rand.New(rand.NewPCG(1, 1))
	random := func(n int) []rune {
		out := make([]rune, n)
		for i := range out {
			out[i] = []rune("abcé漢 ")[r.IntN(6)]
		}
		return out
	}
	for range 2000 {
		pattern, text := random(1+r.IntN(200)), random(r.IntN(300))
		if got, want := ends(pattern, text), slow(pattern, text); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: %v, want %v", string(pattern), string(text), got, want)
		}
	}
}

func FuzzCarry(f *testing.F) {
	f.Add("one two three four five six seven", "one two three four five six seven", 4, 9)
	f.Add("one two three four", "one two three four", 9, 9) // nothing, in a word
	f.Add("a “b” c", "a \"b\" c", 0, 3)
	f.Add("a0\x9c0", "0\xff", 0, 3) // no text
	f.Fuzz(func(t *testing.T, old, now string, start, end int) {
		if start < 0 || end > len(old) || start > end {
			return
		}
		for _, c := range Carry(old, now, []Span{{start, end}}) {
			if c.Span.Start < 0 || c.Span.End > len(now) || c.Span.Start > c.Span.End {
				t.Errorf("carried to %v of %d bytes", c.Span, len(now))
			}
			if (c.Fate == Kept || c.Fate == Moved || c.Fate == Changed) == c.Span.Empty() {
				t.Errorf("fate %d at %v", c.Fate, c.Span)
			}
		}
	})
}

// BenchmarkCarry carries 1,000 passages of about 80 letters over in a text of
// 1 MB, beside one approximate search after another for a hundredth of them.
func BenchmarkCarry(b *testing.B) {
	old, now, passages := megabyte(3600)
	b.Run(fmt.Sprint("1000 passages, ", len(now)/1000, " kB"), func(b *testing.B) {
		for b.Loop() {
			Carry(old, now, passages)
		}
	})
	b.Run("10 of them by approximate search", func(b *testing.B) {
		text := []rune(now)
		for b.Loop() {
			for _, p := range passages[:10] {
				approximate([]rune(old[p.Start:p.End]), text, 16)
			}
		}
	})
}
