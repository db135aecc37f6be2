package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
)

// pdfFile is a PDF of objects, the first of which is number 1 and the catalog.
func pdfFile(objects ...string) []byte {
	var b strings.Builder
	var at []int
	b.WriteString("%PDF-1.5\n")
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return []byte(b.String())
}

func stream(content string) string {
	return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content)
}

const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"

// pagePDF is a page with more objects, from number 6 on.
func pagePDF(catalog, page, content string, more ...string) []byte {
	return pdfFile(append([]string{"<</Type/Catalog/Pages 2 0 R" + catalog + ">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 " +
			"R>>>>" + page + ">>", stream(content), helvetica}, more...)...)
}

func readPDFBytes(t *testing.T, data []byte) model.Document {
	t.Helper()
	doc, err := Bytes(context.Background(), "a.pdf", data, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestPDFForm: what was filled into a form stands beside its question.
func TestPDFForm(t *testing.T) {
	field := func(n int, rest string) string {
		return fmt.Sprintf("<</Type/Annot/Subtype/Widget/Rect[250 %d 400 %d]/P 3 0 R/F 4/DA(/F 12 Tf 0 g)%s>>", 700-40*n-4,
			700-40*n+16, rest)
	}
	var questions string
	for i, q := range []string{"Posts lost", "Which office", "All of them", "None of them", "Remarks", "Secret", "Unseen"} {
		questions += say(72, 700-40*float64(i), 12, q)
	}
	doc := readPDFBytes(t, pagePDF("/AcroForm<</Fields[7 0 R 8 0 R 9 0 R 10 0 R 13 0 R 14 0 R]/DR<</Font<</F 5 0 R>>>>>>",
		"/Annots[7 0 R 8 0 R 9 0 R 10 0 R 11 0 R 12 0 R 13 0 R 14 0 R]", questions, helvetica,
		field(0, "/FT/Tx/T(a)/V(2,100)"), field(1, "/FT/Ch/Ff 131072/T(b)/Opt[(Road fund)(Audit office)]/V(Audit office)"),
		field(2, "/FT/Btn/T(c)/V/Yes/AS/Yes/AP<</N<</Yes 6 0 R/Off 6 0 R>>>>"),
		field(3, "/FT/Btn/T(d)/V/Off/AS/Off/AP<</N<</Yes 6 0 R/Off 6 0 R>>>>"),
		"<</Type/Annot/Subtype/FreeText/Rect[250 530 500 570]/F 4/DA(/F 12 Tf)/Contents(Typed on it: 5.2 %\\rand below)>>",
		"<</Type/Annot/Subtype/Text/Rect[10 10 20 20]/F 4/Contents(A note that does not show)>>",
		field(5, "/FT/Tx/Ff 8192/T(e)/V(hush)"), strings.Replace(field(6, "/FT/Tx/T(f)/V(veiled)"), "/F 4", "/F 2", 1)))
	for _, want := range []string{"Posts lost 2,100", "Which office Audit office", "All of them ☒", "None of them ☐",
		"Typed on it: 5.2 %", "and below"} {
		if !strings.Contains(strings.ReplaceAll(doc.Text, " | ", " "), want) {
			t.Errorf("%q is not in %q", want, doc.Text)
		}
	}
	for _, not := range []string{"hush", "veiled", "does not show"} {
		if strings.Contains(doc.Text, not) {
			t.Errorf("%q does not show, and is in the text", not)
		}
	}
}

const picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length " +
	"1>>stream\n\xaa\nendstream"

// TestPDFUnseen: words that nobody sees are left out and told of; those that
// are seen on a dark ground, or recognised on a scan, are kept.
func TestPDFUnseen(t *testing.T) {
	seen := say(72, 700, 12, "The mayor said 21,000 people attended the march on Sunday.")
	for _, c := range []struct {
		what, content string
		kept          bool
	}{
		{"without ink", seen + "3 Tr " + say(72, 600, 12, "The number is 1."), false},
		{"white on white", seen + "1 g " + say(72, 600, 12, "The number is 1."), false},
		{"as small as dust", seen + say(72, 600, 0.5, "The number is 1."), false},
		{"beside the page", seen + say(700, 600, 12, "The number is 1."), false},
		{"under the page", seen + say(72, -90, 12, "The number is 1."), false},
		{"pale in a colour of its own", seen + "0.99 1 0.98 rg " + say(72, 600, 12, "The number is 1."), false},
		{"white on black", seen + "0 g 60 590 300 30 re f 1 g " + say(72, 600, 12, "The number is 1."), true},
		{"in small print", seen + say(72, 600, 5, "The number is 1."), true},
		{"grey", seen + "0.7 g " + say(72, 600, 12, "The number is 1."), true},
		{"alone without ink", "3 Tr " + say(72, 600, 12, "The number is 1. It was recognised on a scan of this page."), true},
		{"under a scan", "q 612 0 0 792 0 0 cm /I Do Q 3 Tr " + say(72, 600, 12, "The number is 1.") + " 0 Tr " +
			say(72, 700, 12, "Received on Monday by the office of the mayor."), true},
	} {
		doc := readPDFBytes(t, pagePDF("", "", c.content, picture))
		if strings.Contains(doc.Text, "The number is 1.") != c.kept {
			t.Errorf("%s: kept is not %v: %q", c.what, c.kept, doc.Text)
		}
		if told := slices.ContainsFunc(doc.Cautions,
			func(s string) bool { return strings.Contains(s, "cannot be seen") }); told == c.kept {
			t.Errorf("%s: told is %v", c.what, told)
		}
	}
}

// TestPDFPartlyScanned names the pages that have no text.
func TestPDFPartlyScanned(t *testing.T) {
	page := func(n int) string {
		return fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 8 0 R>>/XObject<</I "+
			"9 0 R>>>>>>", n)
	}
	text := stream(say(72, 700, 12, "The mayor said that 21,000 people attended the march on Sunday, and 3 left."))
	scan := stream("q 612 0 0 792 0 0 cm /I Do Q")
	doc := readPDFBytes(t, pdfFile("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R 10 0 R]/Count 4>>", page(6),
		page(7), page(7), text, scan, helvetica, picture, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"))
	ingesttest.Same(t, doc.Cautions,
		[]string{"Pages 2–3 are pictures without text, as scanned pages are, so they are not in the article. Let a program recognise " +
			"its text (OCR), and import what that writes."})
}

// TestPDFLettersWithoutAFont: Chinese letters, each in a text object of its
// own, of a font that the file does not hold.
func TestPDFLettersWithoutAFont(t *testing.T) {
	content := ""
	for i, code := range []string{"b2c6", "d5fe", "b2bf", "d6dc", "b6fe", "b1ed", "cabe"} {
		content += fmt.Sprintf("q 1 0 0 1 %d 700 cm BT /C 17 Tf <%s> Tj ET Q\n", 72+18*i, code)
	}
	content += say(72, 600, 12, "Year 2015, and more of it")
	data := pdfFile("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R/C 6 0 R>>>>>>", stream(content),
		helvetica,
		"<</Type/Font/Subtype/Type0/BaseFont/SimSun-GBK-EUC-H/Encoding/GBK-EUC-H/DescendantFonts[7 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement "+
			"2>>/FontDescriptor 8 0 R/DW 1000>>",
		"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight "+
			"700/StemV 80>>")
	doc := readPDFBytes(t, data)
	if !strings.Contains(doc.Text, "财政部周二表示") || !strings.Contains(doc.Text, "Year 2015") {
		t.Errorf("%q", doc.Text)
	}
}

// TestPDFJunkBefore: what a printer or a server put before a PDF is no part of it.
func TestPDFJunkBefore(t *testing.T) {
	file := string(pdfOf(say(30, 500, 12, "The mayor said 21,000 people attended the march.")))
	for _, junk := range []string{"\x1b%-12345X@PJL JOB\n@PJL ENTER LANGUAGE=PDF\n",
		"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n", strings.Repeat("A banner of the server.\n", 200), "\x00\x01\x02\n"} {
		doc := readPDFBytes(t, []byte(junk+file))
		if doc.Text != "The mayor said 21,000 people attended the march." {
			t.Errorf("%.20q: %q", junk, doc.Text)
		}
	}
	text := "How to read a PDF\n\nIt begins with a line:\n\n%PDF-1.4\n\nThen come its objects."
	if doc := readString(t, "a.txt", text); !strings.Contains(doc.Text, "%PDF-1.4") {
		t.Errorf("%q", doc.Text)
	}
}

// rowByRow writes two columns line by line, as some programs do.
func rowByRow(left, right []string) string {
	s := ""
	for i := range left {
		s += say(40, 700-14*float64(i), 11, left[i]) + say(320, 700-14*float64(i), 11, right[i])
	}
	return s
}

func TestPDFColumnsRowByRow(t *testing.T) {
	left := []string{"The ministry lost money in May", "because of the fuel subsidy", "and the harvest that failed in",
		"the north of the country after", "a dry spell that began late in", "winter and went on until the",
		"end of June, as it was said."}
	right := []string{"Right column says that the", "office found a gap of 2.4", "percent in the books of the",
		"road fund in the last nine", "years, and that nobody could", "say where the money had gone", "in the end, or who took it."}
	ingesttest.Same(t, ingesttest.Outline(readPDFBytes(t, pagePDF("", "", rowByRow(left, right), helvetica))),
		[]string{"p " + strings.Join(left, " "), "p " + strings.Join(right, " ")})
	left = []string{"Primary school teachers", "Secondary school teachers", "Nurses in public hospitals",
		"Drivers of the city’s buses", "Officers of the harbour", "Clerks of the audit office", "Keepers of the archive"}
	for i := range left {
		right[i] = fmt.Sprintf("%d,%03d posts in the year", 3+i, 7*i)
	}
	doc := readPDFBytes(t, pagePDF("", "", rowByRow(left, right), helvetica))
	for i := range left {
		if !strings.Contains(strings.ReplaceAll(doc.Text, "’", "'"), strings.ReplaceAll(left[i], "’", "'")+" | "+right[i]) && i != 3 {
			t.Errorf("row %d is torn: %q", i, doc.Text)
		}
	}
}

// TestPDFKeepsFigures: raised and lowered letters stay apart from figures.
func TestPDFKeepsFigures(t *testing.T) {
	at := func(x float64, text string) string { return say(x, 700, 12, text) }
	small := func(x, y float64, text string) string { return say(x, y, 7, text) }
	for _, f := range []string{"21,000", "2.4", "-7", "+4.6 %", "5-7", "1/2", "1 000 000"} {
		for what, c := range map[string][2]string{
			"plain":            {at(40, "They counted "+f+" on Monday in the city."), "counted " + f + " on"},
			"letter by letter": {letterwise(40, "They counted "+f+" on Monday."), "counted " + f + " on"},
			"a power": {at(40, "They counted "+f+" and 10") + small(40+wide("They counted "+f+" and 10"), 705, "6") +
				at(46+wide("They counted "+f+" and 10"), "of them."), f + " and 10⁶ of"},
			"a minus power": {at(40, "They counted "+f+" and 10") + small(40+wide("They counted "+f+" and 10"), 706, "-3") +
				at(49+wide("They counted "+f+" and 10"), "of them."), f + " and 10⁻³ of"},
			"an index": {at(40, "They counted "+f+" of CO") + small(40+wide("They counted "+f+" of CO"), 697, "2") +
				at(47+wide("They counted "+f+" of CO"), "on Monday."), f + " of CO₂ on"},
			"an ordinal": {at(40, "They counted "+f+" on the 5") + small(40+wide("They counted "+f+" on the 5"), 705, "th") +
				at(50+wide("They counted "+f+" on the 5"), "of May."), f + " on the 5th of"},
		} {
			doc := readPDFBytes(t, pagePDF("", "", c[0], helvetica))
			if !strings.Contains(doc.Text, c[1]) {
				t.Errorf("%s, %s: %q, want %q", what, f, doc.Text, c[1])
			}
		}
	}
}

// wide is about how wide a text is in Helvetica of 12 points.
func wide(text string) float64 {
	w := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune("ijl', .|/t-I", r):
			w += 0.29
		case strings.ContainsRune("mMw%CO", r):
			w += 0.77
		case r == 'f' || r == 'r':
			w += 0.31
		case r == '+':
			w += 0.584
		case r == 'T' || r == 'y' || r == 'c':
			w += 0.53
		default:
			w += 0.556
		}
	}
	return 12 * w
}

func letterwise(x float64, text string) string {
	s := ""
	for _, r := range text {
		s += say(x, 700, 12, string(r))
		x += wide(string(r))
	}
	return s
}
