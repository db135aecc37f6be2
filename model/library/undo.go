package library

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// provided marks the events of what came with the program (the sample) where
// others name the merge they came by. None of them is on the line of undo.
const provided = "sample"

// Provide carries a command out as Apply does, but before the beginning of
// history: neither Undo nor Redo ever touches it. It is for what comes with the
// program.
func (l *Library) Provide(ctx context.Context, editor string, cmd model.Command) (model.Change, error) {
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		event, err := planned(tx, editor, cmd)
		if err == nil {
			event, err = carryOut(tx, event)
		}
		if err != nil || event.Seq == 0 {
			return event, err
		}
		if err := tx.Exec("UPDATE events SET merged_by = ? WHERE seq = ?", provided, event.Seq).Error; err != nil {
			return event, fmt.Errorf("write event: %w", err)
		}
		return event, nil
	})
}

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
			Editor: editor, Kind: model.Undid, Target: done.ID, Action: "undo", What: undid + done.What,
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
			Editor: editor, Kind: model.Redid, Target: undone.Target, Action: "redo", What: "Redid: " + at.what,
		})
	})
}

// CanUndo tells what Undo would take back for an editor.
func (l *Library) CanUndo(ctx context.Context, editor string) (what string, ok bool, err error) {
	at, err := undoable(l.read.WithContext(ctx), editor)
	return at.what, at.seq != 0, explain(err, l.path)
}

// CanRedo tells what Redo would do again for an editor.
func (l *Library) CanRedo(ctx context.Context, editor string) (what string, ok bool, err error) {
	at, err := redoable(l.read.WithContext(ctx), editor)
	return at.what, at.seq != 0, explain(err, l.path)
}

const undid = "Undid: "

// step is an event that can be reversed; seq is 0 where there is none.
type step struct {
	seq  int64
	what string
}

// stands says in SQL that the event e is not taken back: the newest undo or redo
// of an event says whether it stands.
const stands = `coalesce((SELECT u.kind FROM events AS u WHERE u.target = e.id AND u.merged_by = ''
	ORDER BY u.seq DESC LIMIT 1), '') <> 'undid'`

// undoable is the newest event of an editor that stands.
func undoable(tx *gorm.DB, editor string) (step, error) {
	return oneStep(tx, `SELECT e.seq, e.what FROM events AS e WHERE e.merged_by = '' AND e.editor = ? AND e.kind = 'did'
		AND `+stands+` ORDER BY e.seq DESC LIMIT 1`, editor)
}

// redoable is the newest undo of an editor that is not redone, since the editor
// did something new.
func redoable(tx *gorm.DB, editor string) (step, error) {
	at, err := oneStep(tx, `SELECT e.seq, e.what FROM events AS e WHERE e.merged_by = '' AND e.editor = ? AND e.kind = 'undid'
		AND e.seq > coalesce((SELECT d.seq FROM events AS d WHERE d.merged_by = '' AND d.editor = ? AND d.kind = 'did'
			ORDER BY d.seq DESC LIMIT 1), 0)
		AND EXISTS (SELECT 1 FROM events AS d WHERE d.id = e.target AND d.merged_by = '')
		AND NOT EXISTS (SELECT 1 FROM events AS r WHERE r.target = e.target AND r.seq > e.seq)
		ORDER BY e.seq DESC LIMIT 1`, editor, editor)
	at.what = strings.TrimPrefix(at.what, undid)
	return at, err
}

func oneStep(tx *gorm.DB, sql string, args ...any) (step, error) {
	var rows []struct {
		Seq  int64
		What string
	}
	if err := tx.Raw(sql, args...).Scan(&rows).Error; err != nil {
		return step{}, fmt.Errorf("read the undo line: %w", err)
	}
	if len(rows) == 0 {
		return step{}, nil
	}
	return step{rows[0].Seq, rows[0].What}, nil
}

// reversible reads the event of a step.
func reversible(tx *gorm.DB, at step) (model.Event, error) {
	e, err := eventAt(tx, at.seq)
	if errors.Is(err, errBaseGone) {
		return e, model.Wrap(model.Damaged, err,
			"“%s” cannot be taken back: a part of the history that it builds on is lost. Nothing was altered.", at.what)
	}
	return e, err
}

