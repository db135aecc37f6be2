package library

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// overwrite puts the bytes of one file into another, as cp does.
func overwrite(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// theOpening is the first words of talks.
var theOpening = passage.Span{Start: 0, End: 9}

// fault is something that happens to the file of an open library. With is a
// folder with older.galley, a plain copy of the file as it was once,
// backup.galley, made by Backup, and other.galley, another library.
type fault struct {
	name  string
	do    func(t *testing.T, path, with string)
	stays string // what must stand at the path afterwards, byte for byte: a file of with; "" nothing
	whole bool   // all that was stored before can be saved elsewhere
}

var faults = []fault{
	{"deleted", func(t *testing.T, path, _ string) { must(t, os.Remove(path)) }, "", true},
	{"deleted with all beside it", func(t *testing.T, path, _ string) {
		for _, ending := range []string{"", "-wal", "-shm"} {
			must(t, os.Remove(path+ending))
		}
	}, "", true},
	{"moved", func(t *testing.T, path, _ string) { must(t, os.Rename(path, path+".old")) }, "", true},
	{"its folder renamed", func(t *testing.T, path, _ string) {
		must(t, os.Rename(filepath.Dir(path), filepath.Dir(path)+" old"))
	}, "", true},
	{"its folder renamed and made anew", func(t *testing.T, path, with string) {
		must(t, os.Rename(filepath.Dir(path), filepath.Dir(path)+" old"))
		must(t, os.Mkdir(filepath.Dir(path), 0o700))
		overwrite(t, filepath.Join(with, "older.galley"), path)
	}, "older.galley", true},
	{"its folder made a file", func(t *testing.T, path, with string) {
		must(t, os.Rename(filepath.Dir(path), filepath.Dir(path)+" old"))
		overwrite(t, filepath.Join(with, "older.galley"), filepath.Dir(path))
	}, "", true},
	{"replaced by an older copy", replaceBy("older.galley"), "older.galley", true},
	{"replaced by a backup", replaceBy("backup.galley"), "backup.galley", true},
	{"replaced by another library", replaceBy("other.galley"), "other.galley", true},
	{"overwritten by an older copy", overwriteBy("older.galley"), "older.galley", false},
	{"overwritten by a backup", overwriteBy("backup.galley"), "backup.galley", false},
	{"overwritten by another library", overwriteBy("other.galley"), "other.galley", false},
	{"overwritten by no library", overwriteBy("notes.txt"), "notes.txt", false},
	{"emptied", overwriteBy("nothing"), "nothing", false},
	{"the WAL deleted", func(t *testing.T, path, _ string) { must(t, os.Remove(path+"-wal")) }, "-", true},
	{"the WAL emptied", func(t *testing.T, path, _ string) { must(t, os.Truncate(path+"-wal", 0)) }, "-", false},
}

func replaceBy(name string) func(*testing.T, string, string) {
	return func(t *testing.T, path, with string) {
		overwrite(t, filepath.Join(with, name), path+".new")
		must(t, os.Rename(path+".new", path))
	}
}

func overwriteBy(name string) func(*testing.T, string, string) {
	return func(t *testing.T, path, with string) { overwrite(t, filepath.Join(with, name), path) }
}

// faulty is a library with work in it, and what faults are made with.
func faulty(t *testing.T) (path, with string) {
	t.Helper()
	folder := t.TempDir()
	faultyFolder.copyTo(t, folder)
	return filepath.Join(folder, "desk", "work.galley"), filepath.Join(folder, "with")
}

var faultyFolder = &template{make: func(t testing.TB, folder string) {
	path, with := filepath.Join(folder, "desk", "work.galley"), filepath.Join(folder, "with")
	must(t, os.Mkdir(with, 0o700))
	l, err := Open(t.Context(), path)
	must(t, err)
	_, version := imported(t, l, talks)
	marked(t, l, version, talks, "21,000 troops")
	must(t, l.Backup(t.Context(), filepath.Join(with, "backup.galley")))
	must(t, l.Close())
	overwrite(t, path, filepath.Join(with, "older.galley"))
	other, err := Open(t.Context(), filepath.Join(with, "other.galley"))
	must(t, err)
	imported(t, other, "Another article altogether.")
	must(t, other.Close())
	put(t, filepath.Join(with, "notes.txt"), strings.Repeat("These are notes and no library. ", 4000))
	put(t, filepath.Join(with, "nothing"), "")
}}

// Whatever happens to the file under a program that has it open, the program
// says so instead of saying "stored", and leaves what was put there as it is.
func TestNothingIsSaidToBeStoredAfterTheFileWentAway(t *testing.T) {
	onFile(t)
	for _, f := range faults {
		for state, before := range map[string]string{
			"in the WAL": "", "folded": "PRAGMA wal_checkpoint(PASSIVE)", "cut": "PRAGMA wal_checkpoint(TRUNCATE)",
		} {
			if f.name == "the WAL emptied" && before != "" {
				continue // it loses nothing then
			}
			t.Run(f.name+", last changes "+state, func(t *testing.T) {
				t.Parallel()
				path, with := faulty(t)
				l, err := Open(t.Context(), path)
				must(t, err)
				_, version := imported(t, l, "Later, the envoy spoke again.")
				last := do(t, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 7, End: 16}}).Created(model.NounClaim)
				if before != "" {
					must(t, l.write.Exec(before).Error)
					must(t, l.CheckFile(t.Context())) // a file's checkpoint and another's content at once cannot be told apart
				}
				f.do(t, path, with)
				if err := l.CheckFile(t.Context()); !model.HasCode(err, model.Gone) {
					t.Errorf("the watch sees nothing: %v", err)
				}
				for range 60 {
					if _, err := l.Apply(t.Context(), "Ann", model.MarkClaim{VersionID: version, Span: theOpening}); !model.HasCode(err, model.Gone) {
						t.Fatalf("a change was acknowledged, or refused for another reason: %v", err)
					}
				}
				for what, err := range map[string]error{
					"Undo":     second(l.Undo(t.Context(), "Ann")),
					"ApplyAll": second(l.ApplyAll(t.Context(), "Ann", []model.Command{model.MarkClaim{VersionID: version, Span: theOpening}})),
					"Opened":   l.Opened(t.Context(), "x"),
					"Merge":    second(l.Merge(t.Context(), "Ann", filepath.Join(with, "other.galley"), nil)),
					"Gone":     l.FileFault(),
				} {
					if !model.HasCode(err, model.Gone) {
						t.Errorf("%s: %v", what, err)
					}
				}
				elsewhere := filepath.Join(t.TempDir(), "elsewhere.galley")
				if err := l.SaveElsewhere(t.Context(), elsewhere); err == nil {
					holds(t, elsewhere, last)
				} else if f.whole {
					t.Errorf("saved nothing elsewhere: %v", err)
				} else if _, err := os.Stat(elsewhere); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("something half saved is left: %v", err)
				}
				must(t, l.Close())
				if f.name == "overwritten by an older copy" && before == "" {
					// Nothing was folded since that copy, so its bytes are those that
					// were there, and the WAL still leads on from them.
					holds(t, path, last)
					return
				}
				leftAlone(t, path, with, f.stays)
			})
		}
	}
}

