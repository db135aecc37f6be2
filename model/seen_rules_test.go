package model

func seenRules() []ruleTest {
	was := Saw(claimWith(Unchecked))
	theirs := but(claimWith(Unchecked), func(c *Claim) { c.Wording, c.Speaker = "Iran held 66", "Envoy" })
	both := EditClaim{ID: "c", Wording: p("Iran held 50"), Speaker: p("Minister")}
	wording := EditClaim{ID: "c", Wording: p("Iran held 50")}
	yields := func(field string) []Sight {
		all := Saw(claimWith(Unchecked))
		for i := range all {
			if all[i].Field == field {
				all[i].Values, all[i].Yields = append(all[i].Values, "Iran held 66"), true
			}
		}
		return all
	}
	first := Saw(Verdict{ClaimID: "c"})
	return []ruleTest{
		{name: "changes what nobody else changed", do: Seen{wording, was}, want: []string{
			"edit claim: Edited claim “Iran held 50”",
			"~ claim c Wording=Iran held 52 Americans→Iran held 50",
		}},
		{name: "refuses to write over what was not seen", given: []Record{theirs}, wrote: "Bob", do: Seen{wording, was}, want: []string{
			"conflict: Bob wrote here meanwhile (wording): “Iran held 66”. What you wrote, “Iran held 50”, was not stored over it.",
		}},
		{name: "refuses so where nobody knows who wrote", given: []Record{theirs}, do: Seen{wording, was}, want: []string{
			"conflict: Somebody else wrote here meanwhile (wording): “Iran held 66”. What you wrote, “Iran held 50”, was not stored over it.",
		}},
		{name: "says in how many fields", given: []Record{theirs}, wrote: "Bob", do: Typed{Seen{both, was}, "r"}, want: []string{
			"conflict: Bob wrote here meanwhile (speaker): “Envoy”. What you wrote, “Minister”, was not stored over it. Other fields here differ too.",
		}},
		{name: "writes what they wrote too", given: []Record{theirs}, wrote: "Bob",
			do: Seen{EditClaim{ID: "c", Wording: p("Iran held 66")}, was}, want: nil},
		{name: "writes over what was seen since", given: []Record{theirs}, wrote: "Bob", do: Seen{wording, Saw(theirs)}, want: []string{
			"edit claim: Edited claim “Iran held 50”",
			"~ claim c Wording=Iran held 66→Iran held 50",
		}},
		{name: "leaves what was not touched", given: []Record{theirs}, wrote: "Bob",
			do: Seen{EditClaim{ID: "c", Wording: p("Iran held 52 Americans"), Said: p("2009")}, was}, want: []string{
				"edit claim: Edited claim “Iran held 52 Americans”",
				"~ claim c Said=→2009",
			}},
		{name: "yields, and keeps both", given: []Record{theirs}, wrote: "Bob", do: Seen{wording, yields("wording")}, want: []string{
			"edit claim: Kept what Bob wrote (wording): “Iran held 66”",
			"+ conflict new1 ClaimID=c About=claim RecordID=c Field=wording Ours={\"wording\":\"Iran held 66\"} Theirs={\"wording\":\"Iran held 50\"} OursBy=Bob OursAt=then TheirsBy=Ann TheirsAt=now Found=now Choice=ours DecidedBy=Ann Decided=now",
		}},
		{name: "yields to nobody known", given: []Record{theirs}, do: Seen{wording, yields("wording")}, want: []string{
			"edit claim: Kept what somebody else wrote (wording): “Iran held 66”",
			"+ conflict new1 ClaimID=c About=claim RecordID=c Field=wording Ours={\"wording\":\"Iran held 66\"} Theirs={\"wording\":\"Iran held 50\"} OursAt=then TheirsBy=Ann TheirsAt=now Found=now Choice=ours DecidedBy=Ann Decided=now",
		}},
		{name: "refuses a verdict over one that was not seen", given: []Record{rated("w", "False", "Bob")}, wrote: "Bob",
			do: Seen{SetVerdict{ClaimID: "c", Rating: p("True")}, first}, want: []string{
				"conflict: Bob wrote here meanwhile (rating): “False”. What you wrote, “True”, was not stored over it.",
			}},
		{name: "gives the first verdict", do: Seen{SetVerdict{ClaimID: "c", Rating: p("True")}, first}, want: []string{
			"set verdict: Gave the verdict True on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Rating=True By=Ann At=now",
			"~ claim c Status=unchecked→checked",
		}},
	}
}
