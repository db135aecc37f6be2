package library

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/query"
)

// stock is a library with articles of these titles, by title their ids and versions.
func stock(t testing.TB, titles ...string) (l *Library, article, version map[string]string) {
	t.Helper()
	l, article, version = fresh(t), map[string]string{}, map[string]string{}
	for i, title := range titles {
		d := document(title, fmt.Sprintf("The envoy spoke of %d troops in “%s”.", i, title))
		c := do(t, l, "Ann", model.ImportArticle{Document: d})
		article[title], version[title] = c.Created(model.NounArticle), c.Created(model.NounVersion)
	}
	return l, article, version
}

// shown are the titles of a list, in its order.
func shown(t testing.TB, l *Library, q model.ShelfQuery) string {
	t.Helper()
	page, err := l.Shelf(t.Context(), q, 0, 1000)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	if page.Total != len(page.Rows) {
		t.Errorf("%+v: %d rows of %d", q, len(page.Rows), page.Total)
	}
	var titles []string
	for i, r := range page.Rows {
		titles = append(titles, r.Title)
		if at, ok, err := l.ShelfIndex(t.Context(), q, r.ID); err != nil || !ok || at != i {
			t.Errorf("%+v: %q is row %d, said to be %d, %v, %v", q, r.Title, i, at, ok, err)
		}
	}
	return strings.Join(titles, " ")
}

