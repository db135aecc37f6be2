package model

import (
	"fmt"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"galley/model/passage"
	"galley/model/prose"
)

// TickList says on which list a tick stands.
type TickList string

const (
	HintTicks   TickList = "hint"   // hints that were dismissed for good
	LedgerTicks TickList = "ledger" // entries of an article's ledger that are dealt with
	CheckTicks  TickList = "check"  // items of a checklist that are done for a claim
)

// TickLists are all of them.
var TickLists = []TickList{HintTicks, LedgerTicks, CheckTicks}

// Tick says that an editor is done with something that Galley lists by itself: a hint,
// dismissed for good, or an entry of the ledger. It names it by words and not by a
// place, so that it holds for all its places and in the next version too. The id
// is made of what it names, so that two editors who ticked the same did it once.
type Tick struct {
	ID      string   `gorm:"primaryKey" json:"id"`
	Subject string   `json:"subject"` // id of the article or claim
	List    TickList `json:"list"`
	Kind    string   `json:"kind"` // of the hint or entry: a word that the list knows
	Words   string   `json:"words"`
	By      string   `gorm:"column:ticked_by" json:"by"`
	Added   Stamp    `json:"added"`
	Deleted Stamp    `json:"deleted,omitempty"`
}

// TickID is the id of a tick. White space, capitals and how letters are composed do not
// tell two words apart.
func TickID(subject string, list TickList, kind, words string) string {
	return subject + "-" + string(list) + "-" + passage.Hash(kind + "\n" + FoldWords(tickWords(words)))[:32]
}

// FoldWords is what ticks are compared by: the words on one line, in one way of writing
// letters, without capitals.
func FoldWords(words string) string {
	return cases.Fold().String(norm.NFC.String(prose.Flatten(words)))
}

// mostTickLetters is how many letters of its words a tick keeps: those of a long sentence, or
// of several. What is longer is told apart by its beginning.
const mostTickLetters = 1000

func tickWords(words string) string { return passage.Shorten(words, mostTickLetters) }

func (t Tick) sound() error {
	switch {
	case !contains(TickLists, t.List):
		return odd("list", t.List)
	case t.Kind == "" || len(t.Kind) > 60 || t.Words == "" || t.Words != tickWords(t.Words):
		return fmt.Errorf("it does not say what was ticked")
	case t.ID != TickID(t.Subject, t.List, t.Kind, t.Words):
		return fmt.Errorf("its id does not say what was ticked")
	}
	return sayable(t.Kind, t.Words, t.By)
}

// HintKey names a hint so that it is known again in another version.
type HintKey struct {
	Subject string // id of the article, or of the claim where the hint is on it or on its evidence
	Kind    string // which hint it is, a word of the program's: "figure", "name", …
	Words   string // what it is about, by its words: a sentence, a name, two figures
}

// EntryKey names an entry of a ledger: one for all its places.
type EntryKey struct{ Kind, Words string }

// DismissHint ends hints for good.
type DismissHint struct{ Hints []HintKey }

func (c DismissHint) Action() string { return "dismiss hint" }

func (c DismissHint) Plan(v View, by Author) (Plan, error) {
	plan, on, err := hints(c.Hints, false).plan(v, by)
	plan.What = Sayf("Dismissed a hint on %s", on)
	if n := len(plan.Edits); n > 1 {
		plan.What = Sayf("Dismissed %d hints on %s", n, on)
	}
	return plan.orNothing(err)
}

// TakeHintBack has hints shown again that were dismissed.
type TakeHintBack struct{ Hints []HintKey }

func (c TakeHintBack) Action() string { return "take hint back" }

func (c TakeHintBack) Plan(v View, by Author) (Plan, error) {
	plan, on, err := hints(c.Hints, true).plan(v, by)
	plan.What = Sayf("Showed a dismissed hint on %s again", on)
	if n := len(plan.Edits); n > 1 {
		plan.What = Sayf("Showed %d dismissed hints on %s again", n, on)
	}
	return plan.orNothing(err)
}

// TickEntry ticks entries of an article's ledger off.
type TickEntry struct {
	ArticleID string
	Entries   []EntryKey
}

func (c TickEntry) Action() string { return "tick entry" }

