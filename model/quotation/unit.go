package quotation

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/model/passage"
)

// unit is a word of a text, or what stands for words.
type unit struct {
	passage.Span
	kind     int
	fold     string       // of a word: as a plain keyboard types it
	low      string       // the same without capitals
	pattern  []string     // of a word with letters in brackets: the letters between those
	signs    string       // what stands between it and the word before, typography aside
	signed   passage.Span // where that stands
	optional bool         // of a passage: it stands in brackets, a remark
	silent   bool         // of a gap: nothing but the end of a quotation says so
	short    bool         // an abbreviation, behind which a full stop says nothing
}

const (
	word    = iota
	gap     // an ellipsis: any number of words were left out
	bracket // words in brackets that stand for others
)

var (
	// an ellipsis, in brackets or not
	ellipsis = regexp.MustCompile(`^(?:[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…(?:\s?\.)?|\.(?:[ \x{a0}\x{202f}]?\.){2,})`)
	inside   = regexp.MustCompile(`^\[[^\[\]\n]{0,300}\]`)
	sic      = regexp.MustCompile(`^[\[(](?i:sic|recte)[!.]?[\])]`)
	sics     = regexp.MustCompile(`[\[(](?i:sic|recte)[!.]?[\])]`)
	grouped  = regexp.MustCompile(`^\p{Nd}{1,3}(?:[,' \x{a0}\x{2009}\x{202f}]\p{Nd}{3})+(?:\.\p{Nd}+)?$`)
)

// abbreviations are written with a full stop by some houses and without by others.
var abbreviations = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "st": true, "jr": true, "sr": true, "gov": true,
	"sen": true, "gen": true, "rep": true, "col": true, "lt": true, "sgt": true, "capt": true, "prof": true, "rev": true, "hon": true,
	"no": true, "vs": true, "inc": true, "ltd": true, "co": true, "corp": true, "m": true, "mme": true, "mlle": true, "hr": true, "fr": true}

// unitsOf are the units of a part of our text.
func unitsOf(text string, in passage.Span) []unit { return cut(text, in, false) }

// wordsOf are the words of a passage. Those in square brackets are remarks of who wrote it down.
func wordsOf(source string) []unit { return cut(source, passage.Span{End: len(source)}, true) }

// cut cuts a part of a text into units.
func cut(text string, in passage.Span, theirs bool) []unit {
	var all []unit
	last := in.Start // where the unit before ends
	remark := 0      // where the brackets end that are open in a passage
	put := func(u unit) {
		u.signed = passage.Span{Start: last, End: u.Start}
		u.signs = signs(text, u.signed)
		last = u.End
		all = append(all, u)
	}
	for i := in.Start; i < in.End; {
		rest := text[i:in.End]
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case r == '…' || r == '.' || r == '[' || r == '(':
			if n := len(ellipsis.FindString(rest)); n > 0 {
				if !theirs {
					put(unit{kind: gap, Span: passage.Span{Start: i, End: i + n}})
				}
				i += n
				continue
			}
			if n := len(sic.FindString(rest)); n > 0 && !theirs {
				i += n
				continue
			}
			n := 0
			if r == '[' {
				n = len(inside.FindString(rest))
			}
			switch {
			case n == 0:
				i += size
			case theirs:
				if !touches(text, in, i, i+n) {
					remark = i + n
				}
				i += size
			case touches(text, in, i, i+n):
				u := lettered(text, in, i)
				put(u)
				i = u.End
			default:
				put(unit{kind: bracket, Span: passage.Span{Start: i, End: i + n}})
				i += n
			}
		case isWord(r):
			u := plain(text, in, i, theirs)
			if !theirs && u.End < in.End && text[u.End] == '[' && inside.MatchString(text[u.End:in.End]) &&
				!ellipsis.MatchString(text[u.End:in.End]) && !sic.MatchString(text[u.End:in.End]) {
				u = lettered(text, in, i)
			}
			u.optional = i < remark
			put(u)
			i = u.End
		case isSymbol(r):
			put(unit{kind: word, Span: passage.Span{Start: i, End: i + size}, fold: string(r), low: string(r), optional: i < remark})
			i += size
		default:
			i += size
		}
	}
	return all
}

