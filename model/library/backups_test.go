//go:build !race || long

package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galley/model"
)

func TestTheBackupsOfADayAWeekAndAMergeAreKeptForTheirTime(t *testing.T) {
	onFile(t)
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.Local)
	made := func(why Reason, daysAgo ...int) (all []Saved) {
		for _, d := range daysAgo {
			all = append(all, Saved{Path: fmt.Sprint(why, " ", d), Time: now.AddDate(0, 0, -d), Reason: why})
		}
		return all
	}
	every := make([]int, 60)
	for i := range every {
		every[i] = i
	}
	for name, c := range map[string]struct {
		all  []Saved
		kept string
	}{
		"none":                     {nil, ""},
		"a new library":            {made(Daily, 0), "daily 0"},
		"every day for two months": {made(Daily, every...), "daily 0 daily 1 daily 2 daily 3 daily 4 daily 5 daily 6 daily 11 daily 18"},
		"twice a day":              {made(Daily, 0, 0, 1, 1), "daily 0 daily 1"},
		"worked on now and then": {made(Daily, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90),
			"daily 0 daily 10 daily 20 daily 30 daily 40 daily 50 daily 60"},
		"many merges of a month": {made(BeforeMerge, 0, 1, 2, 3, 4, 29),
			"before-merge 0 before-merge 1 before-merge 2 before-merge 3 before-merge 4 before-merge 29"},
		"merges of long ago": {made(BeforeMerge, 100, 200, 300, 400), "before-merge 100 before-merge 200 before-merge 300"},
		"each kind for itself": {append(made(BeforeMerge, 100, 200, 300, 400), made(BeforeRestore, 500)...),
			"before-merge 100 before-merge 200 before-merge 300 before-restore 500"},
	} {
		over := map[string]int{}
		for _, b := range outlived(c.all, now) {
			over[b.Path]++
		}
		var kept []string
		for _, b := range c.all {
			if over[b.Path] > 0 {
				over[b.Path]--
				continue
			}
			kept = append(kept, b.Path)
		}
		if got := strings.Join(kept, " "); got != c.kept {
			t.Errorf("%s: kept %s\nwant %s", name, got, c.kept)
		}
	}
}

func TestTheFirstChangeOfADayIsBackedUpOnce(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "it.galley")
	l := at(t, path)
	if due, err := l.BackupDue(t.Context()); due || err != nil {
		t.Errorf("a library in which nothing was done: due %v, %v", due, err)
	}
	_, version := imported(t, l, talks)
	if due, err := l.BackupDue(t.Context()); !due || err != nil {
		t.Fatalf("after the first change: due %v, %v", due, err)
	}
	made, err := l.BackUpToday(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if b := at(t, made.Path); dump(t, b) != dump(t, l) {
		t.Error("the backup differs from the library")
	}
	marked(t, l, version, talks, "600 miles")
	if due, err := l.BackupDue(t.Context()); due || err != nil {
		t.Errorf("after the backup: due %v, %v", due, err)
	}
	if due, err := at(t, path).BackupDue(t.Context()); due || err != nil {
		t.Errorf("for another program: due %v, %v", due, err)
	}
	all, err := Backups(path)
	if err != nil || len(all) != 1 || all[0].Reason != Daily || all[0].Size == 0 || time.Since(all[0].Time) > time.Hour {
		t.Errorf("listed: %+v, %v", all, err)
	}
}

func TestNothingButBackupsIsDeletedOrListed(t *testing.T) {
	onFile(t)
	path := worked(t)
	l := at(t, path)
	folder := BackupFolder(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	old := time.Now().UTC().AddDate(-1, 0, 0)
	own := []string{"notes.txt", "my daily.galley", "2020-01-01_daily.galley", "2020-01-01_000000.000Z_daily.galley.txt",
		".2020-01-01_000000.000Z_daily.galley.x.part"}
	for _, name := range own {
		put(t, filepath.Join(folder, name), "mine")
	}
	for i := range 20 {
		put(t, filepath.Join(folder, old.AddDate(0, 0, i).Format(savedTime)+"Z_daily.galley"), "old")
	}
	if _, err := l.BackUpBefore(t.Context(), BeforeErase); err != nil {
		t.Fatal(err)
	}
	all, err := Backups(path)
	if err != nil || len(all) < 8 || len(all) > 12 {
		t.Errorf("%d are left, %v", len(all), err)
	}
	for _, name := range own {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Errorf("%s was deleted: %v", name, err)
		}
	}
}

