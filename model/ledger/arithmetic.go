package ledger

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"galley/model/passage"
	"galley/model/quantity"
)

// arithmetic finds sentences whose figures do not come to what they say: parts and their
// total, a change with both its values, so many of so many with the share. What may be
// read in another way is left alone. Only English is read so.
func (l *list) arithmetic() {
	if tag := strings.ToLower(l.language); tag != "" && !strings.HasPrefix(tag, "en") {
		return
	}
	for i := 0; i < len(l.figures); {
		j := i
		var in []*figure
		for ; j < len(l.figures) && l.figures[j].sentence == l.figures[i].sentence; j++ {
			switch f := &l.figures[j]; f.Kind {
			case quantity.Date, quantity.Ordinal, quantity.Age, quantity.Duration:
			default:
				in = append(in, f)
			}
		}
		if i = j; len(in) >= 2 && len(in) <= mostInSum {
			l.sum(in)
			l.changed(in)
			l.portion(in)
		}
	}
}

// mostInSum is how many figures a sentence may have: with more it is a table, and some of
// them come to anything.
const mostInSum = 8

// Words that make a figure the total of others in its sentence.
var (
	totalBefore = regexp.MustCompile(`(?i)(?:\b(?:total(?:l?ing)?(?: of| to| is| was| number of)?|in all|altogether|combined(?: total)?(?: of)?|adds? up to|` +
		`adding up to|sum of|make|makes|making)[,:]? (?:some |just |exactly )?)$`)
	totalBehind = regexp.MustCompile(`(?i)^[ ,]*(?:in all|in total|altogether|combined)\b`)
	listBehind  = regexp.MustCompile(`^[^.;:()\d]{0,50}(?:: | [-–—] |[–—]| \()(?:the )?$`)
	listGap     = regexp.MustCompile(`^[^.;:()\d]{0,40}(?:, | and |, and | plus )(?:the |another |a further )?$`)
	partly      = regexp.MustCompile(`(?i)\b(?:including|included|among|of them|of whom|of which|at least|others?|per|each|than|both|either|some of|rest|` +
		`up to|respectively|average|instead|not)\b`)
)

// single tells whether a figure is one value, told without more or less.
func single(f *figure) bool {
	return f.Known && f.Low == f.High && f.Low > 0 && (f.Modifier == quantity.Exactly || f.Modifier == "")
}

// alikeInKind tells whether two figures can be added: both are counts, or of one unit.
func alikeInKind(a, b *figure) bool {
	return a.Kind == b.Kind && (a.Kind == quantity.Number || a.Unit == b.Unit)
}

// sum looks for a total with its parts.
func (l *list) sum(in []*figure) {
	text := l.sentence(in[0].sentence)
	if partly.MatchString(l.text[text.Start:text.End]) {
		return
	}
	for t, total := range in {
		if !single(total) || total.Kind != quantity.Number && total.Kind != quantity.Money {
			continue
		}
		from, to := text.Start, text.End
		if t > 0 {
			from = in[t-1].whole().End
		}
		if t+1 < len(in) {
			to = in[t+1].Start
		}
		behind := l.gap(total.whole().End, to)
		said := totalBefore.MatchString(l.gap(from, total.whole().Start)) || totalBehind.MatchString(l.gap(total.End, to)) || totalBehind.MatchString(behind)
		switch {
		case said && t >= 2:
			l.comesTo(in[:t], total)
		case listBehind.MatchString(behind) && (said || t == 0):
			l.comesTo(in[t+1:], total)
		}
	}
}

// comesTo hints at a total that its parts do not come to, nor some of them.
func (l *list) comesTo(parts []*figure, total *figure) {
	if len(parts) < 2 || len(parts) > 5 {
		return
	}
	var said []string
	sum, left := 0.0, half(total)
	for i, p := range parts {
		if !single(p) || !alikeInKind(p, total) || p.Begins {
			return
		}
		if i > 0 && !listGap.MatchString(l.gap(parts[i-1].whole().End, p.Start)) {
			return
		}
		sum += p.Low
		left += half(p)
		said = append(said, l.text[p.Start:p.End])
	}
	if sum < total.Low/2 || sum > total.Low*2 || math.Abs(sum-total.Low) <= left {
		return
	}
	for set := 1; set < 1<<len(parts); set++ {
		some := 0.0
		for i, p := range parts {
			if set&(1<<i) != 0 {
				some += p.Low
			}
		}
		if math.Abs(some-total.Low) <= 1e-9 {
			return
		}
	}
	l.hint(total.entry, say(Sums, total.Span, "%s come to %s, not %s", strings.Join(said, " + "), written(sum), total.Text))
}

// gap is the text between two figures; nothing where one reaches into the other.
func (l *list) gap(from, to int) string { return l.text[min(from, to):to] }

func (f *figure) whole() passage.Span {
	if f.Whole.End <= f.Whole.Start {
		return f.Span
	}
	return f.Whole
}

// half is what the digits of a figure leave open. Whole numbers below ten thousand are
// counted; larger ones are rounded to the last digit that is no nought.
func half(f *figure) float64 {
	if f.Low == math.Trunc(f.Low) && f.Low < 10_000 {
		return 1e-9
	}
	return max(f.Step/2, 1e-9)
}

