package docx

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/view"
)

// comment is a comment in the margin: the verdict on a claim, or a source on it
// as a reply to that.
type comment struct {
	by    string
	at    model.Stamp
	paras []string
	under int // the comment that it replies to, -1 none
}

// makeComments makes a thread for each claim: a comment on its verdict, and one a
// source.
func (d *writer) makeComments() {
	for _, k := range d.Cards {
		if !d.Choices.Has(view.Cards) && (!k.Shown || !d.Choices.Has(view.Text)) {
			continue // there is no place for them
		}
		first := len(d.comments)
		v := k.Verdict
		head := k.Title
		if k.Rated && k.Rating.Meaning != "" {
			head += " – " + k.Rating.Meaning
		}
		paras := append(prose.NonEmpty(head, k.Caution), k.Says()...)
		for _, side := range k.Contested {
			paras = append(paras, prose.Join(", ", side.By, side.On)+": "+prose.Join(" – ", side.Label, side.Reasoning))
		}
		paras = append(paras, d.About(k))
		if k.Rated {
			paras = append(paras, d.Words.Given(k))
		}
		d.comments = append(d.comments, comment{
			cmp.Or(v.By, d.content.Editor, "Galley"), cmp.Or(v.At, k.D.Claim.Created, d.content.Made), paras, -1,
		})
		for _, e := range k.Evidence {
			s := e.Source
			about := e.Stands + ": " + prose.Join(", ", s.Title, s.Publisher, s.Author, e.Published, e.Locator)
			if e.Judged != "" {
				about += " (" + e.Judged + ")"
			}
			paras := []string{about}
			if e.Quote != "" {
				paras = append(paras, "“"+e.Quote+"”")
			}
			paras = append(paras, prose.NonEmpty(e.Translated, e.Note, e.Link, e.Archive)...)
			d.comments = append(d.comments, comment{
				cmp.Or(d.attached[e.Evidence.ID], v.By, d.content.Editor, "Galley"), cmp.Or(e.Added, v.At, d.content.Made), paras, first,
			})
		}
		for i := first; i < len(d.comments); i++ {
			d.threads[k.Number] = append(d.threads[k.Number], i)
		}
	}
}

// paraID is the id of a comment's last paragraph, by which Word knows threads. It must be below
// 0x80000000.
func paraID(comment int) string { return fmt.Sprintf("%08X", 0x10000000+comment) }

func (d *writer) commentFile(m *part) {
	m.Raw(xmlHead, `<w:comments `, wordSpaces, `>`)
	for i, c := range d.comments {
		by := prose.OneLine(prose.Plain(c.by))
		m.Raw(`<w:comment w:id="`)
		m.Number(i)
		m.Raw(`" w:author="`)
		m.Line(by)
		m.Raw(`" w:initials="`)
		m.Line(initials(by))
		if at := when(c.at); at != "" {
			m.Raw(`" w:date="`, at)
		}
		m.Raw(`">`)
		for j, text := range c.paras {
			m.Raw(`<w:p`)
			if j == len(c.paras)-1 {
				m.Raw(` w14:paraId="`, paraID(i), `"`)
			}
			m.Raw(`><w:pPr><w:pStyle w:val="CommentText"/>`, direction(text), `</w:pPr>`)
			if j == 0 {
				m.Raw(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`)
			}
			in := look{bold: j == 0 && c.under < 0}
			m.run(text, in)
			m.Raw(`</w:p>`)
		}
		m.Raw(`</w:comment>`)
	}
	m.Raw(`</w:comments>`)
}

// threadFile says which comment replies to which.
func (d *writer) threadFile(m *part) {
	m.Raw(xmlHead, `<w15:commentsEx `, wordSpaces, `>`)
	for i, c := range d.comments {
		m.Raw(`<w15:commentEx w15:paraId="`, paraID(i), `"`)
		if c.under >= 0 {
			m.Raw(` w15:paraIdParent="`, paraID(c.under), `"`)
		}
		m.Raw(` w15:done="0"/>`)
	}
	m.Raw(`</w15:commentsEx>`)
}

// begin and end put the comments on a claim around its words.
func (m *part) begin(thread []int) {
	for _, id := range thread {
		m.Raw(`<w:commentRangeStart w:id="`)
		m.Number(id)
		m.Raw(`"/>`)
	}
}

func (m *part) end(thread []int) {
	for _, id := range thread {
		m.Raw(`<w:commentRangeEnd w:id="`)
		m.Number(id)
		m.Raw(`"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="`)
		m.Number(id)
		m.Raw(`"/></w:r>`)
	}
}

// initials are the first letters of a name, three at most.
func initials(name string) string {
	var b strings.Builder
	n := 0
	for _, word := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLetter(r) && n < 3 {
			b.WriteRune(unicode.ToUpper(r))
			n++
		}
	}
	return cmp.Or(b.String(), "?")
}
