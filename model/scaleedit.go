package model

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// ScaleFields are the changes to a scale; nil leaves a field as it is.
type ScaleFields struct {
	Name    *string
	Ordered *bool
	Ratings []RatingFields // all of them, in their order; nil leaves them as they are
	Ends    *ScaleEnds
}

// ScaleEnds are the numbers at the ends of a scale (schema.org bestRating and worstRating); nil
// is the highest, or the lowest, number that a rating has.
type ScaleEnds struct{ Best, Worst *float64 }

// RatingFields are a rating as it is to be.
type RatingFields struct {
	Now string // the label that the rating has now; "" it is new
	Rating
}

// mostMark is how many letters a rating's sign has at most.
const mostMark = 2

// hexColour is a colour as a person writes it, and as it is stored.
var hexColour = regexp.MustCompile(`^#[0-9a-f]{6}$`)

// AddScale makes a scale of the desk's own.
type AddScale struct {
	ID     string // made if empty
	Fields ScaleFields
}

// Action names the command in history.
func (c AddScale) Action() string { return "add scale" }

// Plan makes the scale. A scale without a rating, and two labels alike, are refused.
func (c AddScale) Plan(v View, by Author) (Plan, error) {
	made := Scale{ID: c.ID}
	if made.ID == "" {
		made.ID = NewID()
	}
	if c.Fields.Name == nil {
		return Plan{}, Faultf(Invalid, "A scale needs a name.")
	}
	if err := c.Fields.apply(v, &made, nil); err != nil {
		return Plan{}, err
	}
	if len(made.Ratings) == 0 {
		return Plan{}, noRating()
	}
	return Plan{What: Sayf("Made the scale “%s”", made.Name), Edits: []Edit{Create(made)}}, nil
}

func noRating() error {
	return Faultf(Invalid, "A scale needs a rating at least. Nothing was changed.")
}

// EditScale changes a scale of the desk's own. A rating that was given is never lost: it can be
// renamed, and verdicts given under its old label are of it. Galley's own scales stay as they are.
type EditScale struct {
	ID     string // or name
	Fields ScaleFields
}

// Action names the command in history.
func (c EditScale) Action() string { return "edit scale" }

