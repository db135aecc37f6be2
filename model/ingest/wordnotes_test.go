package ingest

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
)

// Parts of a Word document as Word and Google Docs write them.

func commentPart(comments ...string) string {
	return `<?xml version="1.0"?><w:comments xmlns:w="w" xmlns:w14="w14">` + strings.Join(comments, "") + `</w:comments>`
}

// commentOf is a comment with a paragraph for each line, the last of them named after the id.
func commentOf(id int, author, time, text string) string {
	var b strings.Builder
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		fmt.Fprintf(&b, `<w:p w14:paraId="%X%X0"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>`, id+1, len(lines)-i)
		if i == 0 {
			b.WriteString(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`)
		}
		b.WriteString(runOf(line) + `</w:p>`)
	}
	return fmt.Sprintf(`<w:comment w:id="%d" w:author="%s" w:date="%s" w:initials="X">%s</w:comment>`, id, author, time, b.String())
}

func begins(id int) string { return fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, id) }

// ends is the end of a comment's range, with the reference after it.
func ends(id int) string {
	return fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/>`, id) + refers(id)
}

func refers(id int) string {
	return fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%d"/></w:r>`, id)
}

func paraOf(inner ...string) string { return `<w:p>` + strings.Join(inner, "") + `</w:p>` }

// relations are links of the part word/document.xml, ids and addresses in turn.
func relations(links ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships>`)
	for i := 0; i < len(links); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" `+
			`Target="%s" TargetMode="External"/>`, links[i], escaped(links[i+1]))
	}
	return b.String() + `</Relationships>`
}

// field is a complex field with a code and a result.
func complexField(code string, result string) string {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return mark("begin") + `<w:r><w:instrText xml:space="preserve">` + escaped(code) + `</w:instrText></w:r>` + mark("separate") + result +
		mark("end")
}

func inserted(inner string) string {
	return `<w:ins w:id="90" w:author="Bo" w:date="2024-05-03T09:00:00Z">` + inner + `</w:ins>`
}

func removed(text string) string {
	return `<w:del w:id="91" w:author="Bo" w:date="2024-05-03T09:00:00Z"><w:r><w:delText xml:space="preserve">` + text +
		`</w:delText></w:r></w:del>`
}

const threads = `<w15:commentsEx xmlns:w15="w15"><w15:commentEx w15:paraId="110" w15:done="1"/><w15:commentEx w15:paraId="210" ` +
	`w15:paraIdParent="110" w15:done="1"/><w15:commentEx w15:paraId="310" w15:paraIdParent="210" w15:done="0"/></w15:commentsEx>`

type wordCase struct {
	body  string
	parts []string
	want  []string
}

