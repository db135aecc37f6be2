package session

import (
	"context"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// List is what of the library is listed.
type List struct {
	Key    string // of the choice in the panel
	Name   string // of a collection or tag
	Query  model.ShelfQuery
	Claims bool // deleted claims instead of articles
}

// Keys of the choices that every library has. A collection's is its id, a tag's
// its word after a #.
const (
	KeyAll     = "all"
	KeyRecent  = "recent"
	KeyArchive = "archive"
	KeyTrash   = "trash"
	KeyClaims  = "claims"
)

// All lists all articles.
func All(order model.Sort) List { return listOf(state.Choice{Key: KeyAll}, order) }

// listOf is what a choice lists.
func listOf(c state.Choice, order model.Sort) List {
	l := List{Key: c.Key, Name: c.Name, Query: model.ShelfQuery{Sort: order}}
	switch c.Kind {
	case state.Collection:
		l.Query.Collection = c.Key
		return l
	case state.Tag:
		l.Query.Tag = model.FoldTag(c.Name)
		return l
	}
	switch c.Key {
	case KeyRecent:
		l.Query.Place = model.Recent
	case KeyArchive:
		l.Query.Place = model.Archive
	case KeyTrash:
		l.Query.Place = model.InTrash
	case KeyClaims:
		l.Query.Place, l.Claims = model.InTrash, true
	default:
		l.Query.Place = model.Current
	}
	return l
}

// InTrash reports whether what is listed was deleted.
func (l List) InTrash() bool { return l.Query.Place == model.InTrash }

// Archived reports whether what is listed is in the archive.
func (l List) Archived() bool { return l.Query.Place == model.Archive }

// NarrowedTo is the list with nothing but what fits a text.
func (l List) NarrowedTo(text string) List {
	l.Query.Text = text
	return l
}

// sorted is the order shown for the list; "" where it has one of its own.
func (l List) sorted() model.Sort {
	if l.Claims || l.Query.Place == model.Recent {
		return ""
	}
	return l.Query.Sort
}

// Chunk is a part of a list as it was read.
type Chunk struct {
	index, total int
	rows         []state.Row
}

// ReadChunk reads a part of a list; the first is 0.
func ReadChunk(ctx context.Context, lib Library, l List, index int) (Chunk, error) {
	c := Chunk{index: index}
	if l.Claims {
		tally, err := lib.Tally(ctx)
		if err != nil {
			return c, err
		}
		c.total = tally.TrashedClaims
		claims, err := lib.TrashedClaims(ctx, index*state.ChunkSize, state.ChunkSize)
		for _, t := range claims {
			c.rows = append(c.rows, state.Row{ID: t.ID, Title: t.Wording, Origin: locale.Text("deleted %s · %s", t.Deleted.Day(), t.Title)})
		}
		return c, err
	}
	got, err := lib.Shelf(ctx, l.Query, index*state.ChunkSize, state.ChunkSize)
	c.total = got.Total
	for _, a := range got.Rows {
		c.rows = append(c.rows, state.RowOf(a))
	}
	return c, err
}

// ReadIDs reads the ids of rows of a list, from the first index to the last.
func ReadIDs(ctx context.Context, lib Library, l List, from, to int) ([]string, error) {
	if !l.Claims {
		return lib.ShelfIDs(ctx, l.Query, from, to-from+1)
	}
	claims, err := lib.TrashedClaims(ctx, from, to-from+1)
	var ids []string
	for _, c := range claims {
		ids = append(ids, c.ID)
	}
	return ids, err
}

// ReadChoices reads which collections and tags there are.
func ReadChoices(ctx context.Context, lib Library) ([]state.Choice, error) {
	collections, err := lib.Collections(ctx)
	if err != nil {
		return nil, err
	}
	tags, err := lib.Tags(ctx)
	if err != nil {
		return nil, err
	}
	choices := []state.Choice{}
	for _, c := range collections {
		choices = append(choices, state.Choice{Key: c.ID, Name: c.Name, Count: c.Articles, Kind: state.Collection})
	}
	for _, t := range tags {
		choices = append(choices, state.Choice{Key: "#" + t.Word, Name: t.Word, Count: t.Articles, Kind: state.Tag})
	}
	return choices, nil
}

// Listing is a list as it is shown first.
type Listing struct {
	List    List
	At      int // where the open article stands in it, 0 where it does not
	chunks  []Chunk
	grouped []state.Choice
}

// ReadListing reads what is to be listed, around the article with an id; with ""
// from its top.
func ReadListing(ctx context.Context, lib Library, l List, around string) (Listing, error) {
	n := Listing{List: l}
	var err error
	if around != "" && !l.Claims {
		if n.At, _, err = lib.ShelfIndex(ctx, l.Query, around); err != nil {
			return n, err
		}
	}
	for _, index := range chunksAround(n.At) {
		c, err := ReadChunk(ctx, lib, l, index)
		if err != nil {
			return n, err
		}
		n.chunks = append(n.chunks, c)
	}
	n.grouped, err = ReadChoices(ctx, lib)
	return n, err
}

// chunksAround are the chunks to read where a row is to be revealed. The one
// before is in view where the row is near the top of a chunk.
func chunksAround(row int) []int {
	chunk := row / state.ChunkSize
	if chunk == 0 {
		return []int{0}
	}
	return []int{chunk, chunk - 1}
}

// Listed takes in another list.
func (s *Session) Listed(n Listing) {
	s.epoch++
	s.list, s.grouped = n.List, n.grouped
	s.replaceRows(n.chunks)
}

func (s *Session) replaceRows(chunks []Chunk) {
	s.rows = &state.Rows{}
	for _, c := range chunks {
		s.putChunk(c)
	}
}

func (s *Session) putChunk(c Chunk) {
	s.rows.Total = c.total
	s.rows.Put(c.index, c.rows)
}

// Epoch counts lists and changes: rows that were read before it moved are of
// another list, or from before a change.
func (s *Session) Epoch() int { return s.epoch }

// RowsRead takes in a part of the list that was read in an epoch.
func (s *Session) RowsRead(c Chunk, epoch int) {
	if epoch == s.epoch {
		s.putChunk(c)
	}
}

// ChoicesRead takes in which collections and tags there are.
func (s *Session) ChoicesRead(grouped []state.Choice) { s.grouped = grouped }

// List is what of the library is listed.
func (s *Session) List() List { return s.list }

// Rows are the rows of the list that were read so far.
func (s *Session) Rows() *state.Rows { return s.rows }

// Choices are all that can be listed, as the panel offers them.
func (s *Session) Choices() []state.Choice {
	all := []state.Choice{
		{Key: KeyAll, Name: locale.Text("All articles"), Count: s.tally.Current.Articles},
		{Key: KeyRecent, Name: locale.Text("Recently opened")},
	}
	all = append(all, s.grouped...)
	return append(all,
		state.Choice{Key: KeyArchive, Name: locale.Text("Archive"), Count: s.tally.Archive.Articles, Kind: state.Away},
		state.Choice{Key: KeyTrash, Name: locale.Text("Trash"), Count: s.tally.Trash.Articles, Kind: state.Away},
		state.Choice{Key: KeyClaims, Name: locale.Text("Deleted claims"), Count: s.tally.TrashedClaims, Kind: state.Away},
	)
}

// ChoicesOf are the collections, or the tags, that there are.
func (s *Session) ChoicesOf(kind state.Kind) []state.Choice {
	var out []state.Choice
	for _, c := range s.grouped {
		if c.Kind == kind {
			out = append(out, c)
		}
	}
	return out
}

// Choose is the list of a choice with a key, in an order ("" the one chosen
// last), and whether there is such a choice. A list that is chosen again stays
// narrowed to what fits the text typed.
func (s *Session) Choose(key string, order model.Sort) (List, bool) {
	if order == "" {
		order = s.order
	}
	for _, c := range s.Choices() {
		if c.Key != key {
			continue
		}
		s.order = order
		next := listOf(c, order)
		if key == s.list.Key {
			next.Query.Text = s.list.Query.Text
		}
		return next, true
	}
	return List{}, false
}

// emptyList says what to do where nothing is listed.
func (s *Session) emptyList() string {
	if s.list.Query.Text != "" {
		return locale.Text("Nothing here matches “%s”.", s.list.Query.Text)
	}
	switch {
	case s.list.Claims:
		return locale.Text("No claim was deleted.\n\nDeleted claims can be restored here.")
	case s.list.InTrash():
		return locale.Text("The trash is empty.\n\nDeleted articles can be restored here, with their claims.")
	case s.list.Query.Collection != "":
		return locale.Text("Nothing is in “%s” yet.\n\nSelect articles in another list and press Ctrl+D.", s.list.Name)
	case s.list.Query.Tag != "":
		return locale.Text("No article has the tag “%s” any more.", s.list.Name)
	case s.list.Archived():
		return locale.Text("The archive is empty.\n\nArticles you have finished can be moved here, out of the daily list.")
	case s.list.Query.Place == model.Recent:
		return locale.Text("What you open appears here, the latest first.")
	case s.tally.Archive.Articles > 0:
		return locale.Text("Everything is in the archive.\n\nPress Import, or drop files on this window.")
	}
	return locale.Text("No articles yet.\n\nPress Import, or drop a text or a saved web page on this window.")
}

// hint says what the search box is for.
func (s *Session) hint() string {
	if s.list.NarrowsAsTyped() {
		return locale.Text("Find in the trash")
	}
	return locale.Text("Search everything")
}

// NarrowsAsTyped reports whether what is typed narrows the list. The search
// index holds nothing of articles in the trash.
func (l List) NarrowsAsTyped() bool { return l.InTrash() && !l.Claims }
