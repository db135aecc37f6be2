package draft

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// longODT is longDraft as an OpenDocument file, with spans as LibreOffice cuts them.
func longODT(t testing.TB, pages int) (original []byte, v model.Version, remarks []Remark) {
	t.Helper()
	var body strings.Builder
	for n := range pages * 10 {
		fmt.Fprintf(&body, `<text:p text:style-name="R">Paragraph %d tells of the hall, which has <text:span text:style-name="B">%d</text:span>`+
			` rooms and a garden of some hectares, <text:span text:style-name="I">as its owner</text:span> says, and which he bought for a few marks `+
			`when nobody else would have it, long before the town had heard of it, or of him.</text:p>`, n, 1000+n)
	}
	original = odtZip(t, zipped(string(flat(body.String()))))
	v = odtVersion(t, "draft.odt", original)
	for n, b := range v.Blocks {
		words := fmt.Sprintf("%d rooms and", 1000+n)
		at := b.Start + strings.Index(v.Text[b.Start:b.End], words)
		remarks = append(remarks, odtRemark(v, passage.Span{Start: at, End: at + len(words)}, n+1, fmt.Sprintf("%d large rooms and", 2000+n)))
	}
	return original, v, remarks
}

func TestAThousandCorrectionsAreAllWrittenIntoAnOpenDocumentText(t *testing.T) {
	original, v, remarks := longODT(t, 100)
	out, kept, err := OpenDocument(t.Context(), original, v, remarks)
	if err != nil || len(kept) > 0 || len(remarks) != 1000 {
		t.Errorf("%d remarks, of which %v: %v", len(remarks), kept, err)
	}
	if n := strings.Count(odtVersion(t, "copy.odt", out).Text, " large rooms and"); n != 1000 {
		t.Errorf("%d of 1,000 stand in the copy", n)
	}
}
