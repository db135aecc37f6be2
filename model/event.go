package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Noun names a kind of record in edits and events.
type Noun string

const (
	NounArticle          Noun = "article"
	NounVersion          Noun = "version"
	NounFile             Noun = "file"
	NounClaim            Noun = "claim"
	NounAppearance       Noun = "appearance"
	NounSource           Noun = "source"
	NounEvidence         Noun = "evidence"
	NounVerdict          Noun = "verdict"
	NounScale            Noun = "scale"
	NounCollection       Noun = "collection"
	NounMembership       Noun = "membership"
	NounTag              Noun = "tag"
	NounAside            Noun = "aside"
	NounTick             Noun = "tick"
	NounDispute          Noun = "conflict"
	NounPerson           Noun = "person"
	NounConfirmer        Noun = "confirmer"
	NounAttempt          Noun = "attempt"
	NounAsking           Noun = "asking"
	NounQuestion         Noun = "question"
	NounRound            Noun = "round"
	NounCorrectionReason Noun = "correction reason"
	NounChecklist        Noun = "checklist"
	NounSavedList        Noun = "saved list"
	NounAttachment       Noun = "attachment"
	NounCapture          Noun = "capture"
)

// Nouns are all of them.
var Nouns = []Noun{
	NounArticle, NounVersion, NounFile, NounClaim, NounAppearance, NounSource, NounEvidence, NounVerdict, NounScale,
	NounCollection, NounMembership, NounTag, NounAside, NounTick, NounDispute,
	NounPerson, NounConfirmer, NounAttempt, NounAsking, NounQuestion, NounRound, NounCorrectionReason, NounChecklist, NounSavedList,
	NounAttachment, NounCapture,
}

// Record is a noun that can be stored: it has an id that is permanent and a
// tombstone instead of an end.
type Record interface {
	Noun() Noun
	Key() string
	Tombstone() Stamp             // "" while it lives
	WithTombstone(s Stamp) Record // a copy
	Subjects() []string           // ids whose history this record belongs to
}

func (a Article) Noun() Noun          { return NounArticle }
func (v Version) Noun() Noun          { return NounVersion }
func (f File) Noun() Noun             { return NounFile }
func (c Claim) Noun() Noun            { return NounClaim }
func (a Appearance) Noun() Noun       { return NounAppearance }
func (s Source) Noun() Noun           { return NounSource }
func (e Evidence) Noun() Noun         { return NounEvidence }
func (v Verdict) Noun() Noun          { return NounVerdict }
func (s Scale) Noun() Noun            { return NounScale }
func (c Collection) Noun() Noun       { return NounCollection }
func (m Membership) Noun() Noun       { return NounMembership }
func (t Tag) Noun() Noun              { return NounTag }
func (a Aside) Noun() Noun            { return NounAside }
func (t Tick) Noun() Noun             { return NounTick }
func (d Dispute) Noun() Noun          { return NounDispute }
func (p Person) Noun() Noun           { return NounPerson }
func (c Confirmer) Noun() Noun        { return NounConfirmer }
func (a Attempt) Noun() Noun          { return NounAttempt }
func (a Asking) Noun() Noun           { return NounAsking }
func (q Question) Noun() Noun         { return NounQuestion }
func (r Round) Noun() Noun            { return NounRound }
func (c CorrectionReason) Noun() Noun { return NounCorrectionReason }
func (c Checklist) Noun() Noun        { return NounChecklist }
func (s SavedList) Noun() Noun        { return NounSavedList }
func (a Attachment) Noun() Noun       { return NounAttachment }
func (c Capture) Noun() Noun          { return NounCapture }

func (a Article) Key() string          { return a.ID }
func (v Version) Key() string          { return v.ID }
func (f File) Key() string             { return f.SHA256 }
func (c Claim) Key() string            { return c.ID }
func (a Appearance) Key() string       { return a.ID }
func (s Source) Key() string           { return s.ID }
func (e Evidence) Key() string         { return e.ID }
func (v Verdict) Key() string          { return v.ID }
func (s Scale) Key() string            { return s.ID }
func (c Collection) Key() string       { return c.ID }
func (m Membership) Key() string       { return m.ID }
func (t Tag) Key() string              { return t.ID }
func (a Aside) Key() string            { return a.ID }
func (t Tick) Key() string             { return t.ID }
func (d Dispute) Key() string          { return d.ID }
func (p Person) Key() string           { return p.ID }
func (c Confirmer) Key() string        { return c.ID }
func (a Attempt) Key() string          { return a.ID }
func (a Asking) Key() string           { return a.ID }
func (q Question) Key() string         { return q.ID }
func (r Round) Key() string            { return r.ID }
func (c CorrectionReason) Key() string { return c.ID }
func (c Checklist) Key() string        { return c.ID }
func (s SavedList) Key() string        { return s.ID }
func (a Attachment) Key() string       { return a.ID }
func (c Capture) Key() string          { return c.ID }

