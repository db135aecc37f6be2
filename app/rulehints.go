package app

import (
	"context"
	"strconv"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// prefEnough is how many independent sources are enough where none is first-hand.
const prefEnough = prefAlongFor + "enough"

// mostEnough is the highest number that can be chosen.
const mostEnough = 5

// enough is how many independent sources the person wants.
func (h *hintChoices) enough() int {
	n := h.prefs.IntWithFallback(prefEnough, model.EnoughSources)
	return max(1, min(n, mostEnough))
}

// breaches are the rules that a claim's rating breaks, of those that the person wants to be told of and did not dismiss.
func (h *hintChoices) breaches(d model.Dossier, ticks []model.Tick) []model.Breach {
	var all []model.Breach
	ticked := model.Ticked(ticks)
	for _, b := range d.Breaches(h.enough()) {
		if h.wants(state.HintKind(b.Rule)) && !b.Dismissed(d.Claim.ID, ticked) {
			all = append(all, b)
		}
	}
	return all
}

// ruleHinters make the hints of the rules, each of its own kind.
func ruleHinters() []hinter {
	var all []hinter
	for _, rule := range model.Rules {
		all = append(all, hinter{state.HintKind(rule), func(_ context.Context, _ *library.Library, c askedClaim) ([]state.Hint, error) {
			return ruleHints(c, rule), nil
		}})
	}
	return all
}

// ruleHints are the hints of one rule at a claim.
func ruleHints(c askedClaim, rule model.Rule) []state.Hint {
	var all []state.Hint
	for _, b := range c.Dossier.Breaches(c.Enough) {
		if b.Rule != rule {
			continue
		}
		key := b.Key(c.Dossier.Claim.ID)
		all = append(all, state.Hint{Kind: state.HintKind(key.Kind), Sentence: locale.Said(b.Said(c.Dossier)), Reason: ruleReason(rule, c.Enough),
			Subject: key.Subject, Words: key.Words})
	}
	return all
}

// ruleReason says why a rule is one.
func ruleReason(rule model.Rule, enough int) string {
	switch rule {
	case model.RuleNoSource:
		return locale.Text("Whoever reads the report cannot see what the rating rests on.")
	case model.RuleNoReasoning:
		return locale.Text("Whoever reads the report cannot see how the rating follows.")
	case model.RuleFewSources:
		return locale.Text("Desks ask for a first-hand source, or for %d that have neither publisher, author nor website in common. Preferences change the number.", enough)
	case model.RuleOldSource:
		return locale.Text("What it says may have changed before the claim was made.")
	}
	return locale.Text("The reasoning should say why the source does not decide it, or the rating is another.")
}

// enoughForm offers how many independent sources are enough, and returns what keeps the choice.
func (h *hintChoices) enoughForm() (names []string, chosen int, keep func(index int)) {
	for n := 1; n <= mostEnough; n++ {
		names = append(names, strconv.Itoa(n))
	}
	return names, h.enough() - 1, func(index int) { h.prefs.SetInt(prefEnough, index+1) }
}
