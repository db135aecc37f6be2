package quotation

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const spoken = `So let me be clear. We have 21,000 troops at the border, and we don't intend to send more — not this year. ` +
	`The people of this country know what it costs; their sons and daughters went. "Never again," my father told me, ` +
	`and I've kept his well-known words in mind… Thank you, and God bless the United States of America.`

// told is the result in a line: the state, and each difference as kind:ours→theirs.
func told(text, source string) string {
	r, ok := Compare(text, source)
	if !ok {
		return "-"
	}
	parts := []string{string(r.State)}
	for _, d := range r.Differences {
		parts = append(parts, fmt.Sprintf("%s:%s→%s", d.Kind, d.Ours, d.Theirs))
	}
	return strings.Join(parts, "|")
}

func TestQuotationsAreCompared(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`“We have 21,000 troops at the border”`, "verbatim"},
		{`"we don’t intend to send more – not this year," he said`, "verbatim"},
		{`He said: »We don't intend to send more — not this year!«`, "verbatim"},
		{`„The people of this country know what it costs“, sagte er`, "verbatim"},
		{"« The people of this country\u00a0know what it costs »", "verbatim"},
		{`“We have 21,000 troops,” she said, “at the border”`, "verbatim"},
		{`‘“Never again,” my father told me’`, "verbatim"},
		{`“‘Never again,’ my father told me, and I've kept his well known words in mind…”`, "verbatim"},
		{`We have 21 000 troops at the border`, "verbatim"},
		{"We have 21,000 tro\u00adops at\nthe\tborder", "verbatim"},
		{`have 21,000 troops,” she said, “at the border`, "verbatim"},
		{`God bless the United States of America`, "verbatim"},
		{`“WE HAVE 21,000 TROOPS AT THE BORDER”`, "verbatim"},

		{`“We have 21,000 troops … and we don't intend to send more”`, "elided"},
		{`“We have 21,000 troops [...] and we don't intend to send more”`, "elided"},
		{`“We have 21,000 troops (…), and we don't intend to send more”`, "elided"},
		{`“We have 21,000 troops . . . not this year”`, "elided"},
		{`“We have 21,000 troops,” she said. “Their sons and daughters went.”`, "elided"},
		{`She spoke of “sons and daughters” and of “21,000 troops”`, "elided"},
		{`“We have 21,000 troops…”`, "elided"},
		{`“… their sons and daughters went”`, "elided"},

		{`“[The army has] 21,000 troops at the border”`, "bracketed"},
		{`“[W]e have 21,000 troops at the border”`, "bracketed"},
		{`“We have 21,000 troop[s] at the border”`, "bracketed"},
		{`“We have 21,000 troops at the [Mexican] border … not this year”`, "bracketed"},
		{`“The people of this country [sic] know what it costs”`, "verbatim"},

		{`“We have 12,000 troops at the border”`, "differs|changed:12,000→21,000"},
		{`“We have 21,000 troops at the border, and we intend to send more”`, "differs|left out:→don't"},
		{`“We have some 21,000 troops at the border”`, "differs|added:some→"},
		{`“We have 21,000 troops on our border”`, "differs|changed:on our→at the"},
		{`“We have 21,000 Troops at the border”`, "differs|capitals:Troops→troops"},
		{`“The people of this country know what it costs, their sons and daughters went”`, "differs|punctuation:,→;"},
		{`“We have never raised taxes for millionaires”`, "differs|absent:We have never raised taxes for millionaires→"},
		{`“We have 21,000 troops”, she said, “on the border”`, "differs|changed:on→at"},
		{`“We have 21,000 troops … and we do intend to send more”`, "differs|changed:do→don't"},
	} {
		if got := told(c.text, spoken); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	for _, c := range [][3]string{
		{`“the U.S. and its allies”`, "The US and its allies left.", "verbatim"},
		{`“Mr Smith and Dr. Jones”`, "Mr. Smith and Dr Jones", "verbatim"},
		{`“the government fell”`, "Then the govern-\nment fell.", "verbatim"},
		{`“the well-known man”`, "the well-\nknown man", "verbatim"},
		{`“we came. We saw”`, "we came [applause]. We saw", "verbatim"},
		{`“He said no”`, "“[H]e said no”", "verbatim"},
		{`“caf\u0065\u0301”`, "caf\u00e9", "verbatim"},
		{"“我们有两万人”", "他说：我们有两万人。", "verbatim"},
		{"“我们有三万人”", "他说：我们有两万人。", "differs|changed:三→两"},
		{`“5% of it”`, "some 5 % of it", "verbatim"},
		{`“”`, "x", "-"}, {`x`, "…", "-"}, {"\xff", "x", "-"},
	} {
		text := strings.ReplaceAll(c[0], `\u0065\u0301`, "e\u0301")
		if got := told(text, c[1]); got != c[2] {
			t.Errorf("%s beside %s\n got %s\nwant %s", text, c[1], got, c[2])
		}
	}
}

