package intake

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"galley/model"
)

// Outcome is what became of one thing that was found.
type Outcome string

const (
	Imported Outcome = "imported"      // it is an article now
	Known    Outcome = "known already" // the library has an article with this text or these bytes
	Refused  Outcome = "not imported"  // it cannot be read, or not be stored
	Skipped  Outcome = "skipped"       // it is no reading matter, and nobody asked for it by name
	Left     Outcome = "not reached"   // the import was stopped before
)

// Item is one thing that was found, and what became of it.
type Item struct {
	Name    string // with the folders and archives it lies in, from what was asked for on
	Outcome Outcome
	Reason  string // a sentence, of what was refused or skipped
	Err     error  // of what was refused: a Fault, or what the log should have

	ArticleID, Title string        // of what was imported or known: the article
	Version          model.Version // of what was imported: its version, without the text

	Cautions []string // of what was imported: what a person has to know of the reading, a sentence each
	LeftOut  int      // of what was imported: how many parts of the page are not in its text
}

func (i *Item) imported(c model.Change) {
	i.Outcome = Imported
	for _, e := range c.Event.Edits {
		switch r := e.After.(type) {
		case model.Article:
			i.ArticleID, i.Title = r.ID, r.Title
		case model.Version:
			i.LeftOut = len(r.LeftOut)
			r.Text, r.Blocks, r.LeftOut = "", nil, nil
			i.Version = r
		}
	}
}

func (i *Item) known(of model.Article) {
	i.Outcome, i.ArticleID, i.Title = Known, of.ID, of.Title
}

func (i *Item) refuse(err error) {
	i.Outcome, i.Err, i.Reason = Refused, err, model.Sentence(err)
}

// Says is what there is to say of an item beside its name.
func (i Item) Says() string {
	switch i.Outcome {
	case Imported:
		return strings.Join(append([]string{"imported as “" + i.Title + "”" + i.leftOut()}, i.Cautions...), ". ")
	case Known:
		return "in the library already, as “" + i.Title + "”"
	case Refused, Skipped:
		return i.Reason
	}
	return "not reached before the import was stopped"
}

// leftOut says how much of a page is not in the article's text.
func (i Item) leftOut() string {
	switch i.LeftOut {
	case 0:
		return ""
	case 1:
		return ", 1 part of the page left out"
	}
	return fmt.Sprintf(", %d parts of the page left out", i.LeftOut)
}

// Report accounts for an import.
type Report struct {
	Items []Item // in the order they were found
	Err   error  // why it was stopped before its end; nil where it was not
}

// Of answers the items with one of the outcomes.
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

// Count is how many items have an outcome.
func (r Report) Count(o Outcome) int {
	n := 0
	for _, i := range r.Items {
		if i.Outcome == o {
			n++
		}
	}
	return n
}

// String accounts for all of it in one sentence: "11 imported, 3 known already,
// 2 not.".
func (r Report) String() string {
	parts := []string{fmt.Sprintf("%d imported", r.Count(Imported))}
	for _, p := range []struct {
		of   Outcome
		says string
	}{{Known, "%d known already"}, {Refused, "%d not"}, {Left, "%d not reached"}, {Skipped, "%d skipped"}} {
		if n := r.Count(p.of); n > 0 {
			parts = append(parts, fmt.Sprintf(p.says, n))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// Text lists the items a line each, under the sentence.
func (r Report) Text() string {
	var b strings.Builder
	b.WriteString(r.String() + "\n\n")
	for _, i := range r.Items {
		fmt.Fprintf(&b, "%s: %s\n", i.Name, i.Says())
	}
	return b.String()
}

// WriteCSV lists the items as a table that spreadsheets open.
func (r Report) WriteCSV(w io.Writer) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"name", "outcome", "article", "title", "reason"}}
	for _, i := range r.Items {
		rows = append(rows, []string{plain(i.Name), string(i.Outcome), i.ArticleID, plain(i.Title),
			plain(strings.TrimPrefix(strings.Join(append([]string{i.Reason}, i.Cautions...), " "), " "))})
	}
	return table.WriteAll(rows)
}

// plain keeps a spreadsheet from taking somebody's headline for a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
