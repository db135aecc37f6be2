package app

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkSelectClaim is the time from a click on a claim in the list until its form,
// its row and its mark are laid out for the next frame, in an article of few claims and of
// many.
func BenchmarkSelectClaim(b *testing.B) {
	for _, n := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprint(n, " claims"), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "many.galley")
			crowded(b, path, 1, n)
			a := test.NewTempApp(b)
			w := New(a, newRunner(), Options{Library: path, Editor: "Ann"})
			defer w.end()
			w.win.Resize(fyne.NewSize(1280, 800))
			w.win.Show()
			rows := w.session.Claims("Ann").List.Rows
			if len(rows) != n {
				b.Fatalf("%d claims are listed", len(rows))
			}
			for i := 0; b.Loop(); i++ {
				w.claims.List.OnSelect(rows[i*7%n].ID)
			}
		})
	}
}