// wordCases are drafts, and the notes that they have.
func wordCases() map[string]wordCase {
	one := []string{"word/comments.xml", commentPart(commentOf(0, "Ann", "2024-05-01T10:00:00Z", "Source?"))}
	ann := " Ann 2024-05-01T10:00:00Z: \"Source?\""
	with := func(parts ...string) []string { return append(append([]string{}, one...), parts...) }
	return map[string]wordCase{
		"a range in a paragraph": {paraOf(runOf("They counted "), begins(0), runOf("21,000 troops"), ends(0), runOf(" there.")), one,
			[]string{"comment ⟨21,000 troops⟩" + ann}},
		"blanks at its ends": {paraOf(runOf("They counted"), begins(0), runOf("  21,000 troops "), ends(0), runOf("there.")), one,
			[]string{"comment ⟨21,000 troops⟩" + ann}},
		"a reference without a range": {paraOf(runOf("They counted 21,000"), refers(0), runOf("5 there.")), one,
			[]string{"comment 21,000⟨⟩" + ann}},
		"a range that does not end": {paraOf(runOf("They counted "), begins(0), runOf("21,000 troops.")), one,
			[]string{"comment ⟨⟩" + ann}},
		"over paragraphs, begun between them": {paraOf(runOf("One.")) + begins(0) + paraOf(runOf("Two.")) + paraOf(runOf("Three."), ends(0),
			runOf(" Four.")), one, []string{"comment ⟨Two.\n\nThree.⟩" + ann}},
		"ended between paragraphs": {paraOf(runOf("One "), begins(0), runOf("two.")) + ends(0) + paraOf(runOf("Three.")), one,
			[]string{"comment ⟨two.⟩" + ann}},
		"in a cell": {`<w:tbl><w:tr><w:tc>` + paraOf(runOf("a")) + `</w:tc><w:tc>` + paraOf(begins(0), runOf("1,430"), ends(0)) +
			`</w:tc></w:tr>` +
			`<w:tr><w:tc>` + paraOf(runOf("c")) + `</w:tc><w:tc>` + paraOf(runOf("d")) + `</w:tc></w:tr></w:tbl>`, one,
			[]string{"comment ⟨1,430⟩" + ann}},
		"over cells": {`<w:tbl><w:tr>` + begins(0) + `<w:tc>` + paraOf(runOf("a")) + `</w:tc><w:tc>` + paraOf(runOf("b")) +
			`</w:tc><w:commentRangeEnd ` +
			`w:id="0"/><w:tc>` + paraOf(runOf("c"), refers(0)) + `</w:tc></w:tr></w:tbl>`, one, []string{"comment ⟨a | b⟩" + ann}},
		"in a cell of two paragraphs": {`<w:tbl><w:tr><w:tc>` + paraOf(runOf("a")) + paraOf(begins(0), runOf("b"), ends(0)) +
			`</w:tc><w:tc>` +
			paraOf(runOf("x")) + `</w:tc></w:tr><w:tr><w:tc>` + paraOf(runOf("c")) + `</w:tc><w:tc>` + paraOf(runOf("d")) +
			`</w:tc></w:tr></w:tbl>`, one, []string{"comment ⟨b⟩" + ann}},
		"in a text box": {paraOf(runOf("Before."), `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>`+
			paraOf(runOf("In the "), begins(0), runOf("box"), ends(0))+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>`+
			`<w:pict><w:txbxContent>`+paraOf(runOf("In the "), begins(0), runOf("box"), ends(0))+
			`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`), one, []string{"comment ⟨box⟩" + ann}},
		"in a footnote": {paraOf(runOf("Text."), `<w:r><w:footnoteReference w:id="2"/></w:r>`), with("word/footnotes.xml",
			`<w:footnotes><w:footnote w:id="2">`+paraOf(`<w:r><w:footnoteRef/></w:r>`, begins(0), runOf("Survey"), ends(0), runOf(" 2018"))+
				`</w:footnote></w:footnotes>`), []string{`footnote Text.⟨⟩: "Survey 2018"`, "comment ⟨Survey⟩" + ann}},
		"in a header": {paraOf(runOf("Text.")), with("word/header1.xml", `<w:hdr>`+paraOf(begins(0), runOf("Head"), ends(0))+`</w:hdr>`,
			"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Type="x/header" Target="header1.xml"/></Relationships>`),
			[]string{"comment nowhere (header)" + ann}},
		"at a picture": {paraOf(runOf("Text.")) + paraOf(begins(0), `<w:r><w:drawing/></w:r>`, ends(0)) + paraOf(runOf("More.")), one,
			[]string{"comment nowhere (picture)" + ann}},
		"nowhere at all": {paraOf(runOf("Text.")), one, []string{"comment nowhere ()" + ann}},
		"in a list": {`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + begins(0) + runOf("First"), with("word/numbering.xml",
			`<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText `+
				`w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`), nil},
		"in deleted words": {paraOf(runOf("They counted "), `<w:del w:author="Bo">`+begins(0)+`<w:r><w:delText>99</w:delText></w:r>`+
			ends(0)+`</w:del>`,
			runOf("21,000.")), one, []string{"comment ⟨⟩" + ann}},
		"around a change": {paraOf(runOf("They counted "), begins(0), removed("99"), inserted(runOf("21,000")), ends(0),
			runOf(" troops.")), one,
			[]string{"comment ⟨21,000⟩" + ann}},
		"in a deleted row": {`<w:tbl><w:tr><w:tc>` + paraOf(runOf("a")) + `</w:tc><w:tc>` + paraOf(runOf("b")) +
			`</w:tc></w:tr><w:tr><w:trPr><w:del ` +
			`w:author="Bo"/></w:trPr><w:tc>` + paraOf(begins(0), runOf("c"), ends(0)) + `</w:tc></w:tr></w:tbl>` + paraOf(runOf("End.")),
			one,
			[]string{"comment nowhere (table)" + ann}},
		"within a control and a smart tag": {paraOf(runOf("In "), `<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>`+
			begins(0)+
			`</w:sdtContent></w:sdt><w:smartTag w:element="place">`+runOf("Geneva")+`</w:smartTag><w:customXmlInsRangeStart w:id="7" `+
			`w:author="Bo"/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlInsRangeEnd w:id="7"/>`+runOf(" town")+
			`<w:customXmlInsRangeStart w:id="8" w:author="Bo"/></w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id="8"/>`, ends(0),
			runOf(" then.")), one, []string{"comment ⟨Geneva town⟩" + ann}},
		"a control around paragraphs": {`<w:sdt><w:sdtPr/><w:sdtContent>` + begins(0) + paraOf(runOf("One.")) +
			`</w:sdtContent></w:sdt>` + paraOf(
			runOf("Two."), ends(0), runOf(" Three.")), one, []string{"comment ⟨One.\n\nTwo.⟩" + ann}},
		"at raised figures": {paraOf(runOf("10"), begins(0), runOf("6", `<w:vertAlign w:val="superscript"/>`), ends(0), runOf("7",
			`<w:vertAlign w:val="superscript"/>`), runOf(" troops")), one, []string{"comment ⟨⁶⟩" + ann}},
		"replies and a resolved thread": {paraOf(runOf("At "), begins(0), begins(1), begins(2), runOf("noon"), ends(0), ends(1), ends(2),
			runOf(" then.")),
			[]string{"word/comments.xml", commentPart(commentOf(0, "Ann", "2024-05-01T10:00:00Z", "Who says?\nAsk https://a.example/x."),
				commentOf(1, "Bo", "2024-05-01T11:00:00Z", "He did"), commentOf(2, "Ann", "2024-05-01T12:00:00Z", "Fine")),
				"word/commentsExtended.xml", threads},
			[]string{`comment ⟨noon⟩ Ann 2024-05-01T10:00:00Z: "Who says?\nAsk https://a.example/x." → https://a.example/x resolved ` +
				`↳ Bo 2024-05-01T11:00:00Z He did ↳ Ann 2024-05-01T12:00:00Z Fine`}},
		"times that Word writes twice": {paraOf(runOf("At "), begins(0), runOf("noon"), ends(0)), with("word/commentsIds.xml",
			`<w16cid:commentsIds><w16cid:commentId w16cid:paraId="110" w16cid:durableId="2A"/></w16cid:commentsIds>`,
			"word/commentsExtensible.xml", `<w16cex:commentsExtensible><w16cex:commentExtensible w16cex:durableId="2A" `+
				`w16cex:dateUtc="2024-05-01T08:00:00Z"/></w16cex:commentsExtensible>`, "word/people.xml",
			`<w15:people><w15:person w15:author="Ann"><w15:presenceInfo w15:providerId="AD" w15:userId="S::ann@desk.example"/></w15:person></w15:people>`),
			[]string{`comment ⟨noon⟩ Ann 2024-05-01T08:00:00Z: "Source?"`}},
		"replies of Google Docs": {paraOf(runOf("At "), begins(0), begins(1), begins(2), runOf("noon"), ends(0), ends(1), ends(2),
			runOf(" then.")),
			[]string{"word/comments.xml", commentPart(commentOf(0, "Ann", "2024-05-01T10:00:00Z", "Who says?"),
				commentOf(1, "Bo", "2024-05-01T11:00:00Z", "See doi.org/10.1000/abc"), commentOf(2, "Bo", "2024-05-01T12:00:00Z",
					"_Marked as resolved_"))},
			[]string{`comment ⟨noon⟩ Ann 2024-05-01T10:00:00Z: "Who says?" → https://doi.org/10.1000/abc resolved ` +
				`↳ Bo 2024-05-01T11:00:00Z See doi.org/10.1000/abc`}},
		"two comments of Word at the same words": {paraOf(runOf("At "), begins(0), begins(1), runOf("noon"), ends(0), ends(1)), []string{
			"word/comments.xml", commentPart(commentOf(0, "Ann", "", "One"), commentOf(1, "Bo", "", "Two")), "word/commentsExtended.xml",
			`<w15:commentsEx><w15:commentEx w15:paraId="110" w15:done="0"/><w15:commentEx w15:paraId="210" w15:done="0"/></w15:commentsEx>`},
			[]string{`comment ⟨noon⟩ Ann: "One"`, `comment ⟨noon⟩ Bo: "Two"`}},
		"a footnote and an endnote at figures": {paraOf(runOf("They counted 21,000"),
			`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>`+
				`<w:footnoteReference w:id="2"/></w:r>`, runOf(" and 40"), `<w:r><w:endnoteReference w:id="2"/></w:r>`, runOf(".")),
			[]string{
				"word/footnotes.xml", `<w:footnotes><w:footnote w:id="0" w:type="separator">` + paraOf(`<w:r><w:separator/></w:r>`) +
					`</w:footnote>` +
					`<w:footnote w:id="2">` + paraOf(`<w:r><w:footnoteRef/></w:r>`, runOf(" Army, "), `<w:hyperlink r:id="n1">`+runOf("report")+
					`</w:hyperlink>`, runOf(".")) + paraOf(runOf("Page 3.")) + `</w:footnote></w:footnotes>`,
				"word/_rels/footnotes.xml.rels", relations("n1", "https://army.example/report"),
				"word/endnotes.xml", `<w:endnotes><w:endnote w:id="2">` + paraOf(runOf("Smith 2019, p. 14")) + `</w:endnote></w:endnotes>`},
			[]string{`footnote 21,000⟨⟩: "Army, report.\nPage 3." → https://army.example/report`, `endnote 40⟨⟩: "Smith 2019, p. 14"`}},
		"links by id, with an anchor and in two pieces": {paraOf(runOf("See "), `<w:hyperlink r:id="r1" w:anchor="p3">`+runOf("the ")+
			runOf("report")+
			`</w:hyperlink>`, runOf(", "), `<w:hyperlink r:id="r2">`+runOf("one ")+`</w:hyperlink><w:hyperlink r:id="r2">`+runOf("piece")+
			`</w:hyperlink>`, runOf(" and "), `<w:hyperlink w:anchor="_Toc1">`+runOf("below")+`</w:hyperlink>`, runOf(".")), []string{
			"word/_rels/document.xml.rels", relations("r1", "https://a.example/r?x=1&y=2", "r2", "https://b.example/")},
			[]string{"link ⟨the report⟩ → https://a.example/r?x=1&y=2#p3", "link ⟨one piece⟩ → https://b.example/"}},
		"links in fields": {paraOf(runOf("See "), complexField(` HYPERLINK "https://a.example/r" \l "p 3" \o "A tip" `,
			runOf("the report")), runOf(" and "),
			`<w:fldSimple w:instr="HYPERLINK &quot;https://b.example/&quot;">`+runOf("b")+`</w:fldSimple>`, runOf(" and "),
			complexField(` HYPERLINK \l "_Ref1" `, runOf("below")), runOf(" or "), complexField("HYPERLINK https://c.example/c",
				runOf("c")), runOf(".")),
			nil, []string{"link ⟨the report⟩ → https://a.example/r#p 3", "link ⟨b⟩ → https://b.example/",
				"link ⟨c⟩ → https://c.example/c"}},
		"links that are no sources": {paraOf(runOf("Do "), `<w:hyperlink r:id="r1">`+runOf("not")+`</w:hyperlink>`, runOf(" "),
			`<w:hyperlink r:id="r2">`+
				runOf("open")+`</w:hyperlink>`, runOf(" "), `<w:hyperlink r:id="r3">`+runOf("these")+`</w:hyperlink>`), []string{
			"word/_rels/document.xml.rels", relations("r1", "javascript:alert(1)", "r2", `file:///C:\x.docx`, "r3",
				"mailto:ann@a.example")},
			[]string{`link ⟨not⟩: "not\njavascript:alert(1)"`, `link ⟨open⟩: "open\nfile:///C:\\x.docx"`,
				"link ⟨these⟩ → mailto:ann@a.example"}},
	}
}

