package app

import (
	"context"
	"fmt"

	"galley/assets"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// putSampleIntoNew puts the sample into a library that has never held anything.
// It returns the id of the claim in it, "" where the library is not new.
func putSampleIntoNew(ctx context.Context, lib *library.Library) (claim string, err error) {
	seq, err := lib.LastSeq(ctx)
	if err != nil || seq > 0 {
		return "", err
	}
	return putSample(ctx, lib)
}

// putSample fills a new library with the sample article and one claim done, by
// the same commands a person's work goes through. It lies before the beginning
// of history, so that Undo does not take it apart.
func putSample(ctx context.Context, lib *library.Library) (claim string, err error) {
	const desk = "Galley sample desk"
	doc, err := ingest.Bytes(ctx, "sample.html", assets.Sample, ingest.Hints{})
	if err != nil {
		return "", fmt.Errorf("read the sample article: %w", err)
	}
	change, err := lib.Provide(ctx, desk, model.ImportArticle{Document: doc})
	if err != nil {
		return "", fmt.Errorf("store the sample article: %w", err)
	}
	version := change.Created(model.NounVersion)
	example := assets.SampleClaim
	spans := passage.Occurrences(doc.Text, example.Quote)
	if len(spans) != 1 {
		return "", fmt.Errorf("the sample's claim stands %d times in its article", len(spans))
	}
	claim = model.NewID()
	commands := []model.Command{model.MarkClaim{
		ID: claim, VersionID: version, Span: spans[0], Wording: example.Wording,
		Speaker: example.Speaker, Said: example.Said, Kind: model.ClaimKind(example.Kind),
	}}
	for _, s := range example.Sources {
		commands = append(commands, model.AttachSource{
			ClaimID: claim, Stance: model.Stance(s.Stance), Quote: s.Quote, Locator: s.Locator, Note: s.Note,
			New: &model.AddSource{Fields: model.SourceFields{
				Title: &s.Title, Publisher: &s.Publisher, URL: &s.URL, Published: &s.Published, Primary: &s.Primary,
			}},
		})
	}
	commands = append(commands, model.SetVerdict{ClaimID: claim, Rating: &example.Rating, Reasoning: &example.Reasoning})
	for _, c := range commands {
		if _, err := lib.Provide(ctx, desk, c); err != nil {
			return "", fmt.Errorf("store the sample claim: %w", err)
		}
	}
	return claim, nil
}
