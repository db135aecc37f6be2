package library

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// What was erased stays erased, whatever comes from elsewhere. What this library erased is erased in the
// copy of another library before that is merged, and in the copy of a backup before that is restored. What
// the other library erased is erased here, unless somebody worked on it here since: then it is kept, and a
// sentence says so.

// erasedForGood is what was erased and did not come back: a file that is attached again to the same
// source has its id of before.
func erasedForGood(db *gorm.DB) ([]model.ErasedRecord, error) {
	var rows []model.ErasedRecord
	if err := db.Table("erasures").Order("id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read what was erased: %w", err)
	}
	var gone []model.ErasedRecord
	for _, r := range rows {
		t, known := tables[r.Noun]
		if !known {
			continue
		}
		back, err := hasRow(db.Table(t.name).Where(t.key+" = ?", r.ID))
		if err != nil {
			return nil, fmt.Errorf("read what was erased: %w", err)
		}
		if !back {
			gone = append(gone, r)
		}
	}
	return gone, nil
}

// eraseAgain erases in another library's copy what was erased here, and says how many of these records it had.
func (l *Library) eraseAgain(ctx context.Context, copied string) (n int, err error) {
	ids, err := erasedForGood(l.read.WithContext(ctx))
	if err != nil {
		return 0, err
	}
	return eraseIn(ctx, copied, ids)
}

// eraseLike erases in a backup's copy what a damaged library had erased, as far as that can be read of it.
func eraseLike(ctx context.Context, damaged, copied string) error {
	db, err := overPool(poolOf(damaged, "?mode=ro&immutable=1"))
	if err != nil {
		return nil
	}
	pool, err := db.DB()
	if err != nil {
		return nil
	}
	ids, err := erasedForGood(db.WithContext(ctx))
	if closeErr := pool.Close(); err != nil || closeErr != nil {
		return nil // it is too damaged to tell
	}
	_, err = eraseIn(ctx, copied, ids)
	return err
}

// eraseIn erases records in another library's copy, which keeps that in mind, and says how many of them it had.
func eraseIn(ctx context.Context, copied string, gone []model.ErasedRecord) (n int, err error) {
	if len(gone) == 0 {
		return 0, nil
	}
	ids := make([]string, len(gone))
	for i, r := range gone {
		ids[i] = r.ID
	}
	other, err := Open(ctx, copied)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, other.Close()) }()
	err = other.transact(ctx, func(tx *gorm.DB) (bool, error) {
		d, err := doomOf(tx, ids)
		if err != nil {
			return false, err
		}
		for _, id := range ids {
			if d.gone[id] {
				n++
			}
		}
		if n > 0 {
			if err := d.wipeOut(); err != nil {
				return false, err
			}
		}
		return true, keepInMind(tx, gone)
	})
	if err == nil && n > 0 {
		err = other.clearPages(ctx)
	}
	return n, err
}

// keepErased erases in the copy of a library that is to be merged what was erased here.
func (l *Library) keepErased(ctx context.Context, copied, name string, out *model.Merged) error {
	n, err := l.eraseAgain(ctx, copied)
	if err != nil {
		return explain(err, copied)
	}
	if n > 0 {
		out.Remarks = append(out.Remarks, model.Countf(n, "%d record in %s was erased for good here. It was not taken in.",
			"%d records in %s were erased for good here. They were not taken in.", name))
	}
	return nil
}

// takeErasures erases here what the library in a copy erased, where nobody worked on it here since.
func (l *Library) takeErasures(ctx context.Context, editor, copied, name string, out *model.Merged) (err error) {
	theirs, err := connect(copied, "deferred", 1)
	if err != nil {
		return err
	}
	pool, err := theirs.DB()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	theirs = theirs.WithContext(ctx)
	all, err := erasuresOf(theirs)
	if err != nil || len(all) == 0 {
		return err
	}
	took := 0
	err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		wrote := false
		for _, at := range sortedKeys(all) {
			one, err := newErasures(tx, all[at])
			if err != nil {
				return false, err
			}
			if len(one) == 0 {
				continue
			}
			did, kept, err := eraseToo(tx, theirs, editor, one)
			if err != nil {
				return false, err
			}
			if kept != "" {
				out.Kept = append(out.Kept, model.Sayf("“%s” was erased for good in %s but worked on here since, so it was kept.", kept, name))
				continue
			}
			wrote = true
			if did {
				took++
			}
		}
		return wrote, nil
	})
	if err != nil || took == 0 {
		return err
	}
	out.Remarks = append(out.Remarks, model.Countf(took, "%d thing that was erased for good in %s was erased here too. "+
		"The backup that was made before the merge still holds it.", "%d things that were erased for good in %s were erased here too. "+
		"The backup that was made before the merge still holds them.", name))
	if kept := l.clear(ctx); kept != "" {
		out.Remarks = append(out.Remarks, kept)
	}
	return nil
}

