package pdf

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var noteStart = regexp.MustCompile(`^(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§])[.)]?\s*\pL`)

// footnotes separates the footnotes of a page from its text: lines in smaller
// type at its foot, the first of which begins with a number. marks are the
// numbers of the notes.
func (l *layout) footnotes(parts [][]row) (rest [][]row, notes []string, marks map[string]bool) {
	marks = map[string]bool{}
	for _, part := range parts {
		from := len(part)
		for from > 0 && part[from-1].size < 0.93*l.body {
			from--
		}
		for from < len(part) && !noteStart.MatchString(part[from].text) {
			from++
		}
		for _, r := range part[from:] {
			if m := noteStart.FindStringSubmatch(r.text); m != nil {
				marks[plainDigits(m[1])] = true
				notes = append(notes, plainDigits(m[1])+" "+strings.TrimLeft(strings.TrimPrefix(r.text, m[1]), ".) "))
			} else {
				notes[len(notes)-1] = l.words.joined(notes[len(notes)-1], r.text)
			}
		}
		if from > 0 {
			rest = append(rest, part[:from])
		}
	}
	return rest, notes, marks
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(superscripts, r); i >= 0 {
			return '0' + rune(utf8.RuneCountInString(superscripts[:i]))
		}
		return r
	}, s)
}

var (
	superscriptRun = regexp.MustCompile(`[` + superscripts + `]+`)
	tenPower       = regexp.MustCompile(`(?:^|[^\d.,])10$`)
	unitEnd        = regexp.MustCompile(`(?:^|[\s\d(/])(?:[kcmdµ]?m|ft|in|yd|mi|s|ha)$`)
)

// withoutMarks removes the superscript numbers of notes, which would run into the
// word or figure before them. Exponents stay.
func (l *layout) withoutMarks(text string, notes map[string]bool) string {
	places := superscriptRun.FindAllStringIndex(text, -1)
	var b strings.Builder
	at := 0
	for _, p := range places {
		mark := plainDigits(text[p[0]:p[1]])
		n := 0
		for _, d := range mark {
			n = min(n*10+int(d-'0'), 1_000_000)
		}
		before := text[at:p[0]]
		isNote := p[0] > 0 && !unitEnd.MatchString(text[:p[0]]) && !tenPower.MatchString(text[:p[0]]) && (notes[mark] || n == l.note+1)
		b.WriteString(before)
		if isNote {
			l.note = n
		} else {
			b.WriteString(text[p[0]:p[1]])
		}
		at = p[1]
	}
	b.WriteString(text[at:])
	return b.String()
}
