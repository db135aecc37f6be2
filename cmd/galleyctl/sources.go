package main

import (
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/ingest"
	"galley/model/report/interchange"
)

type sourceCommand struct {
	Add    sourceAdd    `cmd:"" help:"Add a source to the library."`
	List   sourceList   `cmd:"" help:"List the sources."`
	Edit   sourceEdit   `cmd:"" help:"Correct a source, wherever it is used."`
	Attach sourceAttach `cmd:"" help:"Attach a source to a claim, as evidence."`
	Detach sourceDetach `cmd:"" help:"Detach a source from a claim. It stays in the library."`
	Merge  sourceMerge  `cmd:"" help:"Make one source of several that are the same. Their ids lead to it."`
	Delete sourceDelete `cmd:"" help:"Delete sources that are on no claim."`

	Files       sourceFiles       `cmd:"" help:"List a source's files."`
	Text        sourceText        `cmd:"" help:"Print the text of a source's file, of a PDF by pages."`
	Extract     sourceExtract     `cmd:"" help:"Write a source's file to the disk. An existing file is never replaced."`
	AttachFile  sourceAttachFile  `cmd:"" name:"attach-file" help:"Keep files with a source, beside those it has."`
	RemoveFile  sourceRemoveFile  `cmd:"" name:"remove-file" help:"Take a file off a source. Undo brings it back."`
	ReplaceFile sourceReplaceFile `cmd:"" name:"replace-file" help:"Keep another file with a source in place of one. Undo takes it back."`

	Capture  sourceCapture  `cmd:"" help:"Keep a copy of a source's web page as it is now. Connects to its server."`
	Captures sourceCaptures `cmd:"" help:"List the copies that were kept of a source's page, and what quoted passages the newest still has."`
	Diff     sourceDiff     `cmd:"" help:"Say what differs between two copies of a source's page."`
	Wacz     sourceWACZ     `cmd:"" name:"wacz" help:"Write the copies of a source's page as a WACZ file, which web archives' tools replay."`
	Stamp    sourceStamp    `cmd:"" help:"Ask a time authority (RFC 3161) for the tokens that copies have not yet. Connects to it."`
	Archive  sourceArchive  `cmd:"" help:"Have a public web archive save a source's page, and note the address of its copy. Connects to it."`
}

// sourceFields is what can be known about a source. A field that is not given stays as it is.
type sourceFields struct {
	Title       *string `help:"What it is called (default: its address)."`
	Publisher   *string `help:"Who published it."`
	Author      *string `help:"Who wrote it."`
	URL         *string `name:"url" help:"Its web address."`
	Published   *string `help:"When it was published."`
	Accessed    *string `help:"When it was looked at."`
	Archive     *string `help:"The web address of an archived copy."`
	Primary     *bool   `negatable:"" help:"A first-hand document, not a report of one."`
	Reliability *string `help:"reliable, mixed or unreliable."`
	Private     *bool   `negatable:"" help:"Keep its name: it is called by its alias everywhere, and is in no report by name."`
	Alias       *string `help:"What it is called while it is private."`
	PrivateNote *string `help:"A note for the desk alone. It is in no report; --reveal prints it."`
	Kind        *string `help:"What it is: document, dataset, observation or recording. For a person see person add."`
	File        string  `placeholder:"PATH" help:"A file to keep with it, beside those it has."`
}

func (f sourceFields) fields(d *invocation) (model.SourceFields, error) {
	out := model.SourceFields{
		Title: f.Title, Publisher: f.Publisher, Author: f.Author, URL: f.URL, Published: f.Published,
		Accessed: f.Accessed, ArchiveURL: f.Archive, Primary: f.Primary, Reliability: (*model.Reliability)(f.Reliability),
		Kind: (*model.SourceKind)(f.Kind), Private: f.Private, Alias: f.Alias, PrivateNote: f.PrivateNote,
	}
	if f.File != "" {
		if err := d.spare(f.File); err != nil {
			return out, err
		}
		file, err := ingest.Attachment(d.ctx, f.File)
		if err != nil {
			return out, err
		}
		out.File = &file
	}
	return out, nil
}

type sourceAdd struct{ sourceFields }

func (c *sourceAdd) Run(d *invocation) error {
	fields, err := c.fields(d)
	if err != nil {
		return err
	}
	change, err := d.apply(model.AddSource{Fields: fields})
	if err != nil {
		return err
	}
	return d.showSource(change.Created(model.NounSource))
}

func (d *invocation) showSource(id string) error {
	s, err := d.lib.Source(d.ctx, id)
	if err != nil {
		return err
	}
	held, err := d.lib.Attachments(d.ctx, s.ID)
	if err != nil {
		return err
	}
	return d.print(interchange.SourceOf(d.toldSource(s), held), func(w io.Writer) { listSource(w, s) })
}

func listSource(w io.Writer, s model.Source) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.ID, s.Title, s.Publisher, s.URL)
}

type sourceList struct{}

func (c *sourceList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	sources, err := lib.Sources(d.ctx)
	if err != nil {
		return err
	}
	held, err := lib.AllAttachments(d.ctx)
	if err != nil {
		return err
	}
	out := make([]interchange.Source, len(sources))
	for i, s := range sources {
		out[i] = interchange.SourceOf(d.toldSource(s), held[s.ID])
	}
	return d.print(out, func(w io.Writer) {
		for _, s := range sources {
			listSource(w, s)
		}
	})
}

type sourceEdit struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	sourceFields
}

