package view

import (
	"cmp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/prose"
)

// Correction is a line of the corrections log.
type Correction struct {
	At     model.Stamp
	On     string // At, for people
	Text   string // with the reason, where one was given
	Card   int    // number of the claim it is about, 0 for none
	Claim  string // its id, "" for none
	Event  string // id of the event that changed it, "" where history does not have it
	What   string // Text without the reason
	Reason string
}

// since tells what is a correction of a check from what is work on a draft.
type since struct {
	published model.Stamp // the moment of the check's publication; "" nobody said when that was
}

// mayBePublished reports whether a verdict may have been published before it was replaced. Where
// nobody said when the check was published, one was that was signed off, or that stood to another
// day: what an editor took back within the day is no correction. Where somebody did, one was that
// was in force at that moment, and of the later ones those that would be without it.
func (s since) mayBePublished(v model.Verdict, replaced model.Stamp) bool {
	if v.Rating == "" || v.SetAside != "" || replaced <= s.published {
		return false
	}
	return v.SignedAt != "" || v.At.Day() < replaced.Day() || v.At <= s.published
}

// correctionsOf reads from the history what a reader of an earlier report would
// have to know: ratings, reasonings, proposed wordings, sources and wordings that were changed, claims that
// were withdrawn or closed, and new versions of the article. Oldest first.
func correctionsOf(c Chosen, w *Words) []Correction {
	var log []Correction
	from, made := since{c.Article.CheckPublished}, madeIn(c.Events)
	add := func(at model.Stamp, claim string, number int, event, text string) {
		log = append(log, Correction{At: at, On: w.Date(at.Day()), Text: text, Card: number, Claim: claim, Event: event})
	}
	numbers := map[string]int{}
	for _, d := range c.Dossiers {
		n := c.Number(d)
		numbers[d.Claim.ID] = n
		for _, change := range from.verdictsChanged(d) {
			change.parts["Number"] = n
			add(change.at, d.Claim.ID, n, made[change.verdict], w.With(change.id, change.parts))
		}
	}
	for _, v := range append(slices.Clone(c.Others), c.Version) {
		if v.Number > 1 && v.Number <= c.Version.Number && v.Added > from.published {
			add(v.Added, "", 0, made[v.ID], w.Numbered("text_changed", v.Number))
		}
	}
	changed := from.claimsChanged(c.Events)
	history := len(log) // what follows is what only the history has
	for id, change := range changed.wordings {
		if n, in := numbers[id]; in && change.after != change.before {
			add(change.at, id, n, change.event, w.With("wording_changed", map[string]any{"Number": n, "Before": prose.OneLine(change.before)}))
		}
	}
	for id, change := range changed.closings {
		if n, in := numbers[id]; in && change.after != change.before {
			add(change.at, id, n, change.event, w.With("closing_"+wordsID(change.after), map[string]any{"Number": n}))
		}
	}
	for id, change := range changed.proposals {
		if n, in := numbers[id]; in && !sameProposal(change.before, change.after) {
			proposal, parts := proposalChanged(change.before)
			parts["Number"] = n
			add(change.at, id, n, change.event, w.With(proposal, parts))
		}
	}
	for id, change := range changed.reasonings {
		if n, in := numbers[id]; in && change.after != change.before {
			add(change.at, id, n, change.event, w.With("reasoning_changed", map[string]any{"Number": n}))
		}
	}
	for id, gone := range changed.withdrawn {
		if _, in := numbers[id]; !in {
			add(gone.at, id, 0, gone.event, w.With("claim_withdrawn", map[string]any{"Before": prose.OneLine(gone.wording),
				"After": w.Rating(gone.scale, gone.rating)}))
		}
	}
	slices.SortFunc(log[history:], func(a, b Correction) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Text, b.Text)) })
	slices.SortStableFunc(log, func(a, b Correction) int { return cmp.Compare(a.At, b.At) })
	for i := range log {
		log[i].What, log[i].Reason = log[i].Text, c.Reasons[log[i].Event].Reason
		if log[i].Reason != "" {
			log[i].Text = w.With("correction_reason", map[string]any{"Text": log[i].What, "Reason": prose.OneLine(log[i].Reason)})
		}
	}
	return log
}

// madeIn are the events that verdicts and versions came into being with, by their ids.
func madeIn(events []model.Event) map[string]string {
	made := map[string]string{}
	for _, e := range events {
		for _, edit := range e.Edits {
			switch edit.After.(type) {
			case model.Verdict, model.Version:
				if edit.Before == nil && e.Kind == model.Did {
					made[edit.After.Key()] = e.ID
				}
			}
		}
	}
	return made
}

// verdictChange is a verdict that took the place of one that may have been published.
type verdictChange struct {
	at      model.Stamp
	verdict string // its id
	id      string // of the words for it
	parts   map[string]any
}

// sameProposal reports whether two verdicts propose the same words, or the same cut.
func sameProposal(a, b model.Verdict) bool { return a.Proposed == b.Proposed && a.Cut == b.Cut }

// proposalChanged says what was proposed before: the id of the words for it and their parts.
func proposalChanged(before model.Verdict) (string, map[string]any) {
	switch {
	case before.Cut:
		return "proposed_cut_changed", map[string]any{}
	case before.Proposed != "":
		return "proposed_words_changed", map[string]any{"Before": prose.OneLine(before.Proposed)}
	}
	return "proposed_first", map[string]any{}
}

