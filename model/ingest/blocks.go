package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// piece is a block before it has its place in the text.
type piece struct {
	kind     model.BlockKind
	level    int
	text     string
	linked   bool       // nearly all of it is links to elsewhere
	half     bool       // at least half of it is
	at       *html.Node // the element of block level it stands in; nil outside web pages
	why      besideText // why it is no text of the page's, by its markup
	place    int        // its place among all blocks of the page, from 1; 0 where it has none
	number   string     // of an item in an ordered list, as the page shows it
	opens    bool       // it begins with a link
	doubtful bool       // the search for the main text had left it out
	struck   []string   // what of it is struck out on the page, and not in text
}

// assemble joins pieces to a text with blocks. Pieces with nothing in them are
// left out; what is left is NFC and without blanks at its ends.
func assemble(pieces []piece) (string, []model.Block) {
	var b strings.Builder
	blocks := []model.Block{}
	for _, p := range pieces {
		text := tidy(p.text)
		if text == "" {
			continue
		}
		if p.number != "" {
			text = p.number + " " + text
		}
		if b.Len() > 0 {
			b.WriteString(model.BlockSeparator)
		}
		start := b.Len()
		b.WriteString(text)
		block := model.Block{Kind: p.kind, Start: start, End: b.Len()}
		if p.kind == model.Heading {
			block.Level = min(max(p.level, 1), 6)
		}
		blocks = append(blocks, block)
	}
	return b.String(), blocks
}

// solid leaves out the pieces that assemble would, so that indexes stay.
func solid(pieces []piece) []piece {
	return slices.DeleteFunc(pieces, func(p piece) bool { return tidy(p.text) == "" })
}

func tidy(s string) string { return norm.NFC.String(strings.TrimFunc(s, unicode.IsSpace)) }

// clean brings text to one way of ending lines and drops what nobody can see:
// control characters and byte order marks. Blanks that do not break stay.
func clean(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\r', r == '\u0085', r == '\u2028', r == '\v':
			b.WriteByte('\n')
		case r == '\u2029', r == '\f': // the end of a paragraph, of a page
			b.WriteString("\n\n")
		case r == '\n', r == '\t':
			b.WriteRune(r)
		case r == '\uFEFF', r == '\u00AD', unicode.IsControl(r): // a soft hyphen would keep a word from being found
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain holds for printable ASCII with line feeds and tabs: clean has nothing
// to do there.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7F {
			return false
		}
	}
	return true
}

// letters is a text reduced to what is read aloud, for comparing headlines.
func letters(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if low := c | lowerBit; low >= 'a' && low <= 'z' || c >= '0' && c <= '9' {
				b = append(b, low) // a figure has the bit of small letters
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// countLetters is how many bytes letters has of a text.
func countLetters(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if c >= '0' && c <= '9' || c|lowerBit >= 'a' && c|lowerBit <= 'z' {
				n++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n += utf8.RuneLen(unicode.ToLower(r))
		}
	}
	return n
}

// lowerBit tells small letters of ASCII from capitals.
const lowerBit = 'a' - 'A'
