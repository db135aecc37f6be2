//go:build !race || long

package library

import (
	"context"
	"fmt"
	"testing"

	"gorm.io/gorm"

	"galley/model"
)

// BenchmarkCoverage is what it costs a change to keep the words of its article right, where many claims
// stand in it: the change with it, and what of that is the counting.
func BenchmarkCoverage(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint("rating among ", n), func(b *testing.B) {
			l, article := crowded(b, n)
			p, err := l.Proof(b.Context(), article, 0)
			must(b, err)
			for i := 0; b.Loop(); i++ {
				rating := []string{"True", "False"}[i%2]
				cmd := model.SetVerdict{ClaimID: p.Dossiers[0].Claim.ID, Rating: &rating}
				if _, err := l.Apply(context.WithoutCancel(b.Context()), "Ann", cmd); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint("counting among ", n), func(b *testing.B) {
			l, article := crowded(b, n)
			for b.Loop() {
				must(b, l.write.Transaction(func(tx *gorm.DB) error { return cover(tx, &l.segments, article) }))
			}
		})
	}
}
