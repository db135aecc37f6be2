// Package interchange writes reports that other programs read (JSON, schema.org's ClaimReview, W3C
// Web Annotations) and reads back what other programs, and other Galleys, wrote. It also has the
// outside form of claims and sources: what galleyctl prints.
package interchange

import (
	"galley/model"
	"galley/model/passage"
)

// Locator knows the versions that claims stand in: offsets leave the program in
// Unicode code points, as the W3C Web Annotation model counts.
type Locator interface {
	Index(versionID string) *passage.Index // nil where the version is not known
	Number(versionID string) int           // 0 where it is not known
}

// Claim is a claim as galleyctl prints it and the JSON report holds it.
type Claim struct {
	ID          string            `json:"id"`
	Wording     string            `json:"wording"`
	Speaker     string            `json:"speaker"`
	Said        string            `json:"said"`
	Kind        model.ClaimKind   `json:"kind"`
	Status      model.ClaimStatus `json:"status"`
	Owner       string            `json:"owner"`
	Due         string            `json:"due"`
	Created     model.Stamp       `json:"created"`
	Closed      model.ClosedAs    `json:"closed,omitempty"`    // how a newer version ended the work on it
	ClosedIn    int               `json:"closed_in,omitempty"` // number of that version
	Appearances []Appearance      `json:"appearances"`
	Verdict     *Verdict          `json:"verdict"`   // the one in force, null where there is none
	Verdicts    []Verdict         `json:"verdicts"`  // all of them, oldest first
	Contested   []Verdict         `json:"contested"` // verdicts of two editors between which nobody has decided yet; verdict is null then
	Evidence    []Evidence        `json:"evidence"`
	PrivateNote string            `json:"private_note,omitempty"` // in no report
}

// Appearance is where a claim stands: offsets in Unicode code points of the
// version's text.
type Appearance struct {
	ID      string                `json:"id"`
	Article string                `json:"article"`
	Version int                   `json:"version"`
	Start   int                   `json:"start"`
	End     int                   `json:"end"`
	Exact   string                `json:"exact"`
	Prefix  string                `json:"prefix"`
	Suffix  string                `json:"suffix"`
	State   model.AppearanceState `json:"state"`
	Picture string                `json:"picture,omitempty"` // SHA-256 of the picture that it stands on; then exact is ""
	Region  string                `json:"region,omitempty"`  // the part of it, as a W3C FragmentSelector has it; "" all of it
}

// Verdict is a rating with its reasoning.
type Verdict struct {
	ID        string      `json:"id"`
	Scale     string      `json:"scale"`
	Rating    string      `json:"rating"`
	Value     *float64    `json:"value"`
	Reasoning string      `json:"reasoning"`
	By        string      `json:"by"`
	At        model.Stamp `json:"at"`
	SignedBy  string      `json:"signed_by"`
	SignedAt  model.Stamp `json:"signed_at"`
	SetAside  model.Stamp `json:"set_aside"` // when an editor decided for another one, "" where none did
	Additions []Addition  `json:"additions"` // by other editors, to the reasoning, oldest first

	Proposed string         `json:"proposed,omitempty"` // the words that the passage should have instead
	Cut      bool           `json:"cut,omitempty"`      // the passage should go
	Severity model.Severity `json:"severity,omitempty"`
}

// Addition is what another editor wrote to the reasoning of a verdict.
type Addition struct {
	ID        string      `json:"id"`
	Reasoning string      `json:"reasoning"`
	By        string      `json:"by"`
	At        model.Stamp `json:"at"`
}

// Evidence is a source on a claim.
type Evidence struct {
	ID      string       `json:"id"`
	Added   model.Stamp  `json:"added"`
	Stance  model.Stance `json:"stance"`
	Quote   string       `json:"quote"`
	Locator string       `json:"locator"`
	Note    string       `json:"note"`
	Source  Source       `json:"source"`
	// ProposedBy is whose note in the draft proposes it, until a checker accepts it. Reports
	// have no such evidence.
	ProposedBy string `json:"proposed_by,omitempty"`
	// Primary and Reliability are what the source is for this fact: as it was judged for it, or else
	// as the source is everywhere.
	Primary     bool              `json:"primary"`
	Reliability model.Reliability `json:"reliability"`
	// Language is that of the quote, where it is another than the desk's; Translation is what it says there.
	Language    string `json:"language,omitempty"`
	Translation string `json:"translation,omitempty"`
	Translator  string `json:"translator,omitempty"`
	// Judged is what was judged for this fact alone.
	Judged      *Judgement `json:"judged,omitempty"`
	Private     bool       `json:"private,omitempty"`      // no report has it
	PrivateNote string     `json:"private_note,omitempty"` // in no report
}

