package office

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

// sameWithoutNotes reads a document in both ways, and holds each to the text that it has
// where nobody looks for notes.
func sameWithoutNotes(t *testing.T, data []byte) {
	t.Helper()
	for _, how := range []string{input.Accepted, input.Original} {
		s := input.File{Kind: "a document", Name: "a", Data: data, Changes: how}
		var doc model.Document
		var err error
		if IsWord("", data) {
			doc, err = ReadWord(context.Background(), s)
		} else {
			doc, err = ReadFlatOpenDocument(context.Background(), s)
		}
		text, runs, err2 := Runs(context.Background(), data, how)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%v without notes, %v with them", err2, err)
		}
		if err != nil {
			return
		}
		if text != doc.Text {
			t.Fatalf("without notes the text is\n%q, with them\n%q", text, doc.Text)
		}
		last := model.Note{}
		for _, n := range doc.Notes {
			switch {
			case n.Start == -1 && n.End == -1:
			case n.Start < 0 || n.End < n.Start || n.End > len(text) || !utf8.ValidString(text[:n.Start]) || !utf8.ValidString(text[:n.End]):
				t.Fatalf("a note from %d to %d of %q", n.Start, n.End, text)
			case last.Start > n.Start || last.Start == -1:
				t.Fatalf("a note at %d comes after one at %d", n.Start, last.Start)
			}
			if !utf8.ValidString(n.Text) || strings.ContainsAny(n.Text, "\x00\r") || n.Kind == "" {
				t.Fatalf("a note says %q", n.Text)
			}
			last = n
		}
		for _, r := range runs {
			if r.Start < 0 || r.End <= r.Start || r.End > len(text) || !utf8.ValidString(text[r.Start:r.End]) {
				t.Fatalf("a run from %d to %d", r.Start, r.End)
			}
			if letters, ok := r.Letters(text); ok && (len(letters) == 0 || letters[0].Start != r.Start || letters[len(letters)-1].End != r.End) {
				t.Fatalf("the run %q has the letters %v", text[r.Start:r.End], letters)
			}
		}
	}
}

const someComments = `<w:comments><w:comment w:id="0" w:author="A" w:date="2024-05-01T10:00:00Z"><w:p w14:paraId="1"><w:r><w:t>One https://a.example/` +
	`</w:t></w:r></w:p></w:comment><w:comment w:id="1"><w:p w14:paraId="2"/></w:comment></w:comments>`

// hostile are bodies of Word documents that nobody writes by hand.
func hostile() []string {
	start, end, ref := `<w:commentRangeStart w:id="0"/>`, `<w:commentRangeEnd w:id="0"/>`, `<w:r><w:commentReference w:id="0"/></w:r>`
	t := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	sup := func(s string) string {
		return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>` + s + `</w:t></w:r>`
	}
	return []string{
		`<w:p>` + end + t("ends first ") + start + t("x") + `</w:p>`,
		`<w:p>` + start + start + t("twice") + end + end + ref + ref + `</w:p>`,
		start + `<w:p/>` + end + ref,
		`<w:p>` + start + t(" ") + end + t("***") + `</w:p>`,
		`<w:p>` + sup("1") + start + sup("2") + end + t("⁄") + start + t("3") + end + `</w:p>`,
		`<w:p>` + t("5") + sup("1") + t("⁄") + start + `<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>` + end +
			`</w:p>`,
		`<w:tbl>` + start + `<w:tr>` + end + `<w:tc/>` + ref + `</w:tr></w:tbl>`,
		`<w:tbl><w:tr><w:tc><w:p>` + start + `</w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p>` + t("a") + end +
			`</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
		`<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + t("x") +
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK ` +
			`"https://a.example/" \l</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + t("y") + `</w:p><w:p>` +
			t("z") +
			`<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
		`<w:p><w:pPr><w:rPr><w:del/><w:ins/></w:rPr></w:pPr>` + start + t("a") +
			`</w:p><w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>` + end + `</w:p>`,
		`<w:p><m:oMath>` + start + `<m:r><m:t>x</m:t></m:r>` + end + `</m:oMath>` + t("e") + start + t("&#x301;&#x301;") + end + `</w:p>`,
		`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>gone</w:t></w:r>` + start + `<w:r><w:rPr><w:strike/></w:rPr><w:t>too</w:t></w:r>` +
			end + t("x") + `</w:p>`,
		`<w:p>` + strings.Repeat(`<w:ins>`, 400) + start + t("deep") + end + strings.Repeat(`</w:ins>`, 400) + `</w:p>`,
	}
}

