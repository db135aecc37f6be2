package pdf

import (
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/carlos7ags/folio/font"
	"github.com/carlos7ags/folio/layout"
	"github.com/go-text/typesetting/fontscan"

	"galley/assets"
	"galley/model/prose"
	"galley/model/report/view"
)

// faces are the fonts of every PDF: Source Serif, built into Galley. Letters that it lacks
// come from the fonts of this computer.
var faces = sync.OnceValues(func() (both [2]font.Face, err error) {
	for i, data := range [][]byte{assets.SerifRegular, assets.SerifBold} {
		if both[i], err = font.ParseTTF(data); err != nil {
			return both, err
		}
	}
	return both, nil
})

// systemFonts are the fonts of this computer. They are searched when ours lack a letter for the
// first time. Which font has a letter is kept, and so are the fonts read: reading a large one
// again costs a second.
var systemFonts fontsOfSystem

type fontsOfSystem struct {
	sync.Mutex
	scanned bool
	all     *fontscan.FontMap // nil where there are none
	by      map[rune]font.Face
	read    map[string]font.Face
}

// systemFace is a font of this computer that has the letter, nil if none does.
func systemFace(r rune) font.Face {
	s := &systemFonts
	s.Lock()
	defer s.Unlock()
	if face, known := s.by[r]; known {
		return face
	}
	if !s.scanned {
		s.scanned, s.by, s.read = true, map[rune]font.Face{}, map[string]font.Face{}
		if cache, err := os.UserCacheDir(); err == nil {
			found := fontscan.NewFontMap(log.New(io.Discard, "", 0))
			if found.UseSystemFonts(filepath.Join(cache, "Galley")) == nil {
				s.all = found
			}
		}
	}
	s.by[r] = s.find(r)
	return s.by[r]
}

func (s *fontsOfSystem) find(r rune) font.Face {
	if s.all == nil {
		return nil
	}
	for _, family := range []string{fontscan.Serif, fontscan.SansSerif} {
		s.all.SetQuery(fontscan.Query{Families: []string{family}})
		candidate := s.all.ResolveFace(r)
		if candidate == nil {
			continue
		}
		if _, has := candidate.NominalGlyph(r); !has {
			continue
		}
		at := s.all.FontLocation(candidate.Font)
		if at.Index != 0 { // a font within a collection
			continue
		}
		face, known := s.read[at.File]
		if !known {
			face = outlines(at.File)
			s.read[at.File] = face
		}
		if face != nil && face.GlyphIndex(r) != 0 {
			return face
		}
	}
	return nil
}

// outlines reads a font that a PDF can embed, nil where it is none: pictures of
// emoji have no outlines.
func outlines(path string) font.Face {
	face, err := font.LoadFont(path)
	if err != nil {
		return nil
	}
	if data := face.RawData(); !hasTable(data, "glyf") && !hasTable(data, "CFF ") {
		return nil
	}
	return face
}

// hasTable reports whether an OpenType file has a table of that name.
func hasTable(data []byte, name string) bool {
	if len(data) < 12 {
		return false
	}
	tables := int(data[4])<<8 | int(data[5])
	for i := range tables {
		at := 12 + 16*i
		if at+4 > len(data) {
			return false
		}
		if string(data[at:at+4]) == name {
			return true
		}
	}
	return false
}

// typesetter makes runs of text in the fonts that have their letters.
type typesetter struct {
	own     [2]*font.EmbeddedFont // regular, bold
	others  map[font.Face]*font.EmbeddedFont
	missing map[rune]bool // which no font on this computer has
}

func newTypesetter() (*typesetter, error) {
	both, err := faces()
	if err != nil {
		return nil, err
	}
	t := &typesetter{others: map[font.Face]*font.EmbeddedFont{}, missing: map[rune]bool{}}
	for i, f := range both {
		t.own[i] = font.NewEmbeddedFont(f)
	}
	return t, nil
}

// ink is how a run of text looks.
type ink struct {
	size   float64 // in points
	bold   bool
	color  layout.Color
	back   *layout.Color         // the tint behind it, nil none
	url    string                // where it leads on the web
	to     string                // or within the document
	raised float64               // above the line, in points
	line   layout.TextDecoration // through it or below it
}

// runs are a text's runs: one for each part that one font has the letters of.
func (t *typesetter) runs(text string, look ink) []layout.TextRun {
	own := t.own[0]
	if look.bold {
		own = t.own[1]
	}
	var all []layout.TextRun
	add := func(s string, f *font.EmbeddedFont) {
		if s == "" {
			return
		}
		all = append(all, layout.TextRun{
			Text: s, Embedded: f, FontSize: look.size, Color: look.color, BackgroundColor: look.back,
			LinkURI: look.url, LinkDest: look.to, BaselineShift: look.raised, Decoration: look.line,
		})
	}
	text = unvowelled(text)
	from, current := 0, own
	for i, r := range text {
		next := current
		switch {
		case r < 0x250: // ours has all of these
			next = own
		case joins(r): // belongs to the letter before it
		default:
			next = t.fontFor(r, own)
		}
		if unicode.IsSpace(r) {
			next = current
		}
		if next != current {
			add(text[from:i], current)
			from, current = i, next
		}
	}
	add(text[from:], current)
	return all
}

// unvowelled is a text without the vowel signs of Arabic, which are seldom written: folio sets the
// letters of a word with one over each other.
func unvowelled(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x64b && r <= 0x65f || r == 0x670 {
			return -1
		}
		return r
	}, text)
}

func joins(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me) || r == '\u200d' || r == '\u200c' || r >= 0xfe00 && r <= 0xfe0f
}

func (t *typesetter) fontFor(r rune, own *font.EmbeddedFont) *font.EmbeddedFont {
	if own.Face().GlyphIndex(r) != 0 || unicode.Is(unicode.Cf, r) {
		return own
	}
	face := systemFace(r)
	if face == nil {
		t.missing[r] = true
		return own // which shows its box for it
	}
	if t.others[face] == nil {
		t.others[face] = font.NewEmbeddedFont(face)
	}
	return t.others[face]
}

// Warnings tell of letters that no font on this computer has.
func Warnings(c view.Chosen) []view.Warning {
	t, err := newTypesetter()
	if err != nil {
		return nil // writing it will say so
	}
	look := func(texts ...string) {
		for _, text := range texts {
			for _, r := range prose.Plain(text) {
				if r >= 0x250 && !joins(r) && !unicode.IsSpace(r) {
					t.fontFor(r, t.own[0])
				}
			}
		}
	}
	look(c.Article.Title, c.Article.Byline, c.Article.Publisher, c.Version.Text, c.Choices.Newsroom)
	for _, d := range c.Dossiers {
		look(d.Claim.Wording, d.Claim.Speaker)
		for _, v := range d.Verdicts {
			look(v.Reasoning, v.Proposed)
			for _, a := range d.AdditionsTo(v) {
				look(a.Reasoning)
				look(a.By)
			}
		}
		for _, e := range d.Evidence {
			look(e.Source.Title, e.Quote, e.Note, e.Translation, e.Translator)
		}
		for _, a := range d.Attempts {
			look(a.Name)
		}
	}
	if len(t.missing) == 0 {
		return nil
	}
	letters := slices.Sorted(maps.Keys(t.missing))
	shown := string(letters[:min(len(letters), 8)])
	return []view.Warning{{About: view.NoFont, Says: fmt.Sprintf("No font on this computer has %d of the letters (%s); the PDF shows "+
		"boxes for them.", len(letters), shown)}}
}