func (a Article) Tombstone() Stamp          { return a.Deleted }
func (v Version) Tombstone() Stamp          { return v.Deleted }
func (f File) Tombstone() Stamp             { return f.Deleted }
func (c Claim) Tombstone() Stamp            { return c.Deleted }
func (a Appearance) Tombstone() Stamp       { return a.Deleted }
func (s Source) Tombstone() Stamp           { return s.Deleted }
func (e Evidence) Tombstone() Stamp         { return e.Deleted }
func (v Verdict) Tombstone() Stamp          { return v.Deleted }
func (s Scale) Tombstone() Stamp            { return s.Deleted }
func (c Collection) Tombstone() Stamp       { return c.Deleted }
func (m Membership) Tombstone() Stamp       { return m.Deleted }
func (t Tag) Tombstone() Stamp              { return t.Deleted }
func (a Aside) Tombstone() Stamp            { return a.Deleted }
func (t Tick) Tombstone() Stamp             { return t.Deleted }
func (d Dispute) Tombstone() Stamp          { return d.Deleted }
func (p Person) Tombstone() Stamp           { return p.Deleted }
func (c Confirmer) Tombstone() Stamp        { return c.Deleted }
func (a Attempt) Tombstone() Stamp          { return a.Deleted }
func (a Asking) Tombstone() Stamp           { return a.Deleted }
func (q Question) Tombstone() Stamp         { return q.Deleted }
func (r Round) Tombstone() Stamp            { return r.Deleted }
func (c CorrectionReason) Tombstone() Stamp { return c.Deleted }
func (c Checklist) Tombstone() Stamp        { return c.Deleted }
func (s SavedList) Tombstone() Stamp        { return s.Deleted }
func (a Attachment) Tombstone() Stamp       { return a.Deleted }
func (c Capture) Tombstone() Stamp          { return c.Deleted }

func (a Article) WithTombstone(s Stamp) Record          { a.Deleted = s; return a }
func (v Version) WithTombstone(s Stamp) Record          { v.Deleted = s; return v }
func (f File) WithTombstone(s Stamp) Record             { f.Deleted = s; return f }
func (c Claim) WithTombstone(s Stamp) Record            { c.Deleted = s; return c }
func (a Appearance) WithTombstone(s Stamp) Record       { a.Deleted = s; return a }
func (x Source) WithTombstone(s Stamp) Record           { x.Deleted = s; return x }
func (e Evidence) WithTombstone(s Stamp) Record         { e.Deleted = s; return e }
func (v Verdict) WithTombstone(s Stamp) Record          { v.Deleted = s; return v }
func (x Scale) WithTombstone(s Stamp) Record            { x.Deleted = s; return x }
func (c Collection) WithTombstone(s Stamp) Record       { c.Deleted = s; return c }
func (m Membership) WithTombstone(s Stamp) Record       { m.Deleted = s; return m }
func (t Tag) WithTombstone(s Stamp) Record              { t.Deleted = s; return t }
func (a Aside) WithTombstone(s Stamp) Record            { a.Deleted = s; return a }
func (t Tick) WithTombstone(s Stamp) Record             { t.Deleted = s; return t }
func (d Dispute) WithTombstone(s Stamp) Record          { d.Deleted = s; return d }
func (x Person) WithTombstone(s Stamp) Record           { x.Deleted = s; return x }
func (x Confirmer) WithTombstone(s Stamp) Record        { x.Deleted = s; return x }
func (x Attempt) WithTombstone(s Stamp) Record          { x.Deleted = s; return x }
func (x Asking) WithTombstone(s Stamp) Record           { x.Deleted = s; return x }
func (x Question) WithTombstone(s Stamp) Record         { x.Deleted = s; return x }
func (x Round) WithTombstone(s Stamp) Record            { x.Deleted = s; return x }
func (x CorrectionReason) WithTombstone(s Stamp) Record { x.Deleted = s; return x }
func (x Checklist) WithTombstone(s Stamp) Record        { x.Deleted = s; return x }
func (x SavedList) WithTombstone(s Stamp) Record        { x.Deleted = s; return x }
func (x Attachment) WithTombstone(s Stamp) Record       { x.Deleted = s; return x }
func (x Capture) WithTombstone(s Stamp) Record          { x.Deleted = s; return x }

