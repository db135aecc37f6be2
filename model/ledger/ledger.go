// Package ledger lists what a checker ticks off in a text: every name, title,
// organisation, place, date, age, figure and superlative, with all its places. Where two
// of them do not go together it says so in a hint, with what it saw; it decides nothing.
// A wrong hint costs more than a missing one: what may be two things is taken for two.
package ledger

import (
	"fmt"
	"slices"
	"time"

	"galley/model/names"
	"galley/model/passage"
)

// Kind is what an entry is.
type Kind string

// The kinds. A Title is what a person is called or a work is called.
const (
	Name         Kind = "name"
	Title        Kind = "title"
	Organisation Kind = "organisation"
	Place        Kind = "place"
	Date         Kind = "date"
	Age          Kind = "age"
	Figure       Kind = "figure"
	Superlative  Kind = "superlative"
)

// Kinds are all of them, in the order they are offered.
var Kinds = []Kind{Name, Title, Organisation, Place, Date, Age, Figure, Superlative}

// Entry is one thing that is ticked off once, for all its places.
type Entry struct {
	Kind   Kind
	Text   string         // as the text writes it, in its fullest form
	Group  string         // what entries of the same thing share: the full name, the counted noun
	Places []passage.Span // in order, in bytes
	Hint   Hint           // the zero Hint where there is nothing to say
}

// Hint is one sentence that says why an entry deserves a look. Format is English and
// has one %s or %d for each of Args, so that the window can say it in another language.
type Hint struct {
	Code   Code
	Format string
	Args   []any
	At     passage.Span // the place it is about
}

// say makes a hint on a place. Its format is a literal where it is called: the files of
// translators are made of them.
func say(code Code, at passage.Span, format string, args ...any) Hint {
	return Hint{Code: code, Format: format, Args: args, At: at}
}

// counted is how often each of two ways stands in the text, the usual one first. It has no
// word that could be translated.
const counted = "%s ×%d, %s ×%d"

// two makes a hint that one thing is written, or told, in two ways.
func two(code Code, at passage.Span, usual string, often int, odd string, seldom int) Hint {
	return Hint{Code: code, Format: counted, Args: []any{usual, often, odd, seldom}, At: at}
}

// Code says of what sort a hint is.
type Code string

// The sorts of hint.
const (
	Spelling  Code = "spelling"  // a name is written in two ways
	Desk      Code = "desk"      // the desk writes it otherwise
	Known     Code = "known"     // nearly a well-known name, or a word that names are made of
	Titles    Code = "titles"    // one person has two offices
	Namesakes Code = "namesakes" // a person is called by two given names
	Acronym   Code = "acronym"   // an acronym is written in two ways
	Initials  Code = "initials"  // an acronym that has not the letters of its name
	Figures   Code = "figures"   // one thing has two figures
	Shares    Code = "shares"    // parts come to more than the whole
	Sums      Code = "sums"      // parts do not come to their total
	TooMany   Code = "toomany"   // a part is more than its whole
	Portions  Code = "portions"  // so many of so many are another share
	Changes   Code = "changes"   // a change is not that of its two values
	Ages      Code = "ages"      // one person has two ages
	Birth     Code = "birth"     // an age and a year of birth
	Weekday   Code = "weekday"   // a weekday and a date
	Calendar  Code = "calendar"  // a day that is in no calendar
	Dates     Code = "dates"     // a year or a day that is elsewhere another
)

// OfFigures tells whether a hint is about figures and dates; the others are about names.
func (c Code) OfFigures() bool {
	switch c {
	case Figures, Shares, Sums, TooMany, Portions, Changes, Ages, Birth, Weekday, Calendar, Dates:
		return true
	}
	return false
}

// String is the hint in English; "" of the zero Hint.
func (h Hint) String() string {
	if h.Format == "" {
		return ""
	}
	return fmt.Sprintf(h.Format, h.Args...)
}

// Options are what is known besides the text.
type Options struct {
	Published time.Time      // when the text came out; zero where nobody knows
	Spellings Spellings      // how the desk writes names
	Without   []passage.Span // parts that are no part of the article, in order
}

// Of lists the entries of a text, in the order of their first places. Time grows with the
// text and not faster.
func Of(text, language string, o Options) []Entry {
	l := &list{text: blanked(text, o.Without), language: language, options: o}
	l.sentences()
	l.addNames()
	l.addFigures()
	l.addSuperlatives()
	l.place()
	l.variants()
	l.knownNames()
	l.acronyms()
	l.titles()
	l.givenNames()
	l.turned()
	l.conflicts()
	l.shares()
	l.arithmetic()
	l.ages()
	days := l.days()
	l.weekdays(days)
	l.dateSlips(days)
	l.deskSpellings()
	slices.SortStableFunc(l.entries, func(a, b Entry) int { return a.Places[0].Start - b.Places[0].Start })
	return l.entries
}

// blanked is a text with blanks in place of some parts, so that what stands elsewhere
// keeps its place.
func blanked(text string, parts []passage.Span) string {
	if len(parts) == 0 {
		return text
	}
	out := []byte(text)
	for _, p := range parts {
		for i := max(0, p.Start); i < min(p.End, len(out)); i++ {
			out[i] = ' '
		}
	}
	return string(out)
}

// list is a ledger while it is made.
type list struct {
	text, language string
	options        Options

	found   []names.Name
	bearers []names.Bearer
	of      []int          // of each of found, its bearer
	byName  []int          // of each bearer, its entry
	words   []spelt        // of all names
	unsure  []passage.Span // capitals that may be names

	figures []figure
	ends    []int // where the sentences of the text end, in order
	entries []Entry
	desk    map[string]int // entries of the desk's own, by their texts
	places  []placed       // of the entries that the text has by itself
}

// Words name the entry among those of its kind, the same in every version of a text: what a
// person is called is told apart by the person.
func (e Entry) Words() string {
	if e.Kind == Title && e.Group != e.Text {
		return e.Text + " (" + e.Group + ")"
	}
	return e.Text
}

// put adds a place to the entry that has a key, and makes that entry where there is none
// yet; at are the entries by their keys.
func (l *list) put(at map[string]int, key string, e Entry, place passage.Span) (entry int) {
	entry, seen := at[key]
	if !seen {
		entry = len(l.entries)
		at[key] = entry
		l.entries = append(l.entries, e)
	}
	l.entries[entry].Places = append(l.entries[entry].Places, place)
	return entry
}

// hint puts a hint on an entry that has none yet: the first that is found is the surest.
func (l *list) hint(entry int, h Hint) {
	if l.entries[entry].Hint.Format == "" {
		l.entries[entry].Hint = h
	}
}
