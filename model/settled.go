package model

import (
	"slices"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// newest are the appearances in the newest version of each article. Every claim is carried over
// to every version, so the claim's last appearance in an article is in its newest one.
func (d Dossier) newest() []Appearance {
	last := map[string]string{}
	for _, a := range d.Appearances {
		last[a.ArticleID] = max(last[a.ArticleID], a.VersionID)
	}
	var out []Appearance
	for _, a := range d.Appearances {
		if a.VersionID == last[a.ArticleID] {
			out = append(out, a)
		}
	}
	return out
}

// newestOf are the places in the newest version of each article.
func newestOf(places []Appearance) []Appearance { return Dossier{Appearances: places}.newest() }

// livingPlaces are a claim's appearances, without those in articles that were deleted.
func livingPlaces(v View, claimID string) ([]Appearance, error) {
	all, err := v.Appearances(claimID)
	if err != nil {
		return nil, err
	}
	lives := map[string]bool{}
	for _, a := range all {
		if _, asked := lives[a.ArticleID]; asked {
			continue
		}
		_, err := v.Article(a.ArticleID)
		if err != nil && !HasCode(err, NotFound) {
			return nil, err
		}
		lives[a.ArticleID] = err == nil
	}
	return slices.DeleteFunc(all, func(a Appearance) bool { return !lives[a.ArticleID] }), nil
}

// unsettled reports whether an editor has yet to say if the passage is right: its words were
// changed, or it is unclear which of several places it is.
func (a Appearance) unsettled() bool {
	return a.State == Changed || a.State == Orphaned && a.Places > 0
}

// Unsettled reports whether a passage of the claim, in the newest version of an article, was
// changed or is ambiguous, and nobody has accepted it.
func (d Dossier) Unsettled() bool {
	return d.Claim.Closed == "" && slices.ContainsFunc(d.newest(), Appearance.unsettled)
}

// unsettledIn reports whether the claim's passage in a version was changed and not accepted, or
// its wording was left behind.
func (d Dossier) unsettledIn(versionID string) bool {
	return d.Claim.Closed == "" &&
		slices.ContainsFunc(d.AppearancesIn(versionID), func(a Appearance) bool { return a.State == Changed }) ||
		d.LeftBehind(versionID)
}

// MayBeSignedBy reports whether an editor may sign the claim's verdict off: SignOff refuses where
// it says no.
func (d Dossier) MayBeSignedBy(editor string) bool {
	v, rated := d.Verdict()
	if !rated || v.Rating == "" || len(d.Contests()) > 0 || v.By == editor || d.Unsettled() ||
		v.SignedAt != "" && d.Claim.Status == SignedOff {
		return false
	}
	return !slices.ContainsFunc(d.newest(), func(a Appearance) bool { return d.LooksStale(a.VersionID) })
}

// LeftBehind reports whether the wording says words that the passage had before a correction and
// has no longer. Other words as the wording end that, and so does a rating given since the
// correction, which confirms the wording that it was given on: only when a verdict was given is
// stored, not when a wording was.
func (d Dossier) LeftBehind(versionID string) bool {
	v, _ := d.Verdict()
	if d.Claim.Closed != "" { // the verdict was on the words before
		return false
	}
	for _, a := range d.AppearancesIn(versionID) {
		if a.State == Orphaned {
			continue
		}
		now := a
		for was, ok := d.Before(now); ok; was, ok = d.Before(now) {
			if !passage.SameWords(was.Exact, now.Exact) {
				if v.Rating != "" && v.ID > now.VersionID {
					break
				}
				if saysGone(d.Claim.Wording, was.Exact, a.Exact) {
					return true
				}
			}
			now = was
		}
	}
	return false
}

// saysGone reports whether a wording has a word of the old passage that the new one lacks.
func saysGone(wording, old, now string) bool {
	said, stay := wordsOf(wording), wordsOf(now)
	return slices.ContainsFunc(wordsOf(old), func(w string) bool { return !slices.Contains(stay, w) && slices.Contains(said, w) })
}

// wordsOf are the words of a text, without capitals and the marks around them.
func wordsOf(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		words[i] = strings.Trim(w, ".,;:!?…()[]“”„«»‘’\"'")
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// withWording is a plan that settles a passage, with the wording where it follows.
func withWording(v View, plan Plan, before, after Appearance) (Plan, error) {
	claim, err := v.Claim(before.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	next, err := claim.following(v, before, after)
	if err != nil {
		return Plan{}, err
	}
	if next != claim {
		plan.Edits = append(plan.Edits, Edit{Before: claim, After: next})
	}
	return plan, nil
}

// following is the claim with the words of its passage as they are after a change. They become
// the wording where it is still the words that the passage had: nobody has worded the claim.
func (c Claim) following(v View, before, after Appearance) (Claim, error) {
	all, err := v.Appearances(c.ID)
	if err != nil {
		return c, err
	}
	d := Dossier{Appearances: all}
	for was, ok := before, true; ok; was, ok = d.Before(was) {
		if c.Wording == prose.Flatten(was.Exact) {
			return c.worded(prose.Flatten(after.Exact)), nil
		}
	}
	return c, nil
}

// accepting is the plan with the passage accepted.
func (c EditClaim) accepting(v View, plan Plan) (Plan, error) {
	place, err := v.Appearance(c.Accept)
	if err != nil {
		return Plan{}, err
	}
	switch {
	case place.ClaimID != c.ID:
		return Plan{}, Faultf(Invalid, "That passage is one of another claim. Nothing was changed.")
	case place.State == Orphaned:
		return Plan{}, Faultf(Refused, "That passage was not found in this version. Select its words in the text instead.")
	case place.State == Anchored:
		return plan, nil
	}
	settled := place
	settled.State = Anchored
	if len(plan.Edits) == 0 {
		plan.What = Sayf("Accepted the passage “%s”", passage.Shorten(place.Exact, 60))
	}
	plan.Edits = append(plan.Edits, Edit{Before: place, After: settled})
	return plan, nil
}