func TestNotesOfWordStandAtTheirWords(t *testing.T) {
	t.Parallel()
	for what, c := range wordCases() {
		t.Run(what, func(t *testing.T) {
			if c.want == nil {
				c.body += ends(0) + runOf(" item") + `</w:p>`
				c.want = []string{`comment ⟨First⟩ Ann 2024-05-01T10:00:00Z: "Source?"`}
			}
			data := ingesttest.Word(t, c.body, c.parts...)
			doc := readDraft(t, "a.docx", data, Hints{})
			ingesttest.Same(t, noteLines(doc), c.want)
			if len(doc.Cautions) > 0 {
				t.Errorf("cautions: %q", doc.Cautions)
			}
			bare := readDraft(t, "a.docx", ingesttest.Word(t, withoutNotes(c.body), c.parts...), Hints{})
			if bare.Text != doc.Text {
				t.Errorf("without the marks of notes the text is\n%q, with them\n%q", bare.Text, doc.Text)
			}
		})
	}
}

var noteMarkup = regexp.MustCompile(`<w:comment(RangeStart|RangeEnd|Reference)[^>]*/>|</?w:hyperlink[^>]*>|HYPERLINK`)

// withoutNotes is a body without the marks of comments and links.
func withoutNotes(body string) string { return noteMarkup.ReplaceAllString(body, "") }

