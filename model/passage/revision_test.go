package passage

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A page is an article as an editor sees it: paragraphs of sentences of words,
// each of which knows which it is. After any revision one can say where words
// have gone without looking for them.
type (
	page struct {
		r     *rand.Rand
		kind  script
		paras [][]prose
		next  int
	}
	prose []atom
	atom  struct {
		id    int
		text  string
		of    int  // the word it is a copy of, or itself
		close bool // no blank before it
	}
	script int
)

const (
	english script = iota
	hebrew
	chinese
)

func (p *page) pick(words ...string) string { return words[p.r.IntN(len(words))] }

func (p *page) figure() string {
	switch p.r.IntN(6) {
	case 0:
		return fmt.Sprint(p.r.IntN(90) + 10)
	case 1:
		return fmt.Sprint(p.r.IntN(90)+10, ",", p.r.IntN(900)+100)
	case 2:
		return fmt.Sprint(p.r.IntN(9)+1, ".", p.r.IntN(9)+1)
	case 3:
		return fmt.Sprint("$", p.r.IntN(900)+10)
	case 4:
		return fmt.Sprint(p.r.IntN(98)+1, "%")
	}
	return fmt.Sprint(1950 + p.r.IntN(75))
}

func (p *page) name() string {
	return p.pick("Mr. Li", "Mrs. Okafor", "Ms. Haddad", "Dr. Núñez", "Gen. Petrov", "Akhundzadeh", "Ana García Márquez",
		"Björn Åkesson", "the minister", "the envoy", "the company", "O’Brien")
}
func (p *page) date() string {
	return p.pick("Monday", "Tuesday", "Friday") + ", " + p.pick("March", "April", "May", "June", "October") + " " + fmt.Sprint(p.r.IntN(28)+1)
}
func (p *page) noun() string {
	return p.pick("troops", "soldiers", "workers", "houses", "patients", "miles of border", "barrels of oil", "voters", "schools",
		"vaccine doses", "refugees", "jobs", "tons of wheat", "police officers")
}
func (p *page) place() string {
	return p.pick("the capital", "Kandahar", "the north", "Lagos", "the province", "São Paulo", "the border", "Köln", "eastern districts")
}
func (p *page) verb() string {
	return p.pick("returned to", "left", "been sent to", "been counted in", "moved out of", "been promised to", "disappeared from",
		"been registered in")
}
func (p *page) quantity() string { // a figure or a number word
	if p.r.IntN(4) == 0 {
		return p.pick("three", "seven", "twelve", "forty", "two million", "nearly half the", "a dozen")
	}
	return p.figure()
}

