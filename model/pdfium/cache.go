package pdfium

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

// What PDFium was compiled to is kept in the user's cache, and is run: a folder
// that others can write to is not used.

// cacheDir is the folder that compiled code is kept in, false where there is none
// that is safe.
func cacheDir() (string, bool) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", false
	}
	dir := filepath.Join(base, "Galley", "pdf")
	if os.MkdirAll(dir, 0o700) != nil {
		return "", false
	}
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		return "", false
	}
	return dir, true
}

// marker is a file that says that this very PDFium is compiled for this machine.
func marker(dir string) string {
	var b strings.Builder
	b.WriteString(runtime.GOOS + " " + runtime.GOARCH)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if strings.Contains(m.Path, "go-pdfium") || strings.Contains(m.Path, "wazero") {
				b.WriteString(" " + m.Path + "@" + m.Version)
			}
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return filepath.Join(dir, "compiled-"+hex.EncodeToString(sum[:8]))
}

func isCompiled() bool {
	dir, ok := cacheDir()
	if !ok {
		return false
	}
	_, err := os.Stat(marker(dir))
	return err == nil
}

// noteCompiled remembers that PDFium is compiled. Without the note the next
// start only reads its first PDF more slowly.
func noteCompiled(dir string) {
	f, err := os.OpenFile(marker(dir), os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		_ = f.Close() // nothing was written
	}
}
