package model

func sourceRules() []ruleTest {
	file := &File{SHA256: "f2", Name: "census.pdf", MediaType: "application/pdf", Size: 9}
	odd := Source{ID: "s2", Title: "Odd", URL: "javascript:alert(1)", ArchiveURL: "file:///tmp", Created: testThen}
	evidence := Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Supports, Quote: "52", Added: testThen}
	return []ruleTest{
		{name: "stores every field",
			do: AddSource{Fields: SourceFields{Title: p(" Census\n2009 "), Publisher: p("Bureau "), Author: p(" Jo  Doe"),
				URL:       p("census.example/a"),
				Published: p("2009"), Accessed: p("November 27, 2026"), ArchiveURL: p("https://archive.example/a"), Primary: p(true),
				Reliability: p(Reliable), File: file}},
			want: []string{
				"add source: Added source “Census 2009”",
				"+ source new1 Title=Census 2009 Publisher=Bureau Author=Jo Doe URL=https://census.example/a Published=2009 Accessed=2026-11-27 ArchiveURL=https://archive.example/a Primary=true Reliability=reliable Created=now",
				"+ file f2 Name=census.pdf MediaType=application/pdf Size=9",
				"+ attachment new1-f2 SourceID=new1 FileHash=f2 Name=census.pdf By=Ann Added=now",
			}},
		{name: "stores one whose name is kept", do: AddSource{Fields: SourceFields{Title: p("Jo Doe"), Private: p(true), Alias: p("an officer")}}, want: []string{
			"add source: Added source “an officer”",
			"+ source new1 Title=Jo Doe Private=true Alias=an officer Created=now",
		}},
		{name: "takes the id it is given", do: AddSource{ID: "mine", Fields: SourceFields{Title: p("T")}}, want: []string{
			"add source: Added source “T”",
			"+ source mine Title=T Created=now",
		}},
		{name: "takes the address for a title", do: AddSource{Fields: SourceFields{URL: p("https://a.example")}}, want: []string{
			"add source: Added source “https://a.example”",
			"+ source new1 Title=https://a.example URL=https://a.example Created=now",
		}},
		{name: "takes the address of a letter",
			do: AddSource{Fields: SourceFields{Title: p("T"), URL: p("mailto:jo@a.example")}}, want: []string{
				"add source: Added source “T”",
				"+ source new1 Title=T URL=mailto:jo@a.example Created=now",
			}},
		{name: "does not store a known file again", given: []Record{*file},
			do: AddSource{Fields: SourceFields{Title: p("T"), File: file}}, want: []string{
				"add source: Added source “T”",
				"+ source new1 Title=T Created=now",
				"+ attachment new1-f2 SourceID=new1 FileHash=f2 Name=census.pdf By=Ann Added=now",
			}},
		{name: "refuses a source without title and address", do: AddSource{Fields: SourceFields{Publisher: p("P")}},
			want: []string{"invalid: A source needs a title or an address."}},
		{name: "refuses what is no address", do: AddSource{Fields: SourceFields{Title: p("T"), URL: p("p. 4")}},
			want: []string{"invalid: “p. 4” is not a web address (it should begin with https:// or http://)."}},
		{name: "refuses what is no address of an archive",
			do: AddSource{Fields: SourceFields{Title: p("T"), ArchiveURL: p("mailto:jo@a.example")}}, want: []string{
				"invalid: “mailto:jo@a.example” is not a web address (it should begin with https:// or http://).",
			}},
		{name: "refuses what is no date", do: AddSource{Fields: SourceFields{Title: p("T"), Published: p("soon")}}, want: []string{
			"invalid: “soon” is not a date that Galley understands. Write the source's date like 2009-03-31, 31 March 2009, or 2009.",
		}},
		{name: "refuses what is no day of a look", do: AddSource{Fields: SourceFields{Title: p("T"), Accessed: p("soon")}}, want: []string{
			"invalid: “soon” is not a date that Galley understands. Write the day the source was looked at like 2009-03-31, 31 " +
				"March 2009, or 2009.",
		}},
		{name: "keeps a passage in another language with its translation", do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Supports, Quote: "52 Amerikaner",
			Abroad: Abroad{Language: " DE-at ", Translation: " 52 Americans\n", Translator: "Bo  Li"}}, want: []string{
			"attach source: Attached “Census” (supports)",
			"+ evidence new1 ClaimID=c SourceID=s Stance=supports Quote=52 Amerikaner Added=now Language=de-AT Translation=52 Americans Translator=Bo Li",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "refuses what is no language", do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Supports, Quote: "x", Abroad: Abroad{Language: "gibberish"}}, want: []string{
			"invalid: “gibberish” is not the code of a language. Codes are those of the web: de, fr, pt-BR, zh.",
		}},
		{name: "says what a passage says", given: []Record{evidence}, do: EditEvidence{ID: "e", Language: p("fr"), Translation: p("fifty-two")}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Language=→fr Translation=→fifty-two",
		}},
		{name: "refuses what is no reliability",
			do:   AddSource{Fields: SourceFields{Title: p("T"), Reliability: p(Reliability("so so"))}},
			want: []string{"invalid: “so so” is not a reliability. They are: reliable, mixed, unreliable."}},
		{name: "leaves reliability unjudged",
			do: AddSource{Fields: SourceFields{Title: p("T"), Reliability: p(Reliability(""))}}, want: []string{
				"add source: Added source “T”",
				"+ source new1 Title=T Created=now",
			}},

		{name: "changes a field and leaves the others",
			do: EditSource{ID: "s", Fields: SourceFields{Publisher: p("Bureau"), Primary: p(true)}}, want: []string{
				"edit source: Edited source “Census”",
				"~ source s Publisher=→Bureau Primary=→true",
			}},
		{name: "takes a judgement back",
			given: []Record{Source{ID: "s", Title: "Census", Primary: true, Reliability: Mixed, Created: testThen}},
			do:    EditSource{ID: "s", Fields: SourceFields{Primary: p(false), Reliability: p(Reliability(""))}}, want: []string{
				"edit source: Edited source “Census”",
				"~ source s Primary=true→ Reliability=mixed→",
			}},
		{name: "keeps a name to the desk", do: EditSource{ID: "s", Fields: SourceFields{Private: p(true), Alias: p(" an\nofficer "), PrivateNote: p(" by hand ")}}, want: []string{
			"edit source: Edited source “an officer”",
			"~ source s Private=→true Alias=→an officer PrivateNote=→by hand",
		}},
		{name: "calls one without an alias confidential", do: EditSource{ID: "s", Fields: SourceFields{Private: p(true)}}, want: []string{
			"edit source: Edited source “a confidential source”",
			"~ source s Private=→true",
		}},
		{name: "leaves what is as wanted", do: EditSource{ID: "s", Fields: SourceFields{Title: p("Census ")}}},
		{name: "attaches a file", do: EditSource{ID: "s", Fields: SourceFields{File: file}}, want: []string{
			"edit source: Edited source “Census”",
			"+ file f2 Name=census.pdf MediaType=application/pdf Size=9",
			"+ attachment s-f2 SourceID=s FileHash=f2 Name=census.pdf By=Ann Added=now",
		}},
		{name: "attaches a known file", given: []Record{*file}, do: EditSource{ID: "s", Fields: SourceFields{File: file}}, want: []string{
			"edit source: Edited source “Census”",
			"+ attachment s-f2 SourceID=s FileHash=f2 Name=census.pdf By=Ann Added=now",
		}},
		{name: "takes the address for a title that is taken away",
			do: EditSource{ID: "s", Fields: SourceFields{Title: p("")}}, want: []string{
				"edit source: Edited source “https://census.example/”",
				"~ source s Title=Census→https://census.example/",
			}},
		{name: "leaves addresses that came from elsewhere", given: []Record{odd},
			do: EditSource{ID: "s2", Fields: SourceFields{URL: &odd.URL, ArchiveURL: &odd.ArchiveURL, Author: p("Jo")}}, want: []string{
				"edit source: Edited source “Odd”",
				"~ source s2 Author=→Jo",
			}},
		{name: "refuses what is no address", do: EditSource{ID: "s", Fields: SourceFields{URL: p("javascript:alert(1)")}}, want: []string{
			"invalid: “javascript:alert(1)” is not a web address (it should begin with https:// or http://).",
		}},
		{name: "refuses what is no address of an archive",
			do: EditSource{ID: "s", Fields: SourceFields{ArchiveURL: p("javascript:alert(1)")}}, want: []string{
				"invalid: “javascript:alert(1)” is not a web address (it should begin with https:// or http://).",
			}},
		{name: "refuses an unknown source", do: EditSource{ID: "x"},
			want: []string{"not_found: There is no source with the id x in this library."}},

		{name: "starts work on an unchecked claim",
			do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Supports, Quote: " 52 \n", Locator: " p.\n4", Note: " n "}, want: []string{
				"attach source: Attached “Census” (supports)",
				"+ evidence new1 ClaimID=c SourceID=s Stance=supports Quote=52 Locator=p. 4 Note=n Added=now",
				"~ claim c Status=unchecked→in progress",
			}},
		{name: "attaches what the desk keeps", do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Context, EvidenceID: "mine", Private: true, PrivateNote: "by hand"}, want: []string{
			"attach source: Attached “Census” (context)",
			"+ evidence mine ClaimID=c SourceID=s Stance=context Added=now Private=true PrivateNote=by hand",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "takes the id it is given",
			do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Context, EvidenceID: "mine"}, want: []string{
				"attach source: Attached “Census” (context)",
				"+ evidence mine ClaimID=c SourceID=s Stance=context Added=now",
				"~ claim c Status=unchecked→in progress",
			}},
		{name: "leaves the status of a checked claim", given: []Record{claimWith(Checked)},
			do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Refutes}, want: []string{
				"attach source: Attached “Census” (refutes)",
				"+ evidence new1 ClaimID=c SourceID=s Stance=refutes Added=now",
			}},
		{name: "leaves the status of a claim that was signed off", given: []Record{claimWith(SignedOff)},
			do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Refutes}, want: []string{
				"attach source: Attached “Census” (refutes)",
				"+ evidence new1 ClaimID=c SourceID=s Stance=refutes Added=now",
			}},
		{name: "makes a new source",
			do: AttachSource{ClaimID: "c", New: &AddSource{Fields: SourceFields{Title: p("T"), File: file}}, Stance: Supports}, want: []string{
				"attach source: Attached “T” (supports)",
				"+ source new1 Title=T Created=now",
				"+ file f2 Name=census.pdf MediaType=application/pdf Size=9",
				"+ attachment new1-f2 SourceID=new1 FileHash=f2 Name=census.pdf By=Ann Added=now",
				"+ evidence new2 ClaimID=c SourceID=new1 Stance=supports Added=now",
				"~ claim c Status=unchecked→in progress",
			}},
		{name: "makes a new source with the id it is given",
			do: AttachSource{ClaimID: "c", New: &AddSource{ID: "mine", Fields: SourceFields{Title: p("T")}}, Stance: Supports},
			want: []string{
				"attach source: Attached “T” (supports)",
				"+ source mine Title=T Created=now",
				"+ evidence new1 ClaimID=c SourceID=mine Stance=supports Added=now",
				"~ claim c Status=unchecked→in progress",
			}},
		{name: "refuses a new source without a title", do: AttachSource{ClaimID: "c", New: &AddSource{}, Stance: Supports},
			want: []string{"invalid: A source needs a title or an address."}},
		{name: "refuses what is no stance", do: AttachSource{ClaimID: "c", SourceID: "s", Stance: "maybe"},
			want: []string{"invalid: “maybe” is not a stance. They are: supports, refutes, context."}},
		{name: "refuses an unknown claim", do: AttachSource{ClaimID: "x", SourceID: "s", Stance: Supports},
			want: []string{"not_found: There is no claim with the id x in this library."}},
		{name: "refuses an unknown source", do: AttachSource{ClaimID: "c", SourceID: "x", Stance: Supports},
			want: []string{"not_found: There is no source with the id x in this library."}},

		{name: "changes every field", given: []Record{evidence},
			do: EditEvidence{ID: "e", Stance: p(Refutes), Quote: p(" 66 "), Locator: p(" p.\n5"), Note: p(" n ")}, want: []string{
				"edit evidence: Edited evidence",
				"~ evidence e Stance=supports→refutes Quote=52→66 Locator=→p. 5 Note=→n",
			}},
		{name: "leaves fields that are not named", given: []Record{evidence}, do: EditEvidence{ID: "e"}},
		{name: "refuses what is no stance", given: []Record{evidence}, do: EditEvidence{ID: "e", Stance: p(Stance(""))},
			want: []string{"invalid: “” is not a stance. They are: supports, refutes, context."}},
		{name: "refuses unknown evidence", do: EditEvidence{ID: "x"},
			want: []string{"not_found: There is no evidence with the id x in this library."}},

		{name: "takes evidence off and keeps the source", given: []Record{evidence}, do: DetachSource{"e"}, want: []string{
			"detach source: Detached “Census”",
			"- evidence e",
		}},
		{name: "takes evidence off whose source is not there", given: []Record{but(evidence, func(e *Evidence) { e.SourceID = "x" })},
			do: DetachSource{"e"}, want: []string{
				"detach source: Detached a source",
				"- evidence e",
			}},
		{name: "refuses unknown evidence", do: DetachSource{"x"},
			want: []string{"not_found: There is no evidence with the id x in this library."}},

		{name: "moves what the others are used for, and takes over what is lacking",
			given: []Record{evidence,
				Source{ID: "s3", Title: "census", Publisher: "Bureau", Author: "Jo", URL: "https://other.example/", Published: "2009",
					Accessed: "2026-01-01", ArchiveURL: "https://archive.example/", Primary: true, Reliability: Mixed,
					Created: testThen},
				Evidence{ID: "e3", ClaimID: "c", SourceID: "s3", Stance: Refutes, Quote: "66", Added: testThen},
				Evidence{ID: "e4", ClaimID: "c", SourceID: "s3", Stance: Supports, Quote: "52", Added: testThen},
				Evidence{ID: "e5", ClaimID: "c", SourceID: "s3", Stance: Context, Added: testThen, Deleted: testThen}},
			do: MergeSources{Into: "s", Sources: []string{"s3", "s3", "s"}}, want: []string{
				"merge sources: Merged a source into “Census”",
				"~ source s Publisher=→Bureau Author=→Jo Published=→2009 Accessed=→2026-01-01 ArchiveURL=→https://archive.example/ " +
					"Primary=→true Reliability=→mixed",
				"~ evidence e3 SourceID=s3→s",
				"- evidence e4 SourceID=s3→s", // the claim has it already
				"~ evidence e5 SourceID=s3→s",
				"- source s3",
			}},
		{name: "takes a title where there was but an address", given: []Record{
			Source{ID: "s3", Title: "https://a.example/", URL: "https://a.example/", Created: testThen},
			Source{ID: "s4", Title: "T", URL: "https://a.example/", Created: testThen},
			Source{ID: "s5", Title: "T", Created: testThen}},
			do: MergeSources{Into: "s3", Sources: []string{"s4", "s5"}}, want: []string{
				"merge sources: Merged 2 sources into “T”",
				"~ source s3 Title=https://a.example/→T",
				"- source s4",
				"- source s5",
			}},
		{name: "leaves a source that is merged into itself", do: MergeSources{Into: "s", Sources: []string{"s"}}},
		{name: "refuses to merge nothing", do: MergeSources{Into: "s"},
			want: []string{"invalid: Name the sources that are to be merged into “Census”."}},
		{name: "refuses to merge into an unknown source", do: MergeSources{Into: "x", Sources: []string{"s"}},
			want: []string{"not_found: There is no source with the id x in this library."}},
		{name: "refuses to merge an unknown source", do: MergeSources{Into: "s", Sources: []string{"x"}},
			want: []string{"not_found: There is no source with the id x in this library."}},

		{name: "deletes a source that is on no claim", do: DeleteSources{[]string{"s", "s"}}, want: []string{
			"delete sources: Deleted the source “Census”",
			"- source s",
		}},
		{name: "deletes several, and one that was taken off its claim", given: []Record{odd, but(evidence, func(e *Evidence) { e.Deleted = testThen })},
			do: DeleteSources{[]string{"s", "s2"}}, want: []string{
				"delete sources: Deleted 2 sources",
				"- source s",
				"- source s2",
			}},
		{name: "refuses to delete a source that is on a claim", given: []Record{odd, evidence}, do: DeleteSources{[]string{"s2", "s"}},
			want: []string{"refused: “Census” is on a claim, or on one in the trash. Take it off there first. Nothing was deleted."}},
		{name: "refuses an unknown source", do: DeleteSources{[]string{"x"}},
			want: []string{"not_found: There is no source with the id x in this library."}},
	}
}
