package language

import (
	"io"
	"log"
	"unicode"

	"github.com/go-text/typesetting/fontscan"
	scripting "github.com/go-text/typesetting/language"

	"galley/app/locale"
)

// Script is a writing whose letters Galley's own fonts do not have. Fyne takes them from the
// fonts of the computer.
type Script struct {
	Name   string // in itself, as those say who read it
	Font   string // one that has its letters and is free
	letter rune
	table  *unicode.RangeTable
}

// scripts are those that articles are written in, and that a computer may have no font for.
var scripts = []Script{
	{"中文", "Noto Sans CJK", '中', unicode.Han}, {"日本語", "Noto Sans CJK", 'あ', unicode.Hiragana},
	{"한국어", "Noto Sans CJK", '한', unicode.Hangul}, {"العربية", "Noto Naskh Arabic", 'ع', unicode.Arabic},
	{"עברית", "Noto Sans Hebrew", 'ע', unicode.Hebrew}, {"हिन्दी", "Noto Sans Devanagari", 'ह', unicode.Devanagari},
	{"বাংলা", "Noto Sans Bengali", 'ব', unicode.Bengali}, {"ไทย", "Noto Sans Thai", 'ไ', unicode.Thai},
	{"தமிழ்", "Noto Sans Tamil", 'த', unicode.Tamil}, {"አማርኛ", "Noto Sans Ethiopic", 'አ', unicode.Ethiopic},
}

// ScriptsIn are those of them that a text has letters of.
func ScriptsIn(text string) []Script {
	const first = '\u0590' // what is before it, Galley's fonts have
	var found []Script
	seen := map[*unicode.RangeTable]bool{}
	for _, r := range text {
		if r < first {
			continue
		}
		for _, s := range scripts {
			if !seen[s.table] && unicode.Is(s.table, r) {
				seen[s.table] = true
				found = append(found, s)
			}
		}
	}
	return found
}

// Unreadable are those scripts that no font of this computer has the letters of. It reads the
// computer's fonts, which takes a moment.
func Unreadable(all []Script) []Script {
	fonts := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if fonts.UseSystemFonts("") != nil { // nothing is known of them
		return nil
	}
	var missing []Script
	for _, s := range all {
		fonts.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}}) // as Fyne asks
		fonts.SetScript(scripting.LookupScript(s.letter))
		face := fonts.ResolveFace(s.letter)
		if face != nil {
			if _, has := face.NominalGlyph(s.letter); has {
				continue
			}
		}
		missing = append(missing, s)
	}
	return missing
}

// Own are the scripts that the window's own texts need.
func Own() []Script {
	for _, spoken := range All() {
		if spoken.Tag == locale.Language().String() {
			return ScriptsIn(spoken.Name)
		}
	}
	return nil
}
