// Package markdown writes a report as CommonMark with tables and footnotes, as GitHub, Pandoc,
// Obsidian and most newsroom systems read them.
package markdown

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/prose"
	"galley/model/report/view"
)

// Write writes a summary, the article with its claims in bold, and a footnote a claim with its
// verdict and sources.
func Write(to io.Writer, c view.Chosen) error {
	r, err := view.Of(c)
	if err != nil {
		return err
	}
	says := r.Words
	w := bufio.NewWriter(to)
	say := func(format string, a ...any) { fmt.Fprintf(w, format, a...) } // w keeps the first error for Flush

	say("# %s\n\n", inline(c.Article.Title))
	if line := prose.Join(", ", c.Article.Byline, c.Article.Publisher, r.Published); line != "" {
		say("%s\n\n", inline(line))
	}
	if r.Link != "" {
		say("%s\n\n", link(c.Article.URL, r.Link))
	}
	if c.Choices.Newsroom != "" {
		say("%s.\n\n", inline(says.With("published_by", map[string]any{"Name": c.Choices.Newsroom})))
	}
	if r.Empty() != "" {
		say("*%s*\n\n", inline(r.Empty()))
	} else {
		say("*%s.*\n\n", inline(r.Counted()))
	}
	if c.Choices.Has(view.SignOff) && len(r.SignOff) > 0 {
		for _, l := range r.SignOff {
			say("- %s: %s\n", inline(l.Label), inline(l.Text))
		}
		say("\n")
	}
	if c.Choices.Has(view.Summary) {
		writeSummary(say, r)
	}
	if c.Choices.Has(view.Text) {
		writeText(say, r)
	}
	if c.Choices.Has(view.Method) {
		writeScales(say, r)
	}
	if len(r.Ledger) > 0 {
		writeLedger(say, r)
	}
	if c.Choices.Has(view.Corrections) {
		writeCorrections(say, r)
	}
	if c.Choices.Has(view.Cards) {
		for _, k := range r.Cards {
			writeFootnote(say, r, k)
		}
	}
	say("*%s*\n", inline(r.Made))
	return w.Flush()
}

// writeText writes the article with its claims, and behind it those that stand nowhere in it: in
// hidden lines, and no longer in the text at all.
func writeText(say sayer, r view.Report) {
	say("## %s\n\n", inline(r.Words.Say("article")))
	if r.Hidden != "" {
		say("*%s*\n\n", inline(r.Hidden))
	}
	for i, b := range r.Blocks {
		text := markedText(b, r.Choices.Has(view.Cards))
		switch b.Tag {
		case "h3":
			text = "### " + prose.OneLine(text)
		case "h4":
			text = "#### " + prose.OneLine(text)
		case "li":
			text = "- " + indent(text, "  ")
		case "blockquote":
			text = "> " + indent(text, "> ")
		}
		say("%s\n", text)
		if b.Tag != "li" || i+1 == len(r.Blocks) || r.Blocks[i+1].Tag != "li" {
			say("\n")
		}
	}
	writeUnplaced(say, r, r.Words.Say("elsewhere"), r.Standing())
	writeUnplaced(say, r, r.Words.Say("gone_claims"), r.Gone())
	writeUnplaced(say, r, r.Words.Say("closed_claims"), r.Closed())
}

// writeUnplaced lists those of the claims that have no place in the text, under a heading.
func writeUnplaced(say sayer, r view.Report, heading string, cards []view.Card) {
	cards = slices.DeleteFunc(slices.Clone(cards), func(k view.Card) bool { return k.Shown })
	if len(cards) == 0 {
		return
	}
	say("### %s\n\n", inline(heading))
	for _, k := range cards {
		say("- %s", inline(k.D.Claim.Wording))
		if r.Choices.Has(view.Cards) {
			say("[^%d]", k.Number)
		}
		say("\n")
	}
	say("\n")
}

type sayer func(format string, a ...any)

