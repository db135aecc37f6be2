package report

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
)

// writeMarkdown writes CommonMark with tables and footnotes (as GitHub, Pandoc,
// Obsidian and most newsroom systems read them): a summary, the article with its
// claims in bold, and a footnote a claim with its verdict and sources.
func writeMarkdown(to io.Writer, c Content) error {
	p := pageOf(c, "")
	w := bufio.NewWriter(to)
	say := func(format string, a ...any) { fmt.Fprintf(w, format, a...) } // w keeps the first error for Flush

	say("# %s\n\n", inline(c.Article.Title))
	if line := joined(", ", c.Article.Byline, c.Article.Publisher, date(c.Article.Published)); line != "" {
		say("%s\n\n", inline(line))
	}
	if p.Link != "" {
		say("%s\n\n", link(c.Article.URL, p.Link))
	}
	say("*%d of %d claims checked.*", p.Checked, len(p.Cards))
	if made := joined(", ", c.Editor, p.Made); made != "" {
		say(" %s.", inline(made))
	}
	say("\n\n")
	writeSummary(say, p)
	say("## The article\n\n")
	for i, b := range p.Blocks {
		text := markedText(b)
		switch b.Tag {
		case "h3":
			text = "### " + oneLine(text)
		case "h4":
			text = "#### " + oneLine(text)
		case "li":
			text = "- " + indent(text, "  ")
		case "blockquote":
			text = "> " + indent(text, "> ")
		}
		say("%s\n", text)
		if b.Tag != "li" || i+1 == len(p.Blocks) || p.Blocks[i+1].Tag != "li" {
			say("\n")
		}
	}
	unplaced := false
	for _, k := range p.Cards {
		if k.Shown {
			continue
		}
		if !unplaced {
			unplaced = true
			say("### Claims that do not stand in this text\n\n")
		}
		say("- %s[^%d]\n", inline(k.D.Claim.Wording), k.Number)
	}
	if unplaced {
		say("\n")
	}
	writeScales(say, p)
	for _, k := range p.Cards {
		writeFootnote(say, k)
	}
	if c.Generator != "" {
		say("*%s*\n", inline("Made with "+c.Generator))
	}
	return w.Flush()
}

type sayer func(format string, a ...any)

func writeSummary(say sayer, p page) {
	if len(p.Cards) == 0 {
		return
	}
	say("## Summary\n\n| No. | Claim | Said by | Rating | Sources |\n| ---: | --- | --- | --- | ---: |\n")
	for _, k := range p.Cards {
		say("| %d | %s | %s | %s | %d |\n", k.Number, inline(k.D.Claim.Wording), inline(k.D.Claim.Speaker), inline(rated(k)), len(k.Evidence))
	}
	say("\n")
}

func rated(k card) string {
	switch {
	case k.Rated:
		return k.Rating.Label
	case len(k.Contested) > 0:
		return "Contested"
	}
	return "Not yet rated"
}

func writeScales(say sayer, p page) {
	for _, s := range p.Scales {
		say("## The scale “%s”\n\n", inline(s.Name))
		for _, r := range s.Ratings {
			say("- **%s**: %s\n", inline(r.Label), inline(r.Meaning))
		}
		say("\n")
	}
}

// stanceWords say what a source does to a claim.
var stanceWords = map[model.Stance]string{model.Supports: "Supports", model.Refutes: "Refutes", model.Context: "Context"}

// writeFootnote writes one claim: its rating and wording, the reasoning, and a
// list of its sources. All but the first line is indented, which keeps it in the
// footnote.
func writeFootnote(say sayer, k card) {
	claim := k.D.Claim
	say("[^%d]: **%s:** %s", k.Number, inline(rated(k)), inline(claim.Wording))
	if by := joined(", ", claim.Speaker, k.Said); by != "" {
		say(" (%s)", inline(by))
	}
	say("\n\n")
	for _, part := range k.Reasoning {
		say("    %s\n\n", paragraph(escaped(part)))
	}
	for _, side := range k.Contested { // nobody has decided between them
		say("    %s: *%s.* %s\n\n", inline(joined(", ", side.By, side.On)), inline(side.Label), inline(side.Reasoning))
	}
	for _, e := range k.Evidence {
		title := inline(e.Source.Title)
		if e.Link != "" {
			title = link(e.Source.Title, e.Link)
		}
		say("    - *%s:* %s", stanceWords[e.Stance], title)
		if more := joined(", ", e.Source.Author, e.Source.Publisher, e.Published, e.Locator); more != "" {
			say(", %s", inline(more))
		}
		if e.Source.Primary {
			say(" (primary source)")
		}
		if e.Quote != "" {
			say(": “%s”", inline(e.Quote))
		}
		if e.Note != "" {
			say(". %s", inline(e.Note))
		}
		if e.Archive != "" {
			say(" (%s)", link("archived copy", e.Archive))
		}
		say("\n")
	}
	if len(k.Evidence) > 0 {
		say("\n")
	}
	if k.Rated {
		signed := ""
		if k.Verdict.SignedBy != "" {
			signed = "; signed off by " + joined(", ", k.Verdict.SignedBy, k.SignedOn)
		}
		say("    *Rated by %s.*\n\n", inline(joined(", ", k.Verdict.By, k.Given)+signed))
	}
}