// verdictsChanged are the changes of a claim's rating, of what is proposed, and of the reasoning. One
// that was never published itself does not count: the next one is held against what was.
func (s since) verdictsChanged(d model.Dossier) []verdictChange {
	var all []verdictChange
	var published, last model.Verdict
	for _, v := range d.Verdicts {
		if v.Rating == "" || v.SetAside != "" || v.Deleted != "" {
			continue
		}
		if last.ID != "" && s.mayBePublished(last, v.At) {
			published = last
		} else if n := len(all); n > 0 && all[n-1].verdict == last.ID {
			all = all[:n-1]
		}
		if published.ID != "" {
			if change, is := changeFrom(published, v); is {
				all = append(all, change)
			}
		}
		last = v
	}
	return all
}

// earlier are the verdicts of a claim that may have been published and are not in force any more.
func (s since) earlier(d model.Dossier) []model.Verdict {
	var all []model.Verdict
	for i, v := range d.Verdicts {
		for _, next := range d.Verdicts[i+1:] {
			if next.Rating == "" || next.SetAside != "" {
				continue
			}
			if s.mayBePublished(v, next.At) {
				all = append(all, v)
			}
			break
		}
	}
	return all
}

// changeFrom says what a verdict changes of one before it.
func changeFrom(before, v model.Verdict) (verdictChange, bool) {
	switch {
	case v.Rating != before.Rating || v.ScaleID != before.ScaleID:
		return verdictChange{v.At, v.ID, "rating_changed", map[string]any{"Before": before.Rating, "After": v.Rating}}, true
	case !sameProposal(before, v):
		id, parts := proposalChanged(before)
		return verdictChange{v.At, v.ID, id, parts}, true
	case v.Reasoning != before.Reasoning:
		return verdictChange{v.At, v.ID, "reasoning_changed", map[string]any{}}, true
	}
	return verdictChange{}, false
}

// alteration is something that was changed after its verdict may have been published.
type alteration[T any] struct {
	before, after T           // as first published, and now
	at            model.Stamp // of the last change
	event         string      // the id of that
}

// alter keeps that something was changed.
func alter[T any](all map[string]alteration[T], id string, before, after T, e model.Event) {
	if earlier, known := all[id]; known {
		before = earlier.before
	}
	all[id] = alteration[T]{before, after, e.At, e.ID}
}

// withdrawal is a claim that was deleted after its verdict may have been published.
type withdrawal struct {
	at                     model.Stamp
	wording, scale, rating string
	event                  string
}

// claimChanges are what changed on claims after their verdict may have been published, by the
// claim's id.
type claimChanges struct {
	wordings   map[string]alteration[string]
	closings   map[string]alteration[model.ClosedAs]
	proposals  map[string]alteration[model.Verdict]
	reasonings map[string]alteration[string]
	withdrawn  map[string]withdrawal
}

// claimsChanged are the changes of claims that only the history, newest first, has.
func (s since) claimsChanged(events []model.Event) claimChanges {
	rated := map[string]model.Verdict{}     // by claim, as the history goes on
	published := map[string]model.Verdict{} // the last that may have been
	c := claimChanges{map[string]alteration[string]{}, map[string]alteration[model.ClosedAs]{}, map[string]alteration[model.Verdict]{},
		map[string]alteration[string]{}, map[string]withdrawal{}}
	for _, e := range slices.Backward(events) {
		for _, edit := range e.Edits {
			switch after := edit.After.(type) {
			case model.Verdict:
				if before, was := edit.Before.(model.Verdict); was && after.Deleted == "" {
					s.amended(c, before, after, e)
				}
				if last := rated[after.ClaimID]; s.mayBePublished(last, e.At) {
					published[after.ClaimID] = last
				}
				follow(rated, after)
			case model.Claim:
				before, was := edit.Before.(model.Claim)
				v, given := rated[after.ID]
				if !s.mayBePublished(v, e.At) {
					v = published[after.ID]
				}
				if !was || !given || v.ID == "" {
					continue
				}
				if before.Wording != after.Wording {
					alter(c.wordings, after.ID, before.Wording, after.Wording, e)
				}
				if before.Closed != after.Closed {
					alter(c.closings, after.ID, before.Closed, after.Closed, e)
				}
				if delete(c.withdrawn, after.ID); after.Deleted != "" {
					c.withdrawn[after.ID] = withdrawal{e.At, before.Wording, v.ScaleID, v.Rating, e.ID}
				}
			}
		}
	}
	return c
}

// amended keeps what an editor changed in the verdict in force without giving another one. That
// other reasons were written is a correction only where it is known what was published.
func (s since) amended(c claimChanges, before, after model.Verdict, e model.Event) {
	if after.Rating != before.Rating || !s.mayBePublished(before, e.At) {
		return
	}
	if !sameProposal(before, after) {
		alter(c.proposals, after.ClaimID, before, after, e)
	}
	if s.published != "" && before.Reasoning != after.Reasoning {
		alter(c.reasonings, after.ClaimID, before.Reasoning, after.Reasoning, e)
	}
}

// wordsID names a way to be closed among the words of reports; "opened" for none.
func wordsID(as model.ClosedAs) string {
	return cmp.Or(strings.ReplaceAll(string(as), "-", "_"), "opened")
}

// follow keeps the verdict that a claim has after a change of one.
func follow(rated map[string]model.Verdict, v model.Verdict) {
	switch {
	case v.Deleted != "" && rated[v.ClaimID].ID == v.ID:
		delete(rated, v.ClaimID)
	case v.Deleted == "" && v.Rating != "":
		rated[v.ClaimID] = v
	}
}
