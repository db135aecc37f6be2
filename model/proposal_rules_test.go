package model

import (
	"fmt"
	"strings"
	"testing"

	"galley/model/passage"
)

// said is a proposal of a note for words of the test text.
func said(words, key, title string, more ...func(*Proposal)) Proposal {
	start := strings.Index(testText, words)
	span := passage.Span{Start: start, End: start + len(words)}
	one := Proposal{Span: span, At: span, Key: key, By: "Jo", Source: Source{Title: title}}
	for _, f := range more {
		f(&one)
	}
	return one
}

func at14(p *Proposal)      { p.Locator = "p. 14" }
func inDraft(p *Proposal)   { p.Draft = true }
func atCensus(p *Proposal)  { p.Source.URL = "http://www.census.example/#a" }
func noAddress(p *Proposal) { p.Source.URL = "https://user@evil.example/" }

const border = "The border is 600 miles long."

func proposalRules() []ruleTest {
	open := Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Context, ProposedBy: "Jo", FromNote: "n", Added: testThen}
	also := Evidence{ID: "e2", ClaimID: "c", SourceID: "s", Stance: Context, Locator: "p. 2", ProposedBy: "Jo", FromNote: "n2", Added: testThen}
	refused, accepted := open, open
	refused.Deleted, accepted.ProposedBy = testThen, ""
	propose := func(all ...Proposal) ProposeSources { return ProposeSources{VersionID: "v1", Proposals: all} }
	supports := Supports
	return []ruleTest{
		{name: "makes a claim of the passage", do: propose(said(border, "n", "Atlas", at14, func(p *Proposal) { p.Note = " see map " })), want: []string{
			"propose sources: Proposed 1 source of the notes in “Troops”",
			"+ claim new1 Wording=The border is 600 miles long. Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=54 Exact=The border is 600 miles long. " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=⏎⏎Read more here. State=anchored",
			"+ source new3 Title=Atlas Created=now",
			"+ evidence new4 ClaimID=new1 SourceID=new3 Stance=context Locator=p. 14 Note=see map Added=now ProposedBy=Jo FromNote=n",
		}},
		{name: "takes the claim that stands there, and the source at that address",
			do: propose(said("52 Americans.", "n", "", atCensus)), want: []string{
				"propose sources: Proposed 1 source of the notes in “Troops”",
				"+ evidence new1 ClaimID=c SourceID=s Stance=context Added=now ProposedBy=Jo FromNote=n",
			}},
		{name: "makes one claim of notes at one passage, and one source of one address",
			do: propose(said(border, "n", "", atCensus), said("600 miles", "n2", "", atCensus, at14)), want: []string{
				"propose sources: Proposed 2 sources of the notes in “Troops”",
				"+ claim new1 Wording=The border is 600 miles long. Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=54 Exact=The border is 600 miles long. " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=⏎⏎Read more here. State=anchored",
				"+ evidence new3 ClaimID=new1 SourceID=s Stance=context Added=now ProposedBy=Jo FromNote=n",
				"+ evidence new4 ClaimID=new1 SourceID=s Stance=context Locator=p. 14 Added=now ProposedBy=Jo FromNote=n2",
			}},
		{name: "says the same once", do: propose(said("52", "n", "", atCensus), said("52 Americans", "n2", "", atCensus)), want: []string{
			"propose sources: Proposed 1 source of the notes in “Troops”",
			"+ evidence new1 ClaimID=c SourceID=s Stance=context Added=now ProposedBy=Jo FromNote=n",
		}},
		{name: "does not take a short name of another article's for its own",
			given: []Record{Source{ID: "s2", Title: "Smith 2019", Author: "Smith", Created: testThen}},
			do: propose(said("52", "n", "Smith 2019", inDraft, func(p *Proposal) { p.Source.Author = "Smith" }),
				said("Iran", "n2", "smith 2019", inDraft, at14)), want: []string{
				"propose sources: Proposed 2 sources of the notes in “Troops”",
				"+ source new1 Title=Smith 2019 Author=Smith Created=now",
				"+ evidence new2 ClaimID=c SourceID=new1 Stance=context Added=now ProposedBy=Jo FromNote=n",
				"+ evidence new3 ClaimID=c SourceID=new1 Stance=context Locator=p. 14 Added=now ProposedBy=Jo FromNote=n2",
			}},
		{name: "takes a full citation for the source of that title and author",
			given: []Record{Source{ID: "s2", Title: "Border wars", Author: "Lee", Created: testThen}},
			do:    propose(said("52", "n", "Border  Wars", func(p *Proposal) { p.Source.Author = "Lee" })), want: []string{
				"propose sources: Proposed 1 source of the notes in “Troops”",
				"+ evidence new1 ClaimID=c SourceID=s2 Stance=context Added=now ProposedBy=Jo FromNote=n",
			}},
		{name: "keeps what is no address as words", do: propose(said("52", "n", "", noAddress)), want: []string{
			"propose sources: Proposed 1 source of the notes in “Troops”",
			"+ source new1 Title=https://user@evil.example/ Created=now",
			"+ evidence new2 ClaimID=c SourceID=new1 Stance=context Added=now ProposedBy=Jo FromNote=n",
		}},
		{name: "does not propose again what is proposed", given: []Record{open}, do: propose(said("52", "n", "Other"))},
		{name: "does not propose again what was refused", given: []Record{refused}, do: propose(said("52", "n", "Other"))},
		{name: "does not propose again what was accepted", given: []Record{accepted}, do: propose(said("52", "n", "Other"))},
		{name: "does not propose the source again where the words of the note changed", given: []Record{refused},
			do: propose(said("52", "n3", "", atCensus))},
		{name: "names whose note it is, or says that it is a note", do: propose(said("52", "n", "A", func(p *Proposal) { p.By = " " })), want: []string{
			"propose sources: Proposed 1 source of the notes in “Troops”",
			"+ source new1 Title=A Created=now",
			"+ evidence new2 ClaimID=c SourceID=new1 Stance=context Added=now ProposedBy=a note in the draft FromNote=n",
		}},
		{name: "marks nothing where no words stand", do: propose(Proposal{Span: passage.Span{Start: 22, End: 24}, Key: "n", Source: Source{Title: "A"}})},
		{name: "refuses what is outside the text", do: propose(Proposal{Span: passage.Span{Start: 5, End: 5000}, Key: "n"}),
			want: []string{"invalid: That passage is outside the text. Nothing was proposed."}},
		{name: "proposes nothing of nothing", do: ProposeSources{VersionID: "v1"}},
		{name: "refuses an unknown version", do: ProposeSources{VersionID: "x", Proposals: []Proposal{{}}},
			want: []string{"not_found: There is no version with the id x in this library."}},

		{name: "makes it evidence and starts work", given: []Record{open}, do: AcceptEvidence{IDs: []string{"e"}}, want: []string{
			"accept proposals: Accepted “Census”",
			"~ evidence e ProposedBy=Jo→",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "accepts several with a stance", given: []Record{open, also}, do: AcceptEvidence{IDs: []string{"e", "e2", "e"}, Stance: &supports},
			want: []string{
				"accept proposals: Accepted 2 proposed sources",
				"~ evidence e Stance=context→supports ProposedBy=Jo→",
				"~ claim c Status=unchecked→in progress",
				"~ evidence e2 Stance=context→supports ProposedBy=Jo→",
			}},
		{name: "leaves the status of a checked claim", given: []Record{open, claimWith(Checked)}, do: AcceptEvidence{IDs: []string{"e"}}, want: []string{
			"accept proposals: Accepted “Census”",
			"~ evidence e ProposedBy=Jo→",
		}},
		{name: "leaves what is accepted", given: []Record{accepted}, do: AcceptEvidence{IDs: []string{"e"}}},
		{name: "refuses what is no stance", given: []Record{open}, do: AcceptEvidence{IDs: []string{"e"}, Stance: p(Stance("so so"))},
			want: []string{"invalid: “so so” is not a stance. They are: supports, refutes, context."}},
		{name: "refuses what was refused", given: []Record{refused}, do: AcceptEvidence{IDs: []string{"e"}},
			want: []string{"not_found: There is no evidence with the id e there."}},
		{name: "refuses nothing", do: AcceptEvidence{}, want: []string{"invalid: No proposed source was named, so nothing was changed."}},

		{name: "takes it away", given: []Record{open}, do: RefuseEvidence{IDs: []string{"e"}}, want: []string{
			"refuse proposals: Refused “Census”",
			"- evidence e",
		}},
		{name: "takes several away", given: []Record{open, also}, do: RefuseEvidence{IDs: []string{"e", "e2"}}, want: []string{
			"refuse proposals: Refused 2 proposed sources",
			"- evidence e",
			"- evidence e2",
		}},
		{name: "refuses what a checker accepted", given: []Record{accepted}, do: RefuseEvidence{IDs: []string{"e"}}, want: []string{
			"refused: A checker has accepted this source already. To take it off the claim, detach it. Nothing was changed.",
		}},
		{name: "refuses the unknown", do: RefuseEvidence{IDs: []string{"x"}},
			want: []string{"not_found: There is no evidence with the id x in this library."}},
		{name: "refuses nothing", do: RefuseEvidence{}, want: []string{"invalid: No proposed source was named, so nothing was changed."}},
	}
}

