package app

import (
	"context"
	"strings"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// differencesTold is how many differences of a quotation a hint names; the others are counted.
const differencesTold = 4

// quotationHints says how the quoted words of a claim stand to the passage of a source that is nearest to them.
func quotationHints(_ context.Context, _ *library.Library, c askedClaim) ([]state.Hint, error) {
	d := c.Dossier
	if !d.Claim.IsQuotation() || d.Claim.Closed != "" {
		return nil, nil
	}
	all := d.CheckQuotations(c.Article.Language)
	if len(all) == 0 {
		return nil, nil // that a source is missing is another hint
	}
	check := all[0]
	told := differencesSaid(check)
	sentence := locale.Said(check.Said())
	if told != "" {
		sentence = locale.Text("%s %s.", sentence, told)
	}
	return []state.Hint{{
		Kind: state.QuotationHint, Sentence: sentence, Subject: d.Claim.ID, Words: passage.Shorten(string(check.State)+" "+check.Text+" "+told, 300),
		Reason: locale.Text("Compared with the passage of “%s”. Other typography, an ellipsis and words in square brackets are no differences.",
			passage.Shorten(check.Exhibit.Source.Called(), 60)),
	}}, nil
}

// differencesSaid are the differences of a quotation in a line; "" there are none to be named.
func differencesSaid(check model.QuotationCheck) string {
	if check.IsAbsent() {
		return ""
	}
	var parts []string
	for i, one := range check.Differences {
		if i == differencesTold {
			parts = append(parts, locale.Count(len(check.Differences)-i, "and %d more", "and %d more"))
			break
		}
		parts = append(parts, locale.Said(model.DifferenceSaid(one)))
	}
	return strings.Join(parts, "; ")
}
