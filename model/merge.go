package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Merged is the result of merging another library into this one.
type Merged struct {
	Articles MergeCount `json:"articles"`
	Claims   MergeCount `json:"claims"`
	Sources  MergeCount `json:"sources"`
	Evidence MergeCount `json:"evidence"`
	Verdicts MergeCount `json:"verdicts"`
	// Kept are sentences about what one side deleted and the other worked on: it is kept.
	Kept      []string `json:"kept"`
	Conflicts int      `json:"-"` // found by this merge
	Remarks   []string `json:"-"` // what else is to be known, a sentence each
	Left      int      `json:"-"` // articles of the other file that were not taken, because only others were to be
	Change    Change   `json:"-"` // empty where the library had everything already
}

// HandedOut is what was written into a small library for a colleague.
type HandedOut struct {
	Articles        []Article
	Claims, Sources int
	Size            int64 // bytes of the file
}

// MergeCount counts records of one noun.
type MergeCount struct {
	Added   int `json:"added"`   // came in
	United  int `json:"united"`  // recognised as one that was here under another id
	Updated int `json:"updated"` // were here and took something over
}

// Difference is a field, or fields that are decided together, which two
// libraries say differently: JSON objects, as in Dispute.
type Difference struct{ Field, Ours, Theirs string }

// rule says how a field is united; a field without one is disputed where both
// sides changed it differently.
type rule int

const (
	dispute   rule = iota
	keep           // ours: ids, and what never changes
	earliest       // of two stamps, or of two ids
	latest         // of two stamps or dates
	furthest       // of two statuses
	both           // of two lists, what either added and neither took away
	strictest      // of two terms: nothing that was promised is forgotten
	everyLine      // of two texts, the lines of either
	either         // true where one side says so: what one side keeps to itself stays private
)

// fieldRules are those of every noun; group names the fields that are decided together.
var fieldRules = map[Noun]map[string]struct {
	rule  rule
	group string
}{
	NounArticle: {"check_published": {earliest, ""}, "imported": {earliest, ""}, "imported_by": {keep, ""}, "archived": {latest, ""}},
	NounVersion: {"article_id": {keep, ""}, "number": {keep, ""}, "sha256": {keep, ""}, "file_sha256": {keep, ""},
		"charset": {keep, ""}, "added": {earliest, ""}, "hidden": {both, ""}},
	NounFile:  {"name": {keep, ""}, "media_type": {keep, ""}, "size": {keep, ""}},
	NounClaim: {"private_note": {everyLine, ""}, "status": {furthest, ""}, "closed": {dispute, "closed"}, "closed_in": {dispute, "closed"}, "created": {earliest, ""}},
	NounAppearance: {"claim_id": {keep, ""}, "article_id": {dispute, "passage"}, "version_id": {dispute, "passage"},
		"start": {dispute, "passage"}, "end": {dispute, "passage"}, "exact": {dispute, "passage"}, "prefix": {dispute, "passage"},
		"suffix": {dispute, "passage"}, "state": {dispute, "passage"}, "places": {dispute, "passage"},
		"picture": {dispute, "passage"}, "region": {dispute, "passage"}},
	NounSource: {"accessed": {latest, ""}, "created": {earliest, ""},
		"private": {either, ""}, "private_note": {everyLine, ""}},
	NounEvidence: {"private": {either, ""}, "private_note": {everyLine, ""}, "claim_id": {keep, ""}, "source_id": {earliest, ""}, "from_note": {keep, ""}, "added": {earliest, ""}},
	NounVerdict: {"claim_id": {keep, ""}, "scale_id": {dispute, "rating"}, "rating": {dispute, "rating"},
		"proposed": {dispute, "rating"}, "cut": {dispute, "rating"}, "severity": {dispute, "rating"}, "by": {keep, ""},
		"at": {latest, ""}, "signed_by": {dispute, "sign-off"}, "signed_at": {dispute, "sign-off"}, "set_aside": {latest, ""},
		"added_to": {keep, ""}},
	NounCollection: {"created": {earliest, ""}},
	NounMembership: {"collection_id": {keep, ""}, "article_id": {keep, ""}, "added": {earliest, ""}},
	NounTag:        {"subject": {keep, ""}, "word": {keep, ""}, "added": {earliest, ""}},
	NounAside: {"article_id": {keep, ""}, "version_id": {keep, ""}, "start": {keep, ""}, "end": {keep, ""}, "exact": {keep, ""},
		"prefix": {keep, ""}, "suffix": {keep, ""}, "picture": {keep, ""}, "kind": {keep, ""}, "by": {keep, ""}, "added": {earliest, ""}},
	NounTick: {"subject": {keep, ""}, "list": {keep, ""}, "kind": {keep, ""}, "words": {keep, ""}, "by": {keep, ""},
		"added": {earliest, ""}},
	NounPerson:    {"created": {earliest, ""}, "terms": {strictest, ""}, "contacts": {everyLine, ""}},
	NounConfirmer: {"claim_id": {keep, ""}, "person_id": {keep, ""}, "by": {keep, ""}, "added": {earliest, ""}},
	NounAttempt:   {"person_id": {keep, ""}, "article_id": {keep, ""}, "by": {keep, ""}, "created": {earliest, ""}},
	NounAsking:    {"attempt_id": {keep, ""}, "claim_id": {keep, ""}, "added": {earliest, ""}},
	NounQuestion: {"claim_id": {keep, ""}, "by": {keep, ""}, "asked": {earliest, ""}, "closed": {earliest, ""},
		"closed_by": {keep, ""}},
	NounRound: {"article_id": {keep, ""}, "version_id": {keep, ""}, "name": {keep, ""}, "initials": {keep, ""}, "by": {keep, ""},
		"at": {keep, ""}, "left": {keep, ""}},
	NounCorrectionReason: {"article_id": {keep, ""}, "claim_id": {keep, ""}, "by": {latest, ""}, "at": {latest, ""}},
	NounChecklist:        {"created": {earliest, ""}},
	NounSavedList:        {"created": {earliest, ""}},
	NounAttachment:       {"source_id": {keep, ""}, "file_sha256": {keep, ""}, "by": {keep, ""}, "added": {earliest, ""}},
	NounCapture: {"source_id": {keep, ""}, "asked": {keep, ""}, "address": {keep, ""}, "taken": {keep, ""}, "status": {keep, ""},
		"media_type": {keep, ""}, "payload_sha256": {keep, ""}, "text_sha256": {keep, ""}, "title": {keep, ""}, "wall": {keep, ""},
		"authority": {keep, ""}, "created": {earliest, ""}},
	NounDispute: {"claim_id": {keep, ""}, "about": {keep, ""}, "record_id": {keep, ""}, "field": {keep, ""},
		"ours": {keep, ""}, "theirs": {keep, ""},
		"ours_by": {keep, ""}, "ours_at": {keep, ""}, "theirs_by": {keep, ""}, "theirs_at": {keep, ""}, "found": {keep, ""},
		"choice": {latest, ""}, "decided_by": {latest, ""}, "decided": {latest, ""}},
}

