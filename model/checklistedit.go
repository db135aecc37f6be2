package model

import (
	"slices"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// AddChecklist makes a checklist of the desk's own.
type AddChecklist struct {
	ID    string // made if empty
	Name  string
	Items []string
	For   []Subject // the claims that have it; none: every claim
}

// Action implements Command.
func (c AddChecklist) Action() string { return "add checklist" }

// Plan implements Command.
func (c AddChecklist) Plan(v View, by Author) (Plan, error) {
	if c.ID == "" {
		c.ID = NewID()
	}
	if len(c.For) == 0 {
		c.For = []Subject{AboutAll}
	}
	list := Checklist{ID: c.ID, Created: by.At}
	if err := (EditChecklist{Name: &c.Name, Items: slices.Clip(append([]string{}, c.Items...)), For: c.For}).apply(v, &list); err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Made the checklist “%s”", list.Name), Edits: []Edit{Create(list)}}, nil
}

// EditChecklist changes a checklist, one that Galley comes with too; nil leaves a field as it is. Ticks are on
// the words of items: one whose words change is open again on every claim.
type EditChecklist struct {
	ID    string
	Name  *string
	Items []string
	For   []Subject // the claims that have it; empty and not nil: none
}

// Action implements Command.
func (c EditChecklist) Action() string { return "edit checklist" }

// Plan implements Command.
func (c EditChecklist) Plan(v View, by Author) (Plan, error) {
	now, err := checklist(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := now
	if err := c.apply(v, &after); err != nil {
		return Plan{}, err
	}
	if Same(now, after) {
		return Plan{}, nil
	}
	plan := Plan{What: Sayf("Edited the checklist “%s”", after.Name)}
	before, known, err := v.Checklist(now.ID)
	if err != nil {
		return Plan{}, err
	}
	if after.Created == "" { // as Galley comes with it
		after.Created = by.At
	}
	if known {
		plan.Edits = []Edit{{Before: before, After: after}}
	} else {
		plan.Edits = []Edit{Create(after)}
	}
	return plan, nil
}

func (c EditChecklist) apply(v View, to *Checklist) error {
	set(&to.Name, c.Name, prose.Flatten)
	if to.Name == "" {
		return Faultf(Invalid, "A checklist needs a name. Nothing was changed.")
	}
	if err := freeChecklistName(v, to.ID, to.Name); err != nil {
		return err
	}
	if c.Items != nil {
		items, err := itemsOf(c.Items)
		if err != nil {
			return err
		}
		to.Items = items
	}
	for _, of := range c.For {
		if !contains(Subjects, of) {
			return Faultf(Invalid, "“%s” says of no claims that they have the checklist. It can be for: %s. Nothing was changed.",
				passage.Shorten(prose.Flatten(string(of)), 60), join(Subjects))
		}
	}
	if c.For != nil {
		to.For = c.For
	}
	return nil
}

// itemsOf are items as they are stored: each on one line, none empty.
func itemsOf(all []string) ([]string, error) {
	var items []string
	seen := map[string]bool{}
	for _, item := range all {
		if item = prose.Flatten(item); item == "" {
			continue
		}
		if item != tickWords(item) {
			return nil, Faultf(Invalid, "An item of a checklist has %d letters at most. Nothing was changed.", mostTickLetters)
		}
		if seen[FoldWords(item)] {
			return nil, Faultf(Invalid, "“%s” stands on the checklist twice. Nothing was changed.", passage.Shorten(item, 60))
		}
		seen[FoldWords(item)] = true
		items = append(items, item)
	}
	if len(items) == 0 {
		return nil, Faultf(Invalid, "A checklist needs an item at least. Nothing was changed: to have it on no claim, say that it is for none.")
	}
	return items, nil
}

func freeChecklistName(v View, id, name string) error {
	all, err := v.Checklists()
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != id && strings.EqualFold(other.Name, name) {
			return Faultf(Refused, "There is already a checklist “%s”. Choose another name.", other.Name)
		}
	}
	return nil
}

// checklist finds one that is in use here by its id, or by its name.
func checklist(v View, idOrName string) (Checklist, error) {
	all, err := v.Checklists()
	if err != nil {
		return Checklist{}, err
	}
	for _, c := range all {
		if c.ID == idOrName || strings.EqualFold(c.Name, strings.TrimSpace(idOrName)) {
			return c, nil
		}
	}
	return Checklist{}, Faultf(NotFound, "There is no checklist “%s” in this library.", passage.Shorten(prose.Flatten(idOrName), 60))
}

// ResetChecklist has a checklist that Galley comes with be again as it comes.
type ResetChecklist struct{ ID string }

// Action implements Command.
func (c ResetChecklist) Action() string { return "reset checklist" }

// Plan implements Command.
func (c ResetChecklist) Plan(v View, by Author) (Plan, error) {
	now, err := checklist(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	own, builtIn := BuiltInChecklist(now.ID)
	if !builtIn {
		return Plan{}, Faultf(Refused, "The checklist “%s” was made here: Galley comes with none like it. Edit or delete it.", now.Name)
	}
	before, known, err := v.Checklist(now.ID)
	if err != nil || !known || before.Deleted != "" {
		return Plan{}, err
	}
	return Plan{What: Sayf("The checklist “%s” is again as Galley comes with it", own.Name), Edits: []Edit{Remove(before, by.At)}}, nil
}

// DeleteChecklist takes a checklist of the desk's own away. What was ticked of it stays stored.
type DeleteChecklist struct{ ID string }

// Action implements Command.
func (c DeleteChecklist) Action() string { return "delete checklist" }

// Plan implements Command.
func (c DeleteChecklist) Plan(v View, by Author) (Plan, error) {
	now, err := checklist(v, c.ID)
	if err != nil {
		return Plan{}, err
	}
	if _, builtIn := BuiltInChecklist(now.ID); builtIn {
		return Plan{}, Faultf(Refused, "Galley comes with the checklist “%s”, so it cannot be deleted. Say that it is for no claims to have it on none.",
			now.Name)
	}
	return Plan{What: Sayf("Deleted the checklist “%s”", now.Name), Edits: []Edit{Remove(now, by.At)}}, nil
}

// ItemKey names an item of a checklist.
type ItemKey struct {
	Checklist string // its id
	Words     string // the item's
}

// Key names the item for its tick.
func (i Item) Key() ItemKey { return ItemKey{i.Checklist.ID, i.Words} }

// TickItem says that items of checklists are done for a claim.
type TickItem struct {
	ClaimID string
	Items   []ItemKey
}

// Action implements Command.
func (c TickItem) Action() string { return "tick item" }

// Plan implements Command.
func (c TickItem) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	all, err := v.Checklists()
	if err != nil {
		return Plan{}, err
	}
	for _, i := range c.Items {
		if !slices.ContainsFunc(all, func(list Checklist) bool { return list.asks(i) }) {
			return Plan{}, Faultf(NotFound, "No checklist asks: “%s”. It may have been edited since. Nothing was ticked.",
				passage.Shorten(prose.Flatten(i.Words), 60))
		}
	}
	plan, on, err := items(claim.ID, c.Items, false).plan(v, by)
	plan.What = Sayf("Ticked %s on the checklist of %s", quotedOnce(plan.ticked()), on)
	return plan.orNothing(err)
}

// asks reports whether an item is on the checklist.
func (c Checklist) asks(i ItemKey) bool {
	return c.ID == i.Checklist && slices.ContainsFunc(c.Items, func(words string) bool { return FoldWords(words) == FoldWords(i.Words) })
}

// UntickItem takes ticks of items back.
type UntickItem struct {
	ClaimID string
	Items   []ItemKey
}

// Action implements Command.
func (c UntickItem) Action() string { return "untick item" }

// Plan implements Command.
func (c UntickItem) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	plan, on, err := items(claim.ID, c.Items, true).plan(v, by)
	plan.What = Sayf("Took the tick off %s on the checklist of %s", quotedOnce(plan.ticked()), on)
	return plan.orNothing(err)
}

