// Package matching tells whether a published check, or an earlier claim, says what a text
// says. It compares words: the rarer a word, the more it counts; the numbers must agree; and
// what denies is not what affirms. Nothing is learned from any collection: the tables and
// the weights are written by hand, each with its reason.
//
// Read takes a text apart. Terms are what to look up in an index, and how rare each is comes
// back from there. Compare says how alike two texts are, and whether that is sure.
package matching

import (
	"slices"
	"strings"
)

// Known is a claim that was checked before.
type Known struct {
	Claim Text // as it was worded
	Title Text // of what was published on it; empty where there is none
}

// Likeness is how alike a text and a claim that was checked before are.
type Likeness struct {
	Score float64  // orders claims for one text; two texts' scores do not compare
	Sure  bool     // whether the two surely say the same
	Agree []string // the words and figures that both have, as the text writes them, the rarest first
}

// Rarity says of the key of a term how rare it is in the library: 1 where nothing has it,
// near 0 where everything has. See Rare.
type Rarity map[string]float64

// The weights. They are in words: 1 is a word that almost nothing else has.
const (
	// elsewhere is what a word counts that only the claim has. How rare it is, nobody looks
	// up: most words of a claim that are not in the tables of common words are rare.
	elsewhere = 0.75
	// twice is what a word counts on top that stands in the claim and in its title: the
	// two are worded apart, so what both have is what the check is of.
	twice = 0.35
	// byline is what a word counts that is only in the line that says who wrote the post:
	// a post that says "my account" is of its author.
	byline = 1.0
	// together is what the words of the one sentence with the most of them count on top:
	// a claim is said in one sentence, not spread over many.
	together = 0.3
	// covered is how far the score follows from how much of the claim was said, instead of
	// how much was said at all: a long claim shares words with everything.
	covered = 0.6
)

// Bounds of what is sure. They were chosen so that, of first hints, nearly all are right,
// and are not weakened by the size of a library: they count words, not ranks.
const (
	sureWords = 3    // so many words at least agree: two are a name
	sureScore = 2.2  // and are so rare together
	sureMost  = 0.5  // and are so much of the claim, or of its title,
	sureLeast = 0.25 // and so much of the other of the two
)

// Compare says how alike a text and a known claim are.
func Compare(said Text, known Known, rare Rarity) Likeness {
	c := comparison{said: said, rare: rare, keys: said.keys()}
	for _, w := range said.byline {
		if _, has := c.keys[w.key]; !has {
			if c.author == nil {
				c.author = map[string]bool{}
			}
			c.author[w.key] = true
		}
	}
	return c.with(known)
}

type comparison struct {
	said   Text
	rare   Rarity
	keys   map[string]int  // of the words said, and where the first stands
	author map[string]bool // of the words of the byline alone
}

// weight is what a word counts.
func (c comparison) weight(w word) float64 {
	if r, looked := c.rare[w.key]; looked {
		return r * w.part
	}
	return elsewhere * w.part
}

func (c comparison) with(known Known) Likeness {
	claim, title := known.Claim.keys(), known.Title.keys()
	var agree []int // places in said.words
	var sum, apart float64
	shared := map[string]float64{}
	for _, t := range []struct {
		text  Text
		other map[string]int
		first bool
	}{{known.Claim, title, true}, {known.Title, claim, false}} {
		for _, w := range t.text.words {
			if _, seen := shared[w.key]; seen {
				continue
			}
			at, has := c.keys[w.key]
			switch {
			case has:
				weight := c.weight(w)
				shared[w.key] = weight
				sum += weight
				if _, both := t.other[w.key]; both && t.first {
					sum += twice * weight
				}
				agree = append(agree, at)
			case c.author[w.key]:
				shared[w.key] = 0
				apart += byline * c.weight(w)
			}
		}
	}
	inClaim, inTitle := c.share(known.Claim), c.share(known.Title)
	if len(known.Title.words) == 0 {
		inTitle = inClaim
	}
	l := Likeness{Score: (sum + apart + together*c.together(shared)) * (1 - covered + covered*(inClaim+inTitle)/2)}
	slices.SortStableFunc(agree, func(a, b int) int {
		x, y := c.weight(c.said.words[a]), c.weight(c.said.words[b])
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return a - b
	})
	for _, at := range agree {
		l.Agree = append(l.Agree, c.said.words[at].shown)
	}
	l.Sure = c.said.things(agree) >= sureWords && l.Score >= sureScore &&
		max(inClaim, inTitle) >= sureMost && min(inClaim, inTitle) >= sureLeast &&
		!contradicts(c.said, known.Claim) && !denies(c.said, known.Claim, c.keys)
	return l
}

// share is how much of a text, by the weight of its words, was said.
func (c comparison) share(t Text) float64 {
	var has, all float64
	seen := map[string]bool{}
	for _, w := range t.words {
		if seen[w.key] {
			continue
		}
		seen[w.key] = true
		weight := c.weight(w)
		all += weight
		if _, said := c.keys[w.key]; said || c.author[w.key] {
			has += weight
		}
	}
	if all == 0 {
		return 0
	}
	return has / all
}

// together is the weight of the shared words in the sentence that has the most.
func (c comparison) together(shared map[string]float64) float64 {
	most, sum, sentence := 0.0, 0.0, -1
	seen := map[string]bool{}
	for _, w := range c.said.words {
		if w.sentence != sentence {
			sentence, sum = w.sentence, 0
			clear(seen)
		}
		if !seen[w.key] {
			seen[w.key] = true
			sum += shared[w.key]
			most = max(most, sum)
		}
	}
	return most
}

// things counts words at places of a text; the words of a name are one.
func (t Text) things(places []int) int {
	capitals := 0
	for _, w := range t.words {
		if w.name {
			capitals++
		}
	}
	if capitals*4 > 3*len(t.words) { // nearly every word is written so
		return len(places)
	}
	n := len(places)
	for _, at := range places {
		if at > 0 && t.words[at].name && t.words[at-1].name && t.words[at].sentence == t.words[at-1].sentence && slices.Contains(places, at-1) {
			n--
		}
	}
	return n
}

// contradicts reports whether both give figures, and none of the one is one of the other.
// Years do not count: a check names the year that the post was written in.
func contradicts(said, known Text) bool {
	figures := func(t Text) (all []string) {
		for _, w := range t.words {
			if w.figure && !isYear(w.key) {
				all = append(all, w.key)
			}
		}
		return all
	}
	ours, theirs := figures(said), figures(known)
	return len(ours) > 0 && len(theirs) > 0 &&
		!slices.ContainsFunc(theirs, func(f string) bool { return slices.Contains(ours, f) })
}

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// denies reports whether one of the two says not, and the other does not, where the words
// that they share stand.
func denies(said, known Text, keys map[string]int) bool {
	theirs := false
	for _, w := range known.words {
		if _, shared := keys[w.key]; shared && w.denied {
			theirs = true
		}
	}
	ours := false
	for _, w := range known.words {
		if at, shared := keys[w.key]; shared && said.words[at].denied {
			ours = true
		}
	}
	return ours != theirs
}
