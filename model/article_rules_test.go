package model

import "galley/model/passage"

// document is a text as import reads it from a file.
func document(text string) Document {
	v := textOf("", 0, text)
	return Document{Title: " A \n headline ", Byline: "Ann  Lee", Publisher: " Paper", Published: "2009-03", Language: "en",
		Text: text, Blocks: v.Blocks,
		Original: File{SHA256: "f9", Name: "new.txt", MediaType: "text/plain", Size: int64(len(text))}, Charset: "windows-1250"}
}

// but is a copy of a value with something changed.
func but[T any](v T, change func(*T)) T {
	change(&v)
	return v
}

func articleRules() []ruleTest {
	doc := document("Some new words.")
	bad := Article{ID: "b", Title: "Borders", URL: "javascript:alert(1)", Imported: testThen, ImportedBy: "Ann"}
	hidden := but(textOf("v1", 1, testText), func(v *Version) { v.Hidden = []int{2} })
	return []ruleTest{
		{name: "stores a document with its file", do: ImportArticle{Document: doc}, want: []string{
			"import article: Imported “A headline”",
			"+ file f9 Name=new.txt MediaType=text/plain Size=15",
			"+ article new1 Title=A headline Byline=Ann Lee Publisher=Paper Published=2009-03 Language=en Imported=now " +
				"ImportedBy=Ann",
			"+ version new2 ArticleID=new1 Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now " +
				"Charset=windows-1250",
		}},
		{name: "takes the id it is given", do: ImportArticle{Document: doc, ID: "mine"}, want: []string{
			"import article: Imported “A headline”",
			"+ file f9 Name=new.txt MediaType=text/plain Size=15",
			"+ article mine Title=A headline Byline=Ann Lee Publisher=Paper Published=2009-03 Language=en Imported=now " +
				"ImportedBy=Ann",
			"+ version new1 ArticleID=mine Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now " +
				"Charset=windows-1250",
		}},
		{name: "does not store a known file again", given: []Record{doc.Original}, do: ImportArticle{Document: doc}, want: []string{
			"import article: Imported “A headline”",
			"+ article new1 Title=A headline Byline=Ann Lee Publisher=Paper Published=2009-03 Language=en Imported=now " +
				"ImportedBy=Ann",
			"+ version new2 ArticleID=new1 Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now " +
				"Charset=windows-1250",
		}},
		{name: "takes the first words for a headline",
			do: ImportArticle{Document: but(doc, func(d *Document) { d.Title = " " })}, want: []string{
				"import article: Imported “Some new words.”",
				"+ file f9 Name=new.txt MediaType=text/plain Size=15",
				"+ article new1 Title=Some new words. Byline=Ann Lee Publisher=Paper Published=2009-03 Language=en Imported=now " +
					"ImportedBy=Ann",
				"+ version new2 ArticleID=new1 Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250",
			}},
		{name: "completes an address",
			do: ImportArticle{Document: but(doc, func(d *Document) { d.URL = "paper.example/b" })}, want: []string{
				"import article: Imported “A headline”",
				"+ file f9 Name=new.txt MediaType=text/plain Size=15",
				"+ article new1 Title=A headline Byline=Ann Lee Publisher=Paper Published=2009-03 URL=https://paper.example/b " +
					"Language=en Imported=now ImportedBy=Ann",
				"+ version new2 ArticleID=new1 Number=1 Text=Some new words. Blocks=[{paragraph 0 15 0}] FileHash=f9 Added=now " +
					"Charset=windows-1250",
			}},
		{name: "refuses what is no address",
			do:   ImportArticle{Document: but(doc, func(d *Document) { d.URL = "file:///etc" })},
			want: []string{"invalid: “file:///etc” is not a web address (it should begin with https:// or http://)."}},
		{name: "refuses a text without words", do: ImportArticle{Document: but(doc, func(d *Document) { d.Text = " \n" })},
			want: []string{"invalid: There is no text to read in “new.txt”, so nothing was imported."}},
		{name: "refuses a text without words or a name", do: ImportArticle{Document: Document{}},
			want: []string{"invalid: There is no text to read in it, so nothing was imported."}},
		{name: "refuses a known text", do: ImportArticle{Document: document(testText)},
			want: []string{"duplicate of a: This text is already in the library, as “Troops”."}},
		{name: "says that a known text comes with other notes", do: ImportArticle{Document: but(document(testText), func(d *Document) {
			d.Notes = []Note{{Kind: CommentNote, Start: 0, End: 4, Text: "Census"}}
		})}, want: []string{"duplicate of a: This text is already in the library, as “Troops”, with other notes. " +
			"To bring the new ones in, revise that article with this file."}},
		{name: "refuses a known file", do: ImportArticle{Document: but(doc, func(d *Document) { d.Original.SHA256 = "f1" })},
			want: []string{"duplicate of a: This text is already in the library, as “Troops”."}},

		{name: "changes every field", do: EditArticle{ID: "a", Title: p(" Other\ntitle"), Byline: p(" Jo  Doe "), Publisher: p("Daily "),
			Published: p("March 31, 2009"), URL: p("paper.example/c"), Language: p(" de ")}, want: []string{
			"edit article: Edited “Other title”",
			"~ article a Title=Troops→Other title Byline=Jo→Jo Doe Publisher=Paper→Daily Published=→2009-03-31 " +
				"URL=https://paper.example/a→https://paper.example/c Language=→de",
		}},
		{name: "leaves what is as wanted", do: EditArticle{ID: "a", Title: p("Troops "), Published: p("")}},
		{name: "leaves fields that are not named", do: EditArticle{ID: "a"}},
		{name: "refuses an unknown article", do: EditArticle{ID: "x", Title: p("T")},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses an empty headline", do: EditArticle{ID: "a", Title: p(" ")},
			want: []string{"invalid: An article needs a headline. The old one was kept."}},
		{name: "refuses what is no address", do: EditArticle{ID: "a", URL: p("file:///etc")},
			want: []string{"invalid: “file:///etc” is not a web address (it should begin with https:// or http://)."}},
		{name: "takes an address away", do: EditArticle{ID: "a", URL: p("")}, want: []string{
			"edit article: Edited “Troops”",
			"~ article a URL=https://paper.example/a→",
		}},
		{name: "leaves an address that came from elsewhere", given: []Record{bad},
			do: EditArticle{ID: "b", URL: &bad.URL, Title: p("B")}, want: []string{
				"edit article: Edited “B”",
				"~ article b Title=Borders→B",
			}},
		{name: "refuses what is no date", do: EditArticle{ID: "a", Published: p("3/4/2009")}, want: []string{
			"invalid: “3/4/2009” is not a date that Galley understands. Write the date of publication like 2009-03-31, 31 March " +
				"2009, or 2009.",
		}},

		{name: "hides a paragraph without claims", do: HideBlocks{VersionID: "v1", Blocks: []int{2, 1}, Hide: true}, want: []string{
			"hide furniture: Hid page furniture",
			"~ version v1 Hidden=→[1 2]",
		}},
		{name: "keeps what is hidden", given: []Record{hidden},
			do: HideBlocks{VersionID: "v1", Blocks: []int{1}, Hide: true}, want: []string{
				"hide furniture: Hid page furniture",
				"~ version v1 Hidden=[2]→[1 2]",
			}},
		{name: "hides what is hidden already", given: []Record{hidden}, do: HideBlocks{VersionID: "v1", Blocks: []int{2}, Hide: true}},
		{name: "shows a paragraph again", given: []Record{hidden}, do: HideBlocks{VersionID: "v1", Blocks: []int{2}}, want: []string{
			"show furniture: Showed hidden lines again",
			"~ version v1 Hidden=[2]→",
		}},
		{name: "refuses to hide a claim", do: HideBlocks{VersionID: "v1", Blocks: []int{0}, Hide: true},
			want: []string{"refused: A claim is marked in “Iran held 52 Americans”, so it stays visible."}},
		{name: "refuses to hide a claim that goes on from another paragraph", given: []Record{over("p", passage.Span{Start: 10, End: 30})},
			do:   HideBlocks{VersionID: "v1", Blocks: []int{1}, Hide: true},
			want: []string{"refused: A claim is marked in “52 Americans. The b”, so it stays visible."}},
		{name: "hides beside a claim that ends where it begins", given: []Record{over("p", passage.Span{Start: 0, End: 25})},
			do: HideBlocks{VersionID: "v1", Blocks: []int{1}, Hide: true}, want: []string{
				"hide furniture: Hid page furniture",
				"~ version v1 Hidden=→[1]",
			}},
		{name: "hides beside a claim that begins where it ends", given: []Record{over("p", passage.Span{Start: 54, End: 70})},
			do: HideBlocks{VersionID: "v1", Blocks: []int{1}, Hide: true}, want: []string{
				"hide furniture: Hid page furniture",
				"~ version v1 Hidden=→[1]",
			}},
		{name: "shows a paragraph with a claim", given: []Record{but(hidden, func(v *Version) { v.Hidden = []int{0} })},
			do: HideBlocks{VersionID: "v1", Blocks: []int{0}}, want: []string{
				"show furniture: Showed hidden lines again",
				"~ version v1 Hidden=[0]→",
			}},
		{name: "refuses an unknown version", do: HideBlocks{VersionID: "x", Blocks: []int{0}, Hide: true},
			want: []string{"not_found: There is no version with the id x in this library."}},
		{name: "refuses a paragraph before the first", do: HideBlocks{VersionID: "v1", Blocks: []int{-1}, Hide: true},
			want: []string{"not_found: This article has no paragraph number 0. Nothing was hidden."}},
		{name: "refuses a paragraph after the last", do: HideBlocks{VersionID: "v1", Blocks: []int{3}, Hide: true},
			want: []string{"not_found: This article has no paragraph number 4. Nothing was hidden."}},

		{name: "archives an article once", do: ArchiveArticles{Articles: []string{"a", "a"}}, want: []string{
			"archive: Archived “Troops”",
			"~ article a Archived=→now",
		}},
		{name: "archives several, and leaves those archived", given: []Record{archived("x", testThen)},
			do: ArchiveArticles{Articles: []string{"a", "x", "b"}}, want: []string{
				"archive: Archived 2 articles",
				"~ article a Archived=→now",
				"~ article b Archived=→now",
			}},
		{name: "takes out of the archive what is in it", given: []Record{archived("x", testThen)},
			do: ArchiveArticles{Articles: []string{"a", "x"}, Back: true}, want: []string{
				"unarchive: Took “Old” out of the archive",
				"~ article x Archived=then→",
			}},
		{name: "leaves what is archived", given: []Record{archived("x", testThen)}, do: ArchiveArticles{Articles: []string{"x"}}},
		{name: "refuses an unknown article", do: ArchiveArticles{Articles: []string{"a", "x"}},
			want: []string{"not_found: There is no article with the id x in this library."}},
	}
}

func archived(id string, at Stamp) Article {
	return Article{ID: id, Title: "Old", Imported: testThen, ImportedBy: "Ann", Archived: at}
}

// over is an appearance of the claim c at bytes of v1, which need not be whole words.
func over(id string, span passage.Span) Appearance {
	return Appearance{ID: id, ClaimID: "c", ArticleID: "a", VersionID: "v1", Start: span.Start, End: span.End,
		Exact: testText[span.Start:span.End], State: Anchored}
}
