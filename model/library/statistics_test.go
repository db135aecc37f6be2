//go:build !race || long

package library

import (
	"fmt"
	"runtime"
	"testing"

	"galley/model"
)

func TestStatisticsOfALibrary(t *testing.T) {
	l := fresh(t)
	article, version := importedAs(t, l, "Talks", talks)
	do(t, l, "Ann", model.EditArticle{ID: article, Publisher: ptr("The Courier")})
	_, second := importedAs(t, l, "Prices", prices)
	a := marked(t, l, version, talks, "600 miles")
	b := marked(t, l, version, talks, "21,000 troops")
	gone := marked(t, l, second, prices, "4 percent")
	late := marked(t, l, second, prices, "2 percent")
	do(t, l, "Ann", model.MarkAgain{ClaimID: a, VersionID: second, Span: spanOf(t, prices, "4 percent")})
	do(t, l, "Ann", model.EditClaim{ID: a, Speaker: ptr("The envoy"), Kind: ptr(model.Statistic)})
	do(t, l, "Ann", model.EditClaim{ID: late, Due: ptr("2020-01-01")})
	for claim, rating := range map[string]string{a: "True", b: "False", gone: "False"} {
		do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr(rating)})
	}
	do(t, l, "Ann", model.DeleteClaim{ID: gone})
	do(t, l, "Bob", model.SignOff{ClaimID: a})
	s, err := l.Statistics(t.Context(), model.Days{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Marked != 3 || s.Checked != 2 || s.SignedOff != 1 || s.Open != 1 || s.Overdue != 1 || s.Corrections != 0 || s.MedianDays == nil {
		t.Errorf("%+v", s)
	}
	if fmt.Sprint(s.Publishers) != fmt.Sprint([]model.Counted{{Label: "The Courier", Claims: 2}, {Label: "", Claims: 1}}) {
		t.Errorf("publishers %v", s.Publishers)
	}
	if len(s.Ratings) != 2 || s.Ratings[0].Label != "True" || s.Ratings[1].Label != "False" || len(s.Months) != 1 || s.Months[0].Checked != 2 {
		t.Errorf("ratings %v, months %v", s.Ratings, s.Months)
	}
	// After its check was published a change of the verdict is a correction; before it was not.
	if err := l.write.Exec("UPDATE articles SET check_published = ? WHERE id = ?", model.Now(), article).Error; err != nil {
		t.Fatal(err)
	}
	for published := proofOf(t, l, article).Article.CheckPublished; model.Now() <= published; {
		runtime.Gosched()
	}
	do(t, l, "Ann", model.SetVerdict{ClaimID: b, Rating: ptr("True")})
	do(t, l, "Ann", model.EditClaim{ID: b, Owner: ptr("Ann")})
	do(t, l, "Ann", model.SetVerdict{ClaimID: late, Rating: ptr("True")})
	if s, err = l.Statistics(t.Context(), model.Days{}); err != nil || s.Corrections != 1 {
		t.Errorf("%d corrections, %v", s.Corrections, err)
	}
	if s, err = l.Statistics(t.Context(), model.Days{From: "2020-01-01", To: "2020-12-31"}); err != nil || s.Marked+s.Checked+s.Corrections != 0 {
		t.Errorf("%+v, %v", s, err)
	}
	do(t, l, "Ann", model.DeleteArticle{ID: article})
	if s, err = l.Statistics(t.Context(), model.Days{}); err != nil || s.Checked != 2 { // b stood nowhere else
		t.Errorf("%+v, %v", s, err)
	}
}
