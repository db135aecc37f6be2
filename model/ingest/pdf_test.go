package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"galley/model/ingest/block"
	"galley/model/ingest/ingesttest"
	engine "galley/model/pdfium"
)

// TestPDF: the same article as in TestWritten, on two pages. What stands at the foot of a page comes after the
// paragraph that ends there.
func TestPDF(t *testing.T) {
	doc := readFile(t, "article.pdf")
	if doc.Title != "Did the Ferry Carry 21,000 Passengers a Day?" || doc.Byline != "Ines Almeida" || doc.Language != "en-GB" ||
		!strings.HasPrefix(doc.Published, "2026-11-25T02:") || doc.Original.MediaType != "application/pdf" {
		t.Error(facts(doc))
	}
	want := append([]string(nil), ferry[:13]...)
	want = append(want, "p 1 Port authority, annual table of passengers, 14 March 2024.", "p The Harbour Ledger", "p Page 1 of 2")
	want = append(want, ferry[13:len(ferry)-1]...)
	want = append(want, "p The Harbour Ledger", "p Page 2 of 2")
	ingesttest.Same(t, ingesttest.Outline(doc), want)
	ingesttest.Same(t, ingesttest.Furniture(doc), []string{"The Harbour Ledger", "Page 1 of 2", "The Harbour Ledger", "Page 2 of 2"})
}

// TestPDFColumns: two justified columns with words divided at the ends of
// lines, on three pages.
func TestPDFColumns(t *testing.T) {
	doc := readFile(t, "columns.pdf")
	if doc.Title != "Harbour Bill Was Misprinted" { // the data sheet says "Microsoft Word - Document1"
		t.Errorf("%q", doc.Title)
	}
	got := ingesttest.Outline(doc)
	ingesttest.Same(t, got[:6], []string{
		"h1 Harbour Bill Was Misprinted", "h2 What was printed",
		"p The infrastructure commissioner published a correction on Monday, after two newspapers had printed contradictory accounts " +
			"of the harbour’s expenditure in the preceding quarter.",
		"p According to the correction, construction had cost 41.7 million euros and not, as reported, 47.1 million. The well-known " +
			"economist Maria-Teresa Quint called the difference “unfortunate but hardly scandalous”.",
		"p Representatives of the opposition asked for the underlying invoices. The commissioner said that they would be published " +
			"before the end of the month, with the names of private individuals removed.",
		"p In the meantime the auditors will compare the payments with the contracts. A preliminary examination found three invoices " +
			"that had been counted twice, together worth 212,000 euros.",
	})
	for _, sentence := range []string{
		"The infrastructure commissioner published a correction on Friday, after two newspapers had printed contradictory accounts of " +
			"the harbour’s expenditure in the preceding quarter.",
		"with the names of private individuals removed.", "together worth 212,000 euros.",
	} {
		if !strings.Contains(doc.Text, sentence) {
			t.Errorf("%q is not in the text", sentence)
		}
	}
	if n := strings.Count(doc.Text, "private individuals removed."); n != 4 {
		t.Errorf("%d of 4 paragraphs are whole", n)
	}
	ingesttest.Same(t, ingesttest.Furniture(doc), []string{"The Harbour Ledger", "Page 1 of 3", "The Harbour Ledger", "Page 2 of 3",
		"The Harbour Ledger", "Page 3 of 3"})
}

// TestPDFPrinted: a page printed by a browser says where it is from.
func TestPDFPrinted(t *testing.T) {
	doc := readFile(t, "printed.pdf")
	if doc.URL != "http://harbour-ledger.example/page.html" || doc.Title != "Ferry passengers: the minister’s 21,000" {
		t.Error(facts(doc))
	}
	for _, f := range ingesttest.Furniture(doc) {
		if !strings.HasPrefix(f, "http://harbour") && !strings.HasPrefix(f, "11/25/26") {
			t.Errorf("%q is hidden", f)
		}
	}
	if len(doc.Furniture) != 4 {
		t.Errorf("%q", ingesttest.Furniture(doc))
	}
}

// pdfOf is a small PDF of the given page contents, with a table of places.
func pdfOf(pages ...string) []byte {
	var b strings.Builder
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, p := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", 5+2*i))
		object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(p), p))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return []byte(b.String())
}

// say is text of a size at a place.
func say(x, y, size float64, text string) string {
	return fmt.Sprintf("BT /F %g Tf %g %g Td (%s) Tj ET\n", size, x, y, text)
}

