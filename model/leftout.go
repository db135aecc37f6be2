package model

import (
	"slices"
	"sort"
	"strings"
)

// LeftOut is a part of a page that was not taken into a version's text, kept so
// that it can be read and taken in.
type LeftOut struct {
	Text   string  `json:"text"`   // its blocks joined by BlockSeparator, as of a version
	Blocks []Block `json:"blocks"` // offsets into Text
	Reason string  `json:"reason"` // why it was left out, a sentence
	After  int     `json:"after"`  // the index of the block of the version that it stood after; -1 before the first
}

// orNone keeps a column that holds a list from holding null.
func orNone(parts []LeftOut) []LeftOut {
	if parts == nil {
		return []LeftOut{}
	}
	return parts
}

// TakeIn takes parts of a page that were left out into the article's text, each
// at its place. The text as it stands does not change: the longer one is the
// article's next version, with the claims carried over.
type TakeIn struct {
	ArticleID string
	VersionID string // the version whose parts are meant; the newest if empty, and refused if it is another
	Parts     []int  // by index into its LeftOut
}

func (c TakeIn) Action() string { return "take in left-out parts" }

func (c TakeIn) Plan(v View, by Author) (Plan, error) {
	old, err := v.Newest(c.ArticleID)
	if err != nil {
		return Plan{}, err
	}
	if c.VersionID != "" && c.VersionID != old.ID {
		return Plan{}, Faultf(Refused, "The article has a newer version since, so nothing was added. See what was left out of that version.")
	}
	if len(c.Parts) == 0 {
		return Plan{}, Faultf(Invalid, "No part was named, so nothing was added.")
	}
	for _, at := range c.Parts {
		if at < 0 || at >= len(old.LeftOut) {
			return Plan{}, Faultf(NotFound, "There is no part number %d: %s. Nothing was added.", at+1, countedParts(len(old.LeftOut)))
		}
	}
	doc := old.with(c.Parts)
	doc.Charset = old.Charset
	if doc.Original, err = v.File(old.FileHash); err != nil {
		return Plan{}, err
	}
	plan, err := ReviseArticle{ArticleID: c.ArticleID, Document: doc}.Plan(v, by)
	if err != nil {
		return Plan{}, err
	}
	what := Sayf("Took in a part of the page that was left out")
	if n := len(old.LeftOut) - len(doc.LeftOut); n > 1 {
		what = Sayf("Took in %d parts of the page that were left out", n)
	}
	plan.What = Sayf("%s; %s", what, strings.ToLower(plan.What[:1])+plan.What[1:])
	return plan, nil
}

func countedParts(n int) string {
	switch n {
	case 0:
		return Sayf("nothing was left out of this version")
	case 1:
		return Sayf("one part was left out of this version")
	}
	return Sayf("%d parts were left out of this version", n)
}

// with is the version's text with parts of what was left out of it at their
// places, and what is left out still.
func (v Version) with(parts []int) Document {
	doc := Document{LeftOut: []LeftOut{}}
	var b strings.Builder
	moved := make([]int, len(v.Blocks)) // where each block begins now
	write := func(text string, block Block) {
		if b.Len() > 0 {
			b.WriteString(BlockSeparator)
		}
		block.Start, block.End = b.Len(), b.Len()+len(text)
		b.WriteString(text)
		doc.Blocks = append(doc.Blocks, block)
	}
	for i := -1; i < len(v.Blocks); i++ {
		if i >= 0 {
			write(v.Text[v.Blocks[i].Start:v.Blocks[i].End], v.Blocks[i])
			moved[i] = doc.Blocks[len(doc.Blocks)-1].Start
		}
		for _, p := range v.Pictures {
			if p.After == i {
				p.After = len(doc.Blocks) - 1
				doc.Pictures = append(doc.Pictures, p)
			}
		}
		for at, part := range v.LeftOut {
			switch {
			case part.After != i && !(i == len(v.Blocks)-1 && part.After > i):
			case slices.Contains(parts, at):
				for _, block := range part.Blocks {
					write(part.Text[block.Start:block.End], block)
				}
			default:
				part.After = len(doc.Blocks) - 1
				doc.LeftOut = append(doc.LeftOut, part)
			}
		}
	}
	doc.Text = b.String()
	for _, n := range v.Notes {
		if n.Placed() {
			n.Start, n.End = v.movedTo(n.Start, moved), v.movedTo(n.End, moved)
		}
		doc.Notes = append(doc.Notes, n)
	}
	return doc
}

// movedTo is where a place of the text is once its blocks begin where moved says.
func (v Version) movedTo(at int, moved []int) int {
	next := sort.Search(len(v.Blocks), func(i int) bool { return v.Blocks[i].Start > at })
	if next == 0 {
		return at // the text has no blocks
	}
	block := v.Blocks[next-1]
	return moved[next-1] + min(at, block.End) - block.Start
}
