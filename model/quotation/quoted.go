package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
)

// Quoted are the parts of a text that stand between quotation marks, the marks aside: of nested ones the
// outer. A mark that closes what begins before the text, or opens what ends behind it, counts. Where there are
// no marks it is the whole text.
func Quoted(text string) []passage.Span {
	all := double(text)
	if len(all) == 0 {
		all = single(text)
	}
	if len(all) == 0 {
		return []passage.Span{passage.Trim(text, passage.Span{End: len(text)})}
	}
	return all
}

// closers are the marks that may close what a mark opened.
func closers(open rune) string {
	switch open {
	case '“':
		return "”\""
	case '„', '‟':
		return "“”\""
	case '«':
		return "»"
	case '»':
		return "«»"
	case '「':
		return "」"
	case '『':
		return "』"
	case '”', '"':
		return "\"”"
	}
	return ""
}

// double are the parts between double marks.
func double(text string) []passage.Span {
	var all []passage.Span
	add := func(from, to int) {
		if s := passage.Trim(text, passage.Span{Start: from, End: to}); !s.Empty() && hasWord(text[s.Start:s.End]) {
			all = append(all, s)
		}
	}
	open, from, seen := rune(0), 0, false
	for i, r := range text {
		if !isDouble(r) {
			continue
		}
		size := utf8.RuneLen(r)
		before, after := around(text, i, size)
		first := !seen
		seen = true
		switch {
		case open != 0 && r == open && startsParagraph(text, i): // each paragraph of a long quotation opens it anew
			add(from, i)
			from = i + size
		case open != 0 && strings.ContainsRune(closers(open), r):
			add(from, i)
			open = 0
		case open != 0:
		case r == '"' && unicode.IsDigit(before): // inches
			seen = !first
		case opens(r, before, after):
			open, from = r, i+size
		case first && isCloser(r): // it began before the text
			add(0, i)
		}
	}
	if open != 0 {
		add(from, len(text))
	}
	return all
}

func isDouble(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』':
		return true
	}
	return false
}

func isCloser(r rune) bool {
	switch r {
	case '"', '“', '”', '«', '»', '」', '』':
		return true
	}
	return false
}

// opens reports whether a mark opens a quotation where none is open.
func opens(r, before, after rune) bool {
	switch r {
	case '„', '‟', '「', '『':
		return true
	case '」', '』':
		return false
	case '“':
		return after != 0 && !unicode.IsSpace(after)
	case '«', '»': // French sets a blank behind the mark that opens
		return before == 0 || isBlank(before) || before == '(' || before == '['
	}
	if before != 0 && !isBlank(before) && !strings.ContainsRune("([—–-:,", before) {
		return false
	}
	return after != 0 && !isBlank(after)
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u00a0' || r == '\u202f' }

// around are the characters beside one; 0 none.
func around(text string, at, size int) (before, after rune) {
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(text[:at])
	}
	if at+size < len(text) {
		after, _ = utf8.DecodeRuneInString(text[at+size:])
	}
	return before, after
}

func startsParagraph(text string, at int) bool {
	return at > 0 && strings.HasSuffix(strings.TrimRight(text[:at], " \t\u00a0"), "\n")
}

// single are the parts between single marks. An apostrophe looks the same, so a mark closes only behind a sign, or
// where no letter follows and the word before does not end in s, or at the end of the text.
func single(text string) []passage.Span {
	var all []passage.Span
	open, from := rune(0), 0
	for i, r := range text {
		size := utf8.RuneLen(r)
		before, after := around(text, i, size)
		switch r {
		case '‘', '\'', '‚', '‹', '›', '’':
		default:
			continue
		}
		starts := before == 0 || isBlank(before) || before == '('
		switch {
		case open == 0 && r != '’' && starts && after != 0 && !isBlank(after) && !unicode.IsDigit(after):
			open, from = r, i+size
		case open == 0 || starts || !closesSingle(open, r):
		case isWord(after) || before == 's' && isBlank(after) && strings.ContainsAny(text[i+size:], "'’"):
		default:
			if s := passage.Trim(text, passage.Span{Start: from, End: i}); hasWord(text[s.Start:s.End]) {
				all = append(all, s)
			}
			open = 0
		}
	}
	return all
}

func closesSingle(open, r rune) bool {
	switch open {
	case '‹':
		return r == '›'
	case '›':
		return r == '‹'
	case '‚':
		return r == '‘' || r == '’'
	}
	return r == '’' || r == '\''
}

func hasWord(s string) bool { return strings.ContainsFunc(s, isWord) }
