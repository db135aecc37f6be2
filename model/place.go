package model

import (
	"fmt"
	"regexp"
	"unicode/utf8"
)

// FilePlace is where the passage of a piece of evidence stands: in which file that the source holds, and
// where in that. The zero FilePlace is no place.
type FilePlace struct {
	AttachmentID string
	Selector     FileSelector
}

// mostSelected is how many bytes of words a place keeps: it is a passage, not a copy of the file.
const mostSelected = 64 << 10

var momentForm = regexp.MustCompile(`^\d{2,}:[0-5]\d:[0-5]\d$`)

// sound says what is wrong with a selector, nil where nothing is.
func (p FileSelector) sound() error {
	switch {
	case p.Start < 0 || p.End < p.Start:
		return fmt.Errorf("its passage ends before it begins")
	case p.Page < 0:
		return fmt.Errorf("pages are counted from 1")
	case p.At != "" && !momentForm.MatchString(p.At):
		return fmt.Errorf("its moment is not written as 00:12:31")
	case len(p.Exact)+len(p.Prefix)+len(p.Suffix) > mostSelected:
		return fmt.Errorf("its passage is too long")
	case !utf8.ValidString(p.Exact + p.Prefix + p.Suffix):
		return fmt.Errorf("its passage is no text")
	}
	return nil
}

// place puts on a piece of evidence where its passage stands. Without a file the place is taken off.
func (e *Evidence) place(v View, at *FilePlace) error {
	switch {
	case at == nil:
		return nil
	case at.AttachmentID == "":
		e.AttachmentID, e.Place = "", ""
		return nil
	}
	held, known, err := v.Attachment(at.AttachmentID)
	if err != nil {
		return err
	}
	if !known || held.Deleted != "" || held.SourceID != e.SourceID {
		return Faultf(NotFound, "The source does not hold the file that the passage was chosen in. Nothing was stored.")
	}
	if err := at.Selector.sound(); err != nil {
		return Wrap(Invalid, err, "The place of the passage in the file is not written as Galley does it. Nothing was stored.")
	}
	e.AttachmentID, e.Place = held.ID, at.Selector.Stored()
	return nil
}

// Standing is where the passage stands in a file that the source holds; ok is false where nobody said.
func (e Evidence) Standing() (at FilePlace, ok bool) {
	selector, ok := FileSelectorOf(e.Place)
	if !ok || e.AttachmentID == "" {
		return FilePlace{}, false
	}
	return FilePlace{e.AttachmentID, selector}, true
}