// touches reports whether brackets stand in a word: walk[ed], [T]he.
func touches(text string, in passage.Span, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[in.Start:from])
	after, _ := utf8.DecodeRuneInString(text[to:in.End])
	return isWord(before) || isWord(after)
}

// plain is the word that begins at a place.
func plain(text string, in passage.Span, at int, theirs bool) unit {
	end := wordEnd(text, in, at, theirs)
	// 21 000 is a figure, as 21,000 is.
	for grouping := end; figures(text[at:end]); end = grouping {
		r, size := utf8.DecodeRuneInString(text[grouping:in.End])
		if r != '\u00a0' && r != '\u2009' && r != '\u202f' && r != ' ' {
			break
		}
		next := wordEnd(text, in, grouping+size, theirs)
		if grouping+size >= in.End || !grouped.MatchString(text[at:next]) {
			break
		}
		grouping = next
	}
	u := unit{kind: word, Span: passage.Span{Start: at, End: end}}
	u.fold = foldWord(text[at:end])
	u.low = strings.ToLower(u.fold)
	u.short = abbreviations[u.low]
	if strings.Contains(u.fold, ".") && !strings.ContainsFunc(u.fold, unicode.IsNumber) { // U.S., e.g.
		u.fold, u.low, u.short = strings.ReplaceAll(u.fold, ".", ""), strings.ReplaceAll(u.low, ".", ""), true
	} else if utf8.RuneCountInString(u.fold) <= 4 && u.fold != u.low && strings.ToUpper(u.fold) == u.fold {
		u.short = true // US
	}
	return u
}

func figures(s string) bool {
	return s != "" && strings.TrimFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r == ',' || r == '\'' || isBlank(r) || r == '\u2009' }) == ""
}

// wordEnd is where the word ends that begins at a place.
func wordEnd(text string, in passage.Span, at int, theirs bool) int {
	end := at
	alone := false
	for end < in.End {
		r, size := utf8.DecodeRuneInString(text[end:in.End])
		switch {
		case isWord(r):
			if apart(r) && end > at {
				return end
			}
			alone = apart(r)
			end += size
		case unicode.IsMark(r) || invisible(r):
			end += size
		case alone:
			return end
		case isJoint(r):
			before, _ := utf8.DecodeLastRuneInString(text[at:end])
			after, _ := utf8.DecodeRuneInString(text[end+size : in.End])
			digits := unicode.IsDigit(before) && unicode.IsDigit(after)
			letters := unicode.IsLetter(before) && unicode.IsLetter(after) && r != ','
			if r == '.' && letters && !initials(text[at:end]) { // no blank behind a full stop is no abbreviation
				letters = false
			}
			if !digits && !letters {
				return end
			}
			end += size
		case theirs && (r == '[' || r == ']') && end > at && bracketInWord(text, in, end): // [T]he, as a passage has it
			end += size
		default:
			return end
		}
		if alone && end < in.End {
			if next, _ := utf8.DecodeRuneInString(text[end:in.End]); !unicode.IsMark(next) {
				return end
			}
		}
	}
	return end
}

// bracketInWord reports whether letters stand on both sides of a bracket in a passage.
func bracketInWord(text string, in passage.Span, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[in.Start:at])
	after, _ := utf8.DecodeRuneInString(text[at+1 : in.End])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// initials reports whether a word is letters with full stops so far: U.S
