package office

import (
	"strings"

	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// outlineList is the name under which the numbering of headings is kept.
const outlineList = "\x00outline"

// odtLevels is how many levels a list has.
const odtLevels = 10

// odtLists counts the items of a document's lists.
type odtLists struct {
	styles  map[string]*[odtLevels]odtLevel
	byStyle map[string]listCount // the last list of a style
	byID    map[string]listCount
	outline listCount
}

type odtLevel struct {
	format, prefix, suffix string
	show, start            int // show: how many levels a number is made of
	bullet                 bool
}

func (l *odtLists) learn(name string, style *node) {
	if l.styles == nil {
		l.styles, l.byStyle, l.byID = map[string]*[odtLevels]odtLevel{}, map[string]listCount{}, map[string]listCount{}
	}
	levels := &[odtLevels]odtLevel{}
	for i := range levels {
		levels[i].bullet = true
	}
	for _, n := range style.kids {
		at := atoi(n.attr("level"))
		if at < 1 || at > odtLevels {
			continue
		}
		levels[at-1] = odtLevel{
			format: numberFormat(n.attr("num-format")), prefix: n.attr("num-prefix"), suffix: n.attr("num-suffix"),
			show: max(atoi(n.attr("display-levels")), 1), start: 1, bullet: n.name != "list-level-style-number" &&
				n.name != "outline-level-style",
		}
		if start := n.attr("start-value"); start != "" {
			levels[at-1].start = atoi(start)
		}
	}
	l.styles[name] = levels
}

// next counts an item at a level, from 0, and returns its number as it is printed.
func (l *odtLists) next(style string, count listCount, level int, start string) string {
	levels := l.styles[style]
	if levels == nil || level >= odtLevels {
		return ""
	}
	if start != "" {
		count[level] = atoi(start)
	} else {
		count.add(level, levels[level].start)
	}
	count.restart(level, always)
	now := levels[level]
	if now.bullet || now.format == "none" {
		return ""
	}
	var parts []string
	for i := max(level+1-now.show, 0); i <= level; i++ {
		if number := block.ListNumber(count.at(i, levels[i].start), levels[i].format); number != "" && (i == level || !levels[i].bullet) {
			parts = append(parts, number)
		}
	}
	return labelled(now.prefix+strings.Join(parts, ".")+now.suffix, false)
}

// heading counts a heading where the document numbers them.
func (l *odtLists) heading(level int, restart bool, start string) string {
	if l.styles[outlineList] == nil || level > odtLevels {
		return ""
	}
	if l.outline == nil {
		l.outline = newListCount(odtLevels)
	}
	if !restart {
		start = ""
	}
	return l.next(outlineList, l.outline, level-1, start)
}

// numbered counts a paragraph that is an item by itself.
func (l *odtLists) numbered(n *node) string {
	id := typography.FirstOf(n.attr("list-id"), "style "+n.attr("style-name"))
	if l.byID == nil {
		return ""
	}
	count := l.byID[id]
	if count == nil {
		count = newListCount(odtLevels)
		l.byID[id] = count
	}
	return l.next(n.attr("style-name"), count, max(atoi(n.attr("level")), 1)-1, n.attr("start-value"))
}

// openList is a list while its items are read.
type openList struct {
	style string
	level int // from 0
	count listCount
}

// list adds a list with its numbers. in is the list that it lies in, nil for none.
func (d *odt) list(to *html.Node, n *node, in *openList) {
	now := openList{style: n.attr("style-name")}
	goesOn := n.attr("continue-numbering") == "true"
	if in != nil {
		now.style, now.level, now.count = typography.FirstOf(now.style, in.style), in.level+1, in.count
		if !goesOn && now.level < len(now.count) {
			now.count[now.level] = notBegun
		}
	} else {
		if now.style == "" {
			now.style = d.listOf(n)
		}
		if before := d.lists.byID[n.attr("continue-list")]; before != nil {
			now.count = before
		} else if before := d.lists.byStyle[now.style]; goesOn && before != nil {
			now.count = before
		} else {
			now.count = newListCount(odtLevels)
		}
		if d.lists.byID != nil {
			d.lists.byStyle[now.style] = now.count
			if id := n.attr("id"); id != "" {
				d.lists.byID[id] = now.count
			}
		}
	}
	ul := markup.Element("ul")
	for _, item := range n.kids {
		if item.name != "list-item" && item.name != "list-header" {
			continue
		}
		li := markup.Element("li")
		d.item(li, item, &now)
		ul.AppendChild(li)
	}
	to.AppendChild(ul)
}

func (d *odt) item(li *html.Node, item *node, now *openList) {
	text := false // an item that begins with a list inside it has no number of its own
	for _, k := range item.kids {
		if k.name == "" {
			continue
		}
		if k.name == "list" {
			d.list(li, k, now)
			continue
		}
		if !text && item.name == "list-item" && (k.name == "p" || k.name == "h") {
			d.label = d.lists.next(typography.FirstOf(item.attr("style-override"), now.style), now.count, now.level,
				item.attr("start-value"))
			if k.name == "h" && d.label == "" {
				d.label = d.lists.heading(max(atoi(k.attr("outline-level")), 1), k.attr("restart-numbering") == "true",
					k.attr("start-value"))
			}
		}
		text = true
		d.blocks(li, []*node{k})
	}
}

// listOf is the list style that the paragraphs of a list name themselves.
func (d *odt) listOf(list *node) string {
	style := list.find("p").attr("style-name")
	for range maxStyles {
		st, known := d.styles["paragraph "+style]
		if !known || st.list != "" {
			return st.list
		}
		style = st.base
	}
	return ""
}

// numberFormat is the name of a format that OpenDocument writes as its first number.
func numberFormat(sample string) string {
	switch sample {
	case "a":
		return "lowerLetter"
	case "A":
		return "upperLetter"
	case "i":
		return "lowerRoman"
	case "I":
		return "upperRoman"
	case "":
		return "none"
	case "α":
		return "lowerGreek"
	case "а":
		return "russianLower"
	case "А":
		return "russianUpper"
	case "一", "一, 二, 三, ...":
		return "chineseCounting"
	}
	return "decimal"
}
