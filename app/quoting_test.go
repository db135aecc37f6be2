//go:build !race || long

package app

import (
	"strings"
	"testing"

	"galley/app/state"
	"galley/model"
)

// TestAQuotationSaysHowItStandsToItsSource holds that the hint at a quotation names the words that differ, and that there is none at
// another claim or without a passage.
func TestAQuotationSaysHowItStandsToItsSource(t *testing.T) {
	for name, c := range map[string]struct {
		kind model.ClaimKind
		e    model.Evidence
		want string
	}{
		"other words":  {model.QuoteClaim, model.Evidence{Quote: "We never left the border"}, "1 quoted word is not as in the passage. “not” for “never”."},
		"the same":     {model.QuoteClaim, model.Evidence{Quote: "“We not left the border”, he said"}, "The quoted words stand in the passage."},
		"translated":   {model.QuoteClaim, model.Evidence{Quote: "Wir blieben", Language: "de"}, "in substance only"},
		"no quotation": {model.Statistic, model.Evidence{Quote: "We never left the border"}, ""},
		"no passage":   {model.QuoteClaim, model.Evidence{}, ""},
	} {
		d := model.Dossier{Claim: model.Claim{ID: "c", Kind: c.kind, Wording: "“We not left the border”"},
			Evidence: []model.Exhibit{{Evidence: c.e, Source: model.Source{Title: "Transcript"}}}}
		hints, err := quotationHints(t.Context(), nil, askedClaim{openText: openText{Article: model.Article{Language: "en"}}, Dossier: d})
		if err != nil {
			t.Fatal(err)
		}
		if c.want == "" {
			if len(hints) != 0 {
				t.Errorf("%s: %+v", name, hints)
			}
			continue
		}
		if len(hints) != 1 || hints[0].Kind != state.QuotationHint || !strings.Contains(hints[0].Sentence, c.want) || hints[0].Words == "" ||
			!strings.Contains(hints[0].Reason, "Transcript") {
			t.Errorf("%s: %+v", name, hints)
		}
	}
}
