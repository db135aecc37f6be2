package session

import (
	"context"
	"slices"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// Desk is what is known of the desk's table of claims. It is used on the UI goroutine alone.
type Desk struct {
	now   state.Desk
	saved []model.SavedList
	known int // epoch of the session when it was read
}

// DeskLibrary is what the desk's table reads of a library.
type DeskLibrary interface {
	Desk(ctx context.Context, q model.DeskQuery, offset, limit int) (model.DeskPart, error)
	SavedLists(ctx context.Context) ([]model.SavedList, error)
	Scales(ctx context.Context) ([]model.Scale, error)
}

// DeskRead is what was read for the table, off the UI goroutine.
type DeskRead struct {
	of     model.DeskQuery
	total  int
	chunks map[int][]state.DeskRow
	saved  []model.SavedList
}

// ReadDesk reads what the table shows, with the chunks of it that are in view, and the saved lists.
func ReadDesk(ctx context.Context, lib DeskLibrary, q model.DeskQuery, inView []int) (DeskRead, error) {
	r := DeskRead{of: q, chunks: map[int][]state.DeskRow{}}
	scales, err := lib.Scales(ctx)
	if err != nil {
		return r, err
	}
	if r.saved, err = lib.SavedLists(ctx); err != nil {
		return r, err
	}
	for _, index := range inView {
		part, err := lib.Desk(ctx, q, index*state.ChunkSize, state.ChunkSize)
		if err != nil {
			return r, err
		}
		rows := make([]state.DeskRow, len(part.Rows))
		for i, row := range part.Rows {
			rows[i] = deskRow(row, scales)
		}
		r.total, r.chunks[index] = part.Total, rows
	}
	return r, nil
}

func deskRow(row model.DeskRow, scales []model.Scale) state.DeskRow {
	out := state.DeskRow{DeskRow: row}
	for _, s := range scales {
		if row.Outcome != "" && s.Name == row.Scale {
			out.Rating, out.Rated = s.Rating(row.Outcome)
		}
	}
	return out
}

// usualLists are those that every library has.
func usualLists() []state.DeskList {
	return []state.DeskList{
		{Name: locale.Text("All claims")},
		{Name: locale.Text("Mine"), Query: "is:mine"},
		{Name: locale.Text("Overdue"), Query: "is:overdue"},
		{Name: locale.Text("Due this week"), Query: "due:week"},
		{Name: locale.Text("Open questions"), Query: "is:questions"},
		{Name: locale.Text("Not rated"), Query: "is:unrated"},
	}
}

// State is what the table and the lists show to an editor.
func (d *Desk) State(editor string) state.Desk {
	now := d.now
	now.Lists = usualLists()
	for _, s := range d.saved {
		now.Lists = append(now.Lists, state.DeskList{ID: s.ID, Name: s.Name, Query: s.Query, Order: s.Sort})
	}
	now.Query.Editor, now.Today = editor, model.Today()
	now.Chosen = slices.IndexFunc(now.Lists, func(l state.DeskList) bool {
		return l.Query == now.Query.Query && (l.Order == now.Query.Order() || l.ID == "")
	})
	now.Empty = locale.Text("No claims yet.\n\nMark one in an article: select its words and press Enter.")
	if now.Query.Query != "" {
		now.Empty = locale.Text("No claim fits “%s”.", now.Query.Query)
	}
	return now
}

// Asked is the table with another query; what is read for it is yet to come.
func (d *Desk) Asked(q model.DeskQuery) {
	q.Editor, q.Today = "", ""
	if q != d.now.Query {
		d.now.Query = q
		d.known = 0
	}
}

// Stale reports whether it is to be read anew: the library has changed, or something else is asked for.
func (d *Desk) Stale(epoch int) bool { return d.known != epoch || d.now.Table == nil }

// Read takes in what was read in an epoch of the session; what was asked for before something else was is
// left out.
func (d *Desk) Read(r DeskRead, epoch int) {
	r.of.Editor, r.of.Today = "", ""
	if r.of != d.now.Query {
		return
	}
	if d.now.Table == nil || d.known != epoch {
		d.now.Table = &state.Chunks[state.DeskRow]{}
	}
	d.now.Table.Total = r.total
	for index, rows := range r.chunks {
		d.now.Table.Put(index, rows)
	}
	d.saved, d.known = r.saved, epoch
}

// Left forgets all, as another library is opened.
func (d *Desk) Left() { *d = Desk{} }
