package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Hold holds a plan of the command against what its author saw. wrote tells who wrote
// last in a field of a record.
func (s Seen) Hold(v View, plan Plan, by Author, wrote func(Record, string) (Wrote, error)) (Plan, error) {
	h := holder{seen: s, by: by, wrote: wrote}
	out := Plan{What: plan.What}
	for _, e := range plan.Edits {
		now, err := writtenOver(v, e)
		if err != nil {
			return Plan{}, err
		}
		left, keep, err := h.hold(e, now)
		if err != nil {
			return Plan{}, err
		}
		if !keep && e.After.Noun() == NounVerdict {
			out.Edits = nil // the rest of the plan follows from the verdict
			break
		}
		if keep {
			out.Edits = append(out.Edits, left)
		}
	}
	if len(h.clashes) > 0 {
		return Plan{}, conflicting(h.clashes)
	}
	for _, c := range h.yielded {
		if len(out.Edits) == 0 {
			out.What = Sayf("Kept what %s wrote (%s): “%s”", cmp.Or(c.Wrote.Editor, Sayf("somebody else")), c.Called(), brief(c.Theirs))
		}
	}
	for _, c := range h.yielded {
		d, err := c.settled(by)
		if err != nil {
			return Plan{}, err
		}
		out.Edits = append(out.Edits, Create(d))
	}
	return out, nil
}

// writtenOver is what an edit is written over; nil for a new record. A new verdict takes the
// place of the one in force.
func writtenOver(v View, e Edit) (Record, error) {
	verdict, is := e.After.(Verdict)
	if !is || e.Before != nil || verdict.AddedTo != "" {
		return e.Before, nil
	}
	all, err := v.Verdicts(verdict.ClaimID)
	if err != nil {
		return nil, err
	}
	now, _ := InForce(all)
	now.ClaimID = verdict.ClaimID
	return now, nil
}

// holder holds the edits of a plan against what was seen.
type holder struct {
	seen             Seen
	by               Author
	wrote            func(Record, string) (Wrote, error)
	clashes, yielded []Clash
}

// hold is an edit with the fields of others in place; keep is false where nothing is left
// of it that a person wrote.
func (h *holder) hold(e Edit, now Record) (left Edit, keep bool, err error) {
	if now == nil || e.After.Tombstone() != "" {
		return e, true, nil
	}
	if v, is := e.After.(Verdict); is && v.SetAside != "" {
		return e, true, nil
	}
	was, is := rawFields(now), rawFields(e.After)
	given, others := 0, []string{}
	for _, name := range slices.Sorted(maps.Keys(union(was, is))) {
		theirs, mine := sighted(was[name]), sighted(is[name])
		if theirs == mine {
			continue
		}
		i := slices.IndexFunc(h.seen.Was, func(w Sight) bool { return w.of(now.Noun(), seenAs(e.After), name) })
		if i < 0 {
			if slices.Contains(written[now.Noun()], name) {
				given++
			}
			continue
		}
		w := h.seen.Was[i]
		seen := slices.Contains(w.Values, theirs)
		if seen && !w.Yields {
			given++
			continue
		}
		if !seen && slices.Contains(w.Values, mine) { // the command leaves it as it was seen
			others = append(others, name)
			continue
		}
		wrote, err := h.wrote(now, name)
		if err != nil {
			return e, false, err
		}
		c := Clash{Sight: w, Record: now, Theirs: plain(was[name]), Mine: plain(is[name]), Wrote: wrote}
		switch {
		case !seen && wrote.Own:
			given++
		case w.Yields && seen:
			h.yielded = append(h.yielded, c)
			others = append(others, name)
		default:
			h.clashes = append(h.clashes, c)
		}
	}
	if len(others) == 0 {
		return e, true, nil
	}
	if given == 0 {
		return e, false, nil
	}
	for _, name := range others {
		give(is, name, was)
	}
	e.After, err = recordOf(now, is)
	return e, err == nil, err
}

func union(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

// plain is a value as a text.
func plain(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) == nil {
		return text
	}
	return sighted(value)
}

// settled is the clash as a conflict that was decided for what the others wrote.
func (c Clash) settled(by Author) (Dispute, error) {
	side := func(text string) (string, error) {
		data, err := json.Marshal(map[string]string{c.Field: text})
		return string(data), err
	}
	ours, err := side(c.Theirs)
	if err != nil {
		return Dispute{}, err
	}
	theirs, err := side(c.Mine)
	if err != nil {
		return Dispute{}, err
	}
	d := Dispute{ID: NewID(), About: c.Noun, RecordID: c.Record.Key(), Field: c.Field, Ours: ours, Theirs: theirs,
		OursBy: c.Wrote.Editor, OursAt: c.Wrote.At, TheirsBy: by.Editor, TheirsAt: by.At, Found: by.At}
	switch r := c.Record.(type) {
	case Claim:
		d.ClaimID = r.ID
	case Verdict:
		d.ClaimID, d.RecordID = r.ClaimID, cmp.Or(r.ID, r.ClaimID)
	case Evidence:
		d.ClaimID = r.ClaimID
	case Question:
		d.ClaimID = r.ClaimID
	case Confirmer:
		d.ClaimID = r.ClaimID
	}
	return d.decide(ChoiceOurs, by), nil
}

// Differing are the fields that two states of a record differ in, as in JSON.
func Differing(a, b Record) []string {
	x, y := rawFields(a), rawFields(b)
	var names []string
	for _, name := range slices.Sorted(maps.Keys(union(x, y))) {
		if !bytes.Equal(x[name], y[name]) {
			names = append(names, name)
		}
	}
	return names
}

// ReverseIn is the edit that takes e back in a record that was changed since: of the
// fields that e changed, each as it was before. It is none where one of those was
// changed again, or where e changed more than what people write in fields.
func (e Edit) ReverseIn(now Record) (Edit, bool) {
	if e.Before == nil || e.Before.Noun() == NounVerdict || now.Tombstone() != e.After.Tombstone() {
		return Edit{}, false
	}
	before, after, fields := rawFields(e.Before), rawFields(e.After), rawFields(now)
	for _, name := range Differing(e.Before, e.After) {
		if !slices.Contains(written[now.Noun()], name) || !bytes.Equal(fields[name], after[name]) {
			return Edit{}, false
		}
		give(fields, name, before)
	}
	back, err := recordOf(now, fields)
	return Edit{Before: now, After: back}, err == nil
}

// give gives a field the value that it has among others.
func give(fields map[string]json.RawMessage, name string, from map[string]json.RawMessage) {
	if value, has := from[name]; has {
		fields[name] = value
	} else {
		delete(fields, name)
	}
}

// recordOf is a record with other fields.
func recordOf(r Record, fields map[string]json.RawMessage) (Record, error) {
	data, err := json.Marshal(fields)
	var out Record
	if err == nil {
		out, err = ReadRecord(r.Noun(), data)
	}
	if err == nil {
		err = Sound(out)
	}
	if err != nil {
		return nil, fmt.Errorf("put together %s %s: %w", r.Noun(), r.Key(), err)
	}
	return out, nil
}
