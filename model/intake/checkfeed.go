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
	Gone int    // checks that it had of an earlier reading, which the file has no longer
}

// Checks reads a file of published checks into a library, some at a time. Read again, it takes
// the place of what was read of a file of that name before, once all of it is read. What was
// stored before an error, or before it was cancelled, is kept. progress is given the part that was
// read, from 0 to 1, and the checks so far.
func Checks(ctx context.Context, lib *library.Library, path string, progress func(part float64, checks int)) (FeedReport, error) {
	r := FeedReport{Feed: filepath.Base(path)}
	file, info, err := disk.Open(path)
	if err != nil {
		return r, model.ReadFault(err, r.Feed, "nothing was stored")
	}
	defer func() { _ = file.Close() }()
	size, stored, has := max(info.Size(), 1), 0, map[string]bool{}
	r.FeedReport, err = interchange.ReadCheckFeed(ctx, r.Feed, file, func(checks []model.PublishedCheck) error {
		n, err := lib.StoreChecks(ctx, checks)
		r.New += n
		stored += len(checks)
		for _, c := range checks {
			has[c.ID] = true
		}
		return err
	}, func(bytes int64) {
		if progress != nil {
			progress(min(1, float64(bytes)/float64(size)), stored)
		}
	})
	if err != nil {
		return r, model.ReadFault(err, r.Feed, "what was read before is kept")
	}
	r.Gone, err = lib.ForgetOtherChecks(ctx, r.Feed, has)
	return r, err
}
