//go:build !race || long

package library

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"galley/model"
	"galley/model/passage"
)

const covering = "They share nearly 600 miles of border. The envoy spoke of 21,000 troops.\n\nHe left."

// wordsOf are the words of an article: in the list, where they must be as in its proof.
func wordsOf(t testing.TB, l *Library, article string) string {
	t.Helper()
	all, err := l.All(t.Context(), model.ShelfQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all {
		if row.ID != article {
			continue
		}
		if c := proofOf(t, l, article).Coverage(); c.Words != row.Words {
			t.Errorf("the list says %+v, the article %+v", row.Words, c.Words)
		}
		return fmt.Sprintf("%d/%d/%d", row.Words.Open, row.Words.Aside, row.Words.Done)
	}
	return "not in the list"
}

func TestTheListKnowsTheWordsThatWereLookedAtAfterEachChange(t *testing.T) {
	l := fresh(t)
	article, version := imported(t, l, covering)
	var claim string
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"imported", func() {}, "15/0/0"},
		{"marked", func() { claim = marked(t, l, version, covering, "The envoy spoke of 21,000 troops.") }, "15/0/0"},
		{"rated", func() { do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")}) }, "9/0/6"},
		{"set aside", func() { aside(t, l, "Ann", version, "They share nearly", model.Opinion) }, "6/3/6"},
		{"taken back", func() { undone(t, l) }, "9/0/6"},
		{"done again", func() { redone(t, l) }, "6/3/6"},
		{"the passage is smaller", func() {
			id := dossierOf(t, l, claim).Appearances[0].ID
			do(t, l, "Ann", model.MoveAppearance{ID: id, Span: standing(t, covering, "21,000 troops")})
		}, "10/3/2"},
		{"a line is hidden", func() { do(t, l, "Ann", model.HideBlocks{VersionID: version, Blocks: []int{1}, Hide: true}) }, "8/3/2"},
		{"and shown", func() { do(t, l, "Ann", model.HideBlocks{VersionID: version, Blocks: []int{1}}) }, "10/3/2"},
		{"revised", func() {
			d := document("Talks", "They share nearly 700 miles of border. The envoy spoke of 21,000 troops.\n\nHe left.")
			do(t, l, "Bob", model.ReviseArticle{ArticleID: article, Document: d})
		}, "13/0/2"},
		{"back", func() {
			if _, err := l.Undo(t.Context(), "Bob"); err != nil {
				t.Fatal(err)
			}
		}, "10/3/2"},
		{"in work again", func() { do(t, l, "Ann", model.EditClaim{ID: claim, Status: ptr(model.InProgress)}) }, "12/3/0"},
		{"checked", func() { do(t, l, "Ann", model.EditClaim{ID: claim, Status: ptr(model.Checked)}) }, "10/3/2"},
		{"deleted", func() { do(t, l, "Ann", model.DeleteClaim{ID: claim}) }, "12/3/0"},
		{"out of the trash", func() { do(t, l, "Ann", model.UndeleteClaims{Claims: []string{claim}}) }, "10/3/2"},
	} {
		step.do()
		if got := wordsOf(t, l, article); got != step.want {
			t.Errorf("%s: %s, want %s", step.name, got, step.want)
		}
	}
	sound(t, l)
}

func undone(t testing.TB, l *Library) {
	t.Helper()
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
}

func redone(t testing.TB, l *Library) {
	t.Helper()
	if _, err := l.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
}

func TestTheListIsSortedByWordsOpen(t *testing.T) {
	l := fresh(t)
	ids := map[string]string{}
	texts := map[string]string{"Short": "He left.", "Long": "He left the city on the third of May.", "Middle": "He left the city then."}
	for title, text := range texts {
		ids[title] = do(t, l, "Ann", model.ImportArticle{Document: document(title, text)}).Created(model.NounVersion)
	}
	by := func() string { return shown(t, l, model.ShelfQuery{Place: model.Current, Sort: model.SortWords}) }
	if got := by(); got != "Long Middle Short" {
		t.Error(got)
	}
	do(t, l, "Ann", model.SetAside{VersionID: ids["Long"], Spans: []passage.Span{{Start: 0, End: 30}}, Kind: model.Opinion})
	if got := by(); got != "Middle Long Short" && got != "Middle Short Long" {
		t.Error(got)
	}
	do(t, l, "Ann", model.SetAside{VersionID: ids["Middle"], Spans: []passage.Span{{Start: 0, End: 22}}, Kind: model.Opinion})
	if got := by(); got != "Long Short Middle" && got != "Short Long Middle" {
		t.Error(got)
	}
	sound(t, l)
}

// What one library knows of an article, another does after a merge, and so do a backup and what is saved of a damaged file.
func TestWordsComeAlongWithAMergeARestoreAndASalvage(t *testing.T) {
	folder := t.TempDir()
	path, backup := filepath.Join(folder, "a.galley"), filepath.Join(folder, "a.backup.galley")
	l := at(t, path)
	article, version := imported(t, l, covering)
	do(t, l, "Ann", model.SetVerdict{ClaimID: marked(t, l, version, covering, "21,000 troops"), Rating: ptr("True")})
	aside(t, l, "Ann", version, "He left.", model.NoFact)
	must(t, l.Backup(t.Context(), backup))
	if got := wordsOf(t, l, article); got != "11/2/2" {
		t.Fatal(got)
	}
	other := fresh(t)
	imported(t, other, covering)
	do(t, other, "Bob", model.ImportArticle{Document: document("Prices", "They rose by 4 percent.")})
	if _, err := other.Merge(t.Context(), "Bob", backup, nil); err != nil {
		t.Fatal(err)
	}
	all, err := other.All(t.Context(), model.ShelfQuery{Sort: model.SortWords})
	if err != nil || len(all) != 2 || all[0].Words != (model.WordCount{Open: 11, Aside: 2, Done: 2}) || all[1].Words.Open != 5 {
		t.Errorf("merged: %+v, %v", all, err)
	}
	sound(t, other)
	third := fresh(t)
	if _, err := third.Merge(t.Context(), "Ann", backup, nil); err != nil {
		t.Fatal(err)
	}
	if got := wordsOf(t, third, article); got != "11/2/2" {
		t.Errorf("merged into an empty one: %s", got)
	}
	undone(t, third)
	sound(t, third)
	redone(t, third)
	if got := wordsOf(t, third, article); got != "11/2/2" {
		t.Errorf("the merge done again: %s", got)
	}
	sound(t, third)

	aside(t, l, "Ann", version, "They share", model.NoFact)
	if _, err := l.Restore(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if got := wordsOf(t, l, article); got != "11/2/2" {
		t.Errorf("restored: %s", got)
	}
	sound(t, l)
	must(t, l.Close())
	if _, err := Salvage(t.Context(), path, filepath.Join(folder, "saved.galley"), nil); err != nil {
		t.Fatal(err)
	}
	saved := at(t, filepath.Join(folder, "saved.galley"))
	if got := wordsOf(t, saved, article); got != "11/2/2" {
		t.Errorf("saved: %s", got)
	}
	sound(t, saved)
}

// A claim that came back into work because its words changed, and one whose verdicts contest each other, are read in
// full: the list must say of them what the article says.
func TestWordsOfClaimsThatNeedAnotherLook(t *testing.T) {
	l := fresh(t)
	article, version := imported(t, l, covering)
	claim := marked(t, l, version, covering, "They share nearly 600 miles of border. The envoy spoke of 21,000 troops.")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	if got := wordsOf(t, l, article); got != "2/0/13" {
		t.Error(got)
	}
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article,
		Document: document("Talks", "They share nearly 600 miles of border. The envoy spoke of 22,000 troops.\n\nHe left.")})
	if got := wordsOf(t, l, article); got != "8/0/7" {
		t.Error(got)
	}
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("False")})
	if got := wordsOf(t, l, article); got != "2/0/13" {
		t.Error(got)
	}
	sound(t, l)
}

