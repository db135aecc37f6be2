package intake

import (
	"context"
	"path/filepath"

	"galley/model"
	"galley/model/disk"
	"galley/model/library"
	"galley/model/report/interchange"
)

// FeedReport says what came of a file of published checks.
type FeedReport struct {
	interchange.FeedReport
	Feed string // the file's name, which its checks are known by
	New  int    // checks that the library did not have
}

// Checks reads a file of published checks into a library, some at a time. What was stored
// before an error, or before it was cancelled, is kept. progress is given the part that was
// read, from 0 to 1, and the checks so far.
func Checks(ctx context.Context, lib *library.Library, path string, progress func(part float64, checks int)) (FeedReport, error) {
	r := FeedReport{Feed: filepath.Base(path)}
	file, info, err := disk.Open(path)
	if err != nil {
		return r, model.ReadFault(err, r.Feed, "nothing was stored")
	}
	defer func() { _ = file.Close() }()
	size, stored := max(info.Size(), 1), 0
	r.FeedReport, err = interchange.ReadCheckFeed(ctx, r.Feed, file, func(checks []model.PublishedCheck) error {
		n, err := lib.StoreChecks(ctx, checks)
		r.New += n
		stored += len(checks)
		return err
	}, func(bytes int64) {
		if progress != nil {
			progress(min(1, float64(bytes)/float64(size)), stored)
		}
	})
	return r, model.ReadFault(err, r.Feed, "what was read before is kept")
}