// markedText is a block with its claims in bold and a footnote mark behind each.
// Claims that touch or overlap share their bold: emphasis cannot overlap.
func markedText(b block) string {
	var out strings.Builder
	for i := 0; i < len(b.Segments); {
		if b.Segments[i].Number == 0 {
			out.WriteString(escaped(b.Segments[i].Text))
			i++
			continue
		}
		var run strings.Builder
		tail := ""
		for ; i < len(b.Segments) && b.Segments[i].Number != 0; i++ {
			run.WriteString(tail)
			run.WriteString(escaped(b.Segments[i].Text))
			tail = ""
			for _, e := range b.Segments[i].Ends {
				tail += fmt.Sprintf("[^%d]", e.Number)
			}
		}
		after := tail
		if i < len(b.Segments) {
			after += escaped(b.Segments[i].Text)
		}
		out.WriteString(bold(out.String(), run.String(), after))
		out.WriteString(tail)
	}
	return paragraph(out.String())
}

// bold marks a run of words: with ** where CommonMark takes that for emphasis
// between what stands before and after it, else with the element.
func bold(before, run, after string) string {
	inner := strings.TrimSpace(run)
	if inner == "" {
		return run
	}
	lead, trail := run[:strings.Index(run, inner)], run[strings.Index(run, inner)+len(inner):]
	prev, _ := utf8.DecodeLastRuneInString(before + lead)
	next, _ := utf8.DecodeRuneInString(trail + after)
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	open := !isMark(first) || before+lead == "" || unicode.IsSpace(prev) || isMark(prev)
	shut := !isMark(last) || trail+after == "" || unicode.IsSpace(next) || isMark(next)
	if open && shut && prev != '*' && next != '*' && first != '*' && last != '*' {
		return lead + "**" + inner + "**" + trail
	}
	return lead + "<mark>" + inner + "</mark>" + trail
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// special is what means something within a line of Markdown or of its common
// extensions: formulas ($), strikethrough (~), superscripts (^), tables (|).
const special = "\\`*_[]<>&~^|$"

// escaped is text within a line or a paragraph; its line ends stay.
func escaped(s string) string {
	s = plain(s)
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	for i, r := range s {
		if r < utf8.RuneSelf && strings.ContainsRune(special, r) || r == '!' && i+1 == len(s) { // before a link it would make an image
			b.WriteByte('\\')
		}
		if r == '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

// inline is text on one line, for table cells, headings and list items.
func inline(s string) string { return lineStart(oneLine(escaped(s))) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// paragraph makes escaped text hold together: its line ends stay, as hard breaks,
// and no line begins a list, a heading or a rule.
func paragraph(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, lineStart(line))
		}
	}
	return strings.Join(lines, "\\\n")
}

var blockStart = regexp.MustCompile(`^([#+\-=:]|\d{1,9}[.)])`)

// lineStart keeps a line from beginning a block of another kind.
func lineStart(line string) string {
	if m := blockStart.FindString(line); m != "" {
		return m[:len(m)-1] + "\\" + line[len(m)-1:]
	}
	return line
}

func indent(s, by string) string { return strings.ReplaceAll(s, "\n", "\n"+by) }

// destination is a web address between the angle brackets of a link.
var destination = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20", "\n", "%0A")

func link(text, address string) string {
	return "[" + inline(text) + "](<" + destination.Replace(address) + ">)"
}

// joined puts together what is not empty.
func joined(separator string, parts ...string) string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}
