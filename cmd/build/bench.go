package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"galley/cmd/build/figures"
	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// measured is a package with a TestFigures, which ordinary tests skip.
type measured struct {
	module string // folder of its module
	folder string // below that
}

// benchModule is the module of the benches whose peers are not in go.mod.
const benchModule = "cmd/build/bench"

// benchGroups are what can be measured, in the order of their rows.
var benchGroups = []struct {
	name    string
	folders []measured
}{
	{"reader", []measured{{".", "./app/reader"}}},
	{"window", []measured{{benchModule, "./window"}}},
	{"library", []measured{{".", "./model/library"}, {benchModule, "./library"}, {benchModule, "./intake"}, {".", "./app"}}},
	{"report", []measured{{".", "./model/report"}, {".", "./model/report/draft"}}},
	{"start", []measured{{benchModule, "./start"}}},
	{"accuracy", []measured{{".", "./model/ingest"}, {".", "./model/passage"}, {".", "./model/quantity"}, {".", "./model/quantity/numeral"},
		{".", "./model/quantity/calendar"}, {".", "./model/ledger"}, {".", "./model/suggest/attribution"}, {".", "./model/suggest/checkworthy"},
		{benchModule, "./earlier"}}},
}

// bench measures a group, or all of them, and prints a row a figure.
func bench(ctx context.Context, root string, group string, asJSON bool, out io.Writer) error {
	if err := machine.SetUp(ctx, machine.This(), machine.ToBuild); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "galley-bench-*")
	if err != nil {
		return fmt.Errorf("a folder for the figures: %w", err)
	}
	defer os.RemoveAll(folder)
	var all []figures.Figure
	for _, g := range benchGroups {
		if g.name != group && group != "" {
			continue
		}
		fmt.Fprintf(os.Stderr, "Measuring %s; this takes a minute or two.\n", g.name)
		if g.name == "library" {
			fmt.Fprintln(os.Stderr, "The first time it builds a library of 100,000 articles and keeps it in your cache folder, "+
				"which takes a quarter of an hour; GALLEY_BENCH_ARTICLES=10000 measures a smaller one.")
		}
		for i, m := range g.folders {
			path := filepath.Join(folder, fmt.Sprint(g.name, i))
			if err := project.GoTo(ctx, filepath.Join(root, m.module), os.Stderr, os.Stderr, []string{figures.File + "=" + path},
				"test", "-tags="+project.TestTags, "-count=1", "-timeout=60m", "-run=^TestFigures$", m.folder); err != nil {
				return fmt.Errorf("measuring %s: %w", g.name, err)
			}
			figures, err := figures.Read(path)
			if err != nil {
				return fmt.Errorf("the figures of %s: %w", g.name, err)
			}
			all = append(all, figures...)
		}
	}
	return figures.Print(out, all, asJSON)
}
