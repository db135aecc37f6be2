package markup

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// inline writes an inline element whose words must be kept apart from those around
// it. It returns false for any other element.
func (w *builder) inline(n *html.Node) bool {
	switch n.Data {
	case "a":
		w.anchor(n)
	case "sup":
		w.superscript(n)
	case "sub":
		w.set(n, w.line.Subscript)
	case "math":
		w.formula(n)
	case "q":
		w.quotation(n)
	case "del", "s", "strike":
		w.strikeOut(n)
	case "img":
		if IsCharacter(n) {
			w.line.WriteString(typography.Clean(strings.TrimSpace(Attr(n.Attr, "alt"))))
		}
	case "button":
		if inSentence(n) {
			w.children(n)
		}
	default:
		if BlockLevel[n.Data] || IsHeading(n) {
			return false
		}
		return w.styled(n)
	}
	return true
}

// styled writes an inline element that a style sheet raises, lowers, strikes
// out or makes a fraction.
func (w *builder) styled(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	class, style := Attr(n.Attr, "class"), ""
	if written := Attr(n.Attr, "style"); strings.Contains(written, "align") || strings.Contains(written, "through") {
		style = strings.ToLower(strings.Join(strings.Fields(written), ""))
	}
	if style == "" && !mayBeScript(class) {
		return false
	}
	switch {
	case strings.Contains(style, "vertical-align:super") || hasAny(class, "sup", "superscript", "super", "exponent"):
		w.superscript(n)
	case strings.Contains(style, "vertical-align:sub") || hasAny(class, "sub", "subscript"):
		w.set(n, w.line.Subscript)
	case lineThrough.MatchString(style) || hasAny(class, "strikethrough", "line-through"):
		w.strikeOut(n)
	case class != "" && hasAny(class, "frac", "fraction", "sfrac"):
		over, under, is := fractionIn(n)
		if !is {
			return false
		}
		w.setAs(typography.Marked{Marks: marksIn(n)}, func() { w.line.Fraction(over, under) })
	default:
		return false
	}
	return true
}

// mayBeScript is a quick look for the classes that styled knows.
func mayBeScript(class string) bool {
	return class != "" && (strings.Contains(class, "su") || strings.Contains(class, "frac") || strings.Contains(class, "through") ||
		strings.Contains(class, "exponent"))
}

var lineThrough = regexp.MustCompile(`text-decoration(?:-line)?:[^;]*line-through`)

func hasAny(list string, words ...string) bool {
	for _, w := range words {
		if HasWord(list, w) {
			return true
		}
	}
	return false
}

// fractionIn are the two figures that an element sets one above the other.
func fractionIn(n *html.Node) (over, under string, is bool) {
	var parts []string
	Each(n, func(c *html.Node) {
		if text := strings.TrimSpace(Text(c)); !IsHidden(c) && typography.IsWord(text) {
			parts = append(parts, text)
		}
	})
	if len(parts) != 2 {
		return "", "", false
	}
	return parts[0], parts[1], true
}

// inlineText is what stands in an element, as one line.
func inlineText(n *html.Node) typography.Marked {
	w := &builder{kind: model.Paragraph, at: n}
	w.children(n)
	parts := make([]typography.Marked, 0, len(w.pieces)+1)
	for _, p := range w.pieces {
		parts = append(parts, typography.Marked{Text: p.Text, Marks: p.Marks})
	}
	last := w.line.Marked()
	last.Marks = append(atPlace(w.waiting, 0), last.Marks...)
	text := typography.Join(append(parts, last), " ")
	text.Text = strings.ReplaceAll(text.Text, lineBreak, " ")
	return text
}

// set writes what stands in an element in the way in which it is set.
func (w *builder) set(n *html.Node, write func(text string)) {
	text := inlineText(n)
	w.setAs(text, func() { write(text.Text) })
}

// setAs writes a text that is set in a way of its own, and marks it.
func (w *builder) setAs(text typography.Marked, write func()) {
	from := w.line.Len()
	write()
	w.line.MarkWithin(from, text)
}

// anchor writes a link. The number of a note becomes a mark of its own.
func (w *builder) anchor(n *html.Node) {
	if w.isNoteRef(n) {
		w.set(n, w.line.NoteMark)
		return
	}
	was := w.link
	w.link = true
	if !w.styled(n) {
		w.children(n)
	}
	w.link = was
}

// isNoteRef is true for a link to a note: a number that leads to another place
// on the page and stands at a word without a blank, or is called a note.
func (w *builder) isNoteRef(n *html.Node) bool {
	text := strings.TrimSpace(Text(n))
	if len(text) > 12 || !IsNoteNumber(text) || w.line.IsBlank() {
		return false
	}
	if isCalledNote(n) {
		return true
	}
	return leadsWithin(n) && (typography.HasDigit(text) || !typography.IsWord(text)) && w.line.Last() > ' ' &&
		!unicode.IsSpace(w.line.Last())
}

// noteNumber is the number or the mark of a footnote in the text.
var noteNumber = regexp.MustCompile(`^[\s\[(]*(\d{1,3}|[*†‡§¶a-z]|[ivx]{1,5})[\s\])]*$`)

// IsNoteNumber reports whether a text is the number or the sign of a note, and no more.
func IsNoteNumber(text string) bool { return noteNumber.MatchString(text) }

