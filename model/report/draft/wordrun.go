package draft

import (
	"slices"
	"strings"
)

// rebuilt is a run cut at its pieces: what stands between two cuts is a run of its own, set as the
// whole was, and what goes stands in a deletion. Where nothing is cut, things are put beside it.
func (e *wordEdit) rebuilt(run *element, pieces []piece) []splice {
	var all []splice
	var inside []piece
	cuts := []int{run.start, run.end}
	slices.SortStableFunc(pieces, func(a, b piece) int {
		if a.at != b.at {
			return a.at - b.at
		}
		return a.order - b.order
	})
	for _, p := range pieces {
		switch {
		case p.gone != nil:
			cuts = append(cuts, p.at, p.to)
			inside = append(inside, p)
		case p.at == run.start || p.at == run.end:
			all = append(all, splice{start: p.at, end: p.at, order: p.order, with: p.with})
		default:
			cuts = append(cuts, p.at)
			inside = append(inside, p)
		}
	}
	if len(inside) == 0 {
		return all
	}
	for _, k := range run.kids {
		if stays(k) {
			cuts = append(cuts, k.start, k.end)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var b strings.Builder
	next, parts := 0, 0
	var gone piece
	for i, from := range cuts[:len(cuts)-1] {
		to := cuts[i+1]
		for ; next < len(inside) && inside[next].at <= from; next++ {
			if p := inside[next]; p.gone != nil {
				gone = p
			} else {
				b.WriteString(p.with)
			}
		}
		content, fixed := e.between(run, from, to, gone.gone != nil && from < gone.to)
		if content == "" {
			continue
		}
		deleted := gone.gone != nil && from < gone.to && !fixed
		if deleted {
			b.WriteString("<" + e.prefix + "del" + e.declare + " " + e.mark(*gone.gone) + ">")
		}
		b.WriteString(startTag(e.data, run) + e.properties(run, parts) + content + "</" + run.qname + ">")
		if deleted {
			b.WriteString("</" + e.prefix + "del>")
		}
		parts++
	}
	return append(all, splice{start: run.start, end: run.end, order: changeBegins + 1, with: b.String()})
}

// stays reports whether something in a run is left where words around it go: a picture, a comment's
// number, a mark of a field. The number of a note goes with its words.
func stays(k *element) bool {
	switch k.local {
	case "rPr", "t", "delText", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "footnoteReference", "endnoteReference",
		"lastRenderedPageBreak":
		return false
	}
	return true
}

// between is what of a run stands between two places; fixed is something that stays.
func (e *wordEdit) between(run *element, from, to int, deleted bool) (content string, fixed bool) {
	var b strings.Builder
	for _, k := range run.kids {
		if k.local == "rPr" || k.end <= from || to <= k.start {
			continue
		}
		text := k.local == "t" || k.local == "delText"
		fixed = fixed || stays(k)
		whole := from <= k.start && k.end <= to
		switch {
		case whole && !(text && deleted):
			b.Write(e.data[k.start:k.end])
		case text:
			local := k.local
			if deleted {
				local = "delText"
			}
			if part := e.slice(k, max(from, k.inner), min(to, k.outer)); part != "" {
				b.WriteString("<" + k.name(local) + ` xml:space="preserve">` + part + "</" + k.name(local) + ">")
			}
		}
	}
	return b.String(), fixed
}

// slice is a part of a text as written. One with sections of CDATA is written without them.
func (e *wordEdit) slice(k *element, from, to int) string {
	raw := string(e.data[k.inner:k.outer])
	if !strings.Contains(raw, "<") {
		return string(e.data[from:to])
	}
	var b strings.Builder
	for l := range letters(e.data, k.inner, k.outer) {
		if from <= l.start && l.end <= to {
			b.WriteRune(l.r)
		}
	}
	return escape(b.String())
}