// Of what is proposed nothing is reused, and none of it stands for the same on a claim.
func TestWhatIsProposedIsNotReused(t *testing.T) {
	m := testLibrary()
	m.put(Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Context, ProposedBy: "Jo"}, Claim{ID: "d", Wording: "D", Status: Unchecked})
	if plan, err := (ReuseEvidence{ClaimID: "d", Of: []string{"e"}}).Plan(m, ann); err != nil || len(plan.Edits) > 0 {
		t.Errorf("%+v, %v", plan, err)
	}
}

// However many proposals there are, the library is read for them as often: each read may be of
// thousands of rows.
func TestProposingReadsTheLibraryOnce(t *testing.T) {
	var reads []int
	for _, n := range []int{50, 500} {
		m := testLibrary()
		m.put(textOf("v1", 1, strings.Repeat("The border is 600 miles long. ", n)))
		var all []Proposal
		for i := range n {
			span := passage.Span{Start: i * 30, End: i*30 + 29}
			all = append(all, Proposal{Span: span, At: span, Key: fmt.Sprint(i), Source: Source{URL: fmt.Sprintf("https://a.example/%d", i)}})
		}
		if plan, err := (ProposeSources{VersionID: "v1", Proposals: all}).Plan(m, ann); err != nil || len(plan.Edits) < 3*n {
			t.Fatal(len(plan.Edits), err)
		}
		reads = append(reads, m.reads)
	}
	if reads[0] != reads[1] {
		t.Errorf("50 proposals take %d reads, and 500 take %d", reads[0], reads[1])
	}
}

// Twice as many notes take about twice as long.
func BenchmarkProposing(b *testing.B) {
	for _, n := range []int{2_500, 5_000, 10_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := strings.Repeat("The border is 600 miles long. ", n)
			m := testLibrary()
			m.put(textOf("v1", 1, text))
			var all []Proposal
			for i := range n {
				span := passage.Span{Start: i * 30, End: i*30 + 29}
				all = append(all, Proposal{Span: span, At: span, Key: fmt.Sprint(i), Source: Source{URL: fmt.Sprintf("https://a.example/%d", i)}})
			}
			for b.Loop() {
				if plan, err := (ProposeSources{VersionID: "v1", Proposals: all}).Plan(m, ann); err != nil || len(plan.Edits) != 4*n-2 { // the first takes a claim that is there
					b.Fatal(len(plan.Edits), err)
				}
			}
		})
	}
}
