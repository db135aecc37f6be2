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

// group is a number of jobs that are stored in one transaction.
type group struct {
	at       []int // the index of each in the report
	cmds     []model.Command
	bytes    int64
	reserved int64
}

// store stores the jobs in the order they were begun, a group at a time: when the
// group is full, or when its first job has waited long enough.
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

// take adds a job to the report and, if it has a command, to the group.
func (r *run) take(j *job, g *group) {
	var known *model.DuplicateError
	switch {
	case j.read == nil: // its item has its outcome already
	case j.err == nil:
		for _, c := range j.commands {
			g.at = append(g.at, len(r.report.Items))
			g.cmds = append(g.cmds, c)
		}
		g.bytes += j.size
		g.reserved += j.reserved
		j.reserved = 0
	case r.stopped(j.err):
		j.item.Outcome = Left
	case errors.As(j.err, &known):
		j.item.known(known)
	default:
		j.item.refuse(j.err)
	}
	r.room.Release(j.reserved)
	r.report.Items = append(r.report.Items, j.item)
}

// flush stores the group, even if the import was stopped meanwhile: its files have
// been read, and storing them takes a single fsync.
func (r *run) flush(g *group) {
	if len(g.cmds) == 0 {
		return
	}
	results, err := r.lib.ApplyAll(context.Background(), r.editor, g.cmds)
	for i, at := range g.at {
		item := &r.report.Items[at]
		second := i > 0 && g.at[i-1] == at
		if second && (i >= len(results) || results[i].Err != nil) {
			item.onlyOriginal(results, i)
			continue
		}
		if i >= len(results) {
			item.Outcome = Left
			continue
		}
		var known *model.DuplicateError
		switch result := results[i]; {
		case errors.As(result.Err, &known):
			item.known(known)
		case result.Err != nil:
			item.refuse(result.Err)
		default:
			item.imported(result.Change)
		}
	}
	r.room.Release(g.reserved)
	*g = group{}
	if err != nil {
		r.stop(err) // the next group would fail in the same way
	}
}