// Parts that cannot be read leave the text alone, and a person is told.
func TestDamagedCommentsLeaveTheTextAndASentence(t *testing.T) {
	t.Parallel()
	body := paraOf(runOf("They counted "), begins(0), runOf("21,000 troops"), ends(0), runOf(" there."))
	whole := commentPart(commentOf(0, "Ann", "", "Source?"))
	for what, c := range map[string]struct {
		parts []string
		notes int
	}{
		"cut off":     {[]string{"word/comments.xml", whole[:len(whole)/2]}, 0},
		"no XML":      {[]string{"word/comments.xml", "PK\x00\xff"}, 0},
		"other XML":   {[]string{"word/comments.xml", "<x/>"}, 0},
		"too deep":    {[]string{"word/comments.xml", strings.Repeat("<w:p>", 1000) + strings.Repeat("</w:p>", 1000)}, 0},
		"an entity":   {[]string{"word/comments.xml", `<!DOCTYPE x [<!ENTITY a "b">]><w:comments>&a;</w:comments>`}, 0},
		"the threads": {[]string{"word/comments.xml", whole, "word/commentsExtended.xml", "<"}, 1},
	} {
		doc := readDraft(t, "a.docx", ingesttest.Word(t, body, c.parts...), Hints{})
		if doc.Text != "They counted 21,000 troops there." || len(doc.Cautions) != 1 || len(doc.Notes) != c.notes {
			t.Errorf("%s: %q, %q, %d notes", what, doc.Text, doc.Cautions, len(doc.Notes))
		}
	}
	doc := readDraft(t, "a.docx", ingesttest.Word(t, body), Hints{})
	if len(doc.Cautions)+len(doc.Notes) > 0 {
		t.Errorf("a document without comments has %q and %v", doc.Cautions, doc.Notes)
	}
}