// TestTenAlteredQuotationsAreFoundAndNoneInvented alters ten quotations by a word each and leaves ten as they are.
func TestTenAlteredQuotationsAreFoundAndNoneInvented(t *testing.T) {
	for _, c := range [][3]string{ // as said, as altered, what differs
		{"We will never surrender", "We will not surrender", "changed:not→never"},
		{"the worst crisis in fifty years", "the worst crisis in fifteen years", "changed:fifteen→fifty"},
		{"I did not know about the letter", "I did know about the letter", "left out:→not"},
		{"most of them were children", "most of them were just children", "added:just→"},
		{"it could be the end of the road", "it would be the end of the road", "changed:would→could"},
		{"we lost 4.5 million euros", "we lost 45 million euros", "changed:45→4.5"},
		{"the minister's office called", "the ministers' office called", "changed:ministers→minister's"},
		{"she asked him to leave", "he asked her to leave", "changed:he→she|changed:her→him"},
		{"nobody was hurt, thank God", "nobody was harmed, thank God", "changed:harmed→hurt"},
		{"from Monday on it is free", "from Monday it is free", "left out:→on"},
	} {
		source := "Well, he began. And then: " + c[0] + ". That is all I have to say, she added."
		if got := told("“"+c[1]+",” he said.", source); got != "differs|"+c[2] {
			t.Errorf("%s: %s", c[1], got)
		}
		if got := told("“"+c[0]+",” he said.", source); got != "verbatim" {
			t.Errorf("%s: %s", c[0], got)
		}
	}
}

// TestNoDifferenceIsInvented sets words of a text in random typography, with words left out and put into brackets.
func TestNoDifferenceIsInvented(t *testing.T) {
	words := strings.Fields(spoken)
	dice := rand.New(rand.NewPCG(18, 4))
	marks := [][2]string{{"“", "”"}, {`"`, `"`}, {"„", "“"}, {"«\u00a0", "\u00a0»"}, {"»", "«"}, {"‘", "’"}}
	for n := range 200 {
		from := dice.IntN(len(words) - 8)
		part := append([]string{}, words[from:from+6+dice.IntN(len(words)-from-6)]...)
		want := Verbatim
		if at := 2 + dice.IntN(len(part)-4); n%4 == 1 && len(part) > 5 {
			to := min(at+1+dice.IntN(3), len(part)-2)
			part = append(append(append([]string{}, part[:at]...), []string{"…", "[...]", "[…]"}[n%3]), part[to:]...)
			want = Elided
		} else if n%4 == 2 {
			part[at] = "[they]"
			want = Bracketed
		}
		text := strings.TrimRight(strings.Join(part, " "), " .,;:—–-")
		text = strings.TrimSuffix(text, "…") // the pause of the speaker
		if r, size := utf8.DecodeRuneInString(text); n%2 == 0 {
			text = string(unicode.ToUpper(r)) + text[size:]
		}
		mark := marks[n%len(marks)]
		if mark[0] != "“" && strings.Count(text, `"`) == 1 { // a part of a quotation within it
			mark = marks[0]
		}
		inner := "‘"
		if mark[0] == "‘" {
			inner = "" // nested marks of one kind are none that anybody sets
		}
		text = strings.ReplaceAll(text, `"`, inner)
		if n%3 == 0 {
			text = strings.ReplaceAll(text, "'", "’")
		}
		if n%5 == 0 {
			text = strings.ReplaceAll(text, " — ", "—")
		}
		if n%7 == 0 {
			text = norm.NFD.String(text)
		}
		text = mark[0] + text + []string{".", ",", "!", ""}[n%4] + mark[1]
		r, ok := Compare(text, spoken)
		if !ok || r.State != want {
			t.Errorf("%s\nis %s, want %s", text, told(text, spoken), want)
		}
	}
}

