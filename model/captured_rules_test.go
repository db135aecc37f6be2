package model

func capturedRules() []ruleTest {
	page := File{SHA256: "f9", Name: "page.warc.gz"}
	text := File{SHA256: "f8", Name: "page.txt"}
	taken := Capture{Asked: "https://census.example/", Address: "https://census.example/2027", Taken: testNow, Status: 200, PayloadHash: "e3", Title: "The Census"}
	at := AttachmentID("s", "f9")
	held := Attachment{ID: at, SourceID: "s", FileHash: "f9", Name: "page.warc.gz", By: "Ann", Added: testThen}
	kept := Capture{ID: at, SourceID: "s", Asked: "https://census.example/", Created: testThen}
	stamped := kept
	stamped.Token = "dG9rZW4="
	return []ruleTest{
		{name: "keeps it and fills what is empty", do: CaptureSource{SourceID: "s", WARC: page, Text: &text, Capture: taken,
			Title: "The Census", Publisher: "Bureau", Author: "Jo", Published: "3 May 2026"}, want: []string{
			"capture source: Kept a copy of “Census”",
			"~ source s Publisher=→Bureau Author=→Jo Published=→2026-05-03 Accessed=→2026-11-27",
			"+ file f9 Name=page.warc.gz",
			"+ attachment s-f9 SourceID=s FileHash=f9 Name=page.warc.gz By=Ann Added=now",
			"+ file f8 Name=page.txt",
			"+ capture s-f9 SourceID=s Asked=https://census.example/ Address=https://census.example/2027 Taken=now Status=200 PayloadHash=e3 TextHash=f8 Title=The Census Created=now",
		}},
		{name: "leaves what was typed", given: []Record{Source{ID: "s", Title: "https://census.example/", Publisher: "Paper", URL: "https://census.example/",
			Accessed: "2027-01-01", Created: testThen}},
			do: CaptureSource{SourceID: "s", WARC: page, Capture: taken, Title: "The\nCensus", Publisher: "Bureau"}, want: []string{
				"capture source: Kept a copy of “The Census”",
				"~ source s Title=https://census.example/→The Census",
				"+ file f9 Name=page.warc.gz",
				"+ attachment s-f9 SourceID=s FileHash=f9 Name=page.warc.gz By=Ann Added=now",
				"+ capture s-f9 SourceID=s Asked=https://census.example/ Address=https://census.example/2027 Taken=now Status=200 PayloadHash=e3 Title=The Census Created=now",
			}},
		{name: "names no confidential source", given: []Record{Source{ID: "s", Title: "Jane Roe", Private: true, Alias: "An officer", Accessed: testNow.Day(),
			URL: "https://census.example/", Created: testThen}}, do: CaptureSource{SourceID: "s", WARC: page, Capture: taken}, want: []string{
			"capture source: Kept a copy of “An officer”",
			"+ file f9 Name=page.warc.gz",
			"+ attachment s-f9 SourceID=s FileHash=f9 Name=page.warc.gz By=Ann Added=now",
			"+ capture s-f9 SourceID=s Asked=https://census.example/ Address=https://census.example/2027 Taken=now Status=200 PayloadHash=e3 Title=The Census Created=now",
		}},
		{name: "makes the source", do: CaptureSource{New: &AddSource{ID: "n", Fields: SourceFields{URL: p("https://census.example/")}}, WARC: page,
			Capture: taken, Title: "The Census"}, want: []string{
			"capture source: Kept a copy of “The Census”",
			"+ source n Title=The Census URL=https://census.example/ Accessed=2026-11-27 Created=now",
			"+ file f9 Name=page.warc.gz",
			"+ attachment n-f9 SourceID=n FileHash=f9 Name=page.warc.gz By=Ann Added=now",
			"+ capture n-f9 SourceID=n Asked=https://census.example/ Address=https://census.example/2027 Taken=now Status=200 PayloadHash=e3 Title=The Census Created=now",
		}},
		{name: "takes an address of the page where there is none", given: []Record{Source{ID: "s", Title: "Census", Accessed: testNow.Day(), Created: testThen}, text},
			do: CaptureSource{SourceID: "s", WARC: page, Text: &text, Capture: taken}, want: []string{
				"capture source: Kept a copy of “Census”",
				"~ source s URL=→https://census.example/",
				"+ file f9 Name=page.warc.gz",
				"+ attachment s-f9 SourceID=s FileHash=f9 Name=page.warc.gz By=Ann Added=now",
				"+ capture s-f9 SourceID=s Asked=https://census.example/ Address=https://census.example/2027 Taken=now Status=200 PayloadHash=e3 TextHash=f8 Title=The Census Created=now",
			}},
		{name: "brings one back", given: []Record{held.WithTombstone(testThen), kept.WithTombstone(testThen), page},
			do: CaptureSource{SourceID: "s", WARC: page, Capture: taken}, want: []string{
				"capture source: Kept a copy of “Census”",
				"~ source s Accessed=→2026-11-27",
				"^ attachment s-f9 Added=then→now",
				"^ capture s-f9 Address=→https://census.example/2027 Taken=→now Status=→200 PayloadHash=→e3 Title=→The Census Created=then→now",
			}},
		{name: "leaves one that it has", given: []Record{held, kept, page}, do: CaptureSource{SourceID: "s", WARC: page, Capture: taken}},
		{name: "refuses a source of nothing", do: CaptureSource{New: &AddSource{}, WARC: page}, want: []string{
			"invalid: A source needs a title or an address.",
		}},
		{name: "refuses a source that is not there", do: CaptureSource{SourceID: "x", WARC: page}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},

		{name: "stores the token", given: []Record{held, kept}, do: StampCapture{ID: at, SourceID: "s", Authority: "https://tsa.example/", Token: "dG9rZW4="}, want: []string{
			"stamp capture: Stored a time token for a copy of “Census”",
			"~ capture s-f9 Authority=→https://tsa.example/ Token=→dG9rZW4=",
		}},
		{name: "stores that it is pending", given: []Record{held, kept}, do: StampCapture{ID: at, SourceID: "s", Authority: "https://tsa.example/"}, want: []string{
			"stamp capture: A time token for a copy of “Census” is pending",
			"~ capture s-f9 Authority=→https://tsa.example/",
		}},
		{name: "keeps the first", given: []Record{held, stamped}, do: StampCapture{ID: at, SourceID: "s", Token: "eA=="}, want: []string{
			"refused: That copy has a time token already, which was kept.",
		}},
		{name: "refuses what is not there", do: StampCapture{ID: at, SourceID: "s", Token: "eA=="}, want: []string{
			"not_found: The source has no such copy. Nothing was changed.",
		}},
		{name: "refuses a source that is not there", do: StampCapture{ID: at, SourceID: "x"}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},
	}
}
