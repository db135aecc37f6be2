package office

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// Equations of Word become the elements that a web page has for them, so that
// a fraction and a power are read in one place, whatever file they come from.

// equation is the math element of an oMath.
func equation(n *node) *html.Node { return markup.Element("math", wordMath(n.kids)...) }

// wordRow is what stands in an element, as one.
func wordRow(n *node) *html.Node { return markup.Element("mrow", wordMath(n.kids)...) }

// wordMath are the elements of an equation's parts.
func wordMath(kids []*node) []*html.Node {
	var out []*html.Node
	for _, n := range kids {
		switch n.name {
		case "r", "ins", "moveTo", "smartTag", "hyperlink", "oMath", "box", "borderBox", "groupChr", "e", "fName", "sdtContent":
			out = append(out, wordMath(n.kids)...)
		case "sdt":
			out = append(out, wordMath(n.child("sdtContent").kids)...)
		case "t":
			for _, k := range n.kids {
				out = append(out, mathTokens(k.text)...)
			}
		case "sym":
			out = append(out, mathTokens(wordSymbol(n))...)
		case "f":
			out = append(out, mathFraction(n))
		case "sSup":
			out = append(out, markup.Element("msup", wordRow(n.child("e")), wordRow(n.child("sup"))))
		case "sSub":
			out = append(out, markup.Element("msub", wordRow(n.child("e")), wordRow(n.child("sub"))))
		case "sSubSup":
			out = append(out, markup.Element("msubsup", wordRow(n.child("e")), wordRow(n.child("sub")), wordRow(n.child("sup"))))
		case "sPre":
			pre := markup.Element("mmultiscripts", wordRow(n.child("e")), markup.Element("mprescripts"), wordRow(n.child("sub")),
				wordRow(n.child("sup")))
			out = append(out, pre)
		case "rad":
			if degree := n.child("deg"); len(wordMath(degree.kids)) > 0 && !on(n.child("radPr", "degHide")) {
				out = append(out, markup.Element("mroot", wordRow(n.child("e")), wordRow(degree)))
			} else {
				out = append(out, markup.Element("msqrt", wordRow(n.child("e"))))
			}
		case "nary":
			out = append(out, mathSum(n)...)
		case "d":
			out = append(out, mathBrackets(n)...)
		case "func":
			out = append(out, wordMath(n.child("fName").kids)...)
			out = append(out, markup.Element("mspace"), wordRow(n.child("e")))
		case "acc":
			out = append(out, accented(n, typography.FirstOf(n.child("accPr", "chr").attr("val"), "\u0302")))
		case "bar":
			out = append(out, accented(n, "\u0304"))
		case "limLow":
			out = append(out, markup.Element("munder", wordRow(n.child("e")), wordRow(n.child("lim"))))
		case "limUpp":
			out = append(out, markup.Element("mover", wordRow(n.child("e")), wordRow(n.child("lim"))))
		case "m":
			out = append(out, mathTable(n, "mr"))
		case "eqArr":
			out = append(out, mathTable(n, "e"))
		}
	}
	return out
}

// accented is a letter with what stands over it; over more than a letter it
// changes nothing that is read.
func accented(n *node, accent string) *html.Node {
	inner := wordRow(n.child("e"))
	if text := markup.Text(inner); utf8.RuneCountInString(text) == 1 {
		return mathToken("mi", text+accent)
	}
	return inner
}

func mathFraction(n *node) *html.Node {
	over, under := wordRow(n.child("num")), wordRow(n.child("den"))
	if n.child("fPr", "type").attr("val") == "noBar" { // a binomial
		f := markup.Element("mfrac", over, under)
		f.Attr = []html.Attribute{{Key: "linethickness", Val: "0"}}
		return f
	}
	return markup.Element("mfrac", over, under)
}

func mathSum(n *node) []*html.Node {
	sign := markup.Element("munderover", mathToken("mo", typography.FirstOf(n.child("naryPr", "chr").attr("val"), "∫")),
		wordRow(n.child("sub")),
		wordRow(n.child("sup")))
	return []*html.Node{sign, markup.Element("mspace"), wordRow(n.child("e"))}
}

func mathBrackets(n *node) []*html.Node {
	sign := func(name, usual string) *html.Node {
		if given := n.child("dPr", name); given.name != "" {
			usual = given.attr("val")
		}
		return mathToken("mo", usual)
	}
	out := []*html.Node{sign("begChr", "(")}
	parts := 0
	for _, e := range n.kids {
		if e.name != "e" {
			continue
		}
		if parts++; parts > 1 {
			out = append(out, sign("sepChr", "|"))
		}
		out = append(out, wordRow(e))
	}
	return []*html.Node{markup.Element("mrow", append(out, sign("endChr", ")"))...)}
}

// mathTable writes the lines of a matrix or of several equations.
func mathTable(n *node, line string) *html.Node {
	table := markup.Element("mtable")
	for _, r := range n.kids {
		if r.name != line {
			continue
		}
		row := markup.Element("mtr")
		if line == "e" {
			row.AppendChild(markup.Element("mtd", wordMath(r.kids)...))
		}
		for _, e := range r.kids {
			if line == "mr" && e.name == "e" {
				row.AppendChild(markup.Element("mtd", wordMath(e.kids)...))
			}
		}
		table.AppendChild(row)
	}
	return table
}

func mathToken(kind, text string) *html.Node {
	n := markup.Element(kind)
	markup.AddText(n, text)
	return n
}

// mathTokens are the figures, words and signs of a text in an equation. Letters
// and figures in the styles of mathematics are those that they are read as.
func mathTokens(text string) []*html.Node {
	text = strings.Map(func(r rune) rune {
		if r < 0x1D400 || r > 0x1D7FF {
			return r
		}
		plain, _ := firstRune(norm.NFKC.String(string(r)))
		return plain
	}, text)
	var out []*html.Node
	start, was := 0, ""
	for i, r := range text {
		kind := "mo"
		switch {
		case unicode.IsDigit(r), was == "mn" && (r == '.' || r == ',') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			kind = "mn"
		case unicode.IsLetter(r) || unicode.IsMark(r):
			kind = "mi"
		case unicode.IsSpace(r):
			kind = "mtext"
		}
		if was != "" && (kind != was || kind == "mo") {
			out = append(out, mathToken(was, text[start:i]))
			start = i
		}
		was = kind
	}
	if was != "" {
		out = append(out, mathToken(was, text[start:]))
	}
	return out
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}
