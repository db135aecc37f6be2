package model

import (
	"strings"

	"galley/model/passage"
)

// refusedBundles are what a report of another library may hold that is not stored.
func refusedBundles() []ruleTest {
	return []ruleTest{
		{name: "refuses an article that is here", given: []Record{Article{ID: "ba", Title: "Ships"}}, do: bundled(),
			want: []string{"duplicate of ba: This text is already in the library, as “Ships”."}},
		{name: "refuses a text that is here", given: []Record{but(bundled().Bundle.Versions[0], func(v *Version) {
			v.ID,
				v.ArticleID = "v9", "b"
		})},
			do: bundled(), want: []string{"duplicate of b: This text is already in the library, as “Borders”."}},
		{name: "refuses a report that is here",
			given: []Record{but(textOf("v9", 1, "Other."), func(v *Version) { v.ArticleID, v.FileHash = "b", "fo" })},
			do:    bundled(), want: []string{"duplicate of b: This text is already in the library, as “Borders”."}},
		{name: "refuses a bundle without a text", do: bundled(func(b *Bundle) { b.Versions = nil }),
			want: []string{"damaged: This report was altered, or is damaged: it has no text. Nothing was imported."}},
		{name: "refuses an article without a headline", do: bundled(func(b *Bundle) { b.Article.Title = " " }), want: []string{
			"damaged: This report was altered, or is damaged: its article has no headline. Nothing was imported.",
		}},
		{name: "refuses an id that Galley does not make", do: bundled(func(b *Bundle) { b.Article.ID = "a b" }), want: []string{
			"damaged: This report was altered, or is damaged: the id of an article, “a b”, is none that Galley makes. Nothing " +
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
		{name: "refuses a version without a number", do: bundled(inVersion(func(v *Version) { v.Number = 0 })), want: []string{
			"damaged: This report was altered, or is damaged: a version has no text or no number. Nothing was imported.",
		}},
		{name: "refuses a version without words", do: bundled(inVersion(func(v *Version) { v.Text = " \n" })), want: []string{
			"damaged: This report was altered, or is damaged: a version has no text or no number. Nothing was imported.",
		}},
		{name: "refuses a text that was altered", do: bundled(inVersion(func(v *Version) { v.Text += "!" })), want: []string{
			"damaged: This report was altered, or is damaged: the text of version 1 is not the one it was written with. " +
				"Nothing was imported.",
		}},
		{name: "refuses bytes for a text",
			do: bundled(inVersion(func(v *Version) { v.Text = "\xff" + v.Text; v.SHA256 = passage.Hash(v.Text) })), want: []string{
				"damaged: This report was altered, or is damaged: the text of version 1 is not the one it was written with. " +
					"Nothing was imported.",
			}},
		{name: "refuses no paragraphs", do: bundled(inVersion(func(v *Version) { v.Blocks = nil })), want: []string{
			"damaged: This report was altered, or is damaged: version 1 has no paragraphs. Nothing was imported.",
		}},
		{name: "refuses paragraphs that overlap", do: bundled(inVersion(func(v *Version) { v.Blocks[1].Start = 19 })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses an empty paragraph", do: bundled(inVersion(func(v *Version) { v.Blocks[1].Start = v.Blocks[1].End })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a paragraph after the text", do: bundled(inVersion(func(v *Version) { v.Blocks[1].End++ })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{
			name: "refuses a paragraph that ends within a letter",
			do: bundled(inVersion(func(v *Version) {
				v.Text += "é"
				v.SHA256 = passage.Hash(v.Text)
				v.Blocks[1].End = len(v.Text) - 1
			})),
			want: []string{"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. " +
				"Nothing was imported."},
		},
		{name: "refuses an unknown kind of paragraph", do: bundled(inVersion(func(v *Version) { v.Blocks[1].Kind = "verse" })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a heading below the lowest", do: bundled(inVersion(func(v *Version) { v.Blocks[1].Level = 7 })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a heading above the highest", do: bundled(inVersion(func(v *Version) { v.Blocks[1].Level = -1 })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a hidden paragraph before the first",
			do: bundled(inVersion(func(v *Version) { v.Hidden = []int{-1} })), want: []string{
				"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
					"imported.",
			}},
		{name: "refuses a hidden paragraph after the last", do: bundled(inVersion(func(v *Version) { v.Hidden = []int{2} })), want: []string{
			"damaged: This report was altered, or is damaged: the paragraphs of version 1 do not fit its text. Nothing was " +
				"imported.",
		}},
		{name: "refuses a left-out part after the last",
			do: bundled(withLeftOut(LeftOut{Text: "Abc", Blocks: oneParagraph, After: 2})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a left-out part before the first",
			do: bundled(withLeftOut(LeftOut{Text: "Abc", Blocks: oneParagraph, After: -2})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a left-out part that is no text", do: bundled(withLeftOut(LeftOut{Text: "Ab\xff", Blocks: oneParagraph})), want: []string{
			"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
				"was imported.",
		}},
		{name: "refuses a left-out part whose reason is no text",
			do: bundled(withLeftOut(LeftOut{Text: "Abc", Reason: "\xff", Blocks: oneParagraph})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a left-out part whose paragraphs do not fit",
			do: bundled(withLeftOut(LeftOut{Text: "Ab", Blocks: oneParagraph})), want: []string{
				"damaged: This report was altered, or is damaged: a part that was left out of version 1 does not fit it. Nothing " +
					"was imported.",
			}},
		{name: "refuses a note after the last letter",
			do: bundled(inVersion(func(v *Version) { v.Notes = []Note{{Kind: Footnote, Start: 900, End: 900}} })), want: []string{
				"damaged: This report was altered, or is damaged: a note of version 1 does not fit its text. Nothing was imported.",
			}},
		{name: "refuses a note before the first letter",
			do: bundled(inVersion(func(v *Version) { v.Notes = []Note{{Kind: Footnote, Start: -2, End: 1}} })), want: []string{
				"damaged: This report was altered, or is damaged: a note of version 1 does not fit its text. Nothing was imported.",
			}},
		{name: "refuses a note of no known kind",
			do: bundled(inVersion(func(v *Version) { v.Notes = []Note{{Kind: "poem", Start: -1, End: -1}} })), want: []string{
				"damaged: This report was altered, or is damaged: a note of version 1 does not fit its text. Nothing was imported.",
			}},
		{name: "refuses a note that is no text",
			do: bundled(inVersion(func(v *Version) { v.Notes = []Note{{Kind: Footnote, Start: -1, End: -1, Text: "\xff"}} })), want: []string{
				"damaged: This report was altered, or is damaged: a note of version 1 does not fit its text. Nothing was imported.",
			}},
		{name: "refuses an answer to a note that is no text",
			do: bundled(inVersion(func(v *Version) {
				v.Notes = []Note{{Kind: CommentNote, Start: -1, End: -1, Replies: []Reply{{Text: "\xff"}}}}
			})), want: []string{
				"damaged: This report was altered, or is damaged: a note of version 1 does not fit its text. Nothing was imported.",
			}},
		{name: "refuses a file that was altered", do: bundled(func(b *Bundle) { b.Files[0].Bytes = []byte("fil!") }), want: []string{
			"damaged: This report was altered, or is damaged: the bytes of “ships .txt” are not those it was written with. " +
				"Nothing was imported.",
		}},
		{name: "refuses a file of another size", do: bundled(func(b *Bundle) { b.Files[0].Size = 5 }), want: []string{
			"damaged: This report was altered, or is damaged: the bytes of “ships .txt” are not those it was written with. " +
				"Nothing was imported.",
		}},
		{name: "refuses a scale without a name", do: bundled(inScale(func(s *Scale) { s.Name = " " })), want: []string{
			"damaged: This report was altered, or is damaged: a scale has no name or no ratings. Nothing was imported.",
		}},
		{name: "refuses a scale without ratings",
			do: bundled(inScale(func(s *Scale) { s.Ratings = nil }), inVerdict(func(v *Verdict) { v.Rating = "" })), want: []string{
				"damaged: This report was altered, or is damaged: a scale has no name or no ratings. Nothing was imported.",
			}},
		{name: "refuses a rating without a label", do: bundled(inScale(func(s *Scale) { s.Ratings[1].Label = " " })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses two ratings with one label", do: bundled(inScale(func(s *Scale) { s.Ratings[1].Label = "TRUE" })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses a tone below the lowest", do: bundled(inScale(func(s *Scale) { s.Ratings[1].Tone = -1 })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses a tone above the highest", do: bundled(inScale(func(s *Scale) { s.Ratings[1].Tone = ToneFalse + 1 })), want: []string{
			"damaged: This report was altered, or is damaged: its scale “Truth” cannot be read. Nothing was imported.",
		}},
		{name: "refuses a scale with an id that Galley does not make", do: bundled(inScale(func(s *Scale) { s.ID = "" })), want: []string{
			"damaged: This report was altered, or is damaged: the id of a scale, “”, is none that Galley makes. Nothing was " +
				"imported.",
		}},
		{name: "refuses a claim without a wording", do: bundled(inClaim(func(c *Claim) { c.Wording = "" })),
			want: []string{"invalid: A claim needs a wording. The old one was kept."}},
		{name: "refuses a claim of an unknown status", do: bundled(inClaim(func(c *Claim) { c.Status = "lost" })),
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
		{name: "refuses a verdict on an unknown claim", do: bundled(inVerdict(func(v *Verdict) { v.ClaimID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a verdict on an unknown scale", do: bundled(inVerdict(func(v *Verdict) { v.ScaleID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a scale, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses an addition to an unknown verdict", do: bundled(inVerdict(func(v *Verdict) { v.AddedTo = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a verdict, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a rating that is not on its scale",
			do: bundled(inVerdict(func(v *Verdict) { v.Rating = "Half true" })), want: []string{
				"damaged: This report was altered, or is damaged: “Half true” is not on the scale “Truth”. Nothing was imported.",
			}},
		{name: "refuses a passage of an unknown claim", do: bundled(inPlace(func(a *Appearance) { a.ClaimID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a passage of an unknown version", do: bundled(inPlace(func(a *Appearance) { a.VersionID = "zz" })), want: []string{
			"damaged: This report was altered, or is damaged: it speaks of a version, “zz”, that is not in it. Nothing was " +
				"imported.",
		}},
		{name: "refuses a passage in an unknown state", do: bundled(inPlace(func(a *Appearance) { a.State = "lost" })), want: []string{
			"damaged: This report was altered, or is damaged: “lost” is no state of a passage. Nothing was imported.",
		}},
		{name: "refuses a passage at other words",
			do: bundled(inPlace(func(a *Appearance) { a.Exact = "Spain lost 13 ships" })), want: []string{
				"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 13 ships”. " +
					"Nothing was imported.",
			}},
		{name: "refuses a passage before the text", do: bundled(inPlace(func(a *Appearance) { a.Start = -1 })), want: []string{
			"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 12 ships”. " +
				"Nothing was imported.",
		}},
		{name: "refuses a passage after the text", do: bundled(inPlace(func(a *Appearance) { a.End = 9999 })), want: []string{
			"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 12 ships”. " +
				"Nothing was imported.",
		}},
		{name: "refuses a passage that ends where it begins",
			do: bundled(inPlace(func(a *Appearance) { a.End, a.Exact = a.Start, "" })), want: []string{
				"damaged: This report was altered, or is damaged: a claim is marked at words other than “”. Nothing was imported.",
			}},
		{name: "refuses a passage that ends before it begins",
			do: bundled(inPlace(func(a *Appearance) { a.Start, a.End = 5, 2 })), want: []string{
				"damaged: This report was altered, or is damaged: a claim is marked at words other than “Spain lost 12 ships”. " +
					"Nothing was imported.",
			}},
		{name: "refuses a contest of an unknown verdict",
			do: bundled(withContest, func(b *Bundle) { b.Contests[0].Theirs = "zz" }), want: []string{
				"damaged: This report was altered, or is damaged: it speaks of a verdict, “zz”, that is not in it. Nothing was " +
					"imported.",
			}},
		{name: "refuses a contest of another unknown verdict",
			do: bundled(withContest, func(b *Bundle) { b.Contests[0].Ours = "zz" }), want: []string{
				"damaged: This report was altered, or is damaged: it speaks of a verdict, “zz”, that is not in it. Nothing was " +
					"imported.",
			}},
		{name: "refuses a contest on an unknown claim",
			do: bundled(withContest, func(b *Bundle) { b.Contests[0].ClaimID = "zz" }), want: []string{
				"damaged: This report was altered, or is damaged: it speaks of a claim, “zz”, that is not in it. Nothing was " +
					"imported.",
			}},
		{name: "refuses a contest with an id that Galley does not make",
			do: bundled(withContest, func(b *Bundle) { b.Contests[0].ID = "z z" }), want: []string{
				"damaged: This report was altered, or is damaged: the id of a conflict, “z z”, is none that Galley makes. " +
					"Nothing was imported.",
			}},
	}
}
