package intake

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"galley/model"
)

// Outcome is the result for one thing that was found.
type Outcome string

const (
	Imported Outcome = "imported"      // it is an article now
	Known    Outcome = "known already" // the library has an article with this text or these bytes
	Refused  Outcome = "not imported"  // it cannot be read or cannot be stored
	Skipped  Outcome = "skipped"       // it holds no text, and nobody asked for it by name
	Left     Outcome = "not reached"   // the import was stopped before it
)

// Item is one thing that was found, with its outcome.
type Item struct {
	Name    string // with the folders and archives it is in, starting at what was asked for
	Outcome Outcome
	Reason  string // why it was refused or skipped, as a sentence
	Err     error  // why it was refused: a Fault, or an error for the log

	ArticleID, Title string        // the article, where it was imported or known already
	Version          model.Version // the version that was imported, without its text

	Cautions []string // what a person has to know about how it was read, a sentence each
	LeftOut  int      // how many parts of the page are not in its text
	Tracked  int      // how many changes that were tracked in a draft nobody had accepted or refused

	Notes map[model.NoteKind]int // how many of each kind its author or another left in it
	// of what is known: it has other notes than the article, which a revision takes in
	OtherNotes bool
}

func (i *Item) imported(c model.Change) {
	i.Outcome = Imported
	for _, e := range c.Event.Edits {
		switch r := e.After.(type) {
		case model.Article:
			i.ArticleID, i.Title = r.ID, r.Title
		case model.Version:
			i.LeftOut = len(r.LeftOut)
			i.Notes = model.CountNotes(r.Notes)
			r.Text, r.Blocks, r.LeftOut, r.Notes = "", nil, nil, nil
			i.Version = r
		}
	}
}

func (i *Item) known(by *model.DuplicateError) {
	i.Outcome, i.ArticleID, i.Title, i.OtherNotes = Known, by.Of.ID, by.Of.Title, by.OtherNotes
}

func (i *Item) refuse(err error) {
	i.Outcome, i.Err, i.Reason = Refused, err, model.Sentence(err)
}

// Says describes the outcome of an item.
func (i Item) Says() string {
	switch i.Outcome {
	case Imported:
		return strings.Join(append([]string{model.Sayf("imported as “%s”%s", i.Title, i.leftOut())}, i.Cautions...), ". ")
	case Known:
		if i.OtherNotes {
			return model.Sayf("in the library already, as “%s”, with other notes; revising it with this file brings the new ones in", i.Title)
		}
		return model.Sayf("in the library already, as “%s”", i.Title)
	case Refused, Skipped:
		return i.Reason
	}
	return model.Sayf("not reached before the import was stopped")
}

// leftOut describes how much of a page is not in the article's text.
func (i Item) leftOut() string {
	switch i.LeftOut {
	case 0:
		return ""
	case 1:
		return model.Sayf(", 1 part of the page left out")
	}
	return model.Sayf(", %d parts of the page left out", i.LeftOut)
}

// Report lists what an import did.
type Report struct {
	Items []Item // in the order in which they were found
	Err   error  // why it was stopped early; nil where it was not
}

// Of returns the items with one of the outcomes.
func (r Report) Of(outcomes ...Outcome) []Item {
	var found []Item
	for _, i := range r.Items {
		for _, o := range outcomes {
			if i.Outcome == o {
				found = append(found, i)
			}
		}
	}
	return found
}

// Count returns how many items have an outcome.
func (r Report) Count(o Outcome) int {
	n := 0
	for _, i := range r.Items {
		if i.Outcome == o {
			n++
		}
	}
	return n
}

// String sums up the report in one sentence: "11 imported, 3 known already,
// 2 not.".
func (r Report) String() string {
	parts := []string{model.Sayf("%d imported", r.Count(Imported))}
	for _, p := range []struct {
		of   Outcome
		says func(n int) string
	}{
		{Known, func(n int) string { return model.Sayf("%d known already", n) }},
		{Refused, func(n int) string { return model.Sayf("%d not", n) }},
		{Left, func(n int) string { return model.Sayf("%d not reached", n) }},
		{Skipped, func(n int) string { return model.Sayf("%d skipped", n) }},
	} {
		if n := r.Count(p.of); n > 0 {
			parts = append(parts, p.says(n))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// Text returns the sentence and below it a line for each item.
func (r Report) Text() string {
	var b strings.Builder
	b.WriteString(r.String() + "\n\n")
	for _, i := range r.Items {
		fmt.Fprintf(&b, "%s: %s\n", i.Name, i.Says())
	}
	return b.String()
}

// WriteCSV writes the items as a table for spreadsheets.
func (r Report) WriteCSV(w io.Writer) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"name", "outcome", "article", "title", "reason"}}
	for _, i := range r.Items {
		rows = append(rows, []string{plain(i.Name), string(i.Outcome), i.ArticleID, plain(i.Title),
			plain(strings.TrimPrefix(strings.Join(append([]string{i.Reason}, i.Cautions...), " "), " "))})
	}
	return table.WriteAll(rows)
}

// plain keeps a spreadsheet from reading a headline as a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
