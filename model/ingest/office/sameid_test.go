package office

import (
	"context"
	"fmt"
	"testing"

	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

// Comments that a program gave one id are all kept, each at its own words; where it cannot be known
// which is which they are listed without a place.
func TestCommentsOfOneIDAreAllKept(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	around := func(s string) string {
		return `<w:commentRangeStart w:id="4"/>` + run(s) + `<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>`
	}
	comment := func(s string) string { return `<w:comment w:id="4"><w:p>` + run(s) + `</w:p></w:comment>` }
	for name, c := range map[string]struct{ body, comments, want string }{
		"two at two places":     {around("one") + run(" and ") + around("two"), comment("A") + comment("B"), "A:one B:two"},
		"one at two places":     {around("one") + run(" and ") + around("two"), comment("A"), "A:one"},
		"two at one place":      {around("one") + run(" and two"), comment("A") + comment("B"), "A:? B:?"},
		"two at three places":   {around("one") + around("two") + around("three"), comment("A") + comment("B"), "A:? B:?"},
		"two that stand":        {run("one") + `<w:r><w:commentReference w:id="4"/></w:r>` + run(" two") + `<w:r><w:commentReference w:id="4"/></w:r>`, comment("A") + comment("B"), "A: B:"},
		"one that begins twice": {`<w:commentRangeStart w:id="4"/>` + around("one"), comment("A"), "A:one"},
	} {
		t.Run(name, func(t *testing.T) {
			data := ingesttest.Word(t, `<w:p>`+run("Text ")+c.body+run(" end.")+`</w:p>`, "word/comments.xml", `<w:comments>`+c.comments+`</w:comments>`)
			doc, err := ReadWord(context.Background(), input.File{Data: data})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, n := range doc.Notes {
				if i > 0 {
					got += " "
				}
				words := "?"
				if n.Placed() {
					words = doc.Text[n.Start:n.End]
				}
				got += fmt.Sprint(n.Text, ":", words)
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestAnnotationsOfOneNameStandAtTheirOwnWords(t *testing.T) {
	around := func(s, says string) string {
		return `<office:annotation office:name="n"><text:p>` + says + `</text:p></office:annotation>` + s + `<office:annotation-end office:name="n"/>`
	}
	doc, err := ReadFlatOpenDocument(context.Background(), input.File{Data: []byte(`<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" ` +
		`office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>Text ` + around("one", "A") + ` and ` + around("two", "B") +
		`.</text:p></office:text></office:body></office:document>`)})
	if err != nil || len(doc.Notes) != 2 {
		t.Fatalf("%v %v", err, doc.Notes)
	}
	for i, want := range []string{"one", "two"} {
		if n := doc.Notes[i]; !n.Placed() || doc.Text[n.Start:n.End] != want {
			t.Errorf("%+v of %q, want %q", n, doc.Text, want)
		}
	}
}
