package statistics

import (
	"math"
	"strconv"
	"strings"
	"time"

	"galley/app/locale"
	"galley/model"
)

// Span is days that are often asked for.
type Span struct {
	Name string
	Days func(today string) model.Days
}

// Spans are those offered.
func Spans() []Span {
	month := func(back int) func(string) model.Days {
		return func(today string) model.Days {
			now, err := time.Parse(time.DateOnly, today)
			if err != nil {
				return model.Days{}
			}
			first := time.Date(now.Year(), now.Month()-time.Month(back), 1, 0, 0, 0, 0, time.UTC)
			return model.Days{From: first.Format(time.DateOnly), To: first.AddDate(0, 1, -1).Format(time.DateOnly)}
		}
	}
	year := func(today string) model.Days {
		y, _, _ := strings.Cut(today, "-")
		return model.Days{From: y + "-01-01", To: y + "-12-31"}
	}
	return []Span{
		{locale.Text("All"), func(string) model.Days { return model.Days{} }},
		{locale.Text("This month"), month(0)}, {locale.Text("Last month"), month(1)}, {locale.Text("This year"), year},
	}
}

// Sentence says the figures in words.
func Sentence(s model.Statistics) string {
	if s.Marked+s.Checked+s.Open+s.Corrections == 0 {
		return locale.Text("No claims were marked or checked in these days. Mark a claim in an article and rate it, and it is counted here.")
	}
	parts := []string{
		locale.Count(s.Marked, "%d claim was marked", "%d claims were marked"), locale.Text("%d checked", s.Checked),
		locale.Text("%d signed off", s.SignedOff), locale.Count(s.Corrections, "%d correction", "%d corrections"),
	}
	text := strings.Join(parts, " · ")
	if s.MedianDays != nil {
		if days := int(math.Ceil(*s.MedianDays)); days > 1 {
			text += "\n" + locale.Text("Half of them were checked within %d days of being marked.", days)
		} else {
			text += "\n" + locale.Text("Half of them were checked within a day of being marked.")
		}
	}
	return text + "\n" + locale.Text("Today %d are open, of which %d are overdue.", s.Open, s.Overdue)
}

// Table is figures under a title: a row is a name and its figures.
type Table struct {
	Title   string
	Columns []string // of the figures
	Rows    [][]string
}

// Charts is how many charts the picture of statistics has.
func Charts(s model.Statistics) int {
	n := 1
	for _, of := range [][]model.Counted{s.Ratings, s.Kinds, s.Speakers, s.Publishers} {
		if len(of) > 0 {
			n++
		}
	}
	return n
}

// Tables are the figures in words and numbers.
func Tables(s model.Statistics) []Table {
	var all []Table
	several := false
	for _, r := range s.Ratings {
		several = several || r.Scale != s.Ratings[0].Scale
	}
	for _, g := range []struct {
		title string
		of    []model.Counted
		name  func(model.Counted) string
	}{
		{locale.Text("Claims by rating"), s.Ratings, func(c model.Counted) string { return RatingName(c.Scale, c.Label, several) }},
		{locale.Text("Claims by kind"), s.Kinds, func(c model.Counted) string { return KindName(model.ClaimKind(c.Label)) }},
		{locale.Text("Claims by speaker"), s.Speakers, func(c model.Counted) string { return c.Label }},
		{locale.Text("Claims by publisher"), s.Publishers, func(c model.Counted) string { return c.Label }},
	} {
		if len(g.of) == 0 {
			continue
		}
		t := Table{Title: g.title, Columns: []string{locale.Text("claims")}}
		for _, c := range g.of {
			name := g.name(c)
			if c.Label == "" {
				name = locale.Text("not said")
			}
			t.Rows = append(t.Rows, []string{name, strconv.Itoa(c.Claims)})
		}
		all = append(all, t)
	}
	if len(s.Weeks) == 0 {
		return all
	}
	weeks := Table{Title: locale.Text("Week by week"),
		Columns: []string{locale.Text("marked"), locale.Text("checked"), locale.Text("corrections")}}
	for i := len(s.Weeks) - 1; i >= 0; i-- {
		w := s.Weeks[i]
		weeks.Rows = append(weeks.Rows, []string{Day(w.From), strconv.Itoa(w.Marked), strconv.Itoa(w.Checked),
			strconv.Itoa(w.Corrections)})
	}
	return append(all, weeks)
}

// Copied is the tables as text with tabs, which a spreadsheet takes for cells.
func Copied(s model.Statistics) string {
	var b strings.Builder
	b.WriteString(Sentence(s) + "\n")
	cell := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for _, t := range Tables(s) {
		b.WriteString("\n" + t.Title + "\t" + strings.Join(t.Columns, "\t") + "\n")
		for _, row := range t.Rows {
			name := cell.Replace(row[0])
			if strings.ContainsAny(name[:min(len(name), 1)], "=+-@") { // a spreadsheet would take it for a formula
				name = "'" + name
			}
			b.WriteString(name + "\t" + strings.Join(row[1:], "\t") + "\n")
		}
	}
	return b.String()
}

// RatingName is a rating as people read it, with its scale where there are several.
func RatingName(scale, label string, several bool) string {
	name := locale.Word(label)
	if several {
		name += " (" + locale.Word(scale) + ")"
	}
	return name
}

// KindName is a kind of claim as people read it.
func KindName(k model.ClaimKind) string { return locale.Word(string(k)) }

// Day is a day as people write it.
func Day(iso string) string {
	return dayIn(iso, func(t time.Time) string { return locale.Time("2 January 2006", t) })
}

// Week is the first day of a week, short.
func Week(iso string) string {
	return dayIn(iso, func(t time.Time) string { return locale.Time("2 January", t) })
}

// Month is a month, by its first day.
func Month(iso string) string {
	return dayIn(iso, func(t time.Time) string { return locale.Time("January 2006", t) })
}

func dayIn(iso string, say func(time.Time) string) string {
	t, err := time.ParseInLocation(time.DateOnly, iso, time.Local)
	if err != nil {
		return iso
	}
	return say(t)
}
