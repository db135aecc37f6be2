package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"galley/model"
	"galley/model/passage"
	"galley/model/quantity"
)

type quantitiesCommand struct {
	Text     string `arg:"" optional:"" default:"-" help:"The text; - for standard input, a line after another."`
	Language string `default:"en" placeholder:"CODE" help:"The language of the text: en, de or fr (default: en)."`
}

// quantityJSON is a quantity as the shell sees it. Value is null for a range, and all three
// are null where the words name no value. Dates are ISO 8601: a day, a month or a year.
type quantityJSON struct {
	Start    int               `json:"start"` // in code points of the line
	End      int               `json:"end"`
	Text     string            `json:"text"`
	Value    any               `json:"value"`
	Low      any               `json:"low"`
	High     any               `json:"high"`
	Unit     string            `json:"unit"`
	Modifier quantity.Modifier `json:"modifier"`
	Kind     quantity.Kind     `json:"kind"`
}

func (c *quantitiesCommand) Run(d *invocation) error {
	out := bufio.NewWriter(d.out)
	if c.Text != "-" {
		if err := c.line(d, out, c.Text); err != nil {
			return err
		}
		return written(out.Flush())
	}
	in := bufio.NewReaderSize(d.stdin, 1<<16)
	for {
		if err := d.ctx.Err(); err != nil {
			return err
		}
		line, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return model.Wrap(model.Invalid, err, "Standard input could not be read to its end. Nothing was changed.")
		}
		if err == nil || line != "" {
			if err := c.line(d, out, strings.TrimRight(line, "\r\n")); err != nil {
				return err
			}
		}
		if err != nil || in.Buffered() == 0 { // nobody waits for an answer that is ready
			if err := written(out.Flush()); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

// line answers one line.
func (c *quantitiesCommand) line(d *invocation, out *bufio.Writer, text string) error {
	text = strings.ToValidUTF8(text, "\uFFFD")
	rows := quantitiesOf(text, c.Language)
	if d.json {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		return written(enc.Encode(rows))
	}
	for _, q := range rows {
		said := fmt.Sprintf("%d-%d\t%s\t%s\t%s\t%s\t%s\n", q.Start, q.End, q.Kind, q.Modifier, amount(q), q.Unit, q.Text)
		if _, err := out.WriteString(printableLine(said)); err != nil {
			return written(err)
		}
	}
	return nil
}

func written(err error) error {
	if err == nil {
		return nil
	}
	return model.Wrap(model.Invalid, err, "The output could not be written. Nothing was changed.")
}

// amount is a value for a person: a range has two, and a vague word has none.
func amount(q quantityJSON) string {
	switch {
	case q.Value != nil:
		return shown(q.Value)
	case q.Low != nil:
		return shown(q.Low) + " to " + shown(q.High)
	}
	return "?"
}

func shown(value any) string {
	if v, ok := value.(float64); ok {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

func quantitiesOf(text, language string) []quantityJSON {
	found := quantity.Joined(text, quantity.Find(text, language))
	rows := make([]quantityJSON, len(found))
	if len(found) == 0 {
		return rows
	}
	index := passage.NewIndex(text)
	for i, q := range found {
		r := quantityJSON{Start: index.CodePoint(q.Start), End: index.CodePoint(q.End),
			Text: q.Text, Unit: q.Unit, Modifier: q.Modifier, Kind: q.Kind}
		switch {
		case q.Kind == quantity.Date && !q.From.IsZero():
			r.Low, r.High = q.From.Format(time.DateOnly), q.To.Format(time.DateOnly)
			if day := period(q.From, q.To); day != "" {
				r.Value = day
			}
		case q.Kind != quantity.Date && q.Known:
			r.Low, r.High = q.Low, q.High
			if q.Low == q.High {
				r.Value = q.Low
			}
		}
		rows[i] = r
	}
	return rows
}

// period is a day, a month or a year in ISO 8601; "" where the days are none of these.
func period(from, to time.Time) string {
	switch {
	case from.Equal(to):
		return from.Format(time.DateOnly)
	case from.Day() == 1 && from.AddDate(0, 1, -1).Equal(to):
		return from.Format("2006-01")
	case from.YearDay() == 1 && from.AddDate(1, 0, -1).Equal(to):
		return from.Format("2006")
	}
	return ""
}
