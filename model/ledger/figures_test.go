package ledger

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/cmd/build/figures"
	"galley/model/passage"
)

// TestFigures measures what is found of planted errors, and what is hinted at in articles as
// they came out; go run ./cmd/build bench accuracy runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	for _, held := range []bool{false, true} {
		name := "articles that rules were made on"
		if held {
			name = "articles held out"
		}
		list := articles(t, held)
		c := score(list, 3, func(string) {})
		missed := 1 - float64(c.found)/float64(c.planted)
		f.Write(figures.Figure{Name: "ledger, " + name + ": planted errors missed", Unit: "%", Ours: 100 * missed,
			Peer: "allowed", Value: 10, Ratio: missed / 0.1, Bar: 1})
		hints, words := 0, 0
		for _, a := range list {
			words += len(strings.Fields(a))
			for _, e := range Of(a, "en", Options{}) {
				if e.Hint.Format != "" {
					hints++
				}
			}
		}
		rate := 1000 * float64(hints) / float64(words)
		f.Write(figures.Figure{Name: "ledger, " + name + ": hints in them as they came out, real slips counted too", Unit: "in 1,000 words",
			Ours: rate, Peer: "allowed", Value: 1, Ratio: rate, Bar: 1})
	}
	one, two := listOfNames(50_000), listOfNames(100_000)
	once := figures.Best(3, func() { Of(one, "en", Options{}) })
	twice := figures.Best(3, func() { Of(two, "en", Options{}) })
	f.Write(figures.Figure{Name: "ledger of 100,000 different names", Unit: "ms", Ours: twice, Peer: "of 50,000", Value: once, Ratio: twice / once, Bar: 3})
}

// listOfNames is a text of so many names, each another, all of a few letters apart.
func listOfNames(n int) string {
	var b strings.Builder
	letters := "abcdefghijklmnop"
	for i := range n {
		fmt.Fprintf(&b, "We met Karl Z%c%c%c%c%cov today. ", letters[i&15], letters[i>>4&15], letters[i>>8&15], letters[i>>12&15], letters[i>>16&15])
	}
	return b.String()
}

func FuzzOf(f *testing.F) {
	f.Add("Richard C. Holbrooke, 54, met 21,000 troops on Monday, March 31, 2009. Holbrook said 12,000 troops.", "en", "Kyiv: Kiev\nHolbrooke")
	f.Add("Der größte Mann, Bundeskanzlerin Angela Merkel, kam am Montag, 31. März 2009. Müller, Mueller, Muller.", "de", "#x\n:\n")
	f.Add("17 men and 34 women, 61 people in all; 30 of 120 (31%), from 200 to 250, up 40 percent. Ban Ki-moon, Ban Ki moon, NATO, NTAO.", "en", "")
	f.Add("Karl Nader, Omar Nader, Nader Omar. On November 19, 2019, and November 19, 2012, in 2061 and 2016: Fort-Worth.", "en", "")
	f.Add("International Security Force (ISF), IFS, 45 percent, 60 percent and the rest", "", "\ufeffA: b, c\r\n")
	f.Fuzz(func(t *testing.T, text, language, desk string) {
		spellings, _ := ReadSpellings(desk)
		last := 0
		for _, e := range Of(text, language, Options{Spellings: spellings}) {
			if len(e.Places) == 0 || e.Places[0].Start < last {
				t.Fatalf("%+v out of order", e)
			}
			last = e.Places[0].Start
			for _, p := range append([]passage.Span{e.Hint.At}, e.Places...) {
				if p.Start < 0 || p.End < p.Start || p.End > len(text) {
					t.Fatalf("%+v outside the text", e)
				}
				if utf8.ValidString(text) && (p.Start < len(text) && !utf8.RuneStart(text[p.Start]) || p.End < len(text) && !utf8.RuneStart(text[p.End])) {
					t.Fatalf("%+v cuts a letter", e)
				}
			}
			if said := e.Hint.String(); strings.Contains(said, "%!") {
				t.Fatalf("a hint without its words: %s", said)
			}
		}
	})
}