// Judgement is what a source is for one fact, where that is not what it is everywhere.
type Judgement struct {
	Primary     *bool             `json:"primary,omitempty"`
	Reliability model.Reliability `json:"reliability,omitempty"`
}

// Source is a source as galleyctl prints it.
type Source struct {
	ID          string            `json:"id"`
	Title       string            `json:"title"`
	Publisher   string            `json:"publisher"`
	Author      string            `json:"author"`
	URL         string            `json:"url"`
	Published   string            `json:"published"`
	Accessed    string            `json:"accessed"`
	ArchiveURL  string            `json:"archive_url"`
	Primary     bool              `json:"primary"`
	Reliability model.Reliability `json:"reliability"`
	FileSHA256  *string           `json:"file_sha256"` // of its first file, nil where it holds none
	Created     model.Stamp       `json:"created"`
	Kind        model.SourceKind  `json:"kind,omitempty"`
	Private     bool              `json:"private,omitempty"` // title is what it is called instead of its name
	Alias       string            `json:"alias,omitempty"`
	PrivateNote string            `json:"private_note,omitempty"` // in no report
	Files       []HeldFile        `json:"files,omitempty"`        // that it holds, by when they were added
}

// HeldFile is a file that a source holds.
type HeldFile struct {
	Name   string      `json:"name"`
	Type   string      `json:"type"`
	Size   int64       `json:"size"`
	SHA256 string      `json:"sha256"`
	Added  model.Stamp `json:"added"`
	By     string      `json:"by"`
}

// SourceOf turns a source with the files that it holds into its outside form.
func SourceOf(s model.Source, held []model.Held) Source {
	out := Source{s.ID, s.Title, s.Publisher, s.Author, s.URL, s.Published, s.Accessed, s.ArchiveURL, s.Primary, s.Reliability, nil,
		s.Created, s.Kind, s.Private, s.Alias, s.PrivateNote, nil}
	for _, h := range held {
		out.Files = append(out.Files, HeldFile{h.Name, h.MediaType, h.Size, h.FileHash, h.Added, h.By})
	}
	if len(held) > 0 {
		out.FileSHA256 = &out.Files[0].SHA256
	}
	return out
}

// ClaimOf turns a claim into its outside form. Offsets in a version the
// locator does not know are -1: bytes never leave the program as code points.
func ClaimOf(d model.Dossier, l Locator) Claim {
	c := Claim{
		ID: d.Claim.ID, Wording: d.Claim.Wording, Speaker: d.Claim.Speaker, Said: d.Claim.Said, Kind: d.Claim.Kind,
		Status: d.Claim.Status, Owner: d.Claim.Owner, Due: d.Claim.Due, Created: d.Claim.Created,
		PrivateNote: d.Claim.PrivateNote,
		Appearances: []Appearance{}, Verdicts: []Verdict{}, Contested: []Verdict{}, Evidence: []Evidence{},
	}
	if c.Closed = d.Claim.Closed; c.Closed != "" {
		c.ClosedIn = l.Number(d.Claim.ClosedIn)
	}
	for _, a := range d.Appearances {
		out := Appearance{ID: a.ID, Article: a.ArticleID, Version: l.Number(a.VersionID), Start: -1, End: -1, Exact: a.Exact, Prefix: a.Prefix,
			Suffix: a.Suffix, State: a.State, Picture: a.Picture, Region: a.Region}
		if x := l.Index(a.VersionID); x != nil {
			out.Start, out.End = x.CodePoint(a.Start), x.CodePoint(a.End)
		}
		c.Appearances = append(c.Appearances, out)
	}
	force, given := d.Verdict()
	for _, v := range d.Verdicts {
		out := verdictOf(d, v)
		c.Verdicts = append(c.Verdicts, out)
		if given && v.ID == force.ID && v.Rating != "" {
			c.Verdict = &out
		}
	}
	for _, v := range d.Contested() {
		c.Contested = append(c.Contested, verdictOf(d, v))
	}
	for _, e := range d.Evidence {
		c.Evidence = append(c.Evidence, evidenceOf(e))
	}
	return c
}

