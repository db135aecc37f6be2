package model

func reuseRules() []ruleTest {
	earlier := claimWith(Checked)
	earlier.ID, earlier.Wording = "c2", "Iran held 52 people."
	on := Evidence{ID: "e2", ClaimID: "c2", SourceID: "s", Stance: Refutes, Quote: "52", Locator: "p. 4", Note: "By phone.", Added: testThen}
	other := Source{ID: "s2", Title: "Letter", Created: testThen}
	more := Evidence{ID: "e3", ClaimID: "c2", SourceID: "s2", Stance: Supports, Added: testThen}
	have := Evidence{ID: "e1", ClaimID: "c", SourceID: "s", Stance: Supports, Quote: "52", Added: testThen}
	gone := have
	gone.Deleted = testThen
	first := "+ evidence new1 ClaimID=c SourceID=s Stance=refutes Quote=52 Locator=p. 4 Note=By phone. (From the claim “Iran held 52 " +
		"people.”.) Added=now"
	started := "~ claim c Status=unchecked→in progress"
	return []ruleTest{
		{name: "takes over sources with passage, place, stance and note", given: []Record{earlier, on, other, more},
			do: ReuseEvidence{ClaimID: "c", Of: []string{"e2", "e3"}}, want: []string{
				"reuse sources: Attached 2 sources from the claim “Iran held 52 people.”", first,
				"+ evidence new2 ClaimID=c SourceID=s2 Stance=supports Note=(From the claim “Iran held 52 people.”.) Added=now", started,
			}},
		{name: "leaves out what the claim has", given: []Record{earlier, on, other, more, have},
			do: ReuseEvidence{ClaimID: "c", Of: []string{"e2", "e3"}}, want: []string{
				"reuse sources: Attached 1 source from the claim “Iran held 52 people.”",
				"+ evidence new1 ClaimID=c SourceID=s2 Stance=supports Note=(From the claim “Iran held 52 people.”.) Added=now", started,
			}},
		{name: "takes over again what was detached", given: []Record{earlier, on, gone},
			do:   ReuseEvidence{ClaimID: "c", Of: []string{"e2"}},
			want: []string{"reuse sources: Attached 1 source from the claim “Iran held 52 people.”", first, started}},
		{name: "leaves a claim its own", given: []Record{have}, do: ReuseEvidence{ClaimID: "c", Of: []string{"e1"}}},
		{name: "does nothing with nothing", do: ReuseEvidence{ClaimID: "c"}},
		{name: "refuses a claim that is not there", do: ReuseEvidence{ClaimID: "x"}, want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses evidence that is not there", do: ReuseEvidence{ClaimID: "c", Of: []string{"x"}},
			want: []string{"not_found: There is no evidence with the id x in this library."}},
		{name: "refuses evidence whose claim is gone", given: []Record{on}, do: ReuseEvidence{ClaimID: "c", Of: []string{"e2"}},
			want: []string{"not_found: There is no claim with the id c2 in this library."}},
		{name: "refuses evidence whose source is gone", given: []Record{earlier, more}, do: ReuseEvidence{ClaimID: "c", Of: []string{"e3"}},
			want: []string{"not_found: There is no source with the id s2 in this library."}},
	}
}
