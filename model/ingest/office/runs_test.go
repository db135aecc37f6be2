package office

import (
	"context"
	"os"
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
	"galley/model/ingest/typography"
)

// said is what the letters of the runs say, a bar between two runs.
func said(t *testing.T, text string, list []Run) string {
	t.Helper()
	var out []string
	for _, r := range list {
		words := text[r.Start:r.End]
		letters, ok := r.Letters(text)
		if !ok {
			out = append(out, "!"+words)
			continue
		}
		for i, l := range letters {
			for side, offset := range map[typography.Side]int{typography.Begins: l.Start, typography.Ends: l.End} {
				want := map[typography.Side]int{typography.Begins: l.From, typography.Ends: l.To}[side]
				if at, ok := Cut(letters, offset, side); !ok || at != want {
					t.Errorf("letter %d of %q is cut at %d, want %d", i, words, at, want)
				}
			}
		}
		out = append(out, words)
	}
	return strings.Join(out, "|")
}

func TestRunsOfWordStandWhereTheirLettersDo(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`<w:p><w:r><w:t xml:space="preserve">One </w:t></w:r><w:r><w:t>two  &amp;  three</w:t></w:r></w:p>`, "One|two & three"},
		{`<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r></w:p>`, "10|!⁶"},
		{`<w:p><w:r><w:t>caf</w:t></w:r><w:r><w:t>e&#x301; x</w:t></w:r></w:p>`, "caf|é x"},
		{`<w:p><w:r><w:t>cafe</w:t></w:r><w:r><w:t>&#x301; x</w:t></w:r></w:p>`, "!café|!é x"},
		{`<w:p><w:r><w:t>co&#xAD;op</w:t><w:tab/><w:t>x<![CDATA[<y>]]></w:t></w:r></w:p>`, "coop|x|<y>"},
		{`<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r>` +
			`<w:t>seen</w:t></w:r></w:p>`, "seen"},
		{`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
			"a|b"},
	} {
		data := ingesttest.Word(t, c.body)
		text, list, err := Runs(context.Background(), data, "")
		if err != nil {
			t.Fatal(err)
		}
		if got := said(t, text, list); got != c.want {
			t.Errorf("%s: %q, want %q", c.body, got, c.want)
		}
		for _, r := range list {
			part := ingesttest.WordHead + c.body + ingesttest.WordTail
			from := strings.TrimPrefix(part[r.At:], "<![CDATA[")
			if r.Part != "word/document.xml" || !strings.HasPrefix(strings.NewReplacer("&amp;", "&", "&#x301;", "\u0301", "&#xAD;",
				"\u00AD").Replace(from), r.Data) {
				t.Errorf("%q stands at byte %d of %s: %.40q", r.Data, r.At, r.Part, from)
			}
		}
	}
}

// Elements are counted whether they reach the text or not.
func TestRunsAreCountedAmongAllTexts(t *testing.T) {
	_, list, err := Runs(context.Background(), ingesttest.Word(t, `<w:p><w:r><w:t>one</w:t><w:t/></w:r><w:r><w:rPr><w:vanish/></w:rPr>`+
		`<w:t>hidden</w:t></w:r><w:r><w:t>a<!-- --> b</w:t></w:r><w:r><w:t>last</w:t></w:r></w:p>`), "")
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, r := range list {
		got = append(got, r.Ordinal)
	}
	if want := []int{0, 3, 3, 4}; len(got) != 4 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] || got[3] != want[3] {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestRunsOfOpenDocumentStandWhereTheirLettersDo(t *testing.T) {
	flat := `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" office:mimetype="application/vnd.oasis.opendocument.text">` +
		`<office:body><office:text><text:p>One <text:span>two</text:span><text:s/> three</text:p></office:text></office:body></office:document>`
	text, list, err := Runs(context.Background(), []byte(flat), "")
	if err != nil {
		t.Fatal(err)
	}
	if got := said(t, text, list); got != "One|two|three" {
		t.Errorf("got %q", got)
	}
	for _, r := range list {
		if !strings.HasPrefix(flat[r.At:], r.Data) {
			t.Errorf("%q does not stand at %d", r.Data, r.At)
		}
	}
}

func TestRunsOfTheTestFilesCoverTheirText(t *testing.T) {
	for _, name := range []string{"article.docx", "article.odt"} {
		data, err := os.ReadFile("../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text, list, err := Runs(context.Background(), data, "")
		if err != nil {
			t.Fatal(err)
		}
		covered := 0
		for i, r := range list {
			covered += r.End - r.Start
			if _, ok := r.Letters(text); !ok && i > 0 {
				t.Logf("%s: %q is %q", name, r.Data, text[r.Start:r.End])
			}
		}
		if covered*10 < len(text)*9 {
			t.Errorf("%s: the runs cover %d bytes of %d", name, covered, len(text))
		}
	}
}
