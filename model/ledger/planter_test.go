package ledger

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"time"

	"galley/model/names"
	"galley/model/passage"
	"galley/model/quantity"
)

// plant is an error that was put into a text.
type plant struct {
	kind     string
	was, now string
	at       passage.Span
}

// site is where an error of a kind can be put: the words to put in place of others.
type site struct {
	kind string
	span passage.Span
	now  string
}

// planter makes errors as editors meet them in drafts.
type planter struct {
	r     *rand.Rand
	text  string
	found []names.Name
	of    []int
	out   []site
}

func (p *planter) add(kind string, span passage.Span, now string) {
	if now != "" && now != p.text[span.Start:span.End] {
		p.out = append(p.out, site{kind, span, now})
	}
}

// sites are all that can be planted in a text.
func (p *planter) sites() []site {
	p.found = names.Find(p.text, "en")
	_, p.of = names.Resolve(p.found)
	p.spellings()
	p.people()
	p.acronyms()
	p.figures()
	p.dates()
	p.ages()
	p.arithmetic()
	return p.out
}

// spellings are names that are spelt otherwise at one of several places; places are
// misspelt where they stand once too.
func (p *planter) spellings() {
	uses, words, whole := map[int]int{}, map[string]int{}, map[string]int{}
	for i, n := range p.found {
		uses[p.of[i]]++
		whole[n.Text]++
		for _, w := range strings.Fields(n.Text) {
			words[w]++
		}
	}
	for i, n := range p.found {
		if n.Kind == names.Work || n.InTitle || isShouted(n.Text) || n.Kind == names.Nationality {
			continue
		}
		parts := wordsOf(p.text, n.Span)
		if len(parts) == 0 {
			continue
		}
		first, last := parts[0], parts[len(parts)-1]
		w, called := p.text[last.Start:last.End], p.text[first.Start:first.End]
		if len(w) >= 5 && words[w] > 1 {
			kind, now := p.misspell(w)
			p.add("name, "+kind, last, now)
			p.add("name, variant", last, p.variant(w))
			p.add("name, accent", last, p.accent(w))
		}
		if len(parts) > 1 && n.Kind == names.Person && words[called] > 1 && len(called) >= 5 {
			_, now := p.misspell(called)
			p.add("given name misspelt", first, now)
		}
		if len(parts) > 2 && n.Kind == names.Organisation && uses[p.of[i]] > 1 {
			_, now := p.misspell(p.text[parts[1].Start:parts[1].End])
			p.add("organisation misspelt", parts[1], now)
		}
		if n.Kind == names.Place && len(n.Text) >= 7 {
			_, now := p.misspell(called)
			p.add("place misspelt, once or more", first, now)
		}
		if whole[n.Text] > 1 && n.Kind != names.Other && !n.InTitle {
			p.add("hyphen", n.Span, p.hyphen(n.Text))
		}
	}
}

// people are persons with the given name of another, with both names swapped, or with
// another title than elsewhere.
func (p *planter) people() {
	full, titled := map[int]int{}, map[string]int{}
	var given []string
	for i, n := range p.found {
		titled[fmt.Sprint(p.of[i], n.Title)]++
		if n.Kind == names.Person && n.Given() != "" && !n.InTitle {
			full[p.of[i]]++
			given = append(given, strings.Fields(n.Given())[0])
		}
	}
	for i, n := range p.found {
		if to := swapped[n.Title]; to != "" && titled[fmt.Sprint(p.of[i], n.Title)] > 1 {
			p.add("title swapped", n.TitleAt, to)
		}
		if n.Kind != names.Person || n.Given() == "" || n.InTitle || full[p.of[i]] < 2 {
			continue
		}
		called := strings.Fields(n.Given())[0]
		if other := given[p.r.IntN(len(given))]; other != called && len(strings.Fields(n.Text)) == 2 {
			p.add("given name of another", passage.Span{Start: n.Start, End: n.Start + len(called)}, other)
			p.add("names swapped", n.Span, n.Surname()+" "+called)
		}
	}
}

