package main

import (
	"context"
	"errors"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// makeLibrary makes a library with one article of so many bytes, in which so many marks
// are of so many claims.
func makeLibrary(path string, bytes, marks, claims int) (err error) {
	ctx := context.Background()
	lib, err := library.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	doc, err := ingest.Bytes(ctx, "long.txt", []byte(prose(bytes)), ingest.Hints{Title: "A long text"})
	if err != nil {
		return err
	}
	made, err := lib.Apply(ctx, "Bench", model.ImportArticle{Document: doc})
	if err != nil {
		return err
	}
	version := made.Created(model.NounVersion)
	proof, err := lib.Proof(ctx, made.Created(model.NounArticle), 0)
	if err != nil {
		return err
	}
	spans := spread(proof.Version.Text, marks)
	claims = max(1, min(claims, len(spans)))
	var first, more []model.Command
	for i := range claims {
		id := model.NewID()
		first = append(first, model.MarkClaim{ID: id, VersionID: version, Span: spans[i*len(spans)/claims]})
		rest := spans[i*len(spans)/claims+1 : (i+1)*len(spans)/claims]
		if len(rest) > 0 {
			more = append(more, model.MarkElsewhere{ClaimID: id, VersionID: version, Spans: rest})
		}
	}
	for _, cmds := range [][]model.Command{first, more} {
		results, err := lib.ApplyAll(ctx, "Bench", cmds)
		if err != nil {
			return err
		}
		for _, r := range results {
			if r.Err != nil {
				return r.Err
			}
		}
	}
	return nil
}
