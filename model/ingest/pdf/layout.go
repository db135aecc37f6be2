package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/metadata"
	"galley/model/ingest/typography"
)

// layout makes blocks of the lines of pages.
type layout struct {
	body    float64 // size of type of the text
	leading float64 // from line to line of it, as a part of its size
	words   vocabulary

	pieces    []block.Piece
	furniture map[int]bool // by index into pieces
	cur       *paragraph
	waiting   []edgeText // what stands at a page's edge while a paragraph goes on over it
	note      int        // number of the last note the text led to
}

// paragraph is a block while its lines are collected.
type paragraph struct {
	rows  []row
	kind  model.BlockKind
	size  float64
	bold  bool
	table bool
	notes map[string]bool // of the page that it began on
}

type edgeText struct {
	text      string
	kind      model.BlockKind
	furniture bool
}

// layOut makes pieces of pages. It returns which of them are furniture, and the
// web address that a browser printed at the foot of the pages, if any.
func layOut(pages []page) ([]block.Piece, map[int]bool, string) {
	edges := runningLines(pages)
	l := layout{body: bodySize(pages), words: vocabularyOf(pages), furniture: map[int]bool{}}
	l.leading = l.leadingOf(pages)
	address := ""
	for i, p := range pages {
		var straight, turned []run
		for _, s := range p.runs {
			if s.turned {
				turned = append(turned, s)
			} else {
				straight = append(straight, s)
			}
		}
		parts := regions(straight, 0)
		parts, notes, marks := l.footnotes(parts)
		for _, part := range parts {
			l.region(part, marks)
		}
		for _, n := range notes {
			l.waiting = append(l.waiting, edgeText{text: n, kind: model.Paragraph})
		}
		for _, s := range turned {
			l.waiting = append(l.waiting, edgeText{text: s.text, kind: model.Paragraph, furniture: true})
		}
		for _, r := range edges[i] {
			if a := metadata.WebAddress(inAddress.FindString(r.text)); a != "" && address == "" {
				address = a
			}
			l.waiting = append(l.waiting, edgeText{text: r.text, kind: model.Paragraph, furniture: true})
		}
	}
	l.end()
	l.rank()
	return l.pieces, l.furniture, address
}

// leadingOf estimates the leading of the text, the distance from line to line. It
// takes a low value, because the distances between paragraphs are larger.
func (l *layout) leadingOf(pages []page) float64 {
	var gaps []int
	for _, p := range pages {
		for i := 1; i < len(p.runs); i++ {
			a, b := p.runs[i-1], p.runs[i]
			if d := a.base - b.base; math.Abs(a.size-l.body) < 0.6 && math.Abs(b.size-l.body) < 0.6 && d > 0.8*l.body && d < 3*l.body {
				gaps = append(gaps, int(d*100))
			}
		}
	}
	if len(gaps) == 0 || l.body == 0 {
		return 1.2
	}
	slices.Sort(gaps)
	return float64(gaps[len(gaps)*3/10]) / 100 / l.body
}

// region reads the lines of a column.
func (l *layout) region(rows []row, marks map[string]bool) {
	left, right := l.margins(rows)
	edge := rightEdges(rows, left, right)
	table := tableRows(rows)
	for i, r := range rows {
		begins := i == 0 && !l.goesOn(r, left, right)
		if i > 0 {
			begins = l.begins(rows[i-1], r, left, edge[i-1])
		}
		if table[i] || i > 0 && table[i-1] || l.cur != nil && l.cur.table {
			begins = true
		}
		if begins || l.cur == nil {
			l.end()
			l.cur = &paragraph{size: r.size, bold: r.bold, table: table[i], notes: marks}
			if table[i] {
				r = asTable(r)
			}
		}
		l.cur.rows = append(l.cur.rows, r)
		l.cur.bold = l.cur.bold && r.bold
		if last := i == len(rows)-1 || l.nextBegins(rows, i, left, edge); last {
			l.settle(left, right)
		}
	}
}

func (l *layout) nextBegins(rows []row, i int, left float64, edge []float64) bool {
	return i+1 < len(rows) && l.begins(rows[i], rows[i+1], left, edge[i])
}

