package report

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
)

// comment is a comment in the margin: the verdict on a claim, or a source on it
// as an answer to that.
type comment struct {
	by    string
	at    model.Stamp
	paras []string
	under int // the comment that it answers, -1 none
}

// remark makes the comments: for each claim one on its verdict, and one a
// source, in a thread.
func (d *docxWriter) remark() {
	for _, k := range d.Cards {
		if !d.Choices.Has(Cards) && (!k.Shown || !d.Choices.Has(Text)) {
			continue // there is no place for them
		}
		first := len(d.comments)
		v := k.Verdict
		head := k.Title
		if k.Rated && k.Rating.Meaning != "" {
			head += " – " + k.Rating.Meaning
		}
		paras := append(nonempty(head, k.Caution), k.Reasoning...)
		for _, side := range k.Contested {
			paras = append(paras, joined(", ", side.By, side.On)+": "+joined(" – ", side.Label, side.Reasoning))
		}
		paras = append(paras, d.about(k))
		if k.Rated {
			paras = append(paras, d.Words.given(k))
		}
		d.comments = append(d.comments, comment{
			cmp.Or(v.By, d.content.Editor, "Galley"), cmp.Or(v.At, k.D.Claim.Created, d.content.Made), paras, -1,
		})
		for _, e := range k.Evidence {
			s := e.Source
			about := e.Stands + ": " + joined(", ", s.Title, s.Publisher, s.Author, e.Published, e.Locator)
			if s.Primary {
				about += " (" + d.Words.say("first_hand") + ")"
			}
			paras := []string{about}
			if e.Quote != "" {
				paras = append(paras, "“"+e.Quote+"”")
			}
			paras = append(paras, nonempty(e.Note, e.Link, e.Archive)...)
			d.comments = append(d.comments, comment{
				cmp.Or(d.attached[e.Evidence.ID], v.By, d.content.Editor, "Galley"), cmp.Or(e.Added, v.At, d.content.Made), paras, first,
			})
		}
		for i := first; i < len(d.comments); i++ {
			d.threads[k.Number] = append(d.threads[k.Number], i)
		}
	}
}

// paraID is the identity that the last paragraph of a comment has, by which
// threads are told; it must be below 0x80000000.
func paraID(comment int) string { return fmt.Sprintf("%08X", 0x10000000+comment) }

func (d *docxWriter) commentFile(m *markup) {
	m.raw(xmlHead, `<w:comments `, wordSpaces, `>`)
	for i, c := range d.comments {
		by := oneLine(plain(c.by))
		m.raw(`<w:comment w:id="`)
		m.number(i)
		m.raw(`" w:author="`)
		m.line(by)
		m.raw(`" w:initials="`)
		m.line(initials(by))
		if at := when(c.at); at != "" {
			m.raw(`" w:date="`, at)
		}
		m.raw(`">`)
		for j, text := range c.paras {
			m.raw(`<w:p`)
			if j == len(c.paras)-1 {
				m.raw(` w14:paraId="`, paraID(i), `"`)
			}
			m.raw(`><w:pPr><w:pStyle w:val="CommentText"/>`, direction(text), `</w:pPr>`)
			if j == 0 {
				m.raw(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`)
			}
			look := wordLook{bold: j == 0 && c.under < 0}
			m.wordRun(text, look)
			m.raw(`</w:p>`)
		}
		m.raw(`</w:comment>`)
	}
	m.raw(`</w:comments>`)
}

// threadFile says which comment answers which.
func (d *docxWriter) threadFile(m *markup) {
	m.raw(xmlHead, `<w15:commentsEx `, wordSpaces, `>`)
	for i, c := range d.comments {
		m.raw(`<w15:commentEx w15:paraId="`, paraID(i), `"`)
		if c.under >= 0 {
			m.raw(` w15:paraIdParent="`, paraID(c.under), `"`)
		}
		m.raw(` w15:done="0"/>`)
	}
	m.raw(`</w15:commentsEx>`)
}

// begin and end put the comments on a claim around its words.
func (m *markup) begin(thread []int) {
	for _, id := range thread {
		m.raw(`<w:commentRangeStart w:id="`)
		m.number(id)
		m.raw(`"/>`)
	}
}

func (m *markup) end(thread []int) {
	for _, id := range thread {
		m.raw(`<w:commentRangeEnd w:id="`)
		m.number(id)
		m.raw(`"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="`)
		m.number(id)
		m.raw(`"/></w:r>`)
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
