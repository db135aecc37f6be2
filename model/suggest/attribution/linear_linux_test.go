package attribution

import (
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// thread asks for what the running thread used; the package syscall has no name for it.
const thread = 1

// TestTheTimeGrowsWithTheTextAlone reads texts of one endless sentence or paragraph at once,
// and the same letters in 32 parts: time by the square of the length would be 32 times as
// long at once. The time is that of the processor, which does not count what else the machine
// does.
func TestTheTimeGrowsWithTheTextAlone(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	spent := func() time.Duration {
		var used syscall.Rusage
		if err := syscall.Getrusage(thread, &used); err != nil {
			t.Fatal(err)
		}
		return time.Duration(used.Utime.Nano() + used.Stime.Nano())
	}
	const parts = 32
	took := func(text string, times int) float64 {
		runtime.GC()
		begin := spent()
		for range times {
			Find(text, "en")
		}
		return float64(spent() - begin)
	}
	for name, unit := range map[string]string{
		"verbs": "said ", "commas": "X, said, ", "relative": "who said and ", "quotes": "“a said X ", "singles": "'a said X ",
		"brackets": "(X said ", "names": "Maria Okafor said Nils Lindqvist said ", "pronouns": "he said it is so and ",
		"paragraphs": "“It is.\n\nX said ", "according": "according to X, ", "colons": "X: ", "titles": "the mayor said ",
		"gerunds": "X, saying so, ",
	} {
		apart, whole := took(strings.Repeat(unit, 500), parts), took(strings.Repeat(unit, 500*parts), 1)
		if whole > 8*apart {
			t.Errorf("%s: %.0f times as long at once", name, whole/apart)
		}
		t.Logf("%s: %.1f times", name, whole/apart)
	}
}
