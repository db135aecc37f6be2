package model

// checklistRules are those of checklists and of what is ticked on them, and of what is judged of a source for one fact.
func checklistRules() []ruleTest {
	own := Checklist{ID: "k", Name: "Maps", Items: []string{"North is up", "The scale is right"}, For: []Subject{AboutAll}, Created: testThen}
	edited, _ := BuiltInChecklist("photographs")
	edited.Items, edited.Created = []string{"Who made it"}, testThen
	gone := own
	gone.Deleted = testThen
	figures, _ := BuiltInChecklist("figures")
	item := ItemKey{"figures", figures.Items[0]}
	tick := Tick{ID: TickID("c", CheckTicks, item.Checklist, item.Words), Subject: "c", List: CheckTicks, Kind: item.Checklist,
		Words: item.Words, By: "Bob", Added: testThen}
	long := make([]byte, mostTickLetters+1)
	for i := range long {
		long[i] = 'a'
	}
	evidence := Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Supports, Added: testThen}
	judged := evidence
	judged.Primary, judged.Reliability = p(true), Mixed
	return []ruleTest{
		{name: "makes a checklist", do: AddChecklist{Name: " Maps ", Items: []string{"North is  up", "", "The scale is right"}}, want: []string{
			"add checklist: Made the checklist “Maps”",
			"+ checklist new1 Name=Maps Items=[North is up The scale is right] For=[every claim] Created=now",
		}},
		{name: "makes one for what it is said to be for", do: AddChecklist{ID: "m", Name: "Causes", Items: []string{"Which came first"}, For: []Subject{Subject(Cause)}}, want: []string{
			"add checklist: Made the checklist “Causes”",
			"+ checklist m Name=Causes Items=[Which came first] For=[cause] Created=now",
		}},
		{name: "refuses one without a name", do: AddChecklist{Name: " ", Items: []string{"x"}}, want: []string{
			"invalid: A checklist needs a name. Nothing was changed.",
		}},
		{name: "refuses one without items", do: AddChecklist{Name: "Maps"}, want: []string{
			"invalid: A checklist needs an item at least. Nothing was changed: to have it on no claim, say that it is for none.",
		}},
		{name: "refuses the name of another", do: AddChecklist{Name: "figures", Items: []string{"x"}}, want: []string{
			"refused: There is already a checklist “Figures”. Choose another name.",
		}},
		{name: "refuses an item twice", do: AddChecklist{Name: "Maps", Items: []string{"North", "north "}}, want: []string{
			"invalid: “north” stands on the checklist twice. Nothing was changed.",
		}},
		{name: "refuses an item without end", do: AddChecklist{Name: "Maps", Items: []string{string(long)}}, want: []string{
			"invalid: An item of a checklist has 1000 letters at most. Nothing was changed.",
		}},
		{name: "refuses one for nothing there is", do: AddChecklist{Name: "Maps", Items: []string{"x"}, For: []Subject{"maps"}}, want: []string{
			"invalid: “maps” says of no claims that they have the checklist. It can be for: every claim, names, quotations, figures, photographs, statistic, quotation, event, cause, position, comparison, forecast. Nothing was changed.",
		}},

		{name: "edits one that Galley comes with", do: EditChecklist{ID: "photographs", Items: []string{"Who made it"}}, want: []string{
			"edit checklist: Edited the checklist “Photographs”",
			"+ checklist photographs Name=Photographs Items=[Who made it] For=[photographs] Created=now",
		}},
		{name: "edits it again", given: []Record{edited}, do: EditChecklist{ID: "photographs", Name: p("Pictures")}, want: []string{
			"edit checklist: Edited the checklist “Pictures”",
			"~ checklist photographs Name=Photographs→Pictures",
		}},
		{name: "edits one that was as it comes again", given: []Record{edited.WithTombstone(testThen)},
			do: EditChecklist{ID: "photographs", Items: []string{"Who made it, and when"}}, want: []string{
				"edit checklist: Edited the checklist “Photographs”",
				"^ checklist photographs Items=[Who made it]→[Who made it, and when] Created=then→now",
			}},
		{name: "edits one's own by its name", given: []Record{own}, do: EditChecklist{ID: "maps", For: []Subject{}}, want: []string{
			"edit checklist: Edited the checklist “Maps”",
			"~ checklist k For=[every claim]→",
		}},
		{name: "leaves what is so already", do: EditChecklist{ID: "names", Name: p("Names"), For: []Subject{AboutNames}}},
		{name: "refuses to empty one", do: EditChecklist{ID: "names", Items: []string{" ", ""}}, want: []string{
			"invalid: A checklist needs an item at least. Nothing was changed: to have it on no claim, say that it is for none.",
		}},
		{name: "refuses an unknown one", do: EditChecklist{ID: "maps", Name: p("x")}, want: []string{
			"not_found: There is no checklist “maps” in this library.",
		}},

		{name: "has one be as it comes", given: []Record{edited}, do: ResetChecklist{"photographs"}, want: []string{
			"reset checklist: The checklist “Photographs” is again as Galley comes with it",
			"- checklist photographs",
		}},
		{name: "leaves one that is as it comes", do: ResetChecklist{"photographs"}},
		{name: "leaves one that is so again", given: []Record{edited.WithTombstone(testThen)}, do: ResetChecklist{"photographs"}},
		{name: "refuses one made here", given: []Record{own}, do: ResetChecklist{"k"}, want: []string{
			"refused: The checklist “Maps” was made here: Galley comes with none like it. Edit or delete it.",
		}},
		{name: "refuses to reset an unknown one", do: ResetChecklist{"k"}, want: []string{
			"not_found: There is no checklist “k” in this library.",
		}},

		{name: "deletes one made here", given: []Record{own}, do: DeleteChecklist{"k"}, want: []string{
			"delete checklist: Deleted the checklist “Maps”",
			"- checklist k",
		}},
		{name: "refuses one that Galley comes with", do: DeleteChecklist{"names"}, want: []string{
			"refused: Galley comes with the checklist “Names”, so it cannot be deleted. Say that it is for no claims to have it on none.",
		}},
		{name: "refuses one that is deleted", given: []Record{gone}, do: DeleteChecklist{"k"}, want: []string{
			"not_found: There is no checklist “k” in this library.",
		}},

		{name: "ticks an item", do: TickItem{"c", []ItemKey{item, {"figures", figures.Items[1]}}}, want: []string{
			"tick item: Ticked “The figure was read in the source that first published it” and one more on the checklist of “Iran held 52 Americans”",
			"+ tick c-check-e0d8f8eb65b8f845a5b251ccd9182999 Subject=c List=check Kind=figures Words=The figure was read in the source that first published it By=Ann Added=now",
			"+ tick c-check-eb95344acb1d841cbc86799d0a63a75b Subject=c List=check Kind=figures Words=Unit, currency, base and period are those of the source By=Ann Added=now",
		}},
		{name: "leaves what is ticked", given: []Record{tick}, do: TickItem{"c", []ItemKey{item}}},
		{name: "refuses an item on no checklist", do: TickItem{"c", []ItemKey{{"figures", "North is up"}}}, want: []string{
			"not_found: No checklist asks: “North is up”. It may have been edited since. Nothing was ticked.",
		}},
		{name: "refuses an unknown claim", do: TickItem{"x", []ItemKey{item}}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},
		{name: "takes a tick back", given: []Record{tick}, do: UntickItem{"c", []ItemKey{item}}, want: []string{
			"untick item: Took the tick off “The figure was read in the source that first published it” on the checklist of “Iran held 52 Americans”",
			"- tick c-check-e0d8f8eb65b8f845a5b251ccd9182999",
		}},
		{name: "leaves what is not ticked", do: UntickItem{"c", []ItemKey{item}}},
		{name: "refuses to untick for an unknown claim", do: UntickItem{"x", []ItemKey{item}}, want: []string{
			"not_found: There is no claim with the id x in this library.",
		}},

		{name: "judges a source for one fact", given: []Record{evidence}, do: EditEvidence{ID: "e", Primary: p(true), Reliability: p(Mixed)}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Primary=→true Reliability=→mixed",
		}},
		{name: "has it be as the source says", given: []Record{judged}, do: EditEvidence{ID: "e", PrimaryAsSource: true, Reliability: p(Reliability(""))}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Primary=true→ Reliability=mixed→",
		}},
		{name: "keeps it to the desk", given: []Record{evidence}, do: EditEvidence{ID: "e", Private: p(true), PrivateNote: p(" by hand ")}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Private=→true PrivateNote=→by hand",
		}},
		{name: "leaves what was judged", given: []Record{judged}, do: EditEvidence{ID: "e", Note: p("n")}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Note=→n",
		}},
		{name: "refuses another reliability", given: []Record{evidence}, do: EditEvidence{ID: "e", Reliability: p(Reliability("good"))}, want: []string{
			"invalid: “good” is not a reliability. They are: reliable, mixed, unreliable.",
		}},
		{name: "attaches a source as it is for this fact", do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Refutes, Primary: p(false), Reliability: Unreliable}, want: []string{
			"attach source: Attached “Census” (refutes)",
			"+ evidence new1 ClaimID=c SourceID=s Stance=refutes Added=now Reliability=unreliable",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "refuses to attach it with another reliability", do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Refutes, Reliability: "good"}, want: []string{
			"invalid: “good” is not a reliability. They are: reliable, mixed, unreliable.",
		}},
	}
}
