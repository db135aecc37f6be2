package library

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// Undo takes back what this editor did last and has not taken back yet, by an
// event of its own. Where something else stands on it since, it is refused, and
// says whose that is.
func (l *Library) Undo(ctx context.Context, editor string) (model.Change, error) {
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		at, err := undoable(tx, editor)
		if err != nil {
			return model.Event{}, err
		}
		if at.seq == 0 {
			return model.Event{}, model.Faultf(model.Refused, "There is nothing of %s's to undo.", editor)
		}
		done, err := reversible(tx, at)
		if err != nil {
			return model.Event{}, err
		}
		return takeBack(tx, done, model.Event{
			Editor: editor, Kind: model.Undid, Target: done.ID, Action: "undo", What: model.Sayf("Undid: %s", done.What),
		})
	})
}

// Redo does again what this editor undid last, unless the editor did something
// else since.
func (l *Library) Redo(ctx context.Context, editor string) (model.Change, error) {
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		at, err := redoable(tx, editor)
		if err != nil {
			return model.Event{}, err
		}
		if at.seq == 0 {
			return model.Event{}, model.Faultf(model.Refused, "There is nothing of %s's to redo.", editor)
		}
		undone, err := reversible(tx, at)
		if err != nil {
			return model.Event{}, err
		}
		return takeBack(tx, undone, model.Event{
			Editor: editor, Kind: model.Redid, Target: undone.Target, Action: "redo", What: model.Sayf("Redid: %s", at.what),
		})
	})
}

// CanUndo tells what Undo would take back for an editor.
func (l *Library) CanUndo(ctx context.Context, editor string) (what string, ok bool, err error) {
	at, err := undoable(l.read.WithContext(ctx), editor)
	what, err = l.veilWhat(ctx, at.what, err)
	return what, at.seq != 0, err
}

// CanRedo tells what Redo would do again for an editor.
func (l *Library) CanRedo(ctx context.Context, editor string) (what string, ok bool, err error) {
	at, err := redoable(l.read.WithContext(ctx), editor)
	what, err = l.veilWhat(ctx, at.what, err)
	return what, at.seq != 0, err
}

const undid = "Undid: "

// step is an event that can be reversed; seq is 0 where there is none.
type step struct {
	seq  int64
	what string
}

// inEffect says in SQL that the event e is not taken back: the newest undo or redo
// of an event says whether it stands.
const inEffect = `coalesce((SELECT u.kind FROM events AS u WHERE u.target = e.id AND u.merged_by = ''
	ORDER BY u.seq DESC LIMIT 1), '') <> 'undid'`

// ofEditor are the events of an editor of a kind, the newest first; e is each.
func ofEditor(tx *gorm.DB, editor string, kind model.EventKind) *gorm.DB {
	return tx.Table("events AS e").Where("e.merged_by = '' AND e.editor = ? AND e.kind = ?", editor, kind).Order("e.seq DESC")
}

// undoable is the newest event of an editor that stands.
func undoable(tx *gorm.DB, editor string) (step, error) {
	return oneStep(ofEditor(tx, editor, model.Did).Where(inEffect))
}

// redoable is the newest undo of an editor that is not redone, unless the editor
// did something new since.
func redoable(tx *gorm.DB, editor string) (step, error) {
	at, err := oneStep(ofEditor(tx, editor, model.Undid).
		Where("e.seq > coalesce((?), 0)", ofEditor(tx, editor, model.Did).Select("e.seq").Limit(1)).
		Where("EXISTS (SELECT 1 FROM events AS d WHERE d.id = e.target AND d.merged_by = '')").
		Where("NOT EXISTS (SELECT 1 FROM events AS r WHERE r.target = e.target AND r.seq > e.seq)"))
	at.what = strings.TrimPrefix(at.what, undid)
	return at, err
}

func oneStep(events *gorm.DB) (step, error) {
	var rows []struct {
		Seq  int64
		What string
	}
	if err := events.Select("e.seq, e.what").Limit(1).Scan(&rows).Error; err != nil {
		return step{}, fmt.Errorf("read the undo line: %w", err)
	}
	if len(rows) == 0 {
		return step{}, nil
	}
	return step{rows[0].Seq, rows[0].What}, nil
}

