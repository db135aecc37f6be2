package docx

import (
	"fmt"

	"golang.org/x/text/language"

	"galley/model/prose"
	"galley/model/report/view"
)

// The look of the Word document: styles by the names that Word and LibreOffice
// know, so that their navigation panes and style lists work.

const numbering = xmlHead + `<w:numbering ` + wordSpaces + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind ` +
	`w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

const settings = xmlHead + `<w:settings ` + wordSpaces + `><w:zoom w:percent="110"/><w:defaultTabStop w:val="709"/>` +
	`<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" ` +
	`w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const footer = xmlHead + `<w:ftr ` + wordSpaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr><w:fldSimple ` +
	`w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r>` +
	`<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`

func (d *writer) header(m *part) {
	m.Raw(xmlHead, `<w:hdr `, wordSpaces, `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">`)
	m.Line(view.Beginning(prose.OneLine(prose.Plain(d.Heading()))))
	m.Raw(`</w:t></w:r></w:p></w:hdr>`)
}

func (d *writer) styles(m *part) {
	lang := d.Lang
	if lang == "" {
		lang = "en"
	}
	base := "en-US"
	if tag, err := language.Parse(lang); err == nil {
		if region, sure := tag.Region(); sure != language.No {
			b, _ := tag.Base()
			base = b.String() + "-" + region.String()
		}
	}
	m.Raw(xmlHead, `<w:styles `, wordSpaces, `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" `+
		`w:cs="Times New Roman" w:eastAsia="SimSun"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="`, base,
		`" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="300" `+
			`w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	paragraph := func(id, name, paragraph, run, more string) {
		m.Raw(fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"%s><w:name w:val="%s"/><w:basedOn w:val="Normal"/>%s<w:qFormat/><w:pPr>`+
			`%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, id, "", name, more, paragraph, run))
	}
	m.Raw(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	const sans = `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>`
	size := func(half int) string { return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half) }
	next := `<w:next w:val="Normal"/>`
	paragraph("Title", "Title", `<w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>`, sans+`<w:b/><w:bCs/>`+size(44), next)
	for i, half := range []int{30, 25, 23} {
		paragraph(fmt.Sprint("Heading", i+1), fmt.Sprint("heading ", i+1),
			fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="80" w:line="252" w:lineRule="auto"/><w:outlineLvl `+
				`w:val="%d"/>`, []int{480, 300, 220}[i], i), sans+`<w:b/><w:bCs/>`+size(half), next)
	}
	paragraph("Meta", "Meta", `<w:spacing w:after="80" w:line="264" w:lineRule="auto"/>`, sans+`<w:color w:val="55534D"/>`+size(19), "")
	paragraph("Quote", "Quote", `<w:ind w:left="500" w:right="300"/>`, `<w:i/><w:iCs/>`, "")
	paragraph("Caption", "caption", ``, `<w:color w:val="55534D"/>`+size(19), "")
	paragraph("ListBullet", "List Bullet", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>`, ``, "")
	paragraph("TableText", "Table Text", `<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>`, sans+size(19), "")
	paragraph("Header", "header", ``, sans+`<w:color w:val="55534D"/>`+size(18), "")
	paragraph("Footer", "footer", ``, sans+`<w:color w:val="55534D"/>`+size(18), "")
	paragraph("CommentText", "annotation text", `<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>`, sans+size(20), "")
	m.Raw(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>`)
	m.Raw(`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="174F8C"/><w:u ` +
		`w:val="single"/></w:rPr></w:style>`)
	m.Raw(`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr>`, size(16),
		`</w:rPr></w:style>`)
	m.Raw(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left ` +
		`w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	m.Raw(`</w:styles>`)
}