func TestPDFForms(t *testing.T) {
	line := "The ferry carries passengers every day of the year, as it has"
	for _, c := range []struct {
		what  string
		pages []string
		want  []string
	}{
		{"a note and a power", []string{say(30, 500, 10, "The port counted 18,400") + say(141, 504, 6, "1") +
			say(146, 500, 10, "people on 12 m") + say(212, 504, 6, "2") + say(217, 500, 10, "of deck.") + say(30, 40, 7, "1 Table of "+
			"the port.")}, []string{"p The port counted 18,400 people on 12 m² of deck.", "p 1 Table of the port."}},
		{"a paragraph over two pages", []string{say(30, 500, 10, line) + say(30, 488, 10, "been counted by the port, which in"),
			say(30, 560, 10, "August counted more.")}, []string{"p " + line + " been counted by the port, which in August counted " +
			"more."}},
		{"a page lying on its side", []string{"0 1 -1 0 400 0 cm\n" + say(30, 300, 10, line) + say(30, 288, 10, "always done.")},
			[]string{"p " + line + " always done."}},
		{"drawn from the right column to the left", []string{columnOf(220, "right") + columnOf(30, "left")},
			[]string{"p " + columnText("left"), "p " + columnText("right")}},
	} {
		doc, err := Bytes(context.Background(), "a.pdf", pdfOf(c.pages...), Hints{})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		t.Log(c.what)
		ingesttest.Same(t, ingesttest.Outline(doc), c.want)
	}
}

func columnLines(word string) []string {
	var out []string
	for i := range 7 {
		out = append(out, fmt.Sprintf("the %s column says in line %d", word, i+1))
	}
	return append(out, "its end.")
}

func columnText(word string) string { return strings.Join(columnLines(word), " ") }

func columnOf(x float64, word string) string {
	s := ""
	for i, l := range columnLines(word) {
		s += say(x, 500-12*float64(i), 11, l)
	}
	return s
}

func TestPDFRefused(t *testing.T) {
	whole := raw(t, "scanned.pdf")
	for _, c := range []struct {
		name string
		data []byte
		say  string
	}{
		{"scanned.pdf", whole, "scanned"},
		{"locked.pdf", raw(t, "locked.pdf"), "password"},
		{"blank.pdf", pdfOf("", ""), "no text"},
		{"head.pdf", []byte("%PDF-1.7\n"), "damaged"},
		{"cut.pdf", raw(t, "article.pdf")[:300], "damaged"},
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
	// A form that draws itself, and pages that are their own parents.
	loop := strings.Replace(string(pdfOf(say(30, 500, 10, "Text of a page that is long enough to be one."))), "/Kids[4 0 R ]",
		"/Kids[2 0 R ]", 1)
	if _, err := Bytes(context.Background(), "loop.pdf", []byte(loop), Hints{}); err != nil {
		ingesttest.Refusal(t, err)
	}
}

// TestPDFStopped: a reader that is in the middle of a long file is ended, and
// the next file is read all the same.
func TestPDFStopped(t *testing.T) {
	page := strings.Repeat(say(30, 500, 10, "text"), 30_000)
	long := pdfOf(page, page, page, page, page, page, page, page)
	if _, release, err := engine.Reader(t.Context(), 1<<20); err != nil {
		t.Fatal(err)
	} else if err := release(nil); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 3 {
		ctx, cancel := context.WithCancel(context.Background())
		started := make(chan struct{})
		wait.Go(func() {
			close(started)
			if _, err := Bytes(ctx, "long.pdf", long, Hints{}); err != nil {
				if s := ingesttest.Refusal(t, err); !errors.Is(err, context.Canceled) || !strings.Contains(s, "stopped") {
					t.Errorf("%v", err)
				}
			}
		})
		<-started
		cancel()
	}
	wait.Wait()
	readFile(t, "article.pdf")
}

// TestFolios: of a stored text the same is proposed as of the PDF it is from.
func TestFolios(t *testing.T) {
	for _, name := range []string{"article.pdf", "columns.pdf", "printed.pdf"} {
		doc := readFile(t, name)
		if got := block.StoredFurniture(doc.Text, doc.Blocks); !slices.Equal(got, doc.Furniture) {
			t.Errorf("%s: %v, and %v on import", name, got, doc.Furniture)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf(say(30, 500, 10, "A line of text that says something.")))
	f.Fuzz(func(t *testing.T, data []byte) { checkImport(t, "a.pdf", append([]byte("%PDF-1.4\n"), data...)) })
}
