package session

import (
	"slices"

	"galley/app/state"
	"galley/model"
	"galley/model/query"
)

// worklist is the list of the open article's claims: a part of them, and what is
// searched for in it. What it knows of a claim is made anew only where the claim changed.
type worklist struct {
	chip   state.Chip
	filter string

	version, editor string          // who looks at what
	dossiers        []model.Dossier // that entries were made of
	entries         []entry         // one for each dossier
	at              map[string]int  // entries by the claim's id

	// A claim that was listed or selected stays, though it does not fit, until the person
	// moves on: what one rates or marks does not vanish under one's hands.
	listed map[string]bool
	moved  bool // to another claim, part or filter
	shown  []int
	guest  int // the selected claim where it is listed but does not fit, else -1
	now    state.Worklist
}

// entry is what the list knows of a claim.
type entry struct {
	of      identity
	dossier *model.Dossier
	row     state.ClaimRow
	texts   *claimTexts // made when something is searched for first
}

// identity tells whether a dossier is still the one that an entry was made of. A change
// makes new lists, so their beginnings say enough.
type identity struct {
	claim       model.Claim
	appearances *model.Appearance
	evidence    *model.Exhibit
	proposals   *model.Exhibit
	verdicts    *model.Verdict
	additions   *model.Verdict
	disputes    *model.Dispute
	tags        *model.Tag
	scale       string
}

func first[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

func identityOf(d *model.Dossier) identity {
	return identity{d.Claim, first(d.Appearances), first(d.Evidence), first(d.Proposals), first(d.Verdicts), first(d.Additions), first(d.Disputes),
		first(d.Tags), d.Scale.ID}
}

// ChipChosen lists another part of the claims.
func (s *Session) ChipChosen(c state.Chip) {
	s.worklist.chip, s.worklist.moved, s.worklist.listed = c, true, nil
}

// ClaimsFiltered lists only claims that fit what a person typed, in the language of search.
func (s *Session) ClaimsFiltered(typed string) {
	s.worklist.filter, s.worklist.moved, s.worklist.listed = typed, true, nil
}

// stand lists a claim that is selected after another one, whether it fits or not.
func (w *worklist) stand(id, before string) {
	if id == before {
		return
	}
	w.moved = true
	if w.listed == nil {
		w.listed = map[string]bool{}
	}
	w.listed[id] = true
}

// claimList brings the list up to date for an editor.
func (s *Session) claimList(editor string) *worklist {
	w := &s.worklist
	dossiers := s.article.Proof.Dossiers
	same := len(dossiers) == len(w.dossiers) && first(dossiers) == first(w.dossiers) && w.editor == editor && w.version == s.Version().ID
	if same && !w.moved {
		return w
	}
	if !same {
		w.take(dossiers, s.Version().ID, editor)
	}
	fits := func(*entry) bool { return true }
	if w.filter != "" {
		fits = claimTest(w.filter, s.article.Proof, s.scales)
	}
	rows, shown := make([]state.ClaimRow, 0, len(dossiers)), make([]int, 0, len(dossiers))
	listed := make(map[string]bool, len(dossiers))
	w.guest = -1
	for i := range w.entries {
		e := &w.entries[i]
		takes := e.row.In(w.chip) && fits(e)
		stays := w.listed[e.row.ID] && (!w.moved || e.row.ID == s.active)
		if takes || stays {
			rows, shown = append(rows, e.row), append(shown, i)
			listed[e.row.ID] = true
			if !takes && e.row.ID == s.active {
				w.guest = i
			}
		}
	}
	w.shown, w.listed, w.moved = shown, listed, false
	rows = closedLast(rows)
	w.now.Rows, w.now.Chip, w.now.Filter = rows, w.chip, w.filter
	return w
}

// closedLast puts those last that a newer version has closed; the others stay in their order. The
// next claim is the next in the text all the same.
func closedLast(rows []state.ClaimRow) []state.ClaimRow {
	closed := func(r state.ClaimRow) bool { return r.Closed != "" }
	if !slices.ContainsFunc(rows, closed) {
		return rows
	}
	out, last := make([]state.ClaimRow, 0, len(rows)), []state.ClaimRow(nil)
	for _, r := range rows {
		if closed(r) {
			last = append(last, r)
		} else {
			out = append(out, r)
		}
	}
	return append(out, last...)
}

// take makes the entries of what there is now.
func (w *worklist) take(dossiers []model.Dossier, version, editor string) {
	known := w.entries
	if w.version != version || w.editor != editor {
		known = nil
	}
	entries, at := make([]entry, len(dossiers)), make(map[string]int, len(dossiers))
	now := state.Worklist{Total: len(dossiers)}
	for i := range dossiers {
		d := &dossiers[i]
		e := entry{of: identityOf(d)}
		if j, is := w.at[d.Claim.ID]; is && j < len(known) && known[j].of == e.of {
			e = known[j]
			e.row.Number = i + 1
		} else {
			e.row = state.RowOfClaim(*d, i+1, version, editor)
		}
		e.dossier = d
		entries[i], at[d.Claim.ID] = e, i
		if d.Claim.Status.Done() {
			now.Done++
		}
		for _, c := range state.Chips {
			if e.row.In(c) {
				now.Counts[c]++
			}
		}
	}
	w.dossiers, w.entries, w.at, w.version, w.editor, w.now = dossiers, entries, at, version, editor, now
}

// claimTexts are the words of a claim that are searched.
type claimTexts struct{ body, speaker, owner query.Folded }

func (e *entry) searched() *claimTexts {
	if e.texts == nil {
		d := e.dossier
		body := []string{d.Claim.Wording}
		for _, a := range d.Appearances {
			if a.Exact != d.Claim.Wording {
				body = append(body, a.Exact)
			}
		}
		if e.row.Rated {
			body = append(body, e.row.Rating.Label)
		}
		for _, v := range d.Verdicts {
			body = append(body, v.Reasoning)
		}
		for _, v := range d.Additions {
			body = append(body, v.Reasoning)
		}
		for _, x := range d.Evidence {
			body = append(body, x.Source.Title, x.Source.Publisher, x.Source.Author, x.Source.URL, x.Quote, x.Locator, x.Note)
		}
		body = append(body, d.TagWords()...)
		body = append(body, d.Claim.Speaker, d.Claim.Owner)
		e.texts = &claimTexts{query.Fold(body...), query.Fold(d.Claim.Speaker), query.Fold(d.Claim.Owner)}
	}
	return e.texts
}
