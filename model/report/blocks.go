package report

import (
	"cmp"
	"slices"

	"galley/model"
	"galley/model/passage"
)

// block is one block of the article with its highlights cut into segments.
type block struct {
	Kind, Tag string
	Segments  []segment
}

// segment is a stretch of text that one set of claims covers.
type segment struct {
	Text   string
	Starts []int // numbers of the claims whose first place in sight begins here
	Number int   // of the innermost claim that covers it, 0 for none
	Tone   string
	Depth  int // how many claims cover it, at most 4
	Title  string
	Ends   []end
}

type end struct {
	Number     int
	Mark, Tone string
}

// blocksOf cuts the text at every border of a block and of a highlight, so that
// overlapping and nested ones need no overlapping elements. Cost: the text, and
// the claims that cover each segment.
func blocksOf(v model.Version, cards []card) []block {
	type place struct {
		passage.Span
		card int
	}
	var places []place
	for i, k := range cards {
		for _, a := range k.D.Appearances {
			if a.VersionID == v.ID && a.State != model.Orphaned && a.Start < a.End && a.End <= len(v.Text) {
				places = append(places, place{a.Span(), i})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	hidden := map[int]bool{}
	for _, h := range v.Hidden {
		hidden[h] = true
	}
	var out []block
	var open []place // those that reach into the block at hand
	next := 0
	for i, b := range v.Blocks {
		kept := open[:0]
		for _, p := range open {
			if p.End > b.Start {
				kept = append(kept, p)
			}
		}
		open = kept
		for next < len(places) && places[next].Start < b.End {
			if places[next].End > b.Start {
				open = append(open, places[next])
			}
			next++
		}
		if hidden[i] {
			continue
		}
		cuts := []int{b.Start, b.End}
		for _, p := range open {
			cuts = append(cuts, max(p.Start, b.Start), min(p.End, b.End))
		}
		slices.Sort(cuts)
		made := block{Kind: string(b.Kind), Tag: tagOf(b)}
		// Sweep: begun are the places that cover the segment at hand.
		var begun []place
		waiting := 0
		for j := 1; j < len(cuts); j++ {
			from, to := cuts[j-1], cuts[j]
			if from == to {
				continue
			}
			for waiting < len(open) && max(open[waiting].Start, b.Start) <= from {
				begun = append(begun, open[waiting])
				waiting++
			}
			s := segment{Text: v.Text[from:to], Tone: unrated}
			covering := begun[:0]
			inner := -1
			for _, p := range begun {
				if p.End <= from {
					continue
				}
				covering = append(covering, p)
				if inner < 0 || p.Len() < covering[inner].Len() {
					inner = len(covering) - 1
				}
				if k := &cards[p.card]; !k.Shown {
					k.Shown = true
					s.Starts = append(s.Starts, k.Number)
				}
				if p.End == to {
					k := cards[p.card]
					mark := unratedMark
					if len(k.Contested) > 0 {
						mark = contestedMark
					}
					if k.Rated {
						mark = k.Rating.Mark
					}
					s.Ends = append(s.Ends, end{k.Number, mark, k.Tone})
				}
			}
			begun = covering
			if inner >= 0 {
				k := cards[begun[inner].card]
				s.Number, s.Tone, s.Depth = k.Number, k.Tone, min(len(begun), 4)
				s.Title = k.Title
			}
			made.Segments = append(made.Segments, s)
		}
		out = append(out, made)
	}
	return out
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