// Changes of every kind, as accepted and as the original.
func TestTrackedChangesOfWord(t *testing.T) {
	t.Parallel()
	mark := func(kind string) string {
		return `<w:pPr><w:rPr><w:` + kind + ` w:id="9" w:author="Bo" w:date="2024-05-03T09:00:00Z"/></w:rPr></w:pPr>`
	}
	row := func(pr string, cells ...string) string {
		out := `<w:tr>` + pr
		for _, c := range cells {
			out += `<w:tc>` + c + `</w:tc>`
		}
		return out + `</w:tr>`
	}
	cell := func(text string) string { return paraOf(runOf(text)) }
	for what, c := range map[string]struct {
		body, accepted, original string
		changes                  int
	}{
		"words": {paraOf(runOf("They counted "), removed("99"), inserted(runOf("21,000")), runOf(".")), "They counted 21,000.",
			"They counted 99.", 2},
		"a paragraph": {paraOf(runOf("One.")) + paraOf(mark("ins"), inserted(runOf("New."))) + paraOf(runOf("Two.")),
			"One.\n\nNew.\n\nTwo.", "One.\n\nTwo.", 1},
		"two joined": {paraOf(mark("del"), runOf("One ")) + paraOf(runOf("two.")), "One two.", "One\n\ntwo.", 1},
		"one split":  {paraOf(mark("ins"), runOf("One ")) + paraOf(runOf("two.")), "One\n\ntwo.", "One two.", 1},
		"a move": {paraOf(`<w:moveFrom w:author="Bo">`+runOf("Here ")+`</w:moveFrom>`, runOf("and "), `<w:moveTo w:author="Bo">`+
			runOf("there")+`</w:moveTo>`), "and there", "Here and", 1},
		"a row": {`<w:tbl>` + row("", cell("a"), cell("b")) + row(`<w:trPr><w:ins w:author="Bo"/></w:trPr>`, cell("c"),
			cell("d")) + `</w:tbl>`, "a | b\n\nc | d", "a | b", 1},
		"a cell": {`<w:tbl>` + row("", cell("a"), `<w:tcPr><w:cellIns w:author="Bo"/></w:tcPr>`+cell("b")) + row("", cell("c")) +
			`</w:tbl>`, "a | b\n\nc", "a\n\nc", 1},
		"one in other": {paraOf(runOf("One "), `<w:ins w:author="Bo">`+runOf("new ")+
			`<w:del w:author="Cy"><w:r><w:delText>gone </w:delText></w:r></w:del></w:ins>`, runOf("two.")), "One new two.", "One two.", 2},
		"a raised figure": {paraOf(runOf("10"),
			`<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:rPrChange w:author="Bo"><w:rPr/></w:rPrChange></w:rPr><w:t>6</w:t></w:r>`),
			"10⁶", "106", 0},
		"a field": {paraOf(runOf("See "),
			`<w:del w:author="Bo"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> HYPERLINK "https://a.example/" </w:delInstrText>`+
				`</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>a</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>`, runOf("b.")), "See b.", "See ab.", 1},
		"a footnote": {paraOf(runOf("One"), removed(" gone"), `<w:ins w:author="Bo"><w:r><w:footnoteReference w:id="2"/></w:r></w:ins>`),
			"One\n\nThe note.", "One gone", 2},
	} {
		data := ingesttest.Word(t, c.body, "word/footnotes.xml", `<w:footnotes><w:footnote w:id="2">`+paraOf(runOf("The note."))+
			`</w:footnote></w:footnotes>`)
		for how, want := range map[string]string{Accepted: c.accepted, Original: c.original} {
			doc := readDraft(t, "a.docx", data, Hints{Changes: how})
			if doc.Text != want || doc.Tracked != c.changes {
				t.Errorf("%s, %s: %q with %d changes, want %q with %d", what, how, doc.Text, doc.Tracked, want, c.changes)
			}
		}
	}
}

