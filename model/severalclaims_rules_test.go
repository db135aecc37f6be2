package model

func severalClaimsRules() []ruleTest {
	second := Claim{ID: "c2", Wording: "The border is 600 miles long", Status: Unchecked, Owner: "Bob", Created: testThen}
	place := but(at("p2", textOf("v1", 1, testText), "border is 600 miles long"), func(a *Appearance) { a.ClaimID = "c2" })
	given := []Record{second, place}
	both := []string{"c", "c2", "c"}
	onSecond := func(v Verdict) Verdict { v.ClaimID = "c2"; return v }
	signedOff := append([]Record{claimWith(SignedOff), rated("w1", "True", "Bob", signed("Eve"))}, given...)
	conflict := append([]Record{claimWith(Checked), rated("w1", "True", "Bob"), rated("w2", "False", "Eve"), contested("d", "w1", "w2")},
		given...)
	return []ruleTest{
		{name: "gives several claims the same kind and owner", given: given,
			do: EditClaims{IDs: both, Owner: p(" Ann "), Due: p("31 March 2027"), Kind: p(Statistic)}, want: []string{
				"edit claims: Edited 2 claims",
				"~ claim c Kind=→statistic Owner=→Ann Due=→2027-03-31",
				"~ claim c2 Kind=→statistic Owner=Bob→Ann Due=→2027-03-31",
			}},
		{name: "speaks of the one claim that changes", given: given, do: EditClaims{IDs: both, Owner: p("Bob")}, want: []string{
			"edit claims: Edited claim “Iran held 52 Americans”",
			"~ claim c Owner=→Bob",
		}},
		{name: "leaves what is so already", given: given, do: EditClaims{IDs: both, Status: p(Unchecked)}},
		{name: "gives several claims an owner and a tag in one step",
			given: append([]Record{Tag{ID: TagID("c2", "war"), Subject: "c2", Word: "War", Added: testThen}}, given...),
			do:    EditClaims{IDs: both, Owner: p("Bob"), Tag: []string{"Money, figures"}, Untag: []string{"war"}}, want: []string{
				"edit claims: Edited 2 claims",
				"~ claim c Owner=→Bob",
				"+ tag c-money Subject=c Word=Money Added=now",
				"+ tag c-figures Subject=c Word=figures Added=now",
				"+ tag c2-money Subject=c2 Word=Money Added=now",
				"+ tag c2-figures Subject=c2 Word=figures Added=now",
				"- tag c2-war",
			}},
		{name: "speaks of the tag where nothing else changes", given: given, do: EditClaims{IDs: []string{"c"}, Tag: []string{"War"}}, want: []string{
			"edit claims: Tagged a claim “War”",
			"+ tag c-war Subject=c Word=War Added=now",
		}},
		{name: "refuses a tag without words, and keeps the owner", given: given,
			do: EditClaims{IDs: both, Owner: p("Bob"), Tag: []string{" "}}, want: []string{
				"invalid: A tag needs a word.",
			}},
		{name: "refuses where one of them refuses", given: given, do: EditClaims{IDs: both, Status: p(SignedOff)}, want: []string{
			"refused: A claim is signed off by a second editor's sign-off of its verdict, not by its status. The status was kept.",
		}},
		{name: "refuses an unknown claim among them", given: given, do: EditClaims{IDs: []string{"c", "x"}, Owner: p("Bob")},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses no claims at all", do: EditClaims{Owner: p("Bob")},
			want: []string{"invalid: No claim was named, so nothing was changed."}},

		{name: "deletes several claims with their highlights", given: given, do: DeleteClaims{both}, want: []string{
			"delete claims: Deleted 2 claims",
			"- claim c",
			"- appearance p",
			"- claim c2",
			"- appearance p2",
		}},
		{name: "refuses an unknown claim among them", given: given, do: DeleteClaims{[]string{"c", "x"}},
			want: []string{"not_found: There is no claim with the id x in this library."}},

		{name: "gives several claims the same rating", given: given, do: RateClaims{IDs: both, Rating: "false"}, want: []string{
			"rate claims: Gave 2 claims the verdict false",
			"+ verdict new1 ClaimID=c ScaleID=truth Rating=False By=Ann At=now",
			"~ claim c Status=unchecked→checked",
			"+ verdict new2 ClaimID=c2 ScaleID=truth Rating=False By=Ann At=now",
			"~ claim c2 Status=unchecked→checked",
		}},
		{name: "keeps the reasoning of each, and what a colleague gave",
			given: append([]Record{claimWith(Checked), rated("w1", "True", "Bob", because("Counted.")),
				onSecond(rated("w2", "", "Ann", because("Measured.")))}, given...),
			do: RateClaims{IDs: both, Rating: "False"}, want: []string{
				"rate claims: Gave 2 claims the verdict False",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=Counted. By=Ann At=now",
				"~ verdict w2 Rating=→False At=then→now",
				"~ claim c2 Status=unchecked→checked",
			}},
		{name: "takes several ratings back", given: append([]Record{claimWith(Checked), rated("w1", "True", "Ann"),
			onSecond(rated("w2", "True", "Ann"))}, given...), do: RateClaims{IDs: both}, want: []string{
			"rate claims: Took the rating of 2 claims back",
			"+ verdict new1 ClaimID=c ScaleID=truth By=Ann At=now",
			"~ claim c Status=checked→in progress",
			"+ verdict new2 ClaimID=c2 ScaleID=truth By=Ann At=now",
		}},
		{name: "leaves a signed-off claim that has the rating", given: signedOff, do: RateClaims{IDs: both, Rating: "True"}, want: []string{
			"rate claims: Gave the verdict True on “The border is 600 miles long”",
			"+ verdict new1 ClaimID=c2 ScaleID=truth Rating=True By=Ann At=now",
			"~ claim c2 Status=unchecked→checked",
		}},
		{name: "refuses to take a sign-off back", given: signedOff, do: RateClaims{IDs: both, Rating: "False"}, want: []string{
			"refused: One of these claims is signed off, or two verdicts on it conflict. Rate that one by itself. Nothing was changed.",
		}},
		{name: "refuses to decide a conflict", given: conflict, do: RateClaims{IDs: both, Rating: "False"}, want: []string{
			"refused: One of these claims is signed off, or two verdicts on it conflict. Rate that one by itself. Nothing was changed.",
		}},
		{name: "counts the claims it refuses",
			given: append(signedOff, but(second, func(c *Claim) { c.Status = SignedOff }), onSecond(rated("w2", "True", "Bob", signed("Eve")))),
			do:    RateClaims{IDs: both, Rating: "False"}, want: []string{
				"refused: 2 of these claims are signed off, or two verdicts on them conflict. Rate those by themselves. Nothing was changed.",
			}},
		{name: "takes a sign-off back where that is meant", given: signedOff, do: RateClaims{IDs: []string{"c"}, Rating: "False", Settled: true},
			want: []string{
				"rate claims: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False By=Ann At=now",
				"~ claim c Status=signed off→checked",
			}},
		{name: "refuses what is not on the scale", given: given, do: RateClaims{IDs: both, Scale: "truth", Rating: "Half true"}, want: []string{
			"invalid: “Half true” is not on the scale “Truth”. Its ratings are: True, Mostly true, Mixed, Mostly false, False, Unproven.",
		}},
	}
}
