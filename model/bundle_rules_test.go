package model

import (
	"strings"

	"galley/model/passage"
)

// bundled is an article as a report of another library carries it.
func bundled(changes ...func(*Bundle)) ImportBundle {
	text := "Spain lost 12 ships.\n\nFrance won."
	v := textOf("bv1", 1, text)
	v.ArticleID, v.FileHash = "ba", passage.Hash("file")
	place := at("bp", v, "Spain lost 12 ships")
	place.ClaimID = "bc"
	verdict := func(id string) Verdict {
		return Verdict{ID: id, ClaimID: "bc", ScaleID: DefaultScale, Rating: "True", Reasoning: " Yes.\x00 ", By: " Bob\n", At: testThen}
	}
	b := Bundle{
		Article:     Article{ID: "ba", Title: " Ships ", Imported: testThen, ImportedBy: "Bob"},
		Versions:    []Version{v},
		Files:       []File{{SHA256: passage.Hash("file"), Name: "ships\n.txt", Size: 4, Bytes: []byte("file")}},
		Claims:      []Claim{{ID: "bc", Wording: "Spain lost\n12 ships", Status: Checked, Created: testThen}},
		Appearances: []Appearance{place},
		Sources:     []Source{{ID: "bs", Title: " Log ", URL: "https://log.example/", Created: testThen}},
		Evidence:    []Evidence{{ID: "be", ClaimID: "bc", SourceID: "bs", Stance: Supports, Quote: " 12\x00 ", Added: testThen}},
		Verdicts:    []Verdict{verdict("bw")},
		Scales:      []Scale{BuiltInScales()[0]},
		Tags:        []Tag{{ID: "ba-sea", Subject: "ba", Word: "#Sea"}, {ID: "x", Subject: "bc", Word: "sea"}},
		Original:    File{SHA256: "fo", Name: "report.json", Size: 1},
	}
	for _, change := range changes {
		change(&b)
	}
	return ImportBundle{b}
}

