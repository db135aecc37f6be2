package interchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"galley/model"
	"galley/model/passage"
)

// jsonStart is how a JSON report begins as Galley writes it.
var jsonStart = regexp.MustCompile(`^(\x{feff})?\s*\{\s*"format"\s*:\s*"` + jsonFormat + `"`)

// IsJSON reports whether the beginning of a file, or all of it, is that of a
// JSON report. A report that another program wrote again, with its fields in
// another order, is recognised where all of it is given.
func IsJSON(data []byte) bool {
	if jsonStart.Match(data[:min(len(data), 4096)]) {
		return true
	}
	data = bytes.TrimLeft(data, "\ufeff \t\r\n")
	if !bytes.HasPrefix(data, []byte("{")) || !bytes.Contains(data, []byte(jsonFormat)) {
		return false
	}
	var head struct{ Format string }
	return json.Unmarshal(data, &head) == nil && head.Format == jsonFormat
}

// ReadJSON reads a JSON report back: what Galley wrote, now or in an earlier
// version. Name is the file's, for messages. Whether the texts are those that
// were written is for model.ImportBundle to say.
func ReadJSON(name string, data []byte) (model.Bundle, error) {
	if err := tooMuchJSON(name, data); err != nil {
		return model.Bundle{}, err
	}
	var d document
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &d); err != nil {
		return model.Bundle{}, model.Wrap(model.Damaged, err, "“%s” is not a complete Galley report, so nothing was imported.", name)
	}
	switch {
	case d.Format != jsonFormat:
		return model.Bundle{}, model.Faultf(model.Invalid, "“%s” is not a Galley report, so nothing was imported.", name)
	case d.Version > jsonVersion:
		return model.Bundle{}, model.Faultf(model.Invalid, "“%s” was written by a newer Galley (format %d; this one reads up to %d). Nothing "+
			"was imported; a newer Galley reads it.", name, d.Version, jsonVersion)
	case d.Version < 1:
		return model.Bundle{}, model.Faultf(model.Damaged, "“%s” does not say which version of the format it is, so nothing was imported.", name)
	}
	r := bundleReader{name: name, index: map[int]edited{}}
	r.Original = model.File{SHA256: passage.Hash(string(data)), Name: name, MediaType: "application/json", Size: int64(len(data)), Bytes: data}
	a := d.Article
	r.Article = model.Article{ID: a.ID, Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, Published: a.Published, URL: a.URL,
		Language: a.Language}
	for _, e := range append([]edition{a.edition}, a.Others...) {
		if err := r.version(e); err != nil {
			return model.Bundle{}, err
		}
	}
	for _, f := range d.Files {
		r.Files = append(r.Files, model.File{SHA256: f.SHA256, Name: f.Name, MediaType: f.MediaType, Size: f.Size, Bytes: f.Data})
	}
	r.Scales = d.Scales
	for i := range r.Scales {
		r.Scales[i].Deleted = ""
	}
	r.tags(a.ID, a.Tags)
	r.ticks(a.ID, a.Ticks)
	sources := map[string]bool{}
	for _, c := range d.Claims {
		if err := r.claim(c, sources); err != nil {
			return model.Bundle{}, err
		}
	}
	return r.Bundle, nil
}

// bundleReader makes a bundle. It knows the versions in which offsets count.
type bundleReader struct {
	model.Bundle
	name  string
	index map[int]edited // by number
}

// edited is a version that was read.
type edited struct {
	id    string
	index *passage.Index
}

func (r *bundleReader) fault(format string, a ...any) error {
	return model.Wrap(model.Damaged, fmt.Errorf(format, a...),
		"“%s” was altered, or is damaged: its passages do not fit its text. Nothing was imported.", r.name)
}

func (r *bundleReader) version(e edition) error {
	if e.VersionID == "" {
		e.VersionID = model.NewID() // format 1 did not say
	}
	x := passage.NewIndex(e.Text)
	r.index[e.Version] = edited{e.VersionID, x}
	v := model.Version{
		ID: e.VersionID, ArticleID: r.Article.ID, Number: e.Version, Text: e.Text, SHA256: e.SHA256, FileHash: e.FileSHA256,
		Added: stampOr(e.Added), Hidden: []int{}, Blocks: []model.Block{}, LeftOut: []model.LeftOut{}, Charset: e.Charset,
	}
	for _, part := range e.LeftOut {
		read, ok := part.read(len(e.Blocks))
		if !ok {
			return r.fault("a part left out of version %d", e.Version)
		}
		v.LeftOut = append(v.LeftOut, read)
	}
	for _, n := range e.Notes {
		note, ok := n.read(x)
		if !ok {
			return r.fault("a note of version %d", e.Version)
		}
		v.Notes = append(v.Notes, note)
	}
	for _, p := range e.Pictures {
		v.Pictures = append(v.Pictures, model.Picture(p))
	}
	for i, b := range e.Blocks {
		start, okStart := x.Byte(b.Start)
		end, okEnd := x.Byte(b.End)
		if !okStart || !okEnd {
			return r.fault("block %d from %d to %d", i, b.Start, b.End)
		}
		v.Blocks = append(v.Blocks, model.Block{Kind: b.Kind, Start: start, End: end, Level: b.Level}.Spoken(b.Speaker, b.At, b.Until))
		if b.Hidden {
			v.Hidden = append(v.Hidden, i)
		}
	}
	r.Versions = append(r.Versions, v)
	return r.asides(v.ID, x, e)
}

