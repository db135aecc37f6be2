package model

import "galley/model/passage"

func claimRules() []ruleTest {
	v1 := textOf("v1", 1, testText)
	border := at("", v1, "border is 600 miles long").Span()
	iran := at("", v1, "Iran held 52 Americans").Span()
	more := at("", v1, "Read more").Span()
	outside := passage.Span{Start: 3, End: len(testText) + 1}
	lost := Appearance{ID: "p", ClaimID: "c", ArticleID: "a", VersionID: "v1", Exact: "border is 500 miles long", State: Orphaned, Places: 2}
	sameWords := but(lost, func(a *Appearance) { a.Exact = "border  is 600 miles long" })
	contest := []Record{rated("w1", "True", "Bob"), rated("w2", "False", "Eve"), contested("d", "w1", "w2")}
	signedOff := claimWith(SignedOff)
	return []ruleTest{
		{name: "marks words as an unchecked claim", do: MarkClaim{VersionID: "v1", Span: border}, want: []string{
			"mark claim: Marked “border is 600 miles long”",
			"+ claim new1 Wording=border is 600 miles long Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=29 End=53 Exact=border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎The  Suffix=.⏎⏎Read more here. State=anchored",
		}},
		{name: "takes what is said of it",
			do: MarkClaim{ID: "mine", VersionID: "v1", Span: border, Wording: " It is\nlong ", Speaker: "Obama ", Said: "March 2009",
				Kind: Statistic}, want: []string{
				"mark claim: Marked “border is 600 miles long”",
				"+ claim mine Wording=It is long Speaker=Obama Said=2009-03 Kind=statistic Status=unchecked Created=now",
				"+ appearance new1 ClaimID=mine ArticleID=a VersionID=v1 Start=29 End=53 Exact=border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎The  Suffix=.⏎⏎Read more here. State=anchored",
			}},
		{name: "takes the words where the wording is blank", do: MarkClaim{VersionID: "v1", Span: border, Wording: " "}, want: []string{
			"mark claim: Marked “border is 600 miles long”",
			"+ claim new1 Wording=border is 600 miles long Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=29 End=53 Exact=border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎The  Suffix=.⏎⏎Read more here. State=anchored",
		}},
		{name: "refuses an unknown version", do: MarkClaim{VersionID: "x", Span: border},
			want: []string{"not_found: There is no version with the id x in this library."}},
		{name: "refuses a place outside the text", do: MarkClaim{VersionID: "v1", Span: outside},
			want: []string{"invalid: That selection is outside the text. Nothing was marked."}},
		{name: "refuses a place without words", do: MarkClaim{VersionID: "v1", Span: passage.Span{Start: 23, End: 25}},
			want: []string{"invalid: There are no words in that selection, so nothing was marked."}},
		{name: "refuses what is no date", do: MarkClaim{VersionID: "v1", Span: border, Said: "soon"}, want: []string{
			"invalid: “soon” is not a date that Galley understands. Write the date it was said like 2009-03-31, 31 March 2009, or " +
				"2009.",
		}},
		{name: "refuses what is no kind", do: MarkClaim{VersionID: "v1", Span: border, Kind: "rumour"}, want: []string{
			"invalid: “rumour” is not a kind of claim. The kinds are: statistic, quotation, event, cause, position, " +
				"comparison, forecast.",
		}},

		{name: "marks one more place", do: MarkAgain{ClaimID: "c", VersionID: "v1", Span: border}, want: []string{
			"mark again: Marked the claim again at “border is 600 miles long”",
			"+ appearance new1 ClaimID=c ArticleID=a VersionID=v1 Start=29 End=53 Exact=border is 600 miles long Prefix=Iran " +
				"held 52 Americans.⏎⏎The  Suffix=.⏎⏎Read more here. State=anchored",
		}},
		{name: "refuses an unknown claim", do: MarkAgain{ClaimID: "x", VersionID: "v1", Span: border},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses an unknown version", do: MarkAgain{ClaimID: "c", VersionID: "x", Span: border},
			want: []string{"not_found: There is no version with the id x in this library."}},
		{name: "refuses a place outside the text", do: MarkAgain{ClaimID: "c", VersionID: "v1", Span: outside},
			want: []string{"invalid: That selection is outside the text. Nothing was marked."}},

		{name: "marks more places in one step", do: MarkElsewhere{ClaimID: "c", VersionID: "v1", Spans: []passage.Span{border, more}}, want: []string{
			"mark again: Marked “Iran held 52 Americans” at 2 more places",
			"+ appearance new1 ClaimID=c ArticleID=a VersionID=v1 Start=29 End=53 Exact=border is 600 miles long Prefix=Iran " +
				"held 52 Americans.⏎⏎The  Suffix=.⏎⏎Read more here. State=anchored",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=v1 Start=56 End=65 Exact=Read more Prefix=⏎The border is " +
				"600 miles long.⏎⏎ Suffix= here. State=anchored",
		}},
		{name: "marks one place as again", do: MarkElsewhere{ClaimID: "c", VersionID: "v1", Spans: []passage.Span{more}}, want: []string{
			"mark again: Marked the claim again at “Read more”",
			"+ appearance new1 ClaimID=c ArticleID=a VersionID=v1 Start=56 End=65 Exact=Read more Prefix=⏎The border is " +
				"600 miles long.⏎⏎ Suffix= here. State=anchored",
		}},
		{name: "marks nowhere", do: MarkElsewhere{ClaimID: "c", VersionID: "v1"}},
		{name: "refuses an unknown claim", do: MarkElsewhere{ClaimID: "x", VersionID: "v1"},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses an unknown version", do: MarkElsewhere{ClaimID: "c", VersionID: "x"},
			want: []string{"not_found: There is no version with the id x in this library."}},
		{name: "refuses all where one place is outside the text",
			do:   MarkElsewhere{ClaimID: "c", VersionID: "v1", Spans: []passage.Span{border, outside}},
			want: []string{"invalid: That selection is outside the text. Nothing was marked."}},

		{name: "moves the ends of a passage, and with them a wording that is its words", do: MoveAppearance{ID: "p", Span: border},
			want: []string{
				"adjust passage: Adjusted the passage to “border is 600 miles long”",
				"~ appearance p Start=→29 End=22→53 Exact=Iran held 52 Americans→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=.⏎⏎The border is 600 miles long.→.⏎⏎Read more here.",
				"~ claim c Wording=Iran held 52 Americans→border is 600 miles long",
			}},
		{name: "takes the sign-off off other words that follow the passage", given: []Record{signedOff},
			do: MoveAppearance{ID: "p", Span: border}, want: []string{
				"adjust passage: Adjusted the passage to “border is 600 miles long”",
				"~ appearance p Start=→29 End=22→53 Exact=Iran held 52 Americans→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=.⏎⏎The border is 600 miles long.→.⏎⏎Read more here.",
				"~ claim c Wording=Iran held 52 Americans→border is 600 miles long Status=signed off→checked",
			}},
		{name: "leaves a wording that was edited, and the status", given: []Record{but(signedOff, func(c *Claim) { c.Wording = "Iran held 52" })},
			do: MoveAppearance{ID: "p", Span: border}, want: []string{
				"adjust passage: Adjusted the passage to “border is 600 miles long”",
				"~ appearance p Start=→29 End=22→53 Exact=Iran held 52 Americans→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=.⏎⏎The border is 600 miles long.→.⏎⏎Read more here.",
			}},
		{name: "moves no passage of an unknown claim", given: []Record{but(at("p", v1, "Iran"), func(a *Appearance) { a.ClaimID = "x" })},
			do:   MoveAppearance{ID: "p", Span: border},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "leaves a passage that stands there", do: MoveAppearance{ID: "p", Span: iran}},
		{name: "finds a passage again with its words, and leaves the status", given: []Record{signedOff, sameWords},
			do: MoveAppearance{ID: "p", Span: border}, want: []string{
				"adjust passage: Found the passage again: “border is 600 miles long”",
				"~ appearance p Start=→29 End=→53 Exact=border  is 600 miles long→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=→.⏎⏎Read more here. State=orphaned→anchored Places=2→",
			}},
		{name: "takes a checked claim back into work where its words are others", given: []Record{claimWith(Checked), lost},
			do: MoveAppearance{ID: "p", Span: border}, want: []string{
				"adjust passage: Found the passage again: “border is 600 miles long”; its verdict needs another look",
				"~ appearance p Start=→29 End=→53 Exact=border is 500 miles long→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=→.⏎⏎Read more here. State=orphaned→anchored Places=2→",
				"~ claim c Status=checked→in progress",
			}},
		{name: "takes a claim that was signed off back into work where its words are others", given: []Record{signedOff, lost},
			do: MoveAppearance{ID: "p", Span: border}, want: []string{
				"adjust passage: Found the passage again: “border is 600 miles long”; its verdict needs another look",
				"~ appearance p Start=→29 End=→53 Exact=border is 500 miles long→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=→.⏎⏎Read more here. State=orphaned→anchored Places=2→",
				"~ claim c Status=signed off→in progress",
			}},
		{name: "leaves the status of a claim in work", given: []Record{claimWith(InProgress), lost},
			do: MoveAppearance{ID: "p", Span: border}, want: []string{
				"adjust passage: Found the passage again: “border is 600 miles long”",
				"~ appearance p Start=→29 End=→53 Exact=border is 500 miles long→border is 600 miles long Prefix=→Iran held 52 " +
					"Americans.⏎⏎The  Suffix=→.⏎⏎Read more here. State=orphaned→anchored Places=2→",
			}},
		{name: "refuses an unknown passage", do: MoveAppearance{ID: "x", Span: border},
			want: []string{"not_found: There is no appearance with the id x in this library."}},
		{name: "refuses a passage of an unknown version", given: []Record{but(lost, func(a *Appearance) { a.VersionID = "x" })},
			do:   MoveAppearance{ID: "p", Span: border},
			want: []string{"not_found: There is no version with the id x in this library."}},
		{name: "refuses a place outside the text", do: MoveAppearance{ID: "p", Span: outside},
			want: []string{"invalid: That selection is outside the text. Nothing was marked."}},
		{name: "refuses a passage of an unknown claim", given: []Record{but(lost, func(a *Appearance) { a.ClaimID = "x" })},
			do:   MoveAppearance{ID: "p", Span: border},
			want: []string{"not_found: There is no claim with the id x in this library."}},

		{name: "changes every field",
			do: EditClaim{ID: "c", Wording: p(" Other\nwords "), Speaker: p(" Jo  Doe"), Said: p("31 March 2009"), Owner: p("Bob "),
				Due: p("2026-12-1"), Kind: p(QuoteClaim), Status: p(InProgress)}, want: []string{
				"edit claim: Edited claim “Other words”",
				"~ claim c Wording=Iran held 52 Americans→Other words Speaker=→Jo Doe Said=→2009-03-31 Kind=→quotation " +
					"Status=unchecked→in progress Owner=→Bob Due=→2026-12-01",
			}},
		{name: "leaves what is as wanted", do: EditClaim{ID: "c", Wording: p("Iran held 52 Americans "), Status: p(Unchecked)}},
		{name: "notes for the desk alone", do: EditClaim{ID: "c", PrivateNote: p(" ask the lawyer ")}, want: []string{
			"edit claim: Edited claim “Iran held 52 Americans”",
			"~ claim c PrivateNote=→ask the lawyer",
		}},
		{name: "leaves fields that are not named", do: EditClaim{ID: "c"}},
		{name: "takes a kind away", given: []Record{but(claimWith(Unchecked), func(c *Claim) { c.Kind = Cause })},
			do: EditClaim{ID: "c", Kind: p(ClaimKind(""))}, want: []string{
				"edit claim: Edited claim “Iran held 52 Americans”",
				"~ claim c Kind=cause→",
			}},
		{name: "refuses an unknown claim", do: EditClaim{ID: "x"},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses an empty wording", do: EditClaim{ID: "c", Wording: p(" ")},
			want: []string{"invalid: A claim needs a wording. The old one was kept."}},
		{name: "refuses what is no date of saying", do: EditClaim{ID: "c", Said: p("3/4/2009")}, want: []string{
			"invalid: “3/4/2009” is not a date that Galley understands. Write the date it was said like 2009-03-31, 31 March 2009, " +
				"or 2009.",
		}},
		{name: "refuses what is no due date", do: EditClaim{ID: "c", Due: p("soon")}, want: []string{
			"invalid: “soon” is not a day that Galley understands. Write the due date like 2009-03-31 or 31 March 2009.",
		}},
		{name: "refuses a due date that is no day", do: EditClaim{ID: "c", Due: p("March 2026")}, want: []string{
			"invalid: “March 2026” is not a day that Galley understands. Write the due date like 2009-03-31 or 31 March 2009.",
		}},
		{name: "refuses what is no kind", do: EditClaim{ID: "c", Kind: p(ClaimKind("rumour"))}, want: []string{
			"invalid: “rumour” is not a kind of claim. The kinds are: statistic, quotation, event, cause, position, " +
				"comparison, forecast.",
		}},
		{name: "refuses what is no status", do: EditClaim{ID: "c", Status: p(ClaimStatus(""))},
			want: []string{"invalid: “” is not a status. They are: unchecked, in progress, checked, signed off."}},
		{name: "refuses a status of signed off", given: []Record{claimWith(Checked)},
			do: EditClaim{ID: "c", Status: p(SignedOff)}, want: []string{
				"refused: A claim is signed off by a second editor's sign-off of its verdict, not by its status. The status was " +
					"kept.",
			}},
		{name: "takes a claim whose wording is edited into work, signed off before", given: []Record{signedOff},
			do: EditClaim{ID: "c", Wording: p("Iran held 53 Americans"), Status: p(InProgress)}, want: []string{
				"edit claim: Edited claim “Iran held 53 Americans”",
				"~ claim c Wording=Iran held 52 Americans→Iran held 53 Americans Status=signed off→in progress",
			}},
		{name: "leaves a status of signed off", given: []Record{signedOff}, do: EditClaim{ID: "c", Status: p(SignedOff)}},
		{name: "takes a claim that was signed off back into work", given: []Record{signedOff},
			do: EditClaim{ID: "c", Status: p(InProgress)}, want: []string{
				"edit claim: Edited claim “Iran held 52 Americans”",
				"~ claim c Status=signed off→in progress",
			}},
		{name: "sets a claim to checked", do: EditClaim{ID: "c", Status: p(Checked)}, want: []string{
			"edit claim: Edited claim “Iran held 52 Americans”",
			"~ claim c Status=unchecked→checked",
		}},
		{name: "takes a sign-off away", given: []Record{signedOff}, do: EditClaim{ID: "c", Status: p(Checked)}, want: []string{
			"edit claim: Edited claim “Iran held 52 Americans”",
			"~ claim c Status=signed off→checked",
		}},
		{name: "takes the sign-off off other words", given: []Record{signedOff},
			do: EditClaim{ID: "c", Wording: p("Iran held 53 Americans")}, want: []string{
				"edit claim: Edited claim “Iran held 53 Americans”",
				"~ claim c Wording=Iran held 52 Americans→Iran held 53 Americans Status=signed off→checked",
			}},
		{name: "takes the sign-off off other words, whatever status is given", given: []Record{signedOff},
			do: EditClaim{ID: "c", Wording: p("Iran held 53 Americans"), Status: p(SignedOff)}, want: []string{
				"edit claim: Edited claim “Iran held 53 Americans”",
				"~ claim c Wording=Iran held 52 Americans→Iran held 53 Americans Status=signed off→checked",
			}},
		{name: "keeps the sign-off where another field changes", given: []Record{signedOff},
			do: EditClaim{ID: "c", Speaker: p("Jo")}, want: []string{
				"edit claim: Edited claim “Iran held 52 Americans”",
				"~ claim c Speaker=→Jo",
			}},
		{name: "keeps checked where the wording changes", given: []Record{claimWith(Checked)},
			do: EditClaim{ID: "c", Wording: p("Iran held 53 Americans")}, want: []string{
				"edit claim: Edited claim “Iran held 53 Americans”",
				"~ claim c Wording=Iran held 52 Americans→Iran held 53 Americans",
			}},
		{name: "refuses checked while verdicts contest each other", given: contest,
			do: EditClaim{ID: "c", Status: p(Checked)}, want: []string{
				"refused: Two verdicts on this claim conflict, so it is not checked until an editor decides between them. " +
					"The status was kept.",
			}},
		{name: "leaves checked while verdicts contest each other",
			given: append(contest, claimWith(Checked)), do: EditClaim{ID: "c", Status: p(Checked)}},
		{name: "sets a claim in work while verdicts contest each other", given: contest,
			do: EditClaim{ID: "c", Status: p(InProgress)}, want: []string{
				"edit claim: Edited claim “Iran held 52 Americans”",
				"~ claim c Status=unchecked→in progress",
			}},

		{name: "deletes a claim with its places, and keeps its verdicts",
			given: []Record{at("p2", v1, "600 miles"), rated("w1", "True", "Ann")},
			do:    DeleteClaim{"c"}, want: []string{
				"delete claim: Deleted claim “Iran held 52 Americans”",
				"- claim c",
				"- appearance p",
				"- appearance p2",
			}},
		{name: "refuses an unknown claim", do: DeleteClaim{"x"},
			want: []string{"not_found: There is no claim with the id x in this library."}},
	}
}

// contested is an open dispute about two verdicts on the claim c.
func contested(id, ours, theirs string) Dispute {
	return Dispute{ID: id, ClaimID: "c", About: NounVerdict, RecordID: "c", Field: VerdictField, Ours: ours, Theirs: theirs,
		OursBy: "Bob", OursAt: testThen, TheirsBy: "Eve", TheirsAt: testThen, Found: testThen}
}
