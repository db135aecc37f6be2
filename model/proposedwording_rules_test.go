package model

func proposedWordingRules() []ruleTest {
	desk := func(v *Verdict) { v.ScaleID = DeskScale }
	proposing := func(words string) func(*Verdict) { return func(v *Verdict) { v.Proposed = words } }
	change := rated("w1", OutcomeChange, "Ann", desk, proposing("66 Americans"))
	checked := claimWith(Checked)
	return []ruleTest{
		{name: "proposes other words", do: SetVerdict{ClaimID: "c", Scale: "Checking desk", Rating: p("change"), Proposed: p(" 66 Americans\n"),
			Severity: p(Wrong)}, want: []string{
			"set verdict: Proposed the wording “66 Americans” on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=desk Rating=Change By=Ann At=now Proposed=66 Americans Severity=wrong",
			"~ claim c Status=unchecked→checked",
		}},
		{name: "proposes to cut", given: []Record{checked, change}, do: SetVerdict{ClaimID: "c", Cut: p(true)}, want: []string{
			"set verdict: Proposed a cut on “Iran held 52 Americans”",
			"~ verdict w1 At=then→now Proposed=66 Americans→ Cut=→true",
		}},
		{name: "proposes words instead of a cut", given: []Record{checked, but(change, func(v *Verdict) { v.Proposed, v.Cut = "", true })},
			do: SetVerdict{ClaimID: "c", Proposed: p("66")}, want: []string{
				"set verdict: Proposed the wording “66” on “Iran held 52 Americans”",
				"~ verdict w1 At=then→now Proposed=→66 Cut=true→",
			}},
		{name: "says how bad it is", given: []Record{checked, change}, do: SetVerdict{ClaimID: "c", Severity: p(Imprecise)}, want: []string{
			"set verdict: Said how bad it is on “Iran held 52 Americans”",
			"~ verdict w1 At=then→now Severity=→imprecise",
		}},
		{name: "takes the proposed words back", given: []Record{checked, change}, do: SetVerdict{ClaimID: "c", Proposed: p("")}, want: []string{
			"set verdict: Took the proposed wording back on “Iran held 52 Americans”",
			"~ verdict w1 At=then→now Proposed=66 Americans→",
		}},
		{name: "keeps a colleague's proposal and makes one of its own", given: []Record{checked, but(change, func(v *Verdict) { v.By = "Bob" })},
			do: SetVerdict{ClaimID: "c", Proposed: p("66 people")}, want: []string{
				"set verdict: Proposed the wording “66 people” on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=desk Rating=Change By=Ann At=now Proposed=66 people",
			}},
		{name: "forgets the proposal with another outcome", given: []Record{checked, change}, do: SetVerdict{ClaimID: "c", Rating: p("Confirmed")}, want: []string{
			"set verdict: Gave the verdict Confirmed on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=desk Rating=Confirmed By=Ann At=now",
		}},
		{name: "does nothing for the words that are proposed", given: []Record{checked, change}, do: SetVerdict{ClaimID: "c", Proposed: p("66 Americans")}},
		{name: "refuses a proposal with another outcome", do: SetVerdict{ClaimID: "c", Scale: "desk", Rating: p("Confirmed"), Proposed: p("66")}, want: []string{
			"invalid: Only the outcome Change of the scale Checking desk proposes other words. Nothing was changed.",
		}},
		{name: "refuses a proposal on another scale", do: SetVerdict{ClaimID: "c", Rating: p("False"), Cut: p(true)}, want: []string{
			"invalid: Only the outcome Change of the scale Checking desk proposes other words. Nothing was changed.",
		}},
		{name: "refuses what is no severity", given: []Record{checked, change}, do: SetVerdict{ClaimID: "c", Severity: p(Severity("awful"))}, want: []string{
			"invalid: “awful” does not say how bad an error is. It is wrong, imprecise, style. Nothing was changed.",
		}},
	}
}
