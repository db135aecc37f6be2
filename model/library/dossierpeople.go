package library

import (
	"fmt"

	"gorm.io/gorm"

	"galley/model"
)

// meet puts into the dossiers of the claims that a query selects who can confirm each, who was asked
// about it, and what is known of the people that bear on it.
func meet(db *gorm.DB, ids *gorm.DB, all []model.Dossier) error {
	var some []string
	if err := db.Table("people").Limit(1).Pluck("id", &some).Error; err != nil || len(some) == 0 {
		return err // most libraries have none
	}
	at := make(map[string]*model.Dossier, len(all))
	for i := range all {
		at[all[i].Claim.ID] = &all[i]
	}
	confirmers, err := list[model.Confirmer](db, "confirmers", "id", "claim_id IN (?)", ids)
	if err != nil {
		return err
	}
	askings, err := list[model.Asking](db, "askings", "id", "claim_id IN (?)", ids)
	if err != nil {
		return err
	}
	attempts, err := list[model.Attempt](db, "attempts", "id",
		"id IN (SELECT attempt_id FROM askings WHERE deleted = '' AND claim_id IN (?))", ids)
	if err != nil {
		return err
	}
	var people []struct {
		model.Person
		Title, Alias string
		IsPrivate    bool
	}
	// Those that are deleted too: evidence that came back has no other.
	if err := db.Table("people AS p").Joins("JOIN sources AS s ON s.id = p.id").Where(`p.id IN (
		SELECT person_id FROM confirmers WHERE claim_id IN (?) UNION SELECT t.person_id FROM attempts AS t
		JOIN askings AS k ON k.attempt_id = t.id WHERE k.claim_id IN (?) UNION SELECT source_id FROM evidence WHERE claim_id IN (?))`,
		ids, ids, ids).Select("p.*, s.title, s.alias, s.is_private").Scan(&people).Error; err != nil {
		return fmt.Errorf("read people: %w", err)
	}
	persons, names, aliases, private := map[string]model.Person{}, map[string]string{}, map[string]string{}, map[string]bool{}
	for _, p := range people {
		persons[p.ID], names[p.ID], aliases[p.ID], private[p.ID] = p.Person, p.Title, p.Alias, p.IsPrivate
	}
	for _, c := range confirmers {
		if d := at[c.ClaimID]; d != nil {
			d.Confirmers = append(d.Confirmers, model.Confirming{Confirmer: c, Name: names[c.PersonID], Person: persons[c.PersonID],
				Alias: aliases[c.PersonID], Private: private[c.PersonID]})
		}
	}
	made := map[string]model.Attempt{}
	for _, a := range attempts {
		made[a.ID] = a
	}
	for _, k := range askings {
		a, known := made[k.AttemptID]
		if d := at[k.ClaimID]; d != nil && known {
			d.Attempts = append(d.Attempts, model.AttemptOn{Asking: k, Attempt: a, Name: names[a.PersonID],
				Terms: persons[a.PersonID].Terms, Person: persons[a.PersonID], Alias: aliases[a.PersonID], Private: private[a.PersonID]})
		}
	}
	for i := range all {
		model.SortAttempts(all[i].Attempts)
		for _, exhibits := range [][]model.Exhibit{all[i].Evidence, all[i].Proposals} {
			for j := range exhibits {
				exhibits[j].Person = persons[exhibits[j].SourceID]
			}
		}
	}
	return nil
}