func written(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if v != math.Trunc(v) {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// What stands between the two values of a change, and before the first.
var (
	fromTo = regexp.MustCompile(`^(?:[ ,][^.;:()\d]{0,30}| in \d{4}| on average)* to (?:just |only |a record |a )?$`)
	toFrom = regexp.MustCompile(`^(?:[ ,][^.;:()\d]{0,30}| in \d{4})* from (?:just |only |a record |a )?$`)
)

// changed looks for a change in percent beside both its values.
func (l *list) changed(in []*figure) {
	var change *figure
	var values []*figure
	for _, f := range in {
		switch {
		case f.Unit == "percent" && change != nil:
			return
		case f.Unit == "percent":
			change = f
		default:
			values = append(values, f)
		}
	}
	if change == nil || len(values) != 2 || !change.Known || change.Low != change.High || change.Kind != quantity.Change {
		return
	}
	a, b := values[0], values[1]
	if !single(a) || !single(b) || a.Kind != b.Kind || a.Unit != b.Unit && a.Unit != "" && b.Unit != "" {
		return
	}
	between, before := l.gap(a.whole().End, b.Start), l.text[max(0, a.Start-12):a.Start]
	switch {
	case strings.Contains(before, "from ") && fromTo.MatchString(between):
	case strings.Contains(before, "to ") && toFrom.MatchString(between):
		a, b = b, a
	default:
		return
	}
	is := math.Abs(b.Low-a.Low) / a.Low * 100
	left := max(1, 0.5*min(change.Step, 1)+(half(a)+half(b))/a.Low*100)
	if change.Modifier == quantity.About || change.Modifier == quantity.Over || change.Modifier == quantity.Under ||
		change.Modifier == quantity.AtLeast || change.Modifier == quantity.AtMost {
		left += 5
	}
	if math.Abs(is-change.Low) <= left {
		return
	}
	l.hint(change.entry, say(Changes, change.Span, "from %s to %s is %s percent, not %s", a.Text, b.Text, rough(is), change.Text))
}

// rough is a value with one decimal, and none from ten on.
func rough(v float64) string {
	if v >= 10 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

var (
	ofGap   = regexp.MustCompile(`^ (?:out )?of (?:the |its |his |her |their |all |our )?(?:roughly |about |some |nearly )?$`)
	ofWhole = regexp.MustCompile(`(?i)\bof (?:the |its |his |her |their |all )?(?:roughly |about |some |nearly )?$`)
	orGap   = regexp.MustCompile(`^(?: [\p{L}-]+){0,3}(?:,? ?\((?:or |about |roughly |nearly |some )*|,? or (?:about |roughly |nearly |some |just )*|, (?:about |roughly )?)$`)
)

// portion looks for so many of so many with the share they are said to be, and for a part
// that is more than its whole.
func (l *list) portion(in []*figure) {
	for i := 0; i+1 < len(in); i++ {
		part, whole := in[i], in[i+1]
		if part.Kind != quantity.Number || whole.Kind != quantity.Number || !part.Known || !whole.Known || part.Low != part.High || whole.Low != whole.High {
			continue
		}
		behind := 0
		switch {
		case ofGap.MatchString(l.gap(part.End, whole.Start)):
			if part.Low > whole.Low && whole.Low >= 2 && part.Modifier == quantity.Exactly && whole.Modifier == quantity.Exactly {
				l.hint(part.entry, say(TooMany, part.Span, "%s of %s is more than there are", part.Text, whole.Text))
				continue
			}
			behind = whole.whole().End
		case ofWhole.MatchString(l.text[max(0, part.whole().Start-20):part.Start]) && l.gap(part.whole().End, whole.Start) == ", ":
			part, whole = whole, part // "of the 120 schools, 30, or 25 percent"
			behind = part.whole().End
		default:
			continue
		}
		if i+2 < len(in) {
			l.shareOf(part, whole, in[i+2], behind)
		}
		if i > 0 && in[i-1].Unit == "percent" && orGap.MatchString(l.gap(in[i-1].End, part.Start)) && part.Start < whole.Start {
			l.shareOf(part, whole, in[i-1], in[i-1].Start)
		}
	}
}

// shareOf holds a share against the count it is said to be; behind is where what may
// stand between them begins.
func (l *list) shareOf(part, whole, share *figure, behind int) {
	if share.Kind != quantity.Share || share.Unit != "percent" || !share.Known || share.Low != share.High || whole.Low <= 0 || part.Low > whole.Low ||
		behind > share.Start || behind < share.Start && !orGap.MatchString(l.text[behind:share.Start]) {
		return
	}
	is := part.Low / whole.Low * 100
	left := max(0.75, 0.75*min(share.Step, 1)) + is*(half(part)/part.Low+half(whole)/whole.Low)
	for _, f := range []*figure{part, whole, share} {
		if f.Modifier != quantity.Exactly && f.Modifier != "" {
			left += 3
		}
	}
	if math.Abs(is-share.Low) > left {
		l.hint(share.entry, say(Portions, share.Span, "%s of %s is %s percent, not %s", part.Text, whole.Text, rough(is), share.Text))
	}
}
