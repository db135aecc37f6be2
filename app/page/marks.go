package page

import (
	"strings"
	"unicode"

	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
)

// Marks turns the claims that stand in a version of the article into what the
// reader paints: a tint and a line by rating, the rating's sign, and a broken
// line where the passage changed or is lost. A mark's key is the claim's id, its number
// the claim's.
func Marks(proof model.Proof, versionID string) []reader.Mark {
	return marksBy(state.Colouring{}, proof, versionID)
}

// marksBy is Marks in the colours and with the signs of a colouring, where it has any.
func marksBy(c state.Colouring, proof model.Proof, versionID string) []reader.Mark {
	marks := make([]reader.Mark, 0, len(proof.Dossiers))
	for i, d := range proof.Dossiers {
		style := claimStyle(c, d)
		for _, a := range d.Appearances {
			if a.VersionID != versionID || a.State == model.Orphaned || a.Picture != "" {
				continue
			}
			style.Broken = a.State == model.Changed
			style.Number = i + 1
			marks = append(marks, reader.Mark{Span: a.Span(), Style: style, Key: d.Claim.ID})
		}
	}
	return marks
}

// styleOf is how the claims of a group are painted.
func styleOf(g state.ColourGroup) reader.Style {
	if g.Colour == "" {
		return reader.Style{Fill: look.TintUnrated, Line: look.LineUnrated, Sign: g.Sign}
	}
	chosen := model.Rating{Colour: g.Colour}
	return reader.Style{Fill: look.Tint(chosen), Line: look.Line(chosen), Sign: g.Sign}
}

// covered is what of a text was looked at as the reader shows it. A sentence that is looked at as a whole
// is so with its stop, and what stands together is one passage.
func covered(text string, c *model.Coverage, as state.Paper) []reader.Covered {
	if c == nil || as == state.PlainText {
		return nil
	}
	all := make([]reader.Covered, 0, len(c.Runs))
	s := 0
	for _, run := range c.Runs {
		for s < len(c.Sentences)-1 && c.Sentences[s].End <= run.Start {
			s++
		}
		span, of := run.Span, c.Sentences[s]
		if of.State != model.CoverageOpen && strings.IndexFunc(text[span.End:max(of.End, span.End)], isWordy) < 0 {
			span.End = max(of.End, span.End)
		}
		now := reader.Covered{Span: span, As: coveringOf(run.State, as)}
		if n := len(all); n > 0 && all[n-1].As == now.As && isBlank(text[all[n-1].Span.End:span.Start]) {
			all[n-1].Span.End = span.End
			continue
		}
		all = append(all, now)
	}
	return all
}

func isWordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isBlank reports whether nothing stands between two passages of a block.
func isBlank(between string) bool { return strings.Trim(between, " ") == "" }

func coveringOf(is model.CoverageState, as state.Paper) reader.Covering {
	switch {
	case as == state.PaperDim:
		return reader.Dimmed
	case is == model.CoverageAside:
		return reader.StruckBroken
	}
	return reader.Struck
}

// ticks are the signs of the sentences that need no more work.
func ticks(c *model.Coverage) []reader.MarginMark {
	if c == nil {
		return nil
	}
	n := 0
	for i := range c.Sentences {
		if c.Sentences[i].State != model.CoverageOpen {
			n++
		}
	}
	all := make([]reader.MarginMark, 0, n)
	for i := range c.Sentences {
		switch s := &c.Sentences[i]; s.State {
		case model.CoverageDone:
			all = append(all, reader.MarginMark{Span: s.Span, Sign: state.DoneSign, Key: state.DoneKey})
		case model.CoverageAside:
			all = append(all, reader.MarginMark{Span: s.Span, Sign: state.AsideSign, Faint: true, Key: state.AsidedKey})
		}
	}
	return all
}

// underlined are sentences as the reader underlines them.
func underlined(worth []state.Worth) []reader.Underline {
	lines := make([]reader.Underline, len(worth))
	for i, s := range worth {
		lines[i] = reader.Underline{Span: s.Span, Key: s.Key()}
	}
	return lines
}

// passed is what is set aside, by start, as the reader shows it: of two that overlap the later
// one begins where the other ends.
func passed(asides []model.Aside) []reader.Underline {
	all := make([]reader.Underline, 0, len(asides))
	end := 0
	for _, a := range asides {
		span := a.Span()
		span.Start = max(span.Start, end)
		if span.Start < span.End {
			all = append(all, reader.Underline{Span: span, Key: state.AsideKey(a)})
			end = span.End
		}
	}
	return all
}

func documentOf(v model.Version) reader.Document {
	return reader.Document{Text: v.Text, Blocks: blocksOf(v), Pictures: picturesOf(v)}
}

// blocksOf turns a version's blocks into the reader's.
func blocksOf(version model.Version) []reader.Block {
	hidden := make(map[int]bool, len(version.Hidden))
	for _, h := range version.Hidden {
		hidden[h] = true
	}
	blocks := make([]reader.Block, len(version.Blocks))
	for i, b := range version.Blocks {
		blocks[i] = reader.Block{Span: b.Span(), Kind: blockKinds[b.Kind], Level: b.Level, Hidden: hidden[i]}
	}
	return blocks
}

var blockKinds = map[model.BlockKind]reader.Kind{
	model.Paragraph: reader.Paragraph, model.Heading: reader.Heading, model.ListItem: reader.ListItem,
	model.Quotation: reader.Quotation, model.Caption: reader.Caption,
}
