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

func bundleRules() []ruleTest { return append(storedBundles(), refusedBundles()...) }

func inClaim(f func(*Claim)) func(*Bundle)      { return func(b *Bundle) { f(&b.Claims[0]) } }
func inVersion(f func(*Version)) func(*Bundle)  { return func(b *Bundle) { f(&b.Versions[0]) } }
func inPlace(f func(*Appearance)) func(*Bundle) { return func(b *Bundle) { f(&b.Appearances[0]) } }
func inVerdict(f func(*Verdict)) func(*Bundle)  { return func(b *Bundle) { f(&b.Verdicts[0]) } }

func inScale(f func(*Scale)) func(*Bundle) {
	return func(b *Bundle) {
		b.Scales[0].Ratings = append([]Rating{}, b.Scales[0].Ratings...)
		f(&b.Scales[0])
	}
}

func withLeftOut(part LeftOut) func(*Bundle) {
	return inVersion(func(v *Version) { v.LeftOut = []LeftOut{part} })
}

var oneParagraph = []Block{{Kind: Paragraph, Start: 0, End: 3}}

// withContest adds a second verdict, a contest of the two, and an addition.
func withContest(b *Bundle) {
	b.Verdicts = append(b.Verdicts, but(b.Verdicts[0], func(v *Verdict) { v.ID, v.Rating = "bw2", "False" }),
		but(b.Verdicts[0], func(v *Verdict) { v.ID, v.AddedTo, v.Rating = "bw3", "bw", "" }))
	b.Contests = []Dispute{{ID: "bd", ClaimID: "bc", About: NounVerdict, RecordID: "bc", Field: VerdictField,
		Ours: "bw", Theirs: "bw2", Found: testThen}}
}

