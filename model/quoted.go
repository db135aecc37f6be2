package model

import (
	"cmp"
	"slices"
	"strings"

	"galley/model/passage"
	"galley/model/quotation"
)

// QuotationState is how the quoted words of a claim stand to what its sources say.
type QuotationState string

// The states besides those of a comparison.
const (
	QuotationUnsourced  QuotationState = "unsourced"  // no source of the claim has a passage
	QuotationTranslated QuotationState = "translated" // the passage is in another language: only the substance can be compared
	QuotationUncompared QuotationState = "uncompared" // too long, or without words
)

// QuotationCheck is what a source's passage says of the quoted words of a claim.
type QuotationCheck struct {
	Exhibit     Exhibit // the zero one where no source has a passage
	Text        string  // the claim's words that are compared
	State       QuotationState
	Differences []quotation.Difference // in bytes of Text
	Words       int                    // how many words differ
}

// IsQuotation reports whether the claim is that somebody used these words.
func (c Claim) IsQuotation() bool { return c.Kind == QuoteClaim }

// QuotedText are the words of the claim as they are published: those at its last place, or else its wording.
func (d Dossier) QuotedText() string {
	text, version := d.Claim.Wording, ""
	for _, a := range d.Appearances {
		if a.State != Orphaned && a.Exact != "" && a.VersionID > version {
			text, version = a.Exact, a.VersionID
		}
	}
	return text
}

// CheckQuotation compares the claim's quoted words with the passage of one of its sources, whose language is that of
// the passage, or with what there is of a translation. It is not ok where the source has no passage.
func (d Dossier) CheckQuotation(x Exhibit, languageOfText string) (check QuotationCheck, ok bool) {
	check = QuotationCheck{Exhibit: x, Text: d.QuotedText()}
	if strings.TrimSpace(x.Quote) == "" {
		return check, false
	}
	r, compared := quotation.Compare(check.Text, x.Quote)
	if x.IsForeign(languageOfText) && (!compared || r.State == quotation.Differs) {
		check.State = QuotationTranslated // other words are what a translation is
		return check, true
	}
	if !compared {
		check.State = QuotationUncompared
		return check, true
	}
	check.State, check.Differences, check.Words = QuotationState(r.State), r.Differences, r.Words()
	return check, true
}

// CheckQuotations compares the claim's quoted words with each passage of its sources, the nearest first.
func (d Dossier) CheckQuotations(languageOfText string) []QuotationCheck {
	var all []QuotationCheck
	for _, x := range d.Evidence {
		if check, ok := d.CheckQuotation(x, languageOfText); ok {
			all = append(all, check)
		}
	}
	slices.SortStableFunc(all, func(a, b QuotationCheck) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Words, b.Words))
	})
	return all
}

func (q QuotationCheck) rank() int {
	switch q.State {
	case QuotationState(quotation.Verbatim):
		return 0
	case QuotationState(quotation.Elided):
		return 1
	case QuotationState(quotation.Bracketed):
		return 2
	case QuotationTranslated:
		return 4
	case QuotationUncompared:
		return 5
	}
	if q.IsAbsent() {
		return 5
	}
	return 3
}

// IsAbsent reports whether most of the quoted words are not in the passage at all.
func (q QuotationCheck) IsAbsent() bool {
	return len(q.Differences) == 1 && q.Differences[0].Kind == quotation.Absent
}

// Differs reports whether the quoted words are not those of the passage.
func (q QuotationCheck) Differs() bool { return q.State == QuotationState(quotation.Differs) }

// Said is the outcome in a sentence.
func (q QuotationCheck) Said() string {
	switch q.State {
	case QuotationState(quotation.Verbatim):
		return Sayf("The quoted words stand in the passage.")
	case QuotationState(quotation.Elided):
		return Sayf("The quoted words stand in the passage. Words between them were left out.")
	case QuotationState(quotation.Bracketed):
		return Sayf("The quoted words stand in the passage, but for those in brackets.")
	case QuotationTranslated:
		return Sayf("The passage is in another language: the quotation can be compared with it in substance only.")
	case QuotationUncompared:
		return Sayf("The quoted words and the passage cannot be compared: one of them has no words, or both are very long.")
	case QuotationUnsourced:
		return Sayf("No source of the claim has a passage that the quoted words could be compared with.")
	}
	switch {
	case q.IsAbsent():
		return Sayf("Most of the quoted words are not in the passage.")
	case q.Words == 0 && q.Differences[0].Kind == quotation.Capitals:
		return Sayf("The quoted words stand in the passage, in other capitals.")
	case q.Words == 0:
		return Sayf("The quoted words stand in the passage, with other punctuation.")
	}
	return Countf(q.Words, "%d quoted word is not as in the passage.", "%d quoted words are not as in the passage.")
}

// DifferenceSaid is one difference in words: what the text has and what the passage has.
func DifferenceSaid(d quotation.Difference) string {
	ours, theirs := passage.Shorten(d.Ours, 80), passage.Shorten(d.Theirs, 80)
	switch {
	case d.Kind == quotation.Absent:
		return Sayf("“%s” is not in the passage", ours)
	case ours == "":
		return Sayf("“%s” is left out", theirs)
	case theirs == "":
		return Sayf("“%s” is added", ours)
	}
	return Sayf("“%s” for “%s”", ours, theirs)
}
