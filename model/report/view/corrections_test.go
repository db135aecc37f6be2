package view_test

import (
	"slices"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func TestTheCorrectionsLogTellsWhatChangedAfterItMayHaveBeenPublished(t *testing.T) {
	verdict := func(id, rating, reasoning, at, signed string) model.Verdict {
		return model.Verdict{ID: id, ClaimID: "c0", ScaleID: model.BuiltInScales()[0].ID, Rating: rating, Reasoning: reasoning, By: "Ann",
			At: model.Stamp(at), SignedAt: model.Stamp(signed)}
	}
	claim := func(wording, deleted string) model.Claim {
		return model.Claim{ID: "c0", Wording: wording, Deleted: model.Stamp(deleted)}
	}
	changing := func(id, proposed string, cut bool, at, signed string) model.Verdict {
		v := verdict(id, model.OutcomeChange, "", at, signed)
		v.ScaleID, v.Proposed, v.Cut = model.DeskScale, proposed, cut
		return v
	}
	closed := func(as model.ClosedAs) model.Claim {
		c := claim("600 miles", "")
		c.Closed = as
		return c
	}
	signed := model.Event{At: "2026-11-20T08:00:00.000Z", Edits: []model.Edit{
		model.Create(changing("1", "610 miles", false, "2026-11-20T08:00:00.000Z", "2026-11-20T08:00:00.000Z"))}}
	const first, noon, next = "2026-11-20T08:00:00.000Z", "2026-11-20T12:00:00.000Z", "2026-11-22T08:00:00.000Z"
	for _, test := range []struct {
		name     string
		verdicts []model.Verdict
		events   []model.Event // oldest first
		gone     bool
		want     []string
	}{
		{name: "a slip of the key within the day", verdicts: []model.Verdict{verdict("1", "True", "", first, ""),
			verdict("2", "False", "", noon, "")}},
		{name: "a rating that had been signed off", verdicts: []model.Verdict{verdict("1", "True", "", first, first),
			verdict("2", "False", "", noon, "")},
			want: []string{"20 November 2026 Claim 1: the rating was changed from “True” to “False”."}},
		{name: "a rating of another day", verdicts: []model.Verdict{verdict("1", "True", "", first, ""), verdict("2", "False", "", next, "")},
			want: []string{"22 November 2026 Claim 1: the rating was changed from “True” to “False”."}},
		{name: "other reasons", verdicts: []model.Verdict{verdict("1", "True", "a", first, first), verdict("2", "True", "b", next, "")},
			want: []string{"22 November 2026 Claim 1: the reasoning was changed."}},
		{name: "the same verdict confirmed", verdicts: []model.Verdict{verdict("1", "True", "a", first, first),
			verdict("2", "True", "a", next, "")}},
		{name: "a verdict that was set aside", verdicts: []model.Verdict{{ID: "1", Rating: "True", At: first, SetAside: noon},
			verdict("2", "False", "", next, "")}},
		{name: "a wording changed, twice", verdicts: []model.Verdict{verdict("1", "True", "", first, first)},
			events: []model.Event{
				{At: first, Edits: []model.Edit{model.Create(verdict("1", "True", "", first, first))}},
				{At: noon, Edits: []model.Edit{{Before: claim("600 miles", ""), After: claim("six hundred miles", "")}}},
				{At: next, Edits: []model.Edit{{Before: claim("six hundred miles", ""), After: claim("some 600 miles", "")}}},
			}, want: []string{"22 November 2026 Claim 1: the wording was changed; it was “600 miles”."}},
		{name: "a wording changed and back again", verdicts: []model.Verdict{verdict("1", "True", "", first, first)},
			events: []model.Event{
				{At: first, Edits: []model.Edit{model.Create(verdict("1", "True", "", first, first))}},
				{At: noon, Edits: []model.Edit{{Before: claim("600 miles", ""), After: claim("six", "")}}},
				{At: next, Edits: []model.Edit{{Before: claim("six", ""), After: claim("600 miles", "")}}},
			}},
		{name: "other words proposed after the sign-off", verdicts: []model.Verdict{changing("1", "610 miles", false, first, first),
			changing("2", "620 miles", false, noon, "")},
			want: []string{"20 November 2026 Claim 1: the proposed wording was changed; it was “610 miles”."}},
		{name: "words in place of a cut", verdicts: []model.Verdict{changing("1", "", true, first, ""), changing("2", "620 miles", false, next, "")},
			want: []string{"22 November 2026 Claim 1: what is proposed was changed; it was a cut."}},
		{name: "words where there were none", verdicts: []model.Verdict{changing("1", "", false, first, ""), changing("2", "6", false, next, "")},
			want: []string{"22 November 2026 Claim 1: a change of the passage was proposed."}},
		{name: "other words proposed within the day", verdicts: []model.Verdict{changing("1", "610 miles", false, first, ""),
			changing("2", "620 miles", false, noon, "")}},
		{name: "other words that their editor proposed on another day", verdicts: []model.Verdict{changing("1", "620 miles", false, next, "")},
			events: []model.Event{
				{At: first, Edits: []model.Edit{model.Create(changing("1", "610 miles", false, first, ""))}},
				{At: noon, Edits: []model.Edit{{Before: changing("1", "610 miles", false, first, ""), After: changing("1", "611 miles", false, noon, "")}}},
				{At: next, Edits: []model.Edit{{Before: changing("1", "611 miles", false, noon, ""), After: changing("1", "620 miles", false, next, "")}}},
			}, want: []string{"22 November 2026 Claim 1: the proposed wording was changed; it was “611 miles”."}},
		{name: "a claim closed after the sign-off", verdicts: []model.Verdict{changing("1", "610 miles", false, first, first)},
			events: []model.Event{signed, {At: noon, Edits: []model.Edit{{Before: closed(""), After: closed(model.TakenOver)}}}},
			want:   []string{"20 November 2026 Claim 1 was closed: the proposed correction was taken over."}},
		{name: "a claim closed as removed, in two steps", verdicts: []model.Verdict{changing("1", "610 miles", false, first, first)},
			events: []model.Event{signed, {At: noon, Edits: []model.Edit{{Before: closed(""), After: closed(model.TakenOver)}}},
				{At: next, Edits: []model.Edit{{Before: closed(model.TakenOver), After: closed(model.Removed)}}}},
			want: []string{"22 November 2026 Claim 1 was closed: the passage was rightly removed."}},
		{name: "a claim closed and opened again", verdicts: []model.Verdict{changing("1", "610 miles", false, first, first)},
			events: []model.Event{signed, {At: noon, Edits: []model.Edit{{Before: closed(""), After: closed(model.TakenOver)}}},
				{At: next, Edits: []model.Edit{{Before: closed(model.TakenOver), After: closed("")}}}}},
		{name: "a claim closed that had no verdict",
			events: []model.Event{{At: noon, Edits: []model.Edit{{Before: closed(""), After: closed(model.Removed)}}}}},
		{name: "a claim withdrawn", gone: true,
			events: []model.Event{
				{At: first, Edits: []model.Edit{model.Create(verdict("1", "True", "", first, first))}},
				{At: next, Edits: []model.Edit{{Before: claim("600 miles", ""), After: claim("600 miles", next)}}},
			}, want: []string{"22 November 2026 The claim “600 miles” was withdrawn; its rating was “True”."}},
		{name: "a claim withdrawn that had no verdict", gone: true,
			events: []model.Event{{At: next, Edits: []model.Edit{{Before: claim("600 miles", ""), After: claim("600 miles", next)}}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := sample.Content(t, "Some 600 miles of border.", "600 miles")
			c.Dossiers[0].Verdicts = test.verdicts
			if test.gone {
				c.Dossiers = nil
			}
			slices.Reverse(test.events)
			c.Events = test.events
			if p, err := reportOf(c); err != nil || len(p.Corrections) != 0 {
				t.Errorf("nobody asked, and the log is %+v, %v", p.Corrections, err)
			}
			c.Choices.Corrections = true
			p, err := reportOf(c)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, line := range p.Corrections {
				got = append(got, line.On+" "+line.Text)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("the log is %q, want %q", got, test.want)
			}
		})
	}
}

func TestANewVersionOfTheArticleIsInTheCorrectionsLog(t *testing.T) {
	c := sample.Content(t, "Some 600 miles of border.")
	c.Version.Number, c.Version.Added = 2, "2026-11-21T08:00:00.000Z"
	c.Others = []model.Version{{Number: 1, Added: "2026-11-20T08:00:00.000Z"}, {Number: 3, Added: "2026-11-22T08:00:00.000Z"}}
	c.Choices.Corrections = true
	p, err := reportOf(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Corrections) != 1 || p.Corrections[0].Text != "The article was corrected: version 2 of its text came in." {
		t.Errorf("the log is %+v", p.Corrections)
	}
}

func reportOf(c view.Content) (view.Report, error) {
	chosen, err := c.Choose()
	if err != nil {
		return view.Report{}, err
	}
	return view.Of(chosen)
}
