package interchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

const oneReview = `{"@context":"https://schema.org","@type":"ClaimReview","datePublished":"2024-03-03","url":"https://desk.example/1",` +
	`"claimReviewed":"The moon is made of cheese.","author":{"@type":"Organization","name":"Galley Desk"},"inLanguage":"en",` +
	`"reviewRating":{"@type":"Rating","alternateName":"False"},"itemReviewed":{"@type":"Claim","author":{"name":"Ann Lee"}}}`

func review(n int) string {
	return strings.NewReplacer("example/1", fmt.Sprint("example/", n), "cheese", fmt.Sprint("cheese no. ", n)).Replace(oneReview)
}

func readFeed(t testing.TB, text string) ([]model.PublishedCheck, FeedReport, error) {
	t.Helper()
	var all []model.PublishedCheck
	report, err := ReadCheckFeed(t.Context(), "feed.json", strings.NewReader(text), func(some []model.PublishedCheck) error {
		all = append(all, some...)
		return nil
	}, nil)
	return all, report, err
}

func TestAFeedIsReadInEveryFormItIsPublishedIn(t *testing.T) {
	want := model.PublishedCheck{Claim: "The moon is made of cheese.", Speaker: "Ann Lee", Rating: "False", URL: "https://desk.example/1",
		Publisher: "Galley Desk", Published: "2024-03-03", Language: "en", Feed: "feed.json"}
	for name, text := range map[string]string{
		"one":             oneReview,
		"list":            "[" + oneReview + "," + review(2) + "]",
		"lines":           oneReview + "\n" + review(2) + "\n",
		"byte order mark": "\ufeff[" + oneReview + "]",
		"graph":           `{"@context":"https://schema.org","@graph":[` + oneReview + `]}`,
		"DataFeed": `{"@type":"DataFeed","dateModified":"2024","dataFeedElement":[{"@type":"DataFeedItem","item":[` + oneReview +
			`],"url":"https://desk.example/1"}]}`,
		"the list before its name": `{"dataFeedElement":[{"item":` + oneReview + `}],"@type":"DataFeed"}`,
		"Fact Check API": `{"claims":[{"text":"The moon is made of cheese.","claimant":"Ann Lee","claimDate":"2024-03-01T00:00:00Z","claimReview":` +
			`[{"publisher":{"name":"Galley Desk","site":"desk.example"},"url":"https://desk.example/1","reviewDate":"2024-03-03T09:00:00Z",` +
			`"textualRating":"False","languageCode":"en"}]}],"nextPageToken":"x"}`,
	} {
		all, report, err := readFeed(t, text)
		if err != nil || len(all) == 0 || report.Skipped > 0 {
			t.Errorf("%s: %v, %+v, %v", name, all, report, err)
			continue
		}
		id := all[0].ID
		if all[0].ID = ""; all[0] != want || id == "" {
			t.Errorf("%s: %+v", name, all[0])
		}
	}
}

func TestABadEntryIsNamedAndTheOthersAreRead(t *testing.T) {
	noClaim := `{"@type":"ClaimReview","url":"https://desk.example/9"}`
	for name, text := range map[string]string{
		"list":  "[" + oneReview + `,{"@type":"Article"},` + noClaim + "," + review(4) + "]",
		"lines": oneReview + "\n{\"@type\":\"ClaimReview\",\n" + noClaim + "\n" + review(4),
	} {
		all, report, err := readFeed(t, text)
		if err != nil || len(all) != 2 || report.Checks != 2 || report.Skipped != 2 || len(report.Why) != 2 || report.Why[0].Entry != 2 ||
			report.Why[1].Entry != 3 || !strings.Contains(report.Why[1].Reason, "claim") {
			t.Errorf("%s: %v, %+v, %v", name, all, report, err)
		}
	}
}

