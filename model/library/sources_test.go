package library

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// added adds a source, and puts it on claims.
func added(t testing.TB, l *Library, f model.SourceFields, claims ...string) string {
	t.Helper()
	id := do(t, l, "Ann", model.AddSource{Fields: f}).Created(model.NounSource)
	for _, c := range claims {
		do(t, l, "Ann", model.AttachSource{ClaimID: c, SourceID: id, Stance: model.Supports, Quote: "in " + id})
	}
	return id
}

// sourced is a library with two claims, three sources on them and one on none.
func sourced(t testing.TB) (l *Library, claims, sources []string) {
	t.Helper()
	l = fresh(t)
	_, version := imported(t, l, talks)
	claims = []string{marked(t, l, version, talks, "600 miles"), marked(t, l, version, talks, "21,000")}
	sources = []string{
		added(t, l, model.SourceFields{Title: ptr("The atlas"), Publisher: ptr("Maps"), URL: ptr("https://maps.example/a?utm_source=x")}, claims...),
		added(t, l, model.SourceFields{Title: ptr("Atlas"), URL: ptr("http://www.maps.example/a/")}, claims[0]),
		added(t, l, model.SourceFields{Title: ptr("the Atlas!"), Publisher: ptr("MAPS"), Author: ptr("Jo")}),
		added(t, l, model.SourceFields{Title: ptr("Other atlas"), Publisher: ptr("Maps"), URL: ptr("https://maps.example/b")}, claims[1]),
	}
	return l, claims, sources
}

func titles(rows []model.SourceUse) string {
	var out []string
	for _, r := range rows {
		out = append(out, fmt.Sprint(r.Title, " ", r.Uses))
	}
	return strings.Join(out, ", ")
}

func TestSourcesAreListedInEveryOrder(t *testing.T) {
	unraced(t)
	l, _, _ := sourced(t)
	for _, c := range []struct {
		q             model.SourceQuery
		offset, total int
		want          string
	}{
		{model.SourceQuery{}, 0, 4, "Other atlas 1, the Atlas! 0"},
		{model.SourceQuery{Sort: model.SourcesByUse}, 0, 4, "The atlas 2, Other atlas 1"},
		{model.SourceQuery{Sort: model.SourcesByUse}, 2, 4, "Atlas 1, the Atlas! 0"},
		{model.SourceQuery{Sort: model.SourcesByTitle}, 0, 4, "Atlas 1, Other atlas 1"},
		{model.SourceQuery{Text: "maps other"}, 0, 1, "Other atlas 1"},
		{model.SourceQuery{Text: "100%"}, 0, 0, ""},
	} {
		part, err := l.SourceList(t.Context(), c.q, c.offset, 2)
		if err != nil || part.Total != c.total || titles(part.Rows) != c.want {
			t.Errorf("%+v from %d: %d, %s, %v; want %d, %s", c.q, c.offset, part.Total, titles(part.Rows), err, c.total, c.want)
		}
	}
	if at, err := l.SourcesAt(t.Context(), "https://maps.example/a#x", 9); err != nil || titles(at) != "Atlas 1" {
		t.Errorf("at an address: %s, %v", titles(at), err)
	}
	if at, err := l.SourcesAt(t.Context(), "Atlas", 9); err != nil || len(at) != 0 {
		t.Errorf("at no address: %s, %v", titles(at), err)
	}
	found, err := l.SourcesLike(t.Context(), "atlas maps", 2)
	if err != nil || titles(found) != "Other atlas 1, the Atlas! 0" {
		t.Errorf("%s, %v", titles(found), err)
	}
}

