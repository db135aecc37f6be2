package model

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Confidence is what leads to a confidential source, from its whole history: what a Veil keeps from
// those who do not ask for it.
type Confidence struct {
	Source  Source
	IDs     []string // of sources that were merged into it
	Names   []string // what it was called, by whom it is, where it stands, how to reach it, and its files
	Aliases []string // it had before
}

// Veil replaces what identifies confidential sources by what they are called. The zero Veil knows of
// none, and veils by what a source says of itself.
type Veil struct {
	called map[string]string  // by id
	hidden []veiledWords      // in texts, the longest first
	about  map[string][]words // in sentences about a source alone, by its id
}

type (
	words       struct{ pattern, whole *regexp.Regexp } // whole: where nothing of it is cut off
	veiledWords struct {
		words
		called string // what stands there instead
	}
)

// NewVeil veils some sources. unnamed is what one is called that has no alias, with a number where
// there are several.
func NewVeil(all []Confidence, unnamed string) Veil {
	v := Veil{called: map[string]string{}, about: map[string][]words{}}
	nameless := 0
	for _, c := range all {
		called := c.Source.Alias
		if called == "" {
			if nameless++; nameless == 1 {
				called = unnamed
			} else {
				called = fmt.Sprintf("%s %d", unnamed, nameless)
			}
		}
		ids := append([]string{c.Source.ID}, c.IDs...)
		for _, id := range ids {
			v.called[id] = called
		}
		for _, name := range c.Names {
			if pattern := patternOf(name); pattern.pattern != nil {
				if len([]rune(name)) >= shortestHidden && !strings.Contains(strings.ToLower(called), strings.ToLower(name)) {
					v.hidden = append(v.hidden, veiledWords{pattern, called})
				}
				for _, id := range ids {
					v.about[id] = append(v.about[id], pattern)
				}
			}
		}
		for _, alias := range c.Aliases {
			if pattern := patternOf(alias); pattern.pattern != nil && alias != called {
				for _, id := range ids {
					v.about[id] = append(v.about[id], pattern)
				}
			}
		}
	}
	longest := func(a, b *regexp.Regexp) int { return len(b.String()) - len(a.String()) }
	slices.SortStableFunc(v.hidden, func(a, b veiledWords) int { return longest(a.pattern, b.pattern) })
	for _, list := range v.about {
		slices.SortStableFunc(list, func(a, b words) int { return longest(a.pattern, b.pattern) })
	}
	return v
}

// Empty reports whether the veil knows of no source.
func (v Veil) Empty() bool { return len(v.called) == 0 }

// shortestHidden is how many letters a name or a contact has at least that is hidden in a text: what
// is shorter stands in other words too often.
const shortestHidden = 3

// cutShort is after how many letters a name is still known where a sentence has only its beginning.
const cutShort = 30

// patternOf is patterns for words in a text, however they are spaced and capitalized; none where there
// are none.
func patternOf(text string) words {
	text = strings.TrimSpace(text)
	parts := strings.Fields(regexp.QuoteMeta(text))
	if len(parts) == 0 {
		return words{}
	}
	pattern := `(?i)` + wordEdge(text[0])
	end, written, open := wordEdge(text[len(text)-1]), 0, 0
	for i, part := range parts {
		if i > 0 {
			if written >= cutShort && open < 200 { // the rest may have been cut off
				pattern += `(?:`
				open++
			}
			pattern += `\s+`
		}
		pattern += part
		written += len(part)
	}
	whole, err := regexp.Compile(`(?i)` + wordEdge(text[0]) + strings.Join(parts, `\s+`) + end)
	re, failed := regexp.Compile(pattern + end + strings.Repeat(`)?`, open))
	if err != nil || failed != nil {
		return words{}
	}
	return words{re, whole}
}

// wordEdge is a pattern for the edge of a word that begins or ends with a letter or digit which
// regular expressions know as one.
func wordEdge(b byte) string {
	if b < 0x80 && (b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') {
		return `\b`
	}
	return ""
}

