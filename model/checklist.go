package model

import (
	"fmt"
	"slices"
	"strings"

	"galley/model/names"
	"galley/model/passage"
	"galley/model/quantity"
)

// Checklist is what is to be looked at for one kind of fact. What is done of it stands in ticks
// (CheckTicks) on the claim.
type Checklist struct {
	ID      string    `gorm:"primaryKey" json:"id"` // a built-in one has its own: see BuiltInChecklists
	Name    string    `json:"name"`
	Items   []string  `gorm:"serializer:json" json:"items"`
	For     []Subject `gorm:"column:is_for;serializer:json" json:"for"` // the claims that have it: those of which any of these holds
	Created Stamp     `json:"created"`
	Deleted Stamp     `json:"deleted,omitempty"`
}

// Subject is what makes a claim have a checklist: its kind (a ClaimKind), or what stands in it.
type Subject string

// What stands in a claim. The others are the kinds of claims.
const (
	AboutAll         Subject = "every claim"
	AboutNames       Subject = "names"       // a name stands in it, or it has a speaker
	AboutQuotations  Subject = "quotations"  // words in quotation marks stand in it, or it is a quotation
	AboutFigures     Subject = "figures"     // a figure or a date stands in it, or it is a statistic
	AboutPhotographs Subject = "photographs" // it stands in a caption
)

// Subjects are all of them, in the order in which they are offered.
var Subjects = func() []Subject {
	all := []Subject{AboutAll, AboutNames, AboutQuotations, AboutFigures, AboutPhotographs}
	for _, kind := range ClaimKinds {
		all = append(all, Subject(kind))
	}
	return all
}()

func (c Checklist) sound() error {
	if len(c.Items) == 0 {
		return fmt.Errorf("it has no items")
	}
	for _, item := range c.Items {
		if strings.TrimSpace(item) == "" {
			return fmt.Errorf("an item of it is empty")
		}
	}
	for _, of := range c.For {
		if !contains(Subjects, of) {
			return odd("subject", of)
		}
	}
	return named(append([]string{c.Name}, c.Items...)...)
}

// BuiltInChecklists are in every library until they are edited there. They ask what handbooks of the trade
// ask: The Investigative Journalist's line-by-line practice, the KSJ Fact-Checking Project's handbook, and
// NPR's accuracy checklist.
func BuiltInChecklists() []Checklist {
	return []Checklist{
		{ID: "names", For: []Subject{AboutNames}, Name: "Names", Items: []string{
			"Every name is spelled as its bearer spells it",
			"It is the right person or body: no other of that name is meant",
			"Title, office, age and affiliation held on the day in question",
			"Places are where the text puts them, and are called what they are called there",
		}},
		{ID: "quotations", For: []Subject{AboutQuotations}, Name: "Quotations", Items: []string{
			"The words were compared with a recording, a transcript or notes",
			"This person said it, on this day and this occasion",
			"What was left out or put in brackets does not change what was meant",
			"A translation was compared with the words in their own language",
			"What the quotation says about the world was checked too",
			"It was given on terms that let it be printed",
		}},
		{ID: "figures", For: []Subject{AboutFigures}, Name: "Figures", Items: []string{
			"The figure was read in the source that first published it",
			"Unit, currency, base and period are those of the source",
			"Sums, shares and changes were worked out anew",
			"Percent and percentage points, millions and billions are not mixed up",
			"It is the newest figure, or the text says from when it is",
			"What is compared was counted in the same way",
			"It is known who counted, how, and who paid for it",
		}},
		{ID: "photographs", For: []Subject{AboutPhotographs}, Name: "Photographs", Items: []string{
			"The picture shows what its caption says: people from left to right, place and day",
			"It was looked for elsewhere, and no earlier use tells another story",
			"Nothing in it was altered, cut away or made by a machine so that it misleads",
			"Names in the caption are spelled as in the text",
			"It is known who made it, and that it may be used",
		}},
	}
}

// BuiltInChecklist is the checklist that Galley comes with under an id, and whether there is one.
func BuiltInChecklist(id string) (Checklist, bool) {
	all := BuiltInChecklists()
	if i := slices.IndexFunc(all, func(c Checklist) bool { return c.ID == id }); i >= 0 {
		return all[i], true
	}
	return Checklist{}, false
}

