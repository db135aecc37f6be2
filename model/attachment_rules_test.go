package model

func attachmentRules() []ruleTest {
	held := Attachment{ID: AttachmentID("s", "f1"), SourceID: "s", FileHash: "f1", Name: "scan.pdf", By: "Bea", Added: testThen}
	return []ruleTest{
		{name: "keeps a new file", do: AddAttachment{SourceID: "s", File: File{SHA256: "f9", Name: "log.txt"}}, want: []string{
			"attach file: Attached the file “log.txt” to “Census”",
			"+ file f9 Name=log.txt",
			"+ attachment s-f9 SourceID=s FileHash=f9 Name=log.txt By=Ann Added=now",
		}},
		{name: "keeps a file that the library has", do: AddAttachment{SourceID: "s", File: File{SHA256: "f1", Name: "again.pdf"}}, want: []string{
			"attach file: Attached the file “again.pdf” to “Census”",
			"+ attachment s-f1 SourceID=s FileHash=f1 Name=again.pdf By=Ann Added=now",
		}},
		{name: "keeps a second file", given: []Record{held}, do: AddAttachment{SourceID: "s", File: File{SHA256: "f2", Name: "b.pdf"}}, want: []string{
			"attach file: Attached the file “b.pdf” to “Census”",
			"+ file f2 Name=b.pdf",
			"+ attachment s-f2 SourceID=s FileHash=f2 Name=b.pdf By=Ann Added=now",
		}},
		{name: "leaves a file that it holds", given: []Record{held}, do: AddAttachment{SourceID: "s", File: File{SHA256: "f1", Name: "scan.pdf"}}},
		{name: "takes one that was removed back", given: []Record{held.WithTombstone(testThen)}, do: AddAttachment{SourceID: "s", File: File{SHA256: "f1", Name: "scan.pdf"}}, want: []string{
			"attach file: Attached the file “scan.pdf” to “Census”",
			"^ attachment s-f1 By=Bea→Ann Added=then→now",
		}},
		{name: "refuses an unknown source", do: AddAttachment{SourceID: "x", File: File{SHA256: "f1"}}, want: []string{
			"not_found: There is no source with the id x in this library.",
		}},

		{name: "removes it", given: []Record{held}, do: RemoveAttachment{held.ID}, want: []string{
			"remove file: Removed the file “scan.pdf” of “Census”",
			"- attachment s-f1",
		}},
		{name: "refuses one that is not there", do: RemoveAttachment{"s-x"}, want: []string{
			"not_found: The source does not hold that file. Nothing was removed.",
		}},
		{name: "refuses one that was removed", given: []Record{held.WithTombstone(testThen)}, do: RemoveAttachment{held.ID}, want: []string{
			"not_found: The source does not hold that file. Nothing was removed.",
		}},
		{name: "keeps several files as one step", do: AddAttachments{SourceID: "s", Files: []File{{SHA256: "f8", Name: "a.png"}, {SHA256: "f9", Name: "b.png"}, {SHA256: "f9", Name: "c.png"}}},
			want: []string{
				"attach file: Attached 2 files to “Census”",
				"+ file f8 Name=a.png",
				"+ attachment s-f8 SourceID=s FileHash=f8 Name=a.png By=Ann Added=now",
				"+ file f9 Name=b.png",
				"+ attachment s-f9 SourceID=s FileHash=f9 Name=b.png By=Ann Added=now",
			}},
		{name: "keeps one of several", given: []Record{held}, do: AddAttachments{SourceID: "s", Files: []File{{SHA256: "f1", Name: "scan.pdf"}, {SHA256: "f9", Name: "b.png"}}},
			want: []string{
				"attach file: Attached the file “b.png” to “Census”",
				"+ file f9 Name=b.png",
				"+ attachment s-f9 SourceID=s FileHash=f9 Name=b.png By=Ann Added=now",
			}},
		{name: "puts another in its place", given: []Record{held}, do: ReplaceAttachment{ID: held.ID, File: File{SHA256: "f9", Name: "better.pdf"}}, want: []string{
			"replace file: Replaced the file “scan.pdf” of “Census” by “better.pdf”",
			"- attachment s-f1",
			"+ file f9 Name=better.pdf",
			"+ attachment s-f9 SourceID=s FileHash=f9 Name=better.pdf By=Ann Added=now",
		}},
		{name: "refuses the same in its place", given: []Record{held}, do: ReplaceAttachment{ID: held.ID, File: File{SHA256: "f1", Name: "scan.pdf"}}, want: []string{
			"refused: That is the file that the source holds already. Nothing was changed.",
		}},
		{name: "refuses to replace what it does not hold", do: ReplaceAttachment{ID: "s-x", File: File{SHA256: "f9"}}, want: []string{
			"not_found: The source does not hold that file. Nothing was removed.",
		}},
		{name: "moves what a merged source holds", given: []Record{held, Source{ID: "s5", Title: "Census (2009)", Created: testThen},
			Attachment{ID: "s5-f1", SourceID: "s5", FileHash: "f1", Name: "scan.pdf", Added: testThen}, Attachment{ID: "s5-f3", SourceID: "s5", FileHash: "f3", Name: "page.warc", Added: testThen},
			Capture{ID: "s5-f3", SourceID: "s5", Asked: "https://a.example/", Taken: testThen, Created: testThen},
			Evidence{ID: "e5", ClaimID: "c", SourceID: "s5", Stance: Context, AttachmentID: "s5-f3", Added: testThen}},
			do: MergeSources{Into: "s", Sources: []string{"s5"}}, want: []string{
				"merge sources: Merged a source into “Census”",
				"~ source s",
				"- attachment s5-f1",
				"- attachment s5-f3",
				"+ attachment s-f3 SourceID=s FileHash=f3 Name=page.warc Added=then",
				"- capture s5-f3",
				"+ capture s-f3 SourceID=s Asked=https://a.example/ Taken=then Created=then",
				"~ evidence e5 SourceID=s5→s AttachmentID=s5-f3→s-f3",
				"- source s5",
			}},
	}
}
