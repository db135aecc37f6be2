package draft

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
	"galley/model/report/sample"
)

// odtHead begins a text in one file, with styles of all kinds.
const odtHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="R" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>
</office:automatic-styles><office:body><office:text>`

const odtTail = `</office:text></office:body></office:document>`

// flat is a text of these paragraphs in one file.
func flat(body string) []byte { return []byte(odtHead + body + odtTail) }

func odtVersion(t testing.TB, name string, file []byte) model.Version {
	t.Helper()
	doc, err := ingest.Bytes(t.Context(), name, file, ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	return model.Version{ID: "v1", Text: doc.Text, Blocks: doc.Blocks}
}

// odtCase is a draft with words that are to be others.
type odtCase struct {
	name, body  string
	words, with string
	comment     bool // it becomes a comment alone
}

var odtCases = []odtCase{
	{"plain", `<text:p>Some 600 miles of border.</text:p>`, "600 miles", "700 miles", false},
	{"at the beginning", `<text:p>Some 600 miles of border.</text:p>`, "Some", "About", false},
	{"at the end", `<text:p>Some 600 miles of border.</text:p>`, "border.", "frontier", false},
	{"cut at the beginning", `<text:p>Some 600 miles of border.</text:p>`, "Some ", "", false},
	{"cut a word with its blank", `<text:p>Some 600 miles of border.</text:p>`, "600 ", "", false},
	{"cut a word without its blank", `<text:p>Some 600 miles of border.</text:p>`, "600", "", false},
	{"cut at the end", `<text:p>Some 600 miles of border.</text:p>`, " of border.", "", false},
	{"cut last word alone", `<text:p>Some 600 miles of border</text:p>`, "border", "", false},
	{"cut all", `<text:p>Before.</text:p><text:p>Some 600 miles of border.</text:p><text:p>After.</text:p>`, "Some 600 miles of border.", "", false},
	{"words come in", `<text:p>Some 600 miles of border.</text:p>`, "600 miles", "600 long miles", false},
	{"words come in first", `<text:p>Some 600 miles of border.</text:p>`, "Some 600", "Perhaps Some 600", false},
	{"words come in last", `<text:p>Some 600 miles of border.</text:p>`, "border.", "border. Or so", false},
	{"in a span", `<text:p>Some <text:span text:style-name="B">600 miles</text:span> of border.</text:p>`, "600", "700", false},
	{"a whole span", `<text:p>Some <text:span text:style-name="B">600</text:span> miles.</text:p>`, "600", "700", false},
	{"out of a span", `<text:p>Some <text:span text:style-name="B">600 miles</text:span> of border.</text:p>`, "miles of border", "kilometres", false},
	{"into a span", `<text:p>Some 600 <text:span text:style-name="B">miles of</text:span> border.</text:p>`, "600 miles", "kilometres", false},
	{"from span to span", `<text:p>A<text:span text:style-name="B">BC<text:span text:style-name="I">DE</text:span>F</text:span>G` +
		`<text:span text:style-name="I">HI</text:span>J and more.</text:p>`, "ABCDEFGHIJ", "X", false},
	{"in spans in spans", `<text:p>So <text:span text:style-name="B">the nine <text:span text:style-name="I">men of</text:span> old</text:span> came ` +
		`<text:span text:style-name="I">by the river</text:span> home.</text:p>`, "men of old came by", "women", false},
	{"in a link", `<text:p>See <text:a xlink:type="simple" xlink:href="https://example.org/">the big report</text:a> here.</text:p>`, "big", "small", false},
	{"out of a link", `<text:p>See <text:a xlink:type="simple" xlink:href="https://example.org/">the big report</text:a> here.</text:p>`, "report here", "study", false},
	{"with blanks as elements", `<text:p>Some<text:s text:c="3"/>600<text:tab/>miles<text:line-break/>of border.</text:p>`, "600", "700", false},
	{"over blanks as elements", `<text:p>Some<text:s text:c="3"/>600<text:tab/>miles<text:line-break/>of border.</text:p>`, "Some 600 miles", "X", false},
	{"in lines of source", "<text:p>\n  Some   600\n   miles\n of border.\n </text:p>", "600 miles", "X", false},
	{"entities", `<text:p>Smith &amp; Sons &lt;600&gt; made &#8364;5 &#x41;.</text:p>`, "Sons <600> made", "Daughters & <7>", false},
	{"around a bookmark", `<text:p>Some <text:bookmark-start text:name="m"/>600 <text:bookmark text:name="n"/>miles<text:bookmark-end text:name="m"/> of border.</text:p>`,
		"600 miles of", "X", false},
	{"around a footnote", `<text:p>Some 600<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` +
		`<text:p>By the map.</text:p></text:note-body></text:note> miles of border.</text:p>`, "600 miles of", "X", false},
	{"in a footnote", `<text:p>Some 600<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` +
		`<text:p>By the map.</text:p></text:note-body></text:note> miles of border.</text:p>`, "the map", "the atlas", true},
	{"in a heading", `<text:h text:outline-level="1">Some 600 miles</text:h><text:p>Text.</text:p>`, "600", "700", false},
	{"in a list", `<text:list><text:list-item><text:p text:style-name="R">Some 600 miles</text:p></text:list-item></text:list>`, "600 miles", "X", false},
	{"in a cell", `<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Miles</text:p>` +
		`</table:table-cell><table:table-cell><text:p>600 of them</text:p></table:table-cell></table:table-row></table:table><text:p>So.</text:p>`, "600 of", "700", false},
	{"set to the right", `<text:p text:style-name="R">Some 600 miles of border.</text:p>`, "600 miles", "X", false},
	{"in a field", `<text:p>Some <text:author-name text:fixed="true">600 miles</text:author-name> of border.</text:p>`, "600 miles", "X", true},
	{"beside a field", `<text:p>Some <text:author-name text:fixed="true">600</text:author-name> miles of border.</text:p>`, "miles of", "X", false},
	{"in a text box", `<text:p>Before <draw:frame draw:name="F" text:anchor-type="as-char" svg:width="5cm" svg:height="2cm"><draw:text-box>` +
		`<text:p>Some 600 miles</text:p></draw:text-box></draw:frame> after it.</text:p>`, "600", "700", true},
	{"around a hidden span", `<text:p>Some 600 <text:span text:style-name="H">secret </text:span>miles of border.</text:p>`, "600 miles of", "X", false},
	{"with a comment in it", `<text:p>Some <office:annotation office:name="galley1-1"><dc:creator>Bob</dc:creator><dc:date>2026-01-02T03:04:05</dc:date>` +
		`<text:p>Which?</text:p></office:annotation>600 miles<office:annotation-end office:name="galley1-1"/> of border.</text:p>`, "Some 600 miles of", "X", false},
}

