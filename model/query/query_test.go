package query

import (
	"fmt"
	"strings"
	"testing"
)

// said writes a query as one line, with every parenthesis.
func said(e Expr) string {
	list := func(parts []Expr, between string) string {
		var all []string
		for _, p := range parts {
			all = append(all, said(p))
		}
		return "(" + strings.Join(all, between) + ")"
	}
	switch e := e.(type) {
	case And:
		return list(e, " ")
	case Or:
		return list(e, " | ")
	case Not:
		return "-" + said(e.Expr)
	case Filter:
		return string(e.Field) + "=" + e.Value
	case Term:
		s := fmt.Sprint(e.Words)
		if e.Prefix {
			s += "*"
		}
		if e.Unfinished {
			s += "?"
		}
		return s
	}
	return ""
}

func TestWhateverIsTypedIsAQuery(t *testing.T) {
	for _, c := range []struct {
		text   string
		typing bool
		want   string
	}{
		{"opium border", false, "([opium] [border])"},
		{"opium bor", true, "([opium] [bor]*?)"},
		{"opium bor ", true, "([opium] [bor])"},
		{`"nearly 600 miles" diplo*`, false, "([nearly 600 miles] [diplo]*)"},
		{"heroin OR opium trade", false, "([heroin] | ([opium] [trade]))"},
		{"(heroin OR opium) trade", false, "(([heroin] | [opium]) [trade])"},
		{"opium -border", false, "([opium] -[border])"},
		{"opium NOT border AND war", false, "([opium] -[border] [war])"},
		{"opium -(border war)", false, "([opium] -([border] [war]))"},
		{"-only -no", false, "(-[only] -[no])"},
		{"NOT NOT opium", false, "[opium]"},
		{"opium OR rating:false", false, "([opium] | rating=false)"},
		{"rating:false speaker:\"Richard Holbrooke\" opium", false, "(rating=false speaker=Richard Holbrooke [opium])"},
		{"speaker:“Richard Holbrooke”", false, "speaker=Richard Holbrooke"},
		{"-status:checked", true, "-status=checked"},
		{"since:2009-03 Publisher:cbs on:2009", true, "(after=2009-03 publisher=cbs published=2009)"},
		{"http://example.org", false, "[http example org]"},
		{"well-known", false, "[well known]"},
		{"don’t", false, "[don t]"},
		{"“curly quotes”", false, "[curly quotes]"},
		{"„unten“ «côté»", false, "([unten] [cote])"},
		{"OR", false, "[or]"},
		{"OR opium OR", false, "([or] [opium])"},
		{"opium OR OR war", false, "([opium] | ([or] [war]))"},
		{`"not closed`, true, "[not closed]*?"},
		{`"closed"`, true, "[closed]"},
		{`"nearly 600 mi*"`, false, "[nearly 600 mi]*"},
		{`"nearly 600 mi"*`, false, "[nearly 600 mi]*"},
		{"", true, ""},
		{"NOT", true, ""},
		{") opium (", true, "[opium]"},
		{"((((((((((((((((((opium", false, "[opium]"},
		{`"" - * ( ) ^ : NEAR(a b)`, false, "([near] [a] [b])"},
		{"rating: x", false, "([rating] [x])"},
		{"21,000", false, "[21000]"},
		{"21 000", false, "([21000] | ([21] [000]))"},
		{"21,0", true, "[21 0]*?"},
		{"U.S. troops", false, "([us] [troops])"},
		{"アヘン中国", false, "[ア ヘ ン 中 国]"},
	} {
		if got := said(Parse(c.text, c.typing).Asked); got != c.want {
			t.Errorf("%q means %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordsAreWhatPeopleTypeForThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The envoy’s 21,000 troops", "the envoy s 21000 troops"},
		{"21.000 21’000 21\u00a0000 21\u202f000 1,234,567", "21000 21000 21000 21000 1234567"},
		{"21 000; 2,0000; 0.125; 4.5; 12,34", "21 000 2 0000 0 125 4 5 12 34"},
		{"U.S.-led, the U.K. and a.m.; end.Next J. F. Kennedy", "us led the uk and am end next j f kennedy"},
		{"Café cafe\u0301 ÅNGSTRÖM", "cafe cafe angstrom"},
		{"Straße STRASSE Łódź Ørsted Đorđe Æsop Œuvre naïve ﬁn", "strasse strasse lodz orsted dorde aesop oeuvre naive fin"},
		{"İstanbul ISPARTA ıspanak ΟΔΟΣ οδός", "istanbul isparta ispanak οδοσ οδοσ"},
		{"co\u00adoperate soft", "cooperate soft"},
		{"m² ½ x₁ ①", "m2 12 x1 1"},
		{"ｆｕｌｌ２１", "full21"},
		{"١٢٣ ४५", "123 45"},
		{"שָׁלוֹם", "שלום"},
		{"مُحَمَّد محـمد مدرسى", "محمد محمد مدرسي"},
		{"东京的iPhone手机", "东 京 的 iphone 手 机"},
		{"コーヒーがぶ", "コ ー ヒ ー か\u3099 ふ\u3099"},
		{"हिन्दी", "हिन्दी"},
		{"$5.7 — 10% #tag @name x_y", "5 7 10 tag name x y"},
		{"", ""},
		{"\u0301 \u200d", ""},
	} {
		var got []string
		for w := range Words(c.text) {
			got = append(got, w.Text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q has the words %q, want %q", c.text, s, c.want)
		}
	}
}

func TestTermsAreFoundHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"21000", "about 21,000 or 21 000 troops", "21,000|21 000"},
		{"21,000 troops", "about 21 000 troops", "21 000|troops"},
		{`"21 000 troops"`, "about 21,000 troops", "21,000 troops"},
		{`"1 234 567"`, "1,234,567", "1,234,567"},
		{"us", "the U.S. and us", "U.S|us"},
		{"zürich", "Zürich, ZURICH", "Zürich|ZURICH"},
		{"手机", "iPhone手机和手 机", "手机|手 机"},
		{"opi*", "opium opiate op", "opium|opiate"},
		{`"the envoy"`, "the the envoy", "the envoy"},
		{"well-known", "a well-known and well known man", "well-known|well known"},
	} {
		var got []string
		for _, m := range Matches(c.text, Parse(c.query, false).Terms(), 10) {
			got = append(got, c.text[m.Start:m.End])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q in %q finds %q, want %q", c.query, c.text, s, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d OR e* rating:x`, `“”“`, `-"`, "NOT", "after:", "((-(a OR", "21 000 OR 1,234"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		var see func(e Expr, depth int)
		see = func(e Expr, depth int) {
			if depth > 3*mostNested+6 {
				t.Errorf("%q is nested too deep", text)
			}
			switch e := e.(type) {
			case And:
				if len(e) < 2 {
					t.Errorf("%q has an and of %d", text, len(e))
				}
				for _, p := range e {
					see(p, depth+1)
				}
			case Or:
				if len(e) < 2 {
					t.Errorf("%q has an or of %d", text, len(e))
				}
				for _, p := range e {
					see(p, depth+1)
				}
			case Not:
				see(e.Expr, depth+1)
			case Term:
				if len(e.Words) == 0 || strings.Join(e.Words, "") == "" {
					t.Errorf("%q has a term without words", text)
				}
			case Filter:
			default:
				t.Errorf("%q has a part %v", text, e)
			}
		}
		q := Parse(text, typing)
		if !q.Empty() {
			see(q.Asked, 0)
		}
		for _, p := range []Query{q.AsWord(), q.AsPrefix()} {
			if !p.Empty() {
				see(p.Asked, 0)
			}
		}
	})
}

// FuzzWords holds what the index relies on: words come in order, and folding
// one again changes nothing.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"The 21,000", "U.S.", "Straße", "东京", "שָׁלוֹם", "a\u00adb", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for w := range Words(text) {
			if w.Start < at || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("%q: a word at %v after %d", text, w.Span, at)
			}
			at = w.End
			if strings.ContainsAny(w.Text, " \"'") || len(w.Text) > 2*longestWord {
				t.Fatalf("%q: the word %q", text, w.Text)
			}
		}
	})
}

// FuzzMatches holds the quick way of finding a word against going through all.
func FuzzMatches(f *testing.F) {
	for _, s := range [][2]string{
		{"The U.S. and us, US", "us"}, {"née Neé nee", "nee"}, {"21,000 of 21", "21000"}, {"a.b ab A", "a"}, {"x\u0301y xy", "xy"}, {"手机手", "手"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, text, word string) {
		terms := Parse(word, false).Terms()
		if len(terms) != 1 || len(terms[0].Words) != 1 || len(terms[0].Forms()) != 1 {
			return
		}
		var want, got []string
		for w := range Words(text) {
			if w.Text == terms[0].Words[0] || terms[0].Prefix && strings.HasPrefix(w.Text, terms[0].Words[0]) {
				want = append(want, fmt.Sprint(w.Span))
			}
		}
		for _, m := range Matches(text, terms, 1_000_000) {
			got = append(got, fmt.Sprint(m.Span))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q in %q: %v, want %v", word, text, got, want)
		}
	})
}
