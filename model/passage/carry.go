package passage

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Fate is what became of a passage in another version of its text.
type Fate int

const (
	Lost      Fate = iota // not found, or not surely enough
	Kept                  // the same words, in their place
	Moved                 // the same words, elsewhere
	Changed               // other words in their place
	Ambiguous             // the words stand at places that are as good as each other
)

// Carried is a passage as found in the new text. Span is empty where it is
// Lost or Ambiguous; Score is how alike the words are, 1 for the same.
type Carried struct {
	Fate  Fate
	Span  Span
	Score float64
}

// Carry finds passages of an old text again in a new one. Words are compared
// as typed: white space and the style of quotation marks do not count, figures
// and letters do. It never guesses: what has two equally good places is
// Ambiguous, and a passage whose words were altered is Changed however little.
//
// Both texts are compared once for all passages: runs of words that stand once
// in each are matched and grown as far as the texts agree (compare Heckel,
// CACM 21(4), 1978), which finds moved paragraphs as well. What lies between
// such runs is searched for by itself, exactly and then approximately (Myers,
// JACM 46(3), 1999). Cost: the texts, and for each passage that no run holds
// the stretch it must be in, or else the whole text once.
func Carry(old, now string, passages []Span) []Carried {
	words := lexicon{}
	a, b := tokenize(old, words), tokenize(now, words)
	c := &carrier{a: a, b: b, runs: commonRuns(a, b)}
	c.order()
	out := make([]Carried, len(passages))
	for i, p := range passages {
		out[i] = c.carry(p)
	}
	return out
}

// tokens are a text's words and signs, as typed, white space left out.
type tokens struct {
	text string
	at   []Span // of each token in the text
	id   []int32
	of   map[int32][]int32 // where each word stands, made when first asked for
}

// lexicon numbers words, the same in both texts.
type lexicon map[string]int32

func tokenize(text string, known lexicon) *tokens {
	t := &tokens{text: text}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r), r == '\u00ad', r == '\u200b', r == '\ufeff':
			i += size
			continue
		}
		end := i + size
		if wordRune(r) {
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if !wordRune(next) && next != '\u00ad' && next != '\u200b' {
					break
				}
				end += n
			}
		}
		word, _ := typed(text[i:end])
		id, ok := known[word]
		if !ok {
			id = int32(len(known))
			known[word] = id
		}
		t.at = append(t.at, Span{i, end})
		t.id = append(t.id, id)
		i = end
	}
	return t
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// within is the tokens that a span of the text touches.
func (t *tokens) within(s Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(t.at, s.Start, func(a Span, at int) int {
		if a.End <= at {
			return -1
		}
		return 1
	})
	to = from
	for to < len(t.at) && t.at[to].Start < s.End {
		to++
	}
	return from, to
}

// span is the text from the first to the last of some tokens.
func (t *tokens) span(from, to int) Span {
	if from >= to {
		return Span{}
	}
	return Span{t.at[from].Start, t.at[to-1].End}
}

// run is a stretch of tokens that both texts have.
type run struct {
	a, b, n int
	ordered bool // among those that stand in the same order in both
}

// seedLength is how many tokens in a row must stand once in each text for a
// run to begin there: fewer are found again by chance.
const seedLength = 6

// commonRuns are the longest stretches around seeds, by where they begin in a.
func commonRuns(a, b *tokens) []run {
	type place struct{ a, b, inA, inB int32 }
	seeds := map[uint64]*place{}
	each := func(t *tokens, note func(hash uint64, at int32)) {
		const base = 1_000_003
		var hash, top uint64 = 0, 1
		for range seedLength - 1 {
			top *= base
		}
		for i, id := range t.id {
			if i >= seedLength {
				hash -= (uint64(t.id[i-seedLength]) + 1) * top
			}
			hash = hash*base + uint64(id) + 1
			if i >= seedLength-1 {
				note(hash, int32(i-seedLength+1))
			}
		}
	}
	each(a, func(h uint64, at int32) {
		p := seeds[h]
		if p == nil {
			p = &place{}
			seeds[h] = p
		}
		p.a, p.inA = at, p.inA+1
	})
	each(b, func(h uint64, at int32) {
		if p := seeds[h]; p != nil {
			p.b, p.inB = at, p.inB+1
		}
	})
	var found []place
	for _, p := range seeds {
		if p.inA == 1 && p.inB == 1 && slices.Equal(a.id[p.a:p.a+seedLength], b.id[p.b:p.b+seedLength]) {
			found = append(found, *p)
		}
	}
	slices.SortFunc(found, func(x, y place) int { return cmp.Compare(x.a, y.a) })
	var runs []run
	for _, p := range found {
		if n := len(runs); n > 0 && int(p.b)-int(p.a) == runs[n-1].b-runs[n-1].a && int(p.a) < runs[n-1].a+runs[n-1].n {
			continue // in the run already
		}
		r := run{a: int(p.a), b: int(p.b), n: seedLength}
		for r.a > 0 && r.b > 0 && a.id[r.a-1] == b.id[r.b-1] {
			r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
		}
		for r.a+r.n < len(a.id) && r.b+r.n < len(b.id) && a.id[r.a+r.n] == b.id[r.b+r.n] {
			r.n++
		}
		runs = append(runs, r)
	}
	slices.SortStableFunc(runs, func(x, y run) int { return cmp.Compare(x.a, y.a) })
	return runs
}
