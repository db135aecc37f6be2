package webpage

import (
	"testing"

	"galley/model/ingest/ingesttest"
	"galley/model/ingest/typography"
)

// TestRulesAreNamed: a rule of boilerplate and a sign of a box can be told from
// every other by its name, and a reason is a sentence for a person.
func TestRulesAreNamed(t *testing.T) {
	names := map[string]bool{}
	for _, r := range boilerplateRules {
		if r.name == "" || names[r.name] || r.applies == nil || r.reason != stays && !typography.EndsSentence(r.reason) {
			t.Errorf("rule %q, reason %q", r.name, r.reason)
		}
		names[r.name] = true
	}
	for _, s := range boxTraits {
		if s.name == "" || names[s.name] || s.holds == nil || s.weight < 1 {
			t.Errorf("sign %q of weight %d", s.name, s.weight)
		}
		names[s.name] = true
	}
}

// TestTheFirstRuleThatAppliesDecides: what is part of the text stays, whatever a
// later rule would say of it.
func TestTheFirstRuleThatAppliesDecides(t *testing.T) {
	post := `<blockquote class="twitter-tweet"><p>Sign up for our newsletter now!</p></blockquote>`
	offer := `<div class="promo"><p>Sign up for our newsletter now!</p></div>`
	for in, want := range map[string]bool{post: true, offer: false} {
		kept := false
		doc := readPage(t, ingesttest.NewsPage("", in, ""))
		for _, b := range doc.Blocks {
			kept = kept || doc.Text[b.Start:b.End] == "Sign up for our newsletter now!"
		}
		if kept != want {
			t.Errorf("%s: kept %v", in, kept)
		}
	}
}
