package fulltext

import (
	"strings"

	"galley/model"
	"galley/model/query"
)

// datesOf are the days that a filter by date of publication stands for, as ISO 8601 compares as
// text: from the first on, and before the second; "" is no bound. ok is false where the value is no
// date: nothing was published then.
func datesOf(f query.Filter) (from, before string, ok bool) {
	days, ok := model.DaysOf(f.Value)
	switch f.Field {
	case query.FieldAfter:
		return days.From, "", ok
	case query.FieldBefore:
		return "", strings.TrimSuffix(days.Before, "~"), ok
	}
	return days.From, days.Before, ok
}