func TestHostileNotesLeaveTheTextAsItIs(t *testing.T) {
	for _, body := range hostile() {
		sameWithoutNotes(t, ingesttest.Word(t, `<w:p><w:r><w:t>Text.</w:t></w:r></w:p>`+body, "word/comments.xml", someComments))
	}
}

// Replies that go round in a ring are comments of their own, and none is lost.
func TestARingOfRepliesLosesNoComment(t *testing.T) {
	ring := `<w15:commentsEx><w15:commentEx w15:paraId="1" w15:paraIdParent="2"/><w15:commentEx w15:paraId="2" w15:paraIdParent="1"/></w15:commentsEx>`
	data := ingesttest.Word(t, `<w:p><w:r><w:t>Text.</w:t></w:r></w:p>`, "word/comments.xml", someComments, "word/commentsExtended.xml",
		ring)
	doc, err := ReadWord(context.Background(), input.File{Data: data})
	if err != nil || len(doc.Notes) != 2 {
		t.Errorf("%v, %+v", err, doc.Notes)
	}
}

// shaped is a body made of a list of choices: what may stand in a paragraph, and what holds
// such.
func shaped(choices []byte) string {
	run := func(properties, text string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	leaves := []string{`<w:commentRangeStart w:id="0"/>`, `<w:commentRangeEnd w:id="0"/>`, `<w:r><w:commentReference w:id="0"/></w:r>`,
		`<w:commentRangeStart w:id="1"/>`, `<w:commentRangeEnd w:id="1"/>`, `<w:r><w:footnoteReference w:id="2"/></w:r>`,
		run("", " "), run("", "a"), run("", "12"), run("", "&#x301;"), run("", "⁄"), run("", "***"), run("", " one  two "),
		run(`<w:vertAlign w:val="superscript"/>`, "1"), run(`<w:vertAlign w:val="subscript"/>`, "2"), run(`<w:strike/>`, "gone"),
		run(`<w:vanish/>`, "hidden"), `<w:r><w:br/></w:r>`, `<w:r><w:tab/></w:r>`, `<w:r><w:delText>out</w:delText></w:r>`,
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:instrText>HYPERLINK https://a.example/</w:instrText></w:r>`,
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, `<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
		`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, `<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>`, `<w:trPr><w:del/></w:trPr>`}
	holders := []string{"w:p", "w:p", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:hyperlink", "w:smartTag", "w:txbxContent", "m:oMath"}
	var b strings.Builder
	var open []string
	for _, c := range choices[:min(len(choices), 400)] {
		at := int(c)
		switch {
		case at < len(leaves):
			b.WriteString(leaves[at])
		case at < len(leaves)+len(holders) && len(open) < 20:
			open = append(open, holders[at-len(leaves)])
			b.WriteString("<" + open[len(open)-1] + ">")
		case len(open) > 0:
			b.WriteString("</" + open[len(open)-1] + ">")
			open = open[:len(open)-1]
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}

var commentMarkup = regexp.MustCompile(`<w:comment(RangeStart|RangeEnd|Reference)[^>]*/>`)

func FuzzWordNotes(f *testing.F) {
	f.Add([]byte{27, 7, 0, 12, 1, 2, 200, 27, 5, 20, 21, 22, 8, 23, 200})
	f.Add([]byte{29, 30, 31, 27, 0, 7, 200, 200, 31, 27, 8, 1, 200, 200, 200, 200, 27, 13, 0, 13, 10, 14, 1, 200})
	f.Add([]byte{27, 24, 0, 19, 32, 7, 200, 33, 1, 19, 200, 200, 27, 16, 3, 15, 4, 9, 200})
	f.Add([]byte{27, 36, 27, 0, 11, 200, 27, 7, 1, 2, 200, 200, 7, 200, 34, 27, 7, 200, 200})
	f.Fuzz(func(t *testing.T, choices []byte) {
		body := `<w:p><w:r><w:t>Text.</w:t></w:r></w:p>` + shaped(choices)
		footnotes := `<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></w:footnotes>`
		data := ingesttest.Word(t, body, "word/comments.xml", someComments, "word/footnotes.xml", footnotes)
		sameWithoutNotes(t, data)
		with, err := ReadWord(t.Context(), input.File{Data: data})
		bare, err2 := ReadWord(t.Context(), input.File{Data: ingesttest.Word(t, commentMarkup.ReplaceAllString(body, ""), "word/footnotes.xml",
			footnotes)})
		if (err == nil) != (err2 == nil) || with.Text != bare.Text {
			t.Fatalf("without the marks of comments the text is\n%q (%v), with them\n%q (%v)", bare.Text, err2, with.Text, err)
		}
	})
}

// flat is an OpenDocument text in one file.
func flat(body string) []byte {
	return []byte(`<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" office:mimetype="application/vnd.oasis.opendocument.text">` +
		`<office:body><office:text>` + body + `</office:text></office:body></office:document>`)
}

func hostileOpenDocuments() []string {
	change := func(id, kind, inner string) string {
		return `<text:tracked-changes><text:changed-region text:id="` + id + `"><text:` + kind + `><office:change-info/>` + inner +
			`</text:` + kind +
			`></text:changed-region></text:tracked-changes>`
	}
	note := `<office:annotation office:name="a"><dc:creator>A</dc:creator><text:p>One</text:p></office:annotation>`
	return []string{
		`<text:p>x` + note + `y` + note + `<office:annotation-end office:name="a"/>z<office:annotation-end office:name="b"/></text:p>`,
		change("1", "deletion", `<text:p>a</text:p><text:p>b<text:change text:change-id="1"/></text:p>`) +
			`<text:p>x<text:change text:change-id="1"/>y` +
			`<text:change text:change-id="1"/></text:p>`,
		change("1", "deletion", `<text:list><text:list-item><text:p>a`+note+`</text:p></text:list-item></text:list><text:p>b</text:p>`) +
			`<text:p>x<text:span>y<text:change text:change-id="1"/></text:span>z</text:p>`,
		change("1", "insertion", "") +
			`<text:p>a<text:change-start text:change-id="1"/></text:p><text:p>b</text:p><table:table><table:table-row>` +
			`<table:table-cell><text:p>c` + note +
			`</text:p></table:table-cell></table:table-row></table:table><text:p>d<text:change-end ` +
			`text:change-id="1"/>e</text:p>`,
		change("1", "insertion", "") + `<text:change-start text:change-id="1"/><text:p>a</text:p><text:p>b</text:p>`,
		change("1", "deletion", `<text:h>H</text:h>`) + `<text:change text:change-id="1"/><text:p>a` + note + `</text:p>`,
		`<text:p>a<text:note text:note-class="footnote"><text:note-body><text:p>n` + note +
			`<text:note><text:note-body><text:p>m</text:p></text:note-body>` +
			`</text:note></text:p></text:note-body></text:note><text:a xlink:href="javascript:x">b</text:a></text:p>`,
	}
}

func TestHostileOpenDocumentNotesLeaveTheTextAsItIs(t *testing.T) {
	for _, body := range hostileOpenDocuments() {
		sameWithoutNotes(t, flat(`<text:p>Text.</text:p>`+body))
	}
}

func FuzzOpenDocumentNotes(f *testing.F) {
	for _, body := range hostileOpenDocuments() {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if data := flat(body); IsFlatOpenDocument("", data) {
			sameWithoutNotes(t, data)
		}
	})
}
