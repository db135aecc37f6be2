package model

func trashRules() []ruleTest {
	dead := func(records ...Record) []Record {
		for i, r := range records {
			records[i] = r.WithTombstone(testThen)
		}
		return records
	}
	v1 := textOf("v1", 1, testText)
	v2 := textOf("v2", 2, "New first words.\n\nIran held 52 Americans.\n\nThe border is 600 miles long.")
	claim, place := claimWith(Checked), at("p", v1, "Iran held 52 Americans")
	second := but(claim, func(c *Claim) { c.ID = "c2" })
	inBoth := but(at("p9", v2, "Iran held 52 Americans"), func(a *Appearance) { a.State = Moved })
	other := but(textOf("vb", 1, testText), func(v *Version) { v.ArticleID = "b" })
	elsewhere := but(place, func(a *Appearance) { a.ID, a.ArticleID, a.VersionID = "pb", "b", "vb" })
	return []ruleTest{
		{name: "puts an article in the trash", do: DeleteArticle{"a"}, want: []string{
			"delete article: Deleted “Troops”",
			"- article a",
		}},
		{name: "refuses an unknown article", do: DeleteArticle{"x"},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "puts articles in the trash, each once", do: DeleteArticles{[]string{"a", "b", "a"}}, want: []string{
			"delete article: Deleted 2 articles",
			"- article a",
			"- article b",
		}},
		{name: "refuses an unknown article", do: DeleteArticles{[]string{"a", "x"}},
			want: []string{"not_found: There is no article with the id x in this library."}},

		{name: "takes an article out of the trash", given: dead(Article{ID: "b", Title: "Borders"}),
			do: UndeleteArticles{[]string{"b", "b"}}, want: []string{
				"restore article: Restored “Borders”",
				"^ article b",
			}},
		{name: "takes the versions out that went with it", given: append(dead(Article{ID: "b", Title: "Borders"}, other),
			but(textOf("v0", 2, "Gone."), func(v *Version) { v.ArticleID, v.Deleted = "b", testNow })),
			do: UndeleteArticles{[]string{"b"}}, want: []string{
				"restore article: Restored “Borders”",
				"^ article b",
				"^ version vb",
			}},
		{name: "takes several articles out", given: dead(Article{ID: "a", Title: "Troops"}, Article{ID: "b", Title: "Borders"}),
			do: UndeleteArticles{[]string{"a", "b"}}, want: []string{
				"restore article: Restored 2 articles",
				"^ article a",
				"^ article b",
			}},
		{name: "refuses an article that is not in the trash", do: UndeleteArticles{[]string{"a"}},
			want: []string{"not_found: There is no article with the id a there."}},

		{name: "takes a claim out of the trash with its places", given: dead(claim, place), do: UndeleteClaims{[]string{"c"}}, want: []string{
			"restore claim: Restored the claim “Iran held 52 Americans”",
			"^ claim c",
			"^ appearance p",
		}},
		{name: "leaves places that were deleted by themselves", given: append(dead(claim, place),
			at("p2", v1, "600 miles").WithTombstone(testNow)), do: UndeleteClaims{[]string{"c"}}, want: []string{
			"restore claim: Restored the claim “Iran held 52 Americans”",
			"^ claim c",
			"^ appearance p",
		}},
		{name: "takes claims out, each once", given: dead(claim, place, second), do: UndeleteClaims{[]string{"c", "c2", "c"}}, want: []string{
			"restore claim: Restored 2 claims",
			"^ claim c",
			"^ appearance p",
			"^ claim c2",
		}},
		{name: "carries a claim over to the version that came meanwhile", given: append(dead(claim, place), v2),
			do: UndeleteClaims{[]string{"c"}}, want: []string{
				"restore claim: Restored the claim “Iran held 52 Americans”",
				"^ claim c",
				"^ appearance p",
				"+ appearance new1 ClaimID=c ArticleID=a VersionID=v2 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			}},
		{name: "carries two places of one version over", given: append(dead(claim, place, at("p2", v1, "600 miles")), v2),
			do: UndeleteClaims{[]string{"c"}}, want: []string{
				"restore claim: Restored the claim “Iran held 52 Americans”",
				"^ claim c",
				"^ appearance p",
				"^ appearance p2",
				"+ appearance new1 ClaimID=c ArticleID=a VersionID=v2 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
					"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
				"+ appearance new2 ClaimID=c ArticleID=a VersionID=v2 Start=57 End=66 Exact=600 miles Prefix=ld 52 " +
					"Americans.⏎⏎The border is  Suffix= long. State=anchored",
			}},
		{name: "leaves a claim that stands in the newest version", given: append(dead(claim, place, inBoth), v2),
			do: UndeleteClaims{[]string{"c"}}, want: []string{
				"restore claim: Restored the claim “Iran held 52 Americans”",
				"^ claim c",
				"^ appearance p",
				"^ appearance p9",
			}},
		{name: "carries a claim over in each article", given: append(dead(claim, place, elsewhere), v2, other,
			but(v2, func(v *Version) { v.ID, v.ArticleID = "vb2", "b" })), do: UndeleteClaims{[]string{"c"}}, want: []string{
			"restore claim: Restored the claim “Iran held 52 Americans”",
			"^ claim c",
			"^ appearance p",
			"^ appearance pb",
			"+ appearance new1 ClaimID=c ArticleID=a VersionID=v2 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
			"+ appearance new2 ClaimID=c ArticleID=b VersionID=vb2 Start=18 End=40 Exact=Iran held 52 Americans Prefix=New " +
				"first words.⏎⏎ Suffix=.⏎⏎The border is 600 miles long. State=anchored",
		}},
		{name: "carries a claim over from where it stood last", given: append(dead(claim, place, inBoth), v2,
			textOf("v3", 3, "Iran held 52 Americans. That is all.")), do: UndeleteClaims{[]string{"c"}}, want: []string{
			"restore claim: Restored the claim “Iran held 52 Americans”",
			"^ claim c",
			"^ appearance p",
			"^ appearance p9",
			"+ appearance new1 ClaimID=c ArticleID=a VersionID=v3 End=22 Exact=Iran held 52 Americans Suffix=. That is all. " +
				"State=anchored",
		}},
		{name: "refuses a claim that is not in the trash", do: UndeleteClaims{[]string{"c"}},
			want: []string{"not_found: There is no claim with the id c there."}},
		{name: "refuses a claim whose article is gone", given: append(dead(claim, place), v1.WithTombstone(testThen)),
			do: UndeleteClaims{[]string{"c"}}, want: []string{"not_found: There is no article with the id a in this library."}},
	}
}