func evidenceOf(e model.Exhibit) Evidence {
	out := Evidence{ID: e.Evidence.ID, Added: e.Added, Stance: e.Stance, Quote: e.Quote, Locator: e.Locator, Note: e.Note,
		Source: SourceOf(e.Source, e.Files), ProposedBy: e.ProposedBy, Primary: e.IsPrimary(), Reliability: e.JudgedReliability(),
		Language: e.Language, Translation: e.Translation, Translator: e.Translator,
		Private: e.Evidence.Private, PrivateNote: e.Evidence.PrivateNote}
	if e.IsJudged() {
		out.Judged = &Judgement{e.Evidence.Primary, e.Evidence.Reliability}
	}
	return out
}

// ProposalsOf are the pieces of evidence that notes of a draft propose for a claim. They
// are for people who work on the library: no report has them.
func ProposalsOf(d model.Dossier) []Evidence {
	out := []Evidence{}
	for _, e := range d.Proposals {
		out = append(out, evidenceOf(e))
	}
	return out
}

func verdictOf(d model.Dossier, v model.Verdict) Verdict {
	out := Verdict{ID: v.ID, Scale: v.ScaleID, Rating: v.Rating, Reasoning: v.Reasoning, By: v.By, At: v.At, SignedBy: v.SignedBy,
		SignedAt: v.SignedAt, SetAside: v.SetAside, Additions: []Addition{}, Proposed: v.Proposed, Cut: v.Cut, Severity: v.Severity}
	for _, a := range d.AdditionsTo(v) {
		out.Additions = append(out.Additions, Addition{a.ID, a.Reasoning, a.By, a.At})
	}
	if scale, ok := d.ScaleOf(v); ok {
		out.Scale = scale.Name
		if r, ok := scale.Rating(v.Rating); ok {
			out.Value = r.Value
		}
	}
	return out
}

// Picture is a picture of a version's text.
type Picture struct {
	SHA256    string `json:"sha256"`            // of its bytes; "" where they did not come with the text
	After     int    `json:"after"`             // index of the block that it stands after; -1 before the first
	Alt       string `json:"alt"`               // what its author wrote for those who cannot see it
	Address   string `json:"address,omitempty"` // where the page has it from
	MediaType string `json:"media_type,omitempty"`
	Width     int    `json:"width"` // pixels; 0 not known
	Height    int    `json:"height"`
}

// PicturesOf turns a version's pictures into their outside form.
func PicturesOf(v model.Version) []Picture {
	out := make([]Picture, len(v.Pictures))
	for i, p := range v.Pictures {
		out[i] = Picture(p)
	}
	return out
}

// Block is a part of a version's text, in code points.
type Block struct {
	Kind   model.BlockKind `json:"kind"`
	Start  int             `json:"start"`
	End    int             `json:"end"`
	Level  int             `json:"level,omitempty"`
	Hidden bool            `json:"hidden"`

	// of a transcript: who said it, and when, in milliseconds
	Speaker string `json:"speaker,omitempty"`
	At      *int   `json:"at,omitempty"`
	Until   *int   `json:"until,omitempty"`
}

// BlocksOf turns a version's blocks into their outside form.
func BlocksOf(v model.Version, x *passage.Index) []Block {
	blocks := make([]Block, len(v.Blocks))
	for i, b := range v.Blocks {
		blocks[i] = Block{Kind: b.Kind, Start: x.CodePoint(b.Start), End: x.CodePoint(b.End), Level: b.Level, Speaker: b.Speaker}
		if b.Timed() {
			blocks[i].At, blocks[i].Until = &b.At, &b.Until
		}
	}
	for _, h := range v.Hidden {
		if h >= 0 && h < len(blocks) {
			blocks[h].Hidden = true
		}
	}
	return blocks
}
