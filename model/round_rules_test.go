package model

// round is one that Bob signed on the version v1.
func round(id, name string, more ...func(*Round)) Round {
	r := Round{ID: id, ArticleID: "a", VersionID: "v1", Name: name, Initials: "B", By: "Bob", At: testThen}
	for _, f := range more {
		f(&r)
	}
	return r
}

func roundRules() []ruleTest {
	long := "A name of a round that is so long that it would not stand in any table of rounds at all"
	nobody := func(outcome AttemptOutcome, made string) Attempt {
		return Attempt{ID: "t" + made, PersonID: "s", Made: made, Way: ByCall, Outcome: outcome, Purpose: ToCheck, Created: testThen}
	}
	asked := func(made string) Asking {
		return Asking{ID: AskingID("t"+made, "c"), AttemptID: "t" + made, ClaimID: "c", Added: testThen}
	}
	left := OpenWork{Claims: 1, Unrated: 1, Unsourced: 1, Words: 13}
	byAnn := func(r *Round) { r.By, r.Initials, r.Left = "Ann", "A", left }
	return []ruleTest{
		{name: "signs with what is open", do: SignRound{ArticleID: "a"}, want: []string{
			"sign round: Signed off the round “First reading” of “Troops” as A, with work still open",
			"+ round new1 ArticleID=a VersionID=v1 Name=First reading Initials=A By=Ann At=now Left={1 1 1 0 0 0 0 0 13}",
		}},
		{name: "signs under a name", do: SignRound{ID: "r", ArticleID: "a", Name: " Proofs ", Initials: "abc"}, want: []string{
			"sign round: Signed off the round “Proofs” of “Troops” as abc, with work still open",
			"+ round r ArticleID=a VersionID=v1 Name=Proofs Initials=abc By=Ann At=now Left={1 1 1 0 0 0 0 0 13}",
		}},
		{name: "counts questions and waits", given: []Record{question("q"), question("q2", closedBy("Bob", "")), nobody(NoAnswer, "2026-11-01"),
			asked("2026-11-01")}, do: SignRound{ArticleID: "a"}, want: []string{
			"sign round: Signed off the round “First reading” of “Troops” as A, with work still open",
			"+ round new1 ArticleID=a VersionID=v1 Name=First reading Initials=A By=Ann At=now Left={1 1 1 0 0 1 1 0 13}",
		}},
		{name: "waits for nobody who answered", given: []Record{nobody(CallBack, "2026-11-01"), asked("2026-11-01"),
			nobody(Answered, "2026-11-02"), asked("2026-11-02")}, do: SignRound{ArticleID: "a"}, want: []string{
			"sign round: Signed off the round “First reading” of “Troops” as A, with work still open",
			"+ round new1 ArticleID=a VersionID=v1 Name=First reading Initials=A By=Ann At=now Left={1 1 1 0 0 0 0 0 13}",
		}},
		{name: "counts a rating that is not signed off", given: []Record{claimWith(Checked), rated("w1", "True", "Bob", because("So it is."))},
			do: SignRound{ArticleID: "a"}, want: []string{
				"sign round: Signed off the round “First reading” of “Troops” as A, with work still open",
				"+ round new1 ArticleID=a VersionID=v1 Name=First reading Initials=A By=Ann At=now Left={1 0 1 1 0 0 0 0 9}",
			}},
		{name: "counts what nobody ticked", given: []Record{
			Checklist{ID: "own", Name: "Own", For: []Subject{AboutAll}, Items: []string{"Looked up", "Called"}, Created: testThen},
			Tick{ID: TickID("c", CheckTicks, "own", "Looked up"), Subject: "c", List: CheckTicks, Kind: "own", Words: "Looked up", By: "Bob", Added: testThen}},
			do: SignRound{ArticleID: "a"}, want: []string{
				"sign round: Signed off the round “First reading” of “Troops” as A, with work still open",
				"+ round new1 ArticleID=a VersionID=v1 Name=First reading Initials=A By=Ann At=now Left={1 1 1 0 0 0 0 12 13}",
			}},
		{name: "signs a second reading", given: []Record{round("r1", "First reading")}, do: SignRound{ArticleID: "a"}, want: []string{
			"sign round: Signed off the round “Second reading” of “Troops” as A, with work still open",
			"+ round new1 ArticleID=a VersionID=v1 Name=Second reading Initials=A By=Ann At=now Left={1 1 1 0 0 0 0 0 13}",
		}},
		{name: "signs a third reading", given: []Record{round("r1", "First reading"), round("r2", "Second reading")}, do: SignRound{ArticleID: "a"}, want: []string{
			"sign round: Signed off the round “Reading 3” of “Troops” as A, with work still open",
			"+ round new1 ArticleID=a VersionID=v1 Name=Reading 3 Initials=A By=Ann At=now Left={1 1 1 0 0 0 0 0 13}",
		}},
		{name: "signs the same once", given: []Record{round("r1", "Proofs", byAnn)}, do: SignRound{ArticleID: "a", Name: "Proofs"}},
		{name: "refuses an unknown article", do: SignRound{ArticleID: "x"}, want: []string{
			"not_found: There is no article with the id x in this library.",
		}},
		{name: "refuses an article without a text", do: SignRound{ArticleID: "b"}, want: []string{
			"not_found: There is no article with the id b in this library.",
		}},
		{name: "refuses initials that are none", do: SignRound{ArticleID: "a", Initials: "--"}, want: []string{
			"invalid: A round is signed with initials, and there are none in “--”. Write some. Nothing was signed.",
		}},
		{name: "refuses long initials", do: SignRound{ArticleID: "a", Initials: "abcdefghijklm"}, want: []string{
			"invalid: Initials are 12 letters at most. Nothing was signed.",
		}},
		{name: "refuses a long name", do: SignRound{ArticleID: "a", Name: long}, want: []string{
			"invalid: The name of a round is 80 letters at most. Nothing was signed.",
		}},
		{name: "takes a round back", given: []Record{round("r1", "Proofs")}, do: WithdrawRound{ID: "r1"}, want: []string{
			"withdraw round: Took back the sign-off of the round “Proofs” by B",
			"- round r1",
		}},
		{name: "refuses an unknown round", do: WithdrawRound{ID: "x"}, want: []string{
			"not_found: There is no round with the id x in this library.",
		}},
	}
}

