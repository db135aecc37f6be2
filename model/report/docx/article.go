package docx

import (
	"fmt"

	"galley/model/report/view"
)

// article is the text under its highlights and comments.
func (d *writer) article() {
	if !d.Choices.Has(view.Text) {
		return
	}
	d.said("Heading1", d.Words.Say("article"), sidebar{})
	d.said("Meta", d.Hidden, sidebar{})
	open := map[int]bool{} // claims whose comments have begun and not ended
	ended := map[int]bool{}
	for i, b := range d.Blocks {
		style := map[string]string{"h3": "Heading2", "h4": "Heading3", "blockquote": "Quote", "li": "ListBullet", "figcaption": "Caption"}[b.Tag]
		text := ""
		for _, s := range b.Segments {
			text += s.Text
		}
		d.para(style, text, sidebar{}, func() {
			for _, s := range b.Segments {
				d.segment(s, open, ended)
			}
			if i == len(d.Blocks)-1 { // ends in lines that are hidden
				for _, k := range d.Cards {
					if open[k.Number] {
						d.body.end(d.threads[k.Number])
					}
				}
			}
		})
	}
}

func (d *writer) segment(s view.Segment, open, ended map[int]bool) {
	for _, n := range s.Starts {
		d.mark("at", n)
		d.body.begin(d.threads[n])
		open[n] = true
	}
	in := look{}
	if s.Number > 0 {
		in.ground, in.depth = s.Tone, s.Depth
	}
	d.body.run(s.Text, in)
	for _, e := range s.Ends {
		if open[e.Number] && !ended[e.Number] {
			d.body.end(d.threads[e.Number])
			delete(open, e.Number)
			ended[e.Number] = true
		}
		d.body.run("\u202f", look{raised: true})
		if d.Choices.Has(view.Cards) {
			d.within("claim", e.Number, fmt.Sprint(e.Number), look{raised: true, bold: true, ink: e.Tone})
		} else {
			d.body.run(fmt.Sprint(e.Number), look{raised: true, bold: true, ink: e.Tone})
		}
		d.body.run("\u202f"+e.Mark+e.Sign+"\u202f", look{raised: true, ground: e.Tone}) // apart from the number: a sign may be a figure
	}
}
