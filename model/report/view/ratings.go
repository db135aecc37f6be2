package view

import (
	"slices"
	"strings"

	"galley/model"
)

// inWords puts the ratings of the scales that Galley comes with into the language of the
// report, as the words they are read in. A scale that people made has their own words.
func (w *Words) inWords(c Chosen) Chosen {
	if w.Lang == "en" {
		return c
	}
	c.Scales = w.scales(c.Scales)
	c.Dossiers = slices.Clone(c.Dossiers)
	for i := range c.Dossiers {
		d := &c.Dossiers[i]
		d.Scale, d.Scales = w.scale(d.Scale), w.scales(d.Scales)
		d.Verdicts = slices.Clone(d.Verdicts)
		for j := range d.Verdicts {
			d.Verdicts[j].Rating = w.Rating(d.Verdicts[j].ScaleID, d.Verdicts[j].Rating)
		}
	}
	return c
}

func (w *Words) scales(all []model.Scale) []model.Scale {
	own := make([]model.Scale, len(all))
	for i, s := range all {
		own[i] = w.scale(s)
	}
	return own
}

func (w *Words) scale(s model.Scale) model.Scale {
	if name, ok := model.BuiltInScale(s.ID); ok && name == s.Name {
		s.Name = w.Say("scale_" + slug(s.ID))
	}
	s.Ratings = slices.Clone(s.Ratings)
	for i, r := range s.Ratings {
		s.Ratings[i].Label = w.Rating(s.ID, r.Label)
		if built, ok := model.BuiltInRating(s.ID, r.Label); ok && built.Meaning == r.Meaning {
			s.Ratings[i].Meaning = w.Say("meaning_" + slug(s.ID) + "_" + slug(r.Label))
		}
	}
	return s
}

// Rating is a rating's label in the language of the report.
func (w *Words) Rating(scaleID, label string) string {
	if _, ok := model.BuiltInRating(scaleID, label); !ok || w.Lang == "en" {
		return label
	}
	return w.Say("rating_" + slug(label))
}

// slug is a label as ids of words have it.
func slug(label string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(label))
}