func bundleRules() []ruleTest {
	claim := func(f func(*Claim)) func(*Bundle) { return func(b *Bundle) { f(&b.Claims[0]) } }
	version := func(f func(*Version)) func(*Bundle) { return func(b *Bundle) { f(&b.Versions[0]) } }
	place := func(f func(*Appearance)) func(*Bundle) { return func(b *Bundle) { f(&b.Appearances[0]) } }
	verdict := func(f func(*Verdict)) func(*Bundle) { return func(b *Bundle) { f(&b.Verdicts[0]) } }
	scale := func(f func(*Scale)) func(*Bundle) {
		return func(b *Bundle) { b.Scales[0].Ratings = append([]Rating{}, b.Scales[0].Ratings...); f(&b.Scales[0]) }
	}
	leftOut := func(part LeftOut) func(*Bundle) { return version(func(v *Version) { v.LeftOut = []LeftOut{part} }) }
	paragraph := []Block{{Kind: Paragraph, Start: 0, End: 3}}
	here := func(b ImportBundle) Bundle { return b.Bundle }(bundled())
	contest := func(b *Bundle) {
		b.Verdicts = append(b.Verdicts, but(b.Verdicts[0], func(v *Verdict) { v.ID, v.Rating = "bw2", "False" }),
			but(b.Verdicts[0], func(v *Verdict) { v.ID, v.AddedTo, v.Rating = "bw3", "bw", "" }))
		b.Contests = []Dispute{{ID: "bd", ClaimID: "bc", About: NounVerdict, RecordID: "bc", Field: VerdictField,
			Ours: "bw", Theirs: "bw2", Found: testThen}}
	}
	ownScale := func(b *Bundle) {
		b.Scales[0] = Scale{ID: "mine", Name: " Mine ", Ratings: []Rating{{Label: " Good ", Mark: "+"}, {Label: "Bad", Tone: ToneFalse}}}
		b.Verdicts[0].ScaleID, b.Verdicts[0].Rating = "mine", "good"
	}
	mine := Scale{ID: "mine", Name: "Mine", Ratings: []Rating{{Label: "Good", Mark: "+"}, {Label: "Bad", Tone: ToneFalse}}}
	whole := []string{
		"import article: Imported “Ships” with 1 claims",
		"+ file fo Name=report.json Size=1",
		"+ file #file Name=ships .txt Size=4 Bytes=file",
		"+ article ba Title=Ships Imported=now ImportedBy=Ann",
		"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
			"{paragraph 22 33 0}] FileHash=#file Added=then",
		"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
		"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
			"State=anchored",
		"+ source bs Title=Log URL=https://log.example/ Created=then",
		"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
		"+ verdict bw ClaimID=bc ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
		"+ tag ba-sea Subject=ba Word=Sea Added=now",
		"+ tag bc-sea Subject=bc Word=sea Added=now",
	}
	return []ruleTest{
		{name: "stores everything with its ids", do: bundled(), want: whole},
		{name: "tells no claims", do: bundled(func(b *Bundle) {
			b.Claims, b.Appearances, b.Evidence, b.Verdicts, b.Tags = nil, nil, nil, nil, nil
		}), want: instead(whole,
			"import article", "import article: Imported “Ships”",
			"+ claim bc", "",
			"+ appearance bp", "",
			"+ evidence be", "",
			"+ verdict bw", "",
			"+ tag ba-sea", "",
			"+ tag bc-sea", "")},
		{name: "stores versions in the order of their numbers", do: bundled(func(b *Bundle) {
			b.Versions = []Version{but(b.Versions[0], func(v *Version) { v.ID, v.Number = "bv2", 2 }), b.Versions[0]}
		}), want: []string{
			"import article: Imported “Ships” with 1 claims",
			"+ file fo Name=report.json Size=1",
			"+ file #file Name=ships .txt Size=4 Bytes=file",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=#file Added=then",
			"+ version bv2 ArticleID=ba Number=2 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=#file Added=then",
			"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
			"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
				"State=anchored",
			"+ source bs Title=Log URL=https://log.example/ Created=then",
			"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
			"+ verdict bw ClaimID=bc ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
			"+ tag ba-sea Subject=ba Word=Sea Added=now",
			"+ tag bc-sea Subject=bc Word=sea Added=now",
		}},
		{name: "takes the report for a file that did not come along", do: bundled(func(b *Bundle) { b.Files = nil }), want: instead(whole,
			"+ file #file", "",
			"+ version bv1", "+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} "+
				"{paragraph 22 33 0}] FileHash=fo Added=then")},
		{name: "does not store a known file again", given: []Record{File{SHA256: passage.Hash("file")}}, do: bundled(), want: instead(whole,
			"+ file #file", "")},
		{name: "stores a file once", do: bundled(func(b *Bundle) { b.Original = b.Files[0] }), want: instead(whole,
			"+ file fo", "")},
		{name: "makes new ids where they were given", given: []Record{
			Article{ID: "ba", Deleted: testThen}, Version{ID: "bv1", Deleted: testThen}, Appearance{ID: "bp", Deleted: testThen},
			Claim{ID: "bc", Deleted: testThen}, Source{ID: "bs", Deleted: testThen},
			Evidence{ID: "be", Deleted: testThen}, Verdict{ID: "bw", Deleted: testThen},
		}, do: bundled(), want: []string{
			"import article: Imported “Ships” with 1 claims",
			"+ file fo Name=report.json Size=1",
			"+ file #file Name=ships .txt Size=4 Bytes=file",
			"+ article new1 Title=Ships Imported=now ImportedBy=Ann",
			"+ version new2 ArticleID=new1 Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=#file Added=then",
			"+ claim new3 Wording=Spain lost 12 ships Status=checked Created=then",
			"+ appearance new4 ClaimID=new3 ArticleID=new1 VersionID=new2 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France " +
				"won. State=anchored",
			"+ source new5 Title=Log URL=https://log.example/ Created=then",
			"+ evidence new6 ClaimID=new3 SourceID=new5 Stance=supports Quote=12 Added=then",
			"+ verdict new7 ClaimID=new3 ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
			"+ tag new1-sea Subject=new1 Word=Sea Added=now",
			"+ tag new3-sea Subject=new3 Word=sea Added=now",
		}},
		{name: "leaves what a known claim has", given: []Record{here.Claims[0]}, do: bundled(contest), want: instead(whole,
			"+ claim bc", "",
			"+ evidence be", "",
			"+ verdict bw", "",
			"+ tag bc-sea", "")},
		{name: "leaves a known source", given: []Record{here.Sources[0]}, do: bundled(), want: instead(whole,
			"+ source bs", "")},
		{name: "leaves out an attachment that did not come along",
			do: bundled(func(b *Bundle) { b.Sources[0].FileHash = p("gone") }), want: whole},
		{name: "keeps an attachment that came along",
			do: bundled(func(b *Bundle) { b.Sources[0].FileHash = p(passage.Hash("file")) }), want: instead(whole,
				"+ source bs", "+ source bs Title=Log URL=https://log.example/ FileHash=#file Created=then")},
		{name: "keeps an attachment that is here", do: bundled(func(b *Bundle) { b.Sources[0].FileHash = p("f1") }), want: instead(whole,
			"+ source bs", "+ source bs Title=Log URL=https://log.example/ FileHash=f1 Created=then")},
		{name: "stores contests and additions", do: bundled(contest), want: []string{
			"import article: Imported “Ships” with 1 claims",
			"+ file fo Name=report.json Size=1",
			"+ file #file Name=ships .txt Size=4 Bytes=file",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=#file Added=then",
			"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
			"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
				"State=anchored",
			"+ source bs Title=Log URL=https://log.example/ Created=then",
			"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
			"+ verdict bw ClaimID=bc ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
			"+ verdict bw2 ClaimID=bc ScaleID=truth Rating=False Reasoning=Yes. By=Bob At=then",
			"+ verdict bw3 ClaimID=bc ScaleID=truth Reasoning=Yes. By=Bob At=then AddedTo=bw",
			"+ conflict bd ClaimID=bc About=verdict RecordID=bc Field=verdict Ours=bw Theirs=bw2 Found=then",
			"+ tag ba-sea Subject=ba Word=Sea Added=now",
			"+ tag bc-sea Subject=bc Word=sea Added=now",
		}},
		{name: "makes new ids for contests and additions",
			given: []Record{Verdict{ID: "bw2", Deleted: testThen}, Dispute{ID: "bd", Deleted: testThen}},
			do:    bundled(contest), want: []string{
				"import article: Imported “Ships” with 1 claims",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
				"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
					"State=anchored",
				"+ source bs Title=Log URL=https://log.example/ Created=then",
				"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
				"+ verdict new1 ClaimID=bc ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
				"+ verdict new2 ClaimID=bc ScaleID=truth Rating=False Reasoning=Yes. By=Bob At=then",
				"+ verdict new3 ClaimID=bc ScaleID=truth Reasoning=Yes. By=Bob At=then AddedTo=new1",
				"+ conflict new4 ClaimID=bc About=verdict RecordID=bc Field=verdict Ours=new1 Theirs=new2 Found=then",
				"+ tag ba-sea Subject=ba Word=Sea Added=now",
				"+ tag bc-sea Subject=bc Word=sea Added=now",
			}},
		{name: "stores a scale", do: bundled(ownScale), want: []string{
			"import article: Imported “Ships” with 1 claims",
			"+ file fo Name=report.json Size=1",
			"+ file #file Name=ships .txt Size=4 Bytes=file",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=#file Added=then",
			"+ scale mine Name=Mine Ratings=[{Good  + 0 <nil>} {Bad   5 <nil>}]",
			"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
			"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
				"State=anchored",
			"+ source bs Title=Log URL=https://log.example/ Created=then",
			"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
			"+ verdict bw ClaimID=bc ScaleID=mine Rating=good Reasoning=Yes. By=Bob At=then",
			"+ tag ba-sea Subject=ba Word=Sea Added=now",
			"+ tag bc-sea Subject=bc Word=sea Added=now",
		}},
		{name: "knows a scale by its id", given: []Record{mine}, do: bundled(ownScale), want: instead(whole,
			"+ verdict bw", "+ verdict bw ClaimID=bc ScaleID=mine Rating=good Reasoning=Yes. By=Bob At=then")},
		{name: "knows a scale by its name", given: []Record{but(mine, func(s *Scale) { s.ID = "other" })},
			do: bundled(ownScale), want: instead(whole,
				"+ verdict bw", "+ verdict bw ClaimID=bc ScaleID=other Rating=good Reasoning=Yes. By=Bob At=then")},
		{name: "stores a scale under another name where its name is taken",
			given: []Record{but(mine, func(s *Scale) { s.ID, s.Ordered = "other", true })},
			do:    bundled(ownScale), want: []string{
				"import article: Imported “Ships” with 1 claims",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ scale new1 Name=Mine (imported 2026-11-27) Ratings=[{Good  + 0 <nil>} {Bad   5 <nil>}]",
				"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
				"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
					"State=anchored",
				"+ source bs Title=Log URL=https://log.example/ Created=then",
				"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
				"+ verdict bw ClaimID=bc ScaleID=new1 Rating=good Reasoning=Yes. By=Bob At=then",
				"+ tag ba-sea Subject=ba Word=Sea Added=now",
				"+ tag bc-sea Subject=bc Word=sea Added=now",
			}},
		{name: "stores a scale under another id where its id is taken",
			given: []Record{but(mine, func(s *Scale) { s.Name, s.Ordered = "Other", true })},
			do:    bundled(ownScale), want: []string{
				"import article: Imported “Ships” with 1 claims",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ scale new1 Name=Mine Ratings=[{Good  + 0 <nil>} {Bad   5 <nil>}]",
				"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
				"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
					"State=anchored",
				"+ source bs Title=Log URL=https://log.example/ Created=then",
				"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
				"+ verdict bw ClaimID=bc ScaleID=new1 Rating=good Reasoning=Yes. By=Bob At=then",
				"+ tag ba-sea Subject=ba Word=Sea Added=now",
				"+ tag bc-sea Subject=bc Word=sea Added=now",
			}},
		{name: "stores a scale under another id where its id was given", given: []Record{mine.WithTombstone(testThen)},
			do: bundled(ownScale), want: []string{
				"import article: Imported “Ships” with 1 claims",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ scale new1 Name=Mine Ratings=[{Good  + 0 <nil>} {Bad   5 <nil>}]",
				"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
				"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. " +
					"State=anchored",
				"+ source bs Title=Log URL=https://log.example/ Created=then",
				"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then",
				"+ verdict bw ClaimID=bc ScaleID=new1 Rating=good Reasoning=Yes. By=Bob At=then",
				"+ tag ba-sea Subject=ba Word=Sea Added=now",
				"+ tag bc-sea Subject=bc Word=sea Added=now",
			}},
		{name: "leaves a scale that no verdict is given on where its name is taken",
			given: []Record{but(mine, func(s *Scale) { s.ID, s.Ordered = "other", true })},
			do:    bundled(ownScale, func(b *Bundle) { b.Verdicts = nil }), want: instead(whole,
				"+ verdict bw", "")},
		{name: "stores a tag once, and none of anything else", do: bundled(func(b *Bundle) {
			b.Tags = append(b.Tags, Tag{Subject: "ba", Word: "SEA"}, Tag{Subject: "zz", Word: "sea"}, Tag{Subject: "ba", Word: "#"})
		}), want: whole},
		{name: "keeps an orphan without a place",
			do: bundled(place(func(a *Appearance) { a.State, a.Start, a.End = Orphaned, 3, 90 })), want: instead(whole,
				"+ appearance bp", "+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. "+
					"State=orphaned")},
		{name: "takes a verdict without a rating", do: bundled(verdict(func(v *Verdict) { v.Rating = "" })), want: instead(whole,
			"+ verdict bw", "+ verdict bw ClaimID=bc ScaleID=truth Reasoning=Yes. By=Bob At=then")},
		{name: "takes hidden blocks and left-out parts", do: bundled(version(func(v *Version) {
			v.Hidden = []int{0, 1}
			v.LeftOut = []LeftOut{{Text: "Abc", Blocks: paragraph, After: -1}, {Text: "Abc", Blocks: paragraph, After: 1}}
		})), want: instead(whole,
			"+ version bv1", "+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} "+
				"{paragraph 22 33 0}] FileHash=#file Added=then Hidden=[0 1] LeftOut=[{Abc [{paragraph 0 3 0}]  -1} {Abc "+
				"[{paragraph 0 3 0}]  1}]")},
		{name: "takes a heading of any level",
			do: bundled(version(func(v *Version) { v.Blocks[0].Kind, v.Blocks[0].Level = Heading, 6 })), want: instead(whole,
				"+ version bv1", "+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{heading 0 20 6} {paragraph "+
					"22 33 0}] FileHash=#file Added=then")},

		{name: "refuses an article that is here", given: []Record{Article{ID: "ba", Title: "Ships"}}, do: bundled(),
			want: []string{"duplicate of ba: This text is in the library already, as “Ships”."}},
		{name: "refuses a text that is here", given: []Record{but(here.Versions[0], func(v *Version) { v.ID, v.ArticleID = "v9", "b" })},
			do: bundled(), want: []string{"duplicate of b: This text is in the library already, as “Borders”."}},
		{name: "refuses a report that is here",
			given: []Record{but(textOf("v9", 1, "Other."), func(v *Version) { v.ArticleID, v.FileHash = "b", "fo" })},
			do:    bundled(), want: []string{"duplicate of b: This text is in the library already, as “Borders”."}},
		{name: "refuses a bundle without a text", do: bundled(func(b *Bundle) { b.Versions = nil }),
			want: []string{"damaged: This report was altered, or is damaged: it has no text. Nothing was imported."}},
		{name: "refuses an article without a headline", do: bundled(func(b *Bundle) { b.Article.Title = " " }), want: []string{
			"damaged: This report was altered, or is damaged: its article has no headline. Nothing was imported.",
		}},
		{name: "refuses an id that Galley does not make", do: bundled(func(b *Bundle) { b.Article.ID = "a b" }), want: []string{
			"damaged: This report was altered, or is damaged: the id of a article, “a b”, is none that Galley makes. Nothing " +
				"was imported.",
		}},
		{name: "refuses an id that is too long", do: bundled(func(b *Bundle) { b.Claims[0].ID = strings.Repeat("a", 81) }), want: []string{
			"damaged: This report was altered, or is damaged: the id of a claim, “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”, " +
				"is none that Galley makes. Nothing was imported.",
		}},
		{name: "refuses two records with one id", do: bundled(func(b *Bundle) { b.Claims = append(b.Claims, b.Claims[0]) }), want: []string{
			"damaged: This report was altered, or is damaged: there are two claims with the id bc. Nothing was imported.",
		}},
		{name: "refuses two versions with one number", do: bundled(func(b *Bundle) {
			b.Versions = append(b.Versions, but(b.Versions[0], func(v *Version) { v.ID = "bv2" }))
		}), want: []string{
			"damaged: This report was altered, or is damaged: two versions of the article have the same number. Nothing was " +
				"imported.",
		}},
		{name: "refuses a version without a number", do: bundled(version(func(v *Version) { v.Number = 0 })), want: []string{
			"damaged: This report was altered, or is damaged: a version has no text or no number. Nothing was imported.",
		}},
		{name: "refuses a version without words", do: bundled(version(func(v *Version) { v.Text = " \n" })), want: []string{
			"damaged: This report was altered, or is damaged: a version has no text or no number. Nothing was imported.",
		}},
		{name: "refuses a text that was altered", do: bundled(version(func(v *Version) { v.Text += "!" })), want: []string{
			"damaged: This report was altered, or is damaged: the text of version 1 is not the one it was written with. " +
				"Nothing was imported.",
		}},
		{name: "refuses bytes for a text",
			do: bundled(version(func(v *Version) { v.Text = "\xff" + v.Text; v.SHA256 = passage.Hash(v.Text) })), want: []string{
				"damaged: This report was altered, or is damaged: the text of version 1 is not the one it was written with. " +
					"Nothing was imported.",
			}},
		{name: "refuses no paragraphs", do: bundled(version(func(v *Version) { v.Blocks = nil })), want: []string{
			"damaged: This report was altered, or is damaged: version 1 has no paragraphs. Nothing was imported.",
		}},
		{name: "refuses paragraphs that overlap", do: bundled(version(func(v *Version) { v.Blocks[1].Start = 19 })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses an empty paragraph", do: bundled(version(func(v *Version) { v.Blocks[1].Start = v.Blocks[1].End })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a paragraph after the text", do: bundled(version(func(v *Version) { v.Blocks[1].End++ })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses an unknown kind of paragraph", do: bundled(version(func(v *Version) { v.Blocks[1].Kind = "verse" })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a heading below the lowest", do: bundled(version(func(v *Version) { v.Blocks[1].Level = 7 })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a heading above the highest", do: bundled(version(func(v *Version) { v.Blocks[1].Level = -1 })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a hidden paragraph before the first",
			do: bundled(version(func(v *Version) { v.Hidden = []int{-1} })), want: []string{
				"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
					"imported.",
			}},
		{name: "refuses a hidden paragraph after the last", do: bundled(version(func(v *Version) { v.Hidden = []int{2} })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a left-out part after the last",
			do: bundled(leftOut(LeftOut{Text: "Abc", Blocks: paragraph, After: 2})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a left-out part before the first",
			do: bundled(leftOut(LeftOut{Text: "Abc", Blocks: paragraph, After: -2})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a left-out part that is no text", do: bundled(leftOut(LeftOut{Text: "Ab\xff", Blocks: paragraph})), want: []string{
			"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
				"was imported.",
		}},
		{name: "refuses a left-out part whose reason is no text",
			do: bundled(leftOut(LeftOut{Text: "Abc", Reason: "\xff", Blocks: paragraph})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a left-out part whose paragraphs do not fit",
			do: bundled(leftOut(LeftOut{Text: "Ab", Blocks: paragraph})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a file that was altered", do: bundled(func(b *Bundle) { b.Files[0].Bytes = []byte("fil!") }), want: []string{
			"damaged: This report was altered, or is damaged: the bytes of “ships .txt” are not those it was written with. " +
				"Nothing was imported.",
		}},
		{name: "refuses a file of another size", do: bundled(func(b *Bundle) { b.Files[0].Size = 5 }), want: []string{
			"damaged: This report was altered, or is damaged: the bytes of “ships .txt” are not those it was written with. " +
				"Nothing was imported.",
		}},
		{name: "refuses a scale without a name", do: bundled(scale(func(s *Scale) { s.Name = " " })), want: []string{
			"damaged: This report was altered, or is damaged: a scale has no name or no ratings. Nothing was imported.",
		}},
		{name: "refuses a scale without ratings",
			do: bundled(scale(func(s *Scale) { s.Ratings = nil }), verdict(func(v *Verdict) { v.Rating = "" })), want: []string{
				"damaged: This report was altered, or is damaged: a scale has no name or no ratings. Nothing was imported.",
			}},
		{name: "refuses a rating without a label", do: bundled(scale(func(s *Scale) { s.Ratings[1].Label = " " })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses two ratings with one label", do: bundled(scale(func(s *Scale) { s.Ratings[1].Label = "TRUE" })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses a tone below the lowest", do: bundled(scale(func(s *Scale) { s.Ratings[1].Tone = -1 })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses a tone above the highest", do: bundled(scale(func(s *Scale) { s.Ratings[1].Tone = ToneFalse + 1 })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses a scale with an id that Galley does not make", do: bundled(scale(func(s *Scale) { s.ID = "" })), want: []string{
			"damaged: This report was altered, or is damaged: the id of a scale, “”, is none that Galley makes. Nothing was " +
				"imported.",
		}},
		{name: "refuses a claim without a wording", do: bundled(claim(func(c *Claim) { c.Wording = "" })),
			want: []string{"invalid: A claim needs its wording; what it was before is kept."}},
		{name: "refuses a claim of an unknown status", do: bundled(claim(func(c *Claim) { c.Status = "lost" })),
			want: []string{"invalid: “lost” is not a status. They are: unchecked, in progress, checked, signed off."}},
		{name: "refuses a source without a title",
			do:   bundled(func(b *Bundle) { b.Sources[0].Title, b.Sources[0].URL = "", "" }),
			want: []string{"invalid: A source needs a title or an address."}},
		{name: "refuses a source of an address that is none",
			do: bundled(func(b *Bundle) { b.Sources[0].URL = "javascript:alert(1)" }), want: []string{
				"invalid: “javascript:alert(1)” is not a web address (it should begin with https:// or http://).",
			}},
		{name: "refuses a source of an archive that is none",
			do: bundled(func(b *Bundle) { b.Sources[0].ArchiveURL = "mailto:a@b.example" }), want: []string{
				"invalid: “mailto:a@b.example” is not a web address (it should begin with https:// or http://).",
			}},
		{name: "refuses evidence of an unknown stance", do: bundled(func(b *Bundle) { b.Evidence[0].Stance = "maybe" }),
			want: []string{"invalid: “maybe” is not a stance. They are: supports, refutes, context."}},
		{name: "refuses evidence on an unknown claim", do: bundled(func(b *Bundle) { b.Evidence[0].ClaimID = "zz" }), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses evidence of an unknown source", do: bundled(func(b *Bundle) { b.Evidence[0].SourceID = "zz" }), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a source, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a verdict on an unknown claim", do: bundled(verdict(func(v *Verdict) { v.ClaimID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a verdict on an unknown scale", do: bundled(verdict(func(v *Verdict) { v.ScaleID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a scale, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses an addition to an unknown verdict", do: bundled(verdict(func(v *Verdict) { v.AddedTo = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a verdict, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a rating that is not on its scale",
			do: bundled(verdict(func(v *Verdict) { v.Rating = "Half true" })), want: []string{
				"damaged: This report was altered, or is damaged: “Half true” is not on the scale “Truth”. Nothing was imported.",
			}},
		{name: "refuses a passage of an unknown claim", do: bundled(place(func(a *Appearance) { a.ClaimID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a passage of an unknown version", do: bundled(place(func(a *Appearance) { a.VersionID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a version, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a passage in an unknown state", do: bundled(place(func(a *Appearance) { a.State = "lost" })), want: []string{
			"damaged: This report was altered, or is damaged: “lost” is no state of a passage. Nothing was imported.",
		}},
		{name: "refuses a passage at other words",
			do: bundled(place(func(a *Appearance) { a.Exact = "Spain lost 13 ships" })), want: []string{
				"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 13 ships”. " +
					"Nothing was imported.",
			}},
		{name: "refuses a passage before the text", do: bundled(place(func(a *Appearance) { a.Start = -1 })), want: []string{
			"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 12 ships”. " +
				"Nothing was imported.",
		}},
		{name: "refuses a passage after the text", do: bundled(place(func(a *Appearance) { a.End = 9999 })), want: []string{
			"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 12 ships”. " +
				"Nothing was imported.",
		}},
		{name: "refuses a passage that ends where it begins",
			do: bundled(place(func(a *Appearance) { a.End, a.Exact = a.Start, "" })), want: []string{
				"damaged: This report was altered, or is damaged: a claim is marked at words other than “”. Nothing was imported.",
			}},
		{name: "refuses a passage that ends before it begins",
			do: bundled(place(func(a *Appearance) { a.Start, a.End = 5, 2 })), want: []string{
				"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 12 ships”. " +
					"Nothing was imported.",
			}},
		{name: "refuses a contest of an unknown verdict",
			do: bundled(contest, func(b *Bundle) { b.Contests[0].Theirs = "zz" }), want: []string{
				"damaged: This report was altered, or is damaged: it speaks of a verdict, “zz”, that is not in it. Nothing was " +
					"imported.",
			}},
		{name: "refuses a contest of another unknown verdict",
			do: bundled(contest, func(b *Bundle) { b.Contests[0].Ours = "zz" }), want: []string{
				"damaged: This report was altered, or is damaged: it speaks of a verdict, “zz”, that is not in it. Nothing was " +
					"imported.",
			}},
		{name: "refuses a contest on an unknown claim",
			do: bundled(contest, func(b *Bundle) { b.Contests[0].ClaimID = "zz" }), want: []string{
				"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
					"imported.",
			}},
		{name: "refuses a contest with an id that Galley does not make",
			do: bundled(contest, func(b *Bundle) { b.Contests[0].ID = "z z" }), want: []string{
				"damaged: This report was altered, or is damaged: the id of a conflict, “z z”, is none that Galley makes. " +
					"Nothing was imported.",
			}},
	}
}

// instead is what a rule wants that differs from another: pairs of how a line
// begins and the line that stands there instead, "" for none.
func instead(want []string, pairs ...string) []string {
	var all []string
	for _, line := range want {
		for i := 0; i < len(pairs); i += 2 {
			if strings.HasPrefix(line, pairs[i]) {
				line = pairs[i+1]
				break
			}
		}
		if line != "" {
			all = append(all, line)
		}
	}
	return all
}
