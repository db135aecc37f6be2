package session

import (
	"context"
	"slices"
	"sync"

	"galley/app/state"
	"galley/model"
)

// Update is what was read from the library after a change, off the UI goroutine.
type Update struct {
	of        Scope
	tally     model.Tally
	grouped   []state.Choice            // collections and tags; nil: as they were
	chunks    []Chunk                   // of the list; nil: as they were, but for
	rows      []model.Summary           // these articles
	dossiers  map[string]*model.Dossier // of claims that changed; nil: deleted
	marks     *marks                    // what is set aside and ticked in the open article; nil: as it was
	article   *Article                  // where the open article itself changed
	scales    []model.Scale             // nil: as they were
	history   []model.Event
	conflicts int
	seq       int64 // of the newest event there is
	all       bool  // everything that is shown was read, not only what a change may have altered
	change    int64 // of the event of that change; 0 it changed nothing
}

// Scope is what is shown when an update is asked for.
type Scope struct {
	article string
	version int
	active  string
	list    List
	inView  []int // chunks of the list

	dossiers []model.Dossier // of the open article
	marks    marks
	shown    string // id of the version
	seq      int64  // of the newest event that they know of
	turns    int    // what the person had selected and opened by then
}

// Scope is what is shown now, with the chunks of the list that are in view.
func (s *Session) Scope(inView []int) Scope {
	return Scope{s.ArticleID(), s.Version().Number, s.active, s.list, inView, s.article.Proof.Dossiers,
		marks{s.article.Proof.Asides, s.article.Proof.Ticks}, s.Version().ID, s.seq, s.turns}
}

// dossier is what is known of a claim, or the zero one where it is not shown.
func (of Scope) dossier(claimID string) model.Dossier {
	if i := slices.IndexFunc(of.dossiers, func(d model.Dossier) bool { return d.Claim.ID == claimID }); i >= 0 {
		return of.dossiers[i]
	}
	return model.Dossier{}
}

// claims are the ids of the claims that are shown.
func (of Scope) claims() map[string]bool {
	ids := make(map[string]bool, len(of.dossiers))
	for i := range of.dossiers {
		ids[of.dossiers[i].Claim.ID] = true
	}
	return ids
}

// ExceptArticle is the scope where another article, or another version, is opened
// next: what is shown of the open one need not be read.
func (of Scope) ExceptArticle() Scope {
	of.article, of.version, of.active, of.dossiers = "", 0, "", nil
	return of
}

// touched is what of that which is shown a change may have altered.
type touched struct {
	claims                map[string]bool
	article, list, groups bool
	marks                 bool // what is set aside or ticked
	scales                bool
}

func touchedBy(change model.Change, of Scope) touched {
	t := touched{claims: map[string]bool{}}
	shown := sync.OnceValue(of.claims)
	for _, e := range change.Event.Edits {
		switch r := e.After.(type) {
		case model.Claim:
			t.claims[r.ID] = true
			t.list = t.list || of.list.Claims
		case model.Appearance:
			t.claims[r.ClaimID] = true
		case model.Evidence:
			t.claims[r.ClaimID] = true
		case model.Verdict:
			t.claims[r.ClaimID] = true
		case model.Confirmer:
			t.claims[r.ClaimID] = true
		case model.Asking:
			t.claims[r.ClaimID] = true
		case model.Question:
			t.claims[r.ClaimID] = true
		case model.Person, model.Attempt: // they stand on claims
			t.article = t.article || e.Before != nil
		case model.Dispute:
			if r.ClaimID != "" {
				t.claims[r.ClaimID] = true
			}
		case model.Source:
			t.article = t.article || e.Before != nil
		case model.Scale: // its ratings are on the claims
			t.article, t.scales = true, true
		case model.Aside:
			t.marks = t.marks || r.VersionID == of.shown
		case model.Tick:
			t.marks = t.marks || r.Subject == of.article || shown()[r.Subject]
		case model.Tag:
			if shown()[r.Subject] {
				t.claims[r.Subject] = true
				continue
			}
			t.article = t.article || change.Touches(of.article)
			t.list, t.groups = true, true
		case model.Collection:
			t.article = t.article || e.Before != nil // its name stands above the article, its scale begins the claims
			t.list, t.groups = true, true
		case model.Article, model.Version, model.Membership:
			t.article = t.article || change.Touches(of.article)
			t.list, t.groups = true, true
		}
	}
	if len(t.claims) > fewClaims {
		t.article, t.claims = true, nil
	}
	if change.Event.Long > 0 { // a merge, or one undone: it may have altered anything
		t.article, t.list, t.groups, t.scales = true, true, true, true
	}
	return t
}

// fewSubjects is how many articles are read one by one. For more, the rows in
// view are read sooner.
const fewSubjects = 500

// fewClaims is how many claims are read one by one. For more, the article is read sooner:
// each looks through the whole change for what is its own.
const fewClaims = 300

// Read reads what a change may have altered of what is shown, and no more: the
// library may be large. A claim that the change made is selected.
func Read(ctx context.Context, lib Library, change model.Change, of Scope) (Update, error) {
	if made := MadeBy(change); made != "" && of.article != "" {
		of.active = made
	}
	u, err := readCounts(ctx, lib, of)
	if err != nil {
		return u, err
	}
	t := touchedBy(change, of)
	switch subjects := change.Event.Subjects(); {
	case t.list || len(subjects) > fewSubjects:
		err = u.readList(ctx, lib)
	case change.Changed():
		u.rows, err = lib.Summaries(ctx, subjects)
	}
	if err != nil {
		return u, err
	}
	if t.groups {
		if u.grouped, err = ReadChoices(ctx, lib); err != nil {
			return u, err
		}
	}
	if t.article {
		if err := u.readArticle(ctx, lib); err != nil {
			return u, err
		}
	}
	if t.scales {
		if u.scales, err = lib.Scales(ctx); err != nil {
			return u, err
		}
	}
	if t.marks && !t.article {
		if err := u.readMarks(ctx, lib, change); err != nil {
			return u, err
		}
	}
	u.change = change.Event.Seq
	return u, u.readClaims(ctx, lib, t.claims, change)
}

