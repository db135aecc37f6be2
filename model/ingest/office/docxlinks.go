package office

import (
	"path"
	"strings"
)

// relsOf is the part that says what a part refers to.
func relsOf(part string) string { return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels") }

// learnLinks reads where the hyperlinks of a part lead. One within the document is
// none.
func (d *docx) learnLinks(part string, root *node) error {
	found := false
	root.all(func(n *node) { found = found || n.name == "hyperlink" })
	if !found {
		return nil
	}
	rels, err := d.parts.optional(relsOf(part))
	if err != nil {
		return err
	}
	targets := map[string]string{}
	for _, r := range rels.child("Relationships").kids {
		if r.attr("TargetMode") == "External" {
			targets[r.attr("Id")] = r.attr("Target")
		}
	}
	root.all(func(n *node) {
		if n.name != "hyperlink" {
			return
		}
		if target := targets[n.attr("id")]; target != "" {
			d.hrefs[n] = withAnchor(target, n.attr("anchor"))
		}
	})
	return nil
}

func withAnchor(address, anchor string) string {
	if address == "" || anchor == "" || strings.Contains(address, "#") {
		return address
	}
	return address + "#" + anchor
}

// hyperlinkOf is where a HYPERLINK field leads, "" for another field and for one
// that leads to a place within the document.
func hyperlinkOf(code string) string {
	words := fieldWords(code)
	if len(words) == 0 || !strings.EqualFold(words[0], "HYPERLINK") {
		return ""
	}
	address, anchor := "", ""
	for i := 1; i < len(words); i++ {
		switch strings.ToLower(words[i]) {
		case `\l`:
			if i++; i < len(words) {
				anchor = words[i]
			}
		case `\o`, `\t`:
			i++
		case `\n`, `\m`, `\h`:
		default:
			if address == "" {
				address = words[i]
			}
		}
	}
	return withAnchor(address, anchor)
}

// fieldWords are the words of a field's code. In quotation marks a backslash stands
// before a quotation mark or another backslash.
func fieldWords(code string) []string {
	var out []string
	var word strings.Builder
	quoted, begun := false, false
	end := func() {
		if begun {
			out = append(out, word.String())
		}
		word.Reset()
		quoted, begun = false, false
	}
	for i := 0; i < len(code) && len(out) < 50; i++ {
		switch c := code[i]; {
		case quoted && c == '\\' && i+1 < len(code) && (code[i+1] == '"' || code[i+1] == '\\'):
			i++
			word.WriteByte(code[i])
		case c == '"' && quoted:
			end()
		case c == '"' && !begun:
			quoted, begun = true, true
		case !quoted && (c == ' ' || c == '\t' || c == '\n'):
			end()
		default:
			begun = true
			word.WriteByte(c)
		}
	}
	end()
	return out
}
