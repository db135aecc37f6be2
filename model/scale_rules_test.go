package model

import "math"

var nan = math.NaN()

func scaleRules() []ruleTest {
	ours := Scale{ID: "ours", Name: "House", Ordered: true, Ratings: []Rating{
		{Label: "Right", Mark: "r", Tone: ToneTrue}, {Label: "Wrong", Mark: "w", Tone: ToneFalse}}}
	renamed := but(ours, func(s *Scale) {
		s.Ratings = []Rating{{Label: "Holds", Mark: "h"}, {Label: "Wrong", Mark: "w"}}
		s.Renamed = []Renaming{{From: "Right", To: "Holds"}}
	})
	given := func(label string) Record {
		v := rated("w1", label, "Bob")
		v.ScaleID = "ours"
		return v
	}
	rows := func(labels ...string) []RatingFields {
		var all []RatingFields
		for i := 0; i+1 < len(labels); i += 2 {
			all = append(all, RatingFields{Now: labels[i], Rating: Rating{Label: labels[i+1], Mark: labels[i+1][:1]}})
		}
		return all
	}
	named := func(name string, rows []RatingFields) ScaleFields { return ScaleFields{Name: &name, Ratings: rows} }
	edit := func(f ScaleFields) EditScale { return EditScale{ID: "ours", Fields: f} }
	one := func(r Rating) ScaleFields { return named("New", []RatingFields{{Rating: r}}) }
	collection := Collection{ID: "k", Name: "Wars", ScaleID: "ours", Created: testThen}
	return []ruleTest{
		{name: "makes a scale of the desk's own", do: AddScale{Fields: named(" Our \n way ", rows("", "Fine", "", "Bad"))}, want: []string{
			"add scale: Made the scale “Our way”",
			"+ scale new1 Name=Our way Ratings=[{Fine  F 0 <nil> } {Bad  B 0 <nil> }]",
		}},
		{name: "takes an own colour and the numbers at its ends", do: AddScale{ID: "mine", Fields: ScaleFields{Name: p("Mine"), Ordered: p(true),
			Ratings: []RatingFields{{Rating: Rating{Label: "Good", Mark: "+", Colour: "#2E7D32"}}},
			Ends:    &ScaleEnds{Best: number(5), Worst: number(0)}}}, want: []string{
			"add scale: Made the scale “Mine”",
			"+ scale mine Name=Mine Ordered=true Ratings=[{Good  + 0 <nil> #2e7d32}] Best=5 Worst=0",
		}},
		{name: "refuses one without a name", do: AddScale{Fields: ScaleFields{Ratings: rows("", "Fine")}}, want: []string{
			"invalid: A scale needs a name.",
		}},
		{name: "refuses one whose name is blank", do: AddScale{Fields: named("  ", rows("", "Fine"))}, want: []string{
			"invalid: A scale needs a name.",
		}},
		{name: "refuses a name that another scale has", given: []Record{ours}, do: AddScale{Fields: named("HOUSE", rows("", "Fine"))}, want: []string{
			"refused: There is already a scale “House”. Choose another name.",
		}},
		{name: "refuses one without a rating", do: AddScale{Fields: named("New", nil)}, want: []string{
			"invalid: A scale needs a rating at least. Nothing was changed.",
		}},
		{name: "refuses an empty list of ratings", do: AddScale{Fields: named("New", []RatingFields{})}, want: []string{
			"invalid: A scale needs a rating at least. Nothing was changed.",
		}},
		{name: "refuses two labels alike, capitals aside", do: AddScale{Fields: named("New", rows("", "Fine", "", "FINE"))}, want: []string{
			"invalid: Two ratings would be called “FINE”. Give one of them another label. Nothing was changed.",
		}},
		{name: "refuses a rating without a label", do: AddScale{Fields: one(Rating{Mark: "+"})}, want: []string{
			"invalid: A rating needs a label. Nothing was changed.",
		}},
		{name: "refuses a rating without a sign", do: AddScale{Fields: one(Rating{Label: "Fine"})}, want: []string{
			"invalid: “Fine” needs a sign of one or two letters: ratings are told apart without colour too.",
		}},
		{name: "refuses a sign of a word", do: AddScale{Fields: one(Rating{Label: "Fine", Mark: "fine"})}, want: []string{
			"invalid: The sign “fine” is too long: one or two letters stand beside each claim.",
		}},
		{name: "refuses what is no colour", do: AddScale{Fields: one(Rating{Label: "Fine", Mark: "f", Colour: "green"})}, want: []string{
			"invalid: “green” is not a colour: write it as #2e7d32.",
		}},
		{name: "refuses what is no tone", do: AddScale{Fields: one(Rating{Label: "Fine", Mark: "f", Tone: 9})}, want: []string{
			"invalid: The colour of “Fine” is none of the scale’s colours.",
		}},
		{name: "refuses what is no number", do: AddScale{Fields: one(Rating{Label: "Fine", Mark: "f", Value: number(nan)})}, want: []string{
			"invalid: The number of “Fine” is no number.",
		}},
		{name: "refuses a number outside of its ends", do: AddScale{Fields: ScaleFields{Name: p("New"),
			Ratings: []RatingFields{{Rating: Rating{Label: "Fine", Mark: "f", Value: number(7)}}}, Ends: &ScaleEnds{Best: number(5), Worst: number(1)}}}, want: []string{
			"invalid: The number of “Fine” lies outside of the scale, which goes from 1 to 5.",
		}},
		{name: "refuses ends that are no numbers", do: AddScale{Fields: ScaleFields{Name: p("New"), Ratings: rows("", "Fine"), Ends: &ScaleEnds{Best: number(nan)}}}, want: []string{
			"invalid: The numbers at the ends of a scale must be numbers.",
		}},
		{name: "refuses ends that are one", do: AddScale{Fields: ScaleFields{Name: p("New"),
			Ratings: []RatingFields{{Rating: Rating{Label: "Fine", Mark: "f", Value: number(5)}}}, Ends: &ScaleEnds{Best: number(5), Worst: number(5)}}}, want: []string{
			"invalid: The best and the worst number of a scale must differ.",
		}},
		{name: "refuses more ratings than anybody tells apart", do: AddScale{Fields: named("New", make([]RatingFields, mostRatings+1))}, want: []string{
			"invalid: A scale has 200 ratings at most.",
		}},

		{name: "renames a scale", given: []Record{ours}, do: edit(ScaleFields{Name: p("Office")}), want: []string{
			"edit scale: Renamed the scale “House” to “Office”",
			"~ scale ours Name=House→Office",
		}},
		{name: "keeps what a renamed rating was called", given: []Record{ours, given("Right")}, do: edit(ScaleFields{Ratings: rows("Right", "Holds", "Wrong", "Wrong")}), want: []string{
			"edit scale: Changed the scale “House”",
			"~ scale ours Ratings=[{Right  r 1 <nil> } {Wrong  w 5 <nil> }]→[{Holds  H 0 <nil> } {Wrong  W 0 <nil> }] Renamed=→[{Right Holds}]",
		}},
		{name: "changes the order", given: []Record{ours, given("Right")}, do: edit(ScaleFields{Ordered: p(false), Ratings: rows("Wrong", "Wrong", "Right", "Right")}), want: []string{
			"edit scale: Changed the scale “House”",
			"~ scale ours Ordered=true→ Ratings=[{Right  r 1 <nil> } {Wrong  w 5 <nil> }]→[{Wrong  W 0 <nil> } {Right  R 0 <nil> }]",
		}},
		{name: "takes a rating off that was never given", given: []Record{ours, given("Right")}, do: edit(ScaleFields{Ratings: rows("Right", "Right")}), want: []string{
			"edit scale: Changed the scale “House”",
			"~ scale ours Ratings=[{Right  r 1 <nil> } {Wrong  w 5 <nil> }]→[{Right  R 0 <nil> }]",
		}},
		{name: "refuses to lose a rating that was given", given: []Record{ours, given("Right")}, do: edit(ScaleFields{Ratings: rows("Wrong", "Wrong")}), want: []string{
			"refused: “Right” was given 1 time, so it cannot be taken off the scale. It can be renamed. Nothing was changed.",
		}},
		{name: "refuses to lose one that was given under its old label", given: []Record{renamed, given("Right")}, do: edit(ScaleFields{Ratings: rows("Wrong", "Wrong")}), want: []string{
			"refused: “Holds” was given 1 time, so it cannot be taken off the scale. It can be renamed. Nothing was changed.",
		}},
		{name: "gives a rating its old label back", given: []Record{renamed, given("Right")}, do: edit(ScaleFields{Ratings: rows("Holds", "Right", "Wrong", "Wrong")}), want: []string{
			"edit scale: Changed the scale “House”",
			"~ scale ours Ratings=[{Holds  h 0 <nil> } {Wrong  w 0 <nil> }]→[{Right  R 0 <nil> } {Wrong  W 0 <nil> }] Renamed=[{Right Holds}]→[{Right Holds} {Holds Right}]",
		}},
		{name: "refuses a label under which verdicts of another rating were given", given: []Record{renamed, given("Right")},
			do: edit(ScaleFields{Ratings: rows("Holds", "Holds", "Wrong", "Right")}), want: []string{
				"refused: “Right” is what another rating was called when verdicts were given under it. Choose another label. Nothing was changed.",
			}},
		{name: "refuses to swap two labels under which verdicts were given", given: []Record{ours, given("Right")},
			do: edit(ScaleFields{Ratings: rows("Right", "Wrong", "Wrong", "Right")}), want: []string{
				"refused: “Right” is what another rating was called when verdicts were given under it. Choose another label. Nothing was changed.",
			}},
		{name: "refuses a rating that the scale does not have", given: []Record{ours}, do: edit(ScaleFields{Ratings: rows("Left", "Right")}), want: []string{
			"not_found: There is no rating “Left” on the scale, so it was not changed.",
		}},
		{name: "leaves a scale of Galley's own", do: EditScale{ID: "truth", Fields: ScaleFields{Name: p("Ours")}}, want: []string{
			"refused: “Truth” comes with Galley and stays as it is. Copy it under another name, and change the copy.",
		}},
		{name: "refuses an unknown scale", do: EditScale{ID: "x"}, want: []string{
			"not_found: There is no scale called “x” in this library.",
		}},
		{name: "leaves what is so already", given: []Record{ours}, do: edit(ScaleFields{Name: p("House")})},

		{name: "deletes a scale that nobody used, and lets collections choose again", given: []Record{ours, collection}, do: DeleteScale{"ours"}, want: []string{
			"delete scale: Deleted the scale “House”",
			"- scale ours",
			"~ collection k ScaleID=ours→",
		}},
		{name: "refuses to delete a scale that was used", given: []Record{ours, given("Right")}, do: DeleteScale{"ours"}, want: []string{
			"refused: 1 verdict was given on it, so the scale “House” stays.",
		}},
		{name: "deletes no scale of Galley's own", do: DeleteScale{"truth"}, want: []string{
			"refused: “Truth” comes with Galley and stays.",
		}},
		{name: "deletes no unknown scale", do: DeleteScale{"x"}, want: []string{
			"not_found: There is no scale called “x” in this library.",
		}},
	}
}