func initials(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// lettered is a word of which letters stand in brackets.
func lettered(text string, in passage.Span, at int) unit {
	end := at
	var letters strings.Builder
	pattern := []string{""}
	for end < in.End {
		rest := text[end:in.End]
		if rest[0] == '[' {
			n := len(inside.FindString(rest))
			if n == 0 || ellipsis.MatchString(rest) || sic.MatchString(rest) {
				break
			}
			letters.WriteString(rest[1 : n-1])
			pattern = append(pattern, "")
			end += n
			continue
		}
		r, _ := utf8.DecodeRuneInString(rest)
		if !isWord(r) {
			break
		}
		n := wordEnd(text, in, end, false)
		part := strings.ToLower(foldWord(text[end:n]))
		letters.WriteString(part)
		pattern[len(pattern)-1] += part
		end = n
	}
	u := unit{kind: word, Span: passage.Span{Start: at, End: end}, fold: foldWord(letters.String())}
	u.low = strings.ToLower(u.fold)
	u.pattern = pattern
	return u
}

// standsFor reports whether a word with letters in brackets may stand for another.
func (u unit) standsFor(low string) bool {
	last := len(u.pattern) - 1
	if last < 1 || !strings.HasPrefix(low, u.pattern[0]) {
		return false
	}
	low = low[len(u.pattern[0]):]
	for _, part := range u.pattern[1:last] {
		_, rest, found := strings.Cut(low, part)
		if !found {
			return false
		}
		low = rest
	}
	return strings.HasSuffix(low, u.pattern[last])
}

// foldWord is a word as a plain keyboard types it. Figures lose what groups them.
func foldWord(s string) string {
	f := norm.NFC.String(passage.Folded(s))
	f = strings.NewReplacer("[", "", "]", "").Replace(f)
	if grouped.MatchString(f) {
		f = strings.NewReplacer(",", "", "'", "", " ", "").Replace(f)
	}
	return f
}

// signs are the signs between two words as far as they matter: quotation marks, white space and hyphens in a word do not.
func signs(text string, s passage.Span) string {
	between := text[s.Start:s.End]
	if between == "-" || between == "\u2010" || between == "\u2011" || strings.TrimSpace(between) == "" {
		return ""
	}
	if bare := strings.TrimLeft(between, "-\u2010\u2011"); len(bare) < len(between) && strings.TrimSpace(bare) == "" && strings.Contains(bare, "\n") {
		return "" // a word broken at the end of a line
	}
	folded := strings.ReplaceAll(passage.Folded(sics.ReplaceAllString(between, "")), "...", "")
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), r == '"', r == '\'', r == '`', r == '[', r == ']', r == '*', r == '_', r == '<', r == '>':
			return -1
		}
		return r
	}, folded)
}

// joinBroken makes one word again of one that the passage breaks at the end of a line, where our text has it whole.
func joinBroken(theirs []unit, source string, ours []unit) {
	has, follow := map[string]bool{}, map[[2]string]bool{}
	for i, u := range ours {
		has[u.low] = true
		if i > 0 {
			follow[[2]string{ours[i-1].low, u.low}] = true
		}
	}
	for i := 1; i < len(theirs); i++ {
		between := source[theirs[i].signed.Start:theirs[i].signed.End]
		if !strings.HasPrefix(between, "-") || !strings.Contains(between, "\n") || strings.TrimSpace(between[1:]) != "" {
			continue
		}
		if whole := theirs[i-1].low + theirs[i].low; has[whole] && !follow[[2]string{theirs[i-1].low, theirs[i].low}] {
			theirs[i].fold, theirs[i].low = theirs[i-1].fold+theirs[i].fold, whole
			theirs[i].Start = theirs[i-1].Start
			theirs[i].signs, theirs[i].signed = theirs[i-1].signs, theirs[i-1].signed
			theirs[i-1].optional, theirs[i-1].fold, theirs[i-1].low = true, "", ""
		}
	}
}

func countWords(all []unit) int {
	n := 0
	for _, u := range all {
		if u.kind == word {
			n++
		}
	}
	return n
}

// shouted reports whether a text is set in capitals: then they say nothing.
func shouted(all []unit) bool {
	n := 0
	for _, u := range all {
		if u.kind != word || u.low == strings.ToUpper(u.fold) { // it has no letters that come in two sizes
			continue
		}
		if u.fold != strings.ToUpper(u.fold) {
			return false
		}
		n++
	}
	return n > 2
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r)) }

// isSymbol reports whether a sign is read aloud as a word is.
func isSymbol(r rune) bool {
	switch r {
	case '%', '&', '#', '@', '§', '‰', '°':
		return true
	case '`', '^', '~', '<', '>', '|', '¨', '´', '¸':
		return false
	}
	return unicode.IsSymbol(r)
}

// isJoint is what holds the parts of one word or figure together.
func isJoint(r rune) bool {
	return r == '.' || r == ',' || r == '\'' || r == '’' || r == 'ʼ' || r == '‘'
}

func invisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\u200e' || r == '\u200f' || r == '\ufeff'
}

// apart reports whether a script has no blanks between words: then each letter is one.
func apart(r rune) bool {
	return r > 0x2e7f && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r > 0xdff && r < 0x1800 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
