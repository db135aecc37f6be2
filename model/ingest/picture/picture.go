// Package picture gathers the pictures of a text. They stand beside it: a mark says where each is, which no rule
// of the text sees, so that the text is the same with pictures and without. Nothing is ever fetched.
package picture

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
	"galley/model/prose"
	"galley/model/raster"
)

const (
	// maxPictures and maxBytes are how many pictures of a version are kept, and how many bytes they have together.
	maxPictures = 200
	maxBytes    = 100 << 20
	// maxCandidates is how many are looked at.
	maxCandidates = 5000
	// leastSide is how many pixels the longer side of a picture has at least, where it stands by itself; an icon has
	// fewer. leastFigured is that of one that the page calls a figure.
	leastSide    = 100
	leastFigured = 40
	// longestAlt is how many bytes are kept of the words for a picture.
	longestAlt = 2000
)

// Candidate is what may be a picture of the text.
type Candidate struct {
	Alt, Address  string
	Width, Height int                    // as the text says, 0 where it does not
	Figured       bool                   // the text says that it is a figure
	Open          func() ([]byte, error) // nil: its bytes are not there; raster.ErrLarge: there are too many
}

// Reader gathers the pictures of one document.
type Reader struct {
	all     []Candidate
	left    int // bytes that may still be kept
	large   int // how many were too large
	more    int // how many were too many
	damaged int
}

// Add takes a candidate and returns the number of its mark, false where there are too many. The numbers are
// negative, so that those who place notes pass them by.
func (r *Reader) Add(c Candidate) (number int, ok bool) {
	if r == nil || len(r.all) >= maxCandidates {
		return 0, false
	}
	r.all = append(r.all, c)
	return -len(r.all), true
}

// Len is how many candidates there are.
func (r *Reader) Len() int { return len(r.all) }

// numberOf is the candidate that a mark is of, -1 where it is of none.
func numberOf(m typography.Mark) int { return -m.Number - 1 }

// Place gives a document its pictures, where their marks came out in its text.
func (r *Reader) Place(doc *model.Document, marks []typography.Mark) {
	if r == nil || len(r.all) == 0 {
		return
	}
	after := map[int]int{}
	for _, m := range marks {
		k := numberOf(m)
		if k < 0 || k >= len(r.all) {
			continue
		}
		if _, known := after[k]; !known {
			after[k] = blockAt(doc.Blocks, m)
		}
	}
	r.PlaceAt(doc, after)
}

// blockAt is the block that a mark stands in or behind. A picture before the first word of a block stands before it.
func blockAt(blocks []model.Block, m typography.Mark) int {
	i, _ := slices.BinarySearchFunc(blocks, m.At, func(b model.Block, at int) int { return cmp.Compare(b.End, at) })
	if i >= len(blocks) {
		return len(blocks) - 1
	}
	if m.At <= blocks[i].Start {
		return i - 1
	}
	return i
}

// PlaceAt gives a document its pictures. after is the index of the block that each candidate stands after; those
// that are not in it are no pictures of the text.
func (r *Reader) PlaceAt(doc *model.Document, after map[int]int) {
	order := make([]int, 0, len(after))
	for k := range after {
		order = append(order, k)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(after[a], after[b]), cmp.Compare(a, b)) })
	r.left = maxBytes
	kept := map[string]bool{} // hashes of the bytes that are kept
	for _, k := range order {
		p, file, is := r.read(r.all[k])
		if !is {
			continue
		}
		p.After = after[k]
		if n := len(doc.Pictures); n > 0 && same(doc.Pictures[n-1], p) {
			continue // a page has a picture twice, for those who run scripts and for those who do not
		}
		if len(doc.Pictures) >= maxPictures {
			r.more++
			continue
		}
		if file.SHA256 != "" && !kept[file.SHA256] {
			if len(file.Bytes) > r.left {
				r.more++
				continue
			}
			r.left -= len(file.Bytes)
			kept[file.SHA256] = true
			doc.PictureFiles = append(doc.PictureFiles, file)
		}
		doc.Pictures = append(doc.Pictures, p)
	}
	doc.Cautions = append(doc.Cautions, r.cautions()...)
}

// same reports whether two pictures at one place are one.
func same(a, b model.Picture) bool {
	if a.After != b.After {
		return false
	}
	return a.SHA256 != "" && a.SHA256 == b.SHA256 || a.Address != "" && a.Address == b.Address
}