// said is a sentence as newspapers write them; many share phrases.
func (p *page) said() string {
	switch p.kind {
	case hebrew:
		words := strings.Fields("הממשלה הודיעה כי חיילים אלף גבול השר אמר אתמול ועידה משטרה סיוע אזור שנה מיליון דולר לא היה יותר " +
			"נשיא מדינה צה״ל בית־המשפט אזרחים כלכלה שלום ביטחון")
		n := 6 + p.r.IntN(12)
		var out []string
		for range n {
			w := p.pick(words...)
			if p.r.IntN(9) == 0 {
				w = p.figure()
			}
			if len(out) > 0 && out[len(out)-1] == w {
				continue
			}
			out = append(out, w)
		}
		return strings.Join(out, " ") + "."
	case chinese:
		const all = "政府宣布士兵边境部长昨天会议警察援助地区美元百万总统国家经济安全公民学校没有不是超过将在今年合作问题报告调查记者表示"
		runes := []rune(all)
		n := 12 + p.r.IntN(24)
		var b strings.Builder
		last := rune(0)
		for range n {
			r := runes[p.r.IntN(len(runes))]
			if r == last {
				continue
			}
			last = r
			b.WriteRune(r)
			if p.r.IntN(12) == 0 {
				b.WriteString(fmt.Sprint(p.r.IntN(900) + 10))
			}
		}
		return b.String() + "。"
	}
	switch p.r.IntN(14) {
	case 0:
		return fmt.Sprintf("%s said on %s that %s %s had %s %s.", p.name(), p.date(), p.quantity(), p.noun(), p.verb(), p.place())
	case 1:
		return fmt.Sprintf("“We have seen %s %s in %s,” %s said.", p.quantity(), p.noun(), p.place(), p.name())
	case 2:
		return fmt.Sprintf("%s did not say whether the %s would be %s – or by whom.", p.name(), p.noun(), p.pick("paid", "moved",
			"named", "replaced", "told"))
	case 3:
		return fmt.Sprintf("In %d, about %s of the %s %s were in %s.", 1950+p.r.IntN(75), p.quantity(), p.quantity(), p.noun(), p.place())
	case 4:
		return fmt.Sprintf("It isn’t clear how %s counted them.", p.name())
	case 5:
		return fmt.Sprintf("That is %s more than in %d, when %s lost %s %s.", p.figure(), 1950+p.r.IntN(75), p.place(), p.quantity(), p.noun())
	case 6:
		return fmt.Sprintf("%s told reporters in %s that the figure was “%s”.", p.name(), p.place(), p.pick("false", "not serious",
			"a floor", "far too low", "old news"))
	case 7:
		return fmt.Sprintf("The report, published on %s, says %s paid $%d million for %s %s.", p.date(), p.name(), p.r.IntN(900)+1,
			p.quantity(), p.noun())
	case 8:
		return fmt.Sprintf("Nobody in %s disagreed with %s.", p.place(), p.name())
	case 9:
		return p.pick("Sign up for our newsletter.", "Advertisement", "Read more on this story.", "All rights reserved.",
			"Mr. Li did not respond to a request for comment.")
	case 10:
		return fmt.Sprintf("%s %s — %s of them from %s — have %s %s since %d.", p.quantity(), p.noun(), p.quantity(), p.place(),
			p.verb(), p.place(), 1990+p.r.IntN(30))
	case 11:
		return fmt.Sprintf("The %s of %s rose by %s percent, and %s fell by %s percent.", p.pick("price", "number", "share"),
			p.noun(), p.figure(), p.noun(), p.figure())
	case 12:
		return fmt.Sprintf("%s, who has %s since %d, called it “%s and %s”.", p.name(), p.pick("led the agency", "lived abroad",
			"run the fund"), 1960+p.r.IntN(60), p.pick("naïve", "costly", "brave", "late"), p.pick("wrong", "needed", "vague", "new"))
	}
	return fmt.Sprintf("%s and %s met in %s for %s hours.", p.name(), p.name(), p.place(), p.quantity())
}

// otherwise is a sentence of another writer's.
func (p *page) otherwise() string {
	if p.kind != english {
		return p.said()
	}
	switch p.r.IntN(4) {
	case 0:
		return fmt.Sprintf("Officials put losses around %s %s near %s.", p.quantity(), p.noun(), p.place())
	case 1:
		return fmt.Sprintf("When asked, %s refused comment, citing %s.", p.name(), p.date())
	case 2:
		return fmt.Sprintf("Critics call %s’s estimate of %s “%s”.", p.name(), p.quantity(), p.pick("plain wrong", "cautious", "unproven"))
	}
	return fmt.Sprintf("Since %d no %s ever crossed into %s.", 1950+p.r.IntN(75), p.noun(), p.place())
}

func (p *page) sentence(text string) prose {
	var out prose
	add := func(s string) {
		p.next++
		out = append(out, atom{p.next, s, p.next, false})
	}
	if p.kind == chinese {
		digits := ""
		for _, r := range text {
			if unicode.IsDigit(r) {
				digits += string(r)
				continue
			}
			if digits != "" {
				add(digits)
				digits = ""
			}
			add(string(r))
		}
		return out
	}
	for _, w := range strings.Fields(text) {
		core := strings.TrimLeft(w, "“")
		close := false
		if core != w {
			add("“")
			close = true
		}
		word := strings.TrimRight(core, "”,.")
		if word == "Mr" || word == "Mrs" || word == "Ms" || word == "Dr" || word == "Gen" {
			word += "."
		}
		add(word)
		out[len(out)-1].close = close
		for _, sign := range core[len(word):] {
			add(string(sign))
			out[len(out)-1].close = true
		}
	}
	return out
}

func newPage(r *rand.Rand, kind script, paragraphs int) *page {
	p := &page{r: r, kind: kind}
	for range paragraphs {
		var para []prose
		for range 1 + r.IntN(4) {
			para = append(para, p.sentence(p.said()))
		}
		p.paras = append(p.paras, para)
	}
	return p
}

