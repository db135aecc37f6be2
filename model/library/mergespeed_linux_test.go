package library

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// filled is a library file with articles of 5 kB and ten claims each, half of
// them rated, as an editor would have made them: through commands.
func filled(t testing.TB, path string, articles int, editor, rating string) {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < articles; i += 100 {
		err := l.write.Transaction(func(tx *gorm.DB) error {
			for n := i; n < min(i+100, articles); n++ {
				var b strings.Builder
				for k := range 100 {
					fmt.Fprintf(&b, "Sentence %d of story %d says that %d people came.", k, n, k*n)
					b.WriteString(" ")
				}
				text := strings.TrimSpace(b.String())
				event, err := l.planned(tx, editor, model.ImportArticle{Document: document(fmt.Sprint("Story ", n), text)})
				if err == nil {
					event, err = carryOut(tx, event)
				}
				if err != nil {
					return err
				}
				version := model.Change{Event: event}.Created(model.NounVersion)
				for k := range 10 {
					at := strings.Index(text, fmt.Sprintf("Sentence %d of", k*7))
					claim, err := l.planned(tx, editor, model.MarkClaim{VersionID: version, Span: passage.Span{Start: at, End: at + 20}})
					if err == nil {
						claim, err = carryOut(tx, claim)
					}
					if err == nil && k%2 == 0 {
						var verdict model.Event
						if verdict, err = l.planned(tx, editor,
							model.SetVerdict{ClaimID: model.Change{Event: claim}.Created(model.NounClaim), Rating: &rating,
								Reasoning: ptr("As the count of " + editor + " has it.")}); err == nil {
							_, err = carryOut(tx, verdict)
						}
					}
					if err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestMergeFigures measures merging large libraries: GALLEY_MERGE_FIGURES=1000,2000
// articles. It prints time, memory and the size of the event.
func TestMergeFigures(t *testing.T) {
	sizes := os.Getenv("GALLEY_MERGE_FIGURES")
	if sizes == "" {
		t.Skip("measures only when GALLEY_MERGE_FIGURES says how many articles")
	}
	for _, s := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		mine, theirs := filepath.Join(folder, "mine.galley"), filepath.Join(folder, "theirs.galley")
		filled(t, mine, n, "Ann", "True")
		filled(t, theirs, n, "Bob", "False") // with other ids, and other verdicts
		for _, into := range []string{"an empty library", "the same articles and claims, imported apart"} {
			path := mine
			if into == "an empty library" {
				path = filepath.Join(folder, "empty.galley")
			}
			l, err := Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			stop, top := make(chan bool), make(chan uint64)
			go func() {
				var most uint64
				for {
					select {
					case <-stop:
						top <- most
						return
					case <-time.After(20 * time.Millisecond):
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						most = max(most, m.HeapInuse)
					}
				}
			}()
			runtime.GC()
			began, worked := time.Now(), processor()
			last, at := "", began
			m, err := l.Merge(t.Context(), "Desk", theirs, func(_ float64, doing string) {
				if doing != last {
					if last != "" {
						t.Logf("    %-40s %6.2f s", last, time.Since(at).Seconds())
					}
					last, at = doing, time.Now()
				}
			})
			took, spent := time.Since(began), processor()-worked
			stop <- true
			if err != nil {
				t.Fatal(err)
			}
			var bytes int64
			if err := l.read.Raw("SELECT sum(length(noun) + length(id) + length(op) + length(before) + length(after) + 8) FROM event_edits "+
				"WHERE event_seq = ?", m.Change.Event.Seq).Scan(&bytes).Error; err != nil {
				t.Fatal(err)
			}
			t.Logf("%d articles, %d claims into %s: %.1f s (%.1f s of processor), %d MB of heap at most, event of %d edits in %.1f MB; %s", n,
				10*n, into, took.Seconds(), spent.Seconds(), <-top>>20, m.Change.Event.Long, float64(bytes)/1e6, m.Change.Event.What)
			began = time.Now()
			if _, err := l.Undo(t.Context(), "Desk"); err != nil {
				t.Fatal(err)
			}
			t.Logf("    undone in %.1f s", time.Since(began).Seconds())
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// processor is the time the program has had of the processors, which says more
// than the clock where others work too.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
