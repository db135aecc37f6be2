package markup

import (
	"strings"
	"testing"
)

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
	if isHarmless(strings.Repeat("<b>", maxActive) + strings.Repeat("<p>", 3*MaxElements/maxActive+1)) {
		t.Error("elements that are opened again in every block pass for harmless")
	}
	if !isHarmless("<p><a href=x>one</a> < 2 <b>two</b></p><") {
		t.Error("a small page does not pass for harmless")
	}
}