// manyNotes is a draft with a number of comments, each with a reply, links and footnotes.
func manyNotes(t testing.TB, number int) []byte {
	var body, comments, extended, notes strings.Builder
	for i := range number {
		body.WriteString(paraOf(runOf("Fact "), begins(2*i), begins(2*i+1), runOf(fmt.Sprintf("number %d", i)), ends(2*i), ends(2*i+1),
			complexField(`HYPERLINK "https://a.example/`+fmt.Sprint(i)+`"`, runOf(" here")),
			fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, i+2)))
		comments.WriteString(commentOf(2*i, "Ann", "2024-05-01T10:00:00Z", "Source") + commentOf(2*i+1, "Bo", "2024-05-01T10:00:00Z",
			"Reply"))
		fmt.Fprintf(&extended,
			`<w15:commentEx w15:paraId="%X10" w15:done="0"/><w15:commentEx w15:paraId="%X10" w15:paraIdParent="%X10"/>`, 2*i+1,
			2*i+2, 2*i+1)
		fmt.Fprintf(&notes, `<w:footnote w:id="%d">%s</w:footnote>`, i+2, paraOf(runOf("Note")))
	}
	return ingesttest.Word(t, body.String(), "word/comments.xml", commentPart(comments.String()), "word/commentsExtended.xml",
		`<w15:commentsEx>`+extended.String()+`</w15:commentsEx>`, "word/footnotes.xml", `<w:footnotes>`+notes.String()+`</w:footnotes>`)
}

