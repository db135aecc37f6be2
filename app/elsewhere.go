package app

import (
	"context"
	"slices"

	"galley/app/locale"
	"galley/app/state"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/suggest/samefigure"
)

// elsewhereShown is how many other articles a claim is told of at most.
const elsewhereShown = 2

// elsewhereHints tells of other stored articles that give the same figure as the claim for the
// same thing, or another one.
func elsewhereHints(ctx context.Context, lib *library.Library, c askedClaim) ([]state.Hint, error) {
	claim := c.Dossier.Claim
	found, err := samefigure.Find(ctx, lib, samefigure.Asked{Text: claim.Wording, Language: c.Article.Language, ArticleID: c.Article.ID})
	var all []state.Hint
	for _, e := range found[:min(len(found), elsewhereShown)] {
		all = append(all, state.Hint{
			Kind: state.ElsewhereHint, Sentence: sayElsewhere(e), Reason: locale.Text("It says: “%s”", passage.Shorten(e.Sentence, 200)),
			Offer: locale.Text("Show it"), OpenArticle: e.ArticleID, OpenSpan: e.Span,
			// Another figure there is another hint.
			Subject: claim.ID, Words: e.ArticleID + ": " + e.Sentence[e.Figure.Start-e.Span.Start:e.Figure.End-e.Span.Start],
		})
	}
	return all, err
}

// sayElsewhere is the sentence on another article, with the place.
func sayElsewhere(e samefigure.Elsewhere) string {
	format, args := e.Because.Said()
	return locale.Text("%s See “%s”.", locale.Sentence(format, args...), passage.Shorten(e.Title, quotedTitle))
}

// onceTold leaves out other articles with a figure where an earlier claim in them is told of.
func onceTold(all []state.Hint) []state.Hint {
	return slices.DeleteFunc(all, func(h state.Hint) bool {
		return h.Kind == state.ElsewhereHint && slices.ContainsFunc(all, func(o state.Hint) bool {
			return o.Kind == state.CheckedHint && o.OpenArticle == h.OpenArticle
		})
	})
}
