package model

// asked are a person, and the claim c that was put to them once without an answer.
func asked() []Record {
	return []Record{
		Source{ID: "jo", Title: "Jo Doe", Kind: PersonSource, Created: testThen},
		Person{ID: "jo", Role: "harbour master", Created: testThen},
		Attempt{ID: "t", PersonID: "jo", ArticleID: "a", Made: "2026-11-20T10:00", Way: ByCall, Outcome: NoAnswer, Purpose: ToCheck, By: "Ann",
			Created: testThen},
		Asking{ID: AskingID("t", "c"), AttemptID: "t", ClaimID: "c", Added: testThen},
	}
}

func personRules() []ruleTest {
	with := func(more ...Record) []Record { return append(asked(), more...) }
	confirmer := Confirmer{ID: ConfirmerID("c", "jo"), ClaimID: "c", PersonID: "jo", Question: "Were there 52?", By: "Ann", Added: testThen}
	dropped := confirmer.WithTombstone(testThen)
	other := Claim{ID: "d", Wording: "The border is long", Status: Unchecked, Created: testThen}
	kim := []Record{Source{ID: "kim", Title: "Jo Doe", Kind: PersonSource, Alias: "an officer", Created: testThen},
		Person{ID: "kim", Contacts: "+47 1\njo@navy.example", Terms: Background, Created: testThen}}
	return []ruleTest{
		{name: "makes a source of kind person with what is known", do: AddPerson{Name: " Jo\nDoe ", Fields: PersonFields{
			Role: p("harbour  master"), Alias: p("a sailor"), Contacts: p(" +47 1 \n\n+47 1\njo@navy.example"), Terms: p(OnRecord)}}, want: []string{
			"add person: Added “Jo Doe” to the people",
			"+ source new1 Title=Jo Doe Kind=person Alias=a sailor Created=now",
			"+ person new1 Role=harbour master Contacts=+47 1⏎jo@navy.example Terms=on-record Created=now",
		}},
		{name: "takes the id it is given", do: AddPerson{ID: "mine", Name: "Jo"}, want: []string{
			"add person: Added “Jo” to the people",
			"+ source mine Title=Jo Kind=person Created=now",
			"+ person mine Created=now",
		}},
		{name: "makes another person of a name that is known", given: asked(), do: AddPerson{Name: "Jo Doe"}, want: []string{
			"add person: Added “Jo Doe” to the people",
			"+ source new1 Title=Jo Doe Kind=person Created=now",
			"+ person new1 Created=now",
		}},
		{name: "refuses a person without a name", do: AddPerson{Name: " \n"}, want: []string{
			"invalid: A person needs a name. Where nobody may know it, write what you call them.",
		}},
		{name: "refuses terms that nobody knows", do: AddPerson{Name: "Jo", Fields: PersonFields{Terms: p(Terms("secret"))}}, want: []string{
			"invalid: “secret” are no terms. They are: on-record, background, off-record.",
		}},

		{name: "changes name and terms", given: asked(), do: EditPerson{ID: "jo", Name: p("Jo A. Doe"), Fields: PersonFields{Terms: p(OffRecord)}}, want: []string{
			"edit person: Edited what is known of “Jo A. Doe”",
			"~ source jo Title=Jo Doe→Jo A. Doe",
			"~ person jo Terms=→off-record",
		}},
		{name: "changes the terms alone", given: asked(), do: EditPerson{ID: "jo", Fields: PersonFields{Terms: p(Background)}}, want: []string{
			"edit person: Edited what is known of “Jo Doe”",
			"~ person jo Terms=→background",
		}},
		{name: "leaves what is as wanted", given: asked(), do: EditPerson{ID: "jo", Name: p("Jo Doe")}},
		{name: "makes a person of a source", do: EditPerson{ID: "s", Fields: PersonFields{Role: p("statistician")}}, want: []string{
			"edit person: Edited what is known of “Census”",
			"~ source s Kind=→person",
			"+ person s Role=statistician Created=now",
		}},
		{name: "keeps the name of somebody new to the desk", do: AddPerson{Name: "Jo Doe", Fields: PersonFields{Alias: p("an officer"), Private: p(true), PrivateNote: p(" met in Palau ")}}, want: []string{
			"add person: Added “an officer” to the people",
			"+ source new1 Title=Jo Doe Kind=person Private=true Alias=an officer PrivateNote=met in Palau Created=now",
			"+ person new1 Created=now",
		}},
		{name: "keeps the name of a person", given: asked(), do: EditPerson{ID: "jo", Fields: PersonFields{Private: p(true), PrivateNote: p("met in Palau")}}, want: []string{
			"edit person: Edited what is known of “a confidential source”",
			"~ source jo Private=→true PrivateNote=→met in Palau",
		}},
		{name: "does not say a name that was kept", given: []Record{Source{ID: "jo", Title: "Jo Doe", Kind: PersonSource, Private: true, Alias: "an officer", Created: testThen}, Person{ID: "jo", Created: testThen}},
			do: EditPerson{ID: "jo", Fields: PersonFields{Private: p(false)}}, want: []string{
				"edit person: Edited what is known of “an officer”",
				"~ source jo Private=true→",
			}},
		{name: "refuses to take the name away", given: asked(), do: EditPerson{ID: "jo", Name: p("")}, want: []string{
			"invalid: A person needs a name. Where nobody may know it, write what you call them.",
		}},
		{name: "refuses unknown terms", given: asked(), do: EditPerson{ID: "jo", Fields: PersonFields{Terms: p(Terms("secret"))}}, want: []string{
			"invalid: “secret” are no terms. They are: on-record, background, off-record.",
		}},
		{name: "refuses an unknown person", do: EditPerson{ID: "x"}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},

		{name: "names a person of the library", given: asked(), do: NameConfirmer{ClaimID: "c", PersonID: "jo", Question: p(" Were there 52? ")}, want: []string{
			"name confirmer: Named “Jo Doe” as somebody who can confirm “Iran held 52 Americans”",
			"+ confirmer c-jo ClaimID=c PersonID=jo Question=Were there 52? By=Ann Added=now",
		}},
		{name: "names a new person in one step", do: NameConfirmer{ClaimID: "c", New: &AddPerson{Name: "Kim"}}, want: []string{
			"name confirmer: Named “Kim” as somebody who can confirm “Iran held 52 Americans”",
			"+ source new1 Title=Kim Kind=person Created=now",
			"+ person new1 Created=now",
			"+ confirmer c-new1 ClaimID=c PersonID=new1 By=Ann Added=now",
		}},
		{name: "names them again who were dropped", given: with(dropped), do: NameConfirmer{ClaimID: "c", PersonID: "jo"}, want: []string{
			"name confirmer: Named “Jo Doe” as somebody who can confirm “Iran held 52 Americans”",
			"^ confirmer c-jo Question=Were there 52?→ Added=then→now",
		}},
		{name: "changes how the fact is put", given: with(confirmer), do: NameConfirmer{ClaimID: "c", PersonID: "jo", Question: p("")}, want: []string{
			"name confirmer: Changed how “Jo Doe” is asked about “Iran held 52 Americans”",
			"~ confirmer c-jo Question=Were there 52?→",
		}},
		{name: "leaves who is named already", given: with(confirmer), do: NameConfirmer{ClaimID: "c", PersonID: "jo"}},
		{name: "refuses a source that is no person", do: NameConfirmer{ClaimID: "c", PersonID: "s"}, want: []string{
			"invalid: “Census” is no person who can be asked. Make one of it first.",
		}},
		{name: "refuses an unknown claim", given: asked(), do: NameConfirmer{ClaimID: "x", PersonID: "jo"}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses a new person without a name", do: NameConfirmer{ClaimID: "c", New: &AddPerson{}}, want: []string{
			"invalid: A person needs a name. Where nobody may know it, write what you call them.",
		}},
		{name: "refuses somebody unknown", do: NameConfirmer{ClaimID: "c", PersonID: "x"}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},

		{name: "drops a person", given: with(confirmer), do: DropConfirmer{ClaimID: "c", PersonID: "jo"}, want: []string{
			"drop confirmer: Took “Jo Doe” off those who can confirm “Iran held 52 Americans”",
			"- confirmer c-jo",
		}},
		{name: "leaves who is not named", given: asked(), do: DropConfirmer{ClaimID: "c", PersonID: "jo"}},
		{name: "refuses an unknown claim", given: asked(), do: DropConfirmer{ClaimID: "x", PersonID: "jo"}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses somebody unknown", do: DropConfirmer{ClaimID: "c", PersonID: "x"}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},

		{name: "notes an attempt about a claim, in its article", given: asked(), do: AddAttempt{PersonID: "jo", Claims: []string{"c", "c"},
			Made: "27 November 2026", Way: ByEmail, What: " Were there 52? ", Outcome: NoAnswer, Purpose: ForReply}, want: []string{
			"add attempt: Noted that “Jo Doe” was asked (e-mail, no answer)",
			"+ attempt new1 PersonID=jo ArticleID=a Made=2026-11-27 Way=email What=Were there 52? Outcome=no-answer Purpose=reply By=Ann Created=now",
			"+ asking new1-c AttemptID=new1 ClaimID=c Added=now",
		}},
		{name: "notes an attempt about nothing in particular", given: asked(), do: AddAttempt{ID: "mine", PersonID: "jo",
			Made: "2026-11-26T09:30", Way: InPerson, Outcome: Answered, Answer: "So it was."}, want: []string{
			"add attempt: Noted that “Jo Doe” was asked (in person, answered)",
			"+ attempt mine PersonID=jo Made=2026-11-26T09:30 Way=in-person Outcome=answered Purpose=check Answer=So it was. By=Ann Created=now",
		}},
		{name: "notes an attempt in the article that is named", given: asked(), do: AddAttempt{PersonID: "jo", ArticleID: "b",
			Made: "2026-11-26 09:30", Way: ByLetter, Outcome: Declined}, want: []string{
			"add attempt: Noted that “Jo Doe” was asked (letter, declined)",
			"+ attempt new1 PersonID=jo ArticleID=b Made=2026-11-26T09:30 Way=letter Outcome=declined Purpose=check By=Ann Created=now",
		}},
		{name: "notes an attempt about a claim that stands nowhere", given: with(other), do: AddAttempt{PersonID: "jo", Claims: []string{"d"},
			Made: "2026-11-26", Way: ByMessage, Outcome: CallBack}, want: []string{
			"add attempt: Noted that “Jo Doe” was asked (message, will call back)",
			"+ attempt new1 PersonID=jo Made=2026-11-26 Way=message Outcome=call-back Purpose=check By=Ann Created=now",
			"+ asking new1-d AttemptID=new1 ClaimID=d Added=now",
		}},
		{name: "refuses an unknown way", given: asked(), do: AddAttempt{PersonID: "jo", Made: "2026-11-26", Way: "pigeon", Outcome: Answered}, want: []string{
			"invalid: “pigeon” is no way to ask somebody. The ways are: call, email, message, letter, in-person.",
		}},
		{name: "refuses an unknown outcome", given: asked(), do: AddAttempt{PersonID: "jo", Made: "2026-11-26", Way: ByCall, Outcome: "maybe"}, want: []string{
			"invalid: “maybe” is no outcome. The outcomes are: answered, no-answer, declined, call-back.",
		}},
		{name: "refuses an unknown purpose", given: asked(), do: AddAttempt{PersonID: "jo", Made: "2026-11-26", Way: ByCall, Outcome: Answered,
			Purpose: "fun"}, want: []string{
			"invalid: “fun” is no purpose. The purposes are: check, reply, expert.",
		}},
		{name: "refuses what is no day", given: asked(), do: AddAttempt{PersonID: "jo", Made: "2026-11", Way: ByCall, Outcome: Answered}, want: []string{
			"invalid: “2026-11” is not a day that Galley understands. Write when somebody was asked like 2026-11-27 or 2026-11-27 14:30.",
		}},
		{name: "refuses a day that is still to come", given: asked(), do: AddAttempt{PersonID: "jo", Made: "2026-12-24", Way: ByCall,
			Outcome: Answered}, want: []string{
			"invalid: 2026-12-24 is still to come. An attempt is noted once it was made.",
		}},
		{name: "refuses a source that is no person", do: AddAttempt{PersonID: "s", Made: "2026-11-26", Way: ByCall, Outcome: Answered}, want: []string{
			"invalid: “Census” is no person who can be asked. Make one of it first.",
		}},
		{name: "refuses an unknown article", given: asked(), do: AddAttempt{PersonID: "jo", ArticleID: "x", Made: "2026-11-26", Way: ByCall,
			Outcome: Answered}, want: []string{
			"not_found: There is no article with the id x in this library.",
		}},
		{name: "refuses an unknown claim", given: asked(), do: AddAttempt{PersonID: "jo", ArticleID: "a", Claims: []string{"x"},
			Made: "2026-11-26", Way: ByCall, Outcome: Answered}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},

		{name: "changes what came of it", given: asked(), do: EditAttempt{ID: "t", Outcome: p(Answered), Answer: p("Yes."), What: p("52?"),
			Made: p("2026-11-21"), Way: p(ByEmail), Purpose: p(AsExpert)}, want: []string{
			"edit attempt: Edited an attempt to ask “Jo Doe” (e-mail, answered)",
			"~ attempt t Made=2026-11-20T10:00→2026-11-21 Way=call→email What=→52? Outcome=no-answer→answered Purpose=check→expert Answer=→Yes.",
		}},
		{name: "changes what it was about", given: with(other), do: EditAttempt{ID: "t", Claims: &[]string{"d"}, ArticleID: p("")}, want: []string{
			"edit attempt: Edited an attempt to ask “Jo Doe” (call, no answer)",
			"~ attempt t ArticleID=a→",
			"- asking t-c",
			"+ asking t-d AttemptID=t ClaimID=d Added=now",
		}},
		{name: "changes who was asked", given: with(kim...), do: EditAttempt{ID: "t", PersonID: p("kim")}, want: []string{
			"edit attempt: Edited an attempt to ask “Jo Doe” (call, no answer)",
			"~ attempt t PersonID=jo→kim",
		}},
		{name: "leaves what is as wanted", given: asked(), do: EditAttempt{ID: "t", Claims: &[]string{"c"}, Outcome: p(NoAnswer)}},
		{name: "refuses an unknown attempt", do: EditAttempt{ID: "x"}, want: []string{
			"not_found: There is no attempt with the id x in this library.",
		}},
		{name: "refuses an unknown outcome", given: asked(), do: EditAttempt{ID: "t", Outcome: p(AttemptOutcome("maybe"))}, want: []string{
			"invalid: “maybe” is no outcome. The outcomes are: answered, no-answer, declined, call-back.",
		}},
		{name: "refuses an unknown article", given: asked(), do: EditAttempt{ID: "t", ArticleID: p("x")}, want: []string{
			"not_found: There is no article with the id x in this library.",
		}},
		{name: "refuses an unknown claim", given: asked(), do: EditAttempt{ID: "t", Claims: &[]string{"x"}}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses somebody unknown", given: asked(), do: EditAttempt{ID: "t", PersonID: p("x")}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},

		{name: "deletes it with what it was about", given: asked(), do: DeleteAttempt{ID: "t"}, want: []string{
			"delete attempt: Deleted an attempt to ask “Jo Doe” (call, no answer)",
			"- attempt t",
			"- asking t-c",
		}},
		{name: "refuses an unknown attempt", do: DeleteAttempt{ID: "x"}, want: []string{
			"not_found: There is no attempt with the id x in this library.",
		}},

		{name: "takes an answer down as a note", given: with(confirmer), do: AnswerFact{ClaimID: "c", PersonID: "jo", Answer: " Yes, 52. ",
			Stance: Supports, Made: "2026-11-27 08:15"}, want: []string{
			"answer fact: Took down what “Jo Doe” answered (supports)",
			"+ evidence new1 ClaimID=c SourceID=jo Stance=supports Locator=call, 2026-11-27 Note=Yes, 52. Added=now",
			"~ claim c Status=unchecked→in progress",
			"+ attempt new2 PersonID=jo ArticleID=a Made=2026-11-27T08:15 Way=call What=Were there 52? Outcome=answered Purpose=check Answer=Yes, 52. By=Ann Created=now",
			"+ asking new2-c AttemptID=new2 ClaimID=c Added=now",
		}},
		{name: "takes an answer in quotation marks down as a quotation", given: with(dropped), do: AnswerFact{ClaimID: "c", PersonID: "jo",
			Answer: "“There were 53.”", Stance: Refutes, Way: ByEmail, Made: "2026-11-26", EvidenceID: "mine", AttemptID: "own"}, want: []string{
			"answer fact: Took down what “Jo Doe” answered (refutes)",
			"+ evidence mine ClaimID=c SourceID=jo Stance=refutes Quote=There were 53. Locator=e-mail, 2026-11-26 Added=now",
			"~ claim c Status=unchecked→in progress",
			"+ attempt own PersonID=jo ArticleID=a Made=2026-11-26 Way=email Outcome=answered Purpose=check Answer=“There were 53.” By=Ann Created=now",
			"+ asking own-c AttemptID=own ClaimID=c Added=now",
		}},
		{name: "takes two quotations down as a note", given: asked(), do: AnswerFact{ClaimID: "c", PersonID: "jo",
			Answer: "“Yes”, and later “no”", Stance: Context, Made: "2026-11-26"}, want: []string{
			"answer fact: Took down what “Jo Doe” answered (context)",
			"+ evidence new1 ClaimID=c SourceID=jo Stance=context Locator=call, 2026-11-26 Note=“Yes”, and later “no” Added=now",
			"~ claim c Status=unchecked→in progress",
			"+ attempt new2 PersonID=jo ArticleID=a Made=2026-11-26 Way=call Outcome=answered Purpose=check Answer=“Yes”, and later “no” By=Ann Created=now",
			"+ asking new2-c AttemptID=new2 ClaimID=c Added=now",
		}},
		{name: "refuses an empty answer", given: asked(), do: AnswerFact{ClaimID: "c", PersonID: "jo", Answer: " ", Stance: Supports}, want: []string{
			"invalid: Write what “Jo Doe” answered. Nothing was stored.",
		}},
		{name: "refuses an unknown stance", given: asked(), do: AnswerFact{ClaimID: "c", PersonID: "jo", Answer: "Yes", Made: "2026-11-26",
			Stance: "likes"}, want: []string{
			"invalid: “likes” is not a stance. They are: supports, refutes, context.",
		}},
		{name: "refuses an unknown way", given: asked(), do: AnswerFact{ClaimID: "c", PersonID: "jo", Answer: "Yes", Made: "2026-11-26",
			Stance: Supports, Way: "pigeon"}, want: []string{
			"invalid: “pigeon” is no way to ask somebody. The ways are: call, email, message, letter, in-person.",
		}},
		{name: "refuses an unknown claim", given: asked(), do: AnswerFact{ClaimID: "x", PersonID: "jo", Answer: "Yes", Made: "2026-11-26",
			Stance: Supports}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses a source that is no person", do: AnswerFact{ClaimID: "c", PersonID: "s", Answer: "Yes", Stance: Supports}, want: []string{
			"invalid: “Census” is no person who can be asked. Make one of it first.",
		}},

		{name: "has reports say it", given: asked(), do: ReportAttempt{AttemptID: "t", ClaimID: "c", Reported: true}, want: []string{
			"report attempt: Reports say that “Jo Doe” was asked",
			"~ asking t-c Reported=→true",
		}},
		{name: "has reports say it no longer", given: with(Asking{ID: "t-c", AttemptID: "t", ClaimID: "c", Reported: true, Added: testThen}),
			do: ReportAttempt{AttemptID: "t", ClaimID: "c"}, want: []string{
				"report attempt: Reports no longer say that “Jo Doe” was asked",
				"~ asking t-c Reported=true→",
			}},
		{name: "leaves what is as wanted", given: asked(), do: ReportAttempt{AttemptID: "t", ClaimID: "c"}},
		{name: "refuses a claim it was not about", given: asked(), do: ReportAttempt{AttemptID: "t", ClaimID: "d", Reported: true}, want: []string{
			"not_found: That attempt was not about this claim. Nothing was changed.",
		}},
		{name: "refuses somebody off the record", given: with(Person{ID: "jo", Terms: OffRecord, Created: testThen}),
			do: ReportAttempt{AttemptID: "t", ClaimID: "c", Reported: true}, want: []string{
				"refused: “Jo Doe” speaks off the record, so no report says that they were asked. Nothing was changed.",
			}},
		{name: "refuses an unknown attempt", do: ReportAttempt{AttemptID: "x", ClaimID: "c"}, want: []string{
			"not_found: There is no attempt with the id x in this library.",
		}},

		{name: "makes one person of two of one name", given: with(append(kim,
			Confirmer{ID: "c-kim", ClaimID: "c", PersonID: "kim", Question: "52?", By: "Bob", Added: testThen},
			Attempt{ID: "t2", PersonID: "kim", Made: "2026-11-21", Way: ByEmail, Outcome: CallBack, Purpose: ToCheck, Created: testThen},
			Evidence{ID: "e", ClaimID: "c", SourceID: "kim", Stance: Supports, Added: testThen})...),
			do: MergeSources{Into: "jo", Sources: []string{"kim"}}, want: []string{
				"merge sources: Merged a source into “Jo Doe”",
				"~ source jo Alias=→an officer",
				"~ evidence e SourceID=kim→jo",
				"~ person jo Contacts=→+47 1⏎jo@navy.example Terms=→background",
				"- person kim",
				"- confirmer c-kim",
				"+ confirmer c-jo ClaimID=c PersonID=jo Question=52? By=Bob Added=then",
				"~ attempt t2 PersonID=kim→jo",
				"- source kim",
			}},
		{name: "keeps how one was to be asked where the other was named too", given: with(append(kim,
			Confirmer{ID: "c-kim", ClaimID: "c", PersonID: "kim", Question: "52?", By: "Bob", Added: testThen},
			Confirmer{ID: "c-jo", ClaimID: "c", PersonID: "jo", By: "Ann", Added: testThen},
			Confirmer{ID: "d-kim", ClaimID: "d", PersonID: "kim", By: "Bob", Added: testThen},
			Confirmer{ID: "d-jo", ClaimID: "d", PersonID: "jo", Question: "Long?", By: "Ann", Added: testThen})...),
			do: MergeSources{Into: "jo", Sources: []string{"kim"}}, want: []string{
				"merge sources: Merged a source into “Jo Doe”",
				"~ source jo Alias=→an officer",
				"~ person jo Contacts=→+47 1⏎jo@navy.example Terms=→background",
				"- person kim",
				"- confirmer c-kim",
				"~ confirmer c-jo Question=→52?",
				"- confirmer d-kim",
				"- source kim",
			}},
		{name: "names again who was dropped as one of two", given: with(append(kim, dropped,
			Confirmer{ID: "c-kim", ClaimID: "c", PersonID: "kim", Question: "52?", By: "Bob", Added: testThen})...),
			do: MergeSources{Into: "jo", Sources: []string{"kim"}}, want: []string{
				"merge sources: Merged a source into “Jo Doe”",
				"~ source jo Alias=→an officer",
				"~ person jo Contacts=→+47 1⏎jo@navy.example Terms=→background",
				"- person kim",
				"- confirmer c-kim",
				"^ confirmer c-jo Question=Were there 52?→52? By=Ann→Bob",
				"- source kim",
			}},
		{name: "makes a person of a source that one is merged into", given: asked(), do: MergeSources{Into: "s", Sources: []string{"jo"}}, want: []string{
			"merge sources: Merged a source into “Census”",
			"~ source s Kind=→person",
			"+ person s Role=harbour master Created=then",
			"- person jo",
			"~ attempt t PersonID=jo→s",
			"- source jo",
		}},

		{name: "deletes a person whom nobody asked", given: kim, do: DeleteSources{Sources: []string{"kim"}}, want: []string{
			"delete sources: Deleted the source “Jo Doe”",
			"- person kim",
			"- source kim",
		}},
		{name: "refuses to delete a person who was asked", given: asked(), do: DeleteSources{Sources: []string{"jo"}}, want: []string{
			"refused: “Jo Doe” was asked, or is to be asked about a claim. Nothing was deleted.",
		}},
		{name: "refuses to delete a person who is to be asked", given: append(kim, Confirmer{ID: "c-kim", ClaimID: "c", PersonID: "kim",
			By: "Bob", Added: testThen}), do: DeleteSources{Sources: []string{"kim"}}, want: []string{
			"refused: “Jo Doe” was asked, or is to be asked about a claim. Nothing was deleted.",
		}},

		{name: "says of what kind it is", do: EditSource{ID: "s", Fields: SourceFields{Kind: p(DatasetSource)}}, want: []string{
			"edit source: Edited source “Census”",
			"~ source s Kind=→dataset",
		}},
		{name: "refuses an unknown kind", do: EditSource{ID: "s", Fields: SourceFields{Kind: p(SourceKind("rumour"))}}, want: []string{
			"invalid: “rumour” is no kind of source. The kinds are: document, dataset, person, observation, recording.",
		}},
		{name: "refuses to make a person of it that nothing is known of", do: EditSource{ID: "s", Fields: SourceFields{Kind: p(PersonSource)}}, want: []string{
			"refused: A source becomes a person by what is known of the person, and stays one. Nothing was changed.",
		}},
		{name: "refuses to make a document of a person", given: asked(), do: EditSource{ID: "jo", Fields: SourceFields{Kind: p(DocumentSource)}}, want: []string{
			"refused: A source becomes a person by what is known of the person, and stays one. Nothing was changed.",
		}},
		{name: "leaves the kind of a person", given: asked(), do: EditSource{ID: "jo", Fields: SourceFields{Kind: p(PersonSource)}}},
	}
}