// Plan changes the scale.
func (c EditScale) Plan(v View, by Author) (Plan, error) {
	before, err := v.Scale(c.ID)
	if err != nil {
		return Plan{}, err
	}
	if _, own := BuiltInScale(before.ID); own {
		return Plan{}, Faultf(Refused, "“%s” comes with Galley and stays as it is. Copy it under another name, and change the copy.", before.Name)
	}
	given, err := v.GivenLabels(before.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	after.Ratings, after.Renamed = slices.Clone(before.Ratings), slices.Clone(before.Renamed)
	if err := c.Fields.apply(v, &after, given); err != nil {
		return Plan{}, err
	}
	what := Sayf("Changed the scale “%s”", after.Name)
	if after.Name != before.Name {
		what = Sayf("Renamed the scale “%s” to “%s”", before.Name, after.Name)
	}
	return change(what, before, after)
}

// DeleteScale deletes a scale of the desk's own that no verdict was given on.
type DeleteScale struct{ ID string }

// Action names the command in history.
func (c DeleteScale) Action() string { return "delete scale" }

// Plan deletes the scale. Collections whose claims began with it leave that to each editor again.
func (c DeleteScale) Plan(v View, by Author) (Plan, error) {
	scale, err := v.Scale(c.ID)
	if err != nil {
		return Plan{}, err
	}
	if _, own := BuiltInScale(scale.ID); own {
		return Plan{}, Faultf(Refused, "“%s” comes with Galley and stays.", scale.Name)
	}
	given, err := v.GivenLabels(scale.ID)
	if err != nil {
		return Plan{}, err
	}
	n := 0
	for _, times := range given {
		n += times
	}
	if n > 0 {
		return Plan{}, Faultf(Refused, "%s, so the scale “%s” stays.",
			Countf(n, "%d verdict was given on it", "%d verdicts were given on it"), scale.Name)
	}
	plan := Plan{What: Sayf("Deleted the scale “%s”", scale.Name), Edits: []Edit{Remove(scale, by.At)}}
	all, err := v.Collections()
	if err != nil {
		return Plan{}, err
	}
	for _, collection := range all {
		if collection.ScaleID == scale.ID {
			after := collection
			after.ScaleID = ""
			plan.Edits = append(plan.Edits, Edit{Before: collection, After: after})
		}
	}
	return plan, nil
}

// apply changes a scale; given counts the verdicts by the labels they were given under.
func (f ScaleFields) apply(v View, s *Scale, given map[string]int) error {
	if f.Name != nil {
		name := prose.Flatten(*f.Name)
		if name == "" {
			return Faultf(Invalid, "A scale needs a name.")
		}
		other, err := v.Scale(name)
		switch {
		case err != nil && !HasCode(err, NotFound):
			return err
		case err == nil && other.ID != s.ID:
			return Faultf(Refused, "There is already a scale “%s”. Choose another name.", other.Name)
		}
		s.Name = name
	}
	if f.Ordered != nil {
		s.Ordered = *f.Ordered
	}
	if f.Ratings != nil {
		if err := s.rate(f.Ratings, given); err != nil {
			return err
		}
	}
	if f.Ends != nil {
		s.Best, s.Worst = f.Ends.Best, f.Ends.Worst
	}
	return s.numbers()
}

// numbers refuses numbers that say nothing.
func (s *Scale) numbers() error {
	for _, n := range []*float64{s.Best, s.Worst} {
		if n != nil && (math.IsNaN(*n) || math.IsInf(*n, 0)) {
			return Faultf(Invalid, "The numbers at the ends of a scale must be numbers.")
		}
	}
	if best, worst, ok := s.Bounds(); ok {
		for _, r := range s.Ratings {
			if r.Value != nil && (*r.Value < min(best, worst) || *r.Value > max(best, worst)) {
				return Faultf(Invalid, "The number of “%s” lies outside of the scale, which goes from %v to %v.", r.Label, worst, best)
			}
		}
		if best == worst && (s.Best != nil || s.Worst != nil) {
			return Faultf(Invalid, "The best and the worst number of a scale must differ.")
		}
	}
	return nil
}

// Bounds are the numbers at the ends of the scale, best and worst; ok is whether a rating has a number.
func (s Scale) Bounds() (best, worst float64, ok bool) {
	for _, r := range s.Ratings {
		if r.Value == nil {
			continue
		}
		if !ok {
			best, worst, ok = *r.Value, *r.Value, true
		}
		best, worst = max(best, *r.Value), min(worst, *r.Value)
	}
	if s.Best != nil {
		best = *s.Best
	}
	if s.Worst != nil {
		worst = *s.Worst
	}
	return best, worst, ok
}

// rate gives the scale its ratings.
func (s *Scale) rate(fields []RatingFields, given map[string]int) error {
	if len(fields) == 0 {
		return noRating()
	}
	if len(fields) > mostRatings {
		return Faultf(Invalid, "A scale has %d ratings at most.", mostRatings)
	}
	was := Scale{Ratings: s.Ratings, Renamed: s.Renamed}
	var all []Rating
	kept := map[string]bool{}
	var renamed []Renaming
	for _, f := range fields {
		r, err := f.cleaned()
		if err != nil {
			return err
		}
		if slices.ContainsFunc(all, func(o Rating) bool { return strings.EqualFold(o.Label, r.Label) }) {
			return Faultf(Invalid, "Two ratings would be called “%s”. Give one of them another label. Nothing was changed.", r.Label)
		}
		all = append(all, r)
		if f.Now == "" {
			continue
		}
		old, is := was.Rating(f.Now)
		if !is || kept[old.Label] {
			return Faultf(NotFound, "There is no rating “%s” on the scale, so it was not changed.", passage.Shorten(prose.Flatten(f.Now), 60))
		}
		kept[old.Label] = true
		if !strings.EqualFold(old.Label, r.Label) {
			renamed = append(renamed, Renaming{From: old.Label, To: r.Label})
		}
	}
	for _, r := range was.Ratings {
		if n := was.givenAs(r.Label, given); n > 0 && !kept[r.Label] {
			return Faultf(Refused, "“%s” was given %s, so it cannot be taken off the scale. It can be renamed. Nothing was changed.",
				r.Label, Countf(n, "%d time", "%d times"))
		}
	}
	now := Scale{Ratings: all, Renamed: append(slices.Clone(s.Renamed), renamed...)}
	for label := range given { // each verdict is of the rating that it was of before
		before, had := was.Rating(label)
		after, has := now.Rating(label)
		if !had {
			continue
		}
		i := slices.IndexFunc(fields, func(f RatingFields) bool { return strings.EqualFold(f.Now, before.Label) })
		if !has || i < 0 || !strings.EqualFold(all[i].Label, after.Label) {
			return Faultf(Refused, "“%s” is what another rating was called when verdicts were given under it. Choose another label. Nothing was changed.",
				after.Label)
		}
	}
	s.Ratings, s.Renamed = all, now.Renamed
	return nil
}

// givenAs is how many verdicts are of the rating with a label, under whatever name it had.
func (s Scale) givenAs(label string, given map[string]int) int {
	n := 0
	for was, times := range given {
		if r, ok := s.Rating(was); ok && r.Label == label {
			n += times
		}
	}
	return n
}

// cleaned is the rating as it will be stored.
func (f RatingFields) cleaned() (Rating, error) {
	r := f.Rating
	r.Label, r.Meaning, r.Mark = prose.Flatten(r.Label), prose.Flatten(r.Meaning), prose.Flatten(r.Mark)
	r.Colour = strings.ToLower(strings.TrimSpace(r.Colour))
	switch {
	case r.Label == "":
		return r, Faultf(Invalid, "A rating needs a label. Nothing was changed.")
	case r.Mark == "":
		return r, Faultf(Invalid, "“%s” needs a sign of one or two letters: ratings are told apart without colour too.", r.Label)
	case len([]rune(r.Mark)) > mostMark:
		return r, Faultf(Invalid, "The sign “%s” is too long: one or two letters stand beside each claim.", passage.Shorten(r.Mark, 20))
	case r.Tone < ToneNone || r.Tone > ToneFalse:
		return r, Faultf(Invalid, "The colour of “%s” is none of the scale’s colours.", r.Label)
	case r.Colour != "" && !hexColour.MatchString(r.Colour):
		return r, Faultf(Invalid, "“%s” is not a colour: write it as #2e7d32.", passage.Shorten(r.Colour, 20))
	case r.Value != nil && (math.IsNaN(*r.Value) || math.IsInf(*r.Value, 0)):
		return r, Faultf(Invalid, "The number of “%s” is no number.", r.Label)
	}
	return r, nil
}
