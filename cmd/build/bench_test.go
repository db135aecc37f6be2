package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFiguresAreReadAndPrinted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "figures")
	if err := os.WriteFile(path, []byte(`{"name":"open 100 kB","ours":0.0123,"peer_name":"widget.Entry","peer":15000,"unit":"ms","ratio":8.2e-7,"bar":0.001,"holds":true}
{"name":"scroll","ours":2,"peer_name":"widget.List","peer":1,"unit":"ms","ratio":2,"bar":1.2,"holds":false}
`), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := readFigures(path)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d figures, %v", len(all), err)
	}
	var table, lines strings.Builder
	if err := printFigures(&table, all, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.0123 ms", "widget.Entry", "15000 ms", "0.001", "DOES NOT HOLD"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
	if err := printFigures(&lines, all, true); err != nil || strings.Count(lines.String(), "\n") != 2 || !strings.Contains(lines.String(), `"holds":false`) {
		t.Errorf("JSON: %v\n%s", err, lines.String())
	}
	if _, err := readFigures(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no figures are no error")
	}
}
