package model

import (
	"strings"
	"unicode"

	"galley/model/passage"
)

// Hit is one answer of a search: an article, or a claim in one.
type Hit struct {
	ArticleID string
	VersionID string // the one that Span is in, the newest
	ClaimID   string // "" where the article's own text fits
	Title     string // of the article
	Snippet   string // words around what was found, on one line
	Found     []passage.Span
	Span      passage.Span // where it stands in the version's text, in bytes; empty where it does not
}

// Query is what a person typed to search for, taken apart. Everything typed
// means something: a search has no syntax errors.
//
//	opium border           both words, in any order
//	"nearly 600 miles"     the words as they stand
//	diplo*                 words that begin so
//	heroin OR opium        either
//	opium -border          one without the other; also NOT border
//	rating:false speaker:holbrooke status:checked kind:statistic owner:ann
//	publisher:cbs after:2009-03 before:2010
type Query struct {
	Any     [][]Term // each a set of terms that all must fit; one set must
	Filters []Filter
}

// Term is a word or a phrase to be found, or not to be.
type Term struct {
	Words  []string // in order; letters and digits only
	Prefix bool     // the last word may go on
	Not    bool
}

// Filter narrows what is searched to what has a value in a field.
type Filter struct {
	Field FilterField
	Value string
}

// FilterField names what can be filtered by.
type FilterField string

const (
	FilterRating    FilterField = "rating"
	FilterStatus    FilterField = "status"
	FilterSpeaker   FilterField = "speaker"
	FilterKind      FilterField = "kind"
	FilterOwner     FilterField = "owner"
	FilterPublisher FilterField = "publisher"
	FilterAfter     FilterField = "after"  // published on that day, month or year, or later
	FilterBefore    FilterField = "before" // published earlier
)

var filterFields = []FilterField{FilterRating, FilterStatus, FilterSpeaker, FilterKind, FilterOwner, FilterPublisher, FilterAfter, FilterBefore}

// OfClaims reports whether only claims have the field.
func (f FilterField) OfClaims() bool {
	return f != FilterPublisher && f != FilterAfter && f != FilterBefore
}

// Empty reports whether nothing is asked for.
func (q Query) Empty() bool { return len(q.Any) == 0 && len(q.Filters) == 0 }

// ParseQuery takes apart what a person typed. With typing, the last word may
// go on: the person is not done with it.
func ParseQuery(text string, typing bool) Query {
	var q Query
	var all []Term
	not := false
	flush := func() {
		if hasPositive(all) {
			q.Any = append(q.Any, all)
		}
		all = nil
	}
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimLeftFunc(rest, unicode.IsSpace) {
		var word string
		quoted := false
		field := FilterField("")
		if name, after, ok := filterName(rest); ok {
			field, rest = name, after
		}
		minus := false
		if len(rest) > 1 && rest[0] == '-' && field == "" {
			minus, rest = true, rest[1:]
		}
		if inner, after, ok := quotedWord(rest); ok {
			word, rest, quoted = inner, after, true
		} else {
			end := strings.IndexFunc(rest, unicode.IsSpace)
			if end < 0 {
				end = len(rest)
			}
			word, rest = rest[:end], rest[end:]
		}
		switch {
		case field != "":
			if value := strings.TrimSpace(word); value != "" {
				q.Filters = append(q.Filters, Filter{field, value})
			}
			continue
		case !quoted && !minus && word == "OR" && len(all) > 0:
			flush()
			continue
		case !quoted && !minus && word == "AND":
			continue
		case !quoted && !minus && word == "NOT":
			not = true
			continue
		}
		t := Term{Words: Words(word), Not: minus || not, Prefix: !quoted && strings.HasSuffix(word, "*")}
		if typing && rest == "" && !quoted && !t.Not {
			t.Prefix = true
		}
		not = false
		if len(t.Words) > 0 {
			all = append(all, t)
		}
	}
	flush()
	return q
}

func hasPositive(all []Term) bool {
	for _, t := range all {
		if !t.Not {
			return true
		}
	}
	return false
}

func filterName(s string) (FilterField, string, bool) {
	for _, f := range filterFields {
		if n := len(f) + 1; len(s) > n && strings.EqualFold(s[:n], string(f)+":") && !unicode.IsSpace(rune(s[n])) {
			return f, s[n:], true
		}
	}
	return "", s, false
}

func quotedWord(s string) (inner, rest string, ok bool) {
	for open, closing := range map[string]string{`"`: `"`, "“": "”", "„": "“", "«": "»"} {
		if after, is := strings.CutPrefix(s, open); is {
			inner, rest, closed := strings.Cut(after, closing)
			if !closed {
				return after, "", true
			}
			return inner, rest, true
		}
	}
	return "", s, false
}

// Words are the words of a text as search counts them: runs of letters, digits
// and the marks on them.
func Words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !InWord(r) })
}

// InWord reports whether a letter, a digit or a mark on one is part of a word:
// what the full-text index (unicode61) takes for one.
func InWord(r rune) bool {
	if r < unicode.MaxASCII {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Co, r)
}
