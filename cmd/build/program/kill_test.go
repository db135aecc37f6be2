package program

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"galley/cmd/build/display"
	"galley/cmd/build/project"
)

// How often the programs are killed: in each run, and in the long one.
const (
	windowKills, windowKillsLong       = 10, 100
	galleyctlKills, galleyctlKillsLong = 15, 400
)

// rounds is how many there are of a kind in this run.
func rounds(usual, long int) int {
	if os.Getenv(project.LongGuard) != "" {
		return long
	}
	return usual
}

// mostLost is how much typing kill -9 may take. A machine that has other things to
// do is given besides some of what it takes for a word to reach the display.
const mostLost = time.Second

// word is one that was typed, with when it had reached the display.
type word struct {
	text string
	at   time.Time
}

// typist types words into the window that no other text has.
type typist struct {
	*running
	n       *int
	sent    []word
	slowest time.Duration // word, on its way to the display
}

// words types for so long, a word at a time.
func (p *typist) words(long time.Duration) {
	p.t.Helper()
	for end := time.Now().Add(long); time.Now().Before(end); {
		*p.n++
		text := fmt.Sprintf("w%05d ", *p.n)
		begun := time.Now()
		p.xdotool("type", "--delay", "8", text)
		p.slowest = max(p.slowest, time.Since(begun))
		p.sent = append(p.sent, word{strings.TrimSpace(text), time.Now()})
	}
}

// TestProgramSurvivesKills types into a claim and into a form, ends the program
// in all the ways there are at some moment, and looks at the next start for what
// was typed.
func TestProgramSurvivesKills(t *testing.T) {
	b := newWorkplace(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	text := filepath.Join(b.dir, "border.txt")
	write(t, text, story)
	b.ctl("import", text, "--title", "Troops at the border")
	var articles []struct {
		ID ident `json:"id"`
	}
	b.ctlJSON(&articles, "list")
	b.ctl("claim", "add", string(articles[0].ID), "--quote", "21,000 troops", "--nth", "1")

	type end struct {
		name   string
		signal syscall.Signal
		lost   time.Duration // of what was typed before
	}
	ends := []end{
		{"kill -9", syscall.SIGKILL, mostLost}, {"SIGTERM", syscall.SIGTERM, 0}, {"SIGHUP", syscall.SIGHUP, 0}, {"SIGINT", syscall.SIGINT, 0},
	}
	// Galley heeds a signal only where its starter did not have it ignored, as
	// nohup does with SIGHUP, and this test's starter may be that.
	ends = slices.DeleteFunc(ends, func(e end) bool { return signal.Ignored(e.signal) })
	n := 0
	var worst time.Duration
	for round := range rounds(windowKills, windowKillsLong) {
		end := ends[round%len(ends)]
		inForm := (round+round/len(ends))%2 == 0 // every end comes to both
		p := &typist{running: b.open(b.library), n: &n}
		p.key("n")
		into := "r" // the reasoning
		if inForm {
			into = "s" // a source
		}
		p.key(into)
		p.settle()
		p.words(time.Duration(300+random.IntN(2200)) * time.Millisecond)
		if end.lost == 0 {
			p.settle() // what is still under way to the window was not typed into it yet
		}
		killed := time.Now()
		if err := p.program.Signal(end.signal); err != nil {
			t.Fatal(err)
		}
		select {
		case <-p.program.Done:
		case <-time.After(patience):
			t.Fatalf("round %d: the window outlived %s", round, end.name)
		}
		if end.lost == 0 {
			if err := p.program.Wait(); err != nil {
				t.Errorf("round %d: after %s: %v", round, end.name, err)
			}
		}
		kept := b.reasoning() + b.drafts()
		for _, w := range p.sent {
			if strings.Contains(kept, w.text) {
				continue
			}
			age := killed.Sub(w.at)
			worst = max(worst, age)
			if end.lost == 0 || age > end.lost+5*p.slowest {
				t.Errorf("round %d: %s took %s, typed %v before (of %d words into %q)", round, end.name, w.text, age.Round(time.Millisecond),
					len(p.sent), into)
			}
		}
		b.ctl("check")
	}
	t.Logf("the oldest word that was lost had been typed %v before", worst.Round(time.Millisecond))

	b.endsEarly(random)

	// At the next start the reasoning that was only journalled is stored, and the
	// form is offered.
	g := b.open(b.library)
	journalled := b.drafts()
	g.picture("after-kills")
	g.quit()
	if strings.Contains(journalled, `"kind":"text"`) {
		t.Errorf("a text is still only journalled: %s; stored: %s", journalled, b.reasoning())
	}
}

// endsEarly tells Galley to end while it starts: before its window is there,
// while that comes up, and while the library is opened.
func (b *workplace) endsEarly(random *rand.Rand) {
	b.t.Helper()
	for range rounds(4, 40) {
		cmd := exec.CommandContext(b.ctx, b.galley, "--library", b.library, "--editor", "Ada")
		cmd.Env = b.display.Env()
		var said bytes.Buffer
		cmd.Stderr = &said
		p, err := display.StartProgram(b.ctx, cmd)
		if err != nil {
			b.t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(1500)) * time.Millisecond) // any moment is as good
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			b.t.Fatal(err)
		}
		select {
		case <-p.Done:
		case <-time.After(patience):
			p.Kill()
			b.t.Fatal("it does not end while it starts")
		}
		if strings.Contains(said.String(), "panic") || strings.Contains(said.String(), "goroutine ") {
			b.t.Errorf("ended while it started it says:\n%s", said.String())
		}
	}
	b.ctl("check")
}

