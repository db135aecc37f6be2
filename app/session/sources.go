package session

import (
	"context"
	"strings"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// Sources is what is known of the list of sources. It is used on the UI goroutine
// alone.
type Sources struct {
	now   state.Sources
	known int // epoch of the session when it was read
}

// SourceLibrary is what the list of sources reads of a library.
type SourceLibrary interface {
	SourceList(ctx context.Context, q model.SourceQuery, offset, limit int) (model.SourcePart, error)
	SourceClaims(ctx context.Context, sourceID string, offset, limit int) ([]model.SourceClaim, int, error)
	SourceUse(ctx context.Context, id string) (model.SourceUse, error)
	DuplicateSources(ctx context.Context, limit int) ([][]model.SourceUse, error)
}

// SourcesRead is what was read for the list of sources, off the UI goroutine.
type SourcesRead struct {
	of     state.Sources
	chunks []Chunk
	open   model.SourceUse
	claims []model.SourceClaim
	total  int
	groups [][]model.SourceUse
}

// mostClaims is how many claims of a source are listed, and mostGroups how many groups
// of sources that look the same.
const mostClaims, mostGroups = 500, 50

// ReadSources reads what the list of sources shows, with the chunks of it that are in
// view. A source that is gone is shown no more.
func ReadSources(ctx context.Context, lib SourceLibrary, now state.Sources, inView []int) (SourcesRead, error) {
	r := SourcesRead{of: now}
	var err error
	for _, index := range inView {
		part, err := lib.SourceList(ctx, now.Query, index*state.ChunkSize, state.ChunkSize)
		if err != nil {
			return r, err
		}
		c := Chunk{index: index, total: part.Total}
		for _, s := range part.Rows {
			c.rows = append(c.rows, state.Row{ID: s.ID, Title: s.Title, Origin: origin(s), Claims: s.Uses})
		}
		r.chunks = append(r.chunks, c)
	}
	if now.Open.ID != "" {
		if r.open, err = lib.SourceUse(ctx, now.Open.ID); model.HasCode(err, model.NotFound) {
			err = nil
		}
		if err != nil {
			return r, err
		}
	}
	if r.open.ID != "" {
		if r.claims, r.total, err = lib.SourceClaims(ctx, r.open.ID, 0, mostClaims); err != nil {
			return r, err
		}
	}
	if now.Alike {
		r.groups, err = lib.DuplicateSources(ctx, mostGroups)
	}
	return r, err
}

func origin(s model.SourceUse) string {
	text := s.Publisher
	if s.Private {
		text = strings.Trim(locale.Text("confidential")+" · "+text, " ·")
	}
	for _, part := range []string{s.Author, s.Published[:min(4, len(s.Published))]} {
		switch {
		case part == "":
		case text == "":
			text = part
		default:
			text += " · " + part
		}
	}
	return text
}

// State is what the panel shows.
func (s *Sources) State() state.Sources {
	now := s.now
	now.Empty = locale.Text("No sources yet.\n\nPress S on a claim to add what supports or refutes it.")
	if now.Query.Text != "" {
		now.Empty = locale.Text("No source matches “%s”.", now.Query.Text)
	}
	return now
}

// Asked is the state with another query; what is read for it is yet to come.
func (s *Sources) Asked(q model.SourceQuery) {
	if q != s.now.Query {
		s.now.Query = q
		s.known = 0
	}
}

// Opened shows the claims of a source; "" the list again.
func (s *Sources) Opened(id string) {
	s.now.Open, s.now.Claims, s.now.Total, s.now.Alike = model.SourceUse{Source: model.Source{ID: id}}, nil, 0, false
	s.known = 0
}

// AlikeShown shows the sources that look the same, or the list again.
func (s *Sources) AlikeShown(yes bool) {
	s.now.Open, s.now.Alike, s.now.Groups, s.now.Checked = model.SourceUse{}, yes, nil, false
	s.known = 0
}

// Stale reports whether it is to be read anew: the library has changed, or something
// else is asked for.
func (s *Sources) Stale(epoch int) bool { return s.known != epoch || s.now.List == nil }

// Read takes in what was read in an epoch of the session; what was asked for before
// something else was is left out.
func (s *Sources) Read(r SourcesRead, epoch int) {
	if r.of.Query != s.now.Query || r.of.Open.ID != s.now.Open.ID || r.of.Alike != s.now.Alike {
		return
	}
	if s.now.List == nil || s.known != epoch {
		s.now.List = &state.Rows{}
	}
	for _, c := range r.chunks {
		s.now.List.Total = c.total
		s.now.List.Put(c.index, c.rows)
	}
	s.now.Open, s.now.Claims, s.now.Total = r.open, r.claims, r.total
	s.now.Groups, s.now.Checked = r.groups, r.of.Alike
	s.known = epoch
}

// Left forgets all, as another library is opened.
func (s *Sources) Left() { *s = Sources{} }
