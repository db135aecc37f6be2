package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/people"
	"galley/app/session"
	"galley/model"
	"galley/model/library"
)

// boardPerson is one person in the middle of the window.
const boardPerson board = "person"

// The lists of people at the left.
const (
	sidePeople  side = "people"
	sideWaiting side = "waiting"
)

// peopleListing is the people who can be asked: their list, those who have not answered, and one of them
// in the middle.
type peopleListing struct {
	store     *store
	panel     *people.Panel
	waiting   *people.Waiting
	board     *people.Board
	sides     *sides
	center    *center
	dialogs   *ask.Dialogs
	notice    *notice
	writing   *writing
	clipboard fyne.Clipboard
	known     session.People
	drafts    map[string]*draft // person → what is typed on the board and not stored

	openClaim       func(articleID, claimID string, then func())
	erase           func(id string) // asks first
	leaveComparison func()          // two texts beside each other leave the lists no room
	leave           func()          // gives the article the keyboard
	focused         func() fyne.Focusable
	print           func(personID, name string)
}

func (l *peopleListing) actions() []action {
	library := func() bool { return l.store.library != nil }
	return []action{
		{name: "List of People", enabled: library, do: func() { l.focus(sidePeople) }},
		{name: "Waiting for an Answer", enabled: library, do: func() { l.focus(sideWaiting) }},
		{name: "New Person…", enabled: library, do: l.add},
	}
}

// wire connects the panels with what is done about what they report.
func (l *peopleListing) wire() {
	l.panel.OnQuery = func(text string) {
		l.known.Asked(model.PeopleQuery{Text: text, Sort: l.known.List().Query.Sort})
		l.readList()
	}
	l.panel.OnNeed, l.panel.OnNew, l.panel.OnVerb = l.readList, l.add, l.verb
	l.panel.OnOpen = func(id string) { l.open(id, "") }
	l.waiting.OnVerb = l.verb
	l.waiting.OnOpen = func(r model.WaitingRow) { l.open(r.Source.ID, r.Source.Title) }
	b := l.board
	b.OnBack = func() {
		l.center.show(theArticle)
		l.leave()
	}
	b.OnVerb, b.OnClaim = l.verb, l.claim
	b.OnMerge = func(into, other string) { l.merge(into, []string{other}) }
	b.OnCopy = func(text string) {
		l.clipboard.SetContent(text)
		l.notice.say(locale.Text("Copied."))
	}
	b.OnCommand = func(cmd model.Command, done func(error)) {
		l.writing.texts.Flush()
		l.store.write(cmd, done)
	}
	b.OnEdit = func(string) { l.writing.touch() }
	b.OnCall = func(string) { l.writing.save(nil) }
	b.OnGiveUp = func(giveUp func()) { discardTyped(l.dialogs, giveUp) }
	l.center.add(boardPerson, boardPanel{content: b.Content(), first: b.First})
}

// discardTyped asks whether what was typed and is not stored is given up.
func discardTyped(d *ask.Dialogs, discard func()) {
	d.Ask(ask.Question{
		Title: locale.Text("Discard what you typed?"), Text: locale.Text("It is not stored."), Safe: locale.Text("Keep editing"),
		Answers: []ask.Answer{{Label: locale.Text("Discard"), Do: discard, Danger: true}},
	})
}

// focus shows a list and gives it the keyboard; where it has it already, the articles are shown again.
func (l *peopleListing) focus(list side) {
	if l.sides.on(list) && l.sides.stop().Has(l.focused()) {
		l.sides.show(sideArticles)
		l.leave()
		return
	}
	l.leaveComparison()
	l.sides.show(list)
	if list == sidePeople {
		l.dialogs.Focus(l.panel.First())
		return
	}
	l.waiting.Begin()
	l.dialogs.Focus(l.waiting.First())
}

// show puts on the screen what is shown of people, and reads anew what changed.
func (l *peopleListing) show() {
	if l.store.library == nil {
		return
	}
	epoch := l.store.session.Epoch()
	if l.sides.on(sidePeople) {
		l.panel.Show(l.known.List())
		if l.known.ListStale(epoch) {
			l.readList()
		}
	}
	if l.sides.on(sideWaiting) {
		l.waiting.Show(l.known.Waiting())
		if l.known.WaitingStale(epoch) {
			l.readWaiting()
		}
	}
	if l.center.shows(boardPerson) {
		l.board.Show(l.known.Person())
		if l.known.PersonStale(epoch) {
			l.readPerson()
		}
	}
}

func (l *peopleListing) readList() {
	if l.store.library == nil {
		return
	}
	q, inView, epoch := l.known.List().Query, l.panel.InView(), l.store.session.Epoch()
	read(l.store, "list of people", func(ctx context.Context, lib *library.Library) (session.PeopleRead, error) {
		return session.ReadPeople(ctx, lib, q, inView)
	}, func(r session.PeopleRead) {
		l.known.ListRead(r, epoch)
		l.panel.Show(l.known.List())
	})
}

func (l *peopleListing) readWaiting() {
	epoch := l.store.session.Epoch()
	read(l.store, "who is waited for", func(ctx context.Context, lib *library.Library) ([]model.WaitingRow, error) {
		return lib.Waiting(ctx)
	}, func(rows []model.WaitingRow) {
		l.known.WaitingRead(rows, epoch)
		l.waiting.Show(l.known.Waiting())
	})
}

