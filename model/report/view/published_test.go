package view_test

import (
	"slices"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// Only what was changed after the check was published is a correction, whatever was signed off or
// stood to another day before.
func TestOnlyWhatChangedAfterPublicationIsACorrection(t *testing.T) {
	const before, draft, moment, after, later, next = "2026-11-18T08:00:00.000Z", "2026-11-19T08:00:00.000Z", "2026-11-20T08:00:00.000Z",
		"2026-11-20T09:00:00.000Z", "2026-11-20T10:00:00.000Z", "2026-11-22T08:00:00.000Z"
	verdict := func(id, rating, reasoning string, at model.Stamp) model.Verdict {
		return model.Verdict{ID: id, ClaimID: "c0", ScaleID: model.DefaultScale, Rating: rating, Reasoning: reasoning, By: "Ann", At: at}
	}
	made := func(id string, v model.Verdict) model.Event {
		return model.Event{ID: id, Kind: model.Did, At: v.At, Edits: []model.Edit{model.Create(v)}}
	}
	amended := func(id string, at model.Stamp, was, now string) model.Event {
		return model.Event{ID: id, Kind: model.Did, At: at, Edits: []model.Edit{{Before: verdict("1", "True", was, before), After: verdict("1", "True", now, at)}}}
	}
	claim := func(wording string, deleted model.Stamp) model.Claim {
		return model.Claim{ID: "c0", Wording: wording, Deleted: deleted}
	}
	worded := func(id string, at model.Stamp, was, now string) model.Event {
		return model.Event{ID: id, Kind: model.Did, At: at, Edits: []model.Edit{{Before: claim(was, ""), After: claim(now, "")}}}
	}
	first := verdict("1", "True", "a", before)
	for _, test := range []struct {
		name     string
		verdicts []model.Verdict
		events   []model.Event // oldest first
		gone     bool
		versions []model.Version
		want     []string
		event    string
	}{
		{name: "a rating that was changed before, on another day", verdicts: []model.Verdict{first, verdict("2", "False", "a", draft)}},
		{name: "a rating that was changed within the day", verdicts: []model.Verdict{first, verdict("2", "False", "a", after)},
			events: []model.Event{made("e1", first), made("e2", verdict("2", "False", "a", after))}, event: "e2",
			want: []string{"20 November 2026 Claim 1: the rating was changed from “True” to “False”."}},
		{name: "a slip of the key after it", verdicts: []model.Verdict{first, verdict("2", "Mixed", "a", after), verdict("3", "False", "a", later)},
			want: []string{"20 November 2026 Claim 1: the rating was changed from “True” to “False”."}},
		{name: "a slip of the key that was put right", verdicts: []model.Verdict{first, verdict("2", "Mixed", "a", after), verdict("3", "True", "a", later)}},
		{name: "two corrections", verdicts: []model.Verdict{first, verdict("2", "Mixed", "a", after), verdict("3", "False", "a", next)},
			want: []string{"20 November 2026 Claim 1: the rating was changed from “True” to “Mixed”.",
				"22 November 2026 Claim 1: the rating was changed from “Mixed” to “False”."}},
		{name: "reasons that were written on", verdicts: []model.Verdict{verdict("1", "True", "b", after)},
			events: []model.Event{made("e1", first), amended("e2", after, "a", "b")}, event: "e2",
			want: []string{"20 November 2026 Claim 1: the reasoning was changed."}},
		{name: "reasons that were written on before", verdicts: []model.Verdict{verdict("1", "True", "b", draft)},
			events: []model.Event{made("e1", first), amended("e2", draft, "a", "b")}},
		{name: "reasons of what was not published", verdicts: []model.Verdict{verdict("1", "True", "b", later)},
			events: []model.Event{made("e1", verdict("1", "True", "a", after)), {ID: "e2", Kind: model.Did, At: later, Edits: []model.Edit{
				{Before: verdict("1", "True", "a", after), After: verdict("1", "True", "b", later)}}}}},
		{name: "a wording", verdicts: []model.Verdict{first}, event: "e3",
			events: []model.Event{made("e1", first), worded("e2", draft, "600", "six"), worded("e3", after, "six", "600 miles")},
			want:   []string{"20 November 2026 Claim 1: the wording was changed; it was “six”."}},
		{name: "a claim that was withdrawn", gone: true, event: "e2", events: []model.Event{made("e1", first),
			{ID: "e2", Kind: model.Did, At: after, Edits: []model.Edit{{Before: claim("600 miles", ""), After: claim("600 miles", after)}}}},
			want: []string{"20 November 2026 The claim “600 miles” was withdrawn; its rating was “True”."}},
		{name: "a claim that was withdrawn before", gone: true, events: []model.Event{made("e1", first),
			{ID: "e2", Kind: model.Did, At: draft, Edits: []model.Edit{{Before: claim("600 miles", ""), After: claim("600 miles", draft)}}}}},
		{name: "versions", versions: []model.Version{{ID: "v2", Number: 2, Added: draft}, {ID: "v3", Number: 3, Added: after}}, event: "e1",
			events: []model.Event{{ID: "e1", Kind: model.Did, At: after, Edits: []model.Edit{model.Create(model.Version{ID: "v3"})}}},
			want:   []string{"20 November 2026 The article was corrected: version 3 of its text came in."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := sample.Content(t, "Some 600 miles of border.", "600 miles")
			c.Article.CheckPublished = moment
			c.Dossiers[0].Verdicts = test.verdicts
			if test.gone {
				c.Dossiers = nil
			}
			if test.versions != nil {
				c.Version.Number, c.Others = 4, test.versions
				c.Version.Added = draft
			}
			slices.Reverse(test.events)
			c.Events = test.events
			if test.event != "" {
				c.Reasons = map[string]model.CorrectionReason{test.event: {ID: test.event, Reason: "A reader\nwrote."}}
			}
			p, err := reportOf(c) // nobody asked for the log: it is there by itself
			if err != nil {
				t.Fatal(err)
			}
			var got, want []string
			for _, line := range p.Corrections {
				got = append(got, line.On+" "+line.Text)
			}
			for _, line := range test.want {
				if test.event != "" {
					line += " Reason: A reader wrote."
				}
				want = append(want, line)
			}
			if !slices.Equal(got, want) {
				t.Errorf("the log is %q, want %q", got, want)
			}
			c.Choices.Without = []view.Part{view.Corrections}
			if p, err := reportOf(c); err != nil || len(p.Corrections) != 0 {
				t.Errorf("left out, and the log is %+v, %v", p.Corrections, err)
			}
		})
	}
}

// What was rated before the check was published is a draft, and nobody else's business.
func TestVerdictsBeforePublicationAreInNoReport(t *testing.T) {
	c := sample.Content(t, "Some 600 miles of border.", "600 miles")
	verdict := func(id, rating string, at model.Stamp) model.Verdict {
		return model.Verdict{ID: id, ClaimID: "c0", ScaleID: model.DefaultScale, Rating: rating, By: "Ann", At: at, SignedAt: at}
	}
	c.Article.CheckPublished = "2026-11-20T08:00:00.000Z"
	c.Dossiers[0].Verdicts = []model.Verdict{verdict("1", "False", "2026-11-18T08:00:00.000Z"), verdict("2", "Mixed", "2026-11-19T08:00:00.000Z"),
		verdict("3", "True", "2026-11-21T08:00:00.000Z")}
	p, err := reportOf(c)
	if err != nil || len(p.Cards) != 1 || len(p.Cards[0].Earlier) != 1 || p.Cards[0].Earlier[0].Rating != "Mixed" {
		t.Errorf("%+v, %v", p.Cards, err)
	}
}

func TestAReportSaysWhoSignedWhichRound(t *testing.T) {
	c := sample.Content(t, "Some 600 miles of border.")
	c.Rounds = []model.Round{
		{Name: "First reading", Initials: "AB", By: "Ann Baker", At: "2026-11-20T08:00:00.000Z", Left: model.OpenWork{Questions: 77}},
		{Name: "Proofs", Initials: "C", By: "Cy", At: "2026-11-21T08:00:00.000Z"},
	}
	p, err := reportOf(c)
	want := "\u2068AB\u2069 (\u2068First reading\u2069, \u2068Ann Baker\u2069, 20 November 2026); \u2068C\u2069 (\u2068Proofs\u2069, \u2068Cy\u2069, 21 November 2026)"
	if err != nil || len(p.SignOff) != 1 || p.SignOff[0].Label != "Rounds" || p.SignOff[0].Text != want {
		t.Errorf("%+v, %v", p.SignOff, err)
	}
}
