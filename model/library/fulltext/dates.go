package fulltext

import (
	"strings"

	"galley/model"
	"galley/model/query"
)

// datesOf are the days that a filter by date stands for, as ISO 8601 compares as
// text: from the first on, and before the second; "" is no bound. ok is false
// where the value is no date: nothing was published then.
func datesOf(f query.Filter) (from, before string, ok bool) {
	first, last, isRange := strings.Cut(f.Value, "..")
	if !isRange {
		last = first
	}
	first, okFirst := model.ParseDate(first)
	last, okLast := model.ParseDate(last)
	if !okFirst || !okLast || first == "" && last == "" {
		return "", "", false
	}
	switch f.Field {
	case query.FieldAfter:
		return first, "", true
	case query.FieldBefore:
		return "", last, true
	}
	if last != "" {
		last += "~" // behind every day of that month or year
	}
	return first, last, true
}