// whoWith is the field that says who, of a moment that was taken from the other side.
var whoWith = map[string][]string{"imported": {"imported_by"}, "added": {"by"}, "closed": {"closed_by"}}

// Unite merges what two libraries say of one record. base is the record as both had
// it last, as JSON, or as much of it as is known (nil: nothing). A field that one side
// changed is taken from that side. One that neither is known to have changed is filled
// where it is empty. Where both changed it differently, ours stays and a Difference is
// returned. Tombstones are ignored: ours stays.
func Unite(base []byte, ours, theirs Record) (Record, []Difference, error) {
	var b, o, t map[string]json.RawMessage
	if err := fieldsOf(ours, &o); err != nil {
		return nil, nil, err
	}
	if err := fieldsOf(theirs, &t); err != nil {
		return nil, nil, err
	}
	if len(base) > 0 {
		if err := json.Unmarshal(base, &b); err != nil {
			return nil, nil, fmt.Errorf("read the %s as it was: %w", ours.Noun(), err)
		}
	}
	names := map[string]bool{}
	for _, fields := range []map[string]json.RawMessage{o, t} {
		for name := range fields {
			names[name] = true
		}
	}
	rules := fieldRules[ours.Noun()]
	groups := map[string][]string{}
	for _, name := range sortedKeys(names) {
		r := rules[name]
		if name == "id" || name == "deleted" || r.rule == keep {
			continue
		}
		group := r.group
		if group == "" {
			group = name
		}
		groups[group] = append(groups[group], name)
	}
	if len(base) == 0 {
		b = accepted(ours, theirs, o, t)
	}
	var differences []Difference
	for _, group := range sortedKeys(groups) {
		fields := groups[group]
		if rules[fields[0]].rule == either { // whatever was before: nobody's promise is taken back by a merge
			if o[group] = value(o, group); string(o[group]) != "true" {
				o[group] = value(t, group)
			}
			if string(o[group]) != "true" {
				delete(o, group)
			}
			continue
		}
		mine, yours, was, known := side(o, fields), side(t, fields), side(b, fields), has(b, fields)
		changed, taken := yours, true
		switch {
		case bytes.Equal(mine, yours), known && bytes.Equal(yours, was):
			continue
		case known && bytes.Equal(mine, was):
		case !known && blank(t, fields):
			continue
		case !known && blank(o, fields):
		case rules[fields[0]].rule == dispute:
			differences = append(differences, Difference{group, string(mine), string(yours)})
			continue
		default:
			changed = resolve(rules[fields[0]].rule, fields[0], b, o, t)
			taken = !bytes.Equal(changed, mine)
		}
		var values map[string]json.RawMessage
		if err := json.Unmarshal(changed, &values); err != nil {
			return nil, nil, fmt.Errorf("unite the %s of a %s: %w", group, ours.Noun(), err)
		}
		for name, v := range values {
			o[name] = v
		}
		for _, who := range whoWith[group] {
			if _, has := t[who]; has && taken {
				o[who] = t[who]
			}
		}
	}
	data, err := json.Marshal(o)
	if err != nil {
		return nil, nil, fmt.Errorf("unite a %s: %w", ours.Noun(), err)
	}
	united, err := ReadRecord(ours.Noun(), data)
	return united, differences, err
}