// read looks at a candidate. It is no picture of the text where it is as small as an icon, or where nothing of it
// is known.
func (r *Reader) read(c Candidate) (p model.Picture, file model.File, is bool) {
	p = model.Picture{Alt: words(c.Alt), Address: address(c.Address), Width: max(c.Width, 0), Height: max(c.Height, 0)}
	if c.Open != nil {
		data, err := c.Open()
		if err != nil && !errors.Is(err, raster.ErrLarge) {
			data = nil
		}
		var info raster.Info
		if err == nil {
			info, err = raster.Look(data)
		}
		switch {
		case errors.Is(err, raster.ErrLarge):
			r.large++
			if info.Width > 0 {
				p.MediaType, p.Width, p.Height = info.MediaType, info.Width, info.Height
			}
			return p, file, true
		case err == nil:
			if tooSmall(info.Width, info.Height, c.Figured) {
				return p, file, false
			}
			p.MediaType, p.Width, p.Height = info.MediaType, info.Width, info.Height
			if !strings.HasPrefix(p.Address, "http://") && !strings.HasPrefix(p.Address, "https://") {
				p.Address = "" // where it lay in the file, which says nothing more
			}
			sum := sha256.Sum256(data)
			p.SHA256 = hex.EncodeToString(sum[:])
			file = model.File{SHA256: p.SHA256, Name: fileName(c.Address, info.Extension), MediaType: info.MediaType, Size: int64(len(data)),
				Bytes: data}
			if file.Name == "" {
				file.Name = "picture" + info.Extension
			}
			return p, file, true
		case len(data) > 0 && !errors.Is(err, raster.ErrUnknown):
			r.damaged++
		}
	}
	if p.Width > 0 && p.Height > 0 && tooSmall(p.Width, p.Height, c.Figured) {
		return p, file, false
	}
	return p, file, p.Alt != "" || p.Address != "" && (c.Figured || p.Width >= leastSide && p.Height >= leastSide)
}

// tooSmall reports whether a picture of that size is an icon, a line or what counts readers.
func tooSmall(width, height int, figured bool) bool {
	least := leastSide
	if figured {
		least = leastFigured
	}
	return max(width, height) < least || min(width, height) < 8
}

// words are what is written for a picture, as one line.
func words(alt string) string {
	alt = typography.Trim(prose.Flatten(typography.Valid(alt)))
	for len(alt) > longestAlt {
		alt = strings.ToValidUTF8(alt[:longestAlt], "")
	}
	return alt
}

// address is where a page has a picture from; that of bytes in the page itself says nothing.
func address(s string) string {
	s = typography.Field(typography.Valid(s))
	if low := strings.ToLower(s[:min(len(s), 8)]); strings.HasPrefix(low, "data:") || strings.HasPrefix(low, "cid:") || len(s) > 4000 {
		return ""
	}
	return s
}

// fileName is how a picture was called where it came from, "" where that is no name.
func fileName(address, extension string) string {
	if u, err := url.Parse(address); err == nil && u.Scheme != "data" && u.Scheme != "cid" {
		if name := path.Base(u.Path); name != "." && name != "/" && name != "" && len(name) <= 150 {
			name = input.DisplayName(name)
			if !strings.Contains(name, ".") {
				name += extension
			}
			return name
		}
	}
	return ""
}

// cautions say what is not kept.
func (r *Reader) cautions() []string {
	var out []string
	if r.large > 0 {
		out = append(out, model.Countf(r.large, "%d picture is larger than Galley reads (40 MB, 40 million pixels), so only its place and its words were kept.",
			"%d pictures are larger than Galley reads (40 MB, 40 million pixels), so only their places and their words were kept."))
	}
	if r.more > 0 {
		out = append(out, model.Countf(r.more, "%d picture was left out: an article keeps up to 200 pictures and 100 MB of them.",
			"%d pictures were left out: an article keeps up to 200 pictures and 100 MB of them."))
	}
	if r.damaged > 0 {
		out = append(out, model.Countf(r.damaged, "%d picture seems to be damaged, so only its place and its words were kept.",
			"%d pictures seem to be damaged, so only their places and their words were kept."))
	}
	return out
}
