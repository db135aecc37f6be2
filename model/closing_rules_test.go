package model

func closingRules() []ruleTest {
	checked, work := claimWith(Checked), claimWith(InProgress)
	v2 := textOf("v2", 2, "Iran kept 66 Americans.\n\nThe border is 600 miles long.\n\nRead more here.")
	changed := but(at("p2", v2, "Iran kept 66 Americans"), func(a *Appearance) { a.State = Changed })
	lost := but(at("p", textOf("v1", 1, testText), "Iran held 52 Americans"), func(a *Appearance) {
		a.ID, a.VersionID, a.State, a.Start, a.End = "p2", "v2", Orphaned, 0, 0
	})
	same := but(changed, func(a *Appearance) { a.Exact, a.State = "Iran held 52 Americans", Anchored })
	words, cut := changing("u1", "Ann", proposing("Iran held 66 Americans")), changing("u1", "Ann", cutting)
	closed := but(checked, func(c *Claim) { c.Closed, c.ClosedIn = Removed, "v2" })
	return []ruleTest{
		{name: "closes what was taken over in other words", given: []Record{work, v2, changed, words},
			do: CloseClaim{ClaimID: "c", As: TakenOver}, want: []string{
				"close claim: Closed as taken over: “Iran held 52 Americans”",
				"~ claim c Status=in progress→checked Closed=→taken-over ClosedIn=→v2",
				"~ appearance p2 State=changed→anchored",
			}},
		{name: "closes a cut", given: []Record{work, v2, lost, cut}, do: CloseClaim{ClaimID: "c", As: TakenOver}, want: []string{
			"close claim: Closed as taken over: “Iran held 52 Americans”",
			"~ claim c Status=in progress→checked Closed=→taken-over ClosedIn=→v2",
		}},
		{name: "closes what was rightly removed", given: []Record{v2, lost}, do: CloseClaim{ClaimID: "c", As: Removed}, want: []string{
			"close claim: Closed as rightly removed: “Iran held 52 Americans”",
			"~ claim c Status=unchecked→checked Closed=→removed ClosedIn=→v2",
		}},
		{name: "closes in another way", given: []Record{closed, v2, lost, cut}, do: CloseClaim{ClaimID: "c", As: TakenOver}, want: []string{
			"close claim: Closed as taken over: “Iran held 52 Americans”",
			"~ claim c Closed=removed→taken-over",
		}},
		{name: "leaves what is closed so", given: []Record{closed, v2, lost}, do: CloseClaim{ClaimID: "c", As: Removed}},
		{name: "refuses an unknown claim", do: CloseClaim{ClaimID: "x", As: Removed},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses an unknown way", do: CloseClaim{ClaimID: "c", As: "done"},
			want: []string{"invalid: “done” is no way to close a claim: it is taken-over, removed. The claim stays open."}},
		{name: "refuses what is contested", given: []Record{v2, lost, rated("w1", "True", "Bob"), rated("w2", "False", "Eve"),
			contested("d", "w1", "w2")},
			do:   CloseClaim{ClaimID: "c", As: Removed},
			want: []string{"refused: Two verdicts on this claim conflict. Decide between them first. The claim stays open."}},
		{name: "refuses a claim that stands nowhere", given: []Record{but(at("p", textOf("v1", 1, testText), "Iran held 52 Americans"),
			func(a *Appearance) { a.Deleted = testThen })}, do: CloseClaim{ClaimID: "c", As: Removed},
			want: []string{"refused: This claim stands in no article, so no correction can close it. Delete it instead. It stays as it was."}},
		{name: "refuses as removed what stands", do: CloseClaim{ClaimID: "c", As: Removed},
			want: []string{"refused: The passage still stands in the text, so it was not removed. The claim stays open."}},
		{name: "refuses as taken over what proposes nothing", given: []Record{v2, changed}, do: CloseClaim{ClaimID: "c", As: TakenOver},
			want: []string{"refused: Nothing was proposed on this claim, so nothing can be taken over. The claim stays open."}},
		{name: "refuses a cut that was not made", given: []Record{v2, changed, cut}, do: CloseClaim{ClaimID: "c", As: TakenOver},
			want: []string{"refused: A cut was proposed, and the passage still stands in the text. The claim stays open."}},
		{name: "refuses as taken over what is gone", given: []Record{v2, lost, words}, do: CloseClaim{ClaimID: "c", As: TakenOver},
			want: []string{"refused: The passage is no longer in the text, so its words were not taken over. " +
				"Close the claim as removed, or select the words in the text first. The claim stays open."}},
		{name: "refuses as taken over what has its old words", given: []Record{v2, same, words}, do: CloseClaim{ClaimID: "c", As: TakenOver},
			want: []string{"refused: The passage still has the words that it had when the change was proposed. The claim stays open."}},
		{name: "refuses as taken over what no version came after", given: []Record{checked, changing("w1", "Ann", proposing("x"))},
			do:   CloseClaim{ClaimID: "c", As: TakenOver},
			want: []string{"refused: The passage still has the words that it had when the change was proposed. The claim stays open."}},
		{name: "opens a claim again", given: []Record{closed}, do: ReopenClaim{ClaimID: "c"}, want: []string{
			"reopen claim: Opened again: “Iran held 52 Americans”",
			"~ claim c Status=checked→in progress Closed=removed→ ClosedIn=v2→",
		}},
		{name: "leaves an open claim", do: ReopenClaim{ClaimID: "c"}},
		{name: "refuses an unknown claim", do: ReopenClaim{ClaimID: "x"},
			want: []string{"not_found: There is no claim with the id x in this library."}},
	}
}
