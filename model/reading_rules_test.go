package model

import (
	"galley/model/passage"
)

// readingRules are those of what an editor set aside, and of hints and entries that are done with.
func readingRules() []ruleTest { return append(append(asideRules(), tickRules()...), readBundles()...) }

// withReading adds to a bundle what was set aside and ticked in it.
func withReading(b *Bundle) {
	aside := asideAt(b.Versions[0], passage.Span{Start: 22, End: 33}, Opinion)
	aside.By, aside.Added = " Bob", testThen
	b.Asides = []Aside{aside, aside}
	b.Ticks = []Tick{{Subject: "ba", List: LedgerTicks, Kind: "place", Words: " Spain ", Added: testThen},
		{Subject: "bc", List: HintTicks, Kind: "figure", Words: "12", By: "Bob", Added: testThen},
		{Subject: "bc", List: HintTicks, Kind: "figure", Words: "12", By: "Bob", Added: testThen}}
}

func readBundles() []ruleTest {
	bare := func(b *Bundle) {
		b.Claims, b.Appearances, b.Evidence, b.Verdicts, b.Tags, b.Sources, b.Files = nil, nil, nil, nil, nil, nil, nil
		withReading(b)
		b.Ticks = b.Ticks[:1]
	}
	refused := func(change func(*Bundle)) ImportBundle { return bundled(withReading, change) }
	return []ruleTest{
		{name: "stores what was set aside and ticked, each once", do: bundled(bare), want: []string{
			"import article: Imported “Ships”",
			"+ file fo Name=report.json Size=1",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=fo Added=then",
			"+ aside bv1-22-33-opinion ArticleID=ba VersionID=bv1 Start=22 End=33 Exact=France won. Prefix=Spain lost 12 " +
				"ships.⏎⏎ Kind=opinion By=Bob Added=then",
			"+ tick " + TickID("ba", LedgerTicks, "place", "spain") + " Subject=ba List=ledger Kind=place Words=Spain Added=then",
		}},
		{name: "names them anew with what they are on", given: []Record{Article{ID: "ba", Deleted: testThen}, Version{ID: "bv1",
			Deleted: testThen}}, do: bundled(bare), want: []string{
			"import article: Imported “Ships”",
			"+ file fo Name=report.json Size=1",
			"+ article new1 Title=Ships Imported=now ImportedBy=Ann",
			"+ version new2 ArticleID=new1 Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=fo Added=then",
			"+ aside new2-22-33-opinion ArticleID=new1 VersionID=new2 Start=22 End=33 Exact=France won. Prefix=Spain lost 12 " +
				"ships.⏎⏎ Kind=opinion By=Bob Added=then",
			"+ tick new1-ledger-" + TickID("", LedgerTicks, "place", "spain")[len("-ledger-"):] + " Subject=new1 List=ledger Kind=place Words=Spain Added=then",
		}},
		{name: "leaves the ticks that a known claim has", given: []Record{bundled().Bundle.Claims[0]}, do: bundled(bare, func(b *Bundle) {
			b.Claims, b.Appearances = bundled().Bundle.Claims, bundled().Bundle.Appearances
			b.Asides, b.Ticks = nil, []Tick{{Subject: "bc", List: HintTicks, Kind: "figure", Words: "12"}}
		}), want: []string{
			"import article: Imported “Ships” with one claim",
			"+ file fo Name=report.json Size=1",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=fo Added=then",
			"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
				"State=anchored",
		}},
		{name: "refuses an aside at other words", do: refused(func(b *Bundle) { b.Asides[0].End-- }), want: []string{
			"damaged: This report was altered, or is damaged: something is set aside at words other than “France won.”. Nothing was " +
				"imported.",
		}},
		{name: "refuses an aside for a reason of its own", do: refused(func(b *Bundle) { b.Asides[0].Kind = "dull" }), want: []string{
			"damaged: This report was altered, or is damaged: something is set aside at words other than “France won.”. Nothing was " +
				"imported.",
		}},
		{name: "refuses an aside of no version", do: refused(func(b *Bundle) { b.Asides[0].VersionID = "x" }), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a version, “x”, that is not in it. Nothing was imported.",
		}},
		{name: "refuses a tick on nothing", do: refused(func(b *Bundle) { b.Ticks[0].Subject = "x" }), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a claim, “x”, that is not in it. Nothing was imported.",
		}},
		{name: "refuses a tick of nothing", do: refused(func(b *Bundle) { b.Ticks[0].Words = " " }), want: []string{
			"damaged: This report was altered, or is damaged: it does not say what was ticked. Nothing was imported.",
		}},
		{name: "refuses a tick on no list", do: refused(func(b *Bundle) { b.Ticks[0].List = "x" }), want: []string{
			"damaged: This report was altered, or is damaged: it does not say what was ticked. Nothing was imported.",
		}},
	}
}

