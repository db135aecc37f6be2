package model

import (
	"fmt"
	"testing"
)

func TestStatisticsCountWhatWasDoneInASpanOfDays(t *testing.T) {
	scales := []Scale{{ID: "s", Name: "Truth", Ratings: []Rating{{Label: "True"}, {Label: "False"}}}}
	at := func(day string) Stamp { return Stamp(day + "T12:00:00.000Z") }
	c := NewCounter(Days{"2026-11-02", "2026-11-30"}, "2026-11-27")
	for _, f := range []ClaimFigures{
		{Marked: at("2026-11-02"), Rated: at("2026-11-04"), Scale: "Truth", Rating: "False", Kind: Statistic, Speaker: "The envoy",
			Status: Checked, Publishers: []string{"A", "A", "B"}},
		{Marked: at("2026-11-03"), Rated: at("2026-11-16"), Scale: "Truth", Rating: "True", Status: SignedOff, Publishers: []string{"A"}},
		{Marked: at("2026-11-03"), Rated: at("2026-11-07"), Scale: "Truth", Rating: "False", Status: Checked},
		{Marked: at("2026-10-01"), Rated: at("2026-10-02"), Scale: "Truth", Rating: "True", Status: Checked}, // before
		{Marked: at("2026-11-20"), Status: Unchecked, Due: "2026-11-26"},
		{Marked: at("2026-11-20"), Status: InProgress, Due: "2026-11-27"},
		{Marked: at("2026-11-20"), Rated: at("2026-11-21"), Status: InProgress}, // its rating was taken back
	} {
		c.Claim(f)
	}
	c.Correction(at("2026-11-18"))
	c.Correction(at("2026-12-18"))
	s := c.Sum(scales)
	if s.Marked != 6 || s.Checked != 3 || s.SignedOff != 1 || s.Open != 3 || s.Overdue != 1 || s.Corrections != 1 || *s.MedianDays != 4 {
		t.Errorf("%+v, median %v", s, *s.MedianDays)
	}
	for _, x := range []struct{ got, want any }{
		{s.Ratings, []Counted{{"True", "Truth", 1}, {"False", "Truth", 2}}},
		{s.Publishers, []Counted{{"A", "", 2}, {"B", "", 1}}},
		{s.Speakers, []Counted{{"", "", 2}, {"The envoy", "", 1}}},
		{s.Weeks, []Stretch{{"2026-11-02", 3, 2, 0}, {"2026-11-09", 0, 0, 0}, {"2026-11-16", 3, 1, 1}}},
		{s.Months, []Stretch{{"2026-11-01", 6, 3, 1}}},
	} {
		if fmt.Sprint(x.got) != fmt.Sprint(x.want) {
			t.Errorf("got %v, want %v", x.got, x.want)
		}
	}
}

func TestStatisticsOfNothingAreEmpty(t *testing.T) {
	s := NewCounter(Days{}, "2026-11-27").Sum(nil)
	if s.MedianDays != nil || s.Ratings == nil || s.Weeks == nil || len(s.Weeks) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestASpanOfDaysIsReadAndRefused(t *testing.T) {
	d, err := ReadDays("1 November 2026", "2026-11-30")
	if err != nil || d != (Days{"2026-11-01", "2026-11-30"}) || !d.Holds("2026-11-30T23:59:59.999Z") || d.Holds("") || d.Holds("2026-12-01T00:00:00.000Z") {
		t.Errorf("%+v, %v", d, err)
	}
	for _, ends := range [][2]string{{"2026-12-01", "2026-11-30"}, {"soon", ""}, {"", "2026"}} {
		if _, err := ReadDays(ends[0], ends[1]); !HasCode(err, Invalid) {
			t.Errorf("%q: %v", ends, err)
		}
	}
}
