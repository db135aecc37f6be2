package ledger

import (
	"strings"
	"unicode/utf8"

	"galley/model/names"
	"galley/model/passage"
)

// form is one way in which a name stands in the text.
type form struct {
	text   string
	bearer int
	count  int
	first  passage.Span
}

// forms are the ways in which the names of the text are written, in the order of the text.
func (l *list) forms() []form {
	var out []form
	at := map[string]int{}
	for i, n := range l.found {
		if n.Kind == names.Work || l.byName[l.of[i]] < 0 {
			continue
		}
		k, seen := at[n.Text]
		if !seen {
			k = len(out)
			at[n.Text] = k
			out = append(out, form{text: n.Text, bearer: l.of[i], first: n.Span})
		}
		out[k].count++
	}
	return out
}

// tied finds names that differ only in blanks and hyphens, as "al-Qaeda" and "al Qaeda", or
// in the order of given name and surname.
func (l *list) tied() {
	letters, ends, tails := newGroups(), newGroups(), newGroups()
	for _, f := range l.forms() {
		if utf8.RuneCountInString(f.text) < 5 {
			continue
		}
		letters.add(plain(f.text), f)
		w := strings.Fields(f.text)
		if last := w[len(w)-1]; strings.Contains(last, "-") {
			tails.add(plain(last), f)
		}
		if len(w) > 1 {
			tails.add(plain(w[len(w)-2])+plain(w[len(w)-1]), f)
		}
		if len(w) > 1 && len(w) < 5 {
			a, b := plain(w[0]), plain(w[len(w)-1])
			ends.add(min(a, b)+" "+max(a, b), f)
		}
	}
	for _, group := range letters.all() {
		l.odd(group, func(usual, odd form) bool { return odd.count == 1 && usual.count > 1 && miscased(usual.text, odd.text) })
	}
	l.untied(letters)
	agree := func(a, b form) bool { return kindsAgree(l.bearers[a.bearer].Kind, l.bearers[b.bearer].Kind) }
	for _, group := range letters.all() {
		l.odd(group, func(a, b form) bool {
			return !strings.EqualFold(a.text, b.text) && agree(a, b) && strings.ReplaceAll(a.text, ".", "") != strings.ReplaceAll(b.text, ".", "")
		})
	}
	for _, group := range tails.all() {
		l.odd(group, func(a, b form) bool {
			v, w := strings.Fields(a.text), strings.Fields(b.text)
			return strings.Contains(v[len(v)-1], "-") != strings.Contains(w[len(w)-1], "-") && agree(a, b)
		})
	}
	for _, group := range ends.all() {
		l.odd(group, func(a, b form) bool {
			v, w := strings.Fields(a.text), strings.Fields(b.text)
			return plain(v[0]) == plain(w[len(w)-1]) && plain(w[0]) == plain(v[len(v)-1]) && plain(v[0]) != plain(w[0]) &&
				l.bearers[a.bearer].Kind == names.Person && kindsAgree(names.Person, l.bearers[b.bearer].Kind)
		})
	}
}

// untied finds a hyphened name that stands without its hyphen, so that its end is no part of
// the name any more: "Ban Ki moon".
func (l *list) untied(letters *groups) {
	for i, n := range l.found {
		e := l.byName[l.of[i]]
		rest := l.text[n.End:min(len(l.text), n.End+longestKeyed)]
		if e < 0 || !strings.HasPrefix(rest, " ") {
			continue
		}
		word := rest[1:][:wordEnd(rest[1:], 0)]
		for _, f := range letters.of[plain(n.Text)+plain(word)] {
			if word != "" && strings.ToLower(word) == word && f.text == n.Text+"-"+word {
				at := passage.Span{Start: n.Start, End: n.End + 1 + len(word)}
				l.hint(e, two(Spelling, at, f.text, f.count, l.text[at.Start:at.End], 1))
			}
		}
	}
}

// miscased tells whether two words differ in capitals inside them: "MCconnell".
func miscased(usual, odd string) bool {
	return strings.EqualFold(usual, odd) && usual[:1] == odd[:1] && !isShouted(odd) && !isShouted(usual) && !strings.Contains(odd, " ") &&
		strings.ToUpper(odd[:2]) == odd[:2]
}

// groups are forms that share a key, at most fullest of each, in the order of the text.
type groups struct {
	keys []string
	of   map[string][]form
}

func newGroups() *groups { return &groups{of: map[string][]form{}} }

func (g *groups) add(key string, f form) {
	if g.of[key] == nil {
		g.keys = append(g.keys, key)
	}
	if len(g.of[key]) < fullest {
		g.of[key] = append(g.of[key], f)
	}
}

// all are the groups of more than one form.
func (g *groups) all() [][]form {
	var out [][]form
	for _, key := range g.keys {
		if len(g.of[key]) > 1 {
			out = append(out, g.of[key])
		}
	}
	return out
}

// odd hints at every form that differs from the commonest one of a group.
func (l *list) odd(group []form, differ func(usual, odd form) bool) {
	usual := group[0]
	for _, f := range group[1:] {
		if f.count > usual.count || f.count == usual.count && l.bearers[f.bearer].Kind == names.Person && l.bearers[usual.bearer].Kind != names.Person {
			usual = f
		}
	}
	main := l.byName[usual.bearer]
	for _, f := range group {
		if f.text == usual.text || !differ(usual, f) {
			continue
		}
		e := l.byName[f.bearer]
		if e != main {
			l.entries[e].Group = l.entries[main].Group
		}
		l.hint(e, two(Spelling, f.first, usual.text, usual.count, f.text, f.count))
	}
}