func TestASourceTellsWhichClaimsItIsOn(t *testing.T) {
	unraced(t)
	l, claims, sources := sourced(t)
	do(t, l, "Ann", model.DeleteClaim{ID: claims[1]})
	on, total, err := l.SourceClaims(t.Context(), sources[0], 0, 10)
	if err != nil || total != 1 || len(on) != 1 || on[0].ClaimID != claims[0] || on[0].Wording != "600 miles" || on[0].Title == "" ||
		on[0].ArticleID == "" || on[0].Stance != model.Supports {
		t.Errorf("%d of %d, %v: %+v", len(on), total, err, on)
	}
	if part, err := l.SourceList(t.Context(), model.SourceQuery{Text: "The atlas"}, 0, 9); err != nil || part.Rows[len(part.Rows)-1].Uses != 1 {
		t.Errorf("a claim in the trash counts: %s, %v", titles(part.Rows), err)
	}
}

func TestSourcesThatAreTheSameAreFound(t *testing.T) {
	unraced(t)
	l, _, _ := sourced(t)
	added(t, l, model.SourceFields{Title: ptr("A study"), URL: ptr("https://doi.org/10.1000/ABC")})
	added(t, l, model.SourceFields{Title: ptr("The study, again"), URL: ptr("https://dx.doi.org/10.1000/abc")})
	added(t, l, model.SourceFields{Title: ptr("Report"), Publisher: ptr("UN"), URL: ptr("https://un.example/2008")})
	added(t, l, model.SourceFields{Title: ptr("Report"), Publisher: ptr("UN"), URL: ptr("https://un.example/2009")})
	added(t, l, model.SourceFields{Title: ptr("Interview")})
	added(t, l, model.SourceFields{Title: ptr("Interview")})
	groups, err := l.DuplicateSources(t.Context(), 10)
	var got []string
	for _, g := range groups {
		got = append(got, titles(g))
	}
	want := []string{"The atlas 2, Atlas 1, the Atlas! 0", "A study 0, The study, again 0"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if few, err := l.DuplicateSources(t.Context(), 1); err != nil || len(few) != 1 {
		t.Errorf("%d groups where one was asked for, %v", len(few), err)
	}
}

func TestIDsOfMergedSourcesLeadToTheOneTheyAreNow(t *testing.T) {
	unraced(t)
	l, claims, s := sourced(t)
	do(t, l, "Ann", model.MergeSources{Into: s[1], Sources: []string{s[0]}})
	do(t, l, "Bob", model.MergeSources{Into: s[2], Sources: []string{s[1]}})
	for _, id := range s[:3] {
		if now, err := l.Source(t.Context(), id); err != nil || now.ID != s[2] || now.Publisher != "MAPS" || now.URL == "" {
			t.Errorf("%s leads to %+v, %v", id, now, err)
		}
	}
	for _, c := range claims {
		for _, x := range dossierOf(t, l, c).Evidence {
			if x.SourceID != s[2] && x.SourceID != s[3] || x.Source.Title == "" {
				t.Errorf("%+v", x)
			}
		}
	}
	do(t, l, "Ann", model.AttachSource{ClaimID: claims[1], SourceID: s[0], Stance: model.Context})
	if d := dossierOf(t, l, claims[1]); d.Evidence[len(d.Evidence)-1].SourceID != s[2] {
		t.Errorf("a source is attached by an id it had: %+v", d.Evidence)
	}
	if _, err := l.Source(t.Context(), "0000000000000000"); !model.HasCode(err, model.NotFound) {
		t.Errorf("an id that was never given: %v", err)
	}
	sound(t, l)
}

// onClaims is all that a library has of sources and what they say.
func onClaims(t testing.TB, l *Library) string {
	t.Helper()
	var sources []model.Source
	var evidence []model.Evidence
	if err := l.read.Table("sources").Order("id").Find(&sources).Error; err != nil {
		t.Fatal(err)
	}
	if err := l.read.Table("evidence").Order("id").Find(&evidence).Error; err != nil {
		t.Fatal(err)
	}
	for i := range sources {
		sources[i].Deleted = sources[i].Deleted[:min(1, len(sources[i].Deleted))] // when it is done again is no matter
	}
	return fmt.Sprintf("%+v %+v", sources, evidence)
}

func TestMergingSourcesIsOneStepOfHistory(t *testing.T) {
	unraced(t)
	l, claims, s := sourced(t)
	before := onClaims(t, l)
	c := do(t, l, "Ann", model.MergeSources{Into: s[0], Sources: []string{s[1], s[2]}})
	if h, err := l.History(t.Context(), s[1], 1); err != nil || h[0].ID != c.Event.ID {
		t.Errorf("history of a merged one: %+v, %v", h, err)
	}
	after := onClaims(t, l)
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if onClaims(t, l) != before {
		t.Error("undo leaves something")
	}
	if now, err := l.Source(t.Context(), s[1]); err != nil || now.ID != s[1] {
		t.Errorf("%+v, %v", now, err)
	}
	if _, err := l.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if onClaims(t, l) != after {
		t.Error("redo does something else")
	}
	if now, err := l.Source(t.Context(), s[1]); err != nil || now.ID != s[0] {
		t.Errorf("after redo %+v, %v", now, err)
	}
	if d := dossierOf(t, l, claims[0]); len(d.Evidence) != 2 {
		t.Errorf("%+v", d.Evidence)
	}
	sound(t, l)
}

func TestAReportFromBeforeAMergeBringsNoSourceTwice(t *testing.T) {
	unraced(t)
	l, _, s := sourced(t)
	text := "Spain lost 12 ships."
	article, version, claim := model.NewID(), model.NewID(), model.NewID()
	b := model.Bundle{
		Article: model.Article{ID: article, Title: "Ships", Imported: model.Now(), ImportedBy: "Bob"},
		Versions: []model.Version{{ID: version, ArticleID: article, Number: 1, Text: text, SHA256: passage.Hash(text), FileHash: passage.Hash("x"), Added: model.Now(),
			Blocks: []model.Block{{Kind: model.Paragraph, Start: 0, End: len(text)}}, Hidden: []int{}, LeftOut: []model.LeftOut{}}},
		Claims: []model.Claim{{ID: claim, Wording: text, Status: model.Unchecked, Created: model.Now()}},
		Appearances: []model.Appearance{{ID: model.NewID(), ClaimID: claim, ArticleID: article, VersionID: version, Start: 0, End: 5, Exact: text[:5],
			Suffix: text[5:], State: model.Anchored}},
		Sources:  []model.Source{{ID: s[1], Title: "Atlas", Created: model.Now()}},
		Evidence: []model.Evidence{{ID: model.NewID(), ClaimID: claim, SourceID: s[1], Stance: model.Context, Added: model.Now()}},
		Original: model.File{SHA256: passage.Hash("report"), Name: "report.json", Size: 6, Bytes: []byte("report")},
	}
	do(t, l, "Ann", model.MergeSources{Into: s[0], Sources: []string{s[1]}})
	do(t, l, "Ann", model.ImportBundle{Bundle: b})
	if part, err := l.SourceList(t.Context(), model.SourceQuery{}, 0, 9); err != nil || part.Total != 3 {
		t.Errorf("%d sources, %v", part.Total, err)
	}
	if d := dossierOf(t, l, claim); len(d.Evidence) != 1 || d.Evidence[0].SourceID != s[0] {
		t.Errorf("%+v", d.Evidence)
	}
	sound(t, l)
}

func TestSourcesMergedInOneLibraryAreMergedInTheOther(t *testing.T) {
	unraced(t)
	l, claims, s := sourced(t)
	other := twin(t, l)
	do(t, other, "Bob", model.MergeSources{Into: s[0], Sources: []string{s[1]}})
	do(t, l, "Ann", model.EditClaim{ID: claims[0], Speaker: ptr("Holbrooke")})
	if got := merge(t, l, other); got.Conflicts != 0 {
		t.Errorf("%d to decide", got.Conflicts)
	}
	for _, x := range dossierOf(t, l, claims[0]).Evidence {
		if x.SourceID != s[0] {
			t.Errorf("%+v", x)
		}
	}
	if now, err := l.Source(t.Context(), s[1]); err != nil || now.ID != s[0] {
		t.Errorf("%+v, %v", now, err)
	}
	sound(t, l)
}

func TestEvidenceAddedToASourceThatWasMergedElsewhereIsKept(t *testing.T) {
	unraced(t)
	l, claims, s := sourced(t)
	other := twin(t, l)
	do(t, other, "Bob", model.MergeSources{Into: s[0], Sources: []string{s[1]}})
	do(t, l, "Ann", model.AttachSource{ClaimID: claims[1], SourceID: s[1], Stance: model.Refutes, Quote: "new"})
	merge(t, l, other)
	d := dossierOf(t, l, claims[1])
	if last := d.Evidence[len(d.Evidence)-1]; last.Quote != "new" || last.Source.Title != "Atlas" {
		t.Errorf("%+v", d.Evidence)
	}
	sound(t, l)
}

func TestEvidenceThatComesBackHasItsSource(t *testing.T) {
	unraced(t)
	l, claims, s := sourced(t)
	d := dossierOf(t, l, claims[1])
	do(t, l, "Ann", model.DetachSource{EvidenceID: d.Evidence[1].Evidence.ID})
	do(t, l, "Bob", model.DeleteSources{Sources: []string{s[3]}})
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if d := dossierOf(t, l, claims[1]); len(d.Evidence) != 2 || d.Evidence[1].Source.Title != "Other atlas" {
		t.Errorf("%+v", d.Evidence)
	}
}

func TestSpeakersAreFoundWithHowMuchTheySaid(t *testing.T) {
	unraced(t)
	l, claims, _ := sourced(t)
	_, version := imported(t, l, "Others said much. And they said more.")
	third := marked(t, l, version, "Others said much. And they said more.", "more")
	for i, c := range append(claims, third) {
		do(t, l, "Ann", model.EditClaim{ID: c, Speaker: ptr([]string{"Barack Obama", "Barack Obama", "Michelle Obama"}[i])})
	}
	for text, want := range map[string]string{"": "[{Barack Obama 2} {Michelle Obama 1}]", "obama mi": "[{Michelle Obama 1}]", "_": "[]"} {
		if got, err := l.Speakers(t.Context(), text, 9); err != nil || fmt.Sprint(got) != want {
			t.Errorf("%q: %v, %v; want %s", text, got, err, want)
		}
	}
	if got, err := l.Speakers(t.Context(), "", 1); err != nil || len(got) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}

func BenchmarkSourcesOfALargeLibrary(b *testing.B) {
	l, claims, _ := sourced(b)
	const many = 100_000
	tx := l.write.Begin()
	for i := range many {
		id := fmt.Sprintf("%016d", i)
		stamp := model.Now()
		s := model.Source{ID: id, Title: fmt.Sprintf("Source %d", i*7919%many), Publisher: "P", URL: fmt.Sprintf("https://a.example/%d", i), Created: stamp}
		if err := tx.Table("sources").Create(&s).Error; err != nil {
			b.Fatal(err)
		}
		e := model.Evidence{ID: id, ClaimID: claims[i%2], SourceID: id, Stance: model.Context, Added: stamp}
		if err := tx.Table("evidence").Create(&e).Error; err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit().Error; err != nil {
		b.Fatal(err)
	}
	ctx := b.Context()
	for name, f := range map[string]func() error{
		"newest": func() error { _, err := l.SourceList(ctx, model.SourceQuery{}, 50_000, 64); return err },
		"title": func() error {
			_, err := l.SourceList(ctx, model.SourceQuery{Sort: model.SourcesByTitle}, 50_000, 64)
			return err
		},
		"use": func() error {
			_, err := l.SourceList(ctx, model.SourceQuery{Sort: model.SourcesByUse}, 50_000, 64)
			return err
		},
		"filter":     func() error { _, err := l.SourceList(ctx, model.SourceQuery{Text: "9119"}, 0, 64); return err },
		"like":       func() error { _, err := l.SourcesLike(ctx, "911 p", 8); return err },
		"duplicates": func() error { _, err := l.DuplicateSources(ctx, 50); return err },
		"speakers":   func() error { _, err := l.Speakers(ctx, "o", 8); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
