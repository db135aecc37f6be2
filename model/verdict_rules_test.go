package model

func verdictRules() []ruleTest {
	unsettled := Appearance{ID: "p2", ClaimID: "c", ArticleID: "a", VersionID: "v2", Exact: "Iran held 66 Americans", State: Changed}
	own, bobs := rated("w1", "True", "Ann", because("Measured.")), rated("w1", "True", "Bob", because("Measured."))
	contest := []Record{rated("w1", "True", "Bob"), rated("w2", "False", "Eve"), contested("d", "w1", "w2")}
	reasons := but(contested("d2", "w1", "w2"), func(d *Dispute) { d.Field = ReasonsField })
	checked, signedOff := claimWith(Checked), claimWith(SignedOff)
	with := func(records []Record, more ...Record) []Record {
		return append(append([]Record{}, records...), more...)
	}
	added := rated("x1", "", "Ann", because("And asked."), addedTo("w1"))
	eves := rated("x2", "", "Eve", because("And counted."), addedTo("w1"))
	return []ruleTest{
		{name: "makes an unchecked claim checked", do: SetVerdict{ClaimID: "c", Rating: p(" TRUE ")}, want: []string{
			"set verdict: Gave the verdict True on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Rating=True By=Ann At=now",
			"~ claim c Status=unchecked→checked",
		}},
		{name: "takes reasoning with a rating", do: SetVerdict{ClaimID: "c", Rating: p("False"), Reasoning: p(" Why. ")}, want: []string{
			"set verdict: Gave the verdict False on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=Why. By=Ann At=now",
			"~ claim c Status=unchecked→checked",
		}},
		{name: "takes another scale by its name", do: SetVerdict{ClaimID: "c", Scale: "Evidence", Rating: p("Refuted")}, want: []string{
			"set verdict: Gave the verdict Refuted on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=evidence Rating=Refuted By=Ann At=now",
			"~ claim c Status=unchecked→checked",
		}},
		{name: "starts work with reasoning alone", do: SetVerdict{ClaimID: "c", Reasoning: p("Why.")}, want: []string{
			"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Why. By=Ann At=now",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "stores no verdict of blank reasoning", do: SetVerdict{ClaimID: "c", Reasoning: p(" \n")}},
		{name: "stores no verdict of blank reasoning on a claim in work", given: []Record{claimWith(InProgress)},
			do: SetVerdict{ClaimID: "c", Reasoning: p("")}},
		{name: "stores no verdict of blank reasoning on a checked claim", given: []Record{checked},
			do: SetVerdict{ClaimID: "c", Reasoning: p(" ")}},
		{name: "stores no verdict of blank reasoning beside two that stand against each other",
			given: append([]Record{claimWith(InProgress)}, contest...), do: SetVerdict{ClaimID: "c", Reasoning: p(" ")}},
		{name: "stores no verdict of no rating", do: SetVerdict{ClaimID: "c", Rating: p("")}},
		{name: "blanks own reasoning", given: []Record{claimWith(InProgress), rated("w1", "", "Ann", because("W"))},
			do: SetVerdict{ClaimID: "c", Reasoning: p(" ")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w1 Reasoning=W→ At=then→now",
			}},
		{name: "takes another scale for what is to be said", do: SetVerdict{ClaimID: "c", Scale: "evidence"}, want: []string{
			"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=evidence By=Ann At=now",
		}},
		{name: "refuses an unknown claim", do: SetVerdict{ClaimID: "x", Rating: p("True")},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses an unknown scale", do: SetVerdict{ClaimID: "c", Scale: "x", Rating: p("True")},
			want: []string{"not_found: There is no scale called “x” in this library."}},
		{name: "refuses what is not on the scale", do: SetVerdict{ClaimID: "c", Rating: p("Half true")}, want: []string{
			"invalid: “Half true” is not on the scale “Truth”. Its ratings are: True, Mostly true, Mixed, Mostly false, " +
				"False, Unproven.",
		}},
		{name: "refuses what is not on the scale in force",
			given: []Record{rated("w1", "", "Ann", func(v *Verdict) { v.ScaleID = "evidence" })},
			do:    SetVerdict{ClaimID: "c", Rating: p("Mixed")}, want: []string{
				"invalid: “Mixed” is not on the scale “Evidence”. Its ratings are: Supported, Refuted, Conflicting evidence, Not " +
					"enough evidence.",
			}},
		{name: "keeps the scale in force", given: []Record{rated("w1", "", "Ann", func(v *Verdict) { v.ScaleID = "evidence" })},
			do: SetVerdict{ClaimID: "c", Rating: p("Refuted")}, want: []string{
				"set verdict: Gave the verdict Refuted on “Iran held 52 Americans”",
				"~ verdict w1 Rating=→Refuted At=then→now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "amends own reasoning without a rating", given: []Record{claimWith(InProgress), rated("w1", "", "Ann", because("W"))},
			do: SetVerdict{ClaimID: "c", Rating: p("True"), Reasoning: p("Why.")}, want: []string{
				"set verdict: Gave the verdict True on “Iran held 52 Americans”",
				"~ verdict w1 Rating=→True Reasoning=W→Why. At=then→now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "amends own reasoning", given: []Record{checked, own},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured twice.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w1 Reasoning=Measured.→Measured twice. At=then→now",
			}},
		{name: "leaves a verdict as it is", given: []Record{checked, own}, do: SetVerdict{ClaimID: "c", Reasoning: p("Measured. ")}},
		{name: "leaves the same rating of a checked claim", given: []Record{checked, own}, do: SetVerdict{ClaimID: "c", Rating: p("true")}},
		{name: "leaves the same rating of a claim that was signed off",
			given: []Record{signedOff, own}, do: SetVerdict{ClaimID: "c", Rating: p("True")}},
		{name: "confirms the same rating of a claim that came back into work", given: []Record{claimWith(InProgress), own},
			do: SetVerdict{ClaimID: "c", Rating: p("True")}, want: []string{
				"set verdict: Confirmed the verdict True on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=True Reasoning=Measured. By=Ann At=now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "confirms a colleague's rating in one's own name", given: []Record{claimWith(InProgress), bobs},
			do: SetVerdict{ClaimID: "c", Rating: p("True")}, want: []string{
				"set verdict: Confirmed the verdict True on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=True Reasoning=Measured. By=Ann At=now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "makes a new verdict of another rating", given: []Record{checked, own},
			do: SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=Measured. By=Ann At=now",
			}},
		{name: "makes a new verdict of own words after a sign-off",
			given: []Record{signedOff, rated("w1", "True", "Ann", because("M."), signed("Bob"))},
			do:    SetVerdict{ClaimID: "c", Reasoning: p("Measured.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=True Reasoning=Measured. By=Ann At=now",
				"~ claim c Status=signed off→checked",
			}},
		{name: "makes a new verdict on another scale, without a rating", given: []Record{checked, own},
			do: SetVerdict{ClaimID: "c", Scale: "evidence"}, want: []string{
				"set verdict: Took the rating back on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=evidence Reasoning=Measured. By=Ann At=now",
				"~ claim c Status=checked→in progress",
			}},
		{name: "makes a new verdict of the same label on another scale", given: []Record{checked, own},
			do: SetVerdict{ClaimID: "c", Scale: "six-steps", Rating: p("True")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=six-steps Rating=True Reasoning=Measured. By=Ann At=now",
			}},
		{name: "moves own words without a rating to another scale",
			given: []Record{claimWith(InProgress), rated("w1", "", "Ann", because("M."))},
			do:    SetVerdict{ClaimID: "c", Scale: "evidence"}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w1 ScaleID=truth→evidence At=then→now",
			}},
		{name: "takes a rating back", given: []Record{checked, own}, do: SetVerdict{ClaimID: "c", Rating: p("")}, want: []string{
			"set verdict: Took the rating back on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Measured. By=Ann At=now",
			"~ claim c Status=checked→in progress",
		}},
		{name: "takes a colleague's rating back in one's own name", given: []Record{signedOff, bobs},
			do: SetVerdict{ClaimID: "c", Rating: p("")}, want: []string{
				"set verdict: Took the rating back on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Measured. By=Ann At=now",
				"~ claim c Status=signed off→in progress",
			}},
		{name: "rates otherwise than a colleague in one's own name", given: []Record{checked, bobs},
			do: SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=Measured. By=Ann At=now",
			}},
		{name: "rates a colleague's words in one's own name",
			given: []Record{claimWith(InProgress), rated("w1", "", "Bob", because("Measured."))},
			do:    SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=Measured. By=Ann At=now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "adds to a colleague's reasoning", given: []Record{checked, bobs},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured. And asked.")}, want: []string{
				"set verdict: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=And asked. By=Ann At=now AddedTo=w1",
			}},
		{name: "adds what stands before a colleague's reasoning", given: []Record{checked, bobs},
			do: SetVerdict{ClaimID: "c", Reasoning: p("First. Measured.")}, want: []string{
				"set verdict: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=First. By=Ann At=now AddedTo=w1",
			}},
		{name: "adds all of a reasoning that replaces a colleague's", given: []Record{checked, bobs},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured? No.")}, want: []string{
				"set verdict: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=? No By=Ann At=now AddedTo=w1",
			}},
		{name: "adds to a colleague's reasoning that is without a rating",
			given: []Record{claimWith(InProgress), rated("w1", "", "Bob", because("Measured."))},
			do:    SetVerdict{ClaimID: "c", Reasoning: p("Measured. Asked.")}, want: []string{
				"set verdict: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Asked. By=Ann At=now AddedTo=w1",
			}},
		{name: "refuses to take words out of a colleague's reasoning", given: []Record{checked, bobs},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured")}, want: []string{
				"refused: The reasoning is Bob’s, so nothing was removed from it. Add your own words to it, or give " +
					"another rating.",
			}},
		{name: "refuses to take a colleague's reasoning away", given: []Record{checked, bobs},
			do: SetVerdict{ClaimID: "c", Reasoning: p("")}, want: []string{
				"refused: The reasoning is Bob’s, so nothing was removed from it. Add your own words to it, or give " +
					"another rating.",
			}},
		{name: "refuses to take a repeated word out of a colleague's reasoning", given: []Record{checked, rated("w1", "True", "Bob",
			because("Hm Hm"))},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Hm")}, want: []string{refusedAddition}},
		{name: "refuses to take a word out of the middle of a colleague's reasoning", given: []Record{checked,
			rated("w1", "True", "Bob",
				because("Measured twice."))}, do: SetVerdict{ClaimID: "c", Reasoning: p("Measured.")}, want: []string{refusedAddition}},
		{name: "amends own reasoning on a claim that came back into work", given: []Record{claimWith(InProgress), own},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured twice.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w1 Reasoning=Measured.→Measured twice. At=then→now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "decides with the same rating as one begun since", given: with(contest, checked, rated("w3", "Mixed", "Ann")),
			do: SetVerdict{ClaimID: "c", Rating: p("Mixed")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w3 At=then→now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
			}},
		{name: "decides with the same rating as a colleague's begun since", given: with(contest, checked, rated("w3", "Mixed", "Bob",
			because("M."))),
			do: SetVerdict{ClaimID: "c", Rating: p("Mixed"), Reasoning: p("M. And N.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=Mixed Reasoning=M. And N. By=Ann At=now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
			}},
		{name: "goes on from neither of two verdicts, whichever is newer", given: []Record{rated("w1", "True", "Bob"), rated("w2",
			"False", "Ann"),
			contested("d", "w2", "w1")}, do: SetVerdict{ClaimID: "c", Reasoning: p("Hm.")}, want: []string{
			"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Hm. By=Ann At=now",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "leaves a dispute about the sign-off of a verdict", given: []Record{checked, rated("w1", "True", "Bob"),
			but(contested("d", "", ""),
				func(d *Dispute) { d.Field = "sign-off" })}, do: SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
			"set verdict: Gave the verdict False on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Rating=False By=Ann At=now",
		}},
		{name: "leaves an addition as it is",
			given: []Record{checked, bobs, added}, do: SetVerdict{ClaimID: "c", Reasoning: p("Measured. And asked.")}},
		{name: "goes on with own addition", given: []Record{checked, bobs, added},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured. And asked. Twice.")}, want: []string{
				"set verdict: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"~ verdict x1 Reasoning=And asked.→And asked. Twice. At=then→now",
			}},
		{name: "adds other words beside own addition", given: []Record{checked, bobs, added},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured. Counted.")}, want: []string{
				"set verdict: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Counted. By=Ann At=now AddedTo=w1",
			}},
		{name: "writes into an empty verdict of a colleague", given: []Record{claimWith(InProgress), rated("w1", "", "Bob")},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Measured. By=Ann At=now",
			}},
		{name: "writes into a verdict of nobody", given: []Record{checked, rated("w1", "True", "")},
			do: SetVerdict{ClaimID: "c", Reasoning: p("Measured.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=True Reasoning=Measured. By=Ann At=now",
			}},
		{name: "carries additions over to a new verdict", given: []Record{checked, bobs, added, eves},
			do: SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=Measured.⏎⏎And asked. By=Ann At=now",
				"+ verdict new2 ClaimID=c ScaleID=truth Reasoning=And counted. By=Eve At=then AddedTo=new1",
			}},
		{name: "leaves additions behind where the reasoning is new", given: []Record{checked, bobs, eves},
			do: SetVerdict{ClaimID: "c", Rating: p("False"), Reasoning: p("No.")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False Reasoning=No. By=Ann At=now",
			}},
		{name: "goes by the newest verdict that is not set aside",
			given: []Record{checked, rated("w3", "Mixed", "Bob", laidAside), rated("w2", "True", "Ann"), rated("w1", "False", "Eve")},
			do:    SetVerdict{ClaimID: "c", Reasoning: p("Measured.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w2 Reasoning=→Measured. At=then→now",
			}},
		{name: "decides between verdicts that contest each other", given: contest,
			do: SetVerdict{ClaimID: "c", Rating: p("Mixed")}, want: []string{
				"set verdict: Gave the verdict Mixed on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=Mixed By=Ann At=now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "decides between verdicts by the rating of one", given: contest,
			do: SetVerdict{ClaimID: "c", Rating: p("True")}, want: []string{
				"set verdict: Gave the verdict True on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=True By=Ann At=now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "decides two contests of one verdict", given: with(contest, rated("w3", "Mixed", "Kim"), contested("d1", "w1", "w3")),
			do: SetVerdict{ClaimID: "c", Rating: p("Mixed")}, want: []string{
				"set verdict: Gave the verdict Mixed on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=Mixed By=Ann At=now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
				"~ verdict w3 SetAside=→now",
				"~ conflict d1 Choice=→other DecidedBy=→Ann Decided=→now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "decides nothing with reasoning alone", given: with(contest, checked),
			do: SetVerdict{ClaimID: "c", Reasoning: p("Hm.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Hm. By=Ann At=now",
				"~ claim c Status=checked→in progress",
			}},
		{name: "decides with a rating for reasoning begun since", given: with(contest, rated("w3", "", "Ann", because("Hm."))),
			do: SetVerdict{ClaimID: "c", Rating: p("Mixed")}, want: []string{
				"set verdict: Gave the verdict Mixed on “Iran held 52 Americans”",
				"~ verdict w3 Rating=→Mixed At=then→now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "goes by the scale of the verdicts that contest each other",
			given: []Record{but(rated("w1", "Refuted", "Bob"), evidenceScale), but(rated("w2", "Supported", "Eve"), evidenceScale),
				contested("d", "w1", "w2")},
			do: SetVerdict{ClaimID: "c", Rating: p("Refuted")}, want: []string{
				"set verdict: Gave the verdict Refuted on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=evidence Rating=Refuted By=Ann At=now",
				"~ verdict w1 SetAside=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d Choice=→other DecidedBy=→Ann Decided=→now",
				"~ claim c Status=unchecked→checked",
			}},
		{name: "closes a dispute about reasoning with a new verdict",
			given: []Record{checked, rated("w1", "True", "Bob"), rated("w2", "True", "Eve"), reasons},
			do:    SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False By=Ann At=now",
				"~ conflict d2 Choice=→other DecidedBy=→Ann Decided=→now",
			}},
		{name: "leaves a dispute about reasoning where words are amended",
			given: []Record{checked, rated("w1", "True", "Bob"), rated("w2", "True", "Ann"), reasons},
			do:    SetVerdict{ClaimID: "c", Reasoning: p("Hm.")}, want: []string{
				"set verdict: Wrote the reasoning on “Iran held 52 Americans”",
				"~ verdict w2 Reasoning=→Hm. At=then→now",
			}},
		{name: "leaves a dispute about a field",
			given: []Record{checked, rated("w1", "True", "Bob"), fieldDispute("wording", `{"wording":"A"}`, `{"wording":"B"}`)},
			do:    SetVerdict{ClaimID: "c", Rating: p("False")}, want: []string{
				"set verdict: Gave the verdict False on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Rating=False By=Ann At=now",
			}},

		{name: "signs a colleague's verdict off", given: []Record{checked, bobs}, do: SignOff{"c"}, want: []string{
			"sign off: Signed off True on “Iran held 52 Americans”. Still open: not ticked: “Every name is spelled as its bearer spells it” and 10 more",
			"~ verdict w1 SignedBy=→Ann SignedAt=→now",
			"~ claim c Status=checked→signed off",
		}},
		{name: "signs a verdict off again that came back into work",
			given: []Record{claimWith(InProgress), rated("w1", "True", "Bob", signed("Eve"))},
			do:    SignOff{"c"}, want: []string{
				"sign off: Signed off True on “Iran held 52 Americans”. Still open: not ticked: “Every name is spelled as its bearer spells it” and 10 more",
				"~ verdict w1 SignedBy=Eve→Ann SignedAt=then→now",
				"~ claim c Status=in progress→signed off",
			}},
		{name: "signs a verdict off whose sign-off was not stored", given: []Record{signedOff, bobs}, do: SignOff{"c"}, want: []string{
			"sign off: Signed off True on “Iran held 52 Americans”. Still open: not ticked: “Every name is spelled as its bearer spells it” and 10 more",
			"~ verdict w1 SignedBy=→Ann SignedAt=→now",
			"~ claim c",
		}},
		{name: "refuses an unknown claim", do: SignOff{"x"},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses to sign off nothing", do: SignOff{"c"},
			want: []string{"refused: This claim has no rating yet, so there is nothing to sign off."}},
		{name: "refuses to sign off reasoning", given: []Record{rated("w1", "", "Bob", because("Hm."))}, do: SignOff{"c"},
			want: []string{"refused: This claim has no rating yet, so there is nothing to sign off."}},
		{name: "refuses to sign off one's own verdict", given: []Record{checked, own}, do: SignOff{"c"},
			want: []string{"refused: Ann gave this verdict; a second editor signs it off."}},
		{name: "refuses to sign off twice", given: []Record{signedOff, rated("w1", "True", "Bob", signed("Eve"))},
			do: SignOff{"c"}, want: []string{"refused: Eve has signed this verdict off already."}},
		{name: "refuses to sign off what stands in a passage that nobody accepted", given: []Record{checked, bobs, unsettled}, do: SignOff{"c"},
			want: []string{"refused: The words of this claim's passage changed, and nobody has said whether it is right. " +
				"Look at the passage first. Nothing was signed off."}},
		{name: "refuses to sign off what may stand in several places",
			given: []Record{checked, bobs, but(unsettled, func(a *Appearance) { a.State, a.Places = Orphaned, 2 })}, do: SignOff{"c"},
			want: []string{"refused: The words of this claim's passage changed, and nobody has said whether it is right. " +
				"Look at the passage first. Nothing was signed off."}},
		{name: "refuses to sign off a verdict on other words",
			given: []Record{claimWith(InProgress), rated("v1w", "True", "Bob"), but(unsettled, func(a *Appearance) { a.State = Anchored })},
			do:    SignOff{"c"},
			want: []string{"refused: The words of this claim's passage changed since its verdict. Rate it again first. " +
				"Nothing was signed off."}},
		{name: "signs off what changed in an article that was deleted",
			given: []Record{checked, bobs, but(unsettled, func(a *Appearance) { a.ArticleID = "deleted" })}, do: SignOff{"c"}, want: []string{
				"sign off: Signed off True on “Iran held 52 Americans”. Still open: not ticked: “Every name is spelled as its bearer spells it” and 10 more",
				"~ verdict w1 SignedBy=→Ann SignedAt=→now",
				"~ claim c Status=checked→signed off",
			}},
		{name: "refuses to sign off verdicts that contest each other", given: with(contest, checked), do: SignOff{"c"}, want: []string{
			"refused: Two verdicts on this claim conflict. Decide between them first. Nothing was signed off.",
		}},

		{name: "adds words to a colleague's verdict", given: []Record{checked, bobs}, do: AddReasoning{"c", " And asked. "}, want: []string{
			"add to reasoning: Added to Bob’s reasoning on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=And asked. By=Ann At=now AddedTo=w1",
		}},
		{name: "adds words to a colleague's rating", given: []Record{checked, rated("w1", "True", "Bob")},
			do: AddReasoning{"c", "Asked."}, want: []string{
				"add to reasoning: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Asked. By=Ann At=now AddedTo=w1",
			}},
		{name: "changes own addition", given: []Record{checked, bobs, added, eves},
			do: AddReasoning{"c", "And asked twice."}, want: []string{
				"add to reasoning: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"~ verdict x1 Reasoning=And asked.→And asked twice. At=then→now",
			}},
		{name: "changes own addition that is newest",
			given: []Record{checked, bobs, added, rated("x3", "", "Ann", because("Later."), addedTo("w1"))},
			do:    AddReasoning{"c", "Later still."}, want: []string{
				"add to reasoning: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"~ verdict x3 Reasoning=Later.→Later still. At=then→now",
			}},
		{name: "takes own addition away", given: []Record{checked, bobs, added, eves}, do: AddReasoning{"c", " "}, want: []string{
			"add to reasoning: Took back what was added to Bob’s reasoning on “Iran held 52 Americans”",
			"- verdict x1",
		}},
		{name: "leaves own addition as it is", given: []Record{checked, bobs, added}, do: AddReasoning{"c", "And asked."}},
		{name: "adds no empty words", given: []Record{checked, bobs, eves}, do: AddReasoning{"c", ""}},
		{name: "writes own reasoning", given: []Record{checked, own}, do: AddReasoning{"c", "Measured again."}, want: []string{
			"add to reasoning: Wrote the reasoning on “Iran held 52 Americans”",
			"~ verdict w1 Reasoning=Measured.→Measured again. At=then→now",
		}},
		{name: "writes the first reasoning", do: AddReasoning{"c", "Measured."}, want: []string{
			"add to reasoning: Wrote the reasoning on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Measured. By=Ann At=now",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "writes reasoning of its own while verdicts contest each other", given: contest, do: AddReasoning{"c", "Hm."}, want: []string{
			"add to reasoning: Wrote the reasoning on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Hm. By=Ann At=now",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "adds to what a colleague began while verdicts contest each other", given: with(contest, rated("w3", "", "Bob", because("Hm."))),
			do: AddReasoning{"c", "Well."}, want: []string{
				"add to reasoning: Added to Bob’s reasoning on “Iran held 52 Americans”",
				"+ verdict new1 ClaimID=c ScaleID=truth Reasoning=Well. By=Ann At=now AddedTo=w3",
			}},
		{name: "refuses an unknown claim", do: AddReasoning{"x", "Hm."},
			want: []string{"not_found: There is no claim with the id x in this library."}},
	}
}

const refusedAddition = "refused: The reasoning is Bob’s, so nothing was removed from it. " +
	"Add your own words to it, or give another rating."

func evidenceScale(v *Verdict) { v.ScaleID = "evidence" }

// fieldDispute is an open dispute about a field of the claim c.
func fieldDispute(field, ours, theirs string) Dispute {
	return Dispute{ID: "d", ClaimID: "c", About: NounClaim, RecordID: "c", Field: field, Ours: ours, Theirs: theirs, Found: testThen}
}
