package library

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/query"
)

// archive is a library with three articles and two claims.
func archive(t testing.TB) (l *Library, ids map[string]string) {
	t.Helper()
	l, ids = fresh(t), map[string]string{}
	add := func(name, text, publisher, published string) string {
		d := document(name, text)
		d.Publisher, d.Published = publisher, published
		c := do(t, l, "Ann", model.ImportArticle{Document: d})
		ids[name] = c.Created(model.NounArticle)
		return c.Created(model.NounVersion)
	}
	talksVersion := add("Talks", talks, "CBS News", "2009-03-31")
	add("Café", "In the Café Zürich the naïve attaché spoke of opium.\n\nAnd of nearly everything else.", "Der Bund", "2010-05-01")
	add("Opium", "Opium, opium, opium: ninety percent of it. Border and war.", "", "")
	ids["border"] = marked(t, l, talksVersion, talks, "nearly 600 miles of border")
	ids["troops"] = marked(t, l, talksVersion, talks, "21,000 troops")
	do(t, l, "Ann", model.EditClaim{ID: ids["troops"], Speaker: ptr("Richard Holbrooke"), Kind: ptr(model.Statistic)})
	do(t, l, "Ann", model.SetVerdict{ClaimID: ids["troops"], Rating: ptr("Mostly true"), Reasoning: ptr("The Pentagon’s order says 21,000.")})
	do(t, l, "Ann", model.AttachSource{ClaimID: ids["troops"], Stance: model.Supports, Quote: "an additional brigade",
		New: &model.AddSource{Fields: model.SourceFields{Title: ptr("White Paper on Policy"), URL: ptr("https://www.example.org/paper?id=1")}}})
	return l, ids
}