func TestAFeedThatBreaksOffKeepsWhatCameBefore(t *testing.T) {
	all, report, err := readFeed(t, "["+oneReview+","+review(2)+`,{"@type":"Claim`)
	if !model.HasCode(err, model.Damaged) || len(all) != 2 || report.Checks != 2 || !strings.Contains(err.Error(), "2") {
		t.Errorf("%v, %+v, %v", all, report, err)
	}
	if _, _, err := readFeed(t, "<html>"); !model.HasCode(err, model.Damaged) {
		t.Error(err)
	}
	if _, _, err := readFeed(t, "[]"); !model.HasCode(err, model.NotFound) {
		t.Error(err)
	}
}

func TestTheSameCheckHasTheSameID(t *testing.T) {
	a, _, err := readFeed(t, "["+oneReview+"]")
	b, _, err2 := readFeed(t, "["+strings.Replace(oneReview, `"False"`, `"Wrong"`, 1)+","+review(2)+"]")
	if err != nil || err2 != nil || a[0].ID != b[0].ID || b[0].ID == b[1].ID || b[0].Rating != "Wrong" {
		t.Errorf("%+v %+v %v %v", a, b, err, err2)
	}
	if twice, _, err := readFeed(t, "["+oneReview+","+oneReview+"]"); err != nil || len(twice) != 1 {
		t.Errorf("%+v, %v", twice, err)
	}
}

// endless is a feed without an end.
type endless struct {
	next  string
	entry int
	begun bool
}

func (e *endless) Read(p []byte) (int, error) {
	if e.next == "" {
		e.entry++
		e.next = "," + review(e.entry)
		if !e.begun {
			e.begun = true
			e.next = "[" + e.next[1:]
		}
	}
	n := copy(p, e.next)
	e.next = e.next[n:]
	return n, nil
}

func TestALongFeedIsReadPartByPartAndCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	seen, most, told := 0, 0, int64(0)
	_, err := ReadCheckFeed(ctx, "feed.json", &endless{}, func(some []model.PublishedCheck) error {
		most = max(most, len(some))
		if seen += len(some); seen >= 10_000 {
			cancel()
		}
		return nil
	}, func(n int64) {
		if n <= told {
			t.Errorf("%d bytes after %d", n, told)
		}
		told = n
	})
	if !errors.Is(err, context.Canceled) || seen != 10_000 || most > 1000 || told == 0 {
		t.Errorf("%d, at most %d at once, %d bytes, %v", seen, most, told, err)
	}
}

func TestHostileFeedsAreRefused(t *testing.T) {
	long := io.MultiReader(strings.NewReader("["+oneReview+`,{"a":"`), strings.NewReader(strings.Repeat("x", 9<<20)), strings.NewReader(`"}]`))
	report, err := ReadCheckFeed(t.Context(), "long.json", long, func([]model.PublishedCheck) error { return nil }, nil)
	if !model.HasCode(err, model.Invalid) || report.Checks != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	if _, _, err := readFeed(t, strings.Repeat(`{"claims":`, 1_000_000)); !model.HasCode(err, model.Invalid) {
		t.Error(err)
	}
}

func FuzzCheckFeed(f *testing.F) {
	for _, s := range []string{oneReview, "[" + oneReview + "]", oneReview + "\n{\n" + review(2), `{"claims":[{"text":"a","claimReview":[{"url":"b"}]}]}`,
		`{"dataFeedElement":[{"item":[null]}]}`, "[1,[2],\"x\"] {", "\ufeff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, report, err := readFeed(t, text)
		if err == nil && len(all) == 0 || len(all) > report.Checks {
			t.Fatalf("%d checks, %+v, %v", len(all), report, err)
		}
		var ids []string
		for _, c := range all {
			if c.Claim == "" || c.URL == "" && c.Publisher == "" {
				t.Fatalf("%+v", c)
			}
			ids = append(ids, c.ID)
		}
		slices.Sort(ids)
		if len(slices.Compact(ids)) < len(all) && len(all) < 1000 {
			t.Fatal("a check twice")
		}
	})
}
