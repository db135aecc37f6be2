package ingest

import (
	"errors"
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
)

func TestAHeadlineAloneIsRefusedUntilAllThatIsShownIsAskedFor(t *testing.T) {
	t.Parallel()
	for what, page := range map[string]string{
		"a headline": `<h1>Fewer ships</h1><div id="root"></div>`,
		"a dialog":   `<h1>Fewer ships</h1><div role="dialog"><p>We use cookies. Accept them or leave this page at once.</p></div>`,
		"nothing":    `<div id="root"></div>`,
	} {
		page = "<html><head><title>Fewer ships</title></head><body>" + page + "</body></html>"
		_, err := Bytes(t.Context(), "x.html", []byte(page), Hints{})
		ingesttest.Refusal(t, err)
		if !errors.Is(err, ErrNoArticle) {
			t.Errorf("%s: %v", what, err)
		}
		doc, err := Bytes(t.Context(), "x.html", []byte(page), Hints{AsShown: true})
		if what == "nothing" {
			if err == nil {
				t.Errorf("%s came in as %q", what, doc.Text)
			}
		} else if err != nil || !strings.Contains(doc.Text, "Fewer ships") || what == "a dialog" && !strings.Contains(doc.Text,
			"We use cookies") {
			t.Errorf("%s as shown: %q, %v", what, doc.Text, err)
		}
	}
	described := `<html><head><title>Fewer ships</title><meta property="og:description" content="` + ingesttest.Lead1 +
		`"></head><body><article><h1>Fewer ships</h1><p>More follows.</p></article></body></html>`
	doc := readString(t, "x.html", described)
	if len(doc.Cautions) != 1 || !strings.Contains(doc.Cautions[0], "description") {
		t.Errorf("less than the description: %q", doc.Cautions)
	}
}