func storedBundles() []ruleTest {
	here := func(b ImportBundle) Bundle { return b.Bundle }(bundled())
	ownScale := func(b *Bundle) {
		b.Scales[0] = Scale{ID: "mine", Name: " Mine ", Ratings: []Rating{{Label: " Good ", Mark: "+"}, {Label: "Bad", Tone: ToneFalse}}}
		b.Verdicts[0].ScaleID, b.Verdicts[0].Rating = "mine", "good"
	}
	mine := Scale{ID: "mine", Name: "Mine", Ratings: []Rating{{Label: "Good", Mark: "+"}, {Label: "Bad", Tone: ToneFalse}}}
	whole := []string{
		"import article: Imported “Ships” with one claim",
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
			"import article: Imported “Ships” with one claim",
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
			"import article: Imported “Ships” with one claim",
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
		{name: "leaves what a known claim has", given: []Record{here.Claims[0]}, do: bundled(withContest), want: instead(whole,
			"+ claim bc", "",
			"+ evidence be", "",
			"+ verdict bw", "",
			"+ tag bc-sea", "")},
		{name: "leaves a known source", given: []Record{here.Sources[0]}, do: bundled(), want: instead(whole,
			"+ source bs", "")},
		{name: "leaves out an attachment that did not come along",
			do: bundled(holding("gone")), want: whole},
		{name: "keeps an attachment that came along",
			do: bundled(holding(passage.Hash("file"))), want: []string{
				"import article: Imported “Ships” with one claim",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} {paragraph 22 33 0}] FileHash=#file Added=then",
				"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
				"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. State=anchored",
				"+ source bs Title=Log URL=https://log.example/ Created=then",
				"+ attachment bs-#file SourceID=bs FileHash=#file Name=log .pdf By=Bea Added=then",
				"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then AttachmentID=bs-#file",
				"+ verdict bw ClaimID=bc ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
				"+ tag ba-sea Subject=ba Word=Sea Added=now",
				"+ tag bc-sea Subject=bc Word=sea Added=now",
			}},
		{name: "keeps an attachment that is here", do: bundled(holding("f1")), want: []string{
			"import article: Imported “Ships” with one claim",
			"+ file fo Name=report.json Size=1",
			"+ file #file Name=ships .txt Size=4 Bytes=file",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} {paragraph 22 33 0}] FileHash=#file Added=then",
			"+ claim bc Wording=Spain lost 12 ships Status=checked Created=then",
			"+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 End=19 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. State=anchored",
			"+ source bs Title=Log URL=https://log.example/ Created=then",
			"+ attachment bs-f1 SourceID=bs FileHash=f1 Name=log .pdf By=Bea Added=then",
			"+ evidence be ClaimID=bc SourceID=bs Stance=supports Quote=12 Added=then AttachmentID=bs-f1",
			"+ verdict bw ClaimID=bc ScaleID=truth Rating=True Reasoning=Yes. By=Bob At=then",
			"+ tag ba-sea Subject=ba Word=Sea Added=now",
			"+ tag bc-sea Subject=bc Word=sea Added=now",
		}},
		{name: "stores contests and additions", do: bundled(withContest), want: []string{
			"import article: Imported “Ships” with one claim",
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
			do:    bundled(withContest), want: []string{
				"import article: Imported “Ships” with one claim",
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
			"import article: Imported “Ships” with one claim",
			"+ file fo Name=report.json Size=1",
			"+ file #file Name=ships .txt Size=4 Bytes=file",
			"+ article ba Title=Ships Imported=now ImportedBy=Ann",
			"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
				"{paragraph 22 33 0}] FileHash=#file Added=then",
			"+ scale mine Name=Mine Ratings=[{Good  + 0 <nil> } {Bad   5 <nil> }]",
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
				"import article: Imported “Ships” with one claim",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ scale new1 Name=Mine (imported 2026-11-27) Ratings=[{Good  + 0 <nil> } {Bad   5 <nil> }]",
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
				"import article: Imported “Ships” with one claim",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ scale new1 Name=Mine Ratings=[{Good  + 0 <nil> } {Bad   5 <nil> }]",
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
				"import article: Imported “Ships” with one claim",
				"+ file fo Name=report.json Size=1",
				"+ file #file Name=ships .txt Size=4 Bytes=file",
				"+ article ba Title=Ships Imported=now ImportedBy=Ann",
				"+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} " +
					"{paragraph 22 33 0}] FileHash=#file Added=then",
				"+ scale new1 Name=Mine Ratings=[{Good  + 0 <nil> } {Bad   5 <nil> }]",
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
			do: bundled(inPlace(func(a *Appearance) { a.State, a.Start, a.End = Orphaned, 3, 90 })), want: instead(whole,
				"+ appearance bp", "+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 Exact=Spain lost 12 ships Suffix=.⏎⏎France won. "+
					"State=orphaned")},
		{name: "takes a verdict without a rating", do: bundled(inVerdict(func(v *Verdict) { v.Rating = "" })), want: instead(whole,
			"+ verdict bw", "+ verdict bw ClaimID=bc ScaleID=truth Reasoning=Yes. By=Bob At=then")},
		{name: "takes hidden blocks and left-out parts", do: bundled(inVersion(func(v *Version) {
			v.Hidden = []int{0, 1}
			v.LeftOut = []LeftOut{{Text: "Abc", Blocks: oneParagraph, After: -1}, {Text: "Abc", Blocks: oneParagraph, After: 1}}
		})), want: instead(whole,
			"+ version bv1", "+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{paragraph 0 20 0} "+
				"{paragraph 22 33 0}] FileHash=#file Added=then Hidden=[0 1] LeftOut=[{Abc [{paragraph 0 3 0}]  -1} {Abc "+
				"[{paragraph 0 3 0}]  1}]")},
		{name: "takes a claim at the end of the text", do: bundled(inPlace(func(a *Appearance) {
			a.Start, a.End, a.Exact, a.Suffix = 22, 33, "France won.", ""
		})), want: instead(whole,
			"+ appearance bp", "+ appearance bp ClaimID=bc ArticleID=ba VersionID=bv1 Start=22 End=33 Exact=France won. State=anchored")},
		{name: "takes a heading of any level",
			do: bundled(inVersion(func(v *Version) { v.Blocks[0].Kind, v.Blocks[0].Level = Heading, 6 })), want: instead(whole,
				"+ version bv1", "+ version bv1 ArticleID=ba Number=1 Text=Spain lost 12 ships.⏎⏎France won. Blocks=[{heading 0 20 6} {paragraph "+
					"22 33 0}] FileHash=#file Added=then")},
	}
}

// instead is what a rule wants that differs from another: pairs of how a line
// begins and the line that stands there instead, "" for none.
// holding has the source of a bundle hold a file.
func holding(hash string) func(*Bundle) {
	return func(b *Bundle) {
		id := AttachmentID(b.Sources[0].ID, hash)
		b.Attachments = []Attachment{{ID: id, SourceID: b.Sources[0].ID, FileHash: hash, Name: "log\n.pdf", By: "Bea", Added: testThen}}
		b.Evidence[0].AttachmentID = id
	}
}

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