func second[T any](_ T, err error) error { return err }

// holds opens a library, which must be sound and hold a claim.
func holds(t *testing.T, path, claim string) {
	t.Helper()
	l := at(t, path)
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("%s: %q, %v", path, wrong, err)
	}
	if _, err := l.Dossier(t.Context(), claim); err != nil {
		t.Errorf("%s lacks a claim: %v", path, err)
	}
}

// leftAlone holds what stands at the path against what was put there, before
// and after Galley opens it.
func leftAlone(t *testing.T, path, with, name string) {
	t.Helper()
	if name == "-" {
		return
	}
	if name == "" {
		if _, err := os.Lstat(path); err == nil {
			t.Error("a file was made at the path")
		}
		return
	}
	put, err := os.ReadFile(filepath.Join(with, name))
	must(t, err)
	if stands, err := os.ReadFile(path); err != nil || !bytes.Equal(stands, put) {
		t.Errorf("what was put there was altered: %v", err)
	}
	if !strings.HasSuffix(name, ".galley") {
		return
	}
	l := at(t, path)
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("after it was opened: %q, %v", wrong, err)
	}
	want := at(t, filepath.Join(with, name))
	ours, err := l.LastSeq(t.Context())
	must(t, err)
	if theirs, err := want.LastSeq(t.Context()); err != nil || ours != theirs {
		t.Errorf("%d events, %d were put there: %v", ours, theirs, err)
	}
}

