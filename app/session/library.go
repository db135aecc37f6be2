package session

import (
	"context"

	"galley/model"
)

// Library is what a session reads of a library. Its methods are called off the
// UI goroutine.
type Library interface {
	// What there is.
	Tally(ctx context.Context) (model.Tally, error)
	Collections(ctx context.Context) ([]model.CollectionCount, error)
	Tags(ctx context.Context) ([]model.TagCount, error)
	Scales(ctx context.Context) ([]model.Scale, error)
	CountDisputes(ctx context.Context) (int, error)
	LastSeq(ctx context.Context) (int64, error)

	// What is listed.
	Shelf(ctx context.Context, q model.ShelfQuery, offset, limit int) (model.ShelfPart, error)
	ShelfIDs(ctx context.Context, q model.ShelfQuery, offset, limit int) ([]string, error)
	ShelfIndex(ctx context.Context, q model.ShelfQuery, articleID string) (index int, ok bool, err error)
	Summaries(ctx context.Context, articleIDs []string) ([]model.Summary, error)
	TrashedClaims(ctx context.Context, offset, limit int) ([]model.TrashedClaim, error)

	// An article, and a claim.
	Article(ctx context.Context, id string) (model.Article, error)
	Proof(ctx context.Context, articleID string, number int) (model.Proof, error)
	Versions(ctx context.Context, articleID string) ([]model.Version, error)
	VersionNumber(ctx context.Context, articleID string, number int) (model.Version, error)
	AsidesOf(ctx context.Context, versionID string) ([]model.Aside, error)
	TicksIn(ctx context.Context, articleID string) ([]model.Tick, error)
	Dossier(ctx context.Context, claimID string) (model.Dossier, error)
	DossierAfter(ctx context.Context, claimID string, was model.Dossier, seen int64, change model.Change) (model.Dossier, error)
	History(ctx context.Context, subject string, limit int) ([]model.Event, error)

	// Furniture are the blocks of a version that look like page furniture.
	Furniture(v model.Version) []int
}

// ReadArticle reads an article to be opened, in a version by its number; 0 is
// the newest.
func ReadArticle(ctx context.Context, lib Library, id string, version int) (Article, error) {
	proof, err := lib.Proof(ctx, id, version)
	if err != nil {
		return Article{}, err
	}
	return Article{proof, lib.Furniture(proof.Version)}, nil
}

// eventsShown is how many events of a claim the form lists.
const eventsShown = 50

// ReadHistory reads the events of a claim that are shown.
func ReadHistory(ctx context.Context, lib Library, claimID string) ([]model.Event, error) {
	events, err := lib.History(ctx, claimID, eventsShown)
	if model.HasCode(err, model.NotFound) { // it was erased
		return nil, nil
	}
	return events, err
}
