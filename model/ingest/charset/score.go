package charset

import (
	"bytes"
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A charset that nobody names is found by reading the bytes in every charset
// that they may be in, and asking of each reading how likely it is in the
// languages that the charset is used for: letter after letter, in bits.

// letterpairs.txt has a line a language: how likely letters follow letters
// where one of them is not ASCII, in thirds of a bit, and how likely the
// letters are by themselves (those with a blank after them). Of Chinese, Japanese
// and Korean it has the commonest characters. Counted from the language models
// of lingua-go (Apache License 2.0, assets/data/lingua-go.txt), which were counted
// from newspapers.
//
//go:embed letterpairs.txt
var letterPairs string

// letterModel is what is usual in a language.
type letterModel struct {
	pair map[[2]rune]float64
	one  map[rune]float64
	cjk  bool
}

var letterModels = sync.OnceValue(func() map[string]*letterModel {
	out := map[string]*letterModel{}
	for line := range strings.Lines(letterPairs) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		m := &letterModel{pair: map[[2]rune]float64{}, one: map[rune]float64{}, cjk: fields[0] == "zh" || fields[0] == "ja" ||
			fields[0] == "ko"}
		for _, f := range fields[1:] {
			number, letters, _ := strings.Cut(f, " ")
			thirds, err := strconv.Atoi(number)
			if err != nil {
				continue
			}
			bits := -float64(thirds) / 3
			list := []rune(letters)
			for i := 0; i < len(list); i++ {
				switch {
				case m.cjk:
					m.one[list[i]] = bits
				case i+1 < len(list) && list[i+1] == ' ':
					m.one[list[i]] = bits
					i++
				case i+1 < len(list):
					m.pair[[2]rune{list[i], list[i+1]}] = bits
					i++
				}
			}
		}
		out[fields[0]] = m
	}
	return out
})

// charsetUse says for which languages a charset is used, and how much less
// than windows-1252, in bits.
type charsetUse struct {
	name      string
	less      float64
	languages string
}

const (
	western  = "de fr es pt it nl sv da nb fi is ga ca sq eu af"
	central  = "cs sk pl hu ro hr sl sq de"
	cyrillic = "ru uk bg be mk sr"
)

// charsetUses are the charsets that may be meant where none is named.
var charsetUses = []charsetUse{
	{"windows-1252", 0, western}, {"iso-8859-15", 9, western + " et"}, {"macintosh", 14, western},
	{"windows-1250", 3, central}, {"iso-8859-2", 5, central}, {"iso-8859-16", 12, "ro"},
	{"windows-1254", 3, "tr"}, {"windows-1257", 3, "et lt lv"}, {"iso-8859-13", 6, "et lt lv"}, {"iso-8859-4", 9, "et lt lv"},
	{"iso-8859-14", 12, "cy ga"},
	{"windows-1258", 6, "vi"}, {"windows-1251", 3, cyrillic}, {"koi8-r", 4, "ru bg"}, {"koi8-u", 5, "uk ru be"},
	{"iso-8859-5", 6, cyrillic},
	{"ibm866", 10, "ru be bg"}, {"x-mac-cyrillic", 12, cyrillic}, {"windows-1253", 3, "el"}, {"iso-8859-7", 5, "el"},
	{"windows-1255", 3, "he"}, {"iso-8859-8", 6, "he"},
	{"windows-1256", 3, "ar fa ur"}, {"iso-8859-6", 5, "ar"}, {"windows-874", 3, "th"},
	{"shift_jis", 3, "ja"}, {"euc-jp", 3, "ja"}, {"gb18030", 3, "zh"}, {"big5", 3, "zh"}, {"euc-kr", 3, "ko"},
}

// How unlikely things are, in bits.
const (
	unreadable   = -40.0 // a sign that stands for bytes that mean nothing
	control      = -30.0
	oddCharacter = -16.0
	usualMark    = -8.0 // quotation marks, dashes and the like
	fullMark     = -6.0 // those of East Asia
	otherLetter  = -20.0
	rareHan      = -17.0
	rareKana     = -11.0
	halfKana     = -20.0
	afterHigh    = -9.0 // an ASCII letter after another one
	notTogether  = -4.0 // more than a letter alone, where two are not known as a pair
	inWord       = -6.0 // a capital after a small letter, or a change of script
	vowelMark    = -5.0
)

const usualMarks = "’‘“”„‚–—…«»‹›°§€£©®·•№¿¡±²³½¼¾×™¶¢¥†\u00a0\u00ad"

// likely is how likely a text is in a language, in bits: only what is not
// ASCII, and what stands beside that, counts.
func (m *letterModel) likely(text string) float64 {
	sum := 0.0
	prev, was := ' ', ' '
	for _, raw := range text {
		if raw == 'ș' {
			raw = 'ş'
		} else if raw == 'ț' {
			raw = 'ţ'
		}
		r := unicode.ToLower(raw)
		high := r >= utf8.RuneSelf
		if high || prev >= utf8.RuneSelf {
			if m.cjk {
				sum += m.han(r, high)
				if isASCIILetter(prev) && unicode.IsLetter(r) || isASCIILetter(r) && unicode.IsLetter(prev) {
					sum += inWord
				}
			} else {
				sum += m.letter(prev, r, high)
				if high && unicode.IsUpper(raw) && unicode.IsLower(was) {
					sum += inWord
				}
			}
		}
		prev, was = r, raw
	}
	return sum
}

