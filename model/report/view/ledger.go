package view

import (
	"fmt"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ledger"
)

// Entry is a row of the ledger in the language of the report.
type Entry struct {
	Kind, Text string
	Places     string // how many, and in which paragraphs: "×3 (¶ 2, 5)"
	State      string // whether it is ticked
	Hint       string // what does not go together, "" nothing
	Ticked     bool
}

// Cells are a row's texts, in the order of LedgerColumns.
func (e Entry) Cells() []string { return []string{e.Kind, e.Text, e.Places, e.State, e.Hint} }

// LedgerColumns are the words that stand over the columns of the ledger.
var LedgerColumns = []string{"ledger_kind", "ledger_text", "ledger_places", "ledger_state", "ledger_hint"}

// Entries lists the ledger of the version that is reported on, and whether an entry is ticked.
func (c Content) Entries() (entries []ledger.Entry, ticked func(ledger.Entry) bool) {
	done := model.Ticked(c.Ticks)
	return model.LedgerOf(c.Article, c.Version, c.Choices.Spellings),
		func(e ledger.Entry) bool { return model.IsTicked(done, c.Article.ID, e) }
}

func ledgerOf(c Chosen, w *Words) []Entry {
	entries, ticked := c.Entries()
	rows := make([]Entry, len(entries))
	for i, e := range entries {
		rows[i] = Entry{Kind: w.Say("ledger_" + string(e.Kind)), Text: e.Text, Hint: w.ledgerHint(e.Hint), Ticked: ticked(e),
			Places: fmt.Sprintf("×%d (¶ %s)", len(e.Places), paragraphs(c.Version, e)), State: w.Say("ledger_open")}
		if rows[i].Ticked {
			rows[i].State = w.Say("ledger_ticked")
		}
	}
	return rows
}

// mostParagraphs is how many paragraphs a row names; a table is no index.
const mostParagraphs = 8

// paragraphs are the numbers of the paragraphs in which an entry stands, each once.
func paragraphs(v model.Version, e ledger.Entry) string {
	var said []string
	last := -1
	for _, p := range e.Places {
		at, found := slices.BinarySearchFunc(v.Blocks, p.Start, func(b model.Block, start int) int {
			if b.End <= start {
				return -1
			}
			return b.Start - start
		})
		if !found {
			at = max(0, at-1)
			if at < len(v.Blocks)-1 && v.Blocks[at].End <= p.Start {
				at++
			}
		}
		if at == last {
			continue
		}
		if last = at; len(said) == mostParagraphs {
			said = append(said, "…")
			break
		}
		said = append(said, fmt.Sprint(at+1))
	}
	return strings.Join(said, ", ")
}

// ledgerHints are the words of the hints that have some; the others are only names and
// counts.
var ledgerHints = map[ledger.Code]string{
	ledger.Desk: "ledger_desk", ledger.Known: "ledger_known", ledger.Initials: "ledger_initials", ledger.Shares: "ledger_shares",
	ledger.Ages: "ledger_ages", ledger.Birth: "ledger_birth", ledger.Weekday: "ledger_weekday", ledger.Calendar: "ledger_calendar",
	ledger.Sums: "ledger_sums", ledger.TooMany: "ledger_toomany", ledger.Portions: "ledger_portions", ledger.Changes: "ledger_changes",
}

// ledgerHint is a hint in the language of the report.
func (w *Words) ledgerHint(h ledger.Hint) string {
	id, worded := ledgerHints[h.Code]
	if !worded {
		return h.String()
	}
	parts := map[string]any{}
	for i, a := range h.Args {
		said := fmt.Sprint(a)
		if h.Code == ledger.Weekday {
			if i == 0 {
				said = w.Date(said)
			} else {
				said = w.Say(strings.ToLower(said))
			}
		}
		parts[string(rune('A'+i))] = said
	}
	return w.With(id, parts)
}
