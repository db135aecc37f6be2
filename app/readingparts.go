package app

import (
	"context"

	"galley/app/state"
	"galley/model/names"
	"galley/model/quantity"
)

// readingParts are what is read out of a text, in their order: a later one may use what those
// before it read.
func readingParts() []readingPart {
	return []readingPart{
		{read: func(_ context.Context, t openText, into *state.Reading) {
			into.Quantities = quantity.Find(t.Version.Text, t.Article.Language)
		}},
		{read: func(_ context.Context, t openText, into *state.Reading) {
			into.Names = names.Find(t.Version.Text, t.Article.Language)
		}},
	}
}

// claimHinters are what makes the hints at a claim, in the order in which they are shown.
func claimHinters() []hinter {
	return nil
}
