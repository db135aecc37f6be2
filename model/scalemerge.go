package model

import (
	"slices"
	"strings"
)

// UniteScales is a scale of which two libraries were changed apart: what only they changed since base
// (nil: they have no common past) is taken over. Where both changed a thing, ours stays. given is how
// often each label was given in the united library: a rating in use is on the scale, whoever took it
// off, and every label that it had on either side leads to it.
func UniteScales(base *Scale, ours, theirs Scale, given map[string]int) Scale {
	out := ours
	out.Renamed = slices.Clone(ours.Renamed)
	was := Scale{}
	if base != nil {
		was = *base
		take(&out.Name, was.Name, theirs.Name)
		take(&out.Ordered, was.Ordered, theirs.Ordered)
		takeNumber(&out.Best, was.Best, theirs.Best)
		takeNumber(&out.Worst, was.Worst, theirs.Worst)
	}
	out.Ratings = nil
	taken := map[string]bool{} // of theirs, by label
	free := func(label string) bool {
		same := func(r Rating) bool { return strings.EqualFold(r.Label, label) }
		return !slices.ContainsFunc(out.Ratings, same) && !slices.ContainsFunc(ours.Ratings, same)
	}
	for _, r := range ours.Ratings {
		before, had := was.ofOne(ours, r)
		other, has := theirs.ofOne(ours, r)
		if !has && had {
			other, has = theirs.ofOne(was, before)
		}
		switch {
		case has:
			taken[other.Label] = true
			if had {
				label := r.Label
				if strings.EqualFold(r.Label, before.Label) && free(other.Label) {
					label = other.Label
				}
				r.Label = label
				take(&r.Meaning, before.Meaning, other.Meaning)
				take(&r.Mark, before.Mark, other.Mark)
				take(&r.Tone, before.Tone, other.Tone)
				take(&r.Colour, before.Colour, other.Colour)
				takeNumber(&r.Value, before.Value, other.Value)
			}
		case had && ours.givenAs(r.Label, given) == 0:
			continue // they took it off, and nobody gave it
		}
		out.Ratings = append(out.Ratings, r)
	}
	for i, r := range theirs.Ratings {
		_, had := was.ofOne(theirs, r)
		if taken[r.Label] || !free(r.Label) || base != nil && had && theirs.givenAs(r.Label, given) == 0 {
			continue // it is here, or we took it off and nobody gave it
		}
		out.Ratings = slices.Insert(out.Ratings, min(i, len(out.Ratings)), r)
	}
	for _, side := range []Scale{ours, theirs} {
		for _, r := range side.Ratings {
			now, is := out.ofOne(side, r)
			if !is {
				if before, had := was.ofOne(side, r); had {
					now, is = out.ofOne(was, before)
				}
			}
			for _, name := range side.names(r) {
				if _, leads := out.Rating(name); is && !leads {
					out.Renamed = append(out.Renamed, Renaming{From: name, To: now.Label})
				}
			}
		}
	}
	return out
}

// names are the labels that a rating of the scale has and had, the present one first.
func (s Scale) names(r Rating) []string {
	all := []string{r.Label}
	for _, was := range s.Renamed {
		if now, ok := s.Rating(was.From); ok && now.Label == r.Label {
			all = append(all, was.From)
		}
	}
	return all
}

// ofOne finds the rating that a rating of another state of the scale is, by any label that it had.
func (s Scale) ofOne(other Scale, r Rating) (Rating, bool) {
	for _, name := range other.names(r) {
		if mine, ok := s.Rating(name); ok {
			return mine, true
		}
	}
	return Rating{}, false
}

// take takes over what they changed and we did not.
func take[T comparable](ours *T, base, theirs T) {
	if *ours == base {
		*ours = theirs
	}
}

func takeNumber(ours **float64, base, theirs *float64) {
	if same := *ours == base || *ours != nil && base != nil && **ours == *base; same {
		*ours = theirs
	}
}
