package model

import (
	"fmt"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Erasing a record for good is the one thing that cannot be undone. Nothing of the record stays:
// neither in tables nor in the history of what was done to it, nor in the search index.

// Erasable are the nouns that can be erased by themselves. All else goes with what it hangs on.
var Erasable = []Noun{NounArticle, NounClaim, NounPerson, NounSource, NounEvidence, NounAttachment, NounAttempt, NounQuestion}

// Erasing says what erasing a record takes with it, before it is done.
type Erasing struct {
	ID      string
	Noun    Noun
	Name    string        // as people know it
	Words   []string      // of it, which others may have too
	With    []ErasedCount // what goes too, deleted things among it
	Files   []string      // names of stored files whose bytes go
	Stays   []string      // names of stored files that something else needs, so that they stay
	Reopens int           // claims whose sign-off ends, because evidence of theirs goes
	Still   []ErasedCount // where the name stands besides, and stays
	Backups []string      // paths of backups that hold it
	Unread  []string      // paths of backups of which nobody can tell
}

// ErasedCount is how many records of a noun go.
type ErasedCount struct {
	Noun Noun
	N    int
}

// Erased is what came of it.
type Erased struct {
	Erasing
	Cleared bool   // the pages of the library that held it are cleared; else another program has it open
	Kept    string // why the pages are not cleared yet, a sentence; "" they are
	Change  Change
}

// ErasedRecord tells that a record was erased, and never what it was.
type ErasedRecord struct {
	ID     string `gorm:"primaryKey"`
	Noun   Noun
	Erased Stamp
	By     string
	// Cleared is set once the pages that held the record are cleared.
	Cleared bool
}

// EraseAction is the name of an erasure in history.
const EraseAction = "erase"

// WhatWasErased is what history says of a change whose record was erased since.
func WhatWasErased() string { return Sayf("Something was done to what was erased since") }

// ErasedName stands in a sentence of history for the name of what was erased.
const ErasedName = "[erased]"

// ErasedWhat is the sentence of history about an erasure: what sort of thing it was, and no name.
func ErasedWhat(noun Noun, reopened int) string {
	what := map[Noun]string{
		NounArticle: Sayf("Erased an article for good"), NounClaim: Sayf("Erased a claim for good"),
		NounPerson: Sayf("Erased a person for good"), NounSource: Sayf("Erased a source for good"),
		NounEvidence: Sayf("Erased a piece of evidence for good"), NounAttachment: Sayf("Erased a file of a source for good"),
		NounAttempt: Sayf("Erased an attempt to ask somebody for good"), NounQuestion: Sayf("Erased a question for good"),
	}[noun]
	if what == "" {
		what = Sayf("Erased something for good")
	}
	switch {
	case reopened == 1:
		what = Sayf("%s; the sign-off of one claim ended", what)
	case reopened > 1:
		what = Sayf("%s; the sign-off of %d claims ended", what, reopened)
	}
	return what
}

// ReopenErased are the edits by which signed-off claims that lose evidence are to be signed off anew:
// whoever signed saw it.
func ReopenErased(v View, claims []string) ([]Edit, error) {
	var edits []Edit
	for _, id := range claims {
		claim, err := v.Claim(id)
		if HasCode(err, NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		on, err := verdictsOn(v, id)
		if err != nil {
			return nil, err
		}
		before, had := InForce(on.verdicts)
		if claim.Status != SignedOff || !had || before.SignedAt == "" {
			continue
		}
		after, next := before, claim
		after.SignedBy, after.SignedAt = "", ""
		next.Status = Checked
		edits = append(edits, Edit{Before: before, After: after}, Edit{Before: claim, After: next})
	}
	return edits, nil
}

// Without is a record that does not point to what is erased any more, and whether it did. gone tells
// of an id or of the SHA-256 of a file.
func Without(r Record, gone func(id string) bool) (Record, bool) {
	has := func(id string) bool { return id != "" && gone(id) }
	switch x := r.(type) {
	case Evidence:
		if has(x.AttachmentID) { // where in the file the passage stands has words of the file around it
			x.AttachmentID, x.Place = "", ""
			return x, true
		}
	case Attempt:
		if has(x.ArticleID) {
			x.ArticleID = ""
			return x, true
		}
	case Claim:
		if has(x.ClosedIn) {
			x.ClosedIn = ""
			return x, true
		}
	}
	return r, false
}

// HangsOn are the ids of the records without which a record means nothing.
func HangsOn(r Record) []string {
	switch x := r.(type) {
	case Version:
		return given(x.ArticleID)
	case Appearance:
		return given(x.ClaimID, x.ArticleID, x.VersionID)
	case Evidence:
		return given(x.ClaimID, x.SourceID)
	case Verdict:
		return given(x.ClaimID, x.AddedTo)
	case Membership:
		return given(x.ArticleID, x.CollectionID)
	case Tag:
		return given(x.Subject)
	case Tick:
		return given(x.Subject)
	case Aside:
		return given(x.ArticleID, x.VersionID)
	case Dispute:
		return given(x.ClaimID, x.RecordID)
	case Confirmer:
		return given(x.ClaimID, x.PersonID)
	case Attempt:
		return given(x.PersonID)
	case Asking:
		return given(x.AttemptID, x.ClaimID)
	case Question:
		return given(x.ClaimID)
	case Round:
		return given(x.ArticleID, x.VersionID)
	case CorrectionReason:
		return given(x.ArticleID, x.ClaimID)
	case Attachment:
		return given(x.SourceID)
	case Capture:
		return given(x.SourceID, x.ID)
	}
	return nil
}

// FilesOf are the SHA-256 of the stored files that a record needs.
func FilesOf(r Record) []string {
	switch x := r.(type) {
	case Version:
		files := given(x.FileHash)
		for _, p := range x.Pictures {
			files = append(files, given(p.SHA256)...)
		}
		return files
	case Attachment:
		return given(x.FileHash)
	case Capture:
		return given(x.TextHash)
	}
	return nil
}

// NamesOf is what sentences of history may call a record.
func NamesOf(r Record) []string {
	var all []string
	switch x := r.(type) {
	case Article:
		all = given(x.Title)
	case Claim:
		all = given(x.Wording)
	case Appearance:
		all = given(x.Exact)
	case Source:
		all = given(x.Title, x.URL)
	case Attachment:
		all = given(x.Name)
	case File:
		all = given(x.Name)
	case Question:
		all = given(x.Text)
	}
	names := []string{}
	for _, name := range all {
		for _, said := range []string{name, prose.Flatten(name), passage.Shorten(name, 60), passage.Shorten(prose.Flatten(name), 60), passage.Shorten(name, 80)} {
			if !contains(names, said) {
				names = append(names, said)
			}
		}
	}
	return names
}

// Mentioned are the words of a record that others may have too: what is left of it elsewhere is looked for by them.
func Mentioned(r Record) []string {
	switch x := r.(type) {
	case Article:
		return given(x.Title)
	case Claim:
		return given(x.Wording)
	case Source:
		return given(x.Title)
	case Evidence:
		return given(x.Quote, x.Note)
	case Attempt:
		return given(x.What, x.Answer)
	case Question:
		return given(x.Text, x.Answer)
	case Attachment:
		return given(x.Name)
	}
	return nil
}

// NameOf is what people know a record by, made to fit a line.
func NameOf(r Record) string {
	name := r.Key()
	switch x := r.(type) {
	case Article:
		name = x.Title
	case Claim:
		name = x.Wording
	case Source:
		name = x.Called()
	case Evidence:
		if name = x.Quote; name == "" {
			name = x.Note
		}
		if name == "" {
			name = x.Locator
		}
	case Attachment:
		name = x.Name
	case Attempt:
		name = fmt.Sprintf("%s, %s", x.Way.Said(), x.Day())
	case Question:
		name = x.Text
	}
	if name = prose.Flatten(strings.ToValidUTF8(name, "?")); name == "" {
		name = r.Key()
	}
	return passage.Shorten(name, 80)
}

// ErasedSaid says how many of something go, or stand somewhere.
func (c ErasedCount) ErasedSaid() string {
	switch c.Noun {
	case NounArticle:
		return Countf(c.N, "%d article", "%d articles")
	case NounVersion:
		return Countf(c.N, "%d version of a text", "%d versions of a text")
	case NounClaim:
		return Countf(c.N, "%d claim", "%d claims")
	case NounSource:
		return Countf(c.N, "%d source", "%d sources")
	case NounPerson:
		return Countf(c.N, "%d person", "%d people")
	case NounEvidence:
		return Countf(c.N, "%d piece of evidence", "%d pieces of evidence")
	case NounAttachment:
		return Countf(c.N, "%d attached file", "%d attached files")
	case NounCapture:
		return Countf(c.N, "%d captured page", "%d captured pages")
	case NounVerdict:
		return Countf(c.N, "%d verdict", "%d verdicts")
	case NounAttempt:
		return Countf(c.N, "%d attempt to ask", "%d attempts to ask")
	case NounQuestion:
		return Countf(c.N, "%d question", "%d questions")
	case NounRound:
		return Countf(c.N, "%d sign-off of a round", "%d sign-offs of rounds")
	case NounDispute:
		return Countf(c.N, "%d conflict", "%d conflicts")
	}
	return Countf(c.N, "%d smaller thing", "%d smaller things")
}

// Restored is what came of putting a backup in the place of a library's content.
type Restored struct {
	Kept    string   // the path of a copy of the content as it was
	Remarks []string // what else is to be known, a sentence each
}

// Sentences say beforehand what erasing does, for a person to decide.
func (e Erasing) Sentences() []string {
	said := []string{Sayf("“%s” is erased for good. Nobody can bring it back.", e.Name)}
	if len(e.With) > 0 {
		said = append(said, Sayf("With it goes: %s.", saidOf(e.With)))
	}
	switch {
	case len(e.Files) == 1:
		said = append(said, Sayf("The stored file “%s” goes too.", prose.Flatten(e.Files[0])))
	case len(e.Files) > 1:
		said = append(said, Sayf("%d stored files go too.", len(e.Files)))
	}
	switch {
	case len(e.Stays) == 1:
		said = append(said, Sayf("The stored file “%s” stays, because something else needs it.", prose.Flatten(e.Stays[0])))
	case len(e.Stays) > 1:
		said = append(said, Sayf("%d stored files stay, because something else needs them.", len(e.Stays)))
	}
	if e.Reopens > 0 {
		said = append(said, Countf(e.Reopens, "%d claim that was signed off is to be signed off again.",
			"%d claims that were signed off are to be signed off again."))
	}
	for _, more := range []string{e.StillSaid(), e.BackupsSaid()} {
		if more != "" {
			said = append(said, more)
		}
	}
	return said
}

// StillSaid says where the same words stand besides; "" nowhere.
func (e Erasing) StillSaid() string {
	if len(e.Still) == 0 {
		return ""
	}
	return Sayf("The same words still stand in: %s. That stays, also in its history; change or erase it too if it must not.", saidOf(e.Still))
}

// BackupsSaid says which backups hold it; "" none is known to.
func (e Erasing) BackupsSaid() string {
	var said []string
	if n := len(e.Backups); n > 0 {
		said = append(said, Countf(n, "%d backup holds it still: %s. A restore leaves it out, but the file is not changed.",
			"%d backups hold it still: %s. A restore leaves it out, but the files are not changed.", strings.Join(e.Backups, ", ")))
	}
	if n := len(e.Unread); n > 0 {
		said = append(said, Countf(n, "%d backup cannot be read, so it may hold it: %s.", "%d backups cannot be read, so they may hold it: %s.",
			strings.Join(e.Unread, ", ")))
	}
	return strings.Join(said, " ")
}

func saidOf(all []ErasedCount) string {
	said := make([]string, len(all))
	for i, c := range all {
		said[i] = c.ErasedSaid()
	}
	return strings.Join(said, ", ")
}

// ErasableRecord is a record that may be erased by itself, as it is offered.
type ErasableRecord struct {
	ID   string
	Noun Noun
	Name string
}