func (a Article) Subjects() []string          { return []string{a.ID} }
func (v Version) Subjects() []string          { return []string{v.ArticleID} }
func (f File) Subjects() []string             { return nil }
func (c Claim) Subjects() []string            { return []string{c.ID} }
func (a Appearance) Subjects() []string       { return []string{a.ArticleID, a.ClaimID} }
func (s Source) Subjects() []string           { return []string{s.ID} }
func (e Evidence) Subjects() []string         { return []string{e.ClaimID, e.SourceID} }
func (v Verdict) Subjects() []string          { return []string{v.ClaimID} }
func (s Scale) Subjects() []string            { return []string{s.ID} }
func (c Collection) Subjects() []string       { return []string{c.ID} }
func (m Membership) Subjects() []string       { return []string{m.ArticleID, m.CollectionID} }
func (t Tag) Subjects() []string              { return []string{t.Subject} }
func (a Aside) Subjects() []string            { return []string{a.ArticleID} }
func (t Tick) Subjects() []string             { return []string{t.Subject} }
func (d Dispute) Subjects() []string          { return []string{cmp.Or(d.ClaimID, d.RecordID)} }
func (p Person) Subjects() []string           { return []string{p.ID} }
func (c Confirmer) Subjects() []string        { return []string{c.ClaimID, c.PersonID} }
func (a Attempt) Subjects() []string          { return given(a.PersonID, a.ArticleID) }
func (a Asking) Subjects() []string           { return []string{a.ClaimID} }
func (q Question) Subjects() []string         { return []string{q.ClaimID} }
func (r Round) Subjects() []string            { return []string{r.ArticleID} }
func (c CorrectionReason) Subjects() []string { return []string{c.ArticleID, c.ClaimID} }
func (c Checklist) Subjects() []string        { return []string{c.ID} }
func (s SavedList) Subjects() []string        { return []string{s.ID} }
func (a Attachment) Subjects() []string       { return []string{a.SourceID} }
func (c Capture) Subjects() []string          { return []string{c.SourceID} }

// given are ids without the empty ones.
func given(ids ...string) []string {
	return slices.DeleteFunc(ids, func(id string) bool { return id == "" })
}

// Edit is one record before and after; Before is nil where it is new.
type Edit struct{ Before, After Record }

// Create is the edit that stores a new record.
func Create(r Record) Edit { return Edit{After: r} }

// Remove is the edit that puts a tombstone on a record.
func Remove(r Record, at Stamp) Edit { return Edit{Before: r, After: r.WithTombstone(at)} }

// Undelete is the edit that takes the tombstone off a record.
func Undelete(r Record) Edit { return Edit{Before: r, After: r.WithTombstone("")} }

// Reverse is the edit that takes e back. A new record is not erased but gets a
// tombstone: ids are permanent.
func (e Edit) Reverse(at Stamp) Edit {
	if e.Before == nil {
		return Edit{Before: e.After, After: e.After.WithTombstone(at)}
	}
	return Edit{Before: e.After, After: e.Before}
}

// Known fills in fields that the event does not have, because an older Galley wrote
// it. They are taken from the record as it is now. Only fields that never change are
// filled in, so that a later change is still noticed.
func (e Edit) Known(now Record) Edit {
	return Edit{Before: known(e.Before, now), After: known(e.After, now)}
}

func known(then, now Record) Record {
	old, was := then.(Version)
	v, is := now.(Version)
	if was && is && old.ID == v.ID && old.Charset == "" {
		old.Charset = v.Charset
		return old
	}
	return then
}

// Same reports whether two records have the same stored fields.
func Same(a, b Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && a.Noun() == b.Noun() && bytes.Equal(x, y)
}

