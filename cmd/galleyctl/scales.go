package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/disk"
)

type scaleCommand struct {
	List   scaleList   `cmd:"" help:"List the scales and their ratings."`
	Add    scaleAdd    `cmd:"" help:"Make a scale of your own."`
	Edit   scaleEdit   `cmd:"" help:"Change a scale of your own. A rating that was given can be renamed, not lost."`
	Delete scaleDelete `cmd:"" help:"Delete a scale of your own that no verdict was given on."`
}

type scaleList struct{}

func (c *scaleList) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	scales, err := lib.Scales(d.ctx)
	if err != nil {
		return err
	}
	return d.print(scales, func(w io.Writer) {
		for _, s := range scales {
			printScale(w, s)
		}
	})
}

func printScale(w io.Writer, s model.Scale) {
	fmt.Fprintln(w, s.Name)
	for _, r := range s.Ratings {
		fmt.Fprintf(w, "  %s %s\t%s\n", r.Mark, r.Label, r.Meaning)
	}
}

// ratingHelp says how a rating is written on the command line.
const ratingHelp = "“label | sign | meaning | colour | number”: colour is true, mostly-true, mixed, mostly-false, false, none or #rrggbb."

// mostScale is how many bytes a scale's file may have: far more than one has.
const mostScale = 1 << 20

type scaleAdd struct {
	Name    string   `arg:"" help:"The scale's name."`
	Rating  []string `sep:"none" help:"A rating, in the scale's order (once each): ${rating}"`
	From    string   `help:"Read the ratings from a JSON file, as scale list prints them." placeholder:"FILE"`
	Ordered bool     `help:"The ratings go from one end to the other."`
	Best    *float64 `help:"The best number (default: the highest)."`
	Worst   *float64 `help:"The worst number (default: the lowest)."`
}

func (c *scaleAdd) Run(d *invocation) error {
	fields := model.ScaleFields{Name: &c.Name, Ordered: &c.Ordered, Ends: &model.ScaleEnds{Best: c.Best, Worst: c.Worst}}
	if c.From != "" {
		data, err := disk.Read(c.From, mostScale)
		if err != nil {
			return model.ReadFault(err, c.From, "nothing was changed")
		}
		var like model.Scale
		if err := json.Unmarshal(data, &like); err != nil {
			return model.Wrap(model.Invalid, err, "%s is not a scale as scale list --json prints one. Nothing was changed.", c.From)
		}
		for _, r := range like.Ratings {
			fields.Ratings = append(fields.Ratings, model.RatingFields{Rating: r})
		}
		fields.Ordered = &like.Ordered
	}
	for _, text := range c.Rating {
		r, err := readRating(text)
		if err != nil {
			return err
		}
		fields.Ratings = append(fields.Ratings, model.RatingFields{Rating: r})
	}
	change, err := d.apply(model.AddScale{Fields: fields})
	if err != nil {
		return err
	}
	return d.showScale(change.Created(model.NounScale))
}

type scaleEdit struct {
	Scale   string            `arg:"" help:"The scale's name or id."`
	Name    *string           `help:"Another name."`
	Rename  map[string]string `help:"Give a rating another label: OLD=NEW." placeholder:"OLD=NEW"`
	Rating  []string          `sep:"none" help:"Add a rating, or change the one with this label: ${rating}"`
	Remove  []string          `sep:"none" help:"Take a rating off that was never given." placeholder:"LABEL"`
	Ordered *bool             `help:"The ratings go from one end to the other." negatable:""`
	Best    *float64          `help:"The best number."`
	Worst   *float64          `help:"The worst number."`
}

func (c *scaleEdit) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	scale, err := lib.Scale(d.ctx, c.Scale)
	if err != nil {
		return err
	}
	fields := model.ScaleFields{Name: c.Name, Ordered: c.Ordered}
	if c.Best != nil || c.Worst != nil {
		fields.Ends = &model.ScaleEnds{Best: scale.Best, Worst: scale.Worst}
		if c.Best != nil {
			fields.Ends.Best = c.Best
		}
		if c.Worst != nil {
			fields.Ends.Worst = c.Worst
		}
	}
	if len(c.Rename)+len(c.Rating)+len(c.Remove) > 0 {
		if fields.Ratings, err = c.ratings(scale); err != nil {
			return err
		}
	}
	if _, err := d.apply(model.EditScale{ID: scale.ID, Fields: fields}); err != nil {
		return err
	}
	return d.showScale(scale.ID)
}

// ratings are those of the scale as they are to be.
func (c *scaleEdit) ratings(scale model.Scale) ([]model.RatingFields, error) {
	all := []model.RatingFields{}
	for _, r := range scale.Ratings {
		all = append(all, model.RatingFields{Now: r.Label, Rating: r})
	}
	find := func(label string) int {
		r, ok := scale.Rating(label)
		return slices.IndexFunc(all, func(f model.RatingFields) bool { return ok && f.Now == r.Label })
	}
	missing := func(label string) error {
		return model.Faultf(model.NotFound, "There is no rating “%s” on the scale “%s”. Nothing was changed.", label, scale.Name)
	}
	for old, label := range c.Rename {
		i := find(old)
		if i < 0 {
			return nil, missing(old)
		}
		all[i].Label = label
	}
	for _, text := range c.Rating {
		r, err := readRating(text)
		if err != nil {
			return nil, err
		}
		if i := find(r.Label); i >= 0 {
			all[i].Rating = r
		} else {
			all = append(all, model.RatingFields{Rating: r})
		}
	}
	for _, label := range c.Remove {
		i := find(label)
		if i < 0 {
			return nil, missing(label)
		}
		all = slices.Delete(all, i, i+1)
	}
	return all, nil
}

type scaleDelete struct {
	Scale string `arg:"" help:"The scale's name or id."`
}

func (c *scaleDelete) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	scale, err := lib.Scale(d.ctx, c.Scale)
	if err != nil {
		return err
	}
	change, err := d.apply(model.DeleteScale{ID: scale.ID})
	if err != nil {
		return err
	}
	return d.print(scale, func(w io.Writer) { fmt.Fprintln(w, change.Event.What) })
}

// showScale prints one scale as it is now.
func (d *invocation) showScale(id string) error {
	scale, err := d.lib.Scale(d.ctx, id)
	if err != nil {
		return err
	}
	return d.print(scale, func(w io.Writer) { printScale(w, scale) })
}

// toneNames are the colours of Galley's own scales, as they are written on the command line.
var toneNames = []string{model.ToneNone: "none", model.ToneTrue: "true", model.ToneMostlyTrue: "mostly-true", model.ToneMixed: "mixed",
	model.ToneMostlyFalse: "mostly-false", model.ToneFalse: "false"}

// readRating reads a rating as ratingHelp says.
func readRating(text string) (model.Rating, error) {
	parts := strings.Split(text, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) < 2 || len(parts) > 5 {
		return model.Rating{}, usagef("a rating is written %s", ratingHelp)
	}
	parts = append(parts, "", "", "")[:5]
	r := model.Rating{Label: parts[0], Mark: parts[1], Meaning: parts[2]}
	if i := slices.Index(toneNames, strings.ToLower(parts[3])); i >= 0 {
		r.Tone = model.Tone(i)
	} else {
		r.Colour = parts[3] // the command refuses what is none
	}
	if parts[4] != "" {
		n, err := strconv.ParseFloat(parts[4], 64)
		if err != nil {
			return r, model.Faultf(model.Invalid, "The number of “%s” is no number.", r.Label)
		}
		r.Value = &n
	}
	return r, nil
}
