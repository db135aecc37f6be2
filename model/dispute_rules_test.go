package model

func disputeRules() []ruleTest {
	wording := fieldDispute("wording", `{"wording":"Iran held 52 Americans"}`, `{"wording":"Iran held 66 Americans"}`)
	status := func(s ClaimStatus, records ...Record) []Record { return append([]Record{claimWith(s)}, records...) }
	bob, eve := rated("w1", "True", "Bob"), rated("w2", "False", "Eve")
	contest := contested("d", "w1", "w2")
	reasons := but(contest, func(d *Dispute) { d.Field = ReasonsField })
	decidedFor := func(d Dispute) Dispute { d.Choice, d.DecidedBy, d.Decided = ChoiceOurs, "Bob", testThen; return d }
	kims := rated("w3", "Mixed", "Kim")
	ours, theirs := DecideDispute{"d", ChoiceOurs}, DecideDispute{"d", ChoiceTheirs}
	return []ruleTest{
		{name: "keeps ours", given: []Record{wording}, do: ours, want: []string{
			"decide conflict: Decided the wording: “Iran held 52 Americans”",
			"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
		}},
		{name: "takes theirs", given: []Record{wording}, do: theirs, want: []string{
			"decide conflict: Decided the wording: “Iran held 66 Americans”",
			"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
			"~ claim c Wording=Iran held 52 Americans→Iran held 66 Americans",
		}},
		{name: "takes the sign-off off other words", given: status(SignedOff, wording), do: theirs, want: []string{
			"decide conflict: Decided the wording: “Iran held 66 Americans”",
			"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
			"~ claim c Wording=Iran held 52 Americans→Iran held 66 Americans Status=signed off→checked",
		}},
		{name: "keeps the sign-off where ours stays", given: status(SignedOff, wording), do: ours, want: []string{
			"decide conflict: Decided the wording: “Iran held 52 Americans”",
			"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
		}},
		{name: "keeps the sign-off where another field changes",
			given: status(SignedOff, fieldDispute("speaker", `{"speaker":""}`, `{"speaker":"Jo"}`)),
			do:    theirs, want: []string{
				"decide conflict: Decided the speaker: “Jo”",
				"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
				"~ claim c Speaker=→Jo",
			}},
		{name: "keeps checked where the wording changes", given: status(Checked, wording), do: theirs, want: []string{
			"decide conflict: Decided the wording: “Iran held 66 Americans”",
			"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
			"~ claim c Wording=Iran held 52 Americans→Iran held 66 Americans",
		}},
		{name: "takes theirs that stands already",
			given: []Record{fieldDispute("wording", `{"wording":"X"}`, `{"wording":"Iran held 52 Americans"}`)},
			do:    theirs, want: []string{
				"decide conflict: Decided the wording: “Iran held 52 Americans”",
				"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
			}},
		{name: "keeps the sign-off where theirs stands already",
			given: status(SignedOff, fieldDispute("wording", `{"wording":"X"}`, `{"wording":"Iran held 52 Americans"}`)),
			do:    theirs, want: []string{
				"decide conflict: Decided the wording: “Iran held 52 Americans”",
				"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
			}},
		{name: "refuses what is neither", given: []Record{wording}, do: DecideDispute{"d", ChoiceOther}, want: []string{
			"invalid: “other” is no choice: a conflict is decided for ours or theirs. Nothing was changed.",
		}},
		{name: "refuses no choice", given: []Record{wording}, do: DecideDispute{"d", Undecided},
			want: []string{"invalid: “” is no choice: a conflict is decided for ours or theirs. Nothing was changed."}},
		{name: "refuses an unknown dispute", do: DecideDispute{"x", ChoiceOurs},
			want: []string{"not_found: There is no conflict with the id x in this library."}},
		{name: "refuses what is decided", given: []Record{decidedFor(wording)}, do: theirs,
			want: []string{"refused: Bob has decided this already. Nothing was changed."}},
		{name: "refuses a dispute about an unknown record", given: []Record{but(wording, func(d *Dispute) { d.RecordID = "x" })},
			do: theirs, want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses theirs that is no record", given: []Record{fieldDispute("status", `{"status":"checked"}`, `{"status":"lost"}`)},
			do: theirs, want: []string{
				"damaged: What the other library said of this claim cannot be read, so it cannot be used. Nothing was " +
					"changed.",
			}},
		{name: "refuses theirs that is no JSON", given: []Record{fieldDispute("status", `{"status":"checked"}`, `checked`)},
			do: theirs, want: []string{
				"damaged: What the other library said of this claim cannot be read, so it cannot be used. Nothing was " +
					"changed.",
			}},
		{name: "refuses theirs of another type", given: []Record{fieldDispute("status", `{"status":"checked"}`, `{"status":1}`)},
			do: theirs, want: []string{
				"damaged: What the other library said of this claim cannot be read, so it cannot be used. Nothing was " +
					"changed.",
			}},
		{name: "refuses theirs that is another record", given: []Record{fieldDispute("id", `{"id":"c"}`, `{"id":"c2"}`)},
			do: theirs, want: []string{
				"damaged: What the other library said of this claim cannot be read, so it cannot be used. Nothing was " +
					"changed.",
			}},
		{name: "refuses theirs that is deleted",
			given: []Record{fieldDispute("deleted", `{"deleted":""}`, `{"deleted":"2026-11-20T09:00:00.000Z"}`)},
			do:    theirs, want: []string{
				"damaged: What the other library said of this claim cannot be read, so it cannot be used. Nothing was " +
					"changed.",
			}},

		{name: "puts our verdict in force", given: status(InProgress, bob, eve, contest), do: ours, want: []string{
			"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
			"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
			"~ verdict w2 SetAside=→now",
			"~ claim c Status=in progress→checked",
		}},
		{name: "puts their verdict in force", given: status(InProgress, bob, eve, contest), do: theirs, want: []string{
			"decide conflict: Decided for the verdict False of Eve on “Iran held 52 Americans”",
			"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
			"~ verdict w1 SetAside=→now",
			"~ claim c Status=in progress→checked",
		}},
		{name: "leaves a checked claim", given: status(Checked, bob, eve, contest), do: ours, want: []string{
			"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
			"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
			"~ verdict w2 SetAside=→now",
		}},
		{name: "takes a sign-off away that was given before there were two", given: status(SignedOff, bob, eve, contest),
			do: ours, want: []string{
				"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
				"~ claim c Status=signed off→checked",
			}},
		{name: "leaves the status where the verdict has no rating",
			given: status(InProgress, rated("w1", "", "Bob", because("Hm.")), eve, contest),
			do:    ours, want: []string{
				"decide conflict: Decided for the verdict without a rating of Bob on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
			}},
		{name: "sets reasoning begun meanwhile aside", given: status(InProgress, bob, eve, contest, rated("w4", "", "Ann", because("Hm."))),
			do: ours, want: []string{
				"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
				"~ verdict w4 SetAside=→now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "leaves what is older, or set aside",
			given: status(InProgress, bob, eve, contest, rated("w0", "Mixed", "Ann"), rated("w4", "", "Ann", laidAside)),
			do:    theirs, want: []string{
				"decide conflict: Decided for the verdict False of Eve on “Iran held 52 Americans”",
				"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
				"~ verdict w1 SetAside=→now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "goes on with another contest of ours that lost",
			given: status(InProgress, bob, eve, kims, contest, contested("d2", "w1", "w3")),
			do:    theirs, want: []string{
				"decide conflict: Decided for the verdict False of Eve on “Iran held 52 Americans”",
				"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
				"~ verdict w1 SetAside=→now",
				"~ conflict d2 Ours=w1→w2 OursBy=Bob→Eve",
			}},
		{name: "goes on with another contest of theirs that lost",
			given: status(InProgress, bob, eve, kims, contest, contested("d2", "w3", "w2")),
			do:    ours, want: []string{
				"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d2 Theirs=w2→w1 TheirsBy=Eve→Bob",
			}},
		{name: "leaves another contest of the one that won", given: status(InProgress, bob, eve, kims, contest, contested("d2", "w1", "w3")),
			do: ours, want: []string{
				"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
			}},
		{name: "decides a second contest of the same verdicts", given: status(InProgress, bob, eve, contest, contested("d2", "w2", "w1")),
			do: ours, want: []string{
				"decide conflict: Decided for the verdict True of Bob on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
				"~ conflict d2 Ours=w2→w1 Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ claim c Status=in progress→checked",
			}},
		{name: "refuses a contest whose verdict is gone", given: status(InProgress, bob, contest), do: ours, want: []string{
			"conflict: One of the two verdicts no longer exists, so there is nothing to decide. Nothing was changed.",
		}},
		{name: "refuses a contest whose other verdict is gone", given: status(InProgress, eve, contest), do: theirs, want: []string{
			"conflict: One of the two verdicts no longer exists, so there is nothing to decide. Nothing was changed.",
		}},
		{name: "refuses a contest of an unknown claim", given: []Record{bob, eve, but(contest, func(d *Dispute) { d.ClaimID = "x" })},
			do: ours, want: []string{"not_found: There is no claim with the id x in this library."}},

		{name: "keeps our reasoning", given: status(Checked, rated("w1", "True", "Bob"), rated("w2", "True", "Eve"), kims, reasons),
			do: ours, want: []string{
				"decide conflict: Decided whose reasoning holds on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
				"~ verdict w2 SetAside=→now",
			}},
		{name: "keeps their reasoning", given: status(Checked, rated("w1", "True", "Bob"), rated("w2", "True", "Eve"), kims, reasons),
			do: theirs, want: []string{
				"decide conflict: Decided whose reasoning holds on “Iran held 52 Americans”",
				"~ conflict d Choice=→theirs DecidedBy=→Ann Decided=→now",
				"~ verdict w1 SetAside=→now",
			}},
		{name: "leaves reasoning that was set aside",
			given: status(Checked, rated("w1", "True", "Bob"), rated("w2", "True", "Eve", laidAside), reasons),
			do:    ours, want: []string{
				"decide conflict: Decided whose reasoning holds on “Iran held 52 Americans”",
				"~ conflict d Choice=→ours DecidedBy=→Ann Decided=→now",
			}},
		{name: "refuses reasoning on an unknown claim", given: []Record{but(reasons, func(d *Dispute) { d.ClaimID = "x" })},
			do: ours, want: []string{"not_found: There is no claim with the id x in this library."}},
	}
}
