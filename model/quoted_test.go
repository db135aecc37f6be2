package model

import "testing"

// TestQuotationsAreComparedWithTheNearestPassage holds that the passage that has the words comes first, and that one in another
// language has no differences.
func TestQuotationsAreComparedWithTheNearestPassage(t *testing.T) {
	with := func(all ...Evidence) Dossier {
		d := Dossier{Claim: Claim{Kind: QuoteClaim, Wording: "She said that they went"}, Appearances: []Appearance{
			{VersionID: "v1", Exact: "“We stayed”", State: Anchored}, {VersionID: "v2", Exact: "“We went home”", State: Moved},
			{VersionID: "v3", Exact: "gone", State: Orphaned}}}
		for _, e := range all {
			d.Evidence = append(d.Evidence, Exhibit{Evidence: e})
		}
		return d
	}
	for name, c := range map[string]struct {
		d        Dossier
		language string
		states   string
		said     string
	}{
		"nearest first": {with(Evidence{Quote: "we stayed home"}, Evidence{}, Evidence{Quote: "And we went home."}), "en", "verbatim differs ",
			"The quoted words stand in the passage."},
		"one word":      {with(Evidence{Quote: "we walked home"}), "", "differs ", "1 quoted word is not as in the passage."},
		"not there":     {with(Evidence{Quote: "nothing of it"}), "", "differs ", "Most of the quoted words are not in the passage."},
		"signs":         {with(Evidence{Quote: "we went, home"}), "", "differs ", "The quoted words stand in the passage, with other punctuation."},
		"translated":    {with(Evidence{Quote: "wir gingen heim", Language: "de"}), "en-GB", "translated ", "The passage is in another language: the quotation can be compared with it in substance only."},
		"same language": {with(Evidence{Quote: "they left home", Language: "en-US"}), "en-GB", "differs ", "Most of the quoted words are not in the passage."},
		"not known":     {with(Evidence{Quote: "wir gingen heim", Translation: "we left"}), "", "translated ", "The passage is in another language: the quotation can be compared with it in substance only."},
		"quoted abroad": {with(Evidence{Quote: "«We went home»", Language: "fr"}), "en", "verbatim ", "The quoted words stand in the passage."},
		"no words":      {with(Evidence{Quote: "—"}), "en", "uncompared ", "The quoted words and the passage cannot be compared: one of them has no words, or both are very long."},
		"no passage":    {with(Evidence{}), "en", "", ""},
	} {
		states, said := "", ""
		for i, check := range c.d.CheckQuotations(c.language) {
			if states += string(check.State) + " "; i == 0 {
				said = check.Said()
			}
			if check.Text != "“We went home”" {
				t.Errorf("%s: compared %q", name, check.Text)
			}
			if check.State == QuotationTranslated && len(check.Differences) > 0 {
				t.Errorf("%s: differences %v", name, check.Differences)
			}
		}
		if states != c.states || said != c.said {
			t.Errorf("%s: %q %q, want %q %q", name, states, said, c.states, c.said)
		}
	}
}
