package fulltext

import (
	"testing"

	"galley/model/query"
)

func TestDatesOfFiltersAreRanges(t *testing.T) {
	for _, c := range []struct {
		field        query.Field
		value        string
		from, before string
		ok           bool
	}{
		{query.FieldPublished, "2009", "2009", "2009~", true},
		{query.FieldPublished, "2009-03..2009-05", "2009-03", "2009-05~", true},
		{query.FieldPublished, "2009..", "2009", "", true},
		{query.FieldPublished, "..2009", "", "2009~", true},
		{query.FieldPublished, "31 March 2009", "2009-03-31", "2009-03-31~", true},
		{query.FieldAfter, "2009-03", "2009-03", "", true},
		{query.FieldBefore, "2009-03", "", "2009-03", true},
		{query.FieldPublished, "soon", "", "", false},
		{query.FieldPublished, "..", "", "", false},
	} {
		from, before, ok := datesOf(query.Filter{Field: c.field, Value: c.value})
		if from != c.from || before != c.before || ok != c.ok {
			t.Errorf("%s:%s is from %q before %q, %v", c.field, c.value, from, before, ok)
		}
	}
}