func TestAnOpenDocumentTextIsCorrectedWithChangesTracked(t *testing.T) {
	var originals, copies [][]byte
	var corrected []string
	for _, c := range odtCases {
		file := flat(c.body)
		v := odtVersion(t, "draft.fodt", file)
		r := at(t, v, c.words, c.with)
		out, kept, err := OpenDocument(t.Context(), file, v, []Remark{r})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if len(kept) > 0 != c.comment || len(kept) > 0 && !kept[0].Comment {
			t.Errorf("%s: %v", c.name, kept)
		}
		want := v.Text[:r.Span.Start] + c.with + v.Text[r.Span.End:]
		if c.comment {
			want = v.Text
		}
		xmlTree(t, out)
		if got := odtVersion(t, "copy.fodt", out).Text; squeezed(got) != squeezed(want) {
			t.Errorf("%s: the text is\n%q, want\n%q in\n%s", c.name, got, want, bytes.TrimPrefix(out, []byte(odtHead)))
		}
		originals, copies, corrected = append(originals, file), append(copies, out), append(corrected, want)
	}
	t.Run("LibreOffice", func(t *testing.T) {
		shown := sample.LibreOffice(t, ".fodt", append(originals, copies...)...)
		for i, c := range odtCases {
			was, now := shown[i], shown[len(odtCases)+i]
			if got, want := fmt.Sprint(now.Rejected), fmt.Sprint(was.Rejected); got != want {
				t.Errorf("%s: with the changes rejected it is\n%s, was\n%s in\n%s", c.name, got, want, bytes.TrimPrefix(copies[i], []byte(odtHead)))
			}
			if got, want := squeezed(strings.ReplaceAll(now.Text(now.Accepted), "\ufffc", "")), squeezed(corrected[i]); got != want &&
				!strings.Contains(c.body, "<table:") && !strings.Contains(c.body, "secret") && !c.comment {
				t.Errorf("%s: with the changes accepted it is\n%q, want\n%q", c.name, got, want)
			}
			n := len(was.Comments)
			if len(now.Comments) != n+1 {
				t.Errorf("%s: %d comments, want %d", c.name, len(now.Comments), n+1)
			}
			for _, k := range now.Comments {
				if k.Author == checker && (!strings.Contains(k.Text, "Because.") || k.Time != "2026-11-20T10:00:00") {
					t.Errorf("%s: the comment is %v", c.name, k)
				}
			}
			for _, k := range now.Changes {
				if k.Author != checker || k.Time != "2026-11-20T10:00:00" {
					t.Errorf("%s: a change is %v", c.name, k)
				}
			}
		}
	})
}

