package ingest

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
)

// pictureOf is a PNG of a size; no two are alike.
func pictureOf(t testing.TB, width, height int) []byte {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black})
	m.SetColorIndex(width/2, height/2, 1)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func dataAddress(data []byte) string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(data)
}

const pictureProse = "The ferry that went down off the coast on Tuesday carried 295 passengers, according to the harbour office, and its owner said that no one had counted the crew."

// seen says of a document's pictures where they stand and what they are.
func seen(d model.Document) string {
	var out []string
	for _, p := range d.Pictures {
		block := "-"
		if p.After >= 0 {
			block = d.Text[d.Blocks[p.After].Start:min(d.Blocks[p.After].End, d.Blocks[p.After].Start+12)]
		}
		bytes := "no bytes"
		for _, f := range d.PictureFiles {
			if f.SHA256 == p.SHA256 {
				bytes = fmt.Sprintf("%s %d×%d", f.Name, p.Width, p.Height)
			}
		}
		out = append(out, strings.Join(strings.Fields(fmt.Sprintf("[%s] %s (%s) %s", block, p.Alt, bytes, p.Address)), " "))
	}
	return strings.Join(out, "\n")
}

func TestPicturesOfAPage(t *testing.T) {
	p := func(words string) string { return "<p>" + words + " " + pictureProse + "</p>" }
	big, small := dataAddress(pictureOf(t, 300, 200)), dataAddress(pictureOf(t, 16, 16))
	page := func(body string) string {
		return "<html><head><title>The ferry</title></head><body><nav><a href=/><img src='" + big + "' alt=Home></a></nav><article><h1>The ferry</h1>" +
			body + "</article><footer><img alt=Foot src='" + big + "'></footer></body></html>"
	}
	for _, test := range []struct{ name, body, want string }{
		{"a figure stands before its caption", p("One.") + "<figure><img src='" + big + "' alt='A chart of deaths'><figcaption>Deaths by year, in thousands of people</figcaption></figure>" + p("Two."),
			"[One. The fer] A chart of deaths (picture.png 300×200)"},
		{"within a paragraph it stands after it", p("One. <img src='"+big+"' alt=Map>") + p("Two."), "[One. The fer] Map (picture.png 300×200)"},
		{"an icon is none", p("One.") + "<p><img src='" + small + "' alt='An icon'></p>" + p("Two."), ""},
		{"one that counts readers is none", p("One.") + "<img width=1 height=1 src='https://t.example/p.gif'>" + p("Two."), ""},
		{"the face of the author is none", p("One.") + "<div class='author-box'><img src='" + big + "' alt='Jane'></div>" + p("Two."), ""},
		{"one that did not come with the page is known by its address", p("One.") + "<figure><img src='/img/chart.png' alt='A chart'></figure>" + p("Two."),
			"[One. The fer] A chart (no bytes) /img/chart.png"},
		{"one that is loaded late is known by its own address", p("One.") + "<figure><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='https://a.example/c.png' alt='A chart'></figure>" + p("Two."),
			"[One. The fer] A chart (no bytes) https://a.example/c.png"},
		{"what two say is one", p("One.") + "<figure><img src='" + big + "' alt='A'><img src='" + big + "' alt='A'></figure>" + p("Two."),
			"[One. The fer] A (picture.png 300×200)"},
		{"a drawing is known by its words", p("One.") + "<figure><img alt='A drawing' src='data:image/svg+xml;base64," + strings.Repeat("PHN2Zz48L3N2Zz4", 20) + "'></figure>" + p("Two."),
			"[One. The fer] A drawing (no bytes)"},
	} {
		doc, err := Bytes(t.Context(), "page.html", []byte(page(test.body)), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if got := seen(doc); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s\n%s", test.name, got, test.want, doc.Text)
		}
	}
}

