package model

import (
	"fmt"
	"strings"
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