// ReadAll reads everything that is shown.
func ReadAll(ctx context.Context, lib Library, of Scope) (Update, error) {
	u, err := readCounts(ctx, lib, of)
	if err != nil {
		return u, err
	}
	u.all = true
	if err = u.readList(ctx, lib); err != nil {
		return u, err
	}
	if u.grouped, err = ReadChoices(ctx, lib); err != nil {
		return u, err
	}
	if u.scales, err = lib.Scales(ctx); err != nil {
		return u, err
	}
	if err = u.readArticle(ctx, lib); err != nil {
		return u, err
	}
	return u, u.readClaims(ctx, lib, nil, model.Change{})
}

// MadeBy is the id of the claim that a change made, "" none.
func MadeBy(change model.Change) string {
	if change.Event.Kind != model.Did {
		return ""
	}
	return change.Created(model.NounClaim)
}

func readCounts(ctx context.Context, lib Library, of Scope) (Update, error) {
	u := Update{of: of}
	var err error
	if u.seq, err = lib.LastSeq(ctx); err != nil { // first: what changes from now on is seen at the next look
		return u, err
	}
	if u.tally, err = lib.Tally(ctx); err != nil {
		return u, err
	}
	u.conflicts, err = lib.CountDisputes(ctx)
	return u, err
}

// readList reads the chunks of the list that are in view.
func (u *Update) readList(ctx context.Context, lib Library) error {
	for _, index := range u.of.inView {
		c, err := ReadChunk(ctx, lib, u.of.list, index)
		if err != nil {
			return err
		}
		u.chunks = append(u.chunks, c)
	}
	return nil
}

// readArticle reads the open article in the version on show, or in the newest
// where that one has another number since a merge. One that was deleted is none.
func (u *Update) readArticle(ctx context.Context, lib Library) error {
	if u.of.article == "" {
		return nil
	}
	a, err := ReadArticle(ctx, lib, u.of.article, u.of.version)
	if model.HasCode(err, model.NotFound) {
		a, err = ReadArticle(ctx, lib, u.of.article, 0)
	}
	if model.HasCode(err, model.NotFound) {
		err = nil
	}
	u.article = &a
	return err
}

// readClaims reads the claims that changed, and the history of the selected one.
func (u *Update) readClaims(ctx context.Context, lib Library, changed map[string]bool, change model.Change) error {
	if u.of.article == "" {
		return nil // none of them is shown
	}
	u.dossiers = map[string]*model.Dossier{}
	for id := range changed {
		u.dossiers[id] = nil
		d, err := u.readClaim(ctx, lib, id, change)
		if err == nil {
			u.dossiers[id] = &d
		} else if !model.HasCode(err, model.NotFound) {
			return err
		}
	}
	var err error
	if u.of.active != "" {
		u.history, err = ReadHistory(ctx, lib, u.of.active)
	}
	return err
}

// readClaim makes a claim's dossier of what is shown and what the change's event
// holds, where no other change came between or after.
func (u *Update) readClaim(ctx context.Context, lib Library, id string, change model.Change) (model.Dossier, error) {
	if u.seq != change.Event.Seq {
		return lib.Dossier(ctx, id)
	}
	return lib.DossierAfter(ctx, id, u.of.dossier(id), u.of.seq, change)
}

// TakeIn takes in an update. What it says of an article or a list that is not
// shown any more is left out; whole is false then.
func (s *Session) TakeIn(u Update) (whole bool) {
	s.tally, s.conflicts = u.tally, u.conflicts
	s.epoch++
	switch { // what another program did in between is not in the update: the next look finds it
	case u.all:
		s.seq, s.newest = u.seq, u.seq
	case u.change == s.seq+1:
		s.seq = u.change
	}
	s.newest = max(s.newest, u.change)
	if u.grouped != nil {
		s.grouped = u.grouped
	}
	if u.scales != nil {
		s.scales = u.scales
	}
	sameList := u.of.list == s.list
	if u.chunks != nil && sameList {
		s.replaceRows(u.chunks)
	}
	for _, a := range u.rows {
		s.rows.Update(state.RowOf(a))
	}
	sameArticle := u.of.article == s.ArticleID() && u.of.version == s.Version().Number
	if u.article != nil && sameArticle {
		s.article = *u.article
	}
	if u.marks != nil && sameArticle && u.of.shown == s.Version().ID {
		s.article.Proof.Asides, s.article.Proof.Ticks = u.marks.asides, u.marks.ticks
	}
	if s.IsOpen() && len(u.dossiers) > 0 {
		s.put(u.dossiers)
	}
	s.keepComparison()
	if u.history != nil && u.of.active == s.active {
		s.history = u.history
	}
	if _, ok := s.Dossier(s.active); !ok {
		s.active, s.history = "", nil
	}
	return (u.chunks == nil || sameList) && (u.article == nil || sameArticle)
}

// ChangeMade takes in what was read after a change of the person's own. A claim
// that it made is selected, unless the person selected or opened something since.
func (s *Session) ChangeMade(change model.Change, u Update) {
	if made := MadeBy(change); made != "" && u.of.turns == s.turns {
		s.worklist.stand(made, s.active)
		s.active = made
	}
	s.TakeIn(u)
}
