package typography

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Mark is a place in a text that has to be known once the text is made: where
// the words of a note begin or end, where a run of letters of the file does.
// Marks lie beside the text and never in it, so that no rule can see them and
// the text is the same with and without them.
type Mark struct {
	At     int // byte offset into the text
	Number int // of what is marked, counted by whoever marks it
	Side   Side
	Lost   bool // what it stood in did not become text: At is the next place that did
}

// Side says what of a thing a mark marks, and so which way it goes where the text
// around it is set in another way.
type Side int8

const (
	Begins Side = iota // before what follows
	Ends               // after what precedes
	Stands             // a place between two letters; it stays at what precedes
)

// Marked is a text and the marks in it.
type Marked struct {
	Text  string
	Marks []Mark
}

// Join joins texts, with a separator between two.
func Join(parts []Marked, separator string) Marked {
	var b strings.Builder
	var out Marked
	for i, p := range parts {
		if i > 0 {
			b.WriteString(separator)
		}
		out.Marks = append(out.Marks, Shifted(p.Marks, b.Len())...)
		b.WriteString(p.Text)
	}
	out.Text = b.String()
	return out
}

// Shifted are marks of a text that now begins at an offset of another.
func Shifted(marks []Mark, by int) []Mark {
	if by == 0 || len(marks) == 0 {
		return marks
	}
	out := slices.Clone(marks)
	for i := range out {
		out[i].At += by
	}
	return out
}

// Split cuts a text at every separator, as strings.Split does. A mark at a
// separator stays with what precedes it.
func (m Marked) Split(separator string) []Marked {
	if len(m.Marks) == 0 {
		var out []Marked
		for s := range strings.SplitSeq(m.Text, separator) {
			out = append(out, Marked{Text: s})
		}
		return out
	}
	marks := sorted(m.Marks)
	var out []Marked
	at := 0
	for s := range strings.SplitSeq(m.Text, separator) {
		n := 0
		for n < len(marks) && marks[n].At <= at+len(s) {
			n++
		}
		out = append(out, Marked{s, Shifted(marks[:n:n], -at)})
		for i := range out[len(out)-1].Marks {
			out[len(out)-1].Marks[i].At = max(out[len(out)-1].Marks[i].At, 0)
		}
		marks = marks[n:]
		at += len(s) + len(separator)
	}
	return out
}

// Collapse is CollapseSpaces for a text with marks. One in a run of blanks goes to
// what it belongs to: the beginning of what follows or the end of what precedes.
func (m Marked) Collapse() Marked {
	out := Marked{Text: CollapseSpaces(m.Text)}
	if len(m.Marks) == 0 || out.Text == m.Text {
		out.Marks = m.Marks
		return out
	}
	out.Marks = sorted(m.Marks)
	next, at, blank := 0, 0, true // at: bytes written; blank: nothing was written since the last blank
	place := func(to int) {
		for next < len(out.Marks) && out.Marks[next].At <= to {
			p := at
			if out.Marks[next].Side == Begins && blank && at > 0 {
				p++ // the blank that is written before the next word
			}
			out.Marks[next].At = min(p, len(out.Text))
			next++
		}
	}
	for i := range len(m.Text) {
		isBlank := m.Text[i] == ' ' || m.Text[i] == '\t' || m.Text[i] == '\n'
		blank = blank || isBlank
		place(i)
		if isBlank {
			continue
		}
		if blank && at > 0 {
			at++
		}
		at, blank = at+1, false
	}
	place(len(m.Text))
	for ; next < len(out.Marks); next++ {
		out.Marks[next].At = len(out.Text)
	}
	return out
}

// Trim is Trim for a text with marks. One within a letter that is composed of
// several goes to the beginning or the end of that letter.
func (m Marked) Trim() Marked {
	out := Marked{Text: Trim(m.Text)}
	if len(m.Marks) == 0 || out.Text == m.Text {
		out.Marks = m.Marks
		return out
	}
	inner := strings.TrimLeftFunc(m.Text, unicode.IsSpace)
	cut := len(m.Text) - len(inner)
	inner = strings.TrimRightFunc(inner, unicode.IsSpace)
	out.Marks = sorted(m.Marks)
	for i := range out.Marks {
		out.Marks[i].At = min(max(out.Marks[i].At-cut, 0), len(inner))
	}
	if len(inner) == len(out.Text) && inner == out.Text {
		return out
	}
	next, at := 0, 0
	for from := 0; from < len(inner); {
		size := norm.NFC.NextBoundaryInString(inner[from:], true)
		if size <= 0 {
			break
		}
		composed := len(norm.NFC.String(inner[from : from+size]))
		for ; next < len(out.Marks) && out.Marks[next].At < from+size; next++ {
			mark := &out.Marks[next]
			switch within := mark.At - from; {
			case within == 0 || mark.Side == Begins:
				mark.At = at
			default:
				mark.At = at + composed
			}
			mark.At = min(mark.At, len(out.Text))
		}
		from, at = from+size, at+composed
	}
	for ; next < len(out.Marks); next++ {
		out.Marks[next].At = len(out.Text)
	}
	return out
}

func sorted(marks []Mark) []Mark {
	out := slices.Clone(marks)
	slices.SortStableFunc(out, func(a, b Mark) int { return a.At - b.At })
	return out
}

// Mark marks the end of the line as it is written so far.
func (l *Line) Mark(number int, side Side) {
	l.marks = append(l.marks, Mark{At: len(l.buf), Number: number, Side: side})
}

// Marked is the line as written so far, with its marks.
func (l *Line) Marked() Marked {
	out := Marked{string(l.buf), slices.Clone(l.marks)}
	for i := range out.Marks {
		out.Marks[i].At = min(out.Marks[i].At, len(l.buf))
	}
	return out
}

// maxRaised is how long, in bytes, a part is at most that is set letter by letter.
const maxRaised = 200

// MarkWithin adds the marks of a part that was written from an offset of the line
// on, however it was set. Where it was set letter by letter each keeps its
// letter; else they stand at the ends of what was written.
func (l *Line) MarkWithin(from int, part Marked) {
	if len(part.Marks) == 0 {
		return
	}
	from = min(from, len(l.buf))
	written := string(l.buf[from:])
	same := strings.HasSuffix(written, part.Text)
	letters := len(written) <= maxRaised && utf8.RuneCountInString(written) == utf8.RuneCountInString(part.Text)
	for _, m := range part.Marks {
		switch {
		case part.Text == "" && m.Side == Begins:
			m.At = from
		case part.Text == "":
			m.At = len(l.buf)
		case same:
			m.At += len(l.buf) - len(part.Text)
		case letters:
			m.At = from + offsetOf(written, utf8.RuneCountInString(part.Text[:min(m.At, len(part.Text))]))
		case m.Side == Begins:
			m.At = from
		default:
			m.At = len(l.buf)
		}
		l.marks = append(l.marks, m)
	}
}

// offsetOf is where the character with that number begins.
func offsetOf(s string, number int) int {
	for i := range s {
		if number == 0 {
			return i
		}
		number--
	}
	return len(s)
}

// remark moves the marks behind an offset to the ends of what was written there anew.
func (l *Line) remark(from int) {
	for i := len(l.marks) - 1; i >= 0 && l.marks[i].At > from; i-- {
		if l.marks[i].At = len(l.buf); l.marks[i].Side == Begins {
			l.marks[i].At = from
		}
	}
}