// Each of these is one slip, and what it must be called; a sound text has no hint.
func TestWhatDoesNotGoTogetherIsSaid(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met Jon Holbrooke. Holbrooke left. Later Holbrooke and Holbrook spoke.", "Holbrooke ×3, Holbrook ×1"},
		{"They met Eva Müller. Then Müller left, and Mueller came with Müller.", "Müller ×3, Mueller ×1"},
		{"They flew from Kandahar to Kandahar, and so near Qandahar they slept in Kandahar.", "Kandahar ×3, Qandahar ×1"},
		{"They say that Hilary Clinton came.", "nearly Hillary Clinton"},
		{"It stood in Afganistan once.", "nearly Afghanistan"},
		{"They met on Monday, March 31, 2009, in town.", "2009-03-31 was a Tuesday, not a Monday"},
		{"They met on June 31, 2009, in town.", "June 31, 2009 is in no calendar"},
		{"There came Ann Poole, 54, a nurse. Later Ann Poole, 45, left.", "Ann Poole is 54 ×1, 45 ×1"},
		{"They saw President Omar Nader. Later President Nader spoke, and so did Prime Minister Nader.", "Omar Nader: President ×2, Prime Minister ×1"},
		{"The army sent 21,000 troops there. Of the 12,000 troops some are back.", "21,000 troops ×1, 12,000 troops ×1"},
		{"The International Security Assistance Force (ISFA) left.", "International Security Assistance Force has the initials ISAF, not ISFA"},
		{"They counted 17 men and 34 women, 61 people in all.", "17 + 34 come to 51, not 61"},
		{"There were 31 people - 12 men and 18 women - on the bus.", "12 + 18 come to 30, not 31"},
		{"The number of beds rose from 200 to 250, an increase of 40 percent.", "from 200 to 250 is 25 percent, not 40 percent"},
		{"Sales fell 30 percent to 60 units from 80 in 2010.", "from 80 to 60 is 25 percent, not 30 percent"},
		{"Only 30 of the 120 members (31%) voted.", "30 of 120 is 25 percent, not 31%"},
		{"Twelve of the nine members left.", "Twelve of nine is more than there are"},
		{"In the poll 45 percent were for it, 40 percent against it and 25 percent were undecided.",
			"45 percent + 40 percent + 25 percent come to 110 percent"},
		{"They work for NATO. Later NATO and NTAO spoke.", "NATO ×2, NTAO ×1"},
		{"They saw Omar Nader. Omar Nader spoke, and Nader Omar left.", "Omar Nader ×2, Nader Omar ×1"},
		{"They met Ban Ki-moon, and then Ban Ki moon left with Ban Ki-moon.", "Ban Ki-moon ×2, Ban Ki moon ×1"},
		{"Later they flew on to Hong-Kong together.", "nearly Hong Kong"},
		{"They saw Omar Nader and Karl Wolters. Omar Nader spoke, and Omar Nader left. Then Karl Nader sang.", "Omar Nader ×3, Karl Nader ×1"},
		{"They met Tom Steyr on the first day. Steyer was glad of it.", "Steyer ×1, Steyr ×1"},
		{"They work at the Ministry of Heatlh and Sport.", "nearly Health"},
		{"They built it in 2016. The film of 2061 was good.", "2016 ×1, 2061 ×1"},
		{"It began on November 19, 2019, in town. On November 19, 2012, they sang.", "November 19, 2019 ×1, November 19, 2012 ×1"},
		// and what is right as it is
		{"They counted 17 men and 34 women, 51 people in all.", ""},
		{"They counted 17 men and 34 women, 61 people in all, and others.", ""},
		{"The number of beds rose from 200 to 250, an increase of 25 percent.", ""},
		{"Only 30 of the 120 members (25%) voted.", ""},
		{"In all, the club has 51 members: 17 men and 34 women.", ""},
		{"They saw Omar Nader and his wife, Karla Nader. Omar Nader spoke, and Omar Nader left.", ""},
		{"The NBC and CNBC said so. NBC and the BBC did not.", ""},
		{"It began on September 11, 2001. They met for the anniversary on September 11, 2009.", ""},
		{"They met on Tuesday in 2008. They sang in 2009.", ""},
		{"They met Jon Smith and Karl Smyth. Then Smith and Smyth left.", ""},
		{"The Clintons came. Later Bill Clinton and the Clintons left Iran, and Iranians left Iraq.", ""},
		{"They met Bob Dane, the Danes and a Dane. America and Americans met Austria and Australia.", ""},
		{"They met on Tuesday, March 31, 2009, in town.", ""},
		{"Some 17,000 troops came, and then another 21,000 troops followed them.", ""},
		{"Former President Omar Nader met Prime Minister Karim Hadid.", ""},
	} {
		var said []string
		for _, e := range Of(c.text, "en", Options{}) {
			if h := e.Hint.String(); h != "" {
				said = append(said, h)
			}
		}
		if got := strings.Join(said, "; "); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// The desk's own spelling is hinted at wherever another stands, and bad lines are named.
func TestTheDeskHasTheLastWord(t *testing.T) {
	list, bad := ReadSpellings("\ufeff# ours\r\nKyiv: Kiev, Kiew # the capital\r\nUlan Bator\r\n:\r\nOdesa:\r\n\r\n")
	if len(bad) != 2 || bad[0].Line != 4 || bad[1].Line != 5 {
		t.Errorf("%+v", bad)
	}
	var said []string
	for _, e := range Of("They flew to Kiev and Kyiv, and on to Ulan Batar in Kiew.", "en", Options{Spellings: list}) {
		if e.Hint.Format != "" {
			said = append(said, e.Text+": "+e.Hint.String())
		}
	}
	if got := strings.Join(said, "; "); got != "Kiev: the desk writes Kyiv; Ulan Batar: the desk writes Ulan Bator; Kiew: the desk writes Kyiv" {
		t.Error(got)
	}
}