// mayBegin are the functions that begin a transaction themselves: nobody else
// knows the file yet that they write to.
var mayBegin = map[string]bool{"transact": true, "bringUp": true, "into": true, "cutOut": true, "mirror": true,
	// A newsroom's library has no file to look at; these wait for its writers.
	"transactServer": true, "bringUpServer": true, "PrepareNewsroom": true}

// Every write goes through transact, which is where the file is looked at.
func TestEveryTransactionLooksAtTheFile(t *testing.T) {
	onFile(t)
	files, err := filepath.Glob("*.go")
	must(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		must(t, err)
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if ok && s.Sel.Name == "write" && !mayTouchWrite[f.Name.Name] {
					t.Errorf("%s: %s uses the connection that writes; go through transact", name, f.Name.Name)
				}
				if ok && s.Sel.Name == "Transaction" && !mayBegin[f.Name.Name] {
					if inner, ok := s.X.(*ast.CallExpr); ok {
						if with, ok := inner.Fun.(*ast.SelectorExpr); ok {
							if pool, ok := with.X.(*ast.SelectorExpr); ok && pool.Sel.Name == "read" {
								return true // it writes nothing
							}
						}
					}
					t.Errorf("%s: %s begins a transaction; go through transact", name, f.Name.Name)
				}
				return true
			})
		}
		data, err := os.ReadFile(name)
		must(t, err)
		if n := strings.Count(string(data), `"VACUUM INTO`); n > 0 && name != "backup_sqlite.go" {
			t.Errorf("%s copies a library; copyInto gives the copy a state of its own", name)
		}
	}
}

// mayTouchWrite are the functions that open, close, migrate, or attach to it.
var mayTouchWrite = map[string]bool{
	"cutInto": true, "mirror": true, // nobody else knows its file yet

	"Open": true, "Close": true, "transact": true, "migrate": true, "attached": true, "Restore": true,
	"clearPages": true,                                    // VACUUM stands in no transaction; it looks at the file itself
	"bringUp":    true, "openDamaged": true, "into": true, // of a library that is made, or was found damaged

	// A newsroom's library has no file to look at. What these store on its server is no part of the
	// library's history: its tables, who is in it, and who is there.
	"transactServer": true, "bringUpServer": true, "serverVersion": true, "reached": true, "clearServer": true,
	"PrepareNewsroom": true, "takeSeat": true, "Invite": true, "Dismiss": true,
}

// A library that was opened for reading only, for it is damaged, can lose its file too.
func TestADamagedLibraryThatLosesItsFileIsNoPanic(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "work.galley")
	l, err := Open(t.Context(), path)
	must(t, err)
	imported(t, l, talks)
	damaged, err := l.openDamaged(t.Context(), errors.New("as if it were"))
	must(t, err)
	must(t, os.Remove(path))
	if err := damaged.CheckFile(t.Context()); !model.HasCode(err, model.Gone) {
		t.Errorf("standing: %v", err)
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.galley")
	if err := damaged.SaveElsewhere(t.Context(), elsewhere); err != nil && model.Sentence(err) == "" {
		t.Error(err)
	}
	must(t, damaged.Close())
}

// Where the mark itself is on a damaged page, the library is damaged, and nobody
// has overwritten it.
func TestALibraryWithADamagedMarkIsOpenedForReading(t *testing.T) {
	onFile(t)
	path := filepath.Join(t.TempDir(), "work.galley")
	l, err := Open(t.Context(), path)
	must(t, err)
	imported(t, l, talks)
	must(t, l.Close())
	data, err := os.ReadFile(path)
	must(t, err)
	at := bytes.Index(data, []byte(markText)) / 4096 * 4096
	for bytes.IndexByte(data[at:], 0x0d) != 0 { // the schema speaks of it before
		next := bytes.Index(data[at+4096:], []byte(markText))
		at = (at + 4096 + next) / 4096 * 4096
	}
	copy(data[at:], bytes.Repeat([]byte{0xa5}, 4096))
	must(t, os.WriteFile(path, data, 0o600))
	l, err = Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if l.Damaged() == nil || l.FileFault() != nil {
		t.Errorf("damaged: %v, gone: %v", l.Damaged(), l.FileFault())
	}
	must(t, l.Close())
}
