package draft

import (
	"fmt"
	"strings"
	"testing"

	"galley/model/ingest"
	"galley/model/passage"
)

// longODT is a draft of so many paragraphs, a fact in each, and a remark on every fact.
func longODT(t testing.TB, paragraphs int) (file []byte, remarks func() []Remark) {
	t.Helper()
	var b strings.Builder
	for i := range paragraphs {
		fmt.Fprintf(&b, `<text:p text:style-name="R">In the year %d there were <text:span text:style-name="B">about %d miles</text:span> of border, he said, and `+
			`nobody who <text:span text:style-name="I">lived</text:span> there had ever asked for more of it than that.</text:p>`, 1000+i, 7000+i)
	}
	file = flat(b.String())
	v := odtVersion(t, "draft.fodt", file)
	return file, func() []Remark {
		var all []Remark
		at := 0
		for i := range paragraphs {
			words := fmt.Sprintf("about %d miles of border", 7000+i)
			at += strings.Index(v.Text[at:], words)
			all = append(all, odtRemark(v, passage.Span{Start: at, End: at + len(words)}, i+1, fmt.Sprintf("exactly %d miles of frontier", 8000+i)))
		}
		return all
	}
}

// BenchmarkOpenDocument compares reading a draft with writing a thousand corrections into it.
func BenchmarkOpenDocument(b *testing.B) {
	for _, n := range []int{250, 500, 1000} {
		flat, remarks := longODT(b, n)
		file := odtZip(b, zipped(string(flat)))
		v := odtVersion(b, "draft.odt", file)
		all := remarks()
		b.Run(fmt.Sprint("reading ", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := ingest.Bytes(b.Context(), "draft.odt", file, ingest.Hints{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("writing ", n), func(b *testing.B) {
			for b.Loop() {
				if _, kept, err := OpenDocument(b.Context(), file, v, all); err != nil || len(kept) > 0 {
					b.Fatal(err, kept)
				}
			}
		})
	}
}
