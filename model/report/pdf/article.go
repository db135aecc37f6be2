package pdf

import (
	"fmt"
	"slices"
	"strings"

	"github.com/carlos7ags/folio/layout"

	"galley/model/prose"
	"galley/model/report/view"
)

// article is the text with its highlights, and the numbers of claims beside it.
func (d *writer) article() {
	if !d.Choices.Has(view.Text) {
		return
	}
	d.part("article", "")
	if d.Hidden != "" {
		d.add(d.paragraph(d.Hidden, ink{size: smallSize, color: grey}, "P"), 0, 6)
	}
	beside := &margin{labels: map[int][]layout.TextRun{}, stands: map[int]bool{}, width: numberWidth, rtl: d.rtl}
	for _, k := range d.Cards {
		sign := ""
		if k.Reworded() {
			sign = view.RewordedMark
		}
		number := ink{size: tinySize, bold: true, color: black}
		mark := ink{size: tinySize, bold: true, color: lineColour(k.Tone)}
		if d.Choices.Has(view.Cards) {
			number.to, mark.to = claimPlace(k.Number), claimPlace(k.Number)
		}
		beside.labels[k.Number] = append(d.set.runs(fmt.Sprintf("%d ", k.Number), number), d.set.runs(d.say(k.Mark())+sign, mark)...)
	}
	for _, b := range d.Blocks {
		d.put(d.block(b, beside))
	}
}

// crossing are the claims of a block whose highlights nest, overlap or touch: on paper their ends
// would not be seen.
func crossing(segments []view.Segment) map[int]bool {
	crossing := map[int]bool{}
	var open []int
	for i, s := range segments {
		if s.Depth == 0 { // some end in lines that are hidden
			open = open[:0]
		}
		for _, b := range s.Begins {
			open = append(open, b.Number)
		}
		if i > 0 && len(segments[i-1].Ends) > 0 {
			for _, b := range s.Begins {
				crossing[b.Number] = true
			}
			for _, e := range segments[i-1].Ends {
				crossing[e.Number] = crossing[e.Number] || len(s.Begins) > 0
			}
		}
		if s.Depth > 1 || len(open) > 1 {
			for _, n := range open {
				crossing[n] = true
			}
		}
		for _, e := range s.Ends {
			open = slices.DeleteFunc(open, func(n int) bool { return n == e.Number })
		}
	}
	return crossing
}

func (d *writer) block(b view.Block, beside *margin) layout.Element {
	look := ink{size: bodySize, color: black}
	tag, keep, after, indent := "P", 0.0, 7.0, 0.0
	switch b.Tag {
	case "h3":
		look, tag, keep = ink{size: partSize - 1, bold: true, color: black}, "H3", 40
	case "h4":
		look, tag, keep = ink{size: headSize, bold: true, color: black}, "H4", 40
	case "blockquote":
		tag, indent = "BlockQuote", 16
	case "li":
		indent, after = 12, 3
	case "figcaption":
		look, tag = ink{size: smallSize, color: grey}, "Caption"
	}
	var runs []layout.TextRun
	var here []begins
	length := 0
	add := func(text string, in ink) {
		for _, r := range d.set.runs(text, in) {
			runs = append(runs, r)
			length += len(r.Text)
		}
	}
	if b.Tag == "li" {
		add("• ", look)
	}
	crossing := crossing(b.Segments)
	bracket := func(sign string, e view.End, back *layout.Color, raised string) {
		in := ink{size: look.size, bold: true, color: lineColour(e.Tone), back: back}
		if d.Choices.Has(view.Cards) {
			in.to = claimPlace(e.Number)
		}
		add(sign, in)
		in.size, in.raised = look.size*0.65, look.size*0.3
		add(raised, in)
	}
	for _, s := range b.Segments {
		in := look
		if s.Number > 0 {
			tint := tintColour(s.Tone)
			in.back, in.to = &tint, claimPlace(s.Number)
		}
		for _, e := range s.Begins {
			here = append(here, begins{length, e.Number, !beside.stands[e.Number]})
			beside.stands[e.Number] = true
			if crossing[e.Number] {
				bracket("[", e, in.back, "")
			}
		}
		add(strings.ReplaceAll(prose.Plain(s.Text), "\n", " "), in)
		for _, e := range s.Ends {
			if crossing[e.Number] {
				bracket("]", e, in.back, fmt.Sprint(e.Number))
			}
		}
	}
	e := d.styled(runs, look.size, tag)
	e.keep, e.after, e.margin, e.begins = keep, after, beside, here
	if indent > 0 {
		return &barred{parts: []layout.Element{e}, indent: indent, bare: true, rtl: d.rtl}
	}
	return e
}
