package model

// changing is the outcome that proposes something, on the claim c.
func changing(id, by string, more ...func(*Verdict)) Verdict {
	return rated(id, OutcomeChange, by, append([]func(*Verdict){func(v *Verdict) { v.ScaleID = DeskScale }}, more...)...)
}

func proposing(words string) func(*Verdict) { return func(v *Verdict) { v.Proposed = words } }
func cutting(v *Verdict)                    { v.Cut = true }

func proposingRules() []ruleTest {
	checked := claimWith(Checked)
	v2 := textOf("v2", 2, "Iran held 66 Americans.\n\nThe border is 600 miles long.\n\nRead more here.")
	own := changing("w1", "Ann", proposing("Iran held 66 Americans"))
	desk := func(more func(*SetVerdict)) SetVerdict {
		c := SetVerdict{ClaimID: "c", Scale: DeskScale, Rating: p(OutcomeChange)}
		more(&c)
		return c
	}
	member := Membership{ID: MembershipID("k", "a"), CollectionID: "k", ArticleID: "a", Added: testThen}
	collection := func(id, scale string) Collection {
		return Collection{ID: id, Name: "Desk " + id, ScaleID: scale, Created: testThen}
	}
	return []ruleTest{
		{name: "asks for a change without words", do: desk(func(*SetVerdict) {}), want: []string{
			"set verdict: Gave the verdict Change on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=desk Rating=Change By=Ann At=now",
			"~ claim c Status=unchecked→checked",
		}},
		{name: "amends what it proposed itself", given: []Record{checked, own},
			do: SetVerdict{ClaimID: "c", Proposed: p("Iran held 60 Americans")}, want: []string{
				"set verdict: Proposed the wording “Iran held 60 Americans” on “Iran held 52 Americans”",
				"~ verdict w1 At=then→now Proposed=Iran held 66 Americans→Iran held 60 Americans",
			}},
		{name: "takes words of typography alone", given: []Record{checked, changing("w1", "Ann")},
			do:   SetVerdict{ClaimID: "c", Proposed: p("Iran held 52 Americans")},
			want: []string{"invalid: The proposed words are those that the passage has already. The verdict was kept as it was."}},
		{name: "leaves the same proposal", given: []Record{checked, own}, do: SetVerdict{ClaimID: "c", Proposed: p("Iran held 66 Americans ")}},
		{name: "keeps what was signed off beside another proposal",
			given: []Record{claimWith(SignedOff), changing("w1", "Ann", proposing("Iran held 66 Americans"), signed("Bob"))},
			do:    SetVerdict{ClaimID: "c", Cut: p(true)}, want: []string{
				"set verdict: Proposed a cut on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=desk Rating=Change By=Ann At=now Cut=true",
				"~ claim c Status=signed off→checked",
			}},
		{name: "proposes anew for a newer version",
			given: []Record{checked, v2, at("p2", v2, "Iran held 66 Americans"), changing("u1", "Ann", proposing("Iran held 62 Americans"))},
			do:    SetVerdict{ClaimID: "c", Proposed: p("Iran held 63 Americans")}, want: []string{
				"set verdict: Proposed the wording “Iran held 63 Americans” on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=desk Rating=Change By=Ann At=now Proposed=Iran held 63 Americans",
			}},
		{name: "opens what was closed with another outcome",
			given: []Record{but(checked, func(c *Claim) { c.Closed, c.ClosedIn = TakenOver, "v1" }), own},
			do:    SetVerdict{ClaimID: "c", Rating: p(OutcomeConfirmed)}, want: []string{
				"set verdict: Gave the verdict Confirmed on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=desk Rating=Confirmed By=Ann At=now",
				"~ claim c Closed=taken-over→ ClosedIn=v1→",
			}},
		{name: "begins with the scale of the collection", given: []Record{collection("k", DeskScale), member},
			do: SetVerdict{ClaimID: "c", Preferred: "marks", Rating: p("On author")}, want: []string{
				"set verdict: Gave the verdict On author on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=desk Rating=On author By=Ann At=now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "begins with the preferred scale where collections differ", given: []Record{collection("k", DeskScale), member,
			collection("l", "labels"), but(member, func(m *Membership) { m.ID, m.CollectionID = MembershipID("l", "a"), "l" })},
			do: SetVerdict{ClaimID: "c", Preferred: "marks", Rating: p("One mark")}, want: []string{
				"set verdict: Gave the verdict One mark on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=marks Rating=One mark By=Ann At=now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "begins with the default scale where the preferred one is unknown",
			do: SetVerdict{ClaimID: "c", Preferred: "gone", Rating: p("True")}, want: []string{
				"set verdict: Gave the verdict True on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=True By=Ann At=now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "refuses a proposal of white space", do: desk(func(c *SetVerdict) { c.Proposed = p(" \u200e\t") }),
			want: []string{"invalid: There are no words in that proposal. To take the passage out, propose a cut. " +
				"The verdict was kept as it was."}},
		{name: "refuses a cut with words", do: desk(func(c *SetVerdict) { c.Proposed, c.Cut = p("x"), p(true) }),
			want: []string{"invalid: A passage is either cut or said in other words, not both. The verdict was kept as it was."}},
		{name: "names the scale of a collection", given: []Record{collection("k", "")}, do: EditCollection{ID: "k", Scale: " checking desk "},
			want: []string{
				"edit collection: Claims in “Desk k” begin with the scale “Checking desk”",
				"~ collection k ScaleID=→desk",
			}},
		{name: "takes the scale of a collection back", given: []Record{collection("k", DeskScale)}, do: EditCollection{ID: "k"},
			want: []string{
				"edit collection: Claims in “Desk k” begin with each editor's own scale",
				"~ collection k ScaleID=desk→",
			}},
		{name: "leaves the scale of a collection", given: []Record{collection("k", DeskScale)}, do: EditCollection{ID: "k", Scale: DeskScale}},
		{name: "refuses an unknown collection", do: EditCollection{ID: "x"},
			want: []string{"not_found: There is no collection with the id x in this library."}},
		{name: "refuses an unknown scale", given: []Record{collection("k", "")}, do: EditCollection{ID: "k", Scale: "x"},
			want: []string{"not_found: There is no scale called “x” in this library."}},
		{name: "cleans what it proposes", do: desk(func(c *SetVerdict) { c.Proposed = p(" Iran held\t66\u00a0Americans\u202e ") }), want: []string{
			"set verdict: Proposed the wording “Iran held 66 Americans” on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=desk Rating=Change By=Ann At=now Proposed=Iran held 66\u00a0Americans",
			"~ claim c Status=unchecked→checked",
		}},
	}
}
