package session

import (
	"context"

	"galley/model"
)

// Opening is what a library shows when it is opened.
type Opening struct {
	Article string // id of the article to be opened, "" none
	At      int    // where it stands in the list
	update  Update
	scales  []model.Scale
}

// ReadOpening reads what a library shows when it is opened: the list where the
// article read last stands in it, or else its top with its first article.
func ReadOpening(ctx context.Context, lib Library, l List, last string) (Opening, error) {
	o := Opening{Article: last}
	scope := Scope{list: l}
	var err error
	if o.scales, err = lib.Scales(ctx); err != nil {
		return o, err
	}
	if o.update, err = readCounts(ctx, lib, scope); err != nil {
		return o, err
	}
	if last != "" {
		if o.At, _, err = lib.ShelfIndex(ctx, l.Query, last); err != nil {
			return o, err
		}
		if _, err := lib.Article(ctx, last); err != nil { // deleted since
			o.Article, o.At = "", 0
		}
	}
	o.update.all = true // no claim is shown yet that could be missing
	o.update.of.inView = chunksAround(o.At)
	if err := o.update.readList(ctx, lib); err != nil {
		return o, err
	}
	if first := o.update.chunks[0].rows; o.Article == "" && len(first) > 0 {
		o.Article = first[0].ID
	}
	return o, nil
}

// LibraryOpened begins anew with another library.
func (s *Session) LibraryOpened(o Opening) {
	l := o.update.of.list
	*s = Session{list: l, order: l.Query.Sort, scales: o.scales, epoch: s.epoch}
	s.replaceRows(nil)
	s.ready = true
	s.TakeIn(o.update)
}

// LibraryClosed begins anew with no library.
func (s *Session) LibraryClosed(l List) {
	*s = Session{list: l, order: l.Query.Sort, epoch: s.epoch + 1}
	s.replaceRows(nil)
}

// LibraryRefused says why no library is open.
func (s *Session) LibraryRefused(sentence string) { s.refused = sentence }