func items(claim string, all []ItemKey, off bool) ticking {
	t := ticking{off: off}
	for _, i := range all {
		t.ticks = append(t.ticks, Tick{Subject: claim, List: CheckTicks, Kind: i.Checklist, Words: i.Words})
	}
	return t
}

// UntickedOf are the items of a claim's checklists that nobody ticked, in the newest version of the article that the
// claim was marked in last. It is UntickedItems for a command.
func UntickedOf(v View, claimID string) ([]Item, error) {
	d := Dossier{}
	var err error
	if d.Claim, err = v.Claim(claimID); err != nil {
		return nil, err
	}
	if d.Appearances, err = v.Appearances(claimID); err != nil {
		return nil, err
	}
	article := Article{}
	for _, a := range slices.Backward(d.Appearances) { // its article may be in the trash
		if article, err = v.Article(a.ArticleID); err == nil {
			break
		} else if !HasCode(err, NotFound) {
			return nil, err
		}
	}
	if article.ID == "" {
		return nil, nil
	}
	version, err := v.Newest(article.ID)
	if err != nil {
		return nil, err
	}
	all, err := v.Checklists()
	if err != nil {
		return nil, err
	}
	ticks, err := v.TicksIn(article.ID)
	if err != nil {
		return nil, err
	}
	return UntickedItems(d, version, article.Language, all, Ticked(ticks)), nil
}