func TestPicturesBesideAPageAreReadAndNoOthers(t *testing.T) {
	folder := t.TempDir()
	page := filepath.Join(folder, "saved", "page.html")
	if err := os.MkdirAll(filepath.Join(folder, "saved", "page_files"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"outside.png": pictureOf(t, 300, 100), "saved/page_files/my chart.png": pictureOf(t, 200, 100),
		"saved/page.html": []byte("<title>The ferry</title><article><h1>The ferry</h1><p>" + pictureProse + "</p>" +
			"<figure><img alt=Chart src='./page_files/my%20chart.png?w=3'></figure><figure><img alt=Out src='../outside.png'></figure>" +
			"<figure><img alt=Root src='file:///etc/passwd'></figure><p>" + pictureProse + "</p></article>")} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	doc, err := File(t.Context(), page, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	want := "[The ferry th] Chart (my chart.png 200×100)\n[The ferry th] Out (no bytes) ../outside.png\n" +
		"[The ferry th] Root (no bytes) file:///etc/passwd"
	if got := seen(doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPicturesOfAWebArchive(t *testing.T) {
	mhtml := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/p\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related; boundary=\"XX\"\r\n\r\n--XX\r\nContent-Type: text/html\r\nContent-Location: https://a.example/p\r\n\r\n" +
		"<title>The ferry</title><article><h1>The ferry</h1><p>One. " + pictureProse + "</p><figure><img alt=A src='cid:one@x'></figure>" +
		"<figure><img alt=B src='img/b.png'></figure><p>Two. " + pictureProse + "</p></article>\r\n" +
		"--XX\r\nContent-Type: image/png\r\nContent-ID: <one@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(pictureOf(t, 200, 100)) +
		"\r\n--XX\r\nContent-Type: image/png\r\nContent-Location: https://a.example/img/b.png\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString(pictureOf(t, 220, 100)) + "\r\n--XX--\r\n"
	doc, err := Bytes(t.Context(), "p.mhtml", []byte(mhtml), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	want := "[One. The fer] A (picture.png 200×100)\n[One. The fer] B (b.png 220×100) https://a.example/img/b.png"
	if got := seen(doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPicturesOfWrittenDocuments(t *testing.T) {
	chart, map_, icon := string(pictureOf(t, 200, 100)), string(pictureOf(t, 210, 100)), string(pictureOf(t, 16, 16))
	paragraph := func(inner string) string { return "<w:p><w:r>" + inner + "</w:r></w:p>" }
	drawn := func(id, alt string) string {
		return `<w:drawing><wp:inline><wp:docPr id="1" descr="` + alt + `"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="` + id +
			`"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
	}
	rels := func(targets ...string) string {
		out := `<Relationships>`
		for i, target := range targets {
			out += fmt.Sprintf(`<Relationship Id="r%d" Type="x/image" Target="%s"/>`, i+1, target)
		}
		return out + `</Relationships>`
	}
	word := ingesttest.Word(t, paragraph("<w:t>The ferry sank on a Tuesday.</w:t>")+paragraph(drawn("r1", "Deaths by year"))+
		paragraph("<w:t>Two</w:t>"+drawn("r3", "An icon")+"<w:t> were found. </w:t>"+drawn("r2", ""))+
		paragraph(`<w:pict><v:shape alt="Older"><v:imagedata r:id="r1"/></v:shape></w:pict>`)+paragraph(drawn("r9", "It is gone"))+
		`<w:del>`+paragraph(drawn("r1", "Deleted"))+`</w:del>`,
		"word/_rels/document.xml.rels", rels("media/chart.png", "media/map.png", "media/icon.png"),
		"word/media/chart.png", chart, "word/media/map.png", map_, "word/media/icon.png", icon)
	text := ingesttest.Zip(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content><office:body><office:text>`+
		`<text:p>The ferry sank on a Tuesday.</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/chart.png"/><svg:desc>Deaths by year</svg:desc></draw:frame></text:p>`+
		`<text:p>Two were found.</text:p></office:text></office:body></office:document-content>`, "Pictures/chart.png", chart)
	book := ingesttest.Zip(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>`,
		"O/b.opf", `<package><metadata><dc:title>Ferries</dc:title></metadata><manifest><item id="a" href="t/a.xhtml" media-type="application/xhtml+xml"/></manifest>`+
			`<spine><itemref idref="a"/></spine></package>`,
		"O/t/a.xhtml", `<html><body><p>The ferry sank on a Tuesday.</p><img src="../i/chart.png" alt="Deaths by year"/><p>Two were found.</p></body></html>`,
		"O/i/chart.png", chart)
	letter := []byte("From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <1@b>\r\nSubject: Ferries\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related; boundary=XX\r\n\r\n--XX\r\nContent-Type: text/html\r\n\r\n<p>The ferry sank on a Tuesday.</p><p><img src='cid:1' alt='Deaths by year'></p>" +
		"<p>Two were found.</p>\r\n--XX\r\nContent-Type: image/png; name=chart.png\r\nContent-Disposition: inline\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString([]byte(chart)) + "\r\n--XX--\r\n")
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.docx", word, "[The ferry sa] Deaths by year (chart.png 200×100)\n[Two were fou] (map.png 210×100)\n" +
			"[Two were fou] Older (chart.png 200×100)\n[Two were fou] It is gone (no bytes)"},
		{"a.odt", text, "[The ferry sa] Deaths by year (chart.png 200×100)"},
		{"a.epub", book, "[The ferry sa] Deaths by year (chart.png 200×100)"},
		{"a.eml", letter, "[The ferry sa] Deaths by year (picture.png 200×100)"},
	} {
		doc, err := Bytes(t.Context(), test.name, test.data, Hints{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := seen(doc); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s\n%s", test.name, got, test.want, doc.Text)
		}
	}
}

func TestABombIsKeptByItsWordsAndTheArticleComesIn(t *testing.T) {
	bomb := append(pictureOf(t, 200, 100)[:16], "\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x00\x00\x00\x00"...) // it says 100,000 by 100,000 pixels
	bomb = binary.BigEndian.AppendUint32(bomb, crc32.ChecksumIEEE(bomb[12:29]))
	doc, err := Bytes(t.Context(), "page.html", []byte("<title>The ferry</title><article><h1>The ferry</h1><p>One. "+pictureProse+"</p><figure><img alt='A bomb' src='"+
		dataAddress(bomb)+strings.Repeat("A", 400)+"'></figure><p>Two. "+pictureProse+"</p></article>"), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if got := seen(doc); got != "[One. The fer] A bomb (no bytes)" || len(doc.Cautions) != 1 || !strings.Contains(doc.Cautions[0], "larger than Galley reads") {
		t.Errorf("%s\n%q", got, doc.Cautions)
	}
}
