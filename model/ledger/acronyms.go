package ledger

import (
	"strings"
	"unicode/utf8"

	"galley/model/names"
)

// acronyms finds an acronym in brackets whose letters are not those of the name before it
// though nearly, and one written otherwise elsewhere in the text.
func (l *list) acronyms() {
	defined := map[string]bool{}
	for _, n := range l.found {
		if n.Short != "" {
			defined[n.Short] = true
		}
	}
	for i := 1; i < len(l.found); i++ {
		n, before := l.found[i], l.found[i-1]
		e := l.byName[l.of[i]]
		if e < 0 || !isAcronym(n.Text) || defined[n.Text] {
			continue
		}
		if n.Start-before.End == 2 && l.text[before.End:n.Start] == " (" && before.Short == "" {
			letters := firsts(before.Text)
			if len(letters) == len(n.Text) && len(letters) > 2 && letters != n.Text && distance(letters, n.Text, 1) == 1 {
				l.hint(e, say(Initials, n.Span, "%s has the initials %s, not %s", before.Text, letters, n.Text))
			}
		}
	}
	l.acronymVariants(defined)
}

// isAcronym tells whether a name is three to six capitals.
func isAcronym(s string) bool {
	if len(s) < 3 || len(s) > 6 {
		return false
	}
	return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// acronymVariants finds an acronym that stands once, that nobody knows, and that is
// another one of the text, or one that all know, with a letter changed or two swapped.
func (l *list) acronymVariants(defined map[string]bool) {
	var all []form
	for _, f := range l.forms() {
		if isAcronym(f.text) {
			all = append(all, f)
		}
	}
	buckets := map[string][]form{}
	for _, f := range all {
		for _, key := range gaps(f.text) {
			if len(buckets[key]) < fullest {
				buckets[key] = append(buckets[key], f)
			}
		}
	}
	for _, odd := range all {
		if odd.count > 1 || defined[odd.text] || names.Listed(odd.text, l.language) || names.Abbreviation(odd.text, l.language) {
			continue
		}
		e := l.byName[odd.bearer]
		right := acronymNear(odd.text, buckets, defined, func(w string) bool { return names.Listed(w, l.language) })
		switch known := names.AcronymSwapped(odd.text, l.language); {
		case right.text != "":
			l.hint(e, two(Acronym, odd.first, right.text, right.count, odd.text, odd.count))
		case known != "":
			l.hint(e, nearly(known, odd.first))
		}
	}
}

// acronymNear is the acronym that one nearly is. Of three letters a changed one says less
// than two swapped: the right one must be said twice then, or be one that all know.
func acronymNear(odd string, buckets map[string][]form, defined map[string]bool, listed func(string) bool,
) form {
	best := form{}
	for _, key := range gaps(odd) {
		for _, f := range buckets[key] {
			if f.text == odd || distance(f.text, odd, 1) != 1 || len(odd) == 4 && len(f.text) == 3 && strings.HasPrefix(odd, f.text) {
				continue
			}
			swapped := sorted(f.text) == sorted(odd)
			if f.count == 1 && !swapped && !listed(f.text) {
				continue
			}
			if swapped || len(odd) > 3 || f.count > 1 || listed(f.text) {
				if f.count > best.count {
					best = f
				}
			}
		}
	}
	return best
}

// gaps are a word, and the word without each of its letters.
func gaps(w string) []string {
	keys := []string{w}
	for at, r := range w {
		keys = append(keys, w[:at]+"_"+w[at+utf8.RuneLen(r):], w[:at]+w[at+utf8.RuneLen(r):])
	}
	return keys
}
