package model

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
	return []ruleTest{
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
	}
}
