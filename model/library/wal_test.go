package library

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// setAside are the files kept beside a library because they were not its own.
func setAside(t *testing.T, path string) []string {
	t.Helper()
	found, err := filepath.Glob(path + "*.set-aside-*")
	must(t, err)
	return found
}

// changesIn is how many changes a WAL holds. It holds none where its program was
// killed right after a checkpoint, within the first change of the new WAL: then
// there is nothing in it to be kept out of another file.
func changesIn(t *testing.T, path string) int {
	t.Helper()
	wal, err := os.Open(path)
	must(t, err)
	marks, err := readMarks(wal)
	must(t, errors.Join(err, wal.Close()))
	return len(marks.marks)
}

// A program that was killed leaves its WAL. Where somebody puts another file in
// the place of the library before Galley is started again, the WAL stays out of it.
func TestTheWALOfAKilledProgramIsNotPlayedIntoAnotherFile(t *testing.T) {
	onFile(t)
	for _, f := range faults {
		if strings.HasPrefix(f.name, "its folder") || strings.Contains(f.name, "the WAL") || f.stays == "notes.txt" {
			continue
		}
		for _, pragma := range []string{"", "wal_checkpoint(PASSIVE)"} {
			t.Run(f.name+" "+pragma, func(t *testing.T) {
				t.Parallel()
				path, with := faulty(t)
				l := at(t, path)
				do(t, l, "Ann", model.EditArticle{ID: onlyArticle(t, l), Publisher: ptr("The Paper")})
				must(t, l.Close()) // older.galley is older now than what any WAL leads on from
				for again := true; again; again = changesIn(t, path+"-wal") == 0 {
					w := startWriter(t, path, pragma, 0)
					w.next(t, 8)
					w.kill()
				}
				f.do(t, path, with)
				var want []byte
				if f.stays != "" {
					var err error
					want, err = os.ReadFile(path)
					must(t, err)
				}
				l, err := Open(t.Context(), path)
				must(t, err)
				if f.name != "deleted with all beside it" {
					if len(setAside(t, path)) == 0 || len(l.FilesSetAside()) == 0 {
						t.Errorf("set aside are %q, and told is %q", setAside(t, path), l.FilesSetAside())
					}
				}
				if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
					t.Errorf("check: %q, %v", wrong, err)
				}
				must(t, l.Close())
				if f.stays == "older.galley" || f.stays == "other.galley" {
					if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
						t.Errorf("what was put there was altered by opening it: %v", err)
					}
				}
			})
		}
	}
}

func onlyArticle(t *testing.T, l *Library) string {
	t.Helper()
	all, err := l.Articles(t.Context())
	must(t, err)
	if len(all) != 1 {
		t.Fatalf("%d articles", len(all))
	}
	return all[0].ID
}

// A checkpoint that is cut off at any page leaves a file from which the WAL leads
// on, and nothing is lost.
func TestACheckpointCutOffAtAnyPageIsRecovered(t *testing.T) {
	onFile(t)
	t.Parallel()
	path := filepath.Join(t.TempDir(), "work.galley")
	l, err := Open(t.Context(), path)
	must(t, err)
	imported(t, l, talks)
	must(t, l.Close())
	before, err := os.ReadFile(path)
	must(t, err)
	w := startWriter(t, path, "", 12)
	ids := w.next(t, 12)
	w.kill()
	wal, err := os.ReadFile(path + "-wal")
	must(t, err)
	whole := at(t, path)
	must(t, whole.Close())
	after, err := os.ReadFile(path)
	must(t, err)
	const page = 4096
	for cut := 0; cut*page <= len(after); cut++ {
		mixed := slices.Clone(before)
		if n := cut * page; n > len(mixed) {
			mixed = slices.Clone(after[:n])
		} else {
			copy(mixed, after[:n])
		}
		path := filepath.Join(t.TempDir(), "cut.galley")
		must(t, os.WriteFile(path, mixed, 0o600))
		must(t, os.WriteFile(path+"-wal", wal, 0o600))
		l, err := Open(t.Context(), path)
		must(t, err)
		if told := l.FilesSetAside(); len(told) > 0 {
			t.Fatalf("cut off after %d of %d pages: %q", cut, len(after)/page, told)
		}
		for _, id := range ids {
			if _, err := l.Dossier(t.Context(), id); err != nil {
				t.Fatalf("cut off after %d pages: %v", cut, err)
			}
		}
		if wrong, err := l.check(t.Context(), []check{checkFile}); err != nil || len(wrong) > 0 {
			t.Fatalf("cut off after %d pages: %q, %v", cut, wrong, err)
		}
		must(t, l.Close())
	}
}

