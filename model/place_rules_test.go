package model

func placeRules() []ruleTest {
	held := Attachment{ID: AttachmentID("s", "f1"), SourceID: "s", FileHash: "f1", Name: "scan.pdf", By: "Bea", Added: testThen}
	other := Attachment{ID: AttachmentID("s2", "f1"), SourceID: "s2", FileHash: "f1", Name: "scan.pdf", Added: testThen}
	words := FileSelector{Exact: "66", Prefix: "were ", Suffix: " held", Start: 5, End: 7, Page: 14}
	placed := Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Supports, Quote: "66", AttachmentID: held.ID, Place: words.Stored(), Added: testThen}
	bare := Evidence{ID: "e", ClaimID: "c", SourceID: "s", Stance: Supports, Added: testThen}
	at := func(change func(*FilePlace)) *FilePlace {
		place := FilePlace{held.ID, words}
		change(&place)
		return &place
	}
	there := at(func(*FilePlace) {})
	return []ruleTest{
		{name: "keeps where the passage stands", given: []Record{held}, do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Supports, Quote: "66", Place: there}, want: []string{
			"attach source: Attached “Census” (supports)",
			"+ evidence new1 ClaimID=c SourceID=s Stance=supports Quote=66 Added=now AttachmentID=s-f1 Place={\"exact\":\"66\",\"prefix\":\"were \",\"suffix\":\" held\",\"start\":5,\"end\":7,\"page\":14}",
			"~ claim c Status=unchecked→in progress",
		}},
		{name: "refuses a place in a file of another source", given: []Record{other}, do: AttachSource{ClaimID: "c", SourceID: "s", Stance: Supports, Place: at(func(p *FilePlace) { p.AttachmentID = other.ID })}, want: []string{
			"not_found: The source does not hold the file that the passage was chosen in. Nothing was stored.",
		}},
		{name: "puts a place on it", given: []Record{held, bare}, do: EditEvidence{ID: "e", Quote: p("66"), Locator: p("p. 14"), Place: there}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Quote=→66 Locator=→p. 14 AttachmentID=→s-f1 Place=→{\"exact\":\"66\",\"prefix\":\"were \",\"suffix\":\" held\",\"start\":5,\"end\":7,\"page\":14}",
		}},
		{name: "keeps the moment of a recording", given: []Record{held, bare}, do: EditEvidence{ID: "e", Place: at(func(p *FilePlace) { p.Selector = FileSelector{Exact: "66", At: "00:12:31"} })}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e AttachmentID=→s-f1 Place=→{\"exact\":\"66\",\"start\":0,\"end\":0,\"at\":\"00:12:31\"}",
		}},
		{name: "leaves the place where another field changes", given: []Record{held, placed}, do: EditEvidence{ID: "e", Note: p("n")}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e Note=→n",
		}},
		{name: "takes the place off", given: []Record{held, placed}, do: EditEvidence{ID: "e", Place: &FilePlace{}}, want: []string{
			"edit evidence: Edited evidence",
			"~ evidence e AttachmentID=s-f1→ Place={\"exact\":\"66\",\"prefix\":\"were \",\"suffix\":\" held\",\"start\":5,\"end\":7,\"page\":14}→",
		}},
		{name: "leaves a place that is as wanted", given: []Record{held, placed}, do: EditEvidence{ID: "e", Place: there}},
		{name: "refuses a place in a file that was removed", given: []Record{held.WithTombstone(testThen), bare}, do: EditEvidence{ID: "e", Place: there}, want: []string{
			"not_found: The source does not hold the file that the passage was chosen in. Nothing was stored.",
		}},
		{name: "refuses a passage that ends before it begins", given: []Record{held, bare}, do: EditEvidence{ID: "e", Place: at(func(p *FilePlace) { p.Selector.End = 1 })}, want: []string{
			"invalid: The place of the passage in the file is not written as Galley does it. Nothing was stored.",
		}},
		{name: "refuses a page before the first", given: []Record{held, bare}, do: EditEvidence{ID: "e", Place: at(func(p *FilePlace) { p.Selector.Page = -1 })}, want: []string{
			"invalid: The place of the passage in the file is not written as Galley does it. Nothing was stored.",
		}},
		{name: "refuses what is no moment", given: []Record{held, bare}, do: EditEvidence{ID: "e", Place: at(func(p *FilePlace) { p.Selector.At = "soon" })}, want: []string{
			"invalid: The place of the passage in the file is not written as Galley does it. Nothing was stored.",
		}},
		{name: "refuses words that are no text", given: []Record{held, bare}, do: EditEvidence{ID: "e", Place: at(func(p *FilePlace) { p.Selector.Exact = "\xff" })}, want: []string{
			"invalid: The place of the passage in the file is not written as Galley does it. Nothing was stored.",
		}},
	}
}
