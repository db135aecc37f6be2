package model

import "galley/model/passage"

// pictured is a text with a picture after its first paragraph, and one that is known by its words after the second.
func pictured(v Version) Version {
	v.Pictures = []Picture{{SHA256: "fp", Alt: "A chart", Width: 300, Height: 200, MediaType: "image/png"}, {After: 1, Alt: "A map", Address: "https://paper.example/m.png"}}
	return v
}

func pictureRules() []ruleTest {
	chart := File{SHA256: "fp", Name: "chart.png", MediaType: "image/png", Size: 9}
	doc := but(document("Some new words."), func(d *Document) {
		d.Pictures, d.PictureFiles = []Picture{{SHA256: "fp", Alt: "A chart"}}, []File{chart}
	})
	same := but(doc, func(d *Document) { d.Text, d.Blocks = testText, textOf("", 0, testText).Blocks })
	v1 := pictured(textOf("v1", 1, testText))
	// at stands on the picture; whole is the same on all of it.
	whole := Appearance{ID: "p2", ClaimID: "c", ArticleID: "a", VersionID: "v1", Start: 23, End: 23, Picture: "fp", State: Anchored}
	region := but(whole, func(a *Appearance) { a.Region = "xywh=percent:10,20,30,40" })
	lost := but(whole, func(a *Appearance) { a.Start, a.End, a.State = 0, 0, Orphaned })
	other := but(pictured(textOf("v1", 1, testText)), func(v *Version) { v.Pictures[0].SHA256 = "fq" })
	aside := Aside{ID: "v1-fp-opinion", VersionID: "v1", ArticleID: "a", Start: 23, End: 23, Picture: "fp", Kind: Opinion, By: "Bea", Added: testThen}
	moved := but(document("New first words.\n\nIran held 52 Americans.\n\nRead more here."), func(d *Document) {
		d.Pictures = []Picture{{SHA256: "fp", After: 1}}
	})
	gone := but(moved, func(d *Document) { d.Pictures = []Picture{{SHA256: "fz", After: 1, Alt: "A chart"}} })
	return []ruleTest{
		{name: "marks a picture", given: []Record{v1}, do: MarkPicture{VersionID: "v1", Picture: "fp"}, want: []string{
			"mark picture: Marked the picture “A chart”",
			"+ claim new1 Wording=A chart Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=23 End=23 State=anchored Picture=fp",
		}},
		{name: "marks a part of a picture in other words", given: []Record{v1},
			do: MarkPicture{ID: "k", VersionID: "v1", Picture: "fp", Region: " 10, 20,30,40.004", Wording: "Deaths rose", Speaker: "Jo", Kind: Statistic}, want: []string{
				"mark picture: Marked the picture “A chart”",
				"+ claim k Wording=Deaths rose Speaker=Jo Kind=statistic Status=unchecked Created=now",
				"+ appearance new1 ClaimID=k ArticleID=a VersionID=v1 Start=23 End=23 State=anchored Picture=fp Region=xywh=percent:10,20,30,40",
			}},
		{name: "names a picture without words by its place", given: []Record{but(pictured(textOf("v1", 1, testText)), func(v *Version) { v.Pictures[0].Alt = "" })},
			do: MarkPicture{VersionID: "v1", Picture: "fp"}, want: []string{
				"mark picture: Marked the picture “The picture after “Iran held 52 Americans.””",
				"+ claim new1 Wording=The picture after “Iran held 52 Americans.” Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=23 End=23 State=anchored Picture=fp",
			}},
		{name: "names a picture above the text", given: []Record{but(pictured(textOf("v1", 1, testText)), func(v *Version) { v.Pictures[0].Alt, v.Pictures[0].After = "", -1 })},
			do: MarkPicture{VersionID: "v1", Picture: "fp"}, want: []string{
				"mark picture: Marked the picture “The picture above the text”",
				"+ claim new1 Wording=The picture above the text Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 State=anchored Picture=fp",
			}},
		{name: "refuses a picture that is not there", given: []Record{v1}, do: MarkPicture{VersionID: "v1", Picture: "fx"}, want: []string{
			"not_found: This version of the article has no such picture. Nothing was marked.",
		}},
		{name: "refuses a part outside of the picture", given: []Record{v1}, do: MarkPicture{VersionID: "v1", Picture: "fp", Region: "90,0,20,10"}, want: []string{
			"invalid: A part of a picture is four numbers between 0 and 100, its left, top, width and height in parts of a hundred. Nothing was marked.",
		}},
		{name: "refuses a kind that is none", given: []Record{v1}, do: MarkPicture{VersionID: "v1", Picture: "fp", Kind: "x"}, want: []string{
			"invalid: “x” is not a kind of claim. The kinds are: statistic, quotation, event, cause, position, comparison, forecast.",
		}},
		{name: "marks another part", given: []Record{v1, region}, do: PlaceOnPicture{ID: "p2", Picture: "fp", Region: "0,0,50,50"}, want: []string{
			"adjust picture: Adjusted the mark on a picture",
			"~ appearance p2 Region=xywh=percent:10,20,30,40→xywh=percent:0,0,50,50",
		}},
		{name: "marks the whole", given: []Record{v1, region}, do: PlaceOnPicture{ID: "p2", Picture: "fp"}, want: []string{
			"adjust picture: Adjusted the mark on a picture",
			"~ appearance p2 Region=xywh=percent:10,20,30,40→",
		}},
		{name: "leaves a mark as it is", given: []Record{v1, region}, do: PlaceOnPicture{ID: "p2", Picture: "fp", Region: region.Region}},
		{name: "moves a mark to another picture", given: []Record{but(pictured(textOf("v1", 1, testText)), func(v *Version) { v.Pictures[1].SHA256 = "fq" }), whole, claimWith(Checked)},
			do: PlaceOnPicture{ID: "p2", Picture: "fq"}, want: []string{
				"adjust picture: Adjusted the mark on a picture; its verdict needs another look",
				"~ appearance p2 Start=23→54 End=23→54 Picture=fp→fq",
				"~ claim c Status=checked→in progress",
			}},
		{name: "refuses a picture that the version has not", given: []Record{v1, whole}, do: PlaceOnPicture{ID: "p2", Picture: "fx"}, want: []string{
			"not_found: This version of the article has no such picture. Nothing was marked.",
		}},
		{name: "moves a claim from a picture to words", given: []Record{v1, region}, do: MoveAppearance{ID: "p2", Span: passage.Span{Start: 25, End: 35}}, want: []string{
			"adjust passage: Adjusted the passage to “The border”",
			"~ appearance p2 Start=23→25 End=23→35 Exact=→The border Prefix=→Iran held 52 Americans.⏎⏎ Suffix=→ is 600 miles long.⏎⏎Read more h Picture=fp→ Region=xywh=percent:10,20,30,40→",
		}},
		{name: "sets a picture aside", given: []Record{v1}, do: SetAside{VersionID: "v1", Kind: NoFact, Pictures: []string{"fp", "fp"}}, want: []string{
			"set aside: Set aside as no fact to check: “A chart”",
			"+ aside v1-fp-no-fact ArticleID=a VersionID=v1 Start=23 End=23 Picture=fp Kind=no-fact By=Ann Added=now",
		}},
		{name: "sets a picture aside for another reason", given: []Record{v1, aside}, do: SetAside{VersionID: "v1", Kind: NoFact, Pictures: []string{"fp"}}, want: []string{
			"set aside: Set aside as no fact to check: “A chart”",
			"- aside v1-fp-opinion",
			"+ aside v1-fp-no-fact ArticleID=a VersionID=v1 Start=23 End=23 Picture=fp Kind=no-fact By=Ann Added=now",
		}},
		{name: "refuses to set a picture aside that is not there", given: []Record{v1}, do: SetAside{VersionID: "v1", Kind: NoFact, Pictures: []string{"fx"}}, want: []string{
			"not_found: This version of the article has no such picture. Nothing was set aside.",
		}},
		{name: "opens a picture again", given: []Record{v1, aside}, do: TakeBackAside{VersionID: "v1", Pictures: []string{"fp"}}, want: []string{
			"take back aside: No longer set aside: “A chart”",
			"- aside v1-fp-opinion",
		}},
		{name: "leaves a picture aside where words are opened", given: []Record{v1, aside}, do: TakeBackAside{VersionID: "v1", Spans: []passage.Span{{Start: 0, End: 60}}}},
		{name: "carries what stands on a picture over to the same picture", given: []Record{v1, region, aside, chart}, do: ReviseArticle{ArticleID: "a", Document: moved}, want: []string{
			"revise article: Revised “Troops” to version 2",
			"+ file f9 Name=new.txt MediaType=text/plain Size=58",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 58 0}] FileHash=f9 Added=now Charset=windows-1250 Pictures=[{fp 1  }]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New first words.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ appearance new3 ClaimID=c ArticleID=a VersionID=new1 Start=41 End=41 State=anchored Picture=fp Region=xywh=percent:10,20,30,40",
			"+ aside new1-fp-opinion ArticleID=a VersionID=new1 Start=41 End=41 Picture=fp Kind=opinion By=Bea Added=then",
		}},
		{name: "puts nothing on another picture with the same words", given: []Record{v1, region, aside, chart}, do: ReviseArticle{ArticleID: "a", Document: gone}, want: []string{
			"revise article: Revised “Troops” to version 2: 1 no longer in the text",
			"+ file f9 Name=new.txt MediaType=text/plain Size=58",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 58 0}] FileHash=f9 Added=now Charset=windows-1250 Pictures=[{fz 1 A chart }]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New first words.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ appearance new3 ClaimID=c ArticleID=a VersionID=new1 State=orphaned Picture=fp Region=xywh=percent:10,20,30,40",
		}},
		{name: "finds a picture that is back", given: []Record{other, lost, chart}, do: ReviseArticle{ArticleID: "a", Document: moved}, want: []string{
			"revise article: Revised “Troops” to version 2",
			"+ file f9 Name=new.txt MediaType=text/plain Size=58",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 58 0}] FileHash=f9 Added=now Charset=windows-1250 Pictures=[{fp 1  }]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New first words.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ appearance new3 ClaimID=c ArticleID=a VersionID=new1 Start=41 End=41 State=anchored Picture=fp",
		}},
		{name: "keeps the pictures of an article", do: ImportArticle{Document: doc}, want: []string{
			"import article: Imported “A headline”",
			"+ file f9 Name=new.txt MediaType=text/plain Size=15",
			"+ file fp Name=chart.png MediaType=image/png Size=9",
			"+ article new1 Title=A headline Byline=Ann Lee Publisher=Paper Published=2009-03 Language=en Imported=now ImportedBy=Ann",
			"+ version new2 ArticleID=new1 Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now Charset=windows-1250 Pictures=[{fp 0 A chart }]",
		}},
		{name: "does not keep a picture that the library has again", given: []Record{chart}, do: ImportArticle{Document: doc}, want: []string{
			"import article: Imported “A headline”",
			"+ file f9 Name=new.txt MediaType=text/plain Size=15",
			"+ article new1 Title=A headline Byline=Ann Lee Publisher=Paper Published=2009-03 Language=en Imported=now ImportedBy=Ann",
			"+ version new2 ArticleID=new1 Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now Charset=windows-1250 Pictures=[{fp 0 A chart }]",
		}},
		{name: "takes in the pictures of a text that is there without", do: ReviseArticle{ArticleID: "a", Document: same}, want: []string{
			"revise article: Took in the pictures of “Troops”: version 2, with the same text",
			"+ file f9 Name=new.txt MediaType=text/plain Size=15",
			"+ file fp Name=chart.png MediaType=image/png Size=9",
			"+ version new1 ArticleID=a Number=2 Text=Iran held 52 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more here. Blocks=[{paragraph 0 23 0} {paragraph 25 54 0} {paragraph 56 71 0}] FileHash=f9 Added=now Charset=windows-1250 Pictures=[{fp 0 A chart }]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 End=22 Exact=Iran held 52 Americans Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "leaves a text with the same pictures", given: []Record{but(pictured(textOf("v1", 1, testText)), func(v *Version) { v.Pictures = v.Pictures[:1] }), chart},
			do: ReviseArticle{ArticleID: "a", Document: same}, want: []string{
				"refused: “Troops” has this text already. Nothing was stored.",
			}},
		{name: "refuses a picture that does not fit its version", do: bundled(inVersion(func(v *Version) { v.Pictures = []Picture{{After: 90}} })), want: []string{
			"damaged: This report was altered, or is damaged: a picture of version 1 does not fit it. Nothing was imported.",
		}},
		{name: "refuses a claim on a picture that is not there", do: bundled(inPlace(func(a *Appearance) { a.Picture, a.Exact, a.End = "fx", "", a.Start })), want: []string{
			"damaged: This report was altered, or is damaged: a claim is marked on a picture that is not there. Nothing was imported.",
		}},
		{name: "refuses a lost claim on a part of no picture", do: bundled(inPlace(func(a *Appearance) { a.Region, a.State = "xywh=percent:1,1,1,1", Orphaned })), want: []string{
			"damaged: This report was altered, or is damaged: a claim is marked on a picture that is not there. Nothing was imported.",
		}},
		{name: "keeps the pictures of a file that is read again without what lay beside it", given: []Record{v1}, do: ReviseArticle{ArticleID: "a", Document: but(moved, func(d *Document) {
			d.Original.SHA256, d.Pictures = "f1", []Picture{{After: 1, Alt: "A chart"}, {After: 2, Alt: "A map"}}
		})}, want: []string{
			"revise article: Read “Troops” as windows-1250: version 2",
			"+ version new1 ArticleID=a Number=2 Text=New first words.⏎⏎Iran held 52 Americans.⏎⏎Read more here. Blocks=[{paragraph 0 16 0} {paragraph 18 41 0} {paragraph 43 58 0}] FileHash=f1 Added=now Charset=windows-1250 Pictures=[{fp 1 A chart  image/png 300 200} { 2 A map }]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New first words.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
		}},
		{name: "keeps the pictures of a text that takes a part in", given: []Record{but(pictured(textOf("v1", 1, testText)), func(v *Version) {
			v.LeftOut = []LeftOut{{Text: "Before all.", Blocks: []Block{{Kind: Paragraph, Start: 0, End: 11}}, Reason: "A menu.", After: -1}}
		})}, do: TakeIn{ArticleID: "a", Parts: []int{0}}, want: []string{
			"take in left-out parts: Took in a part of the page that was left out; revised “Troops” to version 2",
			"+ version new1 ArticleID=a Number=2 Text=Before all.⏎⏎Iran held 52 Americans.⏎⏎The border is 600 miles long.⏎⏎Read more here. Blocks=[{paragraph 0 11 0} {paragraph 13 36 0} {paragraph 38 67 0} {paragraph 69 84 0}] FileHash=f1 Added=now Pictures=[{fp 1 A chart  image/png 300 200} { 2 A map https://paper.example/m.png}]",
			"+ appearance new2 ClaimID=c ArticleID=a VersionID=new1 Start=13 End=35 Exact=Iran held 52 Americans Prefix=Before all.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
	}
}
