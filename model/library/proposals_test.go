//go:build !race || long

package library

import (
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
	"galley/model/query"
)

// planted stores records as they are.
type planted []model.Record

func (planted) Action() string { return "plant" }
func (p planted) Plan(model.View, model.Author) (model.Plan, error) {
	var edits []model.Edit
	for _, r := range p {
		edits = append(edits, model.Create(r))
	}
	return model.Plan{What: "Planted", Edits: edits}, nil
}

// zyzzyva is a source that only a proposal has, and the proposal, of a claim.
func zyzzyva(claim string) planted {
	return planted{
		model.Source{ID: "zs", Title: "Zyzzyva", URL: "https://zyzzyva.example/", Publisher: "Zyzzyva", Created: "2026-11-20T09:00:00.000Z"},
		model.Evidence{ID: "ze", ClaimID: claim, SourceID: "zs", Stance: model.Supports, Quote: "zyzzyva", Locator: "p. 4",
			Note: model.AlreadyChecked + " zyzzyva", Added: "2026-11-20T09:00:00.000Z", ProposedBy: "Jo", FromNote: "n"},
	}
}

// No list, no count and no search knows what is only proposed. Once it is accepted all of
// them do.
func TestWhatIsProposedIsInNoListAndCountsForNothing(t *testing.T) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	was := dossierOf(t, l, claim)
	seen, err := l.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	change := do(t, l, "Ann", zyzzyva(claim))
	taken, err := l.DossierAfter(t.Context(), claim, was, seen, change)
	if err != nil {
		t.Fatal(err)
	}
	d := dossierOf(t, l, claim)
	if !reflect.DeepEqual(normal(taken), normal(d)) {
		t.Errorf("the dossier after the change is %+v, want %+v", taken, d)
	}
	if len(d.Evidence) != 0 || len(d.Proposals) != 1 || d.Proposals[0].Source.Title != "Zyzzyva" {
		t.Fatalf("evidence %+v, proposals %+v", d.Evidence, d.Proposals)
	}
	if !d.Has(model.FlawNoSource, version) || len(d.EarlierChecks()) != 0 || d.Claim.Status != model.Unchecked {
		t.Errorf("a proposal counts: %v, %v, %s", d.Flaws(version), d.EarlierChecks(), d.Claim.Status)
	}
	finds := func() map[string]bool { return listsWith(t, l, "zyzzyva") }
	for list, has := range finds() {
		if has {
			t.Errorf("%s has it", list)
		}
	}
	e := d.Proposals[0].Evidence
	e.ProposedBy = ""
	do(t, l, "Bob", altered{d.Proposals[0].Evidence, e})
	for list, has := range finds() {
		if !has {
			t.Errorf("once accepted, %s does not have it", list)
		}
	}
	if d := dossierOf(t, l, claim); len(d.Evidence) != 1 || len(d.Proposals) != 0 || d.Has(model.FlawNoSource, version) {
		t.Errorf("accepted: %+v", d)
	}
}

// altered changes a record.
type altered [2]model.Record

func (altered) Action() string { return "alter" }
func (a altered) Plan(model.View, model.Author) (model.Plan, error) {
	return model.Plan{What: "Altered", Edits: []model.Edit{{Before: a[0], After: a[1]}}}, nil
}

// listsWith says which of the lists of a library say a word, or count the one source.
func listsWith(t *testing.T, l *Library, word string) map[string]bool {
	t.Helper()
	ctx := t.Context()
	must := func(v any, err error) any {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	got := map[string]any{}
	got["sources"] = must(l.Sources(ctx))
	got["sources offered"] = must(l.SourcesLike(ctx, "", 9))
	for _, sort := range model.SourceSorts {
		got["list by "+string(sort)] = must(l.SourceList(ctx, model.SourceQuery{Sort: sort}, 0, 9))
	}
	found := must(l.Search(ctx, query.Parse(word, false), 9)).([]model.Hit)
	got["search"] = []string{strings.Repeat(word, len(found))}
	on, _, err := l.SourceClaims(ctx, "zs", 0, 9)
	got["claims of the source"] = strings.Repeat(word, len(must(on, err).([]model.SourceClaim)))
	use := must(l.SourceUse(ctx, "zs")).(model.SourceUse)
	got["its uses"] = strings.Repeat(word, use.Uses)
	has := map[string]bool{}
	for list, v := range got {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		has[list] = strings.Contains(strings.ToLower(string(data)), word)
	}
	return has
}

// Merging libraries that imported a draft each by itself: what one side accepted is accepted.
func TestWhatOneSideAcceptedIsAcceptedAfterAMerge(t *testing.T) {
	for _, ours := range []bool{true, false} {
		var sides [2]*Library
		for i := range sides {
			l := fresh(t)
			_, version := imported(t, l, talks)
			claim := marked(t, l, version, talks, "600 miles")
			z := zyzzyva(claim)
			e := z[1].(model.Evidence)
			e.ID = model.NewID()
			z[1] = e
			do(t, l, "Ann", z)
			if ours == (i == 0) {
				done := e
				done.ProposedBy, done.Stance = "", model.Refutes
				do(t, l, "Bob", altered{e, done})
			}
			sides[i] = l
		}
		merge(t, sides[0], sides[1])
		all, err := sides[0].Dossiers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != 1 || len(all[0].Evidence) != 1 || len(all[0].Proposals) != 0 || all[0].Evidence[0].Stance != model.Refutes ||
			len(all[0].Disputes) != 0 {
			t.Errorf("ours accepted it %v: %+v", ours, all)
		}
	}
}

// proposed proposes a source for words of a version.
func proposed(t testing.TB, l *Library, version, text, words, key, title string) model.Change {
	t.Helper()
	start := strings.Index(text, words)
	span := passage.Span{Start: start, End: start + len(words)}
	return do(t, l, "Ann", model.ProposeSources{VersionID: version, Proposals: []model.Proposal{
		{Span: span, At: span, Key: key, By: "Jo", Source: model.Source{Title: title}, Draft: true}}})
}

// What was refused is not proposed again; what was taken back by undo is.
func TestARefusalLastsAndAnUndoDoesNot(t *testing.T) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	change := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva")
	evidence := change.Created(model.NounEvidence)
	if evidence == "" {
		t.Fatal("nothing is proposed")
	}
	if again := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
		t.Errorf("again: %+v", again)
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if all, err := l.Dossiers(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("undone: %+v, %v", all, err)
	}
	if _, err := l.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if again := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
		t.Errorf("after redo: %+v", again)
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	change = proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva")
	if evidence = change.Created(model.NounEvidence); evidence == "" {
		t.Fatal("what was undone is not proposed again")
	}
	do(t, l, "Bob", model.RefuseEvidence{IDs: []string{evidence}})
	if again := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
		t.Errorf("refused: %+v", again)
	}
	if _, err := l.Undo(t.Context(), "Bob"); err != nil {
		t.Fatal(err)
	}
	do(t, l, "Bob", model.AcceptEvidence{IDs: []string{evidence}})
	if again := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
		t.Errorf("accepted: %+v", again)
	}
	all, err := l.Dossiers(t.Context())
	if err != nil || len(all) != 1 || len(all[0].Evidence) != 1 || all[0].Claim.Status != model.InProgress {
		t.Errorf("%+v, %v", all, err)
	}
}