// Programs that fold the WAL, cut it off or begin it anew under each other are
// not taken for somebody who puts another file there.
func TestCheckpointsOfOtherProgramsAreNoFault(t *testing.T) {
	onFile(t)
	t.Parallel()
	changes := 20
	if os.Getenv("GALLEY_LONG") != "" {
		changes = 2000
	}
	for _, pragma := range []string{"wal_checkpoint(PASSIVE)", "wal_checkpoint(RESTART)", "wal_checkpoint(TRUNCATE)", "wal_autocheckpoint=1"} {
		t.Run(pragma, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shared.galley")
			l := at(t, path)
			_, version := imported(t, l, talks)
			writers := []*writer{startWriter(t, path, pragma, 0), startWriter(t, path, pragma, 0)}
			watching, cancel := context.WithCancel(t.Context())
			var all sync.WaitGroup
			for _, w := range writers {
				all.Go(func() {
					for watching.Err() == nil && w.lines.Scan() {
						if !strings.HasPrefix(w.lines.Text(), "stored ") {
							t.Error(w.lines.Text())
						}
					}
				})
			}
			all.Go(func() {
				for watching.Err() == nil {
					if err := l.CheckFile(watching); err != nil && !errors.Is(err, context.Canceled) {
						t.Error("the watch: ", err)
						return
					}
				}
			})
			for range changes {
				_, err := l.Apply(t.Context(), "Ann", model.MarkClaim{VersionID: version, Span: theOpening})
				if err != nil && !model.HasCode(err, model.Busy) {
					t.Error(err)
					break
				}
			}
			again, err := Open(t.Context(), path) // as galleyctl does meanwhile
			must(t, err)
			must(t, again.Close())
			cancel()
			for _, w := range writers {
				_ = w.cmd.Process.Kill()
			}
			all.Wait()
			if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 || len(setAside(t, path)) > 0 {
				t.Errorf("check: %q, %v; set aside %q", wrong, err, setAside(t, path))
			}
		})
	}
}

// Another program, here this one, opens what was put in the place of a library
// that a program still has open.
func TestAFilePutUnderARunningProgramIsOpenedWithoutItsWAL(t *testing.T) {
	onFile(t)
	for _, name := range []string{"older.galley", "backup.galley", "other.galley"} {
		t.Run(name, func(t *testing.T) {
			path, with := faulty(t)
			l := at(t, path)
			do(t, l, "Ann", model.EditArticle{ID: onlyArticle(t, l), Publisher: ptr("The Paper")})
			must(t, l.Close())
			w := startWriter(t, path, "", 0)
			w.next(t, 5)
			replaceBy(name)(t, path, with)
			l, err := Open(t.Context(), path)
			must(t, err)
			imported(t, l, "What was written into the new file.")
			refused := false
			for w.lines.Scan() {
				if told, ok := strings.CutPrefix(w.lines.Text(), "refused "); ok {
					refused = strings.Contains(told, "put in the place of")
				}
			}
			if !refused {
				t.Error("the program goes on as if nothing had happened")
			}
			if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
				t.Errorf("check: %q, %v", wrong, err)
			}
			must(t, l.Close())
			l = at(t, path)
			if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
				t.Errorf("check: %q, %v", wrong, err)
			}
		})
	}
}

