package ingest

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var firstLooks = []string{
	"", " ", "Sign up for our newsletter", "SUBSCRIBE to our podcast", "ſubſcribe to our newſletter", "Follow us on Facebook", "follow us on faceboo\u212A", "Read more: the dam", "LIRE AUSSI",
	"Çà et là", "À lire également: le barrage", "Lesen Sie auch", "(Reuters)", "© 2021 The Paper", "Advertisement", "- advertisement -", "3 comments", "Photo: AP / Jane Doe",
	"The minister said 3,000 people had left, according to the police.", "“We stay,” she said.", "Related articles", "Most read", "Tags: dam, water", "Published: 3 May 2021",
	"We use cookies to give you the best experience. Accept", "By using this site you agree to our use of cookies", "This post was published on 3 May", "Wir erhalten eine Provision",
	"jane@paper.example", "@jane_doe", "www.paper.example", "Jane Doe is a reporter for the Paper.", "Additional reporting by Jane Doe", "\xff\xfe", "Стр. 3", "関連記事", "Photos by Jane Doe",
}

// Whatever the quick look rules out does not match.
func TestAQuickLookRulesOutNoMatch(t *testing.T) {
	for _, p := range allPatterns() {
		for _, line := range firstLooks {
			for _, text := range []string{line, strings.ToLower(line), strings.ToUpper(line), " " + line + "!"} {
				if p.Regexp.MatchString(text) != p.MatchString(text) {
					t.Errorf("%q is ruled out for %.80s, which it matches", text, p.String())
				}
			}
		}
	}
}

// The quick look is of use: most expressions have one.
func TestMostPatternsCanBeRuledOut(t *testing.T) {
	all, looked := allPatterns(), 0
	for _, p := range all {
		if p.isSelective() {
			looked++
		}
	}
	if looked*10 < len(all)*8 {
		t.Errorf("only %d of %d expressions can be ruled out by a quick look", looked, len(all))
	}
}

func FuzzQuickLook(f *testing.F) {
	for _, line := range firstLooks {
		f.Add(line)
	}
	all := allPatterns()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		for _, p := range all {
			if p.Regexp.MatchString(text) && !p.MatchString(text) {
				t.Errorf("%q is ruled out for %s, which it matches", text, p.String())
			}
		}
	})
}

// What is left as it is without a copy is what a copy would be.
func TestTextThatNeedsNoCleaningIsLeftAlone(t *testing.T) {
	ones := append([]string{"a b", "a  b", " a", "a ", "a\tb", "a\nb", "a\u00a0b", "a\u0085b", "ü b", "a\x7fb", "a\x01b", "a\xffb", "a\uFFFDb", "A1½ⅷ²é", "[@`{", "\x10\x19"}, firstLooks...)
	for _, s := range ones {
		if got, want := oneLine(s), strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " "); got != want {
			t.Errorf("oneLine(%q) is %q, want %q", s, got, want)
		}
		if got, want := fold(s), strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }), " "); got != want {
			t.Errorf("fold(%q) is %q, want %q", s, got, want)
		}
		want := strings.ToLower(regexp.MustCompile(`[^\p{L}\p{N}]`).ReplaceAllString(strings.ToValidUTF8(s, ""), ""))
		if got := letters(s); got != want {
			t.Errorf("letters(%q) is %q, want %q", s, got, want)
		}
		if got := countLetters(s); got != len(want) {
			t.Errorf("countLetters(%q) is %d, want %d", s, got, len(want))
		}
	}
}

// A page that is not tokenized for its tags is one that could not be refused
// for them.
func TestManyOpenElementsAreSeenInAnyCase(t *testing.T) {
	for _, open := range []string{"<b>", "<STRIKE>", "<Font size=1>", "<a\nhref=x>", "<i/>"} {
		var page strings.Builder
		for range maxActive + 1 {
			page.WriteString(open)
		}
		if isHarmless(page.String()) {
			t.Errorf("%d times %q pass for harmless", maxActive+1, open)
		}
	}
	if isHarmless(strings.Repeat("<b>", maxActive) + strings.Repeat("<p>", 3*maxElements/maxActive+1)) {
		t.Error("elements that are opened again in every block pass for harmless")
	}
	if !isHarmless("<p><a href=x>one</a> < 2 <b>two</b></p><") {
		t.Error("a small page does not pass for harmless")
	}
}
