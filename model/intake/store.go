package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"galley/model"
)

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// group is what is stored in one transaction.
type group struct {
	at    []int // index of each in the report
	cmds  []model.Command
	bytes int64
	held  int64
}

// store takes what was begun in its order and stores it, a group at a time: one
// that is full, or whose first has waited for long enough.
func (r *run) store(begun <-chan *job) {
	var g group
	var due <-chan time.Time
	var waiting *job // the next in order, not finished yet
	flush := func() {
		r.flush(&g)
		due = nil
	}
	for {
		more, finished := begun, (chan struct{})(nil)
		if waiting != nil {
			more, finished = nil, waiting.finished
		}
		select {
		case <-due:
			flush()
		case <-r.full:
			flush()
		case j, ok := <-more:
			if !ok {
				flush()
				return
			}
			waiting = j
		case <-finished:
			r.take(waiting, &g)
			waiting = nil
			switch {
			case len(g.cmds) >= storeCount || g.bytes >= storeBytes || r.short.Load():
				flush()
			case len(g.cmds) == 1 && due == nil:
				due = time.After(storeAfter)
			}
		}
	}
}

// take writes a job into the report, and into the group where it is to be stored.
func (r *run) take(j *job, g *group) {
	var known *model.DuplicateError
	switch {
	case j.read == nil: // it was written when it was found
	case j.err == nil:
		g.at = append(g.at, len(r.report.Items))
		g.cmds = append(g.cmds, j.command)
		g.bytes += j.size
		g.held += j.held
		j.held = 0
	case r.stopped(j.err):
		j.item.Outcome = Left
	case errors.As(j.err, &known):
		j.item.known(known.Of)
	default:
		j.item.refuse(j.err)
	}
	r.room.Release(j.held)
	r.report.Items = append(r.report.Items, j.item)
}

// flush stores the group. It is stored to its end also where the import was
// stopped meanwhile: those pages are read, and the disk is waited for once.
func (r *run) flush(g *group) {
	if len(g.cmds) == 0 {
		return
	}
	results, err := r.lib.ApplyAll(context.Background(), r.editor, g.cmds)
	for i, at := range g.at {
		item := &r.report.Items[at]
		if i >= len(results) {
			item.Outcome = Left
			continue
		}
		var known *model.DuplicateError
		switch result := results[i]; {
		case errors.As(result.Err, &known):
			item.known(known.Of)
		case result.Err != nil:
			item.refuse(result.Err)
		default:
			item.imported(result.Change)
		}
	}
	r.room.Release(g.held)
	*g = group{}
	if err != nil {
		r.stop(err) // the next group would meet the same
	}
}
