package draft

import (
	"slices"
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
	"galley/model/passage"
	"galley/model/report/sample"
)

// wordShape is a document as Word writes one: runs cut by spelling marks and revisions, smart tags,
// controls, a comment with a reply, tracked changes of another author, a text box, a field, a note.
func wordShape(t testing.TB) []byte {
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
		`xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" mc:Ignorable="w14 w15"`
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	body := head + `<w:document ` + w + `><w:body>` +
		`<w:p w14:paraId="11111111" w:rsidR="00AA0001"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The hall of forty rooms</w:t></w:r></w:p>` +
		`<w:p w14:paraId="11111112"><w:r w:rsidR="00AA0002"><w:t xml:space="preserve">The hall has </w:t></w:r><w:proofErr w:type="spellStart"/>` +
		`<w:r w:rsidRPr="00AA0003"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t>4</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>0 rooms</w:t></w:r>` +
		`<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="0" w:name="here"/><w:r><w:t xml:space="preserve">, and </w:t></w:r>` +
		`<w:smartTag w:uri="urn:x" w:element="place"><w:r><w:t>Ha</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>mburg</w:t></w:r></w:smartTag><w:bookmarkEnd w:id="0"/>` +
		`<w:r><w:t xml:space="preserve"> paid for it in </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="Year"/></w:sdtPr><w:sdtContent><w:r><w:t>1921</w:t></w:r>` +
		`</w:sdtContent></w:sdt><w:r><w:t>.</w:t></w:r></w:p>` +
		`<w:p><w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/><w:r><w:t>Its owner, Ms. Pohl,</w:t></w:r><w:commentRangeEnd w:id="1"/>` +
		`<w:r><w:commentReference w:id="1"/></w:r><w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>` +
		`<w:r><w:t xml:space="preserve"> bought it </w:t></w:r><w:ins w:id="5" w:author="Al Author" w:date="2026-10-01T10:00:00Z"><w:r><w:t xml:space="preserve">cheaply </w:t></w:r></w:ins>` +
		`<w:del w:id="6" w:author="Al Author" w:date="2026-10-01T10:00:00Z"><w:r><w:delText xml:space="preserve">dearly </w:delText></w:r></w:del>` +
		`<w:r><w:t>in 1998</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> for </w:t></w:r>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF price </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		`<w:r><w:t>3 million marks</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>the land register of 2003</w:t></w:r></w:hyperlink>` +
		`<w:r><w:t xml:space="preserve"> and</w:t><w:tab/><w:t>the map</w:t><w:br/><w:t>of the co</w:t><w:noBreakHyphen/><w:t>op.</w:t></w:r></w:p>` +
		`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Windows</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>212 of them</w:t></w:r></w:p></w:tc></w:tr>` +
		`<w:tr><w:tc><w:p><w:r><w:t>Doors</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>61 of those</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed: 17 towers.</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>` +
		`</mc:Choice><mc:Fallback><w:pict><v:shape style="width:141pt;height:70pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed: 17 towers.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
		`<w:r><w:t>The last paragraph tells of the gardens, which nobody counted.</w:t></w:r></w:p>` +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
	return ingesttest.Zip(t, "[Content_Types].xml", head+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`+
		`<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
		"_rels/.rels", head+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", body,
		"word/_rels/document.xml.rels", head+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>`+
			`<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/register" TargetMode="External"/></Relationships>`,
		"word/styles.xml", head+`<w:styles `+w+`><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:sz w:val="40"/></w:rPr></w:style></w:styles>`,
		"word/comments.xml", head+`<w:comments `+w+`><w:comment w:id="1" w:author="Al Author" w:date="2026-10-01T10:00:00Z" w:initials="AA"><w:p w14:paraId="22222221"><w:r><w:t>She told me herself.</w:t></w:r></w:p></w:comment>`+
			`<w:comment w:id="2" w:author="Ed Editor" w:date="2026-10-02T10:00:00Z" w:initials="EE"><w:p w14:paraId="22222222"><w:r><w:t>When?</w:t></w:r></w:p></w:comment></w:comments>`,
		"word/commentsExtended.xml", head+`<w15:commentsEx `+w+`><w15:commentEx w15:paraId="22222221" w15:done="0"/><w15:commentEx w15:paraId="22222222" w15:paraIdParent="22222221" w15:done="0"/></w15:commentsEx>`,
		"word/footnotes.xml", head+`<w:footnotes `+w+`><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> The deed is dated 4 May.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
	)
}

// googleShape is a document as Google Docs writes one: no ids, every run with its own properties,
// comments in paragraphs of their own.
func googleShape(t testing.TB) []byte {
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const look = `<w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:color w:val="222222"/><w:sz w:val="24"/><w:rtl w:val="0"/></w:rPr>`
	run := func(s string) string {
		return `<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">` + look + `<w:t xml:space="preserve">` + s + `</w:t></w:r>`
	}
	return ingesttest.Zip(t, "word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document `+w+`><w:body>`+
		`<w:p><w:pPr><w:rPr/></w:pPr>`+run("The hall has ")+`<w:commentRangeStart w:id="0"/>`+run("40 rooms")+`<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`+run(" and a garden of two hectares.")+`</w:p>`+
		`<w:p>`+run("It was built in 1921, and Hamburg paid.")+`</w:p><w:p>`+run("Nobody lives there now, and it is for sale.")+`</w:p><w:p>`+run("The last paragraph stands as it is.")+`</w:p></w:body></w:document>`,
		"word/comments.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments `+w+`><w:comment w:author="Al Author" w:id="0" w:date="2026-10-01T10:00:00Z"><w:p><w:r><w:t>The plan.</w:t></w:r></w:p></w:comment></w:comments>`,
		"word/_rels/document.xml.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`,
		"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/><Default ContentType="application/xml" Extension="xml"/><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" PartName="/word/document.xml"/><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml" PartName="/word/comments.xml"/></Types>`)
}

func TestLibreOfficeAcceptsAndRejectsWhatACopyProposes(t *testing.T) {
	sample.Long(t)
	type edit struct{ words, with string }
	all := []struct {
		name  string
		file  []byte
		edits []edit
		alone int
	}{
		{"Word", wordShape(t), []edit{{"forty rooms", "fifty rooms"}, {"40 rooms", "50 large rooms"}, {"Hamburg", "Bremen"}, {"1921", "1931"},
			{"Ms. Pohl", "Dr. Pohl"}, {"cheaply", "dearly"}, {"in 1998", "in 1999"}, {"3 million", "4 million"}, {"register of 2003", "register of 2004"},
			{"the map", "the plan"}, {"212 of", "213 of"}, {"17 towers", "18 towers"}, {", which nobody counted", ""}, {"4 May", "5 May"}}, 4},
		{"Google Docs", googleShape(t), []edit{{"40 rooms", "50 rooms"}, {"two hectares", "three hectares"}, {"1921, and Hamburg paid", "1931"},
			{"Nobody lives there now, and it is for sale.", ""}}, 0},
	}
	written := []byte(sample.Office(t, "draft.fodt", flatDraft, "docx", ".docx"))
	all = append(all, struct {
		name  string
		file  []byte
		edits []edit
		alone int
	}{"LibreOffice", written, []edit{{"40 rooms", "50 large rooms"}, {"Hamburg", "Bremen"}, {"cheaply", "dearly"}, {"two hectares", "three hectares"},
		{"Second point", "Second thing"}, {"This goes as a whole.", ""}, {"The deed", "The paper"}}, 2})
	var files [][]byte
	for _, c := range all {
		v := versionOf(t, c.file)
		var remarks []Remark
		for _, e := range c.edits {
			remarks = append(remarks, at(t, v, e.words, e.with))
		}
		out, kept := copied(t, c.file, v, remarks)
		if len(kept) != c.alone {
			t.Errorf("%s: %d told in comments alone: %+v", c.name, len(kept), kept)
		}
		files = append(files, c.file, out)
	}
	shown := sample.LibreOffice(t, ".docx", files...)
	for i, c := range all {
		was, now := shown[2*i], shown[2*i+1]
		want := was.Text(was.Accepted)
		out := versionOf(t, files[2*i+1])
		for _, e := range c.edits {
			if spans := passage.Occurrences(out.Text, e.words); len(spans) == 0 || e.with == "" {
				want = strings.Replace(want, e.words, e.with, 1)
			}
		}
		if got := now.Text(now.Accepted); squeezed(got) != squeezed(want) {
			t.Errorf("%s: accepted\n%s\nnot\n%s", c.name, got, want)
		}
		if got, want := now.Rejected, was.Rejected; len(got) != len(want) {
			t.Errorf("%s: rejected\n%s\nnot\n%s", c.name, now.Text(got), was.Text(want))
		} else {
			for p := range got {
				if got[p].Text != want[p].Text || got[p].Look != want[p].Look || !slices.Equal(got[p].Runs, want[p].Runs) {
					t.Errorf("%s: rejected\n%+v\nnot\n%+v", c.name, got[p], want[p])
				}
			}
		}
		if len(now.Comments) != len(was.Comments)+len(c.edits) {
			t.Errorf("%s: %d comments, and there were %d", c.name, len(now.Comments), len(was.Comments))
		}
		for _, comment := range now.Comments {
			t.Logf("%s: %q on %q", comment.Author, comment.Text, comment.Words)
		}
		t.Log(now.Changes)
	}
}

// squeezed is a text without the white space that a taken out sentence leaves.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// flatDraft is a draft that LibreOffice itself writes as a Word document: with a comment, a tracked change,
// a list, a table and a note.
const flatDraft = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:insertion><office:change-info><dc:creator>Al Author</dc:creator>
<dc:date>2026-10-01T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">The hall of rooms</text:h>
<text:p>The hall has <text:span text:style-name="B">40 rooms</text:span> and a garden of <office:annotation office:name="a1"><dc:creator>Al Author</dc:creator>
<dc:date>2026-10-01T10:00:00</dc:date><text:p>The plan.</text:p></office:annotation>two hectares<office:annotation-end office:name="a1"/>.</text:p>
<text:p>Its owner bought it <text:change-start text:change-id="c1"/>cheaply<text:change-end text:change-id="c1"/> in <text:a xlink:href="https://example.org/">Hamburg</text:a>, long ago<text:note text:id="n1"
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The deed is dated 4 May.</text:p></text:note-body></text:note>.</text:p>
<text:list><text:list-item><text:p>First point of it.</text:p></text:list-item><text:list-item><text:p>Second point of it.</text:p></text:list-item></text:list>
<text:p>This goes as a whole.</text:p>
<text:p>The last paragraph stands as it is.</text:p>
</office:text></office:body></office:document>`
