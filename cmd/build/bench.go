package main

import (
	"cmp"
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
	test   string // its test; "" TestFigures
}

// benchModule is the module of the benches whose peers are not in go.mod.
const benchModule = "cmd/build/bench"

// benchGroups are what can be measured, in the order of their rows.
var benchGroups = []struct {
	name    string
	folders []measured
}{
	{"reader", []measured{{module: ".", folder: "./app/reader"}}},
	{"window", []measured{{module: benchModule, folder: "./window"}}},
	{"library", []measured{{module: ".", folder: "./model/library"}, {module: benchModule, folder: "./library"},
		{module: benchModule, folder: "./intake"}, {module: ".", folder: "./app"}}},
	{"report", []measured{{module: ".", folder: "./model/report"}, {module: ".", folder: "./model/report/draft"}}},
	{"start", []measured{{module: benchModule, folder: "./start"}}},
	{"newsroom", []measured{{".", "./model/library", "TestNewsroomFigures"}}},
	{"accuracy", []measured{{module: ".", folder: "./model/ingest"}, {module: ".", folder: "./model/passage"}, {module: ".", folder: "./model/quantity"},
		{module: ".", folder: "./model/quantity/numeral"},
		{module: ".", folder: "./model/quantity/calendar"}, {module: ".", folder: "./model/ledger"},
		{module: ".", folder: "./model/suggest/attribution"}, {module: ".", folder: "./model/suggest/checkworthy"},
		{module: benchModule, folder: "./earlier"}}},
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
		if g.name == "newsroom" {
			if err := machine.SetUp(ctx, machine.This(), machine.ToServe); err != nil {
				return err
			}
			fmt.Fprintln(os.Stderr, "It fills a server of its own with 100,000 articles each time, which takes half an hour; "+
				"GALLEY_BENCH_ARTICLES=10000 measures a smaller one.")
		}
		if g.name == "library" {
			fmt.Fprintln(os.Stderr, "The first time it builds a library of 100,000 articles and keeps it in your cache folder, "+
				"which takes a quarter of an hour; GALLEY_BENCH_ARTICLES=10000 measures a smaller one.")
		}
		for i, m := range g.folders {
			path := filepath.Join(folder, fmt.Sprint(g.name, i))
			if err := project.GoTo(ctx, filepath.Join(root, m.module), os.Stderr, os.Stderr, []string{figures.File + "=" + path},
				"test", "-tags="+project.TestTags, "-count=1", "-timeout=120m", "-run=^"+cmp.Or(m.test, "TestFigures")+"$", m.folder); err != nil {
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
