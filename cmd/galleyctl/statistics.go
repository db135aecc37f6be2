package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"galley/model"
	"galley/model/chart"
	"galley/model/disk"
	"galley/model/report/sheet"
)

type statisticsCommand struct {
	From   string `placeholder:"DAY" help:"The first day."`
	To     string `placeholder:"DAY" help:"The last day."`
	CSV    bool   `help:"Print a row a figure, for a spreadsheet."`
	Dark   bool   `help:"Draw on a dark ground."`
	Output string `short:"o" placeholder:"FILE" help:"Write a chart (.png or .svg) or a table (.csv) to this file."`
}

func (c *statisticsCommand) Run(d *invocation) error {
	ending := strings.ToLower(filepath.Ext(c.Output))
	switch {
	case c.CSV && d.json:
		return usagef("--csv and --json are two ways to print: choose one")
	case c.Output != "" && ending != ".png" && ending != ".svg" && ending != ".csv":
		return usagef("a chart goes into a .png or .svg file, and a table into a .csv file, not into %s", c.Output)
	}
	span, err := model.ReadDays(c.From, c.To)
	if err != nil {
		return err
	}
	lib, err := d.existing()
	if err != nil {
		return err
	}
	s, err := lib.Statistics(d.ctx, span)
	if err != nil {
		return err
	}
	if c.Output != "" {
		if err := c.write(d, s, ending); err != nil {
			return err
		}
	}
	if c.CSV {
		var table bytes.Buffer
		if err := sheet.WriteStatistics(&table, s); err != nil {
			return err
		}
		return d.write(table.String())
	}
	return d.print(s, func(w io.Writer) {
		if c.Output != "" {
			fmt.Fprintln(w, c.Output)
			return
		}
		printStatistics(w, s)
	})
}

// write writes the chart or the table to its file.
func (c *statisticsCommand) write(d *invocation, s model.Statistics, ending string) error {
	if err := d.spare(c.Output); err != nil {
		return err
	}
	var data bytes.Buffer
	var err error
	if ending == ".csv" {
		err = sheet.WriteStatistics(&data, s)
	} else {
		var picture []byte
		picture, err = chart.Draw(s, chartWords, chart.Look{Format: chart.Format(ending[1:]), Dark: c.Dark})
		data.Write(picture)
	}
	if err != nil {
		return err
	}
	_, err = disk.Write(c.Output, disk.Shared, nil, func(w io.Writer) error {
		_, err := data.WriteTo(w)
		return err
	})
	return model.WriteFault(err, c.Output, model.Sayf("Nothing was written."))
}

// chartWords are the words of a chart that galleyctl draws.
var chartWords = chart.Words{
	Weeks: "Week by week", Months: "Month by month", Ratings: "Claims by rating", Kinds: "Claims by kind",
	Speakers: "Claims by speaker", Publishers: "Claims by publisher",
	Marked: "marked", Checked: "checked", Corrections: "corrections", NotSaid: "not said",
	Kind:   func(k model.ClaimKind) string { return string(k) },
	Rating: func(_, label string) string { return label },
	Week:   func(day string) string { return dayIn(day, "2 Jan") },
	Month:  func(day string) string { return dayIn(day, "Jan 2006") },
}

// dayIn is a day in another layout.
func dayIn(day, layout string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format(layout)
}

func printStatistics(w io.Writer, s model.Statistics) {
	fmt.Fprintf(w, "marked\t%d\nchecked\t%d\nsigned off\t%d\nopen\t%d\noverdue\t%d\ncorrections\t%d\n", s.Marked, s.Checked, s.SignedOff,
		s.Open, s.Overdue, s.Corrections)
	if s.MedianDays != nil {
		fmt.Fprintf(w, "median days from marked to checked\t%.1f\n", *s.MedianDays)
	}
	for _, group := range []struct {
		name string
		of   []model.Counted
	}{{"rating", s.Ratings}, {"kind", s.Kinds}, {"speaker", s.Speakers}, {"publisher", s.Publishers}} {
		for _, c := range group.of {
			label := c.Label
			if label == "" {
				label = chartWords.NotSaid
			}
			fmt.Fprintf(w, "%s\t%s\t%d\n", group.name, label, c.Claims)
		}
	}
	for _, x := range s.Weeks {
		fmt.Fprintf(w, "week of %s\t%d marked, %d checked, %d corrections\n", x.From, x.Marked, x.Checked, x.Corrections)
	}
}
