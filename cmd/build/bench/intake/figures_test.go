// Package intake measures the import of many pages.
package intake

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"galley/cmd/build/figures"
	"galley/model/ingest"
	"galley/model/intake"
	"galley/model/library"
)

// TestFigures measures the import of many pages beside the extractor alone, and the memory
// that it takes; go run ./cmd/build bench library runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "library")
	const rounds, all = 10, 10_000
	some, what := t.TempDir(), "saved from the web"
	pages := realPages(t, some)
	if pages == 0 {
		pages, what = 200, "as a site might send them"
		newspaper(t, some, pages)
	}
	alone, whole := 0.0, 0.0
	for range rounds { // by turns, for the machine may have other work
		alone += seconds(func() { extract(t, some) })
		lib := fresh(t)
		whole += seconds(func() {
			if r := intake.Run(t.Context(), lib, "Ann", []intake.Origin{intake.Path(some)}, intake.Options{}); r.Count(intake.Imported)+
				r.Count(intake.Known) != pages {
				t.Fatal(r, r.Err)
			}
		})
	}
	each := func(s float64) float64 { return s * 1000 / rounds / float64(pages) }
	f.Say("import a folder of news pages "+what+", a page", "ms", each(whole), "the extractor alone, on as many cores", each(alone), 1.3)
	t.Logf("%.0f pages a second, the extractor alone %.0f", 1000/each(whole), 1000/each(alone))

	folder := t.TempDir()
	newspaper(t, folder, all)
	if peak := peakOfImport(t, folder); peak > 0 {
		f.Say(fmt.Sprintf("memory for a folder of %d pages, at its most", all), "MB", peak, "the bar of issue 4", 500, 1)
	}
}

func fresh(t *testing.T) *library.Library {
	t.Helper()
	lib, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "work.galley"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	return lib
}

// realPages writes the pages of the corpus and returns how many there are, 0 where the
// corpus is not here.
func realPages(t *testing.T, folder string) int {
	t.Helper()
	sources, err := filepath.Glob("../../../../../shared/corpus/pages/html/*.html.gz")
	if err != nil {
		t.Fatal(err)
	}
	for i, source := range sources {
		packed, err := os.Open(source)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(packed)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err = errors.Join(err, packed.Close()); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.html", i)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return len(sources)
}

func seconds(f func()) float64 {
	began := time.Now()
	f()
	return time.Since(began).Seconds()
}

// extract reads every page of a folder on all cores and keeps nothing.
func extract(t *testing.T, folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	work := make(chan string, len(entries))
	for _, e := range entries {
		work <- filepath.Join(folder, e.Name())
	}
	close(work)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for path := range work {
				if _, err := ingest.File(t.Context(), path, ingest.Hints{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

// peakOfImport imports a folder with galleyctl and returns its peak memory in MB, or 0 where
// the system does not say.
func peakOfImport(t *testing.T, folder string) float64 {
	program := filepath.Join(t.TempDir(), "galleyctl")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./cmd/galleyctl")
	build.Dir = filepath.Join("..", "..", "..", "..") // the benches' module lacks what only programs need
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.CommandContext(t.Context(), program, "--json", "--library", filepath.Join(t.TempDir(), "big.galley"), "import", folder)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	most := 0.0
	for looks := time.NewTicker(20 * time.Millisecond); ; {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return most
		case <-looks.C:
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
			if err != nil {
				continue
			}
			for line := range strings.Lines(string(status)) {
				if rest, is := strings.CutPrefix(line, "VmHWM:"); is {
					if kB, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB")); err == nil {
						most = max(most, float64(kB)/1024)
					}
				}
			}
		}
	}
}

var words = strings.Fields(`the envoy minister spoke of troops border miles summer talks city river people government said that would
	not more than before after between two sides war peace agreement signed on day week year million percent budget drugs traffic
	help against new old house committee report paper morning question answer nobody everybody country province road bridge school`)

// newspaper writes n pages as a news site sends them, no two the same: an
// article among links, scripts and styles.
func newspaper(t *testing.T, folder string, n int) {
	t.Helper()
	sentence := func(r *rand.Rand, n int) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(words[r.IntN(len(words))])
		}
		s := b.String()
		return strings.ToUpper(s[:1]) + s[1:]
	}
	script := "<script>" + strings.Repeat("window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)};", 220) +
		"</script>"
	style := "<style>" + strings.Repeat(".teaser__headline--large{font:700 1.5rem/1.2 serif;margin:0 0 .5em;color:#111}", 120) + "</style>"
	for i := range n {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		var b strings.Builder
		title := sentence(r, 8)
		fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s | The Paper</title>%s%s`, title, style, script)
		fmt.Fprintf(&b, `<meta property="og:title" content="%s"><meta name="author" content="Ann %d"></head><body><header><nav><ul>`, title, i)
		for range 80 {
			fmt.Fprintf(&b, `<li class="nav__item"><a href="/section/%d">%s</a></li>`, r.IntN(1000), sentence(r, 2))
		}
		fmt.Fprintf(&b, `</ul></nav></header><main><article><h1>%s</h1><p class="byline">By Ann Envoy, day %d</p>`, title, i)
		for range 14 {
			b.WriteString("<p>")
			for range 5 {
				fmt.Fprintf(&b, "%s, %d of them. ", sentence(r, 14), r.IntN(100_000))
			}
			b.WriteString("</p>")
		}
		b.WriteString(`</article><aside><h2>More</h2>`)
		for range 40 {
			fmt.Fprintf(&b, `<div class="teaser"><a href="/a/%d"><img src="/i/%d.jpg" alt=""><h3>%s</h3></a></div>`, r.IntN(9999), r.IntN(9999),
				sentence(r, 7))
		}
		b.WriteString("</aside></main><footer>" + script + "</footer></body></html>")
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.html", i)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
