package model

func closingRules() []ruleTest {
	desk := func(v *Verdict) { v.ScaleID = DeskScale }
	change := rated("w1", OutcomeChange, "Ann", desk, func(v *Verdict) { v.Proposed = "Iran held 66 Americans" })
	gone := Appearance{ID: "p2", ClaimID: "c", ArticleID: "a", VersionID: "v2", Exact: "Iran held 52 Americans", State: Orphaned}
	closed := but(claimWith(Checked), func(c *Claim) { c.Closed, c.ClosedIn = Removed, "v2" })
	return []ruleTest{
		{name: "closes what was taken over", given: []Record{claimWith(Checked), change}, do: CloseClaim{ClaimID: "c", As: TakenOver}, want: []string{
			"close claim: Closed as taken over: “Iran held 52 Americans”",
			"~ claim c Closed=→taken-over ClosedIn=→v1",
		}},
		{name: "closes what was removed, unrated as it is", given: []Record{gone}, do: CloseClaim{ClaimID: "c", As: Removed}, want: []string{
			"close claim: Closed as rightly removed: “Iran held 52 Americans”",
			"~ claim c Status=unchecked→checked Closed=→removed ClosedIn=→v2",
		}},
		{name: "closes in another way", given: []Record{closed, gone, change}, do: CloseClaim{ClaimID: "c", As: TakenOver}, want: []string{
			"close claim: Closed as taken over: “Iran held 52 Americans”",
			"~ claim c Closed=removed→taken-over",
		}},
		{name: "does nothing for what is closed so", given: []Record{closed, gone}, do: CloseClaim{ClaimID: "c", As: Removed}},
		{name: "refuses an unknown claim", do: CloseClaim{ClaimID: "x", As: Removed}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses no way to close", do: CloseClaim{ClaimID: "c", As: "gone"}, want: []string{
			"invalid: “gone” is no way to close a claim: it is taken-over, removed. The claim stays open.",
		}},
		{name: "refuses as taken over what was not proposed", do: CloseClaim{ClaimID: "c", As: TakenOver}, want: []string{
			"refused: Nothing was proposed on this claim, so nothing can be taken over. The claim stays open.",
		}},
		{name: "refuses as removed what stands in the text", do: CloseClaim{ClaimID: "c", As: Removed}, want: []string{
			"refused: The passage still stands in the text, so it was not removed. The claim stays open.",
		}},
	}
}
