package session

import (
	"context"
	"strings"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

// People is what is known of the people who can be asked: their list, one of them, and those who have
// not answered. It is used on the UI goroutine alone.
type People struct {
	list    state.People
	person  state.Person
	waiting state.Waiting

	listed, opened, waited int // epochs of the session when each was read; 0 it is to be read
}

// PeopleLibrary is what they are read of.
type PeopleLibrary interface {
	People(ctx context.Context, q model.PeopleQuery, offset, limit int) (model.PeoplePart, error)
	PersonFile(ctx context.Context, id string) (model.PersonFile, error)
	Waiting(ctx context.Context) ([]model.WaitingRow, error)
}

// PeopleRead are chunks of the list of people that were read, off the UI goroutine.
type PeopleRead struct {
	of     model.PeopleQuery
	chunks []Chunk
}

// ReadPeople reads the chunks of the list that are in view.
func ReadPeople(ctx context.Context, lib PeopleLibrary, q model.PeopleQuery, inView []int) (PeopleRead, error) {
	r := PeopleRead{of: q}
	for _, index := range inView {
		part, err := lib.People(ctx, q, index*state.ChunkSize, state.ChunkSize)
		if err != nil {
			return r, err
		}
		c := Chunk{index: index, total: part.Total}
		for _, p := range part.Rows {
			c.rows = append(c.rows, state.Row{ID: p.Source.ID, Title: p.Name(), Origin: described(p), Claims: p.ToAsk})
		}
		r.chunks = append(r.chunks, c)
	}
	return r, nil
}

// ReadPerson reads all that there is on a person. One who is gone has no id.
func ReadPerson(ctx context.Context, lib PeopleLibrary, id string) (model.PersonFile, error) {
	file, err := lib.PersonFile(ctx, id)
	if model.HasCode(err, model.NotFound) || model.HasCode(err, model.Invalid) { // deleted, or no person any more
		return model.PersonFile{}, nil
	}
	return file, err
}

// List is what the list of people shows.
func (p *People) List() state.People {
	now := p.list
	now.Open = p.person.File.Source.ID
	now.Empty = locale.Text("No people yet.\n\nOpen a claim and choose Claim › People and Questions › Name Who Can Confirm, or add somebody here.")
	if now.Query.Text != "" {
		now.Empty = locale.Text("Nobody matches “%s”.", now.Query.Text)
	}
	return now
}

// Person is the person in the middle.
func (p *People) Person() state.Person { return p.person }

// Waiting is what the list of those shows who have not answered.
func (p *People) Waiting() state.Waiting { return p.waiting }

// Asked is that others are to be listed.
func (p *People) Asked(q model.PeopleQuery) {
	if q != p.list.Query {
		p.list.Query, p.listed = q, 0
	}
}

// Opened is that a person is to be shown; "" none.
func (p *People) Opened(id, name string) {
	if id != p.person.File.Source.ID {
		p.person, p.opened = state.Person{}, 0
		p.person.File.Source.ID, p.person.File.Source.Title = id, name
	}
}

// ListStale, PersonStale and WaitingStale report whether each is to be read anew: the library has changed, or
// something else is asked for.
func (p *People) ListStale(epoch int) bool { return p.listed != epoch || p.list.List == nil }

// PersonStale is ListStale for the person in the middle.
func (p *People) PersonStale(epoch int) bool {
	return p.person.File.Source.ID != "" && (p.opened != epoch || !p.person.Read)
}

// WaitingStale is ListStale for those who have not answered.
func (p *People) WaitingStale(epoch int) bool { return p.waited != epoch || !p.waiting.Read }

// ListRead takes in what was read of the list in an epoch of the session; what was asked for before
// something else was is left out.
func (p *People) ListRead(r PeopleRead, epoch int) {
	if r.of != p.list.Query {
		return
	}
	if p.list.List == nil || p.listed != epoch {
		p.list.List = &state.Rows{}
	}
	for _, c := range r.chunks {
		p.list.List.Total = c.total
		p.list.List.Put(c.index, c.rows)
	}
	p.listed = epoch
}

// PersonRead takes in what was read of a person, and reports false where that one is gone.
func (p *People) PersonRead(id string, file model.PersonFile, epoch int) bool {
	if id != p.person.File.Source.ID {
		return true
	}
	if file.Source.ID == "" {
		p.person, p.opened = state.Person{}, 0
		return false
	}
	p.person = state.Person{File: file, Read: true, Today: model.Now().Day()}
	p.opened = epoch
	return true
}

// WaitingRead takes in who has not answered.
func (p *People) WaitingRead(rows []model.WaitingRow, epoch int) {
	p.waiting = state.Waiting{Rows: rows, Read: true, Today: model.Now().Day()}
	p.waited = epoch
}

// Left forgets all, as another library is opened.
func (p *People) Left() { *p = People{} }

// described is what a person is, in a list.
func described(p model.PersonRow) string {
	if p.Source.Private {
		return strings.Trim(locale.Text("confidential")+" · "+p.Person.Role, " ·")
	}
	return p.Person.Role
}
