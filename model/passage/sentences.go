package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/wordlist"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences splits a paragraph into sentences, blanks after a sentence
// included, so that they cover the text. UAX 29's boundaries, less those after
// an abbreviation ("U.S. Secretary", "Mr. Obama", "Dr. Müller", "Mme. Durand"), in a
// date ("am 5. März") and before what goes on in a small letter ("Is it?" he asked). A
// mark that closes a quotation stays with it.
func Sentences(paragraph string) []Span {
	var out []Span
	all := sentences.FromString(paragraph)
	for all.Next() {
		s := Span{all.Start(), all.End()}
		n := len(out)
		if n == 0 {
			out = append(out, s)
			continue
		}
		last, next := paragraph[out[n-1].Start:out[n-1].End], paragraph[s.Start:s.End]
		if closing := closingMark(next); closing > 0 && !strings.HasSuffix(last, "\n") {
			out[n-1].End += closing
			s.Start += closing
			next = next[closing:]
		}
		if s.Empty() || goesOn(last, next) {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// closingMark is how many bytes a mark has that closes a quotation and stands alone before
// a sentence, with the blanks behind it: "Nous avons gagné. » Il est parti."
func closingMark(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if r != '»' && r != '”' && r != '"' {
		return 0
	}
	rest := strings.TrimLeft(s[size:], " \u00a0\u202f")
	if len(rest) == len(s)-size && rest != "" {
		return 0 // it opens: "»Ja", "\"We"
	}
	return len(s) - len(rest)
}

// goesOn reports whether what UAX 29 takes for the next sentence belongs to the one before.
func goesOn(before, next string) bool {
	if strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\u2029") || strings.HasSuffix(before, "\u2028") {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(next); unicode.IsLower(r) {
		return true
	}
	s := strings.TrimRightFunc(before, unicode.IsSpace)
	if len(s) == len(before) || !strings.HasSuffix(s, ".") {
		return false
	}
	return endsShortened(s, firstWord(next))
}

// firstWord is the first word of a text in small letters, without the marks around it.
func firstWord(s string) string {
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		s = s[:end]
	}
	return strings.ToLower(strings.TrimFunc(s, isMark))
}

func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

var (
	// abbreviations that a name or a number follows, in English, German and French. Those
	// that often close a sentence ("Inc.", "etc.", "usw.") are left out: a boundary too many
	// is the smaller harm there.
	abbreviations = wordlist.Of("mr mrs ms dr prof rev hon st gen col lt maj capt cmdr adm sgt sen rep gov pres sec amb supt vs art " +
		"jan feb mar " +
		"apr aug sept oct nov dec e.g i.e cf ca approx ft mt dept messrs mss fr hr hrn frl dipl ing bzw evtl inkl exkl sog vgl " +
		"zzgl " +
		"mio mrd tsd mme mlle mmes mm mgr vve env")
	// beforeNumbers are abbreviations that only a number follows.
	beforeNumbers = wordlist.Of("no nos nr vol vols p pp fig figs abs ziff kap s chap")
	// ordered follow an ordinal in German, which is a number with a full stop.
	ordered = wordlist.Of("januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert " +
		"jahrhunderts " +
		"jahrtausend jahrestag geburtstag todestag weltkrieg weltkriegs runde liga klasse bundesliga fc sc stock etage auflage " +
		"platz rang " +
		"bezirk arrondissement verfassungszusatz")
	// openers begin a sentence and no name: initials before them end one.
	openers = wordlist.Of("he she it they we you i this that these those there but however still yet now many most some nobody er " +
		"sie es wir ich aber doch dann il elle ils elles mais")
	// daytimes follow a time of day.
	daytimes = wordlist.Of("monday tuesday wednesday thursday friday saturday sunday et est edt ct cst cdt mt mst mdt pt pst pdt gmt " +
		"utc bst")
)

// endsShortened reports whether the full stop that a text ends in belongs to its last word,
// and another word follows in the same sentence.
func endsShortened(s, next string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '"' || r == '“' })+1:]
	word = strings.ToLower(strings.TrimLeftFunc(strings.TrimSuffix(word, "."), isMark))
	switch {
	case word == "a.m" || word == "p.m":
		return daytimes[next]
	case abbreviations[word]:
		return true
	case beforeNumbers[word]:
		return next != "" && next[0] >= '0' && next[0] <= '9'
	case len(word) <= 2 && strings.Trim(word, "0123456789") == "":
		return word != "" && ordered[next]
	}
	// Initials: every part between full stops is a single letter ("U.S", "J").
	parts := 0
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
		parts++
	}
	return word != "i" && !(parts > 1 && openers[next])
}
