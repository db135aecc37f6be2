package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"testing"

	"galley/cmd/build/display"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		args []string
		want order
	}{
		{[]string{"run"}, order{verb: "run", args: []string{}}},
		{[]string{"run", "--"}, order{verb: "run", args: []string{}}},
		{[]string{"run", "--", "--library", "a b"}, order{verb: "run", args: []string{"--library", "a b"}}},
		{[]string{"run", "--", "--"}, order{verb: "run", args: []string{"--"}}},
		{[]string{"test"}, order{verb: "test"}},
		{[]string{"newsroom"}, order{verb: "newsroom"}},
		{[]string{"test", "long"}, order{verb: "test", long: true}},
		{[]string{"bench"}, order{verb: "bench"}},
		{[]string{"bench", "window"}, order{verb: "bench", group: "window"}},
		{[]string{"bench", "reader", "--json"}, order{verb: "bench", group: "reader", json: true}},
		{[]string{"--help"}, order{verb: "help"}},
	} {
		got, err := parse(c.args)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("parse(%q) = %+v, %v; want %+v", c.args, got, err, c.want)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"sing"}, {"run", "file"}, {"test", "short"}, {"test", "long", "long"}, {"bench", "speed"},
		{"bench", "reader", "library"}} {
		if code := command(t.Context(), args, io.Discard); code != 2 {
			t.Errorf("command(%q) = %d, want 2", args, code)
		}
	}
}

func TestReport(t *testing.T) {
	for _, c := range []struct {
		err  error
		want int
	}{{nil, 0}, {errors.New("x"), 1}, {display.ExitCode(3), 3}, {fmt.Errorf("galley: %w", display.ExitCode(4)), 4}} {
		if got := report(io.Discard, c.err); got != c.want {
			t.Errorf("report(%v) = %d, want %d", c.err, got, c.want)
		}
	}
}
