package library

import (
	"encoding/binary"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"
)

// simulated is a library's files under two programs that work on them in steps: one
// commits, the other checkpoints. Whoever reads a file lets them go on by some steps.
// The order of the steps is that of walCheckpoint and sqlite3WalFrames in SQLite's wal.c.
type simulated struct {
	random   *rand.Rand
	programs []func() (struct{}, bool)
	coarse   bool // the clock of the disk ticks less often than pages are written
	still    bool // the programs do nothing
	writing  bool // the write lock is held

	clock int64
	shown trace // of the main file
	main  mark  // that stands in it

	header           uint32 // the generation that the index tells of
	torn             bool   // its head is being written
	frames           int    // that it tells of
	folded, intended int
	state            stamp // that was committed last

	log     uint32 // the generation of the WAL
	written []simulatedFrame
}

// simulatedFrame is a page in the WAL; marked is set where it is the page of the mark.
type simulatedFrame struct {
	page   int
	marked bool
	mark   mark
}

const simulatedMarkPage, simulatedPages, simulatedPageSize = 2, 4, 4096

func simulate(t *testing.T, seed uint64) *simulated {
	s := &simulated{random: rand.New(rand.NewPCG(seed, seed)), coarse: seed%2 == 0, header: 1, log: 1}
	s.state = s.anyStamp()
	s.main = mark{stamp: s.state, before: s.anyStamp()}
	s.touch()
	for _, program := range []iter.Seq[struct{}]{s.commits, s.checkpoints} {
		next, stop := iter.Pull(program)
		t.Cleanup(stop)
		s.programs = append(s.programs, next)
	}
	return s
}

func (s *simulated) anyStamp() (is stamp) {
	binary.NativeEndian.PutUint64(is[:], s.random.Uint64()|1)
	return is
}

// touch is a write to the main file.
func (s *simulated) touch() {
	at := s.clock
	if s.coarse {
		at = at / 32 * 32
	}
	s.shown = trace{size: simulatedPages * simulatedPageSize, written: time.Unix(0, at), other: time.Unix(0, at)}
}

// meanwhile lets the programs go on while the files are read, or not.
func (s *simulated) meanwhile() {
	if s.random.IntN(6) == 0 {
		s.advance(s.random.IntN(12))
	}
}

// advance lets the programs go on.
func (s *simulated) advance(steps int) {
	for range steps {
		s.clock++
		if !s.still {
			s.programs[s.random.IntN(len(s.programs))]()
		}
	}
}

// restart begins the WAL anew: walRestartHdr.
func (s *simulated) restart(step func() bool) bool {
	s.torn = true
	if !step() {
		return false
	}
	s.header, s.frames, s.torn = s.header+1, 0, false
	if !step() {
		return false
	}
	s.folded = 0
	if !step() {
		return false
	}
	s.intended = 0
	return step()
}

// commits is a program that changes the library again and again.
func (s *simulated) commits(yield func(struct{}) bool) {
	step := func() bool { return yield(struct{}{}) }
	for step() {
		if s.writing {
			continue
		}
		s.writing = true
		if s.folded > 0 && s.folded == s.frames && !s.restart(step) {
			return
		}
		if s.frames == 0 {
			s.log, s.written = s.header, nil
		}
		at, after := s.frames, s.anyStamp()
		for page := 1; page <= simulatedPages; page++ {
			if page != simulatedMarkPage && s.random.IntN(2) == 0 {
				continue
			}
			frame := simulatedFrame{page: page}
			if page == simulatedMarkPage {
				frame.marked, frame.mark = true, mark{stamp: after, before: s.state}
			}
			s.written = append(s.written[:at], append([]simulatedFrame{frame}, s.written[min(at+1, len(s.written)):]...)...)
			at++
			if !step() {
				return
			}
		}
		if s.random.IntN(5) > 0 { // else it is rolled back
			s.torn = true
			if !step() {
				return
			}
			s.frames, s.state, s.torn = at, after, false
		}
		s.writing = false
	}
}

// checkpoints is a program that copies the WAL into the main file again and again.
func (s *simulated) checkpoints(yield func(struct{}) bool) {
	step := func() bool { return yield(struct{}{}) }
	for step() {
		if s.folded >= s.frames || s.torn {
			continue
		}
		s.intended = s.frames
		if !step() {
			return
		}
		for page := 1; page <= simulatedPages; page++ {
			for _, frame := range slices.Backward(s.written[s.folded:s.intended]) {
				if frame.page != page {
					continue
				}
				if frame.marked {
					s.main = frame.mark
				}
				s.touch()
				if !step() {
					return
				}
				break
			}
		}
		if s.random.IntN(8) == 0 {
			continue // it was killed, and another begins
		}
		if !step() { // while it waits for the disk
			return
		}
		s.folded = s.intended
		if s.random.IntN(2) == 0 && s.folded == s.frames && !s.writing { // wal_checkpoint(TRUNCATE)
			s.writing = true
			if !s.restart(step) {
				return
			}
			s.written = nil
			s.writing = false
		}
	}
}

