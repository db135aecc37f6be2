// Package drafts keeps what a person typed and no library has yet, so that it
// survives the program being killed. It lies in the user's own state folder, not
// beside the library: the library's disk may be full, or gone.
package drafts

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"galley/model/disk"
)

// Draft is one form that was begun, or one text, as it stood last.
type Draft struct {
	Kind    string            `json:"kind"`    // of the form
	Subject string            `json:"subject"` // id of what it is about
	About   string            `json:"about"`   // what it is about, for people
	Fields  map[string]string `json:"fields"`  // what stands in it, by the field's name
	Editor  string            `json:"editor"`
	At      time.Time         `json:"at"` // when it changed last
}

// Key tells drafts apart: there is one of a kind and a subject.
func (d Draft) Key() string { return d.Kind + "/" + d.Subject }

// Folder is where drafts are kept for the person logged in.
func Folder() (string, error) {
	folder, err := disk.StateFolder()
	if err != nil {
		return "", fmt.Errorf("where drafts are kept: %w", err)
	}
	return folder, nil
}

// Journal is the drafts of one library. Its methods may be called from any
// goroutine; only Write and Close use the disk.
type Journal struct {
	library string
	path    string
	lock    *lock

	mu      sync.Mutex
	drafts  map[string]Draft
	changes int // counts changes of drafts

	writing sync.Mutex // locked while the disk is written
	written int        // changes that are on the disk
	closed  bool
}

const (
	// slots is how many programs may have one library open, each with a journal.
	slots = 16
	// most is how much of a journal is read: more was not written by Galley.
	most = 64 << 20
)

// stored is a journal as it is written.
type stored struct {
	Library string  `json:"library"`
	Drafts  []Draft `json:"drafts"`
}

// Open opens the journal of a library in the folder. What programs left that
// run no more, killed or not, is in it.
func Open(folder, library string) (*Journal, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("keep drafts: %w", err)
	}
	if err := os.Chmod(folder, 0o700); err != nil { // it may have been made by something less careful
		return nil, fmt.Errorf("keep drafts: %w", err)
	}
	sum := sha256.Sum256([]byte(library))
	j := &Journal{library: library, drafts: map[string]Draft{}}
	for slot := 1; slot <= slots; slot++ {
		name := filepath.Join(folder, fmt.Sprintf("drafts-%s-%d", hex.EncodeToString(sum[:8]), slot))
		if err := j.take(name); err != nil {
			return nil, errors.Join(err, j.Close())
		}
	}
	if j.lock == nil {
		return nil, errors.New("keep drafts: too many programs have this library open")
	}
	return j, nil
}

// take makes a slot that no program holds the journal's own, or empties it into it.
func (j *Journal) take(name string) error {
	if j.lock != nil {
		if _, err := os.Stat(name + ".json"); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	held, err := tryLock(name + ".lock")
	if err != nil || held == nil {
		return err
	}
	left, err := load(name + ".json")
	if err != nil {
		return errors.Join(err, held.release())
	}
	for _, d := range left {
		if old, both := j.drafts[d.Key()]; !both || old.At.Before(d.At) {
			j.drafts[d.Key()] = d
		}
	}
	if j.lock == nil {
		j.lock, j.path = held, name+".json"
		return nil
	}
	j.changes++
	if err := j.Write(); err != nil { // before the other's is removed
		return errors.Join(err, held.release())
	}
	err = os.Remove(name + ".json")
	return errors.Join(err, held.release())
}

// load reads a journal. One that cannot be understood is set aside, not lost.
func load(path string) ([]Draft, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	var s stored
	if len(data) > most || json.Unmarshal(data, &s) != nil {
		aside := strings.TrimSuffix(path, ".json") + "-unreadable-" + time.Now().UTC().Format("20060102-150405") + ".json"
		if err := os.Rename(path, aside); err != nil {
			return nil, fmt.Errorf("set unreadable drafts aside: %w", err)
		}
		return nil, nil
	}
	return s.Drafts, nil
}

// Drafts are those there are, the oldest first.
func (j *Journal) Drafts() []Draft {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.SortedFunc(maps.Values(j.drafts), func(a, b Draft) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.Key(), b.Key())
	})
}

// Put takes in a draft and reports whether it is news. A draft that says the
// same keeps its time.
func (j *Journal) Put(d Draft) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if old, is := j.drafts[d.Key()]; is && old.About == d.About && old.Editor == d.Editor && maps.Equal(old.Fields, d.Fields) {
		return false
	}
	j.drafts[d.Key()] = d
	j.changes++
	return true
}

// Drop forgets a draft that was stored or knowingly discarded, and reports
// whether there was one.
func (j *Journal) Drop(key string) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, is := j.drafts[key]; !is {
		return false
	}
	delete(j.drafts, key)
	j.changes++
	return true
}

// Write brings what changed to the disk: all of the journal, or none of it. It
// is not for the UI goroutine.
func (j *Journal) Write() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	j.mu.Lock()
	changes := j.changes
	j.mu.Unlock()
	if changes == j.written || j.closed {
		return nil
	}
	s := stored{Library: j.library, Drafts: j.Drafts()}
	if len(s.Drafts) == 0 {
		if err := os.Remove(j.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear drafts: %w", err)
		}
		j.written = changes
		return nil
	}
	data, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("write drafts: %w", err)
	}
	if err := replace(j.path, data); err != nil {
		return fmt.Errorf("write drafts: %w", err)
	}
	j.written = changes
	return nil
}

// replace puts data in the place of a file, which is never seen half written.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// Close writes what is left and lets another program have the journal.
func (j *Journal) Close() error {
	if j.lock == nil {
		return nil
	}
	err := j.Write()
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed {
		return nil
	}
	j.closed = true
	return errors.Join(err, j.lock.release())
}