// answers are the names of what a search finds, in order.
func answers(t testing.TB, l *Library, ids map[string]string, text string) string {
	t.Helper()
	hits, err := l.Search(t.Context(), query.Parse(text, false), 50)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var names []string
	for _, h := range hits {
		for name, id := range ids {
			if id == h.ClaimID || h.ClaimID == "" && id == h.ArticleID {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, " ")
}

func TestSearchFindsWhatIsMeant(t *testing.T) {
	unraced(t)
	l, ids := archive(t)
	for _, c := range []struct{ query, want string }{
		{"opium", "Opium Café"}, // in the headline, and more often
		{"cafe zurich naive", "Café"},
		{"CAFÉ", "Café"},
		{"opium -border", "Café"},
		{`"ninety percent"`, "Opium"},
		{`"percent ninety"`, ""},
		{"attach*", "Café"},
		{"attach", ""},
		{"zürich OR ninety", "Opium Café"},
		{"pentagon", "troops"},
		{"brigade", "troops"},
		{"white paper policy", "troops"},
		{"speaker:holbrooke", "troops"},
		{"rating:\"mostly true\"", "troops"},
		{"status:unchecked", "border"},
		{"kind:statistic troops", "troops"},
		{"kind:forecast", ""},
		{"publisher:bund opium", "Café"},
		{"opium after:2010", "Café"},
		{"opium before:2010", ""},
		{"owner:%", ""},
		{"NEAR( ^ \"", ""},
		{"21,000", "troops Talks"},
		{"21000 OR nothing", "troops Talks"},
		{"21 000", "troops Talks"},
		{"pentagon OR publisher:bund", "troops Café"},
		{"(pentagon OR opium) -rating:mostly -border", "Café"},
		{"rating:mostly", "troops"},
		{"rating:true", ""},
		{"-opium kind:statistic", "troops"},
		{"published:2009..2009-04 troops", "Talks troops"},
		{"published:2010", "Café"},
		{"after:soon", ""},
		{"example.org", "troops"}, // the source's address
		{"speaker:rich", "troops"},
		{"speaker:ichard", ""},
		{"publisher:news miles", "border Talks"},
		{"-opium -miles -troops", ""},
		{"-opium", "troops border Talks"},
	} {
		if got := answers(t, l, ids, c.query); got != c.want {
			t.Errorf("%s finds %q, want %q", c.query, got, c.want)
		}
	}
}

func TestAHitTellsWhereItStands(t *testing.T) {
	unraced(t)
	l, ids := archive(t)
	hits, err := l.Search(t.Context(), query.Parse("everything", false), 5)
	if err != nil || len(hits) != 1 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	p, err := l.Proof(t.Context(), ids["Café"], 0)
	if err != nil {
		t.Fatal(err)
	}
	h := hits[0]
	if got := p.Version.Text[h.Span.Start:h.Span.End]; got != "everything" || h.Title != "Café" {
		t.Errorf("the hit stands on %q in %q", got, h.Title)
	}
	if len(h.Matches) != 1 || h.Snippet[h.Matches[0].Start:h.Matches[0].End] != "everything" || strings.Contains(h.Snippet, "\n") {
		t.Errorf("snippet %q, found %v", h.Snippet, h.Matches)
	}
	hits, err = l.Search(t.Context(), query.Parse("pentagon", false), 5)
	if err != nil || len(hits) != 1 || hits[0].ClaimID != ids["troops"] || talks[hits[0].Span.Start:hits[0].Span.End] != "21,000 troops" {
		t.Errorf("a claim's hit: %+v, %v", hits, err)
	}
}

func TestTheIndexFollowsEveryChangeAndUndo(t *testing.T) {
	unraced(t)
	l, ids := archive(t)
	steps := []struct {
		what    model.Command
		query   string
		before  string
		after   string
		comment string
	}{
		{model.EditClaim{ID: ids["border"], Wording: ptr("Nine hundred kilometres")}, "kilometres", "", "border", "a claim reworded"},
		{model.SetVerdict{ClaimID: ids["troops"], Rating: ptr("False"), Reasoning: ptr("Miscounted.")}, "miscounted", "", "troops",
			"another verdict"},
		{model.EditArticle{ID: ids["Opium"], Title: ptr("Poppies")}, "poppies", "", "Opium", "a headline"},
		{model.DeleteClaim{ID: ids["troops"]}, "holbrooke", "troops", "", "a claim deleted"},
		{model.DeleteArticle{ID: ids["Café"]}, "zürich", "Café", "", "an article deleted"},
		{model.DeleteArticle{ID: ids["Talks"]}, "miles", "border Talks", "", "an article with claims deleted"},
	}
	for _, s := range steps {
		if got := answers(t, l, ids, s.query); got != s.before {
			t.Errorf("%s: before, %s finds %q, want %q", s.comment, s.query, got, s.before)
		}
		do(t, l, "Ann", s.what)
		if got := answers(t, l, ids, s.query); got != s.after {
			t.Errorf("%s: %s finds %q, want %q", s.comment, s.query, got, s.after)
		}
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
		if got := answers(t, l, ids, s.query); got != s.before {
			t.Errorf("%s: after undo, %s finds %q, want %q", s.comment, s.query, got, s.before)
		}
	}
	source, err := l.Sources(t.Context())
	if err != nil || len(source) != 1 {
		t.Fatal(len(source), err)
	}
	do(t, l, "Ann", model.EditSource{ID: source[0].ID, Fields: model.SourceFields{Publisher: ptr("Brookings")}})
	if got := answers(t, l, ids, "brookings"); got != "troops" {
		t.Errorf("an edited source finds %q", got)
	}
	// Another passage: only the words it stands on now are found. (Its wording
	// stays what it was, and talks has them too.)
	do(t, l, "Ann", model.EditClaim{ID: ids["troops"], Wording: ptr("As many as that")})
	i := strings.Index(talks, "600 miles")
	do(t, l, "Ann", model.MoveAppearance{ID: dossierOf(t, l, ids["troops"]).Appearances[0].ID,
		Span: passage.Span{Start: i, End: i + len("600 miles")}})
	if got := answers(t, l, ids, "600 miles"); !strings.Contains(got, "troops") {
		t.Errorf("a passage adjusted finds %q", got)
	}
	sound(t, l)
}

func TestALibraryFromBeforeSearchIsIndexed(t *testing.T) {
	unraced(t)
	path := oldLibrary(t, oldRows, 1)
	l := at(t, path)
	hits, err := l.Search(t.Context(), query.Parse("miles border", false), 5)
	if err != nil || len(hits) != 1 {
		t.Errorf("%d hits, %v", len(hits), err)
	}
	kept, err := Backups(path)
	if err != nil || len(kept) != 1 {
		t.Errorf("copies made before: %v, %v", kept, err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestNothingTypedIsAnError(t *testing.T) {
	t.Parallel()
	l, _ := archive(t)
	for _, text := range []string{`"`, `""`, "*", "(", ")", "a AND", "OR OR", "NOT NOT", "^x", "a:b", "{x}", "-", "--", "'", ";", "title:x",
		"\x00", "\xff", strings.Repeat("word ", 400), "🦄", "a NEAR/2 b", "rating:'", "speaker:\"", "-", "a OR -b", "-(a OR rating:b)",
		strings.Repeat("(a OR -b) ", 60), strings.Repeat("-(", 60), "published:..", "中", "2,"} {
		for _, typing := range []bool{false, true} {
			if _, err := l.Find(t.Context(), query.Parse(text, typing), 5); err != nil {
				t.Errorf("%.40q: %v", text, err)
			}
			if _, err := l.FindWhileTyping(t.Context(), query.Parse(text, typing), 5); err != nil {
				t.Errorf("%.40q at a glance: %v", text, err)
			}
		}
	}
}

func TestAnIndexThatMissedSomethingIsNoticedAndMadeAnew(t *testing.T) {
	unraced(t)
	onFile(t)
	for name, spoil := range map[string]string{
		"a document gone":     "DELETE FROM search_docs WHERE id = 1",
		"a text grown":        "UPDATE versions SET text = text || ' More.'",
		"a claim left behind": "UPDATE claims SET deleted = '2026-01-01T00:00:00.000Z'",
	} {
		l, ids := archive(t)
		long := document("Long", strings.Repeat("a word ", 20_000)) // sizes of more than one byte
		do(t, l, "Ann", model.ImportArticle{Document: long})
		sound(t, l)
		if err := l.write.Exec(spoil).Error; err != nil {
			t.Fatal(err)
		}
		wrong, err := l.Check(t.Context())
		if err != nil || !strings.Contains(strings.Join(wrong, " "), "search index") {
			t.Errorf("%s: %q, %v", name, wrong, err)
		}
		if name != "a document gone" {
			continue
		}
		copied := filepath.Join(t.TempDir(), "copy.galley")
		if err := l.Backup(t.Context(), copied); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Restore(t.Context(), copied); err != nil {
			t.Fatal(err)
		}
		sound(t, l)
		if got := answers(t, l, ids, "zürich OR ninety OR miles"); !strings.Contains(got, "Café") || !strings.Contains(got, "Talks") {
			t.Errorf("after that there is %s", got)
		}
	}
}

func TestWhatStandsFarDownALongTextIsFound(t *testing.T) {
	unraced(t)
	l := fresh(t)
	var text strings.Builder
	for i := range 120_000 { // more different words than a server's index takes of one text
		fmt.Fprintf(&text, "figure%d ", i)
	}
	id := do(t, l, "Ann", model.ImportArticle{Document: document("A table of opium", text.String()+"closing remark")}).Created(model.NounArticle)
	do(t, l, "Ann", model.ImportArticle{Document: document("Another", "On figure7 and no more.")})
	for typed, want := range map[string]int{"figure7": 2, "figure119999": 1, "figure11999*": 1, `"figure119999 closing remark"`: 1, `"figure119998 closing"`: 0,
		"remark opium": 1, "figure7 -remark": 1, "-figure119999": 1, "figure119999 OR figure7": 2, "figure7 figure120001": 0} {
		hits, err := l.Search(t.Context(), query.Parse(typed, false), 5)
		if err != nil || len(hits) != want || want == 1 && !strings.Contains(typed, "-") && hits[0].ArticleID != id {
			t.Errorf("%s: %d hits, not %d, %v", typed, len(hits), want, err)
		}
	}
}
