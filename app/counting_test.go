//go:build !race || long

package app

import (
	"context"
	"strings"
	"testing"

	"galley/app/native"
	"galley/model"
	"galley/model/passage"
)

func TestStatisticsStandInTheMiddleAndAreHandedOn(t *testing.T) {
	w, _, _ := opened(t)
	v := w.session.Version()
	i := strings.Index(v.Text, "21,000 troops")
	w.marking.mark(passage.Span{Start: i, End: i + 13})
	w.claims.Rate(1)
	w.do(t, "Statistics")
	if !w.center.shows(boardStatistics) || w.counting.now.Checked != 1 {
		t.Fatalf("shown %v: %+v", w.center.shows(boardStatistics), w.counting.now)
	}
	said := shownTexts(w.counting.board.Content())
	for _, want := range []string{"1 claim was marked · 1 checked", "Claims by rating", "True", "Week by week"} {
		if !strings.Contains(said, want) {
			t.Errorf("the board does not say %q:\n%s", want, said)
		}
	}
	w.counting.board.OnCopyTable()
	if copied := w.fyne.Clipboard().Content(); !strings.Contains(copied, "True\t1\n") {
		t.Errorf("copied %q", copied)
	}
	var picture []byte
	w.counting.copyImage = func(_ context.Context, png []byte) error {
		picture = png
		return nil
	}
	w.counting.copy()
	if !strings.HasPrefix(string(picture), "\x89PNG") || !strings.Contains(w.notice.text.Text, "image was copied") {
		t.Errorf("copied %.10q, %q", picture, w.notice.text.Text)
	}
	w.counting.copyImage = func(context.Context, []byte) error { return native.ErrNoPicture }
	w.counting.copy()
	if !strings.Contains(w.notice.text.Text, "Save the image") {
		t.Errorf("the notice says %q", w.notice.text.Text)
	}
	// What is done meanwhile is counted.
	rating := "False"
	w.store.write(model.SetVerdict{ClaimID: w.session.Proof().Dossiers[0].Claim.ID, Rating: &rating}, nil)
	if len(w.counting.now.Ratings) != 1 || w.counting.now.Ratings[0].Label != "False" {
		t.Errorf("%+v", w.counting.now.Ratings)
	}
	w.escape()
	if w.center.shows(boardStatistics) {
		t.Error("Escape does not lead back to the article")
	}
}

func TestDaysThatAreNoneAreSaidAtTheFields(t *testing.T) {
	w, _, _ := opened(t)
	w.do(t, "Statistics")
	w.counting.board.SetDays("soon", "")
	if said := shownTexts(w.counting.board.Content()); !strings.Contains(said, "“soon” is not a") {
		t.Errorf("the board says\n%s", said)
	}
	w.counting.board.SetDays("2001-01-01", "2001-12-31")
	if said := shownTexts(w.counting.board.Content()); strings.Contains(said, "“soon”") || !strings.Contains(said, "No claims were marked") &&
		!strings.Contains(said, "0 claims were marked") {
		t.Errorf("the board says\n%s", said)
	}

}
