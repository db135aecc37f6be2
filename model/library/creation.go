package library

import (
	"fmt"
	"reflect"

	"gorm.io/gorm"

	"galley/model"
)

// fewEdits is how many edits are stored one by one; of more the new records are stored together.
const fewEdits = 50

// createdTogether is how many rows one statement stores: reading a statement costs as much as
// storing the row.
const createdTogether = 50

// creation gathers new records of an event, by their noun, to be stored in few statements.
type creation struct {
	nouns []model.Noun // in the order in which they came: one points to those before
	of    map[model.Noun][]model.Record
}

// take gathers a new record of an event with so many edits. It reports false for what is stored by
// itself: changes, and records with megabytes in them.
func (c *creation) take(e model.Edit, edits int) bool {
	if edits <= fewEdits || e.Before != nil {
		return false
	}
	noun := e.After.Noun()
	if noun == model.NounFile || noun == model.NounVersion {
		return false
	}
	if c.of == nil {
		c.of = map[model.Noun][]model.Record{}
	}
	if c.of[noun] == nil {
		c.nouns = append(c.nouns, noun)
	}
	c.of[noun] = append(c.of[noun], e.After)
	return true
}

// store stores what was gathered.
func (c *creation) store(tx *gorm.DB) error {
	for _, noun := range c.nouns {
		all := c.of[noun]
		rows := reflect.New(reflect.SliceOf(reflect.TypeOf(all[0])))
		rows.Elem().Set(reflect.MakeSlice(rows.Elem().Type(), 0, len(all)))
		for _, r := range all {
			if err := mayBeStored(r); err != nil {
				return err
			}
			rows.Elem().Set(reflect.Append(rows.Elem(), reflect.ValueOf(r)))
		}
		if err := tx.Table(tables[noun].name).CreateInBatches(rows.Interface(), createdTogether).Error; err != nil {
			return fmt.Errorf("store %d records of the kind %s: %w", len(all), noun, err)
		}
	}
	c.nouns, c.of = nil, nil
	return nil
}
