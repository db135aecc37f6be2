package draft

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/ingesttest"
)

// TestWhateverAFileIsWrittenWith: other prefixes, no prefix, prefixes that change, the strict namespace,
// UTF-16, other names of parts.
func TestWhateverAFileIsWrittenWith(t *testing.T) {
	const own = `http://schemas.openxmlformats.org/wordprocessingml/2006/main`
	const strict = `http://purl.oclc.org/ooxml/wordprocessingml/main`
	types := ingesttest.WordTypes
	body := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>It has 40 rooms, he said.</w:t></w:r></w:p>`
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(
		`<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="` + own + `"><w:body>` + body + `</w:body></w:document>`)
	if err != nil {
		t.Fatal(err)
	}
	as := func(prefix, text string) string {
		return strings.NewReplacer("<w:", "<"+prefix, "</w:", "</"+prefix).Replace(text)
	}
	for name, document := range map[string]string{
		"another prefix": `<x:document xmlns:x="` + own + `">` + as("x:", "<w:body>"+body+"</w:body>") + `</x:document>`,
		"no prefix":      `<document xmlns="` + own + `">` + as("", "<w:body>"+body+"</w:body>") + `</document>`,
		"a prefix that changes": `<w:document xmlns:w="` + own + `" xmlns:v="` + own + `"><w:body><w:p xmlns:w="` + own + `">` +
			`<v:r xmlns:v="` + own + `"><v:t>It has 40 rooms, he said.</v:t></v:r></w:p></w:body></w:document>`,
		"the strict namespace": `<w:document xmlns:w="` + strict + `"><w:body>` + body + `</w:body></w:document>`,
		"UTF-16":               wide,
		"another encoding":     `<?xml version="1.0" encoding="windows-1252"?><w:document xmlns:w="` + own + `"><w:body><w:p><w:r><w:t>Caf` + "\xe9" + ` – it has 40 rooms, he said.</w:t></w:r></w:p></w:body></w:document>`,
		"a byte order mark":    "\ufeff" + `<w:document xmlns:w="` + own + `"><w:body>` + body + `</w:body></w:document>`,
		"blanks between":       "<w:document xmlns:w = '" + own + "'\n>\n<w:body >\n " + strings.ReplaceAll(body, "><", ">\n  <") + "\n</w:body ></w:document>\n<!-- end -->",
	} {
		t.Run(name, func(t *testing.T) {
			original := ingesttest.Zip(t, "[Content_Types].xml", types, "word/document.xml", document)
			v := versionOf(t, original)
			out, kept := copied(t, original, v, []Remark{at(t, v, "40 rooms", "50 <rooms>")})
			if len(kept) > 0 {
				t.Error(kept)
			}
			if got, want := versionOf(t, out).Text, strings.ReplaceAll(v.Text, "40 rooms", "50 <rooms>"); got != want {
				t.Errorf("%q, not %q", got, want)
			}
			changed := xmlTree(t, utf8Of(t, partOf(t, out, "word/document.xml")))
			var look func(n *xmlNode)
			found := 0
			look = func(n *xmlNode) {
				if n.name.Local == "ins" || n.name.Local == "commentReference" {
					found++
					for _, a := range n.attrs {
						if a.Name.Space != own && a.Name.Space != strict && a.Name.Space != "xmlns" {
							t.Errorf("%s has the attribute %v", n.name.Local, a.Name)
						}
					}
				}
				if n.name.Local != "" && n.name.Space != own && n.name.Space != strict {
					t.Errorf("%v is in no namespace of Word's", n.name)
				}
				for _, k := range n.kids {
					look(k)
				}
			}
			look(changed.kids[slices.IndexFunc(changed.kids, func(n *xmlNode) bool { return n.name.Local == "document" })])
			if found != 4 {
				t.Errorf("%d words put in and comments, not 4", found)
			}
			if name == "UTF-16" && !bytes.HasPrefix(partOf(t, out, "word/document.xml"), []byte("\xff\xfe")) {
				t.Error("it is not in UTF-16 any more")
			}
		})
	}
}

// TestWhatCannotBeChangedIsToldInACommentAndWhy.
func TestWhatCannotBeChangedIsToldInACommentAndWhy(t *testing.T) {
	original := wordShape(t)
	v := versionOf(t, original)
	for words, why := range map[string]string{
		"3 million": "in a field", "17 towers": "in a text box", "cheaply": "somebody else made", "4 May": "in a note", "rooms, and Hamburg": "",
	} {
		out, kept := copied(t, original, v, []Remark{at(t, v, words, "other words")})
		switch {
		case why == "" && len(kept) > 0, why != "" && (len(kept) != 1 || !kept[0].Comment || !strings.Contains(kept[0].Why, why)):
			t.Errorf("%s: %+v", words, kept)
		}
		if n := len(ownComments(t, out, checker)); n != 1 {
			t.Errorf("%s: %d comments", words, n)
		}
		text := string(partOf(t, out, "word/comments.xml"))
		if !strings.Contains(text, "She told me herself.") || why != "" && !strings.Contains(text, "other words") {
			t.Errorf("%s: comments are missing: %s", words, text)
		}
	}
	for name, r := range map[string]Remark{
		"no place":     {Number: 3, Comment: "x\n", Author: checker},
		"past the end": {Number: 3, Comment: "x\n", Author: checker, Span: at(t, v, "4 May", "").Span},
	} {
		now := v
		if name != "no place" {
			now.Text = strings.Replace(v.Text, "4 May", "9 Oct", 1)
		}
		out, kept, err := Word(t.Context(), original, now, []Remark{r})
		if err != nil || len(kept) != 1 || kept[0].Comment && name == "no place" || !bytes.Equal(out, original) && name == "no place" {
			t.Errorf("%s: %+v, %v", name, kept, err)
		}
	}
	if _, _, err := Word(t.Context(), []byte("PK no file"), v, nil); !model.HasCode(err, model.Damaged) {
		t.Errorf("a damaged file: %v", err)
	}
}

// TestATextOfOtherRulesIsNeverGuessedAt: what the file has otherwise than the text has no place, and
// what is the same keeps its own.
func TestATextOfOtherRulesIsNeverGuessedAt(t *testing.T) {
	original := ingesttest.Word(t, `<w:p><w:r><w:t>Yes.</w:t></w:r></w:p><w:p><w:r><w:t>The hall of 1921 has 40 rooms and a tower.</w:t></w:r></w:p>`+
		`<w:p><w:r><w:t>Yes.</w:t></w:r></w:p><w:p><w:r><w:t>Nobody lives there, says the owner of it.</w:t></w:r></w:p>`)
	v := versionOf(t, original)
	v.Text = strings.Replace(v.Text, "1921 has 40", "1921 (see below) has 40", 1)
	second := strings.LastIndex(v.Text, "Yes.")
	r := Remark{Number: 1, Replace: true, With: "No.", Comment: "x\n", Author: checker, At: "2026-11-20T10:00:00.000Z"}
	r.Span.Start, r.Span.End = second, second+4
	out, kept := copied(t, original, v, []Remark{r, at(t, v, "see below", "cut"), at(t, v, "40 rooms", "50 rooms")})
	if got := versionOf(t, out).Text; len(kept) != 1 || kept[0].Remark != 1 || kept[0].Comment ||
		got != "Yes.\n\nThe hall of 1921 has 50 rooms and a tower.\n\nNo.\n\nNobody lives there, says the owner of it." {
		t.Errorf("%q, %+v", got, kept)
	}
}

// TestACopyOfACopyLosesNothing: the copy comes in as a revision, and a copy of that goes out. Comments
// and changes of the first are in the second.
func TestACopyOfACopyLosesNothing(t *testing.T) {
	original := wordShape(t)
	v := versionOf(t, original)
	first := []Remark{at(t, v, "40 rooms", "50 rooms"), at(t, v, "Hamburg", "Bremen"), at(t, v, "Windows", "Window panes"), at(t, v, "3 million", "4 million")}
	for i := range first {
		first[i].Author = "Bea Before"
	}
	once, _, err := Word(t.Context(), original, v, first)
	if err != nil {
		t.Fatal(err)
	}
	now := versionOf(t, once)
	second := []Remark{at(t, now, "forty rooms", "fifty rooms"), at(t, now, "50 rooms", "51 rooms"), at(t, now, "paid for it", "gave it"),
		at(t, now, "Doors", "Gates")}
	twice, kept := copied(t, once, now, second)
	if len(kept) != 1 || kept[0].Remark != 1 || !strings.Contains(kept[0].Why, "somebody else made") {
		t.Errorf("%+v", kept)
	}
	comments := string(partOf(t, twice, "word/comments.xml"))
	if n, ours := len(ownComments(t, twice, "Bea Before")), len(ownComments(t, twice, checker)); n != 4 || ours != 4 ||
		!strings.Contains(comments, `w:id="1" w:author="Al Author"`) || !strings.Contains(comments, `w:id="2" w:author="Ed Editor"`) {
		t.Errorf("%d comments of the first copy, %d of the second: %s", n, ours, comments)
	}
	if rels := string(partOf(t, twice, "word/_rels/document.xml.rels")); strings.Count(rels, "/comments\"") != 1 {
		t.Errorf("comments are referred to more than once: %s", rels)
	}
	want := strings.NewReplacer("forty rooms", "fifty rooms", "paid for it", "gave it", "Doors", "Gates").Replace(now.Text)
	if got := versionOf(t, twice).Text; got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
}

// TestTheCommentsOfACopyComeInAsNotes where the copy is imported again, at the words that they are on.
func TestTheCommentsOfACopyComeInAsNotes(t *testing.T) {
	original := wordShape(t)
	v := versionOf(t, original)
	r := at(t, v, "40 rooms", "50 rooms")
	r.Comment = "The plan shows fifty.\nrefutes: Plan of the hall\nhttps://example.org/plan\n"
	out, _ := copied(t, original, v, []Remark{r})
	doc, err := ingest.Bytes(t.Context(), "copy.docx", out, ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	found, others := false, 0
	for _, n := range doc.Notes {
		if n.Author == checker {
			found = n.Placed() && doc.Text[n.Start:n.End] == "50 rooms" && strings.Contains(n.Text, "The plan shows fifty.") &&
				slices.Contains(n.Addresses, "https://example.org/plan")
		} else if n.Kind == model.CommentNote {
			others++
		}
	}
	if !found || others == 0 {
		t.Errorf("%+v", doc.Notes)
	}
}

// TestATextBeforeTheChangesOfAnotherTakesRemarks: the version is the author's text without the changes
// that are tracked in the file.
func TestATextBeforeTheChangesOfAnotherTakesRemarks(t *testing.T) {
	original := ingesttest.Word(t, `<w:p><w:r><w:t xml:space="preserve">It has </w:t></w:r><w:del w:id="1" w:author="Al"><w:r><w:delText>forty</w:delText></w:r></w:del>`+
		`<w:ins w:id="2" w:author="Al"><w:r><w:t>fifty</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> rooms and a tower, he said.</w:t></w:r></w:p>`)
	v := model.Version{ID: "v1", Text: "It has forty rooms and a tower, he said."}
	out, kept := copied(t, original, v, []Remark{at(t, v, "a tower", "two towers"), at(t, v, "forty", "sixty")})
	if len(kept) != 1 || kept[0].Remark != 1 || !kept[0].Comment || !strings.Contains(kept[0].Why, "somebody else made") {
		t.Errorf("%+v", kept)
	}
	if got := versionOf(t, out).Text; got != "It has fifty rooms and two towers, he said." {
		t.Errorf("%q", got)
	}
	if n := len(ownComments(t, out, checker)); n != 2 {
		t.Errorf("%d comments", n)
	}
}

// TestTheNumberOfAListIsNotInTheFile: the text has it, and words beside it are still found.
func TestTheNumberOfAListIsNotInTheFile(t *testing.T) {
	item := func(s string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	original := ingesttest.Word(t, item("Forty rooms.")+item("Forty rooms.")+item("Two towers."), "word/numbering.xml",
		`<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>`+
			`<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
	v := versionOf(t, original)
	if !strings.Contains(v.Text, "2. Forty rooms.") {
		t.Fatal(v.Text)
	}
	second := at(t, v, "2. Forty rooms.", "2. Fifty rooms.")
	out, kept := copied(t, original, v, []Remark{second, at(t, v, "3. Two", "4. Two")})
	if got := versionOf(t, out).Text; got != strings.Replace(v.Text, "2. Forty", "2. Fifty", 1) || len(kept) != 1 || kept[0].Remark != 1 {
		t.Errorf("%q, %+v", got, kept)
	}
}
