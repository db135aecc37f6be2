package ingest

// shown is all that a browser shows of a page, dialogs and menus among it.
func shown(whole []piece) []piece {
	var out []piece
	for _, p := range whole {
		if p.why != hidden {
			out = append(out, p)
		}
	}
	return out
}

// articleOn is the article of a page: the blocks of its text, why others are
// not among them, and what a person has to know of it.
func articleOn(tree *pageTree, whole, page []piece, about about) (kept []piece, gone map[int]string, cautions []string) {
	found := mainText(tree, page, about)
	kept, gone = sift(solid(withoutMasthead(found, about.title)), about)
	if text, caution := elsewhere(tree.root, about, lettersOf(kept)-lettersOfTitle(kept, about.title)); len(text) > 0 {
		kept, gone = solid(headline(text, about.title)), nil
		cautions = append(cautions, caution)
	} else {
		kept = solid(shownHeadline(kept, page, about.title))
	}
	concealed, taken := 0, 0
	for _, p := range whole {
		if p.why == hidden && isProse(p) {
			concealed += countLetters(p.text)
		}
	}
	for _, p := range kept {
		taken += countLetters(p.text)
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

func lettersOfTitle(pieces []piece, title string) int {
	want := letters(title)
	for _, p := range pieces[:min(len(pieces), 5)] {
		if letters(p.text) == want {
			return len(want)
		}
	}
	return 0
}

// hasText holds where more than the headline was found.
func hasText(kept []piece, title string) bool {
	want := letters(title)
	for _, p := range kept {
		if l := letters(p.text); l != "" && l != want {
			return true
		}
	}
	return false
}

// shortDescription is how many letters the description of a page has at least
// to be compared with its text.
const shortDescription = 60

// lessThanDescribed holds where a text is shorter than what the page says of it.
func lessThanDescribed(kept []piece, about about) bool {
	described := len(letters(about.description))
	return described >= shortDescription && lettersOf(kept)-lettersOfTitle(kept, about.title) < described
}
