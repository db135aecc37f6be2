package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/passage"
)

// fromText makes a document of plain text or Markdown.
func fromText(text string, md bool) model.Document {
	lines := strings.Split(clean(text), "\n")
	pieces := paragraphs(lines, md)
	title := titlePiece(pieces)
	if title >= 0 && pieces[title].kind == model.Paragraph {
		pieces[title].kind, pieces[title].level = model.Heading, 1
	}
	doc := model.Document{}
	doc.Text, doc.Blocks = assemble(pieces)
	doc.Furniture = furniture(doc.Text, doc.Blocks, nil)
	describe(&doc, title)
	return doc
}

var (
	bullet   = regexp.MustCompile(`^\s*([-*+•‣▪◦·–—])[ \t]+\S`)
	numbered = regexp.MustCompile(`^\s*\(?\d{1,2}[.)][ \t]+\S`)
	atx      = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*$`)
	setext   = regexp.MustCompile(`^ {0,3}(={3,}|-{3,})\s*$`)
	quoted   = regexp.MustCompile(`^ {0,3}> ?`)
	fence    = regexp.MustCompile("^ {0,3}(```|~~~)")
)

// paragraphs groups lines: an empty line ends a paragraph. Inside one every
// line is a block of its own, except where the text was wrapped by hand.
func paragraphs(lines []string, md bool) []piece {
	var pieces []piece
	var group []string
	flush := func() {
		if len(group) > 0 {
			pieces = append(pieces, grouped(group, md)...)
			group = nil
		}
	}
	fenced := false
	for _, line := range lines {
		if md && fence.MatchString(line) {
			flush()
			fenced = !fenced
			continue
		}
		switch {
		case fenced:
			pieces = append(pieces, piece{kind: model.Paragraph, text: line})
		case strings.TrimFunc(line, unicode.IsSpace) == "":
			flush()
		case md && atx.MatchString(line):
			flush()
			m := atx.FindStringSubmatch(line)
			pieces = append(pieces, piece{kind: model.Heading, level: len(m[1]), text: m[2]})
		case md && setext.MatchString(line):
			if len(group) == 1 { // a line under a line makes it a heading; alone it is a rule
				level := 1
				if strings.Contains(line, "-") {
					level = 2
				}
				pieces = append(pieces, piece{kind: model.Heading, level: level, text: group[0]})
				group = nil
			}
			flush()
		default:
			group = append(group, line)
		}
	}
	flush()
	return pieces
}

// grouped makes blocks of the lines between two empty ones.
func grouped(lines []string, md bool) []piece {
	var pieces []piece
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !startsItem(lines[to]) && (!md || quoted.MatchString(lines[to]) == quoted.MatchString(lines[from])) {
			to++
		}
		run := append([]string(nil), lines[from:to]...)
		p := piece{kind: model.Paragraph}
		switch {
		case startsItem(run[0]):
			p.kind = model.ListItem
			if md && bullet.MatchString(run[0]) {
				_, run[0], _ = strings.Cut(strings.TrimSpace(run[0]), " ")
			}
		case md && quoted.MatchString(run[0]):
			p.kind = model.Quotation
			for i := range run {
				run[i] = quoted.ReplaceAllString(run[i], "")
			}
		}
		if wrapped(run) || p.kind == model.ListItem && indented(run[1:]) {
			for i := range run {
				run[i] = strings.TrimFunc(run[i], unicode.IsSpace)
			}
			p.text = strings.Join(run, " ")
			pieces = append(pieces, p)
		} else {
			for _, line := range run {
				p.text = line
				pieces = append(pieces, p)
				p.kind = restKind(p.kind)
			}
		}
		from = to
	}
	return pieces
}

// restKind is what a line after the first of a run is: a quotation goes on, a
// list item does not.
func restKind(k model.BlockKind) model.BlockKind {
	if k == model.Quotation {
		return k
	}
	return model.Paragraph
}

func startsItem(line string) bool { return bullet.MatchString(line) || isNumbered(line) }

// isNumbered reports whether a line begins with the number of a list item.
func isNumbered(line string) bool { return numbered.MatchString(line) }

func indented(lines []string) bool {
	for _, l := range lines {
		if !strings.HasPrefix(l, " ") && !strings.HasPrefix(l, "\t") {
			return false
		}
	}
	return len(lines) > 0
}

// wrapped reports whether lines were broken at a margin: most of those but the
// last are 55 to 90 columns wide and stop in the middle of a sentence.
func wrapped(lines []string) bool {
	inner, fit, ends := len(lines)-1, 0, 0
	if inner < 1 {
		return false
	}
	for _, l := range lines[:inner] {
		l = strings.TrimFunc(l, unicode.IsSpace)
		if n := utf8.RuneCountInString(l); n >= 55 && n <= 90 {
			fit++
			if endsSentence(l) {
				ends++
			}
		}
	}
	return fit*2 > inner && (fit-ends)*2 > inner && utf8.RuneCountInString(lines[inner]) <= 95
}

// endsSentence looks through closing quotation marks and brackets.
func endsSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || r != '.' && (unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' || r == '\'' || r == '“')
	})
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？", r)
}

// titleLimit is how long a headline can be, in characters.
const titleLimit = 150

// titlePiece is the index of the headline, or -1: the first line that is no
// furniture, where it is short and no sentence. A heading marked as one in
// Markdown is taken wherever text has not begun before it.
func titlePiece(pieces []piece) int {
	for i, p := range pieces {
		text := tidy(p.text)
		if text == "" || isFurniture(text) {
			continue
		}
		switch p.kind {
		case model.Heading:
			return i
		case model.Paragraph:
			if utf8.RuneCountInString(text) <= titleLimit && isHeadline(text) {
				return i
			}
		}
		return -1
	}
	return -1
}

// isHeadline: a headline may ask or exclaim, but ends with no full stop, unless it
// is the stop of an abbreviation ("Talks Begin In U.S.").
func isHeadline(text string) bool {
	text = strings.TrimRight(text, "\"'”’» ")
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	if r == '.' {
		return lastAbbreviation.MatchString(text) && utf8.RuneCountInString(text) <= 80
	}
	return !strings.ContainsRune(",;:。", r)
}

var lastAbbreviation = regexp.MustCompile(`(?:\b[A-Z]\.){2,}$`)

var (
	bylineLine = regexp.MustCompile(`^(?i:by)[: ]\s*((?:\p{Lu}[\p{L}.'’\-]*|and|of|de|van|von|der|da|al|&)(?:,? (?:\p{Lu}[\p{L}.'’\-]*|and|of|de|van|von|der|da|al|&))*)$`)
	dateLine   = regexp.MustCompile(`^(?i:published|posted|date|updated|first published)(?: on)?:?\s+`)
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
			doc.Title = oneLine(text)
		case seen == 0:
			doc.Title = passage.Shorten(text, 80)
		case seen > 4 || len(text) > 120:
			return
		default:
			if m := bylineLine.FindStringSubmatch(text); m != nil && doc.Byline == "" {
				doc.Byline = m[1]
			} else if iso, ok := model.ParseDate(dateLine.ReplaceAllString(text, "")); ok && iso != "" && len(text) > 4 && doc.Published == "" {
				doc.Published = iso
			}
		}
		seen++
	}
}