// erasuresOf are what a library erased, by when: what was erased in one step belongs together.
func erasuresOf(db *gorm.DB) (map[string][]model.ErasedRecord, error) {
	var rows []model.ErasedRecord
	if err := db.Table("erasures").Order("id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read what was erased there: %w", err)
	}
	all := map[string][]model.ErasedRecord{}
	for _, r := range rows {
		key := string(r.Erased) + " " + r.By
		all[key] = append(all[key], r)
	}
	return all, nil
}

// newErasures are those of some that are not known here.
func newErasures(tx *gorm.DB, some []model.ErasedRecord) ([]model.ErasedRecord, error) {
	var unknown []model.ErasedRecord
	for _, r := range some {
		known, err := hasRow(tx.Table("erasures").Where("id = ?", r.ID))
		if err != nil {
			return nil, fmt.Errorf("read what was erased: %w", err)
		}
		if !known && tables[r.Noun].name != "" {
			unknown = append(unknown, r)
		}
	}
	return unknown, nil
}

// eraseToo erases what another library erased in one step. kept is what is called that was worked on here since.
func eraseToo(tx, theirs *gorm.DB, editor string, one []model.ErasedRecord) (did bool, kept string, err error) {
	ids := map[string]bool{}
	for _, r := range one {
		ids[r.ID] = true
	}
	for some := range slices.Chunk(sortedKeys(ids), idsAtOnce) { // what was recognised as one of ours
		ours, err := pluck(tx.Table("merged_ids").Where("theirs IN ?", some), "ours")
		if err != nil {
			return false, "", fmt.Errorf("read what was erased there: %w", err)
		}
		for _, id := range ours {
			ids[id] = true
		}
	}
	d, err := doomOf(tx, sortedKeys(ids))
	if err != nil {
		return false, "", err
	}
	for _, noun := range model.Erasable {
		if d.noun == "" && len(d.rows[noun]) > 0 && !(noun == model.NounClaim && len(d.rows[model.NounArticle]) > 0) {
			d.noun = noun
		}
	}
	if len(d.gone) > 0 {
		worked, err := d.workedHereSince(theirs)
		if err != nil {
			return false, "", err
		}
		if worked {
			return false, d.calls(), nil
		}
		if _, err := d.erase(editor); err != nil {
			return false, "", err
		}
	}
	for i := range one {
		one[i].Cleared = true
	}
	return len(d.gone) > 0, "", keepInMind(tx, one)
}

// calls is what people know the first of what is doomed by.
func (d *doom) calls() string {
	for _, noun := range model.Erasable {
		for _, id := range sortedKeys(d.rows[noun]) {
			if noun != model.NounPerson {
				return model.NameOf(d.rows[noun][id])
			}
		}
	}
	return model.Sayf("Something")
}

// workedHereSince reports whether an event that only this library has did anything to what is doomed.
func (d *doom) workedHereSince(theirs *gorm.DB) (bool, error) {
	for _, s := range d.events {
		if !slices.Contains(s.drop, true) || s.row.Action == mergeAction {
			continue
		}
		known, err := hasRow(theirs.Table("events").Where("id IN ?", []string{s.row.ID, wholeID(s.row.ID)}))
		if err != nil {
			return false, fmt.Errorf("compare what was erased: %w", err)
		}
		if !known {
			return true, nil
		}
	}
	return false, nil
}

// swapKeeping is swap, and keeps what was erased in mind.
func (l *Library) swapKeeping(tx *gorm.DB) error {
	var rows []model.ErasedRecord
	if err := tx.Table("erasures").Find(&rows).Error; err != nil {
		return fmt.Errorf("read what was erased: %w", err)
	}
	if err := swap(tx); err != nil {
		return err
	}
	return keepInMind(tx, rows)
}

// keepInMind notes what was erased, where it is not noted yet.
func keepInMind(tx *gorm.DB, gone []model.ErasedRecord) error {
	for _, r := range gone {
		row := map[string]any{"id": r.ID, "noun": r.Noun, "erased": r.Erased, "by": r.By, "cleared": r.Cleared}
		if err := tx.Table("erasures").Clauses(keepThere).Create(row).Error; err != nil {
			return fmt.Errorf("remember what was erased: %w", err)
		}
	}
	return nil
}
