package ledger

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"galley/model/names"
	"galley/model/passage"
)

// Ages as they stand behind a name, and before one.
var (
	ageBehind = regexp.MustCompile(`^,? (?:\(|aged? |who is |who’s |who's |who was |is |was |now )?` +
		`(?:aged? )?(\d{1,3})(?:,| years old|-year-old|\)|;|\.)`)
	ageBefore  = regexp.MustCompile(`(\d{1,3})-year-old (?:[\p{L}'’-]+ ){0,4}$`)
	ageTurned  = regexp.MustCompile(`^,? (?:who |has |just |recently |will )*turn(?:ed|s)? (\d{1,3})\b`)
	bornBehind = regexp.MustCompile(`^[^.;\n]{0,60}\b(?:was born|born)\b[^.;\n]{0,40}?\b(1[89]\d\d|20[0-2]\d)\b`)
)

// aged is an age or a year of birth that a text gives a person.
type aged struct {
	value int
	at    passage.Span
}

// ages finds a person who is given two ages, or an age and a year of birth that do not go
// together.
func (l *list) ages() {
	ages, births := map[int][]aged{}, map[int][]aged{}
	var order []int
	note := func(to map[int][]aged, b int, text string, start int) {
		v, err := strconv.Atoi(text)
		if err != nil || v == 0 || v > 115 && v < 1800 {
			return
		}
		if len(ages[b])+len(births[b]) == 0 {
			order = append(order, b)
		}
		to[b] = append(to[b], aged{v, passage.Span{Start: start, End: start + len(text)}})
	}
	for i, n := range l.found {
		if n.Kind != names.Person && n.Kind != names.Other {
			continue
		}
		b := l.of[i]
		rest := l.text[n.End:min(len(l.text), n.End+160)]
		if m := ageBehind.FindStringSubmatchIndex(rest); m != nil {
			note(ages, b, rest[m[2]:m[3]], n.End+m[2])
		} else if m := ageTurned.FindStringSubmatchIndex(rest); m != nil {
			note(ages, b, rest[m[2]:m[3]], n.End+m[2])
		}
		if m := bornBehind.FindStringSubmatchIndex(rest); m != nil && !l.named(n.End, n.End+m[2]) {
			note(births, b, rest[m[2]:m[3]], n.End+m[2])
		}
		start := max(0, n.Start-80)
		if n.Title != "" {
			continue
		}
		if m := ageBefore.FindStringSubmatchIndex(l.text[start:n.Start]); m != nil {
			note(ages, b, l.text[start+m[2]:start+m[3]], start+m[2])
		}
	}
	for _, b := range order {
		l.compareAges(b, ages[b], births[b])
	}
}

// named tells whether a name begins between two places.
func (l *list) named(from, to int) bool {
	i := l.firstName(from)
	return i < len(l.found) && l.found[i].Start < to && l.found[i].Kind == names.Person
}

func (l *list) compareAges(b int, ages, births []aged) {
	who := l.bearers[b].Name
	count := map[int]int{}
	for _, a := range ages {
		count[a.value]++
	}
	for _, a := range ages[min(1, len(ages)):] {
		first := ages[0]
		if a.value == first.value {
			continue
		}
		odd, usual := a, first
		if count[first.value] < count[a.value] {
			odd, usual = first, a
		}
		l.ageHint(odd, b, say(Ages, odd.at, "%s is %d ×%d, %d ×%d", who, usual.value, count[usual.value], odd.value, count[odd.value]))
		return
	}
	if p := l.options.Published; !p.IsZero() && len(ages) > 0 && len(births) > 0 {
		at, born := ages[0], births[0]
		if turns := p.Year() - born.value; at.value != turns && at.value != turns-1 {
			l.ageHint(at, b, say(Birth, at.at, "%s, born in %d, was %d or %d when this came out, not %d",
				who, born.value, turns-1, turns, at.value))
		}
	}
}

