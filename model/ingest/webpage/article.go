package webpage

import (
	"galley/model/ingest/block"
	"galley/model/ingest/typography"
)

// shown is all that a browser shows of a page, dialogs and menus among it.
func shown(whole []block.Piece) []block.Piece {
	var out []block.Piece
	for _, p := range whole {
		if p.Beside != block.Hidden {
			out = append(out, p)
		}
	}
	return out
}

// articleOn is the article of a page: the blocks of its text, why others are
// not among them, and what a person has to know of it.
func articleOn(tree *layers, whole, page []block.Piece, about about) (kept []block.Piece, gone map[int]string, cautions []string) {
	extracted := mainText(tree, page, about)
	kept, gone = removeBoilerplate(block.NonEmpty(withoutMasthead(extracted, about.title)), about)
	if text, caution := embeddedText(tree.root, about, lettersOf(kept)-lettersOfTitle(kept, about.title)); len(text) > 0 {
		kept, gone = block.NonEmpty(block.WithHeadline(text, about.title)), nil
		cautions = append(cautions, caution)
	} else {
		kept = block.NonEmpty(shownHeadline(kept, page, about.title))
	}
	concealed, taken := 0, 0
	for _, p := range whole {
		if p.Beside == block.Hidden && block.IsProse(p) {
			concealed += typography.CountLetters(p.Text)
		}
	}
	for _, p := range kept {
		taken += typography.CountLetters(p.Text)
	}
	switch {
	case tree.unhidden > 0:
		cautions = append(cautions, cautionUnhidden)
	case concealed > taken:
		cautions = append(cautions, cautionHidden)
	case len(cautions) == 0 && lessThanDescribed(kept, about):
		cautions = append(cautions, cautionLess)
	}
	return kept, gone, cautions
}

func lettersOfTitle(pieces []block.Piece, title string) int {
	want := typography.Letters(title)
	for _, p := range pieces[:min(len(pieces), 5)] {
		if typography.Letters(p.Text) == want {
			return len(want)
		}
	}
	return 0
}

// hasText is true where more than the headline was found.
func hasText(kept []block.Piece, title string) bool {
	want := typography.Letters(title)
	for _, p := range kept {
		if l := typography.Letters(p.Text); l != "" && l != want {
			return true
		}
	}
	return false
}

// shortDescription is how many letters the description of a page has at least
// to be compared with its text.
const shortDescription = 60

// lessThanDescribed is true where a text is shorter than what the page says of it.
func lessThanDescribed(kept []block.Piece, about about) bool {
	described := len(typography.Letters(about.description))
	return described >= shortDescription && lettersOf(kept)-lettersOfTitle(kept, about.title) < described
}