func (m *letterModel) letter(prev, r rune, high bool) float64 {
	if !unicode.IsLetter(r) && !unicode.IsMark(r) {
		if !high {
			return 0
		}
		return signBits(r)
	}
	joined := unicode.IsLetter(prev) || unicode.IsMark(prev)
	if joined {
		if bits, known := m.pair[[2]rune{prev, r}]; known {
			return bits
		}
	}
	if !high {
		if _, known := m.one[prev]; known {
			return afterHigh
		}
		return otherLetter
	}
	bits, known := m.one[r]
	switch {
	case joined && prev < utf8.RuneSelf && !unicode.Is(unicode.Latin, r):
		return otherLetter
	case !known && unicode.IsMark(r): // vowels of Thai, Arabic and Hebrew
		return vowelMark
	case !known:
		return otherLetter
	case joined && len(m.pair) > 0:
		return bits + notTogether
	}
	return bits
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

func signBits(r rune) float64 {
	switch {
	case r == utf8.RuneError || unicode.Is(unicode.Co, r):
		return unreadable
	case r < 0xA0:
		return control
	case strings.ContainsRune(usualMarks, r):
		return usualMark
	}
	return oddCharacter
}

func (m *letterModel) han(r rune, high bool) float64 {
	if !high {
		return 0
	}
	if bits, known := m.one[r]; known {
		return bits
	}
	switch {
	case r >= 0xFF61 && r <= 0xFF9F:
		return halfKana
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return rareKana
	case unicode.In(r, unicode.Han, unicode.Hangul):
		return rareHan
	case r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF5E || strings.ContainsRune("・ー…—“”‘’·", r):
		return fullMark
	case unicode.IsLetter(r):
		return otherLetter
	}
	return signBits(r)
}

// sampleSize is how many bytes are looked at to find a charset.
const sampleSize = 4 << 10

// nonASCIILines are the lines of data with something beyond ASCII in them.
func nonASCIILines(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(data) {
		if high := bytes.IndexFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }); high >= 0 {
			if from := bytes.LastIndexAny(line[:high], " >\t"); from > 200 { // a long line of markup before it
				line = line[from:]
			}
			out = append(out, line[:min(len(line), sampleSize-len(out))]...)
			if len(out) >= sampleSize {
				break
			}
		}
	}
	return out
}

// charsetScore is how likely a sample is in a charset, in bits, and the language
// that it is likeliest in.
func charsetScore(sample []byte, use charsetUse) (bits float64, language string) {
	text, name := DecodeAs(sample, use.name)
	if name != use.name {
		return unreadable * float64(len(sample)), ""
	}
	if len(sample) >= sampleSize { // it may end in the middle of a letter
		text = strings.TrimSuffix(text, "\uFFFD")
	}
	if use.name == "windows-1258" {
		text = norm.NFC.String(text)
	}
	best := 0.0
	for l := range strings.FieldsSeq(use.languages) {
		if b := letterModels()[l].likely(text); language == "" || b > best {
			best, language = b, l
		}
	}
	return best - use.less, language
}

// highBytes counts the bytes beyond ASCII.
func highBytes(data []byte) int {
	n := 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// nonsense is how many bits a byte beyond ASCII costs in a reading that makes no sense.
const nonsense = 15

// guessCharset is the charset that bytes are likeliest in, "" where none makes
// sense of them, and the bits that its reading costs.
func guessCharset(data []byte) (name string, bits float64) {
	if bytes.Contains(data, []byte("\x1b$")) || bytes.Contains(data, []byte("\x1b(")) {
		if text, _ := DecodeAs(data, "iso-2022-jp"); unicodeIn(text, unicode.Hiragana, unicode.Katakana, unicode.Han) {
			return "iso-2022-jp", 0
		}
	}
	sample := nonASCIILines(data)
	if len(sample) == 0 {
		return "", 0
	}
	for _, use := range charsetUses {
		if b, _ := charsetScore(sample, use); name == "" || b > bits {
			name, bits = use.name, b
		}
	}
	if bits < -nonsense*float64(highBytes(sample))-20 {
		return "", bits
	}
	return name, bits
}

func unicodeIn(text string, tables ...*unicode.RangeTable) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, tables...) })
}

// useOf is what a charset is used for, whatever is known of it.
func useOf(name string) charsetUse {
	switch name {
	case "gbk":
		name = "gb18030"
	case "iso-8859-1":
		name = "windows-1252"
	case "iso-8859-8-i":
		name = "iso-8859-8"
	}
	for _, use := range charsetUses {
		if use.name == name {
			return use
		}
	}
	return charsetUse{name: name, languages: western + " " + central + " tr et lt lv"}
}
