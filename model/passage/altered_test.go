package passage

import (
	"fmt"
	"strings"
	"testing"
)

// filled is a text of so many words that are like no other, with those given from a
// place on.
func filled(n, place int, words string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint(i, "-")[:len(fmt.Sprint(i))]
	}
	for i, w := range strings.Fields(words) {
		out[place+i] = w
	}
	return strings.Join(out, " ")
}

func TestOtherWordsInThePlaceOfAPassageAreWhatBecameOfIt(t *testing.T) {
	for name, c := range map[string]struct {
		quote, now string
		g          gap
		want       string // "" for lost
		score      float64
	}{
		// The place is not known for sure: two fifths of the letters may differ.
		"four of ten letters": {"abcdefghij", filled(20, 5, "abcdefwxyz"), gap{lo: 2, hi: 18}, "abcdefwxyz", 0.6},
		"five of ten letters": {"abcdefghij", filled(20, 5, "abcdevwxyz"), gap{lo: 2, hi: 18}, "", 0},
		"outside the gap":     {"abcdefghij", filled(20, 5, "abcdefghix"), gap{lo: 6, hi: 18}, "", 0},
		"no gap":              {"abcdefghij", filled(20, 5, "abcdefghix"), gap{lo: 6, hi: 6}, "", 0},
		"a gap far back":      {"abcdefghij", filled(700, 605, "abcdefghix"), gap{lo: 600, hi: 610}, "abcdefghix", 0.9},
		"a gap of 999 words":  {"abcdefghij", filled(1200, 105, "abcdefghix"), gap{lo: 100, hi: 1099}, "abcdefghix", 0.9},
		"a gap of 1,000":      {"abcdefghij", filled(1200, 105, "abcdefghix"), gap{lo: 100, hi: 1100}, "", 0},

		// Both neighbours are kept, and much was put in: three fifths.
		"six of ten letters, between neighbours": {"abcdefghij", filled(20, 5, "abcduvwxyz"), gap{lo: 2, hi: 9, tight: true},
			"abcduvwxyz", 0.4},
		"seven of ten letters, between neighbours": {"abcdefghij", filled(20, 5, "abctuvwxyz"), gap{lo: 2, hi: 9, tight: true}, "", 0},

		// Both neighbours are kept, and little was put in: all that stands there now.
		"one word for another":       {"abcdefghij", filled(20, 5, "abcduvwxyz"), gap{lo: 5, hi: 6, tight: true}, "abcduvwxyz", 0.4},
		"one word for quite another": {"abcdefghij", filled(20, 5, "abctuvwxyz"), gap{lo: 5, hi: 6, tight: true}, "", 0},
		"two words for one": {"abcdefghij", filled(20, 5, "abcde fghij"), gap{lo: 5, hi: 7, tight: true}, "abcde fghij",
			1 - 1.0/11},
		"six words for one": {"abcdefghij", filled(20, 5, "a bc de fg h ij"), gap{lo: 5, hi: 11, tight: true},
			"a bc de fg h ij", 1 - 5.0/15},
		"seven words for one": {"abcdefghij", filled(20, 5, "abcdefghix b c d e f g"), gap{lo: 5, hi: 12, tight: true},
			"abcdefghix", 0.9},
		"eight words for two": {"abcde fghij", filled(20, 5, "ab cd e fg h i j k"), gap{lo: 5, hi: 13, tight: true},
			"ab cd e fg h i j k", 1 - 7.0/18},
		"nine words for two": {"abcde fghij", filled(20, 5, "abcde fghix b c d e f g h"), gap{lo: 5, hi: 14, tight: true},
			"abcde fghix", 1 - 1.0/11},
		"nothing stands there": {"abcdefghij", filled(20, 5, "abcdefghix"), gap{lo: 5, hi: 5, tight: true}, "", 0},
		"much longer than it was": {"abcdef", filled(20, 5, "abcdefghijklmno"), gap{lo: 5, hi: 6, tight: true},
			"abcdefghijklmno", 1 - 9.0/15},
		"too much longer than it was": {"abcdef", filled(20, 5, "abcdefghijklmnop"), gap{lo: 5, hi: 6, tight: true}, "", 0},

		// Nothing like it in the gap: long passages are looked for anywhere.
		"24 letters elsewhere": {"abcdefgh ijklmnop qrstuv", filled(60, 30, "abcdefgh ijklmnop qrstux"), gap{lo: 6, hi: 9},
			"abcdefgh ijklmnop qrstux", 1 - 1.0/24},
		"24 letters elsewhere, and no gap": {"abcdefgh ijklmnop qrstuv", filled(60, 30, "abcdefgh ijklmnop qrstux"), gap{lo: 6, hi: 6},
			"abcdefgh ijklmnop qrstux", 1 - 1.0/24},
		"23 letters elsewhere": {"abcdefgh ijklmnop qrstu", filled(60, 30, "abcdefgh ijklmnop qrstx"), gap{lo: 6, hi: 9}, "", 0},
		"elsewhere, with neighbours kept": {"abcdefgh ijklmnop qrstuv", filled(60, 30, "abcdefgh ijklmnop qrstux"), gap{lo: 6,
			hi: 6, tight: true},
			"", 0},
	} {
		old := "zzz " + c.quote + " zzz"
		got := comparison(old, c.now).altered(Span{4, 4 + len(c.quote)}, c.g)
		if is := c.now[got.Span.Start:got.Span.End]; is != c.want || !alike(got.Score,
			c.score) || (got.Fate == Changed) != (c.want != "") {
			t.Errorf("%s: %q %+v, want %q %v", name, is, got, c.want, c.score)
		}
	}
}

