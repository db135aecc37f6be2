package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
)

// Spellings are how a desk writes names. The zero value has none.
type Spellings struct {
	right []string
	own   map[string]bool     // the right ones
	wrong map[string]int      // in small letters: the index of the right one
	first map[string][]string // wrong ones by their first word
}

// BadLine is a line of a list of spellings that says nothing.
type BadLine struct {
	Line int // from 1
	Text string
}

// longestLine is how many bytes a line of the list may have.
const longestLine = 1000

// ReadSpellings reads a desk's list: one spelling a line, "Kyiv: Kiev, Kiew" where wrong
// ones are named, and comments behind #. It takes UTF-8 with or without a byte order
// mark, and lines as any system ends them. Lines that say nothing are named and left out.
func ReadSpellings(text string) (Spellings, []BadLine) {
	s := Spellings{own: map[string]bool{}, wrong: map[string]int{}, first: map[string][]string{}}
	var bad []BadLine
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	for i, line := range strings.Split(text, "\n") {
		say, _, _ := strings.Cut(line, "#")
		if say = strings.TrimSpace(say); say == "" {
			continue
		}
		right, wrongs, listed := strings.Cut(say, ":")
		right = strings.Join(strings.Fields(right), " ")
		if right == "" || len(line) > longestLine || !utf8.ValidString(line) || !lettered(right) || listed && strings.TrimSpace(wrongs) == "" {
			bad = append(bad, BadLine{Line: i + 1, Text: strings.ToValidUTF8(line, "\ufffd")})
			continue
		}
		at := len(s.right)
		s.right = append(s.right, right)
		s.own[right] = true
		for _, w := range strings.FieldsFunc(wrongs, func(r rune) bool { return r == ',' || r == ';' }) {
			if w = strings.Join(strings.Fields(w), " "); lettered(w) && w != right {
				s.add(w, at)
			}
		}
		if !listed {
			s.add(right, at)
		}
	}
	return s, bad
}

// add makes a way of writing known. A right spelling without wrong ones is looked up
// too, for other capitals or accents than the desk's are hinted at.
func (s *Spellings) add(w string, at int) {
	low := strings.ToLower(w)
	s.wrong[low] = at
	head, _, _ := strings.Cut(low, " ")
	s.first[head] = append(s.first[head], low)
}

func lettered(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// Empty tells whether there are none.
func (s Spellings) Empty() bool { return len(s.right) == 0 }

// deskSpellings finds words that the desk writes otherwise, wherever they stand in the
// text, and names nearly as the desk writes them.
func (l *list) deskSpellings() {
	s := l.options.Spellings
	if s.Empty() {
		return
	}
	l.desk = map[string]int{}
	for at := 0; at < len(l.text); {
		r, size := utf8.DecodeRuneInString(l.text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			at += size
			continue
		}
		end := wordEnd(l.text, at)
		if matched := s.match(l.text, at, end); matched > 0 {
			low := strings.ToLower(l.text[at:matched])
			if right := s.right[s.wrong[low]]; l.text[at:matched] != right {
				l.deskHint(passage.Span{Start: at, End: matched}, right)
			}
			at = matched
			continue
		}
		at = end
	}
	l.nearDesk()
}

// match returns where the longest known way of writing that begins at a place ends; 0
// where none does.
func (s Spellings) match(text string, at, end int) int {
	best := 0
	for _, low := range s.first[strings.ToLower(text[at:end])] {
		if to := at + len(low); to <= len(text) && to > best && strings.EqualFold(text[at:to], low) &&
			(to == len(text) || wordEnd(text, to) == to) {
			best = to
		}
	}
	return best
}

// wordEnd is the end of the letters and digits at a place.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return at
		}
		at += size
	}
	return at
}

func deskWrites(right string, at passage.Span) Hint {
	return say(Desk, at, "the desk writes %s", right)
}

// deskHint puts the desk's spelling on the entry that stands there, or on one of its own.
func (l *list) deskHint(at passage.Span, right string) {
	h := deskWrites(right, at)
	if i := l.at(at, Name, Place, Organisation); i >= 0 {
		l.entries[i].Hint = h // the desk's word goes before what was only seen
		return
	}
	text := l.text[at.Start:at.End]
	l.put(l.desk, text, Entry{Kind: Name, Text: text, Group: right, Hint: h}, at)
}

// nearDesk finds names that are nearly one of the desk's.
func (l *list) nearDesk() {
	s := l.options.Spellings
	keys := map[string][]int{}
	for i, right := range s.right {
		for _, k := range keysOf(plain(right)) {
			if len(keys[k]) < fullest {
				keys[k] = append(keys[k], i)
			}
		}
	}
	for i, b := range l.bearers {
		e := l.byName[i]
		if e < 0 {
			continue
		}
		p := plain(b.Name)
		for _, k := range keysOf(p) {
			for _, at := range keys[k] {
				right := s.right[at]
				yes, sure := near(plain(right), p)
				if b.Name != right && (yes && sure || plain(right) == p && !isShouted(b.Name)) && !s.has(b.Name) {
					l.entries[e].Hint = deskWrites(right, l.entries[e].Places[0])
				}
			}
		}
	}
}

// has tells whether a spelling is one of the desk's own.
func (s Spellings) has(name string) bool {
	return s.own[name]
}
