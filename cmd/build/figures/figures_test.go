package figures

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFiguresAreReadAndPrinted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "figures")
	if err := os.WriteFile(path,
		[]byte(`{"name":"open 100 kB","ours":0.0123,"peer_name":"widget.Entry","peer":15000,"unit":"ms","ratio":8.2e-7,"bar":0.001,"holds":true}
{"name":"scroll","ours":2,"peer_name":"widget.List","peer":1,"unit":"ms","ratio":2,"bar":1.2,"holds":false}
`), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := Read(path)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d figures, %v", len(all), err)
	}
	var table, lines strings.Builder
	if err := Print(&table, all, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.0123 ms", "widget.Entry", "15000 ms", "0.001", "DOES NOT HOLD"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
	if err := Print(&lines, all, true); err != nil || strings.Count(lines.String(), "\n") != 2 ||
		!strings.Contains(lines.String(), `"holds":false`) {
		t.Errorf("JSON: %v\n%s", err, lines.String())
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no figures are no error")
	}
}

// What is recorded is read back, that of two tests into one file behind each other.
func TestFiguresAreRecorded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "figures")
	t.Setenv(File, path)
	t.Run("first", func(t *testing.T) { Record(t, "reader").Say("open", "ms", 3, "widget.Entry", 2, 1.2) })
	t.Run("second", func(t *testing.T) {
		Record(t, "accuracy").Write(Figure{Name: "missed", Ours: 1, Peer: "allowed", Value: 2, Unit: "%", Ratio: 0.4, Bar: 0.4})
	})
	got, err := Read(path)
	want := []Figure{
		{Name: "open", Ours: 3, Peer: "widget.Entry", Value: 2, Unit: "ms", Ratio: 1.5, Bar: 1.2, Holds: false},
		{Name: "missed", Ours: 1, Peer: "allowed", Value: 2, Unit: "%", Ratio: 0.4, Bar: 0.4, Holds: true},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestNothingIsMeasuredUnasked(t *testing.T) {
	t.Setenv(File, "")
	t.Run("figures", func(t *testing.T) {
		defer func() {
			if !t.Skipped() {
				t.Error("it was not skipped")
			}
		}()
		Record(t, "reader")
	})
}