func writeSummary(say sayer, r view.Report) {
	if len(r.Cards) == 0 {
		return
	}
	says := r.Words
	say("## %s\n\n| %s | %s | %s | %s | %s |\n| ---: | --- | --- | --- | ---: |\n", inline(says.Say("summary")),
		inline(says.Say("col_number")), inline(says.Say("col_claim")), inline(says.Say("col_speaker")), inline(says.Say("col_rating")),
		inline(says.Say("sources")))
	for _, k := range r.Cards {
		rating := inline(r.Rating(k))
		if k.Reworded() {
			rating += " " + view.RewordedMark
		}
		if k.Short != "" {
			rating += " *" + inline(k.Short) + "*"
		}
		say("| %d | %s | %s | %s | %d |\n", k.Number, inline(k.D.Claim.Wording), inline(k.D.Claim.Speaker), rating, len(k.Evidence))
	}
	say("\n")
}

// writeLedger has a row a name, date or figure.
func writeLedger(say sayer, r view.Report) {
	say("## %s\n\n%s\n\n|", inline(r.Words.Say("ledger")), inline(r.Words.Say("ledger_about")))
	for _, id := range view.LedgerColumns {
		say(" %s |", inline(r.Words.Say(id)))
	}
	say("\n| --- | --- | --- | --- | --- |\n")
	for _, e := range r.Ledger {
		say("|")
		for _, cell := range e.Cells() {
			say(" %s |", inline(cell))
		}
		say("\n")
	}
	say("\n")
}

func writeScales(say sayer, r view.Report) {
	for _, said := range r.Method()[1:] { // what the footnotes and their numbers do not say by themselves
		say("*%s*\n\n", inline(said))
	}
	for _, s := range r.Scales {
		say("## %s\n\n", inline(r.Words.With("scale", map[string]any{"Name": s.Name})))
		for _, rating := range s.Ratings {
			say("- **%s**: %s\n", inline(rating.Label), inline(rating.Meaning))
		}
		say("\n")
	}
}

func writeCorrections(say sayer, r view.Report) {
	if len(r.Corrections) == 0 {
		return
	}
	say("## %s\n\n", inline(r.Words.Say("corrections")))
	for _, c := range r.Corrections {
		say("- %s: %s\n", inline(c.On), inline(c.Text))
	}
	say("\n")
}

// writeFootnote writes one claim: its rating and wording, the reasoning, and a
// list of its sources. All but the first line is indented, which keeps it in the
// footnote. It begins with the claim's number: programs that show Markdown count footnotes anew.
func writeFootnote(say sayer, r view.Report, k view.Card) {
	claim := k.D.Claim
	say("[^%d]: **%d. %s:** %s", k.Number, k.Number, inline(r.Rating(k)), inline(claim.Wording))
	if by := prose.Join(", ", claim.Speaker, k.Said); by != "" {
		say(" (%s)", inline(by))
	}
	say("\n\n")
	if k.Caution != "" {
		say("    **%s**\n\n", inline(k.Caution))
	}
	for _, part := range k.Says() {
		say("    %s\n\n", paragraph(escaped(part)))
	}
	for _, side := range k.Contested { // nobody has decided between them
		say("    %s: *%s.* %s\n\n", inline(prose.Join(", ", side.By, side.On)), inline(side.Label), inline(side.Reasoning))
	}
	for _, e := range k.Evidence {
		title := inline(e.Source.Title)
		if e.Link != "" {
			title = link(e.Source.Title, e.Link)
		}
		say("    - *%s:* %s", inline(e.Stands), title)
		if more := prose.Join(", ", e.Source.Author, e.Source.Publisher, e.Published, e.Locator); more != "" {
			say(", %s", inline(more))
		}
		if e.Judged != "" {
			say(" (%s)", inline(e.Judged))
		}
		if e.Quote != "" {
			say(": “%s”", inline(e.Quote))
		}
		if e.Translated != "" {
			say(". %s", inline(e.Translated))
		}
		if e.Note != "" {
			say(". %s", inline(e.Note))
		}
		if e.Archive != "" {
			say(" (%s)", link(r.Words.Say("archived"), e.Archive))
		}
		say("\n")
	}
	if len(k.Evidence) > 0 {
		say("\n")
	}
	if k.Rated {
		say("    *%s.*\n\n", inline(r.Words.Given(k)))
	}
}

// markedText is a block with its claims in bold and, where it is noted, a
// footnote mark behind each.
// Claims that touch or overlap share their bold: emphasis cannot overlap.
func markedText(b view.Block, noted bool) string {
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
				tail += e.Sign
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
	s = prose.Plain(s)
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
func inline(s string) string { return lineStart(prose.OneLine(escaped(s))) }

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
