package app

import (
	"context"
	"slices"
	"strings"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/suggest/attribution"
	"galley/model/suggest/spoken"
)

// readAttributions reads who said what out of a text. It is read with every kind of hint: the
// speaker's field offers the speakers of the article too.
func readAttributions(_ context.Context, t openText, into *state.Reading) {
	into.Attributions = spoken.Of(t.Version, t.Article.Language)
}

// speakerHints offers a claim without a speaker the one that its article names.
func speakerHints(_ context.Context, _ *library.Library, c askedClaim) ([]state.Hint, error) {
	claim := c.Dossier.Claim
	place, stands := c.Dossier.In(c.Version.ID)
	if claim.Speaker != "" || !stands || place.State == model.Orphaned {
		return nil, nil
	}
	said, ok := attribution.SpeakerOf(c.Reading.Attributions, place.Span())
	if !ok {
		return nil, nil
	}
	words, where := said.Why(c.Version.Text, place.Span())
	return []state.Hint{{
		Kind: state.SpeakerHint, Sentence: saidBy(said, words, where), Reason: sayWhy(said), Offer: said.Speaker,
		Subject: claim.ID, Words: said.Speaker,
		Take: model.EditClaim{ID: claim.ID, Speaker: &said.Speaker},
	}}, nil
}

// saidBy is the sentence that offers a speaker, with the words of the article that name one.
func saidBy(a attribution.Attribution, words string, where attribution.Where) string {
	who := a.Speaker
	if a.Role != "" {
		who = locale.Text("%s (%s)", a.Speaker, a.Role)
	}
	switch {
	case a.Lemma == ":":
		return locale.Text("Said by %s? It stands behind the name.", who)
	case where == attribution.SameSentence:
		return locale.Text("Said by %s? From “%s” in the same sentence.", who, words)
	case where == attribution.SameParagraph:
		return locale.Text("Said by %s? From “%s” in the same paragraph.", who, words)
	}
	return locale.Text("Said by %s? From “%s”, as the quotation runs over paragraphs.", who, words)
}

// sayWhy is how the words come to mean the speaker.
func sayWhy(a attribution.Attribution) string {
	switch {
	case a.Pronoun:
		return locale.Text("The pronoun is taken for whoever spoke, or was named, last before it.")
	case a.Role != "":
		return locale.Text("Name and role are those that the article gives.")
	}
	return locale.Text("The name is the one that the article gives.")
}

// speakersOffered are the speakers that fit what was typed: first those of the article, in the
// order they speak, then the library's.
func speakersOffered(typed string, ofArticle []string, ofLibrary []model.Speaker) []control.Completion {
	all := fitting(typed, ofArticle)
	for i := range all {
		all[i].Aside = locale.Text("in this article")
	}
	for _, s := range ofLibrary {
		same := func(c control.Completion) bool { return strings.EqualFold(c.Text, s.Name) }
		if !slices.ContainsFunc(all, same) {
			all = append(all, control.Completion{Text: s.Name, Aside: locale.Count(s.Claims, "%d claim", "%d claims")})
		}
	}
	return all[:min(len(all), knownOffered)]
}
