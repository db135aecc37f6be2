package model

import "slices"

// Picture is a picture that stands in the text of a version. Its bytes are a File of the library; one that
// was not in what was imported is known by its address or its words alone, and is never fetched.
type Picture struct {
	SHA256    string `json:"sha256,omitempty"`  // the File; "" where the picture was not in what was imported
	After     int    `json:"after"`             // index of the block that it stands after; -1 before the first
	Alt       string `json:"alt,omitempty"`     // what its author wrote for those who cannot see it
	Address   string `json:"address,omitempty"` // where the page has it from
	MediaType string `json:"media_type,omitempty"`
	Width     int    `json:"width,omitempty"` // pixels, of the picture itself; 0 not known
	Height    int    `json:"height,omitempty"`
}

// pictureEdits adds the files of a document's pictures that the library does not have.
func pictureEdits(v View, edits []Edit, d Document) ([]Edit, error) {
	for _, f := range d.PictureFiles {
		if f.SHA256 == d.Original.SHA256 {
			continue
		}
		if _, err := v.File(f.SHA256); HasCode(err, NotFound) {
			edits = append(edits, Create(f))
		} else if err != nil {
			return nil, err
		}
	}
	return edits, nil
}

// picturesDiffer reports whether a document has pictures, with their bytes, that a version does not have, or the
// other way round. A document that was read without what lies beside it has none and says nothing.
func picturesDiffer(now, was []Picture) bool {
	of := func(all []Picture) []string {
		var out []string
		for _, p := range all {
			if p.SHA256 != "" {
				out = append(out, p.SHA256)
			}
		}
		return out
	}
	have := of(now)
	return len(have) > 0 && !slices.Equal(have, of(was))
}

// PictureAt is the first picture of the version with those bytes, by its index, -1 where it has none.
func (v Version) PictureAt(sha256 string) int {
	if sha256 == "" {
		return -1
	}
	return slices.IndexFunc(v.Pictures, func(p Picture) bool { return p.SHA256 == sha256 })
}

// PlaceOf is where a picture stands in the text: the end of the block that it stands after, 0 before the first.
func (v Version) PlaceOf(p Picture) int {
	if p.After < 0 || p.After >= len(v.Blocks) {
		return 0
	}
	return v.Blocks[p.After].End
}

// onPicture is an appearance on a picture in a newer version. The same bytes are the same picture; nothing else is,
// so that no claim is ever put on another picture than somebody looked at.
func (a Appearance) onPicture(now Version) Appearance {
	at := now.PictureAt(a.Picture)
	if at < 0 {
		a.Start, a.End, a.State = 0, 0, Orphaned
		return a
	}
	a.Start = now.PlaceOf(now.Pictures[at])
	a.End = a.Start
	return a
}