// acronyms are those whose letters are changed at one of several places, or in brackets.
func (p *planter) acronyms() {
	count := map[string]int{}
	for _, n := range p.found {
		count[n.Text]++
	}
	for _, n := range p.found {
		if !isShouted(n.Text) || len(n.Text) < 3 || strings.Trim(n.Text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || n.InTitle {
			continue
		}
		if bracketed := n.Start > 0 && p.text[n.Start-1] == '('; count[n.Text] > 1 || bracketed {
			b := []byte(n.Text)
			if at := p.r.IntN(len(b) - 1); p.r.IntN(2) == 0 {
				b[at], b[at+1] = b[at+1], b[at]
			} else {
				b[at] = 'A' + byte(p.r.IntN(26))
			}
			p.add("acronym changed", n.Span, string(b))
		}
	}
}

// figures are those that stand twice, changed at one place.
func (p *planter) figures() {
	values := map[string][]quantity.Quantity{}
	for _, q := range quantity.Find(p.text, "en") {
		if q.Known && q.Low == q.High && q.Unit != "" && q.Low >= 4 && q.Kind != quantity.Date && q.Kind != quantity.Age && q.Kind != quantity.Ordinal {
			key := fmt.Sprint(q.Kind, q.Unit, q.Low)
			values[key] = append(values[key], q)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) { // the same errors in every run
		if list := values[key]; len(list) > 1 {
			q := list[p.r.IntN(len(list))]
			p.add("repeated figure changed", q.Figure, p.misfigure(p.text[q.Figure.Start:q.Figure.End]))
		}
	}
}

const monthName = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)`

var (
	fullDate    = regexp.MustCompile(monthName + ` \d{1,2}, \d{4}`)
	dayOfMonth  = regexp.MustCompile(monthName + ` (\d{1,2})\b`)
	withWeekday = regexp.MustCompile(`\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), ` + monthName + ` \d{1,2}\b`)
	bareYear    = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	agedPerson  = regexp.MustCompile(`^, (\d\d),`)
)

// dates are weekdays that are wrong, and days and years that are another at one of
// several places.
func (p *planter) dates() {
	for _, m := range fullDate.FindAllStringIndex(p.text, -1) {
		when, err := time.Parse("January 2, 2006", p.text[m[0]:m[1]])
		if before := strings.TrimRight(p.text[:m[0]], ", "); err == nil && !strings.HasSuffix(before, "day") {
			wrong := (when.Weekday() + time.Weekday(1+p.r.IntN(6))) % 7
			p.add("wrong weekday", passage.Span{Start: m[0], End: m[0]}, wrong.String()+", ")
		}
	}
	dated := withWeekday.FindAllStringSubmatchIndex(p.text, -1)
	for _, m := range dated {
		if len(dated) > 1 {
			p.add("wrong weekday", passage.Span{Start: m[2], End: m[3]}, time.Weekday(p.r.IntN(7)).String())
		}
	}
	repeated := func(kind string, list [][]int, group int, change func(string) string) {
		count := map[string]int{}
		for _, m := range list {
			count[p.text[m[0]:m[1]]]++
		}
		for _, m := range list {
			if count[p.text[m[0]:m[1]]] > 1 {
				p.add(kind, passage.Span{Start: m[2*group], End: m[2*group+1]}, change(p.text[m[2*group]:m[2*group+1]]))
			}
		}
	}
	repeated("repeated day changed", dayOfMonth.FindAllStringSubmatchIndex(p.text, -1), 1, func(string) string { return fmt.Sprint(1 + p.r.IntN(28)) })
	repeated("repeated year changed", bareYear.FindAllStringIndex(p.text, -1), 0, func(was string) string {
		if p.r.IntN(2) == 0 {
			return was[:2] + was[3:] + was[2:3]
		}
		return was[:3] + fmt.Sprint(p.r.IntN(10))
	})
}

// ages are those that a later mention of a person contradicts.
func (p *planter) ages() {
	age := map[int]string{}
	for i, n := range p.found {
		if n.Kind != names.Person || n.InTitle {
			continue
		}
		rest := p.text[n.End:min(len(p.text), n.End+8)]
		m := agedPerson.FindStringSubmatch(rest)
		switch was := age[p.of[i]]; {
		case m != nil && was == "":
			age[p.of[i]] = m[1]
		case m == nil && was != "" && strings.HasPrefix(rest, " "):
			p.add("another age", passage.Span{Start: n.End, End: n.End}, fmt.Sprintf(", %c%c,", was[1], was[0]))
		}
	}
}

// swapped are titles with one that is none for who has the first.
var swapped = map[string]string{
	"President": "Prime Minister", "Sen.": "Rep.", "Rep.": "Sen.", "Gov.": "Sen.", "Prime Minister": "President", "Gen.": "Col.", "Col.": "Gen.",
	"Mr.": "Ms.", "Ms.": "Mr.", "Mrs.": "Mr.", "Judge": "Gov.", "Senator": "Congressman", "Secretary": "Gov.", "Governor": "Mayor", "Mayor": "Gov.",
}

// planted puts up to five errors, each of another kind as far as they go, into a text.
func planted(text string, seed uint64) (string, []plant) {
	p := planter{r: rand.New(rand.NewPCG(seed, 15)), text: text}
	by := map[string][]site{}
	for _, s := range p.sites() {
		by[s.kind] = append(by[s.kind], s)
	}
	kinds := slices.Sorted(maps.Keys(by))
	p.r.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	var chosen []site
	touched := map[string]bool{}
	for round := 0; round < 3 && len(chosen) < 5; round++ {
		for _, kind := range kinds {
			if len(chosen) == 5 || len(by[kind]) == 0 {
				continue
			}
			at := p.r.IntN(len(by[kind]))
			s := by[kind][at]
			by[kind] = slices.Delete(by[kind], at, at+1)
			was := text[s.span.Start:s.span.End]
			if touched[was] && was != "" || slices.ContainsFunc(chosen, func(c site) bool { return c.span.Start <= s.span.End && s.span.Start <= c.span.End }) {
				continue
			}
			touched[was] = true
			chosen = append(chosen, s)
		}
	}
	slices.SortFunc(chosen, func(a, b site) int { return a.span.Start - b.span.Start })
	var b strings.Builder
	var out []plant
	last := 0
	for _, s := range chosen {
		b.WriteString(text[last:s.span.Start])
		start := b.Len()
		b.WriteString(s.now)
		out = append(out, plant{s.kind, text[s.span.Start:s.span.End], s.now, passage.Span{Start: start, End: b.Len()}})
		last = s.span.End
	}
	b.WriteString(text[last:])
	return b.String(), out
}