func (p *page) clone() *page {
	c := *p
	c.paras = make([][]prose, len(p.paras))
	for i, para := range p.paras {
		for _, s := range para {
			c.paras[i] = append(c.paras[i], slices.Clone(s))
		}
	}
	return &c
}

// typing is how a page is typed.
type typing struct {
	write   func(string) string // a word
	blank   string
	between string
}

var plainType = typing{write: func(s string) string { return s }, blank: " ", between: "\n\n"}

// text is the page as typed, where each word stands, and their order.
func (p *page) text(how typing) (string, map[int]Span, map[int]int) {
	var b strings.Builder
	at, order := map[int]Span{}, map[int]int{}
	n := 0
	for i, para := range p.paras {
		if i > 0 && b.Len() > 0 {
			b.WriteString(how.between)
		}
		first := true
		for _, s := range para {
			for _, w := range s {
				if !first && p.kind != chinese && !w.close {
					b.WriteString(how.blank)
				}
				first = false
				text := how.write(w.text)
				at[w.id] = Span{b.Len(), b.Len() + len(text)}
				order[w.id] = n
				n++
				b.WriteString(text)
			}
		}
	}
	return b.String(), at, order
}

// any answers a random sentence's place.
func (p *page) any() (int, int) {
	for {
		i := p.r.IntN(len(p.paras))
		if len(p.paras[i]) > 0 {
			return i, p.r.IntN(len(p.paras[i]))
		}
	}
}

func (p *page) rename(a *atom, text string) {
	if text != a.text {
		p.next++
		a.id, a.text, a.of = p.next, text, p.next
	}
}

func (p *page) stop() string {
	if p.kind == chinese {
		return "。"
	}
	return "."
}

func hasLetters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// misspell puts, drops or exchanges a letter.
func (p *page) misspell(a *atom) {
	r := []rune(a.text)
	i := p.r.IntN(len(r))
	if !hasLetters(a.text) {
		return
	}
	l := []rune(map[script]string{english: "aeioutrsn", hebrew: "אבגמותשרל", chinese: "甲乙丙丁戊己庚辛壬"}[p.kind])[p.r.IntN(9)]
	how := p.r.IntN(3)
	if p.kind == chinese {
		how = 1
	}
	switch how {
	case 0:
		r = slices.Insert(r, i, l)
	case 1:
		r[i] = l
	case 2:
		if len(r) > 1 {
			r = slices.Delete(r, i, i+1)
		} else {
			r[i] = l
		}
	}
	p.rename(a, string(r))
}