// ageHint puts a hint on the entry of an age, and makes one where there is none.
func (l *list) ageHint(a aged, bearer int, h Hint) {
	if i := l.at(a.at, Age, Figure); i >= 0 {
		e := &l.entries[i]
		k := slices.IndexFunc(e.Places, func(p passage.Span) bool { return p.Start <= a.at.Start && a.at.End <= p.End })
		if len(e.Places) == 1 {
			l.hint(i, h)
			return
		}
		if k >= 0 { // the same age of others is no matter of this one
			p, text := e.Places[k], e.Text
			e.Places = slices.Delete(slices.Clone(e.Places), k, k+1)
			l.entries = append(l.entries, Entry{Kind: Age, Text: text, Group: l.bearers[bearer].Name, Places: []passage.Span{p}, Hint: h})
			return
		}
	}
	text := l.text[a.at.Start:a.at.End]
	l.entries = append(l.entries, Entry{Kind: Age, Text: text, Group: l.bearers[bearer].Name, Places: []passage.Span{a.at}, Hint: h})
}

// superlative finds what is said to be the most or the first of its kind.
var superlatives = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(?:(?:the|its|his|her|their|our|world['’]s|country['’]s|nation['’]s|state['’]s|city['’]s) ` +
		`(?:[\p{L}]+-)?(?:[\p{L}]{2,}(?:[^\Wesi]|ll|ss)est|best|worst|most [\p{L}-]+|least [\p{L}-]+|first[- ]ever|first|only|` +
		`last-ever|(?:second|third|fourth|fifth)[- ][\p{L}]+est)(?: [\p{Ll}-]{3,})?|first[- ]ever(?: [\p{Ll}-]{3,})?|never before|` +
		`unprecedented|all-time (?:high|low|record)|record[- ](?:high|low|number|breaking)|for the first time|the only)\b`),
	"de": regexp.MustCompile(`(?i)(?:\b(?:der|die|das|dem|den|des) (?:[\p{L}]+stere?[nrs]?|[\p{L}]{3,}ste[nrs]?|einzige[nrs]?)` +
		`(?: [\p{L}-]{3,})?|erstmals|zum ersten Mal|noch nie)`),
	"fr": regexp.MustCompile(`(?i)\b(?:(?:le|la|les) (?:plus|moins) [\p{L}-]+(?: [\p{Ll}-]{3,})?|(?:le|la|les) ` +
		`(?:meilleure?s?|pires?|seule?s?|premi(?:er|ère)s?)(?: [\p{Ll}-]{3,})?|jamais auparavant|pour la première fois)`),
}

// noSuperlative are words that end as superlatives do, and what follows "first" and
// "last" in talk of time.
var noSuperlative = regexp.MustCompile(`(?i)\b(?:rest|west|east|forest|interest|request|protest|protests?|contest|guest|harvest|` +
	`arrest|honest|modest|test|quest|midwest|northwest|southwest|northeast|southeast|priest|chest|nest|vest|manifest|unrest|invest|` +
	`suggest|digest|conquest|first (?:lady|place|amendment|step|thing|name|two|three|few|half|quarter|of))$`)

// addSuperlatives adds an entry for each superlative with the word it is said of.
func (l *list) addSuperlatives() {
	tag, _, _ := strings.Cut(strings.ToLower(l.language), "-")
	if tag == "" {
		tag = "en"
	}
	find := superlatives[tag]
	if find == nil {
		return
	}
	at := map[string]int{}
	for _, m := range find.FindAllStringIndex(l.text, -1) {
		text := strings.Join(strings.Fields(l.text[m[0]:m[1]]), " ")
		short, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(text), "the "), " ")
		if noSuperlative.MatchString(short) || strings.EqualFold(text, "the first") || noSuperlative.MatchString(text) {
			continue
		}
		l.put(at, strings.ToLower(text), Entry{Kind: Superlative, Text: text, Group: text}, passage.Span{Start: m[0], End: m[1]})
	}
}
