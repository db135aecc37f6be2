package mail

import (
	"encoding/binary"
	"strings"

	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
)

// rtfBefore is what the packer of RTF takes for granted.
const rtfBefore = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
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
	var b strings.Builder
	var raw []byte // bytes of the code page, to be decoded together
	header := "text/plain; charset=windows-1252"
	flush := func() {
		if len(raw) > 0 {
			text, _ := charset.Decode(raw, header)
			b.WriteString(text)
			raw = nil
		}
	}
	type group struct {
		skip  bool
		after int // how many characters stand in for one that was given by its number
	}
	stack := []group{{after: 1}}
	drop := 0
	for i := 0; i < len(rtf); {
		top := &stack[len(stack)-1]
		switch c := rtf[i]; {
		case c == '{' && len(stack) < 1000:
			stack = append(stack, *top)
			i++
		case c == '}':
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
			i++
		case c == '\\' && i+1 < len(rtf):
			word, value, has, next := rtfWord(rtf, i+1)
			i = next
			switch {
			case word == "*":
				top.skip = true
			case word == "'":
				if drop > 0 {
					drop--
				} else if !top.skip {
					raw = append(raw, byte(value))
				}
			case rtfSkipped[word]:
				top.skip = true
			case word == "ansicpg":
				header = typography.FirstOf(codePage(value), header)
			case word == "uc" && has:
				top.after = value
			case word == "u" && has && !top.skip:
				flush()
				b.WriteRune(rune(uint16(value)))
				drop = top.after
			case top.skip:
			case word == "par" || word == "line" || word == "\n" || word == "row":
				flush()
				b.WriteByte('\n')
				if word == "par" {
					b.WriteByte('\n')
				}
			case word == "tab" || word == "cell" || word == "~":
				raw = append(raw, ' ')
			case word == "\\" || word == "{" || word == "}":
				raw = append(raw, word[0])
			case word == "_":
				raw = append(raw, '-')
			case rtfSigns[word] != "":
				flush()
				b.WriteString(rtfSigns[word])
			}
		case c == '\r' || c == '\n':
			i++
		default:
			if drop > 0 {
				drop--
			} else if !top.skip {
				raw = append(raw, c)
			}
			i++
		}
	}
	flush()
	return b.String()
}

var rtfSigns = map[string]string{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
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