// accepted returns, where one side has accepted a piece of evidence that the other only
// has as proposed, what is proposed: all that the first says was changed from that.
func accepted(ours, theirs Record, o, t map[string]json.RawMessage) map[string]json.RawMessage {
	mine, is := ours.(Evidence)
	yours, too := theirs.(Evidence)
	switch {
	case !is || !too || mine.Proposed() == yours.Proposed():
		return nil
	case mine.Proposed():
		return o
	}
	return t
}

// Overtaken is a record as JSON with the fields that an edit changed as it left them.
func Overtaken(base []byte, e Edit) ([]byte, error) {
	var all, before, after map[string]json.RawMessage
	if err := json.Unmarshal(base, &all); err != nil {
		return nil, fmt.Errorf("read the %s as it was: %w", e.After.Noun(), err)
	}
	if err := fieldsOf(e.Before, &before); err != nil {
		return nil, err
	}
	if err := fieldsOf(e.After, &after); err != nil {
		return nil, err
	}
	for name := range after {
		was, now := value(before, name), value(after, name)
		switch {
		case bytes.Equal(was, now):
		case fieldRules[e.After.Noun()][name].rule == everyLine: // it is of both sides: only what came into it was overtaken
			all[name] = linesInto(value(all, name), was, now)
		default:
			all[name] = now
		}
	}
	return json.Marshal(all)
}

// linesInto has the lines of a text, and those that another text has now and had not.
func linesInto(lines, was, now json.RawMessage) json.RawMessage {
	had, out := strings.Split(text(was), "\n"), text(lines)
	for line := range strings.SplitSeq(text(now), "\n") {
		if !contains(had, line) {
			out += "\n" + line
		}
	}
	data, err := json.Marshal(contactLines(out))
	if err != nil {
		return lines
	}
	return data
}

// resolve returns, as a JSON object, the value of a field that a rule decides.
func resolve(r rule, name string, b, o, t map[string]json.RawMessage) []byte {
	mine, yours := value(o, name), value(t, name)
	take := yours
	switch r {
	case earliest:
		if text(yours) == "" || (text(mine) != "" && text(mine) <= text(yours)) {
			take = mine
		}
	case latest:
		if text(mine) >= text(yours) {
			take = mine
		}
	case furthest:
		if slices.Index(ClaimStatuses, ClaimStatus(text(mine))) >= slices.Index(ClaimStatuses, ClaimStatus(text(yours))) {
			take = mine
		}
	case strictest:
		if stricter(Terms(text(mine)), Terms(text(yours))) == Terms(text(mine)) {
			take = mine
		}
	case everyLine:
		if data, err := json.Marshal(contactLines(text(mine) + "\n" + text(yours))); err == nil {
			take = data
		}
	case both:
		take = bothLists(value(b, name), mine, yours)
	}
	return []byte(`{"` + name + `":` + string(take) + `}`)
}

// bothLists has the numbers that either side added and neither took away, sorted.
func bothLists(was, mine, yours json.RawMessage) json.RawMessage {
	read := func(raw json.RawMessage) (list []int) {
		if json.Unmarshal(raw, &list) != nil {
			return nil
		}
		return list
	}
	b, o, t := read(was), read(mine), read(yours)
	out := []int{}
	for _, n := range append(slices.Clone(o), t...) {
		taken := contains(b, n) && (!contains(o, n) || !contains(t, n))
		if !taken && !contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	data, err := json.Marshal(out)
	if err != nil {
		return mine
	}
	return data
}

func fieldsOf(r Record, into *map[string]json.RawMessage) error {
	data, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("read %s %s: %w", r.Noun(), r.Key(), err)
	}
	return nil
}

// value is a field as JSON; one left out as empty is the empty text.
func value(fields map[string]json.RawMessage, name string) json.RawMessage {
	if v, ok := fields[name]; ok {
		return v
	}
	return json.RawMessage(`""`)
}

func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// side is some fields of a record as one JSON object.
func side(fields map[string]json.RawMessage, names []string) []byte {
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + name + `":`)
		b.Write(value(fields, name))
	}
	return []byte("{" + b.String() + "}")
}

func has(fields map[string]json.RawMessage, names []string) bool {
	_, ok := fields[names[0]]
	return ok || (len(fields) > 1 && fields["id"] != nil) // a whole record, in which empty fields may be left out
}

func blank(fields map[string]json.RawMessage, names []string) bool {
	for _, name := range names {
		switch string(value(fields, name)) {
		case `""`, "null", "[]", "false":
		default:
			return false
		}
	}
	return true
}
