package library

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"galley/model"
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
