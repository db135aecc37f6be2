package model

import (
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// Reliability is an editor's judgement of a source.
type Reliability string

const (
	Reliable   Reliability = "reliable"
	Mixed      Reliability = "mixed"
	Unreliable Reliability = "unreliable"
)

// Reliabilities in the order they are offered; "" is not judged.
var Reliabilities = []Reliability{Reliable, Mixed, Unreliable}

// Source is something that bears on claims: a document, a page, a person asked.
type Source struct {
	ID          string      `gorm:"primaryKey" json:"id"`
	Title       string      `json:"title"`
	Publisher   string      `json:"publisher"`
	Author      string      `json:"author"`
	URL         string      `gorm:"column:url" json:"url"`
	Published   string      `json:"published"` // ISO 8601 as far as known
	Accessed    string      `json:"accessed"`  // ISO 8601 day it was looked at
	ArchiveURL  string      `gorm:"column:archive_url" json:"archive_url"`
	Primary     bool        `gorm:"column:is_primary" json:"primary"` // a first-hand document, not a report of one
	Reliability Reliability `json:"reliability"`
	Kind        SourceKind  `json:"kind,omitempty"` // "" not said
	// A confidential source is called by its alias everywhere but where somebody asks for its name.
	Private     bool   `gorm:"column:is_private" json:"private,omitempty"` // its name is kept
	Alias       string `json:"alias,omitempty"`                            // what it is called instead; "" nothing was chosen
	PrivateNote string `json:"private_note,omitempty"`                     // for the desk alone; in no report
	Created     Stamp  `json:"created"`
	Deleted     Stamp  `json:"deleted,omitempty"`
	// Veiled says that what identifies the source was taken away (see Veil): Title is what it is called.
	Veiled bool `gorm:"-" json:"-"`
}

// Stance is what a source does to a claim.
type Stance string

const (
	Supports Stance = "supports"
	Refutes  Stance = "refutes"
	Context  Stance = "context"
)

// Stances in the order they are offered.
var Stances = []Stance{Supports, Refutes, Context}

// Evidence is a source on a claim: what it says there and which way it points.
type Evidence struct {
	ID       string `gorm:"primaryKey" json:"id"`
	ClaimID  string `json:"claim_id"`
	SourceID string `json:"source_id"`
	Stance   Stance `json:"stance"`
	Quote    string `json:"quote"`   // the passage of the source
	Locator  string `json:"locator"` // page, paragraph, time code
	Note     string `json:"note"`
	Added    Stamp  `json:"added"`
	// ProposedBy is whose note in the draft the evidence was made of; "" once a checker accepted it,
	// and for what checkers attach themselves. While it is set the evidence counts for nothing.
	ProposedBy string `json:"proposed_by,omitempty"`
	FromNote   string `json:"from_note,omitempty"` // NoteKey of that note; stays
	// Primary and Reliability are what the source is for this fact, where that is not what it is elsewhere:
	// a company's report is first-hand for its own turnover and no more than a report for its rival's.
	Primary     *bool       `gorm:"column:is_primary" json:"primary,omitempty"` // nil: as the source says
	Reliability Reliability `json:"reliability,omitempty"`                      // "" as the source says
	// AttachmentID and Place say where the passage stands: in which file that the source holds, and where in
	// that. Both are "" where nobody said.
	AttachmentID string `json:"attachment_id,omitempty"`
	Place        string `json:"place,omitempty"` // a FileSelector as JSON
	// A passage in another language than the desk's is kept as it stands, with what it says.
	Language    string `json:"language,omitempty"`                         // BCP 47, of Quote; "" the desk's
	Translation string `json:"translation,omitempty"`                      // of Quote; "" none
	Translator  string `json:"translator,omitempty"`                       // who translated it
	Private     bool   `gorm:"column:is_private" json:"private,omitempty"` // in no report
	PrivateNote string `json:"private_note,omitempty"`                     // for the desk alone; in no report
	Deleted     Stamp  `json:"deleted,omitempty"`
}

// Proposed reports whether nobody has accepted the evidence yet: then it counts for
// nothing and is published nowhere.
func (e Evidence) Proposed() bool { return e.ProposedBy != "" }

// SourceFields are the changes to a source; nil leaves a field as it is.
type SourceFields struct {
	Title, Publisher, Author, URL, Published, Accessed, ArchiveURL *string
	Primary                                                        *bool
	Reliability                                                    *Reliability
	Kind                                                           *SourceKind // a person is made by EditPerson
	File                                                           *File       // held from now on, beside what it holds; with Bytes when new
	Alias, PrivateNote                                             *string
	Private                                                        *bool
}

func (f SourceFields) apply(s *Source) error {
	set(&s.Title, f.Title, prose.Flatten)
	set(&s.Publisher, f.Publisher, prose.Flatten)
	set(&s.Author, f.Author, prose.Flatten)
	set(&s.Alias, f.Alias, prose.Flatten)
	set(&s.PrivateNote, f.PrivateNote, strings.TrimSpace)
	if f.Private != nil {
		s.Private = *f.Private
	}
	url, archive := s.URL, s.ArchiveURL
	set(&s.URL, f.URL, FullAddress)
	set(&s.ArchiveURL, f.ArchiveURL, FullAddress)
	if s.Title == "" {
		s.Title = s.URL
	}
	if s.Title == "" {
		return Faultf(Invalid, "A source needs a title or an address.")
	}
	// What came from elsewhere stays as it is: it is text, and is never opened.
	if s.URL != strings.TrimSpace(url) {
		if err := checkContact(s.URL); err != nil {
			return err
		}
	}
	if s.ArchiveURL != strings.TrimSpace(archive) {
		if err := checkAddress(s.ArchiveURL); err != nil {
			return err
		}
	}
	if err := setDate(&s.Published, f.Published, Sayf("source's date")); err != nil {
		return err
	}
	if err := setDate(&s.Accessed, f.Accessed, Sayf("day the source was looked at")); err != nil {
		return err
	}
	if f.Primary != nil {
		s.Primary = *f.Primary
	}
	if f.Reliability != nil {
		if *f.Reliability != "" && !contains(Reliabilities, *f.Reliability) {
			return noReliability(*f.Reliability)
		}
		s.Reliability = *f.Reliability
	}
	if f.Kind != nil {
		switch {
		case *f.Kind == s.Kind:
		case *f.Kind != "" && !contains(SourceKinds, *f.Kind):
			return Faultf(Invalid, "“%s” is no kind of source. The kinds are: %s.", *f.Kind, join(SourceKinds))
		case *f.Kind == PersonSource || s.Kind == PersonSource:
			return Faultf(Refused, "A source becomes a person by what is known of the person, and stays one. Nothing was changed.")
		}
		s.Kind = *f.Kind
	}
	return nil
}

// fileEdits are those by which a source holds the file that was chosen for it.
func (f SourceFields) fileEdits(v View, sourceID string, by Author) ([]Edit, error) {
	if f.File == nil {
		return nil, nil
	}
	return attachEdits(v, sourceID, *f.File, by)
}

// checkAddress accepts nothing, or a web address: a report links to it.
func checkAddress(address string) error {
	if _, ok := WebAddress(address); ok || address == "" {
		return nil
	}
	return Faultf(Invalid, "“%s” is not a web address (it should begin with https:// or http://).",
		passage.Shorten(prose.Flatten(strings.ToValidUTF8(address, "?")), 200))
}

// checkContact accepts what checkAddress does, and the address of a letter.
func checkContact(address string) error {
	if _, ok := ToOpen(address); ok {
		return nil
	}
	return checkAddress(address)
}

// AddSource stores a source that is not yet on any claim.
type AddSource struct {
	ID     string // made if empty
	Fields SourceFields
}

func (c AddSource) Action() string { return "add source" }

func (c AddSource) Plan(v View, by Author) (Plan, error) {
	source := Source{ID: c.ID, Created: by.At}
	if source.ID == "" {
		source.ID = NewID()
	}
	if err := c.Fields.apply(&source); err != nil {
		return Plan{}, err
	}
	edits, err := c.Fields.fileEdits(v, source.ID, by)
	if err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Added source “%s”", source.Called()), Edits: append([]Edit{Create(source)}, edits...)}, nil
}

// EditSource changes a source everywhere it is used.
type EditSource struct {
	ID     string
	Fields SourceFields
}

func (c EditSource) Action() string { return "edit source" }

func (c EditSource) Plan(v View, by Author) (Plan, error) {
	before, err := v.Source(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if err := c.Fields.apply(&after); err != nil {
		return Plan{}, err
	}
	edits, err := c.Fields.fileEdits(v, before.ID, by)
	if err != nil {
		return Plan{}, err
	}
	if !Same(before, after) {
		edits = append([]Edit{{Before: before, After: after}}, edits...)
	}
	if len(edits) == 0 {
		return Plan{}, nil
	}
	return Plan{What: Sayf("Edited source “%s”", strictly(before, after).Called()), Edits: edits}, nil
}

// AttachSource puts a source on a claim: one in the library (SourceID), or a
// new one made of New in the same action.
type AttachSource struct {
	ClaimID              string
	SourceID             string
	New                  *AddSource
	Stance               Stance
	Quote, Locator, Note string
	Abroad               Abroad
	Primary              *bool       // for this fact; nil: as the source says
	Reliability          Reliability // for this fact; "" as the source says
	Private              bool        // in no report
	PrivateNote          string      // for the desk alone
	Place                *FilePlace  // of the passage in a file of the source; nil: nobody said
	EvidenceID           string      // made if empty
}

func (c AttachSource) Action() string { return "attach source" }

func (c AttachSource) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	var edits []Edit
	sourceID, title := c.SourceID, ""
	if c.New != nil {
		add := *c.New
		if add.ID == "" {
			add.ID = NewID()
		}
		plan, err := add.Plan(v, by)
		if err != nil {
			return Plan{}, err
		}
		edits, sourceID = plan.Edits, add.ID
		title = edits[0].After.(Source).Called()
	} else {
		source, err := v.Source(sourceID)
		if err != nil {
			return Plan{}, err
		}
		sourceID, title = source.ID, source.Called()
	}
	evidence := Evidence{ID: c.EvidenceID, ClaimID: claim.ID, SourceID: sourceID, Added: by.At}
	if evidence.ID == "" {
		evidence.ID = NewID()
	}
	fields := EditEvidence{Stance: &c.Stance, Quote: &c.Quote, Locator: &c.Locator, Note: &c.Note, Primary: c.Primary, Reliability: &c.Reliability,
		Language: &c.Abroad.Language, Translation: &c.Abroad.Translation, Translator: &c.Abroad.Translator,
		Private: &c.Private, PrivateNote: &c.PrivateNote}
	if err := fields.apply(&evidence); err != nil {
		return Plan{}, err
	}
	if err := evidence.place(v, c.Place); err != nil {
		return Plan{}, err
	}
	edits = append(edits, Create(evidence))
	if claim.Status == Unchecked {
		started := claim
		started.Status = InProgress
		edits = append(edits, Edit{Before: claim, After: started})
	}
	return Plan{What: Sayf("Attached “%s” (%s)", title, evidence.Stance), Edits: edits}, nil
}

// EditEvidence changes what a source says on a claim; nil leaves a field as it is.
type EditEvidence struct {
	ID                   string
	Stance               *Stance
	Quote, Locator, Note *string
	Primary              *bool        // whether it is first-hand for this fact
	PrimaryAsSource      bool         // it is first-hand for this fact where the source is: what was said of the fact is dropped
	Reliability          *Reliability // for this fact; of "" as the source says
	Private              *bool        // in no report
	PrivateNote          *string      // for the desk alone
	Place                *FilePlace   // of the passage in a file of the source; of "" there is none any more
	// Language, Translation and Translator are those of a passage in another language.
	Language, Translation, Translator *string
}

func (c EditEvidence) Action() string { return "edit evidence" }

func (c EditEvidence) Plan(v View, by Author) (Plan, error) {
	before, err := v.EvidenceItem(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	if err := c.apply(&after); err != nil {
		return Plan{}, err
	}
	if err := after.place(v, c.Place); err != nil {
		return Plan{}, err
	}
	return change(Sayf("Edited evidence"), before, after)
}

func (c EditEvidence) apply(e *Evidence) error {
	if c.Stance != nil {
		if !contains(Stances, *c.Stance) {
			return Faultf(Invalid, "“%s” is not a stance. They are: %s.", *c.Stance, join(Stances))
		}
		e.Stance = *c.Stance
	}
	set(&e.Quote, c.Quote, strings.TrimSpace)
	set(&e.Locator, c.Locator, prose.Flatten)
	set(&e.Note, c.Note, strings.TrimSpace)
	set(&e.PrivateNote, c.PrivateNote, strings.TrimSpace)
	if c.Private != nil {
		e.Private = *c.Private
	}
	if err := c.translate(e); err != nil {
		return err
	}
	return c.judge(e)
}

// DetachSource takes a source off a claim; the source stays in the library.
type DetachSource struct{ EvidenceID string }

func (c DetachSource) Action() string { return "detach source" }

func (c DetachSource) Plan(v View, by Author) (Plan, error) {
	before, err := v.EvidenceItem(c.EvidenceID)
	if err != nil {
		return Plan{}, err
	}
	what := Sayf("Detached a source")
	if source, err := v.Source(before.SourceID); err == nil {
		what = Sayf("Detached “%s”", source.Called())
	}
	return Plan{What: what, Edits: []Edit{Remove(before, by.At)}}, nil
}
