package ledger

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"galley/model/names"
	"galley/model/quantity"
)

// offices are titles that one person seldom has two of, by how they are written, to one
// name each. What is not here may go together.
var offices = map[string]string{
	"president": "president", "vice president": "vice president", "prime minister": "prime minister", "premier": "prime minister",
	"chancellor": "chancellor", "senator": "senator", "sen.": "senator", "representative": "representative", "rep.": "representative",
	"congressman": "representative", "congresswoman": "representative", "governor": "governor", "gov.": "governor", "mayor": "mayor",
	"king": "king", "queen": "queen", "prince": "prince", "princess": "princess", "pope": "pope", "cardinal": "cardinal",
	"archbishop": "archbishop", "bishop": "bishop", "rabbi": "rabbi", "judge": "judge", "justice": "justice", "chief justice": "justice",
	"gen.": "general", "general": "general", "col.": "colonel", "colonel": "colonel", "capt.": "captain", "captain": "captain",
	"maj.": "major", "major": "major", "lt.": "lieutenant", "lieutenant": "lieutenant", "sgt.": "sergeant", "sergeant": "sergeant",
	"adm.": "admiral", "admiral": "admiral", "attorney general": "attorney general", "ambassador": "ambassador", "sheriff": "sheriff",
	"secretary of state": "secretary", "secretary": "secretary", "defense secretary": "secretary", "treasury secretary": "secretary",
	"foreign secretary": "secretary", "home secretary": "secretary", "foreign minister": "minister", "minister": "minister",
	"secretary-general": "secretary-general", "secretary general": "secretary-general",
	"mr.": "Mr.", "mrs.": "Mrs.", "ms.": "Ms.", "miss": "Ms.",
	"mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.",
}

// goTogether are offices that one person has in one article.
var goTogether = map[[2]string]bool{
	{"Mrs.", "Ms."}: true, {"general", "secretary"}: true, {"minister", "prime minister"}: true, {"justice", "judge"}: true,
	{"archbishop", "cardinal"}: true, {"archbishop", "bishop"}: true, {"cardinal", "pope"}: true,
}

// office is how often a person is given one, and where first.
type office struct {
	name, written string
	count, first  int // first of found
}

// titles finds one person with two offices, or as Mr. and as Ms., one of them said once
// only.
func (l *list) titles() {
	type key struct {
		bearer   int
		courtesy bool
	}
	uses := map[key][]*office{}
	var order []key
	namesakes := map[string]int{} // persons by surname
	for _, b := range l.bearers {
		if b.Surname != "" && len(b.Mentions) > 0 {
			namesakes[strings.ToLower(b.Surname)]++
		}
	}
	for i, n := range l.found {
		name := offices[strings.ToLower(n.Title)]
		if name == "" || l.past(n) || namesakes[strings.ToLower(n.Surname())] > 1 && n.Given() == "" {
			continue // two of one surname: nobody knows which
		}
		k := key{l.of[i], strings.HasSuffix(name, ".")}
		if uses[k] == nil {
			order = append(order, k)
		}
		at := slices.IndexFunc(uses[k], func(o *office) bool { return o.name == name })
		if at < 0 {
			at = len(uses[k])
			uses[k] = append(uses[k], &office{name: name, written: n.Title, first: i})
		}
		uses[k][at].count++
	}
	for _, k := range order {
		if len(uses[k]) != 2 {
			continue
		}
		x, y := uses[k][0], uses[k][1] // in the order of the text
		if x.count < y.count {
			x, y = y, x
		}
		if y.count > 1 || goTogether[[2]string{min(x.name, y.name), max(x.name, y.name)}] {
			continue
		}
		n := l.found[y.first]
		l.titleHint(n, Hint{Titles, "%s: " + counted, []any{l.bearers[k.bearer].Name, x.written, x.count, y.written, y.count}, n.TitleAt},
			l.byName[k.bearer])
	}
}

// past tells whether a title is said to be of the past: "then-Gov.", "former President".
func (l *list) past(n names.Name) bool {
	if strings.HasPrefix(n.Role, "former") || strings.HasPrefix(n.Role, "then") {
		return true
	}
	before := strings.ToLower(l.text[max(0, n.TitleAt.Start-12):n.TitleAt.Start])
	for _, w := range []string{"former ", "then-", "then ", "ex-", "late ", "onetime ", "one-time "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// titleHint puts a hint on the entry of a title, or of its bearer where there is none.
func (l *list) titleHint(n names.Name, h Hint, bearer int) {
	if i := l.at(n.TitleAt, Title); i >= 0 {
		l.hint(i, h)
		return
	}
	if bearer >= 0 {
		l.hint(bearer, h)
	}
}

// sorted are the letters of a word in their order.
func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// firsts are the first letters of the words with a capital.
func firsts(name string) string {
	var out []rune
	for _, w := range strings.Fields(name) {
		if r := []rune(w)[0]; strings.ToLower(w) != w {
			out = append(out, r)
		}
	}
	return string(out)
}

// breakdown are words of a sentence whose shares are parts of one whole.
var breakdown = regexp.MustCompile(`(?i)\b(the rest|the remaining|the remainder|respectively|undecided|had no opinion|split|breakdown|` +
	`were unsure|not sure|didn't know)\b`)

// compares are words of a sentence whose shares are of different wholes.
var compares = regexp.MustCompile(`(?i)\b(from|up|down|rose|fell|grew|increased?|decreased?|compared|more likely|year ago|last year|` +
	`last month|earlier|previous(ly)?|while only|among|of those|than|both|margin|also|either|unfavou?rabl[ey]|disapprov\w*|turnout)\b`)

// shares finds a sentence whose parts come to more than the whole.
func (l *list) shares() {
	for i := 0; i < len(l.figures); {
		j, sum, plainly := i, 0.0, true
		for ; j < len(l.figures) && l.figures[j].sentence == l.figures[i].sentence; j++ {
			f := &l.figures[j]
			if f.Kind != quantity.Share || f.Unit != "percent" {
				continue
			}
			plainly = plainly && f.Known && f.Low == f.High && (f.Modifier == quantity.Exactly || f.Modifier == quantity.About || f.Modifier == "")
			sum += f.Low
		}
		var parts []*figure
		for k := i; k < j; k++ {
			if f := &l.figures[k]; f.Kind == quantity.Share && f.Unit == "percent" {
				parts = append(parts, f)
			}
		}
		span := l.sentence(l.figures[i].sentence)
		text := l.text[span.Start:span.End]
		if plainly && len(parts) >= 2 && sum > 100.9 && sum <= 200 && breakdown.MatchString(text) && !compares.MatchString(text) {
			var said []string
			for _, f := range parts {
				said = append(said, f.Text)
			}
			last := parts[len(parts)-1]
			l.hint(last.entry, say(Shares, last.Span, "%s come to %s percent",
				strings.Join(said, " + "), strconv.FormatFloat(sum, 'f', -1, 64)))
		}
		i = max(j, i+1)
	}
}
