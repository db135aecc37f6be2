package view

import (
	"fmt"
	"slices"
	"strings"

	"galley/model"
)

// Finding is a flaw, with the claims of an article that have it.
type Finding struct {
	Flaw    model.Flaw
	LeftOut bool // the choices leave its claims out
	Claims  []Found
}

// Found is a claim that has a flaw.
type Found struct {
	ID      string
	Number  int // in the article
	Wording string
}

// Findings are what should be looked at before the report is published, in the order of
// model.PreflightFlaws: of the claims that are in it, and of those that are left out for a flaw.
func (c Content) Findings() []Finding {
	return Findings(c.Dossiers, c.Version.ID, c.Unticked, c.Choices)
}

// Findings are those of a report of the claims of a version. The dossiers must be all of them, in
// the order of their numbers; unticked are the items of checklists that nobody ticked, by claim.
func Findings(all []model.Dossier, versionID string, unticked map[string][]model.Item, choices Choices) []Finding {
	found := map[model.Flaw][]Found{}
	for i, d := range all {
		if !choices.asks(d) {
			continue
		}
		flaws := d.Preflight(versionID, unticked[d.Claim.ID])
		out := slices.ContainsFunc(flaws, func(f model.Flaw) bool { return slices.Contains(choices.LeaveOut, f) })
		for _, f := range flaws {
			if !out || slices.Contains(choices.LeaveOut, f) {
				found[f] = append(found[f], Found{d.Claim.ID, i + 1, d.Claim.Wording})
			}
		}
	}
	var findings []Finding
	for _, f := range model.PreflightFlaws {
		if claims := found[f]; len(claims) > 0 {
			findings = append(findings, Finding{f, slices.Contains(choices.LeaveOut, f), claims})
		}
	}
	return findings
}

// flawed says what is wrong with one claim, and with several.
var flawed = map[model.Flaw][2]string{
	model.FlawUnrated:   {"has no rating yet.", "have no rating yet."},
	model.FlawContested: {"has two verdicts that nobody has decided between.", "have two verdicts each that nobody has decided between."},
	model.FlawReworded: {"has a verdict that was given when its passage had other words. Rate it again, or leave it out.",
		"have verdicts that were given when their passages had other words. Rate them again, or leave them out."},
	model.FlawUnsettled: {"has a passage whose words changed, and nobody has settled passage and wording since.",
		"have passages whose words changed, and nobody has settled passage and wording since."},
	model.FlawReopened:    {"has a verdict, but is in work again.", "have verdicts, but are in work again."},
	model.FlawNoSource:    {"has no source.", "have no source."},
	model.FlawNoReasoning: {"has a rating without reasoning.", "have ratings without reasoning."},
	model.FlawNoWords: {"asks for a change, but proposes no words and no cut. The text stays as it is there.",
		"ask for a change, but propose no words and no cut. The text stays as it is there."},
	model.FlawUnsigned: {"has a rating that nobody has signed off.", "have ratings that nobody has signed off."},
	model.FlawGone:     {"is no longer in this text.", "are no longer in this text."},
	model.FlawQuestion: {"has an open question.", "have open questions."},
	model.FlawUnticked: {"has items of checklists that nobody ticked.", "have items of checklists that nobody ticked."},
	DeskOutcome: {"has an outcome of the checking desk, which says what becomes of a sentence and not how true it is. There is no review of it.",
		"have outcomes of the checking desk, which say what becomes of a sentence and not how true it is. There is no review of them."},
}

// DeskOutcomeWarning says why no review is made of a claim, with its number.
func DeskOutcomeWarning(claimID string, number int) Warning {
	return Warning{claimID, number, DeskOutcome, fmt.Sprintf("Claim %d %s", number, flawed[DeskOutcome][0])}
}

// Flawed warns of the flaws of the claims that are in the report.
func Flawed(c Chosen) []Warning {
	of := map[model.Flaw][]Warning{}
	for _, d := range c.Dossiers {
		if c.Choices.Claim != "" && c.Choices.Claim != d.Claim.ID {
			continue
		}
		n := c.Number(d)
		for _, f := range d.Preflight(c.Version.ID, c.Unticked[d.Claim.ID]) {
			of[f] = append(of[f], Warning{d.Claim.ID, n, f, fmt.Sprintf("Claim %d %s", n, flawed[f][0])})
		}
	}
	var all []Warning
	for _, f := range model.PreflightFlaws {
		all = append(all, of[f]...)
	}
	return all
}

// Sentences say warnings, those of claims with the same flaw in one sentence.
func Sentences(all []Warning) []string {
	numbers := map[model.Flaw][]int{}
	for _, w := range all {
		numbers[w.About] = append(numbers[w.About], w.Number)
	}
	var said []string
	for _, w := range all {
		of := numbers[w.About]
		several, together := flawed[w.About]
		switch {
		case !together || len(of) == 1:
			said = append(said, w.Says)
		case w.Number == of[0]:
			said = append(said, fmt.Sprintf("Claims %s %s", ListedNumbers(of, " and "), several[1]))
		}
	}
	return said
}

// mostNumbers is how many claims are named by their numbers in a sentence.
const mostNumbers = 20

// ListedNumbers writes numbers for people, as in “1, 2 and 7”; of many the first and how many more.
func ListedNumbers(all []int, and string) string {
	var b strings.Builder
	for i, n := range all {
		switch {
		case i == mostNumbers:
			fmt.Fprintf(&b, " (+%d)", len(all)-i)
			return b.String()
		case i > 0 && i == len(all)-1:
			b.WriteString(and)
		case i > 0:
			b.WriteString(", ")
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}