// The ways editors revise, by name.
var revisions = []struct {
	name string
	do   func(p *page)
}{
	{"typos", func(p *page) {
		i, s := p.any()
		p.misspell(&p.paras[i][s][p.r.IntN(len(p.paras[i][s]))])
	}},
	{"paragraphs moved", func(p *page) {
		i := p.r.IntN(len(p.paras))
		moved := p.paras[i]
		p.paras = slices.Delete(p.paras, i, i+1)
		p.paras = slices.Insert(p.paras, p.r.IntN(len(p.paras)+1), moved)
	}},
	{"sentences moved", func(p *page) {
		i, s := p.any()
		moved := p.paras[i][s]
		p.paras[i] = slices.Delete(p.paras[i], s, s+1)
		j := p.r.IntN(len(p.paras))
		p.paras[j] = slices.Insert(p.paras[j], p.r.IntN(len(p.paras[j])+1), moved)
	}},
	{"paragraphs split", func(p *page) {
		i, s := p.any()
		if s > 0 {
			p.paras = slices.Insert(p.paras, i+1, slices.Clone(p.paras[i][s:]))
			p.paras[i] = slices.Clone(p.paras[i][:s])
		}
	}},
	{"paragraphs merged", func(p *page) {
		if i := p.r.IntN(len(p.paras)); i+1 < len(p.paras) {
			p.paras[i] = append(slices.Clone(p.paras[i]), p.paras[i+1]...)
			p.paras = slices.Delete(p.paras, i+1, i+2)
		}
	}},
	{"sentences split", func(p *page) {
		i, s := p.any()
		words := p.paras[i][s]
		if len(words) < 4 {
			return
		}
		at := 1 + p.r.IntN(len(words)-2)
		if words[at].close || !hasLetters(words[at-1].text) {
			return
		}
		p.next++
		words = slices.Insert(slices.Clone(words), at, atom{p.next, p.stop(), p.next, true})
		at++
		if up := []rune(words[at].text); unicode.IsLower(up[0]) {
			up[0] = unicode.ToUpper(up[0])
			p.rename(&words[at], string(up))
		}
		p.paras[i] = slices.Insert(slices.Clone(p.paras[i]), s+1, slices.Clone(words[at:]))
		p.paras[i][s] = slices.Clone(words[:at])
	}},
	{"sentences merged", func(p *page) {
		i, s := p.any()
		if s+1 >= len(p.paras[i]) {
			return
		}
		a, b := p.paras[i][s], p.paras[i][s+1]
		if len(a) == 0 || len(b) == 0 {
			return
		}
		p.rename(&a[len(a)-1], ",")
		p.next++
		a = append(slices.Clone(a), atom{p.next, "and", p.next, false})
		p.paras[i][s] = append(a, b...)
		p.paras[i] = slices.Delete(p.paras[i], s+1, s+2)
	}},
	{"numbers changed", func(p *page) {
		for range 20 {
			i, s := p.any()
			words := p.paras[i][s]
			k := p.r.IntN(len(words))
			w := &words[k]
			if strings.ContainsAny(w.text, "0123456789") {
				runes := []rune(w.text)
				for n := range runes {
					if unicode.IsDigit(runes[n]) {
						runes[n] = rune('0' + (int(runes[n]-'0')+1+p.r.IntN(8))%10)
						if p.r.IntN(2) == 0 {
							break
						}
					}
				}
				p.rename(w, string(runes))
				return
			}
			swap := map[string]string{"three": "four", "seven": "nine", "twelve": "eleven", "forty": "fifty", "million": "billion",
				"March": "April", "June": "July", "Monday,": "Sunday,", "percent": "points", "percent,": "points,", "half": "all"}
			if to, ok := swap[w.text]; ok {
				p.rename(w, to)
				return
			}
		}
	}},
	{"units and signs changed", func(p *page) {
		for range 20 {
			i, s := p.any()
			w := &p.paras[i][s][p.r.IntN(len(p.paras[i][s]))]
			switch {
			case strings.HasPrefix(w.text, "$"):
				p.rename(w, p.pick("€", "£", "")+w.text[1:])
				return
			case strings.HasSuffix(w.text, "%"):
				p.rename(w, strings.TrimSuffix(w.text, "%"))
				return
			case strings.Contains(w.text, ","):
				if strings.ContainsAny(w.text, "0123456789") {
					p.rename(w, strings.ReplaceAll(w.text, ",", "."))
					return
				}
			}
		}
	}},
	{"negation changed", func(p *page) {
		for range 30 {
			i, s := p.any()
			words := p.paras[i][s]
			for k, w := range words {
				switch w.text {
				case "not":
					p.paras[i][s] = slices.Delete(slices.Clone(words), k, k+1)
					return
				case "isn’t":
					p.rename(&words[k], "is")
					return
				case "have", "had", "is", "were":
					if p.r.IntN(3) == 0 {
						p.next++
						p.paras[i][s] = slices.Insert(slices.Clone(words), k+1, atom{p.next, "not", p.next, false})
						return
					}
				}
			}
		}
	}},
	{"names changed", func(p *page) {
		for range 30 {
			i, s := p.any()
			w := &p.paras[i][s][p.r.IntN(len(p.paras[i][s]))]
			switch w.text {
			case "Li":
				p.rename(w, "Lin")
				return
			case "Mr.":
				p.rename(w, "Mrs.")
				return
			case "Okafor", "Haddad", "Petrov", "Akhundzadeh", "Kandahar", "Lagos", "minister":
				p.rename(w, p.pick("Ito", "Khan", "Sow", "envoy"))
				return
			}
		}
	}},
	{"sentences repeated", func(p *page) {
		i, s := p.any()
		again := slices.Clone(p.paras[i][s])
		for k := range again {
			p.next++
			again[k].id = p.next
		}
		j := p.r.IntN(len(p.paras))
		at := p.r.IntN(len(p.paras[j]) + 1)
		if p.r.IntN(3) == 0 { // right before it
			j, at = i, s
		}
		p.paras[j] = slices.Insert(slices.Clone(p.paras[j]), at, again)
	}},
	{"sentences deleted", func(p *page) {
		i, s := p.any()
		if len(p.paras) > 1 || len(p.paras[0]) > 1 {
			p.paras[i] = slices.Delete(p.paras[i], s, s+1)
		}
		if len(p.paras[i]) == 0 && len(p.paras) > 1 {
			p.paras = slices.Delete(p.paras, i, i+1)
		}
	}},
	{"sentences added", func(p *page) {
		i, s := p.any()
		p.paras[i] = slices.Insert(slices.Clone(p.paras[i]), s, p.sentence(p.said()))
	}},
	{"words deleted", func(p *page) {
		i, s := p.any()
		if words := p.paras[i][s]; len(words) > 3 {
			k := p.r.IntN(len(words))
			p.paras[i][s] = slices.Delete(slices.Clone(words), k, k+1)
		}
	}},
	{"case changed", func(p *page) {
		i, s := p.any()
		w := &p.paras[i][s][p.r.IntN(len(p.paras[i][s]))]
		p.rename(w, strings.ToUpper(w.text))
	}},
	{"paragraphs rewritten", func(p *page) {
		i := p.r.IntN(len(p.paras))
		for s := range p.paras[i] {
			p.paras[i][s] = p.sentence(p.otherwise())
		}
	}},
}