func TestAPassageIsRecognisedElsewhereByItsRarerWords(t *testing.T) {
	const quote = "abcdefgh ijklmnop qrstuvwx" // 26 letters, five may be wrong
	long := strings.Fields("aabbccdd bbccddee ccddeeff ddeeffgg eeffgghh ffgghhii gghhiijj hhiijjkk iijjkkll jjkkllmm kkllmmnn llmmnnoo " +
		"mmnnoopp nnooppqq")
	ends := make([]string, len(long)) // only the first and the last word are the same
	for i, w := range long {
		ends[i] = w[:7] + "x"
	}
	ends[0], ends[13] = long[0], long[13]
	forty := strings.ReplaceAll(numbered(40, nil), "w", "word") + " "
	sparse := "abcdefgh " + strings.Repeat(". ", 20) + "ijklmnop " + strings.Repeat(". ", 20)
	twice := func(one, other string) string { return filled(60, 20, one) + " " + filled(60, 20, other) }
	for name, c := range map[string]struct {
		quote, now, want string
		errors           float64
	}{
		"at the beginning":       {quote, filled(60, 0, "abcdefgh ijklmnop qrstuvwz"), "abcdefgh ijklmnop qrstuvwz", 1},
		"at the end of a part":   {quote, filled(60, 15, "abcdefgh ijklmnop qrstuvwz"), "abcdefgh ijklmnop qrstuvwz", 1},
		"in the next part":       {quote, filled(60, 16, "abcdefgh ijklmnop qrstuvwz"), "abcdefgh ijklmnop qrstuvwz", 1},
		"at the end of the text": {quote, filled(60, 57, "abcdefgh ijklmnop qrstuvwz"), "abcdefgh ijklmnop qrstuvwz", 1},
		"far back":               {quote, filled(900, 777, "abcdefgh ijklmnop qrstuvwz"), "abcdefgh ijklmnop qrstuvwz", 1},
		"five letters wrong":     {quote, filled(60, 20, "abcdefgh ijklmnop qrs12345"), "abcdefgh ijklmnop qrs12345", 5},
		"six letters wrong":      {quote, filled(60, 20, "abcdefgh ijklmnop qr123456"), "", 0},
		"one word is the same":   {quote, filled(60, 20, "abcdefgh ijklmnoz qrstuvwz"), "", 0},
		"not at all":             {quote, filled(60, 20, "nothing like it"), "", 0},
		"two places, as good":    {quote, twice("abcdefgh ijklmnop qrstuvwz", "abcdefgh ijklmnop qrstuvwy"), "", 0},
		"two places, nearly":     {quote, twice("abcdefgh ijklmnop qrstuvwz", "abcdefgh ijklmnop qrstuvyz"), "", 0},
		"two places, one better": {quote, twice("abcdefgh ijklmnop qrstuvwz", "abcdefgh ijklmnop qrst1234"),
			"abcdefgh ijklmnop qrstuvwz", 1},
		"the better one comes last": {quote, twice("abcdefgh ijklmnop qrst1234", "abcdefgh ijklmnop qrstuvwz"),
			"abcdefgh ijklmnop qrstuvwz", 1},
		"the worse has more of its words": {strings.Join(long, " "), twice(strings.Join(long[:11], " ")+" x y z",
			strings.Join(ends, " ")), strings.Join(ends, " "), 12},
		"first and last word": {strings.Join(long, " "), filled(90, 40, strings.Join(ends, " ")), strings.Join(ends, " "), 12},
		"a word put in where a part ends": {"abcdefgh ijklmnop qrstuvwx yzabcdef", filled(60, 15,
			"abcdefgh ijklmnop x qrstuvwx yzabcdef"),
			"abcdefgh ijklmnop x qrstuvwx yzabcdef", 2},
		"forty words": {forty + "abcdefg", filled(120, 31, forty+"abcdefh"), forty + "abcdefh", 1},
		"words the text has 60 times": {quote, strings.Repeat(sparse, 59) + filled(60, 40, "abcdefgh ijklmnop qrstuvwz"),
			"abcdefgh ijklmnop qrstuvwz", 1},
		"words the text has 61 times": {quote, strings.Repeat(sparse, 60) + filled(60, 40, "abcdefgh ijklmnop qrstuvwz"), "", 0},
	} {
		old := "zzz zz " + c.quote + " zzz"
		p := Span{7, 7 + len(c.quote)}
		got := comparison(old, c.now).elsewhere([]rune(c.quote), p)
		score := 0.0
		if c.want != "" {
			score = 1 - c.errors/float64(len(c.quote))
		}
		if is := c.now[got.Span.Start:got.Span.End]; is != c.want || !alike(got.Score, score) || (got.Fate == Changed) != (c.want != "") {
			t.Errorf("%s: %q %+v, want %q %v", name, is, got, c.want, score)
		}
	}
}
