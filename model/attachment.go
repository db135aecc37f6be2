package model

import (
	"cmp"
	"fmt"

	"galley/model/prose"
)

// Attachment is a file that a source holds: a document, a picture of a screen, a recording, or a
// page as it was captured (Capture says more of that). A source may hold several.
type Attachment struct {
	ID       string `gorm:"primaryKey" json:"id"` // AttachmentID
	SourceID string `json:"source_id"`
	FileHash string `gorm:"column:file_sha256" json:"file_sha256"` // the File
	Name     string `json:"name"`                                  // as the desk calls it; a File is one whatever it is called
	By       string `gorm:"column:added_by" json:"by"`             // "" not known
	Added    Stamp  `json:"added"`
	Deleted  Stamp  `json:"deleted,omitempty"`
}

// AttachmentID is the id of a file that a source holds: two editors who attach the same file did it once.
func AttachmentID(sourceID, sha256 string) string { return sourceID + "-" + sha256 }

// Held is a file that a source holds, with what is known of the file.
type Held struct {
	Attachment
	MediaType string
	Size      int64
}

func (a Attachment) sound() error {
	if a.ID != AttachmentID(a.SourceID, a.FileHash) {
		return fmt.Errorf("its id does not say which file of which source it is")
	}
	return sayable(a.By) // the name is the file system's: it may be no UTF-8
}

// attachEdits are the edits by which a source holds a file, which comes with its bytes where it is new.
// There are none where the source holds it already.
func attachEdits(v View, sourceID string, file File, by Author) ([]Edit, error) {
	var edits []Edit
	if _, err := v.File(file.SHA256); HasCode(err, NotFound) {
		edits = append(edits, Create(file))
	} else if err != nil {
		return nil, err
	}
	after := Attachment{ID: AttachmentID(sourceID, file.SHA256), SourceID: sourceID, FileHash: file.SHA256, Name: file.Name, By: by.Editor, Added: by.At}
	before, known, err := v.Attachment(after.ID)
	switch {
	case err != nil:
		return nil, err
	case !known:
		return append(edits, Create(after)), nil
	case before.Deleted == "":
		return edits, nil
	}
	return append(edits, Edit{Before: before, After: after}), nil
}

// AddAttachment puts a file beside those that a source holds already.
type AddAttachment struct {
	SourceID string
	File     File // with Bytes when new
}

// Action names the command in history.
func (c AddAttachment) Action() string { return "attach file" }

// Plan adds the file. Nothing is changed where the source holds it already.
func (c AddAttachment) Plan(v View, by Author) (Plan, error) {
	source, err := v.Source(c.SourceID)
	if err != nil {
		return Plan{}, err
	}
	edits, err := attachEdits(v, source.ID, c.File, by)
	if err != nil || len(edits) == 0 {
		return Plan{}, err
	}
	return Plan{What: Sayf("Attached the file “%s” to “%s”", prose.Flatten(c.File.Name), source.Called()), Edits: edits}, nil
}

// AddAttachments puts several files beside those that a source holds already, as one step of history.
type AddAttachments struct {
	SourceID string
	Files    []File // with Bytes when new
}

// Action names the command in history.
func (c AddAttachments) Action() string { return AddAttachment{}.Action() }

// Plan adds the files that the source does not hold yet.
func (c AddAttachments) Plan(v View, by Author) (Plan, error) {
	var all Plan
	added := map[string]bool{}
	for _, f := range c.Files {
		plan, err := AddAttachment{SourceID: c.SourceID, File: f}.Plan(v, by)
		if err != nil {
			return Plan{}, err
		}
		if len(plan.Edits) == 0 || added[f.SHA256] {
			continue
		}
		added[f.SHA256] = true
		all.What, all.Edits = plan.What, append(all.Edits, plan.Edits...)
	}
	if len(added) > 1 {
		source, err := v.Source(c.SourceID)
		if err != nil {
			return Plan{}, err
		}
		all.What = Sayf("Attached %d files to “%s”", len(added), source.Called())
	}
	return all, nil
}

// ReplaceAttachment has a source hold another file in the place of one. Evidence that quotes the old file
// keeps its passage and its locator; where that stands is for a person to find again in the new one.
type ReplaceAttachment struct {
	ID   string
	File File // with Bytes when new
}

// Action names the command in history.
func (c ReplaceAttachment) Action() string { return "replace file" }

// Plan removes the one file and adds the other.
func (c ReplaceAttachment) Plan(v View, by Author) (Plan, error) {
	removed, err := RemoveAttachment{ID: c.ID}.Plan(v, by)
	if err != nil {
		return Plan{}, err
	}
	before := removed.Edits[0].Before.(Attachment)
	if before.FileHash == c.File.SHA256 {
		return Plan{}, Faultf(Refused, "That is the file that the source holds already. Nothing was changed.")
	}
	added, err := attachEdits(v, before.SourceID, c.File, by)
	if err != nil {
		return Plan{}, err
	}
	source, err := v.Source(before.SourceID)
	if err != nil {
		return Plan{}, err
	}
	what := Sayf("Replaced the file “%s” of “%s” by “%s”", prose.Flatten(cmp.Or(before.Name, before.FileHash)), source.Called(), prose.Flatten(c.File.Name))
	return Plan{What: what, Edits: append(removed.Edits, added...)}, nil
}

// RemoveAttachment takes a file off a source. Undo brings it back: its bytes stay until they are erased for good.
type RemoveAttachment struct{ ID string }

// Action names the command in history.
func (c RemoveAttachment) Action() string { return "remove file" }

// Plan removes the file.
func (c RemoveAttachment) Plan(v View, by Author) (Plan, error) {
	before, known, err := v.Attachment(c.ID)
	if err != nil {
		return Plan{}, err
	}
	if !known || before.Deleted != "" {
		return Plan{}, Faultf(NotFound, "The source does not hold that file. Nothing was removed.")
	}
	source, err := v.Source(before.SourceID)
	if err != nil {
		return Plan{}, err
	}
	what := Sayf("Removed the file “%s” of “%s”", prose.Flatten(cmp.Or(before.Name, before.FileHash)), source.Called())
	return Plan{What: what, Edits: []Edit{Remove(before, by.At)}}, nil
}
