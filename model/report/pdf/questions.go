package pdf

import (
	"context"
	"fmt"
	"io"
	"strconv"

	folio "github.com/carlos7ags/folio/document"
	"github.com/carlos7ags/folio/layout"

	"galley/model/report/view"
)

// WriteQuestions writes a sheet of questions with lines to write the answers on. It ends with ctx.
func WriteQuestions(ctx context.Context, w io.Writer, q view.Questions, made, generator string) error {
	t, err := newTypesetter()
	if err != nil {
		return fmt.Errorf("the fonts of the PDF: %w", err)
	}
	d := writer{Report: view.Report{Words: q.Words}, title: q.Heading(), doc: folio.NewDocument(folio.PageSizeA4), set: t,
		rtl: q.Words.Direction() == "rtl"}
	d.doc.SetTagged(true)
	d.doc.SetAutoBookmarks(true)
	left, right := d.edges()
	d.doc.SetMargins(layout.Margins{Top: topEdge, Right: right, Bottom: bottomEdge, Left: left})
	d.doc.SetViewerPreferences(folio.ViewerPreferences{DisplayDocTitle: true})
	d.doc.Info = folio.Info{Title: d.say(q.Heading()), Author: d.say(made), Creator: d.say(generator), Producer: d.say(generator),
		Language: q.Words.Lang}
	d.doc.SetFooter(d.foot)
	d.sheet(q)
	_, err = d.doc.WriteToWithContext(ctx, w, folio.WriteOptions{
		Deterministic: true, UseXRefStream: true, UseObjectStreams: true, CompressionLevel: 6,
	})
	return err
}

func (d *writer) sheet(q view.Questions) {
	title := d.paragraph(q.Heading(), ink{size: titleSize, bold: true, color: black}, "H1")
	title.leading = 1.18
	d.add(title, 0, 4)
	said := "questions_ask"
	if q.Count() == 0 {
		said = "questions_none"
	}
	for _, line := range []string{q.Role, q.Made, q.Words.Say(said), q.Hint} {
		if d.say(line) != "" {
			d.add(d.paragraph(line, ink{size: smallSize, color: grey}, "P"), 0, 2)
		}
	}
	for _, on := range q.Articles {
		head := d.paragraph(on.Title, ink{size: partSize, bold: true, color: black}, "H2")
		head.bookmark, head.level = d.say(on.Title), 1
		d.head = spaced(head, 18, 6)
		for _, a := range on.Asked {
			d.put(d.asking(q, a))
		}
	}
}

// asking is a question with room for its answer, which stay on one page.
func (d *writer) asking(q view.Questions, a view.Asking) layout.Element {
	block := &barred{bare: true, indent: 0, above: 14, whole: true, rtl: d.rtl}
	runs := append(d.set.runs(strconv.Itoa(a.Number)+".  ", ink{size: bodySize, bold: true, color: black}),
		d.set.runs(d.say(q.Said(a)), ink{size: bodySize, color: black})...)
	block.parts = append(block.parts, d.styled(runs, bodySize, "P"))
	if a.Before != "" {
		block.parts = append(block.parts, d.paragraph(a.Before, ink{size: smallSize, color: grey}, "P"))
	}
	ticks := d.paragraph("☐ "+q.Words.Say("answer_right")+" · ☐ "+q.Words.Say("answer_wrong"), ink{size: smallSize, color: black}, "P")
	block.parts = append(block.parts, ticks, lines(view.AnswerLines))
	return block
}

// lines are to be written on.
type lines int

// lineGap is the room for a line of handwriting, in points.
const lineGap = 24

// PlanLayout draws the lines; see layout.Element.
func (n lines) PlanLayout(area layout.LayoutArea) layout.LayoutPlan {
	height := float64(n) * lineGap
	if area.Height < height && !area.AtFragmentTop {
		return layout.LayoutPlan{Status: layout.LayoutNothing}
	}
	drawn := layout.PlacedBlock{Width: area.Width, Height: height, BookmarkLevel: -1}
	drawn.Draw = func(ctx layout.DrawContext, x, top float64) {
		ctx.Stream.BeginMarkedContent("Artifact")
		ctx.Stream.SaveState()
		ctx.Stream.SetFillColorRGB(ruleGrey.R, ruleGrey.G, ruleGrey.B)
		for i := range int(n) {
			ctx.Stream.Rectangle(x, top-float64(i+1)*lineGap, area.Width, 0.6)
		}
		ctx.Stream.Fill()
		ctx.Stream.RestoreState()
		ctx.Stream.EndMarkedContent()
	}
	return layout.LayoutPlan{Status: layout.LayoutFull, Consumed: height, Blocks: []layout.PlacedBlock{drawn}}
}
