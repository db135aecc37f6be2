package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

// How a record is erased for good, in the order of its steps:
//
//  1. doomOf (erase_doom.go) finds what goes: the record, and all that means nothing without it.
//  2. scrub (erase_history.go) takes them out of the history: edits, sentences, whose history it is.
//  3. remove (erase_remove.go) deletes the rows, stored bytes that nothing else needs, and what the index has.
//  4. The event of the erasure says who and when, and its id is kept: a merge brings it back no more.
//  5. clear (erase_sqlite.go) empties the WAL and writes the file anew without its free pages. That is
//     no part of the transaction: the library remembers that it is to be done until it is.

// Erasing says what erasing a record would take with it, and which backups hold it. Nothing is changed.
func (l *Library) Erasing(ctx context.Context, id string) (model.Erasing, error) {
	var e model.Erasing
	err := l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		d, err := erasableDoom(tx, id)
		if err != nil {
			return err
		}
		e, err = d.told()
		return err
	})
	if err != nil {
		return model.Erasing{}, explain(err, l.path)
	}
	v, lifted, err := l.veiling(ctx)
	if err != nil {
		return model.Erasing{}, err
	}
	if !lifted {
		e = v.Erasing(e)
	}
	e.Backups, e.Unread, err = backupsWith(ctx, l.path, e.ID)
	return e, err
}

// Erase erases a record for good, with all that hangs on it. It cannot be undone.
func (l *Library) Erase(ctx context.Context, editor, id string, progress func(part float64, doing string)) (model.Erased, error) {
	if progress == nil {
		progress = func(float64, string) {}
	}
	var out model.Erased
	if err := cmp.Or(l.CheckFile(ctx), l.mayWrite(ctx)); err != nil {
		return out, err
	}
	if !l.merging.TryLock() {
		return out, model.Faultf(model.Busy, "Another library is being merged. Wait until that is done. Nothing was erased.")
	}
	defer l.merging.Unlock()
	v, lifted, err := l.veiling(ctx) // afterwards nothing tells what was confidential
	if err != nil {
		return out, err
	}
	progress(0, model.Sayf("Erasing"))
	err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		d, err := erasableDoom(tx, id)
		if err != nil {
			return false, err
		}
		if out.Erasing, err = d.told(); err != nil {
			return false, err
		}
		out.Change.Event, err = d.erase(editor)
		return err == nil, err
	})
	if err != nil {
		return model.Erased{}, explain(err, l.path)
	}
	l.wrote.Store(true)
	if !lifted {
		out.Erasing = v.Erasing(out.Erasing)
	}
	progress(0.5, model.Sayf("Clearing the library's free pages"))
	out.Kept = l.clear(ctx)
	out.Cleared = out.Kept == ""
	progress(0.9, model.Sayf("Looking into the backups"))
	out.Backups, out.Unread, err = backupsWith(context.WithoutCancel(ctx), l.path, out.ID)
	return out, err
}

// erasableDoom is the doom of a record that may be erased by itself.
func erasableDoom(tx *gorm.DB, id string) (*doom, error) {
	noun, err := nounOf(tx, id)
	if err != nil {
		return nil, err
	}
	d, err := doomOf(tx, []string{id})
	if err != nil {
		return nil, err
	}
	d.root, d.noun = id, noun
	return d, nil
}

// nounOf is what a record that may be erased is, by its id.
func nounOf(tx *gorm.DB, id string) (model.Noun, error) {
	for _, noun := range model.Erasable {
		known, err := inTable(tx, noun, id)
		if err != nil || known {
			return noun, err
		}
	}
	was, err := hasRow(tx.Table("erasures").Where("id = ?", id))
	if err != nil {
		return "", fmt.Errorf("look for %s: %w", id, err)
	}
	if was {
		return "", model.Faultf(model.NotFound, "It was erased for good already. Nothing was changed.")
	}
	for noun := range tables {
		known, err := inTable(tx, noun, id)
		if err != nil {
			return "", err
		}
		if known {
			return "", model.Faultf(model.Refused, "A %s is not erased by itself: erase what it belongs to. Nothing was changed.", noun)
		}
	}
	return "", model.Faultf(model.NotFound, "Nothing in this library has the id %s. Nothing was erased.", id)
}

// erase does all that is in the transaction, and returns the event of it.
func (d *doom) erase(editor string) (model.Event, error) {
	now := model.Now()
	reopened, err := model.ReopenErased(view{d.tx}, d.losing)
	if err != nil {
		return model.Event{}, err
	}
	e := model.Event{ID: model.NewID(), At: now, Editor: editor, Kind: model.Did, Action: model.EraseAction, Edits: reopened,
		What: model.ErasedWhat(d.noun, len(reopened)/2)}
	if err := storeAll(d.tx, reopened, store); err != nil {
		return e, err
	}
	if err := d.wipeOut(); err != nil {
		return e, err
	}
	if e.Seq, err = record(d.tx, e); err != nil {
		return e, err
	}
	return e, d.remember(now, editor)
}

