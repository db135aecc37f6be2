package model

func collectionRules() []ruleTest {
	wars := Collection{ID: "k", Name: "Wars", Created: testThen}
	member := Membership{ID: MembershipID("k", "a"), CollectionID: "k", ArticleID: "a", Added: testThen}
	former := but(member, func(m *Membership) { m.Deleted = testThen })
	tag := Tag{ID: TagID("a", "war"), Subject: "a", Word: "War", Added: testThen}
	return []ruleTest{
		{name: "makes an empty one", do: MakeCollection{Name: " Wars \n now"}, want: []string{
			"make collection: Made the collection “Wars now”",
			"+ collection new1 Name=Wars now Created=now",
		}},
		{name: "takes the id it is given", do: MakeCollection{ID: "mine", Name: "Wars"}, want: []string{
			"make collection: Made the collection “Wars”",
			"+ collection mine Name=Wars Created=now",
		}},
		{name: "takes the name of a deleted one", given: []Record{wars.WithTombstone(testThen)},
			do: MakeCollection{Name: "Wars"}, want: []string{
				"make collection: Made the collection “Wars”",
				"+ collection new1 Name=Wars Created=now",
			}},
		{name: "refuses one without a name", do: MakeCollection{Name: " "}, want: []string{"invalid: A collection needs a name."}},
		{name: "refuses a name that is taken", given: []Record{wars}, do: MakeCollection{Name: "WARS"},
			want: []string{"refused: There is already a collection “Wars”. Choose another name."}},

		{name: "gives another name", given: []Record{wars}, do: RenameCollection{"k", "Peace"}, want: []string{
			"rename collection: Renamed the collection “Wars” to “Peace”",
			"~ collection k Name=Wars→Peace",
		}},
		{name: "changes the capitals of its name", given: []Record{wars}, do: RenameCollection{"k", "WARS"}, want: []string{
			"rename collection: Renamed the collection “Wars” to “WARS”",
			"~ collection k Name=Wars→WARS",
		}},
		{name: "leaves the name it has", given: []Record{wars}, do: RenameCollection{"k", "Wars"}},
		{name: "refuses a name that is taken", given: []Record{wars, Collection{ID: "k2", Name: "Peace"}},
			do: RenameCollection{"k", "peace"}, want: []string{"refused: There is already a collection “Peace”. Choose another name."}},
		{name: "refuses an empty name", given: []Record{wars}, do: RenameCollection{"k", ""},
			want: []string{"invalid: A collection needs a name."}},
		{name: "refuses an unknown collection", do: RenameCollection{"x", "Peace"},
			want: []string{"not_found: There is no collection with the id x in this library."}},

		{name: "deletes it with its memberships, and keeps the articles", given: []Record{wars, member},
			do: DeleteCollection{"k"}, want: []string{
				"delete collection: Deleted the collection “Wars”; its articles stay",
				"- collection k",
				"- membership k-a",
			}},
		{name: "refuses an unknown collection", do: DeleteCollection{"x"},
			want: []string{"not_found: There is no collection with the id x in this library."}},

		{name: "puts articles in, each once", given: []Record{wars},
			do: AddToCollection{CollectionID: "k", Articles: []string{"a", "b", "a"}}, want: []string{
				"add to collection: Put 2 articles in “Wars”",
				"+ membership k-a CollectionID=k ArticleID=a Added=now",
				"+ membership k-b CollectionID=k ArticleID=b Added=now",
			}},
		{name: "puts an article in a new one", do: AddToCollection{New: "Wars", Articles: []string{"a"}}, want: []string{
			"add to collection: Put “Troops” in “Wars”",
			"+ collection new1 Name=Wars Created=now",
			"+ membership new1-a CollectionID=new1 ArticleID=a Added=now",
		}},
		{name: "leaves those that are in it", given: []Record{wars, member}, do: AddToCollection{CollectionID: "k", Articles: []string{"a"}}},
		{name: "puts an article in again", given: []Record{wars, former},
			do: AddToCollection{CollectionID: "k", Articles: []string{"a"}}, want: []string{
				"add to collection: Put “Troops” in “Wars”",
				"^ membership k-a Added=then→now",
			}},
		{name: "refuses an unknown collection", do: AddToCollection{CollectionID: "x", Articles: []string{"a"}},
			want: []string{"not_found: There is no collection with the id x in this library."}},
		{name: "refuses an unknown article", given: []Record{wars},
			do:   AddToCollection{CollectionID: "k", Articles: []string{"x"}},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses a new one without a name", do: AddToCollection{Articles: []string{"a"}},
			want: []string{"invalid: A collection needs a name."}},

		{name: "takes out what is in it", given: []Record{wars, member}, do: RemoveFromCollection{"k", []string{"a", "b"}}, want: []string{
			"remove from collection: Took “Troops” out of “Wars”",
			"- membership k-a",
		}},
		{name: "leaves what was taken out", given: []Record{wars, former}, do: RemoveFromCollection{"k", []string{"a"}}},
		{name: "refuses an unknown collection", do: RemoveFromCollection{"x", []string{"a"}},
			want: []string{"not_found: There is no collection with the id x in this library."}},
		{name: "refuses an unknown article", given: []Record{wars}, do: RemoveFromCollection{"k", []string{"x"}},
			want: []string{"not_found: There is no article with the id x in this library."}},

		{name: "tags an article", do: ChangeTags{Articles: []string{"a"}, Add: []string{" #War, border,WAR", "war"}}, want: []string{
			"tag: Tagged “Troops” “War”, “border”",
			"+ tag a-war Subject=a Word=War Added=now",
			"+ tag a-border Subject=a Word=border Added=now",
		}},
		{name: "tags articles and claims",
			do: ChangeTags{Articles: []string{"a"}, Claims: []string{"c", "c"}, Add: []string{"war"}}, want: []string{
				"tag: Tagged 2 articles and claims “war”",
				"+ tag a-war Subject=a Word=war Added=now",
				"+ tag c-war Subject=c Word=war Added=now",
			}},
		{name: "tags several articles", do: ChangeTags{Articles: []string{"a", "b"}, Add: []string{"war"}}, want: []string{
			"tag: Tagged 2 articles “war”",
			"+ tag a-war Subject=a Word=war Added=now",
			"+ tag b-war Subject=b Word=war Added=now",
		}},
		{name: "tags a claim", do: ChangeTags{Claims: []string{"c"}, Add: []string{"war"}}, want: []string{
			"tag: Tagged a claim “war”",
			"+ tag c-war Subject=c Word=war Added=now",
		}},
		{name: "tags several claims", given: []Record{Claim{ID: "c2", Wording: "W"}},
			do: ChangeTags{Claims: []string{"c", "c2"}, Add: []string{"war"}}, want: []string{
				"tag: Tagged 2 claims “war”",
				"+ tag c-war Subject=c Word=war Added=now",
				"+ tag c2-war Subject=c2 Word=war Added=now",
			}},
		{name: "leaves a tag that is on it", given: []Record{tag}, do: ChangeTags{Articles: []string{"a"}, Add: []string{"WAR"}}},
		{name: "tags again what was untagged", given: []Record{tag.WithTombstone(testThen)},
			do: ChangeTags{Articles: []string{"a"}, Add: []string{"WAR"}}, want: []string{
				"tag: Tagged “Troops” “WAR”",
				"^ tag a-war Word=War→WAR Added=then→now",
			}},
		{name: "takes a tag off", given: []Record{tag}, do: ChangeTags{Articles: []string{"a"}, Remove: []string{"war"}}, want: []string{
			"untag: Took the tag “war” off “Troops”",
			"- tag a-war",
		}},
		{name: "leaves what is not tagged", do: ChangeTags{Articles: []string{"a"}, Remove: []string{"war"}}},
		{name: "leaves a tag that was taken off",
			given: []Record{tag.WithTombstone(testThen)}, do: ChangeTags{Articles: []string{"a"}, Remove: []string{"war"}}},
		{name: "changes a tag for another", given: []Record{tag},
			do: ChangeTags{Articles: []string{"a"}, Add: []string{"peace"}, Remove: []string{"war"}}, want: []string{
				"tag: Changed the tags of “Troops”",
				"+ tag a-peace Subject=a Word=peace Added=now",
				"- tag a-war",
			}},
		{name: "refuses a tag without a word", do: ChangeTags{Articles: []string{"a"}, Add: []string{" # "}},
			want: []string{"invalid: A tag needs a word."}},
		{name: "refuses an unknown article", do: ChangeTags{Articles: []string{"x"}, Add: []string{"war"}},
			want: []string{"not_found: There is no article with the id x in this library."}},
		{name: "refuses an unknown claim", do: ChangeTags{Claims: []string{"x"}, Add: []string{"war"}},
			want: []string{"not_found: There is no claim with the id x in this library."}},
	}
}
