// Package state holds what the panels of the window show. A state is plain
// values: it knows no widget and no library. The session makes it, a panel
// paints it.
package state

import (
	"galley/model"
	"galley/model/passage"
)

// Shelf is what the library panel shows.
type Shelf struct {
	List    *Rows    // what is listed, as far as it was read
	Choices []Choice // what can be listed
	Chosen  string   // the key of the choice that is listed
	Sort    model.Sort
	Tally   model.Tally
	Open    string // id of the open article
	Empty   string // what to say where the list has no rows
	Hint    string // what the search box is for
	Query   string // the search that Hits are of; "" no search
	Hits    []model.Hit
}

// Choice is a part of the library that can be listed.
type Choice struct {
	Key, Name string
	Count     int // of articles; 0 is not shown
	Kind      Kind
}

// Kind says among which others a choice stands in the menu.
type Kind int

// The kinds of choices, in the order of the menu.
const (
	Whole      Kind = iota // all articles, and those opened recently
	Collection             // a collection that the editors made
	Tag                    // a tag that they put on articles
	Away                   // the archive and the trash
)

// Claims is what the claims panel shows.
type Claims struct {
	Open     bool // an article is open
	List     Worklist
	Dossiers []model.Dossier
	Version  string // id of the version on show
	Active   string // id of the selected claim
	Scales   []model.Scale
	Begins   string        // id of the scale that claims of the article begin with; "" the default
	Prefers  string        // id of the editor's own scale; "" none
	History  []model.Event // of the selected claim, newest first
	Editor   string

	Language string // of the article
	Figures  bool   // figures are held against those of the sources

	// Before says that checks are made before publication. Who said a claim is folded away then where
	// it is the words of the article's own author.
	Before bool
	Author string // of the article

	Typing string // who is typing into the selected claim, as a sentence; "" nobody else

	Beside     bool        // another version is shown beside the open one
	Orphan     string      // id of the appearance that Candidates are of, "" none
	Candidates []Candidate // where the selected claim may stand, the best first
	Hints      []Hint      // at the selected claim

	Items    []model.Item   // what the checklists of the selected claim ask
	Breaches []model.Breach // rules that the rating of the selected claim breaks, but for what was dismissed or is not wanted
}

// Candidate is a place where the selected claim may stand whose passage was not
// found: the words there, some before and after them, and how similar they are
// (1 is the same).
type Candidate struct {
	Span                passage.Span
	Before, Text, After string
	Score               float64
}

// Page is what the middle of the window shows: an article, or why there is none.
type Page struct {
	Proof     model.Proof // of the open article; Article.ID is "" when none is open
	Furniture []int       // blocks of the version that look like page furniture
	Active    string      // id of the selected claim
	Bare      bool        // the library has no article
	Refused   string      // why no library is open; "" one is, or is being opened
	// Worth are the sentences to be underlined: those most worth checking that are open, in
	// the order of the text. A list with other sentences is another slice.
	Worth  []Worth
	Here   []string      // who else has the article open
	Asides []model.Aside // what is set aside in the version on show, by start; none where that is not to be shown
	// Coverage is what of the version on show was looked at; nil while it is counted. Another one is
	// another pointer.
	Coverage *model.Coverage
	Paper    Paper // how that is shown
	Ticks    bool  // in the gutter, for each sentence that is done
	Colours  ColourBy
	Beside   *Comparison // another version, shown beside the open one; nil none
}

// SameList reports whether two lists are one and the same. A session never changes a list in its
// place: it makes another.
func SameList[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// Comparison is another version of the open article, and how the open one
// differs from it.
type Comparison struct {
	Old         model.Version // with its text
	Contrast    *passage.Comparison
	Versions    []string // labels of all versions, the oldest first
	Left, Right int      // which of them are shown
	Touched     int      // how many claims a correction touched
	At          int      // which of them is selected, from 1; 0 none
	Missed      int      // of how many what was proposed was not taken over
	MissedAt    bool     // the selected one is one of these
}
