package typography

import (
	"strings"
	"unicode/utf8"
)

// Fonts of symbols have pictures where others have letters. Office programs
// write such a symbol as the letter, or as the private character U+F000 and its
// code; read as a letter it would say something else, and left out it would
// drop a ≥ or a ± from a figure.

// Characters of the fonts by code: low from 0x21 to 0x7E, high from 0xA0 (Symbol)
// or 0x80 (Wingdings). A blank stands where a font has nothing that says something.
const (
	symbolLow  = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
	symbolHigh = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"

	wingdingsLow  = "✎✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭📁📂📄📄📄🗄⏳⌨🖱🖲🖥💾💾💾✇✍✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐⚐✈☼💧❄✝✞✝✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□❐❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"
	wingdingsHigh = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿        ·•▪○○○◉◎○▪□✦✦★✶✷✹✵⌖⌖✧⌑⍰✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛↲↳↰↱↵↴↵↴          " +
		"⌫⌦◀➢▲▼⬅➲⬆⬇←→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦⇨⇧⇩⇔⇕⇖⇗⇙⇘▫▫✗✓☒☑⊞"
)

// SymbolFont is the table of a font of symbols.
type SymbolFont struct {
	low, high []rune
	from      int // the code of high's first
}

var (
	Symbol    = &SymbolFont{[]rune(symbolLow), []rune(symbolHigh), 0xA0}
	wingdings = &SymbolFont{[]rune(wingdingsLow), []rune(wingdingsHigh), 0x80}
)

// SymbolFontNamed is the table of a font by its name, nil for a font of letters.
func SymbolFontNamed(name string) *SymbolFont {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(name), `'"`)) {
	case "symbol", "standard symbols l", "standard symbols ps", "symbolmt", "symbol mt":
		return Symbol
	case "wingdings", "wingdings-regular":
		return wingdings
	}
	return nil
}

// symbol is the character at a code, 0 where there is none.
func (f *SymbolFont) symbol(code int) rune {
	list, at := f.low, code-0x21
	if code >= f.from {
		list, at = f.high, code-f.from
	}
	switch {
	case code == ' ' || code == 0xA0 && f == wingdings:
		return ' '
	case at < 0 || at >= len(list) || list[at] == ' ':
		return 0
	}
	return list[at]
}

// privateCode is the code in a font of symbols that a private character stands for.
func privateCode(r rune) (code int, ok bool) {
	return int(r) - 0xF000, r >= 0xF020 && r <= 0xF0FF
}

// Symbols writes a text in a font as the symbols that are seen. font is nil for
// a font of letters: then only private characters are symbols, of the font that
// they are likely from.
func Symbols(text string, font *SymbolFont) string {
	if font == nil && !strings.ContainsFunc(text, func(r rune) bool { _, is := privateCode(r); return is }) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		code, is := privateCode(r)
		table := font
		switch {
		case is && font == nil:
			if table = Symbol; IsLikelyWingding(code) {
				table = wingdings
			}
		case !is && (font == nil || r > 0xFF || r < 0x21 || font.isOrdinary(r)):
			b.WriteRune(r)
			continue
		case !is:
			code = int(r)
		}
		if s := table.symbol(code); s != 0 {
			b.WriteRune(s)
		} else {
			b.WriteRune(utf8.RuneError)
		}
	}
	return b.String()
}

// isOrdinary is true for what means the same in the font as elsewhere: figures and
// marks in Symbol, a hard blank.
func (f *SymbolFont) isOrdinary(r rune) bool {
	return r == 0xA0 || r >= 0x7F && r < 0xA0 || f == Symbol && r < 0x7F && f.symbol(int(r)) == r
}

// IsLikelyWingding reports whether a private character with a code is more
// likely from Wingdings than from Symbol.
func IsLikelyWingding(code int) bool { return likelyWingding[code] }

// likelyWingding are the codes that office programs write by themselves in
// Wingdings: bullets, arrows of corrected typing, ticks and boxes.
var likelyWingding = map[int]bool{0xA7: true, 0xA8: true, 0xD8: true, 0xDF: true, 0xE0: true, 0xE8: true, 0xF0: true, 0xFB: true,
	0xFC: true, 0xFD: true, 0xFE: true,
	0x4A: true, 0x4C: true, 0x6C: true, 0x6E: true, 0x6F: true, 0x71: true, 0x76: true}
