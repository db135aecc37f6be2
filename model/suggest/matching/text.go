package matching

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/query"
)

// Text is a text taken apart into the words that say something.
type Text struct {
	words  []word
	byline []word // of the line at the end of a post that says who wrote it
}

// word is one that says something: function words are none.
type word struct {
	key      string  // the same for words that say the same
	folded   string  // as the index has it
	shown    string  // as the text writes it
	part     float64 // how much of a word it is: a common one is a part of one
	figure   bool
	name     bool // whether it begins with a capital
	denied   bool // whether a "not" stands near before it
	sentence int
}

// longest is how much of a text is read, in bytes. No claim is as long, and no post.
const longest = 20_000

// Read takes a text apart.
func Read(text string) Text {
	if len(text) > longest {
		cut := longest
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	body, author := withoutByline(withoutAddresses(text))
	return Text{words: wordsOf(body), byline: wordsOf(author)}
}

// Term is what to look up in an index of words: any of its forms.
type Term struct {
	Key   string
	Forms []string
}

// Terms are the different terms of a text, in its order, those of its byline last.
func (t Text) Terms() []Term {
	var all []Term
	seen := map[string]bool{}
	for _, w := range append(t.words[:len(t.words):len(t.words)], t.byline...) {
		if !seen[w.key] {
			seen[w.key] = true
			all = append(all, Term{w.key, formsOf(w)})
		}
	}
	return all
}

// Rare is the rarity of a term that so many of so many texts have. In a small library every
// word is rare, so that one counts as if it had ten thousand.
func Rare(having, of int) float64 {
	n := math.Max(float64(of), 10_000)
	return math.Log(1+n/(float64(having)+0.5)) / math.Log(1+2*n)
}

func (t Text) keys() map[string]int {
	all := make(map[string]int, len(t.words))
	for i, w := range t.words {
		if _, has := all[w.key]; !has {
			all[w.key] = i
		}
	}
	return all
}

var (
	apostrophes = regexp.MustCompile(`\pL['’]$`)
	addresses   = regexp.MustCompile(`(?:https?://|pic\.twitter\.com/|www\.)\S*`)
	// bylines end a post that was copied with its author: "— Ann Lee (@annlee) March 3, 2019".
	bylines = regexp.MustCompile(`\s[—–-]\s*([^—]{0,80})\((@\w{1,30})\)?\s*\pL+ \d{1,2}, \d{4}\s*$`)
)

func withoutAddresses(text string) string {
	return addresses.ReplaceAllStringFunc(text, func(string) string { return " " })
}

func withoutByline(text string) (body, author string) {
	if at := bylines.FindStringSubmatchIndex(text); at != nil {
		return text[:at[0]], text[at[2]:at[3]]
	}
	return text, ""
}

// reach is how many words after a "not" are denied by it.
const reach = 6

func wordsOf(text string) []word {
	text = taggedApart(text)
	var all []word
	sentence, last, denied := 0, 0, 0
	for w := range query.Words(text) {
		if endsSentence(text[last:w.Start]) {
			sentence++
			denied = 0
		}
		shown := text[w.Start:w.End]
		if n := len(all); n > 0 && all[n-1].figure && isDigit(w.Text) && w.Start == last+1 && text[last] == '.' {
			all[n-1].decimal(shown) // 1.8 is a figure, and no sentence ends in it
			last = w.End
			continue
		}
		apostrophe := apostrophes.MatchString(text[max(0, w.Start-8):w.Start])
		last = w.End
		folded := w.Text
		if apostrophe && len(folded) <= 2 { // 's, n't, 're
			if folded == "t" {
				denied = reach
			}
			continue
		}
		if negations[folded] {
			denied = reach
			continue
		}
		if function[folded] || len(folded) < 2 && !isDigit(folded) {
			continue
		}
		key := keyOf(folded)
		part := 1.0
		if common[key] {
			part = 0.6
		}
		first, _ := utf8.DecodeRuneInString(shown)
		all = append(all, word{key: key, folded: folded, shown: shown, part: part, figure: isDigit(key), name: unicode.IsUpper(first),
			denied: denied > 0, sentence: sentence})
		denied--
	}
	return all
}

// decimal adds what stands behind the point of a figure. The index has it as a word more.
func (w *word) decimal(digits string) {
	w.key += "." + digits
	w.folded += " " + digits
	w.shown += "." + digits
}

func isDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// endsSentence reports whether what stands between two words ends a sentence, or begins or
// ends what somebody said.
func endsSentence(between string) bool {
	return strings.ContainsAny(between, "!?:;“”\"\n—") || strings.Contains(between, ". ")
}

// taggedApart writes #DefundThePolice and @JoeBiden as the words that they are.
func taggedApart(text string) string {
	if !strings.ContainsAny(text, "#@") {
		return text
	}
	var b strings.Builder
	tagged := false
	var before rune
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '#' || r == '@':
			tagged = true
			b.WriteByte(' ')
			before = 0
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_':
			tagged = false
		case tagged:
			after, _ := utf8.DecodeRuneInString(text[i:])
			begins := unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsDigit(before) || unicode.IsUpper(before) && unicode.IsLower(after)) ||
				unicode.IsDigit(r) && unicode.IsLetter(before) || unicode.IsLetter(r) && unicode.IsDigit(before)
			if begins || r == '_' {
				b.WriteByte(' ')
			}
			before = r
			if r == '_' {
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// formsOf are the forms of a word, and of words that say the same, as an index may have them.
func formsOf(w word) []string {
	forms := []string{w.folded}
	add := func(stem string) {
		for _, ending := range endings {
			forms = append(forms, stem+ending)
		}
	}
	if !w.figure {
		stem := stemOf(w.folded)
		add(stem)
		if last, size := utf8.DecodeLastRuneInString(stem); last == 'y' {
			forms = append(forms, stem[:len(stem)-size]+"ies", stem[:len(stem)-size]+"ied")
		}
		forms = append(forms, sayingTheSame[w.key]...)
	} else if as, ok := numeralOf[w.key]; ok {
		forms = append(forms, as, w.key)
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}
