package quantity

import (
	"strings"
	"time"
	"unicode"

	"galley/model/passage"
	"galley/model/quantity/numeral"
)

// isName reports whether a number without a unit is part of a name: iPhone 11, Fortune 100, 787 Dreamliner.
func (r *reader) isName(n numeral.Numeral) bool {
	if !n.Digits || n.Form != numeral.Cardinal || n.Scale > 1 || n.Decimals > 0 || r.lang.capitals {
		return false
	}
	i := from(r.tokens, n.End)
	if n := len(r.all); i > 1 && r.near(i-1) && !(n > 0 && r.all[n-1].span.End >= r.tokens[i-2].End) {
		before := r.tokens[i-2]
		word := r.text[before.Start:before.End]
		if before.word && strings.IndexFunc(word[1:], unicode.IsUpper) >= 0 && !before.upper {
			return true
		}
		if before.word && before.upper && !r.ordinary(before.lower) {
			if name, _ := r.noun(i, false); name == "" {
				return true
			}
		}
	}
	if i < len(r.tokens) && r.near(i) && r.tokens[i].word && r.tokens[i].upper && !r.ordinary(r.tokens[i].lower) {
		name, _ := r.noun(i, false)
		return name == ""
	}
	return strings.HasPrefix(r.text[n.End:], "-") && len(r.text) > n.End+1 && r.text[n.End+1] >= '0' && r.text[n.End+1] <= '9' &&
		(i+1 >= len(r.tokens) || r.tokens[i+1].number == 0)
}

// ordinary reports whether a word is one of the language's own little words, which begin a
// sentence with a capital without being a name.
func (r *reader) ordinary(word string) bool {
	l := r.lang
	return l.stops[word] || l.verbs[word] || l.determiners[word] || l.filler[word] || l.before[word] != "" || l.moves[word] != "" ||
		l.between[word] || l.from[word] || months[word] > 0 || l.aged[word]
}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3,
	"april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3,
	"apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

var beforeYear = words("in since during until by early late mid the and")

// yearOf reports whether a number before a noun is a year all the same: "his 1995 tax
// returns", "below 2005 levels", but not "2014 people".
func (r *reader) yearOf(p *part, q *Quantity, i int) bool {
	if q.Unit == "level" {
		return true
	}
	if i == 0 || r.tokens[i-1].End < p.span.Start-2 {
		return false
	}
	ordinal := r.tokens[i-1].number > 0 && r.numerals[r.tokens[i-1].number-1].Form == numeral.Ordinal // the first 2020 debates
	if !r.tokens[i-1].word && !ordinal {
		return false
	}
	before := r.tokens[i-1].lower
	owned := strings.HasSuffix(before, "'s") || strings.HasSuffix(before, "’s") ||
		r.lang.owners[before] || r.lang.articles[before] || ordinal
	return beforeYear[before] || owned && p.low >= 1900 && p.low < 2100
}

// year makes a date of a bare number that is a year or the day of a month.
func (r *reader) year(p *part, q *Quantity) {
	if p.unit.Name != "" || !p.first.Digits || p.first.Scale > 1 || p.first.Decimals > 0 || q.Kind == Age {
		return
	}
	i := from(r.tokens, p.span.Start)
	month := func(k int) bool {
		return k >= 0 && k < len(r.tokens) && r.tokens[k].upper && months[r.tokens[k].lower] > 0
	}
	if p.low >= 1 && p.low <= 31 && (month(i-1) || i > 1 && r.tokens[i-1].lower == "." && month(i-2) || month(i+1)) {
		q.Kind, q.Unit, q.Of, q.Modifier = Date, "", "", Exactly
		q.Known, q.Low, q.High, q.Step = false, 0, 0, 0 // a day whose month is no date of the calendar
		return
	}
	if p.first.End-p.first.Start != 4 || p.low < 1000 || p.low > 2199 || q.Unit != "" && !r.yearOf(p, q, i) {
		return
	}
	q.Kind, q.Unit, q.Of, q.Modifier = Date, "", "", Exactly
	q.From = time.Date(int(p.low), 1, 1, 0, 0, 0, 0, time.UTC)
	q.To = time.Date(int(p.high), 12, 31, 0, 0, 0, 0, time.UTC)
	q.Whole = passage.Span{Start: q.Start, End: q.End}
}
