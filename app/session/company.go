package session

import (
	"slices"

	"galley/app/state"
	"galley/model"
)

// OthersMoved takes in where the others are who have the library open. It reports whether
// anything else is to be shown. An editor's other windows are nobody else.
func (s *Session) OthersMoved(all []model.Presence, editor string) (changed bool) {
	all = slices.DeleteFunc(all, func(p model.Presence) bool { return p.Editor == editor })
	if slices.Equal(all, s.others) {
		return false
	}
	s.others = all
	return true
}

// here are the names of those who have the open article open.
func (s *Session) here() []string {
	return s.namesOf(func(model.Presence) bool { return true })
}

// typing says who is typing into a claim of the open article, "" nobody.
func (s *Session) typing(claimID string) string {
	if len(s.others) == 0 || claimID == "" {
		return ""
	}
	return state.TypingHere(s.namesOf(func(p model.Presence) bool { return p.Typing && p.ClaimID == claimID }))
}

func (s *Session) namesOf(wanted func(model.Presence) bool) (names []string) {
	for _, p := range s.others {
		if s.IsOpen() && p.ArticleID == s.ArticleID() && wanted(p) && !slices.Contains(names, p.Editor) {
			names = append(names, p.Editor)
		}
	}
	return names
}

// withCompany is the list of claims with those marked that others are typing into.
func (s *Session) withCompany(list state.Worklist) state.Worklist {
	if len(s.others) == 0 {
		return list
	}
	list.Rows = slices.Clone(list.Rows)
	for i := range list.Rows {
		list.Rows[i] = list.Rows[i].TypedInto(s.typing(list.Rows[i].ID))
	}
	return list
}
