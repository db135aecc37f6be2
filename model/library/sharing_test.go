package library

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"galley/model"
	"galley/model/passage"
)

func TestTwoProgramsOnOneLibraryLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.galley")
	first := at(t, path)
	_, version := imported(t, first, talks)
	second := at(t, path)
	const each = 25
	var wg sync.WaitGroup
	for i, l := range []*Library{first, second, first, second} {
		wg.Go(func() {
			for range each {
				if _, err := l.Apply(t.Context(), fmt.Sprint("editor ", i),
					model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}); err != nil {
					t.Error(err)
				}
				if _, err := l.Dossiers(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	all, err := first.Dossiers(t.Context())
	if err != nil || len(all) != 4*each {
		t.Errorf("%d claims, want %d; %v", len(all), 4*each, err)
	}
	history, err := second.History(t.Context(), "", 0)
	if err != nil || len(history) != 4*each+1 {
		t.Errorf("%d events, want %d; %v", len(history), 4*each+1, err)
	}
	if wrong, err := second.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestUndoRefusesWhereSomethingElseHappenedSince(t *testing.T) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.EditClaim{ID: claim, Speaker: ptr("Envoy")})
	// A hand in the file, past Galley: no event tells of it.
	if err := l.write.Exec("UPDATE claims SET speaker = 'Minister'").Error; err != nil {
		t.Fatal(err)
	}
	if _, err := l.Undo(t.Context(), "Ann"); !model.HasCode(err, model.Conflict) {
		t.Errorf("undo: %v", err)
	}
	if d, err := l.Dossier(t.Context(), claim); err != nil || d.Claim.Speaker != "Minister" {
		t.Errorf("speaker %q, %v", d.Claim.Speaker, err)
	}
}

func TestUndoAnswersForEveryCommand(t *testing.T) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	source := do(t, l, "Ann", model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}}).Created(model.NounSource)
	evidence := do(t, l, "Ann", model.AttachSource{ClaimID: claim, SourceID: source, Stance: model.Supports}).Created(model.NounEvidence)
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	p, err := l.Dossier(t.Context(), claim)
	if err != nil {
		t.Fatal(err)
	}
	article := p.Appearances[0].ArticleID
	for _, cmd := range []model.Command{
		model.EditArticle{ID: article, Title: ptr("Other headline")},
		model.HideBlocks{VersionID: version, Blocks: []int{0}, Hide: true},
		model.MarkAgain{ClaimID: claim, VersionID: version, Span: passage.Span{Start: 0, End: 9}},
		model.MoveAppearance{ID: p.Appearances[0].ID, Span: passage.Span{Start: 4, End: 9}},
		model.EditClaim{ID: claim, Wording: ptr("600 of them")},
		model.EditSource{ID: source, Fields: model.SourceFields{URL: ptr("https://example.org/atlas")}},
		model.EditEvidence{ID: evidence, Note: ptr("p. 4")},
		model.DetachSource{EvidenceID: evidence},
		model.SetVerdict{ClaimID: claim, Rating: ptr("False"), Reasoning: ptr("No.")},
		model.ReviseArticle{ArticleID: article, Document: document("Talks", strings.Replace(talks, "nearly 600", "some 900", 1))},
		model.DeleteClaim{ID: claim},
		model.DeleteArticle{ID: article},
	} {
		before := dump(t, l)
		do(t, l, "Ann", cmd)
		after := dump(t, l)
		if after == before {
			t.Errorf("%s changed nothing", cmd.Action())
		}
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatalf("undo %s: %v", cmd.Action(), err)
		}
		if now := dump(t, l); now != before {
			t.Errorf("after undo of %s:\n%s\nwant\n%s", cmd.Action(), now, before)
		}
		if _, err := l.Redo(t.Context(), "Ann"); err != nil {
			t.Fatalf("redo %s: %v", cmd.Action(), err)
		}
		if now := dump(t, l); now != after {
			t.Errorf("after redo of %s:\n%s\nwant\n%s", cmd.Action(), now, after)
		}
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
	}
}

// dump is every living row of the library, tombstones' times left out.
func dump(t testing.TB, l *Library) string {
	t.Helper()
	var all string
	for _, table := range []string{"articles", "versions", "claims", "appearances", "sources", "evidence", "verdicts", "collections",
		"memberships", "tags", "asides", "ticks"} {
		var rows []map[string]any
		if err := l.read.Table(table).Where("deleted = ''").Order("id").Find(&rows).Error; err != nil {
			t.Fatal(err)
		}
		all += fmt.Sprintln(table, rows)
	}
	return all
}

// A process killed at any moment leaves a sound library that holds everything
// it had been told was stored.
func TestAKilledProgramLosesNothingItSaidWasStored(t *testing.T) {
	const variable = "GALLEY_TEST_WRITE_UNTIL_KILLED"
	if path := os.Getenv(variable); path != "" {
		l, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		_, version := imported(t, l, talks)
		for {
			id := do(t, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}).Created(model.NounClaim)
			if _, err := fmt.Println("stored", id); err != nil {
				return
			}
		}
	}
	for round := range 3 {
		path := filepath.Join(t.TempDir(), "killed.galley")
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAKilledProgramLosesNothingItSaidWasStored$", "-test.v")
		cmd.Env = append(os.Environ(), variable+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wanted := 3 + rand.IntN(20)
		var told []string
		for lines := bufio.NewScanner(out); len(told) < wanted && lines.Scan(); {
			if id, stored := strings.CutPrefix(lines.Text(), "stored "); stored {
				told = append(told, id)
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil || len(told) < wanted {
			t.Fatalf("the writer ended by itself after %d claims: %v", len(told), err)
		}
		l := at(t, path)
		for _, id := range told {
			if _, err := l.Dossier(t.Context(), id); err != nil {
				t.Errorf("round %d: claim %s was said to be stored: %v", round, id, err)
			}
		}
		if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
			t.Errorf("round %d: check: %q, %v", round, wrong, err)
		}
	}
}
