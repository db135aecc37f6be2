package model

import (
	"fmt"
	"strings"
)

// Checklist is what is to be looked at for one kind of fact. What is done of it stands in ticks
// (CheckTicks) on the claim.
type Checklist struct {
	ID      string   `gorm:"primaryKey" json:"id"` // a built-in one has its own: "names", "quotations", "figures", "photographs"
	Name    string   `json:"name"`
	Items   []string `gorm:"serializer:json" json:"items"`
	Created Stamp    `json:"created"`
	Deleted Stamp    `json:"deleted,omitempty"`
}

func (c Checklist) sound() error {
	if len(c.Items) == 0 {
		return fmt.Errorf("it has no items")
	}
	for _, item := range c.Items {
		if strings.TrimSpace(item) == "" {
			return fmt.Errorf("an item of it is empty")
		}
	}
	return named(append([]string{c.Name}, c.Items...)...)
}

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