// odtZip is a text as a ZIP file of parts.
func odtZip(t testing.TB, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct {
		name, text string
		method     uint16
	}{{"mimetype", "application/vnd.oasis.opendocument.text", zip.Store}, {"Pictures/p.png", "not a picture", zip.Store},
		{"content.xml", content, zip.Deflate}, {"META-INF/manifest.xml", `<?xml version="1.0"?><manifest:manifest ` +
			`xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" ` +
			`manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" ` +
			`manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="Pictures/p.png" manifest:media-type="image/png"/></manifest:manifest>`, zip.Deflate}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: f.method})
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipped is a text in one file as the part of a ZIP file with the text.
func zipped(flat string) string {
	return strings.Replace(strings.Replace(flat, "<office:document", "<office:document-content", 1), "</office:document>", "</office:document-content>", 1)
}

// odtRemark is a remark on the n-th of such words.
func odtRemark(v model.Version, span passage.Span, number int, with string) Remark {
	return Remark{Span: span, Number: number, Replace: true, With: with, Comment: fmt.Sprintf("Because of %d.\n", number), Author: checker, At: "2026-11-20T10:00:00.000Z"}
}

func TestOnlyTheTextOfAnOpenDocumentFileIsWrittenIn(t *testing.T) {
	content := string(flat(`<text:p>Some <text:span text:style-name="B">600</text:span> miles of border.</text:p>`))
	file := odtZip(t, zipped(content))
	v := odtVersion(t, "draft.odt", file)
	out, kept, err := OpenDocument(t.Context(), file, v, []Remark{at(t, v, "600 miles", "700 miles")})
	if err != nil || len(kept) > 0 {
		t.Fatal(err, kept)
	}
	if was, now := odtParts(t, file), odtParts(t, out); !slices.Equal(was, now) {
		t.Errorf("the entries are %.300s, were %.300s", now, was)
	}
	if !bytes.HasPrefix(out[30:], []byte("mimetypeapplication/vnd.oasis.opendocument.text")) {
		t.Errorf("it begins with %q", out[:100])
	}
	if got := odtVersion(t, "copy.odt", out).Text; got != "Some 700 miles of border." {
		t.Errorf("the text is %q", got)
	}
	t.Run("LibreOffice", func(t *testing.T) {
		shown := sample.LibreOffice(t, ".odt", file, out)
		was, now := shown[0], shown[1]
		if fmt.Sprint(was.Rejected) != fmt.Sprint(now.Rejected) || now.Text(now.Accepted) != "Some 700 miles of border." || len(now.Comments) != 1 {
			t.Errorf("it shows %v, and showed %v", now, was)
		}
	})
	if !Is(bytes.NewReader(out), int64(len(out))) || Is(bytes.NewReader(file), int64(len(file))) {
		t.Error("a copy is not told from the author's own file")
	}
	// The copy comes in again, and is written in again.
	v = odtVersion(t, "copy.odt", out)
	again, kept, err := OpenDocument(t.Context(), out, v, []Remark{at(t, v, "border", "frontier")})
	if err != nil || len(kept) > 0 {
		t.Fatal(err, kept)
	}
	if got := odtVersion(t, "again.odt", again).Text; got != "Some 700 miles of frontier." {
		t.Errorf("the text is %q", got)
	}
	named := map[string]int{}
	for _, m := range regexp.MustCompile(`(?:office:name|xml:id)="([^"]+)"`).FindAllStringSubmatch(string(partOf(t, again, odtContent)), -1) {
		named[m[1]]++
	}
	for name, n := range named {
		if want := map[bool]int{true: 2, false: 1}[strings.Contains(string(partOf(t, again, odtContent)), `annotation-end office:name="`+name)]; n != want {
			t.Errorf("%s is the name of %d things, want %d", name, n, want)
		}
	}
}

func TestUntouchedXMLOfAnOpenDocumentTextKeepsItsBytes(t *testing.T) {
	odd := "<text:p   text:style-name = 'R' ><!-- kept --><?kept it?>Some &#54;00 miles.</text:p>\n\t<text:p>Any <text:span text:style-name='B' >border</text:span ></text:p >"
	file := flat(odd + `<text:p>Then 21,000 troops.</text:p>`)
	v := odtVersion(t, "draft.fodt", file)
	out, _, err := OpenDocument(t.Context(), file, v, []Remark{at(t, v, "21,000", "22,000")})
	if err != nil || !bytes.Contains(out, []byte(odd)) {
		t.Errorf("%v\n%s", err, out)
	}
	same, _, err := OpenDocument(t.Context(), file, v, nil)
	if err != nil || !bytes.Equal(same, file) {
		t.Errorf("without remarks it is another file: %v", err)
	}
}

