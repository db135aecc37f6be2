package library

import (
	"path/filepath"
	"slices"
	"testing"

	"galley/model"
	"galley/model/query"
)

func published(id, claim, title string) model.PublishedCheck {
	return model.PublishedCheck{ID: id, Claim: claim, Title: title, Rating: "False", URL: "https://example.org/" + id, Publisher: "Desk",
		Published: "2024-03-03", Feed: "feed.json"}
}

func terms(words ...string) (all [][]string) {
	for _, w := range words {
		all = append(all, []string{w})
	}
	return all
}

func TestAlikeFindsClaimsAndPublishedChecksByTheirRareWords(t *testing.T) {
	t.Parallel()
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	if new, err := l.StoreChecks(t.Context(), []model.PublishedCheck{
		published("a", "The border with Pakistan runs for 600 miles.", "Is the border 600 miles long?"),
		published("b", "A dragon flew over a stadium.", ""),
	}); err != nil || new != 2 {
		t.Fatal(new, err)
	}
	a, err := l.Alike(t.Context(), terms("600", "miles", "unheard"), 10)
	if err != nil || len(a.Claims) != 1 || a.Claims[0].ID != claim || len(a.Checks) != 1 || a.Checks[0].ID != "a" || a.Checks[0].Rating != "False" {
		t.Fatalf("%+v, %v", a, err)
	}
	if a.Of != 3 || !slices.Equal(a.Having, []int{2, 2, 0}) {
		t.Errorf("of %d have %v", a.Of, a.Having)
	}
	sound(t, l)
}

func TestAFeedThatIsReadAgainMakesNoDuplicates(t *testing.T) {
	t.Parallel()
	l := fresh(t)
	first := published("a", "A dragon flew over a stadium.", "")
	again := first
	again.Claim, again.Rating, again.Feed = "A griffin flew over a stadium.", "True", "newer.json"
	for i, c := range []model.PublishedCheck{first, again} {
		if new, err := l.StoreChecks(t.Context(), []model.PublishedCheck{c}); err != nil || new != 1-i {
			t.Fatal(new, err)
		}
	}
	if a, err := l.Alike(t.Context(), terms("griffin"), 10); err != nil || len(a.Checks) != 1 || a.Checks[0] != again {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := l.Alike(t.Context(), terms("dragon"), 10); err != nil || len(a.Checks) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	if feeds, err := l.CheckFeeds(t.Context()); err != nil || !slices.Equal(feeds, []model.CheckFeed{{Feed: "newer.json", Checks: 1}}) {
		t.Errorf("%v, %v", feeds, err)
	}
	sound(t, l)
	if n, err := l.ForgetChecks(t.Context(), "newer.json"); err != nil || n != 1 {
		t.Error(n, err)
	}
	if a, err := l.Alike(t.Context(), terms("griffin"), 10); err != nil || len(a.Checks) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	sound(t, l)
}

func TestSearchFindsNoPublishedChecksAndClaimsGoOnBehindThem(t *testing.T) {
	t.Parallel()
	l := fresh(t)
	if _, err := l.StoreChecks(t.Context(), []model.PublishedCheck{published("a", "The border runs for 600 miles.", "600 miles")}); err != nil {
		t.Fatal(err)
	}
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	for _, typed := range []string{"600", "miles -opiumless", "-nowhere", "600 kind:statistic OR miles"} {
		hits, err := l.Search(t.Context(), query.Parse(typed, false), 10)
		if err != nil || len(hits) != 2 || hits[0].ClaimID != claim && hits[1].ClaimID != claim {
			t.Errorf("%s: %+v, %v", typed, hits, err)
		}
	}
	sound(t, l)
}

func TestPublishedChecksComeBackWithABackup(t *testing.T) {
	onFile(t)
	t.Parallel()
	l := fresh(t)
	imported(t, l, talks)
	if _, err := l.StoreChecks(t.Context(), []model.PublishedCheck{published("a", "A dragon flew over a stadium.", "")}); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "backup.galley")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if _, err := l.ForgetChecks(t.Context(), "feed.json"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Restore(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if a, err := l.Alike(t.Context(), terms("dragon"), 10); err != nil || len(a.Checks) != 1 {
		t.Errorf("%+v, %v", a, err)
	}
	sound(t, l)
}
