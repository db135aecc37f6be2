package ingest

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"galley/model/ingest/ingesttest"
)

// figureForms are figures as articles have them.
var figureForms = []string{"21,000", "2.4", "−3.1", "-7", "+4.6 %", "≥ 5", "< 2", "±0.3", "5–7", "€1.2bn", "1/2", "½", "10⁶",
	"1 000 000", "2,5‰", "0"}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes anything
	return b.String()
}

func runOf(text string, properties ...string) string {
	return `<w:r><w:rPr>` + strings.Join(properties, "") + `</w:rPr><w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

// eachCharacter puts every character into a run of its own.
func eachCharacter(text string, run func(string) string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(run(string(r)))
	}
	return b.String()
}

// TestWordKeepsFigures: a figure of any shape comes out of any markup of a
// Word document as a reader sees it.
func TestWordKeepsFigures(t *testing.T) {
	t.Parallel()
	plain := func(s string) string { return runOf(s) }
	markups := map[string]func(f string) (in, want string){
		"a run of its own":  func(f string) (string, string) { return runOf(f), f },
		"a run a character": func(f string) (string, string) { return eachCharacter(f, plain), f },
		"bold":              func(f string) (string, string) { return runOf(f, `<w:b/>`), f },
		"inserted":          func(f string) (string, string) { return `<w:ins>` + runOf(f) + `</w:ins>`, f },
		"moved here":        func(f string) (string, string) { return `<w:moveTo>` + runOf(f) + `</w:moveTo>`, f },
		"in place of another": func(f string) (string, string) {
			return `<w:del><w:r><w:delText>99</w:delText></w:r></w:del>` + runOf(f), f
		},
		"a link": func(f string) (string, string) { return `<w:hyperlink>` + runOf(f) + `</w:hyperlink>`, f },
		"a control": func(f string) (string, string) {
			return `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + runOf(f) + `</w:sdtContent></w:sdt>`, f
		},
		"a smart tag": func(f string) (string, string) { return `<w:smartTag>` + runOf(f) + `</w:smartTag>`, f },
		"the result of a field": func(f string) (string, string) {
			return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ x 7</w:instrText></w:r><w:r><w:fldChar ` +
				`w:fldCharType="separate"/></w:r>` + runOf(f) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, f
		},
		"a field in one": func(f string) (string, string) {
			return `<w:fldSimple w:instr="PAGE">` + runOf(f) + `</w:fldSimple>`, f
		},
		"a choice of drawings": func(f string) (string, string) {
			return `<mc:AlternateContent><mc:Choice>` + runOf(f) + `</mc:Choice><mc:Fallback>` + runOf(f) + `</mc:Fallback>` +
				`</mc:AlternateContent>`, f
		},
		"ruby": func(f string) (string, string) {
			return `<w:r><w:ruby><w:rt>` + runOf("77") + `</w:rt><w:rubyBase>` + runOf(f) + `</w:rubyBase></w:ruby></w:r>`, f
		},
		"before a note": func(f string) (string, string) {
			return runOf(f) + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>`, f
		},
		"before a struck-out one": func(f string) (string, string) { return runOf("99", `<w:strike/>`) + runOf(" "+f), f },
		"before a hidden one":     func(f string) (string, string) { return runOf(f) + runOf("8", `<w:vanish/>`), f },
		"with a raised figure": func(f string) (string, string) {
			return runOf(f) + runOf("6", `<w:vertAlign w:val="superscript"/>`), f + "⁶"
		},
		"with one raised by a size": func(f string) (string, string) { return runOf(f) + runOf("6", `<w:position w:val="8"/>`), f + "⁶" },
		"with one raised by style":  func(f string) (string, string) { return runOf(f) + runOf("6", `<w:rStyle w:val="Up"/>`), f + "⁶" },
		"with two raised runs": func(f string) (string, string) {
			return runOf(f) + runOf("1", `<w:vertAlign w:val="superscript"/>`) + runOf("2", `<w:vertAlign w:val="superscript"/>`),
				f + "¹²"
		},
		"with a lowered figure": func(f string) (string, string) {
			return runOf("CO") + runOf("2", `<w:vertAlign w:val="subscript"/>`) + runOf(" "+f), "CO₂ " + f
		},
		"after a sign of Symbol": func(f string) (string, string) {
			return `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>` + runOf(f), "≥" + f
		},
		"after a letter in Symbol": func(f string) (string, string) {
			return runOf("\u00b1", `<w:rFonts w:ascii="Symbol"/>`) + runOf(f), "±" + f
		},
		"after a private character": func(f string) (string, string) { return runOf("\uf0a3 ") + runOf(f), "≤ " + f },
		"after a SYMBOL field": func(f string) (string, string) {
			return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SYMBOL 179 \f "Symbol" \s 11 </w:instrText></w:r>` +
				`<w:r><w:fldChar w:fldCharType="end"/></w:r>` + runOf(f), "≥" + f
		},
		"after a ticked box": func(f string) (string, string) {
			return `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>` + runOf(" "+f), "☑ " + f
		},
		"in a text box": func(f string) (string, string) {
			return `</w:p><w:p><w:r><w:drawing><wps:txbx><w:txbxContent><w:p>` + runOf("in "+f) + `</w:p></w:txbxContent></wps:txbx>` +
				`</w:drawing></w:r>`, "in " + f
		},
		"in a cell": func(f string) (string, string) {
			return `</w:p><w:tbl><w:tr><w:tc><w:p>` + runOf("a") + `</w:p></w:tc><w:tc><w:p>` + runOf(f) + `</w:p></w:tc></w:tr>` +
				`</w:tbl><w:p>`, "a | " + f
		},
	}
	styles := `<w:styles><w:style w:type="character" w:styleId="Up"><w:basedOn w:val="Upper"/></w:style><w:style w:type="character" ` +
		`w:styleId="Upper"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`
	notes := `<w:footnotes><w:footnote w:id="2"><w:p>` + runOf("The note.") + `</w:p></w:footnote></w:footnotes>`
	for what, of := range markups {
		for _, f := range figureForms {
			in, want := of(f)
			doc, err := Bytes(context.Background(), "a.docx", ingesttest.Word(t, `<w:p>`+runOf("They counted ")+in+runOf(" on "+
				"Monday.")+`</w:p>`,
				"word/styles.xml", styles, "word/footnotes.xml", notes), Hints{})
			if err != nil {
				t.Fatalf("%s, %s: %v", what, f, err)
			}
			checkFigure(t, what, doc.Text, want, f)
		}
	}
}

// checkFigure holds a text to what must stand in it, with no figure or letter at
// either end of that.
func checkFigure(t *testing.T, what, text, want, figure string) {
	t.Helper()
	_, after, found := strings.Cut(text, want)
	if !found {
		t.Errorf("%s: %q does not stand in %q", what, want, text)
		return
	}
	if strings.HasPrefix(after, "9") || strings.HasPrefix(after, "8") || strings.Contains(text, "99"+figure) ||
		strings.Contains(text, "7"+figure) && strings.Contains(text, "77") {
		t.Errorf("%s: the figure runs into another in %q", what, text)
	}
}

func mathOfWord(inner string) string { return `<m:oMath>` + inner + `</m:oMath>` }

func mr(text string) string { return `<m:r><m:t>` + escaped(text) + `</m:t></m:r>` }

// TestWordEquations: figures typed as equations keep their reading.
func TestWordEquations(t *testing.T) {
	t.Parallel()
	fraction := func(a, b string) string { return `<m:f><m:num>` + mr(a) + `</m:num><m:den>` + mr(b) + `</m:den></m:f>` }
	power := func(a, b string) string {
		return `<m:sSup><m:e>` + mr(a) + `</m:e><m:sup>` + mr(b) + `</m:sup></m:sSup>`
	}
	for in, want := range map[string]string{
		mathOfWord(mr("5") + fraction("1", "2")):  "Growth of 5 1/2 percent",
		mathOfWord(fraction("3", "4")):            "Growth of 3/4 percent",
		mathOfWord(mr("2.5×") + power("10", "6")): "Growth of 2.5 × 10⁶ percent",
		mathOfWord(power("10", "-3")):             "Growth of 10⁻³ percent",
		mathOfWord(`<m:sSub><m:e>` + mr("x") + `</m:e><m:sub>` + mr("2") +
			`</m:sub></m:sSub>`): "Growth of x₂ percent",
		mathOfWord(`<m:rad><m:radPr><m:degHide/></m:radPr><m:e>` + mr("2") +
			`</m:e></m:rad>`): "Growth of √2 percent",
		mathOfWord(`<m:d><m:e>` + mr("a") + `</m:e></m:d>` +
			mr("<7")): "Growth " +
			"of (a) < 7 percent",
		mathOfWord(mr("\U0001d7d3\U0001d7ce")): "Growth of 50 percent",
		`<m:oMathPara>` + mathOfWord(mr("-7")) +
			`</m:oMathPara>`: "Growth of −7 percent",
		mathOfWord(`<w:del>` + mr("9") + `</w:del>` +
			mr("7")): "G" +
			"rowth of 7 percent",
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ 5\f(1,2)</w:instrText></w:r><w:r><w:fldChar ` +
			`w:fldCharType="end"/></w:r>`: "Growth of 5 1/2 percent",
		`<w:r><w:t>10</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \s\up8(6)</w:instrText></w:r><w:r>` +
			`<w:fldChar w:fldCharType="end"/></w:r>`: "Growth of 10⁶ percent",
	} {
		doc, err := Bytes(context.Background(), "a.docx",
			ingesttest.Word(t, `<w:p>`+runOf("Growth of ")+in+runOf(" percent.")+`</w:p>`), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.ReplaceAll(doc.Text, "\u00a0", " "), want) {
			t.Errorf("%s: %q, want %q", in, doc.Text, want)
		}
	}
}

