package office

import (
	"context"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/input"
)

// TestBothFormatsReadAlike: what Word and OpenDocument say in different elements
// comes out the same.
func TestBothFormatsReadAlike(t *testing.T) {
	const types = `<Types><Override PartName="/word/document.xml" ` +
		`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	for _, c := range []struct {
		what, word, open string
		want             []string
	}{
		{"raised, lowered and struck out letters",
			`<w:p><w:r><w:t xml:space="preserve">Of 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t>` +
				`</w:r><w:r><w:t xml:space="preserve"> t of CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>` +
				`2</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>400</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>`,
			`<text:p>Of 10<text:span text:style-name="up">6</text:span> t of CO<text:span text:style-name="down">2</text:span>` +
				`<text:span text:style-name="gone">400</text:span>.</text:p>`,
			[]string{"p Of 10⁶ t of CO₂ ."}},
		{"hidden letters",
			`<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r></w:p>`,
			`<text:p>Seen.<text:span text:style-name="hidden">not</text:span></text:p>`, []string{"p Seen."}},
		{"a table of data",
			`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Posts</w:t></w:r></w:p><w:p><w:r>` +
				`<w:t>lost</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2019</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>` +
				`<w:t>2,100</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
			`<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>` +
				`Posts</text:p><text:p>lost</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>` +
				`2019</text:p></table:table-cell><table:table-cell><text:p>2,100</text:p></table:table-cell></table:table-row>` +
				`</table:table>`,
			[]string{"h1 Year | Posts lost", "p 2019 | 2,100"}},
		{"a text box stands after its paragraph",
			`<w:p><w:r><w:t>Before</w:t></w:r><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>` +
				`</w:drawing></w:r><w:r><w:t xml:space="preserve"> and after.</w:t></w:r></w:p>`,
			`<text:p>Before<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame> and after.</text:p>`,
			[]string{"p Before and after.", "p Box"}},
		{"tabs and breaks",
			`<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three.</w:t></w:r></w:p>`,
			`<text:p>One<text:tab/>two<text:line-break/>three.</text:p>`, []string{"p One two three."}},
		{"a title and a quotation",
			`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferries</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Quote"/>` +
				`</w:pPr><w:r><w:t>We stay.</w:t></w:r></w:p>`,
			`<text:p text:style-name="Title">Ferries</text:p><text:p text:style-name="Quotations">We stay.</text:p>`,
			[]string{"h1 Ferries", "q We stay."}},
	} {
		t.Run(c.what, func(t *testing.T) {
			word := ingesttest.Zip(t, "[Content_Types].xml", types, "word/document.xml", `<w:document><w:body>`+c.word+`</w:body>`+
				`</w:document>`)
			open := `<office:document><office:automatic-styles><style:style style:family="text" style:name="up">` +
				`<style:text-properties style:text-position="super 58%"/></style:style><style:style style:family="text" ` +
				`style:name="down"><style:text-properties style:text-position="sub 58%"/></style:style><style:style ` +
				`style:family="text" style:name="gone"><style:text-properties style:text-line-through-style="solid"/>` +
				`</style:style><style:style style:family="text" style:name="hidden"><style:text-properties ` +
				`text:display="none"/></style:style></office:automatic-styles><office:body><office:text>` +
				c.open + `</office:text></office:body></office:document>`
			for _, in := range []struct {
				data []byte
				read func(context.Context, input.File) (model.Document, error)
			}{{word, ReadWord}, {[]byte(open), ReadFlatOpenDocument}} {
				doc, err := in.read(t.Context(), input.File{Name: "a", Data: in.data, Kind: "a document"})
				if err != nil {
					t.Fatal(err)
				}
				ingesttest.CheckBlocks(t, doc)
				ingesttest.Same(t, ingesttest.Outline(doc), c.want)
			}
		})
	}
}