// margins are where a column's lines begin and end: those of the text, where
// there are some, for headings often begin further out.
func (l *layout) margins(rows []row) (left, right float64) {
	var from, to []float64
	for _, text := range []bool{true, false} {
		for _, r := range rows {
			if !text || math.Abs(r.size-l.body) < 0.6 && !r.bold {
				from, to = append(from, r.x0), append(to, r.x1)
			}
		}
		if len(from) > 3 {
			break
		}
	}
	slices.Sort(from)
	slices.Sort(to)
	return from[len(from)/20], to[len(to)-1]
}

// rightEdges are how far the lines reach to the right around each line: as far
// as the column, or for lines set in from the left as far as their like.
func rightEdges(rows []row, left, right float64) []float64 {
	out := make([]float64, len(rows))
	for i := 0; i < len(rows); {
		j := i + 1
		for j < len(rows) && math.Abs(rows[j].x0-rows[i].x0) < 0.3*rows[i].size &&
			math.Abs(rows[j].size-rows[i].size) < 0.1*rows[i].size {
			j++
		}
		edge := right
		if j-i > 1 && rows[i].x0-left > 0.8*rows[i].size {
			edge = 0
			for _, r := range rows[i:j] {
				edge = max(edge, r.x1)
			}
		}
		for k := i; k < j; k++ {
			out[k] = edge
		}
		i = j
	}
	return out
}

var pdfBullet = regexp.MustCompile(`^[•‣▪▫◦●○■□⁃∙·–—\-*o\x{F0A7}\x{F0B7}\x{2022}-\x{2023}]\s+\S`)

func isItem(text string) bool { return pdfBullet.MatchString(text) || block.IsNumbered(text) }

// begins reports whether a line begins a block that the line above is not in.
func (l *layout) begins(above, r row, left, edge float64) bool {
	gap, size := above.base-r.base, max(above.size, r.size)
	switch {
	case math.Abs(above.size-r.size) > 0.08*size:
		return true
	case gap > 1.28*l.leading*size || gap < 0:
		return true
	case above.bold != r.bold && (above.bold || typography.EndsSentence(above.text)):
		return true
	case isItem(r.text) && (r.x0 < above.x0+2*size || isItem(above.text)):
		return true
	case block.HasLeaders(above.text) || block.HasLeaders(r.text):
		return true
	case l.cur != nil && len(l.cur.rows) > 0 && isItem(l.cur.rows[0].text):
		return r.x0 < l.cur.rows[0].x0+0.3*size || roomFor(above, r, edge)
	case r.x0-above.x0 > 0.8*size && r.x0-left > 0.8*size && typography.EndsSentence(above.text): // first line set in
		return true
	case above.size > 1.12*l.body: // a heading is broken where it reads well
		return false
	}
	return roomFor(above, r, edge)
}

// roomFor reports whether the line above had room for the first word of the
// next: then it did not end there because the column does.
func roomFor(above, r row, edge float64) bool {
	if above.broken {
		return false
	}
	word := r.text
	if i := strings.IndexFunc(word, unicode.IsSpace); i > 0 {
		word = word[:i]
	}
	width := (r.x1 - r.x0) * float64(utf8.RuneCountInString(word)) / float64(max(utf8.RuneCountInString(r.text), 1))
	return above.x1+width+0.9*r.size < edge
}

// goesOn reports whether the first line of a column or a page continues the
// paragraph at the end of the one before.
func (l *layout) goesOn(r row, left, _ float64) bool {
	if l.cur == nil || l.cur.table || len(l.cur.rows) == 0 {
		return false
	}
	last := l.cur.rows[len(l.cur.rows)-1]
	if math.Abs(last.size-r.size) > 0.08*last.size || last.bold != r.bold || isItem(r.text) {
		return false
	}
	if last.broken {
		return true
	}
	first, _ := utf8.DecodeRuneInString(r.text)
	heading := l.cur.kind == model.Heading
	switch {
	case heading:
		return last.size > 1.12*l.body && last.base > r.base && last.base-r.base < 1.5*last.size
	case typography.EndsSentence(last.text):
		return false
	case unicode.IsLower(first):
		return true
	}
	return l.cur.kind == model.Paragraph && len(last.text) > 20 && r.x0-left < 0.8*r.size && !strings.HasSuffix(last.text, ":")
}