func TestCommentsAndChangesThatAreInAnOpenDocumentTextStay(t *testing.T) {
	list := `<text:tracked-changes><text:changed-region text:id="ct1"><text:insertion><office:change-info><dc:creator>Bob</dc:creator>` +
		`<dc:date>2026-01-02T03:04:05</dc:date></office:change-info></text:insertion></text:changed-region><text:changed-region text:id="ct2">` +
		`<text:deletion><office:change-info><dc:creator>Bob</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info><text:p>long</text:p>` +
		`</text:deletion></text:changed-region></text:tracked-changes>`
	file := flat(list + `<text:p>Some <text:change-start text:change-id="ct1"/>600<text:change-end text:change-id="ct1"/> <text:change text:change-id="ct2"/>miles of ` +
		`<office:annotation office:name="a"><dc:creator>Bob</dc:creator><text:p>Which?</text:p></office:annotation>border<office:annotation-end office:name="a"/>.</text:p>`)
	v := odtVersion(t, "draft.fodt", file)
	own, other := at(t, v, "600", "700"), at(t, v, "miles of border", "kilometres of frontier")
	own.Number, other.Number = 1, 2
	out, kept, err := OpenDocument(t.Context(), file, v, []Remark{own, other})
	if err != nil {
		t.Fatal(err)
	}
	if len(kept) != 1 || kept[0].Remark != 0 || !kept[0].Comment || !strings.Contains(kept[0].Why, "somebody else") {
		t.Errorf("kept %v", kept)
	}
	if got := squeezed(odtVersion(t, "copy.fodt", out).Text); got != "Some 600 kilometres of frontier." {
		t.Errorf("the text is %q", got)
	}
	if was, now := lettersOf(t, file, checker, false), lettersOf(t, out, checker, false); !slices.Equal(was, now) {
		t.Errorf("with ours rejected it is %q, was %q", now, was)
	}
	if strings.Count(string(out), "<text:tracked-changes") != 1 || !strings.Contains(string(out), strings.TrimSuffix(list, "</text:tracked-changes>")) {
		t.Errorf("the list of changes is not what it was and more: %s", out)
	}
}

func TestPrefixesOfAnOpenDocumentTextMayBeAny(t *testing.T) {
	file := []byte(`<?xml version="1.0"?><o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" o:mimetype="application/vnd.oasis.opendocument.text" o:version="1.3"><o:body>` +
		`<o:text xmlns:text="urn:other"><x:p xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0">Some <x:span>600</x:span> miles.</x:p></o:text></o:body></o:document>`)
	file = bytes.Replace(file, []byte("<o:document"), []byte("<!-- <office:document --><o:document"), 1) // the reader looks for it
	v := odtVersion(t, "draft.fodt", file)
	out, kept, err := OpenDocument(t.Context(), file, v, []Remark{at(t, v, "600 miles", "700 long miles ")})
	if err != nil || len(kept) > 0 {
		t.Fatal(err, kept)
	}
	if was, now := lettersOf(t, file, checker, false), lettersOf(t, out, checker, false); !slices.Equal(was, now) {
		t.Errorf("with the changes rejected it is %q, was %q", now, was)
	}
	if got := lettersOf(t, out, checker, true); squeezed(odtVersion(t, "copy.fodt", out).Text) != "Some 700 long miles ." || len(got) != 1 {
		t.Errorf("%q, %q", got, odtVersion(t, "copy.fodt", out).Text)
	}
	var foreign func(n *xmlNode)
	foreign = func(n *xmlNode) {
		if n.name.Local != "" && !strings.HasPrefix(n.name.Space, "urn:oasis") && n.name.Space != dublinCore {
			t.Errorf("%s is of %q", n.name.Local, n.name.Space)
		}
		for _, k := range n.kids {
			foreign(k)
		}
	}
	foreign(xmlTree(t, out))
}

func FuzzOpenDocument(f *testing.F) {
	for _, c := range odtCases {
		f.Add(c.body, 3, 9, c.with)
	}
	f.Fuzz(func(t *testing.T, body string, from, end int, with string) {
		file := flat(body)
		doc, err := ingest.Bytes(t.Context(), "draft.fodt", file, ingest.Hints{})
		if err != nil || from < 0 || end > len(doc.Text) || from >= end {
			t.Skip()
		}
		v := model.Version{ID: "v1", Text: doc.Text, Blocks: doc.Blocks}
		span, err := passage.Snap(v.Text, passage.Span{Start: from, End: end})
		if err != nil {
			t.Skip()
		}
		out, _, err := OpenDocument(t.Context(), file, v, []Remark{odtRemark(v, span, 1, with)})
		if err != nil {
			t.Skip() // a sentence
		}
		if _, err := ingest.Bytes(t.Context(), "copy.fodt", out, ingest.Hints{}); err != nil && !strings.Contains(err.Error(), "empty") {
			t.Errorf("the copy cannot be read: %v\n%s", err, out)
		}
	})
}
