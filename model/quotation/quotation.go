// Package quotation compares the quoted words of a text with the passage of a source that they are
// from. It tells words that were changed from what an editor may do: leave out behind an ellipsis,
// replace in square brackets, set in other typography. What it is not sure of it calls no difference.
package quotation

import (
	"unicode/utf8"

	"galley/model/passage"
)

// State is how quoted words stand to a passage.
type State string

const (
	Verbatim  State = "verbatim"  // they stand there, typography aside
	Elided    State = "elided"    // they stand there, and words between them were left out
	Bracketed State = "bracketed" // they stand there, but for those in square brackets
	Differs   State = "differs"   // some are others
)

// Kind is how words differ.
type Kind string

const (
	Changed     Kind = "changed"     // the passage has other words
	Added       Kind = "added"       // the passage has none there
	LeftOut     Kind = "left out"    // the passage has words there, and nothing says that they were left out
	Capitals    Kind = "capitals"    // the same words in other capitals
	Punctuation Kind = "punctuation" // the same words with other signs between them
	Absent      Kind = "absent"      // most of the words are not in the passage at all
)

// Difference is one place where quoted words are not those of the passage.
type Difference struct {
	passage.Span // in the text; empty where words were left out
	Kind         Kind
	Ours, Theirs string // as they are written; "" none
	Words        int    // how many words differ
}

// Result says how the quoted words of a text stand to a passage.
type Result struct {
	State       State
	Differences []Difference // in the order of the text
	Quoted      []passage.Span
}

// Words is how many words differ.
func (r Result) Words() int {
	n := 0
	for _, d := range r.Differences {
		n += d.Words
	}
	return n
}

// IsAbsent reports whether most of the quoted words are not in the passage at all.
func (r Result) IsAbsent() bool {
	return len(r.Differences) == 1 && r.Differences[0].Kind == Absent
}

// mostCells bounds what is compared: quoted words times words of the passage, a byte each.
const mostCells = 1 << 24

// Compare compares the quoted words of a text with a passage: what stands between quotation marks,
// or all of the text where there are none. It is not ok where one of them has no words, or both are
// too long to be compared.
func Compare(text, source string) (r Result, ok bool) {
	if !utf8.ValidString(text) || !utf8.ValidString(source) {
		return Result{}, false
	}
	r.Quoted = Quoted(text)
	theirs := wordsOf(source)
	var ours []unit
	for i, s := range r.Quoted {
		if i > 0 {
			ours = append(ours, unit{kind: gap, silent: true, Span: passage.Span{Start: s.Start, End: s.Start}})
		}
		ours = append(ours, unitsOf(text, s)...)
	}
	if countWords(ours) == 0 || len(theirs) == 0 || (len(ours)+1)*(len(theirs)+1) > mostCells {
		return Result{}, false
	}
	joinBroken(theirs, source, ours)
	c := comparison{text: text, source: source, ours: ours, theirs: theirs, anyCase: shouted(ours) || shouted(theirs)}
	c.align()
	if c.edits > 0 && len(r.Quoted) > 1 {
		c = c.apart()
	}
	c.tell(&r)
	return r, true
}

// Best is the one of several passages that the quoted words are nearest to, and its number; -1 where
// none can be compared.
func Best(text string, passages []string) (best Result, at int) {
	at = -1
	for i, p := range passages {
		if r, ok := Compare(text, p); ok && (at < 0 || nearer(r, best)) {
			best, at = r, i
		}
	}
	return best, at
}

// nearer reports whether a result is nearer to the words of its passage than another.
func nearer(a, b Result) bool {
	if a.State != b.State {
		return rank(a.State) < rank(b.State)
	}
	if a.IsAbsent() != b.IsAbsent() {
		return b.IsAbsent()
	}
	if a.Words() != b.Words() {
		return a.Words() < b.Words()
	}
	return len(a.Differences) < len(b.Differences)
}

func rank(s State) int {
	switch s {
	case Verbatim:
		return 0
	case Elided:
		return 1
	case Bracketed:
		return 2
	}
	return 3
}
