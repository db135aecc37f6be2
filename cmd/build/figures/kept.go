package figures

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// Articles returns how many articles a large library is measured with.
func Articles(t testing.TB) int {
	t.Helper()
	text := os.Getenv("GALLEY_BENCH_ARTICLES")
	if text == "" {
		return 100_000
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1000 {
		t.Fatalf("GALLEY_BENCH_ARTICLES is a number from 1000 on, not %q", text)
	}
	return n
}

// Claims is how many claims each article of a large library has.
const Claims = 10

// version is of what the benches build: when it is counted up, older copies are not used.
const version = 1

// Kept returns the path where something that takes minutes to build is kept for the next
// run, in the user's cache folder.
func Kept(t testing.TB, name string) string {
	t.Helper()
	folder, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	folder = filepath.Join(folder, "galley-bench")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, fmt.Sprintf("%s-%d-articles-v%d", name, Articles(t), version))
}
