package pdf

import (
	"cmp"
	"math"

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
	tag           string   // of the structure: P, H1, H2, H3, BlockQuote, Caption
	keep          float64  // points that must be left below it on the page: a heading's
	bookmark      string   // in the outline, "" none
	level         int      // of the bookmark, from 1
	anchor        string   // what links lead to, "" nothing
	margin        *margin  // numbers beside its lines; nil none
	begins        []begins // the claims that begin in it, in the order of the text
	from          int      // the line that it begins with: the others stand on pages before
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
	free := 0.0 // the margin below this is
	for i, line := range lines[:fit] {
		for _, drawn := range placed(line, b.text.rtl, b.align, cmp.Or(b.leading, usualLeading), area.Width).Blocks {
			drawn.Y += float64(i) * b.lineHeight()
			drawn.Tag = "" // that of the whole
			whole.Children = append(whole.Children, drawn)
		}
		if here := b.beginning(b.from + i); len(here) > 0 {
			placed, end := b.margin.beside(here, max(before+float64(i)*b.lineHeight()+1.5, free), area.Width)
			beside, free = append(beside, placed...), end
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

// beginning are the claims that begin on a line.
func (b *textBlock) beginning(line int) []begins {
	if len(b.begins) == 0 {
		return nil
	}
	from, to := b.text.from[line], math.MaxInt
	if line+1 < len(b.text.from) {
		to = b.text.from[line+1]
	}
	var here []begins
	for _, c := range b.begins {
		if c.at >= from && c.at < to {
			here = append(here, c)
		}
	}
	return here
}

// begins is a claim whose passage begins at a place of a block's text, in bytes.
type begins struct {
	at     int
	number int
	first  bool // of its places: links lead there
}

// margin puts the numbers of claims beside the lines where they begin, at each of their places.
type margin struct {
	labels map[int][]layout.TextRun // by the claim's number
	stands map[int]bool             // claims whose first place is in a block already
	width  float64
	rtl    bool
}

// labelGap is the space between two numbers side by side.
const labelGap = 6

// beside are the numbers of the claims that begin on a line, side by side, and where the margin
// below them is free again.
func (m *margin) beside(here []begins, y, width float64) (all []layout.PlacedBlock, end float64) {
	type set struct {
		label []layout.TextRun
		width float64
	}
	var lines [][]set
	filled := m.width
	for _, c := range here {
		one := set{label: m.labels[c.number]}
		for _, r := range one.label {
			one.width += r.Embedded.MeasureString(r.Text, r.FontSize)
		}
		if filled+labelGap+one.width > m.width {
			lines, filled = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], one)
		filled += labelGap + one.width
		if c.first {
			all = append(all, layout.PlacedBlock{Y: y, AnchorName: textPlace(c.number), BookmarkLevel: -1})
		}
	}
	for _, line := range lines {
		x := width + 8
		if !m.rtl {
			x = -8 + labelGap
			for _, one := range line {
				x -= labelGap + one.width
			}
		}
		for _, one := range line {
			for _, b := range placed(one.label, false, layout.AlignLeft, 1.1, one.width+1).Blocks {
				b.X += x
				b.Y += y
				b.Tag = "Reference"
				all = append(all, b)
			}
			x += one.width + labelGap
		}
		y += tinySize * 1.1
	}
	return all, y
}

// together is a heading with what stands below it: never alone at the foot of a page.
type together struct {
	head *textBlock
	next layout.Element
}

// PlanLayout has a page's part of both; see layout.Element.
func (t *together) PlanLayout(area layout.LayoutArea) layout.LayoutPlan {
	head := t.head.PlanLayout(area)
	if head.Status != layout.LayoutFull {
		return layout.LayoutPlan{Status: layout.LayoutNothing}
	}
	rest := area
	rest.Height -= head.Consumed
	rest.AtFragmentTop = false
	next := t.next.PlanLayout(rest)
	if next.Status == layout.LayoutNothing && area.AtFragmentTop { // there is no page with more room
		rest.AtFragmentTop = true
		next = t.next.PlanLayout(rest)
	}
	if next.Status == layout.LayoutNothing {
		return layout.LayoutPlan{Status: layout.LayoutNothing}
	}
	for i := range next.Blocks {
		next.Blocks[i].Y += head.Consumed
	}
	next.Blocks = append(head.Blocks, next.Blocks...)
	next.Consumed += head.Consumed
	return next
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
	rtl    bool    // stands at the right
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
			if !b.rtl {
				c.X += b.indent
			}
			c.Y += y
			children = append(children, c)
		}
		y += plan.Consumed
		if plan.Overflow != nil {
			return b.broken(area, children, y, above, append([]layout.Element{plan.Overflow}, b.parts[i+1:]...))
		}
	}
	return layout.LayoutPlan{Status: layout.LayoutFull, Consumed: y, Blocks: b.drawn(children, y, above, area.Width)}
}

// leastOfCard is how much of a card must stand on the page where it begins.
const leastOfCard = 60

func (b *barred) broken(area layout.LayoutArea, children []layout.PlacedBlock, y, above float64, rest []layout.Element) layout.LayoutPlan {
	if len(children) == 0 || (b.whole || y-above < leastOfCard) && !area.AtFragmentTop {
		return layout.LayoutPlan{Status: layout.LayoutNothing}
	}
	next := *b
	next.parts, next.above, next.whole, next.anchor = rest, 0, false, ""
	return layout.LayoutPlan{Status: layout.LayoutPartial, Consumed: y, Blocks: b.drawn(children, y, above, area.Width), Overflow: &next}
}

func (b *barred) drawn(children []layout.PlacedBlock, height, above, width float64) []layout.PlacedBlock {
	bar := layout.PlacedBlock{Y: above, Width: 3, Height: height - above, AnchorName: b.anchor, BookmarkLevel: -1}
	if b.rtl {
		bar.X = width - bar.Width
	}
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
