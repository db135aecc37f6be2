package model

import (
	"cmp"

	"galley/model/passage"
	"galley/model/prose"
)

// What stands before a page that was captured; see Capture.Wall.
const (
	Paywall = "paywall"
	Login   = "login"
)

// Pending reports whether an authority was asked for a token and has given none yet.
func (c Capture) Pending() bool { return c.Authority != "" && c.Token == "" }

// CaptureSource keeps a page with a source, and fills in what the source does not say of itself and the
// page does. The page's WARC file and its readable text come with it.
type CaptureSource struct {
	SourceID string
	New      *AddSource // a source made in the same action, where SourceID is ""
	WARC     File       // with Bytes
	Text     *File      // with Bytes; nil where no text was read of the page
	Capture  Capture    // without its ids; Taken says which day the source was looked at
	// What the page says of itself; "" nothing.
	Title, Publisher, Author, Published string
}

// Action names the command in history.
func (c CaptureSource) Action() string { return "capture source" }

// Plan keeps the page. What somebody typed into the source stays as it is.
func (c CaptureSource) Plan(v View, by Author) (Plan, error) {
	before, after, err := c.source(v, by)
	if err != nil {
		return Plan{}, err
	}
	if err := c.fill(&after); err != nil {
		return Plan{}, err
	}
	var edits []Edit
	switch {
	case before.ID == "":
		edits = append(edits, Create(after))
	case !Same(before, after):
		edits = append(edits, Edit{Before: before, After: after})
	}
	kept, err := attachEdits(v, after.ID, c.WARC, by)
	if err != nil {
		return Plan{}, err
	}
	if edits = append(edits, kept...); len(kept) == 0 {
		return Plan{}, nil // the library has this very capture
	}
	capture := c.Capture
	capture.ID, capture.SourceID, capture.Created = AttachmentID(after.ID, c.WARC.SHA256), after.ID, by.At
	capture.TextHash = ""
	if c.Text != nil {
		capture.TextHash = c.Text.SHA256
		if _, err := v.File(c.Text.SHA256); HasCode(err, NotFound) {
			edits = append(edits, Create(*c.Text))
		} else if err != nil {
			return Plan{}, err
		}
	}
	again, err := v.Captures(after.ID)
	if err != nil {
		return Plan{}, err
	}
	put := Create(capture)
	for _, known := range again {
		if known.ID == capture.ID { // its file was removed, and is back
			put = Edit{Before: known, After: capture}
		}
	}
	if put.Before == nil || !Same(put.Before, put.After) {
		edits = append(edits, put)
	}
	return Plan{What: Sayf("Kept a copy of “%s”", after.Called()), Edits: edits}, nil
}

// source is the source that the page is kept with, before and to be changed; before is nothing where it is new.
func (c CaptureSource) source(v View, by Author) (before, after Source, err error) {
	if c.New == nil {
		before, err = v.Source(c.SourceID)
		return before, before, err
	}
	after = Source{ID: cmp.Or(c.New.ID, NewID()), Created: by.At}
	return before, after, c.New.Fields.apply(&after)
}

// fill puts in what the page says of itself where the source says nothing. An address stands for a
// title that nobody gave.
func (c CaptureSource) fill(s *Source) error {
	title := prose.Flatten(c.Title)
	if title != "" && (s.Title == s.URL || s.Title == c.Capture.Asked || s.Title == c.Capture.Address) {
		s.Title = passage.Shorten(title, longestTitle)
	}
	s.Publisher = cmp.Or(s.Publisher, prose.Flatten(c.Publisher))
	s.Author = cmp.Or(s.Author, prose.Flatten(c.Author))
	if iso, ok := ParseDate(c.Published); ok {
		s.Published = cmp.Or(s.Published, iso)
	}
	s.Accessed = max(s.Accessed, c.Capture.Taken.Day())
	fields := SourceFields{URL: &s.URL}
	if s.URL == "" {
		fields.URL = &c.Capture.Asked
	}
	return fields.apply(s)
}

// longestTitle is how many letters of a page's title are taken over.
const longestTitle = 300

// StampCapture stores the token that an authority gave for a capture, or that it was asked and gave none.
type StampCapture struct {
	ID, SourceID string
	Authority    string
	Token        string // DER in base64; "" the authority has not answered
}

// Action names the command in history.
func (c StampCapture) Action() string { return "stamp capture" }

// Plan stores the token. One that the capture has already stays.
func (c StampCapture) Plan(v View, _ Author) (Plan, error) {
	source, err := v.Source(c.SourceID)
	if err != nil {
		return Plan{}, err
	}
	all, err := v.Captures(source.ID)
	if err != nil {
		return Plan{}, err
	}
	for _, before := range all {
		if before.ID != c.ID || before.Deleted != "" {
			continue
		}
		if before.Token != "" {
			return Plan{}, Faultf(Refused, "That copy has a time token already, which was kept.")
		}
		after := before
		after.Authority, after.Token = c.Authority, c.Token
		what := Sayf("Stored a time token for a copy of “%s”", source.Called())
		if c.Token == "" {
			what = Sayf("A time token for a copy of “%s” is pending", source.Called())
		}
		return change(what, before, after)
	}
	return Plan{}, Faultf(NotFound, "The source has no such copy. Nothing was changed.")
}
