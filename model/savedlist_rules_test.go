package model

func savedListRules() []ruleTest {
	late := SavedList{ID: "l", Name: "Late", Query: "is:overdue", Sort: "due", Created: testThen}
	other := SavedList{ID: "l2", Name: "Mine", Query: "is:mine", Created: testThen}
	return []ruleTest{
		{name: "keeps a query under a name", do: SaveList{Name: " My \n late ones", Query: " is:mine\n is:overdue ", Sort: "-due"}, want: []string{
			"save list: Saved the list “My late ones”",
			"+ saved list new1 Name=My late ones Query=is:mine is:overdue Sort=-due Created=now",
		}},
		{name: "keeps every claim", do: SaveList{Name: "All"}, want: []string{
			"save list: Saved the list “All”",
			"+ saved list new1 Name=All Created=now",
		}},
		{name: "takes the name of a deleted one", given: []Record{late.WithTombstone(testThen)}, do: SaveList{Name: "Late"}, want: []string{
			"save list: Saved the list “Late”",
			"+ saved list new1 Name=Late Created=now",
		}},
		{name: "refuses one without a name", do: SaveList{Name: " ", Query: "is:mine"}, want: []string{
			"invalid: A list needs a name.",
		}},
		{name: "refuses a name that is taken", given: []Record{late}, do: SaveList{Name: "LATE"}, want: []string{
			"refused: There is already a list “Late”. Choose another name.",
		}},
		{name: "refuses a column that there is not", do: SaveList{Name: "Late", Sort: "-colour"}, want: []string{
			"invalid: The table of claims cannot be sorted by “colour”. Its columns are: due, wording, article, kind, owner, outcome, status, questions, added.",
		}},
		{name: "changes what one finds", given: []Record{late}, do: SaveList{ID: "l", Query: "is:overdue is:mine", Sort: "owner"}, want: []string{
			"save list: Changed what the list “Late” finds",
			"~ saved list l Query=is:overdue→is:overdue is:mine Sort=due→owner",
		}},
		{name: "leaves one that finds it already", given: []Record{late}, do: SaveList{ID: "l", Query: "is:overdue", Sort: "due"}},
		{name: "refuses to change an unknown one", do: SaveList{ID: "x"}, want: []string{
			"not_found: There is no saved list with the id x in this library.",
		}},

		{name: "gives another name", given: []Record{late}, do: RenameList{"l", "Too late"}, want: []string{
			"rename list: Renamed the list “Late” to “Too late”",
			"~ saved list l Name=Late→Too late",
		}},
		{name: "changes the capitals of its name", given: []Record{late}, do: RenameList{"l", "LATE"}, want: []string{
			"rename list: Renamed the list “Late” to “LATE”",
			"~ saved list l Name=Late→LATE",
		}},
		{name: "leaves the name it has", given: []Record{late}, do: RenameList{"l", "Late"}},
		{name: "refuses a name that is taken", given: []Record{late, other}, do: RenameList{"l", "mine"}, want: []string{
			"refused: There is already a list “Mine”. Choose another name.",
		}},
		{name: "refuses an empty name", given: []Record{late}, do: RenameList{"l", " "}, want: []string{
			"invalid: A list needs a name.",
		}},
		{name: "refuses an unknown list", do: RenameList{"x", "Late"}, want: []string{
			"not_found: There is no saved list with the id x in this library.",
		}},

		{name: "deletes it", given: []Record{late}, do: DeleteList{"l"}, want: []string{
			"delete list: Deleted the list “Late”; its claims stay",
			"- saved list l",
		}},
		{name: "refuses an unknown list", do: DeleteList{"x"}, want: []string{
			"not_found: There is no saved list with the id x in this library.",
		}},
	}
}
