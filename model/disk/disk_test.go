package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func put(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func link(t *testing.T, to, at string) string {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Skip("this system makes no links here: ", err)
	}
	return at
}

func text(w io.Writer) error {
	_, err := io.WriteString(w, "new")
	return err
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", filepath.Base(path), got, err, want)
	}
}

// alone holds a folder to having just so many files in it: no part is left.
func alone(t *testing.T, folder string, want int) {
	t.Helper()
	all, err := os.ReadDir(folder)
	if err != nil || len(all) != want {
		t.Errorf("%v, %v; want %d files", all, err, want)
	}
}

func anything(io.ReaderAt, int64) bool { return true }

func begins(with string) Over {
	return func(old io.ReaderAt, size int64) bool {
		head := make([]byte, len(with))
		_, err := old.ReadAt(head, 0)
		return err == nil && string(head) == with
	}
}

func TestWhatIsNoFileIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	bad := map[string]error{dir: ErrFolder, filepath.Join(dir, "gone"): fs.ErrNotExist, os.DevNull: ErrSpecial}
	bad[link(t, dir, filepath.Join(dir, "folder"))] = ErrFolder
	bad[link(t, os.DevNull, filepath.Join(dir, "null"))] = ErrSpecial
	bad[link(t, "nowhere", filepath.Join(dir, "loose"))] = fs.ErrNotExist
	for path, want := range bad {
		if _, _, err := Open(path); !errors.Is(err, want) {
			t.Errorf("Open(%s): %v, want %v", path, err, want)
		}
		if _, err := Read(path, 100); !errors.Is(err, want) {
			t.Errorf("Read(%s): %v, want %v", path, err, want)
		}
		if _, err := Head(path, 100); !errors.Is(err, want) {
			t.Errorf("Head(%s): %v, want %v", path, err, want)
		}
	}
}

func TestReadIsBounded(t *testing.T) {
	path := put(t, filepath.Join(t.TempDir(), "a"), "12345")
	if got, err := Read(path, 5); err != nil || string(got) != "12345" {
		t.Errorf("%q, %v", got, err)
	}
	_, err := Read(path, 4)
	var large *TooLarge
	if !errors.Is(err, ErrTooLarge) || !errors.As(err, &large) || large.Size != 5 || large.Limit != 4 {
		t.Errorf("%v", err)
	}
	if got, err := Head(path, 3); err != nil || string(got) != "123" {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := Head(path, 9); err != nil || string(got) != "12345" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestWriteReplacesItsOwnKindOnly(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	old, other, database := put(t, at("old"), "old 1"), put(t, at("other"), "%PDF"), put(t, at("base"), sqlite+"GALY")
	empty := put(t, at("empty"), "")
	refused := map[string]error{
		other: ErrOther, database: ErrDatabase, at("base-wal"): ErrDatabase, at("base-shm"): ErrDatabase, at("old-journal"): ErrDatabase,
		dir: ErrFolder, at("no/such/folder"): fs.ErrNotExist,
		link(t, database, at("to-base")):     ErrDatabase,
		link(t, "nowhere", at("to-nowhere")): ErrNowhere,
	}
	before, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range refused {
		if _, err := Write(path, Shared, begins("old"), text); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	holds(t, other, "%PDF")
	holds(t, database, sqlite+"GALY")
	alone(t, dir, len(before))
	to := link(t, old, at("to-old"))
	for _, path := range []string{old, to, empty, at("new")} {
		put(t, old, "old 1")
		if n, err := Write(path, Shared, begins("old"), text); err != nil || n != 3 {
			t.Errorf("%s: %d, %v", path, n, err)
		}
		holds(t, path, "new")
	}
	if info, err := os.Lstat(to); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
	for _, path := range []string{old, to, at("to-nowhere"), at("new")} {
		if _, err := Write(path, Shared, nil, text); !errors.Is(err, ErrThere) && !errors.Is(err, ErrNowhere) {
			t.Errorf("%s was written over: %v", path, err)
		}
	}
}

// TestWhatStoodThereStays: whatever goes wrong on the way.
func TestWhatStoodThereStays(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "old"), "old")
	wrong := errors.New("wrong")
	for name, write := range map[string]func(io.Writer) error{
		"fails":            func(io.Writer) error { return wrong },
		"fails in between": func(w io.Writer) error { return errors.Join(text(w), wrong) },
		"replaced meanwhile": func(w io.Writer) error {
			mine := filepath.Join(dir, "mine")
			return errors.Join(os.WriteFile(mine, []byte("old"), 0o600), os.Rename(mine, path))
		},
	} {
		if _, err := Write(path, Shared, anything, write); err == nil {
			t.Errorf("%s: no error", name)
		}
		holds(t, path, "old")
		alone(t, dir, 1)
	}
	_, err := Write(filepath.Join(dir, "came"), Shared, anything, func(io.Writer) error {
		return os.WriteFile(filepath.Join(dir, "came"), []byte("theirs"), 0o600)
	})
	if !errors.Is(err, ErrThere) {
		t.Errorf("a file that came meanwhile: %v", err)
	}
	holds(t, filepath.Join(dir, "came"), "theirs")
	func() {
		defer func() { _ = recover() }()
		_, _ = Write(path, Shared, anything, func(io.Writer) error { panic("in the writer") })
	}()
	holds(t, path, "old")
	alone(t, dir, 2)
}

func TestPermissionsStay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are other things on Windows")
	}
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "old"), "old")
	mode := func(path string, want fs.FileMode) {
		t.Helper()
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%v, %v; want %v", info.Mode(), err, want)
		}
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(path, Private, anything, text); err != nil {
		t.Fatal(err)
	}
	mode(path, 0o640)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(path, Shared, anything, text); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a file that may only be read was replaced: %v", err)
	}
	alone(t, dir, 1)
	private := filepath.Join(dir, "private")
	if _, err := Write(private, Private, nil, text); err != nil {
		t.Fatal(err)
	}
	mode(private, 0o600)
}

func TestTheLongestNameIsWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("n", 255))
	if runtime.GOOS == "windows" {
		t.Skip("Windows takes no such name")
	}
	for range 2 {
		if _, err := Write(path, Shared, anything, text); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, path, "new")
}

func TestAvoidedFilesAreNotOpened(t *testing.T) {
	path := put(t, filepath.Join(t.TempDir(), "work"), "old")
	defer avoid.Store(avoid.Load())
	Avoid(func(p string) bool { return p == path })
	if _, _, err := Open(path); !errors.Is(err, ErrAvoided) {
		t.Error(err)
	}
	if _, err := Write(path, Shared, anything, text); !errors.Is(err, ErrDatabase) {
		t.Error(err)
	}
	holds(t, path, "old")
}
