package passage

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestATextIsCutIntoWordsFiguresAndSigns(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // what is compared, with | between
		{"", ""}, {" \n\t", ""}, {"size ZAZ azAZ 09", "size|ZAZ|azAZ|09"},
		{"21,000 3.5 10:30 1/2", "21,000|3.5|10:30|1/2"}, {"9.9 90,909", "9.9|90,909"}, {"in 3, 4. And", "in|3|,|4|.|And"},
		{",5 .5", ",|5|.|5"}, {"a,5 5,a", "a|,|5|5|,|a"}, {"5,", "5|,"}, {"1,,2", "1|,|,|2"},
		{"don't don’t donʼt", "don't|don't|don't"}, {"dogs' bone", `dogs|"|bone`}, {"dogs’ bone’", `dogs|"|bone|"`}, {"dogsʼ", `dogs|"`},
		{"5'6 5’6", "5'6|5'6"}, {"5'a", "5|'|a"}, {"a'5", `a|"|5`}, {"5'", "5|'"}, {"say 'x'", `say|"|x|"`}, {"'90s", `"|90s`},
		{"'", `"`},
		{"cafe\u0301's", "café's"}, {"“x”", `"|x|"`}, {`"x"`, `"|x|"`}, {`5"`, `5|"`},
		{"a – b—c--d", "a|-|b|-|c|-|d"}, {"a–", "a|-"}, {"so…", "so|.|.|."},
		{"abc漢字def", "abc|漢|字|def"}, {"か\u3099x", "が|x"}, {"か\u3099", "が"}, {"ーx", "ー|x"},
		{"so\u00adft", "soft"}, {"so\u00ad ft", "so|ft"}, {"\u00adsoft", "soft"}, {"so\u00ad漢", "so|漢"}, {"a\u200b1", "a1"},
		{"e\u00ad\u0301x", "e\u0301x"},
		{"ﬁnd", "find"}, {"a\u00a0b", "a|b"},
	} {
		known := newLexicon()
		cut := tokenize(c.text, known)
		word := make([]string, len(known.ids))
		for w, id := range known.ids {
			word[id] = w
		}
		var got []string
		for _, id := range cut.id {
			got = append(got, word[id])
		}
		if is := strings.Join(got, "|"); is != c.want {
			t.Errorf("%q: %s, want %s", c.text, is, c.want)
		}
		last := 0
		for _, at := range cut.at { // in order, and no blank or unseen character at the ends
			part := c.text[at.start:at.end]
			if int(at.start) < last && part != "…" || part == "" || strings.Trim(part, " \n\u00a0\u00ad\u200b") != part {
				t.Errorf("%q: %q at %v after %d", c.text, part, at, last)
			}
			last = int(at.end)
		}
	}
}

func TestWordsTellAsMuchAsTheyHaveLetters(t *testing.T) {
	for word, want := range map[string]int32{"": 0, ".": 0, "-": 0, "a": 1, "don't": 4, "21,000": 5, "漢": 3, "が": 3, "ab漢": 5, "½": 1} {
		known := newLexicon()
		id := known.number(word)
		if again := known.number(word); known.letters[id] != want || again != id || len(known.letters) != 1 {
			t.Errorf("%q: %d letters, numbers %d and %d", word, known.letters[id], id, again)
		}
	}
}

func TestOccurrencesOfWordsAgainstTheSlowAlgorithm(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	vocabulary := []string{"a", "a", "a", "b", "b", "c", "d"}
	for range 3000 {
		text := wordsOf(r, 1+r.IntN(30), vocabulary...)
		known := newLexicon()
		for _, w := range vocabulary {
			known.number(w)
		}
		cut := tokenize(strings.Join(text, " "), known)
		cut.index(known)
		from := r.IntN(len(text))
		n := 1 + r.IntN(min(4, len(text)-from))
		lo, hi, most := r.IntN(len(text)+1), r.IntN(len(text)+1), 1+r.IntN(4)
		var want []int
		for at := lo; at+n <= hi && len(want) < most; at++ {
			if slices.Equal(text[at:at+n], text[from:from+n]) {
				want = append(want, at)
			}
		}
		if got := cut.occurrences(cut.id[from:from+n], lo, hi, most); !slices.Equal(got, want) {
			t.Fatalf("%q of %q from %d to %d, at most %d: %v, want %v", text[from:from+n], text, lo, hi, most, got, want)
		}
	}
}

func TestWhatEndsASentence(t *testing.T) {
	cut := tokenize(`so. one. two ! ” "`, newLexicon())
	want := []bool{true, false, true, false, true, false, true, true, true, true} // from before the first token to after the last
	for i, ends := range want {
		if cut.endsSentence(i-1) != ends {
			t.Errorf("token %d: %v", i-1, !ends)
		}
	}
}
