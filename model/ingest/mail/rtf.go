package mail

import (
	"encoding/binary"
	"strings"

	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
)

// rtfBefore is what the packer of RTF takes for granted.
const rtfBefore = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans ` +
	`SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
	"\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// unpackRTF reads RTF as Outlook packs it (MS-OXRTFCP): text, and references to
// what stood up to 4096 bytes before.
func unpackRTF(data []byte) string {
	c := cursor{data: data}
	c.u32()
	size, kind := c.u32(), c.u32()
	c.u32() // a checksum
	if kind == 0x414C454D {
		return string(c.data[:min(size, len(c.data))])
	}
	if c.bad || kind != 0x75465A4C || size > input.MaxUnpacked {
		return ""
	}
	var window [4096]byte
	at := copy(window[:], rtfBefore)
	var out strings.Builder
	put := func(b byte) {
		out.WriteByte(b)
		window[at] = b
		at = (at + 1) % len(window)
	}
	for out.Len() < size {
		flags := c.take(1)
		if c.bad {
			break
		}
		for bit := 0; bit < 8 && out.Len() < size; bit++ {
			if flags[0]>>bit&1 == 0 {
				b := c.take(1)
				if c.bad {
					return out.String()
				}
				put(b[0])
				continue
			}
			ref := c.take(2)
			if c.bad {
				return out.String()
			}
			from, length := int(binary.BigEndian.Uint16(ref)>>4), int(ref[1]&0xF)+2
			if from == at {
				return out.String()
			}
			for i := range length {
				put(window[(from+i)%len(window)])
			}
		}
	}
	return out.String()
}

// rtfSkipped are groups whose text is not the document's.
var rtfSkipped = map[string]bool{"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true,
	"header": true, "footer": true, "htmltag": true, "mhtmltag": true, "generator": true, "listtable": true, "themedata": true}

// rtfText is the text of a message in RTF.
func rtfText(rtf string) string {
	r := rtfReader{header: "text/plain; charset=windows-1252", groups: []rtfGroup{{after: 1}}}
	for i := 0; i < len(rtf); {
		switch c := rtf[i]; {
		case c == '{' && len(r.groups) < 1000:
			r.groups = append(r.groups, *r.group())
			i++
		case c == '}':
			if len(r.groups) > 1 {
				r.groups = r.groups[:len(r.groups)-1]
			}
			i++
		case c == '\\' && i+1 < len(rtf):
			word, value, has, next := rtfWord(rtf, i+1)
			i = next
			r.control(word, value, has)
		case c == '\r' || c == '\n':
			i++
		default:
			r.letter(c)
			i++
		}
	}
	r.flush()
	return r.text.String()
}

// rtfReader gathers the text of RTF.
type rtfReader struct {
	text   strings.Builder
	raw    []byte // bytes of the code page, to be decoded together
	header string // names the code page
	groups []rtfGroup
	drop   int // how many characters stand in for one that was given by its number
}

// rtfGroup is what stands in a pair of braces.
type rtfGroup struct {
	skip  bool
	after int // how many characters stand in for one that is given by its number
}

func (r *rtfReader) group() *rtfGroup { return &r.groups[len(r.groups)-1] }

// flush writes the bytes of the code page.
func (r *rtfReader) flush() {
	if len(r.raw) > 0 {
		text, _ := charset.Decode(r.raw, r.header)
		r.text.WriteString(text)
		r.raw = nil
	}
}

// letter adds a byte of the code page.
func (r *rtfReader) letter(b byte) {
	if r.drop > 0 {
		r.drop--
	} else if !r.group().skip {
		r.raw = append(r.raw, b)
	}
}

// sign adds a text that a word stands for.
func (r *rtfReader) sign(text string) {
	r.flush()
	r.text.WriteString(text)
}

// control does what a control word says.
func (r *rtfReader) control(word string, value int, has bool) {
	top := r.group()
	switch {
	case word == "*":
		top.skip = true
	case word == "'":
		r.letter(byte(value))
	case rtfSkipped[word]:
		top.skip = true
	case word == "ansicpg":
		r.header = typography.FirstOf(codePage(value), r.header)
	case word == "uc" && has:
		top.after = value
	case word == "u" && has && !top.skip:
		r.flush()
		r.text.WriteRune(rune(uint16(value)))
		r.drop = top.after
	case !top.skip:
		r.shown(word)
	}
}

// shown adds what a control word shows.
func (r *rtfReader) shown(word string) {
	switch {
	case word == "par":
		r.sign("\n\n")
	case word == "line" || word == "\n" || word == "row":
		r.sign("\n")
	case word == "tab" || word == "cell" || word == "~":
		r.raw = append(r.raw, ' ')
	case word == "\\" || word == "{" || word == "}":
		r.raw = append(r.raw, word[0])
	case word == "_":
		r.raw = append(r.raw, '-')
	case rtfCharacters[word] != "":
		r.sign(rtfCharacters[word])
	}
}

var rtfCharacters = map[string]string{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " "}

// rtfWord reads the control word or sign at a place, its number, and where it ends.
func rtfWord(rtf string, i int) (word string, value int, has bool, next int) {
	start := i
	for i < len(rtf) && (rtf[i] >= 'a' && rtf[i] <= 'z' || rtf[i] >= 'A' && rtf[i] <= 'Z') && i-start < 32 {
		i++
	}
	if i == start {
		if rtf[i] == '\'' {
			return "'", hexByte(rtf[min(i+1, len(rtf)):min(i+3, len(rtf))]), true, min(i+3, len(rtf))
		}
		return rtf[i : i+1], 0, false, i + 1
	}
	word = rtf[start:i]
	negative := i < len(rtf) && rtf[i] == '-'
	if negative {
		i++
	}
	for n := 0; i < len(rtf) && rtf[i] >= '0' && rtf[i] <= '9' && n < 9; n++ {
		value, has = value*10+int(rtf[i]-'0'), true
		i++
	}
	if negative {
		value = -value
	}
	if i < len(rtf) && rtf[i] == ' ' {
		i++
	}
	return word, value, has, i
}

func hexByte(s string) int {
	n := 0
	for _, c := range strings.ToLower(s) {
		n = n*16 + max(strings.IndexRune("0123456789abcdef", c), 0)
	}
	return n
}
