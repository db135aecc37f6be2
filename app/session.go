package app

import (
	"sort"

	"galley/app/state"
	"galley/model"
)

// session is what the window knows: copies of what is in the library, as last
// read. It is changed only on the UI goroutine, by show, and never by a widget.
type session struct {
	editor    string
	list      listed         // what of the library is listed
	rows      *state.Rows    // of it, as far as they were read
	epoch     int            // counts lists and changes: a page read before one is not of it
	reading   bool           // a page is being read
	own       []state.Choice // collections and tags
	sort      model.Sort     // chosen last
	tally     model.Tally
	scales    []model.Scale
	proof     model.Proof // of the open article; Article.ID is "" when none is open
	active    string      // id of the selected claim, "" none
	history   []model.Event
	seq       int64  // newest event seen
	query     string // what hits answer, "" no search
	hits      []model.Hit
	conflicts int    // between merged libraries, that wait for a decision
	undo      string // what Undo would take back, "" nothing
	redo      string
	compared  *compared // the version shown beside the open one; nil none
	orphan    string    // id of the appearance that places are of
	places    []state.Candidate
}

// open reports whether an article is open.
func (s *session) open() bool { return s.proof.Article.ID != "" }

// dossier finds a claim of the open article.
func (s *session) dossier(claimID string) (model.Dossier, bool) {
	for _, d := range s.proof.Dossiers {
		if d.Claim.ID == claimID {
			return d, true
		}
	}
	return model.Dossier{}, false
}

// put takes in a claim as it is now: replaced, added in its place by where it
// stands, or gone when it is deleted or stands in the open version no more.
func (s *session) put(claimID string, d model.Dossier, lives bool) {
	kept := s.proof.Dossiers[:0:0]
	for _, old := range s.proof.Dossiers {
		if old.Claim.ID != claimID {
			kept = append(kept, old)
		}
	}
	place, stands := d.In(s.proof.Version.ID)
	if lives && stands {
		i := sort.Search(len(kept), func(i int) bool {
			other, _ := kept[i].In(s.proof.Version.ID)
			return other.Start > place.Start || (other.Start == place.Start && kept[i].Claim.ID > claimID)
		})
		kept = append(kept, model.Dossier{})
		copy(kept[i+1:], kept[i:])
		kept[i] = d
	} else if s.active == claimID {
		s.active = ""
	}
	s.proof.Dossiers = kept
}

// step is the claim before (-1) or after (+1) the selected one, in the order of
// the text, round the end; "" where there is none.
func (s *session) step(by int) string {
	n := len(s.proof.Dossiers)
	if n == 0 {
		return ""
	}
	for i, d := range s.proof.Dossiers {
		if d.Claim.ID == s.active {
			return s.proof.Dossiers[(i+by+n)%n].Claim.ID
		}
	}
	if by < 0 {
		return s.proof.Dossiers[n-1].Claim.ID
	}
	return s.proof.Dossiers[0].Claim.ID
}
