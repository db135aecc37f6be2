package sheet

import (
	"io"

	"galley/model"
)

// WriteStatistics writes statistics as CSV: a row a figure, with what it counts and of what.
func WriteStatistics(w io.Writer, s model.Statistics) error {
	return statisticsTable(s).writeCSV(w, false)
}

func statisticsTable(s model.Statistics) table {
	t := table{name: "Statistics", columns: []column{{"count", 16}, {"of", 30}, {"scale", 16}, {"claims", 8}}}
	add := func(count, of, scale string, n any) { t.rows = append(t.rows, []any{count, of, scale, n}) }
	span := s.From + "/" + s.To
	for _, one := range []struct {
		count string
		n     int
	}{{"marked", s.Marked}, {"checked", s.Checked}, {"signed_off", s.SignedOff}, {"open", s.Open}, {"overdue", s.Overdue},
		{"corrections", s.Corrections}} {
		add(one.count, span, "", one.n)
	}
	if s.MedianDays != nil {
		add("median_days", span, "", *s.MedianDays)
	}
	for _, group := range []struct {
		count string
		of    []model.Counted
	}{{"rating", s.Ratings}, {"kind", s.Kinds}, {"speaker", s.Speakers}, {"publisher", s.Publishers}} {
		for _, c := range group.of {
			add(group.count, c.Label, c.Scale, c.Claims)
		}
	}
	for _, time := range []struct {
		count string
		of    []model.Stretch
	}{{"week", s.Weeks}, {"month", s.Months}} {
		for _, x := range time.of {
			add(time.count+"_marked", x.From, "", x.Marked)
			add(time.count+"_checked", x.From, "", x.Checked)
			add(time.count+"_corrections", x.From, "", x.Corrections)
		}
	}
	return t
}
