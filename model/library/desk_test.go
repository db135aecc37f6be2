//go:build !race || long

package library

import (
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// desked are the names of the claims in the desk's table, in order.
func desked(t testing.TB, l *Library, ids map[string]string, q model.DeskQuery) string {
	t.Helper()
	part, err := l.Desk(t.Context(), q, 0, 50)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	listed, err := l.DeskIDs(t.Context(), q, 0, 50)
	must(t, err)
	var names []string
	for i, r := range part.Rows {
		if listed[i] != r.ClaimID {
			t.Errorf("%+v: row %d is %s, its id %s", q, i, r.ClaimID, listed[i])
		}
		for name, id := range ids {
			if id == r.ClaimID {
				names = append(names, name)
			}
		}
	}
	if part.Total != len(part.Rows) || len(listed) != len(part.Rows) {
		t.Errorf("%+v: %d rows, %d ids of %d", q, len(part.Rows), len(listed), part.Total)
	}
	return strings.Join(names, " ")
}

// desks is the archive with a third claim, in the article Opium, and all three at work.
func desks(t testing.TB) (l *Library, ids map[string]string) {
	t.Helper()
	l, ids = archive(t)
	text := "Opium, opium, opium: ninety percent of it. Border and war."
	p, err := l.Proof(t.Context(), ids["Opium"], 0)
	must(t, err)
	ids["ninety"] = marked(t, l, p.Version.ID, text, "ninety percent of it")
	do(t, l, "Ann", model.EditClaim{ID: ids["troops"], Owner: ptr("Bob"), Due: ptr("2026-12-01")})
	do(t, l, "Ann", model.EditClaim{ID: ids["border"], Owner: ptr("Ann"), Due: ptr("2026-11-20"), Kind: ptr(model.Comparison)})
	do(t, l, "Ann", model.ChangeTags{Claims: []string{ids["ninety"]}, Add: []string{"drugs"}})
	must(t, l.write.Create(&model.Question{ID: model.NewID(), ClaimID: ids["ninety"], To: model.ToAuthor, Text: "Of what?", By: "Ann",
		Asked: model.Now()}).Error)
	must(t, l.write.Create(&model.Question{ID: model.NewID(), ClaimID: ids["border"], To: model.ToDesk, Text: "Closed.", By: "Ann",
		Asked: model.Now(), Closed: model.Now(), ClosedBy: "Bob"}).Error)
	return l, ids
}

func TestTheDeskFindsByTheLanguageOfSearch(t *testing.T) {
	l, ids := desks(t)
	for _, c := range []struct{ query, want string }{
		{"", "border troops ninety"}, // by due date, those without one last
		{"is:overdue", "border"},
		{"NOT is:overdue", "troops ninety"},
		{"is:mine", "border"},
		{"is:unrated", "border ninety"},
		{"is:questions", "ninety"},
		{"is:archived", ""},
		{"due:none", "ninety"},
		{"due:any", "border troops"},
		{"due:today", ""},
		{"due:2026-11", "border"},
		{"due:2026-12-01", "troops"},
		{"due:..2026-11-30", "border"},
		{"due:2026-11-25..", "troops"},
		{"due:week", ""},
		{"due:soon", ""},
		{"troops", "troops"},
		{"pentagon", "troops"}, // in the reasoning
		{"opium", ""},          // stands in articles, and in no claim
		{"ninety OR is:overdue", "border ninety"},
		{"-border", "troops ninety"},
		{"(ninety OR troops) -rating:mostly", "ninety"},
		{"rating:mostly", "troops"},
		{"owner:bob", "troops"},
		{"owner:ann OR owner:bob", "border troops"},
		{"kind:comparison", "border"},
		{"status:checked", "troops"},
		{"tag:drugs", "ninety"},
		{"publisher:cbs", "border troops"},
		{"published:2009", "border troops"},
		{"-published:2009", "ninety"},
		{"note:atlas", ""},
		{"is:nothing", ""},
	} {
		if got := desked(t, l, ids, model.DeskQuery{Query: c.query, Editor: "Ann", Today: "2026-11-27"}); got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
	if got := desked(t, l, ids, model.DeskQuery{Query: "is:mine"}); got != "" {
		t.Errorf("nobody's are %q", got)
	}
	// Dates are those of today where no day is given, and search knows the same.
	if got := answers(t, l, ids, "is:unrated"); got != "ninety border" {
		t.Errorf("search finds as unrated %q", got)
	}
	if got := answers(t, l, ids, "due:2026-12 OR is:questions"); got != "ninety troops" && got != "troops ninety" {
		t.Errorf("search finds %q", got)
	}
}

func TestTheDeskIsSortedByEachColumnAndWhatIsEmptyComesLast(t *testing.T) {
	l, ids := desks(t)
	for order, want := range map[string]string{
		"due": "border troops ninety", "-due": "troops border ninety",
		"owner": "border troops ninety", "-owner": "troops border ninety",
		"wording": "troops border ninety", "-wording": "ninety border troops",
		"kind": "border troops ninety", "-kind": "troops border ninety",
		"outcome": "troops ninety border", "questions": "ninety troops border",
		"status": "ninety border troops", "-status": "troops ninety border",
		"article": "ninety troops border", "added": "border troops ninety", "-added": "ninety troops border",
	} {
		q, ok := model.DeskQuery{Today: "2026-11-27"}.Ordered(order)
		if got := desked(t, l, ids, q); got != want || !ok || q.Order() != order {
			t.Errorf("by %s: %q, want %q (%v, %s)", order, got, want, ok, q.Order())
		}
	}
	if _, err := l.Desk(t.Context(), model.DeskQuery{Sort: "colour"}, 0, 10); !model.HasCode(err, model.Invalid) {
		t.Errorf("by colour: %v", err)
	}
	second, err := l.Desk(t.Context(), model.DeskQuery{Today: "2026-11-27"}, 1, 1)
	if must(t, err); len(second.Rows) != 1 || second.Rows[0].ClaimID != ids["troops"] || second.Total != 3 {
		t.Errorf("the second part is %+v", second)
	}
	if beyond, err := l.Desk(t.Context(), model.DeskQuery{}, 7, 10); err != nil || len(beyond.Rows) > 0 || beyond.Total != 3 {
		t.Errorf("beyond the end: %+v, %v", beyond, err)
	}
}

func TestARowOfTheDeskSaysWhatIsToBeDone(t *testing.T) {
	l, ids := desks(t)
	p, err := l.Proof(t.Context(), ids["Opium"], 0)
	must(t, err)
	do(t, l, "Ann", model.MarkAgain{ClaimID: ids["troops"], VersionID: p.Version.ID, Span: passage.Span{Start: 0, End: 5}})
	row := func(name string) model.DeskRow {
		part, err := l.Desk(t.Context(), model.DeskQuery{Today: "2026-11-27"}, 0, 50)
		must(t, err)
		i := slices.IndexFunc(part.Rows, func(r model.DeskRow) bool { return r.ClaimID == ids[name] })
		if i < 0 {
			return model.DeskRow{}
		}
		return part.Rows[i]
	}
	if r := row("troops"); r != (model.DeskRow{ClaimID: ids["troops"], Wording: "21,000 troops", ArticleID: ids["Opium"], Article: "Opium",
		Articles: 2, Kind: model.Statistic, Owner: "Bob", Due: "2026-12-01", Outcome: "Mostly true", Scale: "Truth", Status: model.Checked}) {
		t.Errorf("troops: %+v", r)
	}
	if r := row("border"); !r.Overdue || r.Questions != 0 || r.Articles != 1 {
		t.Errorf("border: %+v", r)
	}
	if r := row("ninety"); r.Overdue || r.Questions != 1 || r.Outcome != "" {
		t.Errorf("ninety: %+v", r)
	}
	// An article in the trash has no claims on the desk; one that stands elsewhere too stays.
	do(t, l, "Ann", model.DeleteArticle{ID: ids["Opium"]})
	if r := row("troops"); r.ArticleID != ids["Talks"] || r.Articles != 1 {
		t.Errorf("troops, with the newer article in the trash: %+v", r)
	}
	if r := row("ninety"); r.ClaimID != "" {
		t.Errorf("a claim of the trash is listed: %+v", r)
	}
}

func TestSeveralClaimsOfTheDeskAreChangedInOneStep(t *testing.T) {
	l, ids := desks(t)
	both := []string{ids["border"], ids["ninety"]}
	do(t, l, "Ann", model.EditClaims{IDs: both, Owner: ptr("Cy"), Due: ptr("2026-12-24"), Kind: ptr(model.EventClaim),
		Status: ptr(model.InProgress), Tag: []string{"winter"}})
	if got := desked(t, l, ids, model.DeskQuery{Query: `owner:cy tag:winter due:2026-12-24 kind:event status:"in progress"`}); got != "ninety border" {
		t.Errorf("changed are %q", got)
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if got := desked(t, l, ids, model.DeskQuery{Query: "owner:cy OR tag:winter"}); got != "" {
		t.Errorf("one undo leaves %q", got)
	}
}

func TestSavedListsAreUndoneMergedAndSalvaged(t *testing.T) {
	l := fresh(t)
	id := do(t, l, "Ann", model.SaveList{Name: "Late", Query: "is:overdue", Sort: "-due"}).Created(model.NounSavedList)
	do(t, l, "Ann", model.SaveList{Name: "Änderungen"})
	do(t, l, "Ann", model.RenameList{ID: id, Name: "Too late"})
	names := func(l *Library) string {
		all, err := l.SavedLists(t.Context())
		must(t, err)
		var names []string
		for _, s := range all {
			names = append(names, s.Name)
		}
		return strings.Join(names, ", ")
	}
	if got := names(l); got != "Änderungen, Too late" {
		t.Errorf("the lists are %q", got)
	}
	for _, key := range []string{id, id[:15], "TOO LATE"} {
		if s, err := l.SavedList(t.Context(), key); err != nil || s.ID != id || s.Query != "is:overdue" || s.Sort != "-due" {
			t.Errorf("%q: %+v, %v", key, s, err)
		}
	}
	if events, err := l.History(t.Context(), id, 10); err != nil || len(events) != 2 {
		t.Errorf("its history has %d events, %v", len(events), err)
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	other := fresh(t)
	do(t, other, "Bob", model.SaveList{Name: "Bob’s"})
	if _, err := l.Merge(t.Context(), "Ann", saved(t, other), nil); err != nil {
		t.Fatal(err)
	}
	if got := names(l); got != "Änderungen, Bob’s, Late" {
		t.Errorf("after undo and merge the lists are %q", got)
	}
	onFile(t)
	must(t, l.Close())
	whole := t.TempDir() + "/salvaged.galley"
	if _, err := Salvage(t.Context(), l.Path(), whole, nil); err != nil {
		t.Fatal(err)
	}
	if got := names(at(t, whole)); got != "Änderungen, Bob’s, Late" {
		t.Errorf("salvaged are %q", got)
	}
}

func TestWhatIsOddAboutACommandIsSaidAndItIsCarriedOut(t *testing.T) {
	l, ids := desks(t)
	one := ids["ninety"]
	past := "The due date 2020-01-31 is past already. It was stored all the same."
	zed := "Nobody called “Zed” has worked in this library yet. The name was stored all the same."
	for _, c := range []struct {
		do   model.Command
		want string
	}{
		{model.EditClaim{ID: one, Due: ptr("31 January 2020")}, past},
		{model.EditClaim{ID: one, Due: ptr("2020-01-31"), Kind: ptr(model.Cause)}, ""}, // it was so before
		{model.EditClaims{IDs: []string{one, ids["border"]}, Owner: ptr(" Zed ")}, zed},
		{model.EditClaim{ID: one, Owner: ptr("")}, ""},
		{model.EditClaim{ID: one, Owner: ptr("zed"), Due: ptr("")}, ""}, // known by now
		{model.Typed{Run: "r", Command: model.EditClaim{ID: one, Owner: ptr("Yve"), Due: ptr("2020-01-31")}},
			past + " " + strings.ReplaceAll(zed, "Zed", "Yve")},
		{model.EditClaim{ID: one, Owner: ptr("Ann"), Due: ptr(model.Today())}, ""},
		{model.EditClaim{ID: one, Owner: ptr("Bob"), Due: ptr("2999-01-01")}, ""},
		{model.DeleteClaim{ID: one}, ""},
	} {
		change := do(t, l, "Ann", c.do)
		if got := strings.Join(change.Odd, " "); got != c.want || !change.Changed() {
			t.Errorf("%+v: %q, stored %v", c.do, got, change.Changed())
		}
	}
}
