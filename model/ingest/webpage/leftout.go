package webpage

import (
	"errors"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/typography"
	"galley/model/prose"
)

// ErrNoArticle is in the chain of the error for a page on which no article was
// found. It can be read as a browser shows it; see Hints.
var ErrNoArticle = errors.New("no article was found on the page")

const (
	// menuKept is how many bytes of a run of links or a menu are kept with an
	// article, and leftKept of everything that was left out.
	menuKept = 8 << 10
	leftKept = 256 << 10
)

// leftOut gathers what of a page is not in its text: parts of blocks that
// stand together and go for the same reason, each with the block of the text
// that it stood after. whole are all blocks of the page, kept those of the
// text, in the order of doc.Blocks.
func leftOut(whole, kept []block.Piece, gone map[int]string) []model.LeftOut {
	blockAt := make(map[int]int, len(kept)) // of the text, by place in the page
	said := make(map[string]bool, len(kept))
	for i, p := range kept {
		if p.Place > 0 {
			blockAt[p.Place] = i
		}
		said[typography.Letters(p.Text)] = true
	}
	var out []model.LeftOut
	var run []block.Piece
	reason, after, size := "", -1, 0
	end := func() {
		if text, blocks := block.Assemble(run); text != "" && size < leftKept {
			size += len(text)
			out = append(out, model.LeftOut{Text: text, Blocks: blocks, Reason: reason, After: after})
		}
		run = run[:0]
	}
	runSize := 0
	for _, p := range whole {
		if at, is := blockAt[p.Place]; is {
			end()
			after = max(after, at)
			for _, struck := range p.Struck {
				run, reason = append(run, block.Piece{Kind: model.Paragraph, Text: struck}), whyStruck
				end()
			}
			continue
		}
		if key := typography.Letters(p.Text); key == "" || said[key] {
			continue
		}
		why := gone[p.Place]
		if why == "" {
			why = reasonFor(p)
		}
		if why != reason || len(run) == 0 {
			end()
			reason, runSize = why, 0
		}
		if runSize += len(p.Text); runSize > menuKept && (why == whyMenu || why == whyLinks) {
			continue
		}
		p.Doubtful = false
		run = append(run, p)
	}
	end()
	return out
}

// reasonFor says why a block is not in the text that no rule took out: the
// search for the main text passed it by.
func reasonFor(p block.Piece) string {
	line := prose.Flatten(p.Text)
	switch {
	case p.Beside != block.InText:
		return whyOf[p.Beside]
	case p.Linked:
		return whyLinks
	case len(line) <= 40 && block.IsFurniture(line):
		return whyOffer
	case isPhotoCredit(line):
		return whyCredit
	case stampedLine(line):
		return whyByline
	}
	return whyBeside
}

// noArticle refuses a page of which only a headline, a dialog or nothing was
// found.
func noArticle(name string, whole []block.Piece, title string) error {
	dialog, hiddenText := false, false
	for _, p := range whole {
		dialog = dialog || p.Beside == block.Overlay
		hiddenText = hiddenText || p.Beside == block.Hidden && block.IsProse(p)
	}
	found := "there is no text on it"
	switch {
	case dialog:
		found = "only a notice about consent, a login or a newsletter stands there"
	case hiddenText:
		found = "its text is hidden"
	case strings.TrimSpace(title) != "":
		found = "only its headline was found"
	}
	return model.Wrap(model.Invalid, ErrNoArticle,
		"No article was found on the page “%s”: %s. Open the page until its text is on the screen, save it again and import that. "+
			"Nothing was imported.", name, found)
}
