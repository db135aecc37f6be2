package ingest

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
)

// deepestChunk is how far documents may lie in one another.
const deepestChunk = 3

// chunk adds a file inside the document whose text is a part of its own: a web
// page, a web archive, another Word document, or plain text.
func (d *docx) chunk(to *html.Node, id string) {
	name := d.links[id]
	data, err := d.parts.part(name)
	switch {
	case errors.Is(err, errUnpacked) || d.ctx.Err() != nil:
		d.err = errors.Join(err, d.ctx.Err())
		return
	case err != nil:
		d.tell("A part of the text is missing in the file, so it was left out.")
		return
	}
	if isDocx(name, data) && d.within < deepestChunk {
		d.document(to, data)
		return
	}
	source := ""
	switch {
	case isWebArchive(name, data) || isMail(name, data):
		source, err = archivedPage(d.ctx, d.name, data)
	case binaryKind(data) == "":
		source, _ = decode(data, "")
		if !hasTag(source) {
			source = plainAsPage(source)
		}
	}
	if err != nil || source == "" {
		d.tell("A part of the text is a file of another kind inside the document, which could not be read and was left out.")
		return
	}
	root, err := parsed(d.ctx, d.name, source)
	if err != nil {
		d.tell("A part of the text is a page that could not be read and was left out.")
		return
	}
	root.Parent = nil
	for _, n := range bodiesOf(root) {
		n.Data = "div"
		n.Parent.RemoveChild(n)
		to.AppendChild(n)
	}
}

// document adds the text of a Word document that lies in this one.
func (d *docx) document(to *html.Node, data []byte) {
	parts, err := openParcel(d.ctx, data)
	if err != nil {
		return // isDocx opened it
	}
	parts.left = d.parts.left
	inner := &docx{ctx: d.ctx, name: d.name, parts: parts, within: d.within + 1}
	body, _, _, err := inner.read()
	d.parts.left = parts.left
	switch {
	case errors.Is(err, errUnpacked) || d.ctx.Err() != nil:
		d.err = errors.Join(err, d.ctx.Err())
		return
	case err != nil:
		d.tell("A part of the text is a document that is damaged, so it was left out.")
		return
	}
	for _, s := range inner.said {
		d.tell(s)
	}
	body.Data = "div"
	to.AppendChild(body)
}

// bodiesOf are the elements with a page's text.
func bodiesOf(root *html.Node) []*html.Node {
	var out []*html.Node
	each(root, func(n *html.Node) {
		if n.Data == "body" && len(out) == 0 {
			out = append(out, n)
		}
	})
	return out
}

// plainAsPage is plain text as a page with its paragraphs.
func plainAsPage(text string) string {
	var b strings.Builder
	for _, p := range paragraphs(strings.Split(clean(text), "\n"), false) {
		b.WriteString("<p>" + html.EscapeString(p.text) + "</p>")
	}
	return b.String()
}
