package ingest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
	"galley/model/ingest/office"
)

// ferry is the article as LibreOffice wrote it to DOCX and ODT: without what
// was deleted, commented or hidden, the note after the text.
var ferry = []string{
	"h1 Did the Ferry Carry 21,000 Passengers a Day?",
	"p By Ines Almeida",
	"p The transport minister said on Monday that the harbour ferry carries “more than 21,000 passengers a day”. The port’s own table " +
		"says 18,400, and the owner of the Café de l’Océan counts fewer still.",
	"p The minister’s office cited a peak in August. The ministry did not answer two requests for its figures, nor did it say which " +
		"days were counted, or whether children under six, who travel without a ticket, are among the passengers.",
	"h2 What was said",
	"q “Nobody in this city can remember a year like it,” the minister told the assembly, “and the boats have never been so full.”",
	"p Similar claims were printed in Athens (Ο ποταμός ανέβηκε), in Sofia (Фериботът е пълен) and in Taipei (渡輪載客).",
	"h2 What the table says",
	"p Three things stand out in the port’s own table:",
	"l the mean of all days is 18,400;",
	"l the highest day, 12 August, had 23,105;",
	"l 1. a public holiday,",
	"l 2. with free travel.",
	"l winter days rarely pass 12,000.",
	"p Month | Passengers a day | Change",
	"p January | 11,870 | −2.1 %",
	"p August | 20,940 | +4.6 %",
	"p All year | 18,400 | +1.3 %",
	"c Table 1: passengers of the harbour ferry in 2023",
	"p The claim is therefore wrong by about one seventh: 21,000 is 14 % more than 18,400. A telephone call to the operator confirmed " +
		"the port’s figure.",
	"h2 How we checked",
	"p We added up the 365 days of the table, divided by their number, and asked two professors of transport at separate universities " +
		"to repeat the sum. Both came to 18,400, give or take ten. Neither had seen the minister’s speech before.",
	"p The speech was compared with the recording of the assembly, which differs from the printed record in one word: the minister " +
		"said “carries”, where the record has “has carried”.",
	"p Port authority, annual table of passengers, 14 March 2024.",
}

func TestWritten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, facts string
		want        []string
	}{
		{"article.docx", "Did the Ferry Carry 21,000 Passengers a Day?; by Ines Almeida; 2024-03-18T09:30:00Z; ; en-GB; " +
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ferry},
		{"article.odt", "Did the Ferry Carry 21,000 Passengers a Day?; by Ines Almeida; 2024-03-18T09:30:00; ; en-GB; " +
			"application/vnd.oasis.opendocument.text", ferry},
		{"book.epub", "The Ferry and Its Figures; by Ines Almeida; ; ; en-GB; application/epub+zip", []string{
			"h1 The Ferry and Its Figures", "p By Ines Almeida", "h2 A number is said", ferry[2], ferry[len(ferry)-1],
			"h2 A number is found", "p The claim is wrong by about one seventh. In Athens (Ο ποταμός ανέβηκε) nobody noticed.",
		}},
	} {
		doc := readFile(t, c.name)
		if got := facts(doc); got != c.facts {
			t.Errorf("got  %s\nwant %s", got, c.facts)
		}
		ingesttest.Same(t, ingesttest.Outline(doc), c.want)
	}
}

