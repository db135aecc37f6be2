package reader

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"galley/model/passage"
)

// face is a text size and style.
type face struct {
	size   float32
	bold   bool
	family Family
}

func (f face) style() fyne.TextStyle { return fyne.TextStyle{Bold: f.bold, TabWidth: int(f.family)} }

// measurer says how wide text is drawn.
type measurer interface {
	// width is the advance of a word.
	width(word string, f face) float32
	// offsets is the advance before each byte of a word, and after the last.
	// Within a grapheme cluster the numbers mean nothing.
	offsets(word string, f face) []float32
	// turned is what of it is drawn from right to left.
	turned(word string, f face) []passage.Span
}

// word is a measured word; offsets come when first asked for, or for nothing.
type word struct {
	width   float32
	offsets []float32
	turned  []passage.Span // once parted is true
	parted  bool           // into runs of one direction
}

type wordKey struct {
	face
	text string
}

// maxWords is how many measured words are kept: a long book's vocabulary.
const maxWords = 30_000

// shaper measures as canvas.Text draws: it shapes words with the faces Fyne
// would choose. What those faces do not have (Fyne then asks the system's
// fonts, which cannot be asked from here) is measured by Fyne itself, at
// about a hundred times the cost.
type shaper struct {
	fonts  map[bool]*fontChain
	family Family
	words  map[wordKey]*word
	hb     shaping.HarfbuzzShaper
	seg    shaping.Segmenter
}

func newShaper(family Family, regular, bold fyne.Resource) *shaper {
	return &shaper{
		family: family,
		fonts:  map[bool]*fontChain{false: newFontChain(regular, theme.DefaultTextFont()), true: newFontChain(bold, theme.DefaultTextBoldFont())},
		words:  map[wordKey]*word{},
	}
}

func (s *shaper) width(text string, f face) float32 { return s.word(text, f).width }

func (s *shaper) offsets(text string, f face) []float32 {
	w := s.word(text, f)
	if w.offsets == nil {
		w.offsets = measuredOffsets(text, f)
	}
	return w.offsets
}

func (s *shaper) word(text string, f face) *word {
	if w := s.words[wordKey{f, text}]; w != nil {
		return w
	}
	if len(s.words) >= maxWords {
		clear(s.words)
	}
	w := s.shape(text, f)
	if w == nil {
		w = &word{width: fyne.MeasureText(shown(text), f.size, f.style()).Width}
	}
	s.words[wordKey{f, strings.Clone(text)}] = w
	return w
}

// shape measures with the known faces. It returns nil where they lack a letter.
func (s *shaper) shape(text string, f face) *word {
	fonts := s.fonts[f.bold]
	runes := make([]rune, 0, len(text))
	for _, r := range shown(text) {
		if !fonts.has(r) {
			return nil
		}
		runes = append(runes, r)
	}
	at := make([]float32, len(runes)+1)
	x := fixed.Int26_6(0)
	in := shaping.Input{Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: fonts.faces[0],
		Size: fixed.Int26_6(float64(f.size) * 64)}
	for _, run := range s.seg.Split(in, fonts) {
		if run.Direction != di.DirectionLTR {
			return nil
		}
		out := s.hb.Shape(run)
		for i := 0; i < len(out.Glyphs); {
			// A ligature's width is shared out among its letters.
			first, count, advance := out.Glyphs[i].TextIndex(), out.Glyphs[i].RunesCount(), fixed.Int26_6(0)
			for ; i < len(out.Glyphs) && out.Glyphs[i].TextIndex() == first; i++ {
				advance += out.Glyphs[i].Advance
			}
			for k := 1; k <= count && first+k < len(at); k++ {
				at[first+k] = float32(x)/64 + float32(advance)/64*float32(k)/float32(count)
			}
			x += advance
		}
	}
	return &word{width: float32(x) / 64, offsets: spread(text, at)}
}

// spread turns advances by rune of the shown text into advances by byte of the text.
func spread(text string, at []float32) []float32 {
	out := make([]float32, len(text)+1)
	n := 0
	for i, r := range text {
		out[i] = at[n]
		if visible(r) {
			n++
		}
	}
	out[len(text)] = at[len(at)-1]
	return out
}

// measuredOffsets asks Fyne for the width of every beginning of a word.
func measuredOffsets(text string, f face) []float32 {
	out := make([]float32, len(text)+1)
	clusters := graphemes.FromString(text)
	x := float32(0)
	for clusters.Next() {
		out[clusters.Start()] = x
		x = max(x, fyne.MeasureText(shown(text[:clusters.End()]), f.size, f.style()).Width)
	}
	out[len(text)] = x
	return out
}

// shown is a text as it is drawn: a tab is a blank (Fyne's tab stops would
// depend on where the line begins), other controls are nothing.
func shown(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			return strings.Map(func(r rune) rune {
				switch {
				case r == '\t':
					return ' '
				case !visible(r):
					return -1
				}
				return r
			}, s)
		}
	}
	return s
}

func visible(r rune) bool {
	switch {
	case r == '\t':
		return true
	case r < ' ', r >= 0x7f && r < 0xa0, r == '\u00ad', r == '\u200b', r == '\u2028', r == '\u2029', r == '\ufeff':
		return false
	}
	return true
}

// fontChain is the faces Fyne looks through for a rune, in its order.
type fontChain struct {
	faces []*font.Face
	later []fyne.Resource // not parsed until a rune needs them
}

func newFontChain(first, second fyne.Resource) *fontChain {
	c := &fontChain{later: []fyne.Resource{first}}
	if first != second {
		c.later = append(c.later, second)
	}
	if emoji := theme.DefaultEmojiFont(); emoji != nil {
		c.later = append(c.later, emoji)
	}
	c.later = append(c.later, theme.DefaultSymbolFont())
	c.more()
	return c
}

// more parses the next font.
func (c *fontChain) more() bool {
	for len(c.later) > 0 {
		next := c.later[0]
		c.later = c.later[1:]
		if next == nil {
			continue
		}
		if f, err := font.ParseTTF(bytes.NewReader(next.Content())); err == nil {
			c.faces = append(c.faces, f)
			return true
		}
	}
	return false
}

func (c *fontChain) find(r rune) *font.Face {
	for i := 0; i < len(c.faces) || c.more(); i++ {
		if _, ok := c.faces[i].NominalGlyph(r); ok {
			return c.faces[i]
		}
	}
	return nil
}

// has reports whether the chain draws a rune as Fyne would. The variation
// selector of emoji makes Fyne choose by sequence; that is left to it.
func (c *fontChain) has(r rune) bool {
	return r != utf8.RuneError && r != '\ufe0f' && c.find(r) != nil
}

// ResolveFace implements shaping.Fontmap.
func (c *fontChain) ResolveFace(r rune) *font.Face {
	if f := c.find(r); f != nil {
		return f
	}
	return c.faces[0]
}

// metrics is the height of a line of text as drawn, and where its baseline is.
func (s *shaper) metrics(f face) (height, base float32) {
	height = fyne.MeasureText("x", f.size, f.style()).Height
	first := s.fonts[f.bold].faces[0]
	if extents, ok := first.FontHExtents(); ok && first.Upem() > 0 {
		return height, extents.Ascender / float32(first.Upem()) * f.size
	}
	return height, height * 0.8
}