// takeBack is the event that reverses another. A long one is carried out at once.
func takeBack(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	if len(of.Edits) == 0 {
		return reverseLong(tx, of, event)
	}
	return reverse(tx, of, event)
}

// reverse fills an event with the edits of another, backwards, last first.
func reverse(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	event.At = model.Now()
	for i := len(of.Edits) - 1; i >= 0; i-- {
		e := of.Edits[i]
		now, err := present(tx, e.After)
		if err != nil {
			return event, err
		}
		e = e.Known(now)
		if !model.Same(now, e.After) {
			return event, inTheWay(tx, of, e.After)
		}
		back := e.Reverse(event.At)
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
		"“%s” cannot be taken back: it was changed since by %s, at %s: %s. Nothing was altered.", of.What, h.Editor, h.At.Time().Local().Format("2006-01-02 15:04"), h.What)
}

// inTheWay is the refusal to take an event back whose record is not any more as
// the event left it: it says whose change that was.
func inTheWay(tx *gorm.DB, of model.Event, r model.Record) error {
	var later []int64
	err := tx.Raw("SELECT DISTINCT event_seq FROM event_subjects WHERE subject IN ? AND event_seq > ? ORDER BY event_seq DESC",
		append(r.Subjects(), r.Key()), of.Seq).Scan(&later).Error
	if err != nil {
		return fmt.Errorf("read what was done since event %d: %w", of.Seq, err)
	}
	var newest model.Event
	for _, seq := range later {
		e, err := eventAt(tx, seq)
		if err != nil && !errors.Is(err, errBaseGone) {
			return err
		}
		touches := false
		for _, edit := range e.Edits {
			touches = touches || edit.After.Noun() == r.Noun() && edit.After.Key() == r.Key()
		}
		if e.Long > 0 {
			err := tx.Raw("SELECT EXISTS (SELECT 1 FROM event_edits WHERE event_seq = ? AND noun = ? AND id = ?)",
				seq, r.Noun(), r.Key()).Scan(&touches).Error
			if err != nil {
				return fmt.Errorf("read event %d: %w", seq, err)
			}
		}
		if !touches {
			continue
		}
		if newest.Seq == 0 {
			newest = e
		}
		var standing bool // what was taken back, and the taking back, are in nobody's way
		err = tx.Raw("SELECT EXISTS (SELECT 1 FROM events AS e WHERE e.seq = ? AND e.kind = 'did' AND "+stands+")",
			seq).Scan(&standing).Error
		if err != nil {
			return fmt.Errorf("read event %d: %w", seq, err)
		}
		if standing {
			newest = e
			break
		}
	}
	if newest.Seq > 0 {
		return deed{newest.Editor, newest.At, newest.What}.blocks(of)
	}
	return model.Faultf(model.Conflict,
		"“%s” cannot be taken back: what it changed was changed again since. Nothing was altered.", of.What)
}

// hangsOn refuses to take a record away that another editor has worked on since:
// a source on a claim, a claim in an article.
func hangsOn(tx *gorm.DB, of model.Event, editor string, r model.Record) error {
	if err := workSince(tx, of, editor, "s.subject = ?", r.Key()); err != nil || r.Noun() != model.NounVerdict {
		return err
	}
	var added []deed
	err := tx.Raw(`SELECT given_by AS editor, given_at AS at FROM verdicts WHERE added_to = ? AND deleted = '' AND given_by <> ?
		ORDER BY id DESC LIMIT 1`, r.Key(), editor).Scan(&added).Error
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
	err := tx.Raw("SELECT e.editor, e.at, e.what FROM event_subjects AS s JOIN events AS e ON e.seq = s.event_seq WHERE "+subjects+
		" AND e.seq > ? AND e.merged_by = '' AND e.editor <> ? AND e.kind = 'did' AND "+stands+" ORDER BY e.seq DESC LIMIT 1",
		append(args, of.Seq, editor)...).Scan(&later).Error
	if err != nil {
		return fmt.Errorf("read what was done since event %d: %w", of.Seq, err)
	}
	if len(later) > 0 {
		return later[0].blocks(of)
	}
	return nil
}
