package shelf

import (
	"strings"

	"galley/model"
	"galley/model/passage"
)

// nearMatch is a hit's snippet from a few words before what was found on: two
// short lines have no room for more.
func nearMatch(h model.Hit) string {
	const before = 24 // bytes
	if len(h.Matches) == 0 {
		return h.Snippet
	}
	first := h.Matches[0].Start
	for _, f := range h.Matches {
		first = min(first, f.Start)
	}
	if first <= before+len("… ") {
		return h.Snippet
	}
	from := passage.ClusterStart(h.Snippet, first-before)
	if blank := strings.IndexByte(h.Snippet[from:first], ' '); blank >= 0 {
		from += blank + 1
	}
	return "… " + h.Snippet[from:]
}
