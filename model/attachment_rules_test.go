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
	}
}
