package ledger

import (
	"regexp"
	"strings"

	"galley/model/names"
)

// relatives are words of a sentence about a family, of which several bear one surname.
var relatives = regexp.MustCompile(`(?i)\b(?:wife|wives|husband|widow|widower|sons?|daughters?|fathers?|mothers?|parents?|brothers?|sisters?|siblings?|` +
	`twins?|couple|family|cousins?|nephews?|nieces?|uncles?|aunts?|grand\w+|married|marriage|spouses?|ex-\w+|clan|dynasty|step\w+|in-law|elder|younger|Jr|` +
	`children|kids|both|and his|and her)\b`)

// namesake is a person as the text calls him in full.
type namesake struct {
	bearer, first, full int // first is an index of found
	given               string
}

// givenNames finds a person who is called once as nobody else of that surname is, where
// nothing says that it is somebody else: no title of his own, no role, no family.
func (l *list) givenNames() {
	bySurname := map[string][]*namesake{}
	by := map[int]*namesake{}
	called := map[string]int{} // bearers by given name; -1 for several
	var order []string
	for i, n := range l.found {
		b := l.of[i]
		if n.Kind != names.Person || n.Given() == "" {
			continue
		}
		if by[b] == nil {
			s := &namesake{bearer: b, first: i, given: plain(strings.Fields(n.Given())[0])}
			by[b] = s
			sur := plain(n.Surname())
			if bySurname[sur] == nil {
				order = append(order, sur)
			}
			bySurname[sur] = append(bySurname[sur], s)
			if _, taken := called[s.given]; taken {
				called[s.given] = -1
			} else {
				called[s.given] = b
			}
		}
		by[b].full++
	}
	for _, sur := range order {
		list := bySurname[sur]
		if len(list) < 2 || len(list) > fullest {
			continue
		}
		x := list[0]
		for _, s := range list[1:] {
			if l.surer(s, x) || s.full == x.full && called[x.given] == -1 && called[s.given] != -1 {
				x = s
			}
		}
		for _, y := range list {
			anothers := called[y.given] == -1
			if y == x || len(list) > 2 && !anothers || !l.miscalled(x, y, anothers) {
				continue // more than two are a family, or a common name
			}
			n := l.found[y.first]
			l.hint(l.byName[y.bearer], two(Namesakes, n.Span, l.bearers[x.bearer].Name, x.full, n.Text, y.full))
		}
	}
}

// turned finds a name whose surname stands first: "Clinton Hillary", of somebody whom the
// text, or everybody, knows by the surname.
func (l *list) turned() {
	sure := map[string]bool{} // surnames of persons with a title, or a full name
	for _, b := range l.bearers {
		if b.Kind == names.Person && b.Surname != "" {
			sure[plain(b.Surname)] = true
		}
	}
	for i, b := range l.bearers {
		w := strings.Fields(b.Name)
		if len(w) != 2 || l.byName[i] < 0 || b.Kind != names.Person && b.Kind != names.Other || len(b.Mentions) > 1 {
			continue
		}
		first, last := plain(w[0]), plain(w[1])
		if names.IsGiven(first) || !names.IsSurname(first) && !sure[first] || !names.IsGiven(last) || names.IsSurname(last) && !isFamous(w[1]+" "+w[0]) {
			continue
		}
		if sure[first] || isFamous(w[1]+" "+w[0]) {
			l.hint(l.byName[i], nearly(w[1]+" "+w[0], l.found[b.Mentions[0]].Span))
		}
	}
}

// surer tells whether one of two namesakes is more surely called as he is: who is called so
// more often, or is well known.
func (l *list) surer(a, b *namesake) bool {
	if a.full == b.full {
		return isFamous(l.bearers[a.bearer].Name) && !isFamous(l.bearers[b.bearer].Name)
	}
	return a.full > b.full
}

// miscalled tells whether y may be x with another given name; anothers says that the given
// name is that of another person of the text too. A surname alone may be meant for either,
// so only what is named in full is counted.
func (l *list) miscalled(x, y *namesake, anothers bool) bool {
	n := l.found[y.first]
	famous := isFamous(l.bearers[x.bearer].Name)
	if y.full > 1 || x.full < 2 && !anothers && !famous || !names.IsGiven(y.given) && !anothers ||
		n.Role != "" && !anothers && (n.Title == "" || !strings.HasSuffix(n.Role, n.Title)) || n.InTitle || isFamous(n.Text) || len(y.given) == 1 {
		return false
	}
	if n.Title != "" && !l.everCalled(x.bearer, n.Title) {
		return false
	}
	s := l.sentence(l.sentenceAt(n.Start))
	text := l.text[s.Start:s.End]
	if relatives.MatchString(text) || strings.Contains(text, l.found[x.first].Text) {
		return false
	}
	if anothers {
		return true
	}
	// somebody new is introduced: "Ann Poole, who", "Ann Poole, 54, of"
	return !strings.HasPrefix(l.text[n.End:], ",") && !strings.HasPrefix(l.text[n.End:], " (")
}

// everCalled tells whether a bearer has a title somewhere, or never one.
func (l *list) everCalled(bearer int, title string) bool {
	any := false
	for _, m := range l.bearers[bearer].Mentions {
		if l.found[m].Title == title {
			return true
		}
		any = any || l.found[m].Title != ""
	}
	return !any
}

// isFamous tells whether a name is that of a well-known person.
func isFamous(name string) bool {
	readFamous()
	given, sur := ends(name)
	for _, pair := range famousFirst[given] {
		if pair[0] == given+"\x00"+sur {
			return true
		}
	}
	return false
}
