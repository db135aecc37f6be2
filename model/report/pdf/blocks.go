package pdf

import (
	"cmp"

	"github.com/carlos7ags/folio/layout"
)

// folio lays out the PDF: it breaks pages, shapes scripts and writes the structure. The
// elements here gather the lines of a paragraph under one tag, and add what folio lacks:
// numbers in the margin, and bars beside cards.

// textBlock is a paragraph, a heading or a caption.
type textBlock struct {
	text          *paragraphText
	size          float64 // of its type, in points
	leading       float64 // 0 the usual
	before, after float64 // space around it, not at the top of a page
	align         layout.Align
	tag           string  // of the structure: P, H1, H2, H3, BlockQuote, Caption
	keep          float64 // points that must be left below it on the page: a heading's
	bookmark      string  // in the outline, "" none
	level         int     // of the bookmark, from 1
	anchor        string  // what links lead to, "" nothing
	margin        *margin // numbers beside its lines; nil none
	from          int     // the line that it begins with: the others stand on pages before
}

func (b *textBlock) lineHeight() float64 { return b.size * cmp.Or(b.leading, usualLeading) }

// PlanLayout has a page's part of the block; see layout.Element.
func (b *textBlock) PlanLayout(area layout.LayoutArea) layout.LayoutPlan {
	lines := b.text.broken(area.Width)[b.from:]
	if len(lines) == 0 {
		return layout.LayoutPlan{Status: layout.LayoutFull}
	}
	before := b.before
	if area.AtFragmentTop {
		before = 0
	}
	fit := b.fitting(len(lines), area.Height-before, area.AtFragmentTop)
	if fit == 0 {
		return layout.LayoutPlan{Status: layout.LayoutNothing}
	}
	whole := layout.PlacedBlock{
		Y: before, Width: area.Width, Height: float64(fit) * b.lineHeight(), Tag: b.tag, BookmarkLevel: -1,
	}
	if b.from == 0 {
		whole.AnchorName = b.anchor
		if b.bookmark != "" {
			whole.HeadingText, whole.BookmarkLevel = b.bookmark, b.level
		}
	}
	var beside []layout.PlacedBlock
	for i, line := range lines[:fit] {
		for _, drawn := range placed(line, b.text.rtl, b.align, cmp.Or(b.leading, usualLeading), area.Width).Blocks {
			drawn.Y += float64(i) * b.lineHeight()
			drawn.Tag = "" // that of the whole
			whole.Children = append(whole.Children, drawn)
		}
		if b.margin != nil {
			beside = append(beside, b.margin.beside(line, before+float64(i)*b.lineHeight())...)
		}
	}
	plan := layout.LayoutPlan{Status: layout.LayoutFull, Consumed: before + whole.Height + b.after,
		Blocks: append([]layout.PlacedBlock{whole}, beside...)}
	if fit < len(lines) {
		rest := *b
		rest.from, rest.before = b.from+fit, 0
		plan.Status, plan.Overflow, plan.Consumed = layout.LayoutPartial, &rest, before+whole.Height
	}
	return plan
}

// fitting is how many of the lines are set on a page with that height left. No line
// stands alone, neither the first nor the last of a paragraph.
func (b *textBlock) fitting(lines int, height float64, top bool) int {
	fit := min(int((height+0.01)/b.lineHeight()), lines)
	switch {
	case fit == lines && height-float64(fit)*b.lineHeight() < b.keep && !top:
		return 0
	case fit == lines:
		return fit
	case lines-fit == 1:
		fit--
	}
	if fit < 2 && top {
		return max(1, fit) // or it would never be set
	}
	if fit < 2 {
		return 0
	}
	return fit
}

// margin puts the numbers of claims beside the lines where they begin.
type margin struct {
	labels map[string]label // by where a highlight leads to: "claim-3"
	marked map[string]bool  // which stand already
	width  float64
}

type label struct {
	runs   []layout.TextRun
	anchor string // the place of the claim in the text
}

// beside are the labels of the claims that begin on a line, one below the other.
func (m *margin) beside(line []layout.TextRun, y float64) []layout.PlacedBlock {
	var all []layout.PlacedBlock
	y += 1.5
	for _, r := range line {
		l, known := m.labels[r.LinkDest]
		if !known || m.marked[r.LinkDest] {
			continue
		}
		m.marked[r.LinkDest] = true
		for _, b := range placed(l.runs, false, layout.AlignRight, 1.1, m.width).Blocks {
			b.X -= m.width + 10
			b.Y += y
			b.Tag = "Reference"
			b.AnchorName = l.anchor
			all = append(all, b)
			y += b.Height
		}
	}
	return all
}

// barred is what stands on a card: blocks one below the other beside a bar in
// the tint of the rating.
type barred struct {
	parts  []layout.Element
	color  layout.Color
	bare   bool // has no bar: only the indent
	indent float64
	above  float64 // space before it, not at the top of a page
	whole  bool    // fits on one page and is not broken
	anchor string
}

// PlanLayout has a page's part of the card; see layout.Element.
func (b *barred) PlanLayout(area layout.LayoutArea) layout.LayoutPlan {
	above := b.above
	if area.AtFragmentTop {
		above = 0
	}
	inner := area
	inner.Width -= b.indent
	y := above
	var children []layout.PlacedBlock
	for i, part := range b.parts {
		inner.Height = area.Height - y
		inner.AtFragmentTop = area.AtFragmentTop && i == 0
		if inner.Height <= 0 {
			return b.broken(area, children, y, above, b.parts[i:])
		}
		plan := part.PlanLayout(inner)
		if plan.Status == layout.LayoutNothing {
			return b.broken(area, children, y, above, b.parts[i:])
		}
		for _, c := range plan.Blocks {
			c.X += b.indent
			c.Y += y
			children = append(children, c)
		}
		y += plan.Consumed
		if plan.Overflow != nil {
			return b.broken(area, children, y, above, append([]layout.Element{plan.Overflow}, b.parts[i+1:]...))
		}
	}
	return layout.LayoutPlan{Status: layout.LayoutFull, Consumed: y, Blocks: b.drawn(children, y, above)}
}

// leastOfCard is how much of a card must stand on the page where it begins.
const leastOfCard = 60

func (b *barred) broken(area layout.LayoutArea, children []layout.PlacedBlock, y, above float64, rest []layout.Element) layout.LayoutPlan {
	if len(children) == 0 || (b.whole || y-above < leastOfCard) && !area.AtFragmentTop {
		return layout.LayoutPlan{Status: layout.LayoutNothing}
	}
	next := *b
	next.parts, next.above, next.whole, next.anchor = rest, 0, false, ""
	return layout.LayoutPlan{Status: layout.LayoutPartial, Consumed: y, Blocks: b.drawn(children, y, above), Overflow: &next}
}

func (b *barred) drawn(children []layout.PlacedBlock, height, above float64) []layout.PlacedBlock {
	bar := layout.PlacedBlock{Y: above, Width: 3, Height: height - above, AnchorName: b.anchor, BookmarkLevel: -1}
	if !b.bare {
		bar.Draw = func(ctx layout.DrawContext, x, top float64) {
			ctx.Stream.BeginMarkedContent("Artifact") // folio's BeginArtifact writes a BDC that lacks an operand
			ctx.Stream.SaveState()
			ctx.Stream.SetFillColorRGB(b.color.R, b.color.G, b.color.B)
			ctx.Stream.Rectangle(x, top-(height-above), 3, height-above)
			ctx.Stream.Fill()
			ctx.Stream.RestoreState()
			ctx.Stream.EndMarkedContent()
		}
	}
	return append([]layout.PlacedBlock{bar}, children...)
}
