package main

import (
	"encoding/json"
	"fmt"
	"io"

	"galley/model"
)

type historyCommand struct {
	Subject string `arg:"" optional:"" name:"id" help:"Only for this article, claim or source."`
	Limit   int    `help:"The maximum number of changes (default: all)."`
}

type eventJSON struct {
	ID     string            `json:"id"`
	Time   model.Stamp       `json:"time"`
	Editor string            `json:"editor"`
	Action string            `json:"action"`
	What   string            `json:"what"`
	Before []json.RawMessage `json:"before"` // the changed records as they were, without new ones
	After  []json.RawMessage `json:"after"`  // the changed records as they became
}

func (c *historyCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	if c.Limit < 0 {
		return usagef("--limit is a number of events")
	}
	events, err := lib.History(d.ctx, c.Subject, c.Limit)
	if err != nil {
		return err
	}
	rows := make([]eventJSON, len(events))
	for i, e := range events {
		if rows[i], err = d.event(e); err != nil {
			return err
		}
	}
	return d.print(rows, func(w io.Writer) {
		for _, r := range rows {
			listEvent(w, r)
		}
	})
}

func listEvent(w io.Writer, e eventJSON) {
	fmt.Fprintf(w, "%s\t%s\t%s\n", e.Time.Time().Local().Format("2006-01-02 15:04:05"), e.Editor, e.What)
}

func (d *invocation) event(e model.Event) (eventJSON, error) {
	out := eventJSON{e.ID, e.At, e.Editor, e.Action, e.What, []json.RawMessage{}, []json.RawMessage{}}
	for _, edit := range e.Edits {
		if edit.Before != nil {
			before, err := d.record(edit.Before)
			if err != nil {
				return out, err
			}
			out.Before = append(out.Before, before)
		}
		after, err := d.record(edit.After)
		if err != nil {
			return out, err
		}
		out.After = append(out.After, after)
	}
	return out, nil
}

// record returns a record with its noun and with offsets in code points.
func (d *invocation) record(r model.Record) (json.RawMessage, error) {
	if a, ok := r.(model.Appearance); ok {
		if err := d.locate(a.VersionID); err == nil {
			x := d.Index(a.VersionID)
			a.Start, a.End = x.CodePoint(a.Start), x.CodePoint(a.End)
		} else if model.HasCode(err, model.NotFound) { // its version is deleted
			a.Start, a.End = -1, -1
		} else {
			return nil, err
		}
		r = a
	}
	if !d.reveal {
		veil, err := d.lib.Veil(d.ctx)
		if err != nil {
			return nil, err
		}
		r = veil.Written(model.Discreet(r))
	}
	fields, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("print %s: %w", r.Noun(), err)
	}
	noun := fmt.Sprintf(`{"noun":%q`, r.Noun())
	if len(fields) > 2 {
		noun += ","
	}
	return append([]byte(noun), fields[1:]...), nil
}

type undoCommand struct{}

func (c *undoCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	change, err := lib.Undo(d.ctx, d.editor())
	return d.changed(change, err)
}

type redoCommand struct{}

func (c *redoCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	change, err := lib.Redo(d.ctx, d.editor())
	return d.changed(change, err)
}

func (d *invocation) changed(change model.Change, err error) error {
	if err != nil {
		return err
	}
	row, err := d.event(change.Event)
	if err != nil {
		return err
	}
	return d.print(row, func(w io.Writer) { listEvent(w, row) })
}
