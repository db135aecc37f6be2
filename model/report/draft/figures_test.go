package draft

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/ingesttest"
	"galley/model/passage"
)

// longDraft is a draft of so many pages with ten corrections on each, in runs as Word cuts them.
func longDraft(t testing.TB, pages int) (original []byte, v model.Version, remarks []Remark) {
	var body strings.Builder
	for n := range pages * 10 {
		fmt.Fprintf(&body, `<w:p w:rsidR="00AB12CD"><w:r><w:t xml:space="preserve">Paragraph %d tells of the hall, which has </w:t></w:r><w:r w:rsidR="00AB12CE"><w:rPr><w:b/>`+
			`<w:lang w:val="en-GB"/></w:rPr><w:t>%d</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> rooms and a garden of some hectares, </w:t></w:r>`+
			`<w:r><w:rPr><w:i/></w:rPr><w:t>as its owner</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> says, and which he bought for a few marks when nobody else would have it, `+
			`long before the town had heard of it, or of him.</w:t></w:r></w:p>`, n, 1000+n)
	}
	original = ingesttest.Word(t, body.String())
	v = versionOf(t, original)
	for n, b := range v.Blocks {
		words := fmt.Sprintf("%d rooms and", 1000+n)
		at := b.Start + strings.Index(v.Text[b.Start:b.End], words)
		remarks = append(remarks, Remark{Span: passage.Span{Start: at, End: at + len(words)}, Number: n + 1, Replace: true,
			With: fmt.Sprintf("%d large rooms and", 2000+n), Comment: "The plan says so.\n", Author: checker, At: "2026-11-20T10:00:00.000Z"})
	}
	return original, v, remarks
}

// TestFigures measures the checked copy beside reading the draft; go run ./cmd/build bench report runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "report")
	for _, pages := range []int{100, 200} {
		original, v, remarks := longDraft(t, pages)
		ours := figures.BestFor(2*time.Second, func() {
			if _, _, err := Word(t.Context(), original, v, remarks); err != nil {
				t.Fatal(err)
			}
		})
		read := figures.BestFor(2*time.Second, func() {
			if _, err := ingest.Bytes(t.Context(), "draft.docx", original, ingest.Hints{}); err != nil {
				t.Fatal(err)
			}
		})
		f.Say(fmt.Sprintf("checked copy of %d pages, %d corrections", pages, len(remarks)), "ms", ours, "reading the draft", read, 2)
		original, v, remarks = longODT(t, pages)
		ours = figures.BestFor(2*time.Second, func() {
			if _, _, err := OpenDocument(t.Context(), original, v, remarks); err != nil {
				t.Fatal(err)
			}
		})
		read = figures.BestFor(2*time.Second, func() {
			if _, err := ingest.Bytes(t.Context(), "draft.odt", original, ingest.Hints{}); err != nil {
				t.Fatal(err)
			}
		})
		f.Say(fmt.Sprintf("checked copy of %d pages, %d corrections (OpenDocument)", pages, len(remarks)), "ms", ours, "reading the draft", read, 2)
	}
}

func TestAThousandCorrectionsAreAllWritten(t *testing.T) {
	original, v, remarks := longDraft(t, 100)
	out, kept := copied(t, original, v, remarks)
	if len(kept) > 0 || len(remarks) != 1000 {
		t.Errorf("%d remarks, of which %v", len(remarks), kept)
	}
	got := versionOf(t, out)
	if n := strings.Count(got.Text, " large rooms and"); n != 1000 {
		t.Errorf("%d of 1,000 stand in the copy", n)
	}
}