func asideRules() []ruleTest {
	v1 := textOf("v1", 1, testText)
	border, more := passage.Span{Start: 25, End: 54}, passage.Span{Start: 56, End: 71}
	aside := func(span passage.Span, kind AsideKind) Aside {
		a := asideAt(v1, span, kind)
		a.By, a.Added = "Bob", testThen
		return a
	}
	made := "+ aside v1-25-54-opinion ArticleID=a VersionID=v1 Start=25 End=54 Exact=The border is 600 miles long. " +
		"Prefix=Iran held 52 Americans.⏎⏎ Suffix=⏎⏎Read more here. Kind=opinion By=Ann Added=now"
	return []ruleTest{
		{name: "sets a sentence aside", do: SetAside{"v1", []passage.Span{border}, Opinion, nil}, want: []string{
			"set aside: Set aside as opinion: “The border is 600 miles long.”", made,
		}},
		{name: "sets whole letters aside, without blanks around them, each once",
			do: SetAside{"v1", []passage.Span{{Start: 23, End: 56}, border}, Opinion, nil}, want: []string{
				"set aside: Set aside as opinion: “The border is 600 miles long.”", made,
			}},
		{name: "sets two aside", do: SetAside{"v1", []passage.Span{border, more}, NoFact, nil}, want: []string{
			"set aside: Set aside as no fact to check: “The border is 600 miles long.” and one more",
			"+ aside v1-25-54-no-fact ArticleID=a VersionID=v1 Start=25 End=54 Exact=The border is 600 miles long. " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=⏎⏎Read more here. Kind=no-fact By=Ann Added=now",
			"+ aside v1-56-71-no-fact ArticleID=a VersionID=v1 Start=56 End=71 Exact=Read more here. " +
				"Prefix=⏎The border is 600 miles long.⏎⏎ Kind=no-fact By=Ann Added=now",
		}},
		{name: "sets several aside", do: SetAside{"v1", []passage.Span{border, more, {Start: 0, End: 4}}, CommonKnowledge, nil}, want: []string{
			"set aside: Set aside as common knowledge: “The border is 600 miles long.” and 2 more",
			"+ aside v1-25-54-common-knowledge ArticleID=a VersionID=v1 Start=25 End=54 Exact=The border is 600 miles long. " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=⏎⏎Read more here. Kind=common-knowledge By=Ann Added=now",
			"+ aside v1-56-71-common-knowledge ArticleID=a VersionID=v1 Start=56 End=71 Exact=Read more here. " +
				"Prefix=⏎The border is 600 miles long.⏎⏎ Kind=common-knowledge By=Ann Added=now",
			"+ aside v1-0-4-common-knowledge ArticleID=a VersionID=v1 End=4 Exact=Iran Suffix= held 52 Americans.⏎⏎The border  " +
				"Kind=common-knowledge By=Ann Added=now",
		}},
		{name: "gives another reason", given: []Record{aside(border, NoFact)},
			do: SetAside{"v1", []passage.Span{border}, Opinion, nil}, want: []string{
				"set aside: Set aside as opinion: “The border is 600 miles long.”", "- aside v1-25-54-no-fact", made,
			}},
		{name: "leaves what is set aside", given: []Record{aside(border, Opinion)},
			do: SetAside{"v1", []passage.Span{border}, Opinion, nil}},
		{name: "sets aside again what was open again", given: []Record{aside(border, Opinion).WithTombstone(testThen)},
			do: SetAside{"v1", []passage.Span{border}, Opinion, nil}, want: []string{
				"set aside: Set aside as opinion: “The border is 600 miles long.”",
				"^ aside v1-25-54-opinion By=Bob→Ann Added=then→now",
			}},
		{name: "refuses another reason", do: SetAside{"v1", []passage.Span{border}, "dull", nil}, want: []string{
			"invalid: “dull” is no reason to set something aside: it is no-fact, opinion or common-knowledge.",
		}},
		{name: "refuses a span outside the text", do: SetAside{"v1", []passage.Span{{Start: 60, End: 72}}, NoFact, nil},
			want: []string{"invalid: That selection is outside the text. Nothing was set aside."}},
		{name: "refuses a span without words", do: SetAside{"v1", []passage.Span{{Start: 23, End: 25}}, NoFact, nil},
			want: []string{"invalid: There are no words in that selection, so nothing was set aside."}},
		{name: "refuses an unknown version", do: SetAside{"x", []passage.Span{border}, NoFact, nil},
			want: []string{"not_found: There is no version with the id x in this library."}},

		{name: "opens what was set aside", given: []Record{aside(border, Opinion), aside(more, NoFact)},
			do: TakeBackAside{"v1", []passage.Span{{Start: 50, End: 56}}, nil}, want: []string{
				"take back aside: No longer set aside: “The border is 600 miles long.”",
				"- aside v1-25-54-opinion",
			}},
		{name: "leaves what is open", given: []Record{aside(border, Opinion)}, do: TakeBackAside{"v1", []passage.Span{more}, nil}},
		{name: "refuses an unknown version", do: TakeBackAside{"x", []passage.Span{border}, nil},
			want: []string{"not_found: There is no version with the id x in this library."}},

		{name: "carries over what is set aside where its words stand, and opens the rest",
			given: []Record{aside(border, Opinion), aside(more, NoFact), aside(passage.Span{Start: 0, End: 23}, CommonKnowledge)},
			do: ReviseArticle{ArticleID: "a", Document: Document{
				Text:   "A new line.\n\nIran held 52 Americans.\n\nThe border is 660 miles long.\n\nRead more here.",
				Blocks: textOf("n", 1, "A new line.\n\nIran held 52 Americans.\n\nThe border is 660 miles long.\n\nRead more here.").Blocks, Original: File{SHA256: "f9", Name: "new.txt"},
			}}, want: []string{
				"revise article: Revised “Troops” to version 2",
				"+ file f9 Name=new.txt",
				"+ version new1 ArticleID=a Number=2 Text=A new line.⏎⏎Iran held 52 Americans.⏎⏎The border is 660 miles long.⏎⏎" +
					"Read more here. Blocks=[{paragraph 0 11 0} {paragraph 13 36 0} {paragraph 38 67 0} {paragraph 69 84 0}] " +
					"FileHash=f9 Added=now",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=13 End=35 Exact=Iran held 52 Americans Prefix=A new " +
					"line.⏎⏎ Suffix=.⏎⏎The border is 660 miles long. State=anchored",
				"+ aside new1-13-36-common-knowledge ArticleID=a VersionID=new1 Start=13 End=36 Exact=Iran held 52 Americans. " +
					"Prefix=A new line.⏎⏎ Suffix=⏎⏎The border is 660 miles long.⏎ Kind=common-knowledge By=Bob Added=then",
				"+ aside new1-69-84-no-fact ArticleID=a VersionID=new1 Start=69 End=84 Exact=Read more here. Prefix=⏎The border is " +
					"660 miles long.⏎⏎ Kind=no-fact By=Bob Added=then",
			}},
	}
}