// WithBuiltIn are a library's own checklists, by id, after those that Galley comes with. One of these that the
// library has edited stands in its place.
func WithBuiltIn(own []Checklist) []Checklist {
	all := BuiltInChecklists()
	for _, c := range own {
		if i := slices.IndexFunc(all, func(b Checklist) bool { return b.ID == c.ID }); i >= 0 {
			all[i] = c
		} else {
			all = append(all, c)
		}
	}
	return all
}

// ChecklistsOf are those that a claim has, of all there are. v is the version it is looked at in; language
// that of its article.
func ChecklistsOf(d Dossier, v Version, language string, all []Checklist) []Checklist {
	var of []Checklist
	about := map[Subject]bool{}
	for _, c := range all {
		if slices.ContainsFunc(c.For, func(s Subject) bool {
			is, known := about[s]
			if !known {
				is = d.isAbout(s, v, language)
				about[s] = is
			}
			return is
		}) {
			of = append(of, c)
		}
	}
	return of
}

// isAbout reports whether something holds of a claim.
func (d Dossier) isAbout(s Subject, v Version, language string) bool {
	switch s {
	case AboutAll:
		return true
	case AboutNames:
		return d.Claim.Speaker != "" || slices.ContainsFunc(names.Find(d.words(v), language), func(n names.Name) bool { return n.Kind != names.Nationality })
	case AboutQuotations:
		return d.Claim.Kind == QuoteClaim || quotes(d.words(v)) || d.isQuoted(v)
	case AboutFigures:
		return d.Claim.Kind == Statistic || len(quantity.Find(d.words(v), language)) > 0
	case AboutPhotographs:
		return slices.ContainsFunc(d.AppearancesIn(v.ID), func(a Appearance) bool {
			return a.State != Orphaned && slices.ContainsFunc(v.Blocks, func(b Block) bool {
				return b.Kind == Caption && b.Span().Overlaps(a.Span())
			})
		})
	}
	return Subject(d.Claim.Kind) == s
}

// Quotation marks that open and that close. In German what opens elsewhere closes: then both tell the same.
const opening, closing = "“„«「『", "”»」』"

// quotes reports whether words stand in quotation marks. One straight mark alone may be an inch.
func quotes(words string) bool {
	return strings.ContainsAny(words, opening+closing) || strings.Count(words, `"`) > 1
}

// isQuoted reports whether the claim's passage is part of what is quoted in its paragraph.
func (d Dossier) isQuoted(v Version) bool {
	a, ok := d.In(v.ID)
	if !ok || a.State == Orphaned || a.Start > len(v.Text) {
		return false
	}
	before := v.Text[:a.Start]
	if i := strings.LastIndex(before, BlockSeparator); i >= 0 {
		before = before[i:]
	}
	return strings.LastIndexAny(before, opening) > strings.LastIndexAny(before, closing) || strings.Count(before, `"`)%2 == 1
}

// words are those of a claim: its wording and, where it has others, its passage.
func (d Dossier) words(v Version) string {
	words := d.Claim.Wording
	if a, ok := d.In(v.ID); ok && a.State != Orphaned && !passage.SameWords(a.Exact, words) {
		words += "\n\n" + a.Exact
	}
	return words
}

// Item is one thing that a checklist asks of a claim.
type Item struct {
	Checklist Checklist
	Words     string // the item's
	Ticked    bool
}

// ItemsOf are what the checklists of a claim ask, in their order; ticked is what Ticked made of the claim's ticks.
func ItemsOf(d Dossier, v Version, language string, all []Checklist, ticked map[string]bool) []Item {
	var items []Item
	for _, c := range ChecklistsOf(d, v, language, all) {
		for _, words := range c.Items {
			items = append(items, Item{c, words, ticked[TickID(d.Claim.ID, CheckTicks, c.ID, words)]})
		}
	}
	return items
}

// UntickedItems are those of ItemsOf that nobody ticked. A claim that a newer version closed has none: nothing is
// left to be done on it.
func UntickedItems(d Dossier, v Version, language string, all []Checklist, ticked map[string]bool) []Item {
	if d.Claim.Closed != "" {
		return nil
	}
	return slices.DeleteFunc(ItemsOf(d, v, language, all, ticked), func(i Item) bool { return i.Ticked })
}

// UntickedOn are the items of a claim's checklists, in the version on show, that nobody ticked.
func (p Proof) UntickedOn(d Dossier) []Item {
	return UntickedItems(d, p.Version, p.Article.Language, p.Checklists, Ticked(p.Ticks))
}

func wordsOfItems(items []Item) []string {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = item.Words
	}
	return words
}
