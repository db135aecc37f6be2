package library

import (
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// oddIn says what is odd about edits that are about to be stored, and will be all the same.
func oddIn(tx *gorm.DB, editor string, edits []model.Edit) ([]string, error) {
	var said []string
	say := func(sentence string) {
		if sentence != "" && !slices.Contains(said, sentence) {
			said = append(said, sentence)
		}
	}
	for _, e := range edits {
		now, is := e.After.(model.Claim)
		if !is || now.Deleted != "" {
			continue
		}
		was, _ := e.Before.(model.Claim)
		if now.Due != was.Due {
			say(model.PastDue(now.Due, model.Today()))
		}
		if now.Owner == was.Owner || now.Owner == "" || now.Owner == editor {
			continue
		}
		known, err := editors(tx)
		if err != nil {
			return nil, err
		}
		say(model.UnknownOwner(now.Owner, known))
	}
	return said, nil
}
