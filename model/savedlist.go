package model

import (
	"fmt"
	"strings"

	"galley/model/prose"
)

// SavedList is a filter of the desk's table of claims under a name.
type SavedList struct {
	ID      string `gorm:"primaryKey" json:"id"`
	Name    string `json:"name"`
	Query   string `json:"query"` // in the search language
	Sort    string `json:"sort"`
	Created Stamp  `json:"created"`
	Deleted Stamp  `json:"deleted,omitempty"`
}

func (s SavedList) sound() error {
	if strings.TrimSpace(s.Name) == "" {
		return fmt.Errorf("it has no name")
	}
	return named(s.Name, s.Query, s.Sort)
}

// SaveList keeps a filter of the desk's table under a name, or changes the filter of one that is kept.
type SaveList struct {
	ID    string // of the list to change; "" makes one
	Name  string // of one that is made
	Query string // in the search language
	Sort  string // as DeskQuery.Order writes it
}

// Action names the command in history.
func (c SaveList) Action() string { return "save list" }

// Plan makes the list, or changes what it finds.
func (c SaveList) Plan(v View, by Author) (Plan, error) {
	query := prose.Flatten(c.Query)
	if _, ok := (DeskQuery{}).Ordered(c.Sort); !ok {
		return Plan{}, Faultf(Invalid, "The table of claims cannot be sorted by “%s”. Its columns are: %s.", strings.TrimPrefix(c.Sort, "-"),
			join(DeskSorts))
	}
	if c.ID != "" {
		before, err := v.SavedList(c.ID)
		if err != nil {
			return Plan{}, err
		}
		after := before
		after.Query, after.Sort = query, c.Sort
		return change(Sayf("Changed what the list “%s” finds", before.Name), before, after)
	}
	name, err := freeListName(v, "", c.Name)
	if err != nil {
		return Plan{}, err
	}
	made := SavedList{ID: NewID(), Name: name, Query: query, Sort: c.Sort, Created: by.At}
	return Plan{What: Sayf("Saved the list “%s”", name), Edits: []Edit{Create(made)}}, nil
}

// freeListName is a name as it will be stored, where no other saved list has it.
func freeListName(v View, id, name string) (string, error) {
	if name = prose.Flatten(name); name == "" {
		return "", Faultf(Invalid, "A list needs a name.")
	}
	other, err := v.SavedListNamed(name)
	switch {
	case HasCode(err, NotFound):
		return name, nil
	case err != nil:
		return "", err
	case other.ID != id:
		return "", Faultf(Refused, "There is already a list “%s”. Choose another name.", other.Name)
	}
	return name, nil
}

// RenameList gives a saved list another name.
type RenameList struct{ ID, Name string }

// Action names the command in history.
func (c RenameList) Action() string { return "rename list" }

// Plan renames the list.
func (c RenameList) Plan(v View, by Author) (Plan, error) {
	before, err := v.SavedList(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if after.Name, err = freeListName(v, before.ID, c.Name); err != nil {
		return Plan{}, err
	}
	return change(Sayf("Renamed the list “%s” to “%s”", before.Name, after.Name), before, after)
}

// DeleteList takes a saved list away. The claims that it finds stay.
type DeleteList struct{ ID string }

// Action names the command in history.
func (c DeleteList) Action() string { return "delete list" }

// Plan deletes the list.
func (c DeleteList) Plan(v View, by Author) (Plan, error) {
	before, err := v.SavedList(c.ID)
	if err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Deleted the list “%s”; its claims stay", before.Name), Edits: []Edit{Remove(before, by.At)}}, nil
}
