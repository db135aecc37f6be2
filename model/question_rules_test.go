package model

// question is an open question to the author on the claim c.
func question(id string, more ...func(*Question)) Question {
	q := Question{ID: id, ClaimID: "c", To: ToAuthor, Text: "Where is the figure from?", By: "Bob", Asked: testThen}
	for _, f := range more {
		f(&q)
	}
	return q
}

func closedBy(editor, answer string) func(*Question) {
	return func(q *Question) { q.ClosedBy, q.Closed, q.Answer = editor, testThen, answer }
}

func questionRules() []ruleTest {
	lawyer, nobody := ToLawyer, Addressee("printer")
	toLawyer := func(q *Question) { q.To, q.Text = ToLawyer, "May we print this?" }
	return []ruleTest{
		{name: "asks", do: AskQuestion{ClaimID: "c", To: ToAuthor, Text: "  Where is\nthe figure from? "}, want: []string{
			"ask question: Asked the author: “Where is the figure from?”",
			"+ question new1 ClaimID=c To=author Text=Where is⏎the figure from? By=Ann Asked=now",
		}},
		{name: "asks under an id", do: AskQuestion{ID: "q", ClaimID: "c", To: ToLawyer, Text: "May we?"}, want: []string{
			"ask question: Asked the lawyer: “May we?”",
			"+ question q ClaimID=c To=lawyer Text=May we? By=Ann Asked=now",
		}},
		{name: "asks the editor", do: AskQuestion{ID: "q", ClaimID: "c", To: ToEditor, Text: "May we?"}, want: []string{
			"ask question: Asked the editor: “May we?”",
			"+ question q ClaimID=c To=editor Text=May we? By=Ann Asked=now",
		}},
		{name: "asks the desk", do: AskQuestion{ID: "q", ClaimID: "c", To: ToDesk, Text: "May we?"}, want: []string{
			"ask question: Asked the desk: “May we?”",
			"+ question q ClaimID=c To=desk Text=May we? By=Ann Asked=now",
		}},
		{name: "refuses to ask on an unknown claim", do: AskQuestion{ClaimID: "x", To: ToAuthor, Text: "Why?"}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "refuses to ask nobody", do: AskQuestion{ClaimID: "c", Text: "Why?"}, want: []string{
			"invalid: “” is nobody whom a question can be put to: it is author, editor, lawyer, desk. The question was not stored.",
		}},
		{name: "refuses to ask somebody else", do: AskQuestion{ClaimID: "c", To: nobody, Text: "Why?"}, want: []string{
			"invalid: “printer” is nobody whom a question can be put to: it is author, editor, lawyer, desk. The question was not stored.",
		}},
		{name: "refuses a question without words", do: AskQuestion{ClaimID: "c", To: ToAuthor, Text: " \n"}, want: []string{
			"invalid: The question has no words. Write what is to be answered. Nothing was stored.",
		}},
		{name: "closes with an answer", given: []Record{question("q")}, do: CloseQuestion{ID: "q", Answer: " The census. "}, want: []string{
			"close question: Closed the question “Where is the figure from?”",
			"~ question q Answer=→The census. ClosedBy=→Ann Closed=→now",
		}},
		{name: "closes without an answer", given: []Record{question("q")}, do: CloseQuestion{ID: "q"}, want: []string{
			"close question: Closed the question “Where is the figure from?”",
			"~ question q ClosedBy=→Ann Closed=→now",
		}},
		{name: "keeps the answer of before", given: []Record{question("q", func(q *Question) { q.Answer = "The census." })}, do: CloseQuestion{ID: "q"}, want: []string{
			"close question: Closed the question “Where is the figure from?”",
			"~ question q ClosedBy=→Ann Closed=→now",
		}},
		{name: "leaves what is closed so", given: []Record{question("q", closedBy("Bob", "Yes."))}, do: CloseQuestion{ID: "q", Answer: "Yes."}},
		{name: "refuses another answer", given: []Record{question("q", closedBy("Bob", "Yes."))}, do: CloseQuestion{ID: "q", Answer: "No."}, want: []string{
			"refused: Bob closed this question already. Open it again first. Its answer was kept.",
		}},
		{name: "refuses an unknown question", do: CloseQuestion{ID: "x"}, want: []string{
			"not_found: There is no question with the id x in this library.",
		}},
		{name: "opens a question again", given: []Record{question("q", closedBy("Bob", "Yes."))}, do: ReopenQuestion{ID: "q"}, want: []string{
			"reopen question: Opened the question “Where is the figure from?” again",
			"~ question q ClosedBy=Bob→ Closed=then→",
		}},
		{name: "leaves an open question", given: []Record{question("q")}, do: ReopenQuestion{ID: "q"}},
		{name: "refuses an unknown question to open", do: ReopenQuestion{ID: "x"}, want: []string{
			"not_found: There is no question with the id x in this library.",
		}},
		{name: "changes words and addressee", given: []Record{question("q")}, do: EditQuestion{ID: "q", To: &lawyer, Text: p(" May we print this? ")}, want: []string{
			"edit question: Changed the question to the lawyer: “May we print this?”",
			"~ question q To=author→lawyer Text=Where is the figure from?→May we print this?",
		}},
		{name: "leaves the same words", given: []Record{question("q")}, do: EditQuestion{ID: "q", Text: p("Where is the figure from?")}},
		{name: "refuses to empty a question", given: []Record{question("q")}, do: EditQuestion{ID: "q", Text: p(" ")}, want: []string{
			"invalid: The question has no words. Write what is to be answered. Nothing was stored.",
		}},
		{name: "refuses to turn to somebody else", given: []Record{question("q")}, do: EditQuestion{ID: "q", To: &nobody}, want: []string{
			"invalid: “printer” is nobody whom a question can be put to: it is author, editor, lawyer, desk. The question was not stored.",
		}},
		{name: "refuses to change a closed question", given: []Record{question("q", closedBy("Bob", "Yes."))}, do: EditQuestion{ID: "q", To: &lawyer}, want: []string{
			"refused: This question is closed, and its answer is to the words it has. Open it again first. Nothing was changed.",
		}},
		{name: "refuses to change an unknown question", do: EditQuestion{ID: "x"}, want: []string{
			"not_found: There is no question with the id x in this library.",
		}},
		{name: "deletes a question", given: []Record{question("q")}, do: DeleteQuestion{ID: "q"}, want: []string{
			"delete question: Deleted the question “Where is the figure from?”",
			"- question q",
		}},
		{name: "refuses to delete an unknown question", do: DeleteQuestion{ID: "x"}, want: []string{
			"not_found: There is no question with the id x in this library.",
		}},
		{name: "names what nobody ticked", given: []Record{claimWith(Checked), rated("u1", "True", "Bob"),
			Checklist{ID: "own", Name: "Own", For: []Subject{AboutAll}, Items: []string{"Looked up", "Called"}, Created: testThen},
			Tick{ID: TickID("c", CheckTicks, "own", "Looked up"), Subject: "c", List: CheckTicks, Kind: "own", Words: "Looked up", By: "Bob", Added: testThen}},
			do: SignOff{ClaimID: "c"}, want: []string{
				"sign off: Signed off True on “Iran held 52 Americans”. Still open: not ticked: “Every name is spelled as its bearer spells it” and 11 more",
				"~ verdict u1 SignedBy=→Ann SignedAt=→now",
				"~ claim c Status=checked→signed off",
			}},
		{name: "names what is open", given: []Record{claimWith(Checked), rated("u1", "True", "Bob"), question("q1"),
			question("q2", toLawyer), question("q3", closedBy("Bob", "Yes."))}, do: SignOff{ClaimID: "c"}, want: []string{
			"sign off: Signed off True on “Iran held 52 Americans”. Still open: to the author: “Where is the figure from?”; to the lawyer: “May we print this?”; not ticked: “Every name is spelled as its bearer spells it” and 10 more",
			"~ verdict u1 SignedBy=→Ann SignedAt=→now",
			"~ claim c Status=checked→signed off",
		}},
	}
}
