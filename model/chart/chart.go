// Package chart draws statistics as one picture of bars: PNG or SVG, light or dark.
package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"github.com/go-analyze/charts"

	"galley/model"
	"galley/model/passage"
)

// Words are what stands in the picture, in the language of who reads it.
type Words struct {
	Weeks, Months                         string // titles: what was done, week by week or month by month
	Ratings, Kinds, Speakers, Publishers  string // titles: claims by …
	Marked, Checked, Corrections, NotSaid string
	Kind                                  func(model.ClaimKind) string
	Rating                                func(scale, label string) string
	Week, Month                           func(firstDay string) string // short
}

// Format is what a picture is written as.
type Format string

// The formats.
const (
	PNG Format = charts.ChartOutputPNG
	SVG Format = charts.ChartOutputSVG
)

// Look is how a picture looks.
type Look struct {
	Format        Format
	Width, Height int // pixels; 0 the usual
	Columns       int // of charts beside each other; 0 the usual
	Dark          bool
	Ground        color.Color // nil: white, or near black
}

const (
	usualWidth, usualHeight = 1280, 960
	smallest, largest       = 200, 8000
	mostBars                = 8  // of speakers, publishers and the like
	mostWeeks               = 26 // of longer spans the months are drawn
	longestLabel            = 28
	mostNamed               = 6 // of the weeks
	usualColumns            = 2
)

// panel is one chart of the picture.
type panel struct {
	title  string
	across bool // the bars lie
	labels []string
	names  []string
	values [][]float64 // by series
}

// Draw draws statistics.
func Draw(s model.Statistics, w Words, look Look) ([]byte, error) {
	if look.Width == 0 {
		look.Width = usualWidth
	}
	if look.Height == 0 {
		look.Height = usualHeight
	}
	if look.Columns == 0 {
		look.Columns = usualColumns
	}
	if min(look.Width, look.Height) < smallest || max(look.Width, look.Height) > largest {
		return nil, model.Faultf(model.Invalid, "A chart of %d × %d pixels cannot be drawn. Each side has %d to %d. Nothing was written.",
			look.Width, look.Height, smallest, largest)
	}
	theme := charts.GetTheme(charts.ThemeLight)
	if look.Dark {
		theme = charts.GetTheme(charts.ThemeDark)
	}
	if look.Ground != nil {
		r, g, b, _ := look.Ground.RGBA()
		theme = theme.WithBackgroundColor(charts.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 255})
	}
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: string(look.Format), Width: look.Width, Height: look.Height, Theme: theme})
	p.FilledRect(0, 0, look.Width, look.Height, theme.GetBackgroundColor(), theme.GetBackgroundColor(), 0)
	panels := panelsOf(s, w)
	columns := look.Columns
	rows := (len(panels) + columns - 1) / columns
	for i, one := range panels {
		x, y, width, height := i%columns*look.Width/columns, i/columns*look.Height/rows, look.Width/columns, look.Height/rows
		if i == len(panels)-1 && i%columns == 0 { // the last one has the row to itself
			width = look.Width
		}
		child := p.Child(charts.PainterBoxOption(charts.NewBox(x, y, x+width, y+height)))
		if err := child.BarChart(one.option(theme)); err != nil {
			return nil, fmt.Errorf("draw %q: %w", one.title, err)
		}
	}
	picture, err := p.Bytes()
	if err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	return picture, nil
}

func (one panel) option(theme charts.ColorPalette) charts.BarChartOption {
	o := charts.NewBarChartOptionWithData(one.values)
	o.Theme = theme
	o.Horizontal = one.across
	o.Padding = charts.NewBox(24, 24, 40, 24)
	o.Title = charts.TitleOption{Text: one.title, FontStyle: charts.FontStyle{FontSize: 15}}
	o.CategoryAxis.Labels = one.labels
	if !one.across && len(one.labels) > mostNamed {
		o.CategoryAxis.LabelCount = mostNamed
	}
	whole := func(v float64) string { return fmt.Sprintf("%.0f", v) }
	o.ValueFormatter = whole
	o.Legend.Show = charts.Ptr(len(one.names) > 1)
	o.Legend.SeriesNames = one.names
	o.Legend.Offset = charts.OffsetRight
	for i := range o.SeriesList {
		o.SeriesList[i].Label.Show = charts.Ptr(one.across || len(one.labels) <= 10)
		o.SeriesList[i].Label.ValueFormatter = whole
	}
	most := 0.0
	for _, values := range one.values {
		most = max(most, slices.Max(values))
	}
	axis := charts.ValueAxisOption{Min: charts.Ptr(0.0), Max: charts.Ptr(max(most, 1)), ValueFormatter: whole}
	if !one.across { // whole numbers, and room for the figure over the highest bar
		const steps = 4
		axis.Max = charts.Ptr(steps * math.Ceil(max(most*1.15, 1)/steps))
		axis.LabelCount = steps + 1
	}
	if one.across { // each bar says how long it is
		axis.Show = charts.Ptr(false)
	}
	o.ValueAxis = []charts.ValueAxisOption{axis}
	return o
}

// panelsOf are the charts that have anything to show; the first is always there.
func panelsOf(s model.Statistics, w Words) []panel {
	title, steps, name := w.Weeks, s.Weeks, w.Week
	if len(steps) > mostWeeks {
		title, steps, name = w.Months, s.Months, w.Month
		if len(steps) > 2*mostWeeks {
			steps = steps[len(steps)-2*mostWeeks:]
		}
	}
	work := panel{title: title, names: []string{w.Marked, w.Checked, w.Corrections}, values: make([][]float64, 3)}
	if len(steps) == 0 {
		steps = []model.Stretch{{}}
	}
	for _, step := range steps {
		label := ""
		if step.From != "" {
			label = name(step.From)
		}
		work.labels = append(work.labels, label)
		for i, n := range []int{step.Marked, step.Checked, step.Corrections} {
			work.values[i] = append(work.values[i], float64(n))
		}
	}
	all := []panel{work}
	for _, of := range []struct {
		title string
		of    []model.Counted
		label func(model.Counted) string
		order bool // as they come, and none left out
	}{
		{w.Ratings, s.Ratings, func(c model.Counted) string { return w.Rating(c.Scale, c.Label) }, true},
		{w.Kinds, s.Kinds, func(c model.Counted) string { return w.Kind(model.ClaimKind(c.Label)) }, true},
		{w.Speakers, s.Speakers, func(c model.Counted) string { return c.Label }, false},
		{w.Publishers, s.Publishers, func(c model.Counted) string { return c.Label }, false},
	} {
		bars := of.of
		if !of.order && len(bars) > mostBars {
			bars = bars[:mostBars]
		}
		if len(bars) == 0 {
			continue
		}
		one := panel{title: of.title, across: true, names: []string{of.title}, values: make([][]float64, 1)}
		for _, c := range slices.Backward(bars) { // drawn from below
			label := passage.Shorten(of.label(c), longestLabel)
			if c.Label == "" {
				label = w.NotSaid
			}
			one.labels = append(one.labels, label)
			one.values[0] = append(one.values[0], float64(c.Claims))
		}
		all = append(all, one)
	}
	return all
}