var captionStart = regexp.MustCompile(`^(?i:table|figure|fig\.|chart|graph|photo|image|picture|map|source|credit|tabelle|abbildung|` +
	`abb\.|foto|bild|quelle|tableau|photographie|cuadro|tabla|gráfico|imagen|fuente)\b`)

// settle decides which kind of block the current one is.
func (l *layout) settle(left, right float64) {
	b := l.cur
	text := b.rows[0].text
	in, out := math.Inf(1), math.Inf(-1)
	letters, size := 0, 0.0
	for _, r := range b.rows {
		in, out = min(in, r.x0), max(out, r.x1)
		letters += utf8.RuneCountInString(r.text)
		size = max(size, r.size)
	}
	last := b.rows[len(b.rows)-1].text
	switch {
	case b.table || block.HasLeaders(last):
		b.kind = model.Paragraph
	case isItem(text):
		b.kind = model.ListItem
	case size > 1.12*l.body && letters <= 250 && strings.ContainsFunc(text, unicode.IsLetter):
		b.kind = model.Heading
	case b.bold && size > 0.95*l.body && letters <= block.MaxHeadline && len(b.rows) <= 3 && !strings.ContainsAny(last[len(last)-1:],
		".,;:") && strings.ContainsFunc(text, unicode.IsLetter):
		b.kind = model.Heading
	case size < 0.97*l.body && captionStart.MatchString(text):
		b.kind = model.Caption
	case len(b.rows) > 1 && letters > 50 && in-left > 1.2*size && right-out > 1.2*size:
		b.kind = model.Quotation
	default:
		b.kind = model.Paragraph
	}
}

// end finishes the current block and adds after it what stood at the edges of the
// pages that it spans.
func (l *layout) end() {
	if b := l.cur; b != nil && len(b.rows) > 0 {
		text := b.rows[0].text
		for _, r := range b.rows[1:] {
			text = l.words.joined(text, r.text)
		}
		text = l.withoutMarks(text, b.notes)
		if b.kind == model.ListItem && pdfBullet.MatchString(text) {
			_, text, _ = strings.Cut(text, " ")
		}
		if b.kind == "" {
			b.kind = model.Paragraph
		}
		p := block.Piece{Kind: b.kind, Text: text}
		if b.kind == model.Heading {
			p.Level = int(math.Round(b.rows[0].size * 2)) // made a level by rank
		}
		if block.HasLeaders(text) { // a table of contents is navigation
			l.furniture[len(l.pieces)] = true
		}
		if typography.Trim(text) != "" {
			l.pieces = append(l.pieces, p)
		}
		l.cur = nil
	}
	for _, a := range l.waiting {
		if text := typography.Clean(a.text); typography.Trim(text) != "" {
			if a.furniture {
				l.furniture[len(l.pieces)] = true
			}
			l.pieces = append(l.pieces, block.Piece{Kind: a.kind, Text: text})
		}
	}
	l.waiting = nil
}

// rank gives headings their levels by their size, the largest first.
func (l *layout) rank() {
	var sizes []int
	for _, p := range l.pieces {
		if p.Kind == model.Heading && !slices.Contains(sizes, p.Level) {
			sizes = append(sizes, p.Level)
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	for i := range l.pieces {
		if p := &l.pieces[i]; p.Kind == model.Heading {
			p.Level = min(slices.Index(sizes, p.Level)+1, 6)
		}
	}
}

// compose makes the document, with the lines at the pages' edges proposed
// as furniture besides what furniture itself finds.
func compose(pieces []block.Piece, edges map[int]bool, about metadata.Properties) model.Document {
	// Empty pieces are left out before, so that places stay.
	doc := metadata.Compose(pieces, about)
	hide := map[int]bool{}
	for _, f := range doc.Furniture {
		hide[f] = true
	}
	for f := range edges {
		hide[f] = true
	}
	doc.Furniture = nil
	for i := range doc.Blocks {
		if hide[i] {
			doc.Furniture = append(doc.Furniture, i)
		}
	}
	if len(doc.Furniture) == len(doc.Blocks) {
		doc.Furniture = nil
	}
	return doc
}
