package view

import (
	"cmp"
	"slices"

	"galley/model"
	"galley/model/palette"
	"galley/model/passage"
)

// Block is one block of the article with its highlights cut into segments.
type Block struct {
	Kind, Tag string
	Segments  []Segment
	// Picture is the SHA-256 of the picture that the block is about, "" where it is text; then its segments say in
	// words which picture it is.
	Picture string
	Small   []byte // the picture as a small JPEG, nil where it cannot be drawn
}

// Segment is text that one set of claims covers.
type Segment struct {
	Text   string
	Starts []int // numbers of the claims whose first place in sight begins here
	Number int   // of the innermost claim that covers it, 0 for none
	Tone   palette.Key
	Depth  int // how many claims cover it, at most 4
	Title  string
	Short  string // why the innermost claim's verdict may not fit, in a few words; "" where it does
	Begins []End  // claims whose highlight begins here, at each of their places
	Ends   []End
}

// End is where a claim's highlight begins or ends.
type End struct {
	Number int
	Mark   string
	Tone   palette.Key
	Title  string // of its card
	Sign   string // RewordedMark where its words changed since the verdict, else ""
}

func endOf(k *Card) End {
	e := End{Number: k.Number, Mark: k.Mark(), Tone: k.Tone, Title: k.Title}
	if k.Reworded() {
		e.Sign = RewordedMark
	}
	return e
}

// place is where a claim stands, with the index of its card.
type place struct {
	passage.Span
	card int
	seen *bool // the beginning of it is in sight
}

// blocksOf cuts the text at every border of a block and of a highlight, so that overlapping and
// nested ones need no overlapping elements. Cost: the text, and the claims that cover each
// segment.
func blocksOf(v model.Version, cards []Card, w *Words) []Block {
	places := placesOf(v, cards)
	hidden := map[int]bool{}
	for _, h := range v.Hidden {
		hidden[h] = true
	}
	var out []Block
	var open []place // those that reach into the block at hand
	next := 0
	out = append(out, picturesAfter(v, -1, cards, w)...)
	for i, b := range v.Blocks {
		open = slices.DeleteFunc(open, func(p place) bool { return p.End <= b.Start })
		for ; next < len(places) && places[next].Start < b.End; next++ {
			if places[next].End > b.Start {
				open = append(open, places[next])
			}
		}
		if !hidden[i] {
			out = append(out, Block{Kind: string(b.Kind), Tag: tagOf(b), Segments: segmentsOf(v.Text, b.Span(), open, cards)})
			out = append(out, picturesAfter(v, i, cards, w)...)
		}
	}
	return out
}

// placesOf are the places of the claims in the version, by where they begin; of two that begin
// together the longer comes first.
func placesOf(v model.Version, cards []Card) []place {
	var places []place
	for i, k := range cards {
		for _, a := range k.D.Appearances {
			if a.VersionID == v.ID && a.State != model.Orphaned && a.Start < a.End && a.End <= len(v.Text) {
				places = append(places, place{a.Span(), i, new(bool)})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return places
}

// segmentsOf cuts a block at the borders of the places that reach into it. It sweeps over them:
// begun are those that cover the segment at hand.
func segmentsOf(text string, block passage.Span, open []place, cards []Card) []Segment {
	cuts := []int{block.Start, block.End}
	for _, p := range open {
		cuts = append(cuts, max(p.Start, block.Start), min(p.End, block.End))
	}
	slices.Sort(cuts)
	var segments []Segment
	var begun []place
	waiting := 0
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		if from == to {
			continue
		}
		for ; waiting < len(open) && max(open[waiting].Start, block.Start) <= from; waiting++ {
			begun = append(begun, open[waiting])
		}
		begun = slices.DeleteFunc(begun, func(p place) bool { return p.End <= from })
		segments = append(segments, segmentOf(text[from:to], to, begun, cards))
	}
	return segments
}

// segmentOf is the segment that ends at a place of the text, under the claims that cover it. It
// notes in a card that a place of its claim is in sight.
func segmentOf(text string, end int, covering []place, cards []Card) Segment {
	s := Segment{Text: text, Tone: palette.Unrated}
	inner := -1
	for i, p := range covering {
		if inner < 0 || p.Len() < covering[inner].Len() {
			inner = i
		}
		k := &cards[p.card]
		if !k.Shown {
			k.Shown = true
			s.Starts = append(s.Starts, k.Number)
		}
		if !*p.seen {
			*p.seen = true
			s.Begins = append(s.Begins, endOf(k))
		}
		if p.End == end {
			s.Ends = append(s.Ends, endOf(k))
		}
	}
	if inner >= 0 {
		k := cards[covering[inner].card]
		s.Number, s.Tone, s.Depth, s.Title = k.Number, k.Tone, min(len(covering), 4), k.Title
		s.Short = k.Short
	}
	return s
}

// tagOf maps a block to the element it becomes. Headings of the article stand
// below the report's own.
func tagOf(b model.Block) string {
	switch b.Kind {
	case model.Heading:
		if b.Level <= 1 {
			return "h3"
		}
		return "h4"
	case model.Quotation:
		return "blockquote"
	case model.ListItem:
		return "li"
	case model.Caption:
		return "figcaption"
	}
	return "p"
}
