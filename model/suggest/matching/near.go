package matching

import (
	"slices"

	"galley/model/passage"
)

// near finds the word of a text that another word is a form of, where the tables do not know
// that both are one: vaccinated and vaccines, transferred and transfered.
type near struct {
	places map[string][]int // the words that begin with the same letters
	words  []word
}

// Bounds of what is one word in two forms.
const (
	begins   = 4   // so many letters at least are the same at the beginning, and one more
	partSame = 0.6 // and so much of the longer word,
	goesOn   = 4   // and so many at most stand behind them: -ation
	misspelt = 6   // a word of so many letters may have one letter wrong
	mostNear = 16  // so many words of a text that begin alike are looked at
)

func nearWords(words []word) near {
	n := near{places: map[string][]int{}, words: words}
	for i, w := range words {
		if w.figure || len(w.folded) < begins {
			continue
		}
		beginning := w.folded[:begins]
		alike := n.places[beginning]
		if len(alike) < mostNear && !slices.ContainsFunc(alike, func(at int) bool { return words[at].folded == w.folded }) {
			n.places[beginning] = append(alike, i)
		}
	}
	return n
}

// at is the place of the word that is most like another one; ok is false where none is.
func (n near) at(w word) (place int, ok bool) {
	if w.figure || len(w.folded) <= begins {
		return 0, false
	}
	most := 0
	for _, i := range n.places[w.folded[:begins]] {
		other := n.words[i].folded
		if same := commonPrefix(w.folded, other); same > most && oneWord(w.folded, other, same) {
			most, place, ok = same, i, true
		}
	}
	return place, ok
}

// oneWord reports whether two words whose first letters are the same are forms of one.
func oneWord(a, b string, same int) bool {
	short, long := min(len(a), len(b)), max(len(a), len(b))
	if same > begins && float64(same) >= partSame*float64(long) && long-same <= goesOn {
		return true
	}
	return short >= misspelt && long-short <= 1 && passage.Distance(a, b) == 1
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