type editJSON struct {
	Noun   Noun            `json:"noun"`
	ID     string          `json:"id"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// MarshalJSON writes {noun, id, before, after}; before is null for a new record.
func (e Edit) MarshalJSON() ([]byte, error) {
	out := editJSON{Noun: e.After.Noun(), ID: e.After.Key()}
	var err error
	if e.Before != nil {
		if out.Before, err = json.Marshal(e.Before); err != nil {
			return nil, err
		}
	}
	if out.After, err = json.Marshal(e.After); err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote; an unknown noun is an error.
func (e *Edit) UnmarshalJSON(data []byte) error {
	var in editJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	var err error
	if len(in.Before) > 0 && string(in.Before) != "null" {
		if e.Before, err = ReadRecord(in.Noun, in.Before); err != nil {
			return err
		}
	}
	if e.After, err = ReadRecord(in.Noun, in.After); err != nil {
		return err
	}
	if e.After.Key() != in.ID || e.Before != nil && e.Before.Key() != in.ID {
		return fmt.Errorf("event speaks of two records as one: %q", in.ID)
	}
	return nil
}

// ReadRecord reads a record of a noun from the JSON that an Edit holds of it.
func ReadRecord(noun Noun, data []byte) (Record, error) {
	switch noun {
	case NounArticle:
		return readAs[Article](data)
	case NounVersion:
		return readAs[Version](data)
	case NounFile:
		return readAs[File](data)
	case NounClaim:
		return readAs[Claim](data)
	case NounAppearance:
		return readAs[Appearance](data)
	case NounSource:
		return readAs[Source](data)
	case NounEvidence:
		return readAs[Evidence](data)
	case NounVerdict:
		return readAs[Verdict](data)
	case NounScale:
		return readAs[Scale](data)
	case NounCollection:
		return readAs[Collection](data)
	case NounMembership:
		return readAs[Membership](data)
	case NounTag:
		return readAs[Tag](data)
	case NounAside:
		return readAs[Aside](data)
	case NounTick:
		return readAs[Tick](data)
	case NounDispute:
		return readAs[Dispute](data)
	case NounPerson:
		return readAs[Person](data)
	case NounConfirmer:
		return readAs[Confirmer](data)
	case NounAttempt:
		return readAs[Attempt](data)
	case NounAsking:
		return readAs[Asking](data)
	case NounQuestion:
		return readAs[Question](data)
	case NounRound:
		return readAs[Round](data)
	case NounCorrectionReason:
		return readAs[CorrectionReason](data)
	case NounChecklist:
		return readAs[Checklist](data)
	case NounSavedList:
		return readAs[SavedList](data)
	case NounAttachment:
		return readAs[Attachment](data)
	case NounCapture:
		return readAs[Capture](data)
	}
	return nil, fmt.Errorf("event speaks of an unknown noun %q", noun)
}

func readAs[R Record](data []byte) (Record, error) {
	var r R
	err := json.Unmarshal(data, &r)
	return r, err
}

// EventKind tells a person's action from an undo and a redo.
type EventKind string

const (
	Did   EventKind = "did"
	Undid EventKind = "undid"
	Redid EventKind = "redid"
)

// Event is one change of the library: when, who, what, before and after.
// History, undo, redo, the audit trail and the corrections log are read from it.
type Event struct {
	Seq    int64     `json:"seq"` // counts up in this library, with gaps
	ID     string    `json:"id"`
	At     Stamp     `json:"time"`
	Editor string    `json:"editor"`
	Kind   EventKind `json:"kind"`
	Target string    `json:"target,omitempty"` // of undid and redid: the id of the event that was done
	Action string    `json:"action"`
	What   string    `json:"what"`
	Edits  []Edit    `json:"edits"`
	// Long is how many edits the event has, where they are too many to be listed
	// in Edits (a merge): what it changed is read from the library.
	Long int `json:"long,omitempty"`
}

// Subjects are the ids whose history the event belongs to, each once.
func (e Event) Subjects() []string {
	var ids []string
	seen := map[string]bool{}
	for _, edit := range e.Edits {
		for _, id := range edit.After.Subjects() {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Change is what came of a command: the event stored, or nothing (Seq 0)
// where the library was as wanted already.
type Change struct {
	Event Event
	Odd   []string // sentences about what was stored although it is odd: a due date that is past, an owner whom nobody knows
}

// Changed reports whether anything was stored.
func (c Change) Changed() bool { return c.Event.Seq != 0 }

// Created is the id of the first new record of a noun, or "".
func (c Change) Created(noun Noun) string {
	for _, e := range c.Event.Edits {
		if e.Before == nil && e.After.Noun() == noun {
			return e.After.Key()
		}
	}
	return ""
}

// Touches reports whether the change belongs to the history of an id.
func (c Change) Touches(id string) bool { return contains(c.Event.Subjects(), id) }
