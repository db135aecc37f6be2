package draft

import (
	"strings"
	"testing"

	"galley/model/ingest/ingesttest"
)

func TestAWordIsChangedWhereItStands(t *testing.T) {
	for name, body := range map[string]string{
		"in one run": `<w:p><w:r><w:t>It has 40 rooms, he said.</w:t></w:r></w:p>`,
		"over runs": `<w:p><w:r><w:t>It h</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>as 4</w:t></w:r><w:r><w:rPr><w:i/></w:rPr>` +
			`<w:t>0 r</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>ooms, he said.</w:t></w:r></w:p>`,
		"in a link": `<w:p><w:r><w:t xml:space="preserve">It has </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>40 rooms</w:t></w:r>` +
			`</w:hyperlink><w:r><w:t>, he said.</w:t></w:r></w:p>`,
		"in a smart tag and a control": `<w:p><w:r><w:t xml:space="preserve">It has </w:t></w:r><w:smartTag w:element="n"><w:sdt><w:sdtPr/>` +
			`<w:sdtContent><w:r><w:t>40</w:t></w:r></w:sdtContent></w:sdt></w:smartTag><w:r><w:t> rooms, he said.</w:t></w:r></w:p>`,
		"with CDATA and references": `<w:p><w:r><w:t><![CDATA[It h]]>as &#52;&#x30; rooms, he said.</w:t></w:r></w:p>`,
		"with tracked properties": `<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="Al"><w:rPr/></w:rPrChange></w:rPr>` +
			`<w:t>It has 40 rooms, he said.</w:t></w:r></w:p>`,
		"between signs":      `<w:p><w:r><w:tab/><w:t>It has</w:t><w:tab/><w:t>40</w:t><w:br/><w:t>rooms, he said.</w:t></w:r></w:p>`,
		"after tracked text": `<w:p><w:ins w:id="7" w:author="Al"><w:r><w:t xml:space="preserve">It </w:t></w:r></w:ins><w:del w:id="8" w:author="Al"><w:r><w:delText>They had 40</w:delText></w:r></w:del><w:r><w:t>has 40 rooms, he said.</w:t></w:r></w:p>`,
	} {
		t.Run(name, func(t *testing.T) {
			original := ingesttest.Word(t, body)
			v := versionOf(t, original)
			out, kept := copied(t, original, v, []Remark{at(t, v, "40 rooms", "50 rooms")})
			if len(kept) > 0 {
				t.Error(kept)
			}
			if got, want := versionOf(t, out).Text, strings.ReplaceAll(v.Text, "40 rooms", "50 rooms"); got != want {
				t.Errorf("%q, not %q", got, want)
			}
			if text := string(partOf(t, out, "word/document.xml")); strings.Contains(text, "<w:delText xml:space=\"preserve\">rooms") {
				t.Errorf("words that stay are changed: %s", text)
			}
		})
	}
}
