package office

import "slices"

// Changes that were tracked in a Word document are read as if accepted: what was
// inserted is text, what was deleted is not. The original is the same reading of
// the same document after what was inserted and what was deleted have changed places.

// otherWay are the elements that say the opposite of each other.
var otherWay = map[string]string{"ins": "del", "del": "ins", "moveTo": "moveFrom", "moveFrom": "moveTo", "cellIns": "cellDel",
	"cellDel": "cellIns", "delText": "t", "delInstrText": "instrText"}

// changed counts the tracked changes of a part, and turns them round where the
// original is asked for.
func (d *docx) changed(root *node) {
	d.noted.tracked += wordChanges(root)
	if d.original {
		turnRound(root)
	}
}

// turnRound makes the original of what is in an element.
func turnRound(n *node) {
	for _, k := range n.kids {
		if k.name == "" {
			continue
		}
		if other := otherWay[k.name]; other != "" {
			k.name = other
		}
		switch k.name {
		case "rPr":
			if was := k.child("rPrChange", "rPr"); was.name != "" {
				k.kids = append(marksOfParagraph(k), was.kids...)
			}
		case "pPr":
			if was := k.child("pPrChange", "pPr"); was.name != "" {
				k.kids = append([]*node{k.child("rPr")}, was.kids...)
			}
		}
		turnRound(k)
	}
}

// marksOfParagraph is what the properties of a paragraph's end say of its being
// inserted or deleted.
func marksOfParagraph(rPr *node) []*node {
	var out []*node
	for _, k := range rPr.kids {
		switch k.name {
		case "ins", "del", "moveFrom", "moveTo":
			out = append(out, k)
		}
	}
	return out
}

// wordChanges is how many insertions, deletions and moves an element has in it. What
// one person changed at one time is one change, though it goes over several runs,
// paragraphs or cells with nothing between them.
func wordChanges(root *node) int {
	counts := map[string]int{}
	last := [3]string{}
	var count func(n *node, within bool)
	count = func(n *node, within bool) {
		kids := n.kids
		if n.name == "p" && len(kids) > 1 && kids[0].name == "pPr" { // it speaks of the paragraph's end
			kids = slices.Concat(kids[1:], kids[:1])
		}
		for _, k := range kids {
			kind := k.name
			switch kind {
			case "":
				continue
			case "cellIns":
				kind = "ins"
			case "cellDel":
				kind = "del"
			}
			switch kind {
			case "ins", "del", "moveFrom", "moveTo":
				if this := [3]string{kind, k.attr("author"), k.attr("date")}; this != last {
					counts[kind]++
					last = this
				}
				count(k, true)
			case "t", "delText", "footnoteReference", "endnoteReference", "sym", "drawing":
				if !within {
					last = [3]string{}
				}
			default:
				count(k, within)
			}
		}
	}
	count(root, false)
	return counts["ins"] + counts["del"] + max(counts["moveFrom"], counts["moveTo"])
}