func publishingRules() []ruleTest {
	live := Article{ID: "a", Title: "Troops", Imported: testThen, CheckPublished: testThen}
	reason := CorrectionReason{ID: "e1", ArticleID: "a", ClaimID: "c", Reason: "A reader wrote.", By: "Bob", At: testThen}
	gone := reason
	gone.Deleted = testThen
	give := func(text string) GiveReason {
		return GiveReason{EventID: "e1", ArticleID: "a", ClaimID: "c", Reason: text}
	}
	edit := EditClaim{ID: "c", Wording: p("Iran held 66 Americans")}
	return []ruleTest{
		{name: "publishes now", do: PublishCheck{ArticleID: "a"}, want: []string{
			"publish check: Published the check of “Troops”",
			"~ article a CheckPublished=→now",
		}},
		{name: "publishes at a moment", do: PublishCheck{ArticleID: "a", At: "2026-11-25T22:59:59.999Z"}, want: []string{
			"publish check: Published the check of “Troops”",
			"~ article a CheckPublished=→2026-11-25T22:59:59.999Z",
		}},
		{name: "corrects the moment", given: []Record{live}, do: PublishCheck{ArticleID: "a", At: "2026-11-25T22:59:59.999Z"}, want: []string{
			"publish check: Published the check of “Troops”",
			"~ article a CheckPublished=then→2026-11-25T22:59:59.999Z",
		}},
		{name: "leaves the same moment", given: []Record{live}, do: PublishCheck{ArticleID: "a", At: testThen}},
		{name: "refuses to publish twice", given: []Record{live}, do: PublishCheck{ArticleID: "a"}, want: []string{
			"refused: The check was published already, on 2026-11-20. Name the moment to correct that. Nothing was changed.",
		}},
		{name: "refuses what has not come", do: PublishCheck{ArticleID: "a", At: "2026-11-28T00:00:00.000Z"}, want: []string{
			"invalid: 2026-11-28 has not come yet, so the check was not published then. Nothing was changed.",
		}},
		{name: "refuses an unknown article", do: PublishCheck{ArticleID: "x"}, want: []string{
			"not_found: There is no article with the id x in this library.",
		}},
		{name: "takes a publication back", given: []Record{live}, do: WithdrawPublication{ArticleID: "a"}, want: []string{
			"withdraw publication: Took back the publication of the check of “Troops”",
			"~ article a CheckPublished=then→",
		}},
		{name: "leaves what was not published", do: WithdrawPublication{ArticleID: "a"}},
		{name: "refuses an unknown article", do: WithdrawPublication{ArticleID: "x"}, want: []string{
			"not_found: There is no article with the id x in this library.",
		}},
		{name: "gives a reason", given: []Record{live}, do: give(" A reader wrote. "), want: []string{
			"give reason: Gave the reason of a correction: “A reader wrote.”",
			"+ correction reason e1 ArticleID=a ClaimID=c Reason=A reader wrote. By=Ann At=now",
		}},
		{name: "gives another reason", given: []Record{live, reason}, do: give("An expert wrote."), want: []string{
			"give reason: Gave the reason of a correction: “An expert wrote.”",
			"~ correction reason e1 Reason=A reader wrote.→An expert wrote. By=Bob→Ann At=then→now",
		}},
		{name: "gives a reason again", given: []Record{live, gone}, do: give("A reader wrote."), want: []string{
			"give reason: Gave the reason of a correction: “A reader wrote.”",
			"^ correction reason e1 By=Bob→Ann At=then→now",
		}},
		{name: "leaves the same reason", given: []Record{live, reason}, do: give("A reader wrote.")},
		{name: "takes a reason back", given: []Record{live, reason}, do: give(" "), want: []string{
			"give reason: Took back the reason of a correction",
			"- correction reason e1",
		}},
		{name: "refuses no reason", given: []Record{live}, do: give(" "), want: []string{
			"invalid: The reason has no words. Write why it was changed. Nothing was stored.",
		}},
		{name: "refuses a reason of a draft", do: give("A reader wrote."), want: []string{
			"refused: The check was not published, so a change of it is no correction and needs no reason. Nothing was changed.",
		}},
		{name: "refuses an unknown article", do: GiveReason{EventID: "e1", ArticleID: "x", Reason: "Why"}, want: []string{
			"not_found: There is no article with the id x in this library.",
		}},
		{name: "changes with the reason", given: []Record{live}, do: Because{edit, " A reader wrote. "}, want: []string{
			"edit claim: Edited claim “Iran held 66 Americans”",
			"~ claim c Wording=Iran held 52 Americans→Iran held 66 Americans",
			"+ correction reason e ArticleID=a ClaimID=c Reason=A reader wrote. By=Ann At=now",
		}},
		{name: "changes an article with the reason", given: []Record{live}, do: Because{EditArticle{ID: "a", Title: p("Other troops")}, "Why"}, want: []string{
			"edit article: Edited “Other troops”",
			"~ article a Title=Troops→Other troops",
			"+ correction reason e ArticleID=a Reason=Why By=Ann At=now",
		}},
		{name: "rates with the reason", given: []Record{live}, do: Because{SetVerdict{ClaimID: "c", Rating: p("True")}, "Why"}, want: []string{
			"set verdict: Gave the verdict True on “Iran held 52 Americans”",
			"+ verdict new1 ClaimID=c ScaleID=truth Rating=True By=Ann At=now",
			"~ claim c Status=unchecked→checked",
			"+ correction reason e ArticleID=a ClaimID=c Reason=Why By=Ann At=now",
		}},
		{name: "changes nothing for no reason", given: []Record{live}, do: Because{EditClaim{ID: "c", Wording: p("Iran held 52 Americans")}, "Why"}},
		{name: "refuses without words", given: []Record{live}, do: Because{edit, ""}, want: []string{
			"invalid: The reason has no words. Write why it was changed. Nothing was stored.",
		}},
		{name: "refuses on a draft", do: Because{edit, "A reader wrote."}, want: []string{
			"refused: The check was not published, so a change of it is no correction and needs no reason. Nothing was changed.",
		}},
		{name: "refuses what the command refuses", do: Because{EditClaim{ID: "x"}, "Why"}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses where the article is gone", given: []Record{Article{ID: "a", Title: "Troops", Deleted: testThen}}, do: Because{edit, "Why"}, want: []string{
			"refused: The check was not published, so a change of it is no correction and needs no reason. Nothing was changed.",
		}},
	}
}
