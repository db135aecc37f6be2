package block

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/typography"
)

var (
	bullet   = regexp.MustCompile(`^\s*([-*+•‣▪◦·–—])[ \t]+\S`)
	numbered = regexp.MustCompile(`^\s*\(?\d{1,2}[.)][ \t]+\S`)
	atx      = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*$`)
	setext   = regexp.MustCompile(`^ {0,3}(={3,}|-{3,})\s*$`)
	quoted   = regexp.MustCompile(`^ {0,3}> ?`)
	fence    = regexp.MustCompile("^ {0,3}(```|~~~)")
)

// Paragraphs makes blocks of lines. An empty line ends a paragraph. Every line
// of a paragraph is a block, unless the text was wrapped at a margin.
func Paragraphs(lines []string, md bool) []Piece {
	var pieces []Piece
	var group []string
	flush := func() {
		if len(group) > 0 {
			pieces = append(pieces, groupBlocks(group, md)...)
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
			pieces = append(pieces, Piece{Kind: model.Paragraph, Text: line})
		case strings.TrimFunc(line, unicode.IsSpace) == "":
			flush()
		case md && atx.MatchString(line):
			flush()
			m := atx.FindStringSubmatch(line)
			pieces = append(pieces, Piece{Kind: model.Heading, Level: len(m[1]), Text: m[2]})
		case md && setext.MatchString(line):
			if len(group) == 1 { // a line under a line makes it a heading; alone it is a rule
				level := 1
				if strings.Contains(line, "-") {
					level = 2
				}
				pieces = append(pieces, Piece{Kind: model.Heading, Level: level, Text: group[0]})
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

// groupBlocks makes blocks of the lines between two empty ones.
func groupBlocks(lines []string, md bool) []Piece {
	var pieces []Piece
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !startsItem(lines[to]) && (!md || quoted.MatchString(lines[to]) == quoted.MatchString(lines[from])) {
			to++
		}
		run := append([]string(nil), lines[from:to]...)
		p := Piece{Kind: model.Paragraph}
		switch {
		case startsItem(run[0]):
			p.Kind = model.ListItem
			if md && bullet.MatchString(run[0]) {
				_, run[0], _ = strings.Cut(strings.TrimSpace(run[0]), " ")
			}
		case md && quoted.MatchString(run[0]):
			p.Kind = model.Quotation
			for i := range run {
				run[i] = quoted.ReplaceAllString(run[i], "")
			}
		}
		if wrapped(run) || p.Kind == model.ListItem && indented(run[1:]) {
			for i := range run {
				run[i] = strings.TrimFunc(run[i], unicode.IsSpace)
			}
			p.Text = strings.Join(run, " ")
			pieces = append(pieces, p)
		} else {
			for _, line := range run {
				p.Text = line
				pieces = append(pieces, p)
				p.Kind = followingKind(p.Kind)
			}
		}
		from = to
	}
	return pieces
}

// followingKind is what a line after the first of a run is: a quotation goes on, a
// list item does not.
func followingKind(k model.BlockKind) model.BlockKind {
	if k == model.Quotation {
		return k
	}
	return model.Paragraph
}

func startsItem(line string) bool { return bullet.MatchString(line) || IsNumbered(line) }

// IsNumbered reports whether a line begins with the number of a list item.
func IsNumbered(line string) bool { return numbered.MatchString(line) }

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
			if typography.EndsSentence(l) {
				ends++
			}
		}
	}
	return fit*2 > inner && (fit-ends)*2 > inner && utf8.RuneCountInString(lines[inner]) <= 95
}
