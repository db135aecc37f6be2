package app

import (
	"context"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/names"
	"galley/model/passage"
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
		{read: readLedger},
		{read: readAttributions},
		{kinds: []state.HintKind{state.WorthHint}, read: readWorth},
	}
}

// readLedger lists what a checker ticks off, with the desk's own spellings.
func readLedger(_ context.Context, t openText, into *state.Reading) {
	spellings, bad, err := model.ReadSpellings(t.Spellings)
	switch {
	case err != nil:
		into.Spelling = locale.Said(model.Sentence(err))
	case len(bad) > 0:
		into.Spelling = locale.Text("Line %d of the list of spellings says nothing: “%s”", bad[0].Line, passage.Shorten(bad[0].Text, 60))
	}
	into.Ledger = model.LedgerOf(t.Article, t.Version, spellings)
}

// claimHinters are what makes the hints at a claim, in the order in which they are shown.
func claimHinters() []hinter {
	return append([]hinter{
		{state.SpeakerHint, speakerHints},
		{state.QuotationHint, quotationHints},
		{state.CheckedHint, checkedHints},
		{state.ElsewhereHint, elsewhereHints},
	}, ruleHinters()...)
}