func TestABackupThatDoesNotVerifyIsDeletedAndSaid(t *testing.T) {
	onFile(t)
	whole := worked(t)
	if err := verify(t.Context(), whole); err != nil {
		t.Errorf("a sound one: %v", err)
	}
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for p := 8192; p+100 < len(data); p += 4096 {
		copy(data[p:], strings.Repeat("x", 100))
	}
	broken := filepath.Join(t.TempDir(), "broken.galley")
	put(t, broken, string(data))
	if err := verify(t.Context(), broken); err == nil {
		t.Error("a broken one is taken for sound")
	}
}

func TestWhereNoBackupCanBeMadeChangesAreStoredAllTheSame(t *testing.T) {
	onFile(t)
	path := worked(t)
	put(t, BackupFolder(path), "a file where the folder would be")
	l := at(t, path)
	title := "Somebody"
	all, err := l.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	do(t, l, "Ann", model.EditArticle{ID: all[0].ID, Byline: &title})
	if _, err := l.BackUpToday(t.Context()); err == nil || model.Sentence(err) == "" {
		t.Errorf("it is not said: %v", err)
	}
	if due, err := l.BackupDue(t.Context()); due || err != nil {
		t.Errorf("it is said again: %v, %v", due, err)
	}
	do(t, l, "Ann", model.EditArticle{ID: all[0].ID, Publisher: &title})
}

func TestAMergeIsPrecededByABackup(t *testing.T) {
	onFile(t)
	path := worked(t)
	l := at(t, path)
	before := dump(t, l)
	if _, err := l.Merge(t.Context(), "Ann", worked(t), nil); err != nil {
		t.Fatal(err)
	}
	all, err := Backups(path)
	if err != nil || len(all) != 1 || all[0].Reason != BeforeMerge {
		t.Fatalf("backups: %v, %v", all, err)
	}
	if now := dump(t, at(t, all[0].Path)); now != before {
		t.Error("the backup is not what was there before")
	}
}

func TestADiskWithLittleRoomGetsNoBackupAndIsSaidSoOnce(t *testing.T) {
	onFile(t)
	path := worked(t)
	other := worked(t)
	l := at(t, path)
	freeRoom = func(string) (int64, bool) { return 100, true }
	t.Cleanup(func() { freeRoom = roomOn })
	if _, err := l.BackUpToday(t.Context()); err == nil || !strings.Contains(model.Sentence(err), "twice its size") {
		t.Errorf("a backup was made, or it is not said why not: %v", err)
	}
	if all, err := Backups(path); len(all) > 0 || err != nil {
		t.Errorf("there are backups: %v, %v", all, err)
	}
	merged, err := l.Merge(t.Context(), "Ann", other, nil)
	if err != nil || len(merged.Remarks) != 1 {
		t.Errorf("a merge without a backup says %q, %v", merged.Remarks, err)
	}
	if _, err := l.Restore(t.Context(), other); err != nil { // what the library holds is kept as long as there is any room
		t.Error(err)
	}
	if all, err := Backups(path); len(all) != 1 || err != nil {
		t.Errorf("before the restore nothing was kept: %v, %v", all, err)
	}
}

func TestWhatIsInTheLogOfABackupIsRestoredToo(t *testing.T) {
	onFile(t)
	source := at(t, worked(t)) // in use somewhere else: the newest changes are in its log alone
	imported(t, source, "A text that came later.")
	apart := filepath.Join(t.TempDir(), "stick.galley")
	for _, ending := range []string{"", "-wal"} {
		data, err := os.ReadFile(source.Path() + ending)
		if err != nil {
			t.Fatal(err)
		}
		put(t, apart+ending, string(data))
	}
	l := fresh(t)
	if _, err := l.Restore(t.Context(), apart); err != nil {
		t.Fatal(err)
	}
	if dump(t, l) != dump(t, source) {
		t.Error("what stood in the log is not restored")
	}
}
