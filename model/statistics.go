package model

import (
	"cmp"
	"slices"
	"time"
)

// Days is a span of days, both ends in it; "" is no end.
type Days struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Holds reports whether a moment is in the span. Never is not.
func (d Days) Holds(at Stamp) bool {
	day := at.Day()
	return day != "" && (d.From == "" || day >= d.From) && (d.To == "" || day <= d.To)
}

// ReadDays reads a span of days from what a person typed.
func ReadDays(from, to string) (Days, error) {
	var d Days
	for _, end := range []struct {
		typed string
		into  *string
	}{{from, &d.From}, {to, &d.To}} {
		if err := setDate(end.into, &end.typed, Sayf("day")); err != nil {
			return Days{}, err
		}
		if *end.into != "" && !IsDay(*end.into) {
			return Days{}, Faultf(Invalid, "“%s” is not a day that Galley understands. Write it like 2009-03-31 or 31 March 2009.", end.typed)
		}
	}
	if d.From != "" && d.To != "" && d.From > d.To {
		return Days{}, Faultf(Invalid, "The first day, %s, is after the last one, %s.", d.From, d.To)
	}
	return d, nil
}

// ClaimFigures is what statistics need of a claim.
type ClaimFigures struct {
	ClaimID    string
	Marked     Stamp
	Rated      Stamp // when it was given its first rating; "" it was not
	Scale      string
	Rating     string // in force, as its scale calls it now; "" none
	Kind       ClaimKind
	Speaker    string
	Status     ClaimStatus
	Due        string
	Publishers []string // of the articles in which it stands
}

// Counted is how many claims have something in common.
type Counted struct {
	Label  string `json:"label"` // "" where nothing is said
	Scale  string `json:"scale,omitempty"`
	Claims int    `json:"claims"`
}

// Stretch is what was done in a week or a month.
type Stretch struct {
	From        string `json:"from"` // the first day
	Marked      int    `json:"marked"`
	Checked     int    `json:"checked"` // claims that got their first rating
	Corrections int    `json:"corrections"`
}

// Statistics is what a desk did in a span of days: which claims were marked in it, and which got
// their first rating in it. The tallies are of the latter. What is open and overdue is so today.
type Statistics struct {
	Days
	Marked      int       `json:"marked"`
	Checked     int       `json:"checked"`
	SignedOff   int       `json:"signed_off"`  // of those that were checked
	MedianDays  *float64  `json:"median_days"` // from marking to the first rating; null where none was checked
	Open        int       `json:"open"`
	Overdue     int       `json:"overdue"`
	Corrections int       `json:"corrections"`
	Ratings     []Counted `json:"ratings"`
	Kinds       []Counted `json:"kinds"`
	Speakers    []Counted `json:"speakers"`
	Publishers  []Counted `json:"publishers"` // a claim counts for each publisher who has it
	Weeks       []Stretch `json:"weeks"`
	Months      []Stretch `json:"months"`
}

// Counter adds statistics up, a claim at a time.
type Counter struct {
	out                                 Statistics
	today                               string
	ratings, kinds, speakers, publisher map[Counted]int
	weeks, months                       map[string]*Stretch
	days                                []float64
}

// NewCounter begins to count what was done in a span of days, as it is today.
func NewCounter(span Days, today string) *Counter {
	return &Counter{out: Statistics{Days: span}, today: today,
		ratings: map[Counted]int{}, kinds: map[Counted]int{}, speakers: map[Counted]int{},
		publisher: map[Counted]int{}, weeks: map[string]*Stretch{}, months: map[string]*Stretch{}}
}

// at gives what is counted of a moment to each: its week and its month.
func (c *Counter) at(moment Stamp, count func(*Stretch)) {
	day := moment.Time()
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7).Format(time.DateOnly)
	for of, first := range map[*map[string]*Stretch]string{&c.weeks: monday, &c.months: day.Format("2006-01") + "-01"} {
		if (*of)[first] == nil {
			(*of)[first] = &Stretch{From: first}
		}
		count((*of)[first])
	}
}

