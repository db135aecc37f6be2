//go:build !race || long

package library

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// Whatever is done in whatever order, the shelf says what a count from nothing says.
func TestTheShelfIsRightAfterAnything(t *testing.T) {
	t.Parallel()
	l, article, version := stock(t, "A", "B", "C")
	var articles, versions, claims []string
	for title := range article {
		articles, versions = append(articles, article[title]), append(versions, version[title])
	}
	slices.Sort(articles)
	slices.Sort(versions)
	random := rand.New(rand.NewPCG(4, 5))
	pick := func(of []string) string {
		if len(of) == 0 {
			return "none"
		}
		return of[random.IntN(len(of))]
	}
	span := passage.Span{Start: 0, End: 9}
	for step := range 400 {
		var cmd model.Command
		switch random.IntN(12) {
		case 0, 1, 2:
			cmd = model.MarkClaim{VersionID: pick(versions), Span: span}
		case 3:
			cmd = model.MarkAgain{ClaimID: pick(claims), VersionID: pick(versions), Span: span}
		case 4, 5:
			cmd = model.SetVerdict{ClaimID: pick(claims), Rating: ptr("True")}
		case 6:
			cmd = model.SignOff{ClaimID: pick(claims)}
		case 7:
			cmd = model.DeleteClaim{ID: pick(claims)}
		case 8:
			cmd = model.UndeleteClaims{Claims: []string{pick(claims)}}
		case 9:
			cmd = model.DeleteArticles{Articles: []string{pick(articles)}}
		case 10:
			cmd = model.UndeleteArticles{Articles: []string{pick(articles)}}
		case 11:
			cmd = model.ArchiveArticles{Articles: []string{pick(articles)}, Back: random.IntN(2) == 0}
		}
		change, err := l.Apply(t.Context(), []string{"Ann", "Bob"}[random.IntN(2)], cmd)
		if err == nil {
			if id := change.Created(model.NounClaim); id != "" {
				claims = append(claims, id)
			}
		}
		if random.IntN(4) == 0 {
			if _, err := l.Undo(t.Context(), "Ann"); err != nil && !model.HasCode(err, model.Conflict) {
				t.Fatalf("step %d: undo %T: %v", step, cmd, err)
			}
		}
		var wrong []string
		say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
		if err := errors.Join(checkShelf(l.read, say), checkCoverage(l.read, say)); err != nil ||
			len(wrong) > 0 {
			t.Fatalf("step %d, %T: %q, %v", step, cmd, wrong, err)
		}
	}
}
