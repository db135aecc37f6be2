package ingest

import (
	"strings"
	"unicode/utf8"
)

// Fonts of signs have pictures where others have letters. Office programs
// write such a sign as the letter, or as the private character U+F000 and its
// code; read as a letter it would say something else, and left out it would
// drop a ≥ or a ± from a figure.

// Characters of the fonts by code: low from 0x21 to 0x7E, high from 0xA0 (Symbol)
// or 0x80 (Wingdings). A blank stands where a font has nothing that says something.
const (
	symbolLow  = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
	symbolHigh = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"

	dingbatsLow  = "✎✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭📁📂📄📄📄🗄⏳⌨🖱🖲🖥💾💾💾✇✍✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐⚐✈☼💧❄✝✞✝✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□❐❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"
	dingbatsHigh = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿        ·•▪○○○◉◎○▪□✦✦★✶✷✹✵⌖⌖✧⌑⍰✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛↲↳↰↱↵↴↵↴          ⌫⌦◀➢▲▼⬅➲⬆⬇←→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦⇨⇧⇩⇔⇕⇖⇗⇙⇘▫▫✗✓☒☑⊞"
)

// signFont is the table of a font of signs.
type signFont struct {
	low, high []rune
	from      int // the code of high's first
}

var (
	symbolFont   = &signFont{[]rune(symbolLow), []rune(symbolHigh), 0xA0}
	dingbatsFont = &signFont{[]rune(dingbatsLow), []rune(dingbatsHigh), 0x80}
)

// signFontOf is the table of a font by its name, nil for a font of letters.
func signFontOf(name string) *signFont {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(name), `'"`)) {
	case "symbol", "standard symbols l", "standard symbols ps", "symbolmt", "symbol mt":
		return symbolFont
	case "wingdings", "wingdings-regular":
		return dingbatsFont
	}
	return nil
}

// sign is the character at a code, 0 where there is none.
func (f *signFont) sign(code int) rune {
	list, at := f.low, code-0x21
	if code >= f.from {
		list, at = f.high, code-f.from
	}
	switch {
	case code == ' ' || code == 0xA0 && f == dingbatsFont:
		return ' '
	case at < 0 || at >= len(list) || list[at] == ' ':
		return 0
	}
	return list[at]
}

// private is the code in a font of signs that a private character stands for.
func private(r rune) (code int, ok bool) {
	return int(r) - 0xF000, r >= 0xF020 && r <= 0xF0FF
}

// signs writes a text in a font as the signs that are seen. font is nil for
// a font of letters: then only private characters are signs, of the font that
// they are likely from.
func signs(text string, font *signFont) string {
	if font == nil && !strings.ContainsFunc(text, func(r rune) bool { _, is := private(r); return is }) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		code, is := private(r)
		table := font
		switch {
		case is && font == nil:
			if table = symbolFont; isLikelyDingbat(code) {
				table = dingbatsFont
			}
		case !is && (font == nil || r > 0xFF || r < 0x21 || font.unicode(r)):
			b.WriteRune(r)
			continue
		case !is:
			code = int(r)
		}
		if s := table.sign(code); s != 0 {
			b.WriteRune(s)
		} else {
			b.WriteRune(utf8.RuneError)
		}
	}
	return b.String()
}

// unicode holds for what means the same in the font as elsewhere: figures and
// marks in Symbol, a hard blank.
func (f *signFont) unicode(r rune) bool {
	return r == 0xA0 || r >= 0x7F && r < 0xA0 || f == symbolFont && r < 0x7F && f.sign(int(r)) == r
}

// isLikelyDingbat reports whether a private character with a code is more
// likely from Wingdings than from Symbol.
func isLikelyDingbat(code int) bool { return likelyDingbat[code] }

// likelyDingbat are the codes that office programs write by themselves in
// Wingdings: bullets, arrows of corrected typing, ticks and boxes.
var likelyDingbat = map[int]bool{0xA7: true, 0xA8: true, 0xD8: true, 0xDF: true, 0xE0: true, 0xE8: true, 0xF0: true, 0xFB: true,
	0xFC: true, 0xFD: true, 0xFE: true,
	0x4A: true, 0x4C: true, 0x6C: true, 0x6E: true, 0x6F: true, 0x71: true, 0x76: true}