// Typography that is no words.
var typings = []struct {
	name string
	how  typing
}{
	{"straight quotation marks", typing{strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "״", `"`).Replace, " ", "\n\n"}},
	{"guillemets", typing{strings.NewReplacer("“", "«\u00a0", "”", "\u00a0»", "’", "ʼ").Replace, " ", "\n\n"}},
	{"single quotation marks", typing{strings.NewReplacer("“", "‘", "”", "’").Replace, " ", "\n\n"}},
	{"other dashes", typing{strings.NewReplacer("–", "-", "—", "--", "־", "-").Replace, " ", "\n\n"}},
	{"blanks that do not break", typing{func(s string) string { return s }, "\u00a0", "\r\n\r\n"}},
	{"decomposed letters", typing{norm.NFD.String, " ", "\n"}},
	{"soft hyphens", typing{func(s string) string {
		if len(s) > 6 && s[3] < 0x80 && s[2] < 0x80 && unicode.IsLetter(rune(s[3])) && unicode.IsLetter(rune(s[2])) {
			return s[:3] + "\u00ad" + s[3:]
		}
		return s
	}, "  ", "\r\n"}},
}

// wanted is a passage of the page and the words it is made of.
type wanted struct {
	span Span
	ids  []int
}

// passages are so many of all sorts: one word, some, sentences, across
// sentences and paragraphs, at both ends of the text, nested.
func (p *page) passages(n int, text string, at map[int]Span) []wanted {
	var all []atom
	for _, para := range p.paras {
		for _, s := range para {
			all = append(all, s...)
		}
	}
	var out []wanted
	for k := range n {
		from, count := p.r.IntN(len(all)), 1+p.r.IntN(14)
		switch {
		case k == 0:
			from = 0
		case k == 1:
			from = max(0, len(all)-count)
		case k%7 == 0:
			count = 1 + p.r.IntN(2)
		case k%11 == 0:
			count = 15 + p.r.IntN(30)
		}
		if p.kind == chinese && k%7 != 0 {
			count += 4
		}
		count = min(count, len(all)-from)
		w := wanted{}
		for _, a := range all[from : from+count] {
			w.ids = append(w.ids, a.id)
		}
		// A sign that its sentence ends with is no word of the next one.
		for len(w.ids) > 1 && !hasLetters(text[at[w.ids[0]].Start:at[w.ids[0]].End]) {
			w.ids = w.ids[1:]
		}
		w.span = Span{at[w.ids[0]].Start, at[w.ids[len(w.ids)-1]].End}
		out = append(out, w)
	}
	return out
}

// tally counts what became of passages in one category.
type tally struct{ seen, survive, found, changed, ambiguous, lost, wrong int }

func (t tally) recall() float64 { return float64(t.found) / float64(max(t.survive, 1)) }

func (t *tally) add(o tally) {
	t.seen, t.survive, t.found, t.changed = t.seen+o.seen, t.survive+o.survive, t.found+o.found, t.changed+o.changed
	t.ambiguous, t.lost, t.wrong = t.ambiguous+o.ambiguous, t.lost+o.lost, t.wrong+o.wrong
}

