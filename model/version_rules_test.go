package model

func versionRules() []ruleTest {
	v1 := textOf("v1", 1, testText)
	changed := document("Iran held 66 Americans.\n\nThe border is 600 miles long.\n\nRead more here.")
	v66 := textOf("v2", 2, "Iran held 66 Americans.\n\nThe border is 600 miles long.")
	kept := document("New first words.\n\nIran held 52 Americans.\n\nThe border is 600 miles long.\n\nRead more here.")
	gone := document("Nothing of it is left at all.")
	twice := document("Iran held 52 Americans.\n\nThen, Iran held 52 Americans.\n\nSomething else here.")
	hidden := but(v1, func(v *Version) { v.Hidden = []int{2} })
	second := but(claimWith(SignedOff), func(c *Claim) { c.ID = "c2" })
	secondAt := but(at("p2", v1, "52 Americans"), func(a *Appearance) { a.ClaimID = "c2" })
	v2 := textOf("v2", 2, gone.Text)
	orphan := Appearance{ID: "p2", ClaimID: "c", ArticleID: "a", VersionID: "v2", Exact: "Iran held 52 Americans", State: Orphaned}
	altered := but(at("p", v1, "Iran held 52 Americans"), func(a *Appearance) { a.State = Changed })
	changed66 := but(at("p66", v66, "Iran held 66 Americans"), func(a *Appearance) { a.State = Changed })
	was := document("Garbled.")
	noted := func(d *Document) {
		d.Notes = []Note{{Kind: CommentNote, Author: "Jo", Start: 0, End: 4, Text: "Census"}}
	}
	replied := func(d *Document) { d.Notes[0].Replies = []Reply{{Text: "No"}} }
	withNote := but(v1, func(v *Version) {
		v.Notes = []Note{{Kind: CommentNote, Author: "Jo", Start: 0, End: 4, Text: "Census"}}
	})
	asideAt := Aside{ID: "x", VersionID: "v1", ArticleID: "a", Start: 56, End: 71, Exact: "Read more here.", Kind: NoFact}
	before := textOf("v0", 1, "Spain held 52 of them then.")
	short := document("So: Iran held 52 Americans.")
	carriedShort := []string{
		"revise article: Revised “Troops” to version 3",
		"+ file f9 Name=new.txt MediaType=text/plain Size=27",
		"+ version new1 ArticleID=a Number=3 Text=So: Iran held 52 Americans. Blocks=[{paragraph 0 27 0}] " +
			"FileHash=f9 Added=now Charset=windows-1250",
		"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=4 End=26 Exact=Iran held 52 Americans Prefix=So:  Suffix=. State=anchored",
	}
	revise := func(d Document) ReviseArticle { return ReviseArticle{ArticleID: "a", Document: d} }
	imported := but(textOf("vb", 1, kept.Text), func(v *Version) { v.ArticleID, v.FileHash = "b", "fb" })
	fileB := File{SHA256: "fb", Name: "b.txt", Size: 1}
	parts := but(v1, func(v *Version) {
		v.LeftOut = []LeftOut{
			{Text: "Before all.", Blocks: []Block{{Kind: Heading, Start: 0, End: 11, Level: 2}}, Reason: "A menu.", After: -1},
			{Text: "First.\n\nSecond.", Blocks: []Block{{Kind: Paragraph, Start: 0, End: 6},
				{Kind: ListItem, Start: 8, End: 15}}, Reason: "Links.", After: 0},
			{Text: "At the end.", Blocks: []Block{{Kind: Paragraph, Start: 0, End: 11}}, Reason: "A footer.", After: 2},
			{Text: "Past the end.", Blocks: []Block{{Kind: Paragraph, Start: 0, End: 13}}, Reason: "A footer.", After: 7},
		}
		v.Charset = "windows-1250"
	})
	onePart := but(parts, func(v *Version) { v.LeftOut = v.LeftOut[:1] })
	take := func(parts ...int) TakeIn { return TakeIn{ArticleID: "a", Parts: parts} }
	return []ruleTest{
		{name: "carries a claim over to words that stand elsewhere", do: revise(kept), want: []string{
			"revise article: Revised “Troops” to version 2",
			"+ file f9 Name=new.txt MediaType=text/plain Size=89",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
				"FileHash=f9 Added=now Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "takes checked claims back into work whose words changed", given: []Record{claimWith(Checked)},
			do: revise(changed), want: []string{
				"revise article: Revised “Troops” to version 2: 1 changed; one verdict needs another look",
				"+ file f9 Name=new.txt MediaType=text/plain Size=71",
				"+ version new1 ArticleID=a Number=2 Text=Iran held 66 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more " +
					"here. Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 66 Americans Suffix=.⏎⏎The border " +
					"is 600 miles long. State=changed",
				"~ claim c Status=checked→in progress",
			}},
		{name: "takes several claims back into work, each once",
			given: []Record{claimWith(SignedOff), second, secondAt, but(secondAt, func(a *Appearance) { a.ID = "p3" })},
			do:    revise(changed), want: []string{
				"revise article: Revised “Troops” to version 2: 3 changed; 2 verdicts need another look",
				"+ file f9 Name=new.txt MediaType=text/plain Size=71",
				"+ version new1 ArticleID=a Number=2 Text=Iran held 66 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more " +
					"here. Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 66 Americans Suffix=.⏎⏎The border " +
					"is 600 miles long. State=changed",
				"+ appearance new3 ClaimID=c2 ArticleID=a VersionID=new1 Start=10 End=22 Exact=66 Americans Prefix=Iran held  " +
					"Suffix=.⏎⏎The border is 600 miles long. State=changed",
				"+ appearance new4 ClaimID=c2 ArticleID=a VersionID=new1 Start=10 End=22 Exact=66 Americans Prefix=Iran held  " +
					"Suffix=.⏎⏎The border is 600 miles long. State=changed",
				"~ claim c Status=signed off→in progress",
				"~ claim c2 Status=signed off→in progress",
			}},
		{name: "leaves the status of a claim whose words stand", given: []Record{claimWith(SignedOff)}, do: revise(kept), want: []string{
			"revise article: Revised “Troops” to version 2",
			"+ file f9 Name=new.txt MediaType=text/plain Size=89",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
				"FileHash=f9 Added=now Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "keeps what is not found as orphaned, and its claim's status", given: []Record{claimWith(Checked)},
			do: revise(gone), want: []string{
				"revise article: Revised “Troops” to version 2: 1 no longer in the text",
				"+ file f9 Name=new.txt MediaType=text/plain Size=29",
				"+ version new1 ArticleID=a Number=2 Text=Nothing of it is left at all. Blocks=[{paragraph 0 29 0}] FileHash=f9 " +
					"Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Exact=Iran held 52 Americans Suffix=.⏎⏎The border is 600 " +
					"miles long. State=orphaned",
			}},
		{name: "keeps changed what nobody looked at since", given: []Record{altered}, do: revise(kept), want: []string{
			"revise article: Revised “Troops” to version 2: 1 changed",
			"+ file f9 Name=new.txt MediaType=text/plain Size=89",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
				"FileHash=f9 Added=now Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=changed",
		}},
		{name: "finds a passage of two places by its context, or not at all", do: revise(twice), want: []string{
			"revise article: Revised “Troops” to version 2: 1 unclear which of several places",
			"+ file f9 Name=new.txt MediaType=text/plain Size=76",
			"+ version new1 ArticleID=a Number=2 Text=Iran held 52 Americans.⏎⏎Then, Iran held 52 Americans.⏎⏎Something else " +
				"here. Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 76 0}] FileHash=f9 Added=now " +
				"Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Exact=Iran held 52 Americans Suffix=.⏎⏎The border is 600 " +
				"miles long. State=orphaned Places=2",
		}},
		{name: "hides again what was hidden", given: []Record{hidden}, do: revise(kept), want: []string{
			"revise article: Revised “Troops” to version 2",
			"+ file f9 Name=new.txt MediaType=text/plain Size=89",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
				"FileHash=f9 Added=now Hidden=[3] Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "hides again what stands, whatever else was said to be hidden",
			given: []Record{but(v1, func(v *Version) { v.Hidden = []int{-1, 0, 2, 3} })},
			do:    revise(document("Iran held 52 Americans.\n\nRead more here.")),
			want: []string{
				"revise article: Revised “Troops” to version 2",
				"+ file f9 Name=new.txt MediaType=text/plain Size=40",
				"+ version new1 ArticleID=a Number=2 Text=Iran held 52 Americans.⏎⏎Read more here. Blocks=[{paragraph 0 23 0} " +
					"{paragraph 25 40 0}] FileHash=f9 Added=now Hidden=[0 1] Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans Suffix=.⏎⏎Read more here. " +
					"State=anchored",
			}},
		{name: "looks for an orphan by where it stood in the last of two versions", given: []Record{v2, orphan, before,
			but(at("p0", before, "Spain held 52"), func(a *Appearance) { a.VersionID = "v0" })}, do: revise(short), want: carriedShort},
		{name: "looks for an orphan in its own article alone", given: []Record{v2, orphan,
			but(at("p0", v1, "The border"), func(a *Appearance) { a.ArticleID, a.VersionID = "b", "v10" })}, do: revise(short), want: carriedShort},
		{name: "looks for an orphan in versions before its own", given: []Record{v2, orphan, at("p3", v2, "left at all")},
			do: revise(short), want: []string{
				carriedShort[0] + ": 1 no longer in the text", carriedShort[1], carriedShort[2], carriedShort[3],
				"+ appearance new3 ClaimID=c ArticleID=a VersionID=new1 Exact=left at all Prefix=Nothing of it is  Suffix=. State=orphaned"}},
		{name: "looks for an orphan by where it stood last", given: []Record{v2, orphan}, do: revise(kept), want: []string{
			"revise article: Revised “Troops” to version 3",
			"+ file f9 Name=new.txt MediaType=text/plain Size=89",
			"+ version new1 ArticleID=a Number=3 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
				"FileHash=f9 Added=now Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "leaves an orphan that never stood",
			given: []Record{v2, but(orphan, func(a *Appearance) { a.ClaimID = "c2" }), but(second, func(c *Claim) { c.Status = Checked })},
			do:    revise(kept), want: []string{
				"revise article: Revised “Troops” to version 3: 1 no longer in the text",
				"+ file f9 Name=new.txt MediaType=text/plain Size=89",
				"+ version new1 ArticleID=a Number=3 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f9 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c2 ArticleID=a VersionID=new1 Exact=Iran held 52 Americans State=orphaned",
			}},
		{name: "leaves an orphan that stood at two places", given: []Record{v2, orphan, at("p4", v1, "600 miles")},
			do: revise(kept), want: []string{
				"revise article: Revised “Troops” to version 3: 1 no longer in the text",
				"+ file f9 Name=new.txt MediaType=text/plain Size=89",
				"+ version new1 ArticleID=a Number=3 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f9 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Exact=Iran held 52 Americans State=orphaned",
			}},
		{name: "finds words again that were marked before",
			given: []Record{v66, but(at("p2", v66, "Iran held 66 Americans"), func(a *Appearance) { a.State = Changed })},
			do:    revise(document("Iran held 52 Americans.\n\nThe border is 600 miles long.")), want: []string{
				"revise article: Revised “Troops” to version 3",
				"+ file f9 Name=new.txt MediaType=text/plain Size=54",
				"+ version new1 ArticleID=a Number=3 Text=Iran held 52 Americans.⏎⏎The border is 600 miles long. " +
					"Blocks=[{paragraph 0 23 0} {paragraph 25 54 0}] FileHash=f9 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans Suffix=.⏎⏎The border " +
					"is 600 miles long. State=anchored",
			}},
		{name: "does not find words again that were changed before", given: []Record{v66, claimWith(Checked), altered,
			at("p2", v66, "Iran held 66 Americans")},
			do: revise(document("Iran held 52 Americans.\n\nThe border is 600 miles long.")), want: []string{
				"revise article: Revised “Troops” to version 3: 1 changed; one verdict needs another look",
				"+ file f9 Name=new.txt MediaType=text/plain Size=54",
				"+ version new1 ArticleID=a Number=3 Text=Iran held 52 Americans.⏎⏎The border is 600 miles long. " +
					"Blocks=[{paragraph 0 23 0} {paragraph 25 54 0}] FileHash=f9 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans Suffix=.⏎⏎The border " +
					"is 600 miles long. State=changed",
				"~ claim c Status=checked→in progress",
			}},
		{name: "leaves the status of a claim in work whose words changed", given: []Record{claimWith(InProgress)},
			do: revise(changed), want: []string{
				"revise article: Revised “Troops” to version 2: 1 changed",
				"+ file f9 Name=new.txt MediaType=text/plain Size=71",
				"+ version new1 ArticleID=a Number=2 Text=Iran held 66 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more " +
					"here. Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 66 Americans Suffix=.⏎⏎The border " +
					"is 600 miles long. State=changed",
			}},
		{name: "goes on counting where a version was deleted", given: []Record{textOf("v7", 7, gone.Text).WithTombstone(testThen)},
			do: revise(kept), want: []string{
				"revise article: Revised “Troops” to version 8",
				"+ file f9 Name=new.txt MediaType=text/plain Size=89",
				"+ version new1 ArticleID=a Number=8 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f9 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "does not store a known file again", given: []Record{kept.Original}, do: revise(kept), want: []string{
			"revise article: Revised “Troops” to version 2",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
				"FileHash=f9 Added=now Charset=windows-1250",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "tells that the same bytes were read in another charset",
			do: revise(but(kept, func(d *Document) { d.Original.SHA256 = "f1" })), want: []string{
				"revise article: Read “Troops” as windows-1250: version 2",
				"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f1 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "tells a revision where the charset is not known",
			do: revise(but(kept, func(d *Document) { d.Original.SHA256, d.Charset = "f1", "" })), want: []string{
				"revise article: Revised “Troops” to version 2",
				"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f1 Added=now",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "tells a revision where the charset is the same", given: []Record{but(v1, func(v *Version) { v.Charset = "windows-1250" })},
			do: revise(but(kept, func(d *Document) { d.Original.SHA256 = "f1" })), want: []string{
				"revise article: Revised “Troops” to version 2",
				"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f1 Added=now Charset=windows-1250",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "puts right what was read wrongly, and leaves what was corrected",
			given: []Record{Article{ID: "a", Title: "Garbled headline", Byline: "Jo", Publisher: "Garbled"}},
			do: ReviseArticle{ArticleID: "a", Document: kept, Was: but(&was, func(d **Document) {
				*d = &Document{Title: "Garbled  headline", Byline: "Garbled", Publisher: "Garbled"}
			})}, want: []string{
				"revise article: Revised “Garbled headline” to version 2",
				"+ file f9 Name=new.txt MediaType=text/plain Size=89",
				"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f9 Added=now Charset=windows-1250",
				"~ article a Title=Garbled headline→A headline Publisher=Garbled→Paper",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "leaves what is read as nothing now", given: []Record{Article{ID: "a", Title: "Garbled"}},
			do: ReviseArticle{ArticleID: "a", Document: but(kept, func(d *Document) { d.Title = " " }), Was: &Document{Title: "Garbled"}},
			want: []string{
				"revise article: Revised “Garbled” to version 2",
				"+ file f9 Name=new.txt MediaType=text/plain Size=89",
				"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=f9 Added=now Charset=windows-1250",
				"~ article a Byline=→Ann Lee Publisher=→Paper",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "refuses an unknown article", do: ReviseArticle{ArticleID: "x", Document: kept},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses a text without words", do: revise(Document{Original: File{Name: "empty.txt"}}),
			want: []string{"invalid: There is no text to read in “empty.txt”, so the article stays as it is."}},
		{name: "refuses the text it has", do: revise(document(testText)),
			want: []string{"refused: “Troops” has this text already. Nothing was stored."}},
		{name: "takes in other notes at the same text", given: []Record{claimWith(Checked), altered, asideAt},
			do: revise(but(document(testText), noted)), want: []string{
				"revise article: Took in the notes of “Troops”: version 2, with the same text",
				"+ file f9 Name=new.txt MediaType=text/plain Size=71",
				"+ version new1 ArticleID=a Number=2 Text=Iran held 52 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more here. " +
					"Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250 Notes=[{comment Jo  0 4  Census [] false []}]",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans " +
					"Suffix=.⏎⏎The border is 600 miles long. State=changed",
				"+ aside new1-56-71-no-fact ArticleID=a VersionID=new1 Start=56 End=71 Exact=Read more here. " +
					"Prefix=⏎The border is 600 miles long.⏎⏎ Kind=no-fact",
			}},
		{name: "refuses the same text and notes", given: []Record{withNote}, do: revise(but(document(testText), noted)),
			want: []string{"refused: “Troops” has this text already. Nothing was stored."}},
		{name: "refuses the same text without its notes", given: []Record{withNote}, do: revise(document(testText)),
			want: []string{"refused: “Troops” has this text already. Nothing was stored."}},
		{name: "takes in an answer to a note", given: []Record{withNote}, do: revise(but(but(document(testText), noted), replied)),
			want: []string{
				"revise article: Took in the notes of “Troops”: version 2, with the same text",
				"+ file f9 Name=new.txt MediaType=text/plain Size=71",
				"+ version new1 ArticleID=a Number=2 Text=Iran held 52 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more here. " +
					"Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250 Notes=[{comment Jo  0 4  Census [] false [{  No}]}]",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans " +
					"Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "takes the text of a version before", given: []Record{v2}, do: revise(document(testText)), want: []string{
			"revise article: Revised “Troops” to version 3",
			"+ file f9 Name=new.txt MediaType=text/plain Size=71",
			"+ version new1 ArticleID=a Number=3 Text=Iran held 52 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more " +
				"here. Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now " +
				"Charset=windows-1250",
		}},
		{name: "refuses the text of another article", given: []Record{imported}, do: revise(kept),
			want: []string{"duplicate of b: This text is already in the library, as “Borders”."}},

		{name: "makes an article the next version of another", given: []Record{imported, fileB},
			do: JoinArticle{ID: "a", From: "b"}, want: []string{
				"join article: Revised “Troops” to version 2",
				"- article b",
				"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 72 0} {paragraph 74 89 0}] " +
					"FileHash=fb Added=now",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "refuses to join an article to itself", do: JoinArticle{ID: "a", From: "a"},
			want: []string{"refused: “Troops” has been worked on by itself, so it stays an article of its own."}},
		{name: "refuses an article with two versions", given: []Record{but(imported, func(v *Version) { v.Number = 2 }), fileB},
			do:   JoinArticle{ID: "a", From: "b"},
			want: []string{"refused: “Borders” has been worked on by itself, so it stays an article of its own."}},
		{name: "refuses an article with claims",
			given: []Record{imported, fileB, but(at("pb", v1, "Iran"), func(a *Appearance) { a.ArticleID, a.VersionID = "b", "vb" })},
			do:    JoinArticle{ID: "a", From: "b"},
			want:  []string{"refused: “Borders” has been worked on by itself, so it stays an article of its own."}},
		{name: "refuses an unknown article to go on", given: []Record{imported, fileB}, do: JoinArticle{ID: "x", From: "b"},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses an unknown article", do: JoinArticle{ID: "a", From: "x"},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses an article without a text", do: JoinArticle{ID: "a", From: "b"},
			want: []string{"not_found: There is no article with the id b in this library."}},
		{name: "refuses an article whose file is gone", given: []Record{imported}, do: JoinArticle{ID: "a", From: "b"},
			want: []string{"not_found: There is no file with the id fb in this library."}},

		{name: "accepts a passage that moved", given: []Record{but(at("p", v1, "Iran"), func(a *Appearance) { a.State = Moved })},
			do: AcceptPassage{"p"}, want: []string{
				"accept passage: Accepted the passage “Iran”",
				"~ appearance p State=moved→anchored",
			}},
		{name: "accepts a passage that changed", given: []Record{altered}, do: AcceptPassage{"p"}, want: []string{
			"accept passage: Accepted the passage “Iran held 52 Americans”",
			"~ appearance p State=changed→anchored",
		}},
		{name: "accepts a passage whose words changed, and its wording follows where nobody edited it",
			given: []Record{v66, changed66}, do: AcceptPassage{"p66"}, want: []string{
				"accept passage: Accepted the passage “Iran held 66 Americans”",
				"~ appearance p66 State=changed→anchored",
				"~ claim c Wording=Iran held 52 Americans→Iran held 66 Americans",
			}},
		{name: "accepts a passage whose words changed, and leaves a wording that was edited",
			given: []Record{v66, changed66, but(claimWith(Checked), func(c *Claim) { c.Wording = "52 people were held" })},
			do:    AcceptPassage{"p66"}, want: []string{
				"accept passage: Accepted the passage “Iran held 66 Americans”",
				"~ appearance p66 State=changed→anchored",
			}},
		{name: "refuses a passage of an unknown claim", given: []Record{but(altered, func(a *Appearance) { a.ClaimID = "x" })},
			do: AcceptPassage{"p"}, want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "words a claim and accepts its passage in one step", given: []Record{v66, changed66},
			do: EditClaim{ID: "c", Wording: p("Iran held 66"), Accept: "p66"}, want: []string{
				"edit claim: Edited claim “Iran held 66”",
				"~ claim c Wording=Iran held 52 Americans→Iran held 66",
				"~ appearance p66 State=changed→anchored",
			}},
		{name: "accepts the passage of a claim that has the wording", given: []Record{v66, changed66},
			do: EditClaim{ID: "c", Accept: "p66"}, want: []string{
				"edit claim: Accepted the passage “Iran held 66 Americans”",
				"~ appearance p66 State=changed→anchored",
			}},
		{name: "words a claim whose passage was accepted", do: EditClaim{ID: "c", Wording: p("Iran held 66"), Accept: "p"}, want: []string{
			"edit claim: Edited claim “Iran held 66”",
			"~ claim c Wording=Iran held 52 Americans→Iran held 66",
		}},
		{name: "refuses to accept an unknown passage", do: EditClaim{ID: "c", Accept: "x"},
			want: []string{"not_found: There is no appearance with the id x in this library."}},
		{name: "refuses to accept another claim's passage", given: []Record{second, secondAt}, do: EditClaim{ID: "c", Accept: "p2"},
			want: []string{"invalid: That passage is one of another claim. Nothing was changed."}},
		{name: "refuses to accept a passage that was not found", given: []Record{v2, orphan}, do: EditClaim{ID: "c", Accept: "p2"},
			want: []string{"refused: That passage was not found in this version. Select its words in the text instead."}},
		{name: "leaves one that is anchored", do: AcceptPassage{"p"}},
		{name: "refuses one that was not found", given: []Record{v2, orphan}, do: AcceptPassage{"p2"}, want: []string{
			"refused: That passage was not found in this version. Select its words in the text instead.",
		}},
		{name: "refuses an unknown passage", do: AcceptPassage{"x"},
			want: []string{"not_found: There is no appearance with the id x in this library."}},

		{name: "takes a part in at its place", given: []Record{parts}, do: take(1), want: []string{
			"take in left-out parts: Took in a part of the page that was left out; revised “Troops” to version 2",
			"+ version new1 ArticleID=a Number=2 Text=Iran held 52 Americans.⏎⏎First.⏎⏎Second.⏎⏎The border is 600 miles " +
				"long.⏎⏎Read more here. Blocks=[{paragraph 0 23 0} {paragraph 25 31 0} {list item 33 40 0} {paragraph 42 71 0} " +
				"{paragraph 73 88 0}] FileHash=f1 Added=now Charset=windows-1250 LeftOut=[{Before all. [{heading 0 11 2}] A " +
				"menu. -1} {At the end. [{paragraph 0 11 0}] A footer. 4} {Past the end. [{paragraph 0 13 0}] A footer. 4}]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans " +
				"Suffix=.⏎⏎First.⏎⏎Second.⏎⏎The border i State=anchored",
		}},
		{name: "takes several parts in", given: []Record{parts},
			do: TakeIn{ArticleID: "a", VersionID: "v1", Parts: []int{3, 0, 2, 2}}, want: []string{
				"take in left-out parts: Took in 3 parts of the page that were left out; revised “Troops” to version 2",
				"+ version new1 ArticleID=a Number=2 Text=Before all.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles " +
					"long.⏎⏎Read more here.⏎⏎At the end.⏎⏎Past the end. Blocks=[{heading 0 11 2} {paragraph 13 36 0} {paragraph 38 " +
					"67 0} {paragraph 69 84 0} {paragraph 86 97 0} {paragraph 99 112 0}] FileHash=f1 Added=now Charset=windows-1250 " +
					"LeftOut=[{First.⏎⏎Second. [{paragraph 0 6 0} {list item 8 15 0}] Links. 1}]",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=13 End=35 Exact=Iran held 52 Americans " +
					"Prefix=Before all.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "refuses another version", given: []Record{parts},
			do: TakeIn{ArticleID: "a", VersionID: "v0", Parts: []int{0}}, want: []string{
				"refused: The article has a newer version since, so nothing was added. See what was left out of that version.",
			}},
		{name: "refuses no part", given: []Record{parts}, do: take(),
			want: []string{"invalid: No part was named, so nothing was added."}},
		{name: "refuses a part before the first", given: []Record{parts}, do: take(-1), want: []string{
			"not_found: There is no part number 0: 4 parts were left out of this version. Nothing was added.",
		}},
		{name: "refuses a part after the last", given: []Record{parts}, do: take(4), want: []string{
			"not_found: There is no part number 5: 4 parts were left out of this version. Nothing was added.",
		}},
		{name: "refuses a second part of one", given: []Record{onePart}, do: take(0, 1), want: []string{
			"not_found: There is no part number 2: one part was left out of this version. Nothing was added.",
		}},
		{name: "refuses a part of none", do: take(0), want: []string{
			"not_found: There is no part number 1: nothing was left out of this version. Nothing was added.",
		}},
		{name: "refuses an unknown article", do: TakeIn{ArticleID: "x", Parts: []int{0}},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses a version whose file is gone", given: []Record{but(parts, func(v *Version) { v.FileHash = "x" })},
			do: take(0), want: []string{"not_found: There is no file with the id x in this library."}},
	}
}
