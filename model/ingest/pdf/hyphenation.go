package pdf

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// words.txt are English words in common use. Where both halves of a word
// broken at a line's end are such and the whole is none, the hyphen is its own.
// They are lower-case words of Debian's wamerican-small and wbritish-small, of
// 4 to 10 letters, and those of wamerican and wbritish that two such words make
// up. All are from SCOWL, Kevin Atkinson's word lists, which may be given out
// with their notice: assets/data/SCOWL.txt.
//
//go:embed words.txt
var wordsText string

var commonWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(wordsText) {
		out[w] = true
	}
	return out
})

// firstHalves begin many compounds and are too short, or no words, to tell
// by themselves.
var firstHalves = map[string]bool{
	"anti": true, "non": true, "ex": true, "self": true, "half": true, "vice": true, "all": true, "so": true, "low": true,
	"top": true, "mid": true, "pro": true, "pre": true,
	"post": true, "semi": true, "quasi": true, "one": true, "two": true, "six": true, "ten": true, "no": true, "oil": true,
	"tax": true, "law": true, "far": true, "new": true,
	"old": true, "man": true, "e": true, "x": true, "u": true, "neo": true, "euro": true, "pan": true, "cross": true, "multi": true,
	"counter": true, "trans": true,
}

var (
	brokenFigure = regexp.MustCompile(`\d[.,\x{a0}]$`)
	threeDigits  = regexp.MustCompile(`^\d{3}(?:\D|$)`)
	and          = map[string]bool{"and": true, "or": true, "to": true, "und": true, "oder": true, "bis": true, "et": true,
		"ou": true, "y": true, "o": true, "e": true, "of": true, "en": true, "och": true, "og": true, "i": true, "lub": true}
)

// joined joins two lines of a paragraph. It removes a hyphen at the end of the
// first where it only divides a word, and keeps one that belongs to the word.
func (v vocabulary) joined(a, b string) string {
	head, hyphen := strings.CutSuffix(a, "-")
	if !hyphen {
		head, hyphen = strings.CutSuffix(a, "\u2010")
	}
	if !hyphen {
		if last, _ := utf8.DecodeLastRuneInString(a); unspaced(last) {
			if next, _ := utf8.DecodeRuneInString(b); unspaced(next) {
				return a + b
			}
		}
		return a + " " + b
	}
	left, right := lastWord(head), b
	if i := strings.IndexFunc(b, unicode.IsSpace); i >= 0 {
		right = b[:i]
	}
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(b)
	whole, cut := v[bareWord(left+right)], v[bareWord(left+"-"+right)]
	switch {
	case brokenFigure.MatchString(head) && threeDigits.MatchString(b):
		return head + b // 21,-000 is 21,000
	case unicode.IsLetter(before) && and[right]:
		return a + " " + b // pre- and post-war
	case !unicode.IsLetter(before) || !unicode.IsLower(after) && unicode.IsLetter(after) && !unicode.IsUpper(before):
		return a + b // a range of figures, a dash, a double name
	case !unicode.IsLetter(after):
		return a + b
	case cut > whole, whole == 0 && v.compound(bareWord(left), bareWord(right)):
		return a + b
	}
	return head + b
}

// Unbroken is a passage of a page as one line. Hyphens at line ends that only divide a word go; what else is on the
// page tells which those are.
func Unbroken(page, text string) string {
	v := vocabulary{}
	for line := range strings.Lines(page) {
		words := strings.Fields(line)
		if n := len(words); n > 0 && strings.HasSuffix(words[n-1], "-") {
			words = words[:n-1]
		}
		for _, w := range words {
			v[bareWord(w)]++
		}
	}
	out := ""
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); i == 0 || out == "" {
			out = line
		} else if line != "" {
			out = v.joined(out, line)
		}
	}
	return out
}

// compound reports whether two halves are words, and do not make one word together.
func (v vocabulary) compound(left, right string) bool {
	chain := false // state-of-the-
	if i := strings.LastIndex(left, "-"); i >= 0 {
		left, chain = left[i+1:], true
	}
	right, _, _ = strings.Cut(right, "-")
	for _, end := range []string{"’s", "'s"} {
		right = strings.TrimSuffix(right, end)
	}
	common := commonWords()
	known := func(w string) bool { return common[w] || v[w] > 0 && len(w) > 3 }
	if common[left+right] || !known(right) || len(right) < 4 {
		return false
	}
	return (chain || firstHalves[left]) && common[right] || len(left) > 3 && known(left)
}

func lastWord(s string) string {
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[i+1:]
	}
	return s
}
