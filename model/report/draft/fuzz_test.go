package draft

import (
	"math/rand/v2"
	"testing"

	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/ingesttest"
)

// FuzzWord puts anything into a document's text: what ingest reads takes remarks, and the copy is read
// again. Without changes accepted it is the document that it was.
func FuzzWord(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(randomBody(rand.New(rand.NewPCG(seed, 3))), seed)
	}
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>40</w:t><w:fldChar w:fldCharType="separate"/><w:t>rooms</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, uint64(1))
	f.Add(`<w:p><w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>40 rooms</w:t></w:r></w:rubyBase></w:ruby><w:t>and more</w:t></w:r></w:p>`, uint64(2))
	f.Add(`<w:p><w:r><w:t>one<!-- c -->two &amp; <![CDATA[three]]> four</w:t><w:drawing><wps:txbxContent><w:p><w:r><w:t>boxed words</w:t></w:r></w:p></wps:txbxContent></w:drawing></w:r></w:p>`, uint64(3))
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr><w:r><w:t>a cell</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>of it</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, uint64(4))
	f.Fuzz(func(t *testing.T, body string, seed uint64) {
		original := ingesttest.Word(t, body)
		doc, err := ingest.Bytes(t.Context(), "draft.docx", original, ingest.Hints{})
		if err != nil || len(doc.Text) > 20_000 {
			return
		}
		v := model.Version{ID: "v1", Text: doc.Text, Blocks: doc.Blocks}
		out, _, err := Word(t.Context(), original, v, randomRemarks(rand.New(rand.NewPCG(seed, 4)), v.Text))
		if err != nil {
			return // it says so, and nothing is written
		}
		if _, err := parse(partOf(t, out, "word/document.xml")); err != nil {
			t.Fatalf("the copy is no XML: %v\n%s", err, partOf(t, out, "word/document.xml"))
		}
		if _, err := ingest.Bytes(t.Context(), "copy.docx", out, ingest.Hints{}); err != nil && model.HasCode(err, model.Damaged) {
			t.Fatalf("the copy cannot be read: %v", err)
		}
	})
}