func (l *peopleListing) readPerson() {
	id, epoch := l.known.Person().File.Source.ID, l.store.session.Epoch()
	first := !l.known.Person().Read
	read(l.store, "person", func(ctx context.Context, lib *library.Library) (model.PersonFile, error) {
		return session.ReadPerson(ctx, lib, id)
	}, func(file model.PersonFile) {
		if !l.known.PersonRead(id, file, epoch) { // deleted, or merged into another
			l.center.show(theArticle)
			l.leave()
			return
		}
		stays := l.focused() != l.board.First() // the person has gone elsewhere since
		l.board.Show(l.known.Person())
		if first && !stays && l.center.shows(boardPerson) {
			l.dialogs.Focus(l.board.First())
		}
	})
}

// open shows a person in the middle.
func (l *peopleListing) open(id, name string) {
	l.writing.texts.Flush()
	l.leaveComparison()
	l.known.Opened(id, name)
	if l.drafts[id] == nil {
		d := l.draftOf(id, name)
		l.drafts[id] = d
		defer l.writing.begin(d) // once the board shows the person
	}
	if l.center.shows(boardPerson) {
		l.show()
	} else {
		l.center.show(boardPerson)
	}
	if !l.known.Person().Read || !l.center.stop(nil).Has(l.focused()) {
		l.dialogs.Focus(l.board.First())
	}
}

// claim opens a claim that a person can confirm.
func (l *peopleListing) claim(articleID, claimID string) {
	if articleID == "" {
		l.notice.say(locale.Text("This claim stands in no article any more. Restore its article from the trash to work on it."))
		return
	}
	l.openClaim(articleID, claimID, l.leave)
}

// verb does something with a person.
func (l *peopleListing) verb(v people.Verb, id, name string) {
	switch v {
	case people.Edit:
		l.edit(id)
	case people.NoteCall:
		l.noteCall(id, name)
	case people.Questions:
		l.print(id, name)
	case people.Merge:
		l.askForOther(id, name)
	case people.Erase:
		l.erase(id)
	case people.Delete:
		l.store.write(model.DeleteSources{Sources: []string{id}}, nil)
	}
}

// shown is the id of the person in the middle, if one is.
func (l *peopleListing) shown() []string {
	if id := l.known.Person().File.Source.ID; id != "" && l.center.shows(boardPerson) {
		return []string{id}
	}
	return nil
}

// noteCall opens the card that notes a call with a person, once the board shows all that it may be about.
func (l *peopleListing) noteCall(id, name string) {
	if now := l.known.Person(); now.File.Source.ID == id && now.Read && l.center.shows(boardPerson) {
		l.board.NoteCall(nil)
		return
	}
	l.open(id, name)
	readAfterWrites(l.store, "who is called", func(ctx context.Context, lib *library.Library) (model.PersonFile, error) {
		return session.ReadPerson(ctx, lib, id)
	}, func(file model.PersonFile) {
		if l.known.Person().File.Source.ID != id || !l.known.PersonRead(id, file, l.store.session.Epoch()) {
			return
		}
		l.board.Show(l.known.Person())
		l.board.NoteCall(nil)
	})
}

// escape leaves the card that notes a call, and reports whether the keyboard was in it.
func (l *peopleListing) escape() bool {
	if !l.center.shows(boardPerson) || !l.board.InCall(l.focused()) {
		return false
	}
	l.board.LeaveCall()
	return true
}

// submit stores the card that notes a call, and reports whether the keyboard was in it.
func (l *peopleListing) submit() bool {
	if !l.center.shows(boardPerson) || !l.board.InCall(l.focused()) {
		return false
	}
	l.board.SendCall()
	return true
}

// askForOther asks which person one is to be merged into.
func (l *peopleListing) askForOther(id, name string) {
	read(l.store, "people to merge", func(ctx context.Context, lib *library.Library) (model.PeoplePart, error) {
		return lib.People(ctx, model.PeopleQuery{}, 0, mergeOffers)
	}, func(part model.PeoplePart) {
		var offers []ask.Offer
		for _, other := range part.Rows {
			if other.Source.ID == id {
				continue
			}
			offers = append(offers, ask.Offer{Name: other.Name(), Aside: other.Person.Role, Words: other.Person.Role + " " + other.Name(),
				Do: func() { l.merge(other.Source.ID, []string{id}) }})
		}
		l.dialogs.Choose(locale.Text("Merge “%s” into", name), locale.Text("Name, role"), offers, nil)
	})
}

func (l *peopleListing) merge(into string, others []string) {
	l.writing.texts.Flush()
	l.store.write(model.MergeSources{Into: into, Sources: others}, func(err error) {
		if err == nil && l.center.shows(boardPerson) && slices.Contains(append(others, into), l.known.Person().File.Source.ID) {
			l.open(into, "")
		}
	})
}

// findPeople finds people who fit what was typed.
func findPeople(s *store, typed string, answer func([]control.Completion)) {
	read(s, "people offered", func(ctx context.Context, lib *library.Library) ([]control.Completion, error) {
		part, err := lib.People(ctx, model.PeopleQuery{Text: typed}, 0, knownOffered)
		var all []control.Completion
		for _, p := range part.Rows {
			all = append(all, control.Completion{ID: p.Source.ID, Text: p.Name(), Aside: p.Person.Role})
		}
		return all, err
	}, answer)
}

// forget lets go of all, as another library is opened.
func (l *peopleListing) forget() {
	l.known.Left()
	clear(l.drafts)
	l.panel.Forget()
	l.board.Forget()
	if l.center.shows(boardPerson) {
		l.center.show(theArticle)
	}
}
