package model

import (
	"math"
	"strings"
	"testing"

	"galley/model/passage"
)

func TestSound(t *testing.T) {
	v := textOf("v1", 1, testText)
	v.Hidden = []int{0, 2}
	v.LeftOut = []LeftOut{{Text: "Abc", Blocks: []Block{{Kind: Paragraph, Start: 0, End: 3}}, After: -1}}
	version := func(change func(*Version)) Version {
		c := v
		c.Blocks = append([]Block{}, v.Blocks...)
		change(&c)
		return c
	}
	part := func(change func(*LeftOut)) Version {
		return version(func(v *Version) {
			p := v.LeftOut[0]
			change(&p)
			v.LeftOut = []LeftOut{p}
		})
	}
	place := func(change func(*Appearance)) Appearance { return but(at("p", v, "Iran"), change) }
	aside := func(change func(*Aside)) Aside {
		return but(asideAt(v, passage.Span{Start: 0, End: 4}, NoFact), change)
	}
	tick := func(change func(*Tick)) Tick {
		return but(Tick{ID: TickID("a", HintTicks, "figure", "12 %"), Subject: "a", List: HintTicks, Kind: "figure", Words: "12 %"}, change)
	}
	scale := func(ratings ...Rating) Scale { return Scale{ID: "x", Name: "X", Ratings: ratings} }
	many := make([]Rating, 201)
	for i := range many {
		many[i].Label = strings.Repeat("x", i+1)
	}
	long, bad := strings.Repeat("x", 4097), "\xff"
	for _, c := range []struct {
		record Record
		wrong  string // "" nothing
	}{
		{Article{ID: "a"}, ""},
		{Article{ID: strings.Repeat("a", 1024)}, ""},
		{Article{ID: strings.Repeat("a", 1025)}, "its id"},
		{Article{}, "its id"},
		{Article{ID: bad}, "its id"},
		{Article{ID: "a", Imported: testNow}, ""},
		{Article{ID: "a", Imported: "yesterday"}, "a moment in it is “yesterday”"},
		{Article{ID: "a", Title: bad}, "no text"},
		{v, ""},
		{Version{ID: "v", Number: 1}, ""},
		{Version{ID: "v", Number: 1, FileHash: bad}, "no text"},
		{version(func(v *Version) { v.Number = 0 }), "its number is 0"},
		{version(func(v *Version) { v.Number = 1 << 40 }), ""},
		{version(func(v *Version) { v.Number = 1<<40 + 1 }), "its number"},
		{version(func(v *Version) { v.Text = "" }), "do not fit"},
		{version(func(v *Version) { v.Text = bad + v.Text }), "no text"},
		{version(func(v *Version) { v.Blocks[0].Start = -1 }), "do not fit"},
		{version(func(v *Version) { v.Blocks[1].Start = 22 }), "do not fit"},
		{version(func(v *Version) { v.Blocks[1].Start = 23 }), ""},
		{version(func(v *Version) { v.Blocks[1].End = v.Blocks[1].Start }), ""},
		{version(func(v *Version) { v.Blocks[1].End = v.Blocks[1].Start - 1 }), "do not fit"},
		{version(func(v *Version) { v.Blocks[2].End++ }), "do not fit"},
		{version(func(v *Version) { v.Blocks[2].Kind = "verse" }), "do not fit"},
		{version(func(v *Version) { v.Blocks[2].Level = -1 }), "do not fit"},
		{version(func(v *Version) { v.Blocks[2].Level = 6 }), ""},
		{version(func(v *Version) { v.Blocks[2].Level = 7 }), "do not fit"},
		{Version{ID: "v", Number: 1, Text: "éé", Blocks: []Block{{Kind: Paragraph, Start: 1, End: 4}}}, "within a letter"},
		{Version{ID: "v", Number: 1, Text: "éé", Blocks: []Block{{Kind: Paragraph, Start: 0, End: 3}}}, "within a letter"},
		{version(func(v *Version) { v.Hidden = []int{-1} }), "a line is hidden"},
		{version(func(v *Version) { v.Hidden = []int{3} }), "a line is hidden"},
		{version(func(v *Version) { v.Hidden = []int{1, 1} }), "a line is hidden"},
		{version(func(v *Version) { v.Hidden = []int{2, 1} }), "a line is hidden"},
		{part(func(p *LeftOut) { p.After = 2 }), ""},
		{part(func(p *LeftOut) { p.After = 3 }), "left out"},
		{part(func(p *LeftOut) { p.After = -2 }), "left out"},
		{part(func(p *LeftOut) { p.Text = "Ab" }), "left out"},
		{part(func(p *LeftOut) { p.Text = "Abc" + bad }), "left out"},
		{part(func(p *LeftOut) { p.Reason = bad }), "left out"},
		{Version{ID: "v", Number: 1, Text: "x", LeftOut: v.LeftOut}, ""},
		{Version{ID: "v", Number: 1, Text: "x", LeftOut: []LeftOut{{After: 0}}}, ""},
		{File{SHA256: "f", Name: bad}, ""},
		{File{SHA256: "f", Size: -1}, "its size is -1 bytes"},
		{File{SHA256: "f", MediaType: bad}, "no text"},
		{claimWith(SignedOff), ""},
		{but(claimWith(Checked), func(c *Claim) { c.Kind = Cause }), ""},
		{but(claimWith(Checked), func(c *Claim) { c.Kind = "rumour" }), "its kind is “rumour”"},
		{claimWith("lost"), "its status is “lost”"},
		{but(claimWith(Checked), func(c *Claim) { c.Speaker = bad }), "no text"},
		{place(func(a *Appearance) {}), ""},
		{place(func(a *Appearance) { a.State = "lost" }), "its state is “lost”"},
		{place(func(a *Appearance) { a.Start = -1 }), "it stands from -1"},
		{place(func(a *Appearance) { a.End = a.Start }), ""},
		{place(func(a *Appearance) { a.Start = a.End + 1 }), "it stands from"},
		{place(func(a *Appearance) { a.End = math.MaxInt32 }), ""},
		{place(func(a *Appearance) { a.End = math.MaxInt32 + 1 }), "it stands from"},
		{place(func(a *Appearance) { a.Places = -1 }), "it stands from"},
		{place(func(a *Appearance) { a.Places = 1 << 40 }), ""},
		{place(func(a *Appearance) { a.Places = 1<<40 + 1 }), "it stands from"},
		{place(func(a *Appearance) { a.Prefix = bad }), "no text"},
		{aside(func(a *Aside) {}), ""},
		{aside(func(a *Aside) { a.Kind = "dull" }), "its kind is “dull”"},
		{aside(func(a *Aside) { a.Start = -1 }), "it stands from -1"},
		{aside(func(a *Aside) { a.End = a.Start }), "it stands from"},
		{aside(func(a *Aside) { a.End = math.MaxInt32 + 1 }), "it stands from"},
		{aside(func(a *Aside) { a.VersionID = "v2" }), "its id does not say where"},
		{aside(func(a *Aside) { a.By = bad }), "no text"},
		{tick(func(t *Tick) {}), ""},
		{tick(func(t *Tick) { t.List = "x" }), "its list is “x”"},
		{tick(func(t *Tick) { t.Kind = "" }), "does not say what was ticked"},
		{tick(func(t *Tick) { t.Words = "" }), "does not say what was ticked"},
		{tick(func(t *Tick) { t.Words = long }), "does not say what was ticked"},
		{tick(func(t *Tick) { t.Words = "14 %" }), "its id does not say what"},
		{tick(func(t *Tick) { t.By = bad }), "no text"},
		{Source{ID: "s"}, ""},
		{Source{ID: "s", Reliability: Mixed}, ""},
		{Source{ID: "s", Reliability: "so so"}, "its reliability"},
		{Source{ID: "s", Author: bad}, "no text"},
		{Evidence{ID: "e", Stance: Context}, ""},
		{Evidence{ID: "e"}, "its stance"},
		{Evidence{ID: "e", Stance: Context, Note: bad}, "no text"},
		{Verdict{ID: "w"}, ""},
		{Verdict{ID: "w", SignedAt: "never"}, "a moment"},
		{Verdict{ID: "w", Reasoning: bad}, "no text"},
		{scale(Rating{Label: "Yes"}), ""},
		{scale(many[:200]...), ""},
		{scale(many...), "it has 201 ratings"},
		{scale(), "it has 0 ratings"},
		{scale(Rating{Label: " "}), "two of its ratings"},
		{scale(Rating{Label: "Yes"}, Rating{Label: "YES "}), "two of its ratings"},
		{scale(Rating{Label: "Yes", Tone: -1}), "cannot be read"},
		{scale(Rating{Label: "Yes", Tone: ToneFalse}), ""},
		{scale(Rating{Label: "Yes", Tone: ToneFalse + 1}), "cannot be read"},
		{scale(Rating{Label: "Yes", Value: p(math.NaN())}), "cannot be read"},
		{scale(Rating{Label: "Yes", Value: p(math.Inf(1))}), "cannot be read"},
		{scale(Rating{Label: "Yes", Value: p(1.0)}), ""},
		{scale(Rating{Label: "Yes", Meaning: bad}), "no text"},
		{but(scale(Rating{Label: "Yes"}), func(s *Scale) { s.Name = long }), "a name in it has 4097 letters"},
		{Collection{ID: "k", Name: long}, "a name in it"},
		{Collection{ID: "k", Name: long[1:]}, ""},
		{Tag{ID: "t", Word: long}, "a name in it"},
		{Tag{ID: "t", Word: bad}, "no text"},
		{fieldDispute("wording", `{"wording":"A"}`, `{"wording":"B"}`), ""},
		{fieldDispute("wording", `A`, `{"wording":"B"}`), "in dispute"},
		{fieldDispute("wording", `{"wording":"B"}`, `B`), "in dispute"},
		{contested("d", "w1", "w2"), ""},
		{but(contested("d", "w1", "w2"), func(d *Dispute) { d.Field = ReasonsField }), ""},
		{but(contested("d", "w1", "w2"), func(d *Dispute) { d.About = NounClaim }), "in dispute"},
		{but(contested("d", "w1", "w2"), func(d *Dispute) { d.Field = "rating" }), "in dispute"},
		{but(contested("d", "w1", "w2"), func(d *Dispute) { d.About = "ghost" }), "its record is “ghost”"},
		{but(contested("d", "w1", "w2"), func(d *Dispute) { d.Choice = "mine" }), "its choice is “mine”"},
		{but(contested("d", "w1", "w2"), func(d *Dispute) { d.DecidedBy = bad }), "no text"},
	} {
		err := Sound(c.record)
		if (c.wrong == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%+v: %v, want %q", c.record, err, c.wrong)
		}
	}
}

func TestAPassageStandsWhereItSays(t *testing.T) {
	for _, c := range []struct {
		start, end int
		exact      string
		state      AppearanceState
		fits       bool
	}{
		{0, 4, "Iran", Anchored, true}, {0, 4, "Iraq", Anchored, false}, {-1, 4, "Iran", Anchored, false}, {4, 3, "", Moved, false},
		{0, len(testText), testText, Changed, true}, {0, len(testText) + 1, testText, Changed, false}, {3, 3, "", Anchored, true},
		{-5, 9999, "gone", Orphaned, true},
	} {
		a := Appearance{Start: c.start, End: c.end, Exact: c.exact, State: c.state, Places: 3}
		if got := a.Fits(testText); got != c.fits {
			t.Errorf("%+v fits: %v", a, got)
		}
		want := a
		if !c.fits {
			want = Appearance{Exact: c.exact, State: Orphaned}
		}
		if got := a.In(testText); got != want {
			t.Errorf("%+v is %+v in the text, want %+v", a, got, want)
		}
	}
	if s := (Appearance{Start: 2, End: 5}).Span(); s != (passage.Span{Start: 2, End: 5}) {
		t.Errorf("it stands at %v", s)
	}
}