// wipeOut takes what is doomed out of the history and out of the tables.
func (d *doom) wipeOut() error {
	if err := secureDelete(d.tx); err != nil {
		return err
	}
	for _, step := range []func() error{d.scrub, d.remove} {
		if err := step(); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	return nil
}

// remember keeps the ids of what was erased. Ids that are made of others, and of words, are not kept:
// what they are made of is.
func (d *doom) remember(at model.Stamp, by string) error {
	own := []model.Noun{model.NounArticle, model.NounVersion, model.NounClaim, model.NounAppearance, model.NounSource, model.NounEvidence,
		model.NounVerdict, model.NounAttempt, model.NounQuestion, model.NounAttachment, model.NounRound, model.NounDispute}
	for _, noun := range own {
		for id := range d.rows[noun] {
			row := map[string]any{"id": id, "noun": noun, "erased": at, "by": by}
			if err := d.tx.Table("erasures").Clauses(keepThere).Create(row).Error; err != nil {
				return fmt.Errorf("remember what was erased: %w", err)
			}
		}
	}
	for id, noun := range d.aliases {
		if !slices.Contains(own, noun) {
			continue
		}
		row := map[string]any{"id": id, "noun": noun, "erased": at, "by": by}
		if err := d.tx.Table("erasures").Clauses(keepThere).Create(row).Error; err != nil {
			return fmt.Errorf("remember what was erased: %w", err)
		}
	}
	// What was erased before, came back since and is erased again is to be cleared again.
	if err := d.tx.Table("erasures").Where("id IN (?)", d.tx.Table("erasures").Select("id").Where("erased = ?", at)).
		Update("cleared", false).Error; err != nil {
		return fmt.Errorf("remember what was erased: %w", err)
	}
	return nil
}

// remove deletes the rows and all that is made of them.
func (d *doom) remove() error {
	if err := inAnyOrder(d.tx); err != nil {
		return err
	}
	now := model.Now()
	for noun, rows := range d.rows { // so that the shelf counts what it has less
		t := tables[noun]
		for some := range slices.Chunk(sortedKeys(rows), idsAtOnce) {
			if err := d.tx.Table(t.name).Where(t.key+" IN ? AND deleted = ''", some).Update("deleted", now).Error; err != nil {
				return err
			}
		}
	}
	if err := d.let(); err != nil {
		return err
	}
	for noun, rows := range d.rows {
		t := tables[noun]
		for some := range slices.Chunk(sortedKeys(rows), idsAtOnce) {
			if err := d.tx.Table(t.name).Where(t.key+" IN ?", some).Delete(nil).Error; err != nil {
				return err
			}
		}
	}
	for some := range slices.Chunk(sortedKeys(d.files), idsAtOnce) {
		for _, table := range []string{"file_bytes", "files"} {
			if err := d.tx.Table(table).Where("sha256 IN ?", some).Delete(nil).Error; err != nil {
				return err
			}
		}
	}
	for some := range slices.Chunk(sortedKeys(d.gone), idsAtOnce) {
		for _, of := range []struct{ table, column string }{
			{"opened", "article_id"}, {"shelf", "article_id"}, {"coverage", "article_id"}, {"coverage_stale", "article_id"},
			{"merged_ids", "ours"}, {"merged_ids", "theirs"}, {"event_subjects", "subject"},
		} {
			if err := d.tx.Table(of.table).Where(of.column+" IN ?", some).Delete(nil).Error; err != nil {
				return err
			}
		}
	}
	if err := d.shelve(); err != nil {
		return err
	}
	return d.index()
}

// shelve says anew when articles that lose claims were worked on last.
func (d *doom) shelve() error {
	for id := range d.articles {
		var worked string
		claims := d.tx.Table("appearances").Select("claim_id").Where("article_id = ?", id)
		if err := d.tx.Table("event_subjects AS s").Joins("JOIN events AS e ON e.seq = s.event_seq").
			Where("s.subject = ? OR s.subject IN (?)", id, claims).Select("coalesce(max(e.at), '')").Scan(&worked).Error; err != nil {
			return err
		}
		if err := d.tx.Table("shelf").Where("article_id = ?", id).Update("worked", worked).Error; err != nil {
			return err
		}
	}
	return nil
}

// let has what stays point to what goes no longer.
func (d *doom) let() error {
	gone := func(id string) bool { return d.gone[id] || d.files[id] }
	for _, of := range []struct {
		noun   model.Noun
		column string
		ids    map[string]bool
	}{
		{model.NounEvidence, "attachment_id", d.gone},
		{model.NounAttempt, "article_id", d.gone}, {model.NounClaim, "closed_in", d.gone},
	} {
		t := tables[of.noun]
		for some := range slices.Chunk(sortedKeys(of.ids), idsAtOnce) {
			ids, err := pluck(d.tx.Table(t.name).Where(of.column+" IN ?", some), t.key)
			if err != nil {
				return err
			}
			rows, err := records(d.tx, of.noun, t.name, ids)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if d.gone[id] {
					continue
				}
				after, changed := model.Without(rows[id], gone)
				if !changed {
					continue
				}
				if err := storeCompared(d.tx, model.Edit{Before: rows[id], After: after}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// index takes what is gone out of the search index, words and all.
func (d *doom) index() error {
	if err := fulltext.IndexArticles(d.tx, sortedKeys(d.rows[model.NounArticle])); err != nil {
		return err
	}
	claims := map[string]bool{}
	for id := range d.rows[model.NounClaim] {
		claims[id] = true
	}
	for _, id := range d.touched {
		claims[id] = true
	}
	if err := fulltext.IndexClaims(d.tx, sortedKeys(claims)); err != nil {
		return err
	}
	return fulltext.Forget(d.tx)
}

// idsAtOnce is how many ids a statement names.
const idsAtOnce = 500