func (s *simulated) trace() (trace, error) {
	s.meanwhile()
	return s.shown, nil
}

func (s *simulated) mark() (mark, bool, error) {
	s.meanwhile()
	return s.main, true, nil
}

func (s *simulated) wal() (walMarks, int64, error) {
	s.meanwhile()
	if len(s.written) == 0 {
		return walMarks{}, 0, nil
	}
	w := walMarks{pageSize: simulatedPageSize, salt: salted(s.log), frames: len(s.written)}
	for i, frame := range s.written {
		if frame.marked {
			w.marks = append(w.marks, walMark{frame.mark, simulatedMarkPage, i + 1})
		}
	}
	return w, w.sizeOf(uint32(len(s.written))), nil
}

func salted(generation uint32) (salt [8]byte) {
	binary.NativeEndian.PutUint32(salt[:], generation)
	return salt
}

func (s *simulated) indexed() bool { return true }

func (s *simulated) index() (walIndex, bool, error) { return readIndex(s) }

// ReadAt reads the index, as SQLite lays it out.
func (s *simulated) ReadAt(b []byte, at int64) (int, error) {
	s.meanwhile()
	shm := make([]byte, 136)
	for head := range 2 {
		binary.NativeEndian.PutUint32(shm[48*head+16:], uint32(s.frames))
		salt := salted(s.header)
		copy(shm[48*head+32:], salt[:])
	}
	if s.torn {
		shm[48]++
	}
	binary.NativeEndian.PutUint32(shm[96:], uint32(s.folded))
	binary.NativeEndian.PutUint32(shm[128:], uint32(s.intended))
	if n := copy(b, shm[at:]); n < len(b) {
		return n, io.ErrUnexpectedEOF
	}
	return len(b), nil
}

// look is verify, without a library.
func (s *simulated) look(t *testing.T, id *identity) (certain bool, how loss) {
	t.Helper()
	o, certain, err := observe(s)
	must(t, err)
	switch {
	case !certain:
		return false, 0
	case id.walOverwritten(o):
		return true, walOverwritten
	case id.overwritten(o):
		return true, fileOverwritten
	}
	id.remember(o)
	return true, 0
}

// Whatever step other programs are at when the files are looked at, their commits and
// checkpoints are not taken for somebody who overwrites the library.
func TestNoStepOfACheckpointIsTakenForAnOverwrittenLibrary(t *testing.T) {
	onFile(t)
	t.Parallel()
	looked, told := 0, 0
	for seed := range uint64(800) {
		s := simulate(t, seed)
		id := &identity{exact: true, shm: new(os.File)}
		for range 50 {
			s.advance(s.random.IntN(100))
			certain, how := s.look(t, id)
			if certain {
				looked++
			}
			if how != 0 {
				told++
				if told < 5 {
					t.Errorf("seed %d: %v, the same content: %v", seed, how, id.same)
				}
				break
			}
		}
	}
	if told > 0 || looked < 10000 {
		t.Errorf("false alarms: %d in %d looks", told, looked)
	}
}

// A stranger who writes to the main file while no checkpoint is at work is noticed at
// the next look, also where the WAL was begun anew and changes were committed to it since.
func TestAStrangerIsToldFromACheckpoint(t *testing.T) {
	onFile(t)
	t.Parallel()
	restarted := 0
	for seed := range uint64(200) {
		for _, same := range []bool{false, true} {
			s := simulate(t, seed)
			id := &identity{exact: true, shm: new(os.File)}
			s.advance(s.random.IntN(200))
			for s.folded == 0 || s.folded != s.frames || s.folded != s.intended || s.writing || s.torn {
				s.advance(1)
			}
			s.still = true
			if certain, how := s.look(t, id); !certain || how != 0 {
				t.Fatalf("seed %d: while nothing is at work: %v, %v", seed, certain, how)
			}
			before := s.header
			for range s.random.IntN(60) {
				s.programs[0]() // only commits
			}
			if s.torn || s.folded > s.intended || s.intended > s.frames {
				continue // the index is being written
			}
			if s.header != before && s.frames == 0 {
				continue // nothing tells yet from which state the new WAL leads on
			}
			s.clock += 100
			s.touch()
			if !same {
				s.main.stamp = s.anyStamp()
			}
			if certain, how := s.look(t, id); !certain || how != fileOverwritten || id.same != same {
				t.Errorf("seed %d: told is %v, %v, the same content: %v", seed, certain, how, id.same)
			}
			if s.header != before && s.frames > 0 {
				restarted++
			}
		}
	}
	if restarted < 10 {
		t.Errorf("the WAL was begun anew only %d times", restarted)
	}
}