// Hiding is the veil with other words hidden in texts too.
func (v Veil) Hiding(text, called string) Veil {
	if pattern := patternOf(text); pattern.pattern != nil && len([]rune(strings.TrimSpace(text))) >= shortestHidden {
		v.hidden = append(slices.Clone(v.hidden), veiledWords{pattern, called})
	}
	return v
}

// Sparing is the veil that leaves what a text says itself: where an article names somebody, the reasoning
// about what they said in public names them too. To put the alias there would give away whose it is.
func (v Veil) Sparing(text string) Veil {
	v.hidden = slices.DeleteFunc(slices.Clone(v.hidden), func(w veiledWords) bool { return w.whole.MatchString(text) })
	return v
}

// Text is a text with what sources are called in place of their names.
func (v Veil) Text(text string) string {
	if text == "" {
		return text
	}
	for _, w := range v.hidden {
		text = w.pattern.ReplaceAllLiteralString(text, w.called)
	}
	return text
}

// FileName is the name of a file with what sources are called in place of their names. It keeps its ending.
func (v Veil) FileName(name string) string {
	veiled := v.Text(name)
	if veiled == name {
		return name
	}
	return strings.TrimSuffix(veiled, filepath.Ext(name)) + filepath.Ext(name)
}

// Called is what a source is called; "" where it is not confidential.
func (v Veil) Called(sourceID string) string { return v.called[sourceID] }

// Source is a source without what identifies it, where that is kept.
func (v Veil) Source(s Source) Source {
	called, known := v.called[s.ID]
	if s.Veiled || !known && !s.Private {
		return s
	}
	if !known {
		called = s.Called()
	}
	return Source{ID: s.ID, Title: called, Primary: s.Primary, Reliability: s.Reliability, Kind: s.Kind, Private: true,
		Alias: s.Alias, PrivateNote: s.PrivateNote, Accessed: s.Accessed, Created: s.Created, Deleted: s.Deleted,
		Veiled: true}
}

// Person is what is known of a person, without what leads to them where their name is kept.
func (v Veil) Person(p Person) Person {
	if _, known := v.called[p.ID]; known {
		p.Role, p.Contacts = "", ""
	}
	return p
}

// Exhibit is a piece of evidence with its source veiled.
func (v Veil) Exhibit(x Exhibit) Exhibit {
	if x.Source.Private && !x.Source.Veiled {
		x.Person.Role, x.Person.Contacts = "", ""
	}
	x.Source, x.Person = v.Source(x.Source), v.Person(x.Person)
	x.Files = slices.Clone(x.Files)
	for i, h := range x.Files {
		x.Files[i].Attachment = v.Attachment(h.Attachment)
	}
	return x
}

// Dossier is a claim with its sources veiled. What editors wrote is left as it is.
func (v Veil) Dossier(d Dossier) Dossier {
	exhibits := func(list []Exhibit) []Exhibit {
		list = slices.Clone(list)
		for i, x := range list {
			list[i] = v.Exhibit(x)
		}
		return list
	}
	d.Evidence, d.Proposals = exhibits(d.Evidence), exhibits(d.Proposals)
	d.Confirmers, d.Attempts = slices.Clone(d.Confirmers), slices.Clone(d.Attempts)
	for i, c := range d.Confirmers {
		if called, known := v.called[c.PersonID]; known {
			d.Confirmers[i].Name, d.Confirmers[i].Person = called, v.Person(c.Person)
		}
	}
	for i, a := range d.Attempts {
		if called, known := v.called[a.Attempt.PersonID]; known {
			d.Attempts[i].Name, d.Attempts[i].Person = called, v.Person(a.Person)
		}
	}
	d.Disputes = slices.Clone(d.Disputes)
	for i, x := range d.Disputes {
		d.Disputes[i] = v.Dispute(x)
	}
	return d
}

// Dispute is a dispute without the names that the two sides give a confidential source.
func (v Veil) Dispute(d Dispute) Dispute {
	if called, known := v.called[d.RecordID]; known && d.About == NounSource && d.Field != "private_note" {
		for _, side := range []*string{&d.Ours, &d.Theirs} {
			fields, err := readFields(*side)
			if err != nil {
				*side = ""
				continue
			}
			parts := make([]string, 0, len(fields))
			for _, name := range sortedKeys(fields) {
				value := string(fields[name])
				if identifying[name] && value != `""` {
					value = fmt.Sprintf("%q", called)
				}
				parts = append(parts, fmt.Sprintf("%q:%s", name, value))
			}
			*side = "{" + strings.Join(parts, ",") + "}"
		}
	}
	return d
}

