package draft

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"galley/model/ingest/ingesttest"
	"galley/model/passage"
)

// randomBody is a text cut into runs anywhere, in all that a paragraph may hold words in.
func randomBody(r *rand.Rand) string {
	words := []string{"the", "hall", "40", "rooms", "21,000", "Café", "naïve", "e\u0301te", "&", "<b>", "“quoted”", "co-op", "10²", "漢字", "שלום", "a"}
	id := 100
	var body strings.Builder
	for range 1 + r.IntN(4) {
		var text strings.Builder
		for range 1 + r.IntN(12) {
			text.WriteString(words[r.IntN(len(words))] + []string{" ", " ", " ", "  ", ", ", "\u00a0"}[r.IntN(6)])
		}
		fmt.Fprintf(&text, "end%d.", id)
		body.WriteString("<w:p>" + []string{"", "", "<w:pPr/>", `<w:pPr><w:rPr/></w:pPr>`, `<w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr>`}[r.IntN(5)])
		for s := text.String(); s != ""; {
			n := 1 + r.IntN(len(s))
			for n < len(s) && s[n]&0xC0 == 0x80 {
				n++
			}
			part := s[:n]
			s = s[n:]
			id += 2
			part = strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(part)
			t := `<w:t xml:space="preserve">` + part + `</w:t>`
			switch r.IntN(8) {
			case 0:
				t = `<w:t xml:space="preserve"><![CDATA[` + strings.NewReplacer("&amp;", "&", "&lt;", "<").Replace(part) + `]]></w:t>`
			case 1:
				t = `<w:lastRenderedPageBreak/>` + t
			}
			run := "<w:r>" + []string{"", "<w:rPr><w:b/></w:rPr>", fmt.Sprintf(`<w:rPr><w:i/><w:rPrChange w:id="%d" w:author="Al"><w:rPr/></w:rPrChange></w:rPr>`, id-1)}[r.IntN(3)] + t + "</w:r>"
			switch r.IntN(10) {
			case 0:
				run = `<w:hyperlink w:anchor="a">` + run + `</w:hyperlink>`
			case 1:
				run = `<w:smartTag w:element="x">` + run + `</w:smartTag>`
			case 2:
				run = `<w:sdt><w:sdtPr/><w:sdtContent>` + run + `</w:sdtContent></w:sdt>`
			case 3:
				run = fmt.Sprintf(`<w:ins w:id="%d" w:author="Al">%s</w:ins>`, id, run)
			case 4:
				run += fmt.Sprintf(`<w:del w:id="%d" w:author="Al"><w:r><w:delText>gone</w:delText></w:r></w:del>`, id)
			case 5:
				run = `<w:fldSimple w:instr="REF x">` + run + `</w:fldSimple>`
			case 6:
				run = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="b%d"/>%s<w:bookmarkEnd w:id="%d"/>`, id, id, run, id)
			}
			id++
			body.WriteString(run)
		}
		body.WriteString("</w:p>")
	}
	return body.String()
}

// wordsAndBlanks cuts a text into words, white space and signs.
var wordsAndBlanks = regexp.MustCompile(`\s+|[\pL\pN\pM]+|.`)

// randomRemarks are remarks at words of a text, some over others, with other words of all sorts.
func randomRemarks(r *rand.Rand, text string) []Remark {
	tokens := wordsAndBlanks.FindAllStringIndex(text, -1)
	var all []Remark
	for i := range 1 + r.IntN(5) {
		a := r.IntN(len(tokens))
		b := min(a+1+r.IntN([]int{6, 6, 40}[r.IntN(3)]), len(tokens))
		span := passage.Span{Start: tokens[a][0], End: tokens[b-1][1]}
		if strings.TrimSpace(text[tokens[a][0]:tokens[a][1]]) == "" || strings.TrimSpace(text[tokens[b-1][0]:tokens[b-1][1]]) == "" {
			continue
		}
		with := []string{"", "other words", "50", "a <tag> & “more”", "x " + text[span.Start:span.End], text[span.Start:span.End] + " y",
			strings.ReplaceAll(text[span.Start:span.End], "40", "41")}[r.IntN(7)]
		all = append(all, Remark{Span: span, Number: i, Replace: r.IntN(4) > 0, With: strings.Join(strings.Fields(with), " "), Comment: "Because.\n", Author: checker,
			At: "2026-11-20T10:00:00.000Z"})
	}
	return all
}

func TestAnyTextTakesAnyRemarks(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		body := randomBody(r)
		original := ingesttest.Word(t, body)
		v := versionOf(t, original)
		remarks := randomRemarks(r, v.Text)
		out, kept := copied(t, original, v, remarks)
		want := v.Text
		done := slices.Clone(remarks)
		for _, k := range kept {
			done[k.Remark].Replace = false
			if !k.Comment {
				t.Errorf("seed %d: %s", seed, k.Why)
			}
		}
		// changes of remarks that lie over each other are put together from their words
		var changes []passage.Hunk
		for _, m := range done {
			if m.Replace {
				changes = append(changes, passage.Hunks(v.Text, m.Span, m.With)...)
			}
		}
		slices.SortStableFunc(changes, func(a, b passage.Hunk) int {
			return cmp.Or(b.Span.Start-a.Span.Start, b.Span.End-a.Span.End)
		})
		for _, c := range changes {
			want = want[:c.Span.Start] + c.With + want[c.Span.End:]
		}
		lines := strings.Split(want, "\n") // ingest leaves out those without a letter, and refuses a document of such
		want = strings.Join(slices.DeleteFunc(lines, func(line string) bool {
			return !strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
		}), "\n")
		if want == "" {
			continue
		}
		if got := versionOf(t, out).Text; squeezed(got) != squeezed(want) {
			t.Errorf("seed %d: accepted\n%s\nnot\n%s\n%+v", seed, got, want, remarks)
		}
		if n := len(ownComments(t, out, checker)); n != len(remarks) {
			t.Errorf("seed %d: %d comments on %d remarks", seed, n, len(remarks))
		}
		if t.Failed() {
			t.Log(body)
			t.Log(string(partOf(t, out, "word/document.xml")))
			return
		}
	}
}