func (c TickEntry) Plan(v View, by Author) (Plan, error) {
	plan, on, err := entries(c.ArticleID, c.Entries, false).plan(v, by)
	plan.What = Sayf("Ticked %s in the ledger of %s", quotedOnce(plan.ticked()), on)
	return plan.orNothing(err)
}

// UntickEntry takes ticks of an article's ledger back.
type UntickEntry struct {
	ArticleID string
	Entries   []EntryKey
}

func (c UntickEntry) Action() string { return "untick entry" }

func (c UntickEntry) Plan(v View, by Author) (Plan, error) {
	plan, on, err := entries(c.ArticleID, c.Entries, true).plan(v, by)
	plan.What = Sayf("Took the tick off %s in the ledger of %s", quotedOnce(plan.ticked()), on)
	return plan.orNothing(err)
}

// ticking is what the commands about ticks have in common.
type ticking struct {
	ticks []Tick // with subject, list, kind and words
	off   bool
}

func hints(all []HintKey, off bool) ticking {
	t := ticking{off: off}
	for _, h := range all {
		t.ticks = append(t.ticks, Tick{Subject: h.Subject, List: HintTicks, Kind: h.Kind, Words: h.Words})
	}
	return t
}

func entries(article string, all []EntryKey, off bool) ticking {
	t := ticking{off: off}
	for _, e := range all {
		t.ticks = append(t.ticks, Tick{Subject: article, List: LedgerTicks, Kind: e.Kind, Words: e.Words})
	}
	return t
}

// plan also says what the ticks are on, in the words of history.
func (c ticking) plan(v View, by Author) (plan Plan, on string, err error) {
	named := map[string]string{}
	seen := map[string]bool{}
	for _, t := range c.ticks {
		t.Words = tickWords(prose.Flatten(t.Words))
		if t.Kind == "" || t.Words == "" {
			return Plan{}, "", Faultf(Invalid, "It is not said what is ticked. Nothing was changed.")
		}
		if named[t.Subject] == "" {
			if named[t.Subject], err = subjectNamed(v, t.Subject); err != nil {
				return Plan{}, "", err
			}
		}
		t.ID, t.By, t.Added = TickID(t.Subject, t.List, t.Kind, t.Words), by.Editor, by.At
		if seen[t.ID] {
			continue
		}
		seen[t.ID] = true
		before, known, err := v.Tick(t.ID)
		switch {
		case err != nil:
			return Plan{}, "", err
		case !c.off:
			plan.put(before, known, t)
		case known && before.Deleted == "":
			plan.Edits = append(plan.Edits, Remove(before, by.At))
		}
	}
	switch len(named) {
	case 0:
	case 1:
		on = named[c.ticks[0].Subject]
	default:
		on = Sayf("%d articles and claims", len(named))
	}
	return plan, on, nil
}

// subjectNamed is the article or claim with an id, as history names it.
func subjectNamed(v View, id string) (string, error) {
	a, err := v.Article(id)
	if err == nil {
		return Sayf("“%s”", passage.Shorten(a.Title, 60)), nil
	}
	if !HasCode(err, NotFound) {
		return "", err
	}
	c, err := v.Claim(id)
	if err != nil {
		return "", err
	}
	return Sayf("“%s”", passage.Shorten(c.Wording, 60)), nil
}

// ticked are the words of a plan's ticks.
func (p Plan) ticked() []string {
	var words []string
	for _, e := range p.Edits {
		if t, is := e.After.(Tick); is {
			words = append(words, t.Words)
		}
	}
	return words
}

// orNothing is the plan, or none where there is nothing to do or a fault.
func (p Plan) orNothing(err error) (Plan, error) {
	if err != nil || len(p.Edits) == 0 {
		return Plan{}, err
	}
	return p, nil
}

// TicksAfter are ticks, by id, after a change: those that belong to them come and go.
func TicksAfter(ticks []Tick, edits []Edit, belongs func(Tick) bool) []Tick {
	return recordsAfter(ticks, edits, belongs, idOrder)
}

// Ticked are the ids of ticks, to be looked up by TickID.
func Ticked(ticks []Tick) map[string]bool {
	ids := make(map[string]bool, len(ticks))
	for _, t := range ticks {
		ids[t.ID] = true
	}
	return ids
}
