package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/app/control"
	"galley/app/native"
	"galley/app/state"
	"galley/model"
	"galley/model/intake"
	"galley/model/report/interchange"
)

// reviewIn is a published check as a feed has it.
func reviewIn(url, claim string) string {
	return `{"@type":"ClaimReview","url":"https://checks.example/` + url + `","claimReviewed":"` + claim +
		`","datePublished":"2024-06-01","author":{"name":"Checks Weekly"},"reviewRating":{"alternateName":"Mostly false"}}`
}

// chooses has the system's file dialog answer a file of that content.
func chooses(t *testing.T, w *Window, name string, entries ...string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("["+strings.Join(entries, ",")+"]"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.files.chooser = func(context.Context, native.Request) (string, error) { return path, nil }
}

// feeds are the files of checks that the library has, as File › Published Checks… shows them.
func (w *Window) feeds(t *testing.T) string {
	t.Helper()
	w.do(t, "Published Checks…")
	said := texts(w)
	w.dialogs.Escape()
	if w.dialogs.Open() {
		t.Fatal("Escape does not leave it")
	}
	return said
}

func TestAFileOfPublishedChecksIsReadToldOfAndTakenOutAgain(t *testing.T) {
	unraced(t)
	w, _, _ := atTheHarbour(t)
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.SpeakerHint), false)
	w.marking.mark(w.spanOf(t, quay))
	if got := w.feeds(t); !strings.Contains(got, "None are stored yet.") || strings.Contains(got, "feed.json") {
		t.Errorf("at first it says\n%s", got)
	}
	chooses(t, w, "feed.json", reviewIn("1", "The harbour quay cost 40 million euros."), `{"@type":"Article"}`,
		reviewIn("2", "A dragon flew over a stadium."))
	w.do(t, "Published Checks…")
	w.dialogs.Submit()
	said := w.notice.text.Text
	if !strings.HasPrefix(said, "Read 2 checks from feed.json, 2 of them new. Entry 2 was not taken: ") {
		t.Errorf("the foot says %q", said)
	}
	if got := w.hintsOf(state.CheckedHint); !strings.Contains(got, "rated “Mostly false” by Checks Weekly") {
		t.Errorf("at the claim that is selected stands %q", got)
	}
	if got := w.feeds(t); !strings.Contains(got, "feed.json") || !strings.Contains(got, "2 checks are stored.") {
		t.Errorf("it says\n%s", got)
	}

	// Read again it takes the place of what was read before.
	chooses(t, w, "feed.json", reviewIn("2", "A dragon flew over a stadium."), reviewIn("3", "The moon is made of cheese."))
	w.do(t, "Published Checks…")
	w.dialogs.Submit()
	if got, want := w.notice.text.Text, "Read 2 checks from feed.json, 1 of them new. 1 that it has no longer was taken out."; got != want {
		t.Errorf("the foot says %q, want %q", got, want)
	}
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("what is no longer in it is told of: %q", got)
	}

	w.do(t, "Published Checks…")
	var removed bool
	for _, b := range within[*control.Button](w) {
		if b.AccessibilityLabel() == "Remove the checks of feed.json" {
			b.OnTapped()
			removed = true
		}
	}
	if !removed {
		t.Fatalf("nothing removes it in\n%s", texts(w))
	}
	if got := texts(w); !strings.Contains(got, "2 checks are removed from the library.") {
		t.Errorf("it asks\n%s", got)
	}
	w.dialogs.Escape() // the safe answer
	w.dialogs.Escape()
	if got := w.feeds(t); !strings.Contains(got, "2 checks are stored.") {
		t.Errorf("kept, it says\n%s", got)
	}
	w.publishing.askToForget(model.CheckFeed{Feed: "feed.json", Checks: 2}, func() {})
	pressOver(t, w, "Remove")
	if got := w.feeds(t); !strings.Contains(got, "None are stored yet.") || w.notice.text.Text != "Removed 2 checks of feed.json." {
		t.Errorf("removed, the foot says %q and it says\n%s", w.notice.text.Text, got)
	}
}

func TestAFileThatHoldsNoCheckIsRefusedInASentenceAndNothingIsLost(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	publishedOn(t, w)
	chooses(t, w, "feed.json", `{"@type":"Article"}`, `{"@type":"Person"}`)
	w.do(t, "Published Checks…")
	w.dialogs.Submit()
	if got, want := w.notice.text.Text, "There is no fact check in “feed.json” that Galley can read."; !strings.Contains(got, want) {
		t.Errorf("the foot says %q", got)
	}
	if got := on(t, w, "Show the List"); got != nil {
		got.OnTapped()
		if said := texts(w); !strings.Contains(said, "Entry 1: ") || !strings.Contains(said, "Entry 2: ") {
			t.Errorf("the list says\n%s", said)
		}
		w.dialogs.Escape()
	}
	if got := w.feeds(t); !strings.Contains(got, "1 check is stored.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestReadingPublishedChecksIsShownAndCanBeStopped(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	var entries []string
	for i := range 20 {
		entries = append(entries, reviewIn(fmt.Sprint(i), fmt.Sprintf("The number %d is prime.", i)))
	}
	chooses(t, w, "feed.json", entries...)
	path, _ := w.files.chooser(t.Context(), native.Request{})
	r.hold = true
	w.publishing.read(path)
	if got := w.tasks.running(); !slices.Equal(got, []string{"Reading feed.json"}) {
		t.Errorf("under way is %q", got)
	}
	on(t, w, "Cancel").OnTapped()
	r.hold = false
	for _, h := range r.held {
		h.do()
	}
	if got := w.notice.text.Text; got != "Reading feed.json was stopped. What was read before is kept." || len(w.tasks.running()) > 0 {
		t.Errorf("the foot says %q, under way is %q", got, w.tasks.running())
	}
}

func TestWhatIsSaidOfAFileOfChecksAccountsForAllOfIt(t *testing.T) {
	unraced(t)
	for want, r := range map[string]intake.FeedReport{
		"Read 1 check from a.json, 1 of them new.": {New: 1, FeedReport: interchange.FeedReport{Checks: 1}},
		"Read 12,345 checks from a.json, none of them new. 2,000 that it has no longer were taken out. 3 entries were not taken.": {
			Gone: 2000, FeedReport: interchange.FeedReport{Checks: 12345, Skipped: 3, Why: make([]interchange.SkippedPart, 3)}},
	} {
		r.Feed = "a.json"
		if got := sayFeed(r); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
