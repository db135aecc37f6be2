package office

import (
	"errors"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/mail"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// maxChunkDepth is how far documents may lie in one another.
const maxChunkDepth = 3

// chunk adds a file inside the document whose text is a part of its own: a web
// page, a web archive, another Word document, or plain text.
func (d *docx) chunk(to *html.Node, id string) {
	name := d.links[id]
	data, err := d.parts.part(name)
	switch {
	case errors.Is(err, input.ErrUnpacked) || d.ctx.Err() != nil:
		d.err = errors.Join(err, d.ctx.Err())
		return
	case err != nil:
		d.warn(model.Sayf("A part of the text is missing in the file, so it was left out."))
		return
	}
	if IsWord(name, data) && d.depth < maxChunkDepth {
		d.inner(to, data)
		return
	}
	source := ""
	switch {
	case mail.IsWebArchive(name, data) || mail.IsMessage(name, data):
		source, err = mail.ArchivedPage(d.ctx, d.name, data)
	case input.BinaryKind(data) == "":
		source, _ = charset.Decode(data, "")
		if !markup.HasTag(source) {
			source = plainAsPage(source)
		}
	}
	if err != nil || source == "" {
		d.warn(model.Sayf("A part of the text is a file of another kind inside the document, which could not be read and was left out."))
		return
	}
	root, err := markup.ParseSafely(d.ctx, d.name, source)
	if err != nil {
		d.warn(model.Sayf("A part of the text is a page that could not be read and was left out."))
		return
	}
	root.Parent = nil
	for _, n := range bodiesOf(root) {
		n.Data = "div"
		n.Parent.RemoveChild(n)
		to.AppendChild(n)
	}
}

// inner adds the text of a Word document that lies in this one.
func (d *docx) inner(to *html.Node, data []byte) {
	parts, err := openPackage(d.ctx, data)
	if err != nil {
		return // IsWord opened it
	}
	parts.left = d.parts.left
	inner := newDocx(d.ctx, d.name, parts, d.depth+1)
	inner.noted, inner.original, inner.inNote = d.noted, d.original, d.inNote
	inner.unmarked = d.letters != nil || d.unmarked
	body, _, _, err := inner.read()
	d.parts.left = parts.left
	switch {
	case errors.Is(err, input.ErrUnpacked) || d.ctx.Err() != nil:
		d.err = errors.Join(err, d.ctx.Err())
		return
	case err != nil:
		d.warn(model.Sayf("A part of the text is a document that is damaged, so it was left out."))
		return
	}
	for _, s := range inner.warnings {
		d.warn(s)
	}
	body.Data = "div"
	to.AppendChild(body)
}

// bodiesOf are the elements with a page's text.
func bodiesOf(root *html.Node) []*html.Node {
	var out []*html.Node
	markup.Each(root, func(n *html.Node) {
		if n.Data == "body" && len(out) == 0 {
			out = append(out, n)
		}
	})
	return out
}

// plainAsPage is plain text as a page with its paragraphs.
func plainAsPage(text string) string {
	var b strings.Builder
	for _, p := range block.Paragraphs(strings.Split(typography.Clean(text), "\n"), false) {
		b.WriteString("<p>" + html.EscapeString(p.Text) + "</p>")
	}
	return b.String()
}