// Claim counts a claim.
func (c *Counter) Claim(f ClaimFigures) {
	if c.out.Holds(f.Marked) {
		c.out.Marked++
		c.at(f.Marked, func(s *Stretch) { s.Marked++ })
	}
	if !f.Status.Done() {
		c.out.Open++
		if f.Due != "" && f.Due < c.today {
			c.out.Overdue++
		}
	}
	if !c.out.Holds(f.Rated) || f.Rating == "" {
		return
	}
	c.out.Checked++
	c.at(f.Rated, func(s *Stretch) { s.Checked++ })
	if f.Status == SignedOff {
		c.out.SignedOff++
	}
	c.days = append(c.days, max(0, f.Rated.Time().Sub(f.Marked.Time()).Hours()/24))
	c.ratings[Counted{Label: f.Rating, Scale: f.Scale}]++
	c.kinds[Counted{Label: string(f.Kind)}]++
	c.speakers[Counted{Label: f.Speaker}]++
	for _, p := range slices.Compact(slices.Sorted(slices.Values(f.Publishers))) {
		c.publisher[Counted{Label: p}]++
	}
}

// Correction counts a change that was made after a check was published.
func (c *Counter) Correction(at Stamp) {
	if c.out.Holds(at) {
		c.out.Corrections++
		c.at(at, func(s *Stretch) { s.Corrections++ })
	}
}

// Sum ends the count. Ratings are in the order of their scales, all else the most frequent first.
func (c *Counter) Sum(scales []Scale) Statistics {
	out := c.out
	if n := len(c.days); n > 0 {
		slices.Sort(c.days)
		median := (c.days[(n-1)/2] + c.days[n/2]) / 2
		out.MedianDays = &median
	}
	out.Ratings = tallies(c.ratings)
	place := map[Counted]int{}
	for _, s := range scales {
		for _, r := range s.Ratings {
			place[Counted{Label: r.Label, Scale: s.Name}] = len(place) + 1
		}
	}
	at := func(t Counted) int {
		if n := place[Counted{Label: t.Label, Scale: t.Scale}]; n > 0 {
			return n
		}
		return len(place) + 1
	}
	slices.SortStableFunc(out.Ratings, func(a, b Counted) int { return cmp.Compare(at(a), at(b)) })
	out.Kinds, out.Speakers, out.Publishers = tallies(c.kinds), tallies(c.speakers), tallies(c.publisher)
	out.Weeks, out.Months = stretches(c.weeks, 7, 0), stretches(c.months, 0, 1)
	return out
}

func tallies(counts map[Counted]int) []Counted {
	all := []Counted{}
	for t, n := range counts {
		t.Claims = n
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b Counted) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Scale, b.Scale))
	})
	return all
}

// longestStretches is how many weeks or months without work between are told one by one.
const longestStretches = 600

// stretches are the weeks or months from the first to the last, also those in which nothing was done.
func stretches(of map[string]*Stretch, days, months int) []Stretch {
	all := []Stretch{}
	var first, last string
	for day := range of {
		if first == "" || day < first {
			first = day
		}
		last = max(last, day)
	}
	at, err := time.Parse(time.DateOnly, first)
	for ; err == nil && at.Format(time.DateOnly) <= last; at = at.AddDate(0, months, days) {
		day := at.Format(time.DateOnly)
		if s := of[day]; s != nil {
			all = append(all, *s)
		} else if len(all) < longestStretches {
			all = append(all, Stretch{From: day})
		}
	}
	return all
}

// Corrects reports whether an event changed what a published check says: a verdict, the wording of a
// claim that was rated, whether the claim stands, or the text of the article.
func (e Event) Corrects() bool {
	return slices.ContainsFunc(e.Edits, func(x Edit) bool {
		switch after := x.After.(type) {
		case Verdict:
			before, was := x.Before.(Verdict)
			if !was {
				return after.Rating != "" || after.Reasoning != ""
			}
			return before.Rating != after.Rating || before.Reasoning != after.Reasoning || before.Deleted != after.Deleted ||
				before.SetAside != after.SetAside || before.Proposed != after.Proposed || before.Cut != after.Cut
		case Claim:
			before, was := x.Before.(Claim)
			return was && (before.Wording != after.Wording || before.Closed != after.Closed || before.Deleted != after.Deleted)
		case Version:
			before, was := x.Before.(Version)
			return !was || before.Deleted != after.Deleted
		}
		return false
	})
}