// TestEveryAlteredWordIsFound alters one word each of 200 random quotations.
func TestEveryAlteredWordIsFound(t *testing.T) {
	words := strings.Fields(spoken)
	dice := rand.New(rand.NewPCG(18, 5))
	for range 200 {
		from := dice.IntN(len(words) - 8)
		part := append([]string{}, words[from:from+8]...)
		at := 1 + dice.IntN(6)
		if part[at] == "—" || strings.Contains(part[at], "-") { // no word, or two
			continue
		}
		was := strings.Trim(part[at], `.,;…"`)
		part[at] = strings.Replace(part[at], was, "zebra", 1)
		text := "“" + strings.Trim(strings.ReplaceAll(strings.Join(part, " "), `"`, "’"), ".,;:—… ") + "”"
		r, ok := Compare(text, spoken)
		if !ok || r.State != Differs || r.Words() != 1 || len(r.Differences) != 1 || r.Differences[0].Ours != "zebra" || r.Differences[0].Theirs != was {
			t.Errorf("%s\nis %s, want zebra for %s", text, told(text, spoken), was)
		}
	}
}

func TestQuotedWordsAreFoundInAllMarks(t *testing.T) {
	for text, want := range map[string]string{
		`He said “one two” and "three".`:                  "one two|three",
		`„Eins“, sagte er, „zwei“.`:                       "Eins|zwei",
		`«Un deux», dit-il, « trois ».`:                   "Un deux|trois",
		`»Eins zwei«`:                                     "Eins zwei",
		`”Ett två”, sade han`:                             "Ett två",
		`「一二」と「三」`:                                        "一二|三",
		`'One isn't two,' he said, 'but three.'`:          "One isn't two,|but three.",
		`‘One isn’t two,’ he said`:                        "One isn’t two,",
		`I don't know the dogs' names`:                    `I don't know the dogs' names`,
		`one two,” he said, “three`:                       "one two,|three",
		`one two," he said, "three`:                       "one two,|three",
		"“One two.\n\n“Three four.”":                      "One two.|Three four.",
		`He is 6'2" tall and said "yes"`:                  "yes",
		`“He said ‘no’ to me”`:                            "He said ‘no’ to me",
		` no marks at all `:                               "no marks at all",
		"‹Un› et ‹deux›":                                  "Un|deux",
		`“Sie sagte „nein“ zu mir”`:                       "Sie sagte „nein“ zu mir",
		`The plan ("to win") was called 'good' by nobody`: "to win",
	} {
		var got []string
		for _, s := range Quoted(text) {
			got = append(got, text[s.Start:s.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestBestIsTheNearestPassage(t *testing.T) {
	r, at := Best("“we left early”", []string{"", "we left late", "And we left early."})
	if at != 2 || r.State != Verbatim {
		t.Errorf("%v of %d", r, at)
	}
	if _, at := Best("x", nil); at != -1 {
		t.Error(at)
	}
}

func TestLongTextsAreBounded(t *testing.T) {
	long := strings.Repeat("word ", 5000)
	if _, ok := Compare(long, long); ok {
		t.Error("25,000,000 pairs were compared")
	}
}

// FuzzCompare holds the comparison to places that are in the text, and a text to being verbatim in itself.
func FuzzCompare(f *testing.F) {
	for _, s := range []string{spoken, `“a … b” [c] d[e]f [...] "g"`, "«\u00a0x\u00a0»", "'a's'", "1 000 000,5 U.S.A. [sic]", "]a[b", "[[a]]", "a-\nb"} {
		f.Add(s, spoken)
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, source string) {
		if len(text) > 2000 || len(source) > 2000 {
			return
		}
		r, ok := Compare(text, source)
		if !ok {
			return
		}
		last := 0
		for _, d := range r.Differences {
			if d.Start < last && d.Start < 0 || d.End < d.Start || d.End > len(text) || text[d.Start:d.End] != d.Ours || !utf8.ValidString(d.Theirs) {
				t.Errorf("%+v of %q", d, text)
			}
			last = d.Start
		}
		if (r.State == Differs) != (len(r.Differences) > 0) {
			t.Errorf("%+v", r)
		}
		if r, ok := Compare(text, text); ok && !strings.ContainsAny(text, "[]") {
			if r.State == Differs {
				t.Errorf("%q differs from itself: %+v", text, r)
			}
		}
	})
}
