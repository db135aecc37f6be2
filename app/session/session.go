// Package session is what the window knows: copies of what is in the library,
// as last read. It says what is open, listed, compared and found, takes in what
// changed, and makes the states that the panels are shown. It knows no widget,
// and it reads the library only in functions that work off the UI goroutine.
package session

import (
	"slices"
	"sort"

	"galley/app/state"
	"galley/model"
)

// Session is used on the UI goroutine alone. It is changed by methods that are
// named after what happened; each panel is shown a state made of it.
type Session struct {
	list    List           // what of the library is listed
	rows    *state.Rows    // of it, as far as they were read
	epoch   int            // counts lists and changes: rows read before one are not of it
	grouped []state.Choice // collections and tags
	order   model.Sort     // chosen last
	tally   model.Tally
	ready   bool   // a library is open
	refused string // why none could be opened

	article   Article // the open one; Proof.Article.ID is "" when none is open
	active    string  // id of the selected claim, "" none
	turns     int     // counts what the person selected or opened
	elsewhere elsewhere
	history   []model.Event
	scales    []model.Scale
	compared  *Comparison // the version shown beside the open one; nil none
	worklist  worklist
	reading   reading
	worth     worth
	covered   covered
	orphan    string // id of the appearance that candidates are of
	places    []state.Candidate
	trail     trail
	query     string // what hits are of, "" no search
	hits      []model.Hit
	others    []model.Presence // who has the library open too, and where they are
	conflicts int              // between merged libraries, that wait for a decision
	seq       int64            // newest event seen
	newest    int64            // newest event that what is shown has in it, though one before it may be missing
}

// New is a session with nothing open yet.
func New() *Session { return &Session{rows: &state.Rows{}} }

// Article is an article as it is opened.
type Article struct {
	Proof     model.Proof
	Furniture []int // blocks of the version that look like page furniture
}

// IsOpen reports whether an article is open.
func (s *Session) IsOpen() bool { return s.article.Proof.Article.ID != "" }

// Proof is the open article with its version and claims; its Article.ID is ""
// when none is open.
func (s *Session) Proof() model.Proof { return s.article.Proof }

// ArticleID is the id of the open article, "" none.
func (s *Session) ArticleID() string { return s.article.Proof.Article.ID }

// Version is the version of the open article that is shown.
func (s *Session) Version() model.Version { return s.article.Proof.Version }

// Active is the id of the selected claim, "" none.
func (s *Session) Active() string { return s.active }

// Scales are the scales that the library has.
func (s *Session) Scales() []model.Scale { return s.scales }

// Tally counts what the library holds.
func (s *Session) Tally() model.Tally { return s.tally }

// Conflicts is how many conflicts between merged libraries wait for a decision.
func (s *Session) Conflicts() int { return s.conflicts }

// Seq is the newest event up to which all is taken in.
func (s *Session) Seq() int64 { return s.seq }

// Newest is the newest event that is taken in. It is beyond Seq where another
// program wrote in between.
func (s *Session) Newest() int64 { return s.newest }

// Dossier finds a claim of the open article.
func (s *Session) Dossier(claimID string) (model.Dossier, bool) {
	for _, d := range s.article.Proof.Dossiers {
		if d.Claim.ID == claimID {
			return d, true
		}
	}
	return model.Dossier{}, false
}

// ArticleOpened shows another article, or another state of the open one, with
// no claim selected.
func (s *Session) ArticleOpened(a Article) {
	if a.Proof.Article.ID != s.ArticleID() {
		s.worklist = worklist{editor: s.worklist.editor}
	}
	s.worklist.moved = true
	s.article, s.active, s.history, s.compared = a, "", nil, nil
	s.turns++
}

// ClaimSelected selects a claim; its history is not read yet.
func (s *Session) ClaimSelected(id string) {
	s.worklist.stand(id, s.active)
	s.active, s.history = id, nil
	s.turns++
}

// Turns counts what the person selected or opened: what was begun before is not to
// take the selection away.
func (s *Session) Turns() int { return s.turns }

// HistoryRead takes in the events of a claim, unless another is selected by now.
func (s *Session) HistoryRead(claimID string, events []model.Event) {
	if claimID == s.active {
		s.history = events
	}
}

// Found takes in what a search found.
func (s *Session) Found(query string, hits []model.Hit) { s.query, s.hits = query, hits }

// SearchLeft ends the search, and reports whether there was one.
func (s *Session) SearchLeft() bool {
	was := s.query != ""
	s.query, s.hits = "", nil
	return was
}

// Hits are what the search found.
func (s *Session) Hits() []model.Hit { return s.hits }

// Query is what was searched for, "" no search.
func (s *Session) Query() string { return s.query }

// put takes in claims as they are now, by their ids: replaced, or added in their places
// by where they stand in the text. One is removed that is deleted (nil) or does not belong
// to the open version any more.
func (s *Session) put(changed map[string]*model.Dossier) {
	proof := &s.article.Proof
	kept := make([]model.Dossier, 0, len(proof.Dossiers)+len(changed))
	for _, old := range proof.Dossiers {
		if _, is := changed[old.Claim.ID]; !is {
			kept = append(kept, old)
		}
	}
	for id, d := range changed {
		belongs := false
		if d != nil {
			_, belongs = d.In(proof.Version.ID)
		}
		switch {
		case !belongs && s.active == id:
			s.active = ""
		case !belongs:
		case len(changed) > 1:
			kept = append(kept, *d)
		default:
			i := sort.Search(len(kept), func(i int) bool { return kept[i].CompareInText(*d, proof.Version.ID) > 0 })
			kept = slices.Insert(kept, i, *d)
		}
	}
	if len(changed) > 1 {
		model.SortByText(kept, proof.Version.ID)
	}
	proof.Dossiers = kept
}