// judge carries passages over and compares with where their words went.
func judge(t *testing.T, name string, p, c *page, how typing) tally {
	old, was, _ := p.text(plainType)
	now, is, order := c.text(how)
	wants := p.passages(60, old, was)
	spans := make([]Span, len(wants))
	for i, w := range wants {
		spans[i] = w.span
	}
	var words []atom
	for _, para := range c.paras {
		words = append(words, slices.Concat(para...)...)
	}
	var sum tally
	for i, got := range Carry(old, now, spans) {
		w := wants[i]
		sum.seen++
		// Where the words stand, and where copies of them do.
		var places []Span
		for at := range words {
			if at+len(w.ids) <= len(words) && words[at].of == w.ids[0] {
				same := true
				for k, id := range w.ids {
					same = same && words[at+k].of == id
				}
				if same {
					places = append(places, Span{is[words[at].id].Start, is[words[at+len(w.ids)-1].id].End})
				}
			}
		}
		lives := true
		for k, id := range w.ids {
			_, here := is[id]
			lives = lives && here && (k == 0 || order[id] == order[w.ids[k-1]]+1)
		}
		quote := old[w.span.Start:w.span.End]
		if len(places) == 1 {
			sum.survive++
		}
		switch got.Fate {
		case Kept, Moved:
			want := Span{}
			if lives {
				want = Span{is[w.ids[0]].Start, is[w.ids[len(w.ids)-1]].End}
			}
			switch at := core(now, got.Span); {
			case len(places) == 1 && at == core(now, places[0]):
				sum.found++
			case lives && at == core(now, want):
			case mostly(words, is, w, at) && slices.Equal(bare(now[at.Start:at.End]), bare(quote)):
				// Across the end of a sentence: what follows reads as it did.
			case len(places) == 0 && once(old, quote) && once(now, quote):
				// Taken away in one place and written in another: nobody who
				// sees the two texts could tell that from a move.
			default:
				sum.wrong++
				if sum.wrong < 3 {
					t.Logf("%s: %q was carried to …%q at %v, want %v of %v (lives %v)", name, quote, now[max(0,
						got.Span.Start-60):min(len(now), got.Span.End+60)], got.Span, want, places, lives)
				}
			}
		case Changed:
			sum.changed++
		case Ambiguous:
			sum.ambiguous++
		case Lost:
			sum.lost++
		}
	}
	return sum
}

// core is a span without signs and blanks at its ends, which typography moves;
// a span of nothing else stays.
func core(text string, s Span) Span {
	signs := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	inner := strings.TrimLeftFunc(text[s.Start:s.End], signs)
	if inner == "" {
		return Trim(text, s)
	}
	start := s.End - len(inner)
	return Span{start, start + len(strings.TrimRightFunc(inner, signs))}
}

// mostly reports whether more than half of the words at a place are those wanted.
func mostly(words []atom, is map[int]Span, w wanted, at Span) bool {
	n := 0
	for _, a := range words {
		if is[a.id].Start >= at.Start && is[a.id].End <= at.End && slices.Contains(w.ids, a.of) {
			n++
		}
	}
	return 2*n > len(w.ids)
}

// once reports whether words stand once in a text, found the slow way.
func once(text, quote string) bool { return len(slowly(text, quote)) == 1 }

// slowly is every place where words stand in a text, by comparing at each one.
func slowly(text, quote string) []int {
	a, b := bare(text), bare(quote)
	var out []int
	for i := range a {
		if i+len(b) <= len(a) && slices.Equal(a[i:i+len(b)], b) {
			out = append(out, i)
		}
	}
	return out
}

