package app

import (
	"context"

	"galley/app/sources"
	"galley/model/library"
	"galley/model/quantity"
)

// comparing holds a claim's figures against those of passages, beside the window: a passage
// may be a whole page.
func (s *sourcing) comparing(p purpose) sources.Compare {
	return func(claim quantity.Saying, passages []quantity.Saying, then func([][]quantity.Pair)) {
		read(s.store, p, func(ctx context.Context, _ *library.Library) ([][]quantity.Pair, error) {
			all := make([][]quantity.Pair, len(passages))
			for i, passage := range passages {
				if ctx.Err() != nil {
					return nil, ctx.Err()
				}
				all[i] = quantity.ComparePassages(claim, passage)
			}
			return all, nil
		}, then)
	}
}
