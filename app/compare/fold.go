package compare

import (
	"sort"

	"galley/app/locale"
	"galley/app/reader"
	"galley/model/passage"
)

// around is how many blocks stay in sight before and after a change.
const around = 1

// folded are a side's blocks with those folded away in which nothing changed
// and no marked passage stands; one line stands for each run of them.
func folded(side Side, changes []passage.Difference, fold bool) []reader.Block {
	all := side.Document.Blocks
	if !fold {
		return all
	}
	keep := make([]bool, len(all))
	see := func(s passage.Span) {
		i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > s.Start })
		for ; i < len(all) && all[i].Span.Start < s.End; i++ {
			for k := max(0, i-around); k <= min(len(all)-1, i+around); k++ {
				keep[k] = true
			}
		}
	}
	for _, d := range changes {
		see(d.Span)
	}
	for _, m := range side.Marks {
		if m.Style.Broken { // a passage that changed
			see(m.Span)
		}
	}
	var out []reader.Block
	for i := 0; i < len(all); {
		if keep[i] || all[i].Hidden {
			out = append(out, all[i])
			i++
			continue
		}
		n, end := 0, i
		for ; end < len(all) && !keep[end]; end++ {
			if !all[end].Hidden {
				n++
			}
		}
		label := locale.Count(n, "one paragraph the same", "%d paragraphs the same")
		start := all[i].Span.Start
		out = append(out, reader.Block{Span: passage.Span{Start: start, End: start}, Kind: reader.Fold, Label: label})
		for ; i < end; i++ {
			b := all[i]
			b.Hidden = true
			out = append(out, b)
		}
	}
	return out
}