// leadsWithin is true for a link to a place on the page itself.
func leadsWithin(n *html.Node) bool {
	_, fragment, found := strings.Cut(Attr(n.Attr, "href"), "#")
	return found && fragment != ""
}

var noteName = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:foot|end)?(?:notes?|fn|ftn|ftnt|edn|fnref|noteref|cite|cite_note|citation|ref|` +
	`sdfootnote\w*|anm|anmerkung|fussnote|fußnote|nota|sup)\d*(?:[^a-z]|$)|footnote|endnote|noteref`)

// isCalledNote is true where the markup names an element after notes.
func isCalledNote(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "epub:type", "role", "rel", "class", "id", "data-component-name":
			if noteName.MatchString(a.Val) {
				return true
			}
		case "href":
			if _, fragment, found := strings.Cut(a.Val, "#"); found && noteName.MatchString(fragment) {
				return true
			}
		}
	}
	return false
}

// superscript writes superscript text so that it does not join the figure before
// it: an exponent stays one (10³), and the number of a note does not become the
// last digit.
func (w *builder) superscript(n *html.Node) {
	text := inlineText(n)
	leads := n.Parent != nil && n.Parent.Data == "a" || isCalledNote(n)
	Each(n, func(c *html.Node) { leads = leads || c.Data == "a" })
	w.setAs(text, func() {
		if bare := strings.TrimSpace(text.Text); leads && len(bare) <= 30 && (IsNoteNumber(bare) || typography.IsNoteList(bare)) {
			w.line.NoteMark(bare)
		} else {
			w.line.Superscript(text.Text)
		}
	})
}

// quotation draws the marks that browsers draw around a q element.
func (w *builder) quotation(n *html.Node) {
	text := strings.TrimSpace(Text(n))
	if first, _ := utf8.DecodeRuneInString(text); text == "" || strings.ContainsRune("\"'“”„‘‚«»‹›「『", first) {
		w.children(n)
		return
	}
	marks := quoteMarks(n)[min(w.quotes, 1)]
	w.quotes++
	w.line.WriteString(marks[0])
	w.children(n)
	w.line.WriteString(marks[1])
	w.quotes--
}

// quoteMarks are the marks of the language of a text, and those within them.
func quoteMarks(n *html.Node) [2][2]string {
	lang := ""
	for ; n != nil && lang == ""; n = n.Parent {
		lang = Attr(n.Attr, "lang")
	}
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	switch lang {
	case "de", "cs", "sk", "sl", "bg", "is", "lt", "et":
		return [2][2]string{{"„", "“"}, {"‚", "‘"}}
	case "pl", "hu", "ro", "hr", "sr":
		return [2][2]string{{"„", "”"}, {"‚", "’"}}
	case "fr":
		return [2][2]string{{"« ", " »"}, {"“", "”"}}
	case "ru", "uk", "be", "no", "nb", "nn", "it", "es", "pt", "el":
		return [2][2]string{{"«", "»"}, {"“", "”"}}
	case "ja", "zh":
		return [2][2]string{{"「", "」"}, {"『", "』"}}
	}
	return [2][2]string{{"“", "”"}, {"‘", "’"}}
}

// strikeOut leaves out what is struck out, and keeps it beside the block. The
// words before and after it stay two words.
func (w *builder) strikeOut(n *html.Node) {
	struck := inlineText(n)
	if text := typography.CollapseSpaces(struck.Text); text != "" {
		w.struck = append(w.struck, text)
	}
	w.setAs(typography.Marked{Marks: struck.Marks}, func() {})
	if r := w.line.Last(); typography.IsWordRune(r) {
		w.line.WriteString(" ")
	}
}

// keepStruck gives the block that was just gathered what is struck out in it.
func (w *builder) keepStruck(from int) {
	if len(w.struck) > 0 && len(w.pieces) > from {
		w.pieces[from].Struck = w.struck
		w.struck = nil
	}
}

// IsCharacter reports whether a picture stands for its words in the line: a character or a formula.
func IsCharacter(img *html.Node) bool {
	alt := strings.TrimSpace(Attr(img.Attr, "alt"))
	return isCharacter(alt) || isFormula(img) && len(alt) <= 80
}

// isCharacter is true for the alternative text of a picture that stands for a
// character: an emoji, a fraction, a sign.
func isCharacter(alt string) bool {
	n := utf8.RuneCountInString(alt)
	return n > 0 && n <= 3 && !strings.ContainsFunc(alt, func(r rune) bool {
		return !(unicode.IsSymbol(r) || unicode.Is(unicode.No, r) || unicode.IsMark(r) || r == '\u200d' || r == '%')
	})
}

func isFormula(n *html.Node) bool {
	return hasAny(Attr(n.Attr, "class"), "latex", "tex", "equation", "formula")
}

// inSentence is true for a button with words of the sentence around it.
func inSentence(n *html.Node) bool {
	if n.Parent == nil || n.Parent.Data != "p" && n.Parent.Data != "span" && n.Parent.Data != "strong" {
		return false
	}
	before, after := n.PrevSibling, n.NextSibling
	for before != nil && IsMark(before) {
		before = before.PrevSibling
	}
	for after != nil && IsMark(after) {
		after = after.NextSibling
	}
	beside := func(c *html.Node) bool {
		return c != nil && c.Type == html.TextNode && strings.TrimSpace(c.Data) != ""
	}
	return beside(before) && beside(after)
}
