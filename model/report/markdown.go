package report

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writeMarkdown writes CommonMark with tables and footnotes (as GitHub, Pandoc,
// Obsidian and most newsroom systems read them): a summary, the article with its
// claims in bold, and a footnote a claim with its verdict and sources.
func writeMarkdown(to io.Writer, c Content) error {
	p, err := pageOf(c)
	if err != nil {
		return err
	}
	says := p.Words
	w := bufio.NewWriter(to)
	say := func(format string, a ...any) { fmt.Fprintf(w, format, a...) } // w keeps the first error for Flush

	say("# %s\n\n", inline(c.Article.Title))
	if line := joined(", ", c.Article.Byline, c.Article.Publisher, p.Published); line != "" {
		say("%s\n\n", inline(line))
	}
	if p.Link != "" {
		say("%s\n\n", link(c.Article.URL, p.Link))
	}
	if c.Choices.Newsroom != "" {
		say("%s.\n\n", inline(says.with("published_by", map[string]any{"Name": c.Choices.Newsroom})))
	}
	if p.Empty() != "" {
		say("*%s*\n\n", inline(p.Empty()))
	} else {
		say("*%s.*\n\n", inline(p.Counted()))
	}
	if c.Choices.Has(Summary) {
		writeSummary(say, p)
	}
	if c.Choices.Has(Text) {
		writeText(say, p)
	}
	if c.Choices.Has(Method) {
		writeScales(say, p)
	}
	if c.Choices.Has(Corrections) {
		writeCorrections(say, p)
	}
	if c.Choices.Has(Cards) {
		for _, k := range p.Cards {
			writeFootnote(say, p, k)
		}
	}
	say("*%s*\n", inline(p.Made))
	return w.Flush()
}

// writeText writes the article with its claims, and those that stand nowhere in it.
func writeText(say sayer, p page) {
	say("## %s\n\n", inline(p.Words.say("article")))
	for i, b := range p.Blocks {
		text := markedText(b, p.Choices.Has(Cards))
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
			say("### %s\n\n", inline(p.Words.say("elsewhere")))
		}
		say("- %s", inline(k.D.Claim.Wording))
		if p.Choices.Has(Cards) {
			say("[^%d]", k.Number)
		}
		say("\n")
	}
	if unplaced {
		say("\n")
	}
}

type sayer func(format string, a ...any)

func writeSummary(say sayer, p page) {
	if len(p.Cards) == 0 {
		return
	}
	says := p.Words
	say("## %s\n\n| %s | %s | %s | %s | %s |\n| ---: | --- | --- | --- | ---: |\n", inline(says.say("summary")),
		inline(says.say("col_number")), inline(says.say("col_claim")), inline(says.say("col_speaker")), inline(says.say("col_rating")), inline(says.say("sources")))
	for _, k := range p.Cards {
		say("| %d | %s | %s | %s | %d |\n", k.Number, inline(k.D.Claim.Wording), inline(k.D.Claim.Speaker), inline(p.rated(k)), len(k.Evidence))
	}
	say("\n")
}

func writeScales(say sayer, p page) {
	for _, s := range p.Scales {
		say("## %s\n\n", inline(p.Words.with("scale", map[string]any{"Name": s.Name})))
		for _, r := range s.Ratings {
			say("- **%s**: %s\n", inline(r.Label), inline(r.Meaning))
		}
		say("\n")
	}
}

func writeCorrections(say sayer, p page) {
	if len(p.Corrections) == 0 {
		return
	}
	say("## %s\n\n", inline(p.Words.say("corrections")))
	for _, c := range p.Corrections {
		say("- %s: %s\n", inline(c.On), inline(c.Text))
	}
	say("\n")
}

// writeFootnote writes one claim: its rating and wording, the reasoning, and a
// list of its sources. All but the first line is indented, which keeps it in the
// footnote.
func writeFootnote(say sayer, p page, k card) {
	claim := k.D.Claim
	say("[^%d]: **%s:** %s", k.Number, inline(p.rated(k)), inline(claim.Wording))
	if by := joined(", ", claim.Speaker, k.Said); by != "" {
		say(" (%s)", inline(by))
	}
	say("\n\n")
	if k.Caution != "" {
		say("    **%s**\n\n", inline(k.Caution))
	}
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
		say("    - *%s:* %s", inline(e.Stands), title)
		if more := joined(", ", e.Source.Author, e.Source.Publisher, e.Published, e.Locator); more != "" {
			say(", %s", inline(more))
		}
		if e.Source.Primary {
			say(" (%s)", inline(p.Words.say("first_hand")))
		}
		if e.Quote != "" {
			say(": “%s”", inline(e.Quote))
		}
		if e.Note != "" {
			say(". %s", inline(e.Note))
		}
		if e.Archive != "" {
			say(" (%s)", link(p.Words.say("archived"), e.Archive))
		}
		say("\n")
	}
	if len(k.Evidence) > 0 {
		say("\n")
	}
	if k.Rated {
		say("    *%s.*\n\n", inline(p.Words.given(k)))
	}
}

// markedText is a block with its claims in bold and, where it is noted, a
// footnote mark behind each.
// Claims that touch or overlap share their bold: emphasis cannot overlap.
func markedText(b block, noted bool) string {
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
				if noted {
					tail += fmt.Sprintf("[^%d]", e.Number)
				}
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
	return strings.Join(nonempty(parts...), separator)
}
