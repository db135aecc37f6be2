package ledger

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"galley/model/passage"
)

// misspell changes a word as a typist does, and says how.
func (p *planter) misspell(w string) (kind, now string) {
	r := []rune(w)
	for range 20 {
		at := 1 + p.r.IntN(len(r)-2)
		if !unicode.IsLower(r[at]) {
			continue
		}
		var now []rune
		kind := ""
		switch p.r.IntN(7) {
		case 0, 1:
			kind = "letters swapped"
			now = slices.Clone(r)
			now[at], now[at+1] = now[at+1], now[at]
		case 2:
			kind = "letter left out"
			now = append(slices.Clone(r[:at]), r[at+1:]...)
		case 3:
			kind = "letter doubled"
			now = append(append(slices.Clone(r[:at]), r[at]), r[at:]...)
		case 4:
			kind = "letter changed"
			vowels := []rune("aeiou")
			if !slices.Contains(vowels, r[at]) {
				continue
			}
			now = slices.Clone(r)
			now[at] = vowels[p.r.IntN(5)]
		case 5:
			kind = "letter changed"
			for _, pair := range []string{"ck", "kc", "iy", "yi", "sz", "zs", "fv", "dt", "td", "mn", "nm", "gj"} {
				if rune(pair[0]) == r[at] {
					now = slices.Clone(r)
					now[at] = rune(pair[1])
				}
			}
		default:
			kind = "last letter left out"
			now = slices.Clone(r[:len(r)-1])
		}
		if s := string(now); s != w && s != "" && unicode.IsLetter(now[len(now)-1]) {
			return kind, s
		}
	}
	return "", ""
}

// sound are ways to write a sound that the same name is met with.
var sound = strings.Fields(`ck-k k-ck ph-f f-ph ie-y y-ie ei-ie ie-ei sch-sh v-w w-v burg-berg berg-burg son-sen sen-son Mc-Mac Mac-Mc th-t ou-u
oo-u ee-ea ai-ay nn-n ll-l tt-t ss-s rr-r mm-m q-k kh-k gh-g x-ks z-s ey-y er-or`)

// variant writes a name as others write it.
func (p *planter) variant(w string) string {
	for _, i := range p.r.Perm(len(sound)) {
		from, to, _ := strings.Cut(sound[i], "-")
		if at := strings.LastIndex(w, from); at > 0 || at == 0 && unicode.IsUpper(rune(from[0])) {
			return w[:at] + to + w[at+len(from):]
		}
	}
	return ""
}

var accents = strings.Fields(`é-e è-e á-a í-i ó-o ú-u ö-o ü-u ä-a ñ-n ç-c ø-o å-a š-s č-c ž-z ı-i e-é o-ö u-ü a-á n-ñ`)

// accent takes the accent off a letter of a name, or puts one on.
func (p *planter) accent(w string) string {
	for _, pair := range accents {
		from, to, _ := strings.Cut(pair, "-")
		if at := strings.Index(w[1:], from); at >= 0 && (len(from) > 1 || p.r.IntN(4) == 0) {
			return w[:1+at] + to + w[1+at+len(from):]
		}
	}
	return ""
}

// hyphen takes a hyphen out of a name, or puts one in for a blank.
func (p *planter) hyphen(name string) string {
	if at := strings.Index(name, "-"); at > 0 {
		return name[:at] + []string{" ", ""}[p.r.IntN(2)] + name[at+1:]
	}
	if strings.Count(name, " ") == 1 && !strings.Contains(name, ".") {
		return strings.Replace(name, " ", "-", 1)
	}
	return ""
}

// misfigure changes a figure as a typist does, two digits swapped or one changed, or as
// somebody who remembers another.
func (p *planter) misfigure(s string) string {
	b := []byte(s)
	var at []int
	for i, c := range b {
		if c >= '0' && c <= '9' {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return ""
	}
	if len(at) > 1 && p.r.IntN(2) == 0 && b[at[0]] != b[at[1]] && b[at[1]] != '0' {
		b[at[0]], b[at[1]] = b[at[1]], b[at[0]]
		return string(b)
	}
	if p.r.IntN(3) == 0 {
		for _, i := range at {
			if b[i] != '0' {
				b[i] = '1' + byte(p.r.IntN(9))
			}
		}
		return string(b)
	}
	i := at[0]
	b[i] = '1' + (b[i]-'1'+byte(1+p.r.IntN(7)))%9
	return string(b)
}

var sentenceEnd = regexp.MustCompile(`[a-z]{3}\. [A-Z]`)

// arithmetic are sentences whose figures do not come to what they say. They stand between
// two sentences of a text. Those of a text that come out right stand in tests of their own.
func (p *planter) arithmetic() {
	ends := sentenceEnd.FindAllStringIndex(p.text, -1)
	if len(ends) == 0 {
		return
	}
	one := p.r.IntN(4) // an article has one of them, or they would be most of all errors
	put := func(kind, sentence string) {
		if one--; one != -1 {
			return
		}
		at := ends[p.r.IntN(len(ends))][0] + 5
		p.add(kind, passage.Span{Start: at, End: at}, sentence+" ")
	}
	a, b, off := 11+p.r.IntN(60), 11+p.r.IntN(60), 1+p.r.IntN(9)
	put("sum", pick(p, []string{
		"Officials counted %d men and %d women, %d people in all.",
		"It hired %d drivers and %d cooks, for a total of %d workers.",
		"The blast hurt %d soldiers and %d civilians, bringing the total to %d.",
		"In all, %[3]d people were held: %[1]d adults and %[2]d children.",
	}, a, b, a+b+off))
	third := 100 - a/2 - b/2 + off
	put("shares", pick(p, []string{
		"In the poll %d percent were in favour, %d percent were against and %d percent were undecided.",
		"Some %d%% of voters backed it, %d%% opposed it and %d%% had no opinion.",
		"Of the money, %d percent goes to roads, %d percent to schools and the remaining %d percent to health.",
	}, a/2, b/2, third))
	from := 20 * (5 + p.r.IntN(20))
	percent := 5 * (1 + p.r.IntN(12))
	to := from + from*percent/100
	put("change", pick(p, []string{
		"The number of beds rose from %d to %d, an increase of %d percent.",
		"Fares went up %[3]d percent, from $%[1]d to $%[2]d.",
		"Sales grew by %[3]d%% to %[2]d units from %[1]d.",
	}, from, to, percent+10+off))
	whole := 40 * (3 + p.r.IntN(20))
	put("share of a count", pick(p, []string{
		"Of the %d schools, %d, or %d percent, were closed.",
		"Only %[2]d of the %[1]d members (%[3]d%%) voted.",
		"Some %[2]d of %[1]d homes, or %[3]d percent, have water again.",
	}, whole, whole/4, 25+10+off))
}

func pick(p *planter, formats []string, args ...any) string {
	return fmt.Sprintf(formats[p.r.IntN(len(formats))], args...)
}
