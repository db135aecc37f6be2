package passage

// Fate is what became of a passage in another version of its text.
type Fate int

const (
	Lost      Fate = iota // not found, or not surely enough
	Kept                  // the same words, in their place
	Moved                 // the same words, elsewhere
	Changed               // other words in their place
	Ambiguous             // the words stand at places that are as good as each other, or at one that is not sure
)

// Carried is a passage as found in the new text. Span is empty where it is
// Lost or Ambiguous; Score is how alike the words are, 1 for the same. Places
// are those of an Ambiguous passage, in order, at most MostPlaces of them.
type Carried struct {
	Fate   Fate
	Span   Span
	Score  float64
	Places []Span
}

// MostPlaces is how many places of an ambiguous passage are returned.
const MostPlaces = 20

// Carry finds passages of an old text again in a new one. Words are compared
// as typed: white space, the style of quotation marks and dashes, and how
// letters are composed do not count, for typography is not words; figures,
// signs and letters do, their case included. It never guesses: what has two
// equally good places is Ambiguous, and a passage whose words were altered is
// Changed however little.
//
// Both texts are compared once for all passages: runs of words that stand once
// in each are matched and grown as far as the texts agree (compare Heckel,
// CACM 21(4), 1978), which finds moved paragraphs as well. What lies between
// such runs is searched for by itself, exactly and then approximately (Myers,
// JACM 46(3), 1999). Cost: the texts, and for each passage that no run holds the part
// where it must be, or those where its rarer words stand.
func Carry(old, now string, passages []Span) []Carried {
	out := make([]Carried, len(passages))
	if len(passages) == 0 {
		return out
	}
	words := newLexicon()
	c := &carrier{a: tokenize(old, words), b: tokenize(now, words)}
	c.letters = words.letters
	runs := commonRuns(c.a.id, c.b.id)
	c.chain = order(runs, len(c.b.id))
	c.inA = newRunIndex(runs, func(r run) int { return r.a })
	c.inB = newRunIndex(runs, func(r run) int { return r.b })
	for i, p := range passages {
		p = p.within(old)
		from, to := c.a.within(p)
		if p.Empty() || from == to {
			continue
		}
		found, held := c.inRun(from, to, p)
		if !held {
			if c.b.first == nil {
				c.a.index(words)
				c.b.index(words)
			}
			found = c.search(from, to, p)
		}
		out[i] = found
	}
	return out
}