func TestTenThousandCommentsAreRead(t *testing.T) {
	t.Parallel()
	doc := readDraft(t, "a.docx", manyNotes(t, 10_000), Hints{})
	count := map[model.NoteKind]int{}
	for _, n := range doc.Notes {
		count[n.Kind]++
		if !n.Placed() || n.Kind == model.CommentNote && (len(n.Replies) != 1 || !strings.HasPrefix(doc.Text[n.Start:n.End], "number ")) {
			t.Fatalf("%+v", n)
		}
	}
	for kind, want := range map[model.NoteKind]int{model.CommentNote: 10_000, model.LinkNote: 10_000, model.Footnote: 10_000} {
		if count[kind] != want {
			t.Errorf("%d notes of the kind %s", count[kind], kind)
		}
	}
}

// Twice as many comments take twice the memory to read: no step goes over all of them for each.
func TestReadingNotesCostsTheirNumber(t *testing.T) {
	cost := func(n int) float64 {
		data := manyNotes(t, n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if doc := readDraft(t, "a.docx", data, Hints{}); len(doc.Notes) != 3*n {
			t.Fatalf("%d notes", len(doc.Notes))
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	once, twice := cost(1_000), cost(2_000)
	if twice > 2.4*once {
		t.Errorf("1,000 take %.1f MB, and 2,000 take %.1f MB", once/(1<<20), twice/(1<<20))
	}
}

// BenchmarkNotes tells by the ratio of its two rows whether reading is linear.
func BenchmarkNotes(b *testing.B) {
	for _, number := range []int{5_000, 10_000, 20_000} {
		data := manyNotes(b, number)
		b.Run(fmt.Sprint(number), func(b *testing.B) {
			for b.Loop() {
				if _, err := Bytes(b.Context(), "a.docx", data, Hints{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
