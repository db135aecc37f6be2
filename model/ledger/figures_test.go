package ledger

import (
	"fmt"
	"os"
	"path/filepath"
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

// TestTheStoryComesOutRight holds the ledger to a table of the story's names, titles and
// figures that was written by hand.
func TestTheStoryComesOutRight(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(corpus, "../articles/us-iran-diplomats.txt"))
	if err != nil {
		t.Skip("the story is not beside the checkout: ", err)
	}
	text := string(b)
	by := map[string]Entry{}
	for _, e := range Of(text, "en", Options{}) {
		by[string(e.Kind)+": "+e.Text] = e
		if e.Hint.Format != "" {
			t.Errorf("a hint in a sound text: %q %s", e.Text, e.Hint)
		}
	}
	for want, count := range map[string]int{
		"name: Richard Holbrooke": 3, "name: Barack Obama": 9, "name: Hillary Rodham Clinton": 8, "name: Mehdi Akhundzadeh": 5, "name: Lara Logan": 3,
		"name: George W. Bush": 1, "name: Hamid Karzai": 5, "name: Ban Ki-moon": 1, "name: Pamela Falk": 1, "name: Baitullah Mehsud": 1,
		"name: Iranian": 5, "name: Iranians": 3, "name: Afghan": 5, "name: American": 3, "name: Americans": 1, "name: Persian": 1, "name: Pakistani": 1,
		"place: U.S.": 14, "place: Iran": 15, "place: Afghanistan": 14, "place: Tehran": 2, "place: United States": 3, "place: Europe": 1,
		"place: Russia": 1, "place: Pakistan": 1, "place: Washington": 1, "place: Lahore": 1,
		"organisation: NATO": 2, "organisation: Taliban": 4, "organisation: al Qaeda": 2, "organisation: U.N.": 2, "organisation: CBS": 1,
		"organisation: Security Council": 1, "organisation: U.S. Embassy": 1,
		"title: senior U.S. diplomat": 1, "title: U.S. Secretary of State": 1, "title: Iranian diplomat": 1, "title: Afghan President": 1,
		"title: President Barack Obama's hand-picked Afghanistan envoy": 1, "title: CBS News chief foreign affairs analyst": 1,
		"title: U.N. Secretary-General": 1, "title: CBS News foreign affairs analyst": 1,
	} {
		if got := len(by[want].Places); got != count {
			t.Errorf("%s stands at %d places, want %d", want, got, count)
		}
	}
	for _, figure := range []string{"50 Americans", "444 days", "600 miles", "21,000 U.S. troops", "ninety percent", "30 years", "2001", "2002"} {
		found := false
		for key := range by {
			found = found || strings.Contains(key, figure) && (strings.HasPrefix(key, "figure: ") || strings.HasPrefix(key, "date: "))
		}
		if !found {
			t.Errorf("no entry of %q", figure)
		}
	}
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
		// and what is right as it is
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
