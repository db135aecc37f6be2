package session

import (
	"cmp"
	"slices"

	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// worth are the open sentences most worth checking, and what they were found among.
type worth struct {
	version  string
	among    []state.Worth // all that are worth checking
	dossiers []model.Dossier
	asides   []model.Aside
	hidden   []int
	open     []state.Worth
}

// underlinedPart is the part of an article's sentences that is underlined at most: of every three
// one, and one where there are fewer. In more than half of 83 news texts more than a third are
// worth checking, and a page that is all underlined does not say where to look first.
const underlinedPart = 3

// Worth are the sentences of the version on show that are most worth checking, in the order of
// the text: those that hold no claim and are not set aside. As these become fewer, the next
// ones come up. There are none beside another version, or in one that is kept as it was. The
// list is the same slice until it has other sentences.
func (s *Session) Worth() []state.Worth {
	r := s.Reading()
	if len(r.Worth) == 0 || s.compared != nil || s.IsOld() {
		return nil
	}
	proof, was := s.Proof(), &s.worth
	v := proof.Version
	if was.version == v.ID && state.SameList(was.among, r.Worth) && state.SameList(was.dossiers, proof.Dossiers) &&
		state.SameList(was.asides, proof.Asides) && slices.Equal(was.hidden, v.Hidden) {
		return was.open
	}
	taken := proof.Taken()
	for _, i := range v.Hidden { // what was hidden just now is not read again yet
		taken = append(taken, v.Blocks[i].Span())
	}
	open := passage.Untouched(r.Worth, func(w state.Worth) passage.Span { return w.Span }, taken)
	if most := max(1, (r.Sentences+1)/underlinedPart); len(open) > most {
		slices.SortStableFunc(open, func(a, b state.Worth) int { return cmp.Compare(b.Score, a.Score) })
		open = slices.Clone(open[:most])
		slices.SortFunc(open, func(a, b state.Worth) int { return cmp.Compare(a.Start, b.Start) })
	}
	if was.version == v.ID && slices.Equal(was.open, open) {
		open = was.open
	}
	s.worth = worth{v.ID, r.Worth, proof.Dossiers, proof.Asides, v.Hidden, open}
	return open
}

// NextWorth is the sentence worth checking that begins at a place of the text or behind it (by
// +1), or before it (-1), round the end; false where there is none.
func (s *Session) NextWorth(by, at int) (state.Worth, bool) {
	all := s.Worth()
	n := len(all)
	if n == 0 {
		return state.Worth{}, false
	}
	i, _ := slices.BinarySearchFunc(all, at, func(x state.Worth, at int) int { return cmp.Compare(x.Start, at) })
	if by < 0 {
		i--
	}
	return all[(i+n)%n], true
}
