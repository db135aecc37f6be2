package interchange

import (
	"galley/model"
	"galley/model/passage"
)

// leftOut is a part of a page that is not in a version's text.
type leftOut struct {
	Text   string  `json:"text"`
	Blocks []Block `json:"blocks"` // in code points of Text
	Reason string  `json:"reason"`
	After  int     `json:"after"` // the block of the version that it stood after, counted from 0; -1 before the first
}

func leftOutOf(v model.Version) []leftOut {
	out := make([]leftOut, len(v.LeftOut))
	for i, part := range v.LeftOut {
		out[i] = leftOut{part.Text, BlocksOf(model.Version{Blocks: part.Blocks}, passage.NewIndex(part.Text)), part.Reason, part.After}
	}
	return out
}

// read turns a part back; blocks is how many its version has.
func (l leftOut) read(blocks int) (model.LeftOut, bool) {
	x := passage.NewIndex(l.Text)
	out := model.LeftOut{Text: l.Text, Blocks: make([]model.Block, len(l.Blocks)), Reason: l.Reason, After: l.After}
	if l.After < -1 || l.After >= blocks {
		return out, false
	}
	for i, b := range l.Blocks {
		start, okStart := x.Byte(b.Start)
		end, okEnd := x.Byte(b.End)
		if !okStart || !okEnd || start > end {
			return out, false
		}
		out.Blocks[i] = model.Block{Kind: b.Kind, Start: start, End: end, Level: b.Level}
	}
	return out, true
}
