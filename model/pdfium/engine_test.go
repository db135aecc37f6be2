package pdfium

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/klippa-app/go-pdfium/requests"
)

// alone is a machine on which no PDF was read yet.
func alone(t *testing.T) {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("LocalAppData", t.TempDir())
	engines.Lock()
	fast, slow, used, busy := engines.fast, engines.slow, engines.slowUsed, engines.slowBusy
	engines.fast, engines.slow, engines.slowUsed, engines.slowBusy = nil, nil, false, 0
	engines.Unlock()
	t.Cleanup(func() {
		engines.Lock()
		defer engines.Unlock()
		if engines.fast != nil { // it writes to the folder of the test
			<-engines.fast.ready
		}
		engines.fast, engines.slow, engines.slowUsed, engines.slowBusy = fast, slow, used, busy
	})
}

func pagesOf(t *testing.T, data []byte) int {
	t.Helper()
	reader, release, err := Reader(t.Context(), len(data))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		t.Fatal(release(err))
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err := release(err); err != nil {
		t.Fatal(err)
	}
	return count.PageCount
}

// TestTheFirstSmallPDFWaitsForNoCompiler: it is read by the interpreter, and
// nothing is compiled for it.
func TestTheFirstSmallPDFWaitsForNoCompiler(t *testing.T) {
	alone(t)
	if n := pagesOf(t, paper(3)); n != 3 {
		t.Errorf("%d pages", n)
	}
	if engines.fast != nil || engines.slow == nil || engines.slowBusy != 0 {
		t.Error("the first PDF was not left to the interpreter")
	}
}

// TestWhatOthersCanWriteIsNotRun: compiled code is neither read from nor put
// into a folder that is open to others.
func TestWhatOthersCanWriteIsNotRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no such mode on Windows")
	}
	alone(t)
	dir, ok := cacheDir()
	if !ok {
		t.Fatal("no cache")
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info, err)
	}
	if isCompiled() {
		t.Error("a fresh machine has it compiled")
	}
	if noteCompiled(dir); !isCompiled() {
		t.Error("it is not remembered")
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, ok := cacheDir(); ok || isCompiled() {
		t.Error("a folder open to others is used")
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Clean(dir)); err != nil {
		t.Fatal(err)
	}
	if _, ok := cacheDir(); ok {
		t.Error("a link is followed")
	}
}
