package model

import (
	"strings"
	"time"
)

// DayRange is the days from one on and before another, as ISO 8601 compares as text; "" is no bound.
type DayRange struct{ From, Before string }

// Has reports whether a day is one of them.
func (r DayRange) Has(day string) bool {
	return day != "" && day >= r.From && (r.Before == "" || day < r.Before)
}

// DaysOf reads a day, a month, a year, or one and another with two dots between them. ok is false where
// it is no date.
func DaysOf(typed string) (days DayRange, ok bool) {
	first, last, isRange := strings.Cut(typed, "..")
	if !isRange {
		last = first
	}
	first, okFirst := ParseDate(first)
	last, okLast := ParseDate(last)
	if !okFirst || !okLast || first == "" && last == "" {
		return DayRange{}, false
	}
	if last != "" {
		last += "~" // behind every day of that month or year
	}
	return DayRange{first, last}, true
}

// IsNoDue reports whether a value of the filter due: asks for what has no due date.
func IsNoDue(typed string) bool { return strings.EqualFold(strings.TrimSpace(typed), "none") }

// DueDays are the days that a value of the filter due: stands for: what DaysOf reads, today, tomorrow,
// week (Monday to Sunday of this one), or any. ok is false where it is none of these.
func DueDays(typed, today string) (days DayRange, ok bool) {
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return DayRange{}, false
	}
	day := func(n int) string { return now.AddDate(0, 0, n).Format(time.DateOnly) }
	switch strings.ToLower(strings.TrimSpace(typed)) {
	case "today":
		return DayRange{day(0), day(1)}, true
	case "tomorrow":
		return DayRange{day(1), day(2)}, true
	case "week":
		monday := -(int(now.Weekday()) + 6) % 7
		return DayRange{day(monday), day(monday + 7)}, true
	case "any":
		return DayRange{}, true
	}
	return DaysOf(typed)
}

// Today is the day it is where the program runs.
func Today() string { return time.Now().Format(time.DateOnly) }
