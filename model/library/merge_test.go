package library

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/query"
)

// twin is a copy of a library's file, opened: two editors with a common past.
func twin(t testing.TB, l *Library) *Library {
	t.Helper()
	path := filepath.Join(t.TempDir(), "twin.galley")
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return at(t, path)
}

// saved is the path of a copy of a library, to be merged into another.
func saved(t testing.TB, l *Library) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.galley")
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// merge merges other into l and looks over what came of it.
func merge(t testing.TB, l, other *Library) model.Merged {
	t.Helper()
	path := saved(t, other)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := l.Merge(t.Context(), "Desk", path, nil)
	if err != nil {
		t.Fatalf("merge: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file merged in was altered: %v", err)
	}
	sound(t, l)
	return m
}

func open(t testing.TB, l *Library) []model.Dispute {
	t.Helper()
	all, err := l.Disputes(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func proofOf(t testing.TB, l *Library, article string) model.Proof {
	t.Helper()
	p, err := l.Proof(t.Context(), article, 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func articles(t testing.TB, l *Library) []string {
	t.Helper()
	var ids []string
	if err := l.read.Table("articles").Where("deleted = ''").Order("id").Pluck("id", &ids).Error; err != nil {
		t.Fatal(err)
	}
	return ids
}

func attached(t testing.TB, l *Library, claim, title, url, quote string) {
	t.Helper()
	do(t, l, "Ann", model.AttachSource{ClaimID: claim, Stance: model.Supports, Quote: quote,
		New: &model.AddSource{Fields: model.SourceFields{Title: &title, URL: &url}}})
}

func TestTwoCopiesWorkedOnApartBecomeOne(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	shared := marked(t, l, version, talks, "600 miles")
	other := twin(t, l)
	mine := marked(t, l, version, talks, "21,000 troops")
	theirs := marked(t, other, version, talks, "“Nearly” is his word.")
	do(t, other, "Bob", model.EditClaim{ID: shared, Speaker: ptr("The minister")})
	attached(t, other, theirs, "Atlas", "https://example.org/atlas", "some 600")
	do(t, other, "Bob", model.SetVerdict{ClaimID: theirs, Rating: ptr("True"), Reasoning: ptr("He said so.")})
	do(t, other, "Bob", model.ImportArticle{Document: document("Later", "What came later.")})

	m := merge(t, l, other)
	if m.Articles.Added != 1 || m.Claims.Added != 1 || m.Sources.Added != 1 || m.Verdicts.Added != 1 || m.Evidence.Added != 1 ||
		m.Claims.Updated != 1 || m.Conflicts != 0 {
		t.Errorf("report %+v", m)
	}
	if d := dossierOf(t, l, shared); d.Claim.Speaker != "The minister" {
		t.Errorf("speaker %q", d.Claim.Speaker)
	}
	dossierOf(t, l, mine)
	if d := dossierOf(t, l, theirs); d.Claim.Status != model.Checked || d.Evidence[0].Source.Title != "Atlas" {
		t.Errorf("their claim: %+v", d)
	}
	hits, err := l.Search(t.Context(), query.Parse("atlas OR later", false), 9)
	if err != nil || len(hits) != 2 {
		t.Errorf("%d hits, %v", len(hits), err)
	}
	h, err := l.History(t.Context(), theirs, 0)
	if err != nil || len(h) != 4 || h[0].Action != "merge library" || h[3].Action != "mark claim" || h[1].Editor != "Bob" {
		t.Errorf("history of their claim: %+v, %v", h, err)
	}
}

func TestTheSameFileMergedAgainAddsNothing(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	shared := marked(t, l, version, talks, "600 miles")
	other := twin(t, l)
	do(t, l, "Ann", model.SetVerdict{ClaimID: shared, Rating: ptr("True")})
	do(t, other, "Bob", model.SetVerdict{ClaimID: shared, Rating: ptr("False")})
	do(t, other, "Bob", model.ImportArticle{Document: document("Later", "What came later.")})
	merge(t, l, other)
	before := whole(t, l)
	m := merge(t, l, other)
	if m.Change.Changed() || m.Articles.Added+m.Claims.Added+m.Claims.United+m.Conflicts != 0 {
		t.Errorf("the second time: %+v", m)
	}
	if now := whole(t, l); now != before {
		t.Errorf("the second time altered the library:\n%s\nwas\n%s", now, before)
	}
	// Nor does it when the other has merged this one meanwhile.
	merge(t, other, l)
	m = merge(t, l, other)
	if m.Articles.Added+m.Claims.Added+m.Claims.Updated+m.Verdicts.Added+m.Conflicts != 0 || len(open(t, l)) != 1 {
		t.Errorf("after the way back: %+v, %d open", m, len(open(t, l)))
	}
}

// whole is every row of every table that a person's work is in.
func whole(t testing.TB, l *Library) string {
	t.Helper()
	var b strings.Builder
	for _, table := range restored {
		var rows []map[string]any
		if err := l.read.Table(table).Order("1, 2").Find(&rows).Error; err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			delete(r, "packed")
			b.WriteString(table)
			for _, k := range sorted(r) {
				b.WriteString(" ")
				b.WriteString(k)
				b.WriteString("=")
				b.WriteString(strings.TrimSpace(strings.ReplaceAll(sprint(r[k]), "\n", " ")))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestOnePageImportedTwiceBecomesOneArticle(t *testing.T) {
	unraced(t)
	l, other := fresh(t), fresh(t)
	_, mine := imported(t, l, talks)
	_, theirs := imported(t, other, talks)
	both := marked(t, l, mine, talks, "600 miles")
	twice := marked(t, other, theirs, talks, "600 miles")
	alone := marked(t, other, theirs, talks, "21,000 troops")
	do(t, other, "Bob", model.EditClaim{ID: twice, Wording: ptr("The countries share 600 miles"), Speaker: ptr("The minister")})
	attached(t, l, both, "The Atlas", "https://www.example.org/atlas/", "some 600")
	attached(t, other, twice, "The Atlas", "http://example.org/atlas?utm_source=x#p4", "some 600")
	attached(t, other, twice, "Almanac", "", "about 600")
	do(t, l, "Ann", model.SetVerdict{ClaimID: both, Rating: ptr("True"), Reasoning: ptr("The map says so.")})
	do(t, other, "Bob", model.SetVerdict{ClaimID: twice, Rating: ptr("Mixed"), Reasoning: ptr("It depends.")})

	m := merge(t, l, other)
	if m.Articles.United != 1 || m.Articles.Added != 0 || m.Claims.United != 1 || m.Claims.Added != 1 || m.Sources.United != 1 ||
		m.Sources.Added != 1 || m.Evidence.United != 1 {
		t.Errorf("report %+v", m)
	}
	p := proofOf(t, l, articles(t, l)[0])
	if len(articles(t, l)) != 1 || p.Versions != 1 || len(p.Dossiers) != 2 {
		t.Fatalf("%d articles, %d versions, %d claims", len(articles(t, l)), p.Versions, len(p.Dossiers))
	}
	d := dossierOf(t, l, both)
	if d.Claim.Wording != "The countries share 600 miles" || d.Claim.Speaker != "The minister" || len(d.Appearances) != 1 ||
		len(d.Evidence) != 2 {
		t.Errorf("claim %+v, %d places, %d pieces of evidence", d.Claim, len(d.Appearances), len(d.Evidence))
	}
	if sides := d.Contested(); len(sides) != 2 || sides[0].By != "Ann" || sides[1].Reasoning != "It depends." ||
		d.Claim.Status != model.InProgress {
		t.Errorf("contested %+v, %s", sides, d.Claim.Status)
	}
	dossierOf(t, l, alone)
	// Their later work on a claim under its old id finds it here.
	do(t, other, "Bob", model.EditClaim{ID: twice, Kind: ptr(model.Statistic)})
	do(t, other, "Bob", model.EditClaim{ID: twice, Speaker: ptr("The Afghan minister")})
	if m := merge(t, l, other); m.Claims.Updated != 1 || m.Claims.Added != 0 {
		t.Errorf("the second time %+v", m)
	}
	if d := dossierOf(t, l, both); d.Claim.Kind != model.Statistic || d.Claim.Speaker != "The Afghan minister" {
		t.Errorf("claim %+v", d.Claim)
	}
}

func TestWhatBothChangedDifferentlyIsKeptToBeDecided(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	other := twin(t, l)
	do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("It is 600 miles"), Speaker: ptr("The envoy")})
	do(t, other, "Bob", model.EditClaim{ID: claim, Wording: ptr("It is nearly 600 miles"), Said: ptr("2009")})
	if m := merge(t, l, other); m.Conflicts != 1 {
		t.Errorf("report %+v", m)
	}
	all := open(t, l)
	if len(all) != 1 || all[0].Field != "wording" || model.Said(all[0].Ours) != "It is 600 miles" ||
		model.Said(all[0].Theirs) != "It is nearly 600 miles" || all[0].OursBy != "Ann" || all[0].TheirsBy != "Bob" {
		t.Fatalf("disputes %+v", all)
	}
	d := dossierOf(t, l, claim)
	if d.Claim.Wording != "It is 600 miles" || d.Claim.Speaker != "The envoy" || d.Claim.Said != "2009" || len(d.Disputes) != 1 {
		t.Errorf("claim %+v", d.Claim)
	}
	do(t, l, "Desk", model.DecideDispute{ID: all[0].ID, Choice: model.ChoiceTheirs})
	if d := dossierOf(t, l, claim); d.Claim.Wording != "It is nearly 600 miles" || len(open(t, l)) != 0 {
		t.Errorf("decided: %q, %d open", d.Claim.Wording, len(open(t, l)))
	}
	if m := merge(t, l, other); m.Change.Changed() {
		t.Errorf("it is asked again: %+v", m)
	}
}

func TestWhatOneDeletedAndTheOtherWorkedOnIsKept(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	a, b, c := marked(t, l, version, talks, "600 miles"), marked(t, l, version, talks, "21,000 troops"),
		marked(t, l, version, talks, "“Nearly”")
	later := do(t, l, "Ann", model.ImportArticle{Document: document("Later", "What came later.")}).Created(model.NounArticle)
	other := twin(t, l)
	do(t, l, "Ann", model.DeleteClaim{ID: a})
	do(t, other, "Bob", model.SetVerdict{ClaimID: a, Rating: ptr("True")})
	do(t, other, "Bob", model.DeleteClaim{ID: b})
	do(t, l, "Ann", model.SetVerdict{ClaimID: b, Rating: ptr("False")})
	do(t, other, "Bob", model.DeleteClaim{ID: c})
	do(t, other, "Bob", model.DeleteArticle{ID: later})
	m := merge(t, l, other)
	if len(m.Kept) != 2 || !strings.Contains(strings.Join(m.Kept, "\n"), "“600 miles” was deleted here but edited there") ||
		!strings.Contains(strings.Join(m.Kept, "\n"), "“21,000 troops” was deleted there but edited here") {
		t.Errorf("kept %q", m.Kept)
	}
	if r, ok := dossierOf(t, l, a).Rating(); !ok || r.Label != "True" {
		t.Errorf("a: %+v", r)
	}
	if r, ok := dossierOf(t, l, b).Rating(); !ok || r.Label != "False" {
		t.Errorf("b: %+v", r)
	}
	if _, err := l.Dossier(t.Context(), c); !model.HasCode(err, model.NotFound) {
		t.Errorf("c: %v", err)
	}
	if ids := articles(t, l); len(ids) != 1 || ids[0] != article {
		t.Errorf("articles %v", ids)
	}
	// The other way round it comes to the same.
	back := merge(t, other, l)
	if len(articles(t, other)) != 1 || len(proofOf(t, other, article).Dossiers) != 2 || back.Conflicts != 0 {
		t.Errorf("the other way: %+v, %d claims", back, len(proofOf(t, other, article).Dossiers))
	}
	if m := merge(t, l, other); m.Claims.Updated+m.Articles.Updated != 0 || len(proofOf(t, l, article).Dossiers) != 2 {
		t.Errorf("and back: %+v", m)
	}
}

func TestAnArticleDeletedHereIsBackWhereItWasWorkedOnThere(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	other := twin(t, l)
	do(t, l, "Ann", model.DeleteArticle{ID: article})
	claim := marked(t, other, version, talks, "600 miles")
	m := merge(t, l, other)
	if len(m.Kept) != 1 || len(proofOf(t, l, article).Dossiers) != 1 {
		t.Errorf("%+v", m)
	}
	dossierOf(t, l, claim)
}

// What was done and undone, or deleted again, leaves nothing to keep an article for.
func TestWhatOneDeletedStaysDeletedWhereNothingIsLeftOfWorkOnIt(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	other := twin(t, l)
	do(t, l, "Ann", model.DeleteArticle{ID: article})
	marked(t, other, version, talks, "600 miles")
	if _, err := other.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	do(t, other, "Bob", model.DeleteClaim{ID: marked(t, other, version, talks, "21,000 troops")})
	theirs, ours := twin(t, other), twin(t, l)
	for _, m := range []model.Merged{merge(t, ours, other), merge(t, theirs, l)} {
		if len(m.Kept) != 0 {
			t.Errorf("kept %q", m.Kept)
		}
	}
	if len(articles(t, ours))+len(articles(t, theirs)) != 0 {
		t.Errorf("with theirs %v, the other way %v", articles(t, ours), articles(t, theirs))
	}
}

func TestAClaimDeletedOnOneSideAndTaggedOnTheOtherIsKeptBothWays(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	other := twin(t, l)
	do(t, l, "Ann", model.DeleteClaim{ID: claim})
	do(t, other, "Bob", model.ChangeTags{Claims: []string{claim}, Add: []string{"Urgent"}})
	theirs, ours := twin(t, other), twin(t, l)
	for _, one := range []struct{ into, from *Library }{{ours, other}, {theirs, l}} {
		if m := merge(t, one.into, one.from); len(m.Kept) != 1 || len(proofOf(t, one.into, article).Dossiers) != 1 {
			t.Errorf("kept %q, %d claims", m.Kept, len(proofOf(t, one.into, article).Dossiers))
		}
	}
}

func TestASourceThatAMergeFilledInIsSearchedFor(t *testing.T) {
	unraced(t)
	l, other := fresh(t), fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	attached(t, l, claim, "Almanac", "https://example.org/almanac", "600")
	_, theirs := imported(t, other, "Prices rose by 4 percent in May.")
	attached(t, other, marked(t, other, theirs, "Prices rose by 4 percent in May.", "4 percent"), "Almanac", "https://example.org/almanac",
		"4")
	sources, err := other.Sources(t.Context())
	if err != nil || len(sources) != 1 {
		t.Fatal(len(sources), err)
	}
	do(t, other, "Bob", model.EditSource{ID: sources[0].ID, Fields: model.SourceFields{Publisher: ptr("Brookings")}})
	merge(t, l, other)
	if got := answers(t, l, map[string]string{"mine": claim}, "brookings"); got != "mine" {
		t.Errorf("its publisher finds %q", got)
	}
	sound(t, l)
}

func TestMergingIsUndoneAsAWholeAndDoneAgain(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	shared := marked(t, l, version, talks, "600 miles")
	other := twin(t, l)
	do(t, l, "Ann", model.SetVerdict{ClaimID: shared, Rating: ptr("True")})
	do(t, other, "Bob", model.SetVerdict{ClaimID: shared, Rating: ptr("False")})
	do(t, other, "Bob", model.EditClaim{ID: shared, Speaker: ptr("The minister")})
	marked(t, other, version, talks, "21,000 troops")
	do(t, other, "Bob", model.ImportArticle{Document: document("Later", "What came later.")})
	before := dump(t, l)
	merge(t, l, other)
	after := dump(t, l)
	for range 2 {
		c, err := l.Undo(t.Context(), "Desk")
		if err != nil || !strings.HasPrefix(c.Event.What, "Undid: Merged") {
			t.Fatalf("undo: %+v, %v", c.Event, err)
		}
		sound(t, l)
		if now := dump(t, l); now != before {
			t.Errorf("after undo:\n%s\nwant\n%s", now, before)
		}
		if hits, err := l.Search(t.Context(), query.Parse("later", false), 9); err != nil || len(hits) != 0 {
			t.Errorf("undone, and found still: %d, %v", len(hits), err)
		}
		if _, err := l.Redo(t.Context(), "Desk"); err != nil {
			t.Fatal(err)
		}
		soundRows(t, l)
		if now := dump(t, l); now != after {
			t.Errorf("after redo:\n%s\nwant\n%s", now, after)
		}
	}
	// Undone, the line goes on to what was done here before; and the same file
	// can be merged anew.
	for _, editor := range []string{"Desk", "Ann"} {
		if _, err := l.Undo(t.Context(), editor); err != nil {
			t.Fatal(err)
		}
	}
	if d := dossierOf(t, l, shared); len(d.Verdicts) != 0 {
		t.Errorf("verdicts %+v", d.Verdicts)
	}
	if _, err := l.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	m := mergeQuietly(t, l, other)
	if now := dump(t, l); now != after {
		t.Errorf("merged anew (%+v):\n%s\nwant\n%s", m, now, after)
	}
	if len(open(t, l)) != 1 {
		t.Errorf("%d to decide", len(open(t, l)))
	}
}

func TestClaimsOfBothStandInEveryCorrectionThatOneHas(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	other := twin(t, l)
	corrected := strings.Replace(talks, "21,000", "22,000", 1)
	theirs := marked(t, other, version, talks, "21,000 troops")
	do(t, other, "Bob", model.ReviseArticle{ArticleID: article, Document: document("Talks", corrected)})
	corrected += "\n\nThis text was corrected."
	do(t, other, "Bob", model.ReviseArticle{ArticleID: article, Document: document("Talks", corrected)})
	mine := marked(t, l, version, talks, "600 miles")
	for _, one := range []*Library{l, other} {
		if one == l {
			merge(t, l, other)
		} else {
			merge(t, other, l)
		}
		p := proofOf(t, one, article)
		if p.Versions != 3 || p.Version.Text != corrected || len(p.Dossiers) != 2 {
			t.Fatalf("%d versions, %d claims, %q", p.Versions, len(p.Dossiers), p.Version.Text)
		}
		if a, ok := dossierOf(t, one, mine).In(p.Version.ID); !ok || a.State != model.Anchored || a.Exact != "600 miles" {
			t.Errorf("mine stands %+v", a)
		}
		if a, ok := dossierOf(t, one, theirs).In(p.Version.ID); !ok || a.State != model.Changed || a.Exact != "22,000 troops" {
			t.Errorf("theirs stands %+v", a)
		}
	}
}

// Imported by the one before the other corrected it, and by the other after.
func TestACorrectionComesAfterTheTextThatBothImported(t *testing.T) {
	unraced(t)
	other, l := fresh(t), fresh(t)
	corrected := strings.Replace(talks, "21,000", "22,000", 1)
	theirs, _ := imported(t, other, talks)
	do(t, other, "Bob", model.ReviseArticle{ArticleID: theirs, Document: document("Talks", corrected)})
	article, _ := imported(t, l, talks)
	mine := corrected + "\n\nThis text was corrected."
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", mine)})
	merge(t, l, other)
	var texts []string
	if err := l.read.Raw("SELECT text FROM versions WHERE deleted = '' ORDER BY number").Scan(&texts).Error; err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(texts, []string{talks, corrected, mine}) {
		t.Errorf("in this order: %q", texts)
	}
}

func TestCorrectionsOfBothAreMergedAgainAfterAMergeWasUndone(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, _ := imported(t, l, talks)
	other := twin(t, l)
	mine, theirs := "Corrected.\n\n"+talks, talks+"\n\nThis text was corrected."
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", mine)})
	do(t, other, "Bob", model.ReviseArticle{ArticleID: article, Document: document("Talks", theirs)})
	merge(t, l, other)
	if _, err := l.Undo(t.Context(), "Desk"); err != nil {
		t.Fatal(err)
	}
	merge(t, l, other)
	if p := proofOf(t, l, article); p.Versions != 3 || p.Version.Text != theirs {
		t.Errorf("%d versions, the newest %q", p.Versions, p.Version.Text)
	}
}

func TestAClaimKeptStandsInTheCorrectionsOfWhoDeletedIt(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "nearly 600 miles")
	other := twin(t, l)
	i := strings.Index(talks, "600 miles")
	do(t, other, "Bob", model.MoveAppearance{ID: dossierOf(t, other, claim).Appearances[0].ID,
		Span: passage.Span{Start: i, End: i + len("600 miles")}})
	do(t, other, "Bob", model.ReviseArticle{ArticleID: article, Document: document("Talks", "Corrected.\n\n"+talks)})
	do(t, other, "Bob", model.DeleteClaim{ID: claim})
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	theirs, ours := twin(t, other), twin(t, l)
	merge(t, ours, other)
	merge(t, theirs, l)
	for name, l := range map[string]*Library{"ours": ours, "theirs": theirs} {
		if a, ok := dossierOf(t, l, claim).In(proofOf(t, l, article).Version.ID); !ok || a.State == model.Orphaned || a.Exact != "600 miles" {
			t.Errorf("%s: it stands %+v", name, a)
		}
	}
}

func TestOnePageWithOtherWhiteSpaceIsKnownByItsAddress(t *testing.T) {
	unraced(t)
	l, other := fresh(t), fresh(t)
	here, there := document("Talks", talks), document("Talks", strings.Replace(talks, "\n\nThey", "\n\nSee also\n\nThey", 1))
	there.Text = strings.Replace(strings.ReplaceAll(talks, "of ", "of  "), "“Nearly”", "\"Nearly\"", 1)
	there = document("Talks", there.Text)
	here.URL, there.URL = "https://www.example.org/talks/", "http://example.org/talks"
	v := do(t, l, "Ann", model.ImportArticle{Document: here}).Created(model.NounVersion)
	w := do(t, other, "Bob", model.ImportArticle{Document: there}).Created(model.NounVersion)
	both := marked(t, l, v, talks, "21,000 troops")
	i := strings.Index(there.Text, "miles of  border")
	alone := do(t, other, "Bob", model.MarkClaim{VersionID: w,
		Span: passage.Span{Start: i, End: i + len("miles of  border")}}).Created(model.NounClaim)
	marked(t, other, w, there.Text, "21,000 troops")
	m := merge(t, l, other)
	if m.Articles.United != 1 || m.Claims.United != 1 || m.Claims.Added != 1 {
		t.Errorf("report %+v", m)
	}
	d := dossierOf(t, l, alone)
	if a, ok := d.In(v); !ok || a.Exact != "miles of border" || a.State != model.Anchored {
		t.Errorf("stands %+v", d.Appearances)
	}
	dossierOf(t, l, both)
}

func TestOneRatingForTwoReasonsIsAskedAboutAndStandsMeanwhile(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	other := twin(t, l)
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("The map says so.")})
	do(t, other, "Bob", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("So does the treaty.")})
	merge(t, l, other)
	d := dossierOf(t, l, claim)
	if r, ok := d.Rating(); !ok || r.Label != "True" || d.Claim.Status != model.Checked || len(d.Contested()) != 0 || len(d.Disputes) != 1 {
		t.Fatalf("rating %+v, %s, disputes %+v", r, d.Claim.Status, d.Disputes)
	}
	for choice, want := range map[model.Choice][2]string{model.ChoiceOurs: {"Ann", "The map says so."},
		model.ChoiceTheirs: {"Bob", "So does the treaty."}} {
		do(t, l, "Desk", model.DecideDispute{ID: d.Disputes[0].ID, Choice: choice})
		if v, _ := dossierOf(t, l, claim).Verdict(); v.By != want[0] || v.Reasoning != want[1] {
			t.Errorf("%s: %+v", choice, v)
		}
		if _, err := l.Undo(t.Context(), "Desk"); err != nil {
			t.Fatal(err)
		}
	}
	do(t, l, "Eve", model.SetVerdict{ClaimID: claim, Rating: ptr("Mixed")})
	if len(open(t, l)) != 0 {
		t.Error("it is asked about still")
	}
}
