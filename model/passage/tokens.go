package passage

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// tokens are a text's words, figures and signs, white space left out.
type tokens struct {
	text   string
	at     []place32 // of each token in the text
	id     []int32
	first  []int32 // where in places those of each word begin; made by index
	places []int32
}

type place32 struct{ start, end int32 }

// lexicon numbers words, the same in both texts.
type lexicon struct {
	ids map[string]int32
	// letters is how much a word tells by itself: its letters and figures; an
	// ideograph counts for three, a sign for nothing.
	letters []int32
}

func newLexicon() *lexicon { return &lexicon{ids: map[string]int32{}} }

func (l *lexicon) number(word string) int32 {
	id, ok := l.ids[word]
	if !ok {
		id = int32(len(l.ids))
		l.ids[word] = id
		n := int32(0)
		for _, r := range word {
			switch {
			case alone(r):
				n += 3
			case unicode.IsLetter(r) || unicode.IsNumber(r):
				n++
			}
		}
		l.letters = append(l.letters, n)
	}
	return id
}

// tokenize cuts a text. A figure is one token with the signs inside it (21,000;
// 10:30; 3.5), for 21,000 is not 21; a word is one with its apostrophes; scripts
// that put no blanks between words go by characters. What is only typography
// (see fold) makes no difference; nor do single and double quotation marks,
// save after a figure, where they may be feet and inches.
func tokenize(text string, known *lexicon) *tokens {
	t := &tokens{text: text, at: make([]place32, 0, len(text)/5), id: make([]int32, 0, len(text)/5)}
	add := func(word string, start, end int) {
		t.at = append(t.at, place32{int32(start), int32(end)})
		t.id = append(t.id, known.number(word))
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c == '\n' {
			i++
			continue
		}
		if end, plain := wordEnd(text, i); end > i {
			word := text[i:end]
			if !plain {
				word = fold(word).text
			}
			if word != "" {
				add(word, i, end)
			}
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case unicode.IsSpace(r), invisible(r):
		case isDash(r):
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if !isDash(next) {
					break
				}
				end += n
			}
			add("-", i, end)
		case r == '…':
			for range 3 {
				add(".", i, end)
			}
		default:
			word := text[i:end]
			if r >= utf8.RuneSelf {
				word = fold(word).text
			}
			if word == "'" && (i == 0 || !isFigure(text[i-1])) {
				word = `"`
			}
			add(word, i, end)
		}
		i = end
	}
	return t
}

func isFigure(c byte) bool { return c >= '0' && c <= '9' }

// wordEnd is where the word or figure that begins at an offset ends, the offset
// itself where none does; plain says that it needs no folding.
func wordEnd(text string, at int) (end int, plain bool) {
	i := at
	plain = true
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', isFigure(c):
				i++
				continue
			case i > at && (c == ',' || c == '.' || c == ':' || c == '/') && isFigure(text[i-1]) && i+1 < len(text) && isFigure(text[i+1]):
				i++
				continue
			case i > at && c == '\'' && joins(text, at, i, i+1):
				i++
				continue
			}
			return i, plain
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case alone(r):
			if i > at {
				return i, plain
			}
			for i += size; i < len(text); i += size { // with the marks on it
				if r, size = utf8.DecodeRuneInString(text[i:]); !unicode.IsMark(r) {
					break
				}
				plain = false
			}
			return i, plain
		case (r == '’' || r == 'ʼ') && i > at && joins(text, at, i, i+size):
		case r == 'ʼ':
			return i, plain
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		case invisible(r) && i > at: // inside a word, where it goes on
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsLetter(next) && !unicode.IsNumber(next) && !unicode.IsMark(next) || alone(next) {
				return i, plain
			}
		default:
			return i, plain
		}
		plain = false
		i += size
	}
	return i, plain
}

// joins reports whether an apostrophe stands between two letters, or two figures.
func joins(text string, at, i, after int) bool {
	if after >= len(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[at:i])
	next, _ := utf8.DecodeRuneInString(text[after:])
	return (unicode.IsLetter(before) || unicode.IsMark(before)) && unicode.IsLetter(next) || unicode.IsDigit(before) && unicode.IsDigit(next)
}

// alone reports whether a character of a script without blanks between words is
// a token by itself.
func alone(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
		unicode.Myanmar) && !unicode.IsMark(r) ||
		r == 'ー'
}

// index makes known where each word stands.
func (t *tokens) index(known *lexicon) {
	t.first = make([]int32, len(known.letters)+1)
	for _, id := range t.id {
		t.first[id+1]++
	}
	for i := 1; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	t.places = make([]int32, len(t.id))
	next := slices.Clone(t.first)
	for i, id := range t.id {
		t.places[next[id]] = int32(i)
		next[id]++
	}
}

// of is where a word stands, in order.
func (t *tokens) of(id int32) []int32 { return t.places[t.first[id]:t.first[id+1]] }

// within is the tokens that a span of the text touches.
func (t *tokens) within(s Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(t.at, s.Start, func(a place32, at int) int {
		if int(a.end) <= at {
			return -1
		}
		return 1
	})
	to = from
	for to < len(t.at) && int(t.at[to].start) < s.End {
		to++
	}
	return from, to
}

// span is the text from the first to the last of some tokens.
func (t *tokens) span(from, to int) Span {
	if from >= to {
		return Span{}
	}
	return Span{int(t.at[from].start), int(t.at[to-1].end)}
}

// occurrences are the places from lo to hi where words stand in a row, at most
// so many: it looks only where the rarest of them does.
func (t *tokens) occurrences(words []int32, lo, hi, most int) []int {
	rarest := 0
	for i, w := range words {
		if len(t.of(w)) < len(t.of(words[rarest])) {
			rarest = i
		}
	}
	places := t.of(words[rarest])
	first, _ := slices.BinarySearch(places, int32(lo+rarest))
	var out []int
	for _, p := range places[first:] {
		at := int(p) - rarest
		if at+len(words) > hi || len(out) == most {
			break
		}
		if slices.Equal(t.id[at:at+len(words)], words) {
			out = append(out, at)
		}
	}
	return out
}

// endsSentence reports whether a token ends a sentence, or none is there.
func (t *tokens) endsSentence(i int) bool {
	if i < 0 || i >= len(t.at) {
		return true
	}
	switch t.text[t.at[i].start:t.at[i].end] {
	case ".", "!", "?", "。", "！", "？", "”", "\"", "»", "’":
		return true
	}
	return false
}
