// Package names finds the proper names of a text: persons, organisations, places and
// works, with the title or the role that stands beside them. It has no trained model:
// capitals, word lists and what the rest of the text shows decide. Where a kind is not
// sure, the name is said to be only that. A language is a table.
package names

import (
	"strings"

	"galley/model/passage"
)

// Kind is what a name is of.
type Kind string

// The kinds. Other is a name whose kind the text does not show.
const (
	Person       Kind = "person"       // Richard C. Holbrooke
	Organisation Kind = "organisation" // NATO, the Security Council
	Place        Kind = "place"        // Kandahar, the United States
	Work         Kind = "work"         // a quoted title: "Along the Border"
	Nationality  Kind = "nationality"  // Iranian, Afghans; also parties and faiths
	Other        Kind = "name"
)

// Name is one mention of a name. The possessive 's is no part of it.
type Name struct {
	passage.Span // in bytes; without title and role

	Text    string // the words of Span
	Kind    Kind
	Title   string       // before it, as written: "Mr.", "President", "U.N. Secretary-General"; may be empty
	TitleAt passage.Span // where Title stands; zero without one
	Role    string       // before or behind it, as written: "senior U.S. diplomat"; may be empty
	RoleAt  passage.Span // where Role stands; zero without one
	Short   string       // the acronym the text gives it in brackets: "ISAF"; may be empty
	InTitle bool         // whether it stands in a headline, where capitals say little
}

// Surname is the last word of a person's name that is no Jr. or III; with its particle
// where it has one: "van der Berg", "al-Assad".
func (n Name) Surname() string {
	words := strings.Fields(n.Text)
	for len(words) > 1 && suffixes[strings.TrimSuffix(words[len(words)-1], ".")] {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	at := len(words) - 1
	for at > 1 && particles[strings.ToLower(words[at-1])] {
		at--
	}
	return strings.TrimSuffix(strings.Join(words[at:], " "), ",")
}

// Given is what stands before the surname, "" where only a surname is given.
func (n Name) Given() string {
	sur := n.Surname()
	if at := strings.LastIndex(n.Text, sur); at > 0 {
		return strings.TrimSpace(n.Text[:at])
	}
	return ""
}

// Find returns the names of a text in its order; they never overlap. The language is
// a tag such as "en" or "de-AT"; an unknown one is read as English. It takes time
// linear in the text.
func Find(text, language string) []Name { return Read(text, language).Names() }

// Text is a text that was read for its names.
type Text struct{ finder *finder }

// Read is Find for whoever also wants the titles, or the words that may be names.
func Read(text, language string) Text {
	f := &finder{text: text, lang: tableOf(language)}
	f.split()
	f.learn()
	f.read()
	f.settle()
	return Text{f}
}

// Names are what Find returns.
func (t Text) Names() []Name { return t.finder.names }

// finder is one text while its names are found.
type finder struct {
	text  string
	lang  *table
	words []word

	lower   map[string]int  // words seen without a capital
	upper   map[string]int  // words seen with one where nothing but a name calls for it
	short   map[string]bool // acronyms given in brackets
	persons map[string]int  // last words of sure persons
	called  map[string]bool // given names of sure persons
	names   []Name
}