func tickRules() []ruleTest {
	tick := func(subject string, list TickList, kind, words string) Tick {
		return Tick{ID: TickID(subject, list, kind, words), Subject: subject, List: list, Kind: kind, Words: words, By: "Bob", Added: testThen}
	}
	figure := tick("a", HintTicks, "figure", "600 miles")
	name := tick("a", LedgerTicks, "person", "Holbrooke")
	hint := func(subject string) HintKey { return HintKey{subject, "figure", " 600\nMILES"} }
	return []ruleTest{
		{name: "dismisses a hint, whatever its capitals", do: DismissHint{[]HintKey{hint("a"), {"a", "figure", "600 miles"}}}, want: []string{
			"dismiss hint: Dismissed a hint on “Troops”",
			"+ tick " + figure.ID + " Subject=a List=hint Kind=figure Words=600 MILES By=Ann Added=now",
		}},
		{name: "dismisses hints on an article and a claim", do: DismissHint{[]HintKey{hint("a"), hint("c")}}, want: []string{
			"dismiss hint: Dismissed 2 hints on 2 articles and claims",
			"+ tick " + figure.ID + " Subject=a List=hint Kind=figure Words=600 MILES By=Ann Added=now",
			"+ tick " + TickID("c", HintTicks, "figure", "600 miles") + " Subject=c List=hint Kind=figure Words=600 MILES By=Ann Added=now",
		}},
		{name: "dismisses hints on a claim", do: DismissHint{[]HintKey{hint("c"), {"c", "speaker", "Jo"}}}, want: []string{
			"dismiss hint: Dismissed 2 hints on “Iran held 52 Americans”",
			"+ tick " + TickID("c", HintTicks, "figure", "600 miles") + " Subject=c List=hint Kind=figure Words=600 MILES By=Ann Added=now",
			"+ tick " + TickID("c", HintTicks, "speaker", "Jo") + " Subject=c List=hint Kind=speaker Words=Jo By=Ann Added=now",
		}},
		{name: "leaves one that is dismissed", given: []Record{figure}, do: DismissHint{[]HintKey{hint("a")}}},
		{name: "dismisses one again", given: []Record{figure.WithTombstone(testThen)}, do: DismissHint{[]HintKey{hint("a")}}, want: []string{
			"dismiss hint: Dismissed a hint on “Troops”",
			"^ tick " + figure.ID + " Words=600 miles→600 MILES By=Bob→Ann Added=then→now",
		}},
		{name: "refuses a hint about nothing", do: DismissHint{[]HintKey{{"a", "figure", " "}}},
			want: []string{"invalid: It is not said what is ticked. Nothing was changed."}},
		{name: "refuses a hint of no kind", do: DismissHint{[]HintKey{{"a", "", "x"}}},
			want: []string{"invalid: It is not said what is ticked. Nothing was changed."}},
		{name: "refuses a hint on nothing", do: DismissHint{[]HintKey{hint("x")}},
			want: []string{"not_found: There is no claim with the id x in this library."}},

		{name: "shows a hint again", given: []Record{figure}, do: TakeHintBack{[]HintKey{hint("a"), hint("c")}}, want: []string{
			"take hint back: Showed a dismissed hint on 2 articles and claims again",
			"- tick " + figure.ID,
		}},
		{name: "shows hints again", given: []Record{figure, tick("a", HintTicks, "name", "Jo")},
			do: TakeHintBack{[]HintKey{hint("a"), {"a", "name", "Jo"}}}, want: []string{
				"take hint back: Showed 2 dismissed hints on “Troops” again",
				"- tick " + figure.ID,
				"- tick " + TickID("a", HintTicks, "name", "Jo"),
			}},
		{name: "leaves one that is shown", given: []Record{figure.WithTombstone(testThen)}, do: TakeHintBack{[]HintKey{hint("a")}}},

		{name: "ticks an entry", do: TickEntry{"a", []EntryKey{{"person", "Holbrooke"}}}, want: []string{
			"tick entry: Ticked “Holbrooke” in the ledger of “Troops”",
			"+ tick " + name.ID + " Subject=a List=ledger Kind=person Words=Holbrooke By=Ann Added=now",
		}},
		{name: "ticks several entries", do: TickEntry{"a", []EntryKey{{"person", "Holbrooke"}, {"figure", "600 miles"}}}, want: []string{
			"tick entry: Ticked “Holbrooke” and one more in the ledger of “Troops”",
			"+ tick " + name.ID + " Subject=a List=ledger Kind=person Words=Holbrooke By=Ann Added=now",
			"+ tick " + TickID("a", LedgerTicks, "figure", "600 miles") + " Subject=a List=ledger Kind=figure Words=600 miles By=Ann Added=now",
		}},
		{name: "leaves one that is ticked", given: []Record{name}, do: TickEntry{"a", []EntryKey{{"person", "HOLBROOKE"}}}},
		{name: "takes a tick off", given: []Record{name}, do: UntickEntry{"a", []EntryKey{{"person", "holbrooke"}}}, want: []string{
			"untick entry: Took the tick off “Holbrooke” in the ledger of “Troops”",
			"- tick " + name.ID,
		}},
		{name: "leaves what is not ticked", do: UntickEntry{"a", []EntryKey{{"person", "Holbrooke"}}}},
	}
}