// bare is a text's words and nothing else.
func bare(text string) []string {
	text = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u00ad", "").Replace(norm.NFC.String(text))
	var out []string
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !strings.ContainsRune("'$€£%", r)
	}) {
		if w = strings.Trim(w, "'"); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// TestRevisionsOfEveryKind revises pages in every way there is, in three
// scripts, and asks where the passages went: none wrong, and of those whose
// words survive at least 98 % found, in each way.
func TestRevisionsOfEveryKind(t *testing.T) {
	seeds := uint64(6)
	if thorough() {
		seeds = 200
	}
	total := tally{}
	row := func(name string, sum tally) {
		total.add(sum)
		t.Logf("%-46s %7d passages %7d survive %7d found %7.2f %% %6d changed %5d ambiguous %6d lost %3d wrong", name, sum.seen,
			sum.survive, sum.found, 100*sum.recall(), sum.changed, sum.ambiguous, sum.lost, sum.wrong)
		if sum.wrong > 0 && !thorough() {
			t.Errorf("%s: %d carried to the wrong place", name, sum.wrong)
		}
		if least := 0.98; sum.recall() < least && sum.survive > 1000 || sum.recall() < least-0.02 { // of few, a paragraph of one word weighs much
			t.Errorf("%s: recall %.4f", name, sum.recall())
		}
	}
	for kind, script := range []string{english: "English", hebrew: "Hebrew", chinese: "Chinese"} {
		all := revise(t, seeds, kind, func(name string, sum tally) { row(script+": "+name, sum) })
		row(script+": everything at once", all)
	}
	row("all", total)
}

// revise goes through the ways one by one, and answers what became of passages
// where many were mixed.
func revise(t *testing.T, seeds uint64, kind int, row func(string, tally)) tally {
	fresh := func(seed, stream uint64) (*page, *page) {
		p := newPage(rand.New(rand.NewPCG(seed, stream+100*uint64(kind))), script(kind), 8+int(seed)%30)
		return p, p.clone()
	}
	for n, rev := range revisions {
		var sum tally
		for seed := range seeds {
			p, c := fresh(seed, uint64(n))
			for range 1 + c.r.IntN(8) {
				rev.do(c)
			}
			sum.add(judge(t, rev.name, p, c, plainType))
		}
		row(rev.name, sum)
	}
	for n, way := range typings {
		var sum tally
		for seed := range seeds {
			p, c := fresh(seed, 50+uint64(n))
			revisions[0].do(c)
			sum.add(judge(t, way.name, p, c, way.how))
		}
		row(way.name, sum)
	}
	var sum tally
	for seed := range 4 * seeds {
		p, c := fresh(seed, 70)
		for range 1 + c.r.IntN(25) {
			revisions[c.r.IntN(len(revisions))].do(c)
		}
		sum.add(judge(t, "everything at once", p, c, typings[c.r.IntN(len(typings))].how))
	}
	return sum
}

// thorough asks for many more revisions than a test run has time for.
func thorough() bool { return os.Getenv("GALLEY_THOROUGH") != "" }

// TestCarryAgainstTheSlowAlgorithm compares with looking at every place of both
// texts: what is said to stand somewhere does, what stands once in each is
// found there, and what stands nowhere is not.
func TestCarryAgainstTheSlowAlgorithm(t *testing.T) {
	for seed := range uint64(30) {
		p := newPage(rand.New(rand.NewPCG(seed, 7)), script(seed%3), 5)
		c := p.clone()
		for range 1 + c.r.IntN(12) {
			revisions[c.r.IntN(len(revisions))].do(c)
		}
		old, at, _ := p.text(plainType)
		now, _, _ := c.text(typings[c.r.IntN(len(typings))].how)
		wants := p.passages(60, old, at)
		spans := make([]Span, len(wants))
		for i, w := range wants {
			spans[i] = w.span
		}
		for i, got := range Carry(old, now, spans) {
			quote := old[spans[i].Start:spans[i].End]
			there, before := slowly(now, quote), slowly(old, quote)
			is := now[got.Span.Start:got.Span.End]
			switch stands := got.Fate == Kept || got.Fate == Moved; {
			case stands && !slices.Equal(bare(is), bare(quote)):
				t.Errorf("seed %d: %q is said to stand as %q", seed, quote, is)
			case !stands && len(there) == 1 && len(before) == 1 && len(bare(quote)) >= 5 && len(strings.Join(bare(quote), "")) >= 30 &&
				got.Fate != Ambiguous && p.kind == english && signless(now, quote):
				t.Errorf("seed %d: %q stands in the new text once, and is fate %d", seed, quote, got.Fate)
			case got.Fate == Changed && is == quote:
				t.Errorf("seed %d: %q is said to have changed", seed, quote)
			case got.Fate == Ambiguous && len(got.Places) < 1:
				t.Errorf("seed %d: %q stands nowhere, and is said to be ambiguous", seed, quote)
			}
		}
	}
}

// signless reports whether a quotation stands in a text sign by sign, blanks aside.
func signless(text, quote string) bool {
	join := func(s string) string { return strings.Join(strings.Fields(fold(s).text), " ") }
	return strings.Contains(join(text), join(quote))
}