func sound(t testing.TB, l *Library) {
	t.Helper()
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestTheListIsSortedAsAsked(t *testing.T) {
	unraced(t)
	l, article, version := stock(t, "zebra", "Épée", "“Apple”", "élan", "Banana")
	for title, fields := range map[string][2]string{"zebra": {"Ärzteblatt", "2010"}, "Épée": {"BBC", "2009-05"},
		"“Apple”": {"aftonbladet", "2009-05-31"}, "élan": {"BBC", ""}} {
		do(t, l, "Ann", model.EditArticle{ID: article[title], Publisher: &fields[0], Published: &fields[1]})
	}
	mark := func(title string, n, checked int) {
		for i := range n {
			id := do(t, l, "Ann", model.MarkClaim{VersionID: version[title], Span: passage.Span{Start: 0, End: 9}}).Created(model.NounClaim)
			if i < checked {
				do(t, l, "Ann", model.SetVerdict{ClaimID: id, Rating: ptr("True")})
			}
		}
	}
	mark("zebra", 2, 2)
	mark("Épée", 4, 1)
	mark("Banana", 3, 2)
	for sort, want := range map[model.Sort]string{
		"":                  "Banana élan “Apple” Épée zebra",
		model.SortImported:  "Banana élan “Apple” Épée zebra",
		model.SortPublished: "zebra “Apple” Épée Banana élan",
		model.SortTitle:     "“Apple” Banana élan Épée zebra",
		model.SortPublisher: "“Apple” zebra élan Épée Banana",
		model.SortOpen:      "Épée Banana élan “Apple” zebra",
	} {
		q := model.ShelfQuery{Place: model.Current, Sort: sort}
		if got := shown(t, l, q); sort != model.SortPublished && got != want {
			t.Errorf("by %s: %s, want %s", sort, got, want)
		} else if sort == model.SortPublished && !strings.HasPrefix(got, "zebra “Apple” Épée ") {
			t.Errorf("by %s: %s", sort, got)
		}
	}
	do(t, l, "Ann", model.MarkClaim{VersionID: version["élan"], Span: passage.Span{Start: 0, End: 9}})
	if got := shown(t, l, model.ShelfQuery{Place: model.Current, Sort: model.SortWorked}); !strings.HasPrefix(got, "élan ") {
		t.Errorf("worked on last: %s", got)
	}
	sound(t, l)
}

func TestPagesFitTogetherWhereverTheyBegin(t *testing.T) {
	unraced(t)
	l, article, _ := stock(t)
	for i := range 37 {
		c := do(t, l, "Ann", model.ImportArticle{Document: document(fmt.Sprint("Title ", i%5), fmt.Sprint("Text ", i))})
		article[fmt.Sprint(i)] = c.Created(model.NounArticle)
	}
	for _, sort := range model.Sorts {
		q := model.ShelfQuery{Place: model.Current, Sort: sort}
		whole, err := l.All(t.Context(), q)
		if err != nil || len(whole) != 37 {
			t.Fatal(len(whole), err)
		}
		for offset := 0; offset < 40; offset += 3 {
			page, err := l.Shelf(t.Context(), q, offset, 8)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range page.Rows {
				if r.ID != whole[offset+i].ID {
					t.Errorf("by %s, row %d is not that of the whole list", sort, offset+i)
				}
			}
			if want := max(0, min(8, 37-offset)); len(page.Rows) != want {
				t.Errorf("by %s, %d rows from %d, want %d", sort, len(page.Rows), offset, want)
			}
		}
	}
}

func TestCollectionsTagsArchiveAndTrashNarrowTheList(t *testing.T) {
	unraced(t)
	l, article, _ := stock(t, "A", "B", "C", "D")
	ids := func(titles string) (all []string) {
		for _, title := range strings.Fields(titles) {
			all = append(all, article[title])
		}
		return all
	}
	change := do(t, l, "Ann", model.AddToCollection{New: " Election  night ", Articles: ids("A C D")})
	election := change.Created(model.NounCollection)
	do(t, l, "Ann", model.ChangeTags{Articles: ids("A B"), Add: []string{"Opium", "#border, opium"}})
	do(t, l, "Ann", model.ArchiveArticles{Articles: ids("C")})
	do(t, l, "Ann", model.DeleteArticles{Articles: ids("D")})
	for _, title := range []string{"A", "C", "A"} {
		if err := l.Opened(t.Context(), article[title]); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		q    model.ShelfQuery
		want string
	}{
		{model.ShelfQuery{}, "C B A"},
		{model.ShelfQuery{Place: model.Current}, "B A"},
		{model.ShelfQuery{Place: model.Archive}, "C"},
		{model.ShelfQuery{Place: model.InTrash}, "D"},
		{model.ShelfQuery{Collection: election}, "C A"},
		{model.ShelfQuery{Collection: election, Place: model.Current}, "A"},
		{model.ShelfQuery{Tag: model.FoldTag("OPIUM")}, "B A"},
		{model.ShelfQuery{Tag: "border", Collection: election}, "A"},
		{model.ShelfQuery{Tag: "bord"}, ""},
		{model.ShelfQuery{Text: "b"}, "B"},
		{model.ShelfQuery{Text: "%"}, ""},
	} {
		if got := shown(t, l, c.q); got != c.want {
			t.Errorf("%+v: %q, want %q", c.q, got, c.want)
		}
	}
	if page, err := l.Shelf(t.Context(), model.ShelfQuery{Place: model.Recent}, 0, 9); err != nil || page.Total != 2 {
		t.Errorf("opened of late: %+v, %v", page, err)
	}
	collections, err := l.Collections(t.Context())
	if err != nil || len(collections) != 1 || collections[0].Name != "Election night" || collections[0].Articles != 2 {
		t.Errorf("collections: %+v, %v", collections, err)
	}
	tags, err := l.Tags(t.Context())
	if err != nil || fmt.Sprint(tags) != "[{border 2} {Opium 2}]" {
		t.Errorf("tags: %+v, %v", tags, err)
	}
	for typed, want := range map[string]int{
		"is:archived": 1, "envoy is:arch": 1, "envoy -is:archived": 2, "is:green": 0, "tag:opium": 2, "collection:election envoy": 2,
	} {
		hits, err := l.Search(t.Context(), query.Parse(typed, false), 9)
		if err != nil || len(hits) != want {
			t.Errorf("%s: %d hits, want %d, %v", typed, len(hits), want, err)
		}
	}
	sound(t, l)
	// What was in a collection is there again when it comes out of the trash.
	do(t, l, "Ann", model.UndeleteArticles{Articles: ids("D")})
	if got := shown(t, l, model.ShelfQuery{Collection: election}); got != "D C A" {
		t.Errorf("after restoring: %q", got)
	}
	do(t, l, "Ann", model.RemoveFromCollection{CollectionID: election, Articles: ids("A B D")})
	do(t, l, "Ann", model.AddToCollection{CollectionID: election, Articles: ids("A")}) // in again
	do(t, l, "Ann", model.ChangeTags{Articles: ids("A B"), Remove: []string{"OPIUM"}})
	do(t, l, "Ann", model.ChangeTags{Articles: ids("B"), Add: []string{"opium"}})
	if got := shown(t, l, model.ShelfQuery{Collection: election}) + "/" + shown(t, l, model.ShelfQuery{Tag: "opium"}); got != "C A/B" {
		t.Errorf("at the end: %q", got)
	}
	do(t, l, "Ann", model.DeleteCollection{ID: election})
	if got := shown(t, l, model.ShelfQuery{}); got != "D C B A" {
		t.Errorf("deleting a collection took articles away: %q", got)
	}
	sound(t, l)
}

func TestABatchIsOneStepOfUndo(t *testing.T) {
	t.Parallel()
	l, article, version := stock(t, "A", "B", "C")
	all := []string{article["A"], article["B"], article["C"], article["A"]}
	marked(t, l, version["A"], "The envoy spoke of 0 troops", "0 troops")
	election := do(t, l, "Ann", model.MakeCollection{Name: "Election"}).Created(model.NounCollection)
	do(t, l, "Ann", model.DeleteArticles{Articles: all[2:3]})
	for _, cmd := range []model.Command{
		model.UndeleteArticles{Articles: all[2:3]},
		model.AddToCollection{CollectionID: election, Articles: all},
		model.AddToCollection{New: "Another", Articles: all},
		model.RemoveFromCollection{CollectionID: election, Articles: all},
		model.RenameCollection{ID: election, Name: "Vote"},
		model.DeleteCollection{ID: election},
		model.ChangeTags{Articles: all, Add: []string{"x", "y"}},
		model.ChangeTags{Articles: all, Remove: []string{"y"}},
		model.ArchiveArticles{Articles: all},
		model.ArchiveArticles{Articles: all, Back: true},
		model.DeleteArticles{Articles: all},
		model.UndeleteArticles{Articles: all},
	} {
		before := dump(t, l)
		do(t, l, "Ann", cmd)
		after := dump(t, l)
		if before == after {
			t.Errorf("%T changed nothing", cmd)
		}
		for _, step := range []struct {
			what string
			do   func() error
			want string
		}{
			{"undo", func() error { _, err := l.Undo(t.Context(), "Ann"); return err }, before},
			{"redo", func() error { _, err := l.Redo(t.Context(), "Ann"); return err }, after},
		} {
			if err := step.do(); err != nil {
				t.Fatalf("%s %T: %v", step.what, cmd, err)
			}
			if now := dump(t, l); now != step.want {
				t.Errorf("after %s of %T:\n%s\nwant\n%s", step.what, cmd, now, step.want)
			}
			sound(t, l)
		}
	}
}

func TestWhatIsAskedAgainChangesNothing(t *testing.T) {
	unraced(t)
	l, article, _ := stock(t, "A", "B")
	all := []string{article["A"], article["B"]}
	election := do(t, l, "Ann", model.AddToCollection{New: "Election", Articles: all}).Created(model.NounCollection)
	do(t, l, "Ann", model.ChangeTags{Articles: all, Add: []string{"x"}})
	do(t, l, "Ann", model.ArchiveArticles{Articles: all})
	for _, cmd := range []model.Command{
		model.AddToCollection{CollectionID: election, Articles: all}, model.ChangeTags{Articles: all, Add: []string{"X"}},
		model.ArchiveArticles{Articles: all},
		model.ChangeTags{Articles: all, Remove: []string{"z"}}, model.RenameCollection{ID: election, Name: "Election"},
	} {
		if c := do(t, l, "Ann", cmd); c.Changed() {
			t.Errorf("%T changed something", cmd)
		}
	}
}

func TestWhatMakesNoSenseIsRefused(t *testing.T) {
	unraced(t)
	l, article, version := stock(t, "A")
	a := []string{article["A"]}
	claim := do(t, l, "Ann", model.MarkClaim{VersionID: version["A"], Span: passage.Span{Start: 0, End: 9}}).Created(model.NounClaim)
	election := do(t, l, "Ann", model.MakeCollection{Name: "Élection"}).Created(model.NounCollection)
	for _, c := range []struct {
		cmd  model.Command
		code model.Code
	}{
		{model.MakeCollection{Name: " \n"}, model.Invalid},
		{model.MakeCollection{Name: "élection"}, model.Refused},
		{model.RenameCollection{ID: election, Name: ""}, model.Invalid},
		{model.RenameCollection{ID: "none", Name: "x"}, model.NotFound},
		{model.AddToCollection{CollectionID: election, Articles: []string{"none"}}, model.NotFound},
		{model.AddToCollection{CollectionID: "none", Articles: a}, model.NotFound},
		{model.AddToCollection{New: "ÉLECTION", Articles: a}, model.Refused},
		{model.ChangeTags{Articles: a, Add: []string{" # ", ","}}, model.Invalid},
		{model.ChangeTags{Claims: a, Add: []string{"x"}}, model.NotFound},
		{model.UndeleteArticles{Articles: a}, model.NotFound},
		{model.UndeleteClaims{Claims: []string{claim}}, model.NotFound},
		{model.DeleteArticles{Articles: []string{"none"}}, model.NotFound},
	} {
		if _, err := l.Apply(t.Context(), "Ann", c.cmd); !model.HasCode(err, c.code) {
			t.Errorf("%+v: %v", c.cmd, err)
		}
	}
	sound(t, l)
}

func TestTheTrashGivesBackWhatWentInTogether(t *testing.T) {
	unraced(t)
	l, article, version := stock(t, "A")
	text := "The envoy spoke of 0 troops in “A”."
	first, second := marked(t, l, version["A"], text, "0 troops"), marked(t, l, version["A"], text, "envoy")
	do(t, l, "Ann", model.SetVerdict{ClaimID: first, Rating: ptr("True"), Reasoning: ptr("Counted.")})
	do(t, l, "Ann", model.DeleteClaim{ID: second})
	do(t, l, "Ann", model.DeleteArticles{Articles: []string{article["A"]}})
	do(t, l, "Ann", model.UndeleteArticles{Articles: []string{article["A"]}})
	p, err := l.Proof(t.Context(), article["A"], 0)
	if err != nil || len(p.Dossiers) != 1 || p.Dossiers[0].Claim.ID != first {
		t.Fatalf("restored article: %d claims, %v", len(p.Dossiers), err)
	}
	if v, ok := p.Dossiers[0].Verdict(); !ok || v.Reasoning != "Counted." {
		t.Errorf("its verdict: %+v", v)
	}
	trashed, err := l.TrashedClaims(t.Context(), 0, 10)
	if err != nil || len(trashed) != 1 || trashed[0].ID != second || trashed[0].Title != "A" || trashed[0].ArticleID != article["A"] {
		t.Fatalf("claims in the trash: %+v, %v", trashed, err)
	}
	// Meanwhile the article is corrected: the claim comes back to where its words are now.
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article["A"], Document: document("A", "Yesterday the envoy spoke of 0 troops in “A”.")})
	do(t, l, "Ann", model.UndeleteClaims{Claims: []string{second}})
	if p, err = l.Proof(t.Context(), article["A"], 0); err != nil || len(p.Dossiers) != 2 {
		t.Fatalf("restored claim: %d claims, %v", len(p.Dossiers), err)
	}
	for _, d := range p.Dossiers {
		if a, ok := d.In(p.Version.ID); !ok || a.State == model.Orphaned || p.Version.Text[a.Start:a.End] != a.Exact {
			t.Errorf("claim %q stands at %+v", d.Claim.Wording, a)
		}
	}
	sound(t, l)
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if tally, err := l.Tally(t.Context()); err != nil || tally.TrashedClaims != 1 || tally.Current.Claims != 1 {
		t.Errorf("after undo: %+v, %v", tally, err)
	}
}

func TestAnUndoneImportComesBackFromTheTrashWhole(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, _ := imported(t, l, talks)
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	do(t, l, "Ann", model.UndeleteArticles{Articles: []string{article}})
	if p, err := l.Proof(t.Context(), article, 0); err != nil || p.Version.Text != talks {
		t.Errorf("text %q, %v", p.Version.Text, err)
	}
	if hits, err := l.Search(t.Context(), query.Parse("border", false), 9); err != nil || len(hits) != 1 {
		t.Errorf("found %d, %v", len(hits), err)
	}
	sound(t, l)
}