// TestWordForms: what Word writes and LibreOffice does not.
func TestWordForms(t *testing.T) {
	t.Parallel()
	par := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	styles := `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kopf"><w:name w:val="House Head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Aufz"><w:name w:val="House List"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style></w:styles>`
	for _, c := range []struct {
		what, in string
		want     []string
	}{
		{"styles of another language, and of a house", par("berschrift1", "A") + par("Kopf", "B") + par("Aufz", "c") +
			par("Ring", "d") + par("Zitat", "e"), []string{"h1 A", "h1 B", "l c", "p d", "p e"}},
		{"changes", `<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins><w:del><w:r><w:delText>` +
			` old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom></w:p>`, []string{"h1 a new"}},
		{"a text box once, beside its paragraph", `<w:p><w:r><w:t>One </w:t><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` +
			`<w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>` +
			`box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>line.</w:t></w:r></w:p>`,
			[]string{"p One line.", "p box"}},
		{"a table of contents is navigation", par("TOC1", "One\t3") + par("berschrift1", "One") + `<w:sdt><w:sdtPr><w:docPartObj>` +
			`<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + par("x", "Two 4") +
			`</w:sdtContent></w:sdt>` + par("", "Text."), []string{"h1 One", "p Text."}},
		{"fields and signs", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>21</w:t><w:noBreakHyphen/><w:t>000</w:t>` +
			`<w:softHyphen/><w:br/><w:t>men.</w:t></w:r></w:p>`, []string{"p 21\u2011000 men."}},
		{"a hidden run", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>` +
			`open.</w:t></w:r></w:p>`, []string{"p open."}},
		{"a table in a control", `<w:sdt><w:sdtContent><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:sdt>` +
			`<w:sdtContent><w:tc><w:p><w:r><w:t>b.</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl></w:sdtContent>` +
			`</w:sdt>`, []string{"p a | b."}},
	} {
		doc, err := Bytes(context.Background(), "a.docx", ingesttest.Word(t, c.in, "word/styles.xml", styles), Hints{})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		t.Log(c.what)
		ingesttest.Same(t, ingesttest.Outline(doc), c.want)
	}
}

func TestBookForms(t *testing.T) {
	t.Parallel()
	box := `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/b.opf" ` +
		`media-type="application/oebps-package+xml"/></rootfiles></container>`
	opf := `<package xmlns:dc="d" xmlns:opf="o"><metadata><dc:title>Ferries</dc:title><dc:creator opf:role="ill">P. Brush</dc:creator>` +
		`<dc:creator opf:role="aut">A. Pen</dc:creator><dc:creator>B. Ink</dc:creator><dc:date opf:event="modification">2020</dc:date>` +
		`<dc:date opf:event="publication">2019-05-01</dc:date><dc:publisher>Quay</dc:publisher><dc:language>pt</dc:language>` +
		`</metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="b" href="two%20b.xhtml" ` +
		`media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="i" ` +
		`href="i.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="i"/><itemref idref="b"/><itemref idref="gone"/><itemref idref="a"/>` +
		`</spine></package>`
	page := func(s string) string {
		return `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>` + s + `</body></html>`
	}
	files := []string{"META-INF/container.xml", box, "O/b.opf", opf, "O/nav.xhtml",
		page("<nav><ol><li><a href='one.xhtml'>One</a></li></ol></nav>"),
		"O/two b.xhtml", page(`<h1>Two</h1><p>The end<a href="#n1"><sup>2</sup></a>.</p>`), "O/one.xhtml",
		page(`<h1>One</h1><p>21,000<sup><a href="#n">1</a></sup> men, 10<sup>3</sup> boats.<a id="x"/></p><blockquote><p>said</p>` +
			`</blockquote>`)}
	for _, file := range [][]string{files, append([]string{"mimetype", "application/epub+zip"}, files...)} {
		doc, err := Bytes(context.Background(), "b.epub", ingesttest.Zip(t, file...), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		ingesttest.Same(t, ingesttest.Outline(doc), []string{"h1 Ferries", "h1 One", "p 21,000 men, 10³ boats.", "q said", "h1 Two",
			"p The end."})
		if got := facts(doc); got != "Ferries; by A. Pen, B. Ink; 2019-05-01; ; pt; application/epub+zip" || doc.Publisher != "Quay" {
			t.Errorf("%s %s", got, doc.Publisher)
		}
	}
	secret := append(files, "META-INF/encryption.xml",
		`<encryption><EncryptedData><CipherData><CipherReference URI="O/one.xhtml"/></CipherData></EncryptedData></encryption>`)
	_, err := Bytes(context.Background(), "b.epub", ingesttest.Zip(t, secret...), Hints{})
	if s := ingesttest.Refusal(t, err); !strings.Contains(s, "protected against copying") {
		t.Error(s)
	}
}

func TestWrittenRefused(t *testing.T) {
	t.Parallel()
	lol := `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	odt := "application/vnd.oasis.opendocument.text"
	for _, c := range []struct {
		name string
		data []byte
		say  string
	}{
		{"cut.docx", raw(t, "article.docx")[:5000], "damaged or not complete"},
		{"cut.odt", raw(t, "article.odt")[:5000], "damaged or not complete"},
		{"cut.epub", raw(t, "book.epub")[:2000], "damaged or not complete"},
		{"half.docx", ingesttest.Zip(t, "[Content_Types].xml", ingesttest.WordTypes, "word/document.xml",
			ingesttest.WordHead+"<w:p><w:r><w:t>Half"),
			"damaged"},
		{"none.docx", ingesttest.Zip(t, "[Content_Types].xml", ingesttest.WordTypes), "damaged"},
		{"none.odt", ingesttest.Zip(t, "mimetype", odt), "damaged"},
		{"none.epub", ingesttest.Zip(t, "mimetype", "application/epub+zip"), "damaged"},
		{"empty.docx", ingesttest.Word(t, "<w:p/>"), "is empty"},
		{"entities.docx", ingesttest.Zip(t, "[Content_Types].xml", ingesttest.WordTypes, "word/document.xml",
			lol+strings.Replace(ingesttest.WordHead, `<?xml `+
				`version="1.0"?>`, "", 1)+"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"+ingesttest.WordTail), "damaged"},
		{"locked.odt", ingesttest.Zip(t, "mimetype", odt, "META-INF/manifest.xml",
			"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>", "content.xml", "\x01\x02"), "password"},
		{"locked.docx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600) +
			"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "password"},
		{"sheet.xlsx", ingesttest.Zip(t, "[Content_Types].xml", strings.ReplaceAll(ingesttest.WordTypes, "wordprocessingml",
			"spreadsheetml"),
			"xl/workbook.xml", "<w/>"), "an Excel workbook"},
	} {
		doc, err := Bytes(context.Background(), c.name, c.data, Hints{})
		if err == nil {
			t.Errorf("%s was read as %.60q", c.name, doc.Text)
			continue
		}
		if s := ingesttest.Refusal(t, err); !strings.Contains(s, c.say) || !strings.Contains(s, c.name) {
			t.Errorf("%s: %q, want %q", c.name, s, c.say)
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"article.docx", "article.odt", "book.epub"} {
		s := input.File{Name: name, Data: raw(t, name), Kind: "a Word document"}
		for _, read := range []func(context.Context, input.File) (model.Document, error){office.ReadWord, office.ReadOpenDocument,
			office.ReadEPUB} {
			if _, err := read(ended, s); err == nil || !errors.Is(err, context.Canceled) && !model.HasCode(err, model.Damaged) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The parts of written documents are fuzzed unpacked: behind a checksum and a
// compression no change to a file would reach them.

func FuzzWord(f *testing.F) {
	f.Add([]byte(`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A</w:t><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>` +
		`<w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`))
	f.Add([]byte(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:del/><w:r><w:rPr><w:vanish/></w:rPr>` +
		`<w:footnoteReference w:id="2"/></w:r></w:p>`))
	f.Fuzz(func(t *testing.T, data []byte) { checkImport(t, "a.docx", ingesttest.Word(t, string(data))) })
}

func FuzzOpenDocument(f *testing.F) {
	f.Add([]byte(`<text:h text:outline-level="2">A<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:h>` +
		`<text:list><text:list-item><text:p>b<text:s/></text:p></text:list-item></text:list>`))
	f.Add([]byte(`<table:table><table:table-row><table:table-cell><text:p text:style-name="Q">c</text:p></table:table-cell>` +
		`</table:table-row></table:table>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkImport(t, "a.fodt", []byte(`<office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>`+
			`<style:style style:name="Q" style:family="paragraph" style:parent-style-name="Q"/></office:automatic-styles><office:body>`+
			`<office:text>`+string(data)+`</office:text></office:body></office:document>`))
	})
}

func FuzzBook(f *testing.F) {
	f.Add([]byte(`<package><metadata><dc:title>T</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="text/html"/>`+
		`</manifest><spine><itemref idref="a"/></spine></package>`), []byte(`<h1>A</h1><p>b<sup><a href="#x">1</a></sup></p>`))
	f.Fuzz(func(t *testing.T, opf, chapter []byte) {
		checkImport(t, "a.epub", ingesttest.Zip(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles>`+
			`<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`, "b.opf", string(opf),
			"a.xhtml", string(chapter)))
	})
}

func FuzzZipped(f *testing.F) {
	f.Add(ingesttest.Zip(f, "[Content_Types].xml", ingesttest.WordTypes, "word/document.xml",
		ingesttest.WordHead+"<w:p><w:r><w:t>Half</w:t></w:r></w:p>"+ingesttest.WordTail))
	f.Add(ingesttest.Zip(f, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"))
	f.Fuzz(func(t *testing.T, data []byte) { checkImport(t, "a.zip", data) })
}
