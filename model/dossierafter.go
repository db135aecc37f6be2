package model

import (
	"cmp"
	"slices"
	"strings"
)

// After is the dossier after a change, made from the records that the edits of its
// event hold. ok is false where the edits do not hold all that is needed: then the
// dossier has to be read. The dossier must be the one from right before the change;
// the zero Dossier, with the default scale, stands for a claim that the change
// creates.
func (d Dossier) After(claimID string, edits []Edit) (after Dossier, ok bool) {
	after = Dossier{
		Claim: d.Claim, Appearances: slices.Clone(d.Appearances), Evidence: slices.Clone(d.Evidence), Proposals: slices.Clone(d.Proposals),
		Verdicts: slices.Clone(d.Verdicts), Additions: slices.Clone(d.Additions), Disputes: slices.Clone(d.Disputes), Scale: d.Scale, Scales: d.Scales,
		Tags: slices.Clone(d.Tags), Questions: slices.Clone(d.Questions), Confirmers: slices.Clone(d.Confirmers), Attempts: slices.Clone(d.Attempts),
	}
	sources := map[string]Source{}
	for _, list := range [][]Exhibit{d.Evidence, d.Proposals} {
		for _, e := range list {
			sources[e.Source.ID] = e.Source
		}
	}
	for _, e := range edits {
		if s, is := e.After.(Source); is && s.Deleted == "" {
			sources[s.ID] = s
		} else if is {
			sources[s.ID] = Source{}
		}
	}
	for _, e := range edits {
		if !after.take(claimID, e, sources) {
			return d, false
		}
	}
	for _, list := range [][]Exhibit{after.Evidence, after.Proposals} {
		for i, e := range list {
			list[i].Source = sources[e.SourceID]
		}
	}
	if !after.knowPeople(peopleIn(d, edits)) {
		return d, false
	}
	return after, after.Claim.ID == claimID && after.rescale()
}

// take takes one edit in. It reports false where the dossier has to be read.
func (d *Dossier) take(claimID string, e Edit, sources map[string]Source) bool {
	living := e.After.Tombstone() == ""
	switch r := e.After.(type) {
	case Article: // what stands in a deleted article is not in a dossier
		return e.Before == nil || e.Before.Tombstone() == r.Deleted
	case Scale:
		return false
	case Claim:
		if r.ID == claimID {
			d.Claim = r
		}
	case Appearance:
		if r.ClaimID != claimID {
			return true
		}
		if living && e.Before != nil && e.Before.Tombstone() != "" {
			return false // its article may be deleted
		}
		d.Appearances = with(d.Appearances, r, living, func(a, b Appearance) int {
			return cmp.Or(strings.Compare(a.VersionID, b.VersionID), cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID))
		})
	case Confirmer:
		if r.ClaimID == claimID {
			d.Confirmers = with(d.Confirmers, Confirming{Confirmer: r}, living, idOrder)
		}
	case Asking:
		if r.ClaimID == claimID {
			d.Attempts = with(d.Attempts, AttemptOn{Asking: r}, living, idOrder)
		}
	case Evidence:
		if r.ClaimID != claimID {
			return true
		}
		d.Evidence = with(d.Evidence, Exhibit{Evidence: r}, living && !r.Proposed(), idOrder)
		d.Proposals = with(d.Proposals, Exhibit{Evidence: r}, living && r.Proposed(), idOrder)
		_, known := sources[r.SourceID]
		return known || !living
	case Verdict:
		if r.ClaimID == claimID {
			d.Verdicts = with(d.Verdicts, r, living && r.AddedTo == "", idOrder)
			d.Additions = with(d.Additions, r, living && r.AddedTo != "", idOrder)
		}
	case Tag:
		if r.Subject == claimID {
			d.Tags = with(d.Tags, r, living, idOrder) // its id ends in the word
		}
	case Question:
		if r.ClaimID == claimID {
			d.Questions = with(d.Questions, r, living, byAsked)
		}
	case Dispute:
		if r.ClaimID == claimID {
			d.Disputes = with(d.Disputes, r, living && r.Open(), idOrder)
		}
	}
	return true
}

// rescale sees that the scales of a dossier are those of its verdicts, as far as
// they are at hand.
func (d *Dossier) rescale() bool {
	at, scales := append([]Scale{d.Scale}, d.Scales...), d.Scales
	id := DefaultScale
	d.Scales = nil
	if v, ok := d.Verdict(); ok {
		id = v.ScaleID
	} else if contests := d.Contests(); len(contests) > 0 {
		id, d.Scales = contests[0].Ours.ScaleID, scales
		if len(scales) == 0 {
			return false
		}
	}
	i := slices.IndexFunc(at, func(s Scale) bool { return s.ID == id })
	if i < 0 {
		return false
	}
	d.Scale = at[i]
	return true
}

func idOrder[R Record](a, b R) int { return strings.Compare(a.Key(), b.Key()) }

// with is a list with a record as it is now: in its place in the order, or not there.
func with[R Record](all []R, r R, stays bool, order func(a, b R) int) []R {
	all = slices.DeleteFunc(all, func(o R) bool { return o.Key() == r.Key() })
	if stays {
		all = append(all, r)
		slices.SortStableFunc(all, order)
	}
	return all
}