func TestALibraryWithASecondNameIsNotOpened(t *testing.T) {
	onFile(t)
	folder := t.TempDir()
	path, second := filepath.Join(folder, "work.galley"), filepath.Join(folder, "second.galley")
	l, err := Open(t.Context(), path)
	must(t, err)
	imported(t, l, talks)
	if err := os.Link(path, second); err != nil {
		t.Skip("links cannot be made here: ", err)
	}
	if _, err := Open(t.Context(), second); err == nil {
		t.Fatal("opened under its second name while it is open under the first")
	}
	must(t, l.Close())
	for _, name := range []string{path, second} {
		if _, err := Open(t.Context(), name); !model.HasCode(err, model.Refused) || !strings.Contains(model.Sentence(err), "hard link") {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(t, os.Remove(second))
	at(t, path)
}

func TestALinkLeadsToTheRealFile(t *testing.T) {
	onFile(t)
	folder := t.TempDir()
	path, link := filepath.Join(folder, "desk", "work.galley"), filepath.Join(folder, "link.galley")
	l := at(t, path)
	imported(t, l, talks)
	if err := os.Symlink(path, link); err != nil {
		t.Skip("links cannot be made here: ", err)
	}
	linked := at(t, link)
	if linked.Path() != l.Path() {
		t.Errorf("two libraries: %s and %s", linked.Path(), l.Path())
	}
	imported(t, linked, "Another article.")
	if found, err := filepath.Glob(link + "-*"); err != nil || len(found) > 0 {
		t.Errorf("beside the link stand %q, %v", found, err)
	}
	must(t, os.Symlink(filepath.Join(folder, "nowhere"), link+".2"))
	if _, err := Open(t.Context(), link+".2"); !model.HasCode(err, model.NotFound) {
		t.Errorf("a link to nothing: %v", err)
	}
}

// A library moved while it is open is not opened a second time under its new name.
func TestAMovedLibraryIsNotOpenedBesideItself(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "work.galley")
	l := at(t, path)
	imported(t, l, talks)
	must(t, os.Rename(path, path+".moved"))
	for _, name := range []string{path + ".moved", path} {
		if _, err := Open(t.Context(), name); !model.HasCode(err, model.Busy) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The driver keeps the handle of a connection where foldOnClose looks for it.
func TestNothingIsFoldedUnlessTheLibraryIsClosedInItsPlace(t *testing.T) {
	onFile(t)
	for _, whole := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "work.galley")
		l, err := Open(t.Context(), path)
		must(t, err)
		imported(t, l, talks)
		if whole {
			must(t, l.Close())
			if _, err := os.Stat(path + "-wal"); !os.IsNotExist(err) {
				t.Errorf("closed, it leaves its WAL: %v", err)
			}
			continue
		}
		before, err := os.ReadFile(path)
		must(t, err)
		must(t, l.guard.Close())
		for _, db := range []*sql.DB{pool(t, l.read), pool(t, l.write)} {
			must(t, db.Close())
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Error("SQLite folded the WAL by itself")
		}
		must(t, l.unregister())
		l = at(t, path)
		if l.FilesSetAside() != nil {
			t.Error(l.FilesSetAside())
		}
		onlyArticle(t, l)
	}
}

// A journal that belongs to another file is not played back into the library.
func TestAForeignJournalIsSetAside(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "work.galley")
	l, err := Open(t.Context(), path)
	must(t, err)
	imported(t, l, talks)
	must(t, l.Close())
	before, err := os.ReadFile(path)
	must(t, err)
	const page, sector = 4096, 512
	journal := make([]byte, sector+8+page)
	copy(journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
	copy(journal[8:], []byte{0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 2, 0, 0, 0, 16, 0})
	copy(journal[sector:], []byte{0, 0, 0, 1})
	copy(journal[sector+4:], sqliteHeader)
	copy(journal[sector+4+24:], []byte{9, 9, 9, 9})
	must(t, os.WriteFile(path+"-journal", journal, 0o600))
	l = at(t, path)
	onlyArticle(t, l)
	if told := l.FilesSetAside(); len(told) != 1 || !strings.Contains(told[0], "-journal") {
		t.Errorf("told is %q", told)
	}
	if kept := setAside(t, path); len(kept) != 1 {
		t.Errorf("kept is %q", kept)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the library was altered: %v", err)
	}
}

// FuzzMarks reads marks off anything: what others put beside a library is theirs.
func FuzzMarks(f *testing.F) {
	l := at(f, filepath.Join(f.TempDir(), "work.galley"))
	_, version := imported(f, l, "Short.")
	do(f, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 5}})
	wal, err := os.ReadFile(l.path + "-wal")
	must(f, err)
	marks, err := readMarks(bytes.NewReader(wal))
	must(f, err)
	if len(marks.marks) < 2 {
		f.Fatalf("the WAL has the marks %v", marks.marks)
	}
	at := walHeadSize + (marks.marks[1].frame-1)*(frameHeadSize+marks.pageSize)
	f.Add(append(slices.Clone(wal[:walHeadSize]), wal[at:at+frameHeadSize+marks.pageSize]...))
	f.Add([]byte(sqliteHeader))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := readMarks(bytes.NewReader(data))
		if err != nil {
			t.Error(err)
		}
		if _, err := w.kin(bytes.NewReader(data), len(data)); err != nil {
			t.Error(err)
		}
		markOn(data)
	})
}

func pool(t *testing.T, db *gorm.DB) *sql.DB {
	t.Helper()
	p, err := db.DB()
	must(t, err)
	return p
}

func TestANewLibrarysFileTellsWhatItIs(t *testing.T) {
	onFile(t)
	l := fresh(t)
	head, ok, err := readHead(l.identity.file)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if m, ok, err := findMark(l.identity.file, head.pageSize); err != nil || !ok || !m.first {
		t.Errorf("its mark is %+v, %v, %v", m, ok, err)
	}
}