// Proposals go with their claim to the next version, and with the library into another one. What
// one of two editors decided holds for both.
func TestProposalsAreCarriedAndMerged(t *testing.T) {
	l := fresh(t)
	article, version := imported(t, l, talks)
	one := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva").Created(model.NounEvidence)
	two := proposed(t, l, version, talks, "21,000", "n2", "Other").Created(model.NounEvidence)
	if one == "" || two == "" {
		t.Fatal("nothing is proposed")
	}
	other := twin(t, l)
	do(t, other, "Bob", model.RefuseEvidence{IDs: []string{one}})
	do(t, other, "Bob", model.AcceptEvidence{IDs: []string{two}})
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", talks+"\n\nMore.")})
	newest, err := l.NewestVersion(t.Context(), article)
	if err != nil {
		t.Fatal(err)
	}
	if again := proposed(t, l, newest.ID, talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
		t.Errorf("revised: %+v", again)
	}
	merge(t, l, other)
	all, err := l.Dossiers(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	for _, d := range all {
		if len(d.Proposals) != 0 || len(d.Disputes) != 0 {
			t.Errorf("%+v", d)
		}
		if _, stands := d.In(newest.ID); !stands {
			t.Errorf("%q is not in the new version", d.Claim.Wording)
		}
	}
	if len(all[0].Evidence)+len(all[1].Evidence) != 1 {
		t.Errorf("%+v", all)
	}
	if again := proposed(t, l, newest.ID, talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
		t.Errorf("merged: %+v", again)
	}
}

// Twice as many proposals take twice the memory to store, and many go into a few statements.
func TestStoringProposalsCostsTheirNumber(t *testing.T) {
	cost := func(n int) (allocated float64, statements int) {
		l := fresh(t)
		text := strings.Repeat("The border is 600 miles long. ", n)
		_, version := imported(t, l, text)
		var all []model.Proposal
		for i := range n {
			span := passage.Span{Start: i * 30, End: i*30 + 29}
			all = append(all, model.Proposal{Span: span, At: span, Key: fmt.Sprint(i), Source: model.Source{URL: fmt.Sprintf("https://a.example/%d", i)}})
		}
		if err := l.write.Callback().Create().Before("gorm:create").Register("counted", func(*gorm.DB) { statements++ }); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		change := do(t, l, "Ann", model.ProposeSources{VersionID: version, Proposals: all})
		runtime.ReadMemStats(&after)
		if len(change.Event.Edits) != 4*n {
			t.Fatalf("%d edits", len(change.Event.Edits))
		}
		for _, e := range change.Event.Edits { // what was stored together is what was to be stored
			if now, err := present(l.read, e.After); err != nil || !model.Same(now, e.After) {
				t.Fatalf("%+v, %v", now, err)
			}
		}
		return float64(after.TotalAlloc - before.TotalAlloc), statements
	}
	once, few := cost(300)
	twice, more := cost(600)
	if twice > 2.4*once || more > 2*few || few > 300 {
		t.Errorf("300 take %.1f MB and %d statements, 600 take %.1f MB and %d", once/(1<<20), few, twice/(1<<20), more)
	}
}

// Twice as many proposals take about twice as long to store.
func BenchmarkStoringProposals(b *testing.B) {
	for _, n := range []int{2_500, 5_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := strings.Repeat("The border is 600 miles long. ", n)
			for b.Loop() {
				b.StopTimer()
				l := fresh(b)
				_, version := imported(b, l, text)
				var all []model.Proposal
				for i := range n {
					span := passage.Span{Start: i * 30, End: i*30 + 29}
					all = append(all, model.Proposal{Span: span, At: span, Key: fmt.Sprint(i), Source: model.Source{URL: fmt.Sprintf("https://a.example/%d", i)}})
				}
				b.StartTimer()
				do(b, l, "Ann", model.ProposeSources{VersionID: version, Proposals: all})
			}
		})
	}
}