func (r *bundleReader) claim(c reportedClaim, sources map[string]bool) error {
	r.Claims = append(r.Claims, model.Claim{
		ID: c.ID, Wording: c.Wording, Speaker: c.Speaker, Said: c.Said, Kind: c.Kind, Status: c.Status, Owner: c.Owner, Due: c.Due,
		Created: stampOr(c.Created), Closed: c.Closed, ClosedIn: r.index[c.ClosedIn].id,
	})
	r.tags(c.ID, c.Tags)
	r.ticks(c.ID, c.Ticks)
	if len(c.Appearances) == 0 {
		return r.fault("claim %s stands nowhere", c.ID)
	}
	for _, a := range c.Appearances {
		in, known := r.index[a.Version]
		if !known {
			return r.fault("claim %s stands in version %d", c.ID, a.Version)
		}
		out := model.Appearance{ID: a.ID, ClaimID: c.ID, ArticleID: r.Article.ID, VersionID: in.id, Exact: a.Exact, Prefix: a.Prefix,
			Suffix: a.Suffix, State: a.State, Picture: a.Picture, Region: a.Region}
		if a.State != model.Orphaned {
			var okStart, okEnd bool
			out.Start, okStart = in.index.Byte(a.Start)
			out.End, okEnd = in.index.Byte(a.End)
			if !okStart || !okEnd {
				return r.fault("claim %s from %d to %d", c.ID, a.Start, a.End)
			}
		}
		r.Appearances = append(r.Appearances, out)
	}
	for _, e := range c.Evidence {
		if e.ProposedBy != "" {
			continue // it is no evidence yet
		}
		s := e.Source
		evidence := model.Evidence{ID: e.ID, ClaimID: c.ID, SourceID: s.ID, Stance: e.Stance, Quote: e.Quote,
			Locator: e.Locator, Note: e.Note, Language: e.Language, Translation: e.Translation, Translator: e.Translator,
			Added: stampOr(e.Added)}
		if e.Judged != nil {
			evidence.Primary, evidence.Reliability = e.Judged.Primary, e.Judged.Reliability
		}
		r.Evidence = append(r.Evidence, evidence)
		if !sources[s.ID] {
			sources[s.ID] = true
			r.Sources = append(r.Sources, model.Source{
				ID: s.ID, Title: s.Title, Publisher: s.Publisher, Author: s.Author, URL: s.URL, Published: s.Published, Accessed: s.Accessed,
				ArchiveURL: s.ArchiveURL, Primary: s.Primary, Reliability: s.Reliability, Created: stampOr(s.Created),
				Kind: kindRead(s.Kind),
			})
			r.held(s)
		}
	}
	given := map[string]model.Verdict{}
	for _, v := range c.Verdicts {
		if v.ID == "" {
			v.ID = model.NewID() // format 1 did not say
		}
		out := model.Verdict{
			ID: v.ID, ClaimID: c.ID, ScaleID: r.scale(v.Scale), Rating: v.Rating, Reasoning: v.Reasoning, By: v.By, At: stampOr(v.At),
			SignedBy: v.SignedBy, SignedAt: stamp(v.SignedAt), SetAside: stamp(v.SetAside),
			Proposed: v.Proposed, Cut: v.Cut, Severity: v.Severity,
		}
		r.Verdicts = append(r.Verdicts, out)
		given[v.ID] = out
		for _, a := range v.Additions {
			r.Verdicts = append(r.Verdicts, model.Verdict{ID: a.ID, ClaimID: c.ID, ScaleID: out.ScaleID, AddedTo: v.ID,
				Reasoning: a.Reasoning, By: a.By, At: stampOr(a.At)})
		}
	}
	for _, x := range c.Contests {
		ours, theirs := given[x.Ours], given[x.Theirs]
		r.Contests = append(r.Contests, model.Dispute{
			ID: x.ID, ClaimID: c.ID, About: model.NounVerdict, RecordID: c.ID, Field: model.VerdictField, Ours: x.Ours, Theirs: x.Theirs,
			OursBy: ours.By, OursAt: ours.At, TheirsBy: theirs.By, TheirsAt: theirs.At, Found: stampOr(x.Found),
		})
	}
	return nil
}

// held reads the files that a source holds. Earlier reports know one file a source, and not by whom.
func (r *bundleReader) held(s Source) {
	if len(s.Files) == 0 && s.FileSHA256 != nil {
		s.Files = []HeldFile{{SHA256: *s.FileSHA256, Added: s.Created}}
	}
	for _, f := range s.Files {
		for _, known := range r.Files {
			if f.Name == "" && known.SHA256 == f.SHA256 {
				f.Name = known.Name
			}
		}
		r.Attachments = append(r.Attachments, model.Attachment{ID: model.AttachmentID(s.ID, f.SHA256), SourceID: s.ID, FileHash: f.SHA256,
			Name: f.Name, By: f.By, Added: stampOr(f.Added)})
	}
}

// scale is the id of the scale a verdict names; one that is not in the report
// stays as it is, to be complained of.
func (r *bundleReader) scale(name string) string {
	for _, s := range r.Scales {
		if s.Name == name {
			return s.ID
		}
	}
	return name
}

func (r *bundleReader) tags(subject string, all []string) {
	for _, word := range all {
		r.Tags = append(r.Tags, model.Tag{Subject: subject, Word: word})
	}
}

// stamp lets through what is a moment, and nothing else.
func stamp(s model.Stamp) model.Stamp {
	if s.Time().IsZero() {
		return ""
	}
	return model.StampOf(s.Time())
}

// stampOr is the moment, or now where the report does not say.
func stampOr(s model.Stamp) model.Stamp {
	if s = stamp(s); s == "" {
		return model.Now()
	}
	return s
}

// kindRead is the kind of a source that came with a report. A person is one by what the desk knows of
// them, which stands in no report.
func kindRead(k model.SourceKind) model.SourceKind {
	if k == model.PersonSource || !slices.Contains(model.SourceKinds, k) {
		return ""
	}
	return k
}
