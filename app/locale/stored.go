package locale

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Key is a text under which translators find others: an English text, and where it is
// about a number of things its form for one.
type Key struct{ English, One string }

// Said is a sentence that is stored or handed on in English, as history has it, in the
// language of the window: the text is found that it was made from. A sentence that no
// text makes stays as it is.
func Said(sentence string) string {
	s := current.Load()
	if s == nil || s.stored == nil || sentence == "" {
		return sentence
	}
	return s.stored.say(s, sentence)
}

// stored finds the texts that sentences were made from.
type stored struct {
	keys  func() []Key
	once  sync.Once
	exact map[string]bool
	made  []pattern // from texts with verbs

	lock  sync.Mutex
	known map[string]string // said before
}

// pattern is a text with verbs, cut at them.
type pattern struct {
	key    Key
	counts bool // it is about a number of things, which its first verb is
	pieces []string
	weight int // letters that are its own: of two that match, the heavier is meant
}

const longestMemory = 4096 // sentences; then it begins anew

func (k *stored) say(s *spoken, sentence string) string {
	k.once.Do(k.read)
	k.lock.Lock()
	said, known := k.known[sentence]
	k.lock.Unlock()
	if known {
		return said
	}
	said, ok := k.find(s, sentence)
	if !ok {
		said = k.parts(s, sentence)
	}
	k.lock.Lock()
	if len(k.known) >= longestMemory {
		clear(k.known)
	}
	k.known[sentence] = said
	k.lock.Unlock()
	return said
}

// parts says a sentence that is made of several: sentences after each other, or a list.
func (k *stored) parts(s *spoken, sentence string) string {
	for _, between := range []string{". ", "; ", ": ", ", "} {
		list := strings.Split(strings.TrimSuffix(sentence, "."), between)
		if len(list) == 1 {
			continue
		}
		known := 0
		for i, one := range list {
			for _, as := range []string{one, one + ".", capital(one)} {
				if said, ok := k.find(s, as); ok {
					list[i] = said
					if as != one && as[len(as)-1] == '.' && i < len(list)-1 {
						list[i] = strings.TrimSuffix(said, ".")
					}
					known++
					break
				}
			}
		}
		if known == len(list) || known > 0 && between != ", " {
			said := strings.Join(list, between)
			if strings.HasSuffix(sentence, ".") && !strings.HasSuffix(said, ".") {
				said += "."
			}
			return said
		}
	}
	return sentence
}

// capital is a text as it stands at the beginning of a sentence.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func (k *stored) read() {
	k.exact, k.known = map[string]bool{}, map[string]string{}
	for _, key := range k.keys() {
		forms := []string{key.English}
		if key.One != "" {
			forms = append(forms, key.One)
		}
		for _, form := range forms {
			cut := split(form)
			if len(cut.pieces) == 1 && key.One == "" {
				k.exact[form] = true
				continue
			}
			k.made = append(k.made, pattern{key: key, counts: key.One != "", pieces: cut.pieces, weight: cut.letters})
		}
	}
}

func (k *stored) find(s *spoken, sentence string) (string, bool) {
	if k.exact[sentence] {
		return s.Text(sentence), true
	}
	best, parts := -1, []string(nil)
	for i, p := range k.made {
		if p.weight < 3 || best >= 0 && p.weight <= k.made[best].weight {
			continue
		}
		if found, ok := p.match(sentence); ok {
			best, parts = i, found
		}
	}
	if best < 0 {
		return sentence, false
	}
	p := k.made[best]
	args := make([]any, len(parts))
	for i, found := range parts {
		args[i] = part(found)
		if !isQuoted(p.pieces, i) {
			args[i] = part(k.say(s, found))
		}
	}
	if !p.counts {
		return Text(p.key.English, args...), true
	}
	n := 1
	if len(parts) > 0 {
		n, _ = strconv.Atoi(strings.ReplaceAll(parts[0], ",", ""))
		args = args[1:]
	}
	return Count(n, p.key.One, p.key.English, args...), true
}

// part is what stands in place of a verb, whatever the verb.
type part string

// Format is fmt.Formatter.
func (p part) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, string(p)) }

// match finds what stands in place of the verbs.
func (p pattern) match(sentence string) (parts []string, ok bool) {
	rest, ok := strings.CutPrefix(sentence, p.pieces[0])
	if !ok {
		return nil, false
	}
	for i, piece := range p.pieces[1:] {
		last := i == len(p.pieces)-2
		at := strings.Index(rest, piece)
		if last {
			if !strings.HasSuffix(rest, piece) {
				return nil, false
			}
			at = len(rest) - len(piece)
		}
		if at < 0 || at == 0 && piece != "" {
			return nil, false
		}
		parts = append(parts, rest[:at])
		rest = rest[at+len(piece):]
	}
	return parts, rest == ""
}

var verbs = regexp.MustCompile(`%(?:\[\d+\])?[-+# 0]*\d*(?:\.\d+)?[a-zA-Z]`)

type cut struct {
	pieces  []string // between the verbs
	letters int
}

func split(format string) cut {
	const percent = "\x00"
	c := cut{pieces: verbs.Split(strings.ReplaceAll(format, "%%", percent), -1)}
	for i, piece := range c.pieces {
		c.pieces[i] = strings.ReplaceAll(piece, percent, "%")
		for _, r := range piece {
			if unicode.IsLetter(r) {
				c.letters++
			}
		}
	}
	return c
}
