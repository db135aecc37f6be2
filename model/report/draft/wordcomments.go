package draft

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/prose"
)

const (
	xmlHead        = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relationsSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
	commentsKind   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	strictKind     = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	commentsType   = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)

// revision is the number that Word gives to what was written in one session. Galley's own is on its
// comments, so that a copy is told from other people's documents.
const revision = "006A11E7"

// addComments puts comments into the part of them, which is made where there is none. Those that are
// there stay as they are.
func (d *wordFile) addComments(ctx context.Context, all []comment) error {
	if len(all) == 0 {
		return nil
	}
	part := d.rels.target("/comments")
	data, root, err := d.parse(ctx, cmp.Or(part, "-"))
	if err != nil && ctx.Err() != nil {
		return err
	}
	switch {
	case part != "" && err == nil && root != nil:
		prefix, declare := prefixFor(data, root)
		d.archive.set(part, d.encode(part, into(data, root, commentsIn(all, prefix, declare))))
		return nil
	case part == "":
		part = path.Join(path.Dir(d.main), "comments.xml")
		for n := 1; d.archive.file(part) != nil; n++ {
			part = path.Join(path.Dir(d.main), fmt.Sprintf("comments%d.xml", n))
		}
		if err := d.refer(ctx, part); err != nil {
			return err
		}
	}
	// a damaged part is replaced: its comments are not in the text either
	d.archive.set(part, []byte(xmlHead+`<w:comments xmlns:w="`+d.root.space+`">`+commentsIn(all, "w:", "")+`</w:comments>`))
	return nil
}

// learnComments takes note of the ids of the comments that are there.
func (d *wordFile) learnComments(ctx context.Context, u *ids) error {
	part := d.rels.target("/comments")
	if part == "" {
		return nil
	}
	data, root, err := d.parse(ctx, part)
	if err == nil && root != nil {
		u.learn(data, root)
	}
	return ctx.Err()
}

// commentsIn writes comments with a prefix.
func commentsIn(all []comment, prefix, declare string) string {
	var b strings.Builder
	w := prefix
	for _, c := range all {
		fmt.Fprintf(&b, `<%scomment%s %sid="%d" %sauthor="%s"`, w, declare, w, c.id, w, escape(c.author))
		if at := moment(c.at); at != "" {
			fmt.Fprintf(&b, ` %sdate="%s"`, w, at)
		}
		fmt.Fprintf(&b, ` %sinitials="%s">`, w, escape(initials(c.author)))
		for line := range strings.SplitSeq(strings.TrimSuffix(c.text, "\n"), "\n") {
			fmt.Fprintf(&b, `<%sp %srsidR="%s">`, w, w, revision)
			if prose.RightToLeft(line) {
				fmt.Fprintf(&b, `<%spPr><%sbidi/></%spPr>`, w, w, w)
			}
			fmt.Fprintf(&b, `<%sr><%st xml:space="preserve">%s</%st></%sr></%sp>`, w, w, escape(line), w, w, w)
		}
		fmt.Fprintf(&b, `</%scomment>`, w)
	}
	return b.String()
}

// initials are the first letters of a name, three at most.
func initials(name string) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLetter(r) && n < 3 {
			b.WriteRune(unicode.ToUpper(r))
			n++
		}
	}
	return cmp.Or(b.String(), "?")
}

// into puts something into a part, as the last thing in its root.
func into(data []byte, root *element, what string) []byte {
	if root.outer == root.inner && root.outer == root.end { // it had one tag
		start := startTag(data, root)
		return apply(data, []splice{{start: root.start, end: root.end, with: start + what + "</" + root.qname + ">"}})
	}
	return apply(data, []splice{{start: root.outer, end: root.outer, with: what}})
}

// refer makes the document refer to a new part of comments, and the list of parts say what it is.
func (d *wordFile) refer(ctx context.Context, part string) error {
	kind := commentsKind
	if d.root.space == strictSpace {
		kind = strictKind
	}
	target := strings.TrimPrefix(part, path.Dir(d.main)+"/")
	if d.rels.root == nil {
		d.archive.set(d.rels.name, []byte(xmlHead+`<Relationships xmlns="`+relationsSpace+`"><Relationship Id="rId1" Type="`+kind+`" Target="`+
			escape(target)+`"/></Relationships>`))
	} else {
		var used []string
		for _, e := range d.rels.root.kids {
			used = append(used, e.attr(d.rels.data, "Id"))
		}
		n := len(used) + 1
		for slices.Contains(used, "rId"+strconv.Itoa(n)) {
			n++
		}
		one := "<" + d.rels.root.name("Relationship") + ` Id="rId` + strconv.Itoa(n) + `" Type="` + kind + `" Target="` + escape(target) + `"/>`
		d.archive.set(d.rels.name, d.encode(d.rels.name, into(d.rels.data, d.rels.root, one)))
	}
	const list = "[Content_Types].xml"
	data, root, err := d.parse(ctx, list)
	if err != nil {
		return err
	}
	if root == nil {
		return fmt.Errorf("there is no %s", list)
	}
	one := "<" + root.name("Override") + ` PartName="/` + escape(part) + `" ContentType="` + commentsType + `"/>`
	d.archive.set(list, d.encode(list, into(data, root, one)))
	return nil
}
