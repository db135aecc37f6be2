package library

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
)

// ErasableNear are the records with some ids that can be erased, and those that stand on them: evidence,
// sources and questions of a claim, files and attempts of a source. At most so many.
func (l *Library) ErasableNear(ctx context.Context, ids []string, most int) ([]model.ErasableRecord, error) {
	var all []model.ErasableRecord
	err := l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		n := near{tx: tx, seen: map[string]bool{}}
		for _, id := range ids {
			for _, noun := range model.Erasable {
				if err := n.add(noun, tables[noun].key, id); err != nil {
					return err
				}
			}
		}
		all = n.all
		return nil
	})
	return veiled(ctx, l, all[:min(len(all), most)], err, func(v model.Veil, all *[]model.ErasableRecord) {
		for i, r := range *all {
			if r.Noun == model.NounAttachment {
				(*all)[i].Name = v.FileName(r.Name)
			}
		}
	})
}

// near gathers what can be erased.
type near struct {
	tx   *gorm.DB
	seen map[string]bool
	all  []model.ErasableRecord
}

// add adds the records of a noun that have an id in a column, and what stands on them.
func (n *near) add(noun model.Noun, column, id string) error {
	t := tables[noun]
	ids, err := pluck(n.tx.Table(t.name).Where(column+" = ?", id).Order(t.key), t.key)
	if err != nil {
		return fmt.Errorf("look for what can be erased: %w", err)
	}
	if len(ids) == 0 {
		return nil
	}
	named := noun
	if noun == model.NounPerson { // who is called as the source is
		named = model.NounSource
	}
	rows, err := records(n.tx, named, tables[named].name, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		r := rows[id]
		if n.seen[id] || r == nil {
			continue
		}
		n.seen[id] = true
		n.all = append(n.all, model.ErasableRecord{ID: id, Noun: noun, Name: model.NameOf(r)})
		for _, on := range offeredWith[named] {
			if err := n.add(on.noun, on.column, id); err != nil {
				return err
			}
		}
		if e, is := r.(model.Evidence); is {
			for _, of := range []model.Noun{model.NounPerson, model.NounSource} {
				if err := n.add(of, "id", e.SourceID); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// offeredWith says what is offered with a record.
var offeredWith = map[model.Noun][]struct {
	noun   model.Noun
	column string
}{
	model.NounClaim:  {{model.NounEvidence, "claim_id"}, {model.NounQuestion, "claim_id"}},
	model.NounSource: {{model.NounAttachment, "source_id"}, {model.NounAttempt, "person_id"}},
}