// reversible reads the event of a step.
func reversible(tx *gorm.DB, at step) (model.Event, error) {
	var row eventRow
	if err := tx.Where("seq = ?", at.seq).Take(&row).Error; err != nil {
		return model.Event{}, fmt.Errorf("read event %d: %w", at.seq, err)
	}
	switch {
	case row.Action == model.EraseAction:
		return model.Event{}, model.Faultf(model.Refused, "What was erased for good cannot be brought back, and what was done before it is not undone. "+
			"Nothing was changed.")
	case row.Erased > 0 && row.Long == 0:
		return model.Event{}, model.Faultf(model.Refused, "The last change was to something that was erased for good since, so it cannot be undone. "+
			"Nothing was changed.")
	}
	e, err := row.event(pastOf(tx, "events"))
	if errors.Is(err, errBaseMissing) {
		return e, model.Wrap(model.Damaged, err,
			"“%s” cannot be undone: a part of the history that it builds on is lost. Nothing was changed.", at.what)
	}
	return e, err
}

// takeBack carries out the event that reverses another.
func takeBack(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	if len(of.Edits) == 0 {
		return reverseLong(tx, of, event)
	}
	event, err := reverse(tx, of, event)
	if err != nil {
		return event, err
	}
	return carryOutBy(tx, event, storeCompared)
}

// reverse fills an event with the edits of another, backwards, last first. It
// refuses where a record is not any more as the other left it, unless only fields
// changed since that the other did not touch: those stay as they are.
func reverse(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	event.At = model.Now()
	for i := len(of.Edits) - 1; i >= 0; i-- {
		e := of.Edits[i]
		now, err := present(tx, e.After)
		if err != nil {
			return event, err
		}
		e = e.Known(now)
		back := e.Reverse(event.At)
		if !model.Same(now, e.After) {
			apart, is := e.ReverseIn(now)
			if !is {
				return event, inTheWay(tx, of, e)
			}
			back = apart
		}
		if back.After.Tombstone() != "" && back.Before.Tombstone() == "" {
			if err := hangsOn(tx, of, event.Editor, back.After); err != nil {
				return event, err
			}
		}
		event.Edits = append(event.Edits, back)
	}
	return event, nil
}

// deed is who did something later, when, and what.
type deed struct {
	Editor string
	At     model.Stamp
	What   string
}

// blocks is the refusal to take an event back because of what was done since.
func (h deed) blocks(of model.Event) error {
	return model.Faultf(model.Conflict,
		"“%s” cannot be undone: it was changed since by %s, at %s: %s. Nothing was changed.",
		of.What, h.Editor, h.At.Time().Local().Format("2006-01-02 15:04"), h.What)
}

// inTheWay is the refusal to take an event back whose record is not any more as
// an edit of the event left it: it says whose change that was, first of all whose change
// to the same fields.
func inTheWay(tx *gorm.DB, of model.Event, e model.Edit) error {
	var fields []string
	if e.Before != nil {
		fields = model.Differing(e.Before, e.After)
	}
	later, err := lastTouch(tx, e.After, of.Seq, fields, true)
	if err == nil && later.Seq == 0 {
		later, err = lastTouch(tx, e.After, of.Seq, nil, true)
	}
	if err != nil {
		return err
	}
	if later.Seq > 0 {
		return deed{later.Editor, later.At, later.What}.blocks(of)
	}
	return model.Faultf(model.Conflict,
		"“%s” cannot be undone: what it changed was changed again since. Nothing was changed.", of.What)
}

// hangsOn refuses to take a record away that another editor has worked on since:
// a source on a claim, a claim in an article.
func hangsOn(tx *gorm.DB, of model.Event, editor string, r model.Record) error {
	if err := workSince(tx, of, editor, "s.subject = ?", r.Key()); err != nil || r.Noun() != model.NounVerdict {
		return err
	}
	var added []deed
	err := tx.Table("verdicts").Select("given_by AS editor, given_at AS at").
		Where("added_to = ? AND deleted = '' AND given_by <> ?", r.Key(), editor).Order("id DESC").Limit(1).Scan(&added).Error
	if err != nil {
		return fmt.Errorf("read what was added to verdict %s: %w", r.Key(), err)
	}
	for _, a := range added {
		a.What = "Added to its reasoning"
		return a.blocks(of)
	}
	return nil
}

// workSince refuses to take an event back where events of other editors, later
// and not taken back, belong to what is named.
func workSince(tx *gorm.DB, of model.Event, editor, subjects string, args ...any) error {
	var later []deed
	err := tx.Table("event_subjects AS s").Joins("JOIN events AS e ON e.seq = s.event_seq").Select("e.editor, e.at, e.what").
		Where(subjects, args...).Where("e.seq > ? AND e.merged_by = '' AND e.editor <> ? AND e.kind = 'did'", of.Seq, editor).
		Where(inEffect).Order("e.seq DESC").Limit(1).Scan(&later).Error
	if err != nil {
		return fmt.Errorf("read what was done since event %d: %w", of.Seq, err)
	}
	if len(later) > 0 {
		return later[0].blocks(of)
	}
	return nil
}