func (c *sourceEdit) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	s, err := lib.Source(d.ctx, c.Source)
	if err != nil {
		return err
	}
	fields, err := c.fields(d)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.EditSource{ID: s.ID, Fields: fields}); err != nil {
		return err
	}
	return d.showSource(s.ID)
}

type sourceMerge struct {
	Into    string   `arg:"" help:"The source that is kept: its id, or its beginning."`
	Sources []string `arg:"" help:"The sources that are the same, by their ids."`
}

func (c *sourceMerge) Run(d *invocation) error {
	ids, err := d.sourceIDs(append([]string{c.Into}, c.Sources...))
	if err != nil {
		return err
	}
	if _, err := d.apply(model.MergeSources{Into: ids[0], Sources: ids[1:]}); err != nil {
		return err
	}
	return d.showSource(ids[0])
}

type sourceDelete struct {
	Sources []string `arg:"" help:"The sources, by their ids, or their beginnings."`
}

func (c *sourceDelete) Run(d *invocation) error {
	ids, err := d.sourceIDs(c.Sources)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.DeleteSources{Sources: ids}); err != nil {
		return err
	}
	return d.print(ids, func(w io.Writer) { fmt.Fprintln(w, strings.Join(ids, "\n")) })
}

// sourceIDs completes the ids of sources.
func (d *invocation) sourceIDs(given []string) ([]string, error) {
	lib, err := d.library()
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(given))
	for i, id := range given {
		s, err := lib.Source(d.ctx, id)
		if err != nil {
			return nil, err
		}
		ids[i] = s.ID
	}
	return ids, nil
}

type sourceAttach struct {
	Claim   string `arg:"" help:"The claim's id, or its beginning."`
	Source  string `arg:"" help:"The source's id, or its beginning."`
	Stance  string `required:"" help:"supports, refutes or context."`
	Quote   string `help:"What the source says, in its words."`
	Locator string `help:"Where in the source: a page, a paragraph, a time."`
	Note    string `help:"A note on it."`

	In   string `placeholder:"NAME" help:"The file of the source that the passage is looked up in. Its place is kept; one that is not found there is refused."`
	Page int    `placeholder:"N" help:"The page of that file, where it is a PDF."`

	Private     bool   `help:"Keep it to the desk: no report has it."`
	PrivateNote string `help:"A note for the desk alone. It is in no report; --reveal prints it."`

	Language    string `placeholder:"CODE" help:"The language of the quote, where it is another than the desk's: de, fr, zh (BCP 47)."`
	Translation string `help:"What the quote says in the desk's language."`
	Translator  string `help:"Who translated it."`

	Primary     *bool  `negatable:"" help:"It is first-hand for this claim, or is not (default: as the source is)."`
	Reliability string `help:"How reliable it is for this claim: reliable, mixed or unreliable (default: as the source is)."`
}

type evidenceJSON struct {
	Claim string `json:"claim"`
	interchange.Evidence
}

func (c *sourceAttach) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	source, err := d.lib.Source(d.ctx, c.Source)
	if err != nil {
		return err
	}
	var place *model.FilePlace
	if c.In != "" || c.Page != 0 {
		var locator string
		if place, locator, err = d.standing(source, c.In, c.Page, c.Quote); err != nil {
			return err
		}
		if c.Locator == "" {
			c.Locator = locator
		}
	}
	change, err := d.apply(model.AttachSource{
		Place: place, ClaimID: claim.Claim.ID, SourceID: source.ID, Stance: model.Stance(c.Stance), Quote: c.Quote, Locator: c.Locator, Note: c.Note,
		Abroad:  model.Abroad{Language: c.Language, Translation: c.Translation, Translator: c.Translator},
		Primary: c.Primary, Reliability: model.Reliability(c.Reliability), Private: c.Private, PrivateNote: c.PrivateNote,
	})
	if err != nil {
		return err
	}
	after, err := d.dossier(claim.Claim.ID)
	if err != nil {
		return err
	}
	for _, e := range interchange.ClaimOf(d.told(after), d).Evidence {
		if e.ID == change.Created(model.NounEvidence) {
			return d.print(evidenceJSON{claim.Claim.ID, e}, func(w io.Writer) {
				fmt.Fprintf(w, "%s\t%s\t%s\n", e.ID, e.Stance, e.Source.Title)
			})
		}
	}
	return model.Faultf(model.Conflict, "The source was attached, but another program detached it immediately.")
}

type sourceDetach struct {
	Claim  string `arg:"" help:"The claim's id, or its beginning."`
	Source string `arg:"" help:"The id of the source, or of the piece of evidence."`
}

func (c *sourceDetach) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	id := c.Source
	if s, err := d.lib.Source(d.ctx, c.Source); err == nil {
		id = s.ID
	}
	var found []string
	for _, e := range claim.Evidence {
		if e.Source.ID == id || e.Evidence.ID == id {
			found = append(found, e.Evidence.ID)
		}
	}
	switch len(found) {
	case 0:
		return model.Faultf(model.NotFound, "The source %s is not attached to this claim. Nothing was detached.", c.Source)
	case 1:
	default:
		return model.Faultf(model.Invalid,
			"That source is attached to this claim %d times. Name the piece of evidence (claim show lists them). Nothing "+
				"was detached.", len(found))
	}
	if _, err := d.apply(model.DetachSource{EvidenceID: found[0]}); err != nil {
		return err
	}
	return d.showClaim(claim.Claim.ID)
}