func TestWordParagraphs(t *testing.T) {
	t.Parallel()
	p := func(properties, text string) string {
		return `<w:p><w:pPr>` + properties + `</w:pPr>` + runOf(text) + `</w:p>`
	}
	ended := `<w:rPr><w:del w:id="1"/></w:rPr>`
	rels := `<Relationships><Relationship Id="r1" Type="x/aFChunk" Target="a.html"/><Relationship Id="r2" Type="x/aFChunk" ` +
		`Target="/word/b.docx"/><Relationship Id="r3" Type="x/aFChunk" Target="c.txt"/><Relationship Id="r4" Type="x/aFChunk" ` +
		`Target="d.mht"/><Relationship Id="r5" Type="x/aFChunk" Target="e.rtf"/></Relationships>`
	inner := string(ingesttest.Word(t, p("", "Two 4.1.")))
	for _, c := range []struct {
		what, in string
		want     []string
	}{
		{"the end of a paragraph deleted", p(ended, "The fund lost ") + p("", "2.4 billion."), []string{"p The fund lost 2.4 billion."}},
		{"two ends deleted", p(ended, "The fund ") + p(ended, "lost ") + p("", "2.4 billion."), []string{"p The fund lost 2.4 billion."}},
		{"an end deleted before a table", p(ended, "Before it.") + `<w:tbl><w:tr><w:tc>` + p("", "5.") + `</w:tc></w:tr></w:tbl>`,
			[]string{"p Before it.", "p 5."}},
		{"an end deleted in a cell", `<w:tbl><w:tr><w:tc>` + p(ended, "5.") + `</w:tc><w:tc>` + p("", "6.") + `</w:tc></w:tr>` +
			`</w:tbl>`, []string{"p 5. | 6."}},
		{"a large initial", p(`<w:framePr w:dropCap="drop"/>`, "T") + p("", "he minister spoke."), []string{"p The minister spoke."}},
		{"a row deleted", p("", "It is so.") + `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + p("", "9.") + `</w:tc></w:tr><w:tr>` +
			`<w:tc>` + p("", "5.") + `</w:tc></w:tr></w:tbl>`, []string{"p It is so.", "p 5."}},
		{"several paragraphs in a cell", `<w:tbl><w:tr><w:tc>` + p("", "Year.") + `</w:tc><w:tc>` + p("", "Lost") +
			p("", "(estimate).") + `</w:tc></w:tr><w:tr><w:tc>` + p("", "2024") + `</w:tc><w:tc>` + p("", "5.") + `</w:tc></w:tr>` +
			`</w:tbl>`, []string{"p Year. | Lost (estimate).", "p 2024 | 5."}},
		{"a page inside", p("", "One.") + `<w:altChunk r:id="r1"/>` + p("", "Three."), []string{"p One.", "p Two 10⁶.", "p Three."}},
		{"a document inside", p("", "One.") + `<w:altChunk r:id="r2"/>` + p("", "Three."), []string{"p One.", "p Two 4.1.", "p Three."}},
		{"a text inside", p("", "One.") + `<w:altChunk r:id="r3"/>` + p("", "Three."), []string{"p One.", "p Two <5.", "p Three."}},
		{"a web archive inside", p("", "One.") + `<w:altChunk r:id="r4"/>` + p("", "Three."),
			[]string{"p One.", "p Two 300.", "p Three."}},
		{"a box to tick and a choice", `<w:p>` + runOf("Lost? ") + `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>` +
			`<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar ` +
			`w:fldCharType="end"/></w:r>` + runOf(" Yes, ") +
			`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="100"/><w:listEntry ` +
			`w:val="2,100"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r>` +
			`<w:fldChar w:fldCharType="end"/></w:r>` + runOf(".") + `</w:p>`, []string{"p Lost? ☒ Yes, 2,100."}},
	} {
		doc, err := Bytes(context.Background(), "a.docx", ingesttest.Word(t, c.in, "word/_rels/document.xml.rels", rels, "word/a.html",
			"<html><body><p>Two 10<sup>6</sup>.</p></body></html>", "word/b.docx", inner, "word/c.txt", "Two <5.",
			"word/d.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: "+
				"text/html\r\n\r\n<p>Two 300.</p>\r\n--x--\r\n", "word/e.rtf", `{\rtf1 Two}`), Hints{})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		t.Log(c.what)
		ingesttest.Same(t, ingesttest.Outline(doc), c.want)
		if len(doc.Cautions) > 0 {
			t.Errorf("%s: %q", c.what, doc.Cautions)
		}
	}
	doc, err := Bytes(context.Background(), "a.docx", ingesttest.Word(t, p("", "One.")+`<w:altChunk r:id="r5"/>`,
		"word/_rels/document.xml.rels",
		rels, "word/e.rtf", `{\rtf1 Two}`), Hints{})
	if err != nil || len(doc.Cautions) != 1 {
		t.Errorf("a part that cannot be read is left out in silence: %q %v", doc.Cautions, err)
	}
}

// TestWordUTF16: the format allows parts in UTF-16, with and without a mark.
func TestWordUTF16(t *testing.T) {
	t.Parallel()
	text := strings.Replace(ingesttest.WordHead, `version="1.0"`, `version="1.0" encoding="UTF-16"`, 1) + `<w:p>` +
		runOf("Größe sixteen.") +
		`</w:p>` + ingesttest.WordTail
	for _, mark := range []string{"\xff\xfe", ""} {
		var part strings.Builder
		part.WriteString(mark)
		for _, u := range utf16.Encode([]rune(text)) {
			part.WriteByte(byte(u))
			part.WriteByte(byte(u >> 8))
		}
		doc, err := Bytes(context.Background(), "a.docx", ingesttest.Zip(t, "[Content_Types].xml", ingesttest.WordTypes,
			"word/document.xml",
			part.String()), Hints{})
		if err != nil || doc.Text != "Größe sixteen." {
			t.Errorf("mark %q: %q %v", mark, doc.Text, err)
		}
	}
}

// TestWordListNumbers: lists have the numbers that Word prints.
func TestWordListNumbers(t *testing.T) {
	t.Parallel()
	level := func(i int, format, text, more string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, i,
			format, text, more)
	}
	numbering := `<w:numbering><w:abstractNum w:abstractNumId="0">` + level(0, "decimal", "%1.", "") + level(1, "lowerLetter", "%2)",
		"") + level(2, "decimal", "%1.%2.%3", `<w:isLgl/>`) + `</w:abstractNum>
<w:abstractNum w:abstractNumId="1">` + level(0, "bullet", "\uf0b7", "") + level(1, "decimal", "%2.", "") + `</w:abstractNum>
<w:abstractNum w:abstractNumId="2">` + level(0, "upperRoman", "Article %1", `<w:pStyle w:val="Art"/>`) + `</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3">` +
		`<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	styles := `<w:styles><w:style w:styleId="Art"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>` +
		`</w:style></w:styles>`
	item := func(list, level int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list,
			runOf(text))
	}
	in := item(1, 0, "one") + item(1, 1, "deep") + item(1, 1, "deeper") + item(1, 2, "deepest") + `<w:p>` + runOf("Between.") +
		`</w:p>` + item(1, 0, "two") + item(1, 1, "again") +
		item(2, 0, "dot") + item(2, 1, "in it") + item(5, 0, "three") + item(3, 0, "seven") + item(3, 0, "eight") + item(0, 0, "none") +
		`<w:p><w:pPr><w:pStyle w:val="Art"/></w:pPr>` + runOf("By style.") + `</w:p><w:p><w:pPr><w:pStyle w:val="Art"/></w:pPr>` +
		runOf("Again.") + `</w:p>`
	doc, err := Bytes(context.Background(), "a.docx", ingesttest.Word(t, in, "word/numbering.xml", numbering, "word/styles.xml", styles),
		Hints{Title: "x"})
	if err != nil {
		t.Fatal(err)
	}
	ingesttest.Same(t, ingesttest.Outline(doc), []string{"l 1. one", "l a) deep", "l b) deeper", "l 1.2.1 deepest", "p Between.",
		"l 2. two", "l a) again", "l dot", "l 1. in it", "l 3. three", "l 7. seven", "l 8. eight", "p none", "l Article I By style.",
		"l Article II Again."})
}

// flat is an OpenDocument text in one file.
func flat(automatic, body string) []byte {
	return []byte(`<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">` +
		`<office:font-face-decls><style:font-face style:name="S1" svg:font-family="Symbol"/></office:font-face-decls>` +
		`<office:automatic-styles>` + automatic + `</office:automatic-styles><office:body><office:text>` + body +
		`</office:text></office:body></office:document>`)
}

func TestOpenDocumentKeepsFigures(t *testing.T) {
	t.Parallel()
	styles := `<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Up2" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
<style:style style:name="Down" style:family="text"><style:text-properties style:text-position="-10% 58%"/></style:style>
<style:style style:name="Out" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Sy" style:family="text"><style:text-properties style:font-name="S1"/></style:style>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`
	span := func(style, text string) string {
		return `<text:span text:style-name="` + style + `">` + text + `</text:span>`
	}
	markups := map[string]func(f string) (in, want string){
		"plain": func(f string) (string, string) { return f, f },
		"a span a character": func(f string) (string, string) {
			return eachCharacter(strings.ReplaceAll(f, "&lt;", "<"), func(s string) string { return span("Bold", escaped(s)) }), f
		},
		"a link": func(f string) (string, string) { return `<text:a>` + f + `</text:a>`, f },
		"ruby": func(f string) (string, string) {
			return `<text:ruby><text:ruby-base>` + f + `</text:ruby-base><text:ruby-text>77</text:ruby-text></text:ruby>`, f
		},
		"a field": func(f string) (string, string) { return `<text:sequence>` + f + `</text:sequence>`, f },
		"before a note": func(f string) (string, string) {
			return f + `<text:note><text:note-citation>8</text:note-citation><text:note-body><text:p>The note.</text:p>` +
				`</text:note-body></text:note>`, f
		},
		"before a struck-out":   func(f string) (string, string) { return span("Out", "99") + " " + f, f },
		"with a raised figure":  func(f string) (string, string) { return f + span("Up", "6"), f + "⁶" },
		"with another":          func(f string) (string, string) { return f + span("Up2", "6"), f + "⁶" },
		"with a lowered figure": func(f string) (string, string) { return "CO" + span("Down", "2") + " " + f, "CO₂ " + f },
		"after a sign":          func(f string) (string, string) { return span("Sy", "\u00b3") + f, "≥" + f },
		"after a private one":   func(f string) (string, string) { return span("Sy", "\uf0b1") + f, "±" + f },
		"with a fraction": func(f string) (string, string) {
			return f + `<draw:frame><draw:object><math:math><math:semantics><math:mfrac><math:mn>1</math:mn><math:mn>3</math:mn>` +
				`</math:mfrac><math:annotation>1 over 3</math:annotation></math:semantics></math:math></draw:object></draw:frame>`, f
		},
	}
	for what, of := range markups {
		for _, f := range figureForms {
			in, want := of(escaped(f))
			want = strings.ReplaceAll(want, "&lt;", "<")
			doc, err := Bytes(context.Background(), "a.fodt", flat(styles, `<text:p>They counted `+in+` on Monday.</text:p>`), Hints{})
			if err != nil {
				t.Fatalf("%s, %s: %v", what, f, err)
			}
			checkFigure(t, what, doc.Text, want, f)
			if what == "with a fraction" && !strings.Contains(doc.Text, "1/3") {
				t.Errorf("%s: %q", what, doc.Text)
			}
		}
	}
}

func TestOpenDocumentListNumbers(t *testing.T) {
	t.Parallel()
	styles := `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." ` +
		`style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a" ` +
		`text:display-levels="2"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`
	item := func(s string) string { return `<text:list-item><text:p>` + s + `</text:p></text:list-item>` }
	in := `<text:p>Before.</text:p><text:list text:style-name="L">` + item("one") +
		`<text:list-item><text:p>two</text:p><text:list>` + item("deep") + item("deeper") + `</text:list></text:list-item></text:list>
<text:list text:style-name="B">` + item("dot") + `</text:list><text:list text:style-name="L" text:continue-numbering="true">` +
		item("three") + `<text:list-header><text:p>none</text:p></text:list-header></text:list>
<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>seven</text:p></text:list-item>` + item("eight") +
		`</text:list>`
	doc, err := Bytes(context.Background(), "a.fodt", flat(styles, in), Hints{Title: "x"})
	if err != nil {
		t.Fatal(err)
	}
	ingesttest.Same(t, ingesttest.Outline(doc), []string{"p Before.", "l 1. one", "l 2. two", "l 2.a) deep", "l 2.b) deeper", "l dot",
		"l 3. three", "l none", "l 7. seven", "l 8. eight"})
}

func FuzzDocx(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>A</w:t></w:r></w:p>`, `<w:numbering/>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr></w:pPr>`+mathOfWord(mr("5")+`<m:f><m:num/>`+
		`</m:f>`)+`</w:p>`, `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1%9"/></w:lvl>`+
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \o\ad(\s\up(a),b\f(1,(2)))\* jc2</w:instrText><w:fldChar `+
		`w:fldCharType="end"/></w:r><w:r><w:t>x</w:t></w:r></w:p>`, ``)
	f.Fuzz(func(t *testing.T, body, numbering string) {
		checkImport(t, "a.docx", ingesttest.Word(t, body, "word/numbering.xml", numbering))
	})
}

func FuzzFlatODT(f *testing.F) {
	f.Add(`<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>`,
		`<text:list text:style-name="L"><text:list-item><text:p>A</text:p><text:list><text:list-item/></text:list></text:list-item>`+
			`</text:list>`)
	f.Fuzz(func(t *testing.T, styles, body string) { checkImport(t, "a.fodt", flat(styles, body)) })
}

// TestBooksKeepFigures: a figure of any shape comes out of any markup of a
// chapter as a reader sees it.
func TestBooksKeepFigures(t *testing.T) {
	t.Parallel()
	markups := map[string]func(f string) (in, want string){
		"plain": func(f string) (string, string) { return f, f },
		"emphasised in parts": func(f string) (string, string) {
			return eachCharacter(f, func(s string) string { return "<em>" + escaped(s) + "</em>" }), f
		},
		"before a note":        func(f string) (string, string) { return escaped(f) + `<a epub:type="noteref" href="#n1">3</a>`, f },
		"before a raised note": func(f string) (string, string) { return escaped(f) + `<sup><a href="#n1">3</a></sup>`, f },
		"with a raised figure": func(f string) (string, string) { return escaped(f) + `<sup>6</sup>`, f + "⁶" },
		"with one raised by css": func(f string) (string, string) {
			return escaped(f) + `<span style="vertical-align: super">6</span>`, f + "⁶"
		},
		"after a lowered figure": func(f string) (string, string) { return `CO<sub>2</sub> ` + escaped(f), "CO₂ " + f },
		"after a formula": func(f string) (string, string) {
			return `<math><mfrac><mn>1</mn><mn>3</mn></mfrac></math> ` + escaped(f), "1/3 " + f
		},
		"under a reading":        func(f string) (string, string) { return `<ruby>` + escaped(f) + `<rt>77</rt></ruby>`, f },
		"after a struck-out one": func(f string) (string, string) { return `<del>99</del> ` + escaped(f), f },
	}
	for what, of := range markups {
		for _, f := range figureForms {
			in, want := of(f)
			if what == "plain" {
				in = escaped(f)
			}
			page := `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>They counted ` +
				in + ` on Monday.</p><p id="n1">The note.</p></body></html>`
			doc, err := Bytes(context.Background(), "b.epub", ingesttest.Zip(t, "mimetype", "application/epub+zip",
				"META-INF/container.xml", `<container><rootfiles><rootfile full-path="b.opf" `+
					`media-type="application/oebps-package+xml"/></rootfiles></container>`,
				"b.opf", `<package><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>`+
					`<spine><itemref idref="a"/></spine></package>`, "a.xhtml", page), Hints{})
			if err != nil {
				t.Fatalf("%s, %s: %v", what, f, err)
			}
			checkFigure(t, what, doc.Text, want, f)
			if strings.Contains(doc.Text, f+"3") || strings.Contains(doc.Text, f+"7") {
				t.Errorf("%s: %q", what, doc.Text)
			}
		}
	}
}
