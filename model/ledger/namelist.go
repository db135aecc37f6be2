package ledger

import (
	"strings"

	"galley/model/names"
	"galley/model/passage"
)

// addNames adds an entry for each bearer of a name, and for what persons are called.
func (l *list) addNames() {
	read := names.Read(l.text, l.language)
	l.found, l.unsure = read.Names(), read.Unsure()
	l.bearers, l.of = names.Resolve(l.found)
	l.byName = make([]int, len(l.bearers))
	for i, b := range l.bearers {
		l.byName[i] = -1
		if len(b.Mentions) == 0 {
			continue
		}
		e := Entry{Kind: kindOf(b.Kind), Text: b.Name, Group: b.Name}
		for _, m := range b.Mentions {
			e.Places = append(e.Places, l.found[m].Span)
		}
		l.byName[i] = len(l.entries)
		l.entries = append(l.entries, e)
	}
	l.addCallings()
	l.addOffices(read.Titles())
}

func kindOf(k names.Kind) Kind {
	switch k {
	case names.Organisation:
		return Organisation
	case names.Place:
		return Place
	case names.Work:
		return Title
	}
	return Name
}

// addCallings adds an entry for each title and role of a person.
func (l *list) addCallings() {
	at := map[string]int{}
	for i, n := range l.found {
		span, text := n.RoleAt, n.Role
		if text == "" {
			if n.Title == "" || courtesy[n.Title] {
				continue
			}
			text, span = n.Title, n.TitleAt
		}
		who := l.bearers[l.of[i]].Name
		l.put(at, who+"\x00"+strings.ToLower(text), Entry{Kind: Title, Text: text, Group: who}, span)
	}
}

// addOffices adds an entry for each title that stands without a name.
func (l *list) addOffices(titles []passage.Span) {
	at := map[string]int{}
	for _, span := range titles {
		text := strings.Join(strings.Fields(l.text[span.Start:span.End]), " ")
		l.put(at, strings.ToLower(text), Entry{Kind: Title, Text: text, Group: text}, span)
	}
}

// courtesy are titles that nobody checks.
var courtesy = map[string]bool{"Mr.": true, "Mrs.": true, "Ms.": true, "Miss": true, "Mr": true, "Mrs": true, "Ms": true,
	"Herr": true, "Frau": true, "M.": true, "Mme": true}
