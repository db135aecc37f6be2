package draft

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
)

// xmlNode is a part as another parser reads it, for a reading of the changes that owes nothing to the
// one that wrote them.
type xmlNode struct {
	name  xml.Name
	attrs []xml.Attr
	text  string
	kids  []*xmlNode
}

func xmlTree(t testing.TB, data []byte) *xmlNode {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &xmlNode{}
	open := []*xmlNode{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, data)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &xmlNode{name: token.Name, attrs: token.Copy().Attr}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if s := string(token); strings.TrimSpace(s) != "" || top.name.Local == "t" || top.name.Local == "delText" ||
				top.name.Space == textSpace {
				top.kids = append(top.kids, &xmlNode{text: s})
			}
		}
	}
}

func (n *xmlNode) attr(local string) string {
	for _, a := range n.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// settle is the document with one author's changes accepted or rejected and that author's comments
// taken out.
func settle(n *xmlNode, author string, accept bool, ours map[string]bool) *xmlNode {
	out := &xmlNode{name: n.name, attrs: n.attrs, text: n.text}
	for _, k := range n.kids {
		switch {
		case (k.name.Local == "ins" || k.name.Local == "del") && k.attr("author") == author:
			if (k.name.Local == "ins") == accept {
				for _, r := range settle(k, author, accept, ours).kids {
					out.kids = append(out.kids, undeleted(r))
				}
			}
		case strings.HasPrefix(k.name.Local, "commentRange") && ours[k.attr("id")]:
		case k.name.Local == "r" && len(k.kids) == 1 && k.kids[0].name.Local == "commentReference" && ours[k.kids[0].attr("id")]:
		default:
			out.kids = append(out.kids, settle(k, author, accept, ours))
		}
	}
	return out
}

func undeleted(n *xmlNode) *xmlNode {
	out := &xmlNode{name: n.name, attrs: n.attrs, text: n.text}
	if n.name.Local == "delText" {
		out.name.Local = "t"
	}
	for _, k := range n.kids {
		out.kids = append(out.kids, undeleted(k))
	}
	return out
}

// shape writes a tree so that runs that are set alike and stand beside each other are one.
func shape(n *xmlNode) string {
	var b strings.Builder
	var write func(n *xmlNode)
	last := ""
	write = func(n *xmlNode) {
		if n.name.Local == "" {
			b.WriteString(n.text)
			return
		}
		b.WriteString("<" + n.name.Local)
		for _, a := range n.attrs {
			b.WriteString(" " + a.Name.Local + "=" + a.Value)
		}
		b.WriteString(">")
		last = ""
		for _, k := range n.kids {
			if (k.name.Local == "pPr" || n.name.Local == "pPr" && k.name.Local == "rPr") && hollow(k) {
				continue // it says nothing
			}
			if k.name.Local != "r" {
				last = ""
				write(k)
				continue
			}
			props, kids := "-", k.kids
			if len(kids) > 0 && kids[0].name.Local == "rPr" {
				props, kids = plainly(kids[0]), kids[1:]
			}
			if props != last {
				b.WriteString("<r>" + props)
			}
			for _, c := range kids {
				if c.name.Local == "t" {
					for _, text := range c.kids {
						b.WriteString(text.text)
					}
				} else {
					b.WriteString(plainly(c))
				}
			}
			last = props
		}
		b.WriteString("</" + n.name.Local + ">")
		last = ""
	}
	write(n)
	return b.String()
}

func hollow(n *xmlNode) bool {
	return n.name.Local == "rPr" && len(n.kids) == 0 || n.name.Local == "pPr" && (len(n.kids) == 0 || len(n.kids) == 1 && hollow(n.kids[0]))
}

func plainly(n *xmlNode) string {
	if n.name.Local == "" {
		return n.text
	}
	s := "<" + n.name.Local
	for _, a := range n.attrs {
		if a.Name.Local != "id" || n.name.Local != "rPrChange" {
			s += " " + a.Name.Local + "=" + a.Value
		}
	}
	s += ">"
	for _, k := range n.kids {
		s += plainly(k)
	}
	return s + "</" + n.name.Local + ">"
}

func partOf(t testing.TB, file []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil {
		t.Fatal(err)
	}
	return data
}

// ownComments are the ids of an author's comments.
func ownComments(t testing.TB, file []byte, author string) map[string]bool {
	ours := map[string]bool{}
	data := partOf(t, file, "word/comments.xml")
	if data == nil {
		return ours
	}
	for _, c := range xmlTree(t, utf8Of(t, data)).kids[0].kids {
		if c.attr("author") == author {
			ours[c.attr("id")] = true
		}
	}
	return ours
}

const checker = "Ada Checker"

// copied is a copy of a Word document with remarks, looked at for all that holds for every copy: the
// parts that are not written in are the same, and with the changes rejected so is the text.
func copied(t testing.TB, original []byte, version model.Version, remarks []Remark) (out []byte, kept []Kept) {
	t.Helper()
	out, kept, err := Word(t.Context(), original, version, remarks)
	if err != nil {
		t.Fatal(err)
	}
	was, err := zip.NewReader(bytes.NewReader(original), int64(len(original)))
	if err != nil {
		t.Fatal(err)
	}
	now, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	touched := map[string]bool{"word/document.xml": true, "word/comments.xml": true, "word/_rels/document.xml.rels": true,
		"[Content_Types].xml": true}
	for i, f := range was.File {
		if now.File[i].Name != f.Name {
			t.Fatalf("part %d is %s, was %s", i, now.File[i].Name, f.Name)
		}
		if !touched[f.Name] && (now.File[i].CRC32 != f.CRC32 || now.File[i].CompressedSize64 != f.CompressedSize64) {
			t.Errorf("%s was changed", f.Name)
		}
	}
	ours := ownComments(t, out, checker)
	before, after := xmlTree(t, utf8Of(t, partOf(t, original, "word/document.xml"))), xmlTree(t, utf8Of(t, partOf(t, out, "word/document.xml")))
	if before, now := shape(before), shape(settle(after, checker, false, ours)); before != now {
		t.Errorf("with the changes rejected the document is\n%s\nand was\n%s", now, before)
	}
	ids := map[string]bool{}
	var unique func(n *xmlNode)
	unique = func(n *xmlNode) {
		if n.name.Local == "ins" || n.name.Local == "del" || n.name.Local == "rPrChange" {
			if id := n.attr("id"); ids[id] {
				t.Errorf("two changes have the id %s", id)
			} else {
				ids[id] = true
			}
		}
		for _, k := range n.kids {
			unique(k)
		}
	}
	unique(after)
	return out, kept
}

func utf8Of(t testing.TB, data []byte) []byte {
	t.Helper()
	data, _, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func versionOf(t testing.TB, file []byte) model.Version {
	t.Helper()
	doc, err := ingest.Bytes(t.Context(), "draft.docx", file, ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	return model.Version{ID: "v1", Text: doc.Text, Blocks: doc.Blocks}
}

// at is a remark that changes words of a version.
func at(t testing.TB, v model.Version, words, with string) Remark {
	t.Helper()
	spans := passage.Occurrences(v.Text, words)
	if len(spans) != 1 {
		t.Fatalf("%q stands %d times in %q", words, len(spans), v.Text)
	}
	return Remark{Span: spans[0], Number: 1, Replace: true, With: with, Comment: "Because.\n", Author: checker, At: "2026-11-20T10:00:00.000Z"}
}
