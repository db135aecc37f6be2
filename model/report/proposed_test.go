package report

import (
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// What notes of a draft propose is published nowhere: each report is, byte for byte, the
// one that it would be without.
func TestWhatIsProposedIsInNoReport(t *testing.T) {
	hash := "zyzzyva"
	for name, make := range map[string]func(testing.TB) view.Content{"full": sample.Full, "every": sample.Every, "revised": sample.Revised} {
		for _, format := range Specs() {
			without, with := make(t), make(t)
			for i := range with.Dossiers {
				with.Dossiers[i].Proposals = []model.Exhibit{{
					Evidence: model.Evidence{ID: "zyzzyva", ClaimID: with.Dossiers[i].Claim.ID, SourceID: "zs", Stance: model.Supports,
						Quote: "Zyzzyva", Locator: "p. zyzzyva", Note: model.AlreadyChecked + " zyzzyva", ProposedBy: "Zyzzyva"},
					Source: model.Source{ID: "zs", Title: "Zyzzyva", URL: "https://zyzzyva.example/", FileHash: &hash},
				}}
			}
			if output(t, format.Format, with) != output(t, format.Format, without) {
				t.Errorf("%s, %s: the report says something of it", name, format.Format)
			}
			if a, b := warningsOf(t, format.Format, with), warningsOf(t, format.Format, without); len(a) != len(b) {
				t.Errorf("%s, %s: %d warnings instead of %d", name, format.Format, len(a), len(b))
			}
		}
	}
}