func TestTheWordsOfAnOldLibraryAreCountedWhenItIsOpened(t *testing.T) {
	rows := append(slices.Clone(oldRows), `UPDATE versions SET blocks = '[{"kind":"paragraph","start":0,"end":9}]' WHERE id = 'version1'`)
	fromEachVersion(t, rows, func(t *testing.T, l *Library, have int) {
		if got := wordsOf(t, l, "article1"); got != "0/0/2" {
			t.Errorf("from version %d: %s", have, got)
		}
		sound(t, l)
	})
}

// What is left to count when a program ends is counted when the library is opened again.
func TestWordsLeftToCountAreCountedAtTheNextStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.galley")
	l := at(t, path)
	article, _ := imported(t, l, covering)
	must(t, l.write.Exec("DELETE FROM coverage").Error)
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 2-1 {
		t.Errorf("check: %q, %v", wrong, err)
	}
	must(t, l.write.Exec("INSERT INTO coverage_stale SELECT id FROM articles").Error)
	must(t, l.Close())
	if got := wordsOf(t, at(t, path), article); got != "15/0/0" {
		t.Error(got)
	}
}

// A text whose paragraphs cannot be read has no words; the change that finds that is stored.
func TestATextWithoutParagraphsHasNoWords(t *testing.T) {
	l := fresh(t)
	article, version := imported(t, l, covering)
	must(t, l.write.Exec("UPDATE versions SET blocks = 'none' WHERE id = ?", version).Error)
	l.segments = segmentCache{}
	do(t, l, "Ann", model.ChangeTags{Articles: []string{article}, Add: []string{"x"}})
	must(t, l.write.Exec("INSERT INTO coverage_stale SELECT id FROM articles").Error)
	do(t, l, "Ann", model.ChangeTags{Articles: []string{article}, Add: []string{"y"}})
	var row coverageRow
	must(t, l.read.Table("coverage").Take(&row).Error)
	if row.Open != 0 {
		t.Errorf("%+v", row)
	}
}
