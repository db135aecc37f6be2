package model

import (
	"cmp"
	"encoding/json"
	"slices"

	"galley/model/prose"
)

// Seen is a command of somebody who had fields of records in front of them while they
// worked. Where somebody else wrote in one of them since, and the command would write
// something else there, it is refused with a ConflictError: nobody's words are
// overwritten unseen. A field that the command leaves as it was seen keeps what
// somebody else wrote there.
type Seen struct {
	Command
	Was []Sight
}

// SeenIn is the part of a command that says what its author saw.
func SeenIn(cmd Command) (Seen, bool) {
	switch c := cmd.(type) {
	case Seen:
		return c, true
	case Typed:
		return SeenIn(c.Command)
	case Because:
		return SeenIn(c.Command)
	}
	return Seen{}, false
}

// Sight is a field of a record as somebody saw it.
type Sight struct {
	Noun Noun
	// ID is the record's. A verdict is seen as the one in force on a claim, so its ID is the
	// claim's; of an addition to a verdict it is the id of that verdict.
	ID     string
	Field  string   // as in JSON
	Values []string // what stood there, as Sighted has it; several where it changed before their eyes
	Yields bool     // where somebody else wrote there since, their words stay, and history keeps both
}

// written are the fields of records that people write in, as in JSON. What the program
// derives from them (a status, a date of change) is no field that two people can want
// differently.
var written = map[Noun][]string{
	NounArticle: {"title", "byline", "publisher", "published", "url", "language"},
	NounClaim:   {"wording", "speaker", "said", "kind", "owner", "due", "private_note"},
	NounSource: {"title", "publisher", "author", "url", "published", "accessed", "archive_url", "primary", "reliability", "kind",
		"private", "alias", "private_note"},
	NounEvidence: {"stance", "quote", "locator", "note", "primary", "reliability", "place", "language", "translation", "translator",
		"private", "private_note"},
	NounVerdict:          {"rating", "reasoning", "proposed", "cut", "severity"},
	NounScale:            {"name", "ordered", "ratings", "best", "worst"},
	NounCollection:       {"name", "scale_id"},
	NounPerson:           {"role", "contacts", "terms"},
	NounConfirmer:        {"question"},
	NounAttempt:          {"person_id", "article_id", "made", "way", "what", "outcome", "purpose", "answer"},
	NounQuestion:         {"to", "text", "answer"},
	NounCorrectionReason: {"reason"},
	NounChecklist:        {"name", "items", "for"},
	NounSavedList:        {"name", "query", "sort"},
}

// Saw are the fields of records that people write in, as somebody saw them. Of a source
// whose name was kept from them they saw nothing that could be compared.
func Saw(records ...Record) []Sight {
	var all []Sight
	for _, r := range records {
		if s, is := r.(Source); is && s.Veiled {
			continue
		}
		values := rawFields(r)
		for _, name := range written[r.Noun()] {
			all = append(all, Sight{Noun: r.Noun(), ID: seenAs(r), Field: name, Values: []string{sighted(values[name])}})
		}
	}
	return all
}

// Sighted is a text as sights are compared: how it is broken into lines does not matter.
func Sighted(text string) string { return prose.Flatten(text) }

func sighted(value json.RawMessage) string {
	switch string(value) {
	case "", "null", "false", "[]", `""`:
		return ""
	}
	var text string
	if json.Unmarshal(value, &text) == nil {
		return Sighted(text)
	}
	return string(value)
}

// seenAs is the id by which a record is seen (see Sight).
func seenAs(r Record) string {
	if v, is := r.(Verdict); is {
		return cmp.Or(v.AddedTo, v.ClaimID)
	}
	return r.Key()
}

// rawFields are the stored fields of a record, as in JSON; none where it cannot be written so.
func rawFields(r Record) map[string]json.RawMessage {
	var fields map[string]json.RawMessage
	if fieldsOf(r, &fields) != nil {
		return nil
	}
	return fields
}

// Wrote is who wrote in a field last.
type Wrote struct {
	Editor string // "" not known
	At     Stamp
	Own    bool // here, by who sends the command
}

// Clash is a field that two people wrote in at the same time.
type Clash struct {
	Sight
	Record Record // as it stands
	Theirs string // what stands there
	Mine   string // what the command would write
	Wrote  Wrote  // who wrote what stands there
}

// ConflictError refuses a command that would write over words that its author has not seen.
type ConflictError struct {
	Clashes []Clash
	fault   error
}

func (e *ConflictError) Error() string { return e.fault.Error() }

// Unwrap is the Fault with a sentence for people.
func (e *ConflictError) Unwrap() error { return e.fault }

// With is the same refusal told in other words: those of a veil.
func (e *ConflictError) With(fault error, text func(string) string) *ConflictError {
	all := slices.Clone(e.Clashes)
	for i := range all {
		all[i].Theirs = text(all[i].Theirs)
	}
	return &ConflictError{all, fault}
}

func conflicting(clashes []Clash) error {
	c := clashes[0]
	who := cmp.Or(c.Wrote.Editor, Sayf("Somebody else"))
	theirs, mine := brief(c.Theirs), brief(c.Mine)
	fault := Faultf(Conflict, "%s wrote here meanwhile (%s): “%s”. What you wrote, “%s”, was not stored over it.", who, c.Called(), theirs, mine)
	if len(clashes) > 1 {
		fault = Faultf(Conflict, "%s wrote here meanwhile (%s): “%s”. What you wrote, “%s”, was not stored over it. Other fields here differ too.",
			who, c.Called(), theirs, mine)
	}
	return &ConflictError{clashes, fault}
}

// Called is the name of the field for people.
func (c Sight) Called() string {
	if name := sightNames[c.Field]; name != "" {
		return name
	}
	return prose.Flatten(c.Field)
}

var sightNames = map[string]string{"private_note": "private note", "archive_url": "archive address", "url": "address", "scale_id": "scale",
	"to": "addressee", "person_id": "person", "article_id": "article", "translation": "translated words"}

// brief is the beginning of a text.
func brief(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// Insisting is a command that was refused, sent again by somebody who has now seen what
// the others wrote: it is written over, and stays in history.
func (s Seen) Insisting(e *ConflictError) Seen { return s.knowing(e, false) }

// Yielding is a command that was refused, sent again so that what the others wrote stays.
// Its own words come into history as a conflict that was decided.
func (s Seen) Yielding(e *ConflictError) Seen { return s.knowing(e, true) }

func (s Seen) knowing(e *ConflictError, yields bool) Seen {
	s.Was = slices.Clone(s.Was)
	for _, c := range e.Clashes {
		for i := range s.Was {
			if w := &s.Was[i]; w.of(c.Noun, c.ID, c.Field) {
				w.Values = append(slices.Clone(w.Values), Sighted(c.Theirs))
				w.Yields = yields
			}
		}
	}
	return s
}

func (w Sight) of(noun Noun, id, field string) bool {
	return w.Noun == noun && w.ID == id && w.Field == field
}
