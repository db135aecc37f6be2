package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

// benchGroups are what can be measured, and where: the packages' own
// TestFigures, which is asleep in ordinary tests.
var benchGroups = []struct {
	name    string
	folders []string
}{
	{"reader", []string{"./app/reader"}}, {"library", []string{"./model/library", "./model/intake", "./app"}},
	{"report", []string{"./model/report"}}, {"start", []string{"./cmd/build"}}, {"accuracy", []string{"./model/ingest", "./model/passage"}},
}

// figuresFile tells TestFigures where its figures go, a line of JSON each.
const figuresFile = "GALLEY_FIGURES"

// figure is one thing measured beside its peer, in the same run. Where a
// greater value is better, ratio and bar are upside down, so that a figure
// always holds when ratio <= bar.
type figure struct {
	Name  string  `json:"name"`
	Ours  float64 `json:"ours"`
	Peer  string  `json:"peer_name"`
	Value float64 `json:"peer"` // the peer's
	Unit  string  `json:"unit"`
	Ratio float64 `json:"ratio"`
	Bar   float64 `json:"bar"`
	Holds bool    `json:"holds"`
}

// bench measures a group, or all of them, and prints a row a figure.
func bench(ctx context.Context, root string, group string, asJSON bool, out io.Writer) error {
	if err := setUp(ctx, thisSystem(), toBuild); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "galley-bench-*")
	if err != nil {
		return fmt.Errorf("a place for the figures: %w", err)
	}
	defer os.RemoveAll(folder)
	var all []figure
	for _, g := range benchGroups {
		if group != "" && g.name != group {
			continue
		}
		fmt.Fprintf(os.Stderr, "Measuring %s; this takes a minute or two.\n", g.name)
		if g.name == "library" {
			fmt.Fprintln(os.Stderr, "The first time it builds a library of 100,000 articles and keeps it in your cache folder, which takes a quarter of an hour; GALLEY_BENCH_ARTICLES=10000 measures a smaller one.")
		}
		for i, measured := range g.folders {
			path := filepath.Join(folder, fmt.Sprint(g.name, i))
			if err := goCommandTo(ctx, root, os.Stderr, []string{figuresFile + "=" + path},
				"test", "-tags="+testTags, "-count=1", "-timeout=60m", "-run=^TestFigures$", measured); err != nil {
				return fmt.Errorf("measuring %s: %w", g.name, err)
			}
			figures, err := readFigures(path)
			if err != nil {
				return fmt.Errorf("the figures of %s: %w", g.name, err)
			}
			all = append(all, figures...)
		}
	}
	return printFigures(out, all, asJSON)
}

func readFigures(path string) ([]figure, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []figure
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var f figure
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	if len(all) == 0 {
		return nil, errors.New("there are none")
	}
	return all, nil
}

func printFigures(out io.Writer, all []figure, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(out)
		for _, f := range all {
			if err := enc.Encode(f); err != nil {
				return err
			}
		}
		return nil
	}
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "what\tours\tpeer\t\tratio\tbar\t")
	for _, f := range all {
		holds := "holds"
		if !f.Holds {
			holds = "DOES NOT HOLD"
		}
		fmt.Fprintf(table, "%s\t%s %s\t%s\t%s %s\t%s\t%s\t%s\n", f.Name, short(f.Ours), f.Unit, f.Peer, short(f.Value), f.Unit, short(f.Ratio), short(f.Bar), holds)
	}
	return table.Flush()
}

// short writes a number with three telling digits.
func short(v float64) string {
	s := fmt.Sprintf("%.3g", v)
	if strings.Contains(s, "e+") {
		return fmt.Sprintf("%.0f", v)
	}
	return s
}
