package app

import (
	"context"
	"time"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/session"
	"galley/app/shelf"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/query"
)

// searchPause is how long a person stops typing before the library is asked.
const searchPause = 120 * time.Millisecond

// searchPatience is how long a person waits for an answer before being told that
// it is on its way.
const searchPatience = 300 * time.Millisecond

const saidSearching = "Searching the library…"

// hitsShown is how many answers a search brings.
const hitsShown = 100

// searching finds words in the whole library.
type searching struct {
	store   *store
	shelf   *shelf.Shelf
	dialogs *ask.Dialogs
	notice  *notice
	waiting func() // stops what waits for the person to go on typing; nil nothing does

	list            func(next session.List, reveal bool)
	leaveComparison func() // two texts beside each other leave what is found no room
}

func (s *searching) actions() []action {
	library := func() bool { return s.store.library != nil }
	return []action{{name: "Search Everything…", enabled: library, do: s.focus}}
}

// search asks the library for what is typed, once the typing pauses.
func (s *searching) search(query string) {
	s.stop()
	if query != "" {
		s.leaveComparison() // what is found stands in the panel that the second text hides
	}
	switch listed := s.store.session.List(); {
	case listed.NarrowsAsTyped():
		s.waiting = s.store.runner.After(searchPause, func() { s.list(listed.NarrowedTo(query), false) })
	case query != "":
		s.waiting = s.store.runner.After(searchPause, func() { s.ask(query) })
	case s.store.session.SearchLeft():
		s.store.show()
	}
}

// searchFor searches the library for words as if they were typed, with the keyboard in
// the field.
func (s *searching) searchFor(words string) {
	s.focus()
	s.shelf.SearchFor(passage.Shorten(words, searchWords))
}

// searchWords is how many letters of words selected are searched for.
const searchWords = 120

// stop ends the search that is waited for, or under way.
func (s *searching) stop() {
	s.store.forget("search")
	if s.waiting != nil {
		s.waiting()
		s.waiting = nil
	}
}

// ask searches the library. The next letter typed cancels it.
func (s *searching) ask(typed string) {
	if s.store.library == nil {
		return
	}
	s.waiting = s.store.runner.After(searchPatience, func() { s.notice.say(locale.Text(saidSearching)) })
	q := query.Parse(typed, true)
	read(s.store, "search", func(ctx context.Context, lib *library.Library) (model.Results, error) {
		return lib.FindWhileTyping(ctx, q, hitsShown)
	}, func(a model.Results) {
		s.stop()
		if s.notice.text.Text == locale.Text(saidSearching) {
			s.notice.say("")
		}
		switch {
		case len(a.Hits) == 0 && q.TooShort(): // the list, which is narrowed by what is typed, tells more
			typed = ""
		case a.More:
			s.notice.say(locale.Text("More than %d match. These are the best. More words narrow the search.", hitsShown))
		}
		s.store.session.Found(typed, a.Hits)
		s.store.show()
	}, func(error) { s.stop() })
}

// focus puts the keyboard where the library is searched.
func (s *searching) focus() {
	s.leaveComparison()
	s.dialogs.Focus(s.shelf.SearchField())
}
