package block

import (
	"strings"
	"testing"
)

// TestFoliosAreNoFigures: lines and figures that only look like the numbers of
// pages are none.
func TestFoliosAreNoFigures(t *testing.T) {
	for _, in := range []string{
		"Was the ferry full?\n\nYes.\n\nWere there others?\n\nYes.\n\nIn 2019?\n\nYes.",
		"2019\n\nMany came.\n\n2020\n\nFew came.\n\n2020\n\nNone came.",
		"Results:\n\n12 of 40\n\nwere late.\n\n9 of 31\n\nwere not.",
	} {
		text, blocks := Assemble(Paragraphs(strings.Split(in, "\n"), false))
		if got := pageNumbers(text, blocks); len(got) > 0 || len(blocks) < 5 {
			t.Errorf("%q: %v", in, got)
		}
	}
}
