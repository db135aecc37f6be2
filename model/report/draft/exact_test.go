package draft

import (
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
	"galley/model/passage"
)

// What reading writes anew (equations, signs of fonts of signs, text that a style hides) takes nothing
// from the words beside it: they are changed where they stand.
func TestWordsBesideWhatReadingWritesAnewAreChanged(t *testing.T) {
	const (
		math   = `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r><m:t>h</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`
		sign   = `<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>J</w:t></w:r>`
		symbol = `<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>`
	)
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	for name, beside := range map[string]string{"an equation": math, "a sign": sign, "a symbol": symbol, "two": math + run(" so ") + math} {
		one := `<w:p>` + run("We say ") + beside + run("here and ") + beside + run(" it has 40 ") + beside + run(" rooms.") + `</w:p>`
		for of, body := range map[string]string{"one paragraph": one, "three in a row": strings.Repeat(one, 2) + strings.ReplaceAll(one, "40", "41"),
			"among others": `<w:p>` + run("The first.") + `</w:p>` + one + one + `<w:p>` + run("The last.") + `</w:p>`} {
			t.Run(name+", "+of, func(t *testing.T) {
				original := ingesttest.Word(t, body)
				v := versionOf(t, original)
				var remarks []Remark
				for from := 0; ; {
					i := strings.Index(v.Text[from:], "here")
					if i < 0 {
						break
					}
					remarks = append(remarks, Remark{Span: passage.Span{Start: from + i, End: from + i + 4}, Replace: true, With: "there",
						Comment: "Because.\n", Author: checker})
					from += i + 4
				}
				want := strings.ReplaceAll(v.Text, "here", "there")
				out, kept := copied(t, original, v, remarks)
				if len(kept) > 0 {
					t.Error(kept)
				}
				if got := versionOf(t, out).Text; got != want {
					t.Errorf("%q, not %q", got, want)
				}
			})
		}
	}
}

// Words over something that reading writes anew cannot be changed, and get a comment.
func TestWordsOverAnEquationGetAComment(t *testing.T) {
	original := ingesttest.Word(t, `<w:p><w:r><w:t xml:space="preserve">It is </w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:t xml:space="preserve"> here.</w:t></w:r></w:p>`)
	v := versionOf(t, original)
	out, kept := copied(t, original, v, []Remark{at(t, v, "is x here", "is there")})
	if len(kept) != 1 || !kept[0].Comment {
		t.Error(kept)
	}
	if got := versionOf(t, out).Text; got != v.Text {
		t.Errorf("%q, not %q", got, v.Text)
	}
}
