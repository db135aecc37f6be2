package model

import "galley/model/passage"

func quoted(words string) AnnotationPlace {
	return AnnotationPlace{Quote: passage.Selector{Exact: words}, Start: -1}
}

func annotationRules() []ruleTest {
	note := Annotation{ID: "urn:1", Page: "https://paper.example/a", AnnotationPlace: quoted("The border is 600 miles long")}
	with := func(change func(*Annotation)) Annotation { return but(note, change) }
	imported := func(all ...Annotation) *ImportAnnotations {
		return &ImportAnnotations{VersionID: "v1", Annotations: all}
	}
	before := func(n string) string { return idOf("annotation", "a", "urn:1", n) }
	link := AnnotationLink{URL: "https://geo.example/x", Title: "Survey", Publisher: "Geo",
		Quote: " 600 ", Locator: "p.\n4", Note: "n", Stance: Supports}
	known := idOf("source", "link https://geo.example/x", "0")
	return []ruleTest{
		{name: "makes an annotation an unchecked claim", do: imported(note), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
		}},
		{name: "takes what it says of its passage", do: imported(with(func(a *Annotation) {
			a.Wording, a.Speaker, a.Said, a.Kind, a.Tags = " The border\nis long", "Jo ", "March 2009", Statistic, []string{"#war", "WAR", " "}
		})), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=The border is long Speaker=Jo Said=2009-03 Kind=statistic Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ tag new1-war Subject=new1 Word=war Added=now",
		}},
		{name: "leaves out what is no date and no kind",
			do: imported(with(func(a *Annotation) { a.Said, a.Kind = "soon", "rumour" })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			}},
		{name: "makes a rated one checked",
			do: imported(with(func(a *Annotation) { a.Rating, a.Creator, a.Created = "false", " Bob\n", testThen })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=checked Created=then",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ verdict new3 ClaimID=new1 ScaleID=truth Rating=False By=Bob At=then",
			}},
		{name: "makes one with reasoning begun", do: imported(with(func(a *Annotation) { a.Reasoning = " Hm.\x00 " })), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=The border is 600 miles long Status=in progress Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ verdict new3 ClaimID=new1 ScaleID=truth Reasoning=Hm. By=Ann At=now",
		}},
		{name: "takes a rating of another scale",
			do: imported(with(func(a *Annotation) { a.Scale, a.Rating = "Evidence", "Refuted" })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=checked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ verdict new3 ClaimID=new1 ScaleID=evidence Rating=Refuted By=Ann At=now",
			}},
		{name: "takes a rating of no scale for reasoning",
			do: imported(with(func(a *Annotation) { a.Scale, a.Rating, a.Reasoning = "Stars", "Four", "Hm." })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=in progress Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ verdict new3 ClaimID=new1 ScaleID=truth Reasoning=Four⏎⏎Hm. By=Ann At=now",
			}},
		{name: "makes one with a source begun", do: imported(with(func(a *Annotation) { a.Links = []AnnotationLink{link} })), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ source new1 Title=Survey Publisher=Geo URL=https://geo.example/x Created=now",
			"+ claim new2 Wording=The border is 600 miles long Status=in progress Created=now",
			"+ appearance new3 ClaimID=new2 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ evidence new4 ClaimID=new2 SourceID=new1 Stance=supports Quote=600 Locator=p. 4 Note=n Added=now",
		}},
		{name: "keeps what is no address as words", do: imported(with(func(a *Annotation) {
			a.Links = []AnnotationLink{{URL: "p. 4", Title: "Book", Note: "n"}, {URL: "file:///x"}, {Title: " "}, {Title: "Book", Publisher: "P"}}
		})), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ source new1 Title=Book Created=now",
			"+ source new2 Title=file:///x Created=now",
			"+ source new3 Title=Book Publisher=P Created=now",
			"+ claim new4 Wording=The border is 600 miles long Status=in progress Created=now",
			"+ appearance new5 ClaimID=new4 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ evidence new6 ClaimID=new4 SourceID=new1 Stance=context Note=n⏎p. 4 Added=now",
			"+ evidence new7 ClaimID=new4 SourceID=new2 Stance=context Added=now",
			"+ evidence new8 ClaimID=new4 SourceID=new3 Stance=context Added=now",
		}},
		{name: "makes a source once", do: imported(with(func(a *Annotation) { a.Links = []AnnotationLink{link, link} })), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ source new1 Title=Survey Publisher=Geo URL=https://geo.example/x Created=now",
			"+ claim new2 Wording=The border is 600 miles long Status=in progress Created=now",
			"+ appearance new3 ClaimID=new2 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ evidence new4 ClaimID=new2 SourceID=new1 Stance=supports Quote=600 Locator=p. 4 Note=n Added=now",
			"+ evidence new5 ClaimID=new2 SourceID=new1 Stance=supports Quote=600 Locator=p. 4 Note=n Added=now",
		}},
		{name: "takes a source that came in before", given: []Record{Source{ID: known, Title: "Survey"}},
			do: imported(with(func(a *Annotation) { a.Links = []AnnotationLink{link} })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=in progress Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ evidence new3 ClaimID=new1 SourceID=cvvgr0vxs9nz62zs Stance=supports Quote=600 Locator=p. 4 Note=n Added=now",
			}},
		{name: "makes a source again that was deleted", given: []Record{Source{ID: known, Title: "Survey", Deleted: testThen}},
			do: imported(with(func(a *Annotation) { a.Links = []AnnotationLink{link} })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ source new1 Title=Survey Publisher=Geo URL=https://geo.example/x Created=now",
				"+ claim new2 Wording=The border is 600 miles long Status=in progress Created=now",
				"+ appearance new3 ClaimID=new2 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ evidence new4 ClaimID=new2 SourceID=new1 Stance=supports Quote=600 Locator=p. 4 Note=n Added=now",
			}},
		{name: "keeps what is said beside the matter as evidence", do: imported(with(func(a *Annotation) {
			a.ID, a.Note, a.Creator = "https://hypothes.is/1", " Really? ", "Bob"
		})), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ source new1 Title=Annotation by Bob Author=Bob URL=https://hypothes.is/1 Created=now",
			"+ claim new2 Wording=The border is 600 miles long Status=in progress Created=now",
			"+ appearance new3 ClaimID=new2 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ evidence new4 ClaimID=new2 SourceID=new1 Stance=context Note=Really? Added=now",
		}},
		{name: "keeps what nobody said beside the matter as evidence",
			do: imported(with(func(a *Annotation) { a.Note = "Really?" })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ source new1 Title=Annotation Created=now",
				"+ claim new2 Wording=The border is 600 miles long Status=in progress Created=now",
				"+ appearance new3 ClaimID=new2 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ evidence new4 ClaimID=new2 SourceID=new1 Stance=context Note=Really? Added=now",
			}},
		{name: "marks each of its places once", do: imported(with(func(a *Annotation) {
			a.More = []AnnotationPlace{quoted("Read more here"), quoted("The border is 600 miles long"), quoted("Nowhere in it")}
		})), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			"+ appearance new3 ClaimID=new1 ArticleID=a VersionID=v1 Start=56 End=70 Exact=Read more here Prefix=⏎The border " +
				"is 600 miles long.⏎⏎ Suffix=. State=anchored",
			"+ appearance new4 ClaimID=new1 ArticleID=a VersionID=v1 Exact=Nowhere in it State=orphaned",
		}},
		{name: "marks another place where the first is not found", do: imported(with(func(a *Annotation) {
			a.AnnotationPlace, a.More = quoted("Nowhere in it at all"), []AnnotationPlace{quoted("Read more here")}
		})), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=Read more here Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=56 End=70 Exact=Read more here Prefix=⏎The border " +
				"is 600 miles long.⏎⏎ Suffix=. State=anchored",
			"+ appearance new3 ClaimID=new1 ArticleID=a VersionID=v1 Exact=Nowhere in it at all State=orphaned",
		}},
		{name: "keeps what is not found without a place", do: imported(with(func(a *Annotation) {
			a.AnnotationPlace = AnnotationPlace{Quote: passage.Selector{Exact: "Nowhere\x00 in it", Prefix: "before ", Suffix: " after"}, Start: -1}
		})), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=Nowhere in it Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Exact=Nowhere in it Prefix=before  Suffix= after " +
				"State=orphaned",
		}},
		{name: "leaves what is not found on another page", do: imported(with(func(a *Annotation) {
			a.AnnotationPlace, a.Page = quoted("Nowhere in it"), "https://other.example/"
		}))},
		{name: "counts several",
			do: imported(note, with(func(a *Annotation) { a.ID, a.AnnotationPlace = "urn:2", quoted("Read more here") })), want: []string{
				"import annotations: Imported 2 annotations of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
				"+ claim new3 Wording=Read more here Status=unchecked Created=now",
				"+ appearance new4 ClaimID=new3 ArticleID=a VersionID=v1 Start=56 End=70 Exact=Read more here Prefix=⏎The border " +
					"is 600 miles long.⏎⏎ Suffix=. State=anchored",
			}},
		{name: "takes one once that stands twice in a file", do: imported(note, note), want: []string{
			"import annotations: Imported an annotation of “Troops”",
			"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
			"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
				"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
		}},
		{name: "leaves an answer to another",
			do: imported(note, with(func(a *Annotation) { a.ID, a.ReplyTo = "urn:2", "urn:1" })), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			}},
		{name: "leaves an answer to what is not in the file", do: imported(with(func(a *Annotation) { a.ReplyTo = "urn:0" }))},
		{name: "leaves one that Galley wrote of a claim", do: imported(with(func(a *Annotation) { a.ID = AnnotationID("p") }))},
		{name: "leaves one that came in before", given: []Record{Claim{ID: before("0"), Wording: "W"}}, do: imported(note)},
		{name: "takes one again that was deleted", given: []Record{Claim{ID: before("0"), Wording: "W", Deleted: testThen}},
			do: imported(note), want: []string{
				"import annotations: Imported an annotation of “Troops”",
				"+ claim new1 Wording=The border is 600 miles long Status=unchecked Created=now",
				"+ appearance new2 ClaimID=new1 ArticleID=a VersionID=v1 Start=25 End=53 Exact=The border is 600 miles long " +
					"Prefix=Iran held 52 Americans.⏎⏎ Suffix=.⏎⏎Read more here. State=anchored",
			}},
		{name: "leaves one that came in again",
			given: []Record{Claim{ID: before("0"), Wording: "W", Deleted: testThen}, Claim{ID: before("1"), Wording: "W"}},
			do:    imported(note)},
		{name: "refuses an unknown version", do: &ImportAnnotations{VersionID: "x", Annotations: []Annotation{note}},
			want: []string{"not_found: There is no version with the id x in this library."}},
		{name: "refuses a version of an unknown article", given: []Record{Article{ID: "a", Deleted: testThen}},
			do: imported(note), want: []string{"not_found: There is no article with the id a there."}},
		{name: "refuses to work without a scale", given: []Record{BuiltInScales()[0].WithTombstone(testThen)},
			do: imported(note), want: []string{"not_found: There is no scale called “truth” in this library."}},
	}
}
