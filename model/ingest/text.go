package ingest

import (
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/hypertext"
	"galley/model/ingest/typography"
	"galley/model/passage"
	"galley/model/prose"
)

// fromText makes a document of plain text or Markdown.
func fromText(text string, md bool) model.Document {
	lines := strings.Split(typography.Clean(text), "\n")
	pieces := block.Paragraphs(lines, md)
	title := block.HeadlineIndex(pieces)
	if title >= 0 && pieces[title].Kind == model.Paragraph {
		pieces[title].Kind, pieces[title].Level = model.Heading, 1
	}
	doc := model.Document{}
	doc.Text, doc.Blocks = block.Assemble(pieces)
	doc.Furniture = block.FurnitureOf(doc.Text, doc.Blocks, nil)
	describe(&doc, title)
	if md {
		hypertext.AddMarkdown(&doc, text)
	}
	return doc
}

var (
	bylineLine = regexp.MustCompile(`^(?i:by)[: ]\s*((?:\p{Lu}[\p{L}.'’\-]*|and|of|de|van|von|der|da|al|&)(?:,? ` +
		`(?:\p{Lu}[\p{L}.'’\-]*|and|of|de|van|von|der|da|al|&))*)$`)
	dateLine = regexp.MustCompile(`^(?i:published|posted|date|updated|first published)(?: on)?:?\s+`)
)

// describe finds title, byline and date of a plain text in the lines at its
// start. Only lines that are nothing else count.
func describe(doc *model.Document, title int) {
	hidden := make(map[int]bool, len(doc.Furniture))
	for _, f := range doc.Furniture {
		hidden[f] = true
	}
	seen := 0
	for i, b := range doc.Blocks {
		if hidden[i] {
			continue
		}
		text := doc.Text[b.Start:b.End]
		switch {
		case seen == 0 && title >= 0:
			doc.Title = prose.Flatten(text)
		case seen == 0:
			doc.Title = passage.Shorten(text, 80)
		case seen > 4 || len(text) > 120:
			return
		default:
			if m := bylineLine.FindStringSubmatch(text); m != nil && doc.Byline == "" {
				doc.Byline = m[1]
			} else if iso, ok := model.ParseDate(dateLine.ReplaceAllString(text, "")); ok && iso != "" && len(text) > 4 &&
				doc.Published == "" {
				doc.Published = iso
			}
		}
		seen++
	}
}
