// Package matching tells whether a published check, or an earlier claim, says what a text
// says. It compares words: the rarer a word, the more it counts; the numbers must agree; and
// what denies is not what affirms. Nothing is learned from any collection: the tables and
// the weights are written by hand, each with its reason.
//
// Read takes a text apart. Terms are what to look up in an index, and how rare each is comes
// back from there. Compare says how alike two texts are, and whether that is sure.
package matching

import (
	"cmp"
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
	elsewhere = 0.6
	// twice is what a word counts on top that stands in the claim and in its title: the
	// two are worded apart, so what both have is what the check is of.
	twice = 0.35
	// byline is what a word counts that is only in the line that says who wrote the post:
	// a post that says "my account" is of its author.
	byline = 1.0
	// alike is what a word counts that is another form of a word said, as its letters show:
	// nearly as much as the word itself.
	alike = 0.7
	// akin is what a name counts that goes with one that was said: Houston where Texas was.
	akin = 0.5
	// together is what the words of the one sentence with the most of them count on top:
	// a claim is said in one sentence, not spread over many.
	together = 0.3
	// covered is how far the score follows from how much of the claim was said, instead of
	// how much was said at all: a long claim shares words with everything.
	covered = 0.6
)

// Bounds of what is sure. They were chosen so that, of first hints, nearly all are right,
// and are not weakened by the size of a library: they count words, not ranks. Words that are
// only akin do not count for them.
const (
	sureWords = 3    // so many words at least agree: two are a name
	sureScore = 2.2  // and are so rare together
	sureMost  = 0.5  // and are so much of the claim, or of its title,
	sureLeast = 0.25 // and so much of the other of the two
)

// Comparison is a text that is held against known claims, one after another.
type Comparison struct {
	said   Text
	rare   Rarity
	keys   map[string]int  // of the words said, and where the first stands
	author map[string]bool // of the words of the byline alone
	near   near
	kin    map[int]int // of the names said, and where the heaviest stands
}

// Against prepares a text to be held against known claims.
func Against(said Text, rare Rarity) Comparison {
	c := Comparison{said: said, rare: rare, keys: said.keys(), near: nearWords(said.words), author: map[string]bool{}, kin: map[int]int{}}
	for i, w := range said.words {
		for _, f := range kin[w.key] {
			if at, has := c.kin[f]; !has || c.weight(said.words[at]) < c.weight(w) {
				c.kin[f] = i
			}
		}
	}
	for _, w := range said.byline {
		if _, has := c.keys[w.key]; !has {
			c.author[w.key] = true
		}
	}
	return c
}

// weight is what a word counts.
func (c Comparison) weight(w word) float64 {
	if r, looked := c.rare[w.key]; looked {
		return r * w.part
	}
	return elsewhere * w.part
}

// fit is how a word of a known claim stands in what was said.
type fit struct {
	at   int     // its place there; -1 where only the byline has it, or nothing
	much float64 // 1 for the same word, less for one that is only like it, 0 for none
}

func (c Comparison) fitOf(w word) fit {
	if at, has := c.keys[w.key]; has {
		return fit{at, 1}
	}
	if c.author[w.key] {
		return fit{-1, byline}
	}
	if at, ok := c.near.at(w); ok {
		return fit{at, alike}
	}
	best := fit{at: -1}
	for _, f := range kin[w.key] {
		if at, has := c.kin[f]; has && (best.at < 0 || c.weight(c.said.words[at]) > c.weight(c.said.words[best.at])) {
			best = fit{at, akin}
		}
	}
	return best
}

// With says how alike the text and a known claim are.
func (c Comparison) With(known Known) Likeness {
	fits := map[string]fit{}
	for _, t := range []Text{known.Claim, known.Title} {
		for _, w := range t.words {
			if _, seen := fits[w.key]; !seen {
				fits[w.key] = c.fitOf(w)
			}
		}
	}
	l := Likeness{Score: c.score(known, fits).score}
	for key, f := range fits {
		if f.much == akin {
			fits[key] = fit{at: -1}
		}
	}
	s := c.score(known, fits)
	slices.SortStableFunc(s.agree, func(a, b int) int {
		return cmp.Compare(c.weight(c.said.words[b]), c.weight(c.said.words[a]))
	})
	for _, at := range s.agree {
		l.Agree = append(l.Agree, c.said.words[at].shown)
	}
	l.Sure = c.said.things(s.agree) >= sureWords && s.score >= sureScore &&
		max(s.inClaim, s.inTitle) >= sureMost && min(s.inClaim, s.inTitle) >= sureLeast &&
		!contradicts(c.said, known.Claim) && !denies(c.said, known.Claim, c.keys)
	return l
}

// scored is how much of a known claim was said.
type scored struct {
	score            float64
	inClaim, inTitle float64 // the part of the claim, and of its title, that was said
	agree            []int   // the places of the words that both have, in the text
}

func (c Comparison) score(known Known, fits map[string]fit) scored {
	var s scored
	claim, title := known.Claim.keys(), known.Title.keys()
	counted := map[string]float64{} // by the key of the word said
	sum := 0.0
	add := func(w word, both bool) {
		f := fits[w.key]
		if f.at < 0 {
			sum += f.much * c.weight(w)
			return
		}
		said := c.said.words[f.at]
		weight := f.much * c.weight(said)
		old, again := counted[said.key]
		if weight <= old {
			return
		}
		counted[said.key] = weight
		sum += weight - old
		if both {
			sum += twice * weight
		}
		if !again {
			s.agree = append(s.agree, f.at)
		}
	}
	for i, w := range known.Claim.words {
		if claim[w.key] == i {
			_, both := title[w.key]
			add(w, both)
		}
	}
	for i, w := range known.Title.words {
		if _, both := claim[w.key]; !both && title[w.key] == i {
			add(w, false)
		}
	}
	s.inClaim, s.inTitle = c.share(known.Claim, fits), c.share(known.Title, fits)
	if len(known.Title.words) == 0 {
		s.inTitle = s.inClaim
	}
	s.score = (sum + together*c.together(counted)) * (1 - covered + covered*(s.inClaim+s.inTitle)/2)
	return s
}

// share is how much of a text, by the weight of its words, was said.
func (c Comparison) share(t Text, fits map[string]fit) float64 {
	var has, all float64
	seen := map[string]bool{}
	for _, w := range t.words {
		if seen[w.key] {
			continue
		}
		seen[w.key] = true
		weight := c.weight(w)
		all += weight
		has += weight * fits[w.key].much
	}
	if all == 0 {
		return 0
	}
	return has / all
}

// together is the weight of the shared words in the sentence that has the most.
func (c Comparison) together(counted map[string]float64) float64 {
	most, sum, sentence := 0.0, 0.0, -1
	seen := map[string]bool{}
	for _, w := range c.said.words {
		if w.sentence != sentence {
			sentence, sum = w.sentence, 0
			clear(seen)
		}
		if !seen[w.key] {
			seen[w.key] = true
			sum += counted[w.key]
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