// reasoning is what the library has of its claims, with what was written of them.
func (b *workplace) reasoning() string {
	b.t.Helper()
	return string(b.ctl("--json", "claim", "list"))
}

// drafts is what the journals have.
func (b *workplace) drafts() string {
	b.t.Helper()
	files, err := filepath.Glob(filepath.Join(os.Getenv("XDG_STATE_HOME"), "Galley", "drafts-*.json"))
	if err != nil {
		b.t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

// TestProgramGalleyctlSurvivesKills kills galleyctl while it imports: what it
// said is stored is there, and nothing is there by half.
func TestProgramGalleyctlSurvivesKills(t *testing.T) {
	if os.Getenv(project.ProgramGuard) == "" {
		t.Skip("runs the real programs; runs with: go run ./cmd/build test")
	}
	b := &workplace{t: t, ctx: t.Context(), dir: t.TempDir(), galleyctl: os.Getenv(project.GalleyctlBinary)}
	b.library = filepath.Join(b.dir, "test.galley")
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	files := make([]string, 3)
	for i := range files {
		files[i] = filepath.Join(b.dir, fmt.Sprintf("part-%d.txt", i))
	}
	begun := time.Now()
	importing := func(round int) *exec.Cmd {
		for i, f := range files {
			write(t, f, fmt.Sprintf("Round %d, part %d\n\n%s", round, i, story))
		}
		return exec.CommandContext(b.ctx, b.galleyctl, append([]string{"--library", b.library, "--editor", "Ada", "import"}, files...)...)
	}
	if err := importing(0).Run(); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(begun)
	said := map[string]bool{} // titles of which galleyctl said that they are stored
	ended := 0
	for round := range rounds(galleyctlKills, galleyctlKillsLong) {
		cmd := importing(round + 1)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(random.Int64N(int64(whole)*5/4)), func() { _ = cmd.Process.Kill() })
		if cmd.Wait() == nil {
			ended++
			for i := range files {
				said[fmt.Sprintf("Round %d, part %d", round+1, i)] = true
			}
		}
		b.ctl("check")
		var articles []struct {
			Title string `json:"title"`
		}
		b.ctlJSON(&articles, "list")
		there := map[string]bool{}
		for _, a := range articles {
			if there[a.Title] {
				t.Errorf("round %d: %q is there twice", round, a.Title)
			}
			there[a.Title] = true
		}
		for title := range said {
			if !there[title] {
				t.Errorf("round %d: %q was stored, and is gone", round, title)
			}
		}
	}
	t.Logf("of %d imports %d came to their end before the kill", rounds(galleyctlKills, galleyctlKillsLong), ended)
}