// Erasing is what erasing a record takes with it, without the names of what is confidential. Its words stay: they
// are for finding where else they stand.
func (v Veil) Erasing(e Erasing) Erasing {
	e.Name, e.Files, e.Stays = v.Text(e.Name), slices.Clone(e.Files), slices.Clone(e.Stays)
	for _, names := range [][]string{e.Files, e.Stays} {
		for i, name := range names {
			names[i] = v.Text(name)
		}
	}
	return e
}

// identifying are the fields of a source that lead to it, as in JSON.
var identifying = map[string]bool{"title": true, "publisher": true, "author": true, "url": true, "archive_url": true, "published": true}

// Event is a step of history told with what its sources are called today.
func (v Veil) Event(e Event) Event {
	if v.Empty() {
		return e
	}
	files := map[string]string{}
	for _, edit := range e.Edits {
		for _, r := range []Record{edit.Before, edit.After} {
			switch x := r.(type) {
			case Attachment:
				if called, known := v.called[x.SourceID]; known {
					files[x.FileHash] = called
				}
			}
		}
	}
	for _, id := range e.Subjects() {
		for _, w := range v.about[id] {
			e.What = w.pattern.ReplaceAllLiteralString(e.What, v.called[id])
		}
	}
	e.What = v.Text(e.What)
	edits := make([]Edit, len(e.Edits))
	for i, edit := range e.Edits {
		edits[i] = Edit{Before: v.record(edit.Before, files), After: v.record(edit.After, files)}
	}
	e.Edits = edits
	return e
}

// record is a record without what identifies a confidential source; files are names of files by hash.
func (v Veil) record(r Record, files map[string]string) Record {
	switch x := r.(type) {
	case Source:
		return v.Source(x)
	case Person:
		return v.Person(x)
	case Attachment:
		return v.Attachment(x)
	case Capture:
		return v.Capture(x)
	case File:
		if called, known := files[x.SHA256]; known {
			x.Name = called + filepath.Ext(x.Name)
		}
		x.Name = v.Text(x.Name)
		return x
	case Dispute:
		return v.Dispute(x)
	}
	return r
}

// Written is a record with names replaced in what editors wrote. It is for reading alone: who edits such a
// text has to have it as it is.
func (v Veil) Written(r Record) Record {
	switch x := r.(type) {
	case Verdict:
		x.Reasoning = v.Text(x.Reasoning)
		return x
	case Evidence:
		x.Quote, x.Note, x.Locator = v.Text(x.Quote), v.Text(x.Note), v.Text(x.Locator)
		return x
	}
	return r
}

// Capture is a page as it was kept, without where it stands if its source is confidential.
func (v Veil) Capture(c Capture) Capture {
	if _, known := v.called[c.SourceID]; known {
		c.Asked, c.Address, c.Title = "", "", ""
	}
	return c
}

// Attachment is a file that a source holds, called after the source where that is confidential.
func (v Veil) Attachment(a Attachment) Attachment {
	if called, known := v.called[a.SourceID]; known {
		a.Name = called + filepath.Ext(a.Name)
	}
	return a
}

// Discreet is a record without what its desk keeps to itself: private notes, and what is said in
// private evidence.
func Discreet(r Record) Record {
	switch x := r.(type) {
	case Claim:
		x.PrivateNote = ""
		return x
	case Source:
		x.PrivateNote = ""
		return x
	case Evidence:
		return x.Discreet()
	}
	return r
}

// Discreet is a piece of evidence without what its desk keeps to itself.
func (e Evidence) Discreet() Evidence {
	e.PrivateNote = ""
	if e.Private {
		e.Quote, e.Locator, e.Note, e.Place, e.Translation, e.Translator = "", "", "", "", "", ""
	}
	return e
}
