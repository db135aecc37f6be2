package office

import (
	"regexp"
	"strconv"

	"galley/model/ingest/block"
	"galley/model/ingest/typography"
)

// wordLists counts the items of a document's lists.
type wordLists struct {
	lists  map[string]*wordList // by the id that paragraphs name
	counts map[string]listCount // of the lists that count on together
}

// wordList is a numbering as paragraphs use it.
type wordList struct {
	family string // those of one count on together
	levels [9]wordLevel
	begun  bool
}

// wordLevel is how a level of a list is numbered.
type wordLevel struct {
	format, text, style, suffix string
	start, restart              int // restart: after which level it begins again, counted from 1; 0 never, -1 after every higher one
	begins                      int // where this list begins anew, -1 where it counts on
	plain                       bool
}

// wordListsOf reads the part of a document that says how its lists are numbered.
// listOf is the list that a style of lists is for.
func wordListsOf(numbering *node, listOf func(style string) string) wordLists {
	w := wordLists{lists: map[string]*wordList{}, counts: map[string]listCount{}}
	kinds, links := map[string]*node{}, map[string]string{}
	for _, n := range numbering.kids {
		switch n.name {
		case "abstractNum":
			kinds[n.attr("abstractNumId")] = n
			if style := n.child("numStyleLink").attr("val"); style != "" {
				links[n.attr("abstractNumId")] = style
			}
		case "num":
			w.lists[n.attr("numId")] = &wordList{family: n.child("abstractNumId").attr("val")}
		}
	}
	for _, l := range w.lists { // a list may be that of a style
		if style, linked := links[l.family]; linked {
			if other := w.lists[listOf(style)]; other != nil && other != l {
				l.family = other.family
			}
		}
	}
	for _, n := range numbering.kids {
		if n.name != "num" {
			continue
		}
		l := w.lists[n.attr("numId")]
		for i := range l.levels {
			l.levels[i] = wordLevel{start: 1, restart: -1, begins: notBegun}
		}
		if kind := kinds[l.family]; kind != nil {
			for _, v := range kind.kids {
				l.learn(v)
			}
		}
		l.override(n)
	}
	return w
}

// override reads what a list says otherwise than the numbering it is made of.
func (l *wordList) override(list *node) {
	for _, o := range list.kids {
		if o.name != "lvlOverride" {
			continue
		}
		i, err := strconv.Atoi(o.attr("ilvl"))
		if err != nil || i < 0 || i > 8 {
			continue
		}
		l.learn(o.child("lvl"))
		if begin := o.child("startOverride"); begin.name != "" {
			l.levels[i].begins = max(atoi(begin.attr("val")), 0)
		}
	}
}

// learn reads how a level is numbered.
func (l *wordList) learn(v *node) {
	i, err := strconv.Atoi(v.attr("ilvl"))
	if v.name != "lvl" || err != nil || i < 0 || i > 8 {
		return
	}
	level := &l.levels[i]
	level.format, level.text, level.suffix = typography.FirstOf(v.child("numFmt").attr("val"), "decimal"), v.child("lvlText").attr("val"),
		v.child("suff").attr("val")
	level.style, level.plain = v.child("pStyle").attr("val"), on(v.child("isLgl"))
	if v.child("lvlText").name == "" {
		level.format = "none"
	}
	if start := v.child("start").attr("val"); start != "" {
		level.start = max(atoi(start), 0)
	}
	if restart := v.child("lvlRestart").attr("val"); restart != "" {
		level.restart = atoi(restart)
	}
}

// levelOf is the level of a list that a style is for.
func (w *wordLists) levelOf(id, style string) int {
	if l := w.lists[id]; l != nil {
		for i := range l.levels {
			if l.levels[i].style == style {
				return i
			}
		}
	}
	return 0
}

var levelMark = regexp.MustCompile(`%[1-9]`)

// next counts an item and returns its number as it is printed, with the blank
// after it; "" for a bullet.
func (w *wordLists) next(id string, level int) string {
	l := w.lists[id]
	if l == nil {
		return ""
	}
	count := w.counts[l.family]
	if count == nil {
		count = newListCount(len(l.levels))
		w.counts[l.family] = count
	}
	if !l.begun {
		l.begun = true
		for i := range l.levels {
			if l.levels[i].begins != notBegun {
				l.levels[i].start, count[i] = l.levels[i].begins, notBegun
			}
		}
	}
	count.add(level, l.levels[level].start)
	count.restart(level, func(below int) bool { again := l.levels[below].restart; return again < 0 || level < again })
	now := l.levels[level]
	if now.format == "bullet" {
		return ""
	}
	label := levelMark.ReplaceAllStringFunc(now.text, func(mark string) string {
		i := int(mark[1] - '1')
		if i > level {
			return ""
		}
		number := count.at(i, l.levels[i].start)
		format := l.levels[i].format
		if now.plain || format == "bullet" {
			format = "decimal"
		}
		return block.ListNumber(number, format)
	})
	return labelled(label, now.suffix == "nothing")
}
