package ledger

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/ledger"
)

// BenchmarkShow is a ledger of 2,000 entries put on the screen again, as after each tick.
func BenchmarkShow(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.Theme{})
	now := state.Ledger{Open: true, Version: "v"}
	for i := range 2000 {
		now.Entries = append(now.Entries, entry(ledger.Name, fmt.Sprint("Name ", i), 2, ""))
	}
	p := New()
	w := test.NewTempWindow(b, p.Content())
	w.Resize(fyne.NewSize(360, 600))
	for b.Loop() {
		p.Show(now)
	}
}

// BenchmarkTicked is how long it takes to see which of 2,000 entries are ticked.
func BenchmarkTicked(b *testing.B) {
	ticked := map[string]bool{}
	for b.Loop() {
		for i := range 2000 {
			model.IsTicked(ticked, "a", ledger.Entry{Kind: ledger.Name, Text: fmt.Sprint("Name ", i)})
		}
	}
}
