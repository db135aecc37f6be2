package matching

import "strings"

// endings are what a stem may have behind it.
var endings = []string{"", "s", "e", "es", "ed", "ing", "er", "ers"}

// stemOf takes the commonest endings off a folded word. It is light on purpose: what a
// heavier stemmer runs together (university, universe) says different things.
func stemOf(w string) string {
	if isDigit(w) || len(w) < 4 {
		return w
	}
	if len(w) == 4 {
		if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			return w[:3]
		}
		return w
	}
	for _, e := range []struct{ ending, instead string }{
		{"ies", "y"}, {"ied", "y"}, {"sses", "ss"}, {"edly", ""}, {"ing", ""}, {"ers", ""}, {"er", ""}, {"ed", ""}, {"ly", ""}, {"es", ""}, {"s", ""},
	} {
		stem, has := strings.CutSuffix(w, e.ending)
		if !has || len(stem) < 3 || e.ending == "s" && strings.HasSuffix(stem, "s") || (e.ending == "er" || e.ending == "ers") && len(stem) < 5 {
			continue
		}
		w = stem + e.instead
		break
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("sl", rune(w[n-1])) {
		w = w[:n-1] // stopp, runn
	}
	if len(w) > 4 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

// keyOf is the same for the forms of a word and for words that say the same.
func keyOf(folded string) string {
	if as, ok := numerals[folded]; ok {
		return as
	}
	stem := stemOf(folded)
	if key, ok := sameAs[stem]; ok {
		return key
	}
	return stem
}
